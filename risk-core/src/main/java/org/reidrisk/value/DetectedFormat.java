package org.reidrisk.value;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The format that fits the values of a column, and how well.
 *
 * @param format the format to compare them by
 * @param content what the values alone look like, whatever was expected
 * @param expected what was expected, or null
 * @param parsedShare share of the values looked at that parse in {@code format}, from 0 to 1; 0
 *     when there was none
 * @param looked how many distinct values were looked at, without sure placeholders; a bounded
 *     number of a long column
 * @param placeholders how many more of them are sure placeholders in a column of {@code format}
 * @param spellings how the values are written that parse: every spelling of at least 5 %, the
 *     commonest first
 * @param mixed whether two spellings hold at least 5 % each of what parses, or another format at
 *     least 5 % of all
 * @param ambiguous whether the values are dates that can all be read with the day first and with
 *     the month first; {@code format} is then day-first, and a person must decide; false where one
 *     of the two was expected
 * @param damage what a spreadsheet seems to have done
 */
public record DetectedFormat(
    ValueFormat format,
    ValueFormat content,
    @Nullable ValueFormat expected,
    double parsedShare,
    long looked,
    long placeholders,
    List<Spelling> spellings,
    boolean mixed,
    boolean ambiguous,
    SpreadsheetDamage damage) {

  /** Takes a copy of the list. */
  public DetectedFormat {
    Objects.requireNonNull(format);
    Objects.requireNonNull(content);
    Objects.requireNonNull(damage);
    spellings = List.copyOf(spellings);
  }

  /**
   * Whether the values do not have the format that was expected.
   *
   * @return false when nothing was expected or there was no value
   */
  public boolean disagrees() {
    return expected != null && looked > 0 && format != expected;
  }
}
