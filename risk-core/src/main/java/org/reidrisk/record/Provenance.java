package org.reidrisk.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a record came about, as far as it can change a figure.
 *
 * @param settings every convention that the run followed, by name, in a fixed order
 * @param seed the seed of random choices, or null when none were made
 * @param javaMajor major version of the Java platform
 */
public record Provenance(Map<String, String> settings, @Nullable Long seed, int javaMajor) {
  /** Takes a copy. */
  public Provenance {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }
}
