package org.reidrisk.report.linkage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reidrisk.report.linkage.LinkageCounts.SiteCount;
import org.reidrisk.report.linkage.LinkageCounts.SizeCount;
import org.reidrisk.report.linkage.LinkageCounts.TruthCounts;

/** An attack target by target, and its figures straight from their definitions. */
record NaiveAttack(int patients, List<Target> targets, boolean withTruth) {

  static final int OUTSIDER = -1;
  static final int UNKNOWN = -2;

  /** Whom the truth names, or why nobody; the candidates; the site. */
  record Target(int patient, Set<Integer> candidates, int site) {
    boolean member() {
      return patient >= 0;
    }

    boolean single() {
      return candidates.size() == 1;
    }

    boolean covered() {
      return member() && candidates.contains(patient);
    }
  }

  static NaiveAttack random(Random random, boolean withTruth, boolean withUnknown) {
    int patients = 1 + random.nextInt(30);
    List<Target> targets = new ArrayList<>();
    for (int i = random.nextInt(80); i >= 0; i--) {
      int kind = random.nextInt(4);
      int patient =
          kind == 0 ? OUTSIDER : kind == 1 && withUnknown ? UNKNOWN : random.nextInt(patients);
      Set<Integer> candidates = new HashSet<>();
      for (int c = random.nextInt(random.nextBoolean() ? 2 : 5); c > 0; c--) {
        candidates.add(random.nextInt(patients));
      }
      if (patient >= 0 && random.nextInt(3) > 0) {
        candidates.add(patient);
      }
      targets.add(new Target(patient, candidates, random.nextInt(4)));
    }
    return new NaiveAttack(patients, targets, withTruth);
  }

  LinkageCounts counts() {
    TreeMap<Integer, long[]> sizes = new TreeMap<>();
    for (Target t : targets) {
      if (!t.candidates().isEmpty()) {
        long[] size = sizes.computeIfAbsent(t.candidates().size(), s -> new long[2]);
        size[0]++;
        size[1] += withTruth && t.covered() ? 1 : 0;
      }
    }
    List<SiteCount> sites = new ArrayList<>();
    for (int site = 0; site < 4; site++) {
      int wanted = site;
      TruthCounts truth = truth(targets.stream().filter(t -> t.site() == wanted).toList());
      sites.add(
          new SiteCount(
              count(t -> t.site() == wanted),
              count(t -> t.site() == wanted && t.single()),
              withTruth ? truth.members() : 0,
              withTruth ? truth.correct() : 0,
              withTruth ? truth.wrong() : 0,
              withTruth ? truth.unknown() : 0));
    }
    return new LinkageCounts(
        patients,
        targets.size(),
        count(t -> t.candidates().isEmpty()),
        count(t -> t.single()),
        count(t -> t.candidates().size() > 1),
        withTruth ? truth(targets) : null,
        sizes.entrySet().stream()
            .map(e -> new SizeCount(e.getKey(), e.getValue()[0], e.getValue()[1]))
            .toList(),
        sites);
  }

  private static TruthCounts truth(List<Target> some) {
    long[] counts = new long[7];
    for (Target t : some) {
      boolean right = t.single() && t.covered();
      counts[0] += t.member() ? 1 : 0;
      counts[1] += t.covered() ? 1 : 0;
      counts[2] += right ? 1 : 0;
      counts[3] += t.single() && !right && t.patient() != UNKNOWN ? 1 : 0;
      counts[4] += t.patient() == OUTSIDER ? 1 : 0;
      counts[5] += t.patient() == OUTSIDER && t.single() ? 1 : 0;
      counts[6] += t.patient() == UNKNOWN ? 1 : 0;
    }
    return new TruthCounts(
        counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]);
  }

  long count(Predicate<Target> property) {
    return targets.stream().filter(property).count();
  }

  /** What picking one candidate blindly for each person gets right on average. */
  double guessing() {
    double sum = 0;
    for (Target t : targets) {
      if (withTruth ? t.covered() : !t.candidates().isEmpty()) {
        sum += 1.0 / t.candidates().size();
      }
    }
    return sum / (withTruth ? count(t -> t.member()) : targets.size());
  }

  /** The share of right claims if so many of the targets were members; null without claims. */
  @Nullable Double precision(double prevalence) {
    double right = 0;
    double all = 0;
    long members = count(t -> t.member());
    long outsiders = count(t -> t.patient() == OUTSIDER);
    for (Target t : targets) {
      double weight = t.member() ? prevalence / members : (1 - prevalence) / outsiders;
      if (t.single() && t.patient() != UNKNOWN) {
        all += weight;
        right += t.covered() ? weight : 0;
      }
    }
    return all == 0 ? null : right / all;
  }
}
