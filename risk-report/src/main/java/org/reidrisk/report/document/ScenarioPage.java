package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Limit;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.record.LinkageResult.AtPrevalence;
import org.reidrisk.record.LinkageResult.Intervals;
import org.reidrisk.record.LinkageResult.Rate;
import org.reidrisk.record.LinkageResult.Remedy;
import org.reidrisk.record.LinkageResult.Truth;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.Callout;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Fact;
import org.reidrisk.report.document.Block.Figure;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.KeyValues;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;
import org.reidrisk.report.document.Block.Tone;

/** One attacker: who, what was joined, what came of it, and what it does not say. */
final class ScenarioPage {

  private static final List<Long> BIN_STARTS = List.of(0L, 1L, 2L, 3L, 5L, 11L, 21L);
  private static final int MOST_REMEDIES = 4;
  private static final String FROM_RELEASE = "release";
  private static final String TRAJECTORY = "trajectory";

  private final LinkageResult result;
  private final @Nullable Limit limit;
  private final long patients;
  private final boolean uidsTellTimes;
  private final Wording wording;

  ScenarioPage(
      LinkageResult result, @Nullable Limit limit, Assessment assessment, Wording wording) {
    this.result = result;
    this.limit = limit;
    this.patients = assessment.data().patients();
    this.uidsTellTimes = Remedies.uidsTellTimes(assessment);
    this.wording = wording;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Heading(
            result.preset() == null
                ? wording.text("linkage.heading", result.id())
                : wording.text("linkage.heading.preset", result.id(), result.preset()),
            true));
    blocks.add(new Paragraph(attacker()));
    cannotTell().ifPresent(sentence -> blocks.add(new Callout(sentence)));
    if (!result.join().isEmpty()) {
      blocks.add(joined());
    }
    blocks.add(candidates());
    blocks.add(rates());
    if (result.intervals() != null) {
      blocks.add(new KeyValues(interval(result.intervals())));
    }
    if (result.truth() != null) {
      blocks.addAll(truth(result.truth()));
    }
    blocks.addAll(remedies());
    List<String> notes = new ArrayList<>(honestLimits());
    if (result.remedies().size() > MOST_REMEDIES) {
      notes.add(
          0,
          wording.text(
              "linkage.remedies.more",
              wording.number((long) result.remedies().size() - MOST_REMEDIES)));
    }
    boolean more = result.remedies().stream().anyMatch(r -> r.unique() > result.unique());
    if (more && result.truth() != null) {
      notes.add(wording.text("linkage.remedies.wrong"));
    }
    if (uidsTellTimes && !result.remedies().isEmpty()) {
      notes.add(wording.text("linkage.remedies.uids", wording.place("findings")));
    }
    blocks.add(new Paragraph(String.join(" ", notes), Tone.NOTE));
    return blocks;
  }

  private String attacker() {
    boolean fromRelease = result.source().equals(FROM_RELEASE);
    String attack =
        result.attack().equals(TRAJECTORY)
            ? wording.text(
                "linkage.attack.trajectory",
                wording.text("linkage.power." + power(), result.power()))
            : wording.text("linkage.attack." + result.attack());
    return String.join(
        " ",
        wording.text(
            fromRelease ? "linkage.attacker.from-release" : "linkage.attacker",
            withoutStop(result.attacker()),
            wording.number(result.targets())),
        wording.text(
            result.membershipKnown() ? "linkage.members.known" : "linkage.members.unknown"),
        attack);
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private String power() {
    return switch (result.power()) {
      case "all", "complete" -> result.power();
      default -> "some";
    };
  }

  private Table joined() {
    return new Table(
        List.of(
            new Column(wording.text("column.release-column"), Align.LEFT, true),
            new Column(wording.text("column.held-column"), Align.LEFT),
            new Column(wording.text("column.rule"), Align.LEFT)),
        result.join().stream()
            .map(j -> List.of(new Cell(j.release()), new Cell(j.held()), new Cell(j.rule())))
            .toList());
  }

  private Figure candidates() {
    List<Chart.Bar> bars = new ArrayList<>();
    for (int i = 0; i < BIN_STARTS.size(); i++) {
      long from = BIN_STARTS.get(i);
      long to = i + 1 < BIN_STARTS.size() ? BIN_STARTS.get(i + 1) - 1 : Long.MAX_VALUE;
      long count =
          from == 0
              ? result.none()
              : result.candidateSetSizes().stream()
                  .filter(size -> size.candidates() >= from && size.candidates() <= to)
                  .mapToLong(LinkageResult.Size::targets)
                  .sum();
      bars.add(new Chart.Bar(bin(from, to), count, wording.number(count), from == 1));
    }
    long most = bars.stream().mapToLong(Chart.Bar::count).max().orElse(0);
    String inWords =
        bars.stream()
            .map(bar -> wording.text("charts.distribution.bar", bar.bin(), bar.label()))
            .collect(Collectors.joining("; "));
    return new Figure(
        new Chart.Bars(
            wording.text("linkage.chart.bins"),
            wording.text("linkage.chart.count"),
            bars,
            // Numbers at the bars need room above the highest one.
            ChartSection.evenSteps(most + most / 6 + 1, wording),
            false),
        wording.text("linkage.chart.alternative", inWords),
        wording.text("linkage.chart.caption"),
        true);
  }

  private String bin(long from, long to) {
    if (to == Long.MAX_VALUE) {
      return wording.text("linkage.chart.more", wording.number(from - 1));
    }
    return from == to
        ? wording.number(from)
        : wording.text("charts.bin.range", wording.number(from), wording.number(to));
  }

  private Table rates() {
    Truth truth = result.truth();
    return new Table(
        List.of(
            new Column(wording.text("column.figure"), Align.LEFT, true),
            new Column(wording.text("column.measured"), Align.RIGHT),
            new Column(wording.text("column.limit"), Align.RIGHT),
            new Column(wording.text("column.result"), Align.LEFT)),
        List.of(
            rate(
                Quantity.LINKAGE_UNIQUE_RATE,
                of(result.unique(), result.targets(), "linkage.of-targets"),
                new Cell(wording.percent(result.uniqueRate()))),
            rate(
                Quantity.LINKAGE_CORRECT_RATE,
                truth == null
                    ? wording.text("linkage.no-truth")
                    : of(truth.correct(), truth.members(), "linkage.of-members"),
                LinkageSection.right(result, patients, wording)),
            rate(
                Quantity.LINKAGE_EXPECTED_BY_GUESSING,
                wording.text(
                    truth == null ? "linkage.by-candidates.no-truth" : "linkage.by-candidates"),
                new Cell(LinkageSection.guessing(result, wording))),
            List.of(
                new Cell(
                    wording.text("linkage.chance"),
                    wording.text("linkage.by-chance", wording.number(patients))),
                new Cell(wording.percent(result.byChance())),
                new Cell(wording.text("none")),
                new Cell(""))));
  }

  private List<Cell> rate(Quantity quantity, String counted, Cell measured) {
    Limit own = limit != null && limit.quantity() == quantity ? limit : null;
    return List.of(
        new Cell(wording.name(quantity, null, null), counted),
        measured,
        new Cell(own == null ? wording.text("none") : wording.bound(own).text()),
        own == null ? new Cell("") : LinkageSection.verdict(result, wording));
  }

  private String of(long part, long whole, String key) {
    return wording.text(key, wording.number(part), wording.number(whole));
  }

  private List<Fact> interval(Intervals intervals) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(wording.text("linkage.sample"), intervals.design()));
    facts.add(
        new Fact(
            wording.text("linkage.exact"),
            wording.text(
                "linkage.exact.text",
                range(intervals.clopperPearson()),
                wording.text("linkage.on." + intervals.quantity()),
                range(intervals.wilson()))));
    if (intervals.sites() > 0) {
      Double upper = intervals.siteUpper();
      facts.add(
          new Fact(
              wording.text("linkage.sites"),
              upper == null
                  ? wording.text("linkage.sites.too-few")
                  : wording.text(
                      "linkage.sites.text",
                      wording.percent(upper),
                      wording.number(intervals.sites()))));
    }
    return facts;
  }

  private String range(Rate rate) {
    return wording.text("linkage.range", wording.percent(rate.low()), wording.percent(rate.high()));
  }

  private List<Block> truth(Truth truth) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            wording.text("linkage.members"),
            wording.text(
                "linkage.members.text",
                wording.number(truth.members()),
                wording.number(truth.covered()))));
    long memberClaims = truth.wrong() - truth.claimed();
    Double precision = truth.precision();
    facts.add(
        new Fact(
            wording.text("linkage.wrong"),
            precision == null
                ? wording.text("linkage.wrong.none")
                : wording.text(
                    "linkage.wrong.text",
                    wording.number(truth.correct() + truth.wrong()),
                    wording.number(truth.wrong()),
                    wording.number(memberClaims),
                    wording.percent(precision))));
    if (truth.outsiders() > 0) {
      facts.add(
          new Fact(
              wording.text("linkage.outsiders"),
              wording.text(
                  "linkage.outsiders.text",
                  wording.number(truth.outsiders()),
                  wording.number(truth.claimed()),
                  wording.percent((double) truth.claimed() / truth.outsiders()))));
    }
    if (truth.absent() > 0) {
      facts.add(
          new Fact(
              wording.text("linkage.absent"),
              wording.text(
                  "linkage.absent.text",
                  wording.number(truth.absent()),
                  wording.number(truth.absentClaimed()))));
    }
    if (truth.unknown() > 0) {
      facts.add(
          new Fact(
              wording.text("linkage.unknown"),
              wording.text("linkage.unknown.text", wording.number(truth.unknown()))));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new KeyValues(facts));
    if (!truth.byPrevalence().isEmpty()) {
      blocks.add(byPrevalence(truth));
    }
    return blocks;
  }

  private Table byPrevalence(Truth truth) {
    double observed = (double) truth.members() / (truth.members() + truth.outsiders());
    List<Column> columns = new ArrayList<>();
    List<Cell> row = new ArrayList<>();
    columns.add(new Column(wording.text("column.prevalence"), Align.LEFT, true));
    row.add(new Cell(wording.text("linkage.precision")));
    for (AtPrevalence at : truth.byPrevalence()) {
      String share = wording.percent(at.prevalence());
      boolean here = at.prevalence() == observed;
      columns.add(
          new Column(here ? wording.text("linkage.prevalence.here", share) : share, Align.RIGHT));
      row.add(new Cell(wording.percent(at.precision())));
    }
    return new Table(columns, List.of(row));
  }

  private List<Block> remedies() {
    if (result.remedies().isEmpty()) {
      return List.of(new Paragraph(wording.text("linkage.remedies.none")));
    }
    boolean known = result.truth() != null;
    List<Remedy> sorted = result.remedies().stream().sorted(Remedies.BY_WHAT_IS_LEFT).toList();
    List<List<Cell>> rows = new ArrayList<>();
    for (Remedy remedy : sorted.subList(0, Math.min(MOST_REMEDIES, sorted.size()))) {
      rows.add(
          remedy(
              wording.text("linkage.change", remedy.release(), remedy.change()),
              remedy.unique(),
              remedy.correct(),
              known));
    }
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(wording.text("column.lowers"), Align.LEFT, true));
    columns.add(new Column(wording.text("column.one-candidate"), Align.RIGHT));
    if (known) {
      columns.add(new Column(wording.text("column.right-patient"), Align.RIGHT));
    }
    Truth truth = result.truth();
    rows.add(
        remedy(
            wording.text("linkage.as-is"),
            result.unique(),
            truth == null ? null : truth.correct(),
            known));
    return List.of(new Table(columns, rows));
  }

  private List<Cell> remedy(String change, long unique, @Nullable Long correct, boolean known) {
    List<Cell> row = new ArrayList<>();
    row.add(new Cell(change));
    row.add(new Cell(wording.number(unique)));
    if (known) {
      row.add(new Cell(correct == null ? wording.text("none") : wording.number(correct)));
    }
    return row;
  }

  /** What the figures above do not say, a sentence each. */
  private List<String> honestLimits() {
    List<String> limits = new ArrayList<>();
    if (result.source().equals(FROM_RELEASE)) {
      limits.add(wording.text("linkage.limits.upper-bound"));
    }
    Intervals intervals = result.intervals();
    limits.add(wording.text(intervals == null ? "linkage.limits.known" : "linkage.limits.sampled"));
    if (result.truth() == null) {
      limits.add(
          wording.text(
              result.membershipKnown()
                  ? "linkage.limits.no-truth"
                  : "linkage.limits.no-truth.members-unknown"));
    }
    return limits;
  }

  /** Why the attack tells nothing, if so. */
  private Optional<String> cannotTell() {
    if (LinkageSection.nothingMatches(result)) {
      return Optional.of(wording.text("linkage.cannot-tell.nothing"));
    }
    return LinkageSection.everythingMatches(result, patients)
        ? Optional.of(wording.text("linkage.cannot-tell.everything"))
        : Optional.empty();
  }
}
