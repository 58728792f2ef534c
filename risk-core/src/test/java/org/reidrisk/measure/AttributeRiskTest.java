package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.reidrisk.measure.Measured.count;
import static org.reidrisk.measure.Measured.number;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.SensitiveCounts.ClassCounts;
import org.reidrisk.group.Unit;

/** The example of attribute disclosure, class by class. */
class AttributeRiskTest {

  private static Measured flu() {
    return Measured.byPatient(
        "ID:key Q:quasi S:sensitive", "A 1 flu", "B 1 flu", "B 1 hiv", "C 2 hiv", "D 2 cold");
  }

  /** E1 has three rows, E2 two; both have two patients, but only E2 has both with one value. */
  private static List<ClassCounts> classes(SensitiveCounts counts) {
    List<ClassCounts> classes = new ArrayList<>();
    counts.forEachClass(classes::add);
    classes.sort(
        (a, b) ->
            a.members() != b.members()
                ? Integer.compare(b.members(), a.members())
                : Integer.compare(b.values().length, a.values().length));
    return classes;
  }

  private static LDiversity diversity(ClassCounts c) {
    LDiversity.Worst worst = new LDiversity.Worst();
    worst.visit(c);
    return worst.result();
  }

  private static double alpha(ClassCounts c) {
    AlphaAnonymity.Worst worst = new AlphaAnonymity.Worst();
    worst.visit(c);
    return number(worst.result().alpha());
  }

  private static double t(SensitiveCounts counts, ClassCounts c) {
    TCloseness.Worst worst =
        new TCloseness.Worst(counts, ValueWeights.of(counts), GroundDistance.equal());
    worst.visit(c);
    return number(worst.result().t());
  }

  @Test
  void classesOfTheExampleByPatient() {
    // E1 = A{flu}, B{flu, hiv}: l 1, alpha 1, exp(H) 1.7547654, t .375. E2 = C{hiv}, D{cold}: l 2,
    // alpha .5, t .375; exp(H) is 2, by hand. Numbers within half of the last digit given.
    SensitiveCounts counts = flu().counts();
    ClassCounts e1 = classes(counts).get(0);
    ClassCounts e2 = classes(counts).get(1);
    assertThat(count(diversity(e1).distinct())).isEqualTo(1);
    assertThat(number(diversity(e1).entropy())).isCloseTo(1.7547654, within(5e-8));
    assertThat(alpha(e1)).isEqualTo(1);
    assertThat(t(counts, e1)).isEqualTo(0.375);
    assertThat(count(diversity(e2).distinct())).isEqualTo(2);
    assertThat(number(diversity(e2).entropy())).isCloseTo(2, within(1e-12));
    assertThat(alpha(e2)).isEqualTo(0.5);
    assertThat(t(counts, e2)).isEqualTo(0.375);
  }

  @Test
  void classesOfTheExampleByRow() {
    // E1 l 2, t .2666667; E2 t .4. By hand: alpha 2/3 and 1/2.
    SensitiveCounts counts = flu().in(Unit.ROW).counts();
    ClassCounts e1 = classes(counts).get(0);
    ClassCounts e2 = classes(counts).get(1);
    assertThat(e1.members()).isEqualTo(3);
    assertThat(count(diversity(e1).distinct())).isEqualTo(2);
    assertThat(t(counts, e1)).isEqualTo(4.0 / 15);
    assertThat(alpha(e1)).isEqualTo(2.0 / 3);
    assertThat(count(diversity(e2).distinct())).isEqualTo(2);
    assertThat(t(counts, e2)).isEqualTo(0.4);
    assertThat(alpha(e2)).isEqualTo(0.5);
  }

  @Test
  void exampleInOneVisit() {
    AttributeRisk risk =
        AttributeRisk.of(
            flu().counts(), GroundDistance.equal(), List.of(new BigDecimal("3.5"), BigDecimal.ONE));
    assertThat(count(risk.diversity().distinct())).isEqualTo(1);
    assertThat(number(risk.alpha().alpha())).isEqualTo(1);
    assertThat(risk.alpha().homogeneousClasses()).isEqualTo(1);
    assertThat(number(risk.closeness().orElseThrow().t())).isEqualTo(0.375);
    assertThat(number(risk.beta().basic())).isEqualTo(1);
    assertThat(number(risk.delta().zerosSkipped())).isCloseTo(Math.log(2), within(1e-15));
    // In the order asked for; by hand l is 2 above c = 3.
    assertThat(risk.recursive().stream().map(r -> count(r.l())).toList()).containsExactly(2L, 1L);
    assertThat(risk.recursive().get(0).c()).isEqualByComparingTo("3.5");
  }

  @Test
  void entropyIsNotCutDownToAnInteger() {
    // pyCANON returns int(exp(H)). 8, 1, 1 has 10 / 8^.8 = 1.894646, which it calls 1.
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      rows.add("q " + (i < 8 ? "a" : "b" + i));
    }
    Measured ten = Measured.byRow("Q:quasi S:sensitive", rows.toArray(String[]::new));
    assertThat(number(ten.diversity().entropy())).isCloseTo(1.894646, within(5e-7));
    assertThat((int) number(ten.diversity().entropy())).isEqualTo(1);
  }

  @Test
  void constantsAreAboveZero() {
    SensitiveCounts counts = flu().counts();
    List<BigDecimal> none = List.of(BigDecimal.ZERO);
    assertThatIllegalArgumentException().isThrownBy(() -> AttributeRisk.of(counts, null, none));
  }
}
