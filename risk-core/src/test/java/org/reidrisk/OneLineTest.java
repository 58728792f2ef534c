package org.reidrisk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {

  @ParameterizedTest
  @CsvSource({
    "10, U+000A",
    "13, U+000D",
    "27, U+001B",
    "133, U+0085",
    "8232, U+2028",
    "8238, U+202E"
  })
  void whatATerminalObeys_isWrittenOut(int codePoint, String written) {
    assertThat(OneLine.of("a" + Character.toString(codePoint) + "b"))
        .isEqualTo("a" + written + "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PatientAge", "Größe in cm", "年齢", "\uD83D\uDE00", "a b"})
  void everythingElse_staysAsItIs(String text) {
    assertThat(OneLine.of(text)).isEqualTo(text);
  }
}
