package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.reidrisk.measure.Measured.count;
import static org.reidrisk.measure.Measured.number;
import static org.reidrisk.measure.Measured.reason;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reidrisk.Resources;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.PopulationBin;
import org.reidrisk.group.RegisterCounts;
import org.reidrisk.group.Unit;
import org.reidrisk.table.SmallTables;
import org.reidrisk.table.Table;

/** Vectors of the pages that define risk with a register; origins are named. */
class JournalistRiskTest {

  private static Table demo() {
    return SmallTables.of(
        "ID:key SEX:quasi AGE:quasi MODALITY:quasi",
        "A F 40-44 CT",
        "A F 40-44 CT",
        "A F 40-44 CT",
        "A F 40-44 CT",
        "A F 40-44 CT",
        "B M 40-44 MR",
        "C M 40-44 MR",
        "D M 40-44 MR",
        "E M 40-44 MR",
        "E M 40-44 CT");
  }

  private static RegisterCounts withCounts(Table release, String header, String... rows) {
    return RegisterCounts.of(
        EquivalenceClasses.of(release), SmallTables.of(header, rows), "N", Resources.modest());
  }

  private static RegisterCounts with(Table release, String header, String... rows) {
    return RegisterCounts.of(
        EquivalenceClasses.of(release), SmallTables.of(header, rows), null, Resources.modest());
  }

  private static void requireDemo(RegisterCounts counts) {
    JournalistRisk risk = JournalistRisk.of(counts, Unit.PATIENT);
    assertThat(count(risk.kMap())).isEqualTo(2);
    assertThat(number(risk.highest())).isEqualTo(0.5);
    assertThat(number(risk.mean())).isEqualTo(0.225);
    // A risk above 0.2 means fewer than 5.
    assertThat(number(risk.shareAbove(5))).isEqualTo(0.4);
    DeltaPresence presence = DeltaPresence.of(counts, Unit.PATIENT);
    assertThat(presence.range()).isEqualTo(new Estimate.Interval(0.25, 0.5));
    assertThat(((Estimate.Real) presence.lowest()).fraction()).isEqualTo(BigFraction.of(1, 4));
    assertThat(((Estimate.Real) presence.highest()).fraction()).isEqualTo(BigFraction.of(1, 2));
    assertThat(reason(risk.jRc())).isEqualTo("rows-only");
  }

  @Test
  void demoWithCountsOfARegister() {
    // F = F/CT 4, M/MR 8, M/CT 2; counts of the same tuple add up.
    requireDemo(
        withCounts(
            demo(),
            "AGE:other MODALITY:other SEX:other N:other",
            "40-44 CT F 4",
            "40-44 MR M 5",
            "40-44 CT M 2",
            "40-44 MR M 3",
            "40-44 MR F 0"));
  }

  @Test
  void demoWithPersonsOfARegister() {
    // The same F by distinct persons: some have several rows, in one class or in two.
    RegisterCounts counts =
        with(
            demo(),
            "WHO:key SEX:quasi AGE:quasi MODALITY:quasi",
            "f1 F 40-44 CT",
            "f1 F 40-44 CT",
            "f2 F 40-44 CT",
            "f3 F 40-44 CT",
            "f4 F 40-44 CT",
            "m1 M 40-44 MR",
            "m2 M 40-44 MR",
            "m3 M 40-44 MR",
            "m4 M 40-44 MR",
            "m5 M 40-44 MR",
            "m6 M 40-44 MR",
            "m7 M 40-44 MR",
            "m8 M 40-44 MR",
            "m8 M 40-44 CT",
            "m9 M 40-44 CT",
            "m9 M 40-44 CT");
    requireDemo(counts);
    // By hand: f1 to f4 1/4 each, m1 to m7 1/8 each, m8 and m9 1/2 each; 13 persons.
    JournalistRisk risk = JournalistRisk.of(counts, Unit.PATIENT);
    assertThat(risk.register().total()).isEqualTo(13);
    assertThat(risk.register().units())
        .containsExactly(new PopulationBin(2, 2), new PopulationBin(4, 4), new PopulationBin(8, 7));
    assertThat(((Estimate.Real) risk.meanFromRegister()).fraction())
        .isEqualTo(BigFraction.of(1 + 1, 13).add(BigFraction.of(7, 8 * 13)));
    // One more person elsewhere: somebody is surely not in the release.
    RegisterCounts more =
        with(demo(), "WHO:key SEX:quasi AGE:quasi MODALITY:quasi", "x F 40-44 CT", "x F 50-54 CT");
    assertThat(number(DeltaPresence.of(more, Unit.PATIENT).lowest())).isZero();
  }

  private static RegisterCounts sizes(int[] released, long[] registered) {
    List<String> rows = new ArrayList<>();
    List<String> register = new ArrayList<>();
    for (int c = 0; c < released.length; c++) {
      for (int i = 0; i < released[c]; i++) {
        rows.add("c" + c);
      }
      register.add("c" + c + " " + registered[c]);
    }
    return withCounts(
        SmallTables.of("Q:quasi", rows.toArray(String[]::new)),
        "Q:quasi N:other",
        register.toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource
  void workedVector(Unit unit) {
    // Each row is one patient, so that both units agree.
    JournalistRisk risk =
        JournalistRisk.of(sizes(new int[] {1, 2, 3, 5, 9}, new long[] {4, 2, 30, 10, 90}), unit);
    assertThat(number(risk.shareAbove(5))).isEqualTo(0.15);
    assertThat(number(risk.shareAbove(12))).isEqualTo(0.40);
    assertThat(number(risk.highest())).isEqualTo(0.5);
    assertThat(number(risk.mean())).isEqualTo(0.0975);
    assertThat(count(risk.kMap())).isEqualTo(2);
    if (unit == Unit.ROW) {
      assertThat(((Estimate.Real) risk.jRcFromRegister()).fraction())
          .isEqualTo(BigFraction.of(5, 136));
      assertThat(number(risk.jRcFromRelease())).isEqualTo(0.0975);
      assertThat(number(risk.jRc())).isEqualTo(0.0975);
    }
  }

  @Test
  void firstTermOfTheAverageCanBeTheLarger() {
    RegisterCounts counts = sizes(new int[] {1, 100}, new long[] {2, 100});
    JournalistRisk risk = JournalistRisk.of(counts, Unit.ROW);
    assertThat(number(risk.jRcFromRegister())).isEqualTo(0.0196078, within(5e-8));
    assertThat(number(risk.jRcFromRelease())).isEqualTo(0.0148515, within(5e-8));
    assertThat(risk.jRc()).isEqualTo(risk.jRcFromRegister());
    // From the register's side by row: 2 of 1/2 and 100 of 1/100, over 102.
    assertThat(risk.meanFromRegister()).isEqualTo(risk.jRcFromRegister());
  }

  @Test
  void aClassAbsentFromTheRegisterIsNeverWithoutRisk() {
    // By hand: A alone and absent: 1; B, C in a class of 10: 1/10 each.
    RegisterCounts counts =
        withCounts(
            SmallTables.of("ID:key Q:quasi", "A x", "B y", "C y"), "Q:quasi N:other", "y 10");
    JournalistRisk risk = JournalistRisk.of(counts, Unit.PATIENT);
    assertThat(count(risk.kMap())).isEqualTo(1);
    assertThat(number(risk.highest())).isEqualTo(1);
    assertThat(number(risk.mean())).isEqualTo(0.4);
    assertThat(risk.release().absentClasses()).isEqualTo(1);
    assertThat(risk.release().unitsInAbsentClasses()).isEqualTo(1);
    assertThat(risk.release().exceededClasses()).isZero();
    assertThat(DeltaPresence.of(counts, Unit.PATIENT).range())
        .isEqualTo(new Estimate.Interval(0.2, 1));
  }

  @Test
  void fewerInTheRegisterThanInTheReleaseCountAsMany() {
    // f = 3, F = 2 gives 3.
    RegisterCounts counts = sizes(new int[] {3, 1}, new long[] {2, 4});
    JournalistRisk risk = JournalistRisk.of(counts, Unit.ROW);
    assertThat(count(risk.kMap())).isEqualTo(3);
    assertThat(risk.release().exceededClasses()).isEqualTo(1);
    assertThat(risk.release().unitsInExceededClasses()).isEqualTo(3);
    assertThat(risk.release().absentClasses()).isZero();
    assertThat(DeltaPresence.of(counts, Unit.ROW).range())
        .isEqualTo(new Estimate.Interval(0.25, 1));
    // The register's own side keeps its own F: 2 of 1/2 and 4 of 1/4.
    assertThat(((Estimate.Real) risk.meanFromRegister()).fraction())
        .isEqualTo(BigFraction.of(1, 3));
  }

  @Test
  void aPatientInTwoAbsentClassesIsOne() {
    RegisterCounts counts =
        with(SmallTables.of("ID:key Q:quasi", "A x", "A y", "B z"), "Q:quasi", "z");
    JournalistRisk risk = JournalistRisk.of(counts, Unit.PATIENT);
    assertThat(risk.release().absentClasses()).isEqualTo(2);
    assertThat(risk.release().unitsInAbsentClasses()).isEqualTo(1);
  }

  @Test
  void missingIsAValueOnBothSides() {
    RegisterCounts counts =
        with(SmallTables.of("Q:quasi", "-", "a"), "Q:quasi", "-", "-", "-", "a", "a", "b");
    JournalistRisk risk = JournalistRisk.of(counts, Unit.PATIENT);
    assertThat(risk.release().units())
        .containsExactly(new PopulationBin(2, 1), new PopulationBin(3, 1));
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeMeasuredSaysWhy(Unit unit) {
    Table release = SmallTables.of("Q:quasi", "a");
    for (RegisterCounts counts :
        List.of(
            with(release, "Q:quasi"),
            withCounts(release, "Q:quasi N:other", "a 0", "b 0"),
            withCounts(release, "Q:quasi N:other"))) {
      JournalistRisk risk = JournalistRisk.of(counts, unit);
      assertThat(reason(risk.kMap())).isEqualTo("empty-register");
      assertThat(reason(risk.mean())).isEqualTo("empty-register");
      assertThat(reason(risk.shareAbove(2))).isEqualTo("empty-register");
      assertThat(reason(risk.meanFromRegister())).isEqualTo("empty-register");
      assertThat(reason(DeltaPresence.of(counts, unit).range())).isEqualTo("empty-register");
    }
    RegisterCounts nobody = with(SmallTables.of("Q:quasi"), "Q:quasi", "a");
    assertThat(reason(JournalistRisk.of(nobody, unit).highest())).isEqualTo("no-units");
    assertThat(reason(DeltaPresence.of(nobody, unit).lowest())).isEqualTo("no-units");
    RegisterCounts strangers = with(release, "Q:quasi", "b");
    assertThat(reason(JournalistRisk.of(strangers, unit).meanFromRegister()))
        .isEqualTo("no-register-rows");
    assertThat(number(JournalistRisk.of(strangers, unit).highest())).isEqualTo(1);
    assertThat(DeltaPresence.of(strangers, unit).range()).isEqualTo(new Estimate.Interval(0, 1));
  }

  @Test
  void rowsWithoutPersonAreNobody() {
    RegisterCounts counts =
        with(SmallTables.of("ID:key Q:quasi", "A x"), "WHO:key Q:quasi", "- x", "- x", "- y");
    assertThat(counts.rowsWithoutPerson()).isEqualTo(3);
    assertThat(reason(JournalistRisk.of(counts, Unit.PATIENT).kMap())).isEqualTo("empty-register");
    assertThat(count(JournalistRisk.of(counts, Unit.ROW).kMap())).isEqualTo(2);
  }

  @Test
  void thresholdBelowOneIsRefused() {
    JournalistRisk risk = JournalistRisk.of(sizes(new int[] {1}, new long[] {1}), Unit.ROW);
    assertThatIllegalArgumentException().isThrownBy(() -> risk.shareAbove(0));
  }

  @Test
  void populationsBeyondThirtyTwoBits() {
    // By hand: 10^12 in all; f = 1 of 4*10^11 and 2 of 6*10^11.
    RegisterCounts counts =
        sizes(new int[] {1, 2}, new long[] {400_000_000_000L, 600_000_000_000L});
    JournalistRisk risk = JournalistRisk.of(counts, Unit.ROW);
    assertThat(count(risk.kMap())).isEqualTo(400_000_000_000L);
    assertThat(risk.register().total()).isEqualTo(1_000_000_000_000L);
    assertThat(number(risk.shareAbove(Integer.MAX_VALUE))).isZero();
    assertThat(number(risk.jRcFromRegister())).isEqualTo(2e-12);
    assertThat(number(DeltaPresence.of(counts, Unit.ROW).lowest())).isEqualTo(2.5e-12);
  }

  @Test
  void meanOfManySizesIsRoundedUpByNextToNothing() {
    List<PopulationBin> bins = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    MathContext digits = new MathContext(80);
    for (int i = 1; i <= PopulationSums.EXACT_SIZES + 1; i++) {
      long size = 7L * i * i;
      bins.add(new PopulationBin(size, i));
      sum = sum.add(BigDecimal.valueOf(i).divide(BigDecimal.valueOf(size), digits));
    }
    BigFraction rounded = PopulationSums.countsOverSizes(bins);
    BigDecimal excess =
        new BigDecimal(rounded.getNumerator())
            .divide(new BigDecimal(rounded.getDenominator()), digits)
            .subtract(sum);
    assertThat(excess.doubleValue()).isBetween(0.0, 1e-60);
    // One size fewer is exact: the denominator is no power of two.
    BigFraction exact = PopulationSums.countsOverSizes(bins.subList(0, PopulationSums.EXACT_SIZES));
    assertThat(exact.getDenominator().bitCount()).isGreaterThan(1);
  }
}
