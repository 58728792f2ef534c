package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reidrisk.measure.Estimate;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.History;
import org.reidrisk.record.LimitChange;
import org.reidrisk.record.RiskChange;
import org.reidrisk.record.RiskChange.Direction;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Tone;
import org.reidrisk.report.document.Chart.Head;
import org.reidrisk.report.document.Chart.Mark;
import org.reidrisk.report.document.Chart.Scale;
import org.reidrisk.report.document.Chart.Sign;
import org.reidrisk.report.document.LimitAxis.Place;
import org.reidrisk.report.document.RowPictures.Said;

/** Figures that moved since an earlier assessment: where they were, and where they are. */
final class HistoryChart {

  private static final int MOST = 15;

  private HistoryChart() {}

  /** Limited figures against their limits, and other shares by themselves, where some moved. */
  static List<Block> of(Assessment assessment, History history, Wording wording) {
    List<Said> limited = new ArrayList<>();
    List<Said> shares = new ArrayList<>();
    for (RiskChange risk : history.risks()) {
      if (risk.direction() == Direction.SAME || risk.unit() != assessment.policy().unit()) {
        continue;
      }
      List<Limit> limits =
          history.limits().stream()
              .filter(LimitChange::inPolicy)
              .map(LimitChange::limit)
              .filter(limit -> isOn(limit, risk))
              .toList();
      limits.forEach(limit -> limited.add(said(risk, limit, wording)));
      if (limits.isEmpty() && Wording.isShare(risk.quantity())) {
        shares.add(said(risk, wording));
      }
    }
    List<Block> blocks = new ArrayList<>();
    blocks.addAll(
        RowPictures.of(
            limited,
            MOST,
            rows -> LimitAxis.chart(heads(true, wording), rows, wording),
            wording.text("charts.history.limited.caption"),
            "charts.history.limited.alternative",
            wording));
    blocks.addAll(
        RowPictures.of(
            shares.subList(0, Math.min(MOST, shares.size())),
            MOST,
            rows ->
                new Chart.Rows(
                    wording.text("charts.power.axis"),
                    Scale.LINEAR,
                    0,
                    1,
                    RowPictures.shareTicks(wording),
                    List.of(),
                    heads(false, wording),
                    rows),
            wording.text("charts.history.shares.caption"),
            "charts.history.shares.alternative",
            wording));
    if (shares.size() > MOST) {
      blocks.add(
          new Paragraph(
              wording.text(
                  "charts.history.more",
                  wording.number((long) shares.size() - MOST),
                  wording.place(MovedFigures.needAnnex(assessment) ? "moved" : "history")),
              Tone.NOTE));
    }
    return blocks;
  }

  private static boolean isOn(Limit limit, RiskChange risk) {
    String of = limit.of();
    return limit.quantity() == risk.quantity()
        && (of == null ? risk.of() == null : of.equals(risk.of()))
        && limit.params().equals(risk.params().withDistance(null));
  }

  private static List<Head> heads(boolean limited, Wording wording) {
    List<Head> heads = new ArrayList<>();
    heads.add(new Head(wording.text("column.figure")));
    heads.add(new Head(wording.text("column.before"), Sign.RING));
    heads.add(new Head(wording.text("column.now"), Sign.DOT));
    if (limited) {
      heads.add(new Head(wording.text("column.limit")));
    }
    heads.add(new Head(wording.text("column.risk")));
    return heads;
  }

  private static Said said(RiskChange risk, Limit limit, Wording wording) {
    LimitResult named =
        new LimitResult(
            limit, risk.unit(), new Estimate.Undefined("", ""), LimitResult.Verdict.UNDEFINED);
    String before = value(risk, risk.before(), wording);
    String now = value(risk, risk.now(), wording);
    String bound = wording.bound(limit).text();
    String direction = wording.text("history.direction." + risk.direction().word());
    return new Said(
        new Chart.Row(
            wording.name(named).text(),
            DecisionGauge.detail(limit, wording),
            dumbbell(place(limit, risk.before()), place(limit, risk.now())),
            List.of(before, now, bound, direction)),
        wording.text(
            "charts.history.limited.row",
            wording.nameInText(named),
            before,
            now,
            bound,
            direction));
  }

  private static Said said(RiskChange risk, Wording wording) {
    String name =
        wording.name(risk.quantity(), risk.of(), risk.params().threshold(), risk.params().model());
    List<String> details = new ArrayList<>();
    String scenario = risk.params().scenario();
    if (scenario != null) {
      details.add(wording.text("charts.scenario", scenario));
    }
    String power = risk.params().power();
    if (power != null) {
      details.add(wording.text("limit.power", wording.knowledge(power)));
    }
    String set = risk.params().set();
    if (set != null) {
      details.add(wording.text("term.set", set));
    }
    String detail = String.join(" · ", details);
    String before = value(risk, risk.before(), wording);
    String now = value(risk, risk.now(), wording);
    String direction = wording.text("history.direction." + risk.direction().word());
    return new Said(
        new Chart.Row(
            name,
            detail,
            dumbbell(share(risk.before()), share(risk.now())),
            List.of(before, now, direction)),
        wording.text(
            "charts.history.shares.row",
            detail.isEmpty() ? name : name + ", " + detail,
            before,
            now,
            direction));
  }

  private static Optional<Place> place(Limit limit, @Nullable Estimate estimate) {
    return estimate == null ? Optional.empty() : LimitAxis.place(limit, estimate);
  }

  private static Optional<Place> share(@Nullable Estimate estimate) {
    return estimate == null
        ? Optional.empty()
        : RowPictures.marks(Sign.DOT, estimate, 1).stream()
            .map(mark -> new Place(mark.from(), mark.to()))
            .findFirst();
  }

  private static List<Mark> dumbbell(Optional<Place> before, Optional<Place> now) {
    List<Mark> marks = new ArrayList<>();
    if (before.isEmpty() && now.isEmpty()) {
      marks.add(new Mark(Sign.DASHES, 0, 1));
      return marks;
    }
    if (before.isPresent() && now.isPresent()) {
      Place one = before.get();
      Place other = now.get();
      if (one.known() && other.known()) {
        marks.add(
            new Mark(
                Sign.STEM, Math.min(one.low(), other.low()), Math.max(one.low(), other.low())));
      }
    }
    before.ifPresent(place -> marks.add(end(Sign.RING, place)));
    now.ifPresent(place -> marks.add(end(Sign.DOT, place)));
    return marks;
  }

  private static Mark end(Sign sign, Place place) {
    return place.known()
        ? new Mark(sign, place.low())
        : new Mark(Sign.HATCHED_BAR, place.low(), place.high());
  }

  private static String value(RiskChange risk, @Nullable Estimate estimate, Wording wording) {
    return estimate == null
        ? wording.text("not-measured")
        : RowPictures.value(risk.quantity(), risk.unit(), estimate, wording);
  }
}
