package org.reidrisk.report.pdf;

import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.FontMapper;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Embedded fonts: how wide text is, and what of it can be drawn. */
final class Fonts {

  private static final String FOLDER = "liberation/";

  private final Map<Face, BaseFont> faces = new EnumMap<>(Face.class);
  private final Font drawn;
  private final SortedSet<Integer> notDrawn = new TreeSet<>();

  private Fonts() throws IOException {
    for (Face face : Face.values()) {
      BaseFont font =
          BaseFont.createFont(
              face.file(), BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, bytes(face), null);
      // OpenPDF lists too few glyphs in the CIDSet; PDF/A-2 does without one, but not with a wrong
      // one.
      font.setIncludeCidSet(false);
      font.setSecureRandom(new SamePrefix(faces.size()));
      faces.put(face, font);
    }
    try {
      drawn = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes(Face.REGULAR)));
    } catch (FontFormatException e) {
      throw new IOException("the embedded font is damaged", e);
    }
  }

  static Fonts load() throws IOException {
    return new Fonts();
  }

  private static byte[] bytes(Face face) throws IOException {
    // By the loader: the fonts are in another module, which is automatic and therefore open.
    ClassLoader loader = Fonts.class.getClassLoader();
    try (InputStream in =
        loader == null ? null : loader.getResourceAsStream(FOLDER + face.file())) {
      if (in == null) {
        throw new IOException("the font " + face.file() + " is missing from the program");
      }
      return in.readAllBytes();
    }
  }

  BaseFont of(Face face) {
    BaseFont font = faces.get(face);
    if (font == null) {
      throw new IllegalStateException("no font for " + face);
    }
    return font;
  }

  /** The regular face as charts need it. */
  Font drawn() {
    return drawn;
  }

  /** Charts are set in the regular face, whatever font they ask for. */
  FontMapper mapper() {
    return new FontMapper() {
      @Override
      public BaseFont awtToPdf(Font font) {
        return of(Face.REGULAR);
      }

      @Override
      public Font pdfToAwt(BaseFont font, int size) {
        return drawn.deriveFont((float) size);
      }
    };
  }

  float width(String text, Face face, float size) {
    return of(face).getWidthPoint(text, size);
  }

  /**
   * The same text with every character that cannot be drawn written as its code point, such as
   * {@code U+1F600} and set apart by spaces: what the face lacks, what is invisible, and what runs
   * from right to left.
   */
  String drawable(String text, Face face) {
    StringBuilder drawable = new StringBuilder();
    boolean afterCodePoint = false;
    for (int c : Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
      boolean blank = c == '\t' || c == '\r' || isBlank(c, face);
      boolean codePoint = c != '\n' && !blank && !isDrawable(c, face);
      if ((codePoint || afterCodePoint) && !endsWithBlank(drawable) && !Character.isWhitespace(c)) {
        drawable.append(' ');
      }
      if (codePoint) {
        drawable.append(name(c));
        notDrawn.add(c);
      } else {
        drawable.appendCodePoint(blank ? ' ' : c);
      }
      afterCodePoint = codePoint;
    }
    return drawable.toString();
  }

  /** What was asked for so far and cannot be drawn, as code points, ascending. */
  List<String> codePoints() {
    return notDrawn.stream().map(Fonts::name).toList();
  }

  private static String name(int c) {
    return String.format(Locale.ROOT, "U+%04X", c);
  }

  private static boolean endsWithBlank(StringBuilder text) {
    return text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
  }

  private boolean isBlank(int c, Face face) {
    return Character.getType(c) == Character.SPACE_SEPARATOR && !of(face).charExists(c);
  }

  private boolean isDrawable(int c, Face face) {
    if (!Character.isBmpCodePoint(c)) {
      return false;
    }
    boolean visible =
        switch (Character.getType(c)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.NON_SPACING_MARK,
              Character.ENCLOSING_MARK ->
              false;
          default -> true;
        };
    byte direction = Character.getDirectionality(c);
    boolean leftToRight =
        direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT
            && direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    return visible && leftToRight && of(face).charExists(c);
  }

  /** Gives subset fonts the same prefix in every run; nothing here is a secret. */
  private static final class SamePrefix extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private static final int LETTERS = 26;
    private int next;

    SamePrefix(int first) {
      next = first;
    }

    @Override
    public double nextDouble() {
      return (next++ % LETTERS + 0.5) / LETTERS;
    }
  }
}
