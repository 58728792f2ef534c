package org.reidrisk.policy;

import java.util.Objects;

/**
 * Who of the held people is which patient.
 *
 * @param file the file, relative to the policy's folder
 * @param held its column of held people, as {@link HeldTable#person} names them
 * @param release its column of patient keys
 */
public record TruthTable(String file, String held, String release) {
  /** Checks that nothing is missing. */
  public TruthTable {
    Objects.requireNonNull(file);
    Objects.requireNonNull(held);
    Objects.requireNonNull(release);
  }
}
