package org.reidrisk.inventory;

/** Values that stand where a value was taken away, or never was. */
final class Fillers {
  private static final WordSet WORDS =
      WordSet.of(
          "anon",
          "anonym",
          "anonymous",
          "anonymized",
          "anonymised",
          "anonymize",
          "removed",
          "redacted",
          "deidentified",
          "deident",
          "unknown",
          "unk",
          "none",
          "null",
          "nil",
          "nan",
          "na",
          "n/a",
          "-",
          "--",
          "?",
          "dummy",
          "blank",
          "empty",
          "confidential",
          "withheld",
          "hidden",
          "default",
          "undefined",
          "unspecified",
          "not available",
          "not applicable",
          "no value",
          "value",
          "000y",
          "000d",
          "000m",
          "000w",
          "19000101",
          "1900-01-01",
          "18000101",
          "anonymous^anonymous",
          "anonymous^^^",
          "anon^anon",
          "anonymous patient",
          "de-identified",
          "[redacted]",
          "<redacted>",
          "[removed]",
          "<removed>",
          "<>",
          "[]",
          "()",
          "none^none",
          "patient^anonymous",
          "anonymous^patient",
          "removed^removed",
          "no_name",
          "noname",
          "no name");

  private Fillers() {}

  /** Whether a value is blank, a word for nothing, or one sign over and over. */
  static boolean holds(String value) {
    int from = 0;
    int to = value.length();
    while (from < to && value.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && value.charAt(to - 1) <= ' ') {
      to--;
    }
    if (from == to || WORDS.holds(value, from, to)) {
      return true;
    }
    char first = Character.toLowerCase(value.charAt(from));
    boolean filler = first == '0' || first == 'x' || !Character.isLetterOrDigit(first);
    for (int i = from + 1; filler && i < to; i++) {
      char c = Character.toLowerCase(value.charAt(i));
      filler = c == first || (first == '0' && (c == '.' || c == ':' || c == '-'));
    }
    return filler && (to - from > 1 || first == '0' || !Character.isLetterOrDigit(first));
  }
}
