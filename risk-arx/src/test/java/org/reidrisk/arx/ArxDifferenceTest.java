package org.reidrisk.arx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reidrisk.assess.CrossCheck;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.CrossCheckResult;
import org.reidrisk.record.PeerComparison;
import org.reidrisk.record.PeerComparison.Verdict;

/** Each known difference, planted: it is named, and nothing is left unexplained. */
class ArxDifferenceTest {

  private static String policy(String table, String more) {
    return """
        reidrisk: 1
        release: {id: planted, tier: controlled}
        table: {%s}
        columns: {a: {role: quasi-identifier}, b: {role: quasi-identifier}, s: {role: %s}}
        """
        .formatted(table, more);
  }

  private static final String OTHER = "other";

  private static void allExplained(Measured measured) {
    assertThat(measured.count(Verdict.UNEXPLAINED)).isZero();
    assertThat(measured.arx().comparisons())
        .noneMatch(
            c -> c.peers() instanceof Estimate.Undefined u && u.code().equals("peer-failed"));
    assertThat(measured.assessment().findings())
        .noneMatch(f -> f.code().equals("cross-check-disagrees"));
  }

  @Test
  void rowsOfStars_areLeftOutByArx() {
    String csv = "a,b,s\n*,*,1\n*,*,1\n*,x,1\ny,x,1\ny,x,1\n";
    Measured measured = Measured.of(policy("", OTHER), csv, Map.of());
    allExplained(measured);
    assertThat(measured.reasons()).containsExactly("suppressed-rows-left-out");
    assertThat(measured.sentence("suppressed-rows-left-out")).doesNotContain("missing");
    assertThat(measured.prepared()).isEmpty();
    PeerComparison mean = measured.figure(Quantity.PROSECUTOR_MEAN);
    assertThat(mean.ours()).isEqualTo(new Estimate.Real(3 / 5.0));
    assertThat(mean.peers()).isEqualTo(new Estimate.Real(2 / 3.0));
    assertThat(measured.figure(Quantity.K).verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void starsThatThePolicyCallsMissing_meetOtherMissingCells() {
    String csv = "a,b,s\n*,x,1\n,x,1\n*,*,1\ny,x,1\n";
    Measured measured = Measured.of(policy("missing-values: ['', '*']", OTHER), csv, Map.of());
    allExplained(measured);
    assertThat(measured.reasons()).containsExactly("suppressed-rows-left-out");
    assertThat(measured.sentence("suppressed-rows-left-out")).contains("given missing cells");
    assertThat(measured.figure(Quantity.EQUIVALENCE_CLASSES).peers())
        .isEqualTo(new Estimate.Count(2));
    assertThat(measured.prepared()).contains("missing cells of quasi-identifiers given as \"*\"");
  }

  @Test
  void missingCells_meetTheTextNull() {
    String csv = "a,b,s\nNULL,x,1\n,x,1\ny,x,1\n";
    Measured measured = Measured.of(policy("", OTHER), csv, Map.of());
    allExplained(measured);
    assertThat(measured.reasons()).containsExactly("null-is-a-text");
    assertThat(measured.prepared())
        .containsExactly(
            "1 cell taken as missing", "missing cells of quasi-identifiers given as \"NULL\"");
    assertThat(measured.figure(Quantity.SAMPLE_UNIQUES).ours()).isEqualTo(new Estimate.Count(3));
    assertThat(measured.figure(Quantity.SAMPLE_UNIQUES).peers()).isEqualTo(new Estimate.Count(1));
  }

  /** The sizes 6 6 6 7 7 2 4 6, which ARX's own tests expect. */
  @Test
  void wildcards_giveTheSizesOfBoth() {
    String csv = "a,b,s\nM,1,\nM,1,\nM,1,\n,1,\n,1,\nF,2,\nF,,\nM,,\n";
    Measured measured = Measured.of(policy("missing: wildcard", OTHER), csv, Map.of());
    allExplained(measured);
    double mean = (4 / 6.0 + 2 / 7.0 + 1 / 2.0 + 1 / 4.0) / 8;
    Estimate.Real ours = (Estimate.Real) measured.figure(Quantity.PROSECUTOR_MEAN).ours();
    assertThat(ours.value()).isEqualTo(mean);
    assertThat(measured.figure(Quantity.K).peers()).isEqualTo(new Estimate.Count(2));
    assertThat(measured.share(5).peers()).isEqualTo(new Estimate.Real(2 / 8.0));
  }

  @Test
  void rowsOfWildcardsOnly_areLeftOutByArx() {
    String csv = "a,b,s\nM,1,\nM,1,\n,,\nF,1,\n";
    Measured measured = Measured.of(policy("missing: wildcard", OTHER), csv, Map.of());
    allExplained(measured);
    assertThat(measured.reasons()).contains("suppressed-rows-left-out");
    assertThat(measured.figure(Quantity.K).ours()).isEqualTo(new Estimate.Count(2));
    assertThat(measured.figure(Quantity.K).peers()).isEqualTo(new Estimate.Count(1));
  }

  @Test
  void withWildcards_aStarThatThePolicyDoesNotCallMissing_isStillOneToArx() {
    String csv = "a,b,s\n*,1,\nx,1,\ny,2,\n";
    Measured measured = Measured.of(policy("missing: wildcard", OTHER), csv, Map.of());
    allExplained(measured);
    assertThat(measured.reasons()).containsExactly("star-is-a-text");
    assertThat(measured.sentence("star-is-a-text"))
        .contains("Where missing cells are wildcards", "the policy does not list it");
    PeerComparison mean = measured.figure(Quantity.PROSECUTOR_MEAN);
    assertThat(mean.ours()).isEqualTo(new Estimate.Real(1));
    assertThat(mean.peers()).isEqualTo(new Estimate.Real(2 / 3.0));
    Measured told =
        Measured.of(policy("missing: wildcard, missing-values: ['*']", OTHER), csv, Map.of());
    assertThat(told.figure(Quantity.PROSECUTOR_MEAN).verdict()).isEqualTo(Verdict.SAME);
    assertThat(told.reasons()).isEmpty();
    // Without wildcards ARX takes a single star for a text, too, listed or not.
    for (String table : List.of("", "missing-values: ['', '*']")) {
      Measured other = Measured.of(policy(table, OTHER), csv + ",1,\n", Map.of());
      allExplained(other);
      assertThat(other.reasons()).isEmpty();
    }
  }

  @Test
  void aLimitOfManyDigits_isReadAsTheDoubleItIs() {
    String csv = "a,b,s\n" + "x,1,\n".repeat(3) + "y,1,\n".repeat(4);
    String limits =
        "limits: {explicit: [{quantity: prosecutor-highest, at-most: 0.3333333333333333, mode:"
            + " strict}]}\n";
    Measured measured = Measured.of(policy("", OTHER) + limits, csv, Map.of());
    allExplained(measured);
    assertThat(measured.reasons()).containsExactly("limit-read-strictly");
  }

  @Test
  void hierarchicalCloseness_holdsWhereMissingCellsMeetTheTextNull() {
    String csv = "a,b,s\nNULL,1,x1\n,1,y1\n,1,x1\nq,1,y2\nq,1,x2\nq,1,x2\n";
    Measured measured =
        Measured.of(
            policy("", "sensitive, distance: {hierarchical: tree.csv}"),
            csv,
            Map.of("tree.csv", TREE));
    allExplained(measured);
    PeerComparison t = measured.figure(Quantity.T_CLOSENESS);
    assertThat(t.verdict()).isEqualTo(Verdict.EXPLAINED);
    assertThat(t.reasons().get(0).code()).isEqualTo("null-is-a-text");
  }

  @Test
  void deltaDisclosure_isComparedWhereSensitiveCellsAreMissing() {
    String csv = "a,b,s\nx,1,u\nx,1,\nx,1,\ny,1,u\ny,1,v\ny,1,\n";
    Measured measured = Measured.of(policy("", "sensitive"), csv, Map.of());
    PeerComparison delta =
        measured.all(Quantity.DELTA_DISCLOSURE).stream()
            .filter(c -> c.params().model() != null)
            .findFirst()
            .orElseThrow();
    assertThat(delta.verdict()).isEqualTo(Verdict.EXPLAINED);
    assertThat(delta.reasons().stream().map(PeerComparison.Reason::code))
        .startsWith("missing-sensitive-is-a-value", "logarithm-of-base-two");
  }

  @Test
  void aLimitByTheRegulatorsTable_isReadStrictlyByArx() {
    StringBuilder csv = new StringBuilder("a,b,s\n");
    csv.append("x,1,\n".repeat(11)).append("y,1,\n".repeat(20)).append("z,1,\n".repeat(5));
    String limits =
        "limits: {explicit: [{quantity: prosecutor-highest, at-most: 0.09, mode: %s}]}\n";
    Measured regulator =
        Measured.of(policy("", OTHER) + limits.formatted("regulator"), csv.toString(), Map.of());
    allExplained(regulator);
    PeerComparison atLimit = regulator.atLimit("0.09");
    assertThat(atLimit.ours()).isEqualTo(new Estimate.Real(5 / 36.0));
    assertThat(atLimit.peers()).isEqualTo(new Estimate.Real(16 / 36.0));
    assertThat(regulator.reasons()).containsExactly("limit-read-strictly");
    Measured strict =
        Measured.of(policy("", OTHER) + limits.formatted("strict"), csv.toString(), Map.of());
    assertThat(strict.atLimit("0.09").verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void withWildcards_arxLetsASizeExceedByOnePercent() {
    // 1/(1/size) falls short of the size here, and ARX then takes the size below.
    int size = 103;
    while (Math.floor(1 / (1.0 / size)) == size) {
      size++;
    }
    String csv = "a,b,s\n" + "x,1,\n".repeat(size - 1) + "y,,\n".repeat(size + 5);
    String limits =
        "limits: {explicit: [{quantity: k, at-least: %d}, {quantity: prosecutor-share-above,"
            + " at-most: 0.5, threshold: %d}]}\n";
    Measured measured =
        Measured.of(
            policy("missing: wildcard", OTHER) + limits.formatted(size, size), csv, Map.of());
    allExplained(measured);
    assertThat(measured.reasons()).contains("one-percent-rule");
  }

  /** The example in docs/cross-check.md. */
  @Test
  void aHundredAndFourAlike_areFewerThanAHundredAndFiveToUsAlone() {
    String csv = "a,b,s\n" + "x,1,\n".repeat(104);
    String limits =
        "limits: {explicit: [{quantity: prosecutor-share-above, at-most: 0.5, threshold: 105}]}\n";
    Measured measured = Measured.of(policy("missing: wildcard", OTHER) + limits, csv, Map.of());
    allExplained(measured);
    assertThat(measured.share(105).ours()).isEqualTo(new Estimate.Real(1));
    assertThat(measured.share(105).peers()).isEqualTo(new Estimate.Real(0));
    assertThat(measured.reasons()).containsExactly("one-percent-rule");
    Measured without = Measured.of(policy("", OTHER) + limits, csv, Map.of());
    assertThat(without.share(105).verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void missingSensitiveCells_areAValueToArx() {
    String csv = "a,b,s\nx,1,u\nx,1,\nx,1,\ny,1,u\ny,1,v\ny,1,\n";
    Measured measured = Measured.of(policy("", "sensitive"), csv, Map.of());
    allExplained(measured);
    assertThat(measured.reasons()).contains("missing-sensitive-is-a-value");
    assertThat(measured.sentence("missing-sensitive-is-a-value")).contains("may rise or fall");
    assertThat(measured.prepared()).contains("missing sensitive cells given as one more value");
    assertThat(measured.figure(Quantity.L_DISTINCT).ours()).isEqualTo(new Estimate.Count(1));
    assertThat(measured.figure(Quantity.L_DISTINCT).peers()).isEqualTo(new Estimate.Count(2));
  }

  @Test
  void arxsAverageJournalistRisk_isTheLargerOfTwo() {
    // f=(1,100), F=(2,100): 2/102 from the population, and (1/2 + 1)/101 from the release.
    String csv = "a,b,s\nx,1,\n" + "y,1,\n".repeat(100);
    String register = "a,b\nx,1\nx,1\n" + "y,1\n".repeat(100);
    String population = "population: {register: r.csv, source: planted, date: 2026-01-01}\n";
    Measured measured = Measured.of(policy("", OTHER) + population, csv, Map.of("r.csv", register));
    allExplained(measured);
    PeerComparison mean = measured.figure(Quantity.JOURNALIST_MEAN);
    assertThat(mean.ours()).isEqualTo(new Estimate.Real(1.5 / 101));
    assertThat(mean.peers()).isEqualTo(new Estimate.Real(2 / 102.0));
    assertThat(mean.reasons().get(0).code()).isEqualTo("larger-of-two-means");
    assertThat(measured.figure(Quantity.K_MAP).verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void aRegisterThatLacksSomebody_isCompletedForArx() {
    String csv = "a,b,s\nx,1,\ny,1,\ny,1,\nz,1,\n";
    String register = "a,b,n\nx,1,4\ny,1,1\nw,1,9\n";
    String population =
        "population: {register: r.csv, count: n, source: planted, date: 2026-01-01}\n";
    Measured measured = Measured.of(policy("", OTHER) + population, csv, Map.of("r.csv", register));
    allExplained(measured);
    assertThat(measured.figure(Quantity.MARKETER).peers())
        .isEqualTo(new Estimate.Real((1 / 4.0 + 1 + 1) / 4));
    assertThat(measured.figure(Quantity.K_MAP).peers()).isEqualTo(new Estimate.Count(1));
    assertThat(measured.prepared())
        .containsExactly(
            "a population made of the register, with people added where it holds fewer than the"
                + " release");
    assertThat(measured.figure(Quantity.DELTA_PRESENCE).whyNotCompared())
        .hasValueSatisfying(none -> assertThat(none.code()).isEqualTo("peer-tests-bounds"));
    assertThat(measured.figure(Quantity.JOURNALIST_MEAN_FROM_REGISTER).whyNotCompared())
        .hasValueSatisfying(none -> assertThat(none.code()).isEqualTo("peer-gives-larger-mean"));
  }

  /** What a missing value costs in an order depends on its place. */
  @Test
  void aMissingSensitiveCell_isTheLastOfAnOrderToArx() {
    String csv = "a,b,s\nx,1,low\nx,1,\ny,1,high\ny,1,high\n";
    Measured measured =
        Measured.of(policy("", "sensitive, distance: {ordered: [low, high]}"), csv, Map.of());
    allExplained(measured);
    assertThat(measured.prepared())
        .contains(
            "missing sensitive cells given as one more value, the last one where values have an"
                + " order");
    PeerComparison t = measured.figure(Quantity.T_CLOSENESS);
    // Of low, high, missing: 1/4, 1/2, 1/4 in the table; 1/2, 0, 1/2 and 0, 1, 0 in the classes.
    assertThat(t.peers()).isEqualTo(new Estimate.Real(0.25));
    assertThat(t.verdict()).isEqualTo(Verdict.EXPLAINED);
  }

  /** A missing sensitive cell can make more of a risk. */
  @Test
  void aMissingSensitiveCell_mayMakeAFigureRise() {
    String csv = "a,b,s\n" + "x,1,u\n" + "y,1,v\n".repeat(3) + "y,1,\n".repeat(4);
    Measured measured = Measured.of(policy("", "sensitive"), csv, Map.of());
    allExplained(measured);
    PeerComparison beta = measured.figure(Quantity.BETA_LIKENESS);
    assertThat(beta.ours()).isEqualTo(new Estimate.Real(3));
    assertThat(beta.peers()).isEqualTo(new Estimate.Real(7));
  }

  private static List<String> notCompared(String table, String sensitive, String csv) {
    return Measured.of(policy(table, sensitive), csv, Map.of()).arx().comparisons().stream()
        .flatMap(c -> c.whyNotCompared().stream())
        .map(Estimate.Undefined::code)
        .distinct()
        .toList();
  }

  @Test
  void whatIsNotCompared_isSaidByItsOwnName() {
    String csv = "a,b,s\nx,1,u\nx,1,v\ny,1,u\ny,1,v\n";
    assertThat(notCompared("", "sensitive", csv))
        .containsExactlyInAnyOrder("peer-has-none", "peer-passes-over-zeros");
    assertThat(notCompared("missing: wildcard", "sensitive", csv))
        .containsExactlyInAnyOrder("peer-has-none-with-wildcards", "no-classes-with-wildcards");
    assertThat(notCompared("", OTHER, "a,b,s\n")).containsExactly("nothing-to-measure");
    assertThat(notCompared("", OTHER, "a,b,s\n*,*,1\n")).containsExactly("every-row-left-out");
    // Of a column without a value there is nothing to learn.
    assertThat(notCompared("", "sensitive", "a,b,s\nx,1,\ny,1,\n"))
        .contains("ours-undefined")
        .doesNotContain("peer-never-holds");
  }

  private static final String TREE = "x1;x;*\nx2;x;*\ny1;y;*\ny2;y;*\n";

  private static String hierarchical(int times) {
    return "a,b,s\n" + "p,1,x1\np,1,x2\np,1,y1\nq,1,y1\nq,1,y2\nq,1,y2\n".repeat(times);
  }

  @Test
  void hierarchicalCloseness_readsArxsFilesAndAgrees() {
    Measured measured =
        Measured.of(
            policy("", "sensitive, distance: {hierarchical: tree.csv}"),
            hierarchical(1),
            Map.of("tree.csv", TREE));
    allExplained(measured);
    PeerComparison t = measured.figure(Quantity.T_CLOSENESS);
    assertThat(t.params().distance()).isEqualTo("hierarchical");
    assertThat(t.verdict()).isIn(Verdict.SAME, Verdict.EXPLAINED);
    assertThat(measured.reasons()).isSubsetOf("rounding", "logarithm-of-base-two");
  }

  @Test
  void hierarchicalCloseness_overflowsInArxOnLargeTables() {
    Measured small =
        Measured.of(
            policy("", "sensitive, distance: {hierarchical: tree.csv}"),
            hierarchical(1),
            Map.of("tree.csv", TREE));
    Measured large =
        Measured.of(
            policy("", "sensitive, distance: {hierarchical: tree.csv}"),
            hierarchical(20_000),
            Map.of("tree.csv", TREE));
    allExplained(large);
    assertThat(large.reasons()).contains("overflow-in-hierarchical-t");
    PeerComparison t = large.figure(Quantity.T_CLOSENESS);
    assertThat(t.ours()).isEqualTo(small.figure(Quantity.T_CLOSENESS).ours());
    assertThat(t.peers()).isNotEqualTo(small.figure(Quantity.T_CLOSENESS).peers());
  }

  @Test
  void anOrderOfTheirOwn_isHandedToArx() {
    String csv = "a,b,s\nx,1,low\nx,1,mid\ny,1,high\ny,1,mid\ny,1,high\n";
    Measured ordered =
        Measured.of(policy("", "sensitive, distance: {ordered: [low, mid, high]}"), csv, Map.of());
    allExplained(ordered);
    // By the alphabet, high would be the lowest.
    assertThat(ordered.figure(Quantity.T_CLOSENESS).peers()).isInstanceOf(Estimate.Real.class);
    Measured wrong =
        Measured.of(policy("", "sensitive, distance: {ordered: [high, low, mid]}"), csv, Map.of());
    assertThat(wrong.figure(Quantity.T_CLOSENESS).peers())
        .isNotEqualTo(ordered.figure(Quantity.T_CLOSENESS).peers());
  }

  @Test
  void distancesThatArxLacks_areNotCompared() {
    String csv = "a,b,s\nx,1,1\nx,1,2\ny,1,3\ny,1,4000\n";
    Measured measured =
        Measured.of(policy("", "sensitive, format: number, distance: magnitude"), csv, Map.of());
    PeerComparison t = measured.figure(Quantity.T_CLOSENESS);
    assertThat(t.verdict()).isEqualTo(Verdict.NOT_COMPARED);
    assertThat(t.ours()).isEqualTo(new Estimate.Real(1000 / 3999.0));
    assertThat(((Estimate.Undefined) t.peers()).code()).isEqualTo("peer-lacks-distance");
  }

  @Test
  void withoutRows_arxsZeroIsNoFigure() {
    Measured measured = Measured.of(policy("", OTHER), "a,b,s\n", Map.of());
    assertThat(measured.count(Verdict.NOT_COMPARED)).isEqualTo(measured.arx().comparisons().size());
    Measured allStars = Measured.of(policy("", OTHER), "a,b,s\n*,*,1\n", Map.of());
    assertThat(allStars.count(Verdict.NOT_COMPARED)).isEqualTo(allStars.arx().comparisons().size());
  }

  @Test
  void theOrderOfRows_changesNothing() {
    SplittableRandom random = new SplittableRandom(9);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(
          (random.nextInt(7) == 0 ? "" : "a" + random.nextInt(12))
              + ",b"
              + random.nextInt(5)
              + ",s"
              + random.nextInt(4));
    }
    String population = "population: {register: r.csv, source: planted, date: 2026-01-01}\n";
    for (String mode : List.of("own-value", "wildcard")) {
      List<CrossCheckResult> results = new ArrayList<>();
      for (int turn = 0; turn < 3; turn++) {
        Collections.rotate(rows, 67);
        String csv = "a,b,s\n" + String.join("\n", rows) + "\n";
        results.add(
            Measured.of(
                    policy("missing: " + mode, "sensitive") + population, csv, Map.of("r.csv", csv))
                .arx());
      }
      assertThat(results).containsOnly(results.get(0));
    }
  }

  @Test
  void noCell_reachesTheRecord() {
    String csv = "a,b,s\nZebedee,1,Sekrit\nFlorence,1,Sekrit\nZebedee,2,Other\n";
    Measured measured = Measured.of(policy("", "sensitive"), csv, Map.of());
    allExplained(measured);
    assertThat(measured.arx().toString()).doesNotContain("Zebedee", "Florence", "Sekrit");
  }

  @Test
  void manyQuasiIdentifiers_areNoObstacle() {
    StringBuilder columns = new StringBuilder();
    StringBuilder header = new StringBuilder("s");
    for (int i = 0; i < 40; i++) {
      columns.append("  c").append(i).append(": {role: quasi-identifier}\n");
      header.append(",c").append(i);
    }
    String csv = header + "\n" + ("v" + ",1".repeat(40) + "\n").repeat(5);
    Measured measured =
        Measured.of(
            "reidrisk: 1\nrelease: {id: wide, tier: controlled}\ncolumns:\n  s: {role: sensitive}\n"
                + columns,
            csv,
            Map.of());
    allExplained(measured);
    assertThat(measured.figure(Quantity.L_DISTINCT).verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void theProvider_isFoundByName() {
    assertThat(CrossCheck.named("arx"))
        .hasValueSatisfying(peer -> assertThat(peer).isInstanceOf(ArxCrossCheck.class));
  }
}
