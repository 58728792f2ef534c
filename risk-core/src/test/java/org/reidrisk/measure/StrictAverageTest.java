package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.reidrisk.measure.Measured.count;
import static org.reidrisk.measure.Measured.number;
import static org.reidrisk.measure.Measured.reason;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reidrisk.group.ClassSizes;

/** Fractions' nearest doubles; there is no tolerance. */
class StrictAverageTest {

  private static StrictAverage ofSizes(int cutOff, int... sizes) {
    TreeMap<Integer, Long> histogram = new TreeMap<>();
    for (int size : sizes) {
      histogram.merge(size, 1L, Long::sum);
    }
    return StrictAverage.of(ClassSizes.ofRows(histogram), cutOff);
  }

  @Test
  void goodMeanDoesNotHideTheUnique() {
    // One unique and a class of 99: mean 0.02 (pyCANON, over classes, 0.505).
    StrictAverage strict = ofSizes(StrictAverage.USUAL_CUT_OFF, 1, 99);
    assertThat(number(strict.mean())).isEqualTo(0.02);
    assertThat(count(strict.k())).isEqualTo(1);
    assertThat(strict.cutOff()).isEqualTo(3);
    assertThat(number(strict.shareAbove())).isEqualTo(0.01);
  }

  @Test
  void nobodyIsAboveACutOffThatKReaches() {
    // By hand: classes of 3 and 5; (1 + 1) / 8.
    StrictAverage strict = ofSizes(3, 3, 5);
    assertThat(number(strict.mean())).isEqualTo(0.25);
    assertThat(number(strict.shareAbove())).isZero();
    assertThat(number(ofSizes(4, 3, 5).shareAbove())).isEqualTo(0.375);
  }

  @Test
  void patientsCountWithTheirSmallestClass() {
    // u is alone in four classes, v and w together in one.
    Measured trap = Measured.byPatient("ID:key Q:quasi", "u a", "u b", "u c", "u d", "v e", "w e");
    StrictAverage strict = StrictAverage.of(trap.sizes(), 2);
    assertThat(number(strict.mean())).isEqualTo(2.0 / 3);
    assertThat(number(strict.shareAbove())).isEqualTo(1.0 / 3);
  }

  @Test
  void noUnitsIsUndefined() {
    StrictAverage none = ofSizes(3);
    assertThat(reason(none.mean())).isEqualTo("no-units");
    assertThat(reason(none.k())).isEqualTo("no-units");
    assertThat(reason(none.shareAbove())).isEqualTo("no-units");
  }

  @Test
  void cutOffIsAtLeastOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> ofSizes(0, 5));
  }
}
