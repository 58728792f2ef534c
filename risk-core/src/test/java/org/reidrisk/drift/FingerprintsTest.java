package org.reidrisk.drift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.reidrisk.Resources;
import org.reidrisk.record.ColumnFingerprint;
import org.reidrisk.record.ColumnSummary;
import org.reidrisk.record.ValueSketch;
import org.reidrisk.record.ValueSketch.Held;
import org.reidrisk.table.Column;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;
import org.reidrisk.table.Schema;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;
import org.reidrisk.value.ValueFormat;

class FingerprintsTest {
  private static final FingerprintKey KEY =
      FingerprintKey.of("00112233445566778899aabbccddeeff".getBytes(UTF_8));
  private static final FingerprintKey OTHER =
      FingerprintKey.of("ffeeddccbbaa99887766554433221100".getBytes(UTF_8));

  private static final Schema SCHEMA =
      Schema.of(
          List.of(
              spec("patient", 1, Role.PATIENT_KEY, ValueFormat.TEXT),
              spec("name", 2, Role.DIRECT_IDENTIFIER, ValueFormat.TEXT),
              spec("sex", 3, Role.QUASI_IDENTIFIER, ValueFormat.TEXT),
              spec("age", 4, Role.QUASI_IDENTIFIER, ValueFormat.AGE),
              spec("date", 5, Role.OTHER, ValueFormat.DATE),
              spec("uid", 6, Role.PSEUDONYM, ValueFormat.TEXT),
              spec("remark", 7, Role.OTHER, ValueFormat.TEXT)));

  private static ColumnSpec spec(String name, int position, Role role, ValueFormat format) {
    return new ColumnSpec(name, position, role, RoleOrigin.POLICY, Knowledge.EVENT, format);
  }

  private static List<List<String>> rows(long seed, int patients) {
    Random random = new Random(seed);
    List<List<String>> rows = new ArrayList<>();
    for (int p = 0; p < patients; p++) {
      String sex = random.nextInt(20) == 0 ? "" : random.nextBoolean() ? "F" : "M";
      for (int v = 0; v < 1 + random.nextInt(3); v++) {
        rows.add(
            List.of(
                "P" + p,
                "Name" + p,
                sex,
                String.format("%03dY", random.nextInt(95)),
                LocalDate.of(2020, 1, 1).plusDays(random.nextInt(800)).toString(),
                "2.25." + (p * 10L + v),
                random.nextInt(5) == 0 ? "a long remark ".repeat(6) : "none"));
      }
    }
    return rows;
  }

  private static Table table(List<List<String>> rows) {
    Table.Builder builder = Table.builder(SCHEMA, TableFormat.strict());
    rows.forEach(builder::row);
    return builder.build();
  }

  private static List<ColumnSummary> summaries(Table table) {
    List<ColumnSummary> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      columns.add(
          new ColumnSummary(column.spec(), (long) column.distinct(), column.missing(), 0, 0, ""));
    }
    return columns;
  }

  private static List<ColumnSummary> made(Table table, FingerprintKey key, int threads) {
    return Fingerprints.added(
        table, summaries(table), Set.of(), key, Resources.modest().withThreads(threads));
  }

  private static ColumnFingerprint of(List<ColumnSummary> columns, int index) {
    return Objects.requireNonNull(columns.get(index).fingerprint());
  }

  private static ValueSketch values(List<ColumnSummary> columns, int index) {
    return Objects.requireNonNull(of(columns, index).values());
  }

  @Test
  void keysNamesAndFreeTextHaveNone() {
    List<ColumnSummary> made = made(table(rows(1, 50)), KEY, 1);
    assertThat(made.stream().map(c -> c.fingerprint() == null).toList())
        .containsExactly(true, true, false, false, false, false, true);
    List<ColumnSummary> named =
        Fingerprints.added(
            table(rows(1, 50)),
            summaries(table(rows(1, 50))),
            Set.of("sex"),
            KEY,
            Resources.modest());
    assertThat(named.get(2).fingerprint()).isNull();
  }

  @Test
  void neitherTheOrderOfRowsNorThreadsMatter() {
    List<List<String>> rows = rows(2, 400);
    List<ColumnSummary> made = made(table(rows), KEY, 1);
    Collections.shuffle(rows, new Random(3));
    List<ColumnSummary> again = made(table(rows), KEY, 4);
    assertThat(again.stream().map(ColumnSummary::fingerprint).toList())
        .isEqualTo(made.stream().map(ColumnSummary::fingerprint).toList());
  }

  @Test
  void countsAreOfPatients() {
    List<List<String>> rows = rows(4, 300);
    List<ColumnSummary> made = made(table(rows), KEY, 2);
    Set<String> withSex = new HashSet<>();
    Set<String> women = new HashSet<>();
    rows.stream().filter(r -> !r.get(2).isEmpty()).forEach(r -> withSex.add(r.get(0)));
    rows.stream().filter(r -> r.get(2).equals("F")).forEach(r -> women.add(r.get(0)));
    assertThat(of(made, 2).patients()).isEqualTo(withSex.size());
    assertThat(values(made, 2).held().stream().map(Held::patients))
        .containsExactlyInAnyOrder((long) women.size(), (long) withSex.size() - women.size());
    assertThat(of(made, 2).ranges().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(withSex.size() * ColumnFingerprint.WHOLE);
    assertThat(of(made, 4).ranges()).isEmpty();
  }

  @Test
  void daysAreMovedByOneSecretForEachColumn() {
    List<List<String>> rows = rows(5, 300);
    ColumnFingerprint.Days days = Objects.requireNonNull(of(made(table(rows), KEY, 1), 4).days());
    TreeSet<LocalDate> all = new TreeSet<>();
    rows.forEach(r -> all.add(LocalDate.parse(r.get(4))));
    List<List<String>> later =
        rows.stream()
            .map(
                r -> {
                  List<String> copy = new ArrayList<>(r);
                  copy.set(4, LocalDate.parse(r.get(4)).plusDays(17).toString());
                  return copy;
                })
            .toList();
    ColumnFingerprint.Days moved = Objects.requireNonNull(of(made(table(later), KEY, 1), 4).days());
    assertThat(moved.first() - days.first()).isEqualTo(17);
    assertThat(moved.median() - days.median()).isEqualTo(17);
    assertThat(moved.last() - days.last()).isEqualTo(17);
    assertThat(Math.abs(days.first() - all.first().toEpochDay())).isGreaterThan(9000);
    assertThat(moved.weekdays().get(17 % 7)).isEqualTo(days.weekdays().get(0));
  }

  /**
   * Whoever has the record and every value that could be in it, but not the key: no hash is that of
   * a plausible value under any key that comes with the program, nor under one of a thousand
   * others.
   */
  @Test
  void aDictionaryWithoutTheKeyFindsNothing() {
    List<List<String>> rows = rows(6, 400);
    Table table = table(rows);
    List<ColumnSummary> made = made(table, KEY, 1);
    Set<Long> recorded = new HashSet<>();
    for (int index : new int[] {2, 3, 4, 5}) {
      for (long hash : values(made, index).hashes()) {
        recorded.add(hash);
      }
      values(made, index).held().forEach(h -> recorded.add(h.hash()));
    }
    Set<Long> guesses = new HashSet<>();
    Random random = new Random(7);
    for (Column column : table.columns()) {
      for (int code = 1; code <= column.distinct(); code++) {
        long digest = column.digest(code);
        byte[] text = column.value(code).getBytes(UTF_8);
        guesses.add(digest);
        for (long[] key : new long[][] {{0, 0}, {1, 2}, {digest, digest}}) {
          guesses.add(new SipHash(key[0], key[1]).of(digest));
          guesses.add(new SipHash(key[0], key[1]).of(text));
        }
        guesses.add(OTHER.hash("values").of(digest));
        guesses.add(new SipHash(random.nextLong(), random.nextLong()).of(digest));
      }
    }
    assertThat(guesses).hasSizeGreaterThan(5000).doesNotContainAnyElementsOf(recorded);
    // The same attack with the key finds every value: the test can fail.
    Set<Long> withKey = new HashSet<>();
    for (int index : new int[] {2, 3, 4, 5}) {
      for (long digest : table.columns().get(index).digests()) {
        withKey.add(KEY.hash("values").of(digest));
      }
    }
    assertThat(withKey).containsAll(recorded);
  }

  @Test
  void ofManyPatientsSomeAreLookedAt_whateverTheOrder() {
    Schema schema =
        Schema.of(
            List.of(
                spec("patient", 1, Role.PATIENT_KEY, ValueFormat.TEXT),
                spec("group", 2, Role.QUASI_IDENTIFIER, ValueFormat.TEXT)));
    int patients = 200_000;
    List<Integer> order = new ArrayList<>();
    for (int p = 0; p < patients; p++) {
      order.add(p);
    }
    List<ColumnFingerprint> made = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      Table.Builder builder = Table.builder(schema, TableFormat.strict());
      order.forEach(p -> builder.row("P" + p, p % 4 == 0 ? "a" : "b"));
      Table table = builder.build();
      made.add(of(made(table, KEY, 2), 1));
      Collections.shuffle(order, new Random(1));
    }
    assertThat(made.get(0)).isEqualTo(made.get(1));
    assertThat(made.get(0).patients()).isBetween(48_000L, 52_000L);
    double share =
        Objects.requireNonNull(made.get(0).values()).held().get(1).patients()
            / (double) made.get(0).patients();
    assertThat(share).isBetween(0.24, 0.26);
  }

  @Test
  void rangesJoinWhatIsNear() {
    assertThat(Ranges.range("61", ValueFormat.AGE))
        .isEqualTo(Ranges.range("064Y", ValueFormat.AGE));
    assertThat(Ranges.range("61", ValueFormat.AGE))
        .isNotEqualTo(Ranges.range("65", ValueFormat.AGE));
    assertThat(Ranges.range("120", ValueFormat.NUMBER))
        .isEqualTo(Ranges.range("149.9", ValueFormat.NUMBER));
    assertThat(Ranges.range("120", ValueFormat.NUMBER))
        .isNotEqualTo(Ranges.range("150", ValueFormat.NUMBER));
    assertThat(Ranges.range("0.12", ValueFormat.NUMBER))
        .isNotEqualTo(Ranges.range("1.2", ValueFormat.NUMBER));
    assertThat(Ranges.range("-3", ValueFormat.NUMBER))
        .isNotEqualTo(Ranges.range("3", ValueFormat.NUMBER));
    assertThat(Ranges.range("091500", ValueFormat.TIME))
        .isEqualTo(Ranges.range("09:59:59", ValueFormat.TIME));
    assertThat(Ranges.range("CT", ValueFormat.TEXT)).isEqualTo("=CT");
  }

  @Test
  void patternsTellHowACellIsWritten() {
    assertThat(Spellings.pattern("20210304")).isEqualTo("99999999");
    assertThat(Spellings.pattern("2021-03-04")).isEqualTo("9999-9-9");
    assertThat(Spellings.pattern("03/04/2021")).isEqualTo("9/9/9");
    assertThat(Spellings.pattern("058Y")).isEqualTo("9Y");
    assertThat(Spellings.pattern("696M")).isEqualTo("9M");
    assertThat(Spellings.pattern("F")).isNotEqualTo(Spellings.pattern("female"));
    assertThat(Spellings.pattern("1024")).isEqualTo(Spellings.pattern("7"));
    assertThat(Spellings.pattern("x".repeat(9000))).isEqualTo("aa");
    assertThat(Spellings.pattern("-".repeat(9000)).length()).isLessThanOrEqualTo(48);
  }
}
