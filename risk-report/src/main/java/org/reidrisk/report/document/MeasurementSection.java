package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Block.BulletList;
import org.reidrisk.report.document.Block.Callout;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Tone;

/** The risk of being picked out: who knows what, groups by size, subgroups, what it depends on. */
final class MeasurementSection {

  private final Assessment assessment;
  private final Wording wording;

  private MeasurementSection(Assessment assessment, Wording wording) {
    this.assessment = assessment;
    this.wording = wording;
  }

  static Section of(Assessment assessment, Wording wording) {
    return new Section(
        wording.title("measured"), true, new MeasurementSection(assessment, wording).blocks());
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    List<Measurement> all = Selection.onSet(assessment, null);
    blocks.add(new Paragraph(wording.text("measured.intro")));
    blocks.add(
        new Paragraph(
            wording.text("measured.quasi-identifiers", Selection.quasiIdentifiers(all, wording))));
    if (all.isEmpty()) {
      blocks.add(new Paragraph(wording.text("measured.nothing")));
    } else {
      List<String> sentences =
          Adversary.headline(assessment).stream()
              .flatMap(power -> sentences(assessment, power, wording).stream())
              .toList();
      if (!sentences.isEmpty()) {
        blocks.add(new BulletList(sentences));
      }
    }
    blocks.add(new Callout(wording.text("fixed.sample-unique")));
    blocks.add(new Callout(wording.text("fixed.k-is-not-safety")));
    blocks.addAll(AdversaryTable.of(assessment, null, wording));
    blocks.addAll(PowerChart.of(assessment, wording));
    blocks.add(
        new Paragraph(wording.text("measured.all-figures", wording.place("figures")), Tone.NOTE));
    blocks.addAll(MissingReadings.of(all, assessment.policy().unit(), wording));
    part("charts", ChartSection.of(assessment, wording), blocks);
    register(all, blocks);
    if (assessment.subgroups().isEmpty()) {
      blocks.add(new Heading(wording.title("subgroups")));
      blocks.add(new Paragraph(wording.text("subgroups.nothing")));
    } else {
      part("subgroups", SubgroupSection.of(assessment, wording), blocks);
    }
    part("sensitivity", SensitivitySection.of(assessment, wording), blocks);
    blocks.add(new Paragraph(wording.text("measured.not-measured"), Tone.NOTE));
    return blocks;
  }

  private void part(String key, Section part, List<Block> blocks) {
    blocks.add(new Heading(wording.title(key)));
    blocks.addAll(part.blocks());
  }

  private void register(List<Measurement> all, List<Block> blocks) {
    List<Measurement> register =
        Selection.part(
            all, m -> m.quantity().fromRegister() && m.quantity() != Quantity.DELTA_PRESENCE);
    blocks.add(new Heading(wording.text("measured.register")));
    if (register.isEmpty()) {
      blocks.add(new Paragraph(wording.text("measured.no-register")));
      return;
    }
    blocks.add(
        new Paragraph(
            wording.text(
                "measured.register.columns", Selection.quasiIdentifiers(register, wording))));
    blocks.addAll(FigureTable.of(register, wording));
  }

  /** What the main figures of a power say, in one sentence; empty when none has a value. */
  static List<String> sentences(Assessment assessment, String power, Wording wording) {
    List<String> parts =
        Stream.of(
                sentence(assessment, "sentence.k", Quantity.K, power, wording),
                sentence(
                    assessment, "sentence.sample-uniques", Quantity.SAMPLE_UNIQUES, power, wording),
                sentence(
                    assessment,
                    "sentence.prosecutor-mean",
                    Quantity.PROSECUTOR_MEAN,
                    power,
                    wording))
            .flatMap(Optional::stream)
            .toList();
    return parts.isEmpty()
        ? List.of()
        : List.of(wording.text("sentence.for", wording.who(power), String.join("; ", parts)));
  }

  private static Optional<String> sentence(
      Assessment assessment, String key, Quantity quantity, String power, Wording wording) {
    Unit unit = assessment.policy().unit();
    return Adversary.figure(assessment, null, quantity, power, null)
        .filter(estimate -> !(estimate instanceof Estimate.Undefined))
        .map(
            estimate ->
                quantity == Quantity.SAMPLE_UNIQUES
                    ? wording.text(
                        key,
                        wording.bareNumber(estimate),
                        wording.units(unit, Adversary.units(assessment)))
                    : wording.text(key, wording.valueLine(quantity, unit, estimate)));
  }
}
