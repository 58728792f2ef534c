package org.reidrisk.report.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.reidrisk.OneLine;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.CrossCheckResult;
import org.reidrisk.record.CrossCheckResult.Preparation;
import org.reidrisk.record.PeerComparison;
import org.reidrisk.record.PeerComparison.Reason;
import org.reidrisk.record.PeerComparison.Verdict;

/** Our figures beside those of another program, as a table for a terminal. */
final class CrossCheckText {
  private static final int ALL_DIGITS = 17;

  private static final String ROWS_ONLY =
      "; by row only, as figures by patient, by power and of attacks have no counterpart there";

  private CrossCheckText() {}

  static String table(CrossCheckResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("quantity, by row", "ours", OneLine.of(result.peer()), "comparison"));
    for (PeerComparison comparison : result.comparisons()) {
      rows.add(
          List.of(
              name(comparison),
              value(comparison, comparison.ours()),
              value(comparison, comparison.peers()),
              says(comparison)));
    }
    StringBuilder text = new StringBuilder();
    text.append("  cross-check by ")
        .append(OneLine.of(result.peer()))
        .append(' ')
        .append(OneLine.of(result.version()))
        .append(": ");
    List<String> counts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      counts.add(result.count(verdict) + " " + verdict.word());
    }
    text.append(String.join(", ", counts)).append(ROWS_ONLY).append('\n');
    int[] widths = new int[rows.get(0).size() - 1];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      text.append("    ");
      for (int i = 0; i < widths.length; i++) {
        text.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      text.append(row.get(widths.length)).append('\n');
    }
    if (!result.prepared().isEmpty()) {
      text.append("    ").append(prepared(result)).append('\n');
    }
    legend(result).forEach(line -> text.append("    ").append(line).append('\n'));
    return text.toString();
  }

  private static String prepared(CrossCheckResult result) {
    String peer = OneLine.of(result.peer());
    return "The rows that "
        + peer
        + " measured were prepared here first: "
        + OneLine.of(String.join("; ", result.prepared().stream().map(Preparation::text).toList()))
        + ". A CSV file that is loaded into "
        + peer
        + " by hand can give other figures.";
  }

  /** What the codes in the table mean, each in its line. */
  private static Set<String> legend(CrossCheckResult result) {
    Set<String> lines = new LinkedHashSet<>();
    for (PeerComparison comparison : result.comparisons()) {
      comparison.reasons().forEach(r -> lines.add(r.code() + ": " + r.text()));
    }
    for (PeerComparison comparison : result.comparisons()) {
      comparison.whyNotCompared().ifPresent(none -> lines.add(none.code() + ": " + none.text()));
    }
    return lines;
  }

  private static String name(PeerComparison comparison) {
    Params params = comparison.params();
    List<String> words = new ArrayList<>();
    words.add(comparison.quantity().word());
    if (comparison.quantity() == Quantity.PATIENTS_BY_SMALLEST_CLASS) {
      words.add("(rows)");
    }
    if (comparison.of() != null) {
      words.add("of " + comparison.of());
    }
    if (params.threshold() != null) {
      words.add("below " + params.threshold());
    }
    if (params.c() != null) {
      words.add("c " + params.c().toPlainString());
    }
    if (params.distance() != null) {
      words.add(params.distance());
    }
    if (params.model() != null) {
      words.add(model(params.model()));
    }
    if (params.set() != null) {
      words.add("set " + params.set());
    }
    return OneLine.of(String.join(" ", words).replace(" ,", ","));
  }

  private static String model(String model) {
    return model.startsWith(PeerComparison.LIMIT_AS_WRITTEN)
        ? ", limit " + model.substring(PeerComparison.LIMIT_AS_WRITTEN.length()) + " as written"
        : model;
  }

  private static String value(PeerComparison comparison, Estimate estimate) {
    if (estimate instanceof Estimate.Count count) {
      return String.valueOf(count.value());
    }
    if (estimate instanceof Estimate.Real real) {
      return digits(real.value());
    }
    if (estimate instanceof Estimate.Interval interval) {
      return digits(interval.low()) + " to " + digits(interval.high());
    }
    if (estimate instanceof Estimate.Histogram histogram && !histogram.bins().isEmpty()) {
      int sizes = histogram.bins().size();
      String all =
          sizes
              + (sizes == 1 ? " size" : " sizes")
              + ", largest "
              + histogram.bins().get(sizes - 1).size();
      OptionalInt differs = comparison.firstDifferingSize();
      return differs.isEmpty()
          ? all
          : all + "; " + histogram.count(differs.getAsInt()) + " of size " + differs.getAsInt();
    }
    return "-";
  }

  /** As few digits as tell a number from every other. */
  private static String digits(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal number = exact;
    for (int digits = 1; digits <= ALL_DIGITS; digits++) {
      number = exact.round(new MathContext(digits));
      if (number.doubleValue() == value) {
        break;
      }
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String says(PeerComparison comparison) {
    return switch (comparison.verdict()) {
      case SAME -> "same";
      case EXPLAINED -> String.join(", ", comparison.reasons().stream().map(Reason::code).toList());
      case UNEXPLAINED -> "DIFFERENT, not explained";
      case NOT_COMPARED ->
          "not compared: "
              + comparison.whyNotCompared().map(Estimate.Undefined::code).orElseThrow();
    };
  }

  static List<Map<String, Object>> json(List<CrossCheckResult> results) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (CrossCheckResult result : results) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("peer", result.peer());
      json.put("version", result.version());
      json.put("prepared", result.prepared().stream().map(Preparation::code).toList());
      for (Verdict verdict : Verdict.values()) {
        json.put(verdict.word(), result.count(verdict));
      }
      list.add(json);
    }
    return list;
  }
}
