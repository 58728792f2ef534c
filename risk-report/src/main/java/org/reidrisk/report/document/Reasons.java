package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.measure.Estimate;
import org.reidrisk.policy.Decision;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.policy.LimitResult.Verdict;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Block.Cell;

/**
 * What decided, in few enough lines for the first page: findings that say the same of several
 * columns are one line. The record's own lines, one a finding, are printed with the provenance.
 */
final class Reasons {
  private static final int MOST_LINES = 8;
  private static final int MOST_NAMES = 6;

  /** Warnings without which the figures on this page would be read as more than they are. */
  private static final Set<String> WEIGHTY =
      Set.of(
          "limit-without-effect",
          "missing-quasi-identifiers",
          "no-patient-key",
          "patient-key-not-released",
          "register-lacks-columns");

  /** What a reader must hear even when the policy gives a reason for it. */
  private static final Set<String> WEIGHTY_THOUGH_ACKNOWLEDGED =
      Set.of("weaker-adversary-power", "register-contradicts-release");

  private final Assessment assessment;
  private final Wording wording;
  private final List<String> lines = new ArrayList<>();
  private int more;

  private Reasons(Assessment assessment, Wording wording) {
    this.assessment = assessment;
    this.wording = wording;
  }

  static List<String> of(Assessment assessment, Wording wording) {
    Reasons reasons = new Reasons(assessment, wording);
    reasons.limits();
    reasons.blocking();
    reasons.otherwise();
    reasons.acknowledged();
    reasons.warnings();
    reasons.sensitivity();
    return reasons.lines;
  }

  private void add(String line, int reasons) {
    if (lines.size() < MOST_LINES) {
      lines.add(line);
    } else {
      more += reasons;
    }
  }

  private void limits() {
    List<LimitResult> limits = assessment.decision().limits();
    limits.stream()
        .filter(result -> result.verdict() == Verdict.VIOLATED)
        .forEach(result -> add(reason("because.violated", result, wording), 1));
    limits.stream()
        .filter(result -> result.verdict() == Verdict.UNDEFINED)
        .forEach(result -> add(reason("because.undefined", result, wording), 1));
  }

  private void blocking() {
    Map<List<String>, List<Finding>> alike = new LinkedHashMap<>();
    assessment.findings().stream()
        .filter(Finding::blocks)
        .forEach(
            f ->
                alike
                    .computeIfAbsent(List.of(f.code(), f.text()), key -> new ArrayList<>())
                    .add(f));
    alike.values().forEach(findings -> add(blocking(findings), findings.size()));
  }

  private String blocking(List<Finding> alike) {
    String text = Excerpt.text(alike.get(0).text());
    if (alike.size() == 1) {
      return wording.text("because.blocking", Excerpt.name(alike.get(0).about()), text);
    }
    List<String> names =
        alike.stream().map(Finding::about).map(Excerpt::name).limit(MOST_NAMES).toList();
    String others =
        alike.size() > names.size()
            ? wording.text("fact.known.more", wording.number(alike.size() - names.size()))
            : "";
    return wording.text(
        "because.blocking.several",
        wording.number(alike.size()),
        String.join(", ", names) + others,
        text);
  }

  /** What is said when nothing speaks against the release, and what was left out above. */
  private void otherwise() {
    Decision decision = assessment.decision();
    if (decision.limits().isEmpty()) {
      add(wording.text("because.no-limits"), 1);
    } else if (lines.isEmpty()) {
      add(wording.text("because.met", wording.counted("count.limit", decision.limits().size())), 1);
    }
    if (more > 0) {
      lines.add(
          wording.text(
              "because.more",
              wording.number(more),
              wording.place("findings"),
              wording.place("provenance")));
    }
  }

  private void acknowledged() {
    List<Finding> acknowledged =
        assessment.findings().stream().filter(f -> f.acknowledged() != null).toList();
    if (!acknowledged.isEmpty()) {
      lines.add(
          wording.text(
              "because.acknowledged",
              wording.counted("count.finding", acknowledged.size()),
              wording.place("findings")));
      acknowledged.stream()
          .filter(f -> WEIGHTY_THOUGH_ACKNOWLEDGED.contains(f.code()))
          .forEach(f -> lines.add(Excerpt.text(f.text())));
    }
  }

  private void warnings() {
    List<Finding> warnings =
        assessment.findings().stream().filter(f -> f.severity() == Severity.WARNING).toList();
    if (!warnings.isEmpty()) {
      lines.add(
          wording.text(
              "because.warnings", wording.number(warnings.size()), wording.place("findings")));
      warnings.stream()
          .filter(f -> WEIGHTY.contains(f.code()))
          .forEach(f -> lines.add(Excerpt.text(f.text())));
    }
  }

  private void sensitivity() {
    long changes =
        assessment.sensitivity().stream()
            .filter(v -> v.outcome() != assessment.decision().outcome())
            .count();
    if (changes > 0) {
      lines.add(
          wording.text(
              "because.depends",
              wording.counted("count.change", changes),
              wording.place("sensitivity")));
    }
  }

  private static String reason(String key, LimitResult result, Wording wording) {
    Cell measured = wording.measured(result);
    Cell bound = wording.bound(result.limit());
    String name = Excerpt.line(wording.nameInText(result));
    if (result.measured() instanceof Estimate.Undefined undefined) {
      return wording.text("because.no-value", name, Excerpt.text(undefined.text()), bound.text());
    }
    // Where rounding hides which side of its limit a value is on, the exact figures stand beside.
    boolean alike = !measured.detail().isEmpty() && bound.text().contains(measured.text());
    return alike
        ? wording.text(
            key,
            name,
            measured.text() + " (" + measured.detail() + ")",
            bound.text() + " (" + bound.detail() + ")")
        : wording.text(key, name, measured.text(), bound.text());
  }
}
