package org.reidrisk.arx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reidrisk.measure.Estimate;
import org.reidrisk.record.PeerComparison;
import org.reidrisk.record.PeerComparison.Verdict;

/** Small random tables full of what ARX gives a meaning to: nothing is left unexplained. */
class ArxRandomTest {
  private static final List<String> CELLS =
      List.of("*", "NULL", "null", "", "x", "y", "z", "日本", "*x", "v1");
  private static final String TREE = "a;x;*\nb;x;*\nc;y;*\nd;y;*\ne;z;*\nNULL;z;*\n*;z;*\n";

  private final SplittableRandom random = new SplittableRandom(20261123);

  private String oneOf(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private record Case(String policy, String csv, String register) {}

  @Test
  void randomTables_leaveNothingUnexplained() {
    TreeSet<String> reasons = new TreeSet<>();
    long same = 0;
    for (int i = 0; i < 500; i++) {
      Case drawn = drawn();
      Measured measured =
          Measured.of(
              drawn.policy(), drawn.csv(), Map.of("tree.csv", TREE, "r.csv", drawn.register()));
      for (PeerComparison comparison : measured.arx().comparisons()) {
        boolean failed =
            comparison.peers() instanceof Estimate.Undefined none
                && none.code().equals(PeerComparison.FAILED);
        assertThat(failed || comparison.verdict() == Verdict.UNEXPLAINED)
            .as("%s of %s", comparison, drawn)
            .isFalse();
      }
      same += measured.count(Verdict.SAME);
      reasons.addAll(measured.reasons());
    }
    assertThat(same).isGreaterThan(5_000);
    assertThat(reasons)
        .containsExactlyInAnyOrder(
            "larger-of-two-means",
            "limit-read-strictly",
            "logarithm-of-base-two",
            "missing-sensitive-is-a-value",
            "null-is-a-text",
            "rounding",
            "star-is-a-text",
            "suppressed-rows-left-out");
  }

  private Case drawn() {
    int width = 1 + random.nextInt(3);
    boolean patients = random.nextInt(3) == 0;
    boolean register = random.nextInt(3) == 0;
    boolean counted = register && random.nextBoolean();
    String distance =
        oneOf(
            "",
            ", distance: {ordered: [a, b, c, d, e]}",
            ", distance: {hierarchical: tree.csv}",
            ", format: number, distance: rank");
    boolean numbers = distance.contains("rank");
    StringBuilder policy = new StringBuilder("reidrisk: 1\nrelease: {id: r, tier: controlled}\n");
    policy
        .append("table: {missing: ")
        .append(oneOf("own-value", "wildcard", "drop"))
        .append(", missing-values: ")
        .append(oneOf("['']", "['', '*']", "['*']", "['', 'NULL']"))
        .append(patients ? ", patient: p}\n" : "}\n")
        .append("limits: {explicit: [{quantity: prosecutor-highest, ")
        .append(
            oneOf(
                "at-most: 0.09, mode: regulator}",
                "at-most: 0.33, mode: regulator}",
                "at-most: 0.3333333333333333, mode: strict}",
                "at-most: 0.14, mode: strict}"))
        .append(", {quantity: l-recursive, of: s, c: ")
        .append(oneOf("0.5", "1", "3.7"))
        .append(", at-least: 1}]}\n");
    if (register) {
      policy
          .append("population: {register: r.csv, source: random, date: 2026-01-01")
          .append(counted ? ", count: n}\n" : "}\n");
    }
    if (width > 1) {
      policy.append("quasi-identifier-sets: {one: [q0]}\n");
    }
    policy.append("columns:\n  s: {role: sensitive").append(distance).append("}\n");
    for (int q = 0; q < width; q++) {
      policy
          .append("  q")
          .append(q)
          .append(": {role: quasi-identifier")
          .append(patients && random.nextBoolean() ? ", knowledge: static}\n" : "}\n");
    }
    if (!patients) {
      policy.append("  p: {role: other}\n");
    }
    String header =
        IntStream.range(0, width).mapToObj(q -> "q" + q).collect(Collectors.joining(","));
    StringBuilder csv = new StringBuilder("p,s,").append(header).append('\n');
    StringBuilder people = new StringBuilder(header).append(counted ? ",n\n" : "\n");
    int rows = random.nextInt(6) == 0 ? random.nextInt(3) : random.nextInt(60);
    int first = random.nextInt(CELLS.size());
    int cells = 1 + random.nextInt(CELLS.size());
    int values = 1 + random.nextInt(5);
    for (int row = 0; row < rows; row++) {
      String tuple = tuple(width, first, cells);
      int value = random.nextInt(values);
      String sensitive = numbers ? String.valueOf(value) : "abcde".substring(value, value + 1);
      csv.append('p')
          .append(random.nextInt(10))
          .append(',')
          .append(random.nextInt(12) == 0 ? oneOf("", "", "NULL", "*") : sensitive)
          .append(',')
          .append(tuple)
          .append('\n');
      for (String someone : List.of(tuple, tuple(width, first, cells))) {
        if (random.nextInt(4) > 0) {
          people.append(someone).append(counted ? "," + random.nextInt(5) + "\n" : "\n");
        }
      }
    }
    return new Case(policy.toString(), csv.toString(), people.toString());
  }

  private String tuple(int width, int first, int cells) {
    List<String> tuple = new ArrayList<>();
    for (int q = 0; q < width; q++) {
      tuple.add(CELLS.get((first + random.nextInt(cells)) % CELLS.size()));
    }
    return String.join(",", tuple);
  }
}
