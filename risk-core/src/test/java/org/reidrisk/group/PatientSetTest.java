package org.reidrisk.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.table.Table;

/** The distinct patients of a class, as a sorted set knows them, for both ways of finding them. */
class PatientSetTest {
  private final PatientSet patientSet = new PatientSet();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 40, 41, 64, 65, 127, 128, 1000, 65_535, 65_536, 65_537, 100_000})
  void agreesWithASet(int rows) {
    SplitMix64 random = new SplitMix64(rows);
    for (int patients : new int[] {1, 2, 50, rows, Integer.MAX_VALUE - 1}) {
      for (int round = 0; round < 5; round++) {
        int before = 3;
        int[] all = new int[before + rows + 2];
        for (int i = 0; i < all.length; i++) {
          boolean none = random.below(9) == 0;
          all[i] = none ? Table.NO_PATIENT : random.below(patients);
        }
        int[] given = all.clone();
        int[] expected =
            IntStream.of(given)
                .skip(before)
                .limit(rows)
                .filter(patient -> patient != Table.NO_PATIENT)
                .distinct()
                .sorted()
                .toArray();
        int distinct = patientSet.distinct(all, before, rows);
        int[] found = Arrays.copyOfRange(all, before, before + distinct);
        Arrays.sort(found);
        assertThat(found).isEqualTo(expected);
        assertThat(Arrays.copyOf(all, before)).isEqualTo(Arrays.copyOf(given, before));
        assertThat(all[before + rows]).isEqualTo(given[before + rows]);
      }
    }
  }
}
