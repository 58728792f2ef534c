package org.reidrisk.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A release that somebody may hold already, as a policy names it. It is read as the policy reads
 * this one.
 *
 * @param id its name in policy, record and report
 * @param file its file, relative to the policy's folder
 * @param columns its column for a column of this release, where the names differ
 * @param patients what its patient keys are; null when the data are to tell
 */
public record EarlierRelease(
    String id, String file, Map<String, String> columns, @Nullable PatientKeys patients) {

  /** Takes a copy. */
  public EarlierRelease {
    Objects.requireNonNull(columns);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    if (id.isBlank() || file.isEmpty()) {
      throw new IllegalArgumentException("an earlier release has an id and a file");
    }
  }
}
