package org.reidrisk.policy;

import java.util.Arrays;
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

  /** The field that names the statements a report carries. */
  static final String STATEMENTS = "statements";

  /** The further fields that a policy may hold. */
  public static final List<String> FACTS =
      List.of(
          "purpose",
          "recipients",
          "legal-basis",
          "consent",
          "ethics-approval",
          "contact",
          "review-by",
          "period",
          "sources",
          "transformations",
          "utility",
          "conditions",
          "expires",
          "expert",
          "independence",
          "sign-off",
          STATEMENTS);

  private static final String JOINT = "; ";

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

  /**
   * A field's entries: one, unless the policy has a list there.
   *
   * @param fact a field out of {@link #FACTS}
   * @return its entries; empty when the policy does not state it
   */
  public List<String> entries(String fact) {
    String text = facts.getOrDefault(fact, "");
    return Arrays.stream(text.split(JOINT)).map(String::strip).filter(e -> !e.isEmpty()).toList();
  }

  /**
   * Whether the policy asks for a statement.
   *
   * @param statement a statement
   * @return true when the policy names it among its statements
   */
  public boolean asksFor(Statement statement) {
    return entries(STATEMENTS).contains(statement.word());
  }

  /** How the entries of a list are kept. */
  static String joined(List<String> entries) {
    return String.join(JOINT, entries);
  }
}
