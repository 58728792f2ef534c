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
      List.of(
          "hierarchies", "profiles", "privacy-budget", "earlier-releases", "baseline", "ledger");

  /** Quantities that later versions measure. */
  static final List<String> LATER =
      List.of(
          "population-uniques",
          "suda",
          "dis-suda",
          "distinction",
          "separation",
          "linkage-unique-rate",
          "linkage-correct-rate",
          "linkage-expected-by-guessing");

  /** Sections that are read but not measured by this version. */
  static final List<String> UNUSED = List.of("context", "scenarios");

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
              optional(
                  "delimiter",
                  "The character between cells.",
                  new Words(List.of("auto", ",", ";", "tab", "|"))),
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
              optional("scenarios", "Read, not run by this version.", new Anything())));

  private PolicyShape() {}

  private static List<String> limitable() {
    return Arrays.stream(Quantity.values())
        .filter(q -> q.safer() != Quantity.Safer.NEITHER)
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
