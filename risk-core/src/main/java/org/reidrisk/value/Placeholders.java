package org.reidrisk.value;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Knows the texts that stand for missing values, so that a policy's {@code missing-values} can be
 * proposed. Nothing here makes a cell missing: a placeholder that is taken for a value makes one
 * large class and understates risk, and a value that is taken for missing loses a patient's value.
 *
 * <p>Certain are blanks, what programs print for nothing ({@code NaN}, {@code None}, {@code NULL},
 * {@code n/a}, {@code #N/A}, {@code <>}), dashes, and the words of de-identification programs
 * ({@code ANONYMOUS}, {@code REDACTED}; {@code REMOVED} and {@code DELETED} in capitals only).
 * Possible are words that may be an answer ({@code UNKNOWN}, {@code NONE}, {@code REMOVED} in other
 * spellings, {@code ?}) and the codes {@code -1}, {@code 999} and their like. In dates, zeros and
 * days that no patient has seen ({@code 99991231}, {@code 00010101}) are certain; days that
 * programs begin to count with ({@code 19000101}, {@code 19700101}) are possible, as are {@code
 * 000Y} among ages, where {@code 999Y} is certain, and {@code 000000} among times.
 */
public final class Placeholders {
  private static final int LONGEST = 64;
  private static final int SHARE_OF_DOMINANT = 10;

  /** No certain word is longer. */
  private static final int LONGEST_WORD = 16;

  /** Whatever their capitals. */
  private static final Set<String> CERTAIN =
      words(
          "NAN;NAT;NULL;<NULL>;(NULL);<>;<NONE>;(NONE);<NA>;N/A;<N/A>;N.A.;#N/A;#NULL!;#DIV/0!",
          "#VALUE!;#REF!;#NAME?;#NUM!;-;--;---;<EMPTY>;(EMPTY);<MISSING>;(MISSING)",
          "ANONYMOUS;ANONYMIZED;ANONYMISED;<ANONYMIZED>;[ANONYMIZED];DEIDENTIFIED;DE-IDENTIFIED",
          "PSEUDONYMIZED;PSEUDONYMISED;REDACTED;<REDACTED>;[REDACTED];<REMOVED>;[REMOVED];(REMOVED)");

  private static final Set<String> CERTAIN_AS_WRITTEN = words("None;NA;REMOVED;DELETED");

  /** Whatever their capitals. */
  private static final Set<String> POSSIBLE =
      words(
          "UNKNOWN;UNK;UNSPECIFIED;UNDEFINED;UNAVAILABLE;NOT KNOWN;NOT AVAILABLE;NOT APPLICABLE",
          "NOT SPECIFIED;NO DATA;NONE;NA;NIL;REMOVED;DELETED;MASKED;WITHHELD;SUPPRESSED;CENSORED",
          "MISSING;EMPTY;BLANK;ANON;DUMMY;NOBODY;?;??;???;.;..;X;XX;XXX;XXXX;XXXXX;_;*;**;***",
          "-1;-9;-99;-999;-9999;999;9999;99999;999999");

  private Placeholders() {}

  private static Set<String> words(String... lines) {
    return Set.of(String.join(";", lines).split(";", -1));
  }

  /**
   * Whether a text may stand for a missing value.
   *
   * @param cell the text, as it stands in the file
   * @return what it is likely to be, or empty when nothing speaks for it
   */
  public static Optional<Placeholder> of(String cell) {
    String text = withoutPadding(cell);
    if (text.isEmpty()) {
      return found(Placeholder.Scope.ANY, true);
    }
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String folded = text.toUpperCase(Locale.ROOT);
    if (CERTAIN.contains(folded) || CERTAIN_AS_WRITTEN.contains(text)) {
      return found(Placeholder.Scope.ANY, true);
    }
    if (POSSIBLE.contains(folded)) {
      return found(Placeholder.Scope.ANY, false);
    }
    return Dates.digit(text.charAt(0)) ? numeric(text, folded) : Optional.empty();
  }

  /**
   * Whether a text is worth proposing as missing for a column.
   *
   * @param cell the text
   * @param format the column's format
   * @param count how many cells hold it
   * @param filled how many cells of the column are not empty
   * @return true for a certain placeholder of that format, and for a possible one that at least a
   *     tenth of the cells hold; a proposal all the same, for a person to confirm
   */
  public static boolean proposes(String cell, ValueFormat format, long count, long filled) {
    return of(cell)
        .filter(p -> p.in(format))
        .filter(p -> p.certain() || (count > 0 && count * SHARE_OF_DOMINANT >= filled))
        .isPresent();
  }

  /**
   * Whether a text stands for a missing value without doubt, in a column of any format. Much faster
   * than {@link #of}, for long lists of values.
   *
   * @param cell the text, as it stands in the file
   * @return true for blanks and for the certain words that are bound to no format
   */
  public static boolean always(String cell) {
    String text = withoutPadding(cell);
    if (text.length() > LONGEST_WORD) {
      return false;
    }
    return text.isEmpty()
        || (!Dates.digit(text.charAt(0))
            && (CERTAIN_AS_WRITTEN.contains(text)
                || CERTAIN.contains(text.toUpperCase(Locale.ROOT))));
  }

  /** The certain words of any format, for tests. */
  static Set<String> certainWords() {
    Set<String> words = new TreeSet<>(CERTAIN);
    words.addAll(CERTAIN_AS_WRITTEN);
    return words;
  }

  private static Optional<Placeholder> found(Placeholder.Scope scope, boolean certain) {
    return Optional.of(new Placeholder(scope, certain));
  }

  /** The text without its edges: empty components of a name say no more than blanks and NULs. */
  private static String withoutPadding(String cell) {
    int from = 0;
    int to = cell.length();
    while (from < to && padding(cell.charAt(from))) {
      from++;
    }
    while (to > from && padding(cell.charAt(to - 1))) {
      to--;
    }
    return cell.substring(from, to);
  }

  private static boolean padding(char c) {
    return c == '\0' || c == '^' || c == '\u00a0' || Character.isWhitespace(c);
  }

  private static Optional<Placeholder> numeric(String text, String folded) {
    if (zeros(text, 0)) {
      return nothing(text);
    }
    if (folded.equals("000Y") || folded.equals("999Y")) {
      return found(Placeholder.Scope.AGES, text.charAt(0) == '9');
    }
    int end = Dates.yearFirstEnd(text);
    if (end > 0) {
      return day(Dates.yearFirst(text, end), zeros(text, end));
    }
    Optional<Placeholder> byDay = day(Dates.day(text, Dates.Order.DAY), true);
    return byDay.isPresent() ? byDay : day(Dates.day(text, Dates.Order.MONTH), true);
  }

  /** Whether nothing but zeros and the separators of dates and times follows. */
  private static boolean zeros(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if ("0-:./ TZ".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Zeros in the places of a date, a date-time or a time. */
  private static Optional<Placeholder> nothing(String text) {
    boolean coloned = text.length() >= 5 && text.charAt(2) == ':' && text.charAt(4) == '0';
    int dot = text.indexOf('.');
    int digits = dot < 0 ? text.length() : dot;
    boolean compact = Dates.digits(text, 0, digits);
    boolean yearFirst = Dates.yearFirstEnd(text) == 10;
    boolean yearLast = text.length() >= 10 && Dates.digits(text, 6, 10) && text.charAt(2) != '0';
    if (yearFirst || yearLast || (compact && (digits == 8 || digits == 12 || digits == 14))) {
      return found(Placeholder.Scope.DATES, true);
    }
    return coloned || (compact && digits == 6)
        ? found(Placeholder.Scope.TIMES, false)
        : Optional.empty();
  }

  private static Optional<Placeholder> day(int day, boolean bare) {
    return switch (day) {
      case 1_01_01, 1111_11_11, 1601_01_01, 1753_01_01, 1858_11_17, 9999_12_31, 9999_01_01 ->
          found(Placeholder.Scope.DATES, true);
      case 1899_12_30, 1899_12_31, 1900_01_01, 1901_01_01, 1904_01_01, 1970_01_01 ->
          bare ? found(Placeholder.Scope.DATES, false) : Optional.empty();
      default -> Optional.empty();
    };
  }
}
