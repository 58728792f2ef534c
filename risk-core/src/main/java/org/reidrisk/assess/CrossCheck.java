package org.reidrisk.assess;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Resources;
import org.reidrisk.measure.GroundDistance;
import org.reidrisk.measure.Measurement;
import org.reidrisk.policy.Policy;
import org.reidrisk.record.CrossCheckResult;
import org.reidrisk.table.Table;

/**
 * Another program that measures the same rows, as a second opinion. Providers are found by {@link
 * ServiceLoader}, so that nothing here depends on one.
 */
public interface CrossCheck {

  /**
   * The name that users ask for it by.
   *
   * @return lower case, without blanks
   */
  String name();

  /**
   * Measures the rows with the other program.
   *
   * @param question what to measure
   * @return one comparison for each of the question's figures, and further ones; where the program
   *     has no figure or breaks off, that figure is undefined; no cell value anywhere in it
   */
  CrossCheckResult check(Question question);

  /**
   * The rows, and our figures by row.
   *
   * @param table the rows that were measured: static cells filled, and dropped rows left out
   * @param asRead the same rows with cells as they were read, which is what sensitive values are
   *     counted by
   * @param register the population that journalist and marketer risk were measured against, or null
   * @param distances the ground distance of t-closeness by sensitive column, for values as {@code
   *     table} encodes them; without those that have none
   * @param policy the policy
   * @param figures our figures by row; of variants only delta-disclosure without zeros
   * @param resources threads and memory
   */
  record Question(
      Table table,
      Table asRead,
      @Nullable Register register,
      Map<String, GroundDistance> distances,
      Policy policy,
      List<Measurement> figures,
      Resources resources) {
    /** Takes copies. */
    public Question {
      Objects.requireNonNull(table);
      Objects.requireNonNull(asRead);
      Objects.requireNonNull(policy);
      Objects.requireNonNull(resources);
      distances = Map.copyOf(distances);
      figures = List.copyOf(figures);
    }
  }

  /**
   * A register.
   *
   * @param table its rows, in columns named like the release's quasi-identifiers
   * @param countColumn the column that says for how many people a row stands; null when for one
   */
  record Register(Table table, @Nullable String countColumn) {
    /** Checks that there is a table. */
    public Register {
      Objects.requireNonNull(table);
    }
  }

  /**
   * The provider of a name.
   *
   * @param name the name
   * @return empty when no such provider is on the class path or module path
   */
  static Optional<CrossCheck> named(String name) {
    return ServiceLoader.load(CrossCheck.class, CrossCheck.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(peer -> peer.name().equals(name))
        .findFirst();
  }
}
