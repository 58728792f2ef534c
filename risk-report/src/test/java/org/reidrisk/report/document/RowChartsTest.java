package org.reidrisk.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.ComparisonMode;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.policy.LimitResult.Verdict;
import org.reidrisk.policy.Outcome;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.ColumnInventory;
import org.reidrisk.record.ColumnSummary;
import org.reidrisk.record.History;
import org.reidrisk.record.LimitChange;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.record.RiskChange;
import org.reidrisk.report.document.Block.Figure;
import org.reidrisk.report.document.Block.Table;
import org.reidrisk.report.document.Chart.Mark;
import org.reidrisk.report.document.Chart.Row;
import org.reidrisk.report.document.Chart.Sign;
import org.reidrisk.report.document.LimitAxis.Place;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;
import org.reidrisk.value.ValueFormat;

/** What the charts of rows show, against the record. */
class RowChartsTest {

  private static final Wording WORDING =
      new Wording(Samples.ENGLISH, Contents.of(Samples.accepted()));
  private static final Params ONE = new Params(null, "1", null, null);

  private static List<Chart.Rows> charts(List<Block> blocks) {
    return blocks.stream()
        .filter(Figure.class::isInstance)
        .map(block -> (Chart.Rows) ((Figure) block).chart())
        .toList();
  }

  private static List<Row> rows(List<Block> blocks) {
    return charts(blocks).stream().flatMap(chart -> chart.rows().stream()).toList();
  }

  private static List<Double> at(Row row, Sign sign) {
    return row.marks().stream().filter(m -> m.sign() == sign).map(Mark::to).toList();
  }

  private static List<String> plain(List<String> texts) {
    return texts.stream().map(text -> text.replace('\u00a0', ' ')).toList();
  }

  private static Limit limit(Quantity quantity, String bound, @Nullable Integer classSize) {
    return new Limit(
        quantity,
        new BigDecimal(bound),
        classSize,
        classSize == null ? null : ComparisonMode.STRICT,
        null,
        ONE,
        Limit.EXPLICIT);
  }

  /** Marks that double past the largest long would never end. */
  @Test
  @Timeout(20)
  void marksOfCounts_endAlsoForTheLargest() {
    for (long most : new long[] {Long.MAX_VALUE, 3_000_000_000_000_000_000L, 7, 1, 0}) {
      for (List<Chart.CountTick> ticks :
          List.of(ChartSection.powersOfTen(most, WORDING), ChartSection.evenSteps(most, WORDING))) {
        assertThat(ticks).extracting(Chart.CountTick::count).isSorted().doesNotHaveDuplicates();
        assertThat(ticks)
            .hasSizeLessThan(30)
            .allSatisfy(t -> assertThat(t.count()).isNotNegative());
      }
    }
  }

  @Test
  void onTheAxisOfLimits_moreThanOneIsNotAllowed() {
    Limit mean = limit(Quantity.PROSECUTOR_MEAN, "0.05", null);
    assertThat(LimitAxis.place(mean, new Estimate.Real(0.1))).hasValue(new Place(2, 2));
    assertThat(LimitAxis.place(mean, new Estimate.Real(0))).hasValue(new Place(0, 0));
    assertThat(LimitAxis.place(mean, new Estimate.Interval(0.025, 0.1)))
        .hasValue(new Place(0.5, 2));
    assertThat(LimitAxis.place(mean, new Estimate.Undefined("a", "b"))).isEmpty();
    Limit k = limit(Quantity.K, "3", null);
    assertThat(LimitAxis.place(k, new Estimate.Count(1))).hasValue(new Place(3, 3));
    assertThat(LimitAxis.place(k, new Estimate.Count(12))).hasValue(new Place(0.25, 0.25));
    assertThat(LimitAxis.place(k, new Estimate.Interval(1, 6))).hasValue(new Place(0.5, 3));
    Limit nobody = limit(Quantity.SAMPLE_UNIQUES, "0", null);
    assertThat(LimitAxis.place(nobody, new Estimate.Count(0))).hasValue(new Place(1, 1));
    assertThat(LimitAxis.place(nobody, new Estimate.Count(1)).orElseThrow().high())
        .isInfinite()
        .isPositive();
    // 0.09 stands for groups of 12, so 1/12 meets it exactly, as the decision says.
    Limit highest = limit(Quantity.PROSECUTOR_HIGHEST, "0.09", 12);
    assertThat(LimitAxis.place(highest, new Estimate.Real(1 / 12.0)).orElseThrow().high())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void gauge_hasEachLimit_itsFigureAndItsVerdict() {
    for (Assessment a :
        List.of(
            Samples.accepted(),
            Samples.rejected(),
            Samples.undetermined(),
            Samples.extensive(),
            LinkedSamples.four())) {
      List<LimitResult> results = a.decision().limits();
      List<Row> rows = rows(DecisionGauge.of(a, WORDING));
      assertThat(rows).hasSameSizeAs(results);
      for (int i = 0; i < rows.size(); i++) {
        LimitResult result = results.get(i);
        Row row = rows.get(i);
        assertThat(row.numbers().get(2)).isEqualTo(WORDING.verdict(result).text());
        List<Sign> signs = row.marks().stream().map(Mark::sign).toList();
        if (result.measured() instanceof Estimate.Undefined) {
          assertThat(signs).containsExactly(Sign.DASHES);
        } else if (result.measured() instanceof Estimate.Interval) {
          assertThat(signs).containsExactly(Sign.HATCHED_BAR);
        } else {
          boolean violated = result.verdict() == Verdict.VIOLATED;
          double times = naive(result);
          assertThat(signs)
              .containsExactly(
                  violated ? Sign.FILLED_BAR : Sign.PALE_BAR, violated ? Sign.DIAMOND : Sign.RING);
          assertThat(row.marks().get(1).to()).isCloseTo(times, within(1e-9));
          // The picture and the verdict say the same.
          assertThat(times > 1 + 1e-9).isEqualTo(violated);
        }
      }
    }
    assertThat(DecisionGauge.of(Samples.empty(), WORDING)).isEmpty();
  }

  private static double naive(LimitResult result) {
    double value =
        result.measured() instanceof Estimate.Count count
            ? count.value()
            : ((Estimate.Real) result.measured()).value();
    Limit limit = result.limit();
    Integer size = limit.classSize();
    double bound = size == null ? limit.bound().doubleValue() : 1.0 / size;
    return limit.atLeast() ? bound / value : value / bound;
  }

  @Test
  void gauge_ofManyLimits_drawsTheWorst_andSaysHowManyAreLeft() {
    List<Block> blocks = DecisionGauge.of(LinkedSamples.fifteen(), WORDING);
    List<Row> rows = rows(blocks);
    assertThat(rows).hasSize(8);
    assertThat(rows.get(0).numbers()).last().isEqualTo("Violated");
    assertThat(blocks.get(blocks.size() - 1).toString()).contains("so many: 8 limits");
  }

  @Test
  void powers_areTheFiguresOfTheTable() {
    Assessment a = Samples.extensive();
    List<Row> rows = rows(PowerChart.of(a, WORDING));
    List<String> powers = Adversary.measured(a, null);
    assertThat(rows).hasSameSizeAs(powers);
    Row one = rows.get(powers.indexOf("1"));
    Estimate mean = Adversary.figure(a, null, Quantity.PROSECUTOR_MEAN, "1", null).orElseThrow();
    assertThat(at(one, Sign.DOT)).containsExactly(((Estimate.Real) mean).value());
    assertThat(at(one, Sign.RING)).containsExactly(0.0);
    Row two = rows.get(powers.indexOf("2"));
    assertThat(two.marks()).anyMatch(mark -> mark.sign() == Sign.HATCHED_BAR);
    assertThat(plain(two.numbers())).contains("3.12–6.25 %");
    assertThat(PowerChart.of(Samples.accepted(), WORDING)).as("one power only").isEmpty();
    assertThat(PowerChart.of(Samples.empty(), WORDING)).isEmpty();
  }

  @Test
  void smallGroups_stayInTheDark() {
    List<Block> blocks = SubgroupChart.of(Samples.extensive(), WORDING);
    List<Row> rows = rows(blocks);
    assertThat(rows).hasSize(3);
    assertThat(at(rows.get(0), Sign.DOT)).containsExactly(0.0625);
    assertThat(at(rows.get(0), Sign.DIAMOND)).containsExactly(0.25);
    assertThat(rows.get(1).marks()).isEmpty();
    assertThat(rows.get(1).numbers()).containsOnly("not shown");
    assertThat(blocks.toString()).doesNotContain("93.8").doesNotContain("0.9375");
    assertThat(SubgroupChart.of(Samples.accepted(), WORDING)).isEmpty();
  }

  @Test
  void scenarios_haveTheirRates_besideGuessingAndLimit() {
    Assessment a = LinkedSamples.four();
    List<Row> rows = rows(LinkageChart.of(a, WORDING));
    assertThat(rows).hasSameSizeAs(a.linkage());
    for (int i = 0; i < rows.size(); i++) {
      LinkageResult result = a.linkage().get(i);
      Row row = rows.get(i);
      assertThat(row.name()).isEqualTo(result.id());
      assertThat(at(row, Sign.RING)).containsExactly(result.uniqueRate());
      Limit limit = LinkageSection.limit(result, a);
      assertThat(at(row, Sign.STROKE))
          .isEqualTo(limit == null ? List.of() : List.of(limit.bound().doubleValue()));
      boolean nothing = LinkageSection.nothingMatches(result);
      assertThat(at(row, Sign.TRIANGLE))
          .as("who has no candidates guesses nothing, not zero")
          .isEqualTo(nothing ? List.of() : List.of(result.byCandidates()));
      assertThat(row.numbers().get(2).equals("–")).isEqualTo(nothing);
      LinkageResult.Rate rate = result.correctRate();
      boolean known = !nothing && rate.low() == rate.high();
      assertThat(at(row, Sign.DOT)).isEqualTo(known ? List.of(rate.low()) : List.of());
      assertThat(at(row, Sign.DASHES)).hasSize(nothing ? 1 : 0);
    }
    assertThat(LinkageChart.of(Samples.accepted(), WORDING)).isEmpty();
  }

  @Test
  void moreScenariosThanAPictureHolds_goOnInTheNext() {
    assertThat(charts(LinkageChart.of(LinkedSamples.fifteen(), WORDING))).hasSize(1);
    List<LinkageResult> many = new ArrayList<>();
    for (int i = 0; i < 31; i++) {
      many.add(LinkedSamples.named(LinkedSamples.claims(), "claims-" + i));
    }
    List<Block> blocks = LinkageChart.of(LinkedSamples.assessment(many), WORDING);
    assertThat(charts(blocks).stream().map(chart -> chart.rows().size()))
        .containsExactly(10, 10, 11);
    assertThat(rows(blocks).stream().map(Row::name)).doesNotHaveDuplicates().hasSize(31);
    assertThat(((Figure) blocks.get(2)).caption()).endsWith("(3 of 3)");
  }

  @Test
  void columns_standInTheOrderOfWhatTheyAdd() {
    Assessment a =
        withSchema(
            List.of(
                column("a", Role.QUASI_IDENTIFIER, 5L, 0L),
                column("b", Role.QUASI_IDENTIFIER, 4000L, 1L),
                column("PatientSex", Role.QUASI_IDENTIFIER, 5L, null),
                column("unmeasured", Role.QUASI_IDENTIFIER, null, 3L),
                column("key", Role.PATIENT_KEY, 9L, 9L),
                column("StationName", Role.OTHER, 0L, 0L)));
    List<Chart.Rows> charts = charts(ColumnChart.of(a, WORDING));
    assertThat(charts).hasSize(2);
    assertThat(charts.get(0).rows().stream().map(Row::name))
        .containsExactly("b", "a", "PatientSex");
    assertThat(at(charts.get(0).rows().get(0), Sign.DOT)).containsExactly(4000.0);
    assertThat(at(charts.get(0).rows().get(0), Sign.RING)).containsExactly(1.0);
    assertThat(charts.get(0).rows().get(0).numbers()).containsExactly("4,000", "1", "not tried");
    assertThat(charts.get(0).rows().get(2).numbers()).containsExactly("5", "–", "unchanged");
    assertThat(charts.get(0).scale()).isEqualTo(Chart.Scale.COUNT);
    // Nobody made unique is a chart with an axis all the same.
    assertThat(charts.get(1).rows().get(0).numbers()).containsExactly("0", "0", "Reject");
    assertThat(charts.get(1).high()).isPositive();
    assertThat(ColumnChart.of(Samples.accepted(), WORDING)).as("no inventory").isEmpty();
  }

  @Test
  void ofManyColumns_thoseThatAddMostAreDrawn() {
    List<ColumnSummary> schema = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      schema.add(column("x".repeat(500) + i, Role.OTHER, (long) i, 1L));
    }
    List<Block> blocks = ColumnChart.of(withSchema(schema), WORDING);
    assertThat(rows(blocks)).hasSize(20);
    assertThat(rows(blocks).get(19).numbers()).startsWith("40");
    assertThat(blocks.get(1).toString().replace('\u00a0', ' '))
        .contains("40 columns", "at most 39 patients");
  }

  @Test
  void figuresThatMoved_standBeforeAndNow_againstTheLimit() {
    Limit mean = limit(Quantity.PROSECUTOR_MEAN, "0.05", null);
    Limit gone = limit(Quantity.SAMPLE_UNIQUES, "3", null);
    History history =
        new History(
            "",
            "before",
            LocalDate.of(2026, 5, 3),
            null,
            Outcome.ACCEPT,
            10,
            5,
            History.Comparison.NO_FINGERPRINTS,
            List.of(),
            List.of(
                moved(Quantity.PROSECUTOR_MEAN, new Estimate.Real(0.1), new Estimate.Real(0.025)),
                moved(Quantity.PROSECUTOR_HIGHEST, new Estimate.Real(1), new Estimate.Real(0.5)),
                moved(Quantity.K, new Estimate.Count(2), new Estimate.Count(2)),
                moved(Quantity.SAMPLE_UNIQUES, new Estimate.Count(1), null)),
            List.of(
                new LimitChange(mean, true, true, Verdict.VIOLATED, Verdict.MET),
                new LimitChange(gone, true, false, Verdict.MET, Verdict.UNDEFINED)));
    List<Block> blocks = HistoryChart.of(Samples.accepted(), history, WORDING);
    List<Chart.Rows> charts = charts(blocks);
    assertThat(charts).hasSize(2);
    Row limited = charts.get(0).rows().get(0);
    assertThat(at(limited, Sign.RING)).containsExactly(2.0);
    assertThat(at(limited, Sign.DOT)).containsExactly(0.5);
    assertThat(plain(limited.numbers())).containsExactly("10 %", "2.5 %", "at most 5 %", "Safer");
    Row share = charts.get(1).rows().get(0);
    assertThat(charts.get(1).rows()).hasSize(1);
    assertThat(at(share, Sign.RING)).containsExactly(1.0);
    assertThat(at(share, Sign.DOT)).containsExactly(0.5);
    History still =
        new History(
            "",
            "before",
            LocalDate.of(2026, 5, 3),
            null,
            Outcome.ACCEPT,
            10,
            5,
            History.Comparison.NO_FINGERPRINTS,
            List.of(),
            List.of(moved(Quantity.K, new Estimate.Count(2), new Estimate.Count(2))),
            List.of());
    assertThat(HistoryChart.of(Samples.accepted(), still, WORDING)).isEmpty();
  }

  @Test
  void moreMovedSharesThanAPictureHolds_areCounted() {
    List<RiskChange> risks = new ArrayList<>();
    for (int i = 0; i < 18; i++) {
      risks.add(
          new RiskChange(
              Quantity.PROSECUTOR_MEAN,
              Unit.PATIENT,
              null,
              new Params(null, "1", null, "set-" + i),
              new Estimate.Real(0.1),
              new Estimate.Real(0.2),
              RiskChange.Direction.RISKIER));
    }
    History history =
        new History(
            "",
            "before",
            LocalDate.of(2026, 5, 3),
            null,
            Outcome.ACCEPT,
            10,
            5,
            History.Comparison.NO_FINGERPRINTS,
            List.of(),
            risks,
            List.of());
    List<Block> blocks = HistoryChart.of(Samples.accepted(), history, WORDING);
    assertThat(rows(blocks)).hasSize(15);
    assertThat(((Block.Paragraph) blocks.get(1)).text())
        .isEqualTo("Not drawn, because there are so many: 3; section 10 has them.");
    assertThat(
            HistoryChart.of(
                Samples.accepted(),
                new History(
                    "",
                    "before",
                    LocalDate.of(2026, 5, 3),
                    null,
                    Outcome.ACCEPT,
                    10,
                    5,
                    History.Comparison.NO_FINGERPRINTS,
                    List.of(),
                    risks.subList(0, 15),
                    List.of()),
                WORDING))
        .hasSize(1);
  }

  private static RiskChange moved(Quantity quantity, Estimate before, @Nullable Estimate now) {
    return new RiskChange(
        quantity,
        Unit.PATIENT,
        null,
        ONE,
        before,
        now,
        RiskChange.direction(quantity, before, now));
  }

  @Test
  void leaks_areATableOfCounts() {
    Assessment a = Samples.accepted();
    assertThat(LeakTable.of(a, WORDING)).isEmpty();
    Assessment leaky =
        with(
            a,
            schema -> schema,
            List.of(
                new Finding(
                    "uid-tells-date", Severity.BLOCKING, "StudyInstanceUID", "T.", "3 of 5"),
                new Finding("uid-maker-roots", Severity.WARNING, "SeriesInstanceUID", "R.", "1")));
    Table table = (Table) LeakTable.of(leaky, WORDING).get(1);
    assertThat(table.rows()).hasSize(1);
    assertThat(table.rows().get(0).toString())
        .contains("StudyInstanceUID", "the date of the visit", "3 of 5", "Blocking");
  }

  /** Who does not see a chart is told every number that stands beside its marks. */
  @Test
  void everyNumber_isInTheAlternativeText() {
    int figures = 0;
    for (Assessment a :
        List.of(
            Samples.accepted(),
            Samples.rejected(),
            Samples.undetermined(),
            Samples.empty(),
            Samples.nasty(),
            Samples.extensive(),
            Samples.wildcard(),
            LinkedSamples.four(),
            LinkedSamples.fifteen())) {
      ReportDocument report = ReportDocument.of(a, Samples.RECORD_SHA256, Samples.ENGLISH);
      for (Figure figure :
          report.sections().stream()
              .flatMap(section -> section.blocks().stream())
              .flatMap(b -> b instanceof Figure f ? Stream.of(f) : Stream.empty())
              .toList()) {
        assertThat(figure.alternative()).isNotBlank().doesNotContain("{0}", "null");
        assertThat(figure.caption()).isNotBlank();
        if (figure.chart() instanceof Chart.Rows rows) {
          figures++;
          for (Row row : rows.rows()) {
            assertThat(figure.alternative()).contains(row.numbers());
          }
        }
      }
    }
    assertThat(figures).isGreaterThan(12);
  }

  private static ColumnSummary column(
      String name, Role role, @Nullable Long made, @Nullable Long alone) {
    return new ColumnSummary(
        new ColumnSpec(name, 1, role, RoleOrigin.POLICY, Knowledge.EVENT, ValueFormat.TEXT),
        3L,
        0,
        0,
        0,
        "",
        new ColumnInventory(null, "none", ValueFormat.TEXT, null, false, 0.5, 8, alone, made));
  }

  private static Assessment withSchema(List<ColumnSummary> schema) {
    Assessment a = Samples.extensive();
    return with(a, old -> schema, a.findings());
  }

  private static Assessment with(
      Assessment a, UnaryOperator<List<ColumnSummary>> schema, List<Finding> findings) {
    return new Assessment(
        a.tool(),
        a.asOf(),
        a.release(),
        a.policy(),
        a.data(),
        schema.apply(a.schema()),
        a.measurements(),
        a.subgroups(),
        a.linkage(),
        a.joined(),
        findings,
        a.decision(),
        a.sensitivity(),
        a.inventory(),
        a.history(),
        a.provenance());
  }
}
