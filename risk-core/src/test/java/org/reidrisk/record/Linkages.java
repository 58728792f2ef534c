package org.reidrisk.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reidrisk.assess.Attacks;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Scenario;
import org.reidrisk.record.LinkageResult.AtPrevalence;
import org.reidrisk.record.LinkageResult.Intervals;
import org.reidrisk.record.LinkageResult.Rate;
import org.reidrisk.record.LinkageResult.Remedy;
import org.reidrisk.record.LinkageResult.Size;
import org.reidrisk.record.LinkageResult.Truth;

/** Results that an attack could have: counted from made-up targets, one after the other. */
final class Linkages {
  private Linkages() {}

  /** Attacks that look at nothing and find something all the same. */
  static Attacks random(SplittableRandom random) {
    return (release, policy) ->
        new Attacks.Outcome(
            policy.scenarios().stream()
                .map(s -> result(s, release.patients(), random, random.nextInt(200)))
                .toList(),
            List.of());
  }

  static LinkageResult result(Scenario scenario, long patients, SplittableRandom random, int some) {
    boolean drawn = scenario.holds().fromRelease() != null;
    int targets = drawn ? (int) Math.min(some, patients) : some;
    boolean known = drawn || scenario.truth() != null;
    Map<Long, Long> sizes = new TreeMap<>();
    long[] counts = new long[9];
    double guessed = 0;
    for (int i = 0; i < targets; i++) {
      long candidates = patients == 0 ? 0 : random.nextLong(Math.min(patients, 4) + 1);
      sizes.merge(candidates, 1L, Long::sum);
      int who = drawn ? 0 : random.nextInt(4);
      boolean covered = candidates > 0 && random.nextInt(4) > 0;
      if (!known) {
        guessed += candidates == 0 ? 0 : 1.0 / candidates;
      } else if (who < 2) {
        counts[0]++;
        counts[1] += covered ? 1 : 0;
        counts[2] += covered && candidates == 1 ? 1 : 0;
        counts[3] += !covered && candidates == 1 ? 1 : 0;
        guessed += covered ? 1.0 / candidates : 0;
      } else if (who == 2 && scenario.membershipKnown()) {
        counts[6]++;
      } else {
        counts[4]++;
        counts[5] += candidates == 1 ? 1 : 0;
        counts[3] += candidates == 1 ? 1 : 0;
        boolean absent = i % 3 == 0;
        counts[7] += absent ? 1 : 0;
        counts[8] += absent && candidates == 1 ? 1 : 0;
      }
    }
    long none = sizes.getOrDefault(0L, 0L);
    long unique = sizes.getOrDefault(1L, 0L);
    double uniqueRate = targets == 0 ? 0 : unique / (double) targets;
    Truth truth = known ? truth(counts) : null;
    long over = truth == null ? targets : truth.members();
    return new LinkageResult(
        scenario.id(),
        scenario.preset(),
        scenario.attacker(),
        scenario.attack().word(),
        scenario.power(),
        scenario.membershipKnown(),
        drawn ? "release" : "file",
        drawn ? null : "0123456789abcdef".repeat(4),
        scenario.join().stream()
            .map(j -> new LinkageResult.Join(j.release(), j.held(), j.ruleText()))
            .toList(),
        targets,
        none,
        unique,
        targets - none - unique,
        truth,
        uniqueRate,
        truth == null
            ? new Rate(0, uniqueRate)
            : truth.recall() == null ? new Rate(0, 1) : new Rate(truth.recall(), truth.recall()),
        over == 0 ? 0 : guessed / over,
        patients == 0 ? 0 : 1.0 / patients,
        random.nextBoolean() ? intervals(targets, uniqueRate, truth, random) : null,
        sizes(sizes),
        List.of(
            new Remedy(
                scenario.join().get(0).release(),
                "removed",
                unique / 2,
                truth == null ? null : Long.valueOf(truth.correct() / 2))),
        null);
  }

  private static List<Size> sizes(Map<Long, Long> sizes) {
    List<Size> list = new ArrayList<>();
    sizes.forEach(
        (candidates, targets) -> {
          if (candidates > 0) {
            list.add(new Size(candidates, targets));
          }
        });
    return list;
  }

  private static Truth truth(long[] counts) {
    long claims = counts[2] + counts[3];
    List<AtPrevalence> byPrevalence = new ArrayList<>();
    if (counts[0] > 0 && counts[4] > 0) {
      for (double p : new double[] {0.01, 0.1, 0.5, 1}) {
        double right = p * counts[2] / counts[0];
        double wrong = p * (counts[3] - counts[5]) / counts[0];
        double all = right + wrong + (1 - p) * counts[5] / counts[4];
        if (all > 0) {
          byPrevalence.add(new AtPrevalence(p, right / all));
        }
      }
    }
    return new Truth(
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        counts[4],
        counts[5],
        counts[6],
        counts[7],
        counts[8],
        claims == 0 ? null : counts[2] / (double) claims,
        counts[0] == 0 ? null : counts[2] / (double) counts[0],
        byPrevalence);
  }

  private static @Nullable Intervals intervals(
      long targets, double uniqueRate, @Nullable Truth truth, SplittableRandom random) {
    boolean correct = truth != null && truth.members() > 0 && random.nextBoolean();
    if (targets == 0) {
      return null;
    }
    double rate = correct && truth != null && truth.recall() != null ? truth.recall() : uniqueRate;
    Rate around = new Rate(Math.max(0, rate - 0.1), Math.min(1, rate + 0.1));
    boolean sites = random.nextBoolean() && targets > 2 && (truth == null || truth.members() > 2);
    return new Intervals(
        (correct ? Quantity.LINKAGE_CORRECT_RATE : Quantity.LINKAGE_UNIQUE_RATE).word(),
        "simple random",
        around,
        around,
        sites ? 2 : random.nextInt(2),
        sites ? Double.valueOf(Math.min(1, rate + 0.2)) : null);
  }
}
