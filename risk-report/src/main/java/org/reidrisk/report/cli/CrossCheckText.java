package org.reidrisk.report.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reidrisk.OneLine;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Params;
import org.reidrisk.record.CrossCheckResult;
import org.reidrisk.record.PeerComparison;
import org.reidrisk.record.PeerComparison.Reason;
import org.reidrisk.record.PeerComparison.Verdict;

/** Our figures beside those of another program, as a table for a terminal. */
final class CrossCheckText {
  private static final int ALL_DIGITS = 17;

  private CrossCheckText() {}

  static String table(CrossCheckResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("quantity, by row", "ours", OneLine.of(result.peer()), "comparison"));
    for (PeerComparison comparison : result.comparisons()) {
      rows.add(
          List.of(
              name(comparison),
              value(comparison.ours()),
              value(comparison.peers()),
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
    text.append(String.join(", ", counts)).append('\n');
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
    Set<Reason> reasons = new LinkedHashSet<>();
    result.comparisons().forEach(c -> reasons.addAll(c.reasons()));
    reasons.forEach(
        r -> text.append("    ").append(r.code()).append(": ").append(r.text()).append('\n'));
    return text.toString();
  }

  private static String name(PeerComparison comparison) {
    Params params = comparison.params();
    List<String> words = new ArrayList<>();
    words.add(comparison.quantity().word());
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
      words.add(params.model());
    }
    if (params.set() != null) {
      words.add("set " + params.set());
    }
    return OneLine.of(String.join(" ", words));
  }

  private static String value(Estimate estimate) {
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
      return sizes + " sizes, largest " + histogram.bins().get(sizes - 1).size();
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
          comparison.peers() instanceof Estimate.Undefined peers
              ? "not compared: " + peers.code()
              : "not compared";
    };
  }

  static List<Map<String, Object>> json(List<CrossCheckResult> results) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (CrossCheckResult result : results) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("peer", result.peer());
      json.put("version", result.version());
      for (Verdict verdict : Verdict.values()) {
        json.put(verdict.word(), result.count(verdict));
      }
      list.add(json);
    }
    return list;
  }
}
