package org.reidrisk.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison of pages sees what a reader would see, and nothing else. */
class ReferencePagesTest {

  @TempDir Path folder;

  @Test
  void theSamePage_looksTheSame() throws IOException {
    assertThat(compared(page("12.4 %", 0), page("12.4 %", 0))).isEmpty();
  }

  @Test
  void otherEdgesOfLetters_lookTheSame() throws IOException {
    BufferedImage noisy = page("12.4 %", 0);
    byte[] shades = ((DataBufferByte) noisy.getRaster().getDataBuffer()).getData();
    Random random = new Random(8);
    for (int i = 0; i < shades.length; i++) {
      int shade = shades[i] & 0xFF;
      if (shade > 0 && shade < 255) {
        shades[i] = (byte) Math.max(0, Math.min(255, shade + random.nextInt(41) - 20));
      }
    }
    assertThat(compared(page("12.4 %", 0), noisy)).isEmpty();
  }

  @Test
  void anotherDigit_isSeen() throws IOException {
    List<String> said = compared(page("12.4 %", 0), page("18.4 %", 0));
    assertThat(said).hasSize(1);
    assertThat(said.get(0)).startsWith("page 1: ").contains("squares", "% down the page");
    assertThat(folder.resolve("differences/page-01.png")).exists();
  }

  @Test
  void aMovedLine_isSeen() throws IOException {
    assertThat(compared(page("12.4 %", 0), page("12.4 %", 2))).hasSize(1);
  }

  @Test
  void anotherNumberOfPages_isSaid() throws IOException {
    ReferencePages.write(List.of(page("a", 0), page("b", 0)), folder.resolve("reviewed"));
    assertThat(
            ReferencePages.compared(
                List.of(page("a", 0)), folder.resolve("reviewed"), folder.resolve("differences")))
        .containsExactly("there are 1 pages, 2 were reviewed");
  }

  @Test
  void anUpdate_leavesNoOldPage() throws IOException {
    ReferencePages.write(List.of(page("a", 0), page("b", 0)), folder.resolve("reviewed"));
    assertThat(compared(page("c", 0), page("c", 0))).isEmpty();
  }

  private List<String> compared(BufferedImage before, BufferedImage now) throws IOException {
    ReferencePages.write(List.of(before), folder.resolve("reviewed"));
    return ReferencePages.compared(
        List.of(now), folder.resolve("reviewed"), folder.resolve("differences"));
  }

  private static BufferedImage page(String text, int lower) throws IOException {
    BufferedImage page = new BufferedImage(413, 585, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = page.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 413, 585);
    graphics.setColor(Color.BLACK);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(Fonts.load().drawn().deriveFont(Font.PLAIN, 8.5f * 50 / 72));
    graphics.drawString(text, 100, 200 + lower);
    graphics.drawLine(40, 300 + lower, 370, 300 + lower);
    graphics.dispose();
    return page;
  }
}
