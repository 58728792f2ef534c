package org.reidrisk.report.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.reidrisk.Finding;
import org.reidrisk.value.ValueFormat;

/** Cells that nobody expects, in every rule and format: an answer, and no cell in it. */
class StrangeCellsTest {
  private static final String SECRET = "Zqx7";

  private static List<String> strange() {
    List<String> cells = new ArrayList<>();
    cells.addAll(
        List.of(
            "1e999999999",
            "9".repeat(400),
            "-" + "9".repeat(30) + "." + "9".repeat(40),
            "999999999-999999999",
            "[0,",
            "(1,1)",
            "9-1",
            ">",
            ">>9",
            "**",
            "*5*",
            "\u0001\u0002",
            "\u202Eabc",
            "\u0661\u0662\u0663",
            "\uD83D\uDE00",
            " ",
            "0000-00-00",
            "99999999",
            "9999-12-31T23:59:60.999999999+1400",
            "24:00",
            "-000Y",
            "999Y",
            "999+"));
    cells.add(SECRET);
    cells.add(SECRET.repeat(1024));
    cells.add((SECRET + "1").repeat(20_000));
    cells.add("1".repeat(90_000));
    cells.add("1-".repeat(45_000));
    return cells;
  }

  @Test
  void everyRuleAndFormat_answersWithoutACell() {
    List<String> cells = strange();
    Random random = new Random(11);
    for (RuleCase rule : RuleCase.ALL) {
      for (ValueFormat format : ValueFormat.values()) {
        List<List<String>> release = new ArrayList<>();
        List<List<String>> held = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
          release.add(List.of("P" + i % 7, cells.get(random.nextInt(cells.size()))));
          held.add(List.of("H" + i % 5, cells.get(random.nextInt(cells.size()))));
        }
        SmallAttack attack =
            new SmallAttack()
                .file("release.csv", SmallAttack.csv(List.of("id", "a"), release))
                .file("held.csv", SmallAttack.csv(List.of("person", "x"), held))
                .format("a", format)
                .join(rule.join("a", "x", random.nextBoolean()));
        rule.files().forEach(attack::file);
        ScenarioOutcome outcome = attack.run();
        assertThat(outcome.counts()).isNotNull();
        assertThat(outcome.toString()).doesNotContain(SECRET);
        assertThat(outcome.findings().stream().map(Finding::text))
            .noneMatch(text -> text.contains(SECRET));
      }
    }
  }
}
