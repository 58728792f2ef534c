package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.Unit;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.DataSummary;
import org.reidrisk.record.InventorySummary;
import org.reidrisk.record.InventorySummary.ClaimVerdict;
import org.reidrisk.record.InventorySummary.Presence;
import org.reidrisk.report.document.Block.Fact;
import org.reidrisk.report.document.Block.KeyValues;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Tone;
import org.reidrisk.table.Origin;

/** Which table was looked at, how large it is, and what was recognised in it. */
final class DataSection {

  private DataSection() {}

  static Section of(Assessment assessment, Wording wording) {
    DataSummary data = assessment.data();
    Origin origin = data.origin();
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            wording.text("fact.data"),
            origin == null ? wording.text("fact.no-file") : origin.file()));
    if (origin != null) {
      facts.add(new Fact(wording.text("provenance.sha256"), origin.sha256(), true));
    }
    facts.add(new Fact(wording.text("provenance.rows"), wording.number(data.rows())));
    if (assessment.policy().unit() == Unit.PATIENT) {
      facts.add(new Fact(wording.text("provenance.patients"), wording.number(data.patients())));
    }
    facts.add(new Fact(wording.text("provenance.events"), wording.number(data.events())));
    facts.add(new Fact(wording.text("provenance.columns"), wording.number(data.columns())));
    facts.addAll(Stated.facts(assessment.release(), List.of("period", "sources"), wording));
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Paragraph(wording.text("data.intro." + assessment.policy().unit().word())));
    blocks.add(new KeyValues(facts));
    blocks.add(new Paragraph(wording.text("data.no-values"), Tone.NOTE));
    blocks.add(new Paragraph(inventory(assessment.inventory(), wording)));
    return new Section(wording.title("data"), false, blocks);
  }

  private static String inventory(@Nullable InventorySummary inventory, Wording wording) {
    if (inventory == null) {
      return wording.text("inventory.nothing");
    }
    long present =
        inventory.safeHarbor().stream().filter(e -> e.presence() == Presence.PRESENT).count();
    long told =
        inventory.safeHarbor().stream().filter(e -> e.presence() != Presence.CANNOT_ASSESS).count();
    long contradicted =
        inventory.claims().stream().filter(c -> c.verdict() == ClaimVerdict.CONTRADICTED).count();
    return wording.text(
        "data.inventory",
        wording.number(present),
        wording.number(told),
        wording.number(contradicted),
        wording.counted("count.claim", inventory.claims().size()),
        wording.place("inventory"));
  }
}
