package org.reidrisk.bench.rival;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reidrisk.bench.ExportGenerator;
import org.reidrisk.bench.Figures;
import org.reidrisk.bench.rival.DuckDbGrouping.Counting;

class RivalsTest {
  private static final List<String> COLUMNS = List.of("Sex", "Place");
  private static final String SMALL =
      "ID,Sex,Place,More\n1,F,,x\n1,F,,y\n2,F,,z\n2,M,\"Aue, Ost\",x\n3,M,\"Aue, Ost\",x\n4,M,\"\",x\n";
  private static final Figures ROWS_OF_SMALL =
      Figures.none().withClasses(Figures.ROWS, new TreeMap<>(Map.of(1L, 1L, 2L, 1L, 3L, 1L)));
  private static final Figures PATIENTS_OF_SMALL =
      ROWS_OF_SMALL.withClasses(Figures.PATIENTS, new TreeMap<>(Map.of(1L, 1L, 2L, 2L)));

  @TempDir private Path folder;

  @Test
  void readers_countRows() throws IOException {
    Path file = Files.writeString(folder.resolve("small.csv"), SMALL);

    assertThat(countsOf(CommonsCsvGrouping.count(file, COLUMNS)))
        .isEqualTo(countsOf(ROWS_OF_SMALL));
    assertThat(countsOf(FastCsvGrouping.count(file, COLUMNS))).isEqualTo(countsOf(ROWS_OF_SMALL));
  }

  @ParameterizedTest
  @EnumSource(Counting.class)
  void duckDb_countsRowsAndPatients(Counting counting) throws IOException, SQLException {
    Path file = Files.writeString(folder.resolve("it's small.csv"), SMALL);
    Figures expected = counting == Counting.ROWS ? ROWS_OF_SMALL : PATIENTS_OF_SMALL;

    Figures counted = DuckDbGrouping.count(counting, file, "ID", COLUMNS);

    assertThat(countsOf(counted)).isEqualTo(countsOf(expected));
  }

  /** Anna is P1 by her rarer visit; Bert may be P2 or P3; Cleo is too late; P4 is Dora's truth. */
  @Test
  void duckDb_linksByOurDefinition() throws IOException, SQLException {
    Path release =
        Files.writeString(
            folder.resolve("release.csv"),
            """
            PatientID,Sex,Age,Modality,Site,StudyDate,Note
            P1,F,030Y,CT,A,20200110,x
            P1,F,030Y,CT,A,20200301,x
            P2,F,030Y,CT,A,20200111,x
            P2,M,040Y,MR,B,20200105,x
            P3,M,040Y,MR,B,20200107,x
            P3,M,040Y,MR,B,20200107,x
            P4,F,050Y,US,A,20200201,x
            """);
    Path held =
        Files.writeString(
            folder.resolve("held.csv"),
            """
            Person,Sex,Age,Modality,Site,ExamDate
            Anna,F,030Y,CT,A,2020-01-09
            Anna,F,030Y,CT,A,2020-02-29
            Anna,F,030Y,CT,A,2020-02-29
            Bert,M,040Y,MR,B,2020-01-06
            Cleo,F,050Y,US,A,2020-02-05
            Dora,F,050Y,US,A,2020-02-04
            """);
    Path truth =
        Files.writeString(
            folder.resolve("truth.csv"), "Person,PatientID\nAnna,P1\nBert,P3\nDora,P9\n");

    assertThat(countsOf(DuckDbLinkage.count(release, held, truth, 3)))
        .isEqualTo(
            countsOf(
                Figures.none()
                    .with("linkage.targets", "4")
                    .with("linkage.none", "1")
                    .with("linkage.unique", "2")
                    .with("linkage.ambiguous", "1")
                    .with("linkage.correct", "1")
                    .with("linkage.covered", "2")));
  }

  @Test
  void byteScan_seesEveryByteOfSeveralBlocks() throws IOException, InterruptedException {
    Path file = folder.resolve("export.csv");
    try (OutputStream out = Files.newOutputStream(file)) {
      new ExportGenerator(7).write(out, 60_000);
    }
    byte[] bytes = Files.readAllBytes(file);
    long delimiters = new String(bytes, UTF_8).chars().filter(c -> c == ',' || c == '"').count();

    Figures counted = ByteScan.count(file);

    assertThat(counted.json())
        .isEqualTo(
            Figures.none()
                .with("program", "byte scan and SHA-256")
                .with("delimiters", Long.toString(delimiters))
                .with("file.rows", "60000")
                .with("file.sha256", Figures.hex(Figures.sha256().digest(bytes)))
                .json());
  }

  private static String countsOf(Figures figures) {
    return figures.with("program", "any").json();
  }

  @Test
  void count_findsBytesWhateverTheirNeighbours() {
    SplittableRandom random = new SplittableRandom(5);
    byte[] bytes = new byte[1003];
    random.nextBytes(bytes);
    for (int i = 0; i < bytes.length; i += 3) {
      bytes[i] = (byte) (',' + random.nextInt(3) - 1);
    }
    long expected = 0;
    for (byte b : bytes) {
      expected += b == ',' ? 1 : 0;
    }

    assertThat(ByteScan.count(bytes, bytes.length, ',')).isEqualTo(expected);
  }
}
