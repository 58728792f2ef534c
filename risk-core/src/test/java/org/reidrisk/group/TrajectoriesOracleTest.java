package org.reidrisk.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.Resources;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.group.NaiveTrajectories.Mistake;

/** Candidate sets against the definitions, on random tables. */
class TrajectoriesOracleTest {
  private static final int TABLES = 400;
  private static final long UNBOUNDED = Long.MAX_VALUE;
  private static final List<Integer> POWERS = List.of(1, 2, 3, 5, 9);

  private static List<EventTable> tables() {
    return LongStream.rangeClosed(1, TABLES).mapToObj(EventTable::random).toList();
  }

  private static Trajectories of(EventTable table, int threads) {
    return Trajectories.of(table.classes(), Resources.modest().withThreads(threads));
  }

  private static List<Integer> sizes(List<Bin> bins) {
    List<Integer> sizes = new ArrayList<>();
    bins.forEach(
        b -> {
          for (int i = 0; i < b.count(); i++) {
            sizes.add(b.size());
          }
        });
    return sizes;
  }

  private static List<Integer> sizes(Map<String, Integer> byPatient) {
    return byPatient.values().stream().sorted().toList();
  }

  private static List<Integer> exactSizes(CandidateSets sets) {
    assertThat(sets.exact()).isTrue();
    assertThat(sets.most()).isEqualTo(sets.least());
    return sizes(sets.least());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void hundredsOfRandomTablesAgree(int threads) {
    for (EventTable table : tables()) {
      NaiveTrajectories oracle = new NaiveTrajectories(table, Mistake.NONE);
      Trajectories library = of(table, threads);
      String text = table.toString();
      assertThat(exactSizes(library.complete())).as(text).isEqualTo(sizes(oracle.complete()));
      assertThat(exactSizes(library.containment())).as(text).isEqualTo(sizes(oracle.containment()));
      for (int power : POWERS) {
        List<Integer> right = sizes(oracle.worst(power));
        assertThat(exactSizes(library.worst(power))).as(power + text).isEqualTo(right);
        assertThat(exactSizes(library.worstOfAll(power))).as(power + text).isEqualTo(right);
        assertThat(exactSizes(library.worstOfEach(power, UNBOUNDED)))
            .as(power + text)
            .isEqualTo(right);
      }
    }
  }

  @Test
  void oneEventIsTheSmallestClass() {
    for (EventTable table : tables()) {
      assertThat(of(table, 1).worst(1).least())
          .isEqualTo(table.classes().sizes(Unit.PATIENT).units());
      // That is where it is taken from; the classes do not know of events, the oracle does.
      assertThat(sizes(table.classes().sizes(Unit.PATIENT).units()))
          .isEqualTo(sizes(new NaiveTrajectories(table, Mistake.NONE).worst(1)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 4, 8, 16, 32})
  void boundsOfAnEndedSearchEncloseTheTruth(long budget) {
    int intervals = 0;
    for (EventTable table : tables()) {
      NaiveTrajectories oracle = new NaiveTrajectories(table, Mistake.NONE);
      Trajectories library = of(table, 1);
      for (int power : POWERS) {
        CandidateSets sets = library.worstOfEach(power, budget);
        List<Integer> least = sizes(sets.least());
        List<Integer> truth = sizes(oracle.worst(power));
        List<Integer> most = sizes(sets.most());
        assertNowhereLarger(most, sizes(oracle.worst(1)), table);
        assertThat(least).hasSameSizeAs(truth);
        assertThat(most).hasSameSizeAs(truth);
        for (int i = 0; i < truth.size(); i++) {
          assertThat(truth.get(i)).as(table.toString()).isBetween(least.get(i), most.get(i));
        }
        intervals += sets.exact() ? 0 : 1;
      }
    }
    assertThat(intervals).as("searches that ended early").isGreaterThan(10);
  }

  @Test
  void orderOfRowsAndNamesOfPatientsChangeNothing() {
    long seed = 0;
    for (EventTable table : tables()) {
      List<CandidateSets> before = all(table, 1);
      assertThat(all(table.shuffled(++seed), 1)).as(table.toString()).isEqualTo(before);
      assertThat(all(table.renamed(), 1)).as(table.toString()).isEqualTo(before);
      assertThat(all(table.shuffled(-seed).renamed(), 3)).as(table.toString()).isEqualTo(before);
    }
  }

  private static List<CandidateSets> all(EventTable table, int threads) {
    Trajectories library = of(table, threads);
    List<CandidateSets> sets = new ArrayList<>();
    sets.add(library.complete());
    sets.add(library.containment());
    for (int power : POWERS) {
      sets.add(library.worst(power));
      for (long budget = 0; budget < 150; budget += 10) {
        sets.add(library.worstOfEach(power, budget));
      }
    }
    return sets;
  }

  @Test
  void rowsRepeatedUnderOneEventValueChangeNothing() {
    for (EventTable table : tables()) {
      if (table.withEvent() && table.withKey()) {
        assertThat(all(table.repeated(), 1)).as(table.toString()).isEqualTo(all(table, 1));
      }
    }
  }

  @Test
  void sizesNeverGrowWithPower() {
    for (EventTable table : tables()) {
      NaiveTrajectories oracle = new NaiveTrajectories(table, Mistake.NONE);
      List<Map<String, Integer>> rising = new ArrayList<>();
      POWERS.forEach(power -> rising.add(oracle.worst(power)));
      rising.add(oracle.containment());
      rising.add(oracle.complete());
      for (int i = 1; i < rising.size(); i++) {
        Map<String, Integer> weaker = rising.get(i - 1);
        rising
            .get(i)
            .forEach((patient, size) -> assertThat(size).isLessThanOrEqualTo(weaker.get(patient)));
      }
      Trajectories library = of(table, 1);
      List<Integer> weaker = exactSizes(library.worst(1));
      for (int power : POWERS) {
        weaker = notLarger(library.worst(power), weaker, table);
      }
      weaker = notLarger(library.containment(), weaker, table);
      notLarger(library.complete(), weaker, table);
    }
  }

  private static List<Integer> notLarger(
      CandidateSets sets, List<Integer> weaker, EventTable table) {
    List<Integer> stronger = exactSizes(sets);
    assertNowhereLarger(stronger, weaker, table);
    return stronger;
  }

  /** If no patient's size grows, the sorted sizes grow nowhere. */
  private static void assertNowhereLarger(
      List<Integer> stronger, List<Integer> weaker, EventTable table) {
    assertThat(stronger).hasSameSizeAs(weaker);
    for (int i = 0; i < weaker.size(); i++) {
      assertThat(stronger.get(i)).as(table.toString()).isLessThanOrEqualTo(weaker.get(i));
    }
  }

  @Test
  void wholeEventsLeaveNoMoreCandidatesThanTheirRowsOneByOne() {
    for (EventTable table : tables()) {
      NaiveTrajectories rows = new NaiveTrajectories(table, Mistake.TUPLES_OF_AN_EVENT_ARE_EVENTS);
      Trajectories library = of(table, 1);
      for (int power : POWERS) {
        assertNowhereLarger(exactSizes(library.worst(power)), sizes(rows.worst(power)), table);
      }
      assertNowhereLarger(exactSizes(library.containment()), sizes(rows.containment()), table);
      assertNowhereLarger(exactSizes(library.complete()), sizes(rows.complete()), table);
    }
  }

  /** Where each event has one tuple, or there is no event column, nothing is known in a new way. */
  @Test
  void eventsOfOneTupleAreTheirRows() {
    int withSeveral = 0;
    for (EventTable table : tables()) {
      EventTable split = table.eventsSplitByTuple();
      withSeveral += split.equals(table) ? 0 : 1;
      NaiveTrajectories rows = new NaiveTrajectories(split, Mistake.TUPLES_OF_AN_EVENT_ARE_EVENTS);
      Trajectories library = of(split, 1);
      for (int power : POWERS) {
        assertThat(exactSizes(library.worst(power))).isEqualTo(sizes(rows.worst(power)));
      }
      assertThat(exactSizes(library.containment())).isEqualTo(sizes(rows.containment()));
      assertThat(exactSizes(library.complete())).isEqualTo(sizes(rows.complete()));
    }
    assertThat(withSeveral).isGreaterThan(100);
  }

  @ParameterizedTest
  @EnumSource(value = Mistake.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void mistakesAreRejected(Mistake mistake) {
    Set<String> noticed = new HashSet<>();
    for (EventTable table : tables()) {
      NaiveTrajectories wrong = new NaiveTrajectories(table, mistake);
      Trajectories library = of(table, 1);
      note(noticed, "complete", library.complete(), wrong.complete());
      note(noticed, "all", library.containment(), wrong.containment());
      note(noticed, "2", library.worst(2), wrong.worst(2));
    }
    assertThat(noticed).contains("2");
    if (mistake != Mistake.COPIES_FOR_ONE) {
      assertThat(noticed).contains("complete", "all");
    }
  }

  private static void note(
      Collection<String> noticed, String name, CandidateSets sets, Map<String, Integer> wrong) {
    if (!sizes(sets.least()).equals(sizes(wrong))) {
      noticed.add(name);
    }
  }

  @Test
  void randomTablesHaveTheTroublesTheyAreMeantToHave() {
    assertThat(count(t -> !t.withKey())).isGreaterThan(20);
    assertThat(count(EventTable::withEvent)).isGreaterThan(100);
    assertThat(count(t -> t.rows().isEmpty())).isGreaterThan(20);
    assertThat(
            count(
                t ->
                    new NaiveTrajectories(t, Mistake.NONE).patientsWithACommonEventOfSeveralTuples()
                        > 1))
        .as("tables with an event of several tuples that two patients have")
        .isGreaterThan(20);
    assertThat(count(t -> t.rows().stream().anyMatch(r -> r.get(0).isEmpty()))).isGreaterThan(50);
    assertThat(count(t -> t.rows().size() > new HashSet<>(t.rows()).size())).isGreaterThan(100);
  }

  private static long count(Predicate<EventTable> trouble) {
    return tables().stream().filter(trouble).count();
  }
}
