package org.reidrisk.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.record.LinkageResult.Size;
import org.reidrisk.report.document.Block.Callout;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Emphasis;
import org.reidrisk.report.document.Block.Fact;
import org.reidrisk.report.document.Block.Figure;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.KeyValues;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;

class LinkageSectionTest {

  private static final String TITLE = "Attacks with particular other data";

  @Test
  void withoutScenarios_theSectionSaysThatNobodyTried_andTheScopeToo() {
    ReportDocument report = report(Samples.accepted());
    assertThat(words(Sections.named(report, TITLE).blocks()))
        .isEqualTo(
            "No attacker’s table was joined with the release: nobody has tried.\n"
                + "Whether people tried to find patients by hand, as motivated intruders, is not in"
                + " the record.\n"
                + "The policy names no earlier release to be held against this one.");
    assertThat(scope(report)).contains("no attacker’s table was joined");
  }

  @Test
  void withScenarios_theScopeDoesNotSaySo() {
    ReportDocument report = report(LinkedSamples.four());
    assertThat(scope(report))
        .doesNotContain("attacker’s table was joined")
        .contains("Image pixels");
    assertThat(report.sections())
        .extracting(Section::title)
        .contains("7 " + TITLE, "1 Scope and purpose");
  }

  @Test
  void summary_hasARowForEachScenario_withItsLimit() {
    Table summary = tables(section(LinkedSamples.fifteen()).blocks()).get(0);
    assertThat(summary.rows()).hasSize(15);
    assertThat(texts(summary.rows().get(0)))
        .containsExactly(
            "ris-colleague-1", "8,505", "28.9 %", "92.9 %", "94 %", "at most 9 %", "Violated");
    assertThat(summary.rows().get(0).get(6).emphasis()).isEqualTo(Emphasis.VIOLATED);
    assertThat(texts(summary.rows().get(2)))
        .containsExactly(
            "claims-3",
            "1,000",
            "10 %",
            "between 0 % and 10 %",
            "15 %",
            "at most 9 %",
            "Not shown");
    assertThat(texts(summary.rows().get(3)))
        .containsExactly("dose-log-4", "500", "0 %", "cannot tell", "–", "–", "no limit");
  }

  @Test
  void firstPage_namesTheScenarioThatDecided() {
    assertThat(
            String.valueOf(report(LinkedSamples.four()).sections().get(0)).replace('\u00a0', ' '))
        .contains(
            "Violated: Targets found: the right patient is the only candidate, in scenario"
                + " ris-colleague, is 92.9 %; the policy asks for at most 9 %.");
  }

  @Test
  void everybodyForEverybody_isNoZero() {
    LinkageResult r = LinkedSamples.claims();
    LinkageResult everything =
        new LinkageResult(
            r.id(),
            r.preset(),
            r.attacker(),
            r.attack(),
            r.power(),
            r.membershipKnown(),
            r.source(),
            r.sha256(),
            r.join(),
            1_000,
            0,
            0,
            1_000,
            null,
            0,
            new LinkageResult.Rate(0, 0),
            r.byChance(),
            r.byChance(),
            null,
            List.of(new Size(30_805, 1_000)),
            List.of(),
            r.verdict());
    List<Block> page = page(everything);
    assertThat(page)
        .anyMatch(b -> b instanceof Callout c && c.text().contains("tell nobody apart"));
    assertThat(texts(tables(page).get(1).rows().get(1)).get(1)).isEqualTo("cannot tell");
  }

  @Test
  void keysThatTheReleaseLacks_areSaid() {
    LinkageResult r = LinkedSamples.schedule();
    assertThat(facts(page(r))).noneMatch(fact -> fact.contains("Keys not in the release"));
    LinkageResult.Truth t = Objects.requireNonNull(r.truth());
    LinkageResult absent =
        new LinkageResult(
            r.id(),
            r.preset(),
            r.attacker(),
            r.attack(),
            r.power(),
            r.membershipKnown(),
            r.source(),
            r.sha256(),
            r.join(),
            r.targets(),
            r.none(),
            r.unique(),
            r.ambiguous(),
            new LinkageResult.Truth(
                t.members(),
                t.covered(),
                t.correct(),
                t.wrong(),
                t.outsiders(),
                t.claimed(),
                t.unknown(),
                1_200,
                40,
                t.precision(),
                t.recall(),
                t.byPrevalence()),
            r.uniqueRate(),
            r.correctRate(),
            r.byCandidates(),
            r.byChance(),
            null,
            r.candidateSetSizes(),
            r.remedies(),
            r.verdict());
    assertThat(facts(page(absent)))
        .anyMatch(
            fact ->
                fact.contains("Keys not in the release")
                    && fact.contains("1,200 of the targets")
                    && fact.contains("candidates of 40 of them may be right"));
  }

  private static List<String> facts(List<Block> page) {
    return page.stream()
        .filter(Block.KeyValues.class::isInstance)
        .map(block -> block.toString().replace('\u00a0', ' '))
        .toList();
  }

  @Test
  void everyScenario_beginsAPage_andSaysWhoAndWhat() {
    List<Block> page = page(LinkedSamples.schedule());
    assertThat(page.get(0)).isEqualTo(new Heading("7.1 Scenario ris-colleague (preset L1)", true));
    assertThat(words(page))
        .contains("The attacker: A radiographer who can query the schedule of two hospitals.")
        .contains("does not know who of them is in the release", "One row at a time");
    assertThat(texts(tables(page).get(0).rows().get(1)))
        .containsExactly("StudyTime", "ExamTime", "date, from -5 to 20 minutes");
    List<Block> trajectory = page(LinkedSamples.sample());
    assertThat(words(trajectory))
        .contains("200 patients drawn from the release itself", "a matching event for each of them")
        .contains("has no errors. The result is an upper bound");
  }

  @Test
  void chart_countsEachTargetOnce_andMarksSingleCandidates() {
    for (LinkageResult result :
        List.of(
            LinkedSamples.schedule(),
            LinkedSamples.sample(),
            LinkedSamples.claims(),
            LinkedSamples.nothing())) {
      Figure figure =
          page(result).stream()
              .filter(Figure.class::isInstance)
              .map(Figure.class::cast)
              .findFirst()
              .orElseThrow();
      List<Chart.Bar> bars = ((Chart.Bars) figure.chart()).bars();
      assertThat(bars)
          .extracting(Chart.Bar::bin)
          .containsExactly("0", "1", "2", "3–4", "5–10", "11–20", "> 20");
      assertThat(bars.stream().mapToLong(Chart.Bar::count).sum()).isEqualTo(result.targets());
      assertThat(bars.get(0).count()).isEqualTo(result.none());
      assertThat(bars.get(1).count()).isEqualTo(result.unique());
      assertThat(bars).extracting(Chart.Bar::belowLimit).containsOnlyOnce(true);
      assertThat(bars.get(6).count())
          .isEqualTo(
              result.candidateSetSizes().stream()
                  .filter(s -> s.candidates() > 20)
                  .mapToLong(Size::targets)
                  .sum());
      assertThat(figure.alternative()).contains("1: " + bars.get(1).label());
    }
  }

  @Test
  void rates_standBesideGuessing_andTheLimitOnItsOwnLineOnly() {
    List<List<Cell>> rows = tables(page(LinkedSamples.schedule())).get(1).rows();
    assertThat(texts(rows.get(0)))
        .containsExactly("Targets with a single candidate", "28.9 %", "–", "");
    assertThat(rows.get(1).get(0).detail()).isEqualTo("2,301 of 2,476 targets in the release");
    assertThat(texts(rows.get(1)))
        .containsExactly(
            "Targets found: the right patient is the only candidate",
            "92.9 %",
            "at most 9 %",
            "Violated");
    assertThat(rows.get(2).get(1).text().replace('\u00a0', ' ')).isEqualTo("94 %");
    assertThat(rows.get(3).get(0).detail()).isEqualTo("1 / 30,805 patients");
  }

  @Test
  void sample_printsDesignIntervalsAndSites() {
    assertThat(words(page(LinkedSamples.sample())))
        .contains("simple random sample of 200 of 30805 patients")
        .contains("0.547 % to 5.04 % on the right patient, exact (Clopper–Pearson)")
        .contains("its upper end decides", "0.78 % to 5.03 % (Wilson)")
        .contains("up to 6.1 %, if sites are what was sampled (7 of them)")
        .contains("the larger of the two upper ends decides")
        .doesNotContain("Everybody in the table was attacked");
    assertThat(words(page(LinkedSamples.schedule())))
        .contains("the rates are known for these people and have no interval")
        .doesNotContain("Clopper");
  }

  @Test
  void outsiders_areTheControl_andPrecisionDependsOnPrevalence() {
    List<Block> page = page(LinkedSamples.schedule());
    assertThat(words(page))
        .contains("6,029 of the targets; 101 of them (1.68 %) have a single candidate all the same")
        .contains(
            "2,460, of which 159 are the wrong patient (58 of them for people in the release)");
    Table precision = tables(page).get(2);
    assertThat(precision.columns())
        .extracting(c -> c.title().replace('\u00a0', ' '))
        .containsExactly(
            "If so many of the targets are in the release",
            "1 %",
            "10 %",
            "29.1 % (as here)",
            "50 %",
            "100 %");
    assertThat(texts(precision.rows().get(0)).get(1)).isEqualTo("34.5 %");
  }

  @Test
  void remedies_areSortedByWhatTheyLeave_andTheRestIsCounted() {
    List<Block> page = page(LinkedSamples.schedule());
    List<List<Cell>> rows = tables(page).get(3).rows();
    assertThat(rows.stream().map(row -> row.get(0).text()))
        .containsExactly(
            "StudyDate: removed",
            "StudyDate: year",
            "StudyDate: month",
            "StudyTime: removed",
            "as it is now");
    assertThat(texts(rows.get(4))).containsExactly("as it is now", "2,460", "2,301");
    assertThat(words(page)).contains("Other changes tried: 3;");
    assertThat(words(page(LinkedSamples.nothing()))).contains("was not tried");
  }

  @Test
  void cannotTell_isSaidOnTop() {
    List<Block> page = page(LinkedSamples.nothing());
    assertThat(page).anyMatch(b -> b instanceof Callout c && c.text().startsWith("Cannot tell"));
    assertThat(page(LinkedSamples.schedule())).noneMatch(Callout.class::isInstance);
    assertThat(words(page(LinkedSamples.claims())))
        .contains("Nobody says who is who or who is in the release")
        .contains("of those in the release the share may be higher");
  }

  private static ReportDocument report(Assessment assessment) {
    return ReportDocument.of(assessment, Samples.RECORD_SHA256, Samples.ENGLISH);
  }

  private static Section section(Assessment assessment) {
    return report(assessment).sections().stream()
        .filter(s -> s.title().endsWith(TITLE))
        .findFirst()
        .orElseThrow();
  }

  /** The blocks of a scenario. */
  private static List<Block> page(LinkageResult result) {
    List<Block> blocks = section(LinkedSamples.assessment(List.of(result))).blocks();
    int start = 0;
    while (!(blocks.get(start) instanceof Heading)) {
      start++;
    }
    int end = start + 1;
    while (!(blocks.get(end) instanceof Heading)) {
      end++;
    }
    return blocks.subList(start, end);
  }

  private static String scope(ReportDocument report) {
    return report.sections().stream()
        .filter(s -> s.title().contains("Scope"))
        .flatMap(s -> s.blocks().stream())
        .map(String::valueOf)
        .collect(Collectors.joining("\n"));
  }

  private static List<Table> tables(List<Block> blocks) {
    return blocks.stream().filter(Table.class::isInstance).map(Table.class::cast).toList();
  }

  private static List<String> texts(List<Cell> row) {
    return row.stream().map(cell -> cell.text().replace('\u00a0', ' ')).toList();
  }

  private static String words(List<Block> blocks) {
    List<String> words = new ArrayList<>();
    for (Block block : blocks) {
      if (block instanceof Paragraph paragraph) {
        words.add(paragraph.text());
      } else if (block instanceof KeyValues facts) {
        facts.entries().stream().map(Fact::value).forEach(words::add);
      }
    }
    return String.join("\n", words).replace('\u00a0', ' ');
  }
}
