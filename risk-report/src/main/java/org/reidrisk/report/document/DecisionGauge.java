package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.reidrisk.measure.Estimate;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.policy.LimitResult.Verdict;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Tone;
import org.reidrisk.report.document.Chart.Head;
import org.reidrisk.report.document.Chart.Mark;
import org.reidrisk.report.document.Chart.Sign;
import org.reidrisk.report.document.LimitAxis.Place;
import org.reidrisk.report.document.RowPictures.Said;

/** Each limited figure beside its limit, all on one axis. */
final class DecisionGauge {

  /** More would push the reasons off the first pages; the table above holds all. */
  private static final int MOST = 8;

  private DecisionGauge() {}

  /** The picture, and how to read it; nothing without limits. */
  static List<Block> of(Assessment assessment, Wording wording) {
    List<LimitResult> results = assessment.decision().limits();
    if (results.isEmpty()) {
      return List.of();
    }
    List<LimitResult> shown = results;
    if (results.size() > MOST) {
      shown =
          results.stream().sorted(Comparator.comparing(DecisionGauge::rank)).limit(MOST).toList();
    }
    List<Head> heads =
        List.of(
            new Head(wording.text("column.limited")),
            new Head(wording.text("column.measured")),
            new Head(wording.text("column.limit")),
            new Head(wording.text("column.result")));
    List<Block> blocks =
        new ArrayList<>(
            RowPictures.of(
                shown.stream().map(result -> said(result, wording)).toList(),
                MOST,
                rows -> LimitAxis.chart(heads, rows, wording),
                wording.text("charts.gauge.caption"),
                "charts.gauge.alternative",
                wording));
    String note = wording.text("charts.gauge.note");
    blocks.add(
        new Paragraph(
            shown.size() == results.size()
                ? note
                : note
                    + " "
                    + wording.text(
                        "charts.gauge.more",
                        wording.counted("count.limit", (long) results.size() - shown.size())),
            Tone.NOTE));
    return blocks;
  }

  private static int rank(LimitResult result) {
    return switch (result.verdict()) {
      case VIOLATED -> 0;
      case UNDEFINED -> 1;
      case MET -> 2;
    };
  }

  private static Said said(LimitResult result, Wording wording) {
    Limit limit = result.limit();
    String measured =
        result.measured() instanceof Estimate.Interval
            ? RowPictures.value(limit.quantity(), result.unit(), result.measured(), wording)
            : wording.measured(result).text();
    String bound = wording.bound(limit).text();
    String verdict = wording.verdict(result).text();
    Optional<Place> place = LimitAxis.place(limit, result.measured());
    return new Said(
        new Chart.Row(
            wording.name(result).text(),
            detail(limit, wording),
            place.map(p -> marks(p, result.verdict())).orElse(List.of(new Mark(Sign.DASHES, 1))),
            List.of(measured, bound, verdict)),
        wording.text("charts.gauge.row", wording.nameInText(result), measured, bound, verdict));
  }

  /** What tells limits on one quantity apart. */
  static String detail(Limit limit, Wording wording) {
    List<String> details = new ArrayList<>();
    String scenario = limit.params().scenario();
    if (scenario != null) {
      details.add(wording.text("charts.scenario", scenario));
    }
    String power = limit.power();
    if (power != null) {
      details.add(wording.text("charts.gauge.power", PowerChart.knowledge(power, wording)));
    }
    String set = limit.set();
    if (set != null) {
      details.add(wording.text("term.set", set));
    }
    return String.join(" · ", details);
  }

  private static List<Mark> marks(Place place, Verdict verdict) {
    if (!place.known()) {
      return List.of(new Mark(Sign.HATCHED_BAR, place.low(), place.high()));
    }
    double at = place.low();
    Mark end = new Mark(verdict == Verdict.VIOLATED ? Sign.DIAMOND : Sign.RING, at);
    Sign bar = verdict == Verdict.VIOLATED ? Sign.FILLED_BAR : Sign.PALE_BAR;
    return List.of(new Mark(bar, Math.min(at, 1), Math.max(at, 1)), end);
  }
}
