package org.reidrisk.report.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
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
          Quantity.JOURNALIST_HIGHEST,
          Quantity.JOURNALIST_MEAN,
          Quantity.JOURNALIST_SHARE_ABOVE,
          Quantity.JOURNALIST_MEAN_FROM_REGISTER,
          Quantity.MARKETER,
          Quantity.DELTA_PRESENCE,
          Quantity.ALPHA,
          Quantity.LINKAGE_UNIQUE_RATE,
          Quantity.LINKAGE_CORRECT_RATE,
          Quantity.LINKAGE_EXPECTED_BY_GUESSING);
  private static final Set<Quantity> COUNTS_OF_UNITS =
      EnumSet.of(Quantity.K, Quantity.SAMPLE_UNIQUES);
  private static final String SEPARATOR = " · ";

  /** The source of a scenario's limit, and what its findings are about, begin like this. */
  private static final String SCENARIO = "scenario ";

  private final Messages messages;
  private final Contents contents;

  /**
   * The words of one report.
   *
   * @param messages its sentences
   * @param contents its sections
   */
  Wording(Messages messages, Contents contents) {
    this.messages = messages;
    this.contents = contents;
  }

  /** Whether a quantity's values are shares, or chances, and said in percent. */
  static boolean isShare(Quantity quantity) {
    return SHARES.contains(quantity);
  }

  /** The heading of a section with its number, of an annex with its letter, or of a part. */
  String title(String section) {
    String title = text("section." + section);
    if (contents.isPart(section)) {
      return title;
    }
    return text(
        contents.isAnnex(section) ? "section.annex" : "section.numbered",
        contents.label(section),
        title);
  }

  /** A heading inside a section, with its number below the section's. */
  String heading(String section, int number, String heading) {
    return text("section.heading", contents.label(section), number(number), heading);
  }

  /** Where something stands, as sentences refer to it. */
  String place(String section) {
    return text(
        contents.isAnnex(section) ? "place.annex" : "place.section", contents.label(section));
  }

  /** The same with a capital in front. */
  String sentence(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** Who has a power, in words. */
  String who(String power) {
    return text("who", knowledge(power));
  }

  /** What somebody of a power knows, in words. */
  String knowledge(String power) {
    return switch (power) {
      case Params.POWER_ALL -> text("knowledge-of.all");
      case Params.POWER_COMPLETE -> text("knowledge-of.complete");
      case Params.POWER_ONE -> text("knowledge-of.one");
      default -> text("knowledge-of.some", power);
    };
  }

  /** What becomes of a missing cell, in words. */
  String missing(String mode) {
    return messages.find("missing." + mode).orElse(mode);
  }

  /** What a quantity says, in one line. */
  String meaning(Quantity quantity) {
    return messages.find("meaning." + quantity.word()).orElse("");
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

  /** The same in a variant. */
  String name(
      Quantity quantity, @Nullable String of, @Nullable Integer threshold, @Nullable String model) {
    String name = name(quantity, of, threshold);
    return model == null
        ? name
        : messages.find("model." + model).map(variant -> name + ", " + variant).orElse(name);
  }

  /** The quantity's term with whatever tells this use of it apart. */
  String term(
      Quantity quantity,
      @Nullable Integer threshold,
      @Nullable String distance,
      @Nullable BigDecimal c,
      @Nullable String model) {
    StringBuilder term = new StringBuilder(quantity.word());
    if (threshold != null) {
      term.append(SEPARATOR).append(text("term.threshold", number(threshold)));
    }
    if (c != null) {
      term.append(SEPARATOR).append(text("term.c", Figures.plain(c)));
    }
    if (distance != null) {
      term.append(SEPARATOR).append(text("term.distance", distance));
    }
    if (model != null) {
      term.append(SEPARATOR).append(model);
    }
    return term.toString();
  }

  /** A value: plain words, and the exact figure below. */
  Cell value(Quantity quantity, Unit unit, Estimate estimate) {
    return value(quantity, unit, estimate, BigDecimal.ZERO);
  }

  private Cell value(Quantity quantity, Unit unit, Estimate estimate, BigDecimal bound) {
    if (estimate instanceof Estimate.Count count) {
      return new Cell(counted(quantity, unit, count.value()));
    }
    if (estimate instanceof Estimate.Real real) {
      String exact = Figures.decimalBeside(real.value(), bound);
      return SHARES.contains(quantity) ? new Cell(percent(real.value()), exact) : new Cell(exact);
    }
    if (estimate instanceof Estimate.Interval interval) {
      return interval(quantity, unit, interval, bound);
    }
    if (estimate instanceof Estimate.Undefined undefined) {
      return new Cell(text("value.undefined"), undefined.text());
    }
    return new Cell(text("value.distribution", place("charts")));
  }

  private Cell interval(
      Quantity quantity, Unit unit, Estimate.Interval interval, BigDecimal bound) {
    if (quantity.kind() == Quantity.Kind.COUNT) {
      return new Cell(
          text(
              "value.between",
              number((long) interval.low()),
              counted(quantity, unit, (long) interval.high())));
    }
    // Least and greatest of a range are both known; bounds of a number are not its value.
    String key = quantity.kind() == Quantity.Kind.RANGE ? "value.range" : "value.between";
    String low = Figures.decimalBeside(interval.low(), bound);
    String high = Figures.decimalBeside(interval.high(), bound);
    return SHARES.contains(quantity)
        ? new Cell(
            text(key, percent(interval.low()), percent(interval.high())), text(key, low, high))
        : new Cell(text(key, low, high));
  }

  private String counted(Quantity quantity, Unit unit, long count) {
    if (quantity == Quantity.K_MAP) {
      return counted("unit.person", count);
    }
    return COUNTS_OF_UNITS.contains(quantity) ? units(unit, count) : number(count);
  }

  /** A count without what is counted. */
  String bareNumber(Estimate estimate) {
    if (estimate instanceof Estimate.Count count) {
      return number(count.value());
    }
    return estimate instanceof Estimate.Interval interval
        ? text("value.between", number((long) interval.low()), number((long) interval.high()))
        : text("value.undefined");
  }

  /** A value in one line. */
  String valueLine(Quantity quantity, Unit unit, Estimate estimate) {
    Cell cell = value(quantity, unit, estimate);
    return cell.detail().isEmpty() ? cell.text() : cell.text() + " (" + cell.detail() + ")";
  }

  Cell name(LimitResult result) {
    Limit limit = result.limit();
    List<String> details = new ArrayList<>();
    details.add(
        term(
            limit.quantity(), limit.threshold(), null, limit.params().c(), limit.params().model()));
    if (limit.params().scenario() != null) {
      details.add(SCENARIO + limit.params().scenario());
      return new Cell(name(limit.quantity(), null, null), String.join(SEPARATOR, details));
    }
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
        name(limit.quantity(), limit.of(), limit.threshold(), limit.params().model()),
        String.join(SEPARATOR, details));
  }

  /** What is limited and for whom, in running text. */
  String nameInText(LimitResult result) {
    String name = name(result).text();
    String scenario = result.limit().params().scenario();
    if (scenario != null) {
      return text("limit.in-scenario", name, scenario);
    }
    String power = result.limit().power();
    return power == null ? name : text("limit.for", name, who(power));
  }

  Cell bound(Limit limit) {
    boolean exclusive = limit.quantity() == Quantity.DELTA_DISCLOSURE;
    String direction =
        limit.atLeast() ? "limit.at-least" : exclusive ? "limit.below" : "limit.at-most";
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
    return verdict(result.verdict());
  }

  Cell verdict(LimitResult.Verdict verdict) {
    return switch (verdict) {
      case MET -> new Cell(text("verdict.met"), "", Emphasis.MET);
      case VIOLATED -> new Cell(text("verdict.violated"), "", Emphasis.VIOLATED);
      case UNDEFINED -> new Cell(text("verdict.undefined"), "", Emphasis.OPEN);
    };
  }

  /** The conventions of a figure by name, in the record's words; what differs by unit is listed. */
  static Map<String, String> conventions(Collection<Measurement> measurements, boolean power) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (Measurement measurement : measurements) {
      Map<String, String> convention = new LinkedHashMap<>(measurement.convention());
      if (power && measurement.params().power() != null) {
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
    return text("limit.power", knowledge(power));
  }
}
