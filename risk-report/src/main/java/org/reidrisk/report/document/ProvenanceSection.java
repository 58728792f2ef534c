package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import org.reidrisk.policy.Limit;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.DataSummary;
import org.reidrisk.record.PolicySummary;
import org.reidrisk.record.Provenance;
import org.reidrisk.report.document.Block.BulletList;
import org.reidrisk.report.document.Block.Fact;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.KeyValues;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.table.Origin;

/** How the record came about, exact enough to repeat it. */
final class ProvenanceSection {

  private ProvenanceSection() {}

  static Section of(Assessment assessment, String recordSha256, Wording wording) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Paragraph(wording.text("provenance.intro")));
    blocks.add(new Heading(wording.text("provenance.record")));
    blocks.add(
        new KeyValues(
            List.of(
                new Fact(wording.text("provenance.record-sha256"), recordSha256, true),
                new Fact(
                    wording.text("provenance.tool"),
                    assessment.tool().name() + " " + assessment.tool().version()),
                new Fact(wording.text("provenance.commit"), assessment.tool().commit(), true),
                new Fact(wording.text("fact.as-of"), assessment.asOf().toString()))));
    blocks.add(new Heading(wording.text("provenance.data")));
    blocks.add(new KeyValues(data(assessment.data(), wording)));
    blocks.add(new Heading(wording.text("provenance.policy")));
    blocks.add(new KeyValues(policy(assessment.policy(), wording)));
    blocks.add(new Heading(wording.text("provenance.settings")));
    blocks.add(new KeyValues(settings(assessment.provenance(), wording)));
    if (!assessment.decision().because().isEmpty()) {
      blocks.add(new Heading(wording.text("provenance.because")));
      blocks.add(new BulletList(assessment.decision().because()));
    }
    return new Section(wording.title("provenance"), false, blocks);
  }

  private static List<Fact> data(DataSummary data, Wording wording) {
    List<Fact> entries = new ArrayList<>();
    Origin origin = data.origin();
    if (origin == null) {
      entries.add(new Fact(wording.text("provenance.file"), wording.text("fact.no-file")));
    } else {
      entries.add(new Fact(wording.text("provenance.file"), origin.file()));
      entries.add(new Fact(wording.text("provenance.sha256"), origin.sha256(), true));
      entries.add(new Fact(wording.text("provenance.bytes"), wording.number(origin.bytes())));
    }
    entries.add(new Fact(wording.text("provenance.rows"), wording.number(data.rows())));
    entries.add(new Fact(wording.text("provenance.patients"), wording.number(data.patients())));
    entries.add(new Fact(wording.text("provenance.events"), wording.number(data.events())));
    entries.add(new Fact(wording.text("provenance.columns"), wording.number(data.columns())));
    entries.add(
        new Fact(
            wording.text("provenance.rows-without-patient"),
            wording.number(data.rowsWithoutPatient())));
    return entries;
  }

  private static List<Fact> policy(PolicySummary policy, Wording wording) {
    List<Fact> entries = new ArrayList<>();
    entries.add(
        policy.sha256().isEmpty()
            ? new Fact(wording.text("provenance.policy-sha256"), wording.text("fact.no-file"))
            : new Fact(wording.text("provenance.policy-sha256"), policy.sha256(), true));
    entries.add(
        new Fact(
            wording.text("provenance.preset"),
            policy.preset() == null
                ? wording.text("none")
                : wording.text(
                    "provenance.preset.text",
                    policy.preset(),
                    policy.presetVersion() == null
                        ? wording.text("none")
                        : String.valueOf(policy.presetVersion()))));
    List<Limit> limits = policy.limits();
    entries.add(
        new Fact(
            wording.text("provenance.limits"),
            limits.isEmpty()
                ? wording.text("none")
                : String.join("; ", limits.stream().map(Limit::text).toList())));
    return entries;
  }

  private static List<Fact> settings(Provenance provenance, Wording wording) {
    List<Fact> entries = new ArrayList<>();
    provenance.settings().forEach((name, value) -> entries.add(new Fact(name, value)));
    entries.add(
        new Fact(
            wording.text("provenance.seed"),
            provenance.seed() == null
                ? wording.text("provenance.no-seed")
                : String.valueOf(provenance.seed())));
    entries.add(new Fact(wording.text("provenance.java"), String.valueOf(provenance.javaMajor())));
    return entries;
  }
}
