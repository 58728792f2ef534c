package org.reidrisk.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

  private static final int DECISION = 0;
  private static final int MEASURED = 1;
  private static final int CHARTS = 2;
  private static final int COLUMNS = 3;
  private static final int FINDINGS = 4;
  private static final int SCOPE = 5;
  private static final int PROVENANCE = 6;

  @Test
  void accepted_showsEveryLimitMet_andThatThisIsNoProof() {
    ReportDocument report = report(Samples.accepted());
    assertThat(verdict(report).outcome()).isEqualTo(Outcome.ACCEPT);
    assertThat(verdict(report).word()).isEqualTo("Accept");
    assertThat(limits(report).rows())
        .hasSize(4)
        .allSatisfy(row -> assertThat(row.get(3).emphasis()).isEqualTo(Emphasis.MET));
    assertThat(text(report.sections().get(DECISION)))
        .contains(
            "4 limits met",
            "It is no proof of anonymity",
            "1 finding that would block",
            "reading it: 1");
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
    assertThat(text(report.sections().get(DECISION)))
        .contains(
            "Violated: Smallest group of look-alikes is 1 patient; the policy asks for at least 3.")
        .contains("chest-imaging-2026-11.csv", "2026-11-22", "no proof of anonymity");
  }

  @Test
  void undetermined_printsReasonsAndIntervals() {
    ReportDocument report = report(Samples.undetermined());
    assertThat(verdict(report).outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(limits(report).rows())
        .allSatisfy(row -> assertThat(row.get(3).emphasis()).isEqualTo(Emphasis.OPEN));
    assertThat(text(report.sections().get(DECISION)))
        .contains("6.25 % to 12.5 %", "0.0625 to 0.125", "attacker knows 2 events")
        .contains("There are no rows or patients to measure.")
        .contains("A finding about PatientName blocks");
  }

  @Test
  void empty_saysWhyNothingCanBeAccepted() {
    ReportDocument report = report(Samples.empty());
    assertThat(verdict(report).outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(text(report.sections().get(DECISION)))
        .contains("The policy states no limits.", "Choose a preset", "not read from a file");
    assertThat(text(report.sections().get(MEASURED))).contains("Undefined", "There are no rows");
    assertThat(blocks(report, CHARTS, Figure.class)).isEmpty();
    assertThat(text(report.sections().get(CHARTS))).contains("Groups by size: no chart.");
    assertThat(text(report.sections().get(PROVENANCE))).contains("42");
  }

  @Test
  void untitledRelease_isHeadedByItsId() {
    assertThat(report(Samples.undetermined()).heading()).isEqualTo("chest-imaging-2026-11");
  }

  @Test
  void measured_putsPatientsAndRowsSideBySide_withConventionsAndFixedSentences() {
    ReportDocument report = report(Samples.rejected());
    Table figures = blocks(report, MEASURED, Table.class).get(0);
    assertThat(figures.columns().stream().map(column -> plain(column.title())))
        .containsExactly("Figure", "By patient", "By row", "Convention");
    assertThat(texts(figures.rows().get(0)).subList(1, 3)).containsExactly("1 patient", "2 rows");
    assertThat(figures.rows().get(0).get(3).detail())
        .as("what all figures have in common stands below the table")
        .isEqualTo("power 1");
    assertThat(figures.rows().stream().map(row -> row.get(0).detail()))
        .contains("k", "prosecutor-mean", "prosecutor-share-above · threshold 11")
        .doesNotContain("class-size-histogram");
    assertThat(text(report.sections().get(MEASURED)))
        .contains("All figures of this table: missing own-value · weight patient / row.")
        .contains("Unique in the sample is not re-identified", "A group of 11 is not safety")
        .contains("Set colleague", "PatientSex, PatientAge, StudyDate.")
        .contains("Largest share of one value of Diagnosis in a group", "t-closeness");
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
    Table columns = blocks(report(Samples.nasty()), COLUMNS, Table.class).get(0);
    assertThat(columns.rows()).hasSize(300);
    assertThat(blocks(report(Samples.accepted()), COLUMNS, Table.class).get(0).rows().get(3))
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
    assertThat(text(report(Samples.empty()).sections().get(FINDINGS)))
        .contains("There are no findings.");
  }

  @Test
  void scopeAndProvenance_holdWhatABoardAsksFor() {
    ReportDocument report = report(Samples.accepted());
    assertThat(text(report.sections().get(SCOPE)))
        .contains("Recipients are named and bound by an agreement")
        .contains("Image pixels", "free text", "not stated in the policy");
    assertThat(text(report.sections().get(PROVENANCE)))
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
    return blocks(report, DECISION, Table.class).get(0);
  }

  private static <B extends Block> List<B> blocks(
      ReportDocument report, int section, Class<B> type) {
    return report.sections().get(section).blocks().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
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
    return ((BulletList) block).items().stream();
  }
}
