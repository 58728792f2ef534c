package org.reidrisk.report.linkage;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reidrisk.policy.ComparisonRule;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.policy.JoinColumn.Unit;
import org.reidrisk.value.ValueFormat;

/**
 * A comparison rule with cells that come near to each other, and what it means, once more.
 *
 * @param rules what goes together; true asks for the mistaken reading of a tolerance
 */
record RuleCase(
    String name,
    ComparisonRule rule,
    String from,
    String to,
    Unit unit,
    @Nullable String tree,
    ValueFormat format,
    List<String> held,
    List<String> released,
    Function<Boolean, BiPredicate<String, String>> rules) {

  private static final String TREE =
      "lung;chest;body\nheart;chest;body\nliver;belly;body\nspleen;belly;body\n";
  private static final Map<String, List<String>> ABOVE =
      Map.of(
          "lung", List.of("chest", "body"),
          "heart", List.of("chest", "body"),
          "liver", List.of("belly", "body"),
          "spleen", List.of("belly", "body"));
  private static final List<String> DAYS =
      List.of(
          "2021-03-01",
          "2021-03-02",
          "20210304",
          "2021-02-28",
          "20210227",
          "2021-03-31",
          "2020-02-29",
          "soon",
          "2021-02-30",
          "20211231",
          "2022-01-01T08:00");
  private static final List<String> NUMBERS =
      List.of("1", "1.0", "2", "2.5", "2.50", "3", "-1", "0.1", "0.3", "0.4", "x", "1e", "--");
  private static final List<String> AGES =
      List.of("058Y", "58", "59Y", "060Y", "61", "018M", "2Y", "1", "89", "90+", "093Y", "old");

  private static final List<String> INFANTS =
      List.of(
          "0", "1", "2", "3", "1Y", "1.5", "018M", "023M", "024M", "011M", "012M", "030M", "051W",
          "052W", "053W", "364D", "365D", "366D", "730D", "731D", "2+");
  private static final List<String> CLOCKS =
      List.of(
          "2021-03-01T23:55",
          "2021-03-01T23:55Z",
          "2021-03-02T00:10",
          "2021-03-02T00:10+01:00",
          "2021-03-02T00:55+01:00",
          "2021-03-02T01:05",
          "2021-03-01T18:40-05:00",
          "2021-03-01T18:55");

  BiPredicate<String, String> naive(boolean exclusive) {
    return rules.apply(exclusive);
  }

  Map<String, String> files() {
    return tree == null ? Map.of() : Map.of(tree, TREE);
  }

  JoinColumn join(String release, String heldColumn, boolean any) {
    JoinColumn join = SmallAttack.rule(release, heldColumn, rule, from, to, unit, any);
    return tree == null
        ? join
        : new JoinColumn(release, heldColumn, rule, null, null, unit, join.missing(), tree, false);
  }

  private static RuleCase plain(
      String name,
      ComparisonRule rule,
      ValueFormat format,
      List<String> held,
      List<String> released,
      BiPredicate<String, String> rules) {
    return new RuleCase(
        name, rule, "", "", Unit.ONE, null, format, held, released, exclusive -> rules);
  }

  static final List<RuleCase> ALL =
      List.of(
          plain(
              "exact",
              ComparisonRule.EXACT,
              ValueFormat.TEXT,
              List.of("CT", "MR", "ct", " CT", "DX", "a text that is longer than fifteen bytes"),
              List.of("CT", "MR", "ct", "US", "a text that is longer than fifteen bytes"),
              String::equals),
          plain(
              "exact ages", ComparisonRule.EXACT, ValueFormat.AGE, AGES, AGES, NaiveRules::sameAge),
          plain(
              "exact dates",
              ComparisonRule.EXACT,
              ValueFormat.DATE,
              DAYS.subList(0, 10),
              DAYS.subList(0, 10),
              NaiveRules::sameDate),
          plain(
              "normalised",
              ComparisonRule.NORMALISED,
              ValueFormat.TEXT,
              List.of("M\u00DCLLER", "m\u00FCller ", "a  b", "A B", "\uFB01n", "ab"),
              List.of("Mu\u0308ller", "M\u00FCller", "a b", "A\u00A0b", "fin", "ab ", "c"),
              NaiveRules::normalised),
          plain(
              "bands",
              ComparisonRule.CONTAINS,
              ValueFormat.TEXT,
              List.of("0", "17", "18", "59", "60", "69", "70", "89", "90", "101", "x"),
              List.of(
                  "60-69",
                  "60\u201369",
                  "[60,70)",
                  "(60,70]",
                  ">89",
                  ">=90",
                  "<18",
                  "<=17",
                  "90+",
                  "*",
                  "60",
                  "x",
                  "[10, 20]",
                  "(17,60)"),
              NaiveRules::band),
          plain(
              "bands of ages",
              ComparisonRule.CONTAINS,
              ValueFormat.AGE,
              List.of("17", "18", "60", "69", "70", "89", "90", "101"),
              List.of("60-69", "[60,70)", ">89", "89+", "<18", "18", "*"),
              (held, released) ->
                  NaiveRules.band(held, released.equals(">89") ? ">=90" : released)),
          plain(
              "one star",
              ComparisonRule.CONTAINS,
              ValueFormat.TEXT,
              List.of("94545", "94501", "9450", "945", "12345", "94"),
              List.of("945*", "9454*", "94545", "1*", "12345", "*"),
              NaiveRules::starred),
          plain(
              "counted stars",
              ComparisonRule.CONTAINS,
              ValueFormat.TEXT,
              List.of("94545", "94501", "9450", "945", "945123", "12345", "1234", "1"),
              List.of("945**", "94***", "1****", "9***", "94501", "*"),
              NaiveRules::counted),
          plain(
              "bare prefixes",
              ComparisonRule.CONTAINS,
              ValueFormat.TEXT,
              List.of("94545", "94501", "945", "12345", "94", "123456789"),
              List.of("945", "123", "946", "94A"),
              String::startsWith),
          plain(
              "short dates",
              ComparisonRule.CONTAINS,
              ValueFormat.TEXT,
              DAYS.subList(0, 8),
              List.of("2021", "2021-03", "202102", "2020-02", "20210304", "2021-03-01", "soon"),
              NaiveRules::shortDate),
          new RuleCase(
              "hierarchy",
              ComparisonRule.CONTAINS,
              "",
              "",
              Unit.ONE,
              "tree.csv",
              ValueFormat.TEXT,
              List.of("lung", "heart", "liver", "spleen", "chest", "toe"),
              List.of("lung", "chest", "belly", "body", "toe", "*", "spleen"),
              exclusive -> NaiveRules.tree(ABOVE)),
          new RuleCase(
              "number",
              ComparisonRule.NUMBER,
              "-0.2",
              "1",
              Unit.ONE,
              null,
              ValueFormat.TEXT,
              NUMBERS,
              NUMBERS,
              exclusive -> NaiveRules.number(-0.2, 1, exclusive)),
          new RuleCase(
              "ages",
              ComparisonRule.NUMBER,
              "-1",
              "1",
              Unit.ONE,
              null,
              ValueFormat.AGE,
              AGES,
              AGES,
              exclusive -> NaiveRules.ages(-1, 1, exclusive)),
          new RuleCase(
              "ages of infants",
              ComparisonRule.NUMBER,
              "0",
              "0",
              Unit.ONE,
              null,
              ValueFormat.AGE,
              INFANTS,
              INFANTS,
              exclusive -> NaiveRules.ages(0, 0, exclusive)),
          new RuleCase(
              "ages of infants by the year",
              ComparisonRule.NUMBER,
              "-1",
              "0",
              Unit.ONE,
              null,
              ValueFormat.AGE,
              INFANTS,
              INFANTS,
              exclusive -> NaiveRules.ages(-1, 0, exclusive)),
          new RuleCase(
              "days",
              ComparisonRule.DATE,
              "-1",
              "3",
              Unit.DAYS,
              null,
              ValueFormat.DATE,
              DAYS,
              DAYS,
              exclusive -> NaiveRules.days(-1, 3, exclusive)),
          new RuleCase(
              "minutes",
              ComparisonRule.DATE,
              "-15",
              "15",
              Unit.MINUTES,
              null,
              ValueFormat.TEXT,
              List.of(
                  "08:00", "08:15", "00:01", "23:50", "2021-03-01T23:55", "2021-03-02T00:05:00"),
              List.of("080000", "081501", "08:15:00", "2021-03-02T00:10", "235900", "2021-03-01"),
              exclusive -> NaiveRules.minutes(-15, 15, exclusive)),
          new RuleCase(
              "clocks",
              ComparisonRule.DATE,
              "-15",
              "15",
              Unit.MINUTES,
              null,
              ValueFormat.TEXT,
              CLOCKS,
              CLOCKS,
              exclusive -> NaiveRules.clocks(-15, 15, exclusive, false)),
          new RuleCase(
              "common shift",
              ComparisonRule.COMMON_SHIFT,
              "",
              "",
              Unit.DAYS,
              null,
              ValueFormat.DATE,
              DAYS,
              DAYS,
              exclusive -> NaiveRules.days(null, null, exclusive)),
          new RuleCase(
              "bounded shift",
              ComparisonRule.COMMON_SHIFT,
              "-300",
              "30",
              Unit.DAYS,
              null,
              ValueFormat.DATE,
              DAYS,
              DAYS,
              exclusive -> NaiveRules.days(-300, 30, exclusive)));
}
