package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CellKeyTest {

  private record Halves(long low, long high) {}

  private static Halves key(String text, boolean patient) {
    CellKey key = new CellKey();
    key.set(text, patient);
    return new Halves(key.low, key.high);
  }

  private static Halves key(byte[] bytes, int from, int length) {
    CellKey key = new CellKey();
    key.set(bytes, from, length, false);
    return new Halves(key.low, key.high);
  }

  private static String random(SplitMix64 random, List<String> letters, int most) {
    StringBuilder text = new StringBuilder();
    for (int left = random.between(0, most); left > 0; left--) {
      text.append(random.oneOf(letters));
    }
    return text.toString();
  }

  // Exactness

  private static final List<String> LETTERS =
      List.of("\0", "\0", "a", "0", "\u00ff", "\u00e4", "\u20ac", "\ud83e\ude7b", "\u007f");

  @Test
  void upTo15Bytes_differentTextsHaveDifferentKeys_andTheTextComesBack() {
    SplitMix64 random = new SplitMix64(15);
    Map<Halves, String> textOf = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      String text = random(random, LETTERS, 15);
      if (text.getBytes(UTF_8).length <= CellKey.EXACT) {
        Halves key = key(text, random.chance(0.5));
        assertThat(CellKey.isHashed(key.high())).isFalse();
        assertThat(key.high()).isNotEqualTo(CellKey.MISSING_HIGH);
        assertThat(textOf.merge(key, text, (known, same) -> known)).isEqualTo(text);
        assertThat(CellKey.text(key.low(), key.high())).isEqualTo(text);
      }
    }
    assertThat(textOf).hasSizeGreaterThan(50_000);
  }

  @Test
  void zeroBytes_countByTheirNumber() {
    Set<Halves> keys = new HashSet<>();
    for (int length = 0; length <= 40; length++) {
      Halves key = key("\0".repeat(length), false);
      assertThat(keys.add(key)).isTrue();
      assertThat(CellKey.text(key.low(), key.high()))
          .isEqualTo(length <= CellKey.EXACT ? "\0".repeat(length) : null);
    }
  }

  @Test
  void theHighHalfIsZero_upToSevenBytesOnly() {
    for (int length = 0; length <= 40; length++) {
      assertThat(key("\0".repeat(length), false).high() == 0).isEqualTo(length <= 7);
      assertThat(key("y".repeat(length), true).high() == 0).isEqualTo(length <= 7);
    }
  }

  @Test
  void aMissingCell_isNoText() {
    CellKey key = new CellKey();
    key.set("anything", false);
    key.low = 0;
    key.high = CellKey.MISSING_HIGH;
    Halves missing = new Halves(key.low, key.high);
    assertThat(CellKey.isHashed(missing.high())).isFalse();
    assertThat(missing).isNotEqualTo(key("", false)).isNotEqualTo(key("", true));
  }

  @Test
  void whatStandsAround_doesNotMatter() {
    SplitMix64 random = new SplitMix64(16);
    for (int i = 0; i < 20_000; i++) {
      int length = random.below(60);
      byte[] text = bytes(random, length);
      byte[] around = bytes(random, length + 20 + CellKey.SLACK);
      int from = random.below(20);
      System.arraycopy(text, 0, around, from, length);
      assertThat(key(around, from, length))
          .isEqualTo(key(Arrays.copyOf(text, length + CellKey.SLACK), 0, length));
    }
  }

  // Hashes

  private static byte[] bytes(SplitMix64 random, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.next();
    }
    return bytes;
  }

  @Test
  void longTexts_differInBothHalvesWhenOneBitDiffers() {
    SplitMix64 random = new SplitMix64(17);
    for (int i = 0; i < 3000; i++) {
      int length = random.between(CellKey.EXACT + 1, 120);
      byte[] text = Arrays.copyOf(bytes(random, length), length + CellKey.SLACK);
      if (random.chance(0.3)) {
        Arrays.fill(text, (byte) random.below(3));
      }
      Halves before = key(text, 0, length);
      assertThat(CellKey.isHashed(before.high())).isTrue();
      for (int bit = 0; bit < 8 * length; bit += random.between(1, 9)) {
        text[bit / 8] ^= (byte) (1 << bit % 8);
        Halves after = key(text, 0, length);
        assertThat(after.low()).isNotEqualTo(before.low());
        assertThat(after.high()).isNotEqualTo(before.high());
        text[bit / 8] ^= (byte) (1 << bit % 8);
      }
    }
  }

  @Test
  void longTexts_thatSwapWordsOrGrow_differ() {
    SplitMix64 random = new SplitMix64(18);
    Set<Halves> keys = new HashSet<>();
    Set<Long> lows = new HashSet<>();
    Set<Long> highs = new HashSet<>();
    Set<String> texts = new HashSet<>();
    List<String> words = List.of("\0\0\0\0\0\0\0\0", "abcdefgh", "ABCDEFGH", "hgfedcba", "x");
    for (int i = 0; i < 50_000; i++) {
      String text = "sixteen bytes ..." + random(random, words, 9);
      texts.add(text);
      Halves key = key(text, false);
      keys.add(key);
      lows.add(key.low());
      highs.add(key.high());
    }
    assertThat(keys).hasSameSizeAs(texts);
    assertThat(lows).hasSameSizeAs(texts);
    assertThat(highs).hasSameSizeAs(texts);
  }

  /** One bit in turns about half of each hash over. */
  @Test
  void aSingleBit_spreads() {
    SplitMix64 random = new SplitMix64(19);
    long lowBits = 0;
    long highBits = 0;
    int tries = 20_000;
    for (int i = 0; i < tries; i++) {
      int length = random.between(16, 80);
      byte[] text = Arrays.copyOf(bytes(random, length), length + CellKey.SLACK);
      Halves before = key(text, 0, length);
      int bit = random.below(8 * length);
      text[bit / 8] ^= (byte) (1 << bit % 8);
      Halves after = key(text, 0, length);
      lowBits += Long.bitCount(before.low() ^ after.low());
      highBits += Long.bitCount(before.high() ^ after.high());
    }
    assertThat(lowBits / (double) tries).isBetween(31.5, 32.5);
    assertThat(highBits / (double) tries).isBetween(31.0, 32.0);
  }

  // Patient keys

  private static final List<String> ASCII =
      List.of(
          "a", "A", "z", "Z", "0", "0", "1", " ", "@", "[", "`", "{", "-", "\t", "\0", "\u001f");
  private static final List<String> UNICODE =
      List.of(
          "a",
          "A",
          "0",
          "0",
          " ",
          "\u00e4",
          "\u00c4",
          "\u0130",
          "\u0131",
          "I",
          "\u03a3",
          "\u03c2",
          "\u03c3",
          "\u2003",
          "\u00a0",
          "\u212a",
          "k",
          "K",
          "\ud801\udc00",
          "\ud801\udc28",
          "\u20ac");

  private static void foldedHashes(List<String> letters, int most, int count) {
    SplitMix64 random = new SplitMix64(20);
    Map<String, Long> hashOf = new HashMap<>();
    Map<Long, String> foldOf = new HashMap<>();
    for (int i = 0; i < count; i++) {
      String text = random(random, letters, most);
      byte[] bytes = CellKey.padded(text);
      long hash = CellKey.foldedHash(bytes, 0, bytes.length - CellKey.SLACK);
      String fold = CellKey.fold(text);
      assertThat(hashOf.merge(fold, hash, (known, same) -> known)).isEqualTo(hash);
      assertThat(foldOf.merge(hash, fold, (known, same) -> known)).isEqualTo(fold);
      Halves key = key(text, true);
      assertThat(CellKey.foldedHash(key.low(), key.high())).isEqualTo(hash);
    }
    // Some fold together and some do not, or nothing was compared.
    assertThat(hashOf.size()).isBetween(count / 50, count - count / 50);
  }

  @Test
  void asciiKeys_shareAHashWhenTheyFoldTogether() {
    foldedHashes(ASCII, 5, 60_000);
  }

  @Test
  void unicodeKeys_shareAHashWhenTheyFoldTogether() {
    foldedHashes(UNICODE, 4, 60_000);
  }

  @Test
  void longKeys_shareAHashWhenTheyFoldTogether() {
    foldedHashes(List.of("abcdefg", "ABCDEFG", "0", "0", " ", "hijklmnop", "hiJklmnop"), 6, 60_000);
    foldedHashes(
        List.of("abcdef\u00e4", "ABCDEF\u00c4", "0", " ", "\u2003", "hijklmnop"), 6, 60_000);
  }

  @Test
  void keysThatDifferInCapitalsOnly_stayTwoKeys() {
    Halves small = key("a-patient-with-a-long-key", true);
    Halves capital = key("A-patient-with-a-long-key", true);
    assertThat(small.low()).isEqualTo(capital.low());
    assertThat(small.high()).isNotEqualTo(capital.high());
    assertThat(key("a-patient-with-a-long-key", false).low())
        .isNotEqualTo(key("A-patient-with-a-long-key", false).low());
  }

  @Test
  void fold_dropsBlanksAroundCapitalsAndLeadingZeros() {
    assertThat(CellKey.fold(" 00aB ")).isEqualTo("ab");
    assertThat(CellKey.fold("000")).isEqualTo("0");
    assertThat(CellKey.fold("\u2003\u00c4")).isEqualTo("\u00e4");
    assertThat(CellKey.fold("10")).isEqualTo("10");
    assertThat(CellKey.fold("a 0b")).isEqualTo("a 0b");
  }

  @Test
  void charactersAreCountedWithoutTheText() {
    SplittableRandom random = new SplittableRandom(7);
    String signs = "a0Zé߿ࠀ漢\uD83D\uDE00\u0000\u007F";
    int[] points = signs.codePoints().toArray();
    CellKey key = new CellKey();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(16); left > 0; left--) {
        text.appendCodePoint(points[random.nextInt(points.length)]);
      }
      key.set(text.toString(), false);
      if (!CellKey.isHashed(key.high)) {
        assertThat(CellKey.characters(key.low, key.high))
            .isEqualTo(text.codePointCount(0, text.length()));
      }
    }
  }
}
