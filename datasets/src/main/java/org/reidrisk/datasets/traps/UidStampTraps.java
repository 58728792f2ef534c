package org.reidrisk.datasets.traps;

import static org.reidrisk.datasets.traps.Trap.variant;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/** Moments inside UIDs. Only the machines of one maker, two of seven, put them there. */
final class UidStampTraps {
  private static final long EXPORT_DAY = LocalDate.of(2023, 5, 9).toEpochDay();

  static final List<Trap> ALL =
      List.of(
          Trap.of(
              "uid-true-date",
              List.of(
                  variant("ge-true-date-shown", (e, r) -> trueDate(e, MakerUids.GE, true, r)),
                  variant(
                      "philips-true-date-shown", (e, r) -> trueDate(e, MakerUids.PHILIPS, true, r)),
                  variant(
                      "siemens-true-date-shown", (e, r) -> trueDate(e, MakerUids.SIEMENS, true, r)),
                  variant("ge-each-study-shifted", (e, r) -> trueDate(e, MakerUids.GE, false, r)),
                  variant("philips-year-only", UidStampTraps::yearOnly)),
              noStamps()),
          Trap.of(
              "uid-true-date-short-year",
              List.of(
                  variant(
                      "siemens-true-date-shown",
                      (e, r) -> trueDate(e, MakerUids.SIEMENS_SHORT_YEAR, true, r))),
              List.of(variant("random-digits-of-that-form", UidStampTraps::fixedHeadRandomDigits))),
          Trap.of(
              "uid-constant-shift",
              List.of(
                  variant("one-shift-ge", (e, r) -> oneShift(e, MakerUids.GE, r)),
                  variant("shift-per-patient-philips", (e, r) -> ownShift(e, MakerUids.PHILIPS, r)),
                  variant("one-shift-siemens", (e, r) -> oneShift(e, MakerUids.SIEMENS, r)),
                  variant("shift-per-patient-ge", (e, r) -> ownShift(e, MakerUids.GE, r))),
              List.of(
                  variant("export-batch-ge", (e, r) -> batch(e, MakerUids.GE, r)),
                  variant("random-moments-philips", (e, r) -> anyMoment(e, MakerUids.PHILIPS, r)),
                  variant("export-batch-philips", (e, r) -> batch(e, MakerUids.PHILIPS, r)),
                  variant("random-moments-ge", (e, r) -> anyMoment(e, MakerUids.GE, r)))));

  private UidStampTraps() {}

  private static List<Trap.Variant> noStamps() {
    return List.of(
        variant("random-uuids", (e, r) -> Uids.fill(e, r, study -> Uids.random(r))),
        variant(
            "hashed-digits-under-a-root",
            (e, r) -> Uids.fill(e, r, study -> "1.3.6.1.4.1.55555.7." + Uids.digits(38, r))),
        variant(
            "ten-random-digits",
            (e, r) ->
                Uids.fill(
                    e,
                    r,
                    study ->
                        "1.3.6.1.4.1.55555.7." + Uids.digits(10, r) + "." + Uids.digits(10, r))),
        variant("constant-like-a-moment", UidStampTraps::constantHost),
        variant(
            "root-dated",
            (e, r) ->
                Uids.fill(e, r, study -> "1.3.6.1.4.1.55555.20190312." + Uids.digits(24, r))));
  }

  private static List<String> constantHost(Export export, SeededRandom random) {
    long host = 1_491_350_000L + random.below(100_000_000);
    return Uids.fill(
        export,
        random,
        study -> "1.3.6.1.4.1.55555.7." + host + "." + Uids.digits(random.between(3, 6), random));
  }

  private static List<String> fixedHeadRandomDigits(Export export, SeededRandom random) {
    return Uids.fill(
        export, random, study -> "1.3.6.1.4.1.55555.7.300000" + Uids.digits(23, random));
  }

  private static List<String> trueDate(
      Export export, MakerUids style, boolean shown, SeededRandom random) {
    List<String> columns = stamped(export, style, Study::epochSeconds, random);
    export.fillStudies(
        "StudyDate",
        study -> Digits.date(shown ? study.day() : study.day().plusDays(jitter(random))));
    return columns;
  }

  private static int jitter(SeededRandom random) {
    return random.chance(0.5) ? random.between(1, 60) : random.between(-60, -1);
  }

  private static List<String> yearOnly(Export export, SeededRandom random) {
    List<String> columns = stamped(export, MakerUids.PHILIPS, Study::epochSeconds, random);
    export.fillStudies("StudyDate", study -> Integer.toString(study.day().getYear()));
    return columns;
  }

  private static List<String> oneShift(Export export, MakerUids style, SeededRandom random) {
    List<String> columns = stamped(export, style, Study::epochSeconds, random);
    int shift = random.between(30, 900);
    export.fillStudies("StudyDate", study -> Digits.date(study.day().minusDays(shift)));
    return columns;
  }

  /** The clean table's dates are shifted patient by patient already. */
  private static List<String> ownShift(Export export, MakerUids style, SeededRandom random) {
    return stamped(export, style, Study::epochSeconds, random);
  }

  private static List<String> batch(Export export, MakerUids style, SeededRandom random) {
    return stamped(
        export,
        style,
        study -> EXPORT_DAY * 86_400 + 28_800 + study.number() * 1_000L % 200_000,
        random);
  }

  private static List<String> anyMoment(Export export, MakerUids style, SeededRandom random) {
    long first = LocalDate.of(2015, 1, 1).toEpochDay() * 86_400;
    return stamped(export, style, study -> first + (long) (random.uniform() * 252_288_000), random);
  }

  private static List<String> stamped(
      Export export, MakerUids style, ToLongFunction<Study> moment, SeededRandom random) {
    Function<Study, String> uid =
        study ->
            style.madeBy(study.machine())
                ? style.of(study.machine().uidRoot(), moment.applyAsLong(study), random)
                : Uids.random(random);
    return Uids.fill(export, random, uid);
  }
}
