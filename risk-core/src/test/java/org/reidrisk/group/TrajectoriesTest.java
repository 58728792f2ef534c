package org.reidrisk.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.table.SmallTables;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;

class TrajectoriesTest {
  private static Trajectories of(Table table) {
    return Trajectories.of(EquivalenceClasses.of(table), Resources.modest());
  }

  private static Trajectories of(String header, String... rows) {
    return of(SmallTables.of(header, rows));
  }

  private static Trajectories withEvents(String... rows) {
    Table.Builder table =
        Table.builder(
            SmallTables.schema("ID:key EV:other Q:quasi").withEvent("EV"), TableFormat.strict());
    for (String row : rows) {
      table.row(SmallTables.cells(row));
    }
    return of(table.build());
  }

  private static CandidateSets sizes(Bin... bins) {
    return CandidateSets.exactly(List.of(bins));
  }

  @Test
  void pairOfModalities() {
    // P=1 highest 0.5, mean 0.5; P=2 and all 1 and 2/3; complete 1, 1.
    Trajectories xyz = of("ID:key M:quasi", "X CT", "X MR", "Y CT", "Z MR");
    assertThat(xyz.worst(1)).isEqualTo(sizes(new Bin(2, 3)));
    assertThat(xyz.worst(2)).isEqualTo(sizes(new Bin(1, 1), new Bin(2, 2)));
    assertThat(xyz.containment()).isEqualTo(sizes(new Bin(1, 1), new Bin(2, 2)));
    assertThat(xyz.complete()).isEqualTo(sizes(new Bin(1, 3)));
  }

  @Test
  void demo() {
    // B has containment 1/4, complete 1/3.
    String[] rows = {
      "A F 40-44 CT", "A F 40-44 CT", "A F 40-44 CT", "A F 40-44 CT", "A F 40-44 CT",
      "B M 40-44 MR", "C M 40-44 MR", "D M 40-44 MR", "E M 40-44 MR", "E M 40-44 CT"
    };
    Trajectories demo = of("ID:key SEX:static AGE:quasi M:quasi", rows);
    // A and E are alone, B, C and D have E beside them.
    assertThat(demo.containment()).isEqualTo(sizes(new Bin(1, 2), new Bin(4, 3)));
    assertThat(demo.complete()).isEqualTo(sizes(new Bin(1, 2), new Bin(3, 3)));
    assertThat(demo.worst(1)).isEqualTo(sizes(new Bin(1, 2), new Bin(4, 3)));
  }

  @Test
  void twoEqualEventsAreTwo() {
    // By hand: only U has two; who knows of both knows U.
    Trajectories u = of("ID:key M:quasi", "U CT", "U CT", "V CT", "W CT");
    assertThat(u.worst(1)).isEqualTo(sizes(new Bin(3, 3)));
    assertThat(u.worst(2)).isEqualTo(sizes(new Bin(1, 1), new Bin(3, 2)));
    assertThat(u.containment()).isEqualTo(sizes(new Bin(1, 1), new Bin(3, 2)));
    assertThat(u.complete()).isEqualTo(sizes(new Bin(1, 1), new Bin(2, 2)));
  }

  @Test
  void thirdCopyCostsThreeEvents() {
    // By hand: U has three, V two, W one. Of U two known events leave U and V, three leave U.
    Trajectories u = of("ID:key M:quasi", "U CT", "U CT", "U CT", "V CT", "V CT", "W CT");
    assertThat(u.worst(2)).isEqualTo(sizes(new Bin(2, 2), new Bin(3, 1)));
    assertThat(u.worstOfEach(2, Long.MAX_VALUE)).isEqualTo(u.worst(2));
    assertThat(u.worst(3)).isEqualTo(sizes(new Bin(1, 1), new Bin(2, 1), new Bin(3, 1)));
  }

  @Test
  void seriesOfOneStudyAreOneEvent() {
    // Five series are not five events.
    Trajectories study =
        withEvents("A s1 CT", "A s1 CT", "A s1 CT", "A s1 CT", "A s1 CT", "B s2 CT");
    assertThat(study.complete()).isEqualTo(sizes(new Bin(2, 2)));
    assertThat(study.containment()).isEqualTo(sizes(new Bin(2, 2)));
  }

  @Test
  void twoStudiesOfTwoModalitiesEach() {
    // A review: of A two studies are everything. With classes as events two patients were left.
    Trajectories a =
        withEvents(
            "A s1 CT", "A s1 MR", "A s2 US", "A s2 XA", "B t1 CT", "B t2 MR", "B t3 US", "B t4 XA");
    assertThat(a.worst(1)).isEqualTo(sizes(new Bin(2, 2)));
    assertThat(a.worst(2)).isEqualTo(sizes(new Bin(1, 2)));
    assertThat(a.worstOfEach(2, Long.MAX_VALUE)).isEqualTo(a.worst(2));
    assertThat(a.containment()).isEqualTo(sizes(new Bin(1, 2)));
    assertThat(a.complete()).isEqualTo(sizes(new Bin(1, 2)));
  }

  @Test
  void allOfTwoStudiesIsKnownByTwo() {
    // By hand: any two modalities of A are those of two others too, but its studies are its own. Of
    // the others two modalities leave two, and all three one.
    Trajectories a =
        withEvents(
            "A s1 CT", "A s1 MR", "A s2 US", "A s2 XA", "B t1 CT", "B t2 MR", "B t3 US", "C u1 CT",
            "C u2 MR", "C u3 XA", "D v1 CT", "D v2 US", "D v3 XA", "E w1 MR", "E w2 US", "E w3 XA");
    assertThat(a.worst(1)).isEqualTo(sizes(new Bin(4, 5)));
    assertThat(a.worst(2)).isEqualTo(sizes(new Bin(1, 1), new Bin(2, 4)));
    assertThat(a.containment()).isEqualTo(sizes(new Bin(1, 5)));
  }

  @Test
  void twoEventsAreNotOneEventOfBoth() {
    // The same review: who knows the complete trajectory knows how the values belong together.
    Trajectories uv = withEvents("u s1 CT", "u s2 MR", "v t1 CT", "v t1 MR");
    assertThat(uv.worst(1)).isEqualTo(sizes(new Bin(2, 2)));
    assertThat(uv.worst(2)).isEqualTo(sizes(new Bin(1, 2)));
    assertThat(uv.containment()).isEqualTo(sizes(new Bin(1, 2)));
    assertThat(uv.complete()).isEqualTo(sizes(new Bin(1, 2)));
  }

  @Test
  void eventsOfEqualSetsAreEqual() {
    // By hand: other order, other names, other numbers of rows; C has two such events.
    Trajectories abc =
        withEvents(
            "A s1 CT", "A s1 MR", "B s2 MR", "B s2 CT", "B s2 MR", "C s1 CT", "C s1 MR", "C s3 MR",
            "C s3 CT");
    assertThat(abc.worst(2)).isEqualTo(sizes(new Bin(1, 1), new Bin(3, 2)));
    assertThat(abc.containment()).isEqualTo(sizes(new Bin(1, 1), new Bin(3, 2)));
    assertThat(abc.complete()).isEqualTo(sizes(new Bin(1, 1), new Bin(2, 2)));
  }

  @Test
  void oneRowOfAnEventOfSeveralIsKnownByAPowerOfOne() {
    Trajectories study = withEvents("A s1 CT", "A s1 MR", "B s2 CT", "C s3 MR");
    assertThat(study.worst(1)).isEqualTo(sizes(new Bin(2, 3)));
    assertThat(study.worst(2)).isEqualTo(sizes(new Bin(1, 3)));
  }

  @Test
  void rowsWithoutEventValueAreEventsOfTheirOwn() {
    Trajectories study = withEvents("A - CT", "A - CT", "B s1 CT", "B s1 CT");
    assertThat(study.containment()).isEqualTo(sizes(new Bin(1, 1), new Bin(2, 1)));
  }

  @Test
  void oneEventValueOfTwoPatientsIsAnEventOfEach() {
    Trajectories study = withEvents("A s1 CT", "B s1 CT");
    assertThat(study.complete()).isEqualTo(sizes(new Bin(2, 2)));
  }

  @Test
  void withoutPatientKeyEveryRowIsAPatient() {
    Trajectories rows = of("M:quasi", "CT", "CT", "MR");
    CandidateSets classes = sizes(new Bin(1, 1), new Bin(2, 2));
    assertThat(rows.worst(1)).isEqualTo(classes);
    assertThat(rows.worst(5)).isEqualTo(classes);
    assertThat(rows.containment()).isEqualTo(classes);
    assertThat(rows.complete()).isEqualTo(classes);
  }

  @Test
  void rowsWithoutPatientAreLeftOut() {
    Trajectories rows = of("ID:key M:quasi", "A CT", "- CT", "- MR");
    assertThat(rows.complete()).isEqualTo(sizes(new Bin(1, 1)));
    assertThat(of("ID:key M:quasi", "- CT").containment()).isEqualTo(sizes());
  }

  @Test
  void nobodyHasNoCandidates() {
    Trajectories none = of("ID:key M:quasi");
    assertThat(none.worst(2)).isEqualTo(sizes());
    assertThat(none.worst(2).exact()).isTrue();
    assertThat(none.complete().least()).isEmpty();
  }

  @Test
  void someEventMustBeKnown() {
    Trajectories none = of("ID:key M:quasi", "A CT");
    assertThatIllegalArgumentException().isThrownBy(() -> none.worst(0));
    assertThat(none.worst(Integer.MAX_VALUE)).isEqualTo(none.containment());
  }

  /** Long trajectories over lists that are arrays, bitmaps and everything between. */
  @Test
  void bothSearchesAgreeOnALargerTable() {
    for (Table table : List.of(large(3), largeWithEvents(3))) {
      Trajectories large = of(table);
      for (int power : new int[] {2, 3}) {
        CandidateSets together = large.worstOfAll(power);
        CandidateSets each = large.worstOfEach(power, Long.MAX_VALUE);
        assertThat(each.exact()).isTrue();
        assertThat(each).isEqualTo(together);
        assertThat(large.worst(power)).isEqualTo(together);
      }
    }
  }

  @Test
  void orderOfRowsChangesNoEndedSearchOnALargerTable() {
    orderOfRowsChangesNoEndedSearch(large(3));
  }

  @Test
  void orderOfRowsChangesNoEndedSearchForEventsOfSeveralTuples() {
    orderOfRowsChangesNoEndedSearch(largeWithEvents(3));
  }

  @Test
  void orderOfRowsChangesNoEndedSearchWhereAllEventsAreAsCommon() {
    orderOfRowsChangesNoEndedSearch(asCommon());
  }

  private static void orderOfRowsChangesNoEndedSearch(Table table) {
    List<CandidateSets> before = ended(of(table));
    Table.Builder shuffled = Table.builder(table.schema(), TableFormat.strict());
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      rows.add(row);
    }
    for (int row : new SplitMix64(9).shuffled(rows)) {
      shuffled.row(
          table.columns().stream().map(c -> c.code(row) == 0 ? "" : c.value(c.code(row))).toList());
    }
    EquivalenceClasses classes = EquivalenceClasses.of(shuffled.build());
    assertThat(ended(Trajectories.of(classes, Resources.modest().withThreads(3))))
        .isEqualTo(before);
    assertThat(before).anyMatch(sets -> !sets.exact());
  }

  @Test
  void endedSearchesEncloseTheTruthOnALargerTable() {
    Trajectories large = of(large(3));
    List<Integer> truth = sizesOfPatients(large.worstOfAll(3).least());
    int between = 0;
    for (CandidateSets sets : ended(large)) {
      List<Integer> least = sizesOfPatients(sets.least());
      List<Integer> most = sizesOfPatients(sets.most());
      for (int i = 0; i < truth.size(); i++) {
        assertThat(truth.get(i)).isBetween(least.get(i), most.get(i));
      }
      between += sets.exact() || most.equals(sizesOfPatients(large.worst(1).most())) ? 0 : 1;
    }
    assertThat(between).as("searches that ended half way").isGreaterThan(2);
  }

  private static List<Integer> sizesOfPatients(List<Bin> bins) {
    List<Integer> sizes = new ArrayList<>();
    bins.forEach(b -> sizes.addAll(Collections.nCopies((int) b.count(), b.size())));
    return sizes;
  }

  private static List<CandidateSets> ended(Trajectories trajectories) {
    List<CandidateSets> sets = new ArrayList<>();
    for (long budget = 100; budget < 1_000_000; budget *= 4) {
      sets.add(trajectories.worstOfEach(3, budget));
    }
    return sets;
  }

  private static Table large(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    Table.Builder table = Table.builder(SmallTables.schema("ID:key Q:quasi"), TableFormat.strict());
    for (int patient = 0; patient < 600; patient++) {
      int events = random.oneOf(List.of(1, 2, 3, 10, 40));
      for (int i = 0; i < events; i++) {
        int value = random.below(1 + random.below(1 + random.below(200)));
        table.row("p" + patient, "q" + value);
      }
    }
    return table.build();
  }

  /** Half of the events have several tuples, and event values are shared by patients. */
  private static Table largeWithEvents(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    Table.Builder table =
        Table.builder(
            SmallTables.schema("ID:key EV:other Q:quasi").withEvent("EV"), TableFormat.strict());
    for (int patient = 0; patient < 600; patient++) {
      int events = random.oneOf(List.of(1, 2, 3, 10, 40));
      for (int event = 0; event < events; event++) {
        int first = random.below(1 + random.below(1 + random.below(60)));
        int rows = random.oneOf(List.of(1, 1, 2, 3));
        for (int i = 0; i < rows; i++) {
          table.row("p" + patient, "e" + event, "q" + (first + i * random.below(2)));
        }
      }
    }
    return table.build();
  }

  /** Events of two tuples each, all of which equally many patients have: ties decide. */
  private static Table asCommon() {
    SplitMix64 random = new SplitMix64(5);
    int kinds = 30;
    Table.Builder table =
        Table.builder(
            SmallTables.schema("ID:key EV:other Q:quasi").withEvent("EV"), TableFormat.strict());
    for (int pattern = 0; pattern < 12; pattern++) {
      List<Integer> events = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        events.add(random.below(kinds));
      }
      for (int turn = 0; turn < kinds; turn++) {
        String patient = "p" + (pattern * kinds + turn);
        for (int i = 0; i < events.size(); i++) {
          int kind = (events.get(i) + turn) % kinds;
          table.row(patient, "e" + i, "q" + kind);
          table.row(patient, "e" + i, "r" + kind * 7 % kinds);
        }
      }
    }
    return table.build();
  }

  @Test
  void tooLittleMemoryForEventsOfSeveralTuplesIsRefused() {
    Table table = largeWithEvents(1);
    EquivalenceClasses classes = EquivalenceClasses.of(table);
    long enough = table.bytes() + 48L * table.rows() + 10_000;
    assertThat(Trajectories.of(classes, Resources.modest().withMemory(enough)).complete())
        .isEqualTo(of(table).complete());
    long tooLittle = table.bytes() + 30L * table.rows();
    assertThatExceptionOfType(MemoryShortage.class)
        .isThrownBy(() -> Trajectories.of(classes, Resources.modest().withMemory(tooLittle)))
        .withMessageContaining("several values");
  }

  @Test
  void tooLittleMemoryIsRefused() {
    EquivalenceClasses classes = EquivalenceClasses.of(large(1));
    assertThatExceptionOfType(MemoryShortage.class)
        .isThrownBy(() -> Trajectories.of(classes, Resources.modest().withMemory(1000)));
  }

  @Test
  void boundsThatCannotBeAreRefused() {
    List<Bin> one = List.of(new Bin(1, 2));
    List<Bin> two = List.of(new Bin(2, 2));
    assertThat(new CandidateSets(one, two).exact()).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new CandidateSets(two, one));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CandidateSets(one, List.of(new Bin(1, 3))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CandidateSets(List.of(new Bin(1, 3)), one));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CandidateSets(List.of(new Bin(2, 1), new Bin(1, 1)), two));
  }

  @Test
  void textSaysNoValue() {
    Trajectories secret = of("ID:key M:quasi", "secret-1 secret-2");
    assertThat(secret.toString()).doesNotContain("secret");
    assertThat(secret.complete().toString()).doesNotContain("secret");
  }
}
