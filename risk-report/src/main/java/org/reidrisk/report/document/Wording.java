package org.reidrisk.report.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Emphasis;

/** How quantities, values and limits are said in the report's language. */
final class Wording {

  private static final Set<Quantity> SHARES =
      EnumSet.of(
          Quantity.PROSECUTOR_HIGHEST,
          Quantity.PROSECUTOR_MEAN,
          Quantity.PROSECUTOR_SHARE_ABOVE,
          Quantity.ALPHA);
  private static final Set<Quantity> COUNTS_OF_UNITS =
      EnumSet.of(Quantity.K, Quantity.SAMPLE_UNIQUES);
  private static final String SEPARATOR = " · ";

  private final Messages messages;

  Wording(Messages messages) {
    this.messages = messages;
  }

  String text(String key, String... values) {
    return messages.text(key, values);
  }

  String number(long number) {
    return messages.number(number);
  }

  String counted(String key, long count) {
    return messages.counted(key, count);
  }

  String units(Unit unit, long count) {
    return counted("unit." + unit.word(), count);
  }

  String percent(double share) {
    return text("percent", Figures.percent(share));
  }

  /** What a quantity is called in plain words. */
  String name(Quantity quantity, @Nullable String of, @Nullable Integer threshold) {
    return messages
        .find(
            "quantity." + quantity.word(),
            of == null ? "" : of,
            threshold == null ? "" : number(threshold))
        .orElse(quantity.word());
  }

  /** The quantity's term with whatever tells this use of it apart. */
  String term(Quantity quantity, @Nullable Integer threshold, @Nullable String distance) {
    StringBuilder term = new StringBuilder(quantity.word());
    if (threshold != null) {
      term.append(SEPARATOR).append(text("term.threshold", number(threshold)));
    }
    if (distance != null) {
      term.append(SEPARATOR).append(text("term.distance", distance));
    }
    return term.toString();
  }

  /** A value: plain words, and the exact figure below. */
  Cell value(Quantity quantity, Unit unit, Estimate estimate) {
    return value(quantity, unit, estimate, BigDecimal.ZERO);
  }

  private Cell value(Quantity quantity, Unit unit, Estimate estimate, BigDecimal bound) {
    if (estimate instanceof Estimate.Count count) {
      return new Cell(
          COUNTS_OF_UNITS.contains(quantity) ? units(unit, count.value()) : number(count.value()));
    }
    if (estimate instanceof Estimate.Real real) {
      String exact = Figures.decimalBeside(real.value(), bound);
      return SHARES.contains(quantity) ? new Cell(percent(real.value()), exact) : new Cell(exact);
    }
    if (estimate instanceof Estimate.Interval interval) {
      String low = Figures.decimalBeside(interval.low(), bound);
      String high = Figures.decimalBeside(interval.high(), bound);
      return SHARES.contains(quantity)
          ? new Cell(
              text("value.between", percent(interval.low()), percent(interval.high())),
              text("value.between", low, high))
          : new Cell(text("value.between", low, high));
    }
    if (estimate instanceof Estimate.Undefined undefined) {
      return new Cell(text("value.undefined"), undefined.text());
    }
    return new Cell(text("value.distribution"));
  }

  /** A value in one line. */
  String valueLine(Quantity quantity, Unit unit, Estimate estimate) {
    Cell cell = value(quantity, unit, estimate);
    return cell.detail().isEmpty() ? cell.text() : cell.text() + " (" + cell.detail() + ")";
  }

  Cell name(LimitResult result) {
    Limit limit = result.limit();
    List<String> details = new ArrayList<>();
    details.add(term(limit.quantity(), limit.threshold(), null));
    details.add(text("limit.unit." + result.unit().word()));
    if (limit.power() != null) {
      details.add(power(limit.power()));
    }
    if (limit.set() != null) {
      details.add(text("term.set", limit.set()));
    }
    details.add(
        limit.source().equals(Limit.EXPLICIT)
            ? text("limit.explicit")
            : text("limit.preset", limit.source()));
    return new Cell(
        name(limit.quantity(), limit.of(), limit.threshold()), String.join(SEPARATOR, details));
  }

  Cell bound(Limit limit) {
    String direction = limit.atLeast() ? "limit.at-least" : "limit.at-most";
    if (!SHARES.contains(limit.quantity())) {
      return new Cell(text(direction, Figures.plain(limit.bound())));
    }
    String exact = Figures.plain(limit.bound());
    return new Cell(
        text(direction, text("percent", Figures.percent(limit.bound()))),
        limit.classSize() != null && limit.mode() != null
            ? text("limit.class-size", exact, number(limit.classSize()), limit.mode().word())
            : exact);
  }

  Cell measured(LimitResult result) {
    return value(
        result.limit().quantity(), result.unit(), result.measured(), result.limit().bound());
  }

  Cell verdict(LimitResult result) {
    return switch (result.verdict()) {
      case MET -> new Cell(text("verdict.met"), "", Emphasis.MET);
      case VIOLATED -> new Cell(text("verdict.violated"), "", Emphasis.VIOLATED);
      case UNDEFINED -> new Cell(text("verdict.undefined"), "", Emphasis.OPEN);
    };
  }

  /** The conventions of a figure by name, in the record's words; what differs by unit is listed. */
  static Map<String, String> conventions(Collection<Measurement> measurements) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (Measurement measurement : measurements) {
      Map<String, String> convention = new LinkedHashMap<>(measurement.convention());
      if (measurement.params().power() != null) {
        convention.putIfAbsent("power", measurement.params().power());
      }
      convention.forEach(
          (name, value) ->
              values.computeIfAbsent(name, unknown -> new LinkedHashSet<>()).add(value));
    }
    Map<String, String> conventions = new LinkedHashMap<>();
    values.forEach((name, all) -> conventions.put(name, String.join(" / ", all)));
    return conventions;
  }

  static String line(Map<String, String> conventions) {
    return conventions.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(SEPARATOR));
  }

  private String power(String power) {
    return switch (power) {
      case "all" -> text("power.all");
      case "complete" -> text("power.complete");
      case "1" -> text("power.one");
      default -> text("power.some", power);
    };
  }
}
