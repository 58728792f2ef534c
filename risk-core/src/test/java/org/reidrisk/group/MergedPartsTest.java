package org.reidrisk.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.reidrisk.Resources;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Role;
import org.reidrisk.table.Schema;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;

/**
 * Counts of parts of a release add up to those of the whole only when no patient and no class is
 * split: row counts add over any parts, patient counts do not.
 */
class MergedPartsTest {
  private static final Schema SCHEMA =
      Schema.of(
          List.of(
              new ColumnSpec("P", 1, Role.PATIENT_KEY),
              new ColumnSpec("A", 2, Role.QUASI_IDENTIFIER),
              new ColumnSpec("Site", 3, Role.QUASI_IDENTIFIER)));

  private static List<List<String>> rows(SplitMix64 random) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = random.between(1, 40); i > 0; i--) {
      int patient = random.below(15);
      // Every patient belongs to one site, so that sites split neither patients nor classes.
      rows.add(List.of("p" + patient, "a" + random.below(4), "s" + patient % 2));
    }
    return rows;
  }

  private static EquivalenceClasses classes(List<List<String>> rows) {
    Table.Builder table = Table.builder(SCHEMA, TableFormat.strict());
    rows.forEach(table::row);
    return EquivalenceClasses.of(table.build());
  }

  private static List<List<String>> part(
      List<List<String>> rows, ToIntFunction<List<String>> number, int which) {
    return rows.stream().filter(row -> number.applyAsInt(row) == which).toList();
  }

  private static List<Bin> sum(List<Bin> one, List<Bin> other) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    one.forEach(b -> counts.merge(b.size(), b.count(), Long::sum));
    other.forEach(b -> counts.merge(b.size(), b.count(), Long::sum));
    return counts.entrySet().stream().map(e -> new Bin(e.getKey(), e.getValue())).toList();
  }

  @Test
  void partsThatSplitNoPatient_giveTheWhole() {
    for (long seed = 1; seed <= 300; seed++) {
      List<List<String>> rows = rows(new SplitMix64(seed));
      ToIntFunction<List<String>> site = row -> row.get(2).equals("s0") ? 0 : 1;
      EquivalenceClasses whole = classes(rows);
      EquivalenceClasses one = classes(part(rows, site, 0));
      EquivalenceClasses other = classes(part(rows, site, 1));
      for (Unit unit : Unit.values()) {
        assertThat(sum(one.sizes(unit).classes(), other.sizes(unit).classes()))
            .as("classes by %s, seed %d", unit, seed)
            .isEqualTo(whole.sizes(unit).classes());
        assertThat(sum(one.sizes(unit).units(), other.sizes(unit).units()))
            .as("units by %s, seed %d", unit, seed)
            .isEqualTo(whole.sizes(unit).units());
      }
      for (int power : new int[] {1, 2, 3}) {
        assertThat(sum(worst(one, power), worst(other, power)))
            .as("power %d, seed %d", power, seed)
            .isEqualTo(worst(whole, power));
      }
    }
  }

  private static List<Bin> worst(EquivalenceClasses classes, int power) {
    return Trajectories.of(classes, Resources.modest()).worst(power).least();
  }

  /** The comparison can fail: a merge that splits patients is noticed. */
  @Test
  void partsThatSplitPatients_doNot() {
    int noticed = 0;
    for (long seed = 1; seed <= 300; seed++) {
      List<List<String>> rows = rows(new SplitMix64(seed));
      ToIntFunction<List<String>> value = row -> row.get(1).equals("a0") ? 0 : 1;
      EquivalenceClasses one = classes(part(rows, value, 0));
      EquivalenceClasses other = classes(part(rows, value, 1));
      ClassSizes whole = classes(rows).sizes(Unit.PATIENT);
      // Classes are not split, so that they add up; patients are counted in both parts.
      assertThat(sum(one.sizes(Unit.PATIENT).classes(), other.sizes(Unit.PATIENT).classes()))
          .isEqualTo(whole.classes());
      List<Bin> units = sum(one.sizes(Unit.PATIENT).units(), other.sizes(Unit.PATIENT).units());
      noticed += units.equals(whole.units()) ? 0 : 1;
    }
    assertThat(noticed).isGreaterThan(200);
  }
}
