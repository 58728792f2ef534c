package org.reidrisk;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One sentence of evidence about the release, tied to a check.
 *
 * <p>A finding never quotes a cell of the export: {@code evidence} holds counts, positions and
 * column names only.
 *
 * @param code stable identifier of the kind of finding, such as {@code direct-identifier-present}
 * @param severity what it does to the decision
 * @param about the column, set or setting that it concerns; {@code release} when it concerns all
 * @param text one plain sentence that says what was found and what to do
 * @param evidence the counts behind it; empty when there are none
 * @param acknowledged the reason that the policy gives for accepting it, or null; an acknowledged
 *     finding no longer blocks
 */
public record Finding(
    String code,
    Severity severity,
    String about,
    String text,
    String evidence,
    @Nullable String acknowledged) {

  /** Checks that the finding is complete. */
  public Finding {
    Objects.requireNonNull(code);
    Objects.requireNonNull(severity);
    Objects.requireNonNull(about);
    Objects.requireNonNull(text);
    Objects.requireNonNull(evidence);
  }

  /**
   * A finding that nobody has acknowledged.
   *
   * @param code stable identifier
   * @param severity what it does to the decision
   * @param about what it concerns
   * @param text one plain sentence
   * @param evidence the counts behind it
   */
  public Finding(String code, Severity severity, String about, String text, String evidence) {
    this(code, severity, about, text, evidence, null);
  }

  /**
   * The same finding, accepted by somebody with a reason.
   *
   * @param reason the reason as the policy gives it
   * @return an acknowledged copy
   */
  public Finding acknowledgedBecause(String reason) {
    return new Finding(code, severity, about, text, evidence, Objects.requireNonNull(reason));
  }

  /**
   * Whether the finding keeps the outcome from being {@code accept}.
   *
   * @return true when it is blocking and not acknowledged
   */
  public boolean blocks() {
    return severity == Severity.BLOCKING && acknowledged == null;
  }
}
