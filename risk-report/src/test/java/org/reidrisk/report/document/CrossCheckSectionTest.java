package org.reidrisk.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.CrossCheckResult;
import org.reidrisk.record.CrossCheckResult.Preparation;
import org.reidrisk.record.PeerComparison;
import org.reidrisk.record.PeerComparison.Reason;
import org.reidrisk.report.document.Block.BulletList;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Emphasis;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;

class CrossCheckSectionTest {

  private static Assessment with(CrossCheckResult... results) {
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
        a.history(),
        List.of(results),
        a.provenance());
  }

  private static PeerComparison mean(Estimate ours, Estimate peers, long roundings, Reason... why) {
    return new PeerComparison(
        Quantity.PROSECUTOR_MEAN,
        null,
        Params.ofSet("colleague"),
        ours,
        peers,
        null,
        roundings,
        List.of(why));
  }

  private static List<Section> sections(Assessment assessment) {
    return ReportDocument.of(assessment, "ab".repeat(32), Messages.of("en")).sections();
  }

  @Test
  void withoutACrossCheck_thereIsNoAnnex() {
    assertThat(sections(with())).noneMatch(s -> s.title().contains("other programs"));
  }

  @Test
  void theAnnexIsTheLast_andSaysWhatDiffersToTheLastDigit() {
    Estimate tenth = new Estimate.Real(0.1);
    List<Section> sections =
        sections(
            with(
                new CrossCheckResult(
                    "arx",
                    "3.9.2",
                    List.of(
                        mean(tenth, tenth, 0),
                        mean(
                            tenth,
                            new Estimate.Real(Math.nextUp(0.1)),
                            3,
                            new Reason("rounding", "It rounds.")),
                        mean(tenth, new Estimate.Real(0.2), 0),
                        mean(tenth, new Estimate.Undefined("peer-has-none", "None."), 0),
                        mean(new Estimate.Undefined("ours-none", "Nothing."), tenth, 0)))));
    Section annex = sections.get(sections.size() - 1);
    assertThat(annex.title()).endsWith("Figures of other programs");
    List<List<Cell>> rows =
        annex.blocks().stream()
            .filter(Table.class::isInstance)
            .map(b -> ((Table) b).rows())
            .findFirst()
            .orElseThrow();
    assertThat(rows).hasSize(5);
    assertThat(rows.get(0).get(0).detail()).contains("colleague");
    assertThat(rows.get(0).get(3)).isEqualTo(new Cell("the same"));
    assertThat(rows.get(1).get(1).text()).isEqualTo("0.1");
    assertThat(rows.get(1).get(2).text()).isEqualTo("0.10000000000000002");
    assertThat(rows.get(1).get(3).detail()).isEqualTo("rounding");
    assertThat(rows.get(2).get(3).emphasis()).isEqualTo(Emphasis.VIOLATED);
    assertThat(rows.get(3).get(1).text()).isEqualTo("0.1");
    assertThat(rows.get(3).get(2).text()).isEqualTo("–");
    assertThat(rows.get(3).get(3).detail()).isEqualTo("None.");
    assertThat(rows.get(4).get(1).text()).isEqualTo("Undefined");
    assertThat(rows.get(4).get(3).detail()).isEqualTo("Nothing.");
    assertThat(annex.blocks()).contains(new BulletList(List.of("rounding: It rounds.")));
  }

  private static PeerComparison histograms(
      Quantity quantity, Estimate ours, Estimate peers, Reason... why) {
    return new PeerComparison(
        quantity,
        null,
        Params.ofSet(null),
        ours,
        peers,
        why.length == 0 ? null : peers,
        0,
        List.of(why));
  }

  private static Section annex(List<Preparation> prepared, PeerComparison... comparisons) {
    List<Section> sections =
        sections(with(new CrossCheckResult("arx", "3.9.2", prepared, List.of(comparisons))));
    return sections.get(sections.size() - 1);
  }

  private static List<List<Cell>> rows(Section annex) {
    return annex.blocks().stream()
        .filter(Table.class::isInstance)
        .map(b -> ((Table) b).rows())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void distributionsThatDiffer_showTheFirstSizeThatDoes() {
    Estimate ours = new Estimate.Histogram(List.of(new Bin(2, 5), new Bin(14, 1)));
    Estimate peers = new Estimate.Histogram(List.of(new Bin(2, 4), new Bin(14, 1)));
    Estimate single = new Estimate.Histogram(List.of(new Bin(7, 1)));
    List<List<Cell>> rows =
        rows(
            annex(
                List.of(),
                histograms(
                    Quantity.CLASS_SIZE_HISTOGRAM, ours, peers, new Reason("rule", "A rule.")),
                histograms(Quantity.PATIENTS_BY_SMALLEST_CLASS, single, single)));
    assertThat(rows.get(0).get(1)).isEqualTo(new Cell("2 sizes, largest 14", "5 of size 2"));
    assertThat(rows.get(0).get(2)).isEqualTo(new Cell("2 sizes, largest 14", "4 of size 2"));
    assertThat(rows.get(1).get(0).text()).isEqualTo("Rows by the size of their group");
    assertThat(rows.get(1).get(1)).isEqualTo(new Cell("1 size, largest 7"));
  }

  @Test
  void aLimitAsWritten_isToldFromAClassSize() {
    Estimate half = new Estimate.Real(0.5);
    Params below = new Params(11, null, null, null);
    List<String> names =
        rows(
                annex(
                    List.of(),
                    new PeerComparison(
                        Quantity.PROSECUTOR_SHARE_ABOVE,
                        null,
                        below,
                        half,
                        half,
                        null,
                        0,
                        List.of()),
                    new PeerComparison(
                        Quantity.PROSECUTOR_SHARE_ABOVE,
                        null,
                        below.withModel("limit-0.09"),
                        half,
                        half,
                        null,
                        0,
                        List.of())))
            .stream()
            .map(row -> row.get(0).text())
            .toList();
    assertThat(names)
        .containsExactly(
            "Share in a group smaller than 11",
            "Share in a group smaller than 11, limit 0.09 as written");
  }

  @Test
  void whatWasPrepared_isSaidWhereSomethingWas() {
    PeerComparison same = mean(new Estimate.Real(0.1), new Estimate.Real(0.1), 0);
    Section annex =
        annex(
            List.of(
                new Preparation("blanks-trimmed", "blanks cut off"),
                new Preparation("rows-left-out", "2 rows left out")),
            same);
    assertThat(annex.blocks())
        .contains(
            new Paragraph(
                "The rows that arx measured were prepared here first: blanks cut off; 2 rows left out."
                    + " A CSV file that is loaded into arx by hand can give other figures."));
    assertThat(annex(List.of(), same).blocks()).hasSize(annex.blocks().size() - 1);
  }
}
