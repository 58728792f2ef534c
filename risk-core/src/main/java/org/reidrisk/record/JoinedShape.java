package org.reidrisk.record;

import java.util.List;
import org.reidrisk.FileShape;
import org.reidrisk.FileShape.AnyOf;
import org.reidrisk.FileShape.Decimal;
import org.reidrisk.FileShape.Flag;
import org.reidrisk.FileShape.KeyShape;
import org.reidrisk.FileShape.Keys;
import org.reidrisk.FileShape.ListOf;
import org.reidrisk.FileShape.PlainText;
import org.reidrisk.FileShape.Tuple;
import org.reidrisk.FileShape.Whole;
import org.reidrisk.FileShape.Words;
import org.reidrisk.Term;
import org.reidrisk.measure.Params;
import org.reidrisk.policy.PatientKeys;

/** The keys of one result under {@code earlier-releases}, in the order of the file. */
final class JoinedShape {
  private static final FileShape TEXT = new PlainText();
  private static final FileShape WHOLE = new Whole();
  private static final FileShape NUMBER = new AnyOf(List.of(new Decimal(), WHOLE));

  private static final Keys UNDEFINED = new Keys(List.of(must("code", TEXT), must("text", TEXT)));

  private static final Keys FIGURES =
      new Keys(
          List.of(
              must("k", WHOLE),
              must("uniques", WHOLE),
              must("mean", NUMBER),
              must("patients-by-smallest-class", new ListOf(new Tuple(List.of(WHOLE, WHOLE))))));

  static final Keys RESULT =
      new Keys(
          List.of(
              must("id", TEXT),
              must("sha256", TEXT),
              must("rows", WHOLE),
              must("patients", WHOLE),
              new KeyShape(
                  "class-size", true, "The class size that the policy's limits ask for.", WHOLE),
              may("undefined", "Why nothing was measured.", UNDEFINED),
              may("quasi-identifiers", "Those that both releases have.", new ListOf(TEXT)),
              may(
                  "links",
                  "Patients that can be followed from one release to the other.",
                  new Keys(
                      List.of(
                          must("patients", new Words(Term.words(PatientKeys.class))),
                          must("stated", new Flag()),
                          must("by-key", WHOLE),
                          must("by-uid", WHOLE),
                          must("by-trajectory", WHOLE),
                          must("by-intervals", WHOLE),
                          must("linked", WHOLE),
                          may(
                              "right",
                              "Links without keys that equal keys confirm.",
                              new Keys(
                                  List.of(
                                      must("by-uid", WHOLE),
                                      must("by-trajectory", WHOLE),
                                      must("by-intervals", WHOLE))))))),
              may(
                  "difference",
                  "What the difference of the releases singles out.",
                  new AnyOf(
                      List.of(
                          new Keys(
                              List.of(
                                  must("added", WHOLE),
                                  must("withdrawn", WHOLE),
                                  must("returned", WHOLE),
                                  must("reduced", WHOLE),
                                  must("unchanged", WHOLE),
                                  must("revealed-by-new-rows", WHOLE),
                                  must("revealed-by-withdrawn-rows", WHOLE))),
                          new Keys(List.of(must("undefined", UNDEFINED)))))),
              may(
                  "views",
                  "Smallest classes with this release alone and with both.",
                  new ListOf(
                      new Keys(
                          List.of(
                              must(
                                  "power",
                                  new AnyOf(
                                      List.of(WHOLE, new Words(List.of(Params.POWER_COMPLETE))))),
                              must("alone", FIGURES),
                              must("joined", FIGURES),
                              must("fall-below", WHOLE))))),
              may(
                  "learnt",
                  "Sensitive values that both releases leave and neither alone.",
                  new ListOf(
                      new Keys(
                          List.of(
                              must("of", TEXT), must("learnt", WHOLE), must("misled", WHOLE)))))));

  private JoinedShape() {}

  private static KeyShape must(String name, FileShape shape) {
    return new KeyShape(name, true, "", shape);
  }

  private static KeyShape may(String name, String about, FileShape shape) {
    return new KeyShape(name, false, about, shape);
  }
}
