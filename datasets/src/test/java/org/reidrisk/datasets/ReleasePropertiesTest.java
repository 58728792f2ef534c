package org.reidrisk.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the data card promises of the release, checked on the committed file. */
class ReleasePropertiesTest {
  private static final CsvTable RELEASE = CommittedData.RELEASE;
  private static final Collection<Map<String, String>> STUDIES =
      RELEASE.firstBy("StudyInstanceUID").values();

  private static final Pattern UID = Pattern.compile("(0|[1-9]\\d*)(\\.(0|[1-9]\\d*))*");
  private static final Pattern AGE = Pattern.compile("\\d{3}[DWMY]");
  private static final Pattern TYPED_AGE =
      Pattern.compile(" \\d{1,3}(Y|yo| years|J)$| - \\d{1,3}[FMO] ");
  private static final Pattern DOCTOR = Pattern.compile("\\b(Dr\\.?|DR|Prof\\.) [A-Z][a-z]+");

  @Test
  void header_isTheOneOfTheDataCard() {
    assertThat(RELEASE.header()).isEqualTo(ReleaseTable.HEADER).doesNotHaveDuplicates();
  }

  @Test
  void file_usesLineFeedsAndEndsWithOne() throws Exception {
    String text = Files.readString(CommittedData.FOLDER.resolve("release.csv"));

    assertThat(text).doesNotContain("\r").endsWith("\n").doesNotEndWith("\n\n");
  }

  @Test
  void size_isLargeEnoughToMeasure() {
    assertThat(STUDIES).hasSizeGreaterThanOrEqualTo(20_000);
    assertThat(new HashSet<>(RELEASE.column("PatientID"))).hasSizeGreaterThanOrEqualTo(7_500);
  }

  @Test
  void dataSet_isAtMost25Megabytes() throws Exception {
    long bytes = 0;
    try (var files = Files.walk(CommittedData.FOLDER)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    assertThat(bytes).isBetween(1_000_000L, 25_000_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"StudyInstanceUID", "SeriesInstanceUID"})
  void uids_areValid(String column) {
    assertThat(RELEASE.column(column))
        .allMatch(uid -> uid.length() <= 64 && UID.matcher(uid).matches());
  }

  @Test
  void seriesUids_neverRepeat() {
    assertThat(RELEASE.column("SeriesInstanceUID")).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PatientID",
        "PatientSex",
        "PatientAge",
        "StudyDate",
        "StudyTime",
        "AccessionNumber",
        "Modality",
        "BodyPartExamined",
        "InstitutionName",
        "ManufacturerModelName",
        "Diagnosis"
      })
  void rowsOfOneStudy_agree(String column) {
    Map<String, Map<String, String>> first = RELEASE.firstBy("StudyInstanceUID");

    assertThat(RELEASE.rows())
        .allMatch(r -> r.get(column).equals(first.get(r.get("StudyInstanceUID")).get(column)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PatientSex", "EthnicGroup", "SmokingStatus"})
  void staticValues_neverContradictThemselves(String column) {
    Map<String, Set<String>> values = new HashMap<>();
    for (Map<String, String> row : RELEASE.rows()) {
      if (!row.get(column).isEmpty()) {
        values.computeIfAbsent(row.get("PatientID"), p -> new HashSet<>()).add(row.get(column));
      }
    }
    assertThat(values.values()).isNotEmpty().allMatch(v -> v.size() == 1);
  }

  @Test
  void ages_areAgeStrings_withInfantsAndPeopleOver89() {
    List<String> ages = STUDIES.stream().map(s -> s.get("PatientAge")).toList();

    assertThat(ages).allMatch(age -> age.isEmpty() || AGE.matcher(age).matches());
    assertThat(count("PatientAge", String::isEmpty)).isPositive();
    assertThat(count("PatientAge", age -> age.endsWith("W"))).isGreaterThan(20);
    assertThat(count("PatientAge", age -> age.endsWith("M"))).isGreaterThan(50);
    assertThat(count("PatientAge", age -> age.endsWith("Y") && age.compareTo("089Y") > 0))
        .isGreaterThan(200);
  }

  @Test
  void mammography_isOfWomenOnly() {
    assertThat(STUDIES)
        .filteredOn(s -> s.get("Modality").equals("MG"))
        .hasSizeGreaterThan(500)
        .allMatch(s -> s.get("PatientSex").equals("F") || s.get("PatientSex").isEmpty());
  }

  @Test
  void directIdentifiers_areAbsent() {
    assertThat(RELEASE.header())
        .doesNotContain("PatientName", "PatientBirthDate", "OtherPatientIDs", "PatientAddress")
        .noneMatch(name -> name.contains("Physician") || name.contains("Operator"));
    assertThat(RELEASE.column("PatientID")).allMatch(id -> id.matches("CHX-\\d{6}"));
  }

  @Test
  void trap_stationNameHoldsSerialNumber() {
    long holding =
        STUDIES.stream()
            .filter(s -> !s.get("DeviceSerialNumber").isEmpty())
            .filter(s -> s.get("StationName").contains(s.get("DeviceSerialNumber")))
            .count();
    assertThat(holding).isGreaterThan(STUDIES.size() / 2);
  }

  @Test
  void trap_uidsOfGeScannersHoldTheStudyDateAsUnixTime() {
    List<String> uids = uidsWithRoot("1.2.840.113619.");

    assertThat(uids).hasSizeGreaterThan(2_000);
    for (Map<String, String> study : studiesWithRoot("1.2.840.113619.")) {
      List<String> components = components(study.get("StudyInstanceUID"));
      long epoch = Long.parseLong(components.get(components.size() - 2));
      assertThat(LocalDate.ofEpochDay(epoch / 86_400)).isEqualTo(date(study.get("StudyDate")));
    }
  }

  @Test
  void trap_uidsOfPhilipsScannersHoldSerialDateAndTime() {
    assertThat(uidsWithRoot("1.3.46.670589.")).hasSizeGreaterThan(2_000);
    for (Map<String, String> study : studiesWithRoot("1.3.46.670589.")) {
      List<String> components = components(study.get("StudyInstanceUID"));
      assertThat(components.get(components.size() - 1))
          .hasSize(19)
          .startsWith(study.get("StudyDate") + study.get("StudyTime"));
      assertThat(components).contains(study.get("DeviceSerialNumber"));
    }
  }

  @Test
  void otherUids_areRandom() {
    int stamped = uidsWithRoot("1.").size();

    assertThat(uidsWithRoot("2.25.")).hasSize(STUDIES.size() - stamped).hasSizeGreaterThan(5_000);
  }

  @Test
  void trap_descriptionsHoldAgesAndDoctors() {
    assertThat(count("StudyDescription", d -> TYPED_AGE.matcher(d).find())).isBetween(50L, 400L);
    assertThat(count("StudyDescription", d -> DOCTOR.matcher(d).find())).isBetween(30L, 300L);
    assertThat(count("ImageComments", d -> DOCTOR.matcher(d).find())).isBetween(30L, 300L);
  }

  @Test
  void trap_oneColumnIsConstant() {
    assertThat(new HashSet<>(RELEASE.column("PatientIdentityRemoved"))).containsExactly("YES");
  }

  @Test
  void trap_oneScannerIsRare() {
    assertThat(count("ManufacturerModelName", model -> model.equals("NAEOTOM Alpha")))
        .isBetween(3L, 12L);
  }

  @Test
  void trap_someSizesAreInCentimetres() {
    assertThat(count("PatientSize", size -> !size.isEmpty() && !size.contains(".")))
        .isBetween(10L, 200L);
  }

  @Test
  void dataCard_namesEveryFileWithItsSizeAndRows() throws Exception {
    String card = Files.readString(CommittedData.FOLDER.resolve("README.md"));

    for (String name : CommittedData.GENERATED) {
      String bytes = grouped(Files.size(CommittedData.FOLDER.resolve(name)));
      String rows = grouped(CommittedData.table(name).rows().size());
      assertThat(card).contains("| `" + name + "` | " + bytes + " | " + rows + " |");
    }
  }

  @Test
  void dataCard_namesEveryColumnWithItsShareOfMissingCells() throws Exception {
    List<String> card = Files.readAllLines(CommittedData.FOLDER.resolve("README.md"));

    for (String column : RELEASE.header()) {
      long missing = RELEASE.column(column).stream().filter(String::isEmpty).count();
      double percent = 100.0 * missing / RELEASE.rows().size();
      String share = missing == 0 ? "0" : String.format(Locale.ROOT, "%.1f", percent);
      assertThat(card)
          .anyMatch(line -> line.matches("\\| `" + column + "` \\|.*\\| " + share + " % \\|"));
    }
  }

  @Test
  void dataCard_namesTheMeasuredCounts() throws Exception {
    String card = Files.readString(CommittedData.FOLDER.resolve("README.md"));

    assertThat(card)
        .contains("| rows (series) | " + grouped(RELEASE.rows().size()) + " |")
        .contains("| studies | " + grouped(STUDIES.size()) + " |")
        .contains(
            "| patients | " + grouped(new HashSet<>(RELEASE.column("PatientID")).size()) + " |");
    for (String modality : List.of("DX", "CT", "CR", "MG", "US", "PT", "MR")) {
      assertThat(card)
          .contains("| " + modality + " | " + grouped(count("Modality", modality::equals)) + " |");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"policy-public.yaml", "policy-controlled.yaml"})
  void policies_nameEveryColumnOnce(String name) throws Exception {
    String policy =
        Files.readString(CommittedData.FOLDER.resolve(name), StandardCharsets.UTF_8)
            .replaceAll(":\\n +\\{", ": {");
    Matcher entry = Pattern.compile("(?m)^  (\\w+): \\{role: ([a-z-]+)").matcher(policy);
    List<String> named = new ArrayList<>();
    List<String> roles = new ArrayList<>();
    while (entry.find()) {
      named.add(entry.group(1));
      roles.add(entry.group(2));
    }
    assertThat(named).containsExactlyInAnyOrderElementsOf(RELEASE.header());
    assertThat(roles).doesNotContain("direct-identifier", "undecided").contains("sensitive");
    assertThat(roles.stream().filter("quasi-identifier"::equals).count()).isBetween(6L, 8L);
    assertThat(policy.split("why: \"", -1)).hasSizeBetween(7, 9);
  }

  private static long count(String column, Predicate<String> condition) {
    return STUDIES.stream().map(s -> s.get(column)).filter(condition).count();
  }

  private static List<Map<String, String>> studiesWithRoot(String root) {
    return STUDIES.stream().filter(s -> s.get("StudyInstanceUID").startsWith(root)).toList();
  }

  private static List<String> uidsWithRoot(String root) {
    return studiesWithRoot(root).stream().map(s -> s.get("StudyInstanceUID")).toList();
  }

  private static List<String> components(String uid) {
    return List.of(uid.split("\\.", -1));
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
  }

  private static String grouped(long count) {
    String digits = Long.toString(count);
    return digits.replaceAll("(\\d)(?=(\\d{3})+$)", "$1,");
  }
}
