package org.reidrisk.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Pictures of pages that somebody looked at: small, in 16 shades of grey. Pages are drawn anew and
 * must look the same, apart from what another virtual machine does at the edges of letters.
 */
public final class ReferencePages {

  private static final float DPI = 50;
  private static final int SHADES = 16;

  /** Pages are compared in squares of so many pixels. */
  private static final int SQUARE = 4;

  /** How much the pixels of a square may differ on the average, of 255; a changed digit is more. */
  private static final int TOLERANCE = 14;

  private ReferencePages() {}

  /** Draws every page, in grey. */
  public static List<BufferedImage> drawn(byte[] pdf) throws IOException {
    List<BufferedImage> pages = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(document);
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        pages.add(renderer.renderImageWithDPI(i, DPI, ImageType.GRAY));
      }
    }
    return pages;
  }

  /** Replaces the pictures of a folder. */
  public static void write(List<BufferedImage> pages, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Path old : pictures(folder)) {
      Files.delete(old);
    }
    for (int i = 0; i < pages.size(); i++) {
      ImageIO.write(fewShades(pages.get(i)), "png", folder.resolve(name(i + 1)).toFile());
    }
  }

  /**
   * Compares pages with the pictures of a folder.
   *
   * @param pages the pages
   * @param folder the reviewed pictures
   * @param differences where pictures of what differs are written: reviewed, now, difference
   * @return a sentence for every page that differs, empty when all look as reviewed
   */
  public static List<String> compared(List<BufferedImage> pages, Path folder, Path differences)
      throws IOException {
    List<String> said = new ArrayList<>();
    int reviewed = pictures(folder).size();
    if (reviewed != pages.size()) {
      said.add("there are " + pages.size() + " pages, " + reviewed + " were reviewed");
    }
    Files.createDirectories(differences);
    for (Path old : pictures(differences)) {
      Files.delete(old);
    }
    for (int i = 0; i < Math.min(reviewed, pages.size()); i++) {
      BufferedImage before = ImageIO.read(folder.resolve(name(i + 1)).toFile());
      assertThat(before).as("picture of page %d", i + 1).isNotNull();
      // In as few shades as what it is compared with: a light tint is not the same in both.
      BufferedImage now = grey(fewShades(pages.get(i)));
      String difference = difference(grey(before), now);
      if (!difference.isEmpty()) {
        Path picture = differences.resolve(name(i + 1));
        ImageIO.write(sideBySide(grey(before), now), "png", picture.toFile());
        said.add("page " + (i + 1) + ": " + difference + ", see " + picture.normalize());
      }
    }
    return said;
  }

  /** What differs, in words; empty when it looks the same. */
  static String difference(BufferedImage before, BufferedImage now) {
    if (before.getWidth() != now.getWidth() || before.getHeight() != now.getHeight()) {
      return "another size";
    }
    int squares = 0;
    int largest = 0;
    int topmost = -1;
    for (int y = 0; y < now.getHeight(); y += SQUARE) {
      for (int x = 0; x < now.getWidth(); x += SQUARE) {
        int mean = meanDifference(before, now, x, y);
        if (mean > TOLERANCE) {
          squares++;
          largest = Math.max(largest, mean);
          topmost = topmost < 0 ? y : topmost;
        }
      }
    }
    return squares == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "%d squares of %d × %d pixels differ, by up to %d of 255, the first %d %% down the page",
            squares,
            SQUARE,
            SQUARE,
            largest,
            100 * topmost / now.getHeight());
  }

  private static int meanDifference(BufferedImage before, BufferedImage now, int left, int top) {
    int sum = 0;
    for (int y = top; y < Math.min(top + SQUARE, now.getHeight()); y++) {
      for (int x = left; x < Math.min(left + SQUARE, now.getWidth()); x++) {
        sum += Math.abs(shade(before, x, y) - shade(now, x, y));
      }
    }
    return sum / (SQUARE * SQUARE);
  }

  private static int shade(BufferedImage grey, int x, int y) {
    byte[] shades = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
    return shades[y * grey.getWidth() + x] & 0xFF;
  }

  private static BufferedImage sideBySide(BufferedImage before, BufferedImage now) {
    int width = Math.max(before.getWidth(), now.getWidth());
    int height = Math.max(before.getHeight(), now.getHeight());
    BufferedImage all = new BufferedImage(3 * width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = all.createGraphics();
    graphics.drawImage(before, 0, 0, null);
    graphics.drawImage(now, width, 0, null);
    graphics.dispose();
    byte[] shades = ((DataBufferByte) all.getRaster().getDataBuffer()).getData();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int row = y * 3 * width;
        int difference = (shades[row + x] & 0xFF) - (shades[row + width + x] & 0xFF);
        shades[row + 2 * width + x] = (byte) (255 - Math.abs(difference));
      }
    }
    return all;
  }

  /** The same image as plain shades, whatever its colors are stored as. */
  static BufferedImage grey(BufferedImage image) {
    BufferedImage grey =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] shades = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        shades[y * image.getWidth() + x] = (byte) (image.getRGB(x, y) & 0xFF);
      }
    }
    return grey;
  }

  private static BufferedImage fewShades(BufferedImage grey) {
    byte[] palette = new byte[SHADES];
    for (int i = 0; i < SHADES; i++) {
      palette[i] = (byte) (i * 255 / (SHADES - 1));
    }
    BufferedImage few =
        new BufferedImage(
            grey.getWidth(),
            grey.getHeight(),
            BufferedImage.TYPE_BYTE_BINARY,
            new IndexColorModel(4, SHADES, palette, palette, palette));
    for (int y = 0; y < grey.getHeight(); y++) {
      for (int x = 0; x < grey.getWidth(); x++) {
        few.getRaster().setSample(x, y, 0, (shade(grey, x, y) * (SHADES - 1) + 127) / 255);
      }
    }
    return few;
  }

  private static List<Path> pictures(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(".png")).toList();
    }
  }

  private static String name(int page) {
    return String.format(Locale.ROOT, "page-%02d.png", page);
  }
}
