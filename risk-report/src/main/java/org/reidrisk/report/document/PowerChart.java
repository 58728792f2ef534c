package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Chart.Head;
import org.reidrisk.report.document.Chart.Mark;
import org.reidrisk.report.document.Chart.Scale;
import org.reidrisk.report.document.Chart.Sign;
import org.reidrisk.report.document.RowPictures.Said;

/** The risk for those who know more and more of a patient, all quasi-identifiers together. */
final class PowerChart {

  private static final int MOST = 15;

  private PowerChart() {}

  /** The picture; nothing where fewer than two powers were measured. */
  static List<Block> of(Assessment assessment, Wording wording) {
    List<String> powers = Adversary.measured(assessment, null);
    double units = Adversary.units(assessment);
    if (powers.size() < 2 || units <= 0) {
      return List.of();
    }
    Unit unit = assessment.policy().unit();
    OptionalInt size = Adversary.shownClassSize(assessment, null);
    List<Series> series = new ArrayList<>();
    series.add(
        new Series(Quantity.PROSECUTOR_MEAN, null, 1, Sign.DOT, wording.text("column.mean")));
    series.add(
        new Series(
            Quantity.SAMPLE_UNIQUES,
            null,
            units,
            Sign.RING,
            wording.text("charts.power.alone." + unit.word())));
    size.ifPresent(
        s ->
            series.add(
                new Series(
                    Quantity.PROSECUTOR_SHARE_ABOVE,
                    s,
                    1,
                    Sign.DIAMOND,
                    wording.text("charts.power.below", wording.number(s)))));
    List<Head> heads = new ArrayList<>();
    heads.add(new Head(wording.text("charts.power.known")));
    series.forEach(s -> heads.add(new Head(s.name(), s.sign())));
    return RowPictures.of(
        powers.stream().map(power -> said(assessment, power, series, wording)).toList(),
        MOST,
        rows ->
            new Chart.Rows(
                wording.text("charts.power.axis"),
                Scale.LINEAR,
                0,
                1,
                RowPictures.shareTicks(wording),
                List.of(),
                heads,
                rows),
        wording.text("charts.power.caption." + unit.word()),
        "charts.power.alternative",
        wording);
  }

  /** One kind of mark: a figure over the number of units, or over 1 where it is a share. */
  private record Series(
      Quantity quantity, @Nullable Integer threshold, double whole, Sign sign, String name) {}

  private static Said said(
      Assessment assessment, String power, List<Series> series, Wording wording) {
    List<Mark> marks = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (Series one : series) {
      Optional<Estimate> figure =
          Adversary.figure(assessment, null, one.quantity(), power, one.threshold());
      String number =
          figure
              .map(estimate -> RowPictures.share(estimate, one.whole(), wording))
              .orElse(wording.text("not-measured"));
      // The largest mark first, so that the others are seen on it.
      figure.ifPresent(e -> marks.addAll(0, RowPictures.marks(one.sign(), e, one.whole())));
      numbers.add(number);
      words.add(wording.text("charts.part", one.name(), number));
    }
    if (marks.isEmpty()) {
      marks.add(new Mark(Sign.DASHES, 0, 1));
    }
    String who = knowledge(power, wording);
    boolean deciding = power.equals(Adversary.deciding(assessment));
    return new Said(
        new Chart.Row(who, deciding ? wording.text("adversary.deciding") : "", marks, numbers),
        wording.text("charts.row", who, String.join(", ", words)));
  }

  /** What is known, in as few words as fit beside a picture. */
  static String knowledge(String power, Wording wording) {
    return switch (power) {
      case Params.POWER_ALL -> wording.text("charts.power.all");
      case Params.POWER_COMPLETE -> wording.text("charts.power.complete");
      default -> wording.counted("charts.power.events", Long.parseLong(power));
    };
  }
}
