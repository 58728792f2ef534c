package org.reidrisk.report.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reidrisk.report.linkage.NaiveLinkage.Bug;

/** The row engine against all pairs of rows, for every rule on hundreds of small tables. */
class DeterministicOracleTest {
  private static final int SEEDS = 200;

  private static RuleCase partner(long seed) {
    return RuleCase.ALL.get(new Random(seed).nextInt(RuleCase.ALL.size()));
  }

  private static NaiveLinkage.Result engine(SmallAttack attack) {
    return NaiveLinkage.of(Objects.requireNonNull(attack.run().counts()));
  }

  @TestFactory
  Stream<DynamicTest> everyRule_asDefined() {
    return RuleCase.ALL.stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.name(),
                    () -> {
                      long links = 0;
                      for (long seed = 0; seed < SEEDS; seed++) {
                        SeededAttack attack = new SeededAttack(seed, rule, partner(seed));
                        NaiveLinkage.Result expected = attack.expected(Bug.NONE);
                        // Another order of rows on two threads now and then.
                        for (int order = 0; order <= (seed % 5 == 0 ? 1 : 0); order++) {
                          assertThat(engine(attack.attack(order)))
                              .as(rule.name() + " with " + partner(seed).name() + ", seed " + seed)
                              .isEqualTo(expected);
                        }
                        links += expected.unique();
                      }
                      assertThat(links).as("the tables link at all").isGreaterThan(50);
                    }));
  }

  /** A rule by name, and how it could be misread. */
  static Stream<Arguments> mistakenRules() {
    BiPredicate<String, String> asUtc = NaiveRules.clocks(-15, 15, false, true);
    BiPredicate<String, String> asTheyStand = NaiveRules.agesAsTheyStand(0, 0);
    BiPredicate<String, String> anyRest = NaiveRules::starred;
    BiPredicate<String, String> oneCharacter = NaiveRules::counted;
    return Stream.of(
        Arguments.of("clocks", asUtc),
        Arguments.of("ages of infants", asTheyStand),
        Arguments.of("counted stars", anyRest),
        Arguments.of("one star", oneCharacter));
  }

  @ParameterizedTest
  @MethodSource
  void mistakenRules(String rule, BiPredicate<String, String> mistaken) {
    RuleCase named =
        RuleCase.ALL.stream().filter(r -> r.name().equals(rule)).findFirst().orElseThrow();
    int noticed = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      SeededAttack attack = new SeededAttack(seed, named, partner(seed));
      noticed += attack.expected("a", mistaken).equals(engine(attack.attack(0))) ? 0 : 1;
    }
    assertThat(noticed).isGreaterThanOrEqualTo(10);
  }

  @Test
  void mistakenReadings_areNoticed() {
    Map<Bug, Integer> noticed = new EnumMap<>(Bug.class);
    List<Bug> bugs = Stream.of(Bug.values()).filter(bug -> bug != Bug.NONE).toList();
    for (long seed = 0; seed < SEEDS; seed++) {
      SeededAttack attack =
          new SeededAttack(seed, RuleCase.ALL.get((int) seed % RuleCase.ALL.size()), partner(seed));
      NaiveLinkage.Result found = engine(attack.attack(0));
      for (Bug bug : bugs) {
        noticed.merge(bug, attack.expected(bug).equals(found) ? 0 : 1, Integer::sum);
      }
    }
    assertThat(noticed).hasSize(bugs.size());
    assertThat(noticed.values()).as(noticed.toString()).allMatch(count -> count >= 10);
  }
}
