package org.reidrisk.report.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What leaving out or coarsening a column would give, against all pairs of rows. */
class RemediesOracleTest {
  /** How coarse values are compared, by the rule's name and the change. */
  private static final Map<String, BiPredicate<String, String>> COARSE =
      Map.of(
          "days month", NaiveRules.coarseDays(NaiveRules.days(-1, 3, false), false, false),
          "days year", NaiveRules.coarseDays(NaiveRules.days(-1, 3, false), true, false),
          "bounded shift month",
              NaiveRules.coarseDays(NaiveRules.days(-300, 30, false), false, false),
          "bounded shift year",
              NaiveRules.coarseDays(NaiveRules.days(-300, 30, false), true, false),
          "exact dates month", NaiveRules.coarseDays(NaiveRules::sameDate, false, true),
          "exact dates year", NaiveRules.coarseDays(NaiveRules::sameDate, true, true),
          "ages bands of 5", NaiveRules.coarseAges(-1, 1, 5),
          "ages bands of 10", NaiveRules.coarseAges(-1, 1, 10));

  private static String ruleOf(Remedies.Remedy remedy, RuleCase a, RuleCase b) {
    return remedy.release().equals("a")
        ? a.name()
        : remedy.release().equals("b") ? b.name() : "third";
  }

  @Test
  void everyChange_asAllPairsSay() {
    Map<String, Integer> seen = new TreeMap<>();
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed + 77);
      RuleCase a = RuleCase.ALL.get(random.nextInt(RuleCase.ALL.size()));
      RuleCase b = RuleCase.ALL.get(random.nextInt(RuleCase.ALL.size()));
      SeededAttack attack = new SeededAttack(seed + 1000, a, b);
      for (Remedies.Remedy remedy : attack.attack(0).run().remedies()) {
        String name = ruleOf(remedy, a, b) + " " + remedy.change();
        boolean removed = remedy.change().equals(Remedies.REMOVED);
        @Nullable BiPredicate<String, String> instead = removed ? null : COARSE.get(name);
        if (removed || instead != null) {
          NaiveLinkage.Result expected = attack.expected(remedy.release(), instead);
          List<Long> truth = expected.truth();
          assertThat(remedy.counts())
              .as(name + ", seed " + seed)
              .isEqualTo(
                  new SoleCandidates.Counts(
                      expected.unique(), truth == null ? null : truth.get(2)));
          seen.merge(removed ? "removed" : name, 1, Integer::sum);
        }
      }
    }
    assertThat(seen).containsKeys(COARSE.keySet().toArray(String[]::new));
    assertThat(seen.get("removed")).isGreaterThan(200);
  }
}
