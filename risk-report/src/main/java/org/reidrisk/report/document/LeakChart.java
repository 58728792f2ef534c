package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.InventorySummary;
import org.reidrisk.record.InventorySummary.TimelineEntry;
import org.reidrisk.record.InventorySummary.YearCount;
import org.reidrisk.report.document.Block.Figure;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Tone;

/** The years of the times inside UIDs: a picture for each column that has some. */
final class LeakChart {

  private static final int MOST = 4;

  /** Years without a bar are drawn, too, if the years span no more than these. */
  private static final int MOST_WITH_GAPS = 15;

  /** So many bars have room for their years and numbers. */
  private static final int MOST_BARS = 16;

  private static final Set<String> SHIFTS = Set.of("uid-undoes-shift", "uid-undoes-patient-shifts");

  private LeakChart() {}

  /** The pictures and how to read them; nothing where UIDs hold no times. */
  static List<Block> of(Assessment assessment, Wording wording) {
    InventorySummary inventory = assessment.inventory();
    if (inventory == null || inventory.uidTimelines().isEmpty()) {
      return List.of();
    }
    List<TimelineEntry> all = inventory.uidTimelines();
    List<TimelineEntry> told = all.stream().filter(t -> !t.years().isEmpty()).toList();
    List<Block> blocks = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (TimelineEntry timeline : told.subList(0, Math.min(MOST, told.size()))) {
      boolean alone = all.stream().filter(t -> t.column().equals(timeline.column())).count() == 1;
      blocks.addAll(pictures(timeline, alone, wording));
    }
    if (!told.isEmpty()) {
      notes.add(wording.text("charts.leaks.note"));
    }
    if (told.size() > MOST) {
      notes.add(wording.text("charts.leaks.more", wording.number((long) told.size() - MOST)));
    }
    if (told.size() < all.size()) {
      boolean shift = all.stream().anyMatch(t -> SHIFTS.contains(t.code()));
      notes.add(
          wording.text(
              shift ? "charts.leaks.shift" : "charts.leaks.few",
              wording.number((long) all.size() - told.size())));
    }
    blocks.add(new Paragraph(String.join(" ", notes), Tone.NOTE));
    return blocks;
  }

  private static List<Block> pictures(TimelineEntry timeline, boolean alone, Wording wording) {
    List<Chart.Bar> bars = bars(timeline, wording);
    long most = bars.stream().mapToLong(Chart.Bar::count).max().orElse(0);
    String caption =
        alone
            ? wording.text("charts.leaks.caption", timeline.column())
            : wording.text(
                "charts.leaks.caption.one",
                timeline.column(),
                wording.text("leak." + timeline.code()));
    int pictures = (bars.size() + MOST_BARS - 1) / MOST_BARS;
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < pictures; i++) {
      List<Chart.Bar> part =
          bars.subList(bars.size() * i / pictures, bars.size() * (i + 1) / pictures);
      String inWords =
          part.stream()
              .map(bar -> wording.text("charts.distribution.bar", bar.bin(), bar.label()))
              .collect(Collectors.joining("; "));
      blocks.add(
          new Figure(
              new Chart.Bars(
                  wording.text("charts.leaks.bins"),
                  wording.text("charts.leaks.count"),
                  part,
                  // Numbers at the bars need room above the highest one.
                  ChartSection.evenSteps(most + most / 6 + 1, wording),
                  false),
              wording.text(
                  "charts.leaks.alternative",
                  timeline.column(),
                  wording.number(timeline.stamps()),
                  wording.number(timeline.sampled()),
                  inWords),
              pictures == 1
                  ? caption
                  : wording.text(
                      "charts.continued",
                      caption,
                      wording.number(i + 1L),
                      wording.number(pictures)),
              true));
    }
    return blocks;
  }

  private static List<Chart.Bar> bars(TimelineEntry timeline, Wording wording) {
    List<YearCount> years = timeline.years();
    boolean gaps = years.get(years.size() - 1).year() - years.get(0).year() < MOST_WITH_GAPS;
    List<Chart.Bar> bars = new ArrayList<>();
    int next = years.get(0).year();
    for (YearCount year : years) {
      for (; gaps && next < year.year(); next++) {
        // Where some years are pooled, this may be one of them.
        String none = timeline.other() == 0 ? wording.number(0) : wording.text("none");
        bars.add(new Chart.Bar(String.valueOf(next), 0, none, false));
      }
      bars.add(bar(String.valueOf(year.year()), year.count(), wording));
      next = year.year() + 1;
    }
    if (timeline.other() > 0) {
      bars.add(bar(wording.text("charts.leaks.other"), timeline.other(), wording));
    }
    return bars;
  }

  private static Chart.Bar bar(String bin, long count, Wording wording) {
    return new Chart.Bar(bin, count, wording.number(count), false);
  }
}
