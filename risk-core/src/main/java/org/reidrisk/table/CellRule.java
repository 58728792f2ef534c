package org.reidrisk.table;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.value.ValueFormat;

/** What a cell of one column means: missing, or the text that stands for its value. */
final class CellRule {

  /**
   * The meaning of one spelling.
   *
   * @param value canonical text, or null when missing
   * @param unparsed whether the cell does not parse in the column's format
   */
  record Meaning(@Nullable String value, boolean unparsed) {}

  private static final Meaning MISSING = new Meaning(null, false);

  private final ColumnSpec spec;
  private final boolean trim;
  private final Set<String> missingValues;

  CellRule(ColumnSpec spec, boolean trim, Set<String> missingValues) {
    this.spec = spec;
    this.trim = trim;
    this.missingValues = missingValues;
  }

  ColumnSpec spec() {
    return spec;
  }

  /** Whether different spellings always mean different values. */
  boolean isPlain() {
    return spec.format() == ValueFormat.TEXT && !trim;
  }

  boolean isPatientKey() {
    return spec.role() == Role.PATIENT_KEY;
  }

  Set<String> missingValues() {
    return missingValues;
  }

  Meaning meaning(String rawCell) {
    String cell = trim ? rawCell.strip() : rawCell;
    // Rows without a key are nobody's; a blank key would make them one person.
    boolean noKey = isPatientKey() && cell.isBlank();
    if (noKey || missingValues.contains(cell)) {
      return MISSING;
    }
    Optional<String> canonical = spec.format().canonical(cell);
    String value = canonical.orElse(cell);
    return missingValues.contains(value) ? MISSING : new Meaning(value, canonical.isEmpty());
  }
}
