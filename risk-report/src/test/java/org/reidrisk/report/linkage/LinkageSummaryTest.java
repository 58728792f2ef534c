package org.reidrisk.report.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Attack;
import org.reidrisk.policy.ComparisonRule;
import org.reidrisk.policy.HeldTable;
import org.reidrisk.policy.HeldTable.SampleDesign;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.policy.JoinColumn.Missing;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult.Verdict;
import org.reidrisk.policy.Scenario;
import org.reidrisk.record.LinkageMeasurements;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.record.LinkageResult.AtPrevalence;
import org.reidrisk.record.LinkageResult.Intervals;
import org.reidrisk.record.LinkageResult.Rate;
import org.reidrisk.record.LinkageResult.Truth;
import org.reidrisk.report.linkage.LinkageCounts.SiteCount;
import org.reidrisk.report.linkage.LinkageCounts.SizeCount;
import org.reidrisk.report.linkage.LinkageCounts.TruthCounts;

class LinkageSummaryTest {

  private static final SampleDesign RANDOM_SAMPLE = new SampleDesign("simple random", 9_000L);
  private static final Quantity CORRECT = Quantity.LINKAGE_CORRECT_RATE;
  private static final Quantity UNIQUE = Quantity.LINKAGE_UNIQUE_RATE;
  private static final Quantity GUESSING = Quantity.LINKAGE_EXPECTED_BY_GUESSING;

  @Test
  void figuresAreThoseOfANaiveRecomputation() {
    Random random = new Random(61);
    int overTargets = 0;
    int withoutControl = 0;
    for (int run = 0; run < 2_000; run++) {
      boolean withTruth = run % 3 > 0;
      NaiveAttack attack = NaiveAttack.random(random, withTruth, run % 2 == 0);
      LinkageResult result = of(file(null, null), false, null, attack.counts()).result();
      long targets = attack.targets().size();
      long members = withTruth ? attack.count(t -> t.member()) : 0;
      assertThat(result.none() + result.unique() + result.ambiguous()).isEqualTo(targets);
      assertThat(result.uniqueRate()).isEqualTo(attack.count(t -> t.single()) / (double) targets);
      assertThat(result.byChance()).isEqualTo(1.0 / attack.patients());
      Truth truth = result.truth();
      if (truth == null) {
        assertThat(withTruth).isFalse();
        assertThat(result.correctRate()).isEqualTo(new Rate(0, result.uniqueRate()));
        assertThat(result.byCandidates()).isCloseTo(attack.guessing(), within(1e-12));
        continue;
      }
      long correct = attack.count(t -> t.single() && t.covered());
      long outsiders = attack.count(t -> t.patient() == NaiveAttack.OUTSIDER);
      if (members == 0) {
        assertThat(result.correctRate()).isEqualTo(new Rate(0, 1));
        assertThat(truth.recall()).isNull();
        continue;
      }
      double rate = correct / (double) members;
      assertThat(result.correctRate()).isEqualTo(new Rate(rate, rate));
      assertThat(truth.recall()).isEqualTo(rate);
      assertThat(result.byCandidates()).isCloseTo(attack.guessing(), within(1e-12));
      overTargets += members == targets ? 0 : 1;
      if (outsiders == 0) {
        assertThat(truth.byPrevalence()).isEmpty();
        continue;
      }
      List<Double> shares = new ArrayList<>(List.of(0.01, 0.1, 0.5, 1.0));
      double observed = members / (double) (members + outsiders);
      if (!shares.contains(observed)) {
        shares.add(observed);
      }
      List<Double> expected =
          shares.stream().filter(p -> attack.precision(p) != null).sorted().toList();
      assertThat(truth.byPrevalence()).extracting(AtPrevalence::prevalence).isEqualTo(expected);
      for (AtPrevalence at : truth.byPrevalence()) {
        Double naive = Objects.requireNonNull(attack.precision(at.prevalence()));
        assertThat(at.precision()).isCloseTo(naive, within(1e-12));
        withoutControl +=
            Math.abs(at.precision() - Objects.requireNonNullElse(attack.precision(1), 0.0)) > 1e-9
                ? 1
                : 0;
      }
      Double precision = truth.precision();
      if (precision != null && truth.unknown() == 0) {
        assertThat(precision)
            .isCloseTo(Objects.requireNonNull(attack.precision(observed)), within(1e-12));
      }
    }
    // The comparison tells wrong formulas apart: other denominators, and no control.
    assertThat(overTargets).isGreaterThan(200);
    assertThat(withoutControl).isGreaterThan(200);
  }

  @ParameterizedTest
  @CsvSource({
    // A known rate is compared exactly, and the limit is inclusive.
    "9, 100, .09, MET", "10, 100, .09, VIOLATED", "1, 3, .3333333333333333, VIOLATED",
    "0, 1, .09, MET", "5, 5, 1, MET", "27000003, 300000000, .09, VIOLATED"
  })
  void whenEverybodyWasAttacked_theRateItselfDecides(
      long correct, long members, String bound, Verdict verdict) {
    LinkageSummary summary =
        of(file(null, null), false, limit(CORRECT, bound), members(correct, members));
    assertThat(summary.result().verdict()).isEqualTo(verdict);
    assertThat(summary.result().intervals()).isNull();
    assertThat(Objects.requireNonNull(summary.limit()).measured())
        .isInstanceOf(Estimate.Real.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 39, .2, UNDEFINED",
    "0, 17, .5, UNDEFINED",
    "0, 40, .09, MET",
    "1, 40, .09, UNDEFINED",
    "9, 200, .09, MET",
    "10, 200, .09, UNDEFINED",
    "18, 200, .09, UNDEFINED",
    "26, 200, .09, UNDEFINED",
    "27, 200, .09, VIOLATED",
    "30, 30, .09, VIOLATED"
  })
  void whenTheyWereSampled_theUpperEndDecides_andFewAreNeverEnough(
      long correct, long members, String bound, Verdict verdict) {
    LinkageSummary summary =
        of(file(RANDOM_SAMPLE, null), true, limit(CORRECT, bound), members(correct, members));
    assertThat(summary.result().verdict()).isEqualTo(verdict);
    Intervals intervals = Objects.requireNonNull(summary.result().intervals());
    assertThat(intervals.quantity()).isEqualTo("linkage-correct-rate");
    assertThat(intervals.design()).isEqualTo("simple random, of 9000");
    assertThat(intervals.clopperPearson().high()).isPositive();
    assertThat(intervals.sites()).isZero();
    assertThat(codes(summary).contains("few-targets")).isEqualTo(members < 40);
  }

  @Test
  void theLargerOfPooledAndSiteBoundDecides() {
    // 9 of 200 pass when pooled; all nine at one site of five is another matter.
    List<SiteCount> even = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      even.add(site(i < 9 ? 1 : 0, 10));
    }
    LinkageCounts spread = withSites(members(9, 200), even);
    LinkageSummary met = of(file(RANDOM_SAMPLE, "Site"), true, limit(CORRECT, ".09"), spread);
    assertThat(met.result().verdict()).isEqualTo(Verdict.MET);
    assertThat(codes(met)).doesNotContain("few-sites");
    LinkageCounts clustered =
        withSites(
            members(9, 200),
            List.of(site(9, 40), site(0, 40), site(0, 40), site(0, 40), site(0, 40)));
    LinkageSummary open = of(file(RANDOM_SAMPLE, "Site"), true, limit(CORRECT, ".09"), clustered);
    assertThat(open.result().verdict()).isEqualTo(Verdict.UNDEFINED);
    assertThat(codes(open)).contains("few-sites");
    Intervals intervals = Objects.requireNonNull(open.result().intervals());
    assertThat(intervals.sites()).isEqualTo(5);
    assertThat(Objects.requireNonNull(intervals.siteUpper())).isGreaterThan(.16);
    assertThat(Objects.requireNonNull(open.limit()).measured())
        .isEqualTo(new Estimate.Interval(intervals.clopperPearson().low(), intervals.siteUpper()));
    // No hits anywhere: the site bound is 0, the pooled one is not.
    LinkageSummary none =
        of(
            file(RANDOM_SAMPLE, "Site"),
            true,
            limit(CORRECT, ".01"),
            withSites(members(0, 80), List.of(site(0, 40), site(0, 40))));
    assertThat(none.result().verdict()).isEqualTo(Verdict.UNDEFINED);
    // One site says nothing about others; the pooled bound is left.
    LinkageSummary one =
        of(
            file(RANDOM_SAMPLE, "Site"),
            true,
            limit(CORRECT, ".09"),
            withSites(members(0, 80), List.of(site(0, 80))));
    assertThat(Objects.requireNonNull(one.result().intervals()).siteUpper()).isNull();
    assertThat(codes(one)).contains("few-sites");
  }

  @ParameterizedTest
  @CsvSource({
    "true, 5, .09, MET", "true, 20, .09, UNDEFINED", "true, 0, .09, MET",
    // Among those in the release, all might be found.
    "false, 5, .09, UNDEFINED", "false, 0, .09, MET", "false, 5, 1, MET"
  })
  void withoutTruth_theCorrectRateIsOnlyBounded(
      boolean membershipKnown, long unique, String bound, Verdict verdict) {
    LinkageCounts counts = counts(1_000, 100, 30, unique, null);
    LinkageSummary summary = of(file(null, null), membershipKnown, limit(CORRECT, bound), counts);
    assertThat(summary.result().verdict()).isEqualTo(verdict);
    assertThat(summary.result().correctRate()).isEqualTo(new Rate(0, unique / 100.0));
    assertThat(of(file(null, null), membershipKnown, limit(UNIQUE, ".09"), counts).result())
        .extracting(LinkageResult::verdict)
        .isEqualTo(unique > 9 ? Verdict.VIOLATED : Verdict.MET);
    assertThat(of(file(null, null), membershipKnown, null, counts).result().verdict()).isNull();
    // Whoever is not in the release is among the targets, and no part of whom guessing finds.
    Limit guessing = limit(GUESSING, ".9");
    assertThat(judged(of(file(null, null), membershipKnown, guessing, counts), guessing))
        .isEqualTo(membershipKnown ? Verdict.MET : Verdict.UNDEFINED);
  }

  @Test
  void anAttackThatTellsNothing_neverMeetsALimit() {
    LinkageCounts nothing = counts(1_000, 50, 50, 0, new TruthCounts(50, 0, 0, 0, 0, 0, 0));
    LinkageCounts everything =
        new LinkageCounts(
            1_000,
            50,
            0,
            0,
            50,
            new TruthCounts(50, 50, 0, 0, 0, 0, 0),
            List.of(new SizeCount(1_000, 50, 50)),
            List.of());
    LinkageCounts nobody = counts(1_000, 0, 0, 0, new TruthCounts(0, 0, 0, 0, 0, 0, 0));
    LinkageCounts outsiders = counts(1_000, 50, 20, 0, new TruthCounts(0, 0, 0, 0, 50, 0, 0));
    for (Quantity quantity : List.of(CORRECT, UNIQUE, GUESSING)) {
      for (LinkageCounts counts : List.of(nothing, everything, nobody, outsiders)) {
        if (counts.equals(outsiders) && quantity == UNIQUE) {
          continue;
        }
        LinkageSummary summary = of(file(null, null), false, limit(quantity, "1"), counts);
        assertThat(summary.result().verdict()).isEqualTo(Verdict.UNDEFINED);
        assertThat(Objects.requireNonNull(summary.limit()).measured())
            .isInstanceOf(Estimate.Undefined.class);
      }
    }
    Finding blocking = finding(of(file(null, null), false, null, nothing), "no-candidates");
    assertThat(blocking.severity()).isEqualTo(Severity.BLOCKING);
    assertThat(blocking.about()).isEqualTo("scenario colleague");
    assertThat(finding(of(file(null, null), false, null, everything), "everything-matches"))
        .extracting(Finding::severity)
        .isEqualTo(Severity.WARNING);
    // A release of one patient is matched as a whole by whoever matches at all.
    LinkageCounts alone =
        new LinkageCounts(1, 5, 0, 5, 0, null, List.of(new SizeCount(1, 5, 0)), List.of());
    LinkageSummary violated = of(file(null, null), true, limit(UNIQUE, ".5"), alone);
    assertThat(violated.result().verdict()).isEqualTo(Verdict.VIOLATED);
  }

  @Test
  void whatTheTruthDoesNotName_mayBeRight() {
    // 2 of 100 members; of 20 unknown targets 10 have a single candidate: at most 12 of 120.
    LinkageCounts counts =
        new LinkageCounts(
            1_000,
            120,
            107,
            13,
            0,
            new TruthCounts(100, 2, 2, 1, 0, 0, 20),
            List.of(new SizeCount(1, 13, 2)),
            List.of());
    LinkageSummary summary = of(file(null, null), true, limit(CORRECT, ".09"), counts);
    assertThat(summary.result().verdict()).isEqualTo(Verdict.UNDEFINED);
    assertThat(summary.result().correctRate()).isEqualTo(new Rate(.02, .02));
    assertThat(of(file(null, null), true, limit(CORRECT, ".1"), counts).result().verdict())
        .isEqualTo(Verdict.MET);
    assertThat(of(file(null, null), true, limit(CORRECT, ".01"), counts).result().verdict())
        .isEqualTo(Verdict.VIOLATED);
    assertThat(finding(summary, "truth-incomplete").evidence()).isEqualTo("20 of 120 targets");
    assertThat(of(file(null, null), true, limit(GUESSING, "1"), counts).result().verdict())
        .isEqualTo(Verdict.UNDEFINED);
  }

  /** Whoever has a key that is not in the release may be a member, and if claimed, a hit. */
  @Test
  void whomTheTruthCallsAbsent_mayBeMembers_boundsAreThoseOfAllCases() {
    Random random = new Random(29);
    int membersOnly = 0;
    int wideDenominator = 0;
    for (int run = 0; run < 2_000; run++) {
      int members = 1 + random.nextInt(12);
      int correct = random.nextInt(members + 1);
      int absent = random.nextInt(12);
      int claimed = random.nextInt(absent + 1);
      double least = 1;
      double most = 0;
      for (int joining = 0; joining <= claimed; joining++) {
        for (int others = 0; others <= absent - claimed; others++) {
          for (int hits = 0; hits <= joining; hits++) {
            double rate = (correct + hits) / (double) (members + joining + others);
            least = Math.min(least, rate);
            most = Math.max(most, rate);
          }
        }
      }
      LinkageCounts counts = absent(members, correct, absent, claimed);
      DecidingRate rate = DecidingRate.of(CORRECT, counts, false).orElseThrow();
      Estimate estimate = rate.estimate(false);
      double low = estimate instanceof Estimate.Interval i ? i.low() : most;
      double high = estimate instanceof Estimate.Interval i ? i.high() : real(estimate);
      assertThat(low).isEqualTo(least);
      assertThat(high).isEqualTo(most);
      LinkageResult result =
          of(file(null, null), false, limit(CORRECT, "" + most), counts).result();
      assertThat(estimate(result)).isEqualTo(estimate);
      // The rate of members alone, and hits over everybody named, would say too little.
      membersOnly += correct / (double) members < most ? 1 : 0;
      wideDenominator += (correct + claimed) / (double) (members + absent) < most ? 1 : 0;
    }
    assertThat(membersOnly).isGreaterThan(500);
    assertThat(wideDenominator).isGreaterThan(500);
  }

  @ParameterizedTest
  @CsvSource({
    // 10 of 200 members are found; of 100 with unknown keys 20 are claimed: 10/300 to 30/220.
    "200, 10, 100, 20, .09, UNDEFINED",
    "200, 10, 100, 20, .14, MET",
    "200, 10, 100, 20, .0333, VIOLATED",
    "200, 10, 0, 0, .09, MET",
    "200, 10, 100, 0, .05, MET",
    "200, 0, 100, 0, 0, MET",
    // None of the people whom the truth names is in the release: nothing is known.
    "0, 0, 100, 0, 1, UNDEFINED",
    "0, 0, 100, 20, 1, UNDEFINED"
  })
  void whomTheTruthCallsAbsent_leaveALimitOpen(
      long members, long correct, long absent, long claimed, String bound, Verdict verdict) {
    LinkageCounts counts = absent(members, correct, absent, claimed);
    LinkageSummary summary = of(file(null, null), false, limit(CORRECT, bound), counts);
    assertThat(summary.result().verdict()).isEqualTo(verdict);
    assertThat(judged(summary, limit(CORRECT, bound))).isEqualTo(verdict);
    LinkageSummary sampled = of(file(RANDOM_SAMPLE, null), false, limit(CORRECT, bound), counts);
    if (verdict != Verdict.MET || bound.equals(".05") || bound.equals("0")) {
      assertThat(sampled.result().verdict()).isNotEqualTo(Verdict.MET);
    }
    assertThat(judged(sampled, limit(CORRECT, bound))).isEqualTo(sampled.result().verdict());
    Limit guessing = limit(GUESSING, "1");
    LinkageSummary guessed = of(file(null, null), false, guessing, counts);
    assertThat(judged(guessed, guessing))
        .isEqualTo(absent > 0 ? Verdict.UNDEFINED : Verdict.MET)
        .isEqualTo(guessed.result().verdict());
  }

  @Test
  void whomTheTruthCallsAbsent_widenTheBoundOverSites() {
    TruthCounts truth = new TruthCounts(76, 2, 2, 8, 24, 8, 0, 24, 8);
    List<SiteCount> sites = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      sites.add(i < 2 ? new SiteCount(10, 5, 6, 1, 4, 0, 4) : new SiteCount(10, 0, 8, 0, 0, 0, 0));
    }
    sites.sort((a, b) -> Long.compare(a.unique(), b.unique()));
    LinkageCounts counts =
        new LinkageCounts(1_000, 100, 90, 10, 0, truth, List.of(new SizeCount(1, 10, 2)), sites);
    Intervals intervals =
        Objects.requireNonNull(
            of(file(RANDOM_SAMPLE, "Site"), false, limit(CORRECT, ".09"), counts)
                .result()
                .intervals());
    assertThat(intervals.sites()).isEqualTo(10);
    assertThat(intervals.clopperPearson().low()).isLessThan(2 / 100.0);
    assertThat(intervals.clopperPearson().high()).isGreaterThan(10 / 84.0);
    assertThat(Objects.requireNonNull(intervals.siteUpper())).isGreaterThan(10 / 84.0);
  }

  @ParameterizedTest
  @CsvSource({
    "39, 0, true",
    "40, 0, false",
    "40, 360, false",
    "40, 361, true",
    "2000, 18001, true",
    "2000, 18000, false",
    "0, 5, true"
  })
  void aRateOfFewMembers_isSaid(long members, long absent, boolean few) {
    LinkageSummary summary = of(file(null, null), false, null, absent(members, 0, absent, 0));
    assertThat(codes(summary).contains("few-members")).isEqualTo(few);
    assertThat(codes(of(drawn(20), true, null, members(1, 20)))).doesNotContain("few-members");
    // One finding about too few people is enough.
    assertThat(codes(of(file(RANDOM_SAMPLE, null), false, null, members(1, 20))))
        .contains("few-targets")
        .doesNotContain("few-members");
  }

  @ParameterizedTest
  @CsvSource({
    "true, 50, 50, false",
    "true, 51, 49, true",
    "true, 100, 0, false",
    "false, 90, 10, false",
    "false, 91, 9, true",
    "false, 100, 0, false"
  })
  void withoutTruth_fewCandidatesAreSaid(
      boolean membershipKnown, long none, long unique, boolean few) {
    LinkageCounts counts = counts(1_000, 100, none, unique, null);
    LinkageSummary summary = of(file(null, null), membershipKnown, limit(CORRECT, "1"), counts);
    assertThat(codes(summary).contains("few-candidates")).isEqualTo(few);
    assertThat(codes(summary).contains("no-candidates")).isEqualTo(none == 100);
    TruthCounts truth = new TruthCounts(100, 0, 0, unique, 0, 0, 0);
    assertThat(codes(of(file(null, null), true, null, counts(1_000, 100, none, unique, truth))))
        .doesNotContain("few-candidates");
  }

  @Test
  void nobodyToLookFor_isSaid_andBlocks() {
    for (HeldTable holds : List.of(file(null, null), drawn(20))) {
      LinkageSummary summary = of(holds, true, limit(UNIQUE, "1"), counts(1_000, 0, 0, 0, null));
      assertThat(codes(summary)).contains("no-targets").doesNotContain("no-candidates");
      assertThat(finding(summary, "no-targets").severity()).isEqualTo(Severity.BLOCKING);
      assertThat(summary.result().verdict()).isEqualTo(Verdict.UNDEFINED);
    }
  }

  /** Members of whom some are found; the others have no candidate, as have absent ones. */
  private static LinkageCounts absent(long members, long correct, long absent, long claimed) {
    long unique = correct + claimed;
    List<SizeCount> sizes = new ArrayList<>();
    if (unique > 0) {
      sizes.add(new SizeCount(1, unique, correct));
    }
    // Somebody has several candidates, so that the attack tells something.
    sizes.add(new SizeCount(2, 1, 0));
    long targets = members + absent + 1;
    return new LinkageCounts(
        100_000,
        targets,
        targets - unique - 1,
        unique,
        1,
        new TruthCounts(
            members, correct, correct, claimed, absent + 1, claimed, 0, absent, claimed),
        sizes,
        List.of());
  }

  private static double real(Estimate estimate) {
    return ((Estimate.Real) estimate).value();
  }

  /** The correct rate as the record's own figures have it. */
  private static Estimate estimate(LinkageResult result) {
    return LinkageMeasurements.of(result, Unit.PATIENT, List.of()).stream()
        .filter(m -> m.quantity() == CORRECT)
        .findFirst()
        .orElseThrow()
        .estimate();
  }

  private static @Nullable Verdict judged(LinkageSummary summary, Limit limit) {
    return LinkageMeasurements.judged(summary.result(), limit, Unit.PATIENT).verdict();
  }

  @Test
  void guessingIsExactWhenKnown_andShowsNothingFromASample() {
    // Nine of ten with ten candidates each, one with none: 9/100.
    LinkageCounts counts =
        new LinkageCounts(
            50,
            10,
            1,
            0,
            9,
            new TruthCounts(10, 9, 0, 0, 0, 0, 0),
            List.of(new SizeCount(10, 9, 9)),
            List.of());
    assertThat(of(file(null, null), true, limit(GUESSING, ".09"), counts).result().verdict())
        .isEqualTo(Verdict.MET);
    assertThat(of(file(null, null), true, limit(GUESSING, ".0899"), counts).result().verdict())
        .isEqualTo(Verdict.VIOLATED);
    LinkageSummary sampled = of(file(RANDOM_SAMPLE, null), true, limit(GUESSING, ".5"), counts);
    assertThat(sampled.result().verdict()).isEqualTo(Verdict.UNDEFINED);
    assertThat(Objects.requireNonNull(sampled.result().intervals()).quantity())
        .isEqualTo("linkage-correct-rate");
  }

  @Test
  void guessingAmongThousandsOfSizes_isTheSameSum() {
    List<SizeCount> sizes = new ArrayList<>();
    double naive = 0;
    for (long size = 100_000; size >= 2; size--) {
      sizes.add(new SizeCount(size, 3, 0));
      naive += 3.0 / size;
    }
    Collections.reverse(sizes);
    long targets = 3L * sizes.size();
    LinkageCounts counts =
        new LinkageCounts(100_000, targets, 0, 0, targets, null, sizes, List.of());
    assertThat(of(file(null, null), true, null, counts).result().byCandidates())
        .isCloseTo(naive / targets, within(1e-15));
  }

  @Test
  void drawnFromTheRelease_isASampleWhenFewerThanAll() {
    LinkageSummary sample = of(drawn(200), false, limit(CORRECT, ".09"), members(4, 200));
    assertThat(sample.result().source()).isEqualTo("release");
    assertThat(sample.result().membershipKnown()).isTrue();
    assertThat(sample.result().verdict()).isEqualTo(Verdict.MET);
    assertThat(Objects.requireNonNull(sample.result().intervals()).design())
        .isEqualTo("simple random sample of 200 of 1000000000 patients of the release");
    LinkageCounts all =
        new LinkageCounts(
            200,
            200,
            196,
            4,
            0,
            new TruthCounts(200, 4, 4, 0, 0, 0, 0),
            List.of(new SizeCount(1, 4, 4)),
            List.of());
    for (int targets : new int[] {200, 500, HeldTable.EVERY_PATIENT}) {
      assertThat(of(drawn(targets), false, null, all).result().intervals()).isNull();
    }
  }

  @Test
  void whatWasLeftOut_isFound() {
    LinkageSummary summary =
        LinkageSummary.of(
            scenario(file(null, null), false, null),
            null,
            counts(100, 10, 8, 2, new TruthCounts(9, 2, 2, 0, 1, 0, 0)),
            new LeftOut(1, 2, 3, 4, 5),
            List.of());
    assertThat(summary.findings())
        .extracting(Finding::code, Finding::severity, Finding::evidence)
        .containsExactly(
            tuple("truth-unknown-patients", Severity.WARNING, "4 patient keys"),
            tuple("few-members-covered", Severity.WARNING, "2 of 9 members covered"),
            tuple("few-members", Severity.WARNING, "9 members among 10 targets"),
            tuple("held-rows-without-person", Severity.WARNING, "1 rows"),
            tuple("cells-not-compared", Severity.WARNING, "3 cells"),
            tuple("held-duplicates", Severity.INFO, "2 rows"),
            tuple("pairs-written", Severity.WARNING, "5 pairs"));
    Finding refused = LinkageFindings.heldIsRelease(scenario(file(null, null), false, null));
    assertThat(refused.code()).isEqualTo("held-is-release");
    assertThat(refused.blocks()).isTrue();
    assertThatThrownBy(() -> new LeftOut(0, 0, -1, 0, 0)).hasMessageContaining("negative");
  }

  @Test
  void rulesAreSaidInWords() {
    assertThat(
            List.of(
                words(ComparisonRule.DATE, "-1", "1", JoinColumn.Unit.DAYS, Missing.NEVER),
                words(ComparisonRule.DATE, "0", "3", JoinColumn.Unit.DAYS, Missing.ANY),
                words(ComparisonRule.NUMBER, "-0.5", "0.50", JoinColumn.Unit.ONE, Missing.NEVER),
                words(
                    ComparisonRule.COMMON_SHIFT,
                    "-364",
                    "364",
                    JoinColumn.Unit.DAYS,
                    Missing.NEVER),
                words(ComparisonRule.EXACT, null, null, JoinColumn.Unit.ONE, Missing.NEVER)))
        .containsExactly(
            "date, within 1 day",
            "date, from 0 to 3 days, a missing cell matches anything",
            "number, within 0.50",
            "common-shift, within 364 days",
            "exact");
    JoinColumn set =
        new JoinColumn(
            "Modality",
            "Code",
            ComparisonRule.SET,
            null,
            null,
            JoinColumn.Unit.ONE,
            Missing.NEVER,
            "codes.csv",
            true);
    assertThat(JoinWords.of(set).rule()).isEqualTo("set, repeats counted, by hierarchy");
  }

  @Test
  void contradictingCountsAreRefused() {
    TruthCounts nobody = new TruthCounts(0, 0, 0, 0, 0, 0, 0);
    List<Runnable> contradictions =
        List.of(
            () -> new LinkageCounts(10, 3, 1, 1, 0, null, List.of(), List.of()),
            () -> new LinkageCounts(10, 1, 0, 0, 1, null, List.of(), List.of()),
            () -> new LinkageCounts(10, 1, 0, 0, 1, null, sizes(11, 1, 0), List.of()),
            () -> new LinkageCounts(10, 1, 0, 1, 0, null, sizes(2, 1, 0), List.of()),
            () -> new LinkageCounts(10, 1, 0, 1, 0, null, sizes(1, 1, 1), List.of()),
            () -> new LinkageCounts(10, 1, 0, 1, 0, nobody, sizes(1, 1, 0), List.of()),
            () ->
                new LinkageCounts(
                    10, 1, 0, 1, 0, null, sizes(1, 1, 0), List.of(site(0, 1), site(0, 1))),
            () -> new TruthCounts(1, 2, 0, 0, 0, 0, 0),
            () -> new TruthCounts(1, 1, 1, 1, 0, 0, 0),
            () -> new TruthCounts(1, 1, 0, 0, 1, 1, 0),
            () -> new SizeCount(0, 1, 0),
            () -> new SiteCount(1, 2, 0, 0, 0, 0),
            () -> new TruthCounts(1, 1, 0, 1, 1, 1, 0, 2, 1),
            () -> new TruthCounts(1, 1, 0, 1, 3, 1, 0, 1, 2),
            () -> new SiteCount(1, 1, 0, 0, 0, 0, 1),
            () -> new SiteCount(1, 1, 2, 0, 0, 0));
    for (Runnable contradiction : contradictions) {
      assertThatThrownBy(contradiction::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("contradicting counts");
    }
  }

  private static List<SizeCount> sizes(long size, long targets, long covered) {
    return List.of(new SizeCount(size, targets, covered));
  }

  private static String words(
      ComparisonRule rule,
      @Nullable String from,
      @Nullable String to,
      JoinColumn.Unit unit,
      Missing missing) {
    return JoinWords.of(
            new JoinColumn(
                "StudyDate",
                "Date",
                rule,
                from == null ? null : new BigDecimal(from),
                to == null ? null : new BigDecimal(to),
                unit,
                missing,
                null,
                false))
        .rule();
  }

  private static SiteCount site(long correct, long members) {
    return new SiteCount(members, correct, members, correct, 0, 0);
  }

  private static LinkageCounts withSites(LinkageCounts c, List<SiteCount> sites) {
    return new LinkageCounts(
        c.patients(),
        c.targets(),
        c.none(),
        c.unique(),
        c.ambiguous(),
        c.truth(),
        c.sizes(),
        sites);
  }

  /** Members of whom so many are found and the others have two candidates. */
  private static LinkageCounts members(long correct, long members) {
    return counts(
        1_000_000_000L,
        members,
        0,
        correct,
        new TruthCounts(members, correct, correct, 0, 0, 0, 0));
  }

  private static LinkageCounts counts(
      long patients, long targets, long none, long unique, @Nullable TruthCounts truth) {
    long ambiguous = targets - none - unique;
    List<SizeCount> sizes = new ArrayList<>();
    if (unique > 0) {
      sizes.add(new SizeCount(1, unique, truth == null ? 0 : truth.correct()));
    }
    if (ambiguous > 0) {
      sizes.add(new SizeCount(2, ambiguous, 0));
    }
    return new LinkageCounts(patients, targets, none, unique, ambiguous, truth, sizes, List.of());
  }

  private static LinkageSummary of(
      HeldTable holds, boolean membershipKnown, @Nullable Limit limit, LinkageCounts counts) {
    return LinkageSummary.of(
        scenario(holds, membershipKnown, limit), null, counts, LeftOut.NOTHING, List.of());
  }

  private static Scenario scenario(
      HeldTable holds, boolean membershipKnown, @Nullable Limit limit) {
    return new Scenario(
        "colleague",
        "L1",
        "A colleague",
        holds,
        membershipKnown,
        List.of(
            new JoinColumn(
                "StudyDate",
                "ExamDate",
                ComparisonRule.EXACT,
                null,
                null,
                JoinColumn.Unit.ONE,
                Missing.NEVER,
                null,
                false)),
        Attack.DETERMINISTIC,
        "1",
        null,
        limit,
        "",
        Set.of());
  }

  private static HeldTable file(@Nullable SampleDesign sample, @Nullable String site) {
    return new HeldTable(
        "held.csv", null, "Person", null, false, List.of(), "auto", "UTF-8", sample, site);
  }

  private static HeldTable drawn(int targets) {
    return new HeldTable(null, targets, null, null, false, List.of(), "auto", "UTF-8", null, null);
  }

  private static Limit limit(Quantity quantity, String bound) {
    return new Limit(
        quantity,
        new BigDecimal(bound),
        null,
        null,
        null,
        Params.ofScenario("colleague"),
        Limit.EXPLICIT);
  }

  private static List<String> codes(LinkageSummary summary) {
    return summary.findings().stream().map(Finding::code).toList();
  }

  private static Finding finding(LinkageSummary summary, String code) {
    return summary.findings().stream().filter(f -> f.code().equals(code)).findFirst().orElseThrow();
  }
}
