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

  private void singlingOut() {
    String power = Adversary.deciding(assessment);
    List<String> sentences = MeasurementSection.sentences(assessment, power, wording);
    Optional<Estimate> alone =
        Adversary.figure(assessment, null, Quantity.SAMPLE_UNIQUES, power, null)
            .filter(e -> !(e instanceof Estimate.Undefined));
    if (sentences.isEmpty() || alone.isEmpty()) {
      row(
          "singling-out",
          wording.text("whom.known.undefined", wording.sentence(wording.who(power))),
          Answer.NOT_MEASURED);
      return;
    }
    row(
        "singling-out",
        sentences.get(0),
        highest(alone.get()) > 0 ? Answer.POSSIBLE : Answer.NOT_SEEN);
  }

  private void amongRows() {
    boolean released =
        "true".equals(assessment.provenance().settings().get("patient-released"))
            && unit == Unit.PATIENT;
    row(
        "link-rows",
        wording.text(released ? "protection.key-released" : "protection.no-key"),
        released ? Answer.POSSIBLE : Answer.NOT_MEASURED);
  }

  private void toOtherData() {
    List<LinkageResult> results = Scenarios.worstFirst(assessment);
    Optional<LinkageResult> most =
        results.stream().max(Comparator.comparingDouble(r -> r.correctRate().high()));
    if (most.isEmpty()) {
      row("link-others", wording.text("linkage.nothing"), Answer.NOT_MEASURED);
      return;
    }
    LinkageResult result = most.get();
    row(
        "link-others",
        wording.text(
            "whom.attacker",
            result.id(),
            LinkageSection.right(result, assessment.data().patients(), wording).text(),
            Scenarios.counted(result, wording)),
        LinkageSection.tellsNothing(result, assessment.data().patients())
            ? Answer.NOT_MEASURED
            : result.correctRate().high() > 0 ? Answer.POSSIBLE : Answer.NOT_SEEN);
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
    return links == null ? -1 : links.linked();
  }

  /** The column whose most frequent value is surest in some group. */
  private void inference() {
    Optional<Measurement> surest =
        Selection.part(Selection.onSet(assessment, null), m -> m.quantity() == Quantity.ALPHA)
            .stream()
            .filter(m -> m.unit() == unit && m.params().model() == null)
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
            wording.name(alpha.quantity(), alpha.of(), null),
            wording.valueLine(alpha.quantity(), unit, alpha.estimate())),
        highest(alpha.estimate()) >= 1 ? Answer.POSSIBLE : Answer.GUESS);
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
