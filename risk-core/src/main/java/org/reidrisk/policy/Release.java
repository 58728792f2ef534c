package org.reidrisk.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is to be released, to whom and why: the part of a policy that a board reads.
 *
 * @param id the release's id
 * @param title its title; empty when none is given
 * @param tier how it reaches its recipients
 * @param contains what is released: {@code metadata}, and whatever else goes with it
 * @param facts further fields that boards ask for, by key: purpose, recipients, legal-basis, …
 */
public record Release(
    String id, String title, AccessTier tier, List<String> contains, Map<String, String> facts) {

  /** The further fields that a policy may hold. */
  public static final List<String> FACTS =
      List.of(
          "purpose",
          "recipients",
          "legal-basis",
          "consent",
          "ethics-approval",
          "contact",
          "review-by");

  /** Takes copies. */
  public Release {
    Objects.requireNonNull(id);
    Objects.requireNonNull(title);
    Objects.requireNonNull(tier);
    contains = List.copyOf(contains);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /**
   * A release of metadata without further fields.
   *
   * @param id the release's id
   * @param tier how it reaches its recipients
   * @return the release
   */
  public static Release of(String id, AccessTier tier) {
    return new Release(id, "", tier, List.of("metadata"), Map.of());
  }
}
