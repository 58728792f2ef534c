package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.reidrisk.Resources;
import org.reidrisk.value.ValueFormat;

/**
 * The fused reader and commons-csv read the same seeded inputs: the same fields, or the same
 * refusal. Blocks of a few bytes make every cut happen. {@code -Djudge.inputs=N} asks for more than
 * the 100,000 of every build, {@code -Djudge.seed=S} for others.
 */
class ReaderJudgeTest {
  private static final int INPUTS = Integer.getInteger("judge.inputs", 100_000);
  private static final long SEED = Long.getLong("judge.seed", 4180);
  private static final List<ValueFormat> FORMATS = List.of(ValueFormat.values());
  private static final List<String> CELLS =
      List.of(
          "",
          "",
          "a",
          "b",
          "M",
          "F",
          "058Y",
          "58",
          "2021-03-14",
          "20210314",
          " 7",
          "7 ",
          "007",
          "1.2.840.10008.5.1.4.1.1.2",
          "1234567",
          "12345678",
          "123456789012345",
          "1234567890123456",
          "12345678901234567890123456789012345",
          "1234567\0",
          "x\0",
          "\0",
          "\u00e4",
          "\u20ac\u20ac\u20ac\u20ac\u20ac",
          "\ud83e\ude7b",
          "n/a",
          "NA",
          " ",
          "\u2003",
          "5\" disk",
          "\\",
          "#",
          "\u2028",
          "\u00a0",
          "Falkau, Ost",
          "zwei\nZeilen",
          "q\"\"q",
          "a;b",
          "t\tt",
          "p|p",
          "\uFEFF",
          "Mr1",
          "mR1",
          "0",
          "00",
          "A1B2C3D4E5F6A7B8C9D0",
          "a1b2c3d4e5f6a7b8c9d0",
          "00a1b2c3d4e5f6a7b8c9d0");
  private static final List<String> PIECES =
      List.of(
          "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r", "\r\n", " ", "", "\f", "\u000b", "\u2003",
          "\u3000", "\0", "\u20ac", "'", "a", "\"\n\"", "\",\"", "\" ,", "\"\r", "\n\n", "\r\r\n");

  /** One input with all that decides how it is read; each char of the text is a byte. */
  private record Input(
      String latin1,
      TableFormat format,
      Function<Header, Schema> classify,
      int block,
      int threads,
      Reading reading) {
    Input(
        String latin1,
        TableFormat format,
        Function<Header, Schema> classify,
        int block,
        int threads) {
      this(latin1, format, classify, block, threads, Reading.EVERYTHING);
    }

    byte[] bytes() {
      return latin1.getBytes(ISO_8859_1);
    }
  }

  @Test
  void sameFieldsOrSameRefusal() {
    SplitMix64 random = new SplitMix64(SEED);
    int tables = 0;
    int refusals = 0;
    for (int i = 0; i < INPUTS; i++) {
      Input input = input(random);
      String expected = outcome(() -> judge(input));
      String actual = outcome(() -> fused(input));
      if (!expected.equals(actual)) {
        throw new AssertionError(
            "input "
                + i
                + " of seed "
                + SEED
                + ", block "
                + input.block()
                + ", "
                + input.format()
                + ": "
                + escaped(input.bytes())
                + "\njudge: "
                + expected
                + "\nfused: "
                + actual);
      }
      if (expected.startsWith("refused")) {
        refusals++;
      } else {
        tables++;
      }
    }
    // Both outcomes must be frequent, or the inputs are too timid or too wild.
    assertThat(tables).isGreaterThan(INPUTS / 4);
    assertThat(refusals).isGreaterThan(INPUTS / 10);
  }

  /**
   * The comparison can fail: a reader that keeps blanks behind quotes, or loses a row, is caught.
   */
  @Test
  void differencesAreSeen() {
    TableFormat format = TableFormat.strict();
    Input blank = new Input("a,b\n\"1\" ,2\n", format, ReaderJudgeTest::text, 8, 1);
    Input kept = new Input("a,b\n\"1 \",2\n", format, ReaderJudgeTest::text, 8, 1);
    assertThat(outcome(() -> judge(blank))).isEqualTo(outcome(() -> fused(blank)));
    assertThat(outcome(() -> judge(blank))).isNotEqualTo(outcome(() -> fused(kept)));
    Input row = new Input("a\n1\n1\n", format, ReaderJudgeTest::text, 8, 1);
    Input lost = new Input("a\n1\n", format, ReaderJudgeTest::text, 8, 1);
    assertThat(outcome(() -> judge(row))).isNotEqualTo(outcome(() -> fused(lost)));
    Input ofOne = new Input("a\n1\n2\n1\n", format, ReaderJudgeTest::patients, 8, 1);
    Input ofOther = new Input("a\n1\n2\n2\n", format, ReaderJudgeTest::patients, 8, 1);
    assertThat(outcome(() -> judge(ofOne))).isEqualTo(outcome(() -> fused(ofOne)));
    assertThat(outcome(() -> judge(ofOne))).isNotEqualTo(outcome(() -> fused(ofOther)));
  }

  /** Nor may columns of which samples alone are kept differ. */
  @Test
  void differencesOfSamplesAreSeen() {
    Reading samples = Reading.EVERYTHING.with(false, true);
    Function<Header, Schema> other =
        header -> Schema.of(List.of(new ColumnSpec("a", 1, Role.OTHER)));
    Function<String, Input> input =
        text -> new Input(text, TableFormat.strict(), other, 8, 1, samples);
    Input value = input.apply("a\n1\n2\n");
    Input another = input.apply("a\n1\n3\n");
    assertThat(outcome(() -> judge(value))).isEqualTo(outcome(() -> fused(value)));
    assertThat(outcome(() -> judge(value))).isNotEqualTo(outcome(() -> fused(another)));
    Input missing = input.apply("a\n1\n2\n\n\n");
    assertThat(outcome(() -> judge(value))).isNotEqualTo(outcome(() -> fused(missing)));
  }

  private static Schema text(Header header) {
    return TableReaderTest.text(header);
  }

  private static Schema patients(Header header) {
    return Schema.of(List.of(new ColumnSpec(header.names().get(0), 1, Role.PATIENT_KEY)));
  }

  private interface Attempt {
    Table read() throws IOException;
  }

  private static Table judge(Input input) throws IOException {
    return new DecodingReader(input.format(), Resources.modest(), input.reading())
        .read(new ByteArrayInputStream(input.bytes()), () -> 0, 0, input.classify())
        .rows()
        .build();
  }

  private static Table fused(Input input) throws IOException {
    Resources resources = Resources.modest().withThreads(input.threads());
    try (BlockHash hash = BlockHash.hashing(input.threads() > 1)) {
      FusedReader.Result read =
          new FusedReader(input.format(), resources, input.reading(), input.block())
              .read(new ByteArrayInputStream(input.bytes()), hash, () -> 0, 0, input.classify());
      return read.table(null);
    }
  }

  private static String outcome(Attempt attempt) {
    try {
      Table table = attempt.read();
      StringBuilder text = new StringBuilder(table.header().names().toString());
      for (Column column : table.columns()) {
        text.append('\n').append(column.missing()).append(' ').append(column.unparsed());
        text.append(' ').append(column.encoded()).append(' ').append(sampled(column));
        for (int row = 0; column.encoded() && row < table.rows(); row++) {
          int code = column.code(row);
          text.append('|').append(code == Column.MISSING ? "\u2205" : shown(column, row));
        }
      }
      text.append('\n').append(rows(table.sampleRows()));
      return text.append('\n')
          .append(table.patients())
          .append(' ')
          .append(table.rowsWithoutPatient())
          .append(' ')
          .append(table.collidingPatientKeys())
          .toString();
    } catch (TableFormatException refusal) {
      return "refused " + refusal.code() + " " + refusal.line() + " " + refusal.getMessage();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static String sampled(Column column) {
    ValueSample sample = column.sample();
    assertThat(sample.complete() && sample.exact()).isTrue();
    assertThat(new HashSet<>(sample.texts()).size()).isEqualTo((int) sample.distinct());
    if (column.encoded()) {
      assertThat(column.distinct()).isEqualTo((int) sample.distinct());
    }
    return String.join("\u2016", sample.texts());
  }

  /** All cells of a small table of texts. */
  private static String rows(Table table) {
    StringBuilder text = new StringBuilder(table.header().names().toString());
    for (int row = 0; row < table.rows(); row++) {
      text.append('\n');
      for (Column column : table.columns()) {
        int code = column.code(row);
        text.append('|').append(code == Column.MISSING ? "\u2205" : column.value(code));
      }
    }
    return text.toString();
  }

  /** Texts of long patient keys are not kept; the rows that share one are. */
  private static String shown(Column column, int row) {
    int code = column.code(row);
    if (column.spec().role() != Role.PATIENT_KEY) {
      return column.value(code);
    }
    int first = 0;
    while (column.code(first) != code) {
      first++;
    }
    return "as row " + first;
  }

  private static String escaped(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (char c : new String(bytes, ISO_8859_1).toCharArray()) {
      text.append(c >= ' ' && c < 127 ? String.valueOf(c) : String.format("\\x%02x", (int) c));
    }
    return text.toString();
  }

  private static Input input(SplitMix64 random) {
    int columns = random.between(1, 4);
    String delimiter = random.oneOf(List.of(",", ";", "\t", "|"));
    String newline = random.oneOf(List.of("\n", "\n", "\r\n", "\r"));
    StringBuilder text = new StringBuilder(random.chance(0.1) ? "\uFEFF" : "");
    for (int c = 0; c < columns; c++) {
      text.append(c == 0 ? "" : delimiter).append("n").append(c);
    }
    for (int rows = random.between(0, 6); rows > 0; rows--) {
      text.append(newline);
      for (int c = 0; c < columns; c++) {
        text.append(c == 0 ? "" : delimiter).append(cell(random, delimiter));
      }
    }
    text.append(random.chance(0.6) ? newline : "").append(random.chance(0.1) ? newline : "");
    if (random.chance(0.4)) {
      for (int changes = random.between(1, 3); changes > 0; changes--) {
        int at = random.below(text.length() + 1);
        int to = Math.min(text.length(), at + random.below(3));
        text.replace(at, to, random.oneOf(PIECES));
      }
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    if (bytes.length > 0 && random.chance(0.05)) {
      bytes[random.below(bytes.length)] = (byte) random.below(256);
    }
    TableFormat format = TableFormat.strict();
    if (random.chance(0.3)) {
      format = format.withTrim(true);
    }
    if (random.chance(0.3)) {
      format = format.withMissingValues(Set.of("", "n/a", "NA", "58Y"));
    }
    if (random.chance(0.1)) {
      format = format.withMissingValues(Set.of());
    }
    if (random.chance(0.3)) {
      format = format.withDelimiter(delimiter.charAt(0));
    }
    long kinds = random.next();
    int threads = random.chance(0.03) ? random.between(2, 4) : 1;
    int block = random.chance(0.1) ? 1 << 20 : random.between(1, 40);
    Reading reading =
        random.chance(0.5) ? Reading.EVERYTHING : Reading.EVERYTHING.with(false, true);
    return new Input(
        new String(bytes, ISO_8859_1),
        format,
        header -> schema(header, kinds),
        block,
        threads,
        reading);
  }

  private static String cell(SplitMix64 random, String delimiter) {
    String cell = random.oneOf(CELLS);
    boolean quote =
        cell.contains(delimiter)
            || cell.contains("\n")
            || cell.startsWith("\"")
            || random.chance(0.2);
    String quoted = "\"" + cell.replace("\"", "\"\"") + "\"";
    return quote ? quoted + (random.chance(0.1) ? " " : "") : cell;
  }

  private static Schema schema(Header header, long kinds) {
    List<ColumnSpec> columns = new ArrayList<>();
    for (String name : header.names()) {
      int position = columns.size() + 1;
      int kind = (int) (kinds >>> (position * 4 % 60)) & 15;
      ValueFormat format = FORMATS.get(kind % FORMATS.size());
      boolean other = (kinds & (2L << position)) == 0;
      Role role =
          position == 1 && (kinds & 1) == 0
              ? Role.PATIENT_KEY
              : other ? Role.OTHER : Role.QUASI_IDENTIFIER;
      columns.add(new ColumnSpec(name, position, role, RoleOrigin.POLICY, Knowledge.EVENT, format));
    }
    return Schema.of(columns);
  }
}
