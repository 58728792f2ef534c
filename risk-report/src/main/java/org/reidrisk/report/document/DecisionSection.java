package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.policy.Decision;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.policy.LimitResult.Verdict;
import org.reidrisk.policy.Release;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.DataSummary;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.BulletList;
import org.reidrisk.report.document.Block.Callout;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Fact;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.KeyValues;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;
import org.reidrisk.table.Origin;
import org.reidrisk.table.Role;

/** The page that a board member reads in one minute. */
final class DecisionSection {

  private static final int MOST_REASONS = 8;
  private static final int MOST_NAMES = 12;

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

  private DecisionSection() {}

  static Section of(Assessment assessment, Wording wording) {
    Decision decision = assessment.decision();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Verdict(
            decision.outcome(),
            wording.text("outcome." + decision.outcome().word()),
            wording.text("outcome." + decision.outcome().word() + ".meaning")));
    blocks.add(new KeyValues(facts(assessment, wording)));
    blocks.addAll(AdversaryTable.headline(assessment, wording));
    blocks.add(new Heading(wording.text("decision.limits")));
    if (decision.limits().isEmpty()) {
      blocks.add(new Paragraph(wording.text("decision.no-limits")));
    } else {
      blocks.add(limits(decision.limits(), wording));
    }
    blocks.add(new Heading(wording.text("decision.because")));
    blocks.add(new BulletList(reasons(assessment, wording)));
    blocks.add(new Callout(wording.text("fixed.no-proof")));
    return new Section(wording.title("decision"), false, blocks);
  }

  private static List<Fact> facts(Assessment assessment, Wording wording) {
    Release release = assessment.release();
    Origin origin = assessment.data().origin();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(wording.text("fact.release"), release.id()));
    facts.add(
        new Fact(
            wording.text("fact.tier"),
            wording.text("tier." + release.tier().word())
                + ": "
                + wording.text("tier." + release.tier().word() + ".recipients")));
    facts.add(
        new Fact(
            wording.text("fact.data"),
            origin == null ? wording.text("fact.no-file") : origin.file()));
    facts.add(new Fact(wording.text("fact.size"), size(assessment, wording)));
    facts.add(new Fact(wording.text("fact.as-of"), assessment.asOf().toString()));
    facts.add(new Fact(wording.text("fact.known"), known(assessment, wording)));
    return facts;
  }

  /** What the figures rest on: the columns an attacker is taken to know, and those left out. */
  private static String known(Assessment assessment, Wording wording) {
    List<String> names =
        assessment.schema().stream()
            .filter(c -> c.spec().role() == Role.QUASI_IDENTIFIER)
            .map(c -> c.spec().name())
            .toList();
    List<String> shown = names.subList(0, Math.min(MOST_NAMES, names.size()));
    String list = String.join(", ", shown);
    String more =
        names.size() > shown.size()
            ? wording.text("fact.known.more", wording.number(names.size() - shown.size()))
            : "";
    long others = (long) assessment.schema().size() - names.size();
    return wording.text("fact.known.text", list + more, wording.counted("count.column", others));
  }

  private static String size(Assessment assessment, Wording wording) {
    DataSummary data = assessment.data();
    String rows = wording.counted("unit.row", data.rows());
    String columns = wording.counted("count.column", data.columns());
    return assessment.policy().unit() == Unit.ROW
        ? wording.text("fact.size.row-is-patient", rows, columns)
        : wording.text(
            "fact.size.text", wording.counted("unit.patient", data.patients()), rows, columns);
  }

  private static Table limits(List<LimitResult> results, Wording wording) {
    return new Table(
        List.of(
            new Column(wording.text("column.limited"), Align.LEFT, true),
            new Column(wording.text("column.limit"), Align.RIGHT),
            new Column(wording.text("column.measured"), Align.RIGHT),
            new Column(wording.text("column.result"), Align.LEFT)),
        results.stream()
            .map(
                result ->
                    List.of(
                        wording.name(result),
                        wording.bound(result.limit()),
                        wording.measured(result),
                        wording.verdict(result)))
            .toList());
  }

  private static List<String> reasons(Assessment assessment, Wording wording) {
    Decision decision = assessment.decision();
    List<String> reasons = new ArrayList<>();
    decision.limits().stream()
        .filter(result -> result.verdict() == Verdict.VIOLATED)
        .forEach(result -> reasons.add(reason("because.violated", result, wording)));
    decision.limits().stream()
        .filter(result -> result.verdict() == Verdict.UNDEFINED)
        .forEach(result -> reasons.add(reason("because.undefined", result, wording)));
    assessment.findings().stream()
        .filter(Finding::blocks)
        .forEach(
            finding ->
                reasons.add(wording.text("because.blocking", finding.about(), finding.text())));
    if (decision.limits().isEmpty()) {
      reasons.add(wording.text("because.no-limits"));
    } else if (reasons.isEmpty()) {
      reasons.add(
          wording.text("because.met", wording.counted("count.limit", decision.limits().size())));
    }
    long acknowledged =
        assessment.findings().stream().filter(f -> f.acknowledged() != null).count();
    List<String> shown =
        new ArrayList<>(reasons.subList(0, Math.min(MOST_REASONS, reasons.size())));
    if (reasons.size() > shown.size()) {
      shown.add(
          wording.text(
              "because.more",
              wording.number(reasons.size() - shown.size()),
              wording.sectionNumber("findings"),
              wording.sectionNumber("provenance")));
    }
    if (acknowledged > 0) {
      shown.add(
          wording.text(
              "because.acknowledged",
              wording.counted("count.finding", acknowledged),
              wording.sectionNumber("findings")));
      assessment.findings().stream()
          .filter(f -> f.acknowledged() != null && WEIGHTY_THOUGH_ACKNOWLEDGED.contains(f.code()))
          .forEach(f -> shown.add(f.text()));
    }
    List<Finding> warnings =
        assessment.findings().stream().filter(f -> f.severity() == Severity.WARNING).toList();
    if (!warnings.isEmpty()) {
      shown.add(
          wording.text(
              "because.warnings",
              wording.number(warnings.size()),
              wording.sectionNumber("findings")));
      warnings.stream().filter(f -> WEIGHTY.contains(f.code())).forEach(f -> shown.add(f.text()));
    }
    long changes =
        assessment.sensitivity().stream().filter(v -> v.outcome() != decision.outcome()).count();
    if (changes > 0) {
      shown.add(
          wording.text(
              "because.depends",
              wording.counted("count.change", changes),
              wording.sectionNumber("sensitivity")));
    }
    return shown;
  }

  private static String reason(String key, LimitResult result, Wording wording) {
    Cell measured = wording.measured(result);
    Cell bound = wording.bound(result.limit());
    String name = wording.nameInText(result);
    if (result.measured() instanceof Estimate.Undefined undefined) {
      return wording.text("because.no-value", name, undefined.text(), bound.text());
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
