package org.reidrisk.measure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.Unit;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * What the library says of the sensitive column of a random table, as {@link Figures}. A fraction
 * is compared digit by digit, as text with its nearest double behind it; an undefined figure by its
 * reason.
 */
final class AttributeFigures {
  /** The constants of recursive diversity that are compared. */
  static final List<String> CONSTANTS =
      List.of(
          "0.5", "1", "1.5", "2", "3", "8", "8.000001", "1E+3", "1000000000000", "0.3333333333");

  static final List<String> DISTANCES = List.of("equal", "ordered", "magnitude", "hierarchical");

  private AttributeFigures() {}

  static SensitiveCounts counts(SeededTable source, Unit unit) {
    return counts(source.table(), source, unit);
  }

  private static SensitiveCounts counts(Table table, SeededTable source, Unit unit) {
    return SensitiveCounts.of(EquivalenceClasses.of(table), "S", unit, source.patientsLinked());
  }

  static Figures ofLibrary(SeededTable source, Unit unit, ValuePlaces places) {
    Table table = source.table();
    Column column = table.column("S");
    SensitiveCounts counts = counts(table, source, unit);
    SortedMap<String, Object> figures = new TreeMap<>();
    for (String c : CONSTANTS) {
      figures.put("l-recursive-" + c, plain(RecursiveDiversity.of(counts, new BigDecimal(c)).l()));
    }
    BetaLikeness beta = BetaLikeness.of(counts);
    figures.put("beta", plain(beta.basic()));
    figures.put("enhanced-beta", plain(beta.enhanced()));
    DeltaDisclosure delta = DeltaDisclosure.of(counts);
    figures.put("delta", plain(delta.strict()));
    figures.put("delta-zeros-skipped", plain(delta.zerosSkipped()));
    figures.put("t-equal", t(counts, GroundDistance.equal()));
    figures.put("t-ordered", t(counts, places.ordered(column)));
    figures.put("t-magnitude", t(counts, places.magnitude(column)));
    figures.put("t-hierarchical", t(counts, places.hierarchical(column)));
    return new Figures(figures);
  }

  private static Object t(SensitiveCounts counts, GroundDistance distance) {
    return plain(TCloseness.of(counts, distance).t());
  }

  /** A count, a double, or the text of a fraction or of a reason. */
  static Object plain(Estimate estimate) {
    if (estimate instanceof Estimate.Undefined undefined) {
      return undefined(undefined.code());
    }
    if (estimate instanceof Estimate.Real real && real.fraction() != null) {
      BigFraction fraction = Objects.requireNonNull(real.fraction());
      return fraction.getNumerator() + "/" + fraction.getDenominator() + " " + real.value();
    }
    return Figures.plain(estimate);
  }

  static String exact(Ratio ratio) {
    return ratio.over() + "/" + ratio.under() + " " + ratio.toDouble();
  }

  static String undefined(String reason) {
    return "undefined " + reason;
  }

  static boolean isUndefined(Figures figures, String name) {
    return figures.get(name).toString().startsWith("undefined");
  }

  /** The double that stands behind a fraction, or the double itself. */
  static double number(Figures figures, String name) {
    Object value = figures.get(name);
    return value instanceof String text
        ? Double.parseDouble(text.substring(text.indexOf(' ') + 1))
        : ((Number) value).doubleValue();
  }
}
