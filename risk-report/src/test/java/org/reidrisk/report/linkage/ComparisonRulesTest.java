package org.reidrisk.report.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.policy.ComparisonRule;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.policy.JoinColumn.Unit;
import org.reidrisk.value.ValueFormat;

/** The edges of single rules, each example one that the policy's page gives or nearly so. */
class ComparisonRulesTest {
  private static final String NONE = "-";

  private static SmallAttack attack(
      JoinColumn join, ValueFormat format, List<String> held, List<String> released) {
    List<List<String>> heldRows = new ArrayList<>();
    held.forEach(cell -> heldRows.add(List.of("H" + heldRows.size(), cell)));
    List<List<String>> releaseRows = new ArrayList<>();
    released.forEach(cell -> releaseRows.add(List.of("P" + releaseRows.size(), cell)));
    return new SmallAttack()
        .file("release.csv", SmallAttack.csv(List.of("id", "a"), releaseRows))
        .file("held.csv", SmallAttack.csv(List.of("person", "x"), heldRows))
        .format("a", format)
        .join(join);
  }

  private static ScenarioOutcome run(
      JoinColumn join, ValueFormat format, List<String> held, List<String> released) {
    return attack(join, format, held, released).run();
  }

  /** Whether each held cell, alone, goes with a released one, alone or beside others. */
  private static boolean goes(
      JoinColumn join, ValueFormat format, String held, String released, String... beside) {
    SmallAttack together = attack(join, format, List.of(held), all(released, beside));
    Comparison comparison =
        new JoinInput(
                together.release(),
                ScenarioInput.read(
                        together.release(),
                        together.scenario(),
                        together.files(),
                        together.resources())
                    .held(),
                List.of(join),
                new Comparisons("s", together.files()),
                rule -> true,
                Long.MAX_VALUE)
            .comparison(0);
    return comparison.compatible(1, 1);
  }

  private static List<String> all(String first, String... others) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(Arrays.asList(others));
    return all;
  }

  private static JoinColumn numbers(String from, String to) {
    return SmallAttack.rule("a", "x", ComparisonRule.NUMBER, from, to, Unit.ONE, false);
  }

  private static JoinColumn dates(int within, Unit unit) {
    return SmallAttack.rule("a", "x", ComparisonRule.DATE, "-" + within, "" + within, unit, false);
  }

  private static JoinColumn contains() {
    return SmallAttack.rule("a", "x", ComparisonRule.CONTAINS);
  }

  @ParameterizedTest
  @CsvSource({
    // Completed years against whole ones, either way round.
    "1, 018M, true",
    "2, 018M, false",
    "1, 023M, true",
    "2, 023M, false",
    "2, 024M, true",
    "1, 024M, false",
    "0, 011M, true",
    "1, 011M, false",
    "001Y, 018M, true",
    "018M, 001Y, true",
    "018M, 002Y, false",
    "0, 006W, true",
    "0, 010D, true",
    "1, 010D, false",
    "1.5, 001Y, true",
    "58.9, 058Y, true",
    "58.9, 059Y, false",
    // 52 weeks are 364 to 370 days, and a year has 365 or 366.
    "0, 052W, true",
    "1, 052W, true",
    "0, 051W, true",
    "1, 051W, false",
    "1, 053W, true",
    "0, 053W, false",
    "0, 364D, true",
    "1, 364D, false",
    "0, 365D, true",
    "1, 365D, true",
    "0, 366D, false",
    "1, 366D, true",
    // Two finer ages as they stand.
    "018M, 018M, true",
    "018M, 018.0M, true",
    "018M, 019M, false",
    "012W, 084D, false",
    "1.5, 018M, true",
    "1.4, 018M, false",
    // Whole years as ever.
    "58, 058Y, true",
    "58, 059Y, false"
  })
  void ages_withoutTolerance(String held, String released, boolean goes) {
    assertThat(goes(numbers("0", "0"), ValueFormat.AGE, held, released)).isEqualTo(goes);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 018M, true",
    "2, 018M, true",
    "3, 018M, false",
    "0, 018M, false",
    // A twelfth of a year is no decimal, and 20 months are still a year more than 8.
    "020M, 008M, true",
    "019M, 007M, true",
    "020M, 007M, false"
  })
  void ages_fromOneYearLess(String held, String released, boolean goes) {
    assertThat(goes(numbers("-1", "0"), ValueFormat.AGE, held, released)).isEqualTo(goes);
  }

  @ParameterizedTest
  @CsvSource({
    // Both have an offset: the moment counts.
    "2021-03-02T00:55+01:00, 2021-03-01T23:55Z, true",
    "2021-03-01T23:55-05:00, 2021-03-01T23:55Z, false",
    "20210301235500+0100, 2021-03-01T22:50:00+00:00, true",
    // One has: the clocks count, though the moments may differ.
    "2021-03-01T23:55, 2021-03-01T23:55+01:00, true",
    "2021-03-01T23:55, 2021-03-02T00:55+01:00, false",
    "2021-03-01T23:55-05:00, 2021-03-01T23:55, true",
    // Neither has.
    "2021-03-01T23:55, 2021-03-01T23:50, true"
  })
  void moments(String held, String released, boolean goes) {
    assertThat(goes(dates(5, Unit.MINUTES), ValueFormat.TEXT, held, released)).isEqualTo(goes);
    assertThat(goes(dates(5, Unit.MINUTES), ValueFormat.DATETIME, held, released)).isEqualTo(goes);
  }

  @ParameterizedTest
  @CsvSource({
    "2021-03-02T00:55+01:00, 2021-03-01T23:55Z, false",
    "2021-03-01T00:55+01:00, 2021-03-01T23:55Z, true"
  })
  void days_areThoseWritten(String held, String released, boolean goes) {
    assertThat(goes(dates(0, Unit.DAYS), ValueFormat.TEXT, held, released)).isEqualTo(goes);
  }

  @Test
  void offsetOnOneSide_isTold() {
    JoinColumn join = dates(5, Unit.MINUTES);
    List<String> with = List.of("2021-03-01T23:55Z", "2021-03-02T00:55+01:00");
    List<String> without = List.of("2021-03-01T23:55", "08:00");
    Finding told = finding(run(join, ValueFormat.TEXT, without, with), "offset-on-one-side");
    assertThat(told.severity()).isEqualTo(Severity.WARNING);
    assertThat(told.evidence()).isEqualTo("1 row of the attacker's table");
    assertThat(finding(run(join, ValueFormat.TEXT, with, without), "offset-on-one-side").evidence())
        .isEqualTo("2 rows of the attacker's table");
    assertThat(codes(run(join, ValueFormat.TEXT, with, with))).doesNotContain("offset-on-one-side");
    assertThat(codes(run(join, ValueFormat.TEXT, without, without))).isEmpty();
    JoinColumn days = dates(0, Unit.DAYS);
    assertThat(codes(run(days, ValueFormat.TEXT, List.of(with.get(0)), List.of(without.get(0)))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // Two stars in the column: each is one character, also where one stands alone.
    "94512, 945**, -, true",
    "945, 945**, -, false",
    "9451, 945**, -, false",
    "945123, 945**, -, false",
    "94512, 9451*, 945**, true",
    "945123, 9451*, 945**, false",
    "9451, 9451*, 945**, false",
    // Letters beyond the first plane are one character.
    "9\uD83D\uDE00\uD83D\uDE00, 9**, -, true",
    "9\uD83D\uDE00, 9**, -, false",
    // One star at most: any rest, or none.
    "94512, 945*, -, true",
    "945123, 945*, 9*, true",
    "945, 945*, -, true",
    "94, 945*, -, false",
    // Stars alone hold everything, whatever their number.
    "945123, **, 945**, true",
    "C5, ***, -, true",
    // Stars elsewhere are letters like others.
    "9451, 9*51, -, false",
    "94512, **512, -, false",
    // Bare prefixes: letters and digits only, all of one length.
    "94512, 945, 123, true",
    "945, 945, 123, true",
    "94512, 945, 1234, false",
    "94512, 945, n/a, false",
    "94512, 945, *, true",
    "94512, 945, 123**, false",
    "20211, 2021, 2020, true",
    "2021-03-14, 2021, 2020, true",
    "20210314, 2021, 20200101, true",
    "20211, 2021, 20200101, false"
  })
  void prefixes(String held, String released, String beside, boolean goes) {
    assertThat(
            beside.equals(NONE)
                ? goes(contains(), ValueFormat.TEXT, held, released)
                : goes(contains(), ValueFormat.TEXT, held, released, beside))
        .isEqualTo(goes);
  }

  @Test
  void barePrefixes_needAColumnOfTexts() {
    assertThat(goes(contains(), ValueFormat.CODE, "94512", "945", "123")).isTrue();
    assertThat(goes(contains(), ValueFormat.NUMBER, "94512", "945", "123")).isFalse();
    assertThat(goes(contains(), ValueFormat.DATETIME, "20211", "2021", "2020")).isFalse();
  }

  @Test
  void otherLengthThanStars_isTold() {
    List<String> held = List.of("94512", "945123", "945", "9", "10000");
    ScenarioOutcome counted = run(contains(), ValueFormat.TEXT, held, List.of("945**", "100**"));
    Finding told = finding(counted, "stars-count-characters");
    assertThat(told.evidence()).isEqualTo("2 rows of the attacker's table");
    assertThat(told.text()).doesNotContain("945");
    assertThat(codes(run(contains(), ValueFormat.TEXT, held, List.of("945*", "100*")))).isEmpty();
    assertThat(codes(run(contains(), ValueFormat.TEXT, List.of("94512"), List.of("945**"))))
        .doesNotContain("stars-count-characters");
  }

  @Test
  void unitThatDoesNotFit_isNamed() {
    List<String> times = List.of("08:00", "09:30");
    List<String> days = List.of("2021-03-01", "20210302");
    ScenarioOutcome withoutUnit = run(dates(15, Unit.DAYS), ValueFormat.TIME, times, times);
    assertThat(finding(withoutUnit, "cells-not-compared").text())
        .contains("unit is days, as it is when unit is left out")
        .contains("Set unit to minutes, hours or seconds");
    ScenarioOutcome tooFine = run(dates(15, Unit.MINUTES), ValueFormat.DATE, days, days);
    assertThat(finding(tooFine, "cells-not-compared").text())
        .contains("unit is finer than days")
        .contains("Set unit to days");
    ScenarioOutcome neither =
        run(dates(15, Unit.MINUTES), ValueFormat.TEXT, List.of("soon", "08:00"), times);
    assertThat(finding(neither, "cells-not-compared").text())
        .contains("do not parse")
        .doesNotContain("unit");
    assertThat(codes(run(dates(15, Unit.MINUTES), ValueFormat.TIME, times, times))).isEmpty();
  }

  private static List<String> codes(ScenarioOutcome outcome) {
    return outcome.findings().stream().map(Finding::code).toList();
  }

  private static Finding finding(ScenarioOutcome outcome, String code) {
    assertThat(codes(outcome)).contains(code);
    return outcome.findings().stream().filter(f -> f.code().equals(code)).findFirst().orElseThrow();
  }

  /** Thousands of nested and overlapping bands, each asked for itself on some numbers. */
  @Test
  void manyBands_asEachSays() {
    List<String> released = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      released.add(
          switch (i % 4) {
            case 0 -> "[" + i + "," + (i + 40) + ")";
            case 1 -> "[" + i + "," + (2000 - i) + "]";
            case 2 -> ">" + i;
            default -> i + "-" + (i + i % 7);
          });
    }
    released.add("*");
    released.add("77");
    List<String> held = new ArrayList<>(List.of("77", "x", "-1"));
    for (int i = 0; i < 2100; i += 13) {
      held.add(i + (i % 2 == 0 ? "" : ".5"));
    }
    AttackCounts counts =
        Objects.requireNonNull(run(contains(), ValueFormat.TEXT, held, released).counts());
    TreeMap<Integer, Long> expected = new TreeMap<>();
    for (String cell : held) {
      int holding = 0;
      for (String text : released) {
        boolean holds = text.equals("*") || text.equals(cell);
        if (!holds && !cell.equals("x") && Band.parse(text).isPresent()) {
          holds = Band.parse(text).get().holds(new BigDecimal(cell));
        }
        holding += holds ? 1 : 0;
      }
      expected.merge(holding, 1L, Long::sum);
    }
    TreeMap<Integer, Long> found = new TreeMap<>();
    counts.sizes().forEach(size -> found.put(size.candidates(), size.targets()));
    assertThat(found).isEqualTo(expected);
  }
}
