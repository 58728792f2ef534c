package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.RegisterCounts;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.RegisterOracle.Mistake;
import org.reidrisk.table.SplitMix64;

/** Release and register against the definitions, on random tables. */
class RegisterOracleTest {
  private static final int EXAMPLES = 600;

  private static void agree(LongFunction<RegisterExample> examples, long firstSeed, int count) {
    List<String> disagreements = new ArrayList<>();
    for (long seed = firstSeed; seed < firstSeed + count; seed++) {
      RegisterExample example = examples.apply(seed);
      for (int threads : new int[] {1, 3}) {
        RegisterCounts counts = example.counts(threads);
        for (Unit unit : Unit.values()) {
          Map<String, String> library = RegisterOracle.ofLibrary(counts, unit);
          Map<String, String> oracle = RegisterOracle.figures(example, unit, Mistake.NONE);
          Set<String> names = RegisterOracle.differences(library, oracle);
          if (!names.isEmpty()) {
            disagreements.add(
                names
                    + " "
                    + unit
                    + "\noracle "
                    + oracle
                    + "\nlibrary "
                    + library
                    + "\n"
                    + example);
          }
        }
      }
    }
    assertThat(disagreements.stream().limit(1)).as("%s differ", disagreements.size()).isEmpty();
  }

  @Test
  void randomExamplesAgree() {
    agree(RegisterExample::random, 1, EXAMPLES);
  }

  @Test
  void keysOfManyWordsAgree() {
    agree(RegisterExample::wide, 5001, 30);
  }

  @Test
  void registersThatHoldTheReleaseAgree() {
    agree(seed -> RegisterExample.random(seed).registerHoldsRelease(true), 1, 100);
  }

  @Test
  void randomExamplesHaveTheTroublesTheyAreMeantToHave() {
    assertThat(count(e -> e.release().isEmpty())).isGreaterThan(5);
    assertThat(count(e -> e.register().isEmpty())).isGreaterThan(10);
    assertThat(count(RegisterExample::counts)).isGreaterThan(50);
    assertThat(count(e -> e.personKey() && e.patientKey())).isGreaterThan(100);
    assertThat(count(e -> !e.personKey() && e.patientKey())).isGreaterThan(50);
    assertThat(count(e -> e.counts(1).release(Unit.PATIENT).absentClasses() > 0))
        .isGreaterThan(100);
    assertThat(count(e -> e.counts(1).release(Unit.PATIENT).exceededClasses() > 0))
        .isGreaterThan(50);
    assertThat(count(e -> reason(e).equals("no-register-rows"))).isGreaterThan(10);
    assertThat(count(e -> reason(e).equals("empty-register"))).isGreaterThan(10);
    assertThat(count(e -> reason(e).equals("no-units"))).isGreaterThan(10);
  }

  private static String reason(RegisterExample example) {
    return RegisterOracle.text(
        JournalistRisk.of(example.counts(1), Unit.PATIENT).meanFromRegister());
  }

  private static long count(Predicate<RegisterExample> trouble) {
    return LongStream.rangeClosed(1, EXAMPLES)
        .mapToObj(RegisterExample::random)
        .filter(trouble)
        .count();
  }

  @Test
  void mistakesAreFound() {
    Map<Mistake, Set<String>> found = new EnumMap<>(Mistake.class);
    for (Mistake mistake : Mistake.values()) {
      found.put(mistake, new TreeSet<>());
    }
    for (long seed = 1; seed <= 150; seed++) {
      RegisterExample example = RegisterExample.random(seed);
      Map<String, String> library = RegisterOracle.ofLibrary(example.counts(1), Unit.PATIENT);
      found.forEach(
          (mistake, names) ->
              names.addAll(
                  RegisterOracle.differences(
                      library, RegisterOracle.figures(example, Unit.PATIENT, mistake))));
    }
    assertThat(found.get(Mistake.NONE)).isEmpty();
    assertThat(found.get(Mistake.ABSENT_CLASS_LEFT_OUT)).contains("mean", "units", "classes");
    assertThat(found.get(Mistake.FEWER_IN_REGISTER_TAKEN_AS_THEY_ARE)).contains("k-map", "mean");
    assertThat(found.get(Mistake.ROWS_FOR_PERSONS))
        .contains("k-map", "mean", "mean-from-register", "presence-highest");
    assertThat(found.get(Mistake.MISSING_IS_NO_VALUE)).contains("k-map", "mean");
    assertThat(found.get(Mistake.SMALLEST_OF_THE_WHOLE_REGISTER))
        .containsExactlyInAnyOrder("k-map", "highest");
    assertThat(found.get(Mistake.MEAN_OVER_CLASSES)).containsExactly("mean");
    assertThat(found.get(Mistake.ABSENT_FROM_RELEASE_IGNORED)).containsExactly("presence-lowest");
    assertThat(found.get(Mistake.ROWS_WITHOUT_KEY_ARE_ONE_PERSON)).contains("k-map", "mean");
    assertThat(found.get(Mistake.RELEASE_SIZE_FOR_REGISTER)).contains("k-map", "mean");
    assertThat(found.get(Mistake.WEIGHTS_IGNORED)).contains("k-map", "register-total");
  }

  private static BigFraction fraction(Estimate estimate) {
    BigFraction fraction = ((Estimate.Real) estimate).fraction();
    assertThat(fraction).isNotNull();
    return fraction;
  }

  @Test
  void aReleaseInItsRegisterHasNoMoreJournalistThanProsecutorRisk() {
    for (long seed = 1; seed <= 300; seed++) {
      RegisterExample example = RegisterExample.random(seed);
      EquivalenceClasses classes = EquivalenceClasses.of(example.releaseTable());
      for (Unit unit : Unit.values()) {
        IdentityRisk prosecutor = IdentityRisk.prosecutor(classes.sizes(unit));
        JournalistRisk same =
            JournalistRisk.of(example.registerHoldsRelease(false).counts(1), unit);
        JournalistRisk more = JournalistRisk.of(example.registerHoldsRelease(true).counts(1), unit);
        assertThat(more.release().absentClasses()).isZero();
        assertThat(more.release().exceededClasses()).isZero();
        if (prosecutor.mean() instanceof Estimate.Real) {
          assertThat(fraction(same.mean())).isEqualTo(fraction(prosecutor.mean()));
          assertThat(fraction(same.highest())).isEqualTo(fraction(prosecutor.highest()));
          assertThat(fraction(same.meanFromRegister())).isEqualTo(fraction(prosecutor.mean()));
          assertThat(fraction(more.mean())).isLessThanOrEqualTo(fraction(prosecutor.mean()));
          assertThat(fraction(more.highest())).isLessThanOrEqualTo(fraction(prosecutor.highest()));
          // Unit by unit: every unit's smallest class grows, so that fewer lie below any size.
          for (int size = 1; size < 30; size++) {
            assertThat(fraction(same.shareAbove(size)))
                .isEqualTo(fraction(prosecutor.shareAbove(size)));
            assertThat(fraction(more.shareAbove(size)))
                .isLessThanOrEqualTo(fraction(prosecutor.shareAbove(size)));
          }
          DeltaPresence presence =
              DeltaPresence.of(example.registerHoldsRelease(false).counts(1), unit);
          assertThat(presence.range()).isEqualTo(new Estimate.Interval(1, 1));
        }
      }
    }
  }

  @Test
  void noFigureEverExceedsProsecutorRisk() {
    // max(F, f) is at least f, whatever the register.
    for (long seed = 1; seed <= 200; seed++) {
      RegisterExample example = RegisterExample.random(seed);
      EquivalenceClasses classes = EquivalenceClasses.of(example.releaseTable());
      JournalistRisk risk = JournalistRisk.of(example.counts(1), Unit.PATIENT);
      if (risk.mean() instanceof Estimate.Real) {
        assertThat(fraction(risk.mean()))
            .isLessThanOrEqualTo(
                fraction(IdentityRisk.prosecutor(classes.sizes(Unit.PATIENT)).mean()));
      }
    }
  }

  @Test
  void orderOfRegisterRowsChangesNothing() {
    for (long seed = 1; seed <= 200; seed++) {
      RegisterExample example = RegisterExample.random(seed);
      RegisterExample shuffled =
          example.withRegister(new SplitMix64(seed).shuffled(example.register()));
      for (Unit unit : Unit.values()) {
        assertThat(RegisterOracle.ofLibrary(shuffled.counts(1), unit))
            .isEqualTo(RegisterOracle.ofLibrary(example.counts(1), unit));
      }
    }
  }
}
