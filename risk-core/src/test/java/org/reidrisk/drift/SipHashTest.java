package org.reidrisk.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipHashTest {
  /** The key of the authors' vectors: the bytes 0 to 15. */
  private static final SipHash HASH = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

  /** Vectors of the authors: the bytes 0, 1, 2 … up to a length, the result's lowest byte first. */
  @ParameterizedTest
  @CsvSource({
    "0, 310e0edd47db6f72",
    "1, fd67dc93c539f874",
    "2, 5a4fa9d909806c0d",
    "3, 2d7efbd796666785",
    "7, 37d1018bf50002ab",
    "8, 6224939a79f5f593",
    "15, e545be4961ca29a1",
    "63, 724506eb4c328a95"
  })
  void vectorsOfTheAuthors(int length, String result) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    long expected = Long.reverseBytes(Long.parseUnsignedLong(result, 16));
    assertThat(HASH.of(bytes)).isEqualTo(expected);
  }

  @Test
  void aNumberIsItsEightBytes() {
    Random random = new Random(5);
    for (int i = 0; i < 1000; i++) {
      long number = random.nextLong();
      byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
      assertThat(HASH.of(number)).isEqualTo(HASH.of(bytes));
    }
  }
}
