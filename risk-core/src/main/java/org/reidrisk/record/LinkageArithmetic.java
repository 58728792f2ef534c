package org.reidrisk.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Attack;
import org.reidrisk.policy.Limit;
import org.reidrisk.record.LinkageResult.AtPrevalence;
import org.reidrisk.record.LinkageResult.Intervals;
import org.reidrisk.record.LinkageResult.Rate;
import org.reidrisk.record.LinkageResult.Remedy;
import org.reidrisk.record.LinkageResult.Size;
import org.reidrisk.record.LinkageResult.Truth;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;

/** Finds out whether a linkage result could have been found at all: its figures fit each other. */
final class LinkageArithmetic {
  /** Sums of many fractions differ in their last digits. */
  private static final double TOLERANCE = 1e-9;

  private final Assessment record;
  private final LinkageResult result;

  private LinkageArithmetic(Assessment record, LinkageResult result) {
    this.record = record;
    this.result = result;
  }

  /** Checks all results; returns the measurements that they give, with their fractions. */
  static List<Measurement> check(Assessment record) {
    Set<String> ids = new HashSet<>();
    List<String> columns = record.schema().stream().map(c -> c.spec().name()).toList();
    List<Measurement> expected = new ArrayList<>();
    for (LinkageResult result : record.linkage()) {
      require(ids.add(result.id()), "two linkage results are of one scenario");
      new LinkageArithmetic(record, result).check();
      expected.addAll(LinkageMeasurements.of(result, record.policy().unit(), columns));
    }
    require(
        record.measurements().stream()
            .filter(m -> m.quantity().ofScenario())
            .toList()
            .equals(expected),
        "the linkage measurements are not those of the results");
    return expected;
  }

  private void check() {
    how();
    counts();
    sizes();
    require(
        result.uniqueRate() == share(result.unique(), result.targets()),
        "unique-rate is not unique over targets");
    Truth truth = result.truth();
    if (truth == null) {
      require(
          result.correctRate().equals(new Rate(0, result.uniqueRate())),
          "correct-rate without truth is not 0 to unique-rate");
    } else {
      truth(truth);
      prevalence(truth);
    }
    guessing(truth);
    if (result.intervals() != null) {
      intervals(result.intervals(), truth);
    }
    result.remedies().forEach(remedy -> remedy(remedy, truth));
    verdict();
  }

  private void how() {
    require(
        !result.id().isBlank() && !result.join().isEmpty(), "a linkage result compares nothing");
    Set<String> comparable = new HashSet<>();
    for (ColumnSummary column : record.schema()) {
      ColumnSpec spec = column.spec();
      if (spec.origin() != RoleOrigin.DERIVED && spec.role() != Role.PATIENT_KEY) {
        comparable.add(spec.name());
      }
    }
    require(
        result.join().stream().allMatch(j -> comparable.contains(j.release())),
        "a linkage result compares a column that cannot be compared");
    boolean trajectory = result.attack().equals(Attack.TRAJECTORY.word());
    require(
        Params.isPower(result.power()) && (trajectory || result.power().equals(Params.POWER_ONE)),
        "the power of a linkage result does not fit its attack");
    boolean file = result.source().equals("file");
    String sha256 = result.sha256();
    require(
        file ? sha256 != null && sha256.matches("[0-9a-f]{64}") : sha256 == null,
        "a linkage result lacks the hash of its file, or has one without a file");
    require(
        file || result.targets() <= record.data().patients(),
        "more patients are drawn from the release than it has");
  }

  private void counts() {
    require(
        result.none() >= 0
            && result.unique() >= 0
            && result.ambiguous() >= 0
            && result.targets() >= 0
            && Math.addExact(Math.addExact(result.none(), result.unique()), result.ambiguous())
                == result.targets(),
        "none, unique and ambiguous do not add up to targets");
  }

  private void sizes() {
    long last = 0;
    long sum = 0;
    long single = 0;
    for (Size size : result.candidateSetSizes()) {
      require(size.candidates() > last && size.targets() > 0, "candidate-set-sizes do not ascend");
      last = size.candidates();
      sum = Math.addExact(sum, size.targets());
      single += size.candidates() == 1 ? size.targets() : 0;
    }
    require(
        sum == result.unique() + result.ambiguous() && single == result.unique(),
        "candidate-set-sizes do not add up to unique and ambiguous");
    require(last <= record.data().patients(), "a target has more candidates than there are");
  }

  private void truth(Truth truth) {
    for (long count :
        List.of(
            truth.members(),
            truth.covered(),
            truth.correct(),
            truth.wrong(),
            truth.outsiders(),
            truth.claimed(),
            truth.unknown(),
            truth.absent(),
            truth.absentClaimed())) {
      require(count >= 0 && count <= result.targets(), "a count of the truth is none of targets");
    }
    require(
        truth.members() + truth.outsiders() + truth.unknown() == result.targets(),
        "members, outsiders and unknown do not add up to targets");
    require(
        truth.unknown() == 0 || result.membershipKnown(),
        "targets are left out although membership is unknown");
    require(
        truth.correct() <= truth.covered()
            && truth.covered() <= truth.members()
            && truth.covered() <= result.unique() + result.ambiguous(),
        "more are covered than there are members, or correct than covered");
    long claims = truth.correct() + truth.wrong();
    require(
        claims <= result.unique() && result.unique() - claims <= truth.unknown(),
        "correct and wrong do not add up to unique");
    require(
        truth.claimed() <= truth.outsiders() && truth.claimed() <= truth.wrong(),
        "more outsiders are claimed than there are, or than are wrong");
    require(
        truth.absentClaimed() <= truth.absent()
            && truth.absentClaimed() <= truth.claimed()
            && truth.absent() - truth.absentClaimed() <= truth.outsiders() - truth.claimed(),
        "people whom the truth calls absent patients are no outsiders");
    require(
        truth.wrong() - truth.claimed() <= truth.members() - truth.covered(),
        "members are claimed wrongly although their candidates include the right one");
    require(
        Objects.equals(truth.precision(), ratio(truth.correct(), claims)),
        "precision is not correct over claims");
    Double recall = ratio(truth.correct(), truth.members());
    require(Objects.equals(truth.recall(), recall), "recall is not correct over members");
    Rate rate = result.correctRate();
    require(
        recall == null ? isRange(rate) : rate.equals(new Rate(recall, recall)),
        "correct-rate is not recall");
    require(
        result.source().equals("file") || truth.members() == result.targets(),
        "patients drawn from the release are not all members");
  }

  private void prevalence(Truth truth) {
    require(
        truth.byPrevalence().isEmpty() || (truth.outsiders() > 0 && truth.members() > 0),
        "precision by prevalence needs members and outsiders");
    for (AtPrevalence at : truth.byPrevalence()) {
      double p = at.prevalence();
      double members = truth.members();
      double correct = truth.correct() / members;
      double wrong = (truth.wrong() - truth.claimed()) / members;
      double claimed = truth.claimed() / (double) truth.outsiders();
      double claims = p * (correct + wrong) + (1 - p) * claimed;
      require(
          p > 0 && p <= 1 && claims > 0 && near(at.precision(), p * correct / claims),
          "precision by prevalence does not follow from the counts");
    }
  }

  private void guessing(@Nullable Truth truth) {
    double found = result.byCandidates();
    require(found >= 0 && found <= 1, "expected-by-guessing is no share");
    if (truth == null) {
      double sum = 0;
      for (Size size : result.candidateSetSizes()) {
        sum += size.targets() / (double) size.candidates();
      }
      require(
          result.targets() == 0 ? found == 0 : near(found, sum / result.targets()),
          "expected-by-guessing does not follow from candidate-set-sizes");
    } else if (truth.members() > 0) {
      // Who is covered and not correct has at least two candidates.
      double least = truth.correct() / (double) truth.members();
      double most = (truth.correct() + truth.covered()) / 2.0 / truth.members();
      require(
          found >= least - TOLERANCE && found <= most + TOLERANCE,
          "expected-by-guessing does not fit correct and covered");
    }
    long patients = record.data().patients();
    require(
        patients > 0
            ? result.byChance() == 1.0 / patients
            : result.byChance() >= 0 && result.byChance() <= 1,
        "guessing by chance is not 1 over patients");
  }

  private void intervals(Intervals intervals, @Nullable Truth truth) {
    boolean ofCorrect = intervals.quantity().equals(Quantity.LINKAGE_CORRECT_RATE.word());
    long all =
        truth != null && ofCorrect
            ? truth.members() + truth.unknown() + truth.absentClaimed()
            : result.targets();
    double rate = truth != null && ofCorrect ? result.correctRate().low() : result.uniqueRate();
    require(all > 0, "an interval is of nobody");
    for (Rate interval : List.of(intervals.clopperPearson(), intervals.wilson())) {
      // An interval from a sample never shrinks to a point, not even at 0 and 1.
      require(
          isRange(interval)
              && interval.low() <= rate + TOLERANCE
              && interval.high() >= rate - TOLERANCE
              && interval.low() < interval.high(),
          "an interval does not contain its rate");
    }
    Double sites = intervals.siteUpper();
    require(
        intervals.sites() >= 0
            && intervals.sites() <= all
            && (sites == null
                ? intervals.sites() < 2
                : intervals.sites() >= 2 && sites >= rate - TOLERANCE && sites <= 1),
        "the bound over sites does not fit their number");
    require(!intervals.design().isBlank(), "an interval is of a sample without design");
  }

  private void remedy(Remedy remedy, @Nullable Truth truth) {
    Long correct = remedy.correct();
    require(
        result.join().stream().anyMatch(j -> j.release().equals(remedy.release()))
            && remedy.unique() >= 0
            && remedy.unique() <= result.targets()
            && (correct == null) == (truth == null)
            && (truth == null
                || correct == null
                || (correct >= 0 && correct <= remedy.unique() && correct <= truth.members())),
        "a remedy does not fit the attack");
  }

  private void verdict() {
    List<Limit> limits =
        record.policy().limits().stream()
            .filter(l -> result.id().equals(l.params().scenario()))
            .toList();
    require(limits.size() <= 1, "a scenario has two limits");
    LinkageResult judged =
        LinkageMeasurements.judged(
            result, limits.isEmpty() ? null : limits.get(0), record.policy().unit());
    require(
        judged.verdict() == result.verdict(), "the verdict on a scenario does not follow from it");
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : part / (double) whole;
  }

  private static @Nullable Double ratio(long part, long whole) {
    return whole == 0 ? null : Double.valueOf(part / (double) whole);
  }

  private static boolean near(double one, double other) {
    return Math.abs(one - other) <= TOLERANCE;
  }

  private static boolean isRange(Rate rate) {
    return rate.low() >= 0 && rate.low() <= rate.high() && rate.high() <= 1;
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new RecordFormatException("contradiction", "contradicts itself: " + problem);
    }
  }
}
