package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;

/** Keys that wait in a file: they come back, change nothing, and leave nothing behind. */
class KeySpillTest {
  private static final int ROWS = 150_000;

  @TempDir Path folder;
  private Path temporary;

  @BeforeEach
  void makeFolder() throws IOException {
    temporary = Files.createDirectory(folder.resolve("keys"));
  }

  private static List<Path> entries(Path of) {
    try (Stream<Path> entries = Files.list(of)) {
      return entries.toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static long[] numbers(SplitMix64 random, int count) {
    long[] numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.next();
    }
    return numbers;
  }

  // The file

  @Test
  void numbersComeBack() throws IOException {
    SplitMix64 random = new SplitMix64(1);
    try (KeySpill spill = KeySpill.in(temporary)) {
      List<long[]> written = new ArrayList<>();
      List<Long> begins = new ArrayList<>();
      long size = 0;
      for (int count : new int[] {3, 0, 1, 8191, 8192, 8193, 40_000, 0, 2}) {
        long[] numbers = numbers(random, count);
        written.add(numbers);
        begins.add(spill.write(numbers));
        size += 8L * count;
        assertThat(spill.size()).isEqualTo(size);
      }
      for (int i = written.size() - 1; i >= 0; i--) {
        assertThat(spill.read(begins.get(i), written.get(i).length)).isEqualTo(written.get(i));
      }
    }
  }

  @Test
  void severalThreadsWriteAndRead() throws IOException {
    try (KeySpill spill = KeySpill.in(temporary)) {
      List<Callable<Integer>> writers = new ArrayList<>();
      for (int w = 0; w < 4; w++) {
        int seed = w;
        writers.add(
            () -> {
              SplitMix64 random = new SplitMix64(seed);
              for (int i = 0; i < 40; i++) {
                long[] mine = numbers(random, random.below(20_000));
                long begin = spill.write(mine);
                assertThat(spill.read(begin, mine.length)).isEqualTo(mine);
              }
              return seed;
            });
      }
      assertThat(Resources.modest().withThreads(4).inParallel(writers)).hasSize(4);
    }
  }

  @Test
  void readingBehindTheEnd_fails() throws IOException {
    try (KeySpill spill = KeySpill.in(temporary)) {
      long begin = spill.write(new long[5]);
      assertThatThrownBy(() -> spill.read(begin, 6))
          .hasCauseInstanceOf(IOException.class)
          .hasMessageContaining("ends too early");
    }
  }

  @Test
  void theFileHasNoNameWhileItIsOpen() throws IOException {
    assumeTrue(temporary.getFileSystem().supportedFileAttributeViews().contains("posix"));
    try (KeySpill spill = KeySpill.in(temporary)) {
      assertThat(entries(temporary)).isEmpty();
      spill.write(new long[100_000]);
      assertThat(entries(temporary)).isEmpty();
    }
  }

  @Test
  void nothingIsLeftWhenItIsClosed() throws IOException {
    KeySpill spill = KeySpill.in(temporary);
    spill.write(new long[] {1, 2, 3});
    spill.close();
    assertThat(entries(temporary)).isEmpty();
    assertThatThrownBy(() -> spill.write(new long[1])).hasCauseInstanceOf(IOException.class);
  }

  @Test
  void aFolderThatIsGone_isAnInputOutputError() {
    assertThatThrownBy(() -> KeySpill.in(temporary.resolve("nowhere")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere");
  }

  // Reading

  private static Schema classify(Header header) {
    return Schema.of(
        List.of(
            new ColumnSpec(header.names().get(0), 1, Role.PATIENT_KEY),
            new ColumnSpec(header.names().get(1), 2, Role.QUASI_IDENTIFIER)));
  }

  /** Rows of some 12 to 40 bytes in several blocks: short and long keys, missing ones too. */
  private static String csv(String lastLine) {
    SplitMix64 random = new SplitMix64(42);
    StringBuilder text = new StringBuilder("ID,SITE\n");
    for (int i = 0; i < ROWS; i++) {
      int patient = random.below(ROWS);
      if (random.chance(0.01)) {
        text.append(random.chance(0.5) ? "" : "  ");
      } else if (patient % 5 == 0) {
        text.append("a-long-name-of-patient-").append(patient);
      } else if (patient % 7 == 0) {
        text.append("\"p\u00e4t ").append(patient).append('"');
      } else {
        text.append('P').append(1_000_000 + patient);
      }
      text.append(",s").append(random.below(90)).append('\n');
    }
    return text.append(lastLine).toString();
  }

  private Path export(String lastLine) throws IOException {
    return Files.writeString(folder.resolve("export.csv"), csv(lastLine), UTF_8);
  }

  private static Table read(Path file, Resources resources) throws IOException {
    return TableReader.of(TableFormat.strict()).with(resources).read(file, KeySpillTest::classify);
  }

  /** Too little for keys in memory, enough for them in a file. */
  private static Resources tight(int threads) {
    Resources tight = Resources.modest().withThreads(threads).withMemory(10L * ROWS);
    Forecast forecast = new Forecast(ROWS, 1, 1, 0);
    assertThat(forecast.needsSpill(tight)).isTrue();
    assertThatThrownBy(() -> forecast.refuseWhatCannotFit(tight))
        .isInstanceOf(MemoryShortage.class);
    return tight;
  }

  private static void assertSame(Table actual, Table expected) {
    assertThat(actual.rows()).isEqualTo(expected.rows());
    assertThat(actual.patients()).isEqualTo(expected.patients());
    assertThat(actual.rowsWithoutPatient()).isEqualTo(expected.rowsWithoutPatient());
    assertThat(actual.collidingPatientKeys()).isEqualTo(expected.collidingPatientKeys());
    assertThat(actual.origin()).isEqualTo(expected.origin());
    for (int c = 0; c < expected.columns().size(); c++) {
      int[] codes = new int[expected.rows()];
      int[] others = new int[expected.rows()];
      expected.columns().get(c).copyCodes(0, codes, codes.length);
      actual.columns().get(c).copyCodes(0, others, others.length);
      assertThat(others).isEqualTo(codes);
      assertThat(actual.columns().get(c).distinct())
          .isEqualTo(expected.columns().get(c).distinct());
    }
    int[] patients = new int[expected.rows()];
    int[] others = new int[expected.rows()];
    expected.copyPatients(0, patients, patients.length);
    actual.copyPatients(0, others, others.length);
    assertThat(others).isEqualTo(patients);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void littleMemoryAndAFolder_giveTheSameTable(int threads) throws IOException {
    Path file = export("");
    Table roomy = read(file, Resources.modest());
    Table spilled = read(file, tight(threads).withTemporaryFolder(temporary));
    assertSame(spilled, roomy);
    assertThat(roomy.patients()).isGreaterThan(0xFFFF);
    assertThat(roomy.rowsWithoutPatient()).isPositive();
    assertThat(entries(temporary)).isEmpty();
  }

  /** Tells that the folder is really used, as nothing is ever to be seen in it. */
  @Test
  void littleMemoryNeedsTheFolder() throws IOException {
    Path file = export("");
    Path gone = temporary.resolve("gone");
    assertThatThrownBy(() -> read(file, tight(2).withTemporaryFolder(gone)))
        .isInstanceOfAny(IOException.class, UncheckedIOException.class)
        .hasMessageContaining("gone");
    assertThat(read(file, Resources.modest().withTemporaryFolder(gone)).rows()).isEqualTo(ROWS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aDefectInTheLastRow_leavesTheFolderEmpty(int threads) throws IOException {
    Path file = export("P1,s1,one cell too many\n");
    assertThatThrownBy(() -> read(file, tight(threads).withTemporaryFolder(temporary)))
        .isInstanceOfSatisfying(
            TableFormatException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo("ragged-row");
              assertThat(refusal.line()).isEqualTo(ROWS + 2L);
            });
    assertThat(entries(temporary)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aReadingFailure_leavesTheFolderEmpty(int threads) {
    byte[] start = csv("").getBytes(UTF_8);
    IOException broken = new IOException("the disk is gone");
    InputStream failing =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            throw broken;
          }
        };
    InputStream in = new SequenceInputStream(new ByteArrayInputStream(start), failing);
    FusedReader reader =
        new FusedReader(
            TableFormat.strict(),
            tight(threads).withTemporaryFolder(temporary),
            Reading.EVERYTHING,
            BlockSource.BLOCK);
    assertThatThrownBy(
            () ->
                reader.read(
                    in,
                    BlockHash.none(),
                    () -> BlockSource.BLOCK,
                    start.length,
                    KeySpillTest::classify))
        .isSameAs(broken);
    assertThat(entries(temporary)).isEmpty();
  }

  @Test
  void withoutAFolder_keysStayInMemory() throws IOException {
    Path file = export("");
    Resources half = Resources.modest().withMemory(30L * ROWS);
    assertThat(new Forecast(ROWS, 1, 1, 0).needsSpill(half)).isTrue();
    assertSame(read(file, half), read(file, Resources.modest()));
  }

  @Test
  void farTooLittleMemory_isToldBeforeReading() throws IOException {
    // Whoever reads on comes to the defect in the last row.
    Path file = export("P1\n");
    AtomicInteger heard = new AtomicInteger();
    Resources poor =
        Resources.modest()
            .withMemory(1 << 16)
            .withTemporaryFolder(temporary)
            .withProgress((stage, done, total, rows) -> heard.incrementAndGet());
    assertThatThrownBy(() -> read(file, poor))
        .isInstanceOf(MemoryShortage.class)
        .hasMessageMatching("reading about 1[45]\\d{4} rows needs about .* are there");
    assertThat(heard).hasValue(0);
    assertThat(entries(temporary)).isEmpty();
  }

  /** Nobody knows beforehand how much is behind a stream. */
  @Test
  void aStream_isReadWhateverTheMemory() throws IOException {
    byte[] bytes = csv("").getBytes(UTF_8);
    Table table =
        TableReader.of(TableFormat.strict())
            .with(Resources.modest().withMemory(1))
            .read(new ByteArrayInputStream(bytes), "export.csv", KeySpillTest::classify);
    assertThat(table.rows()).isEqualTo(ROWS);
  }
}
