package org.reidrisk.record;

import java.util.List;
import org.reidrisk.FileShape;
import org.reidrisk.FileShape.KeyShape;
import org.reidrisk.FileShape.Keys;
import org.reidrisk.FileShape.ListOf;
import org.reidrisk.FileShape.PlainText;
import org.reidrisk.FileShape.Whole;
import org.reidrisk.FileShape.Words;
import org.reidrisk.Term;
import org.reidrisk.measure.Quantity;

/** The keys of figures beside those of other programs. */
final class CrossCheckShape {
  private static final FileShape TEXT = new PlainText();
  private static final Keys ESTIMATE = new Keys(RecordShape.ESTIMATE);

  private static final FileShape SENTENCES =
      new ListOf(new Keys(List.of(must("code", "", TEXT), must("text", "", TEXT))));

  private static final Keys COMPARISON =
      new Keys(
          List.of(
              must("quantity", "", new Words(Term.words(Quantity.class))),
              may("of", "The sensitive column.", TEXT),
              must("params", "", RecordShape.PARAMS),
              must("ours", "By row.", ESTIMATE),
              must("peers", "The other program's.", ESTIMATE),
              may("peers-rule", "Ours under the other program's rule.", ESTIMATE),
              must(
                  "roundings",
                  "Floating-point operations that the other program's figure went through.",
                  new Whole()),
              must("verdict", "", new Words(Term.words(PeerComparison.Verdict.class))),
              must("reasons", "What makes the difference.", SENTENCES)));

  static final KeyShape CROSS_CHECKS =
      may(
          "cross-checks",
          "Figures by row beside those of other programs.",
          new ListOf(
              new Keys(
                  List.of(
                      must("peer", "", TEXT),
                      must("version", "", TEXT),
                      may(
                          "prepared",
                          "What was done to the export before the other program got its rows.",
                          SENTENCES),
                      must("comparisons", "", new ListOf(COMPARISON))))));

  private CrossCheckShape() {}

  private static KeyShape must(String name, String about, FileShape shape) {
    return new KeyShape(name, true, about, shape);
  }

  private static KeyShape may(String name, String about, FileShape shape) {
    return new KeyShape(name, false, about, shape);
  }
}
