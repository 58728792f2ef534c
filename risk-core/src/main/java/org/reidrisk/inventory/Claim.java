package org.reidrisk.inventory;

import java.util.List;
import java.util.Objects;
import org.reidrisk.Term;

/**
 * One thing that an export says of its own de-identification, held against its columns.
 *
 * @param code the method code of CID 7050, or the keyword of the flag; stable
 * @param claim what is claimed, in one sentence
 * @param verdict whether the columns bear it out
 * @param columns the columns that speak against the claim, or for it when it holds; in file order
 * @param evidence counts of sampled rows; empty when there are none
 */
public record Claim(
    String code, String claim, Verdict verdict, List<String> columns, String evidence) {

  /** Whether columns bear a claim out. */
  public enum Verdict implements Term {
    /** The columns agree with it. */
    HOLDS,
    /** Some row claims it and holds a value that cannot be there if it were true. */
    CONTRADICTED,
    /** The table alone does not tell. */
    CANNOT_TELL
  }

  /** Takes a copy of the list. */
  public Claim {
    Objects.requireNonNull(code);
    Objects.requireNonNull(claim);
    Objects.requireNonNull(verdict);
    Objects.requireNonNull(evidence);
    columns = List.copyOf(columns);
  }
}
