package org.reidrisk.record;

import java.util.List;
import java.util.stream.Stream;
import org.reidrisk.FileShape;
import org.reidrisk.FileShape.AnyOf;
import org.reidrisk.FileShape.Decimal;
import org.reidrisk.FileShape.Flag;
import org.reidrisk.FileShape.KeyShape;
import org.reidrisk.FileShape.Keys;
import org.reidrisk.FileShape.ListOf;
import org.reidrisk.FileShape.Named;
import org.reidrisk.FileShape.PlainText;
import org.reidrisk.FileShape.Tuple;
import org.reidrisk.FileShape.Whole;
import org.reidrisk.FileShape.Words;
import org.reidrisk.Severity;
import org.reidrisk.Term;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.AccessTier;
import org.reidrisk.policy.ComparisonMode;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.policy.Outcome;
import org.reidrisk.policy.Release;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;
import org.reidrisk.value.ValueFormat;

/** The keys of {@code assessment.json}, in the order of the file. */
final class RecordShape {
  private static final FileShape TEXT = new PlainText();
  private static final FileShape WHOLE = new Whole();
  private static final FileShape NUMBER = new AnyOf(List.of(new Decimal(), WHOLE));
  private static final FileShape POWER = new AnyOf(List.of(WHOLE, TEXT));

  private static final FileShape BINS = new ListOf(new Tuple(List.of(WHOLE, WHOLE)));

  private static final Keys UNDEFINED = new Keys(List.of(must("code", TEXT), must("text", TEXT)));

  static final List<KeyShape> ESTIMATE =
      List.of(
          may("value", "The value; pairs of size and count for histograms.", or(NUMBER, BINS)),
          may("interval", "Two bounds, both possible.", new Tuple(List.of(NUMBER, NUMBER))),
          may("undefined", "Why there is no value.", UNDEFINED));

  static final Keys LIMIT =
      new Keys(
          List.of(
              must("quantity", words(Quantity.class)),
              may("at-least", "", NUMBER),
              may("at-most", "", NUMBER),
              may("class-size", "The class size that a largest risk stands for.", WHOLE),
              may("mode", "How that class size was found.", words(ComparisonMode.class)),
              may("of", "The sensitive column.", TEXT),
              may("power", "Events that the adversary knows.", POWER),
              may("set", "The quasi-identifier set; all when absent.", TEXT),
              may("threshold", "The class size of a share.", WHOLE),
              may("c", "The constant of recursive diversity.", NUMBER),
              may("model", "A named variant of the quantity.", TEXT),
              may("scenario", "The linkage scenario.", TEXT),
              must("unit", words(Unit.class)),
              must("source", TEXT)));

  static final Keys PARAMS =
      new Keys(
          List.of(
              may("threshold", "A class size.", WHOLE),
              may("power", "Events that the adversary knows.", POWER),
              may("distance", "The ground distance.", TEXT),
              may("set", "The quasi-identifier set; all when absent.", TEXT),
              may("c", "The constant of recursive diversity.", NUMBER),
              may("model", "A named variant of the quantity.", TEXT),
              may("scenario", "The linkage scenario.", TEXT)));

  private static final Keys MEASUREMENT =
      new Keys(
          concat(
              List.of(
                  must("quantity", words(Quantity.class)),
                  must("unit", words(Unit.class)),
                  must("quasi-identifiers", new ListOf(TEXT)),
                  may("of", "The sensitive column.", TEXT),
                  must("params", PARAMS)),
              ESTIMATE,
              List.of(must("convention", new Named(TEXT)))));

  private static final FileShape TIMELINES =
      new ListOf(
          new Keys(
              List.of(
                  must("column", TEXT),
                  must("code", TEXT),
                  new KeyShape("sampled", true, "UIDs that were looked at.", WHOLE),
                  new KeyShape("stamps", true, "UIDs with a time of this finding.", WHOLE),
                  new KeyShape(
                      "years",
                      true,
                      "Pairs of year and count, for years of eleven patients at least.",
                      BINS),
                  new KeyShape("other", true, "Times of all other years together.", WHOLE))));

  /** The rules by which names are recognised; the catalogue's own words. */
  static final Words MATCH =
      new Words(
          List.of(
              "tag",
              "keyword",
              "name",
              "prefix",
              "suffix",
              "path",
              "index",
              "alias",
              "cut",
              "private",
              "bare-word",
              "none"));

  private static final Keys PROFILE =
      new Keys(
          List.of(
              must("format", words(ValueFormat.class)),
              must("constant", new Flag()),
              may("entropy", "Of the values, in bits.", NUMBER),
              may("longest", "Characters of the longest value.", WHOLE),
              may(
                  "unique-alone",
                  "Units that a value of this column alone singles out, on the rows that are"
                      + " measured.",
                  WHOLE),
              may(
                  "made-unique",
                  "Units that are alone with this column and would not be without it, on the rows that"
                      + " are measured; a missing cell is a value of its own, also where the policy"
                      + " says wildcard.",
                  WHOLE)));

  static final Keys FINDING =
      new Keys(
          List.of(
              must("code", TEXT),
              must("severity", words(Severity.class)),
              must("about", TEXT),
              must("text", TEXT),
              must("evidence", TEXT),
              may("acknowledged", "The reason the policy gives.", TEXT)));

  static final Keys ASSESSMENT =
      new Keys(
          List.of(
              new KeyShape("format", true, "Version of this format: 1.", WHOLE),
              must(
                  "tool",
                  new Keys(
                      List.of(must("name", TEXT), must("version", TEXT), must("commit", TEXT)))),
              new KeyShape("as-of", true, "The date that the record carries.", TEXT),
              must(
                  "release",
                  new Keys(
                      concat(
                          List.of(
                              must("id", TEXT),
                              must("title", TEXT),
                              must("tier", words(AccessTier.class)),
                              must("contains", new ListOf(TEXT))),
                          Release.FACTS.stream().map(f -> may(f, "", TEXT)).toList(),
                          List.of()))),
              must(
                  "policy",
                  new Keys(
                      List.of(
                          must("sha256", TEXT),
                          may(
                              "preset",
                              "",
                              new Keys(List.of(must("id", TEXT), must("version", WHOLE)))),
                          must("unit", words(Unit.class)),
                          must("limits", new ListOf(LIMIT))))),
              must(
                  "data",
                  new Keys(
                      List.of(
                          may("file", "Base name of the export.", TEXT),
                          may("sha256", "Of the file as stored.", TEXT),
                          may("bytes", "", WHOLE),
                          may("delimiter", "", TEXT),
                          may("encoding", "", TEXT),
                          must("rows", WHOLE),
                          must("patients", WHOLE),
                          must("events", WHOLE),
                          must("columns", WHOLE),
                          must("rows-without-patient", WHOLE)))),
              must(
                  "schema",
                  new ListOf(
                      new Keys(
                          List.of(
                              must("name", TEXT),
                              must("position", WHOLE),
                              must("role", words(Role.class)),
                              must("role-from", words(RoleOrigin.class)),
                              must("knowledge", words(Knowledge.class)),
                              must("format", words(ValueFormat.class)),
                              may(
                                  "distinct",
                                  "Distinct values; absent for a column that was not looked at.",
                                  WHOLE),
                              may(
                                  "distinct-estimate",
                                  "About how many distinct values, where they were not counted.",
                                  WHOLE),
                              must("missing", WHOLE),
                              must("missing-share", NUMBER),
                              must("unparsed", WHOLE),
                              must("why", TEXT),
                              may("keyword", "The catalogue's name of the attribute.", TEXT),
                              may("match", "Why the name was recognised, or none.", MATCH),
                              may("profile", "What the values are like.", PROFILE),
                              may(
                                  "fingerprint",
                                  "What later releases are compared with: keyed hashes.",
                                  HistoryShape.FINGERPRINT))))),
              must("measurements", new ListOf(MEASUREMENT)),
              new KeyShape(
                  "subgroups",
                  false,
                  "Risks of groups that the policy wants apart.",
                  new ListOf(
                      new Keys(
                          List.of(
                              must("column", TEXT),
                              must("group", TEXT),
                              must("units", WHOLE),
                              must("highest", new Keys(ESTIMATE)),
                              must("mean", new Keys(ESTIMATE)))))),
              new KeyShape(
                  "linkage",
                  true,
                  "What each linkage scenario found.",
                  new ListOf(LinkageShape.RESULT)),
              may(
                  JoinedJson.KEY,
                  "What earlier releases add; absent without any.",
                  new ListOf(JoinedShape.RESULT)),
              must("findings", new ListOf(FINDING)),
              must(
                  "decision",
                  new Keys(
                      List.of(
                          must("outcome", words(Outcome.class)),
                          must("because", new ListOf(TEXT)),
                          must(
                              "limits",
                              new ListOf(
                                  new Keys(
                                      concat(
                                          List.of(
                                              new KeyShape(
                                                  "limit",
                                                  true,
                                                  "Index into policy.limits, from 0.",
                                                  WHOLE),
                                              must("verdict", words(LimitResult.Verdict.class))),
                                          ESTIMATE,
                                          List.of()))))))),
              new KeyShape(
                  "sensitivity",
                  false,
                  "The outcome under one other assumption each.",
                  new ListOf(
                      new Keys(
                          List.of(
                              must("change", words(Variation.Change.class)),
                              must("about", TEXT),
                              must("outcome", words(Outcome.class)))))),
              new KeyShape(
                  "inventory",
                  false,
                  "What the inventory says of the export as a whole.",
                  new Keys(
                      List.of(
                          must("catalogue", TEXT),
                          must(
                              "safe-harbor",
                              new ListOf(
                                  new Keys(
                                      List.of(
                                          must("letter", TEXT),
                                          must("presence", words(InventorySummary.Presence.class)),
                                          must("columns", new ListOf(TEXT)))))),
                          must(
                              "claims",
                              new ListOf(
                                  new Keys(
                                      List.of(
                                          must("code", TEXT),
                                          must(
                                              "verdict",
                                              words(InventorySummary.ClaimVerdict.class)),
                                          must("columns", new ListOf(TEXT)))))),
                          must(
                              "dependencies",
                              new ListOf(
                                  new Keys(
                                      List.of(
                                          must("from", TEXT),
                                          must("column", TEXT),
                                          must("same", new Flag()))))),
                          may(
                              InventoryJson.TIMELINES,
                              "The years of the times that UIDs hold; absent without any.",
                              TIMELINES)))),
              new KeyShape(
                  "history",
                  false,
                  "What changed since an earlier assessment.",
                  HistoryShape.HISTORY),
              CrossCheckShape.CROSS_CHECKS,
              must(
                  "provenance",
                  new Keys(
                      List.of(
                          must("settings", new Named(TEXT)),
                          may("seed", "Seed of random choices; absent when none were made.", WHOLE),
                          new KeyShape(
                              "java", true, "Major version of the Java platform.", WHOLE))))));

  private RecordShape() {}

  private static KeyShape must(String name, FileShape shape) {
    return new KeyShape(name, true, "", shape);
  }

  private static KeyShape may(String name, String about, FileShape shape) {
    return new KeyShape(name, false, about, shape);
  }

  private static FileShape or(FileShape one, FileShape other) {
    return new AnyOf(List.of(one, other));
  }

  private static <E extends Enum<E> & Term> FileShape words(Class<E> type) {
    return new Words(Term.words(type));
  }

  private static List<KeyShape> concat(
      List<KeyShape> first, List<KeyShape> second, List<KeyShape> third) {
    return Stream.of(first, second, third).flatMap(List::stream).toList();
  }
}
