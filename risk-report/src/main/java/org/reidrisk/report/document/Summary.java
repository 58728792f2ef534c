package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reidrisk.Finding;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.policy.LimitResult.Verdict;
import org.reidrisk.policy.Outcome;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.History;
import org.reidrisk.record.JoinedRelease;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.record.Variation;
import org.reidrisk.record.Variation.Change;
import org.reidrisk.report.document.Block.BulletList;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Tone;

/** What a reader with five minutes reads behind the decision. */
final class Summary {

  /** Of longer lists the rest is left to their section, so that the decision stays in front. */
  private static final int MOST_ATTACKERS = 6;

  private static final int MOST_RELEASES = 3;
  private static final int MOST_NAMES = 6;

  private final Assessment assessment;
  private final Wording wording;
  private final List<Block> blocks = new ArrayList<>();

  private Summary(Assessment assessment, Wording wording) {
    this.assessment = assessment;
    this.wording = wording;
  }

  static List<Block> of(Assessment assessment, Wording wording) {
    Summary summary = new Summary(assessment, wording);
    summary.limits();
    summary.attackers();
    summary.changes();
    summary.assumed();
    return summary.blocks;
  }

  private void limits() {
    blocks.add(new Heading(wording.text("summary.limits")));
    blocks.add(new Paragraph(ThresholdSection.source(assessment, wording)));
  }

  private void attackers() {
    blocks.add(new Heading(wording.text("summary.attackers")));
    List<LinkageResult> results = Scenarios.worstFirst(assessment);
    if (results.isEmpty()) {
      blocks.add(new Paragraph(wording.text("linkage.nothing")));
    } else {
      blocks.add(
          Scenarios.table(
              results.subList(0, Math.min(MOST_ATTACKERS, results.size())), assessment, wording));
      blocks.add(
          new Paragraph(
              results.size() > MOST_ATTACKERS
                  ? wording.text(
                      "summary.more-attackers",
                      wording.number((long) results.size() - MOST_ATTACKERS),
                      wording.place("linkage"))
                  : wording.text("summary.attackers.note", wording.place("linkage")),
              Tone.NOTE));
    }
    List<JoinedRelease> joined = assessment.joined();
    baseline();
    if (joined.isEmpty()) {
      blocks.add(new Paragraph(wording.text("earlier.nothing")));
      return;
    }
    List<String> lines = new ArrayList<>();
    for (JoinedRelease release : joined.subList(0, Math.min(MOST_RELEASES, joined.size()))) {
      lines.add(Whom.earlier(release, wording));
    }
    if (joined.size() > MOST_RELEASES) {
      lines.add(
          wording.text(
              "summary.more-releases",
              wording.number((long) joined.size() - MOST_RELEASES),
              wording.place("earlier")));
    }
    blocks.add(new BulletList(lines));
  }

  private void baseline() {
    History history = assessment.history();
    if (history != null) {
      blocks.add(
          new Paragraph(
              wording.text(
                  "summary.baseline",
                  Excerpt.name(history.release()),
                  history.asOf().toString(),
                  wording.counted("count.change", history.changes().size()),
                  wording.place("history"))));
    }
  }

  private void assumed() {
    blocks.add(new Heading(wording.text("summary.assumed")));
    List<String> lines = new ArrayList<>(Assumptions.of(assessment, wording));
    lines.add(wording.text("context.no-credit"));
    blocks.add(new BulletList(lines));
  }

  // What would change the decision

  private void changes() {
    blocks.add(new Heading(wording.text("summary.changes")));
    List<String> lines = new ArrayList<>();
    blocking(lines);
    otherwise(lines);
    lines.addAll(Remedies.of(assessment, wording));
    blocks.add(
        lines.isEmpty()
            ? new Paragraph(wording.text("summary.changes.nothing", wording.place("sensitivity")))
            : new BulletList(lines));
  }

  private void blocking(List<String> lines) {
    long blocking = assessment.findings().stream().filter(Finding::blocks).count();
    if (blocking > 0) {
      String line =
          wording.text(
              "summary.changes.blocking",
              wording.counted("count.finding", blocking),
              wording.place("findings"));
      String also = besidesFindings();
      lines.add(
          also.isEmpty() ? line : line + " " + wording.text("summary.changes.blocking." + also));
    }
  }

  /** What stands in the way beside findings; empty when nothing does. */
  private String besidesFindings() {
    List<LimitResult> limits = assessment.decision().limits();
    if (limits.isEmpty()) {
      return "no-limits";
    }
    if (limits.stream().anyMatch(limit -> limit.verdict() == Verdict.VIOLATED)) {
      return "violated";
    }
    return limits.stream().allMatch(limit -> limit.verdict() == Verdict.MET) ? "" : "not-shown";
  }

  /** One line for each kind of change and each outcome that it leads to. */
  private void otherwise(List<String> lines) {
    Outcome now = assessment.decision().outcome();
    Map<Outcome, Map<Change, List<String>>> other = new LinkedHashMap<>();
    for (Variation v : assessment.sensitivity()) {
      if (v.outcome() != now) {
        other
            .computeIfAbsent(v.outcome(), o -> new LinkedHashMap<>())
            .computeIfAbsent(v.change(), c -> new ArrayList<>())
            .add(Excerpt.name(SensitivitySection.about(v, wording)));
      }
    }
    other.forEach(
        (outcome, changes) ->
            changes.forEach(
                (change, about) ->
                    lines.add(
                        wording.text(
                            "summary.changes.other",
                            wording.text("outcome." + outcome.word()),
                            wording.text("summary.change." + change.word(), names(about))))));
    if (other.isEmpty() && !assessment.sensitivity().isEmpty()) {
      lines.add(
          wording.text(
              "summary.changes.none",
              wording.counted("count.change", assessment.sensitivity().size()),
              wording.place("sensitivity")));
    }
  }

  private String names(List<String> about) {
    List<String> shown = about.subList(0, Math.min(MOST_NAMES, about.size()));
    String more =
        about.size() > shown.size()
            ? wording.text("fact.known.more", wording.number((long) about.size() - shown.size()))
            : "";
    return String.join(", ", shown) + more;
  }
}
