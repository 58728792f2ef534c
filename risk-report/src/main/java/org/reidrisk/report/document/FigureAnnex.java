package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Block.Fact;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.KeyValues;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Tone;

/** Every figure with its convention: patients and rows side by side, then what each says. */
final class FigureAnnex {

  /** Powers beyond that are shown in a table of their own on a named set too. */
  private static final int POWERS_SIDE_BY_SIDE = 2;

  private final Assessment assessment;
  private final Wording wording;

  private FigureAnnex(Assessment assessment, Wording wording) {
    this.assessment = assessment;
    this.wording = wording;
  }

  static Section of(Assessment assessment, Wording wording) {
    return new Section(
        wording.title("figures"), true, new FigureAnnex(assessment, wording).blocks());
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    List<Measurement> all = Selection.onSet(assessment, null);
    if (all.isEmpty()) {
      blocks.add(new Paragraph(wording.text("measured.nothing")));
    } else {
      List<String> powers = Adversary.measured(assessment, null);
      blocks.add(new Heading(wording.text("measured.identity")));
      blocks.addAll(FigureTable.of(ofShownPowers(identity(all), powers), wording));
      if (powers.size() > POWERS_SIDE_BY_SIDE) {
        blocks.add(new Paragraph(wording.text("measured.other-powers"), Tone.NOTE));
      }
      blocks.add(AdversaryTable.fixed(wording));
      blocks.add(new Paragraph(wording.text("measured.conventions"), Tone.NOTE));
      blocks.add(
          new Paragraph(
              wording.text(
                  "figures.elsewhere", wording.place("measured"), wording.place("disclosure"))));
    }
    List<Measurement> extended =
        Selection.part(all, m -> Params.EXTENDED.equals(m.params().model()));
    if (!extended.isEmpty()) {
      blocks.add(new Heading(wording.text("measured.extended")));
      blocks.add(new Paragraph(wording.text("measured.extended.intro")));
      blocks.addAll(FigureTable.of(extended, wording));
    }
    for (String set : Selection.sets(assessment)) {
      List<Measurement> onSet = Selection.onSet(assessment, set);
      blocks.add(new Heading(wording.text("measured.set", set)));
      blocks.add(
          new Paragraph(
              wording.text(
                  "measured.set.quasi-identifiers", Selection.quasiIdentifiers(onSet, wording))));
      blocks.addAll(groups(set, onSet));
    }
    blocks.addAll(meanings());
    return blocks;
  }

  private static List<Measurement> identity(List<Measurement> measurements) {
    return Selection.part(
        measurements,
        m ->
            !m.quantity().ofSensitive()
                && !m.quantity().fromRegister()
                && m.params().model() == null);
  }

  /** The figures on one set: identity, missing cells, register, sensitive columns, variants. */
  private List<Block> groups(String set, List<Measurement> measurements) {
    List<Block> blocks = new ArrayList<>();
    List<String> powers = Adversary.measured(assessment, set);
    if (powers.size() > POWERS_SIDE_BY_SIDE) {
      blocks.addAll(AdversaryTable.of(assessment, set, wording));
    }
    blocks.addAll(FigureTable.of(ofShownPowers(identity(measurements), powers), wording));
    blocks.addAll(MissingReadings.of(measurements, assessment.policy().unit(), wording));
    List<Measurement> register = Selection.part(measurements, m -> m.quantity().fromRegister());
    if (!register.isEmpty()) {
      blocks.add(new Heading(heading("measured.register", set)));
      blocks.add(
          new Paragraph(
              wording.text(
                  "measured.register.columns", Selection.quasiIdentifiers(register, wording))));
      blocks.addAll(FigureTable.of(register, wording));
    }
    List<Measurement> sensitive = Selection.part(measurements, m -> m.quantity().ofSensitive());
    if (!sensitive.isEmpty()) {
      blocks.add(new Heading(heading("measured.sensitive", set)));
      blocks.addAll(FigureTable.of(sensitive, wording));
    }
    return blocks;
  }

  private String heading(String key, String set) {
    return wording.text(key) + " (" + wording.text("term.set", set) + ")";
  }

  /** The deciding power, or the strongest that was measured here, and one event. */
  private List<Measurement> ofShownPowers(List<Measurement> identity, List<String> powers) {
    String deciding = Adversary.deciding(assessment);
    String strong =
        powers.contains(deciding) || powers.isEmpty() ? deciding : powers.get(powers.size() - 1);
    Set<String> shown = Set.copyOf(List.of(strong, Params.POWER_ONE).stream().distinct().toList());
    return identity.stream()
        .filter(m -> m.params().power() == null || shown.contains(m.params().power()))
        .toList();
  }

  /** One line for each quantity that the record holds. */
  private List<Block> meanings() {
    Set<Quantity> measured =
        assessment.measurements().stream()
            .map(Measurement::quantity)
            .filter(q -> q.kind() != Quantity.Kind.HISTOGRAM)
            .collect(Collectors.toCollection(TreeSet::new));
    if (measured.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Heading(wording.text("measured.meanings")),
        new KeyValues(measured.stream().map(q -> new Fact(q.word(), wording.meaning(q))).toList()));
  }
}
