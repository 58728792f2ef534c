package org.reidrisk.report.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.Progress;
import org.reidrisk.Resources;
import org.reidrisk.report.linkage.TrajectoryCase.Row;
import org.reidrisk.report.linkage.TrajectoryCase.Rules;
import org.reidrisk.report.linkage.TrajectoryOracle.Mistake;

/** The attack against an oracle that tries everything. */
class TrajectoryAttackTest {
  private static final List<String> POWERS = List.of("1", "2", "3", "all", "complete");

  /** What is told of one target. */
  private record Told(long candidates, int only, boolean containsTruth) {}

  /** Every combination of rules, each with a seed of its own. */
  private static List<TrajectoryCase> cases(int rounds) {
    List<TrajectoryCase> cases = new ArrayList<>();
    Integer[] bounds = {null, -1, 0};
    for (int round = 0; round < rounds; round++) {
      for (String power : POWERS) {
        for (Integer kinds : new Integer[] {null, 0, 1}) {
          for (int shifts = 0; shifts < 6; shifts++) {
            for (Integer sequence : new Integer[] {null, 0, 1}) {
              for (int set = 0; set < 3; set++) {
                int n = cases.size();
                Integer from = shifts >= 2 ? bounds[n % 3] : null;
                Integer to = shifts >= 2 ? (n % 5 == 0 ? null : (Integer) (n % 4)) : null;
                Rules rules =
                    new Rules(
                        power,
                        kinds,
                        shifts == 0 ? 0 : shifts == 5 ? 2 : 1,
                        from,
                        to,
                        shifts == 4 || (shifts == 5 && n % 2 == 0),
                        sequence,
                        set);
                cases.add(TrajectoryCase.random(rules, 31L * n + round));
              }
            }
          }
        }
      }
    }
    return cases;
  }

  private static List<Told> attack(TrajectoryCase c, boolean kindsKnown, Resources resources) {
    return run(c.join(kindsKnown), TrajectoryPower.of(c.rules().power()), c.truth(), resources);
  }

  private static List<Told> run(
      TrajectoryJoin join, TrajectoryPower power, int @Nullable [] truth, Resources resources) {
    Told[] told = new Told[join.targets()];
    TrajectoryAttack.run(
        join,
        power,
        truth,
        Progress.Stage.MEASURE,
        resources,
        (target, candidates, only, containsTruth) -> {
          assertThat(told[target]).as("told once").isNull();
          told[target] = new Told(candidates, only, containsTruth);
        });
    return Arrays.asList(told);
  }

  private static List<Told> oracle(TrajectoryCase c, Mistake mistake) {
    List<Told> told = new ArrayList<>();
    List<Set<Integer>> all = new TrajectoryOracle(c, mistake).candidates();
    for (int t = 0; t < c.targets(); t++) {
      Set<Integer> found = all.get(t);
      int only = found.size() == 1 ? found.iterator().next() : -1;
      told.add(new Told(found.size(), only, found.contains(c.truth()[t])));
    }
    return told;
  }

  @Test
  void everyRule_isWhatTheOracleFinds() {
    List<TrajectoryCase> cases = cases(2);
    assertThat(cases).hasSize(1620);
    long found = 0;
    long unique = 0;
    for (TrajectoryCase c : cases) {
      List<Told> expected = oracle(c, Mistake.NONE);
      assertThat(attack(c, true, Resources.modest())).as("%s", c).isEqualTo(expected);
      found += expected.stream().filter(t -> t.candidates() > 0).count();
      unique += expected.stream().filter(t -> t.candidates() == 1).count();
    }
    assertThat(found).as("targets with candidates").isGreaterThan(2000);
    assertThat(unique).as("unique targets").isGreaterThan(1000);
  }

  @Test
  void everyWayToFindCandidates_findsTheSame() {
    int[] tried = new int[8];
    for (TrajectoryCase c : cases(2)) {
      TrajectoryPower power = TrajectoryPower.of(c.rules().power());
      List<Set<Integer>> expected = new TrajectoryOracle(c, Mistake.NONE).candidates();
      for (long memory : new long[] {Long.MAX_VALUE, 100}) {
        Resources resources = Resources.modest().withMemory(memory);
        TrajectoryPlan plan = new TrajectoryPlan(c.join(false), power, resources);
        TrajectorySearch search = new TrajectorySearch(plan);
        for (TrajectorySource source : plan.sources()) {
          for (int t = 0; t < c.targets(); t++) {
            if (source.cost(t) != TrajectorySource.UNABLE) {
              search.find(t, source);
              Set<Integer> found = new TreeSet<>();
              IntStream.range(0, c.patients()).filter(search::isCandidate).forEach(found::add);
              assertThat(found).as("%s %s", source.getClass(), c).isEqualTo(expected.get(t));
              tried[kind(source)] += found.isEmpty() ? 0 : 1;
            }
          }
        }
      }
    }
    for (int kind = 0; kind < 8; kind++) {
      assertThat(tried[kind]).as("targets found in way " + kind).isGreaterThan(100);
    }
  }

  private static int kind(TrajectorySource source) {
    List<Class<? extends TrajectorySource>> kinds =
        List.of(
            IntervalRule.class,
            TrajectoryValueRule.class,
            ShiftWhole.class,
            ShiftTripleSource.class,
            ShiftWindowSource.class,
            ShiftGapSource.class,
            TrajectoryRowSource.class,
            TrajectoryEverybody.class);
    return kinds.indexOf(source.getClass());
  }

  @ParameterizedTest
  @EnumSource(value = Mistake.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void comparison_noticesMistakes(Mistake mistake) {
    long noticed =
        cases(1).stream()
            .filter(c -> !oracle(c, mistake).equals(attack(c, true, Resources.modest())))
            .count();
    assertThat(noticed).isGreaterThan(5);
  }

  @Test
  void orderOfRowsAndThreads_changeNothing() {
    for (TrajectoryCase c : cases(1)) {
      List<Row> release = new ArrayList<>(c.release());
      List<Row> held = new ArrayList<>(c.held());
      Random random = new Random(5);
      Collections.shuffle(release, random);
      Collections.shuffle(held, random);
      TrajectoryCase shuffled =
          new TrajectoryCase(c.rules(), c.patients(), c.targets(), release, held, c.truth());
      assertThat(attack(shuffled, false, Resources.modest().withThreads(2)))
          .isEqualTo(attack(c, true, Resources.modest()));
    }
  }

  /** Many targets in many pieces, so that threads share the work. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void shiftedCopy_tellsWhoseIntervalsNobodyElseHas(int threads) {
    for (int seed = 0; seed < 6; seed++) {
      Random random = new Random(seed);
      List<int[]> days = new ArrayList<>();
      for (int p = 0; p < 1500; p++) {
        int[] own = random.ints(1 + random.nextInt(5), 0, 6 + 5 * seed).toArray();
        days.add(own);
      }
      ShiftedCopy copy = ShiftedCopy.of(days, random);
      List<Told> told =
          run(
              copy.join(),
              TrajectoryPower.COMPLETE,
              copy.truth(),
              Resources.modest().withThreads(threads));
      copy.check(told.stream().map(t -> new long[] {t.candidates(), t.only()}).toList());
      assertThat(told).allMatch(Told::containsTruth);
    }
  }

  @Test
  void nobodyHeld_nobodyReleased_areNoErrors() {
    int[] none = {};
    for (String power : POWERS) {
      TrajectoryPower p = TrajectoryPower.of(power);
      TrajectoryJoin empty = TrajectoryJoin.of(0, none, none, 2, new int[] {0}, new int[] {7});
      ShiftColumn days = new ShiftColumn(none, new int[] {3}, null, null, true);
      TrajectorySet set = new TrajectorySet(none, new int[] {3}, true);
      TrajectorySequence sequence = new TrajectorySequence(none, new int[] {3}, 1);
      for (TrajectoryJoin join :
          List.of(
              empty,
              empty.withShifts(List.of(days)),
              empty.withSets(List.of(set)).withSequences(List.of(sequence)))) {
        assertThat(run(join, p, null, Resources.modest()))
            .containsOnly(new Told(0, -1, false))
            .hasSize(2);
      }
      TrajectoryJoin nobodyHeld = TrajectoryJoin.of(1, new int[] {0}, new int[] {0}, 0, none, none);
      assertThat(run(nobodyHeld, p, null, Resources.modest())).isEmpty();
    }
  }

  /** One person held; patients with the values 1, 1 and 2, 2, and none. */
  @Test
  void emptySet_isAmongAllValues_andEqualToNoneOnly() {
    int missing = -1;
    int[] patient = {0, 1, 1, 2, 3};
    int[] released = {1, 1, 2, 2, missing};
    for (boolean repeats : new boolean[] {false, true}) {
      TrajectoryJoin join =
          TrajectoryJoin.of(
                  4, patient, new int[] {0, 1, 2, 3, 4}, 2, new int[] {0, 1}, new int[] {0, 1})
              .withSets(List.of(new TrajectorySet(released, new int[] {missing, 1}, repeats)));
      assertThat(run(join, TrajectoryPower.ALL, new int[] {3, 0}, Resources.modest()))
          .containsExactly(new Told(4, -1, true), new Told(2, -1, true));
      assertThat(run(join, TrajectoryPower.of("1"), null, Resources.modest()))
          .containsExactly(new Told(4, -1, false), new Told(2, -1, false));
      assertThat(run(join, TrajectoryPower.COMPLETE, new int[] {3, 0}, Resources.modest()))
          .containsExactly(new Told(1, 3, true), new Told(1, 0, true));
    }
  }

  /** People of one event each: with a day, without one, with one that cannot be read. */
  @Test
  void emptySequence_isThatOfPeopleWithoutDays() {
    int[] people = {0, 1, 2};
    int[] days = {5, ShiftColumn.MISSING, ShiftColumn.UNREADABLE};
    TrajectoryJoin join =
        TrajectoryJoin.of(3, people, people, 3, people, people)
            .withSequences(List.of(new TrajectorySequence(days, days, 0)));
    for (String power : POWERS) {
      assertThat(run(join, TrajectoryPower.of(power), people, Resources.modest()))
          .containsExactly(new Told(1, 0, true), new Told(1, 1, true), new Told(0, -1, false));
    }
  }

  @Test
  void daysAtTheEndsOfTime_doNotOverflow() {
    int last = Integer.MAX_VALUE;
    int first = Integer.MIN_VALUE + 2;
    int[] person = {0, 0, 1, 1};
    int[] event = {0, 1, 2, 3};
    int[] days = {first, last, 0, 1};
    for (Integer to : new Integer[] {null, 0, last}) {
      ShiftColumn column = new ShiftColumn(days, days, to == null ? null : -to, to, false);
      TrajectoryJoin join =
          TrajectoryJoin.of(2, person, event, 2, person, event).withShifts(List.of(column));
      for (String power : List.of("2", "all", "complete")) {
        assertThat(run(join, TrajectoryPower.of(power), new int[] {0, 1}, Resources.modest()))
            .containsExactly(new Told(1, 0, true), new Told(1, 1, true));
      }
      TrajectoryJoin sequences =
          TrajectoryJoin.of(2, person, event, 2, person, event)
              .withSequences(List.of(new TrajectorySequence(days, days, last)));
      assertThat(run(sequences, TrajectoryPower.ALL, new int[] {0, 1}, Resources.modest()))
          .allMatch(Told::containsTruth);
    }
  }

  /** Hundreds of events that compete for hundreds: nothing here may take powers of them. */
  @Test
  void manyCompetingEvents_areMatchedInTime() {
    int n = 400;
    int[] person = new int[2 * n];
    int[] event = IntStream.range(0, 2 * n).toArray();
    Arrays.fill(person, n, 2 * n, 1);
    // Held number i is compatible with the released numbers up to i; the second patient lacks 0.
    RowJoin rows =
        (h, to) -> {
          for (int r = 0; r < 2 * n; r++) {
            if (agree(h, r, n)) {
              to.accept(r);
            }
          }
        };
    TrajectoryJoin join =
        TrajectoryJoin.of(2, person, event, 1, new int[n], IntStream.range(0, n).toArray())
            .withRows(new TrajectoryRows(rows, (h, r) -> agree(h, r, n), null));
    for (String power : List.of("all", "complete")) {
      assertThat(run(join, TrajectoryPower.of(power), new int[] {0}, Resources.modest()))
          .containsExactly(new Told(1, 0, true));
    }
    assertThat(run(join, new TrajectoryPower(n - 1, false), null, Resources.modest()))
        .containsExactly(new Told(2, -1, false));
  }

  private static boolean agree(int heldRow, int releaseRow, int n) {
    return releaseRow < n ? releaseRow <= heldRow : releaseRow - n + 1 <= heldRow;
  }

  @Test
  void progress_endsWithAllTargets() {
    TrajectoryCase c = cases(1).get(7);
    List<Long> heard = new ArrayList<>();
    attack(
        c,
        true,
        Resources.modest().withProgress((stage, done, total, rows) -> heard.add(total - done)));
    assertThat(heard).last().isEqualTo(0L);
  }

  @Test
  void power_isWhatPoliciesName() {
    assertThat(TrajectoryPower.of("3").needed(5)).isEqualTo(3);
    assertThat(TrajectoryPower.of("3").needed(2)).isEqualTo(2);
    assertThat(TrajectoryPower.of("all").complete()).isFalse();
    assertThat(TrajectoryPower.of("complete").complete()).isTrue();
    for (String none : List.of("0", "-1", "", "some", "99999999999")) {
      assertThatThrownBy(() -> TrajectoryPower.of(none))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
