package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.group.ClassSizes.Bin;

class EstimateTest {

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNoNumberIsRefused(double value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Estimate.Real(value));
    assertThatIllegalArgumentException().isThrownBy(() -> new Estimate.Interval(value, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Estimate.Interval(0, value));
  }

  @Test
  void intervalBoundsStandInOrder() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Estimate.Interval(0.2, 0.1));
    assertThat(new Estimate.Interval(0.1, 0.1).low()).isEqualTo(0.1);
  }

  @Test
  void fractionAndDoubleOfOneValueAreEqual() {
    // 1/8 is a double exactly.
    Estimate exact = Estimate.Real.of(BigFraction.of(1, 8));
    assertThat(exact)
        .isEqualTo(new Estimate.Real(0.125))
        .hasSameHashCodeAs(new Estimate.Real(0.125));
    assertThat(exact).isNotEqualTo(new Estimate.Real(0.25));
  }

  @Test
  void undefinedNeedsAReason() {
    assertThatThrownBy(() -> new Estimate.Undefined(null, "why"))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new Estimate.Undefined("code", null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void histogramIsACopy() {
    List<Bin> bins = new ArrayList<>(List.of(new Bin(1, 2)));
    Estimate.Histogram histogram = new Estimate.Histogram(bins);
    bins.clear();
    assertThat(histogram.bins()).containsExactly(new Bin(1, 2));
  }
}
