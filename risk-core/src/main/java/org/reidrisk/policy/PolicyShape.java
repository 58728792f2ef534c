package org.reidrisk.policy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.reidrisk.FileShape;
import org.reidrisk.FileShape.AnyOf;
import org.reidrisk.FileShape.Anything;
import org.reidrisk.FileShape.Decimal;
import org.reidrisk.FileShape.Flag;
import org.reidrisk.FileShape.KeyShape;
import org.reidrisk.FileShape.Keys;
import org.reidrisk.FileShape.ListOf;
import org.reidrisk.FileShape.Named;
import org.reidrisk.FileShape.Text;
import org.reidrisk.FileShape.Whole;
import org.reidrisk.FileShape.Words;
import org.reidrisk.Term;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.table.Derivation;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.value.ValueFormat;

/** The keys of a policy file. */
final class PolicyShape {
  private static final FileShape POWER =
      new AnyOf(List.of(new Whole(), new Words(List.of("all", "complete"))));

  /** Keys that later versions use; naming one is an error that says so. */
  static final List<String> RESERVED =
      List.of("hierarchies", "profiles", "privacy-budget", "ledger");

  /** Quantities that later versions measure. */
  static final List<String> LATER =
      List.of("population-uniques", "suda", "dis-suda", "distinction", "separation");

  /** Attacks that later versions run. */
  static final List<String> LATER_ATTACKS = List.of("fellegi-sunter", "dictionary");

  /** Comparison rules that later versions know. */
  static final List<String> LATER_RULES = List.of("text");

  /** Quantities that are measured, and limited, for a scenario. */
  static final List<String> OF_SCENARIOS =
      Arrays.stream(Quantity.values()).filter(Quantity::ofScenario).map(Quantity::word).toList();

  /** Sections that are read but not measured by this version. */
  static final List<String> UNUSED = List.of("context");

  private static final FileShape DELIMITER = new Words(List.of("auto", ",", ";", "tab", "|"));

  static final Keys RELEASE =
      new Keys(
          Stream.concat(
                  Stream.of(
                      required("id", "The release's id.", new Text()),
                      optional("title", "Its title.", new Text()),
                      required("tier", "How it reaches its recipients.", words(AccessTier.class)),
                      optional(
                          "contains",
                          "What is released; beyond metadata an attestation is asked for.",
                          new ListOf(new Text()))),
                  Release.FACTS.stream()
                      .map(
                          f ->
                              optional(
                                  f,
                                  "Printed in the report.",
                                  new AnyOf(List.of(new Text(), new ListOf(new Text()))))))
              .toList());

  static final Keys TABLE =
      new Keys(
          List.of(
              optional(
                  "patient",
                  "The column whose equal values are one patient; left out, each row is one patient.",
                  new Text()),
              optional(
                  "patient-released",
                  "Whether the recipient sees which rows belong together; default true.",
                  new Flag()),
              optional(
                  "event",
                  "The column whose distinct values are a patient's events; default: each row.",
                  new Text()),
              optional(
                  "missing",
                  "What a missing quasi-identifier cell means; default own-value.",
                  words(MissingMode.class)),
              optional(
                  "missing-values",
                  "The cells that count as missing; default: the empty cell.",
                  new ListOf(new Text())),
              optional("trim", "Whether cells lose surrounding blanks.", new Flag()),
              optional("delimiter", "The character between cells.", DELIMITER),
              optional("encoding", "The character encoding; default UTF-8.", new Text())));

  static final Keys ORDERED_DISTANCE =
      new Keys(List.of(required("ordered", "The values, lowest first.", new ListOf(new Text()))));

  static final Keys HIERARCHICAL_DISTANCE =
      new Keys(List.of(required("hierarchical", "A file of hierarchies.", new Text())));

  static final Keys COLUMN =
      new Keys(
          List.of(
              required("role", "What the column is to an attacker.", words(Role.class)),
              optional("knowledge", "What kind of fact it is.", words(Knowledge.class)),
              optional("format", "How its cells are compared.", words(ValueFormat.class)),
              optional(
                  "distance",
                  "The ground distance of t-closeness, for a sensitive column.",
                  new AnyOf(
                      List.of(
                          new Words(List.of("equal", "rank", "magnitude")),
                          ORDERED_DISTANCE,
                          HIERARCHICAL_DISTANCE))),
              optional(
                  "derive",
                  "For a column that is not in the export: what it is computed as.",
                  words(Derivation.class)),
              optional("from", "The column that it is computed from.", new Text()),
              optional("by", "The date column that puts values in order.", new Text()),
              optional("why", "The reason for the role; printed in the report.", new Text())));

  static final Keys EXPLICIT_LIMIT =
      new Keys(
          List.of(
              required("quantity", "What is limited.", new Words(limitable())),
              optional("at-least", "The least value, for k and l.", new Decimal()),
              optional("at-most", "The greatest value, for risks, shares and t.", new Decimal()),
              optional(
                  "mode",
                  "How a risk is read as a class size; default strict.",
                  words(ComparisonMode.class)),
              optional("of", "The sensitive column of l, t and alpha.", new Text()),
              optional(
                  "power",
                  "How many events the adversary knows; default: that of limits or of the tier.",
                  POWER),
              optional("set", "A named quasi-identifier set; default: all.", new Text()),
              optional(
                  "threshold", "For shares above: a class size, or a risk below 1.", new Decimal()),
              optional("c", "The constant of l-recursive; default 2.", new Decimal()),
              optional(
                  "model",
                  "A named variant of the quantity.",
                  new Words(List.of(Params.EXTENDED, Params.ZEROS_SKIPPED)))));

  static final Keys LIMITS =
      new Keys(
          List.of(
              optional(
                  "preset",
                  "A named list of limits.",
                  new Words(Preset.all().stream().map(Preset::id).toList())),
              optional(
                  "power",
                  "How many events the adversary of these limits knows; default: that of the tier.",
                  POWER),
              optional("explicit", "Further limits.", new ListOf(EXPLICIT_LIMIT))));

  static final Keys POPULATION =
      new Keys(
          List.of(
              optional("register", "A table of the population, beside the policy.", new Text()),
              optional(
                  "columns",
                  "The register's column for each quasi-identifier; default: the same name.",
                  new Named(new Text())),
              optional("count", "The register's column of how many people a row is.", new Text()),
              optional(
                  "person", "The register's column whose equal values are one person.", new Text()),
              optional(
                  "size", "The number of people; read, not used by this version.", new Whole()),
              optional("sampling-fraction", "Read, not used by this version.", new Decimal()),
              optional("weights", "Read, not used by this version.", new Text()),
              optional("source", "Where the population figures come from.", new Text()),
              optional("date", "When they were true.", new Text())));

  static final Keys SUBGROUP =
      new Keys(
          List.of(
              required("column", "The column whose values are groups.", new Text()),
              optional("values", "The values that are named groups.", new ListOf(new Text())),
              optional(
                  "bands", "Where numeric groups begin, ascending.", new ListOf(new Decimal()))));

  static final Keys ACKNOWLEDGEMENT =
      new Keys(
          List.of(
              required("code", "The finding's code.", new Text()),
              required("about", "What the finding is about.", new Text()),
              required("reason", "Why it is accepted; printed in the report.", new Text())));

  static final Keys SAMPLE =
      new Keys(
          List.of(
              required("design", "How people were drawn, before the attack.", new Text()),
              optional("of", "From how many.", new Whole())));

  static final Keys HOLDS =
      new Keys(
          List.of(
              optional("file", "The attacker's table, beside the policy.", new Text()),
              optional(
                  "from-release",
                  "Instead: how many patients of the release are looked for by their own rows.",
                  new AnyOf(List.of(new Whole(), new Words(List.of("all"))))),
              optional(
                  "person",
                  "The column whose equal values are one person; default: each row.",
                  new Text()),
              optional(
                  "event",
                  "The column whose equal values are one event; default: each row.",
                  new Text()),
              optional("trim", "Whether cells lose surrounding blanks.", new Flag()),
              optional(
                  "missing-values",
                  "The cells that count as missing, beside the empty cell.",
                  new ListOf(new Text())),
              optional("delimiter", "The character between cells.", DELIMITER),
              optional("encoding", "The character encoding; default UTF-8.", new Text()),
              optional("sample", "When the people were drawn at random: how.", SAMPLE),
              optional("site", "The column by whose values people cluster.", new Text())));

  static final Keys JOIN =
      new Keys(
          List.of(
              required("release", "The column of the release.", new Text()),
              optional("held", "The attacker's column; default: the same name.", new Text()),
              optional(
                  "as",
                  "What the column means to the preset, when its name is another.",
                  new Text()),
              optional(
                  "rule",
                  "How cells are compared; default: as the preset says.",
                  words(ComparisonRule.class)),
              optional(
                  "within", "The greatest difference that matches, either way.", new Decimal()),
              optional(
                  "from", "The least difference that matches, released minus held.", new Decimal()),
              optional("to", "The greatest difference that matches.", new Decimal()),
              optional(
                  "unit",
                  "The unit of a difference of dates; default days.",
                  new Words(List.of("days", "hours", "minutes", "seconds"))),
              optional(
                  "missing",
                  "What a missing cell matches; default never, in a rare-case attack any.",
                  words(JoinColumn.Missing.class)),
              optional("hierarchy", "For contains: a file of hierarchies.", new Text()),
              optional("repeats", "For set: whether repeated values count.", new Flag())));

  static final Keys TRUTH =
      new Keys(
          List.of(
              required("file", "Who is who, beside the policy.", new Text()),
              required("held", "Its column of held people.", new Text()),
              required("release", "Its column of patient keys.", new Text())));

  static final Keys SCENARIO_LIMIT =
      new Keys(
          List.of(
              required("quantity", "What is limited.", new Words(OF_SCENARIOS)),
              required("at-most", "The greatest value.", new Decimal())));

  static final Keys SCENARIO =
      new Keys(
          List.of(
              required("id", "The scenario's name.", new Text()),
              optional(
                  "preset",
                  "A known attacker; what the scenario states itself wins.",
                  new Words(ScenarioPreset.all().stream().map(ScenarioPreset::id).toList())),
              optional("attacker", "The attacker in one sentence.", new Text()),
              required("holds", "What the attacker holds.", HOLDS),
              optional(
                  "membership",
                  "Whether the attacker knows that each target is in the release; default known.",
                  new Words(List.of("known", "unknown"))),
              required("join", "The compared columns.", new ListOf(JOIN)),
              optional(
                  "attack",
                  "How what is held is used; default deterministic.",
                  words(Attack.class)),
              optional(
                  "power",
                  "For a trajectory: how many events of a person must be found; default all.",
                  POWER),
              optional("truth", "Who of the held people is which patient.", TRUTH),
              optional("limit", "What is allowed.", SCENARIO_LIMIT),
              optional("effort", "What an attempt costs, in words.", new Text()),
              optional(
                  "tiers",
                  "The tiers for which it is run; default: every tier.",
                  new ListOf(words(AccessTier.class)))));

  static final Keys BASELINE =
      new Keys(
          List.of(
              optional(
                  "key-file",
                  "The secret under which fingerprints are made, beside the policy.",
                  new Text()),
              optional(
                  "release",
                  "The id of the release that a baseline is of; default: this release's.",
                  new Text()),
              optional("sha256", "The SHA-256 of the baseline's record.", new Text()),
              optional(
                  "distribution",
                  "How far a column's distribution may move, in total variation; default 0.1.",
                  new Decimal()),
              optional(
                  "missing",
                  "How far a column's share of missing cells may move; default 0.05.",
                  new Decimal())));

  static final Keys POLICY =
      new Keys(
          List.of(
              required(
                  "reidrisk", "Format version: 1.", new AnyOf(List.of(new Whole(), new Text()))),
              required("release", "What is to be released.", RELEASE),
              optional("table", "How the export is read and counted.", TABLE),
              optional(
                  "catalogue",
                  "A catalogue of attributes that replaces the tool's own, beside the policy.",
                  new Text()),
              required("columns", "Every column of the export.", new Named(COLUMN)),
              optional(
                  "quasi-identifier-sets",
                  "Named sets beside the set of all quasi-identifiers.",
                  new Named(new ListOf(new Text()))),
              optional("limits", "What is allowed.", LIMITS),
              optional(
                  "acknowledge",
                  "Blocking findings that are accepted with a reason.",
                  new ListOf(ACKNOWLEDGEMENT)),
              optional("context", "Read, not used by this version.", new Anything()),
              optional("population", "What is known of the population.", POPULATION),
              optional(
                  "subgroups", "Columns by whose values risks are shown.", new ListOf(SUBGROUP)),
              optional(
                  "scenarios",
                  "Attackers with what they hold; each is tried on the release.",
                  new ListOf(SCENARIO)),
              optional("baseline", "How it is compared with an earlier release.", BASELINE),
              optional(
                  "earlier-releases",
                  "Releases that somebody may hold already; this one is held against each.",
                  new ListOf(EarlierReleaseYaml.SHAPE))));

  private PolicyShape() {}

  private static List<String> limitable() {
    return Arrays.stream(Quantity.values())
        .filter(q -> q.safer() != Quantity.Safer.NEITHER && !q.ofScenario())
        .map(Quantity::word)
        .toList();
  }

  private static <E extends Enum<E> & Term> FileShape words(Class<E> type) {
    return new Words(Term.words(type));
  }

  private static KeyShape required(String name, String about, FileShape shape) {
    return new KeyShape(name, true, about, shape);
  }

  private static KeyShape optional(String name, String about, FileShape shape) {
    return new KeyShape(name, false, about, shape);
  }
}
