package org.reidrisk.inventory;

import java.util.List;
import java.util.Objects;
import org.reidrisk.Term;

/**
 * One of the eighteen identifiers of 45 CFR 164.514(b)(2)(i), looked for in an export.
 *
 * @param letter A to R
 * @param subject what the identifier is, in a few words
 * @param verdict whether it was seen
 * @param columns the columns in which it was seen, or that leave it open; in file order
 * @param reason why, in one sentence without values
 */
public record SafeHarborItem(
    String letter, String subject, Verdict verdict, List<String> columns, String reason) {

  /** Whether an identifier is in an export. */
  public enum Verdict implements Term {
    /** Some column holds it. */
    PRESENT,
    /** No column that was recognised, and no text looked at, holds it. */
    NOT_SEEN,
    /** A table cannot tell. */
    CANNOT_ASSESS
  }

  /** Takes a copy of the list. */
  public SafeHarborItem {
    Objects.requireNonNull(letter);
    Objects.requireNonNull(subject);
    Objects.requireNonNull(verdict);
    Objects.requireNonNull(reason);
    columns = List.copyOf(columns);
  }
}
