package org.reidrisk.record;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Term;
import org.reidrisk.group.ClassSizes;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;

/**
 * One figure beside that of another program; both count rows.
 *
 * <p>A difference is never passed over because it is small. It is either explained, by our own
 * figure under the other program's rule or by what its floating-point steps can round, or it stands
 * as unexplained.
 *
 * @param quantity what was measured
 * @param of the sensitive column; null for quantities of identity
 * @param params what tells it apart from other figures of the quantity
 * @param ours our figure
 * @param peers the other program's; undefined, with the reason, where it has none
 * @param peersRule our figure under the other program's rule, where it has another rule that bears
 *     on this figure; null otherwise
 * @param roundings how many floating-point operations, each exact to 2<sup>-53</sup> of its result,
 *     lie between the data and the other program's figure, scaled to that figure; 0 when it has to
 *     be exact
 * @param reasons why the figures differ; none when they are the same
 */
public record PeerComparison(
    Quantity quantity,
    @Nullable String of,
    Params params,
    Estimate ours,
    Estimate peers,
    @Nullable Estimate peersRule,
    long roundings,
    List<Reason> reasons) {

  /** The code of a figure that the other program would have, had nothing broken off. */
  public static final String FAILED = "peer-failed";

  /**
   * How the variant begins in which a share is held against a limit as it is written, such as
   * {@code limit-0.09}, and not against the class size that the policy reads it as.
   */
  public static final String LIMIT_AS_WRITTEN = "limit-";

  /** What a comparison says. */
  public enum Verdict implements Term {
    /** To the last bit. */
    SAME,
    /** Other figures, and what makes the difference is known by name. */
    EXPLAINED,
    /** Other figures, and nothing known makes the difference. */
    UNEXPLAINED,
    /** One of the two has no figure. */
    NOT_COMPARED
  }

  /**
   * A known difference.
   *
   * @param code its stable name
   * @param text what it is, in one sentence
   */
  public record Reason(String code, String text) {
    /** Checks that nothing is missing. */
    public Reason {
      Objects.requireNonNull(code);
      Objects.requireNonNull(text);
    }
  }

  /** The largest relative error of one rounding. */
  private static final double ONE_ROUNDING = 0x1p-53;

  /**
   * What no number of roundings explains, of 1 or of a figure above 1: a record that counts more is
   * no excuse.
   */
  private static final double MOST_ROUNDED = 0x1p-24;

  /** Takes a copy; reasons stand exactly where something is explained. */
  public PeerComparison {
    Objects.requireNonNull(quantity);
    Objects.requireNonNull(params);
    Objects.requireNonNull(ours);
    Objects.requireNonNull(peers);
    reasons = List.copyOf(reasons);
    if (quantity.ofSensitive() != (of != null) || roundings < 0) {
      throw new IllegalArgumentException("no comparison of " + quantity.word());
    }
    Verdict verdict = verdict(ours, peers, peersRule, roundings);
    boolean explained = verdict == Verdict.EXPLAINED;
    if (explained == reasons.isEmpty()) {
      throw new IllegalArgumentException("reasons belong to explained differences");
    }
  }

  /**
   * What the figures say.
   *
   * @return same, explained, unexplained or not compared
   */
  public Verdict verdict() {
    return verdict(ours, peers, peersRule, roundings);
  }

  /**
   * Why nothing is compared.
   *
   * @return the other program's reason for having no figure, or ours; empty when both have one
   */
  public Optional<Estimate.Undefined> whyNotCompared() {
    return Stream.of(peers, ours)
        .filter(Estimate.Undefined.class::isInstance)
        .map(Estimate.Undefined.class::cast)
        .findFirst();
  }

  /**
   * The smallest class size of which two distributions have another number.
   *
   * @return a class size, at least 1; empty when they are equal or no distributions
   */
  public OptionalInt firstDifferingSize() {
    if (!(ours instanceof Estimate.Histogram a && peers instanceof Estimate.Histogram b)) {
      return OptionalInt.empty();
    }
    Set<ClassSizes.Bin> either = new HashSet<>(a.bins());
    either.addAll(b.bins());
    Set<ClassSizes.Bin> both = new HashSet<>(a.bins());
    both.retainAll(b.bins());
    either.removeAll(both);
    return either.stream().mapToInt(ClassSizes.Bin::size).min();
  }

  /**
   * What figures say, before reasons are given.
   *
   * @param ours our figure
   * @param peers the other program's
   * @param peersRule ours under its rule, or null
   * @param roundings as in the record
   * @return the verdict
   */
  public static Verdict verdict(
      Estimate ours, Estimate peers, @Nullable Estimate peersRule, long roundings) {
    if (ours instanceof Estimate.Undefined || peers instanceof Estimate.Undefined) {
      return Verdict.NOT_COMPARED;
    }
    if (ours.equals(peers)) {
      return Verdict.SAME;
    }
    boolean explained =
        withinRounding(ours, peers, roundings)
            || (peersRule != null && withinRounding(peersRule, peers, roundings));
    return explained ? Verdict.EXPLAINED : Verdict.UNEXPLAINED;
  }

  /**
   * Whether two figures differ by no more than rounding can do.
   *
   * @param exact a figure
   * @param rounded the same, reached through roundings
   * @param roundings how many
   * @return true when they are equal, too
   */
  public static boolean withinRounding(Estimate exact, Estimate rounded, long roundings) {
    if (exact.equals(rounded)) {
      return true;
    }
    if (!(exact instanceof Estimate.Real a && rounded instanceof Estimate.Real b)) {
      return false;
    }
    double height = Math.max(Math.abs(a.value()), Math.abs(b.value()));
    double most = Math.min(roundings * ONE_ROUNDING * height, MOST_ROUNDED * Math.max(1, height));
    return Math.abs(a.value() - b.value()) <= most;
  }
}
