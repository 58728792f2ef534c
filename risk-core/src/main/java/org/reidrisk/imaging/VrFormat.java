package org.reidrisk.imaging;

import org.reidrisk.value.ValueFormat;

/** How the values of a value representation are compared. */
final class VrFormat {
  private VrFormat() {}

  /**
   * The format of an attribute's cells.
   *
   * @param vr the value representation, empty for none
   * @param multiplicity as the dictionary writes it, {@code 1} or {@code 1-n}
   */
  static ValueFormat of(String vr, String multiplicity) {
    boolean single = multiplicity.equals("1");
    return switch (vr) {
      case "AS" -> single ? ValueFormat.AGE : ValueFormat.TEXT;
      case "DA" -> single ? ValueFormat.DATE : ValueFormat.TEXT;
      case "TM" -> single ? ValueFormat.TIME : ValueFormat.TEXT;
      case "DS", "IS", "FL", "FD", "US", "UL", "SS", "SL", "UV", "SV", "US or SS" ->
          single ? ValueFormat.NUMBER : ValueFormat.NUMBERS;
      case "UI" -> single ? ValueFormat.UID : ValueFormat.TEXT;
      case "CS" -> single ? ValueFormat.CODE : ValueFormat.CODES;
      case "DT" -> single ? ValueFormat.DATETIME : ValueFormat.TEXT;
      case "PN" -> single ? ValueFormat.NAME : ValueFormat.TEXT;
      default -> ValueFormat.TEXT;
    };
  }
}
