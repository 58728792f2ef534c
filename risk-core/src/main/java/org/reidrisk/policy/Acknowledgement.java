package org.reidrisk.policy;

import java.util.Objects;

/**
 * A blocking finding that somebody accepts, with a reason that the report prints.
 *
 * @param code the finding's code
 * @param about what the finding is about
 * @param reason why it is accepted
 */
public record Acknowledgement(String code, String about, String reason) {
  /** Checks that nothing is missing. */
  public Acknowledgement {
    Objects.requireNonNull(code);
    Objects.requireNonNull(about);
    if (reason.isBlank()) {
      throw new IllegalArgumentException("an acknowledgement states its reason");
    }
  }
}
