package org.reidrisk.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.reidrisk.table.Header;

/**
 * The catalogue against the tables that its facts were taken from. They lie outside the repository;
 * {@code -Dreference.root} says where.
 */
@EnabledIfSystemProperty(
    named = "reference.root",
    matches = ".+",
    disabledReason = "the reference tables are not part of the repository")
class CatalogueReferenceTest {
  private static final AttributeCatalogue CATALOGUE = AttributeCatalogue.builtIn();
  private static final Pattern REMARK = Pattern.compile("\\([^)]*\\)");
  private static final List<String> OPTIONS =
      List.of(
          "retain-safe-private",
          "retain-uids",
          "retain-device-identity",
          "retain-institution-identity",
          "retain-patient-characteristics",
          "retain-full-dates",
          "retain-modified-dates",
          "clean-descriptors",
          "clean-structured-content",
          "clean-graphics");

  /** Rows of a file as cells by column name. */
  private static List<Map<String, String>> rows(String file) throws IOException {
    Path path = Path.of(System.getProperty("reference.root")).resolve("dicom").resolve(file);
    List<String> lines = Files.readAllLines(path).stream().filter(l -> !l.startsWith("#")).toList();
    String[] names = lines.get(0).split("\t", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], i < cells.length ? cells[i] : "");
      }
      rows.add(row);
    }
    return rows;
  }

  private static String tag(Map<String, String> row) {
    return row.getOrDefault("tag", "")
        .replaceAll("[(),]", "")
        .toUpperCase(Locale.ROOT)
        .replace('X', 'x');
  }

  @Test
  void everyKeywordOfTheDictionary() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (Map<String, String> row : rows("dictionary.tsv")) {
      String keyword = row.getOrDefault("keyword", "");
      if (!keyword.isEmpty()) {
        String vr = row.getOrDefault("vr", "");
        expected.add(keyword + " " + tag(row) + " " + (vr.startsWith("See") ? "" : vr));
      }
    }
    Set<String> found = new TreeSet<>();
    for (Attribute attribute : CATALOGUE.attributes()) {
      if (!attribute.tag().isEmpty()) {
        found.add(attribute.keyword() + " " + attribute.tag() + " " + attribute.vr());
      }
    }
    assertThat(expected).hasSize(5_271);
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void everyNameOfTheDictionary_isItsKeyword() throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    List<String> names = new ArrayList<>();
    List<String> keywords = new ArrayList<>();
    for (Map<String, String> row : rows("dictionary.tsv")) {
      String keyword = row.getOrDefault("keyword", "");
      Alias alias = CATALOGUE.alias(NameSpelling.normalised(keyword));
      boolean everyday =
          alias != null && (alias.use() == Alias.Use.NEVER || alias.use() == Alias.Use.INSTEAD);
      if (!keyword.isEmpty() && !everyday) {
        names.add(row.getOrDefault("name", ""));
        keywords.add(keyword);
      }
    }
    List<HeaderMatch> matches = HeaderMatcher.match(Header.of(names), CATALOGUE);
    for (int i = 0; i < names.size(); i++) {
      Attribute found = matches.get(i).attribute();
      if (found == null || !found.keyword().equals(keywords.get(i))) {
        wrong.put(names.get(i), found == null ? "-" : found.keyword());
      }
    }
    assertThat(names).hasSizeGreaterThan(5_200);
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyRowOfTheProfile() throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    int listed = 0;
    for (Map<String, String> row : rows("ps315_annex_e.tsv")) {
      String tag = tag(row);
      if (row.getOrDefault("keyword", "").isEmpty()) {
        continue;
      }
      listed++;
      Attribute found = CATALOGUE.byTag(tag).orElse(null);
      String expected = action(row);
      seen.add(tag);
      String actual = found == null ? "-" : found.basicProfile() + " " + found.retainedBy();
      if (!actual.equals(expected)
          || found.kind() == AttributeKind.TECHNICAL
          || found.kind() == AttributeKind.DEID_FLAG) {
        wrong.put(tag, actual + " instead of " + expected);
      }
    }
    assertThat(listed).isEqualTo(619);
    assertThat(wrong).isEmpty();
    assertThat(CATALOGUE.attributes())
        .filteredOn(a -> !a.basicProfile().isEmpty() && !seen.contains(a.tag()))
        .as("the row of all curves, and nothing else")
        .hasSize(26)
        .allMatch(a -> a.tag().startsWith("50xx"))
        .allMatch(a -> a.basicProfile().equals("X"))
        .allMatch(a -> a.retainedBy().equals(List.of("clean-graphics=C")));
  }

  private static String action(Map<String, String> row) {
    List<String> columns =
        List.of(
            "rtn_safe_priv",
            "rtn_uids",
            "rtn_dev_id",
            "rtn_inst_id",
            "rtn_pat_chars",
            "rtn_long_full_dates",
            "rtn_long_modif_dates",
            "clean_desc",
            "clean_struct_cont",
            "clean_graph");
    List<String> options = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String action = row.getOrDefault(columns.get(i), "");
      if (!action.isEmpty()) {
        options.add(OPTIONS.get(i) + "=" + action);
      }
    }
    return row.getOrDefault("basic_profile", "") + " " + options;
  }

  @Test
  void everyRiskClass() throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    List<Map<String, String>> rows = rows("risk_classes.tsv");
    for (Map<String, String> row : rows) {
      Attribute found = CATALOGUE.attribute(row.getOrDefault("keyword", "")).orElseThrow();
      String expected = row.getOrDefault("role", "") + " " + letters(row);
      String actual = found.kind().name() + " " + found.hipaa();
      if (!actual.equals(expected)) {
        wrong.put(found.keyword(), actual + " instead of " + expected);
      }
    }
    assertThat(rows).hasSize(191);
    assertThat(wrong).isEmpty();
  }

  /**
   * Letters without their remarks. The group of demographic values has one remark, about ages; a
   * region of residence is a geographic subdivision.
   */
  private static String letters(Map<String, String> row) {
    String cell = row.getOrDefault("hipaa_letter", "");
    if (cell.startsWith("any of")) {
      return "ABCDEFGHIJKLMNOPQR";
    }
    return switch (row.getOrDefault("keyword", "")) {
      case "PatientAge" -> "C";
      case "RegionOfResidence" -> "B";
      default -> REMARK.matcher(cell).replaceAll("").replaceAll("[^A-R]", "");
    };
  }

  /** Spellings seen in real exports; where the catalogue has an attribute of its own, that one. */
  @Test
  void everySpellingSeen() throws IOException {
    Map<String, String> own =
        Map.of(
            "race", "Race",
            "zipcode", "PostalCode",
            "postcode", "PostalCode",
            "collection", "CollectionName",
            "collectionid", "CollectionName",
            "numberofimages", "ImageCount",
            "multiimagepositionpatient", "ImageCount");
    Map<String, String> wrong = new TreeMap<>();
    int spellings = 0;
    for (Map<String, String> row : rows("aliases.tsv")) {
      String spelling = row.getOrDefault("alias", "");
      String keyword = row.getOrDefault("keyword", "");
      String expected =
          own.getOrDefault(spelling, keyword.startsWith("(file path") ? "FilePath" : keyword);
      Header header =
          Header.of(List.of(spelling, "SeriesNumber", "TransactionUID", "RequestedProcedureID"));
      Attribute found = HeaderMatcher.match(header, CATALOGUE).get(0).attribute();
      String actual = found == null ? "-" : found.keyword();
      spellings++;
      if (!actual.equals(expected)) {
        wrong.put(spelling, actual + " instead of " + expected);
      }
    }
    assertThat(spellings).isEqualTo(67);
    assertThat(wrong).isEmpty();
  }

  /** The comparison above can fail: a catalogue without its actions is rejected. */
  @Test
  void aWrongAction_isNoticed() throws IOException {
    long differing =
        rows("ps315_annex_e.tsv").stream().filter(r -> !action(r).equals("X []")).count();
    assertThat(differing).isGreaterThan(300);
  }
}
