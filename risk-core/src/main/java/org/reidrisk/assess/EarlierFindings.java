package org.reidrisk.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.drift.TwoReleases;
import org.reidrisk.group.CandidateSets;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.CandidateRisk;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Decision;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.policy.LimitResult.Verdict;
import org.reidrisk.policy.PatientKeys;
import org.reidrisk.policy.Policy;
import org.reidrisk.record.JoinedRelease;
import org.reidrisk.record.JoinedRelease.Difference;
import org.reidrisk.record.JoinedRelease.Learnt;
import org.reidrisk.record.JoinedRelease.Links;
import org.reidrisk.record.JoinedRelease.View;

/** What the figures of one earlier release mean, and what to do. */
final class EarlierFindings {
  private final JoinedRelease release;
  private final TwoReleases both;
  private final List<Finding> findings = new ArrayList<>();

  EarlierFindings(JoinedRelease release, TwoReleases both) {
    this.release = release;
    this.both = both;
  }

  List<Finding> findings() {
    return findings;
  }

  private void add(String code, Severity severity, String text, String evidence) {
    findings.add(new Finding(code, severity, "earlier-release " + release.id(), text, evidence));
  }

  void sameRelease() {
    add(
        "earlier-release-is-this",
        Severity.BLOCKING,
        "The earlier release holds the same rows as this one, so that comparing them says nothing;"
            + " name the file that was released before.",
        release.rows() + " rows");
  }

  void of(Policy policy, List<Measurement> measurements) {
    Links links = release.links();
    if (links == null) {
      Estimate.Undefined reason = release.undefined();
      add(
          "earlier-releases-not-run",
          Severity.BLOCKING,
          "The two releases could not be held against each other. "
              + (reason == null ? "" : reason.text())
              + " Give a reason in acknowledge if that is harmless.",
          "");
      return;
    }
    keys(links);
    if (links.linked() == 0) {
      add(
          "earlier-release-unlinked",
          Severity.INFO,
          "Nobody can be followed to the earlier release by patient keys, UIDs, trajectories or"
              + " intervals. What differs between the two cannot be told.",
          patients() + " patients here, " + release.patients() + " there");
    } else {
      linked(links);
    }
    joined(policy, measurements);
    reveals();
    learnt();
  }

  private long patients() {
    return release.views().get(0).alone().patients();
  }

  private void keys(Links links) {
    boolean kept = links.keys() == PatientKeys.KEPT;
    add(
        "earlier-release-keys",
        Severity.INFO,
        (links.stated()
                ? "The policy says that patient keys were "
                : "By the data patient keys were ")
            + (kept
                ? "kept: equal keys are taken for the same people."
                : "drawn anew: equal keys count for nothing, and people are followed by other"
                    + " means.")
            + (links.stated()
                ? ""
                : " Kept means that more than half of the keys of the smaller release are equal,"
                    + " and that those who share one agree in what does not change. Say patients:"
                    + " kept or re-keyed if it is otherwise."),
        links.byKey() + " equal keys");
  }

  private void linked(Links links) {
    List<String> means = new ArrayList<>();
    if (links.keys() == PatientKeys.KEPT) {
      means.add("patient key " + share(links.byKey()));
    }
    means.add("UIDs " + share(links.byUid()));
    means.add("trajectories " + share(links.byTrajectory()));
    means.add("intervals " + share(links.byIntervals()));
    boolean kept = links.keys() == PatientKeys.KEPT;
    String hidden = "";
    if (links.right() != null) {
      hidden =
          "; right without keys: UIDs "
              + links.right().byUid()
              + ", trajectories "
              + links.right().byTrajectory()
              + ", intervals "
              + links.right().byIntervals();
    }
    add(
        "earlier-release-linked",
        Severity.WARNING,
        "Somebody who holds both releases can follow patients from one to the other. "
            + (kept
                ? "Give this release new patient keys, and new UIDs, unless it is meant so."
                : "Patient keys do not stop that: change UIDs, and coarsen what makes"
                    + " trajectories and intervals unique, unless it is meant so."),
        links.linked()
            + " of "
            + patients()
            + " patients; by "
            + String.join(", ", means)
            + hidden);
  }

  private String share(long part) {
    double percent = patients() == 0 ? 0 : 100.0 * part / patients();
    return part + String.format(Locale.ROOT, " (%.1f %%)", percent);
  }

  private void reveals() {
    Difference d = release.difference();
    if (d == null || (d.revealedByNew() == 0 && d.revealedByWithdrawn() == 0)) {
      return;
    }
    add(
        "difference-reveals",
        Severity.BLOCKING,
        "Classes that are large enough as a whole have too few patients among the new or withdrawn"
            + " rows, so that the difference of the two releases singles them out. Release larger"
            + " batches, or coarsen what the new rows show.",
        d.revealedByNew()
            + " patients by new rows, "
            + d.revealedByWithdrawn()
            + " by withdrawn rows, class size "
            + release.classSize());
  }

  private void learnt() {
    List<String> columns = new ArrayList<>();
    for (Learnt learnt : release.learnt()) {
      if (learnt.learnt() > 0) {
        columns.add(
            learnt.column()
                + ": "
                + learnt.learnt()
                + " patients, misled about "
                + learnt.misled());
      }
    }
    if (!columns.isEmpty()) {
      add(
          "learnt-by-intersection",
          Severity.BLOCKING,
          "Classes that hide a sensitive value in each release leave one value when both are held,"
              + " and it is the patient's. Coarsen quasi-identifiers, or leave the column out.",
          String.join("; ", columns));
    }
  }

  // Limits

  private void joined(Policy policy, List<Measurement> measurements) {
    Unit unit = Unit.PATIENT;
    List<String> broken = new ArrayList<>();
    for (LimitResult alone : Decision.of(policy.limits(), unit, measurements, List.of()).limits()) {
      Limit limit = alone.limit();
      if (alone.verdict() != Verdict.MET || !isIdentity(limit)) {
        continue;
      }
      // What is violated for one row is violated for whoever knows more.
      boolean complete = Params.POWER_COMPLETE.equals(limit.power());
      View view = release.views().get(complete ? 1 : 0);
      Estimate with = estimate(limit, view);
      if (verdict(limit, with) == Verdict.VIOLATED) {
        broken.add(limit.text());
      }
    }
    if (broken.isEmpty()) {
      return;
    }
    View view = release.views().get(0);
    add(
        "earlier-release-joined",
        Severity.BLOCKING,
        "This release alone meets limits that it breaks together with the earlier one: "
            + String.join("; ", broken)
            + ". Coarsen quasi-identifiers, or do not release to anybody who may hold both.",
        "k "
            + view.alone().k()
            + " alone, "
            + view.joined().k()
            + " with both; "
            + view.fallBelow()
            + " patients fall below class size "
            + release.classSize());
  }

  private static boolean isIdentity(Limit limit) {
    return limit.set() == null
        && limit.params().model() == null
        && switch (limit.quantity()) {
          case K, PROSECUTOR_HIGHEST, PROSECUTOR_MEAN, PROSECUTOR_SHARE_ABOVE, SAMPLE_UNIQUES ->
              true;
          default -> false;
        };
  }

  private static Estimate estimate(Limit limit, View view) {
    CandidateRisk risk =
        CandidateRisk.of(new CandidateSets(view.joined().sizes(), view.joined().sizes()));
    Integer threshold = limit.threshold();
    return switch (limit.quantity()) {
      case K -> risk.k();
      case SAMPLE_UNIQUES -> risk.sampleUniques();
      case PROSECUTOR_HIGHEST -> risk.highest();
      case PROSECUTOR_MEAN -> risk.mean();
      default -> risk.shareAbove(threshold == null ? 1 : threshold);
    };
  }

  private Verdict verdict(Limit limit, Estimate estimate) {
    Quantity quantity = limit.quantity();
    Measurement measured =
        new Measurement(
            quantity, Unit.PATIENT, both.common(), null, limit.params(), estimate, Map.of());
    return Decision.of(List.of(limit), Unit.PATIENT, List.of(measured), List.of())
        .limits()
        .get(0)
        .verdict();
  }
}
