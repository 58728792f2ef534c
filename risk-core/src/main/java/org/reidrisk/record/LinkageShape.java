package org.reidrisk.record;

import java.util.List;
import java.util.stream.Stream;
import org.reidrisk.FileShape;
import org.reidrisk.FileShape.AnyOf;
import org.reidrisk.FileShape.Decimal;
import org.reidrisk.FileShape.KeyShape;
import org.reidrisk.FileShape.Keys;
import org.reidrisk.FileShape.ListOf;
import org.reidrisk.FileShape.PlainText;
import org.reidrisk.FileShape.Tuple;
import org.reidrisk.FileShape.Whole;
import org.reidrisk.FileShape.Words;
import org.reidrisk.Term;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Attack;
import org.reidrisk.policy.LimitResult;

/** The keys of one result under {@code linkage}, in the order of the file. */
final class LinkageShape {
  private static final FileShape TEXT = new PlainText();
  private static final FileShape WHOLE = new Whole();
  private static final FileShape NUMBER = new AnyOf(List.of(new Decimal(), WHOLE));
  private static final FileShape RANGE = new Tuple(List.of(NUMBER, NUMBER));

  static final Keys RESULT =
      new Keys(
          List.of(
              must("id", TEXT),
              may("preset", "The preset's id and version.", TEXT),
              must("attacker", TEXT),
              must("attack", new Words(Term.words(Attack.class))),
              must("power", new AnyOf(List.of(WHOLE, new Words(List.of("all", "complete"))))),
              must("unit", new Words(Term.words(Unit.class))),
              must("membership", new Words(List.of("known", "unknown"))),
              must("source", new Words(List.of("file", "release"))),
              may("sha256", "Of the attacker's file as stored.", TEXT),
              must(
                  "join",
                  new ListOf(
                      new Keys(
                          List.of(must("release", TEXT), must("held", TEXT), must("rule", TEXT))))),
              must("targets", WHOLE),
              may(
                  "members",
                  "Targets in the release; with those below where the truth is known.",
                  WHOLE),
              may("covered", "Members whose candidates include the right patient.", WHOLE),
              must("none", WHOLE),
              must("unique", WHOLE),
              must("ambiguous", WHOLE),
              may("correct", "Members whose only candidate is the right patient.", WHOLE),
              may("wrong", "Targets whose only candidate is another patient.", WHOLE),
              may("unknown", "Targets of whom the truth says nothing.", WHOLE),
              may("precision", "Correct among unique claims; absent without claims.", NUMBER),
              may("recall", "Correct among members; absent without members.", NUMBER),
              must("unique-rate", NUMBER),
              must("correct-rate", RANGE),
              must(
                  "expected-by-guessing",
                  new Keys(List.of(must("by-candidates", NUMBER), must("by-chance", NUMBER)))),
              may("clopper-pearson", "Exact 95 % interval; only for a random sample.", RANGE),
              may("wilson", "The same for display.", RANGE),
              may(
                  "sample",
                  "How targets were drawn, and of what the intervals are.",
                  new Keys(
                      List.of(
                          must(
                              "quantity",
                              new Words(
                                  Stream.of(
                                          Quantity.LINKAGE_UNIQUE_RATE,
                                          Quantity.LINKAGE_CORRECT_RATE)
                                      .map(Quantity::word)
                                      .toList())),
                          must("design", TEXT),
                          must("sites", WHOLE),
                          may("site-upper", "The upper end over sites.", NUMBER)))),
              must("candidate-set-sizes", new ListOf(new Tuple(List.of(WHOLE, WHOLE)))),
              may(
                  "control",
                  "Targets outside the release, and what their false claims do to precision.",
                  new Keys(
                      List.of(
                          must("outsiders", WHOLE),
                          must("claimed", WHOLE),
                          may(
                              "absent",
                              "Outsiders whom the truth calls a patient that the release does not"
                                  + " hold; left out when there are none.",
                              WHOLE),
                          may("absent-claimed", "Of them with one candidate.", WHOLE),
                          must("precision-by-prevalence", new ListOf(RANGE))))),
              must(
                  "remedies",
                  new ListOf(
                      new Keys(
                          List.of(
                              must("release", TEXT),
                              must("change", TEXT),
                              must("unique", WHOLE),
                              may("correct", "Absent without the truth.", WHOLE))))),
              may(
                  "verdict",
                  "The scenario's limit held against the result; absent without one.",
                  new Words(Term.words(LimitResult.Verdict.class)))));

  private LinkageShape() {}

  private static KeyShape must(String name, FileShape shape) {
    return new KeyShape(name, true, "", shape);
  }

  private static KeyShape may(String name, String about, FileShape shape) {
    return new KeyShape(name, false, about, shape);
  }
}
