package org.reidrisk.policy;

import static org.reidrisk.policy.PolicyNodes.decimal;
import static org.reidrisk.policy.PolicyNodes.error;
import static org.reidrisk.policy.PolicyNodes.flag;
import static org.reidrisk.policy.PolicyNodes.oneOf;
import static org.reidrisk.policy.PolicyNodes.required;
import static org.reidrisk.policy.PolicyNodes.scalar;
import static org.reidrisk.policy.PolicyNodes.scalarAt;
import static org.reidrisk.policy.PolicyNodes.text;
import static org.reidrisk.policy.PolicyNodes.unknownWord;
import static org.reidrisk.policy.PolicyNodes.word;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.policy.JoinColumn.Missing;
import org.reidrisk.policy.JoinColumn.Unit;
import org.reidrisk.policy.YamlTree.Mapping;
import org.reidrisk.policy.YamlTree.Scalar;

/** Reads one compared pair of columns; what is not written comes from the preset. */
final class JoinYaml {
  private static final Set<ComparisonRule> TOLERANT =
      EnumSet.of(
          ComparisonRule.NUMBER,
          ComparisonRule.DATE,
          ComparisonRule.COMMON_SHIFT,
          ComparisonRule.SEQUENCE);

  /** Two million years, and more than any tolerance of seconds. */
  private static final BigDecimal LONGEST = new BigDecimal("1000000000");

  private final Mapping map;
  private final Scalar release;
  private final @Nullable ScenarioPreset preset;
  private final Attack attack;

  JoinYaml(Mapping map, @Nullable ScenarioPreset preset, Attack attack) {
    this.map = map;
    this.preset = preset;
    this.attack = attack;
    this.release = scalar(required(map, "release", "join"));
    if (release.text().isEmpty()) {
      throw error(release, "empty-value", "release names a column");
    }
  }

  private record Tolerance(@Nullable BigDecimal from, @Nullable BigDecimal to) {}

  JoinColumn column() {
    ScenarioPreset.Column usual = usual();
    ComparisonRule rule = scalarAt(map, "rule").map(JoinYaml::rule).orElseGet(() -> rule(usual));
    // The preset's tolerance belongs to its rule.
    ScenarioPreset.Column followed = usual != null && usual.rule() == rule ? usual : null;
    Unit unit = unit(rule, followed);
    Tolerance tolerance = tolerance(rule, unit, followed);
    return new JoinColumn(
        release.text(),
        text(map, "held").orElse(release.text()),
        rule,
        tolerance.from,
        tolerance.to,
        unit,
        missing(rule),
        of(ComparisonRule.CONTAINS, rule, "hierarchy").flatMap(key -> text(map, key)).orElse(null),
        of(ComparisonRule.SET, rule, "repeats").flatMap(key -> flag(map, key)).orElse(false));
  }

  /** What the preset says of columns of this meaning. */
  private ScenarioPreset.@Nullable Column usual() {
    Optional<Scalar> meaning = scalarAt(map, "as");
    if (preset == null) {
      if (meaning.isPresent()) {
        throw error(
            meaning.get(), "as-without-preset", "as belongs to a preset; give the rule instead");
      }
      return null;
    }
    if (meaning.isPresent()) {
      return preset
          .column(meaning.get().text())
          .orElseThrow(() -> unknownWord(meaning.get(), "unknown-meaning", meanings(preset)));
    }
    return preset.column(release.text()).orElse(null);
  }

  private static List<String> meanings(ScenarioPreset preset) {
    return preset.columns().stream().map(ScenarioPreset.Column::keyword).toList();
  }

  private static ComparisonRule rule(Scalar written) {
    if (PolicyShape.LATER_RULES.contains(written.text())) {
      throw error(
          written, "not-run", "this version does not run the rule " + written.text() + " yet");
    }
    return word(ComparisonRule.class, written);
  }

  private ComparisonRule rule(ScenarioPreset.@Nullable Column usual) {
    if (usual != null) {
      return usual.rule();
    }
    throw error(
        release,
        "rule-missing",
        preset == null
            ? "the column \"" + release.text() + "\" needs a rule, such as exact"
            : "the preset "
                + preset.id()
                + " does not know what \""
                + release.text()
                + "\" means; give a rule, or as: one of "
                + String.join(", ", meanings(preset)));
  }

  private Unit unit(ComparisonRule rule, ScenarioPreset.@Nullable Column usual) {
    Optional<Scalar> written = scalarAt(map, "unit");
    Unit normal =
        usual != null
            ? usual.unit()
            : TOLERANT.contains(rule) && rule != ComparisonRule.NUMBER ? Unit.DAYS : Unit.ONE;
    if (written.isEmpty()) {
      return normal;
    }
    oneOf(written.get(), PolicyShape.JOIN, "unit");
    Unit unit = word(Unit.class, written.get());
    boolean dates = rule == ComparisonRule.COMMON_SHIFT || rule == ComparisonRule.SEQUENCE;
    if (rule != ComparisonRule.DATE && !(dates && unit == Unit.DAYS)) {
      throw error(
          written.get(),
          "unit-without-need",
          dates ? rule.word() + " counts in days" : "unit belongs to the rule date");
    }
    boolean same = unit == normal || usual == null || map.entries().containsKey("within");
    if (!same && !map.entries().containsKey("from")) {
      throw error(
          written.get(),
          "unit-without-tolerance",
          "the preset's tolerance is in " + normal.word() + "; give within as well");
    }
    return unit;
  }

  private Tolerance tolerance(
      ComparisonRule rule, Unit unit, ScenarioPreset.@Nullable Column usual) {
    for (String key : List.of("within", "from", "to")) {
      if (map.entries().containsKey(key)) {
        checkTaken(key, rule);
      }
    }
    Optional<Scalar> within = scalarAt(map, "within");
    Optional<Scalar> from = scalarAt(map, "from");
    Optional<Scalar> to = scalarAt(map, "to");
    if (within.isPresent()) {
      BigDecimal most = difference(within.get(), rule, unit);
      if (most.signum() < 0) {
        throw error(within.get(), "bound-out-of-range", "within is a number from 0");
      }
      return new Tolerance(most.negate(), most);
    }
    if (from.isPresent() && to.isPresent()) {
      BigDecimal least = difference(from.get(), rule, unit);
      BigDecimal most = difference(to.get(), rule, unit);
      if (least.compareTo(most) > 0) {
        throw error(from.get(), "bound-out-of-range", "from is at most to");
      }
      return new Tolerance(least, most);
    }
    if (usual != null) {
      return new Tolerance(usual.from(), usual.to());
    }
    // No tolerance: equal numbers and dates; any one shift.
    return rule == ComparisonRule.NUMBER || rule == ComparisonRule.DATE
        ? new Tolerance(BigDecimal.ZERO, BigDecimal.ZERO)
        : new Tolerance(null, null);
  }

  private void checkTaken(String key, ComparisonRule rule) {
    Scalar written = scalarAt(map, key).orElseThrow();
    if (!TOLERANT.contains(rule)) {
      throw error(
          written, "tolerance-without-need", "the rule " + rule.word() + " has no tolerance");
    }
    if (key.equals("within")) {
      return;
    }
    if (rule == ComparisonRule.SEQUENCE) {
      throw error(written, "tolerance-without-need", "a sequence takes within, not " + key);
    }
    if (map.entries().containsKey("within")) {
      throw error(written, "within-and-from", "a tolerance is within, or from and to, not both");
    }
    if (!map.entries().containsKey("from") || !map.entries().containsKey("to")) {
      throw error(written, "half-tolerance", "from and to stand together");
    }
  }

  private static BigDecimal difference(Scalar written, ComparisonRule rule, Unit unit) {
    BigDecimal number = decimal(written);
    boolean dates = rule != ComparisonRule.NUMBER;
    if (dates && number.abs().compareTo(LONGEST) > 0) {
      throw error(written, "bound-out-of-range", "a tolerance is at most a thousand million");
    }
    if (dates && unit == Unit.DAYS && number.stripTrailingZeros().scale() > 0) {
      throw error(
          written, "bound-out-of-range", "days are whole; for parts of a day use another unit");
    }
    return number;
  }

  private Missing missing(ComparisonRule rule) {
    Optional<Scalar> written = scalarAt(map, "missing");
    Optional<Missing> missing = written.map(s -> word(Missing.class, s));
    if (written.isPresent() && rule.wholePerson() && missing.get() == Missing.ANY) {
      throw error(
          written.get(),
          "missing-without-need",
          "a missing cell cannot match anything under the rule "
              + rule.word()
              + ", which leaves missing cells out on both sides and compares what remains; take"
              + " missing away");
    }
    return missing.orElse(attack == Attack.RARE_CASE ? Missing.ANY : Missing.NEVER);
  }

  /** The key, where it belongs to the rule. */
  private Optional<String> of(ComparisonRule owner, ComparisonRule rule, String key) {
    if (rule != owner && map.entries().containsKey(key)) {
      throw error(
          map.entries().get(key),
          String.format(Locale.ROOT, "%s-without-need", key),
          key + " belongs to the rule " + owner.word());
    }
    return rule == owner ? Optional.of(key) : Optional.empty();
  }
}
