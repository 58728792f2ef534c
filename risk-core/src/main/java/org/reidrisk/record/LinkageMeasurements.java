package org.reidrisk.record;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Attack;
import org.reidrisk.policy.Decision;
import org.reidrisk.policy.Limit;
import org.reidrisk.record.LinkageResult.Intervals;
import org.reidrisk.record.LinkageResult.Truth;

/**
 * The figures of a linkage result that limits are held against.
 *
 * <p>A rate of which every target is known is a number. Where targets are a random sample it is an
 * interval whose upper end is the larger of the exact one and that of the sites, and 1 for fewer
 * than {@value #FEWEST_SAMPLED} targets, so that so few never meet a limit. An attack in which
 * nobody has a candidate shows nothing: its rates are undefined, not 0.
 */
public final class LinkageMeasurements {
  /** Fewer sampled people than this never show that a limit is met. */
  public static final long FEWEST_SAMPLED = 40;

  private LinkageMeasurements() {}

  /**
   * The figures of one scenario.
   *
   * @param result what the scenario found
   * @param unit the unit of the policy's limits, which is that of the candidates
   * @param columns the release's columns in file order
   * @return unique rate, correct rate, and what guessing among candidates and by chance would give
   */
  public static List<Measurement> of(LinkageResult result, Unit unit, List<String> columns) {
    List<String> compared =
        columns.stream()
            .filter(c -> result.join().stream().anyMatch(j -> j.release().equals(c)))
            .toList();
    Params params = Params.ofScenario(result.id());
    Map<String, String> convention = convention(result);
    List<Measurement> measurements = new ArrayList<>();
    measurements.add(
        new Measurement(
            Quantity.LINKAGE_UNIQUE_RATE,
            unit,
            compared,
            null,
            params,
            uniqueRate(result),
            convention));
    measurements.add(
        new Measurement(
            Quantity.LINKAGE_CORRECT_RATE,
            unit,
            compared,
            null,
            params,
            correctRate(result),
            convention));
    Estimate nothing = nothing(result);
    measurements.add(
        new Measurement(
            Quantity.LINKAGE_EXPECTED_BY_GUESSING,
            unit,
            compared,
            null,
            params,
            nothing != null ? nothing : guessing(result),
            convention));
    measurements.add(
        new Measurement(
            Quantity.LINKAGE_EXPECTED_BY_GUESSING,
            unit,
            compared,
            null,
            params.withModel(Params.BY_CHANCE),
            new Estimate.Real(result.byChance()),
            convention));
    return List.copyOf(measurements);
  }

  /**
   * Holds a result against its scenario's limit.
   *
   * @param result what the scenario found
   * @param limit the limit, or null for none
   * @param unit the unit of the policy's limits
   * @return the same with the verdict that a decision on the limit would give; without one when
   *     there is no limit
   */
  public static LinkageResult judged(LinkageResult result, @Nullable Limit limit, Unit unit) {
    return result.withVerdict(
        limit == null
            ? null
            : Decision.of(List.of(limit), unit, of(result, unit, List.of()), List.of())
                .limits()
                .get(0)
                .verdict());
  }

  private static Map<String, String> convention(LinkageResult result) {
    Map<String, String> convention = new LinkedHashMap<>();
    convention.put("attack", result.attack());
    if (result.attack().equals(Attack.TRAJECTORY.word())) {
      convention.put("power", result.power());
    }
    convention.put("targets", result.source());
    convention.put("membership", result.membershipKnown() ? "known" : "unknown");
    Intervals intervals = result.intervals();
    if (intervals != null) {
      Double sites = intervals.siteUpper();
      boolean bySites = sites != null && sites > intervals.clopperPearson().high();
      convention.put(
          "interval", tooFew(result) ? "too-few" : bySites ? "sites" : "clopper-pearson");
    }
    return convention;
  }

  private static Estimate uniqueRate(LinkageResult result) {
    Estimate nothing = nothing(result);
    if (nothing != null) {
      return nothing;
    }
    Intervals intervals = ofQuantity(result, Quantity.LINKAGE_UNIQUE_RATE);
    return intervals != null
        ? interval(result, intervals)
        : ratio(result.unique(), result.targets());
  }

  private static Estimate correctRate(LinkageResult result) {
    Estimate nothing = nothing(result);
    if (nothing != null) {
      return nothing;
    }
    Truth truth = result.truth();
    if (truth == null) {
      Intervals intervals = result.intervals();
      // Who is not in the release cannot be found: among those who are, the rate may be any.
      boolean any = !result.membershipKnown() && result.unique() > 0;
      return new Estimate.Interval(
          0, any ? 1 : intervals == null ? result.uniqueRate() : upper(result, intervals));
    }
    if (truth.unknown() > 0 && ofQuantity(result, Quantity.LINKAGE_CORRECT_RATE) == null) {
      // Of people of whom the truth says nothing each single candidate may be the right one.
      double people = truth.members() + truth.unknown();
      return new Estimate.Interval(
          truth.correct() / people, (result.unique() - truth.wrong()) / people);
    }
    if (truth.members() == 0) {
      return new Estimate.Undefined(
          "no-members", "Nobody who was looked for is known to be in the release.");
    }
    Intervals intervals = ofQuantity(result, Quantity.LINKAGE_CORRECT_RATE);
    if (intervals != null) {
      return interval(result, intervals);
    }
    if (truth.correct() == 0 && truth.absentClaimed() == 0) {
      return ratio(0, truth.members());
    }
    // People whom the truth calls absent patients may be outsiders, or members whose key is written
    // otherwise: the rate is lowest when all are members and missed, and highest when those with a
    // single candidate are members and found, the others outsiders.
    return truth.absent() == 0
        ? ratio(truth.correct(), truth.members())
        : new Estimate.Interval(
            truth.correct() / (double) (truth.members() + truth.absent()),
            (truth.correct() + truth.absentClaimed())
                / (double) (truth.members() + truth.absentClaimed()));
  }

  private static Estimate guessing(LinkageResult result) {
    if (result.intervals() != null) {
      return new Estimate.Undefined(
          "sampled", "The targets are a sample, and guessing has no exact interval.");
    }
    Truth truth = result.truth();
    if (truth == null) {
      // Among those who are in the release guessing may be right for any share.
      return result.membershipKnown() || result.byCandidates() == 0
          ? new Estimate.Real(result.byCandidates())
          : new Estimate.Interval(0, 1);
    }
    if (truth.members() == 0) {
      return new Estimate.Undefined(
          "no-members", "Nobody who was looked for is known to be in the release.");
    }
    return truth.unknown() > 0 || truth.absent() > 0
        ? new Estimate.Undefined(
            "truth-incomplete", "The truth does not say who all the people looked for are.")
        : new Estimate.Real(result.byCandidates());
  }

  /** Why the attack shows nothing at all; null when it does. */
  private static Estimate.@Nullable Undefined nothing(LinkageResult result) {
    if (result.targets() == 0) {
      return new Estimate.Undefined("no-targets", "There is nobody to look for.");
    }
    if (result.none() == result.targets()) {
      return new Estimate.Undefined(
          "no-candidates", "Nobody who was looked for has a candidate; that shows nothing.");
    }
    return everythingMatches(result)
        ? new Estimate.Undefined(
            "everything-matches", "Everybody has all patients for candidates; that shows nothing.")
        : null;
  }

  private static boolean everythingMatches(LinkageResult result) {
    if (result.none() > 0 || result.candidateSetSizes().size() != 1) {
      return false;
    }
    long candidates = result.candidateSetSizes().get(0).candidates();
    return candidates > 1 && 1.0 / candidates == result.byChance();
  }

  private static @Nullable Intervals ofQuantity(LinkageResult result, Quantity wanted) {
    Intervals intervals = result.intervals();
    return intervals != null && intervals.quantity().equals(wanted.word()) ? intervals : null;
  }

  private static Estimate interval(LinkageResult result, Intervals intervals) {
    return new Estimate.Interval(intervals.clopperPearson().low(), upper(result, intervals));
  }

  private static double upper(LinkageResult result, Intervals intervals) {
    Double sites = intervals.siteUpper();
    return tooFew(result)
        ? 1
        : Math.max(intervals.clopperPearson().high(), sites == null ? 0 : sites);
  }

  private static boolean tooFew(LinkageResult result) {
    Intervals intervals = ofQuantity(result, Quantity.LINKAGE_CORRECT_RATE);
    Truth truth = result.truth();
    return (intervals != null && truth != null ? truth.members() : result.targets())
        < FEWEST_SAMPLED;
  }

  private static Estimate ratio(long part, long whole) {
    return Estimate.Real.of(BigFraction.of(BigInteger.valueOf(part), BigInteger.valueOf(whole)));
  }
}
