package org.reidrisk.record;

import java.util.List;
import org.reidrisk.FileShape;
import org.reidrisk.FileShape.Flag;
import org.reidrisk.FileShape.KeyShape;
import org.reidrisk.FileShape.Keys;
import org.reidrisk.FileShape.ListOf;
import org.reidrisk.FileShape.PlainText;
import org.reidrisk.FileShape.Whole;
import org.reidrisk.FileShape.Words;
import org.reidrisk.Term;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.policy.Outcome;

/** The keys of fingerprints and of what changed since a baseline. */
final class HistoryShape {
  private static final FileShape TEXT = new PlainText();
  private static final FileShape WHOLE = new Whole();

  private static final Keys HELD =
      new Keys(
          List.of(
              must("hashes", "Base64 of 64-bit hashes, the highest byte first.", TEXT),
              must("counts", "For each hash.", new ListOf(WHOLE))));

  static final Keys FINGERPRINT =
      new Keys(
          List.of(
              must("patients", "Patients looked at that have a value.", WHOLE),
              may(
                  "values",
                  "Which values there are.",
                  new Keys(
                      List.of(
                          must("depth", "Zero bits of the digests looked at.", WHOLE),
                          must("distinct", "How many values; about, when depth is not 0.", WHOLE),
                          must("hashes", "Base64 of the smallest keyed hashes.", TEXT),
                          must("held", "Patients of the most held values.", HELD)))),
              may("ranges", "Patients by hashed range of their value.", new ListOf(WHOLE)),
              may("spellings", "Values by hashed pattern of their signs.", HELD),
              may(
                  "days",
                  "Calendar days, counted from a secret day.",
                  new Keys(
                      List.of(
                          must("first", "", WHOLE),
                          must("median", "", WHOLE),
                          must("last", "", WHOLE),
                          must(
                              "weekdays",
                              "Visits by weekday, Monday first.",
                              new ListOf(WHOLE)))))));

  private static final Keys ESTIMATE = new Keys(RecordShape.ESTIMATE);

  static final Keys HISTORY =
      new Keys(
          List.of(
              must("baseline", "SHA-256 of the baseline's record.", TEXT),
              must("release", "The baseline's release id.", TEXT),
              must("as-of", "The date that the baseline carries.", TEXT),
              may("data", "SHA-256 of the baseline's export.", TEXT),
              must("outcome", "", words(Outcome.class)),
              must("rows", "", WHOLE),
              must("patients", "", WHOLE),
              must(
                  "comparison",
                  "How far values could be compared.",
                  words(History.Comparison.class)),
              must("changes", "What changed.", new ListOf(RecordShape.FINDING)),
              must(
                  "risks",
                  "Every figure of either release.",
                  new ListOf(
                      new Keys(
                          List.of(
                              must("quantity", "", words(Quantity.class)),
                              must("unit", "", words(Unit.class)),
                              may("of", "The sensitive column.", TEXT),
                              must("params", "", RecordShape.PARAMS),
                              may("before", "", ESTIMATE),
                              may("now", "", ESTIMATE),
                              must("direction", "", words(RiskChange.Direction.class)))))),
              must(
                  "limits",
                  "Every limit of either policy.",
                  new ListOf(
                      new Keys(
                          List.of(
                              must("limit", "", RecordShape.LIMIT),
                              must("in-baseline", "", new Flag()),
                              must("in-policy", "", new Flag()),
                              must("before", "", words(LimitResult.Verdict.class)),
                              must("now", "", words(LimitResult.Verdict.class))))))));

  private HistoryShape() {}

  private static KeyShape must(String name, String about, FileShape shape) {
    return new KeyShape(name, true, about, shape);
  }

  private static KeyShape may(String name, String about, FileShape shape) {
    return new KeyShape(name, false, about, shape);
  }

  private static <E extends Enum<E> & Term> FileShape words(Class<E> type) {
    return new Words(Term.words(type));
  }
}
