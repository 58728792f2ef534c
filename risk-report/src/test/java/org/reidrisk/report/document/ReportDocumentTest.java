package org.reidrisk.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.policy.Outcome;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Block.BulletList;
import org.reidrisk.report.document.Block.Callout;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Emphasis;
import org.reidrisk.report.document.Block.Figure;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.KeyValues;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;
import org.reidrisk.report.document.Block.Verdict;

class ReportDocumentTest {

  private static final String DECISION = "Decision";
  private static final String MEASURED = "Measured risk";
  private static final String CHARTS = "Sizes of groups";
  private static final String SUBGROUPS = "Subgroups";
  private static final String SENSITIVITY = "What the decision depends on";
  private static final String COLUMNS = "Columns and their roles";
  private static final String ALL_COLUMNS = "All columns";
  private static final String DISCLOSURE = "Attributes and membership";
  private static final String FIGURES = "All figures";
  private static final String CONTEXT = "Context and adversaries";
  private static final String RESIDUAL = "Residual risk and conditions";
  private static final String FINDINGS = "Findings";
  private static final String SCOPE = "Scope and purpose";
  private static final String PROVENANCE = "Provenance";

  @Test
  void accepted_showsEveryLimitMet_andThatThisIsNoProof() {
    ReportDocument report = report(Samples.accepted());
    assertThat(verdict(report).outcome()).isEqualTo(Outcome.ACCEPT);
    assertThat(verdict(report).word()).isEqualTo("Accept");
    assertThat(limits(report).rows())
        .hasSize(4)
        .allSatisfy(row -> assertThat(row.get(3).emphasis()).isEqualTo(Emphasis.MET));
    assertThat(text(section(report, DECISION)))
        .contains(
            "4 limits met",
            "It is no proof of anonymity",
            "1 finding that would block",
            "leave the outcome as it is: 1");
  }

  @Test
  void rejected_showsEachLimitBesideItsMeasuredValue() {
    ReportDocument report = report(Samples.rejected());
    assertThat(verdict(report).outcome()).isEqualTo(Outcome.REJECT);
    List<List<Cell>> rows = limits(report).rows();
    assertThat(texts(rows.get(0)))
        .containsExactly("Mean risk of being picked out", "at most 7.5 %", "4.12 %", "Met");
    assertThat(texts(rows.get(1)))
        .containsExactly("Smallest group of look-alikes", "at least 3", "1 patient", "Violated");
    assertThat(rows.get(2).get(1).detail())
        .isEqualTo("0.09, compared as groups of at least 12 (strict)");
    assertThat(text(section(report, DECISION)))
        .contains(
            "Violated: Smallest group of look-alikes, for somebody who knows one event of a patient,"
                + " is 1 patient; the policy asks for at least 3.")
        .contains("chest-imaging-2026-11.csv", "2026-11-22", "no proof of anonymity");
  }

  @Test
  void undetermined_printsReasonsAndIntervals() {
    ReportDocument report = report(Samples.undetermined());
    assertThat(verdict(report).outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(limits(report).rows())
        .allSatisfy(row -> assertThat(row.get(3).emphasis()).isEqualTo(Emphasis.OPEN));
    assertThat(text(section(report, DECISION)))
        .contains("between 6.25 % and 12.5 %", "between 0.0625 and 0.125")
        .contains("for somebody who knows 2 events of a patient")
        .contains("There are no rows or patients to measure.")
        .contains("A finding about PatientName blocks");
  }

  @Test
  void whatDecided_isOneLineForWhatIsAlike_andCountsWhatItLeavesOut() {
    String dates = "Its UIDs hold the date of the visit; replace the UIDs.";
    List<Finding> findings = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      findings.add(new Finding("uid-tells-date", Severity.BLOCKING, "Uid" + i, dates, ""));
    }
    findings.add(new Finding("uid-tells-date", Severity.BLOCKING, "Uid9", "Another.", ""));
    findings.add(new Finding("text-phone", Severity.BLOCKING, "Note", dates, ""));
    findings.add(new Finding("text-email", Severity.WARNING, "Note", dates, ""));
    assertThat(because(findings))
        .containsExactly(
            "8 findings block, one about each of Uid1, Uid2, Uid3, Uid4, Uid5, Uid6 and 2 more: "
                + dates,
            "A finding about Uid9 blocks: Another.",
            "A finding about Note blocks: " + dates,
            "Warnings, which leave the outcome as it is: 1 (annex D).");
    for (int i = 0; i < 12; i++) {
      for (String about : List.of("A", "B")) {
        findings.add(new Finding("code-" + i, Severity.BLOCKING, about, "Text.", ""));
      }
    }
    assertThat(because(findings))
        .hasSize(10)
        .contains("2 findings block, one about each of A, B: Text.")
        .anyMatch(line -> line.startsWith("And 14 more: see annex D"));
  }

  /** What decided, for an otherwise accepted release. */
  private static List<String> because(List<Finding> findings) {
    Assessment a = Samples.accepted();
    Assessment found =
        new Assessment(
            a.tool(),
            a.asOf(),
            a.release(),
            a.policy(),
            a.data(),
            a.schema(),
            a.measurements(),
            findings,
            a.decision(),
            a.provenance());
    return blocks(report(found), "What decided", BulletList.class).get(0).items().stream()
        .map(i -> plain(i))
        .toList();
  }

  @Test
  void empty_saysWhyNothingCanBeAccepted() {
    ReportDocument report = report(Samples.empty());
    assertThat(verdict(report).outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(text(section(report, DECISION)))
        .contains("The policy states no limits.", "Choose a preset", "not read from a file");
    assertThat(text(section(report, MEASURED))).contains("Undefined", "There are no rows");
    assertThat(blocks(report, CHARTS, Figure.class)).isEmpty();
    assertThat(text(section(report, CHARTS))).contains("Groups by size: no chart.");
    assertThat(text(section(report, PROVENANCE))).contains("42");
  }

  @Test
  void untitledRelease_isHeadedByItsId() {
    assertThat(report(Samples.undetermined()).heading()).isEqualTo("chest-imaging-2026-11");
  }

  @Test
  void measured_putsPatientsAndRowsSideBySide_withConventionsAndFixedSentences() {
    ReportDocument report = report(Samples.rejected());
    Table figures = under(report, FIGURES, "All quasi-identifiers together");
    assertThat(titles(figures)).containsExactly("Figure", "By patient", "By row");
    assertThat(texts(figures.rows().get(0)).subList(1, 3)).containsExactly("1 patient", "2 rows");
    assertThat(figures.rows().stream().map(row -> row.get(0).detail()))
        .contains("k", "prosecutor-mean", "prosecutor-share-above · threshold 11")
        .doesNotContain("class-size-histogram");
    assertThat(text(section(report, FIGURES)))
        .contains("All figures of this table: missing own-value · weight patient / row.")
        .contains("Set colleague", "PatientSex, PatientAge, StudyDate.", "t-closeness");
    assertThat(text(section(report, MEASURED)))
        .contains("Unique in the sample is not re-identified", "A group of 11 is not safety");
    assertThat(text(section(report, DISCLOSURE)))
        .contains("Largest share of one value of Diagnosis in a group", "t-closeness")
        .contains("A group of 11 is not safety");
  }

  @Test
  void headline_isForThePowerOfTheLimits_withOneEventBesideIt() {
    ReportDocument report = report(Samples.extensive());
    Table headline = under(report, DECISION, "Risk at a glance");
    assertThat(titles(headline))
        .containsExactly("For", "Smallest group", "Unique patients", "Mean risk");
    assertThat(texts(headline))
        .containsExactly(
            List.of(
                "Somebody who knows all events of a patient and that there are no others",
                "5 patients",
                "0 patients",
                "6.25 %"),
            List.of(
                "Somebody who knows one event of a patient",
                "12 patients",
                "0 patients",
                "4.12 %"));
    assertThat(
            blocks(report, MEASURED, BulletList.class).get(0).items().stream().map(i -> plain(i)))
        .containsExactly(
            "For somebody who knows all events of a patient and that there are no others: the"
                + " smallest group has 5 patients; 0 of 30,805 patients stand alone; averaged over"
                + " all, the chance of being picked out is 6.25 % (0.0625).",
            "For somebody who knows one event of a patient: the smallest group has 12 patients; 0"
                + " of 30,805 patients stand alone; averaged over all, the chance of being picked"
                + " out is 4.12 % (0.0412346).");
    for (String place : List.of(RESIDUAL, "What is assumed")) {
      assertThat(text(section(report, place)))
          .contains("headline figures are for somebody who knows all events")
          .contains("except in the figures from the register");
    }
  }

  @Test
  void headline_ofOnePower_hasOneRow() {
    assertThat(texts(under(report(Samples.rejected()), DECISION, "Risk at a glance")))
        .containsExactly(
            List.of(
                "Somebody who knows one event of a patient", "1 patient", "38 patients", "4.12 %"));
  }

  @Test
  void adversaries_standInTheOrderOfWhatTheyKnow_withIntervals() {
    Table adversaries =
        under(report(Samples.extensive()), MEASURED, "Risk by what an adversary knows");
    assertThat(titles(adversaries))
        .containsExactly(
            "The adversary",
            "Smallest group",
            "Unique patients",
            "Mean risk",
            "Share in groups below 3");
    assertThat(texts(adversaries))
        .containsExactly(
            List.of("Knows one event of a patient", "12 patients", "0 patients", "4.12 %", "0 %"),
            List.of(
                "Knows 2 events of a patient",
                "between 5 and 7 patients",
                "0 patients",
                "between 3.12 % and 6.25 %",
                "0 %"),
            List.of(
                "Knows all events of a patient",
                "between 5 and 7 patients",
                "0 patients",
                "between 3.12 % and 6.25 %",
                "0 %"),
            List.of(
                "Knows all events of a patient and that there are no others",
                "5 patients",
                "0 patients",
                "6.25 %",
                "0 %"));
    assertThat(adversaries.rows().get(3).get(0).detail())
        .isEqualTo("the policy’s limits assume this knowledge");
    assertThat(text(section(report(Samples.rejected()), MEASURED)))
        .contains("No other knowledge was measured.");
  }

  @Test
  void figures_standInGroups_withoutHistograms() {
    ReportDocument report = report(Samples.extensive());
    Table identity = under(report, FIGURES, "All quasi-identifiers together");
    assertThat(titles(identity))
        .containsExactly(
            "Figure",
            "By patient, who knows all events of a patient and that there are no others",
            "By patient, who knows one event of a patient",
            "By row");
    assertThat(texts(identity))
        .contains(
            List.of("Smallest group of look-alikes", "5 patients", "12 patients", "13 rows"),
            List.of("Groups of look-alikes", "–", "14,419", "14,419"),
            List.of("Share in a group smaller than 2", "not measured", "0 %", "0 %"));
    Table register = under(report, MEASURED, "Against the register of the population");
    assertThat(texts(register))
        .contains(
            List.of("Smallest group of look-alikes in the register", "31 people", "31 people"));
    assertThat(register.rows()).hasSize(6);
    assertThat(texts(under(report, DISCLOSURE, "Who is in the release")))
        .containsExactly(
            List.of(
                "Chance that somebody of the register is in the release",
                "least 12.5 %, greatest 75 %",
                "least 12.5 %, greatest 75 %"));
    Table sensitive = under(report, DISCLOSURE, "What a group gives away about sensitive columns");
    assertThat(sensitive.rows().stream().map(row -> row.get(0).detail()))
        .containsExactly(
            "l-distinct",
            "l-entropy",
            "l-recursive · c 2",
            "alpha",
            "t-closeness · distance equal",
            "beta-likeness",
            "enhanced-beta-likeness\nNo beta holds.",
            "delta-disclosure\nSome class lacks a value.",
            "delta-disclosure · zeros-skipped");
    assertThat(texts(sensitive.rows().get(6)).subList(1, 3))
        .containsExactly("Undefined", "Undefined");
    assertThat(texts(sensitive.rows().get(8)).get(0))
        .endsWith("values that a group lacks passed over");
    Table extended = under(report, FIGURES, "Variant: other sensitive columns known");
    assertThat(extended.rows()).hasSize(1);
    assertThat(text(section(report, MEASURED)))
        .contains("A missing cell is a value of its own", "the reading that decides")
        .contains("Rows with a missing cell are left out", "missing-drop")
        .doesNotContain("patients-by-smallest-class", "see section");
    assertThat(text(section(report, FIGURES)))
        .contains("journalist-mean-from-register", "starts from the register")
        .doesNotContain("patients-by-smallest-class", "see section");
    assertThat(limits(report).rows().get(2).get(1).text()).isEqualTo("below 3");
  }

  @Test
  void wildcard_saysWhyThereAreNoClasses() {
    ReportDocument report = report(Samples.wildcard());
    assertThat(texts(under(report, DECISION, "Risk at a glance")).get(0))
        .containsExactly(
            "Somebody who knows all events of a patient and that there are no others",
            "Undefined",
            "Undefined",
            "Undefined");
    assertThat(text(section(report, MEASURED)))
        .contains("Undefined for somebody who knows 2 events of a patient; somebody who knows all");
    assertThat(text(section(report, DISCLOSURE)))
        .contains("None of these figures has a value: l-distinct, l-entropy, ")
        .contains(" of Diagnosis. People do not fall into classes.");
    assertThat(text(section(report, FIGURES)))
        .contains("there are no others: undefined. One event is measured.");
    assertThat(text(section(report, CHARTS)))
        .contains("Groups by size: no chart. People do not fall into classes.")
        .contains("all events of a patient and that there are no others: no chart. One event is")
        .contains("the largest possible share for whom a limit of k would not hold");
    assertThat(blocks(report, CHARTS, Figure.class))
        .singleElement()
        .satisfies(
            f -> assertThat(f.caption()).endsWith("for somebody who knows one event of a patient"));
  }

  @Test
  void subgroups_maskSmallGroups() {
    ReportDocument report = report(Samples.extensive());
    Table groups = blocks(report, SUBGROUPS, Table.class).get(0);
    assertThat(titles(groups))
        .containsExactly("Column", "Group", "Patients", "Mean risk", "Worst risk");
    assertThat(texts(groups))
        .containsExactly(
            List.of("PatientSex", "F", "15,400", "6.25 %", "25 %"),
            List.of("PatientSex", "other values", "fewer than 11", "not shown", "not shown"),
            List.of("PatientAge", "from 90", "11", "6.25 %", "25 %"));
    assertThat(text(section(report, SUBGROUPS)))
        .doesNotContain("93.8", "0.9375")
        .contains("for somebody who knows all events of a patient and that there are no others");
    assertThat(text(section(report(Samples.rejected()), SUBGROUPS)))
        .isEqualTo("The policy names no column by which risks are to be shown apart.");
  }

  @Test
  void sensitivity_putsWhatChangesTheOutcomeFirst() {
    ReportDocument report = report(Samples.extensive());
    assertThat(verdict(report).outcome()).isEqualTo(Outcome.ACCEPT);
    Table changes = blocks(report, SENSITIVITY, Table.class).get(0);
    assertThat(texts(changes))
        .containsExactly(
            List.of("An attacker knows this column too", "StationName", "Reject"),
            List.of(
                "An attacker does not know this quasi-identifier",
                "PatientSex, PatientAge",
                "Accept"),
            List.of("An attacker knows less", "all events of a patient", "Accept"));
    assertThat(changes.rows().get(0).get(2).emphasis()).isEqualTo(Emphasis.VIOLATED);
    assertThat(text(section(report, SENSITIVITY)))
        .contains("Tried: 4 changes; with another outcome than Accept: 1.")
        .contains("Not tried: StudyDate, Modality, Diagnosis, SliceThickness, VisitCount.");
    assertThat(text(section(report, DECISION)))
        .contains("1 change of what an attacker knows would change the outcome (section 6)");
  }

  @Test
  void inventory_saysWhatColumnsAreKnownAs_andWhatTheExportClaims() {
    assertThat(text(section(report(Samples.extensive()), "Inventory")))
        .contains("DICOM PS3.15 2024b")
        .contains("by another tool's spelling")
        .contains("0.5 bits")
        .contains("Names")
        .contains("a table cannot tell")
        .contains("113109")
        .contains("contradicted")
        .contains("each tells the other")
        .contains("a missing cell is a value of its own, also where the policy lets it match");
    assertThat(text(section(report(Samples.rejected()), "Inventory")))
        .contains("No inventory was made");
  }

  @Test
  void sensitivity_saysWhenNothingChangesTheOutcome_andWhyItWasNotTried() {
    Assessment a = Samples.extensive();
    Assessment stable =
        new Assessment(
            a.tool(),
            a.asOf(),
            a.release(),
            a.policy(),
            a.data(),
            a.schema(),
            a.measurements(),
            a.subgroups(),
            a.findings(),
            a.decision(),
            a.sensitivity().stream().filter(v -> v.outcome() == Outcome.ACCEPT).toList(),
            a.inventory(),
            a.provenance());
    assertThat(text(section(report(stable), SENSITIVITY)))
        .contains(
            "Nothing changes the outcome: it stays Accept under all that was tried (3 changes).");
    assertThat(text(section(report(Samples.wildcard()), SENSITIVITY)))
        .contains("Not measured: more than 1000000 rows.");
    assertThat(text(section(report(Samples.rejected()), SENSITIVITY)))
        .contains("Nothing was tried");
  }

  @Test
  void derivedColumns_areCalledSo() {
    ReportDocument report = report(Samples.extensive());
    List<Cell> row = blocks(report, ALL_COLUMNS, Table.class).get(0).rows().get(9);
    assertThat(texts(row)).startsWith("–", "VisitCount", "quasi-identifier");
    assertThat(row.get(2).detail()).isEqualTo("computed, not in the export");
    assertThat(text(section(report, COLUMNS)))
        .contains("may know what follows from its columns: 1");
  }

  @Test
  void sections_areNumberedAsTheyAreReferredTo() {
    assertThat(report(Samples.extensive()).sections().stream().map(Section::title))
        .containsExactly(
            "0 Decision",
            "Contents",
            "1 Scope and purpose",
            "2 Data",
            "3 Columns and their roles",
            "4 Context and adversaries",
            "5 Threshold",
            "6 Measured risk",
            "7 Attacks with particular other data",
            "8 Attributes and membership",
            "9 Utility and loss of information",
            "10 Mitigation and history",
            "11 Residual risk and conditions",
            "12 Provenance",
            "13 Sign-off",
            "Annex A: All figures",
            "Annex B: All columns",
            "Annex C: Inventory",
            "Annex D: Findings");
    assertThat(text(section(report(Samples.extensive()), DECISION))).contains("(annex D)");
  }

  @Test
  void charts_areOfThePowerOfTheLimits_andOfOneEvent() {
    List<Figure> figures = blocks(report(Samples.extensive()), CHARTS, Figure.class);
    assertThat(figures.stream().map(Figure::caption))
        .containsExactly(
            "How many groups have how many patients",
            "Share of patients whose smallest group is smaller than k, for somebody who knows all"
                + " events of a patient and that there are no others",
            "Share of patients whose smallest group is smaller than k, for somebody who knows one"
                + " event of a patient");
    assertThat(((Chart.Steps) figures.get(1).chart()).limit())
        .isEqualTo(new Chart.Limit(3, "limit 3"));
  }

  @Test
  void charts_binAtTheLimit_andSayTheSameInWords() {
    List<Figure> figures = blocks(report(Samples.rejected()), CHARTS, Figure.class);
    assertThat(figures).hasSize(2);
    Chart.Bars bars = (Chart.Bars) figures.get(0).chart();
    assertThat(bars.bars().stream().map(Chart.Bar::bin))
        .containsExactly("1", "2", "3–4", "5–10", "11", "12–19", "20–49", "≥ 50");
    assertThat(bars.bars().stream().filter(Chart.Bar::belowLimit)).hasSize(5);
    assertThat(bars.bars().stream().mapToLong(Chart.Bar::count).sum()).isEqualTo(14_419);
    assertThat(bars.logarithmic()).isTrue();
    assertThat(figures.get(0).alternative()).contains("1: 41; 2: 77; 3–4: 190");
    Chart.Steps steps = (Chart.Steps) figures.get(1).chart();
    assertThat(steps.limit()).isEqualTo(new Chart.Limit(12, "limit 12"));
    assertThat(steps.points().stream().map(Chart.Point::size))
        .as("11 would run into the limit's own number")
        .containsExactly(2, 3, 5, 12, 20, 50);
    assertThat(plain(figures.get(1).alternative())).contains("below 12: 9.72 %");
  }

  @Test
  void columns_showEveryColumn() {
    Table columns = blocks(report(Samples.nasty()), ALL_COLUMNS, Table.class).get(0);
    assertThat(columns.rows()).hasSize(300);
    assertThat(blocks(report(Samples.accepted()), ALL_COLUMNS, Table.class).get(0).rows().get(3))
        .extracting(cell -> plain(cell.text()))
        .containsExactly(
            "4",
            "PatientAge",
            "quasi-identifier",
            "event",
            "age",
            "95",
            "3.66 %",
            "known to family and colleagues");
  }

  @Test
  void findings_putWhatBlocksFirst_andPrintReasons() {
    List<List<Cell>> rows = blocks(report(Samples.accepted()), FINDINGS, Table.class).get(0).rows();
    assertThat(rows.stream().map(row -> row.get(0).text()))
        .containsExactly("Acknowledged", "Warning", "For information");
    assertThat(rows.get(0).get(2).text())
        .contains("Acknowledged because: Stations were renamed by the hospital");
    assertThat(blocks(report(Samples.nasty()), FINDINGS, Table.class).get(0).rows())
        .hasSize(60)
        .first()
        .satisfies(row -> assertThat(row.get(0).text()).isEqualTo("Blocking"));
    assertThat(text(section(report(Samples.empty()), FINDINGS))).contains("There are no findings.");
  }

  @Test
  void scopeAndProvenance_holdWhatABoardAsksFor() {
    ReportDocument report = report(Samples.accepted());
    assertThat(text(section(report, SCOPE)))
        .contains("Image pixels", "free text", "not stated in the policy");
    assertThat(text(section(report, CONTEXT)))
        .contains("Recipients are named and bound by an agreement");
    assertThat(text(section(report, PROVENANCE)))
        .contains(Samples.RECORD_SHA256, Samples.DATA_SHA256, Samples.POLICY_SHA256)
        .contains("controlled-medium, version 1", "9,214,558", "reidrisk 0.1.0", "own-value")
        .contains("met: prosecutor-mean at most 0.075");
  }

  @Test
  void runningHead_isReleaseAndTwelveDigitsOfTheRecord() {
    assertThat(report(Samples.accepted()).runningHead())
        .isEqualTo("chest-imaging-2026-11 · record 3f1c0a5be2d9");
  }

  @Test
  void aHashIsAHash() {
    assertThatThrownBy(() -> ReportDocument.of(Samples.accepted(), "abc", Samples.ENGLISH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64");
  }

  private static ReportDocument report(Assessment assessment) {
    return ReportDocument.of(assessment, Samples.RECORD_SHA256, Samples.ENGLISH);
  }

  private static Verdict verdict(ReportDocument report) {
    return blocks(report, DECISION, Verdict.class).get(0);
  }

  private static Table limits(ReportDocument report) {
    return blocks(report, DECISION, Table.class).get(1);
  }

  private static <B extends Block> List<B> blocks(
      ReportDocument report, String section, Class<B> type) {
    return section(report, section).blocks().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** A section or an annex, or what stands below a heading of that name. */
  private static Section section(ReportDocument report, String title) {
    return Sections.named(report, title);
  }

  private static List<List<String>> texts(Table table) {
    return table.rows().stream().map(ReportDocumentTest::texts).toList();
  }

  /** The first table below a heading. */
  private static Table under(ReportDocument report, String section, String heading) {
    return section(report, section).blocks().stream()
        .dropWhile(block -> !(block instanceof Heading h) || !Sections.isCalled(h.text(), heading))
        .filter(Table.class::isInstance)
        .map(Table.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> titles(Table table) {
    return table.columns().stream().map(column -> plain(column.title())).toList();
  }

  private static List<String> texts(List<Cell> row) {
    return row.stream().map(cell -> plain(cell.text())).toList();
  }

  /** Everything a section says, with ordinary spaces. */
  private static String text(Section section) {
    return plain(
        section.blocks().stream()
            .flatMap(ReportDocumentTest::texts)
            .collect(Collectors.joining("\n")));
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }

  private static Stream<String> texts(Block block) {
    if (block instanceof Heading heading) {
      return Stream.of(heading.text());
    }
    if (block instanceof Paragraph paragraph) {
      return Stream.of(paragraph.text());
    }
    if (block instanceof Verdict verdict) {
      return Stream.of(verdict.word(), verdict.meaning());
    }
    if (block instanceof Callout callout) {
      return Stream.of(callout.text());
    }
    if (block instanceof KeyValues facts) {
      return facts.entries().stream().flatMap(e -> Stream.of(e.key(), e.value()));
    }
    if (block instanceof Table table) {
      return table.rows().stream()
          .flatMap(List::stream)
          .flatMap(cell -> Stream.of(cell.text(), cell.detail()));
    }
    if (block instanceof Figure figure) {
      return Stream.of(figure.caption(), figure.alternative());
    }
    if (block instanceof Block.RuledLines lines) {
      return Stream.concat(
          Stream.of(lines.heading(), lines.statement()), lines.captions().stream());
    }
    return ((BulletList) block).items().stream();
  }
}
