package org.reidrisk.report.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reidrisk.OneLine;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Params;
import org.reidrisk.policy.Attack;
import org.reidrisk.policy.EarlierRelease;
import org.reidrisk.policy.HeldTable;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.Preset;
import org.reidrisk.policy.RegisterPolicy;
import org.reidrisk.policy.Scenario;
import org.reidrisk.policy.Subgroup;
import org.reidrisk.table.DerivedColumn;
import org.reidrisk.table.Role;
import org.reidrisk.table.TableFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reads a policy alone and shows what it will ask for. */
@Command(
    name = "check",
    header = "Check a policy alone: syntax, names, presets, effective limits.",
    description =
        "Reads POLICY, reports the first mistake with line and column, or prints what the"
            + " policy asks for: columns and derived columns, what a missing cell means, register,"
            + " subgroups, scenarios with the columns they compare, earlier releases, and the limits with the"
            + " adversary's power. Files that the policy names are not opened; assess opens them.",
    footerHeading = "%nExample:%n",
    footer = "  reidrisk check datasets/chest-imaging/policy-controlled.yaml")
final class CheckCommand implements Callable<Integer> {
  private static final int MOST_NAMES = 10;

  private final Console console;

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "POLICY", description = "The policy (YAML or JSON).")
  private Path policyFile = Path.of("");

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Policy policy = PolicyFile.read(policyFile);
    console.result(common, text(policy), json(policy));
    return ExitCode.DONE;
  }

  private static String text(Policy policy) {
    StringBuilder text = new StringBuilder();
    line(text, "release", policy.release().id() + " (tier " + policy.release().tier().word() + ")");
    line(text, "patient", policy.patient().orElse("none: each row counts as one patient"));
    line(text, "patient released", policy.patientReleased() ? "yes" : "no");
    line(text, "event", policy.event().orElse("none: each row is an event"));
    line(text, "read as", reading(policy.format()));
    line(text, "missing cells", policy.missing().word());
    for (Role role : Role.values()) {
      List<String> names = policy.named(role);
      if (!names.isEmpty()) {
        boolean many = role == Role.OTHER && names.size() > MOST_NAMES;
        line(text, role.word(), many ? names.size() + " columns" : String.join(", ", names));
      }
    }
    policy.derived().forEach(column -> line(text, "derived column", derived(column)));
    policy.sets().forEach((name, set) -> line(text, "set " + name, String.join(", ", set)));
    line(
        text,
        "register",
        policy.register().map(r -> register(policy, r)).orElse("none: no figures from a register"));
    policy.subgroups().forEach(group -> line(text, "subgroups", subgroup(group)));
    policy.allScenarios().forEach(scenario -> scenario(text, policy, scenario));
    policy.earlierReleases().forEach(earlier -> line(text, "earlier release", earlier(earlier)));
    line(text, "preset", policy.preset().map(p -> p.id() + " v" + p.version()).orElse("none"));
    line(text, "adversary power", power(policy));
    for (Limit limit : policy.limits()) {
      line(
          text, "limit", limit.text() + circumstances(policy, limit) + " (" + limit.source() + ")");
    }
    if (policy.limits().isEmpty()) {
      line(text, "limit", "none: every assessment will be undetermined");
    }
    return text.toString();
  }

  /** Whom the limits are for, and what the tier would ask for. */
  private static String power(Policy policy) {
    String usual = policy.usualPower();
    return policy.power()
        + ": "
        + switch (policy.power()) {
          case Params.POWER_ONE -> "knows one event of a patient";
          case Params.POWER_ALL -> "knows all events of a patient";
          case Params.POWER_COMPLETE ->
              "knows all events of a patient and that there are no others";
          default -> "knows " + policy.power() + " events of a patient";
        }
        + (Params.knowsAsMuch(policy.power(), usual)
            ? ""
            : "; weaker than " + usual + ", which the tier asks for");
  }

  private static String derived(DerivedColumn column) {
    return column.name()
        + ": "
        + column.derivation().word()
        + (column.of() == null ? "" : " of " + column.of())
        + (column.by() == null ? "" : " in the order of " + column.by())
        + " ("
        + column.role().word()
        + ")";
  }

  private static String register(Policy policy, RegisterPolicy register) {
    return register.file()
        + ": "
        + (register.columns().isEmpty()
            ? "quasi-identifiers of the same name"
            : String.join(", ", held(policy, register)))
        + (register.person() != null
            ? ", people by " + register.person()
            : register.count() != null
                ? ", people counted by " + register.count()
                : ", each row one of the people");
  }

  /** The quasi-identifiers that the register is said to hold. */
  private static List<String> held(Policy policy, RegisterPolicy register) {
    return policy.named(Role.QUASI_IDENTIFIER).stream()
        .filter(register.columns()::containsKey)
        .toList();
  }

  /** Values that make groups are counted, not printed: cells may hold them. */
  private static String subgroup(Subgroup group) {
    if (!group.bands().isEmpty()) {
      return group.column()
          + ": bands from "
          + String.join(", ", group.bands().stream().map(BigDecimal::toPlainString).toList());
    }
    int values = group.values().size();
    return group.column()
        + ": "
        + (values == 0 ? "every value" : values + " listed value" + (values == 1 ? "" : "s"));
  }

  private static void scenario(StringBuilder text, Policy policy, Scenario scenario) {
    boolean trajectory = scenario.attack() == Attack.TRAJECTORY;
    line(
        text,
        "scenario",
        scenario.id()
            + ": "
            + (scenario.preset() == null ? "" : scenario.preset() + ", ")
            + scenario.attack().word()
            + (trajectory ? " of power " + scenario.power() : "")
            + ", "
            + holds(scenario.holds())
            + ", membership "
            + (scenario.membershipKnown() ? "known" : "unknown")
            + (scenario.truth() == null ? "" : ", truth " + scenario.truth().file())
            + (scenario.runsFor(policy.release().tier()) ? "" : ", not run in this tier"));
    for (JoinColumn join : scenario.join()) {
      line(text, "  compares", join.release() + " with " + join.held() + ": " + join.ruleText());
    }
  }

  private static String earlier(EarlierRelease earlier) {
    List<String> names = new ArrayList<>();
    earlier.columns().forEach((here, there) -> names.add(here + " as " + there));
    return earlier.id()
        + ": "
        + earlier.file()
        + ", patient keys "
        + (earlier.patients() == null ? "as the data tell" : earlier.patients().word())
        + (names.isEmpty() ? "" : ", " + String.join(", ", names));
  }

  private static Map<String, Object> json(EarlierRelease earlier) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", earlier.id());
    json.put("file", earlier.file());
    putIfThere(json, "patients", earlier.patients() == null ? null : earlier.patients().word());
    if (!earlier.columns().isEmpty()) {
      json.put("columns", earlier.columns());
    }
    return json;
  }

  private static String holds(HeldTable holds) {
    Integer patients = holds.fromRelease();
    if (patients == null) {
      return "holds " + holds.file();
    }
    return patients == HeldTable.EVERY_PATIENT
        ? "every patient by their own rows"
        : patients + (patients == 1 ? " patient" : " patients") + " by their own rows";
  }

  private static Map<String, Object> json(Policy policy, Scenario scenario) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", scenario.id());
    putIfThere(json, "preset", scenario.preset());
    json.put("attacker", scenario.attacker());
    json.put("attack", scenario.attack().word());
    if (scenario.attack() == Attack.TRAJECTORY) {
      json.put("power", scenario.power());
    }
    json.put("holds", holds(scenario.holds()));
    json.put("membership", scenario.membershipKnown() ? "known" : "unknown");
    putIfThere(json, "truth", scenario.truth() == null ? null : scenario.truth().file());
    List<Object> join = new ArrayList<>();
    for (JoinColumn column : scenario.join()) {
      Map<String, Object> pair = new LinkedHashMap<>();
      pair.put("release", column.release());
      pair.put("held", column.held());
      pair.put("rule", column.ruleText());
      join.add(pair);
    }
    json.put("join", join);
    putIfThere(json, "limit", scenario.limit() == null ? null : scenario.limit().text());
    json.put("effort", scenario.effort());
    json.put("run", scenario.runsFor(policy.release().tier()));
    return json;
  }

  /** The unit and, for identity, the adversary's power: no limit means anything without them. */
  private static String circumstances(Policy policy, Limit limit) {
    String power = limit.power();
    return ", by "
        + unit(policy).word()
        + (Params.POWER_ONE.equals(power) ? ", power " + power : "");
  }

  private static Unit unit(Policy policy) {
    return policy.patient().isPresent() ? Unit.PATIENT : Unit.ROW;
  }

  private static Map<String, Object> json(Policy policy, Limit limit) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("quantity", limit.quantity().word());
    json.put(limit.atLeast() ? "at-least" : "at-most", limit.bound());
    putIfThere(json, "class-size", limit.classSize());
    putIfThere(json, "mode", limit.mode() == null ? null : limit.mode().word());
    putIfThere(json, "of", limit.of());
    putIfThere(json, "power", limit.power());
    putIfThere(json, "c", limit.params().c());
    putIfThere(json, "model", limit.params().model());
    putIfThere(json, "set", limit.set());
    putIfThere(json, "threshold", limit.threshold());
    putIfThere(json, "scenario", limit.params().scenario());
    json.put("unit", unit(policy).word());
    json.put("source", limit.source());
    return json;
  }

  private static void putIfThere(Map<String, Object> json, String key, @Nullable Object value) {
    if (value != null) {
      json.put(key, value);
    }
  }

  private static String reading(TableFormat format) {
    Character delimiter = format.delimiter();
    String between =
        delimiter == null ? "delimiter found" : delimiter == '\t' ? "tab" : delimiter.toString();
    return format.encoding().name()
        + ", "
        + between
        + ", "
        + format.missingValues().size()
        + " missing values listed"
        + (format.trim() ? ", trimmed" : "");
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append(String.format("%-18s ", OneLine.of(key))).append(OneLine.of(value)).append('\n');
  }

  private static Map<String, Object> json(Policy policy) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("release", policy.release().id());
    json.put("tier", policy.release().tier().word());
    policy.patient().ifPresent(p -> json.put("patient", p));
    policy.event().ifPresent(e -> json.put("event", e));
    Map<String, Object> roles = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      if (role != Role.PATIENT_KEY) {
        roles.put(role.word(), policy.named(role));
      }
    }
    json.put("columns", roles);
    json.put("missing", policy.missing().word());
    json.put("derived-columns", policy.derived().stream().map(c -> json(c)).toList());
    json.put("quasi-identifier-sets", policy.sets());
    policy.register().ifPresent(r -> json.put("register", json(policy, r)));
    json.put("subgroups", policy.subgroups().stream().map(g -> json(g)).toList());
    json.put("scenarios", policy.allScenarios().stream().map(s -> json(policy, s)).toList());
    if (!policy.earlierReleases().isEmpty()) {
      json.put("earlier-releases", policy.earlierReleases().stream().map(e -> json(e)).toList());
    }
    json.put("power", policy.power());
    json.put("power-of-tier", policy.usualPower());
    policy.preset().map(Preset::id).ifPresent(id -> json.put("preset", id));
    List<Object> limits = new ArrayList<>();
    for (Limit limit : policy.limits()) {
      limits.add(json(policy, limit));
    }
    json.put("limits", limits);
    return json;
  }

  private static Map<String, Object> json(DerivedColumn column) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", column.name());
    json.put("derive", column.derivation().word());
    putIfThere(json, "from", column.of());
    putIfThere(json, "by", column.by());
    json.put("role", column.role().word());
    return json;
  }

  private static Map<String, Object> json(Policy policy, RegisterPolicy register) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", register.file());
    if (!register.columns().isEmpty()) {
      json.put("columns", held(policy, register));
    }
    putIfThere(json, "person", register.person());
    putIfThere(json, "count", register.count());
    return json;
  }

  private static Map<String, Object> json(Subgroup group) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("column", group.column());
    if (!group.bands().isEmpty()) {
      // A new number, so that 40 is not written as 4E+1.
      json.put(
          "bands", group.bands().stream().map(b -> new BigDecimal(b.toPlainString())).toList());
    } else if (!group.values().isEmpty()) {
      json.put("listed-values", group.values().size());
    }
    return json;
  }
}
