package org.reidrisk.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineBreakerTest {

  private static final float SIZE = 10;
  private final Fonts fonts = load();
  private final LineBreaker breaker = new LineBreaker(fonts, Face.REGULAR, SIZE);

  @Test
  void wordsStayWhole() {
    assertThat(breaker.lines("one two three", width("one two")))
        .as("the space between words is kept for those who read the text aloud or copy it")
        .containsExactly("one two ", "three");
  }

  @Test
  void longNamesBreakAtTheirParts() {
    assertThat(breaker.lines("ManufacturerModelName", width("ManufacturerM")))
        .containsExactly("Manufacturer", "ModelName");
  }

  @Test
  void whatHasNoPartsBreaksAnywhere_andNothingIsLost() {
    List<String> lines = breaker.lines("x".repeat(100), width("xxxxxxx"));
    assertThat(String.join("", lines)).isEqualTo("x".repeat(100));
    assertThat(lines)
        .allSatisfy(line -> assertThat(width(line)).isLessThanOrEqualTo(width("xxxxxxx")));
  }

  @Test
  void nothingIsOneEmptyLine() {
    assertThat(breaker.lines("", 100)).containsExactly("");
  }

  @Test
  void lineEndsBreak() {
    assertThat(breaker.lines("a\nb", 100)).containsExactly("a", "b");
  }

  @Test
  void whatCannotBeDrawnIsNamed() {
    assertThat(fonts.drawable("a\u202eb 😀\t中e\u0301", Face.REGULAR))
        .isEqualTo("a U+202E b U+1F600 U+4E2D é");
  }

  private float width(String text) {
    return fonts.width(text, Face.REGULAR, SIZE);
  }

  private static Fonts load() {
    try {
      return Fonts.load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
