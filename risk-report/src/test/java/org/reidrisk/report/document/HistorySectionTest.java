package org.reidrisk.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult.Verdict;
import org.reidrisk.policy.Outcome;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.History;
import org.reidrisk.record.LimitChange;
import org.reidrisk.record.RiskChange;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.KeyValues;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;

class HistorySectionTest {
  private static final String TITLE = "What changed since the last assessment";
  private static final Params ONE = new Params(null, "1", null, null);

  private static Assessment with(History history) {
    Assessment a = Samples.accepted();
    return new Assessment(
        a.tool(),
        a.asOf(),
        a.release(),
        a.policy(),
        a.data(),
        a.schema(),
        a.measurements(),
        a.subgroups(),
        a.linkage(),
        a.joined(),
        a.findings(),
        a.decision(),
        a.sensitivity(),
        a.inventory(),
        history,
        a.provenance());
  }

  private static History history(
      History.Comparison comparison,
      List<Finding> changes,
      List<RiskChange> risks,
      List<LimitChange> limits) {
    return new History(
        "ab".repeat(32),
        "chest-2026-05",
        LocalDate.of(2026, 5, 3),
        null,
        Outcome.REJECT,
        1,
        1234,
        comparison,
        changes,
        risks,
        limits);
  }

  private static Section section(History history) {
    ReportDocument report = ReportDocument.of(with(history), "ab".repeat(32), Messages.of("en"));
    return Sections.named(report, TITLE);
  }

  private static List<Table> tables(Section section) {
    return section.blocks().stream()
        .filter(Table.class::isInstance)
        .map(Table.class::cast)
        .toList();
  }

  private static List<String> texts(List<Cell> row) {
    return row.stream().map(c -> c.text().replace('\u00a0', ' ')).toList();
  }

  @Test
  void withoutBaseline_theSectionSaysSo() {
    ReportDocument report =
        ReportDocument.of(Samples.accepted(), "ab".repeat(32), Messages.of("en"));
    assertThat(Sections.named(report, TITLE).blocks())
        .singleElement()
        .satisfies(b -> assertThat(b.toString()).contains("No earlier assessment was given"));
  }

  @Test
  void nothingChanged_isSaid() {
    Section section =
        section(history(History.Comparison.NO_FINGERPRINTS, List.of(), List.of(), List.of()));
    assertThat(tables(section)).isEmpty();
    assertThat(section.blocks())
        .filteredOn(Paragraph.class::isInstance)
        .extracting(b -> ((Paragraph) b).text())
        .anyMatch(t -> t.startsWith("Nothing was found to have changed"));
    KeyValues facts = (KeyValues) section.blocks().get(1);
    assertThat(facts.entries().toString())
        .contains("chest-2026-05", "2026-05-03", "Reject", "not compared");
  }

  @Test
  void changesLimitsAndFigures_haveATableEach() {
    Limit limit = new Limit(Quantity.K, new BigDecimal("11"), null, null, null, ONE, "x v1");
    Section section =
        section(
            history(
                History.Comparison.FINGERPRINTS,
                List.of(
                    new Finding("column-format-changed", Severity.BLOCKING, "StudyDate", "A.", "e"),
                    new Finding("dates-shifted", Severity.BLOCKING, "StudyDate", "B.", "")
                        .acknowledgedBecause("agreed")),
                List.of(
                    new RiskChange(
                        Quantity.K,
                        Unit.PATIENT,
                        null,
                        ONE,
                        new Estimate.Count(3),
                        new Estimate.Count(5),
                        RiskChange.Direction.SAFER),
                    new RiskChange(
                        Quantity.PROSECUTOR_MEAN,
                        Unit.PATIENT,
                        null,
                        ONE,
                        new Estimate.Real(0.01),
                        new Estimate.Real(0.02),
                        RiskChange.Direction.RISKIER),
                    new RiskChange(
                        Quantity.PROSECUTOR_HIGHEST,
                        Unit.PATIENT,
                        null,
                        ONE,
                        new Estimate.Real(0.2),
                        new Estimate.Real(0.2),
                        RiskChange.Direction.SAME)),
                List.of(new LimitChange(limit, true, false, Verdict.MET, Verdict.VIOLATED))));
    List<Table> tables = tables(section);
    assertThat(tables).hasSize(3);
    assertThat(texts(tables.get(0).rows().get(0))).containsExactly("Blocking", "StudyDate", "A.");
    assertThat(tables.get(0).rows().get(1).get(2).text()).contains("agreed");
    assertThat(texts(tables.get(1).rows().get(0)).subList(2, 4)).containsExactly("Met", "Violated");
    assertThat(tables.get(1).rows().get(0).get(0).text()).contains("not in this policy");
    assertThat(texts(tables.get(2).rows().get(0)).subList(1, 4))
        .containsExactly("1 %", "2 %", "Riskier");
    assertThat(texts(tables.get(2).rows().get(1)).subList(1, 4))
        .containsExactly("3 patients", "5 patients", "Safer");
    assertThat(tables.get(2).rows()).hasSize(2);
    assertThat(Objects.toString(section)).doesNotContain("{0}", "null");
  }

  @Test
  void moreMovedFiguresThanAPageTakes_standInAnAnnex_riskierFirst() {
    List<RiskChange> few = moved(MovedFigures.SHOWN);
    List<RiskChange> many = moved(MovedFigures.SHOWN + 1);
    ReportDocument shorter = report(few);
    ReportDocument longer = report(many);
    assertThat(shorter.sections()).extracting(Section::title).noneMatch(t -> t.contains("moved"));
    Section annex =
        longer.sections().stream()
            .filter(s -> s.title().endsWith("Figures that moved since the baseline"))
            .findFirst()
            .orElseThrow();
    assertThat(rows(Sections.named(shorter, TITLE))).hasSize(MovedFigures.SHOWN);
    assertThat(rows(Sections.named(longer, TITLE)))
        .hasSize(MovedFigures.SHOWN)
        .isEqualTo(rows(annex).subList(0, MovedFigures.SHOWN));
    assertThat(rows(annex)).hasSize(many.size());
    assertThat(rows(annex).get(0).get(3).text()).isEqualTo("Riskier");
    assertThat(Sections.named(longer, TITLE).blocks().toString()).contains("annex E holds all");
  }

  /** The last one is riskier, the others are safer. */
  private static List<RiskChange> moved(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            i ->
                new RiskChange(
                    Quantity.K,
                    Unit.PATIENT,
                    null,
                    new Params(null, String.valueOf(i), null, null),
                    new Estimate.Count(i == count ? 9 : 3),
                    new Estimate.Count(5),
                    i == count ? RiskChange.Direction.RISKIER : RiskChange.Direction.SAFER))
        .toList();
  }

  private static ReportDocument report(List<RiskChange> risks) {
    return ReportDocument.of(
        with(history(History.Comparison.NO_FINGERPRINTS, List.of(), risks, List.of())),
        "ab".repeat(32),
        Messages.of("en"));
  }

  private static List<List<Cell>> rows(Section section) {
    return tables(section).get(0).rows();
  }
}
