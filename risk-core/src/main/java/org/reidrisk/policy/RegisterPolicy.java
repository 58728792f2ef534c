package org.reidrisk.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A register of the population that a release was drawn from, as a policy names it.
 *
 * @param file the register's file, relative to the policy's folder
 * @param columns the register's column for each quasi-identifier that it holds; empty when columns
 *     of one name are meant
 * @param count the register's column that says for how many people a row stands; null when each row
 *     is one
 * @param person the register's column whose equal values are one person; null when each row is one
 * @param source where the register comes from; empty when the policy does not say
 * @param date when it was true; empty when the policy does not say
 */
public record RegisterPolicy(
    String file,
    Map<String, String> columns,
    @Nullable String count,
    @Nullable String person,
    String source,
    String date) {

  /** Takes a copy. */
  public RegisterPolicy {
    Objects.requireNonNull(source);
    Objects.requireNonNull(date);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    if (file.isEmpty() || (count != null && person != null)) {
      throw new IllegalArgumentException("a register has a file, and a count or a person");
    }
  }
}
