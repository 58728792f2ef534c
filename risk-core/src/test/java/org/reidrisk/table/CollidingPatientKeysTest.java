package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.Resources;

/** Patient keys of one person by the looks of them: as many as a count over texts finds. */
class CollidingPatientKeysTest {

  private static Schema classify(Header header) {
    return Schema.of(List.of(new ColumnSpec(header.names().get(0), 1, Role.PATIENT_KEY)));
  }

  private static Table read(List<String> keys, int threads) {
    StringBuilder text = new StringBuilder("ID\n");
    for (String key : keys) {
      text.append('"').append(key).append("\"\n");
    }
    try {
      return TableReader.of(TableFormat.strict().withDelimiter(','))
          .with(Resources.modest().withThreads(threads))
          .read(
              new ByteArrayInputStream(text.toString().getBytes(UTF_8)),
              "keys.csv",
              CollidingPatientKeysTest::classify);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** In a longer way than the code that is tested. */
  private static String folded(String key) {
    String text = key.strip().toLowerCase(Locale.ROOT);
    int zeros = 0;
    while (zeros < text.length() - 1 && text.charAt(zeros) == '0') {
      zeros++;
    }
    return text.substring(zeros);
  }

  private static int naive(Set<String> keys) {
    Map<String, Integer> count = new HashMap<>();
    keys.forEach(key -> count.merge(folded(key), 1, Integer::sum));
    return count.values().stream().mapToInt(n -> n > 1 ? n : 0).sum();
  }

  private static void check(List<String> keys, int threads) {
    Set<String> distinct = new HashSet<>(keys);
    distinct.removeIf(String::isBlank);
    Table table = read(keys, threads);
    assertThat(table.patients()).isEqualTo(distinct.size());
    assertThat(table.collidingPatientKeys()).isEqualTo(naive(distinct));
  }

  /** A body in some of the spellings that people give to one key. */
  private static String spelling(SplitMix64 random, String body) {
    String text = body;
    if (random.chance(0.1)) {
      text = text.toUpperCase(Locale.ROOT);
    }
    if (random.chance(0.1)) {
      text = "0".repeat(random.between(1, 20)) + text;
    }
    if (random.chance(0.1)) {
      text = random.oneOf(List.of(" ", "\t", "\u2003", "    ", "\u00a0")) + text;
    }
    if (random.chance(0.1)) {
      text = text + random.oneOf(List.of(" ", "\u3000", "\f", "                 "));
    }
    return text;
  }

  private static List<String> keys(int count, SplitMix64 random, Supplier<String> body) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(spelling(random, body.get()));
    }
    return keys;
  }

  @Test
  void noneAtAll() {
    check(List.of(), 1);
    check(List.of("P1", "P2", "P1", ""), 1);
    assertThat(read(List.of("P1", "P2"), 1).collidingPatientKeys()).isZero();
  }

  @Test
  void eachWayToFold() {
    check(List.of("ab", "AB", "x", "y"), 1);
    check(List.of("7", "07", "007", "70"), 1);
    check(List.of("0", "00", "000", "", "  "), 1);
    check(List.of("a", " a", "a ", "\ta", "\u2003a"), 1);
    check(List.of("\u00e4", "\u00c4", "\u00a0\u00e4"), 1);
    check(List.of("1234567", "12345678", "012345678", "123456789012345", "0123456789012345"), 1);
    assertThat(read(List.of("ab", "AB", "aB", "7", "07", "8"), 1).collidingPatientKeys())
        .isEqualTo(5);
  }

  /** A glance at such keys tells that nothing folds together. */
  @Test
  void keysOfOneKind() {
    check(List.of("007", "070", "700", "000"), 1);
    check(List.of("P01", "P001", "P1"), 1);
    check(List.of("ABC", "ABD", "1AB"), 1);
    check(List.of("abc", "abd", "0ab", "bc1"), 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void shortKeys(int threads) {
    SplitMix64 random = new SplitMix64(31);
    for (int range : new int[] {1, 10, 1000, 100_000}) {
      check(keys(3000, random, () -> "p" + random.below(range)), threads);
      check(keys(3000, random, () -> "" + random.below(range)), threads);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void longKeys(int threads) {
    SplitMix64 random = new SplitMix64(32);
    for (int range : new int[] {1, 10, 1000, 100_000}) {
      check(keys(3000, random, () -> "patient of the clinic " + random.below(range)), threads);
      check(keys(3000, random, () -> "1.2.840.10008.5." + random.below(range)), threads);
      check(
          keys(3000, random, () -> "\u00e4\u00f6\u00fc-\u03b1\u03b2-k" + random.below(range)),
          threads);
    }
  }

  @Test
  void shortAndLongKeysOfOnePerson() {
    // Zeros make a key long that folds to a short one.
    check(List.of("4711", "0000000000000000000004711", "  4711            ", "4712"), 1);
    SplitMix64 random = new SplitMix64(33);
    check(
        keys(
            20_000,
            random,
            () -> random.oneOf(List.of("", "k", "patient-number-", "\u00c4")) + random.below(4000)),
        2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void moreKeysThanADictionaryTakes(int threads) {
    SplitMix64 random = new SplitMix64(34);
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < ColumnPart.MOST_VALUES + 20_000; i++) {
      String body = i % 4 == 0 ? "a-patient-of-number-" + i : "p" + i;
      keys.add(i % 50 == 0 ? spelling(random, body) : body);
      if (i % 1000 == 0) {
        keys.add(body.toUpperCase(Locale.ROOT));
      }
    }
    check(keys, threads);
    assertThat(read(keys, threads).patients()).isGreaterThan(ColumnPart.MOST_VALUES);
    assertThat(read(keys, threads).collidingPatientKeys()).isGreaterThan(200);
  }
}
