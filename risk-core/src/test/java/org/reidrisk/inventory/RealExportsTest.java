package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.reidrisk.Resources;
import org.reidrisk.imaging.AttributeCatalogue;
import org.reidrisk.table.Role;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;
import org.reidrisk.table.TableReader;

/**
 * Proposed roles of real tables against what a careful reader expects of them, who had not seen the
 * program. The tables lie outside the repository; {@code -Dreference.root} says where.
 */
@EnabledIfSystemProperty(
    named = "reference.root",
    matches = ".+",
    disabledReason = "the real tables lie outside the repository")
class RealExportsTest {
  /** The most protective first. */
  private static final List<Role> PROTECTIVE =
      List.of(
          Role.DIRECT_IDENTIFIER,
          Role.UNDECIDED,
          Role.PATIENT_KEY,
          Role.QUASI_IDENTIFIER,
          Role.SENSITIVE,
          Role.OTHER);

  private static final Set<String> NOT_OF_DICOM = Set.of("-");

  /** What is expected of one column. */
  private record Expected(String file, String column, String keyword, List<Role> roles) {
    static Expected of(String line) {
      String[] cells = line.split("\t", -1);
      return new Expected(
          cells[0],
          cells[1],
          cells[2],
          Arrays.stream(cells[3].split("\\|"))
              .map(word -> Role.valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_')))
              .toList());
    }

    boolean namesAnAttribute() {
      return keyword.startsWith("bids:")
          || (!NOT_OF_DICOM.contains(keyword) && Character.isUpperCase(keyword.charAt(0)));
    }

    int leastProtective() {
      return roles.stream().mapToInt(PROTECTIVE::indexOf).max().orElseThrow();
    }
  }

  private static List<Expected> expectations() throws IOException {
    try (InputStream in =
        RealExportsTest.class.getResourceAsStream("/inventory/expected-roles.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(Expected::of)
          .toList();
    }
  }

  /** A file whose rows have an empty cell more than the header is mended first. */
  private static Inventory inventory(String file) throws IOException {
    Path path = Path.of(System.getProperty("reference.root")).resolve("data").resolve(file);
    byte[] bytes;
    try (InputStream in =
        file.endsWith(".gz")
            ? new GZIPInputStream(Files.newInputStream(path))
            : Files.newInputStream(path)) {
      bytes = in.readAllBytes();
    }
    if (file.endsWith("providers.csv")) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      bytes = text.replaceAll(",(\r?\n)", "$1").getBytes(StandardCharsets.UTF_8);
    }
    AttributeCatalogue catalogue = AttributeCatalogue.builtIn();
    TableFormat format = TableFormat.strict();
    Table table = read(bytes, format, catalogue);
    Set<String> missing = Inventory.placeholders(table, catalogue, Resources.modest());
    if (!missing.isEmpty()) {
      missing.addAll(format.missingValues());
      table = read(bytes, format.withMissingValues(missing), catalogue);
    }
    return Inventory.of(table, catalogue, LocalDate.of(2026, 11, 22), Resources.modest());
  }

  private static Table read(byte[] bytes, TableFormat format, AttributeCatalogue catalogue)
      throws IOException {
    return TableReader.of(format)
        .read(
            new ByteArrayInputStream(bytes),
            "export.csv",
            header -> Inventory.schema(header, catalogue));
  }

  private static Map<String, Map<String, InventoriedColumn>> inventories() throws IOException {
    Map<String, Map<String, InventoriedColumn>> inventories = new LinkedHashMap<>();
    for (Expected expected : expectations()) {
      if (!inventories.containsKey(expected.file())) {
        Map<String, InventoriedColumn> columns = new LinkedHashMap<>();
        inventory(expected.file()).columns().forEach(c -> columns.put(c.spec().name(), c));
        inventories.put(expected.file(), columns);
      }
    }
    return inventories;
  }

  @Test
  void noColumn_isProposedWithLessProtectionThanACarefulReaderWould() throws IOException {
    Map<String, Map<String, InventoriedColumn>> inventories = inventories();
    List<String> wrong = new ArrayList<>();
    List<String> cautious = new ArrayList<>();
    for (Expected expected : expectations()) {
      InventoriedColumn column = inventories.get(expected.file()).get(expected.column());
      assertThat(column).as(expected.file() + ": " + expected.column()).isNotNull();
      Role role = column.proposal().role();
      String line = expected + " got " + role + " as " + column.match().rule();
      if (PROTECTIVE.indexOf(role) > expected.leastProtective()) {
        wrong.add(line);
      } else if (!expected.roles().contains(role)) {
        cautious.add(line);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cautious).isEmpty();
  }

  @Test
  void columnsThatNameAnAttribute_areRecognised() throws IOException {
    Map<String, Map<String, InventoriedColumn>> inventories = inventories();
    List<String> missed = new ArrayList<>();
    int named = 0;
    for (Expected expected : expectations()) {
      InventoriedColumn column = inventories.get(expected.file()).get(expected.column());
      if (expected.namesAnAttribute()) {
        named++;
        if (column.attribute().isEmpty()) {
          missed.add(expected.toString());
        } else if (!expected.keyword().startsWith("bids:")) {
          assertThat(column.attribute().orElseThrow().keyword())
              .as(expected.toString())
              .isIn(expected.keyword(), "FilePath", "Date", "Race");
        }
      }
    }
    assertThat(named).isGreaterThan(60);
    assertThat(missed.size()).as(missed.toString()).isLessThanOrEqualTo(named / 20);
  }
}
