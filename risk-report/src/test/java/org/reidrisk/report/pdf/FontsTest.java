package org.reidrisk.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is drawn as an empty place or as the sign for "no such glyph". */
class FontsTest {

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  @ParameterizedTest
  @EnumSource(Face.class)
  void everyCharacter_isSeen_orIsACodePoint(Face face) throws IOException {
    Fonts fonts = Fonts.load();
    Font drawn = fonts.drawn(); // the regular face: others are asked for coverage only
    int seen = 0;
    for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
      String drawable = fonts.drawable(Character.toString(c), face);
      if (drawable.equals(String.format(Locale.ROOT, "U+%04X", c))) {
        continue;
      }
      for (int shown : drawable.codePoints().toArray()) {
        if (shown == ' ' || shown == '\n' || Character.isSpaceChar(shown)) {
          continue;
        }
        seen++;
        assertThat(fonts.of(face).charExists(shown)).as("U+%04X", c).isTrue();
        if (face == Face.REGULAR) {
          Shape outline =
              drawn
                  .deriveFont(100f)
                  .createGlyphVector(CONTEXT, Character.toString(shown))
                  .getOutline();
          assertThat(outline.getBounds2D().isEmpty()).as("U+%04X draws nothing", c).isFalse();
        }
      }
    }
    assertThat(seen).as("Latin, Greek, Cyrillic and more").isGreaterThan(500);
  }

  @ParameterizedTest
  @CsvSource({
    "'a\u0301', á", // composed
    "'q\u0323', q U+0323", // a mark without a composed form
    "'1\u0007 2', 1 U+0007 2",
    "'שם', U+05E9 U+05DD", // logical order
    "'عمر', U+0639 U+0645 U+0631",
    "'名前', U+540D U+524D",
    "'x😀y', x U+1F600 y",
    "'❤\uFE0F', U+2764 U+FE0F",
    "'👩\u200D🔬', U+1F469 U+200D U+1F52C",
    "'a\u200Bb\u00ADc\uFEFF', a U+200B b U+00AD c U+FEFF",
    "'\uD83D!', U+D83D !", // half a pair
    "'\uDB40\uDC41', U+E0041",
    "'Łódź ßæ Ωж €', Łódź ßæ Ωж €",
    "'#', #"
  })
  void whatIsNotDrawn_isACodePoint(String text, String drawable) throws IOException {
    assertThat(Fonts.load().drawable(text, Face.REGULAR)).isEqualTo(drawable);
  }

  @Test
  void whatWasNotDrawn_isRemembered() throws IOException {
    Fonts fonts = Fonts.load();
    fonts.drawable("plain é #", Face.REGULAR);
    assertThat(fonts.codePoints()).isEmpty();
    fonts.drawable("😀 and 名 and 😀", Face.BOLD);
    assertThat(fonts.codePoints()).containsExactly("U+540D", "U+1F600");
  }
}
