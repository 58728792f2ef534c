package org.reidrisk.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reidrisk.report.document.Chart;
import org.reidrisk.report.document.Chart.AxisTick;
import org.reidrisk.report.document.Chart.Head;
import org.reidrisk.report.document.Chart.Line;
import org.reidrisk.report.document.Chart.Mark;
import org.reidrisk.report.document.Chart.Scale;
import org.reidrisk.report.document.Chart.Sign;

class RowsPlotTest {

  private static final int WIDTH = 483;
  private static final List<Scale> SCALES = List.of(Scale.values());
  private static final List<Sign> SIGNS = List.of(Sign.values());
  private static final Font FONT = new Font(Font.DIALOG, Font.PLAIN, 8);

  @Test
  void everySign_leavesInk_andNoTwoLookAlikeInGrey() {
    List<List<Integer>> looks = new ArrayList<>();
    for (Sign sign : Sign.values()) {
      BufferedImage image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      graphics.setPaint(Color.WHITE);
      graphics.fill(new Rectangle2D.Double(0, 0, 40, 20));
      RowMarks.sample(sign, graphics, 8, 32, 10);
      graphics.dispose();
      List<Integer> look =
          IntStream.range(0, 800)
              .mapToObj(i -> new Color(image.getRGB(i % 40, i / 40)))
              .map(color -> (int) Math.round(255 * luminance(color)))
              .toList();
      assertThat(look.stream().anyMatch(grey -> grey < 64))
          .as(sign.name())
          .isEqualTo(sign != Sign.NONE);
      looks.add(look);
    }
    assertThat(looks).doesNotHaveDuplicates();
  }

  @Test
  void neighbours_areFarApartInGrey() {
    assertThat(contrast(ChartColors.STRONG, ChartColors.SOFT)).isGreaterThan(3);
    assertThat(contrast(ChartColors.STRONG, Color.WHITE)).isGreaterThan(3);
    assertThat(contrast(ChartColors.LINE, Color.WHITE)).isGreaterThan(3);
    assertThat(contrast(ChartColors.INK, ChartColors.SOFT)).isGreaterThan(4.5);
    assertThat(contrast(ChartColors.INK, Color.WHITE)).isGreaterThan(4.5);
    assertThat(contrast(ChartColors.QUIET, Color.WHITE)).isGreaterThan(4.5);
    // The comparison can tell: pale on white alone would not do, which is why it has an outline.
    assertThat(contrast(ChartColors.SOFT, Color.WHITE)).isLessThan(3);
  }

  @Test
  void aLongerBarIsWider_andEndsWhereItsValueLies() {
    BufferedImage image =
        draw(chart(Scale.LINEAR, 0, 1, List.of(bar(0, 0.25), bar(0, 0.5), bar(0, 1))));
    double pitch = rowPitch(image, 3);
    long quarter = dark(image, 0, pitch);
    long half = dark(image, 1, pitch);
    long whole = dark(image, 2, pitch);
    assertThat((double) half / quarter).isBetween(1.9, 2.1);
    assertThat((double) whole / half).isBetween(1.9, 2.1);
  }

  @Test
  void ratioAxis_spreadsByFactors() {
    BufferedImage image =
        draw(chart(Scale.RATIO, 0.1, 10, List.of(bar(0.1, 1), bar(1, 10), bar(0, 1))));
    double pitch = rowPitch(image, 3);
    long low = dark(image, 0, pitch);
    assertThat((double) dark(image, 1, pitch) / low).isBetween(0.97, 1.03);
    // What begins below the axis begins at its end.
    assertThat(dark(image, 2, pitch)).isEqualTo(low);
  }

  @Test
  void beyondTheAxis_isAnArrowAtItsEnd() {
    BufferedImage beyond =
        draw(
            chart(
                Scale.RATIO,
                0.1,
                10,
                List.of(
                    new Mark(Sign.DOT, 11),
                    new Mark(Sign.DOT, Double.POSITIVE_INFINITY),
                    new Mark(Sign.DOT, 10),
                    new Mark(Sign.DOT, 0))));
    double pitch = rowPitch(beyond, 4);
    assertThat(dark(beyond, 0, pitch)).isEqualTo(dark(beyond, 1, pitch));
    assertThat(dark(beyond, 2, pitch)).isNotEqualTo(dark(beyond, 0, pitch)).isPositive();
    assertThat(dark(beyond, 3, pitch)).isPositive();
  }

  @Test
  void countAxis_hasAPlaceForNone() {
    BufferedImage image =
        draw(chart(Scale.COUNT, 0, 1000, List.of(bar(0, 0), bar(0, 1), bar(0, 1000))));
    double pitch = rowPitch(image, 3);
    assertThat(dark(image, 0, pitch)).isLessThan(dark(image, 1, pitch));
    assertThat(dark(image, 2, pitch)).isGreaterThan(5 * dark(image, 1, pitch));
  }

  @Test
  void heights_growByTheRow_andDetailsNeedMore() {
    double one = RowsPlot.height(chart(Scale.LINEAR, 0, 1, List.of(bar(0, 1))));
    double two = RowsPlot.height(chart(Scale.LINEAR, 0, 1, List.of(bar(0, 1), bar(0, 1))));
    double three =
        RowsPlot.height(chart(Scale.LINEAR, 0, 1, List.of(bar(0, 1), bar(0, 1), bar(0, 1))));
    assertThat(three - two).isEqualTo(two - one).isPositive();
    assertThat(ChartDrawing.height(detailed("name", "detail", "1")).orElseThrow())
        .isGreaterThan(one);
  }

  @Test
  void longNamesAndNumbers_areCutInTheMiddle_andStayInside() {
    for (String name : List.of("", "a".repeat(500), "word ".repeat(100), "😀".repeat(250), "\n")) {
      for (String number : List.of("", "1", "9".repeat(300))) {
        draw(detailed(name, name, number));
        draw(detailed(name, "", number));
      }
    }
    ChartText text = new ChartText(FONT, t -> t);
    String fitted = text.fitted("begin" + "x".repeat(500) + "end", 80);
    assertThat(fitted).startsWith("begin").contains("…").endsWith("end");
    assertThat(text.width(fitted)).isLessThanOrEqualTo(80.01);
    assertThat(text.fitted("short", 80)).isEqualTo("short");
    assertThat(text.lines("one two three four", text.width("one two th") + 3)).hasSize(2);
    assertThat(text.drawable("a\n b" + "c".repeat(2_000_000)).length()).isLessThan(500);
  }

  @Test
  void everyTextThatIsDrawn_wentThroughTheFontsWords() {
    ChartText text = new ChartText(FONT, t -> t.replace("\u05e9", "U+05E9"));
    assertThat(text.drawable("x\u05e9")).isEqualTo("xU+05E9");
  }

  /** Any chart that can be made can be drawn, at any width a page has. */
  @Test
  void randomCharts_areDrawn() {
    Random random = new Random(8);
    for (int i = 0; i < 150; i++) {
      Scale scale = SCALES.get(random.nextInt(SCALES.size()));
      double low = scale == Scale.RATIO ? 0.01 : 0;
      int columns = random.nextInt(6);
      List<Head> heads = new ArrayList<>();
      for (int c = 0; c <= columns; c++) {
        heads.add(
            new Head("head ".repeat(random.nextInt(5)), SIGNS.get(random.nextInt(SIGNS.size()))));
      }
      List<Chart.Row> rows = new ArrayList<>();
      for (int r = 0; r <= random.nextInt(60); r++) {
        List<Mark> marks = new ArrayList<>();
        for (int m = 0; m < random.nextInt(5); m++) {
          double from = random.nextInt(4) == 0 ? 0 : random.nextDouble() * 30;
          double to = random.nextInt(9) == 0 ? Double.POSITIVE_INFINITY : from + random.nextInt(9);
          marks.add(new Mark(SIGNS.get(random.nextInt(SIGNS.size())), from, to));
        }
        List<String> numbers = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
          numbers.add("1".repeat(random.nextInt(40)));
        }
        rows.add(new Chart.Row("n".repeat(random.nextInt(99)), "", marks, numbers));
      }
      draw(
          new Chart.Rows(
              "axis",
              scale,
              low,
              20,
              List.of(new AxisTick(low, "low"), new AxisTick(20, "high")),
              List.of(new Line(1, "limit")),
              heads,
              rows));
    }
  }

  private static Mark bar(double from, double to) {
    return new Mark(Sign.FILLED_BAR, from, to);
  }

  private static Chart.Rows chart(Scale scale, double low, double high, List<Mark> marks) {
    return new Chart.Rows(
        "",
        scale,
        low,
        high,
        List.of(),
        List.of(),
        List.of(new Head("")),
        marks.stream().map(m -> new Chart.Row("", "", List.of(m), List.of())).toList());
  }

  private static Chart.Rows detailed(String name, String detail, String number) {
    return new Chart.Rows(
        "axis",
        Scale.LINEAR,
        0,
        1,
        List.of(new AxisTick(0, "0"), new AxisTick(1, "1")),
        List.of(),
        List.of(new Head("names"), new Head("numbers", Sign.DOT)),
        List.of(new Chart.Row(name, detail, List.of(new Mark(Sign.DOT, 1)), List.of(number))));
  }

  /** Draws; nothing dark may touch the edges, where it would be cut. */
  private static BufferedImage draw(Chart.Rows chart) {
    int height = (int) Math.ceil(RowsPlot.height(chart));
    BufferedImage image = new BufferedImage(WIDTH + 20, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(Color.WHITE);
    graphics.fill(new Rectangle2D.Double(0, 0, WIDTH + 20, height));
    ChartDrawing.draw(
        chart, FONT, text -> text, graphics, new Rectangle2D.Double(10, 0, WIDTH, height));
    graphics.dispose();
    for (int y = 0; y < height; y++) {
      for (int x : new int[] {0, 4, WIDTH + 15, WIDTH + 19}) {
        assertThat(image.getRGB(x, y) & 0xFF).as("column %d", x).isEqualTo(0xFF);
      }
    }
    return image;
  }

  private static double rowPitch(BufferedImage image, int rows) {
    double none = RowsPlot.height(chart(Scale.LINEAR, 0, 1, List.of(bar(0, 1))));
    double two = RowsPlot.height(chart(Scale.LINEAR, 0, 1, List.of(bar(0, 1), bar(0, 1))));
    assertThat(image.getHeight()).isEqualTo((int) Math.ceil(none + (rows - 1) * (two - none)));
    return two - none;
  }

  /** Strong pixels along the middle of a row. */
  private static long dark(BufferedImage image, int row, double pitch) {
    int top = 24;
    int from = (int) (top + row * pitch) + 1;
    int to = (int) (top + (row + 1) * pitch) - 1;
    long dark = 0;
    for (int y = from; y < to; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        dark += (image.getRGB(x, y) & 0xFFFFFF) == (ChartColors.STRONG.getRGB() & 0xFFFFFF) ? 1 : 0;
      }
    }
    return dark;
  }

  private static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
