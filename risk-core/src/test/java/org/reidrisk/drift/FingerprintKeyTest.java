package org.reidrisk.drift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintKeyTest {
  private static final String DIGITS = "00112233445566778899aabbccddeeff";

  private static FingerprintKey key(String file) {
    return FingerprintKey.of(file.getBytes(UTF_8));
  }

  @Test
  void digitsAreReadAsBytes_whateverStandsAroundThem() {
    assertThat(key(DIGITS + "\n").check()).isEqualTo(key(DIGITS.toUpperCase(Locale.ROOT)).check());
    assertThat(key(DIGITS).check()).isNotEqualTo(key(DIGITS.replace("ff", "fe")).check());
  }

  @Test
  void everyByteCounts() {
    byte[] bytes = new byte[40];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 7);
    }
    String check = FingerprintKey.of(bytes).check();
    bytes[39]++;
    assertThat(FingerprintKey.of(bytes).check()).isNotEqualTo(check);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "0011223344556677",
        "00000000000000000000000000000000",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void whatIsNoSecretIsRefused(String file) {
    assertThatThrownBy(() -> key(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(file.isEmpty() ? "\n" : file);
  }

  @Test
  void purposesHaveNothingInCommon_andTheSecretStaysUnsaid() {
    FingerprintKey key = key(DIGITS);
    assertThat(key.hash("values").of(1)).isNotEqualTo(key.hash("ranges").of(1));
    assertThat(key.toString()).doesNotContain(DIGITS.substring(0, 8));
  }
}
