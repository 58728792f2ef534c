package org.reidrisk.arx;

import org.reidrisk.record.PeerComparison.Reason;

/** The known differences between ARX and us. */
enum Difference {
  SUPPRESSED_ROWS(
      "suppressed-rows-left-out",
      "ARX leaves rows out in which every quasi-identifier is \"*\"; we count every released row."),
  MISSING_ROWS(
      "suppressed-rows-left-out",
      "ARX leaves rows out in which every quasi-identifier is \"*\", and it is given missing cells"
          + " as \"*\" here; we count every released row."),
  NULL_TEXT(
      "null-is-a-text",
      "A missing cell is the text NULL to ARX, so that it meets cells that say NULL; we keep them"
          + " apart."),
  STAR_TEXT(
      "star-is-a-text",
      "Where missing cells are wildcards ARX lets the text \"*\" match everything; the policy does"
          + " not list it among the missing values, so that it is a text like others here."),
  MISSING_SENSITIVE(
      "missing-sensitive-is-a-value",
      "ARX counts a missing sensitive cell as one more value, which changes every share, so that the"
          + " figure may rise or fall; here it adds no value."),
  LIMIT_STRICT(
      "limit-read-strictly",
      "ARX calls a record at risk when 1/size exceeds the limit as written; the policy reads the"
          + " limit as the class size that regulators give for it."),
  ONE_PERCENT(
      "one-percent-rule",
      "With wildcards ARX lets a class size exceed the limit by up to one per cent; we compare class"
          + " sizes as integers."),
  LARGER_MEAN(
      "larger-of-two-means",
      "ARX's average journalist risk is the larger of two: the mean over records, which is ours, and"
          + " classes over people of the population, for an attacker who starts there."),
  LOG_TWO(
      "logarithm-of-base-two",
      "ARX takes logarithms to base two; ours are natural, smaller by the factor ln 2."),
  INT_OVERFLOW(
      "overflow-in-hierarchical-t",
      "ARX multiplies counts as 32-bit integers here, which overflow on a table of this size: its"
          + " figure is wrong."),
  ROUNDING(
      "rounding",
      "ARX adds rounded numbers one by one; ours is exact. The difference is within what these"
          + " additions can round.");

  private final String code;
  private final String text;

  Difference(String code, String text) {
    this.code = code;
    this.text = text;
  }

  String code() {
    return code;
  }

  /** Name and sentence, as records have them. */
  Reason reason() {
    return new Reason(code, text);
  }
}
