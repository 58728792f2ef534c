package org.reidrisk.record;

import java.util.Objects;

/**
 * Which program made a record.
 *
 * @param name its name
 * @param version its version
 * @param commit the commit it was built from; {@code unknown} when it was built outside a
 *     repository
 */
public record ToolVersion(String name, String version, String commit) {
  /** Checks that nothing is missing. */
  public ToolVersion {
    Objects.requireNonNull(name);
    Objects.requireNonNull(version);
    Objects.requireNonNull(commit);
  }
}
