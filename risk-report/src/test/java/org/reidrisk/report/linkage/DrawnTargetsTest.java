package org.reidrisk.report.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.reidrisk.Finding;
import org.reidrisk.policy.HeldTable;

/** Targets drawn from the release: who they are depends on keys alone, and they find themselves. */
class DrawnTargetsTest {
  private static List<List<String>> rows(long seed) {
    Random random = new Random(seed);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int patient = random.nextInt(90);
      rows.add(
          List.of(
              patient == 89 ? "" : "P" + patient,
              String.valueOf(patient % 3),
              String.valueOf(random.nextInt(30)),
              "S" + patient % 4));
    }
    return rows;
  }

  private static ScenarioOutcome run(List<List<String>> rows, boolean key, int patients) {
    return new SmallAttack()
        .file("release.csv", SmallAttack.csv(List.of("id", "a", "b", "site"), rows))
        .patient(key ? "id" : null)
        .fromRelease(patients)
        .site("site")
        .exact("a", "a")
        .exact("b", "b")
        .run();
  }

  private static AttackCounts counts(ScenarioOutcome outcome) {
    return Objects.requireNonNull(outcome.counts());
  }

  @Test
  void everybody_asAllPairsSay() {
    for (long seed = 0; seed < 20; seed++) {
      List<List<String>> rows = rows(seed);
      List<NaiveLinkage.Pair> pairs =
          List.of(
              new NaiveLinkage.Pair(1, 1, false, String::equals),
              new NaiveLinkage.Pair(2, 2, false, String::equals));
      Map<String, String> truth = new HashMap<>();
      rows.forEach(row -> truth.put(row.get(0), row.get(0)));
      truth.remove("");
      NaiveLinkage.Result expected =
          new NaiveLinkage(rows, 0, rows, 0, pairs, NaiveLinkage.Bug.NONE).run(truth, true);
      ScenarioOutcome outcome = run(rows, true, HeldTable.EVERY_PATIENT);
      assertThat(NaiveLinkage.of(counts(outcome))).isEqualTo(expected);
      assertThat(outcome.sample()).isFalse();
      assertThat(outcome.findings().stream().map(Finding::code))
          .containsExactly("error-free-upper-bound");
    }
  }

  @Test
  void some_whateverTheOrderOfRows() {
    for (boolean key : new boolean[] {true, false}) {
      List<List<String>> rows = rows(5);
      ScenarioOutcome first = run(rows, key, 40);
      assertThat(counts(first).targets()).isEqualTo(40);
      assertThat(first.sample()).isTrue();
      assertThat(first.fromRelease()).isTrue();
      AttackCounts.Truth truth = Objects.requireNonNull(counts(first).truth());
      assertThat(truth.members()).isEqualTo(40);
      assertThat(truth.covered()).isEqualTo(40);
      assertThat(truth.correct()).isEqualTo(counts(first).unique());
      for (int order = 0; order < 10; order++) {
        Collections.shuffle(rows, new Random(order));
        ScenarioOutcome again = run(rows, key, 40);
        assertThat(counts(again).sizes()).isEqualTo(counts(first).sizes());
        assertThat(counts(again).truth()).isEqualTo(truth);
        assertThat(counts(again).sites())
            .containsExactlyInAnyOrderElementsOf(counts(first).sites());
        assertThat(again.remedies()).isEqualTo(first.remedies());
      }
    }
  }

  @Test
  void sites_addUp() {
    AttackCounts counts = counts(run(rows(9), true, HeldTable.EVERY_PATIENT));
    assertThat(counts.sites()).hasSize(4);
    assertThat(counts.sites().stream().mapToLong(AttackCounts.Site::targets).sum())
        .isEqualTo(counts.targets());
    assertThat(counts.sites().stream().mapToLong(AttackCounts.Site::unique).sum())
        .isEqualTo(counts.unique());
    assertThat(counts.sites().stream().mapToLong(AttackCounts.Site::correct).sum())
        .isEqualTo(Objects.requireNonNull(counts.truth()).correct());
  }
}
