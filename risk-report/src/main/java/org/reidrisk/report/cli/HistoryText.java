package org.reidrisk.report.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.OneLine;
import org.reidrisk.Severity;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Params;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.History;
import org.reidrisk.record.LimitChange;
import org.reidrisk.record.RiskChange;
import org.reidrisk.record.RiskChange.Direction;

/** What changed since a baseline, as a few lines for people and build logs. */
final class HistoryText {
  private static final int MOST_CHANGES = 12;
  private static final int MOST_RISKS = 6;

  private HistoryText() {}

  /**
   * Whether there is nothing that somebody should look at: no change, finding or verdict is new.
   */
  static boolean isQuiet(History history, Assessment now, List<Finding> known) {
    return history.outcome() == now.decision().outcome()
        && history.limits().stream().allMatch(l -> l.inPolicy() && l.before() == l.now())
        && Stream.concat(history.changes().stream(), now.findings().stream())
            .filter(f -> f.severity() != Severity.INFO && f.acknowledged() == null)
            .allMatch(
                f -> known.stream().anyMatch(k -> isSame(k, f)) && !history.changes().contains(f));
  }

  private static boolean isSame(Finding one, Finding other) {
    return one.code().equals(other.code())
        && one.about().equals(other.about())
        && one.severity() == other.severity();
  }

  /** One line: how many of what. */
  static String summary(History history) {
    long riskier = directed(history, Direction.RISKIER);
    long safer = directed(history, Direction.SAFER);
    return "since baseline "
        + OneLine.of(history.release())
        + " of "
        + history.asOf()
        + ": "
        + count(history.changes().size(), "change")
        + ", "
        + count(riskier, "figure")
        + " riskier, "
        + safer
        + " safer"
        + remarks(history)
        + "\n";
  }

  /** What else is different, by name. */
  private static String remarks(History history) {
    List<String> codes =
        history.changes().stream()
            .filter(c -> c.severity() == Severity.INFO)
            .map(Finding::code)
            .distinct()
            .toList();
    return codes.isEmpty() ? "" : " (" + String.join(", ", codes) + ")";
  }

  private static long directed(History history, Direction direction) {
    return history.risks().stream().filter(r -> r.direction() == direction).count();
  }

  /** Some changes, the figures that moved and the limits whose verdict did. */
  static String details(History history, boolean all) {
    StringBuilder text = new StringBuilder();
    int shown = 0;
    for (Finding change : history.changes()) {
      if (all || shown < MOST_CHANGES) {
        text.append("  ")
            .append(change.severity().word())
            .append(' ')
            .append(change.code())
            .append(" (")
            .append(OneLine.of(change.about()))
            .append("): ")
            .append(change.text())
            .append(change.evidence().isEmpty() ? "" : " [" + OneLine.of(change.evidence()) + "]")
            .append(change.acknowledged() == null ? "" : " Acknowledged.")
            .append('\n');
      }
      shown++;
    }
    more(text, shown - (all ? shown : Math.min(shown, MOST_CHANGES)), "change");
    for (LimitChange change : history.limits()) {
      if (change.before() != change.now() || change.inBaseline() != change.inPolicy()) {
        text.append("  limit ").append(OneLine.of(change.limit().text())).append(": ");
        text.append(change.before().word()).append(" before, ").append(change.now().word());
        text.append(" now");
        if (change.inBaseline() != change.inPolicy()) {
          text.append(change.inPolicy() ? " (new)" : " (not in the policy any more)");
        }
        text.append('\n');
      }
    }
    List<RiskChange> moved = new ArrayList<>();
    for (RiskChange risk : history.risks()) {
      if (risk.direction() != Direction.SAME) {
        moved.add(risk);
      }
    }
    // By patient first: figures by row decide nothing.
    moved.sort(Comparator.comparingInt(HistoryText::rank).thenComparing(RiskChange::unit));
    int most = all ? moved.size() : Math.min(MOST_RISKS, moved.size());
    moved.subList(0, most).forEach(risk -> text.append("  ").append(line(risk)).append('\n'));
    more(text, moved.size() - most, "figure");
    return text.toString();
  }

  private static void more(StringBuilder text, int left, String what) {
    if (left > 0) {
      text.append("  and ")
          .append(count(left, "more " + what))
          .append(", all of them in the record\n");
    }
  }

  private static int rank(RiskChange risk) {
    return switch (risk.direction()) {
      case RISKIER -> 0;
      case CANNOT_TELL -> 1;
      case SAFER -> 2;
      case DIFFERENT, SAME -> 3;
    };
  }

  private static String line(RiskChange risk) {
    Params params = risk.params();
    List<String> of = new ArrayList<>();
    add(of, "of ", risk.of());
    add(of, "power ", params.power());
    add(of, "threshold ", params.threshold() == null ? null : params.threshold().toString());
    add(of, "set ", params.set());
    add(of, "", params.model());
    add(of, "scenario ", params.scenario());
    of.add("by " + risk.unit().word());
    return risk.direction().word()
        + " "
        + risk.quantity().word()
        + " ("
        + OneLine.of(String.join(", ", of))
        + "): "
        + figure(risk.before())
        + " before, "
        + figure(risk.now())
        + " now";
  }

  private static void add(List<String> of, String word, @Nullable String value) {
    if (value != null) {
      of.add(word + value);
    }
  }

  private static String figure(@Nullable Estimate estimate) {
    if (estimate instanceof Estimate.Count count) {
      return String.valueOf(count.value());
    }
    if (estimate instanceof Estimate.Real real) {
      return decimal(real.value());
    }
    if (estimate instanceof Estimate.Interval interval) {
      return decimal(interval.low()) + " to " + decimal(interval.high());
    }
    return estimate == null ? "not measured" : "undefined";
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.4g", number);
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** The same for programs. */
  static Map<String, Object> json(History history) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("baseline", history.sha256());
    json.put("release", history.release());
    json.put("comparison", history.comparison().word());
    json.put(
        "changes",
        history.changes().stream()
            .map(
                c -> {
                  Map<String, Object> change = new LinkedHashMap<>();
                  change.put("code", c.code());
                  change.put("severity", c.severity().word());
                  change.put("about", c.about());
                  change.put("evidence", c.evidence());
                  change.put("acknowledged", c.acknowledged() != null);
                  return change;
                })
            .toList());
    json.put(
        "limits",
        history.limits().stream()
            .map(
                l -> {
                  Map<String, Object> limit = new LinkedHashMap<>();
                  limit.put("limit", l.limit().text());
                  limit.put("in-baseline", l.inBaseline());
                  limit.put("in-policy", l.inPolicy());
                  limit.put("before", l.before().word());
                  limit.put("now", l.now().word());
                  return limit;
                })
            .toList());
    Map<String, Object> figures = new LinkedHashMap<>();
    for (Direction direction : Direction.values()) {
      figures.put(direction.word(), directed(history, direction));
    }
    json.put("figures", figures);
    return json;
  }
}
