package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.CrossCheckResult;
import org.reidrisk.record.CrossCheckResult.Preparation;
import org.reidrisk.record.PeerComparison;
import org.reidrisk.record.PeerComparison.Reason;
import org.reidrisk.record.PeerComparison.Verdict;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.BulletList;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Emphasis;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;

/** The annex: figures by row beside those of other programs. */
final class CrossCheckSection {
  private CrossCheckSection() {}

  static Section of(Assessment assessment, Wording wording) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Paragraph(wording.text("cross-check.intro")));
    for (CrossCheckResult result : assessment.crossChecks()) {
      blocks.add(new Heading(wording.text("cross-check.peer", result.peer(), result.version())));
      blocks.add(
          new Paragraph(
              wording.text(
                  "cross-check.counts",
                  wording.number(result.count(Verdict.SAME)),
                  wording.number(result.count(Verdict.EXPLAINED)),
                  wording.number(result.count(Verdict.UNEXPLAINED)),
                  wording.number(result.count(Verdict.NOT_COMPARED)))));
      if (!result.prepared().isEmpty()) {
        blocks.add(
            new Paragraph(
                wording.text(
                    "cross-check.prepared",
                    result.peer(),
                    String.join(
                        "; ", result.prepared().stream().map(Preparation::text).toList()))));
      }
      Set<String> reasons = new LinkedHashSet<>();
      result.comparisons().stream()
          .flatMap(c -> c.reasons().stream())
          .forEach(r -> reasons.add(r.code() + ": " + r.text()));
      if (!reasons.isEmpty()) {
        blocks.add(new Paragraph(wording.text("cross-check.reasons")));
        blocks.add(new BulletList(List.copyOf(reasons)));
      }
      if (!result.comparisons().isEmpty()) {
        blocks.add(table(result, wording));
      }
    }
    return new Section(wording.title("cross-check"), true, blocks);
  }

  private static Table table(CrossCheckResult result, Wording wording) {
    return new Table(
        List.of(
            new Column(wording.text("column.figure"), Align.LEFT, true),
            new Column(wording.text("column.ours"), Align.RIGHT),
            new Column(wording.text("column.peers"), Align.RIGHT),
            new Column(wording.text("column.comparison"), Align.LEFT)),
        result.comparisons().stream().map(c -> row(c, wording)).toList());
  }

  private static List<Cell> row(PeerComparison comparison, Wording wording) {
    Params params = comparison.params();
    String term =
        wording.term(
            comparison.quantity(),
            params.threshold(),
            params.distance(),
            params.c(),
            params.model());
    if (params.set() != null) {
      term += " · " + wording.text("term.set", params.set());
    }
    return List.of(
        new Cell(name(comparison, wording), term),
        value(comparison, comparison.ours(), wording),
        comparison.peers() instanceof Estimate.Undefined
            ? new Cell(wording.text("none"))
            : value(comparison, comparison.peers(), wording),
        verdict(comparison, wording));
  }

  /** The name of a figure by row. */
  private static String name(PeerComparison comparison, Wording wording) {
    Params params = comparison.params();
    if (comparison.quantity() == Quantity.PATIENTS_BY_SMALLEST_CLASS) {
      return wording.text("cross-check.rows-by-class");
    }
    String name =
        wording.name(comparison.quantity(), comparison.of(), params.threshold(), params.model());
    String model = params.model();
    return model != null && model.startsWith(PeerComparison.LIMIT_AS_WRITTEN)
        ? wording.text(
            "cross-check.as-written",
            name,
            model.substring(PeerComparison.LIMIT_AS_WRITTEN.length()))
        : name;
  }

  /** What differs is shown to the last digit. */
  private static Cell value(PeerComparison comparison, Estimate estimate, Wording wording) {
    if (estimate instanceof Estimate.Real real) {
      return new Cell(
          comparison.verdict() == Verdict.SAME
              ? Figures.decimal(real.value())
              : Figures.allDigits(real.value()));
    }
    if (estimate instanceof Estimate.Histogram histogram && !histogram.bins().isEmpty()) {
      return histogram(comparison, histogram, wording);
    }
    return estimate instanceof Estimate.Undefined
        ? new Cell(wording.text("value.undefined"))
        : wording.value(comparison.quantity(), Unit.ROW, estimate);
  }

  /** Where two distributions differ, the first size that tells them apart stands below. */
  private static Cell histogram(
      PeerComparison comparison, Estimate.Histogram histogram, Wording wording) {
    int sizes = histogram.bins().size();
    String text =
        wording.text(
            "cross-check.histogram",
            wording.counted("cross-check.sizes", sizes),
            wording.number(histogram.bins().get(sizes - 1).size()));
    OptionalInt differs = comparison.firstDifferingSize();
    String detail =
        differs.isEmpty()
            ? ""
            : wording.text(
                "cross-check.of-size",
                wording.number(differs.getAsInt()),
                wording.number(histogram.count(differs.getAsInt())));
    return new Cell(text, detail);
  }

  private static Cell verdict(PeerComparison comparison, Wording wording) {
    String word = wording.text("cross-check.verdict." + comparison.verdict().word());
    return switch (comparison.verdict()) {
      case SAME -> new Cell(word);
      case EXPLAINED ->
          new Cell(
              word, String.join(", ", comparison.reasons().stream().map(Reason::code).toList()));
      case UNEXPLAINED -> new Cell(word, "", Emphasis.VIOLATED);
      case NOT_COMPARED ->
          new Cell(word, comparison.whyNotCompared().map(Estimate.Undefined::text).orElseThrow());
    };
  }
}
