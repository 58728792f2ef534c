package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.reidrisk.group.Unit;

/** The comparison with the oracle can fail: it rejects what peers and beginners get wrong. */
class AttributeOracleValidityTest {
  private static final String C = "l-recursive-3";

  @Test
  void rightFiguresAreNotRejected() {
    for (Unit unit : Unit.values()) {
      assertThat(
              figuresThatDiffer(
                  unit, (t, f) -> AttributeFigures.ofLibrary(t, unit, ValuePlaces.random(t))))
          .isEmpty();
    }
  }

  // Recursive diversity

  /** The largest l that a rule accepts in every class. */
  private static Figures recursive(
      SeededTable table,
      Unit unit,
      Figures right,
      BiFunction<List<Ratio>, Integer, Boolean> holds) {
    return recursive(table, unit, right, AttributeOracle::fallingWeights, holds);
  }

  private static Figures recursive(
      SeededTable table,
      Unit unit,
      Figures right,
      Function<List<Set<String>>, List<Ratio>> weights,
      BiFunction<List<Ratio>, Integer, Boolean> holds) {
    if (AttributeFigures.isUndefined(right, C)) {
      return right;
    }
    long least = Long.MAX_VALUE;
    for (List<Set<String>> holdings : new AttributeOracle(table, unit).classes()) {
      List<Ratio> falling = weights.apply(holdings);
      long l = 1;
      for (int at = 1; at <= falling.size(); at++) {
        l = holds.apply(falling, at) ? at : l;
      }
      least = Math.min(least, l);
    }
    return right.with(C, least);
  }

  private static Ratio tail(List<Ratio> falling, int from) {
    return falling.subList(from, falling.size()).stream().reduce(Ratio.ZERO, Ratio::plus);
  }

  private static boolean below(Ratio first, Ratio tail) {
    return first.compareTo(tail.times(Ratio.of(3, 1))) < 0;
  }

  @Test
  void theRuleItselfIsNotRejected() {
    assertThat(
            figuresThatDiffer(
                Unit.PATIENT,
                (t, f) -> recursive(t, Unit.PATIENT, f, (w, l) -> below(w.get(0), tail(w, l - 1)))))
        .isEmpty();
  }

  @Test
  void rarestValueTakenForTheCommonestIsRejected() {
    // pyCANON takes the first of an ascending sort for r_1.
    assertThat(
            figuresThatDiffer(
                Unit.ROW,
                (t, f) ->
                    recursive(
                        t, Unit.ROW, f, (w, l) -> below(w.get(w.size() - 1), tail(w, l - 1)))))
        .containsExactly(C);
  }

  @Test
  void equalityTakenForBelowIsRejected() {
    assertThat(
            figuresThatDiffer(
                Unit.ROW,
                (t, f) ->
                    recursive(
                        t,
                        Unit.ROW,
                        f,
                        (w, l) -> w.get(0).compareTo(tail(w, l - 1).times(Ratio.of(3, 1))) <= 0)))
        .containsExactly(C);
  }

  @Test
  void tailThatBeginsOneLaterIsRejected() {
    assertThat(
            figuresThatDiffer(
                Unit.ROW,
                (t, f) -> recursive(t, Unit.ROW, f, (w, l) -> below(w.get(0), tail(w, l)))))
        .containsExactly(C);
  }

  @Test
  void missingLeftOutOfRecursiveDiversityIsRejected() {
    assertThat(
            figuresThatDiffer(
                Unit.ROW,
                (t, f) ->
                    recursive(
                        t,
                        Unit.ROW,
                        f,
                        holdings -> {
                          List<Ratio> falling =
                              new ArrayList<>(AttributeOracle.weights(holdings).values());
                          falling.sort(Collections.reverseOrder());
                          return falling;
                        },
                        (w, l) -> below(w.get(0), tail(w, l - 1)))))
        .containsExactly(C);
  }

  @Test
  void patientCountedFullyForEachValueIsRejected() {
    assertThat(
            figuresThatDiffer(
                Unit.PATIENT,
                (t, f) ->
                    recursive(
                        t,
                        Unit.PATIENT,
                        f,
                        AttributeOracleValidityTest::holders,
                        (w, l) -> below(w.get(0), tail(w, l - 1)))))
        .containsExactly(C);
  }

  private static List<Ratio> holders(List<Set<String>> holdings) {
    Map<String, Ratio> holders = new TreeMap<>();
    holdings.forEach(values -> values.forEach(v -> holders.merge(v, Ratio.ONE, Ratio::plus)));
    List<Ratio> falling = new ArrayList<>(holders.values());
    falling.sort(Collections.reverseOrder());
    long without = holdings.stream().filter(Set::isEmpty).count();
    if (!falling.isEmpty()) {
      falling.set(0, falling.get(0).plus(Ratio.of(without, 1)));
    }
    return falling;
  }

  @Test
  void entropyCutDownToAnIntegerIsRejected() {
    // pyCANON returns int(exp(H)).
    Set<String> differing = new TreeSet<>();
    for (long seed = 1; seed <= 200; seed++) {
      Figures right = NaiveOracle.figures(SeededTable.random(seed), Unit.ROW);
      if (!right.isUndefined("l-entropy")) {
        Figures floored = right.with("l-entropy", Math.floor(right.number("l-entropy")));
        differing.addAll(floored.differences(right));
      }
    }
    assertThat(differing).containsExactly("l-entropy");
  }

  // Beta

  @Test
  void largestGainHeldAgainstTheLargestBoundIsRejected() {
    // pyCANON pairs the largest gain with one bound instead of each gain with its own.
    assertThat(figuresThatDiffer(Unit.ROW, (t, f) -> enhanced(t, f, Collections::min)))
        .containsExactly("enhanced-beta");
    assertThat(figuresThatDiffer(Unit.ROW, (t, f) -> enhanced(t, f, Collections::max)))
        .containsExactly("enhanced-beta");
  }

  private static Figures enhanced(
      SeededTable table, Figures right, Function<List<Double>, Double> whichBound) {
    if (AttributeFigures.isUndefined(right, "beta")) {
      return right;
    }
    List<Double> bounds =
        new AttributeOracle(table, Unit.ROW)
            .q().values().stream().map(q -> -Math.log(q.toDouble())).toList();
    boolean holds = AttributeFigures.number(right, "beta") <= whichBound.apply(bounds);
    return right.with(
        "enhanced-beta", holds ? right.get("beta") : AttributeFigures.undefined("no-beta"));
  }

  @Test
  void gainRelativeToTheClassIsRejected() {
    assertThat(
            figuresThatDiffer(
                Unit.ROW,
                (t, f) ->
                    beta(
                        t,
                        f,
                        (p, q) -> p.equals(Ratio.ZERO) ? p : AttributeOracle.over(p.minus(q), p))))
        .containsExactly("beta");
  }

  @Test
  void lossesCountedAsGainsAreRejected() {
    assertThat(
            figuresThatDiffer(
                Unit.ROW,
                (t, f) -> beta(t, f, (p, q) -> AttributeOracle.over(p.minus(q).abs(), q))))
        .containsExactly("beta");
  }

  private static Figures beta(
      SeededTable table, Figures right, BiFunction<Ratio, Ratio, Ratio> gain) {
    if (AttributeFigures.isUndefined(right, "beta")) {
      return right;
    }
    AttributeOracle oracle = new AttributeOracle(table, Unit.ROW);
    Map<String, Ratio> q = oracle.q();
    Ratio most = Ratio.ZERO;
    for (Map<String, Ratio> p : oracle.distributions()) {
      for (String value : q.keySet()) {
        most = most.max(gain.apply(p.getOrDefault(value, Ratio.ZERO), q.get(value)));
      }
    }
    return right.with("beta", AttributeFigures.exact(most));
  }

  // Delta

  @Test
  void logarithmToTheBaseTwoIsRejected() {
    // ARX takes bits.
    assertThat(
            figuresThatDiffer(
                Unit.ROW,
                (t, f) ->
                    AttributeFigures.isUndefined(f, "delta-zeros-skipped")
                        ? f
                        : f.with(
                            "delta-zeros-skipped", f.number("delta-zeros-skipped") / Math.log(2))))
        .containsExactly("delta-zeros-skipped");
  }

  @Test
  void zerosSkippedWhereTheyCountAreRejected() {
    // ARX and pyCANON pass over values that a class lacks.
    assertThat(figuresThatDiffer(Unit.ROW, (t, f) -> f.with("delta", f.get("delta-zeros-skipped"))))
        .containsExactly("delta");
  }

  @Test
  void gainsOnlyInDeltaAreRejected() {
    // ln(1 + beta) misses what becomes rarer.
    assertThat(
            figuresThatDiffer(
                Unit.ROW,
                (t, f) ->
                    AttributeFigures.isUndefined(f, "beta")
                        ? f
                        : f.with(
                            "delta-zeros-skipped", Math.log1p(AttributeFigures.number(f, "beta")))))
        .containsExactly("delta-zeros-skipped");
  }

  // Distances

  private static Figures distance(
      SeededTable table, Unit unit, Figures right, String name, AttributeOracle.Distance wrong) {
    if (AttributeFigures.isUndefined(right, name)) {
      return right;
    }
    AttributeOracle oracle = new AttributeOracle(table, unit);
    Map<String, Ratio> q = oracle.q();
    Ratio worst = Ratio.ZERO;
    for (Map<String, Ratio> p : oracle.distributions()) {
      worst = worst.max(wrong.between(p, q));
    }
    return right.with(name, AttributeFigures.exact(worst));
  }

  @Test
  void rankInsteadOfMagnitudeIsRejected() {
    assertThat(figuresThatDiffer(Unit.ROW, (t, f) -> f.with("t-magnitude", f.get("t-ordered"))))
        .containsExactly("t-magnitude");
  }

  @Test
  void numbersReadAsDoublesAreRejected() {
    assertThat(
            figuresThatDiffer(
                Unit.ROW,
                (t, f) -> {
                  ValuePlaces places = ValuePlaces.random(t);
                  Map<String, BigDecimal> rounded = new TreeMap<>();
                  places.numbers().forEach((v, n) -> rounded.put(v, asDouble(n)));
                  return AttributeFigures.ofLibrary(t, Unit.ROW, places.withNumbers(rounded));
                }))
        .containsExactly("t-magnitude");
  }

  private static BigDecimal asDouble(BigDecimal number) {
    double rounded = number.doubleValue();
    return Double.isFinite(rounded) ? new BigDecimal(rounded) : number;
  }

  @Test
  void transportOverAListWithDuplicatesIsRejected() {
    // IBM walks the sorted list of all rows; a repeated value moves its weight many times.
    assertThat(
            figuresThatDiffer(
                Unit.ROW,
                (t, f) -> {
                  List<String> rows = new ArrayList<>();
                  new AttributeOracle(t, Unit.ROW).everybody().forEach(rows::addAll);
                  rows.sort(Comparator.comparingInt(t.order()::indexOf));
                  return distance(
                      t,
                      Unit.ROW,
                      f,
                      "t-ordered",
                      (p, q) -> {
                        Ratio cumulated = Ratio.ZERO;
                        Ratio work = Ratio.ZERO;
                        for (String value : rows) {
                          Ratio here = p.getOrDefault(value, Ratio.ZERO);
                          cumulated = cumulated.plus(here.minus(q.get(value)));
                          work = work.plus(cumulated.abs());
                        }
                        return work.dividedBy(Math.max(1, rows.size() - 1));
                      });
                }))
        .containsExactly("t-ordered");
  }

  @Test
  void heightOfTheTreeLeftOutIsRejected() {
    // Every move priced as if over the root.
    assertThat(figuresThatDiffer(Unit.ROW, (t, f) -> f.with("t-hierarchical", f.get("t-equal"))))
        .containsExactly("t-hierarchical");
  }

  @Test
  void heightAboveTheLeafInsteadOfTheAncestorsIsRejected() {
    // The whole imbalance of a subtree instead of half of it.
    assertThat(
            figuresThatDiffer(
                Unit.ROW,
                (t, f) -> {
                  ValuePlaces places = ValuePlaces.random(t);
                  return distance(
                      t,
                      Unit.ROW,
                      f,
                      "t-hierarchical",
                      (p, q) -> AttributeOracle.alongEdges(p, q, places).times(Ratio.of(2, 1)));
                }))
        .containsExactly("t-hierarchical");
  }

  @Test
  void valuesOfNobodyStretchingTheRangeAreRejected() {
    // The range of all numbers in the column instead of those that patients hold.
    assertThat(
            figuresThatDiffer(
                Unit.PATIENT,
                (t, f) -> {
                  ValuePlaces places = ValuePlaces.random(t);
                  return distance(
                      t,
                      Unit.PATIENT,
                      f,
                      "t-magnitude",
                      (p, q) -> {
                        Map<String, Ratio> all = new TreeMap<>();
                        places.numbers().forEach((v, n) -> all.put(v, AttributeOracle.exactly(n)));
                        return AttributeOracle.matched(p, q, all);
                      });
                }))
        .containsExactly("t-magnitude");
  }

  @Test
  void tableSharesOverRowsForPatientsAreRejected() {
    assertThat(
            figuresThatDiffer(
                Unit.PATIENT,
                (t, f) -> {
                  Map<String, Ratio> ofRows = new AttributeOracle(t, Unit.ROW).q();
                  return distance(
                      t,
                      Unit.PATIENT,
                      f,
                      "t-equal",
                      (p, q) -> AttributeOracle.notInCommon(p, ofRows));
                }))
        .containsExactly("t-equal");
  }

  @Test
  void meanOverClassesInsteadOfTheWorstIsRejected() {
    assertThat(
            figuresThatDiffer(
                Unit.ROW,
                (t, f) -> {
                  AttributeOracle oracle = new AttributeOracle(t, Unit.ROW);
                  if (oracle.nobodyKnown()) {
                    return f;
                  }
                  Ratio sum = Ratio.ZERO;
                  List<Map<String, Ratio>> all = oracle.distributions();
                  for (Map<String, Ratio> p : all) {
                    sum = sum.plus(AttributeOracle.notInCommon(p, oracle.q()));
                  }
                  return f.with("t-equal", AttributeFigures.exact(sum.dividedBy(all.size())));
                }))
        .containsExactly("t-equal");
  }

  @Test
  void otherUnitAndOtherLinkageAreRejected() {
    Set<String> all =
        new LinkedHashSet<>(
            List.of("beta", "delta-zeros-skipped", "t-magnitude", "t-hierarchical"));
    assertThat(
            figuresThatDiffer(
                Unit.PATIENT,
                (t, f) -> AttributeFigures.ofLibrary(t, Unit.ROW, ValuePlaces.random(t))))
        .containsAll(all)
        .contains(C, "delta", "enhanced-beta");
    assertThat(
            figuresThatDiffer(
                Unit.PATIENT,
                (t, f) ->
                    AttributeFigures.ofLibrary(
                        t.withPatientsLinked(!t.patientsLinked()),
                        Unit.PATIENT,
                        ValuePlaces.random(t))))
        .containsAll(all)
        .contains(C, "delta", "enhanced-beta");
  }

  @Test
  void undefinedMappedToZeroIsRejected() {
    assertThat(
            figuresThatDiffer(
                Unit.PATIENT,
                (t, f) ->
                    f.withEach(
                        value -> value.toString().startsWith("undefined") ? (Object) 0.0 : value)))
        .hasSize(AttributeFigures.CONSTANTS.size() + 4 + AttributeFigures.DISTANCES.size());
  }

  /** A mistake in an implementation whose right figures are given. */
  private interface Mistake {
    Figures in(SeededTable table, Figures right);
  }

  private static Set<String> figuresThatDiffer(Unit unit, Mistake mistake) {
    Set<String> names = new TreeSet<>();
    LongStream.rangeClosed(1, 300)
        .mapToObj(SeededTable::random)
        .forEach(
            table -> {
              Figures right = AttributeOracle.figures(table, unit, ValuePlaces.random(table));
              names.addAll(mistake.in(table, right).differences(right));
            });
    return names;
  }
}
