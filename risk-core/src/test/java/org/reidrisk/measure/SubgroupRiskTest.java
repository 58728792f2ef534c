package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.reidrisk.Resources;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.Subgroups;
import org.reidrisk.group.Unit;
import org.reidrisk.group.UnitRisks;
import org.reidrisk.table.Column;
import org.reidrisk.table.Role;
import org.reidrisk.table.SmallTables;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.table.Table;

class SubgroupRiskTest {
  private static final int TABLES = 400;

  /** A = F/CT five times; B, C, D = M/MR; E = M/MR and M/CT; somebody without key. */
  private static final EquivalenceClasses DEMO =
      EquivalenceClasses.of(
          SmallTables.of(
              "ID:key SEX:quasi MOD:quasi SITE:other",
              "A F CT s1",
              "A F CT s1",
              "A F CT s1",
              "A F CT s2",
              "A F CT s1",
              "B M MR s1",
              "C M MR s2",
              "D M MR -",
              "E M MR s2",
              "E M CT s2",
              "- M PT s3"));

  private static BigFraction fraction(Estimate estimate) {
    BigFraction fraction = ((Estimate.Real) estimate).fraction();
    assertThat(fraction).isNotNull();
    return fraction;
  }

  @Test
  void demoOfThePatientsPage() {
    // The demonstration: smallest classes A 1, B, C, D 4, E 1; by hand: s1 = A, B; s2 = A, C, E.
    List<SubgroupRisk> sites =
        SubgroupRisk.ofColumn(DEMO, Unit.PATIENT, "SITE", code -> code, 4, 2);
    assertThat(sites).extracting(SubgroupRisk::group).containsExactly(0, 1, 2, 3);
    assertThat(sites).extracting(SubgroupRisk::units).containsExactly(1L, 2L, 3L, 0L);
    assertThat(fraction(sites.get(0).highest())).isEqualTo(BigFraction.of(1, 4));
    assertThat(fraction(sites.get(0).shareBelow())).isEqualTo(BigFraction.ZERO);
    assertThat(fraction(sites.get(1).highest())).isEqualTo(BigFraction.ONE);
    assertThat(fraction(sites.get(1).mean())).isEqualTo(BigFraction.of(5, 8));
    assertThat(fraction(sites.get(1).shareBelow())).isEqualTo(BigFraction.of(1, 2));
    assertThat(fraction(sites.get(2).mean())).isEqualTo(BigFraction.of(3, 4));
    assertThat(fraction(sites.get(2).shareBelow())).isEqualTo(BigFraction.of(2, 3));
    // Only a row without patient names s3.
    assertThat(Measured.reason(sites.get(3).highest())).isEqualTo("no-units");
    assertThat(Measured.reason(sites.get(3).mean())).isEqualTo("no-units");
    assertThat(Measured.reason(sites.get(3).shareBelow())).isEqualTo("no-units");
  }

  @Test
  void demoByRow() {
    // By hand: s1 = four rows of A's class of 5 and one of B's class of 4.
    SubgroupRisk site =
        SubgroupRisk.ofColumn(DEMO, Unit.ROW, "SITE", code -> code == 1 ? 0 : -1, 1, 5).get(0);
    assertThat(site.units()).isEqualTo(5);
    assertThat(fraction(site.highest())).isEqualTo(BigFraction.of(1, 4));
    assertThat(fraction(site.mean())).isEqualTo(BigFraction.of(21, 100));
    assertThat(fraction(site.shareBelow())).isEqualTo(BigFraction.of(1, 5));
  }

  @Test
  void smallestClassOfEachUnit() {
    UnitRisks patients = UnitRisks.of(DEMO, Unit.PATIENT);
    assertThat(patients.units()).isEqualTo(5);
    List<Integer> sizes = new ArrayList<>();
    for (int patient = 0; patient < 5; patient++) {
      sizes.add(patients.smallestClass(patient));
    }
    assertThat(sizes).containsExactly(1, 4, 4, 4, 1);
    UnitRisks rows = UnitRisks.of(DEMO, Unit.ROW);
    assertThat(rows.units()).isEqualTo(11);
    assertThat(rows.smallestClass(0)).isEqualTo(5);
    assertThat(rows.smallestClass(10)).isEqualTo(1);
    assertThat(rows.unit()).isEqualTo(Unit.ROW);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    UnitRisks risks = UnitRisks.of(DEMO, Unit.PATIENT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SubgroupRisk.of(risks, new int[] {0, 0, 0, 0, 1}, 1, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SubgroupRisk.of(risks, new int[] {0, 0, 0, 0, -2}, 1, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SubgroupRisk.of(risks, new int[] {0}, 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> SubgroupRisk.of(risks, new int[5], 1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SubgroupRisk.ofColumn(DEMO, Unit.ROW, "SITE", code -> code, 3, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SubgroupRisk.ofColumn(DEMO, Unit.ROW, "NONE", code -> 0, 1, 2));
  }

  @Test
  void textSaysNoValue() {
    Subgroups groups = Subgroups.ofColumn(DEMO, Unit.PATIENT, "SITE", code -> code, 4);
    assertThat(groups.groups()).isEqualTo(4);
    assertThat(groups.size(2)).isEqualTo(3);
    assertThat(groups).hasToString("Subgroups: 4 of 5 units");
    assertThat(UnitRisks.of(DEMO, Unit.PATIENT)).hasToString("UnitRisks of 5 units by patient");
  }

  // Oracle

  /** A mistake that an implementation could make; the oracle makes it on demand. */
  private enum Mistake {
    NONE,
    CLASSES_WITHIN_THE_GROUP,
    ROWS_FOR_PATIENTS,
    LARGEST_CLASS,
    FIRST_GROUP_ONLY,
    THRESHOLD_INCLUDED,
    NOBODY_IS_SOMEBODY
  }

  /** The table as strings, its static quasi-identifiers filled, and who owns which row. */
  private record Oracle(SeededTable table, Unit unit, Mistake mistake) {

    private String cell(int row, int column) {
      String cell = table.rows().get(row).get(column);
      List<String> keys = table.cells(SeededTable.Kind.KEY);
      boolean isStatic = table.columns().get(column).kind() == SeededTable.Kind.STATIC;
      if (!cell.isEmpty() || !isStatic || keys.get(row).isEmpty()) {
        return cell;
      }
      Set<String> known = new LinkedHashSet<>();
      for (int other = 0; other < keys.size(); other++) {
        if (keys.get(other).equals(keys.get(row))) {
          known.add(table.rows().get(other).get(column));
        }
      }
      known.remove("");
      return known.size() == 1 ? known.iterator().next() : "";
    }

    private String owner(int row) {
      String key = table.cells(SeededTable.Kind.KEY).get(row);
      boolean nobody = key.isEmpty() && mistake != Mistake.NOBODY_IS_SOMEBODY;
      return unit == Unit.ROW ? "row " + row : nobody ? "nobody" : "patient " + key;
    }

    private List<String> tuple(int row) {
      List<String> tuple = new ArrayList<>();
      for (int column = 0; column < table.columns().size(); column++) {
        tuple.add(table.columns().get(column).quasi() ? cell(row, column) : "");
      }
      return tuple;
    }

    /** Units, highest, mean and share below a threshold of those with a value in a column. */
    String figures(int column, String value, int threshold) {
      List<String> owners = new ArrayList<>();
      List<List<String>> tuples = new ArrayList<>();
      List<Boolean> inside = new ArrayList<>();
      for (int row = 0; row < table.rows().size(); row++) {
        owners.add(owner(row));
        tuples.add(tuple(row));
        inside.add(cell(row, column).equals(value));
      }
      Set<String> members = new LinkedHashSet<>();
      for (int row = 0; row < owners.size(); row++) {
        boolean first =
            mistake != Mistake.FIRST_GROUP_ONLY || owners.indexOf(owners.get(row)) == row;
        if (inside.get(row) && first && !owners.get(row).equals("nobody")) {
          members.add(owners.get(row));
        }
      }
      if (members.isEmpty()) {
        return "none";
      }
      Ratio highest = Ratio.ZERO;
      Ratio sum = Ratio.ZERO;
      long below = 0;
      for (String member : members) {
        int smallest = 0;
        for (int row = 0; row < owners.size(); row++) {
          if (owners.get(row).equals(member)) {
            int size = sizeOf(tuples.get(row), owners, tuples, members);
            boolean larger = mistake == Mistake.LARGEST_CLASS ? size > smallest : size < smallest;
            smallest = smallest == 0 || larger ? size : smallest;
          }
        }
        highest = highest.max(Ratio.of(1, smallest));
        sum = sum.plus(Ratio.of(1, smallest));
        int limit = mistake == Mistake.THRESHOLD_INCLUDED ? threshold + 1 : threshold;
        below += smallest < limit ? 1 : 0;
      }
      return members.size()
          + " "
          + highest.toDouble()
          + " "
          + sum.dividedBy(members.size()).toDouble()
          + " "
          + Ratio.of(below, members.size()).toDouble();
    }

    private int sizeOf(
        List<String> tuple, List<String> owners, List<List<String>> tuples, Set<String> members) {
      List<String> alike = new ArrayList<>();
      for (int row = 0; row < owners.size(); row++) {
        boolean counts =
            !owners.get(row).equals("nobody")
                && (mistake != Mistake.CLASSES_WITHIN_THE_GROUP
                    || members.contains(owners.get(row)));
        if (tuples.get(row).equals(tuple) && counts) {
          alike.add(owners.get(row));
        }
      }
      return mistake == Mistake.ROWS_FOR_PATIENTS
          ? alike.size()
          : new LinkedHashSet<>(alike).size();
    }
  }

  private static String text(SubgroupRisk risk) {
    return risk.units() == 0
        ? "none"
        : risk.units()
            + " "
            + Measured.number(risk.highest())
            + " "
            + Measured.number(risk.mean())
            + " "
            + Measured.number(risk.shareBelow());
  }

  /** How many tables differ from an oracle for some column; each is a group by its values. */
  private static long disagreements(Mistake mistake, Unit unit, int threads) {
    long disagreements = 0;
    for (long seed = 1; seed <= TABLES; seed++) {
      SeededTable seeded = SeededTable.random(seed);
      Oracle oracle = new Oracle(seeded, unit, mistake);
      Table table = seeded.table();
      EquivalenceClasses classes =
          EquivalenceClasses.of(
              table,
              table.schema().named(Role.QUASI_IDENTIFIER),
              Resources.modest().withThreads(threads));
      int threshold = 2 + (int) (seed % 3);
      boolean differs = false;
      for (int i = 0; i < table.columns().size(); i++) {
        Column column = table.columns().get(i);
        if (column.spec().role() == Role.PATIENT_KEY || column.spec().role() == Role.SENSITIVE) {
          continue;
        }
        List<SubgroupRisk> groups =
            SubgroupRisk.ofColumn(
                classes,
                unit,
                column.spec().name(),
                IntUnaryOperator.identity(),
                column.distinct() + 1,
                threshold);
        for (SubgroupRisk group : groups) {
          String value = group.group() == 0 ? "" : column.value(group.group());
          differs |= !text(group).equals(oracle.figures(i, value, threshold));
        }
      }
      disagreements += differs ? 1 : 0;
    }
    return disagreements;
  }

  @Test
  void randomTablesAgree() {
    for (Unit unit : Unit.values()) {
      assertThat(disagreements(Mistake.NONE, unit, 1)).isZero();
      assertThat(disagreements(Mistake.NONE, unit, 3)).isZero();
    }
  }

  @Test
  void mistakesAreNoticed() {
    for (Mistake mistake : Mistake.values()) {
      if (mistake != Mistake.NONE) {
        assertThat(disagreements(mistake, Unit.PATIENT, 1)).as(mistake.name()).isGreaterThan(10);
      }
    }
  }

  // Properties

  @Test
  void oneGroupOfEverybodyIsProsecutorRisk() {
    for (long seed = 1; seed <= TABLES; seed++) {
      EquivalenceClasses classes = EquivalenceClasses.of(SeededTable.random(seed).table());
      for (Unit unit : Unit.values()) {
        IdentityRisk whole = IdentityRisk.prosecutor(classes.sizes(unit));
        SubgroupRisk everybody = SubgroupRisk.ofColumn(classes, unit, "X", code -> 0, 1, 3).get(0);
        assertThat(everybody)
            .as("seed %s by %s", seed, unit)
            .isEqualTo(
                new SubgroupRisk(
                    0,
                    classes.sizes(unit).unitCount(),
                    whole.highest(),
                    whole.mean(),
                    whole.shareAbove(3)));
      }
    }
  }

  @Test
  void meansOfAPartitionWeighUpToTheMeanOfAll() {
    for (long seed = 1; seed <= TABLES; seed++) {
      EquivalenceClasses classes = EquivalenceClasses.of(SeededTable.random(seed).table());
      SplitMix64 random = new SplitMix64(~seed);
      for (Unit unit : Unit.values()) {
        UnitRisks risks = UnitRisks.of(classes, unit);
        if (risks.units() == 0) {
          continue;
        }
        int[] groupOfUnit = new int[risks.units()];
        for (int i = 0; i < groupOfUnit.length; i++) {
          groupOfUnit[i] = random.below(4);
        }
        assertThat(weighted(SubgroupRisk.of(risks, groupOfUnit, 4, 2)))
            .isEqualTo(
                fraction(IdentityRisk.prosecutor(classes.sizes(unit)).mean())
                    .multiply(risks.units()));
      }
    }
  }

  @Test
  void meansOverAStaticColumnWeighUpToTheMeanOfAll() {
    SplitMix64 random = new SplitMix64(7);
    for (int round = 0; round < 100; round++) {
      List<String> rows = new ArrayList<>();
      for (int i = random.between(1, 40); i > 0; i--) {
        int patient = random.below(12);
        rows.add("p" + patient + " sex" + patient % 3 + " q" + random.below(3));
      }
      EquivalenceClasses classes =
          EquivalenceClasses.of(
              SmallTables.of("ID:key SEX:static Q:quasi", rows.toArray(new String[0])));
      assertThat(
              weighted(SubgroupRisk.ofColumn(classes, Unit.PATIENT, "SEX", code -> code - 1, 3, 2)))
          .isEqualTo(
              fraction(IdentityRisk.prosecutor(classes.sizes(Unit.PATIENT)).mean())
                  .multiply((int) classes.sizes(Unit.PATIENT).unitCount()));
    }
  }

  private static BigFraction weighted(List<SubgroupRisk> parts) {
    BigFraction sum = BigFraction.ZERO;
    for (SubgroupRisk part : parts) {
      if (part.units() > 0) {
        sum = sum.add(fraction(part.mean()).multiply((int) part.units()));
      }
    }
    return sum;
  }
}
