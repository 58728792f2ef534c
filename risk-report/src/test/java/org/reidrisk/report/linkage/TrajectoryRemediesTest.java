package org.reidrisk.report.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;
import org.reidrisk.policy.ComparisonRule;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.table.Table;
import org.reidrisk.value.ValueFormat;

/** What leaving out or coarsening a column would do to trajectories. */
class TrajectoryRemediesTest {
  private static final List<String> POWERS = List.of("1", "2", "all", "complete");

  /** A compared column: how its cells go together, also when the released one is coarse. */
  private record Compared(
      JoinColumn join,
      ValueFormat format,
      BiPredicate<String, String> exactly,
      Map<String, BiPredicate<String, String>> coarsely) {}

  private static final Compared EXACT_DATE =
      new Compared(
          SmallAttack.rule("date", "day", ComparisonRule.EXACT),
          ValueFormat.DATE,
          NaiveRules::sameDate,
          Map.of(
              "month", NaiveRules.coarseDays(NaiveRules::sameDate, false, true),
              "year", NaiveRules.coarseDays(NaiveRules::sameDate, true, true)));
  private static final Compared NEAR_DATE =
      new Compared(
          SmallAttack.rule(
              "date", "day", ComparisonRule.DATE, "-20", "9", JoinColumn.Unit.DAYS, false),
          ValueFormat.DATE,
          NaiveRules.days(-20, 9, false),
          Map.of(
              "month", NaiveRules.coarseDays(NaiveRules.days(-20, 9, false), false, false),
              "year", NaiveRules.coarseDays(NaiveRules.days(-20, 9, false), true, false)));
  private static final Compared EXACT_AGE =
      new Compared(
          SmallAttack.rule("age", "years", ComparisonRule.EXACT),
          ValueFormat.AGE,
          String::equals,
          Map.of("bands of 5", band(0, 0, 5), "bands of 10", band(0, 0, 10)));
  private static final Compared NEAR_AGE =
      new Compared(
          SmallAttack.rule(
              "age", "years", ComparisonRule.NUMBER, "-1", "2", JoinColumn.Unit.ONE, false),
          ValueFormat.NUMBER,
          (held, released) -> near(held, released, released, -1, 2),
          Map.of("bands of 5", band(-1, 2, 5), "bands of 10", band(-1, 2, 10)));
  private static final Compared SEX =
      new Compared(
          SmallAttack.rule("sex", "gender", ComparisonRule.EXACT),
          ValueFormat.TEXT,
          String::equals,
          Map.of());

  private static boolean near(String held, String first, String last, int from, int to) {
    // Some released number from the first to the last is near enough.
    int h = Integer.parseInt(held);
    for (int r = Integer.parseInt(first); r <= Integer.parseInt(last); r++) {
      if (r - h >= from && r - h <= to) {
        return true;
      }
    }
    return false;
  }

  private static BiPredicate<String, String> band(int from, int to, int width) {
    return (held, released) -> {
      int first = Integer.parseInt(released) / width * width;
      return near(held, Integer.toString(first), Integer.toString(first + width - 1), from, to);
    };
  }

  /** Tables of people, date, age and sex. */
  private record Tables(
      List<List<String>> release, List<List<String>> held, Map<String, String> truth) {

    static Tables random(Random random) {
      List<List<String>> release = new ArrayList<>();
      List<List<String>> held = new ArrayList<>();
      Map<String, String> truth = new TreeMap<>();
      int patients = 3 + random.nextInt(9);
      int months = 1 + random.nextInt(14);
      for (int p = 0; p < patients; p++) {
        List<List<String>> own = new ArrayList<>();
        int age = 30 + random.nextInt(15);
        String sex = random.nextBoolean() ? "F" : "M";
        for (int e = 1 + random.nextInt(4); e > 0; e--) {
          int month = random.nextInt(months);
          own.add(
              List.of(
                  "P" + p,
                  date(2019 + month / 12, 1 + month % 12, 1 + random.nextInt(28)),
                  Integer.toString(age + random.nextInt(2)),
                  sex));
        }
        release.addAll(own);
        if (random.nextInt(4) > 0) {
          for (List<String> row : own) {
            if (random.nextInt(5) > 0) {
              held.add(seen(row, "H" + p, random));
            }
          }
          truth.put("H" + p, random.nextInt(6) == 0 ? "P" + (p + 1) % patients : "P" + p);
        }
      }
      release.add(List.of("", "2019-01-05", "33", "F"));
      held.add(seen(release.get(0), "H0", random));
      truth.putIfAbsent("H0", "P0");
      Collections.shuffle(release, random);
      Collections.shuffle(held, random);
      return new Tables(release, held, truth);
    }

    private static String date(int year, int month, int day) {
      return String.format("%d-%02d-%02d", year, month, day);
    }

    private static List<String> seen(List<String> row, String person, Random random) {
      String day = row.get(1);
      if (random.nextInt(3) == 0) {
        day = day.substring(0, 8) + String.format("%02d", 1 + random.nextInt(28));
      }
      int age = Integer.parseInt(row.get(2)) + (random.nextInt(4) == 0 ? 1 : 0);
      return List.of(person, day, Integer.toString(age), row.get(3));
    }

    private SmallAttack attack(String power) {
      List<List<String>> pairs =
          truth.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList();
      return new SmallAttack()
          .file("release.csv", SmallAttack.csv(List.of("id", "date", "age", "sex"), release))
          .file("held.csv", SmallAttack.csv(List.of("person", "day", "years", "gender"), held))
          .file("truth.csv", SmallAttack.csv(List.of("person", "id"), pairs))
          .truth("truth.csv", "person", "id")
          .trajectory(power);
    }

    /** The same release with one column rewritten. */
    private Tables released(int column, java.util.function.UnaryOperator<String> change) {
      List<List<String>> changed = new ArrayList<>();
      for (List<String> row : release) {
        List<String> cells = new ArrayList<>(row);
        cells.set(column, change.apply(row.get(column)));
        changed.add(cells);
      }
      return new Tables(changed, held, truth);
    }
  }

  private static final List<String> COLUMNS = List.of("id", "date", "age", "sex");

  /** Everything against everything: every assignment of events is tried. */
  private static SoleCandidates.Counts expected(
      Tables tables,
      Set<Integer> compared,
      Map<Integer, BiPredicate<String, String>> rules,
      String power) {
    Set<String> patients = new TreeSet<>();
    tables.release().forEach(row -> patients.add(row.get(0)));
    patients.remove("");
    long unique = 0;
    long correct = 0;
    for (String person : tables.held().stream().map(r -> r.get(0)).collect(Collectors.toSet())) {
      Set<List<Object>> distinct = new HashSet<>();
      List<List<String>> events = new ArrayList<>();
      for (List<String> row : tables.held()) {
        if (row.get(0).equals(person)
            && distinct.add(compared.stream().map(c -> (Object) row.get(c)).toList())) {
          events.add(row);
        }
      }
      int needed =
          power.matches("[0-9]+")
              ? Math.min(Integer.parseInt(power), events.size())
              : events.size();
      List<String> candidates = new ArrayList<>();
      for (String patient : patients) {
        List<List<String>> own =
            tables.release().stream().filter(r -> r.get(0).equals(patient)).toList();
        boolean size = !power.equals("complete") || own.size() == events.size();
        if (size && matched(events, 0, own, new LinkedHashSet<>(), rules) >= needed) {
          candidates.add(patient);
        }
      }
      unique += candidates.size() == 1 ? 1 : 0;
      correct += candidates.equals(List.of(tables.truth().get(person))) ? 1 : 0;
    }
    return new SoleCandidates.Counts(unique, correct);
  }

  private static int matched(
      List<List<String>> events,
      int next,
      List<List<String>> own,
      Set<Integer> taken,
      Map<Integer, BiPredicate<String, String>> rules) {
    if (next == events.size()) {
      return 0;
    }
    int best = matched(events, next + 1, own, taken, rules);
    for (int i = 0; i < own.size(); i++) {
      List<String> released = own.get(i);
      List<String> held = events.get(next);
      boolean goes =
          rules.entrySet().stream()
              .allMatch(r -> r.getValue().test(held.get(r.getKey()), released.get(r.getKey())));
      if (goes && taken.add(i)) {
        best = Math.max(best, 1 + matched(events, next + 1, own, taken, rules));
        taken.remove(i);
      }
    }
    return best;
  }

  @Test
  void everyChange_asEveryAssignmentSays() {
    Map<String, Long> seen = new TreeMap<>();
    long wouldDiffer = 0;
    for (int seed = 0; seed < 160; seed++) {
      Random random = new Random(seed);
      Tables tables = Tables.random(random);
      String power = POWERS.get(seed % POWERS.size());
      List<Compared> compared = new ArrayList<>();
      compared.add(random.nextBoolean() ? EXACT_DATE : NEAR_DATE);
      if (random.nextInt(3) > 0) {
        compared.add(random.nextBoolean() ? EXACT_AGE : NEAR_AGE);
      }
      if (random.nextBoolean()) {
        compared.add(SEX);
      }
      SmallAttack attack = tables.attack(power).threads(1 + seed % 2);
      compared.forEach(c -> attack.join(c.join()).format(c.join().release(), c.format()));
      Set<Integer> all = new LinkedHashSet<>();
      compared.forEach(c -> all.add(COLUMNS.indexOf(c.join().release())));
      for (Remedies.Remedy remedy : attack.run().remedies()) {
        Map<Integer, BiPredicate<String, String>> rules = new TreeMap<>();
        Map<Integer, BiPredicate<String, String>> unchanged = new TreeMap<>();
        for (Compared c : compared) {
          int column = COLUMNS.indexOf(c.join().release());
          unchanged.put(column, c.exactly());
          if (!c.join().release().equals(remedy.release())) {
            rules.put(column, c.exactly());
          } else if (!remedy.change().equals(Remedies.REMOVED)) {
            rules.put(column, c.coarsely().get(remedy.change()));
          }
        }
        SoleCandidates.Counts expected = expected(tables, all, rules, power);
        assertThat(remedy.counts())
            .as("%s, seed %d, power %s", remedy, seed, power)
            .isEqualTo(expected);
        wouldDiffer += expected(tables, all, unchanged, power).equals(expected) ? 0 : 1;
        seen.merge(remedy.release() + " " + remedy.change(), 1L, Long::sum);
      }
    }
    assertThat(seen.keySet())
        .containsExactlyInAnyOrder(
            "age bands of 10",
            "age bands of 5",
            "age removed",
            "date month",
            "date removed",
            "date year",
            "sex removed");
    assertThat(seen.values()).allMatch(n -> n > 20);
    assertThat(wouldDiffer).as("changes that change something").isGreaterThan(100);
  }

  /**
   * A release that was coarsened before, attacked with what is known to contain the exact value.
   */
  @Test
  void coarsening_isWhatACoarseReleaseGives() {
    long unlike = 0;
    for (int seed = 1000; seed < 1060; seed++) {
      Tables tables = Tables.random(new Random(seed));
      String power = POWERS.get(seed % POWERS.size());
      SmallAttack attack = tables.attack(power);
      List.of(EXACT_DATE, EXACT_AGE)
          .forEach(c -> attack.join(c.join()).format(c.join().release(), c.format()));
      ScenarioOutcome outcome = attack.run();
      for (Remedies.Remedy remedy : outcome.remedies()) {
        if (!remedy.change().equals(Remedies.REMOVED)) {
          ScenarioOutcome coarse = coarse(tables, power, remedy.change()).run();
          AttackCounts.Truth truth = coarse.counts().truth();
          assertThat(new SoleCandidates.Counts(coarse.counts().unique(), truth.correct()))
              .as("%s, seed %d", remedy, seed)
              .isEqualTo(remedy.counts());
          unlike += outcome.counts().unique() == coarse.counts().unique() ? 0 : 1;
        }
      }
    }
    assertThat(unlike).isGreaterThan(20);
  }

  private static SmallAttack coarse(Tables tables, String power, String change) {
    boolean date = change.equals("month") || change.equals("year");
    Tables coarse =
        switch (change) {
          case "month" -> tables.released(1, day -> day.substring(0, 7));
          case "year" -> tables.released(1, day -> day.substring(0, 4));
          case "bands of 5" -> tables.released(2, age -> bandText(age, 5));
          default -> tables.released(2, age -> bandText(age, 10));
        };
    SmallAttack attack = coarse.attack(power);
    Compared other = date ? EXACT_AGE : EXACT_DATE;
    attack.join(other.join()).format(other.join().release(), other.format());
    return attack.join(
        date
            ? SmallAttack.rule("date", "day", ComparisonRule.CONTAINS)
            : SmallAttack.rule("age", "years", ComparisonRule.CONTAINS));
  }

  private static String bandText(String age, int width) {
    int first = Integer.parseInt(age) / width * width;
    return first + "-" + (first + width - 1);
  }

  /** A change after which too much goes together is not tried, and said so. */
  @Test
  void changes_areBounded_whateverTheOrderOfRows() {
    Tables tables = Tables.random(new Random(3));
    SmallAttack attack = tables.attack("all");
    List.of(EXACT_DATE, SEX)
        .forEach(c -> attack.join(c.join()).format(c.join().release(), c.format()));
    List<Integer> tried = new ArrayList<>();
    for (long most : new long[] {0, 20, 40, 80, 1000}) {
      TrajectoryRemedies forward = remedies(attack, most);
      Tables shuffled =
          new Tables(
              new ArrayList<>(tables.release()), new ArrayList<>(tables.held()), tables.truth());
      Collections.shuffle(shuffled.release(), new Random(most));
      Collections.shuffle(shuffled.held(), new Random(most));
      SmallAttack other = shuffled.attack("all");
      List.of(EXACT_DATE, SEX)
          .forEach(c -> other.join(c.join()).format(c.join().release(), c.format()));
      TrajectoryRemedies again = remedies(other, most);
      assertThat(again.tried()).isEqualTo(forward.tried());
      assertThat(again.skipped()).isEqualTo(forward.skipped());
      assertThat(forward.tried().size() + forward.skipped()).isEqualTo(4);
      tried.add(forward.tried().size());
    }
    assertThat(tried).isSorted().startsWith(0).endsWith(4);
    assertThat(new TreeSet<>(tried)).hasSizeGreaterThan(2);
  }

  @Test
  void tooLittleMemory_isSaid_notRunInto() {
    SmallAttack attack = Tables.random(new Random(4)).attack("all");
    attack.join(SmallAttack.rule("date", "day", ComparisonRule.SEQUENCE));
    assertThatThrownBy(() -> run(attack, attack.resources().withMemory(1000)))
        .isInstanceOf(MemoryShortage.class)
        .hasMessageContaining("linking");
    assertThat(run(attack, attack.resources()).counts().targets()).isPositive();
  }

  private static TrajectoryRun run(SmallAttack attack, Resources resources) {
    Table release = attack.release();
    ScenarioInput input =
        ScenarioInput.read(release, attack.scenario(), attack.files(), attack.resources());
    JoinInput rows =
        new JoinInput(
            release,
            input.held(),
            attack.scenario().join(),
            new Comparisons("s1", attack.files()),
            TrajectoryRun::ofRows,
            Long.MAX_VALUE);
    return new TrajectoryRun(release, attack.scenario(), input, rows, resources);
  }

  private static TrajectoryRemedies remedies(SmallAttack attack, long most) {
    Table release = attack.release();
    ScenarioInput input =
        ScenarioInput.read(release, attack.scenario(), attack.files(), attack.resources());
    JoinInput rows =
        new JoinInput(
            release,
            input.held(),
            attack.scenario().join(),
            new Comparisons("s1", attack.files()),
            TrajectoryRun::ofRows,
            attack.resources().memory());
    TrajectoryRun run =
        new TrajectoryRun(release, attack.scenario(), input, rows, attack.resources());
    return TrajectoryRemedies.of(attack.scenario(), rows, run, most);
  }

  /** Where something rarer leads to candidates, what goes together costs nothing. */
  @Test
  void shiftsAndSequences_areOnlyLeftOut() {
    Tables tables = Tables.random(new Random(4));
    for (ComparisonRule rule : List.of(ComparisonRule.COMMON_SHIFT, ComparisonRule.SEQUENCE)) {
      SmallAttack attack = tables.attack("all").format("date", ValueFormat.DATE);
      attack.join(SmallAttack.rule("date", "day", rule)).join(SEX.join());
      assertThat(remedies(attack, 1000).tried().stream().map(r -> r.release() + " " + r.change()))
          .containsExactly("date removed", "sex removed");
      TrajectoryRemedies bounded = remedies(attack, 0);
      assertThat(bounded.tried().stream().map(r -> r.release() + " " + r.change()))
          .containsExactly("sex removed");
      assertThat(bounded.skipped()).isEqualTo(1);
    }
  }
}
