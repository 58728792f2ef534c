package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.table.Role;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.value.ValueFormat;

class PseudonymsTest {
  private static final Attribute PATIENT_ID =
      Views.attribute("PatientID", "LO", AttributeKind.DIRECT, "Z/D", "H");
  private static final Attribute BIRTH_DATE =
      Views.attribute("PatientBirthDate", "DA", AttributeKind.QUASI, "Z", "C");
  private static final Attribute STUDY_DATE =
      Views.attribute("StudyDate", "DA", AttributeKind.QUASI_EVENT, "Z", "C");
  private static final Attribute ACCESSION =
      Views.attribute("AccessionNumber", "SH", AttributeKind.DIRECT, "Z", "R");
  private static final Attribute NAME =
      Views.attribute("PatientName", "PN", AttributeKind.DIRECT, "Z", "A");

  private static List<String> list(int count, IntFunction<String> cell) {
    return IntStream.range(0, count).mapToObj(cell).toList();
  }

  private static Views keyed(List<String> keys) {
    return new Views().column("PatientID", Role.PATIENT_KEY, PATIENT_ID, ValueFormat.CODE, keys);
  }

  private static List<Finding> findings(Views views) {
    List<Finding> findings = new Pseudonyms().findings(views.build());
    assertThat(new Pseudonyms().findings(views.build(new SplitMix64(6)))).isEqualTo(findings);
    return findings;
  }

  private static List<String> codes(Views views) {
    return findings(views).stream().map(f -> f.severity().word() + " " + f.code()).toList();
  }

  private static String hash(String algorithm, String text) {
    return HexFormat.of().formatHex(digest(algorithm, text));
  }

  private static byte[] digest(String algorithm, String text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String random(SplitMix64 random, int hexDigits) {
    StringBuilder hex = new StringBuilder();
    while (hex.length() < hexDigits) {
      hex.append(String.format(Locale.ROOT, "%016x", random.next()));
    }
    return hex.substring(0, hexDigits);
  }

  private static String day(int number) {
    return java.time.LocalDate.of(2010, 1, 1).plusDays(number).toString().replace("-", "");
  }

  /** Random keys that are neither short nor like a digest. */
  private static List<String> good(int count, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    return list(
        count, i -> "K" + Long.toString(Math.abs(random.next() % 900_000_000L) + 100_000_000L, 36));
  }

  @Test
  void goodKeysSayNothing() {
    SplitMix64 random = new SplitMix64(81);
    Views views =
        keyed(good(200, 82))
            .column(
                "StudyDate",
                Role.QUASI_IDENTIFIER,
                STUDY_DATE,
                ValueFormat.DATE,
                list(200, i -> day(random.below(3000))))
            .text("Sex", list(200, i -> i % 2 == 0 ? "F" : "M").toArray(String[]::new));
    assertThat(codes(views)).isEmpty();
  }

  // Order

  @Test
  void keysThatCountUp() {
    assertThat(codes(keyed(list(50, i -> String.format(Locale.ROOT, "LIDC-IDRI-%04d", i + 1)))))
        .containsExactly("info pseudonym-sequential");
    assertThat(codes(keyed(list(50, i -> "" + (100 + i)))))
        .containsExactly("info pseudonym-sequential");
    assertThat(codes(keyed(list(50, i -> "sub-" + (i * 3) + "-x")))).isEmpty();
    assertThat(codes(keyed(list(9, i -> "" + i)))).isEmpty();
  }

  @Test
  void keysThatRiseWithTheDate() {
    SplitMix64 random = new SplitMix64(83);
    List<String> dates = list(100, i -> day(i * 10 + random.below(60)));
    Views rising =
        keyed(list(100, i -> "" + (70_000 + i * 17)))
            .column("StudyDate", Role.QUASI_IDENTIFIER, STUDY_DATE, ValueFormat.DATE, dates);
    List<Finding> findings = findings(rising);
    assertThat(findings).extracting(Finding::code).containsExactly("pseudonym-order-follows-date");
    assertThat(findings.get(0).severity()).isEqualTo(Severity.WARNING);
    assertThat(findings.get(0).evidence()).contains("over 100 keys with column StudyDate");
    Views shuffled =
        keyed(random.shuffled(list(100, i -> "" + (70_000 + i * 17))))
            .column("StudyDate", Role.QUASI_IDENTIFIER, STUDY_DATE, ValueFormat.DATE, dates);
    assertThat(codes(shuffled)).containsExactly("info pseudonym-may-be-original");
  }

  @Test
  void rankCorrelationAsByHand() {
    assertThat(KeyOrder.meanRanks(new double[] {5, 1, 5, 9})).containsExactly(1.5, 0, 1.5, 3);
    assertThat(KeyOrder.pearson(new double[] {0, 1, 2}, new double[] {2, 1, 0})).isEqualTo(-1);
    assertThat(KeyOrder.pearson(new double[] {0, 1, 2}, new double[] {1, 1, 1})).isZero();
    // 1 - 6 * (sum of squared rank differences) / (n (n^2 - 1)) when nothing is tied
    double[] x = {3, 0, 4, 1, 2};
    double[] y = {2, 0, 3, 4, 1};
    assertThat(KeyOrder.pearson(x, y)).isCloseTo(1 - 6.0 * 12 / (5 * 24), within(1e-12));
  }

  // Derived keys

  @ParameterizedTest
  @ValueSource(strings = {"%1$s%2$s%3$s-%4$d", "P%3$s%2$s%1$s", "%3$s%2$s%5$s%4$03d"})
  void madeFromTheBirthDate(String pattern) {
    List<String> births = list(60, i -> day(i * 37));
    List<String> keys =
        list(
            60,
            i -> {
              String d = births.get(i);
              return String.format(
                  Locale.ROOT,
                  pattern,
                  d.substring(0, 4),
                  d.substring(4, 6),
                  d.substring(6),
                  i,
                  d.substring(2, 4));
            });
    Views views =
        keyed(keys)
            .column(
                "PatientBirthDate", Role.DIRECT_IDENTIFIER, BIRTH_DATE, ValueFormat.DATE, births);
    assertThat(codes(views)).contains("blocking pseudonym-holds-birth-date");
    Views other =
        keyed(good(60, 84))
            .column(
                "PatientBirthDate", Role.DIRECT_IDENTIFIER, BIRTH_DATE, ValueFormat.DATE, births);
    assertThat(codes(other)).isEmpty();
  }

  @Test
  void repeatsAnIdentifier() {
    List<String> orders = good(40, 85);
    Views holds =
        keyed(list(40, i -> "X-" + orders.get(i) + "-" + i))
            .column("AccessionNumber", Role.DIRECT_IDENTIFIER, ACCESSION, ValueFormat.CODE, orders);
    assertThat(codes(holds)).containsExactly("blocking pseudonym-holds-identifier");
    Views stays =
        keyed(list(40, i -> "X-" + orders.get(i) + "-" + i))
            .text("Order", orders.toArray(String[]::new));
    assertThat(codes(stays)).containsExactly("warning pseudonym-holds-column");
    Views part =
        keyed(orders)
            .column(
                "AccessionNumber",
                Role.DIRECT_IDENTIFIER,
                ACCESSION,
                ValueFormat.CODE,
                list(40, i -> "A" + orders.get(i) + "B"));
    assertThat(codes(part)).containsExactly("warning pseudonym-part-of-identifier");
    Views path =
        keyed(orders)
            .text(
                "File", list(40, i -> "/data/" + orders.get(i) + "/1.dcm").toArray(String[]::new));
    assertThat(codes(path)).containsExactly("info pseudonym-repeated");
    Views overwritten =
        keyed(orders).column("PatientName", Role.DIRECT_IDENTIFIER, NAME, ValueFormat.TEXT, orders);
    assertThat(codes(overwritten)).containsExactly("info pseudonym-repeated");
  }

  /** A text that all rows share proves nothing, nor do few rows among many. */
  @Test
  void chanceAndConstantsAreNoDerivation() {
    List<String> keys = list(40, i -> "LUNG-" + good(40, 86).get(i));
    assertThat(codes(keyed(keys).text("Collection", list(40, i -> "LUNG").toArray(String[]::new))))
        .isEmpty();
    assertThat(
            codes(
                keyed(keys)
                    .text(
                        "Few",
                        list(40, i -> i < 5 ? keys.get(i) : "other " + i).toArray(String[]::new))))
        .isEmpty();
  }

  // Digests

  @ParameterizedTest
  @CsvSource({"MD5,32", "SHA-1,40", "SHA-256,64", "SHA-512,128", "MD5,8", "SHA-1,10", "SHA-256,16"})
  void digestsOfNumbersAreUndone(String algorithm, int length) {
    SplitMix64 random = new SplitMix64(87);
    List<String> keys =
        list(
            60,
            i ->
                hash(algorithm, String.format(Locale.ROOT, "%06d", random.below(100_000)))
                    .substring(0, length));
    List<Finding> findings = findings(keyed(keys));
    assertThat(findings).extracting(Finding::code).containsExactly("pseudonym-hash-reversed");
    assertThat(findings.get(0).severity()).isEqualTo(Severity.BLOCKING);
    assertThat(findings.get(0).evidence()).contains(algorithm, "of 60 keys", "whole number");
    assertThat(findings.toString()).doesNotContain(keys.get(0));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void digestsOfAnotherColumnAreUndone(boolean hexadecimal) {
    List<String> originals = list(30, i -> "Mrn " + good(30, 88).get(i));
    List<String> keys =
        list(
            30,
            i -> {
              String original = originals.get(i).toUpperCase(Locale.ROOT);
              return hexadecimal
                  ? hash("SHA-256", original).toUpperCase(Locale.ROOT)
                  : Base64.getEncoder().encodeToString(digest("SHA-256", original));
            });
    Views views =
        keyed(keys)
            .column(
                "AccessionNumber", Role.DIRECT_IDENTIFIER, ACCESSION, ValueFormat.TEXT, originals);
    List<Finding> findings = findings(views);
    assertThat(findings).extracting(Finding::code).containsExactly("pseudonym-hash-reversed");
    assertThat(findings.get(0).evidence())
        .isEqualTo(
            "30 of 30 keys tried are the SHA-256 of the text of column AccessionNumber in the same row");
  }

  /** The same originals with a secret, and random texts, look alike and are not undone. */
  @Test
  void keyedDigestsAreNotUndone() {
    SplitMix64 random = new SplitMix64(89);
    List<String> originals = good(50, 90);
    for (List<String> keys :
        List.of(
            list(50, i -> hash("SHA-256", "secret" + originals.get(i))),
            list(50, i -> random(random, 64)))) {
      Views views =
          keyed(keys).column("A", Role.DIRECT_IDENTIFIER, ACCESSION, ValueFormat.CODE, originals);
      assertThat(codes(views)).containsExactly("warning pseudonym-looks-hashed");
    }
    assertThat(codes(keyed(list(50, i -> random(random, 10)))))
        .containsExactly("info pseudonym-looks-hashed");
  }

  /** Eight digits of many keys agree with some number by chance; that is no proof. */
  @Test
  void shortRandomKeysAreNotUndoneByChance() {
    SplitMix64 random = new SplitMix64(91);
    assertThat(codes(keyed(list(6_000, i -> random(random, 8)))))
        .containsExactly("info pseudonym-looks-hashed");
  }

  @Test
  void uuids() {
    List<String> named =
        list(
            20, i -> UUID.nameUUIDFromBytes(("p" + i).getBytes(StandardCharsets.UTF_8)).toString());
    assertThat(codes(keyed(named))).containsExactly("warning pseudonym-looks-hashed");
    SplitMix64 random = new SplitMix64(92);
    List<String> version4 =
        list(
            20,
            i ->
                new UUID(
                        (random.next() & ~0xf000L) | 0x4000L,
                        (random.next() >>> 2) | Long.MIN_VALUE)
                    .toString());
    assertThat(codes(keyed(version4))).isEmpty();
  }

  // Original identifiers

  @Test
  void keysThatArePersons() {
    assertThat(codes(keyed(List.of("Doe^Jane", "Roe^Rick", "K1", "K2"))))
        .containsExactly("blocking pseudonym-is-identifier");
    assertThat(codes(keyed(List.of("a.b@host.org", "K1"))))
        .containsExactly("blocking pseudonym-is-identifier");
    assertThat(codes(keyed(List.of("123-45-6789", "K1"))))
        .containsExactly("blocking pseudonym-is-identifier");
  }

  @Test
  void nationalNumbersBeginWithADay() {
    SplitMix64 random = new SplitMix64(93);
    List<String> danish =
        list(
            80,
            i ->
                String.format(
                    Locale.ROOT,
                    "%02d%02d%02d-%04d",
                    random.between(1, 28),
                    random.between(1, 12),
                    random.below(100),
                    random.between(1000, 9999)));
    assertThat(codes(keyed(danish))).contains("warning pseudonym-begins-with-date");
    List<String> plain =
        list(
            80,
            i -> String.format(Locale.ROOT, "%010d", Math.abs(random.next() % 10_000_000_000L)));
    assertThat(codes(keyed(plain))).doesNotContain("warning pseudonym-begins-with-date");
  }

  private static String withLuhn(String digits) {
    return IntStream.range(0, 10)
        .mapToObj(d -> digits + d)
        .filter(CheckDigits::luhn)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void checkDigits() {
    SplitMix64 random = new SplitMix64(94);
    List<String> issued = list(40, i -> withLuhn("" + random.between(10_000_000, 99_999_999)));
    assertThat(codes(keyed(issued))).containsExactly("warning pseudonym-has-check-digit");
    List<String> one = new ArrayList<>(issued);
    one.set(7, (char) ('0' + ('9' - issued.get(7).charAt(0))) + issued.get(7).substring(1));
    assertThat(codes(keyed(one))).containsExactly("info pseudonym-may-be-original");
    assertThat(CheckDigits.luhn("4539578763621486")).isTrue();
    assertThat(CheckDigits.luhn("4539578763621487")).isFalse();
    assertThat(CheckDigits.elevens("9434765919")).isTrue();
    assertThat(CheckDigits.elevens("9434765918")).isFalse();
  }

  // Which columns

  @Test
  void collidingPseudonymsThatAreNotThePatientKey() {
    List<String> keys = List.of("ab", "AB ", "07", "7", "x", "y");
    assertThat(codes(keyed(keys))).isEmpty();
    List<Finding> findings =
        findings(new Views().column("Trial", Role.PSEUDONYM, null, ValueFormat.CODE, keys));
    assertThat(findings).extracting(Finding::code).containsExactly("pseudonyms-collide");
    assertThat(findings.get(0).evidence()).isEqualTo("4 of 6 keys");
  }

  @Test
  void columnsThatAreNoKeysOrAreLeftOut() {
    List<String> keys = list(60, i -> hash("MD5", "" + i));
    for (Role role : Role.values()) {
      boolean asked = role == Role.PATIENT_KEY || role == Role.PSEUDONYM;
      assertThat(codes(new Views().column("K", role, null, ValueFormat.CODE, keys)).isEmpty())
          .as(role.word())
          .isEqualTo(!asked);
      assertThat(codes(new Views().column("K", role, ACCESSION, ValueFormat.CODE, keys)).isEmpty())
          .as(role.word())
          .isEqualTo(role == Role.DIRECT_IDENTIFIER);
    }
  }

  /** Digests of numbers are undone from the values; what needs the rows is left out. */
  @Test
  void rowsThatForgotTheKeys() {
    List<String> originals = good(40, 96);
    Views views =
        keyed(list(40, i -> hash("SHA-256", originals.get(i))))
            .column("StudyDate", Role.OTHER, STUDY_DATE, ValueFormat.DATE, list(40, i -> day(i)))
            .text("A", originals.toArray(String[]::new))
            .forgetful();
    assertThat(codes(views)).containsExactly("warning pseudonym-looks-hashed");
    assertThat(codes(keyed(list(40, i -> hash("SHA-256", "" + i))).forgetful()))
        .containsExactly("blocking pseudonym-hash-reversed");
  }

  @Test
  void oddKeys() {
    assertThat(codes(keyed(List.of("", "")))).isEmpty();
    SplitMix64 random = new SplitMix64(95);
    for (int round = 0; round < 30; round++) {
      List<String> keys = list(random.between(1, 40), i -> odd(random));
      List<String> others = list(keys.size(), i -> odd(random));
      assertThat(
              findings(
                  keyed(keys)
                      .column("B", Role.QUASI_IDENTIFIER, BIRTH_DATE, ValueFormat.DATE, others)
                      .column("T", Role.PSEUDONYM, null, ValueFormat.TEXT, others)))
          .allMatch(f -> !f.text().isEmpty());
    }
  }

  private static String odd(SplitMix64 random) {
    return switch (random.below(7)) {
      case 0 -> "";
      case 1 -> "9".repeat(random.between(1, 4000));
      case 2 -> "\0\u0301\ud83d" + (char) random.below(0x10000);
      case 3 -> "deadbeef0".substring(0, random.between(1, 9));
      case 4 -> "-" + random.next();
      case 5 -> "20213199";
      default -> random(random, random.between(1, 70));
    };
  }

  @Test
  void numbersOfKeys() {
    assertThat(KeyText.numbers(List.of("a-01", "a-1", "a-10"))).containsExactly(1L, 1L, 10L);
    assertThat(KeyText.numbers(List.of("1x", "2x"))).containsExactly(1L, 2L);
    assertThat(KeyText.numbers(List.of("11", "12"))).containsExactly(11L, 12L);
    assertThat(KeyText.numbers(List.of("1x", "2y"))).isEmpty();
    assertThat(KeyText.numbers(List.of("a", "b"))).isEmpty();
    assertThat(KeyText.numbers(List.of("9".repeat(30)))).isEmpty();
    assertThat(KeyText.numbers(List.of())).isEmpty();
  }

  private static @Nullable HashShape shape(String... values) {
    return HashShape.of(List.of(values));
  }

  @Test
  void shapesOfDigests() {
    String a = hash("MD5", "a");
    String b = hash("MD5", "b");
    String c = hash("MD5", "c");
    assertThat(shape(a, b, c)).isEqualTo(new HashShape(16, true, true));
    assertThat(shape(a, b)).isNull();
    assertThat(shape(a, b, c + "0")).isNull();
    assertThat(shape(a, b, c.substring(0, 31) + "g")).isNull();
    assertThat(shape("12345678", "23456789", "34567890")).isNull();
    assertThat(shape("Abcdefgh", "Bcdefghi", "Cdefghij")).isNull();
  }
}
