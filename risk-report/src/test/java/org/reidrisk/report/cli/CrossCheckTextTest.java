package org.reidrisk.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.CrossCheckResult;
import org.reidrisk.record.CrossCheckResult.Preparation;
import org.reidrisk.record.PeerComparison;
import org.reidrisk.record.PeerComparison.Reason;

class CrossCheckTextTest {
  private static final Estimate ONE = new Estimate.Count(1);

  private static PeerComparison comparison(
      Quantity quantity, Params params, Estimate ours, Estimate peers, Reason... why) {
    Estimate rule = why.length == 0 ? null : peers;
    return new PeerComparison(quantity, null, params, ours, peers, rule, 0, List.of(why));
  }

  private static List<String> lines(List<Preparation> prepared, PeerComparison... comparisons) {
    String text =
        CrossCheckText.table(new CrossCheckResult("arx", "3.9.2", prepared, List.of(comparisons)));
    return new ArrayList<>(Arrays.stream(text.split("\n")).map(String::strip).toList());
  }

  private static List<String> cells(String line) {
    return List.of(line.split(" {2,}"));
  }

  @Test
  void everyCode_hasItsLineOnce() {
    Estimate none = new Estimate.Undefined("peer-has-none", "There is none.");
    Estimate own = new Estimate.Undefined("no-classes", "There are no classes.");
    Params all = Params.ofSet(null);
    List<String> lines =
        lines(
            List.of(),
            comparison(Quantity.K, all, ONE, new Estimate.Count(2), new Reason("rule", "A rule.")),
            comparison(Quantity.EQUIVALENCE_CLASSES, all, ONE, none),
            comparison(Quantity.SAMPLE_UNIQUES, all, ONE, none),
            comparison(Quantity.SAMPLE_UNIQUES, Params.ofSet("s"), own, ONE));
    assertThat(cells(lines.get(3)))
        .containsExactly("equivalence-classes", "1", "-", "not compared: peer-has-none");
    assertThat(cells(lines.get(5)))
        .containsExactly("sample-uniques set s", "-", "1", "not compared: no-classes");
    assertThat(lines.subList(6, lines.size()))
        .containsExactly(
            "rule: A rule.", "peer-has-none: There is none.", "no-classes: There are no classes.");
  }

  @Test
  void whatWasPrepared_standsUnderTheTableInOneLine() {
    PeerComparison same = comparison(Quantity.K, Params.ofSet(null), ONE, ONE);
    List<String> lines =
        lines(
            List.of(
                new Preparation("blanks-trimmed", "blanks cut off"),
                new Preparation("rows-left-out", "2 rows left out")),
            same);
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo(
            "The rows that arx measured were prepared here first: blanks cut off; 2 rows left out. A"
                + " CSV file that is loaded into arx by hand can give other figures.");
    assertThat(lines(List.of(), same)).hasSize(lines.size() - 1);
  }

  @Test
  void distributionsThatDiffer_showWhere() {
    Params all = Params.ofSet(null);
    Estimate ours = new Estimate.Histogram(List.of(new Bin(2, 5), new Bin(14, 1)));
    Estimate peers = new Estimate.Histogram(List.of(new Bin(2, 4), new Bin(14, 1)));
    Estimate single = new Estimate.Histogram(List.of(new Bin(7, 1)));
    List<String> lines =
        lines(
            List.of(),
            comparison(
                Quantity.CLASS_SIZE_HISTOGRAM, all, ours, peers, new Reason("rule", "A rule.")),
            comparison(Quantity.PATIENTS_BY_SMALLEST_CLASS, all, single, single));
    assertThat(cells(lines.get(2)))
        .containsExactly(
            "class-size-histogram",
            "2 sizes, largest 14; 5 of size 2",
            "2 sizes, largest 14; 4 of size 2",
            "rule");
    assertThat(cells(lines.get(3)))
        .containsExactly(
            "patients-by-smallest-class (rows)", "1 size, largest 7", "1 size, largest 7", "same");
  }

  @Test
  void aLimitAsWritten_isToldFromAClassSize() {
    Params below = new Params(11, null, null, null);
    Estimate half = new Estimate.Real(0.5);
    List<String> lines =
        lines(
            List.of(),
            comparison(Quantity.PROSECUTOR_SHARE_ABOVE, below, half, half),
            comparison(Quantity.PROSECUTOR_SHARE_ABOVE, below.withModel("limit-0.09"), half, half));
    assertThat(cells(lines.get(2)).get(0)).isEqualTo("prosecutor-share-above below 11");
    assertThat(cells(lines.get(3)).get(0))
        .isEqualTo("prosecutor-share-above below 11, limit 0.09 as written");
  }
}
