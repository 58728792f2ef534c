package org.reidrisk.report.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Decision;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.policy.LimitResult.Verdict;
import org.reidrisk.policy.Outcome;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.record.LinkageResult.AtPrevalence;
import org.reidrisk.record.LinkageResult.Intervals;
import org.reidrisk.record.LinkageResult.Join;
import org.reidrisk.record.LinkageResult.Rate;
import org.reidrisk.record.LinkageResult.Remedy;
import org.reidrisk.record.LinkageResult.Size;
import org.reidrisk.record.LinkageResult.Truth;

/** Made-up results of linkage scenarios, one of each kind. */
public final class LinkedSamples {

  private LinkedSamples() {}

  /** An insider with a schedule: truth, outsiders, remedies, a violated limit. */
  static LinkageResult schedule() {
    return new LinkageResult(
        "ris-colleague",
        "L1",
        "A radiographer who can query the schedule of two hospitals",
        "deterministic",
        "1",
        false,
        "file",
        Samples.DATA_SHA256,
        List.of(
            new Join("StudyDate", "ExamDate", "date, within 1 day"),
            new Join("StudyTime", "ExamTime", "date, from -5 to 20 minutes"),
            new Join("Modality", "Modality", "exact"),
            new Join("PatientSex", "Sex", "exact"),
            new Join("PatientAge", "Age", "number, within 1, a missing cell matches anything")),
        8_505,
        5_790,
        2_460,
        255,
        new Truth(
            2_476,
            2_390,
            2_301,
            159,
            6_029,
            101,
            0,
            0,
            0,
            2_301 / 2_460.0,
            2_301 / 2_476.0,
            List.of(
                new AtPrevalence(0.01, 0.345),
                new AtPrevalence(0.1, 0.852),
                new AtPrevalence(2_476 / 8_505.0, 0.935),
                new AtPrevalence(0.5, 0.959),
                new AtPrevalence(1, 0.975))),
        2_460 / 8_505.0,
        new Rate(2_301 / 2_476.0, 2_301 / 2_476.0),
        0.9401,
        1 / 30_805.0,
        null,
        List.of(new Size(1, 2_460), new Size(2, 201), new Size(3, 40), new Size(7, 14)),
        List.of(
            new Remedy("StudyTime", "removed", 310, 140L),
            new Remedy("StudyDate", "year", 12, 3L),
            new Remedy("StudyDate", "month", 96, 51L),
            new Remedy("StudyDate", "removed", 4, 0L),
            new Remedy("PatientAge", "removed", 2_190, 2_044L),
            new Remedy("PatientSex", "removed", 2_381, 2_222L),
            new Remedy("Modality", "removed", 2_402, 2_250L)),
        Verdict.VIOLATED);
  }

  /** A sample of the release itself, clustered in sites; the limit is met. */
  static LinkageResult sample() {
    return new LinkageResult(
        "family",
        "L10",
        "A relative who was told of every visit",
        "trajectory",
        "all",
        true,
        "release",
        null,
        List.of(new Join("StudyDate", "StudyDate", "common-shift, from -364 to 364 days")),
        200,
        0,
        4,
        196,
        new Truth(200, 200, 4, 0, 0, 0, 0, 0, 0, 1.0, 0.02, List.of()),
        0.02,
        new Rate(0.02, 0.02),
        0.041,
        1 / 30_805.0,
        new Intervals(
            Quantity.LINKAGE_CORRECT_RATE.word(),
            "simple random sample of 200 of 30805 patients of the release",
            new Rate(0.005475, 0.050413),
            new Rate(0.0078, 0.0503),
            7,
            0.061),
        List.of(new Size(1, 4), new Size(4, 10), new Size(30, 96), new Size(30_805, 90)),
        List.of(new Remedy("StudyDate", "removed", 0, 0L)),
        Verdict.MET);
  }

  /** Nobody says who is who, nor who is in the release. */
  static LinkageResult claims() {
    return new LinkageResult(
        "claims",
        "L2",
        "An insurer with its claims",
        "deterministic",
        "1",
        false,
        "file",
        Samples.DATA_SHA256,
        List.of(
            new Join("StudyDate", "ServiceDate", "date, from -3 to 0 days"),
            new Join("InstitutionName", "Facility", "exact")),
        1_000,
        700,
        100,
        200,
        null,
        0.1,
        new Rate(0, 0.1),
        0.15,
        1 / 30_805.0,
        null,
        List.of(new Size(1, 100), new Size(2, 200)),
        List.of(new Remedy("StudyDate", "month", 10, null)),
        Verdict.UNDEFINED);
  }

  /** The tables had nothing in common; no limit. */
  static LinkageResult nothing() {
    return new LinkageResult(
        "dose-log",
        null,
        "A vendor with a dose log",
        "rare-case",
        "1",
        true,
        "file",
        Samples.DATA_SHA256,
        List.of(new Join("DeviceSerialNumber", "Serial", "normalised")),
        500,
        500,
        0,
        0,
        null,
        0,
        new Rate(0, 0),
        0,
        1 / 30_805.0,
        null,
        List.of(),
        List.of(),
        null);
  }

  /** The same under another name. */
  static LinkageResult named(LinkageResult r, String id) {
    return with(r, id, r.remedies());
  }

  /** The same attack, against which other changes were tried. */
  static LinkageResult withRemedies(LinkageResult r, List<Remedy> remedies) {
    return with(r, r.id(), remedies);
  }

  private static LinkageResult with(LinkageResult r, String id, List<Remedy> remedies) {
    return new LinkageResult(
        id,
        r.preset(),
        r.attacker(),
        r.attack(),
        r.power(),
        r.membershipKnown(),
        r.source(),
        r.sha256(),
        r.join(),
        r.targets(),
        r.none(),
        r.unique(),
        r.ambiguous(),
        r.truth(),
        r.uniqueRate(),
        r.correctRate(),
        r.byCandidates(),
        r.byChance(),
        r.intervals(),
        r.candidateSetSizes(),
        remedies,
        r.verdict());
  }

  /** One scenario of each kind. */
  public static Assessment four() {
    return assessment(List.of(schedule(), sample(), claims(), nothing()));
  }

  /** As many scenarios as there are presets, and more. */
  public static Assessment fifteen() {
    List<LinkageResult> results = new ArrayList<>();
    List<LinkageResult> kinds = List.of(schedule(), sample(), claims(), nothing());
    for (int i = 0; i < 15; i++) {
      LinkageResult kind = kinds.get(i % kinds.size());
      results.add(named(kind, kind.id() + "-" + (i + 1)));
    }
    return assessment(results);
  }

  /** A release that was attacked. */
  static Assessment assessment(List<LinkageResult> results) {
    Assessment a = Samples.accepted();
    List<LimitResult> limits = new ArrayList<>(a.decision().limits());
    for (LinkageResult result : results) {
      Verdict verdict = result.verdict();
      if (verdict != null) {
        limits.add(limit(result, verdict));
      }
    }
    return new Assessment(
        a.tool(),
        a.asOf(),
        a.release(),
        a.policy(),
        a.data(),
        a.schema(),
        a.measurements(),
        a.subgroups(),
        results,
        a.joined(),
        a.findings(),
        new Decision(Outcome.REJECT, a.decision().because(), limits),
        a.sensitivity(),
        a.inventory(),
        a.history(),
        a.provenance());
  }

  private static LimitResult limit(LinkageResult result, Verdict verdict) {
    @Nullable Intervals intervals = result.intervals();
    Estimate measured =
        intervals != null
            ? new Estimate.Interval(intervals.clopperPearson().low(), 0.061)
            : result.truth() == null
                ? new Estimate.Interval(0, 1)
                : new Estimate.Real(result.correctRate().high());
    return new LimitResult(
        new Limit(
            Quantity.LINKAGE_CORRECT_RATE,
            new BigDecimal("0.09"),
            null,
            null,
            null,
            Params.ofScenario(result.id()),
            Limit.EXPLICIT),
        Unit.PATIENT,
        measured,
        verdict);
  }
}
