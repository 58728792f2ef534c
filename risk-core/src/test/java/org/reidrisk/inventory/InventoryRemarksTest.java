package org.reidrisk.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.Finding;
import org.reidrisk.Resources;
import org.reidrisk.imaging.AttributeCatalogue;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyYaml;
import org.reidrisk.table.Role;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;
import org.reidrisk.table.TableReader;
import org.reidrisk.value.ValueFormat;

/** What the inventory remarks on whole exports, and what it should not. */
class InventoryRemarksTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
  private static final AttributeCatalogue CATALOGUE = AttributeCatalogue.builtIn();
  private static final int ROWS = 300;

  private static String csv(String header, int rows, IntFunction<String> row) {
    return header
        + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n", "\n", "\n"));
  }

  /** The inventory of an export without a policy; of the rows in reverse it says the same. */
  private static Inventory init(String csv) throws IOException {
    Inventory inventory = read(csv);
    List<String> lines = new ArrayList<>(csv.strip().lines().toList());
    java.util.Collections.reverse(lines.subList(1, lines.size()));
    assertThat(read(String.join("\n", lines) + "\n").findings()).isEqualTo(inventory.findings());
    return inventory;
  }

  private static Inventory read(String csv) throws IOException {
    return Inventory.of(
        TableReader.of(TableFormat.strict())
            .read(
                new ByteArrayInputStream(csv.getBytes(UTF_8)),
                "export.csv",
                header -> Inventory.schema(header, CATALOGUE)),
        CATALOGUE,
        AS_OF,
        Resources.modest());
  }

  /** The inventory by a policy with such lines for columns. */
  private static Inventory assess(String csv, String... columns) throws IOException {
    String text =
        "reidrisk: 1\nrelease: {id: test, tier: public}\ntable: {patient: PatientID}\ncolumns:\n  PatientSex: {role: quasi-identifier}\n  "
            + String.join("\n  ", columns)
            + "\nlimits: {explicit: [{quantity: k, at-least: 1}]}\n";
    Policy policy = PolicyYaml.read(text.getBytes(UTF_8));
    Table table =
        TableReader.of(policy.format())
            .read(new ByteArrayInputStream(csv.getBytes(UTF_8)), "export.csv", policy::classify);
    return Inventory.ofClassified(table, table, CATALOGUE, AS_OF, Resources.modest());
  }

  private static List<Finding> about(Inventory inventory, String column) {
    return inventory.findings().stream().filter(f -> f.about().equals(column)).toList();
  }

  private static List<String> codes(Inventory inventory, String column) {
    return about(inventory, column).stream()
        .map(f -> f.severity().word() + " " + f.code())
        .toList();
  }

  private static Finding only(Inventory inventory, String code) {
    List<Finding> found = inventory.findings().stream().filter(f -> f.code().equals(code)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  // Zeros in front

  private static List<Integer> drawn(int bound, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    return IntStream.range(0, ROWS).mapToObj(i -> random.between(1, bound)).toList();
  }

  @Test
  void numbersThatMayHaveLostZeros_areForInformation() throws IOException {
    List<Integer> ids = drawn(9_999_999, 3);
    Inventory lost = init(csv("PatientID,PatientSex", ROWS, i -> ids.get(i) + ",F"));
    assertThat(codes(lost, "PatientID")).contains("info spreadsheet-damage");
  }

  /** A spreadsheet would have taken the zeros of the other column, too. */
  @Test
  void whereZerosAreKept_noneAreLost() throws IOException {
    List<Integer> ids = drawn(9_999_999, 3);
    Inventory kept =
        init(
            csv(
                "PatientID,SeriesNumber",
                ROWS,
                i -> ids.get(i) + String.format(Locale.ROOT, ",%04d", i * 7 % 1999)));
    assertThat(codes(kept, "PatientID")).noneMatch(f -> f.contains("damage"));
  }

  @Test
  void otherDamageInTheColumn_stillWarns() throws IOException {
    List<Integer> ids = drawn(9_999_999, 3);
    Inventory damaged =
        init(
            csv(
                "PatientID,PatientSex",
                ROWS,
                i -> (i < 3 ? "1.2" + i + "E+15" : ids.get(i)) + ",F"));
    assertThat(codes(damaged, "PatientID")).contains("warning spreadsheet-damage");
  }

  // Keys

  @Test
  void contactsAgesAndCounts_areNoRunningNumbers() throws IOException {
    String csv =
        csv(
            "PatientID,PatientSex,PatientEmail,PatientTelephoneNumbers,PatientAge,NumberOfFrames,Reader,AccessionNumber",
            60,
            i ->
                "K%d,F,user%d@host.org,617-555-01%02d,0%dY,%d,%d,%d"
                    .formatted(i * 7919 % 60011, i + 100, i, 20 + i, i + 1, i + 500, i + 4000));
    Inventory inventory =
        assess(
            csv,
            "PatientEmail: {role: pseudonym}",
            "PatientTelephoneNumbers: {role: quasi-identifier}",
            "PatientAge: {role: pseudonym}",
            "NumberOfFrames: {role: pseudonym}",
            "Reader: {role: pseudonym}",
            "AccessionNumber: {role: pseudonym}");
    assertThat(
            inventory.findings().stream()
                .filter(f -> f.code().equals("pseudonym-sequential"))
                .map(Finding::about))
        .containsExactly("Reader", "AccessionNumber");
    assertThat(codes(inventory, "PatientEmail"))
        .contains("blocking text-email")
        .noneMatch(f -> f.contains("pseudonym-is-identifier"));
    assertThat(codes(inventory, "PatientTelephoneNumbers"))
        .contains("blocking text-phone")
        .noneMatch(f -> f.contains("pseudonym-"));
  }

  @Test
  void anEmailAsPatientKey_isSaidOnce() throws IOException {
    Inventory inventory =
        init(csv("PatientID,PatientSex", 60, i -> "user%d@host.org,F".formatted(i + 100)));
    assertThat(codes(inventory, "PatientID")).containsExactly("blocking text-email");
  }

  /** A reason that lifts the finding of telephone numbers must not lift that of names. */
  @Test
  void namesBesideContacts_stayBlocked() throws IOException {
    Inventory inventory =
        init(
            csv(
                "PatientID,PatientSex",
                60,
                i ->
                    i < 3
                        ? "617-555-010" + i + ",F"
                        : "\"Smithson, Anna%c%c\",F".formatted('a' + i % 26, 'a' + i / 26)));
    assertThat(codes(inventory, "PatientID"))
        .contains("blocking text-phone", "blocking pseudonym-is-identifier");
  }

  /** A name with a comma only warns as text; as a key it blocks. */
  @Test
  void whatNoTextDetectorSays_staysSaid() throws IOException {
    SplitMix64 random = new SplitMix64(8);
    Inventory commas =
        init(
            csv(
                "PatientID,PatientSex",
                60,
                i ->
                    "\"%s%c, Anna\",F"
                        .formatted("Smithson", 'a' + i % 26)
                        .replace("Anna", "Anna" + (char) ('a' + random.below(26)))));
    assertThat(codes(commas, "PatientID")).contains("blocking pseudonym-is-identifier");
  }

  @Test
  void aPatientKeyWithEmptyCells_isTold() throws IOException {
    Inventory some =
        init(csv("PatientID,PatientSex", 60, i -> (i % 20 == 0 ? "" : "K" + i) + ",F"));
    Finding finding = only(some, "rows-without-patient");
    assertThat(finding.blocks()).isTrue();
    assertThat(finding.about()).isEqualTo("PatientID");
    assertThat(finding.evidence()).isEqualTo("3 of 60 rows");
    String draft = PolicyDraft.of(some, "export.csv", TableFormat.strict(), null);
    assertThat(draft.indexOf("rows-without-patient")).isBetween(0, draft.indexOf("  patient: "));
    assertThat(PolicyYaml.read(draft.getBytes(UTF_8)).patient()).contains("PatientID");

    assertThat(only(init("PatientID,PatientSex\n,F\n,M\n"), "no-patient-rows").evidence())
        .isEqualTo("2 of 2 rows");
    assertThat(init(csv("PatientID,PatientSex", 60, i -> "K" + i + ",F")).findings())
        .noneMatch(f -> f.code().endsWith("patient") || f.code().startsWith("no-patient"));
    assertThat(init("PatientSex,Modality\nF,\n,CT\n").findings())
        .noneMatch(f -> f.code().contains("without-patient") || f.code().contains("no-patient"));
    assertThat(init("PatientID,PatientSex\n").findings())
        .noneMatch(f -> f.code().contains("without-patient") || f.code().contains("no-patient"));
    // The assessment says it itself.
    assertThat(
            assess("PatientID,PatientSex,Rows\nK1,F,1\n,M,1\n", "Rows: {role: other}").findings())
        .noneMatch(f -> f.code().contains("without-patient"));
  }

  // Dates

  private static final List<String> SPELLINGS =
      List.of("%1$04d-%2$02d-%3$02d", "%3$d %4$s %1$d", "%4$s %3$d, %1$d", "%3$02d.%2$02d.%5$02d");
  private static final String[] MONTHS =
      "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

  private static String day(int number, List<String> spellings) {
    LocalDate day = LocalDate.of(2015, 1, 3).plusDays(number * 11L);
    return String.format(
        Locale.ROOT,
        spellings.get(number % spellings.size()),
        day.getYear(),
        day.getMonthValue(),
        day.getDayOfMonth(),
        MONTHS[day.getMonthValue() - 1],
        day.getYear() % 100);
  }

  private static Inventory dated(String name, List<String> spellings) throws IOException {
    return init(
        csv(
            "PatientID,PatientSex," + name,
            ROWS,
            i -> "K%d,F,\"%s\"".formatted(i * 7919 % 60011, day(i, spellings))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"StudyDate", "AcquisitionDateTime"})
  void aDateColumnOfMixedSpellings_isNoText(String name) throws IOException {
    Inventory inventory = dated(name, SPELLINGS);
    assertThat(codes(inventory, name))
        .contains("warning mixed-formats")
        .noneMatch(f -> f.contains("text-"));
    InventoriedColumn column = inventory.columns().get(2);
    assertThat(column.detected())
        .isIn(ValueFormat.DATE, ValueFormat.DATETIME, ValueFormat.DATE_DAY_FIRST);
    assertThat(column.proposal().role()).isEqualTo(Role.QUASI_IDENTIFIER);
  }

  @Test
  void anUnknownColumnOfMixedSpellings_isOneOfDates() throws IOException {
    Inventory inventory = dated("Zeitpunkt", SPELLINGS.subList(0, 3));
    assertThat(codes(inventory, "Zeitpunkt"))
        .contains("warning mixed-formats")
        .noneMatch(f -> f.contains("text-"));
    assertThat(inventory.columns().get(2).proposal().role()).isEqualTo(Role.QUASI_IDENTIFIER);
    String csv =
        csv(
            "PatientID,PatientSex,Zeitpunkt",
            ROWS,
            i -> "K%d,F,\"%s\"".formatted(i, day(i, SPELLINGS.subList(0, 3))));
    assertThat(codes(assess(csv, "Zeitpunkt: {role: other}"), "Zeitpunkt"))
        .contains("blocking values-tell-more");
  }

  @Test
  void oneSpelling_isNotMixed() throws IOException {
    assertThat(codes(dated("StudyDate", List.of("%3$d %4$s %1$d")), "StudyDate"))
        .noneMatch(f -> f.contains("mixed-formats") || f.contains("text-"));
    assertThat(codes(dated("StudyDate", List.of("%1$04d-%2$02d-%3$02d")), "StudyDate"))
        .noneMatch(f -> f.contains("mixed-formats") || f.contains("text-"));
    // Nothing says that it should be dates, and one spelling is no mixture.
    assertThat(codes(dated("Zeitpunkt", List.of("%3$d %4$s %1$d")), "Zeitpunkt"))
        .contains("warning text-date")
        .noneMatch(f -> f.contains("mixed-formats"));
  }

  /** Text with dates in it stays text, also in a column that should hold dates. */
  @Test
  void textWithDates_staysText() throws IOException {
    for (String name : List.of("StudyDate", "Zeitpunkt", "PatientComments")) {
      Inventory inventory =
          dated(
              name, List.of("seen %1$04d-%2$02d-%3$02d by phone", "on %3$d %4$s %1$d again here"));
      assertThat(inventory.columns().get(2).detected()).as(name).isEqualTo(ValueFormat.TEXT);
      assertThat(codes(inventory, name)).as(name).noneMatch(f -> f.contains("mixed-formats"));
    }
    // Typed text in which only dates stand is typed text.
    assertThat(dated("PatientComments", SPELLINGS).columns().get(2).detected())
        .isEqualTo(ValueFormat.TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12.05.03",
        "1.2.3",
        "40.13.99",
        "2024-13",
        "5 Jan",
        "Jan",
        "2024 scan 7",
        "(2024-01-15)",
        "99999999999999999999",
        "2024-01-15 2024-01-16 2024-01-17",
        "１２",
        "\u0000",
        "1 2 3 4 5 6 7"
      })
  void noDates(String value) throws IOException {
    List<String> others = List.of(value + "%1$d", value, value + " %4$s");
    Inventory inventory = dated("Zeitpunkt", others);
    assertThat(inventory.columns().get(2).detected())
        .isNotIn(ValueFormat.DATE, ValueFormat.DATE_DAY_FIRST, ValueFormat.DATE_MONTH_FIRST);
  }

  // Equal columns

  private static String equal(String header, int copies) {
    return csv(
        "PatientID,PatientSex," + header,
        ROWS,
        i -> "K" + i * 7919 % 60011 + ",F" + ("," + (i * 31 % 40 + 300)).repeat(copies));
  }

  @Test
  void oneOfManyEqualColumns_isNamed_andTheOthersCounted() throws IOException {
    String csv = equal("A,B,C,D,E", 5);
    Inventory inventory =
        assess(
            csv,
            "A: {role: other}",
            "B: {role: quasi-identifier}",
            "C: {role: quasi-identifier}",
            "D: {role: quasi-identifier}",
            "E: {role: other}");
    for (String about : List.of("A", "E")) {
      Finding same =
          about(inventory, about).stream()
              .filter(f -> f.code().equals("same-as-counted"))
              .findFirst()
              .orElseThrow();
      assertThat(same.text()).contains(" B and 2 others say the same.");
      assertThat(same.evidence()).isEqualTo("3 counted columns");
    }
    assertThat(codes(inventory, "C")).noneMatch(f -> f.contains("same-as-counted"));
  }

  @ParameterizedTest
  @CsvSource({
    "quasi-identifier,other,B and 0,A says the same.",
    "quasi-identifier,quasi-identifier,others,A and 1 other say the same."
  })
  void fewEqualColumns(String a, String b, String not, String text) throws IOException {
    Inventory inventory =
        assess(
            equal("A,B,C", 3), "A: {role: " + a + "}", "B: {role: " + b + "}", "C: {role: other}");
    Finding same =
        about(inventory, "C").stream()
            .filter(f -> f.code().equals("same-as-counted"))
            .findFirst()
            .orElseThrow();
    assertThat(same.text()).contains(text).doesNotContain(not);
  }

  @Test
  void equalColumnsOfWhichNoneIsCounted_sayNothing() throws IOException {
    Inventory inventory = assess(equal("A,B", 2), "A: {role: other}", "B: {role: pseudonym}");
    assertThat(inventory.findings()).noneMatch(f -> f.code().equals("same-as-counted"));
  }

  // Typed text

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seen by Dr. Kowalski|blocking text-titled-name",
        "Kowalski^Anna|blocking text-caret-name",
        "ask a.b@host.org|blocking text-email",
        "call 617-555-0123|blocking text-phone",
        "SSN 123-45-6789|blocking text-social-security",
        "DOB 14.03.1961|blocking text-birth-date",
        "seen 14.03.2021|warning text-date"
      })
  void typedTextCalledOther_blocksByWhatStandsInIt(String leak, String finding) throws IOException {
    for (String name : List.of("PatientComments", "Notiz")) {
      String csv =
          csv(
              "PatientID,PatientSex," + name,
              60,
              i -> "K" + i + ",F,chest " + (i == 7 ? leak : "axial " + i));
      if (leak.contains("^")) {
        csv = csv.replace("chest " + leak, leak);
      }
      assertThat(codes(assess(csv, name + ": {role: other}"), name)).as(name).contains(finding);
    }
  }

  @Test
  void cleanTypedTextCalledOther_isAWarning() throws IOException {
    String csv =
        csv("PatientID,PatientSex,PatientComments", 60, i -> "K" + i + ",M,chest axial " + i % 9);
    assertThat(codes(assess(csv, "PatientComments: {role: other}"), "PatientComments"))
        .containsExactly("warning quasi-identifier-called-other");
  }

  // Names that nobody sees

  @Test
  void aColumnWithAnInvisibleName_isCalledAfterItsPosition() throws IOException {
    Inventory inventory = init("PatientID,\u00a0\u200b,\u2800\nK1,a,b\nK2,b,a\n");
    assertThat(inventory.columns().stream().map(c -> c.spec().name()))
        .containsExactly("PatientID", "column-2", "column-3");
  }
}
