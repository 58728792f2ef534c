package org.reidrisk.policy;

import static org.reidrisk.policy.PolicyNodes.charset;
import static org.reidrisk.policy.PolicyNodes.decimal;
import static org.reidrisk.policy.PolicyNodes.error;
import static org.reidrisk.policy.PolicyNodes.flag;
import static org.reidrisk.policy.PolicyNodes.items;
import static org.reidrisk.policy.PolicyNodes.list;
import static org.reidrisk.policy.PolicyNodes.mapping;
import static org.reidrisk.policy.PolicyNodes.oneOf;
import static org.reidrisk.policy.PolicyNodes.placeOf;
import static org.reidrisk.policy.PolicyNodes.required;
import static org.reidrisk.policy.PolicyNodes.scalar;
import static org.reidrisk.policy.PolicyNodes.scalarAt;
import static org.reidrisk.policy.PolicyNodes.text;
import static org.reidrisk.policy.PolicyNodes.unknownWord;
import static org.reidrisk.policy.PolicyNodes.word;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Term;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.YamlTree.Mapping;
import org.reidrisk.policy.YamlTree.Pair;
import org.reidrisk.policy.YamlTree.Scalar;

/** Reads one scenario of a policy file. */
final class ScenarioYaml {
  private static final String SCENARIO = "scenario";

  private final Mapping map;
  private final String id;
  private final @Nullable ScenarioPreset preset;
  private final Attack attack;

  private ScenarioYaml(Mapping map) {
    this.map = map;
    Scalar name = scalar(required(map, "id", SCENARIO));
    if (name.text().isBlank()) {
      throw error(name, "empty-id", "a scenario needs an id");
    }
    this.id = name.text();
    this.preset =
        scalarAt(map, "preset")
            .map(
                s ->
                    ScenarioPreset.named(s.text())
                        .orElseThrow(
                            () ->
                                unknownWord(
                                    s,
                                    "unknown-preset",
                                    ScenarioPreset.all().stream()
                                        .map(ScenarioPreset::id)
                                        .toList())))
            .orElse(null);
    this.attack =
        scalarAt(map, "attack")
            .map(ScenarioYaml::attack)
            .orElse(preset == null ? Attack.DETERMINISTIC : preset.attack());
  }

  /** Reads a list of scenarios into a policy. */
  static void read(List<YamlTree> scenarios, Policy.Builder policy) {
    int index = 0;
    for (YamlTree item : scenarios) {
      Mapping map = mapping(item, PolicyShape.SCENARIO, SCENARIO);
      String what = "scenarios." + index++;
      policy.scenario(new ScenarioYaml(map).scenario());
      policy.place(what, placeOf(map));
      for (String key : List.of("id", "holds", "truth")) {
        Pair entry = map.entries().get(key);
        if (entry != null) {
          policy.place(what + "." + key, placeOf(entry.value()));
        }
      }
      int column = 0;
      for (YamlTree join : items(map, "join")) {
        if (join instanceof Mapping entry) {
          String where = what + ".join." + column++;
          policy.place(where, placeOf(scalar(required(entry, "release", "join"))));
          Pair held = entry.entries().get("held");
          policy.place(
              where + ".held",
              placeOf(held == null ? required(entry, "release", "join").value() : held.value()));
        }
      }
    }
  }

  private Scenario scenario() {
    HeldTable holds = holds();
    List<JoinColumn> join = new ArrayList<>();
    for (YamlTree item : items(map, "join")) {
      join.add(new JoinYaml(mapping(item, PolicyShape.JOIN, "join"), preset, attack).column());
    }
    if (join.isEmpty()) {
      throw error(
          required(map, "join", SCENARIO), "empty-join", "join lists the columns to compare");
    }
    return new Scenario(
        id,
        preset == null ? null : preset.source(),
        attacker(),
        holds,
        scalarAt(map, "membership")
            .map(s -> oneOf(s, PolicyShape.SCENARIO, "membership").equals("known"))
            .orElse(preset == null || preset.membershipKnown()),
        join,
        attack,
        power(),
        truth(holds),
        limit(),
        text(map, "effort").orElse(preset == null ? "" : preset.effort()),
        tiers());
  }

  private static Attack attack(Scalar written) {
    if (PolicyShape.LATER_ATTACKS.contains(written.text())) {
      throw error(
          written,
          "not-run",
          "this version does not run the attack "
              + written.text()
              + " yet; it runs "
              + String.join(", ", Term.words(Attack.class)));
    }
    return word(Attack.class, written);
  }

  private String attacker() {
    Optional<String> written = text(map, "attacker");
    if (written.isEmpty() && preset == null) {
      throw error(
          map, "missing-key", "scenario lacks the key \"attacker\", one sentence, or a preset");
    }
    return written.orElseGet(() -> preset == null ? "" : preset.attacker());
  }

  private String power() {
    Optional<Scalar> written = scalarAt(map, "power");
    if (attack != Attack.TRAJECTORY) {
      if (written.isPresent()) {
        throw error(
            written.get(),
            "power-without-need",
            "power belongs to the attack trajectory; " + attack.word() + " uses one row at a time");
      }
      return Params.POWER_ONE;
    }
    return written
        .map(PolicyNodes::power)
        .orElse(
            preset != null && preset.attack() == Attack.TRAJECTORY
                ? preset.power()
                : Params.POWER_ALL);
  }

  private Set<AccessTier> tiers() {
    Pair entry = map.entries().get("tiers");
    if (entry == null) {
      return preset == null ? Set.of() : preset.tiers();
    }
    Set<AccessTier> tiers = EnumSet.noneOf(AccessTier.class);
    items(map, "tiers").forEach(t -> tiers.add(word(AccessTier.class, scalar(t))));
    return tiers;
  }

  private HeldTable holds() {
    Mapping holds = mapping(required(map, "holds", SCENARIO), PolicyShape.HOLDS, "holds");
    Optional<String> file = text(holds, "file");
    Optional<Scalar> drawn = scalarAt(holds, "from-release");
    if (file.isPresent() == drawn.isPresent()) {
      throw error(
          holds,
          "holds-one-of",
          "holds names a file, or from-release: how many patients, and not both");
    }
    if (drawn.isPresent()) {
      for (String key :
          List.of("person", "event", "trim", "missing-values", "delimiter", "encoding", "sample")) {
        if (holds.entries().containsKey(key)) {
          throw error(
              holds.entries().get(key),
              "holds-of-file",
              key + " belongs to a file; patients drawn from the release have their own rows");
        }
      }
    }
    Integer patients = drawn.map(ScenarioYaml::patients).orElse(null);
    Pair missing = holds.entries().get("missing-values");
    HeldTable.SampleDesign sample = sample(holds);
    boolean random = sample != null || (patients != null && patients != HeldTable.EVERY_PATIENT);
    if (holds.entries().containsKey("site") && !random) {
      throw error(
          holds.entries().get("site"),
          "site-without-sample",
          "site widens the interval of a random sample, and this is none; say sample, or remove it");
    }
    return new HeldTable(
        file.orElse(null),
        patients,
        text(holds, "person").orElse(null),
        text(holds, "event").orElse(null),
        flag(holds, "trim").orElse(false),
        missing == null ? List.of() : list(missing, "missing-values"),
        scalarAt(holds, "delimiter")
            .map(s -> oneOf(s, PolicyShape.HOLDS, "delimiter"))
            .orElse("auto"),
        scalarAt(holds, "encoding").map(s -> charset(s).name()).orElse("UTF-8"),
        sample,
        text(holds, "site").orElse(null));
  }

  private static Integer patients(Scalar written) {
    return written.text().equals("all")
        ? Integer.valueOf(HeldTable.EVERY_PATIENT)
        : Integer.valueOf((int) whole(written, HeldTable.EVERY_PATIENT - 1L));
  }

  private static long whole(Scalar written, long most) {
    BigDecimal number = decimal(written).stripTrailingZeros();
    if (number.scale() > 0
        || number.signum() <= 0
        || number.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw error(written, "bound-out-of-range", "a whole number from 1 is expected here");
    }
    return number.longValueExact();
  }

  private static HeldTable.@Nullable SampleDesign sample(Mapping holds) {
    Pair entry = holds.entries().get("sample");
    if (entry == null) {
      return null;
    }
    Mapping sample = mapping(entry, PolicyShape.SAMPLE, "sample");
    Scalar design = scalar(required(sample, "design", "sample"));
    if (design.text().isBlank()) {
      throw error(design, "empty-value", "design says how people were drawn");
    }
    return new HeldTable.SampleDesign(
        design.text(), scalarAt(sample, "of").map(s -> whole(s, Long.MAX_VALUE)).orElse(null));
  }

  private @Nullable TruthTable truth(HeldTable holds) {
    Pair entry = map.entries().get("truth");
    if (entry == null) {
      return null;
    }
    if (holds.fromRelease() != null) {
      throw error(
          entry, "truth-without-need", "patients drawn from the release are their own truth");
    }
    if (holds.person() == null) {
      throw error(
          entry, "truth-without-person", "truth names held people; holds needs person: a column");
    }
    Mapping truth = mapping(entry, PolicyShape.TRUTH, "truth");
    List<String> texts = new ArrayList<>();
    for (String key : List.of("file", "held", "release")) {
      Scalar value = scalar(required(truth, key, "truth"));
      if (value.text().isEmpty()) {
        throw error(value, "empty-value", key + " is empty; give a value");
      }
      texts.add(value.text());
    }
    return new TruthTable(texts.get(0), texts.get(1), texts.get(2));
  }

  private @Nullable Limit limit() {
    Pair entry = map.entries().get("limit");
    if (entry == null) {
      return null;
    }
    Mapping limit = mapping(entry, PolicyShape.SCENARIO_LIMIT, "limit");
    Scalar name = scalar(required(limit, "quantity", "limit"));
    oneOf(name, PolicyShape.SCENARIO_LIMIT, "quantity");
    Quantity quantity = word(Quantity.class, name);
    Scalar bound = scalar(required(limit, "at-most", "limit"));
    if (!Limit.inRange(quantity, decimal(bound))) {
      throw error(
          bound,
          "bound-out-of-range",
          "a limit on " + quantity.word() + " is a number from 0 to 1");
    }
    return new Limit(
        quantity, decimal(bound), null, null, null, Params.ofScenario(id), Limit.EXPLICIT);
  }
}
