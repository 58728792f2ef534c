package org.reidrisk.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.InventorySummary.TimelineEntry;
import org.reidrisk.record.InventorySummary.YearCount;
import org.reidrisk.report.document.Block.Figure;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;
import org.reidrisk.report.document.Block.Tone;

/** The pictures of the years inside UIDs, against the record. */
class LeakChartTest {
  private static final Wording WORDING =
      new Wording(Samples.ENGLISH, Contents.of(Samples.accepted()));

  private static Assessment with(TimelineEntry... timelines) {
    return Samples.timed(List.of(timelines));
  }

  private static TimelineEntry timeline(String column, String code, long other, int... years) {
    List<YearCount> counts = new ArrayList<>();
    long sum = other;
    for (int year : years) {
      long count = 11 + year % 100 * 100L;
      counts.add(new YearCount(year, count));
      sum += count;
    }
    return new TimelineEntry(column, code, sum + 7, sum, counts, other);
  }

  private static TimelineEntry study(long other, int... years) {
    return timeline("StudyInstanceUID", "uid-tells-date", other, years);
  }

  private static List<Figure> figures(Assessment a) {
    return LeakChart.of(a, WORDING).stream()
        .filter(Figure.class::isInstance)
        .map(Figure.class::cast)
        .toList();
  }

  private static List<Chart.Bar> bars(Figure figure) {
    return ((Chart.Bars) figure.chart()).bars();
  }

  private static String note(Assessment a) {
    List<Block> blocks = LeakChart.of(a, WORDING);
    Paragraph last = (Paragraph) blocks.get(blocks.size() - 1);
    assertThat(last.tone()).isEqualTo(Tone.NOTE);
    return last.text();
  }

  @Test
  void aBarForEachYear_itsGaps_andTheOthers() {
    Assessment a = with(study(5, 2015, 2016, 2018));
    Figure figure = figures(a).get(0);
    assertThat(figures(a)).hasSize(1);
    assertThat(figure.low()).isTrue();
    assertThat(figure.caption()).isEqualTo("Years that the UIDs of StudyInstanceUID tell");
    assertThat(bars(figure))
        .containsExactly(
            new Chart.Bar("2015", 1511, "1,511", false),
            new Chart.Bar("2016", 1611, "1,611", false),
            new Chart.Bar("2017", 0, "–", false),
            new Chart.Bar("2018", 1811, "1,811", false),
            new Chart.Bar("other years", 5, "5", false));
    assertThat(figure.alternative())
        .contains("4,938 of 4,945 sampled UIDs", "StudyInstanceUID", "2015: 1,511", "2017: –")
        .contains("other years: 5");
    assertThat(note(a)).contains("fewer than 11 patients").doesNotContain("Not drawn", "{");
    // Where nothing is pooled, a gap is a gap.
    assertThat(bars(figures(with(study(0, 2015, 2017))).get(0)))
        .extracting(Chart.Bar::label)
        .containsExactly("1,511", "0", "1,711");
    long highest =
        ((Chart.Bars) figure.chart())
            .countTicks().stream().mapToLong(Chart.CountTick::count).max().orElseThrow();
    assertThat(highest).isGreaterThan(1811);
  }

  @Test
  void overMoreThanFifteenYears_gapsAreNotDrawn() {
    assertThat(bars(figures(with(study(0, 2001, 2015))).get(0))).hasSize(15);
    assertThat(bars(figures(with(study(0, 2001, 2016))).get(0)))
        .extracting(Chart.Bar::bin)
        .containsExactly("2001", "2016");
  }

  @Test
  void moreThanSixteenBars_goOnInTheNextPicture() {
    int[] twenty = IntStream.range(2001, 2021).toArray();
    assertThat(figures(with(study(3, twenty))))
        .extracting(figure -> bars(figure).size())
        .containsExactly(10, 11);
    assertThat(figures(with(study(3, IntStream.range(2001, 2016).toArray())))).hasSize(1);
    int[] all = IntStream.range(1985, 2027).toArray();
    List<Figure> figures = figures(with(study(3, all)));
    assertThat(figures).hasSize(3);
    assertThat(figures.get(2).caption()).endsWith("tell (3 of 3)");
    assertThat(figures.stream().flatMap(f -> bars(f).stream()).map(Chart.Bar::bin))
        .hasSize(43)
        .doesNotHaveDuplicates()
        .endsWith("2026", "other years");
    assertThat(figures.stream().map(f -> ((Chart.Bars) f.chart()).countTicks()).distinct())
        .as("one scale")
        .hasSize(1);
  }

  @Test
  void fourColumnsAreDrawn_theOthersCounted() {
    TimelineEntry[] six =
        IntStream.range(0, 6)
            .mapToObj(i -> timeline("Uid" + i, "uid-holds-times", 0, 2015, 2016))
            .toArray(TimelineEntry[]::new);
    assertThat(figures(with(six)))
        .extracting(Figure::caption)
        .containsExactly(
            "Years that the UIDs of Uid0 tell",
            "Years that the UIDs of Uid1 tell",
            "Years that the UIDs of Uid2 tell",
            "Years that the UIDs of Uid3 tell");
    assertThat(note(with(six))).contains("the years of 2 more of the rows above");
    Assessment two =
        with(study(0, 2015), timeline("StudyInstanceUID", "uid-holds-batch-time", 0, 2020));
    assertThat(figures(two))
        .extracting(Figure::caption)
        .containsExactly(
            "Years that the UIDs of StudyInstanceUID tell: the date of the visit, inside UIDs",
            "Years that the UIDs of StudyInstanceUID tell: when the export was made, inside UIDs");
  }

  @Test
  void withoutYears_itIsSaidWhy() {
    Assessment few = with(study(9), timeline("SeriesInstanceUID", "uid-tells-date", 0, 2015));
    assertThat(figures(few)).hasSize(1);
    assertThat(note(few)).contains("No year is told of 1 of the rows above");
    Assessment shifted =
        with(
            timeline("StudyInstanceUID", "uid-undoes-shift", 40),
            timeline("SeriesInstanceUID", "uid-holds-batch-time", 40));
    assertThat(figures(shifted)).isEmpty();
    assertThat(note(shifted)).contains("undo a shift").doesNotContain("Read:");
  }

  @Test
  void withoutTimelines_thereIsNoPicture() {
    assertThat(LeakChart.of(Samples.accepted(), WORDING)).isEmpty();
    assertThat(LeakChart.of(with(), WORDING)).isEmpty();
    assertThat(LeakTable.of(with(), WORDING)).isEmpty();
  }

  @Test
  void theTableStays() {
    List<Block> blocks = LeakTable.of(with(study(5, 2015, 2016, 2018)), WORDING);
    assertThat(blocks).hasSize(4);
    assertThat(((Table) blocks.get(1)).rows()).hasSize(1);
    assertThat(blocks.get(2)).isInstanceOf(Figure.class);
  }
}
