package org.reidrisk.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reidrisk.report.document.Chart;

class ChartDrawingTest {

  private static final int WIDTH = 400;
  private static final int HEIGHT = 200;

  @Test
  void bars_belowTheLimitAreDark_othersLight() {
    Chart chart =
        new Chart.Bars(
            "size",
            "groups",
            List.of(new Chart.Bar("1", 4, "4", true), new Chart.Bar("≥ 2", 8, "8", false)),
            List.of(new Chart.CountTick(0, "0"), new Chart.CountTick(8, "8")),
            false);
    BufferedImage image = draw(chart);
    long dark = pixels(image, ChartColors.STRONG);
    long light = pixels(image, ChartColors.SOFT);
    assertThat(light).isGreaterThan(dark).isGreaterThan(5_000);
    assertThat(dark).isGreaterThan(3_000);
  }

  @Test
  void logarithmicBars_giveASingleOneABar_andNoneToZero() {
    Chart chart =
        new Chart.Bars(
            "size",
            "groups",
            List.of(new Chart.Bar("1", 1, "1", true), new Chart.Bar("2", 0, "0", false)),
            List.of(new Chart.CountTick(1, "1"), new Chart.CountTick(10, "10")),
            true);
    BufferedImage image = draw(chart);
    assertThat(pixels(image, ChartColors.STRONG)).isGreaterThan(500);
    assertThat(pixels(image, ChartColors.SOFT)).isZero();
  }

  @Test
  void steps_areDrawnWithAndWithoutALimit() {
    for (Chart.Limit limit : new Chart.Limit[] {null, new Chart.Limit(11, "limit 11")}) {
      Chart chart =
          new Chart.Steps(
              "k",
              "share",
              List.of(new Chart.Step(1, 0), new Chart.Step(5, 0.4), new Chart.Step(50, 0.4)),
              List.of(new Chart.Tick(0, "0 %"), new Chart.Tick(0.5, "50 %")),
              List.of(new Chart.Point(20, 0.4, "40 %")),
              limit);
      assertThat(pixels(draw(chart), ChartColors.STRONG)).isGreaterThan(300);
    }
  }

  private static BufferedImage draw(Chart chart) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    ChartDrawing.draw(
        chart,
        new Font(Font.DIALOG, Font.PLAIN, 8),
        text -> text,
        graphics,
        new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    graphics.dispose();
    assertThat(new Color(image.getRGB(0, 0))).isEqualTo(Color.WHITE);
    return image;
  }

  private static long pixels(BufferedImage image, Color color) {
    long count = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        count += (image.getRGB(x, y) & 0xFFFFFF) == (color.getRGB() & 0xFFFFFF) ? 1 : 0;
      }
    }
    return count;
  }
}
