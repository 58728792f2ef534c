package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Tone;
import org.reidrisk.report.document.Chart.Head;
import org.reidrisk.report.document.Chart.Mark;
import org.reidrisk.report.document.Chart.Scale;
import org.reidrisk.report.document.Chart.Sign;
import org.reidrisk.report.document.RowPictures.Said;

/** How far each attacker came, beside what guessing would give and what the policy allows. */
final class LinkageChart {

  private static final int MOST = 15;

  private LinkageChart() {}

  /** The pictures, and how to read them; nothing without scenarios. */
  static List<Block> of(Assessment assessment, Wording wording) {
    if (assessment.linkage().isEmpty()) {
      return List.of();
    }
    List<Head> heads =
        List.of(
            new Head(wording.text("column.scenario")),
            new Head(wording.text("column.one-candidate"), Sign.RING),
            new Head(wording.text("column.right-patient"), Sign.DOT),
            new Head(wording.text("column.guessing"), Sign.TRIANGLE),
            new Head(wording.text("column.limit"), Sign.STROKE),
            new Head(wording.text("column.result")));
    List<Block> blocks =
        new ArrayList<>(
            RowPictures.of(
                assessment.linkage().stream()
                    .map(result -> said(result, assessment, wording))
                    .toList(),
                MOST,
                rows ->
                    new Chart.Rows(
                        wording.text("charts.linkage.axis"),
                        Scale.LINEAR,
                        0,
                        1,
                        RowPictures.shareTicks(wording),
                        List.of(),
                        heads,
                        rows),
                wording.text("charts.linkage.caption"),
                "charts.linkage.alternative",
                wording));
    blocks.add(new Paragraph(wording.text("charts.linkage.note"), Tone.NOTE));
    return blocks;
  }

  private static Said said(LinkageResult result, Assessment assessment, Wording wording) {
    Limit limit = LinkageSection.limit(result, assessment);
    Estimate right = right(result, assessment);
    List<Mark> marks = new ArrayList<>();
    if (right instanceof Estimate.Interval interval) {
      marks.add(new Mark(Sign.HATCHED_BAR, interval.low(), interval.high()));
    } else if (right instanceof Estimate.Undefined) {
      marks.add(new Mark(Sign.DASHES, 0, 1));
    }
    if (limit != null) {
      marks.add(new Mark(Sign.STROKE, limit.bound().doubleValue()));
    }
    marks.add(new Mark(Sign.RING, result.uniqueRate()));
    if (!LinkageSection.nothingMatches(result)) {
      marks.add(new Mark(Sign.TRIANGLE, result.byCandidates()));
    }
    String number = wording.text("linkage.cannot-tell");
    if (!(right instanceof Estimate.Undefined)) {
      // Of a sample the share is known, and the interval says how far it can be from the truth.
      LinkageResult.Rate rate = result.correctRate();
      boolean known = rate.low() == rate.high();
      number = RowPictures.share(right, 1, wording);
      if (known) {
        marks.add(new Mark(Sign.DOT, rate.low()));
      }
    }
    String bound =
        limit == null
            ? wording.text("none")
            : wording.text("percent", Figures.percent(limit.bound()));
    String verdict = LinkageSection.verdict(result, wording).text();
    List<String> numbers =
        List.of(
            wording.percent(result.uniqueRate()),
            number,
            LinkageSection.guessing(result, wording),
            bound,
            verdict);
    return new Said(
        new Chart.Row(result.id(), detail(result, limit, wording), marks, numbers),
        wording.text(
            "charts.linkage.row",
            result.id(),
            numbers.get(0),
            number,
            numbers.get(2),
            bound,
            verdict));
  }

  /** The figure that limits are held against; without one, what the attack itself found. */
  static Estimate right(LinkageResult result, Assessment assessment) {
    if (LinkageSection.nothingMatches(result)
        || LinkageSection.everythingMatches(result, assessment.data().patients())) {
      return new Estimate.Undefined("cannot-tell", "");
    }
    LinkageResult.Rate rate = result.correctRate();
    return measured(result, assessment)
        .orElseGet(
            () ->
                rate.low() == rate.high()
                    ? new Estimate.Real(rate.low())
                    : new Estimate.Interval(rate.low(), rate.high()));
  }

  private static Optional<Estimate> measured(LinkageResult result, Assessment assessment) {
    Params scenario = Params.ofScenario(result.id());
    Stream<Estimate> decided =
        assessment.decision().limits().stream()
            .filter(l -> l.limit().quantity() == Quantity.LINKAGE_CORRECT_RATE)
            .filter(l -> l.limit().params().equals(scenario))
            .map(LimitResult::measured);
    Stream<Estimate> measured =
        assessment.measurements().stream()
            .filter(m -> m.quantity() == Quantity.LINKAGE_CORRECT_RATE)
            .filter(m -> m.params().equals(scenario))
            .map(Measurement::estimate);
    return Stream.concat(decided, measured).findFirst();
  }

  /** The preset, and what the limit is on where that is not the right patient. */
  private static String detail(LinkageResult result, @Nullable Limit limit, Wording wording) {
    List<String> details = new ArrayList<>();
    String preset = result.preset();
    if (preset != null) {
      details.add(wording.text("linkage.preset", preset));
    }
    if (limit != null && limit.quantity() != Quantity.LINKAGE_CORRECT_RATE) {
      details.add(
          wording.text(
              "charts.linkage.limit-on", wording.text("linkage.on." + limit.quantity().word())));
    }
    return String.join(" · ", details);
  }
}
