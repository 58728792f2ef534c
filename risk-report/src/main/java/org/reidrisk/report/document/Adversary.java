package org.reidrisk.report.document;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Limit;
import org.reidrisk.record.Assessment;

/** Whose knowledge a record's figures are about, and the figures of one power. */
final class Adversary {

  private static final String POWER_SETTING = "power";
  private static final int USUAL_CLASS_SIZE = 11;

  /** From the one who knows least to the one who knows most. */
  static final Comparator<String> BY_KNOWLEDGE =
      (a, b) ->
          a.equals(b) || (Params.knowsAsMuch(a, b) && Params.knowsAsMuch(b, a))
              ? 0
              : Params.knowsAsMuch(a, b) ? 1 : -1;

  private Adversary() {}

  /** The policy's power, or a stronger one that a limit on all quasi-identifiers names. */
  static String deciding(Assessment assessment) {
    String setting = assessment.provenance().settings().getOrDefault(POWER_SETTING, "");
    Stream<String> ofPolicy = Params.isPower(setting) ? Stream.of(setting) : Stream.empty();
    Stream<String> ofLimits =
        assessment.policy().limits().stream()
            .filter(limit -> limit.set() == null)
            .map(Limit::power)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull);
    return Stream.concat(ofPolicy, ofLimits).max(BY_KNOWLEDGE).orElse(Params.POWER_ONE);
  }

  /** The powers that figures by the deciding unit were measured for on a set, weakest first. */
  static List<String> measured(Assessment assessment, @Nullable String set) {
    return assessment.measurements().stream()
        .filter(m -> m.unit() == assessment.policy().unit())
        .filter(m -> m.quantity().powered() && Objects.equals(m.params().set(), set))
        .map(m -> m.params().power())
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .distinct()
        .sorted(BY_KNOWLEDGE)
        .toList();
  }

  /** The deciding power, and that of one event beside it; one power where they are the same. */
  static List<String> headline(Assessment assessment) {
    return Stream.of(deciding(assessment), Params.POWER_ONE).distinct().toList();
  }

  /** A figure by the deciding unit in the form that decides. */
  static Optional<Estimate> figure(
      Assessment assessment,
      @Nullable String set,
      Quantity quantity,
      String power,
      @Nullable Integer threshold) {
    return assessment.measurements().stream()
        .filter(m -> m.quantity() == quantity && m.unit() == assessment.policy().unit())
        .filter(m -> m.params().equals(new Params(threshold, power, null, set)))
        .map(Measurement::estimate)
        .findFirst();
  }

  /** The units that figures are about: those of the release without those that were dropped. */
  static long units(Assessment assessment) {
    boolean patients = assessment.policy().unit() == Unit.PATIENT;
    long all = patients ? assessment.data().patients() : assessment.data().rows();
    String dropped =
        assessment
            .provenance()
            .settings()
            .getOrDefault(patients ? "patients-lost" : "rows-dropped", "0");
    return dropped.matches("\\d{1,18}") ? Math.max(0, all - Long.parseLong(dropped)) : all;
  }

  /** The largest class size that a limit on all quasi-identifiers stands for; above 1. */
  static OptionalInt limitedClassSize(Assessment assessment) {
    return assessment.policy().limits().stream()
        .filter(l -> l.set() == null && l.quantity().powered())
        .flatMapToInt(Adversary::classSize)
        .filter(size -> size > 1)
        .max();
  }

  /** The class size at which to show shares: the limits', else eleven; empty if not measured. */
  static OptionalInt shownClassSize(Assessment assessment, @Nullable String set) {
    int wanted = limitedClassSize(assessment).orElse(USUAL_CLASS_SIZE);
    return IntStream.of(wanted, USUAL_CLASS_SIZE)
        .filter(
            size ->
                assessment.measurements().stream()
                    .anyMatch(
                        m ->
                            m.quantity() == Quantity.PROSECUTOR_SHARE_ABOVE
                                && Objects.equals(m.params().set(), set)
                                && Integer.valueOf(size).equals(m.params().threshold())))
        .findFirst();
  }

  private static IntStream classSize(Limit limit) {
    if (limit.quantity() == Quantity.K) {
      return IntStream.of(limit.bound().intValue());
    }
    if (limit.classSize() != null) {
      return IntStream.of(limit.classSize());
    }
    return limit.threshold() == null ? IntStream.empty() : IntStream.of(limit.threshold());
  }
}
