package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.reidrisk.group.Unit;

/** The comparison with the oracle can fail: it rejects implementations with known mistakes. */
class NaiveOracleValidityTest {

  @Test
  void offByOneInKIsRejected() {
    assertThat(
            figuresThatDiffer(
                Unit.PATIENT, (t, f) -> f.isUndefined("k") ? f : f.with("k", f.count("k") + 1)))
        .contains("k");
  }

  @Test
  void strictInsteadOfInclusiveThresholdIsRejected() {
    // Share of units in a class of at most 2 instead of below 2.
    assertThat(
            figuresThatDiffer(Unit.ROW, (t, f) -> f.with("share-above-2", f.get("share-above-3"))))
        .containsExactly("share-above-2");
  }

  @Test
  void meanOverClassesIsRejected() {
    assertThat(
            figuresThatDiffer(
                Unit.ROW, (t, f) -> f.isUndefined("mean") ? f : f.with("mean", meanOverClasses(f))))
        .containsExactly("mean");
  }

  private static double meanOverClasses(Figures figures) {
    @SuppressWarnings("unchecked")
    Map<Integer, Long> histogram = (Map<Integer, Long>) figures.get("class-size-histogram");
    double sum = 0;
    for (Map.Entry<Integer, Long> bar : histogram.entrySet()) {
      sum += bar.getValue() / (double) bar.getKey();
    }
    return sum / figures.count("classes");
  }

  @Test
  void sumOverClassesForPatientsIsRejected() {
    // classes / n, right for rows, is above 1 where patients lie in several classes.
    assertThat(
            figuresThatDiffer(
                Unit.PATIENT,
                (t, f) ->
                    f.isUndefined("mean")
                        ? f
                        : f.with("mean", f.count("classes") / (double) patients(t))))
        .containsExactly("mean");
  }

  private static int patients(SeededTable table) {
    Set<String> keys = new TreeSet<>(table.cells(SeededTable.Kind.KEY));
    keys.remove("");
    return keys.size();
  }

  @Test
  void rowsCountedForPatientsAreRejected() {
    assertThat(figuresThatDiffer(Unit.PATIENT, (t, f) -> Figures.ofLibrary(t, Unit.ROW)))
        .contains(
            "k",
            "uniques",
            "highest",
            "mean",
            "class-size-histogram",
            "units-by-smallest-class",
            "share-above-2",
            "l-distinct",
            "l-entropy",
            "alpha",
            "t-equal",
            "t-ordered");
  }

  @Test
  void patientsWithoutKeyMergedIntoOneAreRejected() {
    assertThat(
            figuresThatDiffer(
                Unit.PATIENT, (t, f) -> Figures.ofLibrary(withKeyForAll(t), Unit.PATIENT)))
        .contains("k", "mean", "class-size-histogram", "units-by-smallest-class");
  }

  private static SeededTable withKeyForAll(SeededTable table) {
    return replaceMissing(table, SeededTable.Kind.KEY, "nobody", table.order());
  }

  private static SeededTable replaceMissing(
      SeededTable table, SeededTable.Kind kind, String replacement, List<String> order) {
    int index = table.indexOf(kind);
    if (index < 0) {
      return table;
    }
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : table.rows()) {
      List<String> cells = new ArrayList<>(row);
      if (cells.get(index).isEmpty()) {
        cells.set(index, replacement);
      }
      rows.add(cells);
    }
    return table.withRows(rows).withOrder(order);
  }

  @Test
  void missingCountedAsSensitiveValueIsRejected() {
    assertThat(
            figuresThatDiffer(
                Unit.ROW, (t, f) -> Figures.ofLibrary(withMissingAsValue(t), Unit.ROW)))
        .contains("l-distinct", "l-entropy", "alpha", "t-equal", "t-ordered")
        .doesNotContain("k", "mean");
  }

  private static SeededTable withMissingAsValue(SeededTable table) {
    boolean anyMissing = table.cells(SeededTable.Kind.SENSITIVE).contains("");
    List<String> order = new ArrayList<>(table.order());
    if (anyMissing) {
      order.add("missing");
    }
    return replaceMissing(table, SeededTable.Kind.SENSITIVE, "missing", order);
  }

  @Test
  void unlinkedPatientsTakenForLinkedAreRejected() {
    assertThat(
            figuresThatDiffer(
                Unit.PATIENT,
                (t, f) ->
                    Figures.ofLibrary(t.withPatientsLinked(!t.patientsLinked()), Unit.PATIENT)))
        .contains("l-distinct", "l-entropy", "alpha", "t-equal", "t-ordered")
        .doesNotContain("k", "mean");
  }

  @Test
  void undefinedMappedToZeroIsRejected() {
    assertThat(
            figuresThatDiffer(
                Unit.PATIENT,
                (t, f) ->
                    f.withEach(value -> value.equals(Figures.UNDEFINED) ? (Object) 0.0 : value)))
        .contains("k", "uniques", "highest", "mean", "share-above-2", "l-distinct", "alpha")
        .contains("t-equal", "t-ordered");
  }

  @Test
  void transportOverRowsInsteadOfDistinctValuesIsRejected() {
    assertThat(
            figuresThatDiffer(
                Unit.ROW,
                (t, f) ->
                    f.isUndefined("t-ordered") ? f : f.with("t-ordered", transportOverRows(t))))
        .containsExactly("t-ordered");
  }

  /** Walks the sorted list of all values with their repetitions, as one peer does. */
  private static double transportOverRows(SeededTable table) {
    List<String> values = table.cells(SeededTable.Kind.SENSITIVE);
    List<String> keys = new ArrayList<>();
    for (List<String> row : table.rows()) {
      StringBuilder key = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        key.append(table.columns().get(i).quasi() ? row.get(i) + "|" : "");
      }
      keys.add(key.toString());
    }
    List<String> sorted = new ArrayList<>(values);
    sorted.removeIf(String::isEmpty);
    sorted.sort((a, b) -> Integer.compare(table.order().indexOf(a), table.order().indexOf(b)));
    double worst = 0;
    for (String key : new TreeSet<>(keys)) {
      List<String> inside = new ArrayList<>();
      for (int row = 0; row < keys.size(); row++) {
        if (keys.get(row).equals(key) && !values.get(row).isEmpty()) {
          inside.add(values.get(row));
        }
      }
      double cumulated = 0;
      double work = 0;
      for (String value : sorted) {
        cumulated += share(inside, value) - share(sorted, value);
        work += Math.abs(cumulated);
      }
      worst = Math.max(worst, inside.isEmpty() ? 0 : work / (sorted.size() - 1));
    }
    return worst;
  }

  private static double share(List<String> values, String value) {
    return values.isEmpty()
        ? 0
        : values.stream().filter(value::equals).count() / (double) values.size();
  }

  @Test
  void onePartInATrillionIsRejectedAndOnePartInTenTrillionIsNot() {
    Function<Double, Set<String>> scaled =
        factor ->
            figuresThatDiffer(
                Unit.ROW,
                (t, f) -> f.isUndefined("mean") ? f : f.with("mean", f.number("mean") * factor));
    assertThat(scaled.apply(1 + 2e-12)).containsExactly("mean");
    assertThat(scaled.apply(1 + 1e-13)).isEmpty();
  }

  /** A mistake in an implementation whose right figures are given. */
  private interface Mistake {
    Figures in(SeededTable table, Figures right);
  }

  private static Set<String> figuresThatDiffer(Unit unit, Mistake mistake) {
    Set<String> names = new TreeSet<>();
    LongStream.rangeClosed(1, 500)
        .mapToObj(SeededTable::random)
        .forEach(
            table -> {
              Figures right = NaiveOracle.figures(table, unit);
              names.addAll(mistake.in(table, right).differences(right));
            });
    return names;
  }
}
