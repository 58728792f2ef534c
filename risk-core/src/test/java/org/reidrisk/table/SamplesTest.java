package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.reidrisk.Resources;
import org.reidrisk.value.ValueFormat;

/**
 * Samples of a large seeded export, by both readers, in all the ways in which it can be read and
 * written, against all its values and rows sorted by digest.
 */
class SamplesTest {
  private static final int ROWS = 150_000;
  private static final TableFormat FORMAT =
      TableFormat.strict()
          .withDelimiter(',')
          .withMissingValues(Set.of("", "n/a", "unknown station"));
  private static final Reading SAMPLES = Reading.EVERYTHING.with(false, true);
  private static final List<List<String>> CELLS = cells(new SplitMix64(2_021));

  /** Long patient keys, values of all lengths, more of some than a sample or a dictionary holds. */
  private static List<List<String>> cells(SplitMix64 random) {
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      int patient = random.below(90_000);
      String uid = "1.2.826.0.1.3680043.10." + random.below(1_000_000) + "." + row;
      rows.add(
          List.of(
              random.chance(0.01) ? " " : "Patient-of-us-" + (10_000_000 + patient),
              uid,
              random.chance(0.02) ? "unknown station" : uid.substring(uid.length() - 12),
              random.chance(0.3) ? "n/a" : "text \"" + random.below(300),
              random.chance(0.001) ? "\u00e4\u20ac".repeat(900 + random.below(40)) + "!" : "",
              random.chance(0.01)
                  ? "about 5"
                  : random.below(90_000) + random.oneOf(List.of("", ".0")),
              String.valueOf(random.below(10))));
    }
    // Some whole rows come twice.
    for (int row = 0; row < ROWS / 10; row++) {
      rows.set(random.below(ROWS), rows.get(random.below(ROWS)));
    }
    return rows;
  }

  private static Schema schema(Header header) {
    assertThat(header.size()).isEqualTo(7);
    return Schema.of(
        List.of(
            spec("ID", 1, Role.PATIENT_KEY, ValueFormat.TEXT),
            spec("Uid", 2, Role.OTHER, ValueFormat.UID),
            spec("Station", 3, Role.DIRECT_IDENTIFIER, ValueFormat.TEXT),
            spec("Word", 4, Role.UNDECIDED, ValueFormat.TEXT),
            spec("Comment", 5, Role.OTHER, ValueFormat.TEXT),
            spec("Dose", 6, Role.OTHER, ValueFormat.NUMBER),
            spec("Digit", 7, Role.QUASI_IDENTIFIER, ValueFormat.TEXT)));
  }

  private static ColumnSpec spec(String name, int position, Role role, ValueFormat format) {
    return new ColumnSpec(name, position, role, RoleOrigin.POLICY, Knowledge.EVENT, format);
  }

  private static byte[] written(List<List<String>> rows, Charset charset, boolean quoted) {
    StringBuilder text = new StringBuilder("ID,Uid,Station,Word,Comment,Dose,Digit\n");
    for (List<String> row : rows) {
      for (int c = 0; c < row.size(); c++) {
        String cell = row.get(c);
        text.append(c == 0 ? "" : ",");
        text.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
      }
      text.append(quoted ? "\r\n" : "\n");
    }
    return text.toString().getBytes(charset);
  }

  /** All that samples tell, but for the number of values when it is an estimate. */
  private static List<String> told(Table table) {
    List<String> told = new ArrayList<>();
    for (Column column : table.columns()) {
      ValueSample sample = column.sample();
      told.add(column.missing() + " missing, " + column.unparsed() + " unparsed");
      told.add("complete " + sample.complete());
      told.addAll(sample.texts());
      assertThat(sample.exact()).isEqualTo(column.encoded() || sample.distinct() <= 65_536);
    }
    Table rows = table.sampleRows();
    assertThat(rows.header().names()).isEqualTo(table.header().names());
    for (int row = 0; row < rows.rows(); row++) {
      StringBuilder text = new StringBuilder();
      for (Column column : rows.columns()) {
        int code = column.code(row);
        text.append('|').append(code == Column.MISSING ? "\u2205" : column.value(code));
      }
      told.add(text.toString());
    }
    return told;
  }

  // The same by sorting everything

  private record Known(long digest, long low, long high, String text, List<String> row) {
    private static final Comparator<Known> ORDER =
        Comparator.<Known, Long>comparing(k -> k.digest() ^ Long.MIN_VALUE)
            .thenComparingLong(Known::low)
            .thenComparingLong(Known::high);

    static Known of(String text, boolean patient) {
      CellKey key = new CellKey();
      key.set(text, patient);
      return new Known(CellKey.mix(key.low, key.high), key.low, key.high, text, List.of());
    }

    static Known of(List<String> row) {
      long digest = RowSample.NO_CELLS;
      for (int c = 0; c < row.size(); c++) {
        Known cell = of(row.get(c), c == 0);
        digest = RowSample.digest(digest, cell.low(), cell.high());
      }
      return new Known(digest, 0, 0, "", row);
    }
  }

  private static String cut(String text) {
    int length = text.length();
    while (text.substring(0, length).getBytes(UTF_8).length > 4_096) {
      length--;
    }
    return text.substring(0, length);
  }

  private static List<String> naive(List<List<String>> rows, boolean firstSeen) {
    List<String> told = new ArrayList<>();
    Schema schema = schema(Header.of(List.of("1", "2", "3", "4", "5", "6", "7")));
    for (int c = 0; c < 7; c++) {
      CellRule rule = new CellRule(schema.columns().get(c), false, FORMAT.missingValues());
      Set<String> values = new java.util.LinkedHashSet<>();
      long missing = 0;
      long unparsed = 0;
      for (List<String> row : rows) {
        CellRule.Meaning meaning = rule.meaning(row.get(c));
        missing += meaning.value() == null ? 1 : 0;
        unparsed += meaning.unparsed() ? 1 : 0;
        if (meaning.value() != null) {
          values.add(meaning.value());
        }
      }
      boolean patient = c == 0;
      List<String> sample =
          values.stream()
              .limit(firstSeen ? 65_536 : Integer.MAX_VALUE)
              .map(text -> Known.of(text, patient))
              .sorted(Known.ORDER)
              .limit(65_536)
              .map(known -> cut(known.text()))
              .toList();
      told.add(missing + " missing, " + unparsed + " unparsed");
      told.add("complete " + (values.size() <= 65_536));
      told.addAll(sample);
    }
    new HashSet<>(rows)
        .stream()
            .map(Known::of)
            .sorted(Known.ORDER)
            .limit(65_536)
            .forEach(
                known -> {
                  StringBuilder text = new StringBuilder();
                  for (String cell : known.row()) {
                    boolean none = FORMAT.missingValues().contains(cell) || cell.equals(" ");
                    text.append('|').append(none ? "\u2205" : cell);
                  }
                  told.add(text.toString());
                });
    return told;
  }

  private static Table fused(byte[] bytes, Reading reading, int threads, int block) {
    Resources resources = Resources.modest().withThreads(threads);
    try (BlockHash none = BlockHash.none()) {
      return new FusedReader(FORMAT, resources, reading, block)
          .read(new ByteArrayInputStream(bytes), none, () -> 0, 0, SamplesTest::schema)
          .table(null);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Table read(TableFormat format, byte[] bytes, String name, Reading reading)
      throws IOException {
    TableReader all = TableReader.of(format);
    return (reading.equals(SAMPLES) ? all.withSamples() : all)
        .read(new ByteArrayInputStream(bytes), name, SamplesTest::schema);
  }

  @Test
  void bothReaders_anyThreadsBlocksAndOrders_likeSortingAll() throws IOException {
    List<String> expected = naive(CELLS, false);
    byte[] bytes = written(CELLS, UTF_8, true);
    List<List<String>> shuffled = new SplitMix64(7).shuffled(CELLS);
    byte[] otherwise = written(shuffled, UTF_8, true);
    for (Reading reading : List.of(Reading.EVERYTHING, SAMPLES)) {
      int[] counts = reading.equals(SAMPLES) ? new int[] {1, 2, 3, 7} : new int[] {2, 7};
      for (int threads : counts) {
        byte[] file = threads == 2 ? otherwise : bytes;
        int block = threads == 3 ? 1 << 14 : 1 << 20;
        assertSame(told(fused(file, reading, threads, block)), expected);
      }
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream out = new GZIPOutputStream(packed)) {
        out.write(otherwise);
      }
      assertSame(told(read(FORMAT, packed.toByteArray(), "x.csv.gz", reading)), expected);
      TableFormat utf16 = FORMAT.withEncoding(UTF_16LE);
      byte[] encoded = written(shuffled, UTF_16LE, true);
      assertSame(told(read(utf16, encoded, "x.csv", reading)), expected);
    }
    Table.Builder builder =
        Table.builder(schema(Header.of(List.of("1", "2", "3", "4", "5", "6", "7"))), FORMAT);
    shuffled.forEach(builder::row);
    Table built = builder.build();
    List<String> ofBuilt =
        IntStream.range(0, 7)
            .boxed()
            .flatMap(c -> built.columns().get(c).sample().texts().stream())
            .toList();
    List<String> ofFile =
        fused(bytes, SAMPLES, 1, 1 << 20).columns().stream()
            .flatMap(c -> c.sample().texts().stream())
            .toList();
    assertThat(ofBuilt.equals(ofFile)).isTrue();
  }

  /** Millions of characters are not to be printed. */
  private static void assertSame(List<String> actual, List<String> expected) {
    int first = 0;
    while (first < Math.min(actual.size(), expected.size())
        && actual.get(first).equals(expected.get(first))) {
      first++;
    }
    assertThat(first)
        .as("the first line that differs, of %d and %d", actual.size(), expected.size())
        .isEqualTo(Math.max(actual.size(), expected.size()));
  }

  /** The comparison can fail: a sample of what comes first is another one. */
  @Test
  void valuesThatAreSeenFirst_areNoSample() {
    assertThat(naive(CELLS, true).equals(naive(CELLS, false))).isFalse();
    List<List<String>> shuffled = new SplitMix64(7).shuffled(CELLS);
    assertThat(naive(CELLS, true).equals(naive(shuffled, true))).isFalse();
    assertThat(naive(CELLS, false).equals(naive(shuffled, false))).isTrue();
  }

  @Test
  void columnsWithoutFigures_areNotEncoded_andTheirValuesCountedOrEstimated() {
    byte[] bytes = written(CELLS, UTF_8, true);
    Table all = fused(bytes, Reading.EVERYTHING, 2, 1 << 20);
    Table samples = fused(bytes, SAMPLES, 2, 1 << 20);
    boolean[] encoded = {true, false, false, false, false, false, true};
    int estimates = 0;
    for (int c = 0; c < encoded.length; c++) {
      Column column = samples.columns().get(c);
      int distinct = all.columns().get(c).distinct();
      assertThat(all.columns().get(c).encoded()).isTrue();
      assertThat(all.columns().get(c).sample().distinct()).isEqualTo(distinct);
      assertThat(column.encoded()).isEqualTo(encoded[c]);
      if (column.sample().exact()) {
        assertThat(column.sample().distinct()).isEqualTo(distinct);
      } else {
        estimates++;
        double error = (column.sample().distinct() / (double) distinct - 1) * Math.sqrt(65_534);
        assertThat(error).isBetween(-4.0, 4.0);
      }
    }
    assertThat(estimates).isEqualTo(3);
    assertThat(samples.patients()).isEqualTo(all.patients());
    assertThat(samples.bytes()).isLessThan(all.bytes());
  }

  /** Texts that no dictionary keeps: more than 32 MiB of them, in few values. */
  @Test
  void manyBytes_inFewValues() {
    SplitMix64 random = new SplitMix64(32);
    List<List<String>> rows = new ArrayList<>();
    Set<String> comments = new HashSet<>();
    for (int row = 0; row < 9_500; row++) {
      String comment = random.next() + "x".repeat(3_500 + random.below(700));
      comments.add(comment);
      rows.add(List.of("P" + row, "1." + row, "", "", comment, "", "1"));
    }
    List<String> expected = new ArrayList<>();
    long length = 0;
    List<Known> sorted =
        comments.stream().map(text -> Known.of(text, false)).sorted(Known.ORDER).toList();
    for (Known known : sorted) {
      length += cut(known.text()).length();
      if (length > 1 << 24) {
        break;
      }
      expected.add(cut(known.text()));
    }
    assertThat(expected).hasSizeBetween(4_000, 5_000);
    byte[] bytes = written(rows, UTF_8, false);
    Table.Builder builder =
        Table.builder(schema(Header.of(List.of("1", "2", "3", "4", "5", "6", "7"))), FORMAT);
    rows.forEach(builder::row);
    for (Table table :
        Arrays.asList(
            fused(bytes, Reading.EVERYTHING, 1, 1 << 20),
            fused(bytes, Reading.EVERYTHING, 2, 1 << 18),
            fused(bytes, SAMPLES, 2, 1 << 18),
            builder.build())) {
      ValueSample sample = table.column("Comment").sample();
      assertThat(sample.texts().equals(expected)).isTrue();
      assertThat(sample.complete()).isFalse();
      assertThat(sample.exact()).isTrue();
      assertThat(sample.distinct()).isEqualTo(9_500);
      // Rows of nearly 4 kB: as many as have 32 MiB.
      assertThat(table.sampleRows().rows()).isBetween(8_000, 9_300);
      assertThat(table.sampleRows().columns()).allMatch(Column::keepsTexts);
    }
  }
}
