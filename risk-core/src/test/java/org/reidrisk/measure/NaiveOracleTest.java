package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.reidrisk.group.Unit;

/** The library against the definitions, on random tables. */
class NaiveOracleTest {

  @Test
  void fiveHundredRandomTablesAgree() {
    agree(SeededTable::random, 1, 500);
  }

  @Test
  void tablesWhoseQuasiIdentifiersOverflowSixtyFourBitsAgree() {
    agree(SeededTable::wide, 1001, 40);
  }

  @Test
  void tablesWhoseTransportOverflowsSixtyFourBitsAgree() {
    agree(SeededTable::manyValued, 2001, 8);
  }

  @Test
  void randomTablesHaveTheTroublesTheyAreMeantToHave() {
    // A generator that makes only easy tables would pass everything.
    assertThat(count(t -> t.rows().isEmpty())).isGreaterThan(5);
    assertThat(count(t -> !t.hasKey())).isGreaterThan(50);
    assertThat(count(t -> t.rowsWithoutPatient() > 0)).isGreaterThan(100);
    assertThat(count(SeededTable::somePatientHasSeveralRows)).isGreaterThan(200);
    assertThat(count(t -> !t.patientsLinked())).isGreaterThan(100);
    assertThat(count(t -> t.rows().size() > 0 && t.order().isEmpty())).isGreaterThan(50);
  }

  private static long count(Predicate<SeededTable> trouble) {
    return LongStream.rangeClosed(1, 500).mapToObj(SeededTable::random).filter(trouble).count();
  }

  private static void agree(LongFunction<SeededTable> tables, long firstSeed, int count) {
    List<String> disagreements = new ArrayList<>();
    String first = "";
    for (long seed = firstSeed; seed < firstSeed + count; seed++) {
      SeededTable table = tables.apply(seed);
      for (Unit unit : Unit.values()) {
        Figures library = Figures.ofLibrary(table, unit);
        Figures oracle = NaiveOracle.figures(table, unit);
        List<String> differences = library.differences(oracle);
        if (!differences.isEmpty()) {
          if (disagreements.isEmpty()) {
            first = "oracle " + oracle.byName() + "\nlibrary " + library.byName() + "\n" + table;
          }
          disagreements.add("seed " + seed + " by " + unit.word() + ": " + differences);
        }
      }
    }
    assertThat(disagreements).as("the first one: %s", first).isEmpty();
  }
}
