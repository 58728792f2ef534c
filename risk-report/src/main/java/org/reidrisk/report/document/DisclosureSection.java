package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Block.Callout;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Tone;
import org.reidrisk.table.Role;

/** What is learnt of somebody without picking them out: a sensitive value, or that they are in. */
final class DisclosureSection {

  private DisclosureSection() {}

  static Section of(Assessment assessment, Wording wording) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Paragraph(wording.text("disclosure.intro")));
    blocks.add(new Heading(wording.text("measured.sensitive")));
    List<Measurement> sensitive =
        onAll(
            assessment,
            m -> m.quantity().ofSensitive() && !Params.EXTENDED.equals(m.params().model()));
    if (sensitive.isEmpty()) {
      boolean named = assessment.schema().stream().anyMatch(c -> c.spec().role() == Role.SENSITIVE);
      blocks.add(
          new Paragraph(
              wording.text(named ? "disclosure.not-measured" : "disclosure.no-sensitive")));
    } else {
      blocks.addAll(FigureTable.of(sensitive, wording));
      blocks.add(new Paragraph(wording.text("measured.sensitive.note"), Tone.NOTE));
    }
    blocks.add(new Callout(wording.text("fixed.k-is-not-safety")));
    if (!onAll(assessment, m -> Params.EXTENDED.equals(m.params().model())).isEmpty()) {
      blocks.add(new Paragraph(wording.text("disclosure.extended", wording.place("figures"))));
    }
    blocks.add(new Heading(wording.text("disclosure.membership")));
    List<Measurement> presence = onAll(assessment, m -> m.quantity() == Quantity.DELTA_PRESENCE);
    if (presence.isEmpty()) {
      blocks.add(new Paragraph(wording.text("disclosure.no-register")));
    } else {
      blocks.add(new Paragraph(wording.text("disclosure.membership.intro")));
      blocks.addAll(FigureTable.of(presence, wording));
    }
    blocks.add(new Heading(wording.text("disclosure.groups")));
    blocks.add(new Paragraph(wording.text("disclosure.groups.text")));
    return new Section(wording.title("disclosure"), false, blocks);
  }

  private static List<Measurement> onAll(Assessment assessment, Predicate<Measurement> wanted) {
    return assessment.measurements().stream()
        .filter(m -> m.params().set() == null && !m.quantity().ofScenario())
        .filter(m -> m.quantity().kind() != Quantity.Kind.HISTOGRAM)
        .filter(wanted)
        .toList();
  }
}
