package org.reidrisk.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.CrossCheckResult;
import org.reidrisk.record.PeerComparison;
import org.reidrisk.record.PeerComparison.Reason;
import org.reidrisk.report.document.Block.BulletList;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Emphasis;
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
                        mean(tenth, new Estimate.Undefined("peer-has-none", "None."), 0)))));
    Section annex = sections.get(sections.size() - 1);
    assertThat(annex.title()).endsWith("Figures of other programs");
    List<List<Cell>> rows =
        annex.blocks().stream()
            .filter(Table.class::isInstance)
            .map(b -> ((Table) b).rows())
            .findFirst()
            .orElseThrow();
    assertThat(rows).hasSize(4);
    assertThat(rows.get(0).get(0).detail()).contains("colleague");
    assertThat(rows.get(0).get(3)).isEqualTo(new Cell("the same"));
    assertThat(rows.get(1).get(1).text()).isEqualTo("0.1");
    assertThat(rows.get(1).get(2).text()).isEqualTo("0.10000000000000002");
    assertThat(rows.get(1).get(3).detail()).isEqualTo("rounding");
    assertThat(rows.get(2).get(3).emphasis()).isEqualTo(Emphasis.VIOLATED);
    assertThat(rows.get(3).get(3).detail()).isEqualTo("None.");
    assertThat(annex.blocks()).contains(new BulletList(List.of("rounding: It rounds.")));
  }
}
