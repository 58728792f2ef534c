package org.reidrisk.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reidrisk.group.ClassSizes.Bin;

class ClassSizesTest {

  private static SortedMap<Integer, Long> histogram(int... sizesAndCounts) {
    SortedMap<Integer, Long> histogram = new TreeMap<>();
    for (int i = 0; i < sizesAndCounts.length; i += 2) {
      histogram.put(sizesAndCounts[i], (long) sizesAndCounts[i + 1]);
    }
    return histogram;
  }

  @Test
  void rowsFollowFromClasses() {
    // By hand: two classes of 1 and three of 4 hold 2 + 12 rows.
    ClassSizes sizes = ClassSizes.ofRows(histogram(1, 2, 4, 3));
    assertThat(sizes.units()).containsExactly(new Bin(1, 2), new Bin(4, 12));
    assertThat(sizes.classCount()).isEqualTo(5);
    assertThat(sizes.unitCount()).isEqualTo(14);
    assertThat(sizes.smallest()).hasValue(1);
    assertThat(sizes.unitsInClassesSmallerThan(1)).isZero();
    assertThat(sizes.unitsInClassesSmallerThan(4)).isEqualTo(2);
    assertThat(sizes.unitsInClassesSmallerThan(5)).isEqualTo(14);
  }

  @Test
  void patientsHaveTheirOwnHistogram() {
    // The demonstration: classes {1: 2, 4: 1}, patients by smallest class {1: 2, 4: 3}.
    ClassSizes sizes = ClassSizes.ofPatients(histogram(1, 2, 4, 1), histogram(1, 2, 4, 3));
    assertThat(sizes.classCount()).isEqualTo(3);
    assertThat(sizes.unitCount()).isEqualTo(5);
    assertThat(sizes.unitsInClassesSmallerThan(2)).isEqualTo(2);
  }

  @Test
  void noUnitsHaveNoSmallestClass() {
    ClassSizes none = ClassSizes.ofRows(histogram());
    assertThat(none.smallest()).isEmpty();
    assertThat(none.classCount()).isZero();
    assertThat(none.unitCount()).isZero();
    assertThat(ClassSizes.ofPatients(histogram(), histogram()).smallest()).isEmpty();
  }

  @Test
  void morePatientsThanClassesHoldAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassSizes.ofPatients(histogram(2, 1), histogram(2, 3)));
  }

  @Test
  void patientsWithoutAClassOfTheirSizeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassSizes.ofPatients(histogram(2, 1), histogram(2, 1, 3, 1)));
  }

  @Test
  void smallestClassWithoutAPatientIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassSizes.ofPatients(histogram(1, 1, 2, 1), histogram(2, 2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassSizes.ofPatients(histogram(1, 1), histogram()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassSizes.ofPatients(histogram(), histogram(1, 1)));
  }

  @Test
  void rowHistogramsThatDisagreeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassSizes(Unit.ROW, List.of(new Bin(2, 1)), List.of(new Bin(2, 1))));
  }

  @Test
  void sizesThatDoNotAscendAreRefused() {
    List<Bin> wrong = List.of(new Bin(2, 1), new Bin(1, 1));
    List<Bin> twice = List.of(new Bin(1, 1), new Bin(1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassSizes(Unit.PATIENT, wrong, wrong));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassSizes(Unit.PATIENT, twice, twice));
  }

  @Test
  void emptyBarsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Bin(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bin(1, 0));
  }
}
