package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Block.Figure;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Tone;

/** The histograms of a record as charts. */
final class ChartSection {

  private static final List<Integer> BIN_STARTS = List.of(1, 2, 3, 5, 11, 20, 50);
  private static final List<Integer> LABELLED_SIZES = List.of(2, 3, 5, 11, 20, 50);
  private static final int LEAST_LAST_SIZE = 50;
  private static final double[] SHARE_AXIS_ENDS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1};
  private static final double LOGARITHMIC_SPREAD = 100;
  private static final int COUNT_STEPS = 5;

  /** Axes end here, before their marks overflow. */
  private static final long MOST_COUNTED = 1_000_000_000_000_000_000L;

  /** Numbers at sizes nearer to the limit than this ratio would run into the limit's own. */
  private static final double NEAR = 1.35;

  /** The variant of a histogram that holds lower bounds of sizes. */
  private static final String LEAST = "least";

  private ChartSection() {}

  static Section of(Assessment assessment, Wording wording) {
    Unit unit = assessment.policy().unit();
    OptionalInt limit = Adversary.limitedClassSize(assessment);
    List<Block> blocks = new ArrayList<>();
    Optional<List<Bin>> classes = bins(assessment, Quantity.CLASS_SIZE_HISTOGRAM, Params.POWER_ONE);
    boolean drawn = false;
    if (classes.isPresent()) {
      drawn = true;
      blocks.add(distribution(classes.get(), unit, limit, wording));
      if (limit.isPresent()) {
        blocks.add(
            new Paragraph(
                wording.text("charts.distribution.note", wording.number(limit.getAsInt())),
                Tone.NOTE));
      }
    } else {
      blocks.add(noChart(assessment, Quantity.CLASS_SIZE_HISTOGRAM, Params.POWER_ONE, wording));
    }
    for (String power : Adversary.headline(assessment)) {
      Optional<List<Bin>> units = bins(assessment, Quantity.PATIENTS_BY_SMALLEST_CLASS, power);
      if (units.isEmpty()) {
        blocks.add(noChart(assessment, Quantity.PATIENTS_BY_SMALLEST_CLASS, power, wording));
        continue;
      }
      drawn = true;
      blocks.add(shareBelow(units.get(), unit, limit, power, wording));
      blocks.add(
          new Paragraph(
              wording.text(
                  exact(assessment, power) ? "charts.share.note" : "charts.share.note.most"),
              Tone.NOTE));
    }
    if (drawn) {
      blocks.add(0, new Paragraph(wording.text("charts.intro")));
    }
    return new Section(wording.title("charts"), false, blocks);
  }

  /** The histogram of a power; where sizes are known between bounds, that of the lower bounds. */
  private static Optional<List<Bin>> bins(Assessment assessment, Quantity quantity, String power) {
    return histograms(assessment, quantity, power)
        .filter(m -> m.params().model() == null || LEAST.equals(m.params().model()))
        .map(Measurement::estimate)
        .filter(Estimate.Histogram.class::isInstance)
        .map(estimate -> ((Estimate.Histogram) estimate).bins())
        .filter(bins -> !bins.isEmpty())
        .findFirst();
  }

  private static boolean exact(Assessment assessment, String power) {
    return histograms(assessment, Quantity.PATIENTS_BY_SMALLEST_CLASS, power)
        .anyMatch(m -> m.params().model() == null);
  }

  /** A histogram without a power is that of one event. */
  private static Stream<Measurement> histograms(
      Assessment assessment, Quantity quantity, String power) {
    return assessment.measurements().stream()
        .filter(m -> m.quantity() == quantity && m.unit() == assessment.policy().unit())
        .filter(m -> m.params().set() == null)
        .filter(
            m -> Objects.requireNonNullElse(m.params().power(), Params.POWER_ONE).equals(power));
  }

  private static Paragraph noChart(
      Assessment assessment, Quantity quantity, String power, Wording wording) {
    String name = wording.name(quantity, null, null);
    return new Paragraph(
        wording.text(
            "charts.no-chart",
            quantity == Quantity.CLASS_SIZE_HISTOGRAM
                ? name
                : wording.text("charts.for", name, wording.who(power)),
            reason(assessment, quantity, power).orElse(wording.text("charts.none"))));
  }

  /** Why there is no histogram: its own reason, else that of the smallest class beside it. */
  private static Optional<String> reason(Assessment assessment, Quantity quantity, String power) {
    return Stream.concat(
            histograms(assessment, quantity, power).map(Measurement::estimate),
            Adversary.figure(assessment, null, Quantity.K, power, null).stream())
        .filter(Estimate.Undefined.class::isInstance)
        .map(estimate -> ((Estimate.Undefined) estimate).text())
        .findFirst();
  }

  private static Figure distribution(
      List<Bin> bins, Unit unit, OptionalInt limit, Wording wording) {
    List<Integer> starts =
        new ArrayList<>(
            new TreeSet<>(Stream.concat(BIN_STARTS.stream(), limit.stream().boxed()).toList()));
    List<Chart.Bar> bars = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int from = starts.get(i);
      int to = i + 1 < starts.size() ? starts.get(i + 1) - 1 : Integer.MAX_VALUE;
      long count =
          bins.stream()
              .filter(bin -> bin.size() >= from && bin.size() <= to)
              .mapToLong(Bin::count)
              .sum();
      boolean below = limit.isPresent() && to < limit.getAsInt();
      bars.add(new Chart.Bar(binLabel(from, to, wording), count, wording.number(count), below));
    }
    long most = bars.stream().mapToLong(Chart.Bar::count).max().orElse(0);
    long fewest = bars.stream().mapToLong(Chart.Bar::count).filter(c -> c > 0).min().orElse(1);
    boolean logarithmic = most > fewest * LOGARITHMIC_SPREAD;
    String unitWord = unit.word();
    Chart chart =
        new Chart.Bars(
            wording.text("charts.distribution.bins." + unitWord),
            wording.text(
                logarithmic ? "charts.distribution.count.log" : "charts.distribution.count"),
            bars,
            logarithmic ? powersOfTen(most, wording) : evenSteps(most, wording),
            logarithmic,
            limit.isPresent()
                ? wording.text("charts.distribution.limit", wording.number(limit.getAsInt()))
                : null);
    String inWords =
        bars.stream()
            .map(bar -> wording.text("charts.distribution.bar", bar.bin(), bar.label()))
            .collect(Collectors.joining("; "));
    return new Figure(
        chart,
        wording.text("charts.distribution.alternative." + unitWord, inWords),
        wording.text("charts.distribution.caption." + unitWord));
  }

  /** The marks of a logarithmic count axis, from 1. */
  static List<Chart.CountTick> powersOfTen(long highest, Wording wording) {
    long most = Math.min(highest, MOST_COUNTED);
    List<Chart.CountTick> ticks = new ArrayList<>();
    long power = 1;
    ticks.add(new Chart.CountTick(power, wording.number(power)));
    while (power < most) {
      power *= 10;
      ticks.add(new Chart.CountTick(power, wording.number(power)));
    }
    return ticks;
  }

  /** Round marks of a count axis, from 0. */
  static List<Chart.CountTick> evenSteps(long highest, Wording wording) {
    long most = Math.min(highest, MOST_COUNTED);
    long step = 1;
    for (int i = 0; step * COUNT_STEPS < most; i++) {
      step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    }
    List<Chart.CountTick> ticks = new ArrayList<>();
    long last = 0;
    ticks.add(new Chart.CountTick(last, wording.number(last)));
    while (last < most) {
      last += step;
      ticks.add(new Chart.CountTick(last, wording.number(last)));
    }
    return ticks;
  }

  private static String binLabel(int from, int to, Wording wording) {
    if (to == Integer.MAX_VALUE) {
      return wording.text("charts.bin.from", wording.number(from));
    }
    return from == to
        ? wording.number(from)
        : wording.text("charts.bin.range", wording.number(from), wording.number(to));
  }

  private static Figure shareBelow(
      List<Bin> bins, Unit unit, OptionalInt limit, String power, Wording wording) {
    int last = Math.max(LEAST_LAST_SIZE, limit.isPresent() ? 2 * limit.getAsInt() : 0);
    List<Chart.Step> steps = new ArrayList<>();
    steps.add(new Chart.Step(1, 0));
    for (Bin bin : bins) {
      if (bin.size() < last) {
        steps.add(new Chart.Step(bin.size() + 1, shareBelow(bins, bin.size() + 1)));
      }
    }
    double top = shareBelow(bins, last);
    steps.add(new Chart.Step(last, top));
    List<Chart.Point> points =
        new TreeSet<>(Stream.concat(LABELLED_SIZES.stream(), limit.stream().boxed()).toList())
            .stream()
                .filter(size -> size <= last && !crowded(size, limit))
                .map(
                    size -> {
                      double share = shareBelow(bins, size);
                      return new Chart.Point(size, share, wording.percent(share));
                    })
                .toList();
    Chart chart =
        new Chart.Steps(
            wording.text("charts.share.sizes"),
            wording.text("charts.share.shares." + unit.word()),
            steps,
            ticks(top, wording),
            points,
            limit.isPresent()
                ? new Chart.Limit(
                    limit.getAsInt(),
                    wording.text("charts.share.limit", wording.number(limit.getAsInt())))
                : null);
    String inWords =
        points.stream()
            .map(p -> wording.text("charts.share.point", wording.number(p.size()), p.label()))
            .collect(Collectors.joining("; "));
    return new Figure(
        chart,
        wording.text("charts.share.alternative." + unit.word(), inWords, wording.who(power))
            + (limit.isPresent()
                ? " "
                    + wording.text(
                        "charts.share.alternative.limit", wording.number(limit.getAsInt()))
                : ""),
        wording.text("charts.share.caption." + unit.word(), wording.who(power)));
  }

  private static boolean crowded(int size, OptionalInt limit) {
    return limit.isPresent()
        && size != limit.getAsInt()
        && size < limit.getAsInt() * NEAR
        && limit.getAsInt() < size * NEAR;
  }

  private static double shareBelow(List<Bin> bins, int size) {
    long all = bins.stream().mapToLong(Bin::count).sum();
    long below = bins.stream().filter(b -> b.size() < size).mapToLong(Bin::count).sum();
    return (double) below / all;
  }

  private static List<Chart.Tick> ticks(double top, Wording wording) {
    double end = 1;
    for (int i = SHARE_AXIS_ENDS.length - 1; i >= 0 && SHARE_AXIS_ENDS[i] >= top; i--) {
      end = SHARE_AXIS_ENDS[i];
    }
    int parts = end == 0.02 || end == 0.2 ? 4 : 5;
    double axisEnd = end;
    return IntStream.rangeClosed(0, parts)
        .mapToObj(i -> axisEnd * i / parts)
        .map(share -> new Chart.Tick(share, wording.percent(share)))
        .toList();
  }
}
