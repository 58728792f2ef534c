package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.BulletList;
import org.reidrisk.report.document.Block.Callout;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Fact;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.KeyValues;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;
import org.reidrisk.report.document.Block.Tone;

/** Every figure with its convention: patients and rows side by side. */
final class MeasurementSection {

  private static final Set<String> READINGS_OF_MISSING =
      Set.of(Params.OWN_VALUE, Params.WILDCARD, Params.DROP);

  /** Powers beyond that are shown in a table of their own on a named set too. */
  private static final int POWERS_SIDE_BY_SIDE = 2;

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
    List<Measurement> all = onSet(null);
    blocks.add(new Paragraph(wording.text("measured.intro")));
    blocks.add(new Paragraph(wording.text("measured.quasi-identifiers", quasiIdentifiers(all))));
    if (all.isEmpty()) {
      blocks.add(new Paragraph(wording.text("measured.nothing")));
    } else {
      List<String> sentences = sentences();
      if (!sentences.isEmpty()) {
        blocks.add(new BulletList(sentences));
      }
    }
    blocks.add(new Callout(wording.text("fixed.sample-unique")));
    blocks.add(new Callout(wording.text("fixed.k-is-not-safety")));
    blocks.addAll(AdversaryTable.of(assessment, null, wording));
    blocks.addAll(PowerChart.of(assessment, wording));
    if (!all.isEmpty()) {
      blocks.add(new Heading(wording.text("measured.identity")));
      blocks.addAll(groups(null, all));
      blocks.add(new Paragraph(wording.text("measured.conventions"), Tone.NOTE));
    }
    for (String set : sets()) {
      List<Measurement> onSet = onSet(set);
      blocks.add(new Heading(wording.text("measured.set", set)));
      blocks.add(
          new Paragraph(wording.text("measured.set.quasi-identifiers", quasiIdentifiers(onSet))));
      blocks.addAll(groups(set, onSet));
    }
    blocks.addAll(meanings());
    return blocks;
  }

  private List<Measurement> onSet(@Nullable String set) {
    return assessment.measurements().stream()
        .filter(m -> Objects.equals(m.params().set(), set) && !m.quantity().ofScenario())
        .toList();
  }

  private Set<String> sets() {
    return assessment.measurements().stream()
        .map(m -> m.params().set())
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private String quasiIdentifiers(List<Measurement> measurements) {
    return measurements.isEmpty() || measurements.get(0).quasiIdentifiers().isEmpty()
        ? wording.text("none")
        : String.join(", ", measurements.get(0).quasiIdentifiers());
  }

  /** What the headline figures say, for the deciding power and for one event. */
  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    for (String power : Adversary.headline(assessment)) {
      List<String> parts =
          Stream.of(
                  sentence("sentence.k", Quantity.K, power),
                  sentence("sentence.sample-uniques", Quantity.SAMPLE_UNIQUES, power),
                  sentence("sentence.prosecutor-mean", Quantity.PROSECUTOR_MEAN, power))
              .flatMap(Optional::stream)
              .toList();
      if (!parts.isEmpty()) {
        sentences.add(wording.text("sentence.for", wording.who(power), String.join("; ", parts)));
      }
    }
    return sentences;
  }

  private Optional<String> sentence(String key, Quantity quantity, String power) {
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

  /** The figures on one set: identity, missing cells, register, sensitive columns, variants. */
  private List<Block> groups(@Nullable String set, List<Measurement> measurements) {
    List<Block> blocks = new ArrayList<>();
    List<String> powers = Adversary.measured(assessment, set);
    if (set != null && powers.size() > POWERS_SIDE_BY_SIDE) {
      blocks.addAll(AdversaryTable.of(assessment, set, wording));
    }
    List<Measurement> identity =
        part(
            measurements,
            m ->
                !m.quantity().ofSensitive()
                    && !m.quantity().fromRegister()
                    && m.params().model() == null);
    blocks.addAll(FigureTable.of(ofShownPowers(identity, powers), wording));
    if (set == null && powers.size() > POWERS_SIDE_BY_SIDE) {
      blocks.add(new Paragraph(wording.text("measured.other-powers"), Tone.NOTE));
    }
    blocks.addAll(readingsOfMissing(measurements));
    List<Measurement> register = part(measurements, m -> m.quantity().fromRegister());
    if (!register.isEmpty()) {
      blocks.add(new Heading(heading("measured.register", set)));
      blocks.add(
          new Paragraph(wording.text("measured.register.columns", quasiIdentifiers(register))));
      blocks.addAll(FigureTable.of(register, wording));
    }
    List<Measurement> sensitive =
        part(
            measurements,
            m -> m.quantity().ofSensitive() && !Params.EXTENDED.equals(m.params().model()));
    if (!sensitive.isEmpty()) {
      blocks.add(new Heading(heading("measured.sensitive", set)));
      blocks.addAll(FigureTable.of(sensitive, wording));
      if (set == null) {
        blocks.add(new Paragraph(wording.text("measured.sensitive.note"), Tone.NOTE));
      }
    }
    List<Measurement> extended =
        part(measurements, m -> Params.EXTENDED.equals(m.params().model()));
    if (!extended.isEmpty()) {
      blocks.add(new Heading(heading("measured.extended", set)));
      blocks.add(new Paragraph(wording.text("measured.extended.intro")));
      blocks.addAll(FigureTable.of(extended, wording));
    }
    return blocks;
  }

  private String heading(String key, @Nullable String set) {
    return set == null
        ? wording.text(key)
        : wording.text(key) + " (" + wording.text("term.set", set) + ")";
  }

  private static List<Measurement> part(
      List<Measurement> measurements, Predicate<Measurement> wanted) {
    return measurements.stream()
        .filter(m -> m.quantity().kind() != Quantity.Kind.HISTOGRAM)
        .filter(wanted)
        .toList();
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

  /** k under every reading of missing cells, where the record has more than one. */
  private List<Block> readingsOfMissing(List<Measurement> measurements) {
    Unit unit = assessment.policy().unit();
    List<Measurement> other =
        part(measurements, m -> m.unit() == unit && READINGS_OF_MISSING.contains(modelOf(m)));
    if (other.isEmpty()) {
      return List.of();
    }
    List<Measurement> all = new ArrayList<>();
    measurements.stream()
        .filter(
            m ->
                m.quantity() == Quantity.K
                    && m.unit() == unit
                    && m.params().model() == null
                    && Params.POWER_ONE.equals(m.params().power()))
        .forEach(all::add);
    all.addAll(other);
    List<List<Cell>> rows = new ArrayList<>();
    for (Measurement m : all) {
      String mode = m.convention().getOrDefault("missing", "");
      boolean decides = m.params().model() == null;
      rows.add(
          List.of(
              new Cell(
                  wording.missing(mode),
                  decides ? wording.text("measured.missing.decides") : modelOf(m)),
              wording.value(m.quantity(), unit, m.estimate())));
    }
    return List.of(
        new Paragraph(wording.text("measured.missing")),
        new Table(
            List.of(
                new Column(wording.text("column.missing-reading"), Align.LEFT, true),
                new Column(wording.text("column.k"), Align.RIGHT)),
            rows));
  }

  private static String modelOf(Measurement m) {
    return Objects.requireNonNullElse(m.params().model(), "");
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
