package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.JoinedRelease;
import org.reidrisk.record.JoinedRelease.Learnt;
import org.reidrisk.record.JoinedRelease.Links;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.BulletList;
import org.reidrisk.report.document.Block.Callout;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Emphasis;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;

/** Singling out, linkability and inference, each from what was measured, and for whom. */
final class ProtectionAnnex {

  private final Assessment assessment;
  private final Wording wording;
  private final Unit unit;
  private final List<List<Cell>> rows = new ArrayList<>();

  /** What the figures say of a question. */
  private enum Answer {
    POSSIBLE("possible", Emphasis.VIOLATED),
    GUESS("guess", Emphasis.OPEN),
    /** It lies between bounds, and their lower one is nobody. */
    OPEN("open", Emphasis.OPEN),
    NOT_SEEN("not-seen", Emphasis.NONE),
    NOT_MEASURED("not-measured", Emphasis.OPEN);

    private final String word;
    private final Emphasis emphasis;

    Answer(String word, Emphasis emphasis) {
      this.word = word;
      this.emphasis = emphasis;
    }
  }

  private ProtectionAnnex(Assessment assessment, Wording wording) {
    this.assessment = assessment;
    this.wording = wording;
    this.unit = assessment.policy().unit();
  }

  static Section of(Assessment assessment, Wording wording) {
    return new Section(
        wording.title("protection"), true, new ProtectionAnnex(assessment, wording).blocks());
  }

  private List<Block> blocks() {
    singlingOut();
    amongRows();
    toOtherData();
    toEarlierReleases();
    inference();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Paragraph(wording.text("protection.intro")));
    blocks.add(
        new Table(
            List.of(
                new Column(wording.text("column.question"), Align.LEFT, true),
                new Column(wording.text("column.measured"), Align.LEFT),
                new Column(wording.text("column.answer"), Align.LEFT)),
            rows));
    blocks.add(new Callout(wording.text("fixed.sample-unique")));
    blocks.add(new Callout(wording.text("protection.not-seen")));
    blocks.add(new Heading(wording.text("scope.for-whom")));
    blocks.add(new Paragraph(wording.text("protection.for-whom")));
    blocks.add(new BulletList(Whom.of(assessment, wording)));
    return blocks;
  }

  private void row(String question, String measured, Answer answer) {
    rows.add(
        List.of(
            new Cell(
                wording.text("protection." + question),
                wording.text("protection." + question + ".what")),
            new Cell(measured),
            new Cell(wording.text("protection.answer." + answer.word), "", answer.emphasis)));
  }

  /** For the deciding power; for one event where that has no value. */
  private void singlingOut() {
    for (String power : Adversary.headline(assessment)) {
      List<String> sentences = MeasurementSection.sentences(assessment, power, wording);
      Optional<Estimate> alone =
          Adversary.figure(assessment, null, Quantity.SAMPLE_UNIQUES, power, null)
              .filter(e -> !(e instanceof Estimate.Undefined));
      if (!sentences.isEmpty() && alone.isPresent()) {
        row("singling-out", sentences.get(0), answer(lowest(alone.get()), highest(alone.get())));
        return;
      }
    }
    row(
        "singling-out",
        wording.text(
            "whom.known.undefined", wording.sentence(wording.who(Adversary.deciding(assessment)))),
        Answer.NOT_MEASURED);
  }

  /** Whether somebody is hit, when between so many and so many are. */
  private static Answer answer(double low, double high) {
    return low > 0 ? Answer.POSSIBLE : high > 0 ? Answer.OPEN : Answer.NOT_SEEN;
  }

  private void amongRows() {
    if (unit == Unit.ROW) {
      row("link-rows", wording.text("protection.no-patient"), Answer.NOT_MEASURED);
      return;
    }
    boolean released = "true".equals(assessment.provenance().settings().get("patient-released"));
    row(
        "link-rows",
        wording.text(released ? "protection.key-released" : "protection.no-key"),
        released ? Answer.POSSIBLE : Answer.NOT_MEASURED);
  }

  /** The attacker who surely found most, then who may have; one who can tell nothing comes last. */
  private void toOtherData() {
    long patients = assessment.data().patients();
    Optional<LinkageResult> most =
        Scenarios.worstFirst(assessment).stream()
            .max(
                Comparator.<LinkageResult, Boolean>comparing(
                        r -> !LinkageSection.tellsNothing(r, patients))
                    .thenComparing(r -> r.correctRate().low())
                    .thenComparing(r -> r.correctRate().high()));
    if (most.isEmpty()) {
      row("link-others", wording.text("linkage.nothing"), Answer.NOT_MEASURED);
      return;
    }
    LinkageResult result = most.get();
    row(
        "link-others",
        Whom.attacker(result, assessment, wording),
        LinkageSection.tellsNothing(result, patients)
            ? Answer.NOT_MEASURED
            : answer(result.correctRate().low(), result.correctRate().high()));
  }

  private void toEarlierReleases() {
    if (assessment.joined().isEmpty()) {
      row("link-releases", wording.text("earlier.nothing"), Answer.NOT_MEASURED);
      return;
    }
    JoinedRelease most =
        assessment.joined().stream()
            .max(Comparator.comparingLong(ProtectionAnnex::linked))
            .orElseThrow();
    long linked = linked(most);
    row(
        "link-releases",
        Whom.earlier(most, wording),
        linked > 0 ? Answer.POSSIBLE : linked == 0 ? Answer.NOT_SEEN : Answer.NOT_MEASURED);
  }

  /** Below 0 where nothing was measured. */
  private static long linked(JoinedRelease release) {
    Links links = release.links();
    return links == null || release.views().isEmpty() ? -1 : links.linked();
  }

  /** The column whose most frequent value is surest in some group, or that two releases tell. */
  private void inference() {
    for (JoinedRelease release : assessment.joined()) {
      for (Learnt learnt : release.learnt()) {
        if (learnt.learnt() > 0) {
          row(
              "inference",
              wording.text(
                  "protection.learnt",
                  release.id(),
                  learnt.column(),
                  wording.counted("unit.patient", learnt.learnt())),
              Answer.POSSIBLE);
          return;
        }
      }
    }
    Optional<Measurement> surest =
        Selection.part(Selection.onSet(assessment, null), m -> m.quantity() == Quantity.ALPHA)
            .stream()
            .filter(m -> m.unit() == unit)
            .filter(m -> !(m.estimate() instanceof Estimate.Undefined))
            .max(Comparator.comparingDouble(m -> highest(m.estimate())));
    if (surest.isEmpty()) {
      row("inference", wording.text("protection.no-inference"), Answer.NOT_MEASURED);
      return;
    }
    Measurement alpha = surest.get();
    row(
        "inference",
        wording.text(
            "protection.surest",
            wording.name(alpha.quantity(), alpha.of(), null, alpha.params().model()),
            wording.valueLine(alpha.quantity(), unit, alpha.estimate())),
        lowest(alpha.estimate()) >= 1 ? Answer.POSSIBLE : Answer.GUESS);
  }

  private static double lowest(Estimate estimate) {
    return estimate instanceof Estimate.Interval interval ? interval.low() : highest(estimate);
  }

  private static double highest(Estimate estimate) {
    if (estimate instanceof Estimate.Count count) {
      return count.value();
    }
    if (estimate instanceof Estimate.Real real) {
      return real.value();
    }
    return estimate instanceof Estimate.Interval interval ? interval.high() : 0;
  }
}
