package org.reidrisk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyYaml;

class ExportGeneratorTest {
  private static final int ROWS = 50_000;
  private static final List<CSVRecord> EXPORT = parse(export(1, ROWS));

  /** Published figures name a seed: another generator under the same seed would belie them. */
  @Test
  void write_givesTheSameBytesForever() {
    assertThat(Figures.hex(Figures.sha256().digest(export(1, ROWS))))
        .isEqualTo("bfd67d1f4d8467861551f2823191c53bb2e0ade48e75a16d1f0acfa90eecd753");
  }

  @Test
  void write_dependsOnTheSeed() {
    assertThat(export(1, 100)).isEqualTo(export(1, 100)).isNotEqualTo(export(2, 100));
  }

  @Test
  void write_beginsLongExportsLikeShortOnes() {
    assertThat(new String(export(1, 20_000), UTF_8))
        .startsWith(new String(export(1, 10_000), UTF_8));
  }

  @Test
  void write_givesCompleteRowsOfTheExpectedLength() {
    assertThat(EXPORT).hasSize(ROWS + 1);
    assertThat(EXPORT.get(0).toList()).isEqualTo(ExportGenerator.COLUMNS);
    assertThat(EXPORT).allMatch(row -> row.size() == ExportGenerator.COLUMNS.size());
    assertThat((double) export(1, ROWS).length / ROWS).isBetween(73.0, 76.0);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "2, 1", "3, 2", "5, 2", "10, 4", "50000, 20000"})
  void patients_areTwoInFiveRows(int rows, int patients) {
    assertThat(ExportGenerator.patients(rows)).isEqualTo(patients);
    Set<String> ids =
        EXPORT.subList(1, rows + 1).stream().map(row -> row.get(0)).collect(Collectors.toSet());
    assertThat(ids).hasSize(patients);
  }

  @Test
  void patients_keepSexAndPostalCode() {
    Map<String, Set<String>> sexes = new HashMap<>();
    Map<String, Set<String>> postalCodes = new HashMap<>();
    for (CSVRecord row : EXPORT.subList(1, EXPORT.size())) {
      sexes.computeIfAbsent(row.get(0), id -> new HashSet<>()).add(row.get(1));
      postalCodes.computeIfAbsent(row.get(0), id -> new HashSet<>()).add(row.get(8));
    }
    assertThat(sexes.values()).allMatch(values -> values.size() == 1);
    assertThat(postalCodes.values()).allMatch(values -> values.size() == 1);
  }

  @Test
  void cells_areSpelledAsInDicom() {
    for (CSVRecord row : EXPORT.subList(1, EXPORT.size())) {
      assertThat(row.get(0)).matches("P[0-9]{8}");
      assertThat(row.get(1)).matches("[FM]");
      assertThat(row.get(2)).matches("[0-9]{3}[YM]");
      assertThat(row.get(3)).matches("20(16|17|18|19|20)[0-9]{4}");
      assertThat(row.get(8)).matches("[0-9]{3}");
      assertThat(row.get(9)).matches("A[0-9]{10}");
    }
  }

  @Test
  void accessionNumbers_occurOnce() {
    assertThat(EXPORT.stream().map(row -> row.get(9))).doesNotHaveDuplicates();
  }

  @Test
  void write_refusesMoreThanItCanTellApart() {
    assertThatThrownBy(() -> export(1, 250_000_001)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ExportGenerator(1).write(OutputStream.nullOutputStream(), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void policies_nameEveryColumn() {
    for (BenchmarkPolicy benchmark : BenchmarkPolicy.values()) {
      Policy policy = PolicyYaml.read(benchmark.yaml().getBytes(UTF_8));
      assertThat(policy.patient()).contains("PatientID");
      assertThat(benchmark.yaml()).contains(ExportGenerator.COLUMNS);
    }
  }

  private static byte[] export(long seed, long rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new ExportGenerator(seed).write(bytes, rows);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static List<CSVRecord> parse(byte[] csv) {
    try {
      return CSVFormat.RFC4180.parse(new StringReader(new String(csv, UTF_8))).getRecords();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
