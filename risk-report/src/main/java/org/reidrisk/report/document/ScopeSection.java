package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import org.reidrisk.policy.Release;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Block.BulletList;
import org.reidrisk.report.document.Block.Fact;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.KeyValues;
import org.reidrisk.report.document.Block.Paragraph;

/** What is asked for and by whom, and what the assessment does not speak of. */
final class ScopeSection {

  private static final List<String> STATED =
      List.of(
          "purpose",
          "recipients",
          "legal-basis",
          "consent",
          "ethics-approval",
          "contact",
          "review-by");

  private ScopeSection() {}

  static Section of(Assessment assessment, Wording wording) {
    Release release = assessment.release();
    String tier = "tier." + release.tier().word();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(wording.text("scope.stated")));
    List<Fact> stated = new ArrayList<>();
    stated.add(
        new Fact(
            wording.text("fact.tier"),
            wording.text(tier) + ": " + wording.text(tier + ".recipients")));
    stated.add(new Fact(wording.text("fact.contains"), String.join(", ", release.contains())));
    stated.addAll(Stated.facts(release, STATED, wording));
    blocks.add(new KeyValues(stated));
    blocks.add(new Paragraph(wording.text("scope.stated.note"), Block.Tone.NOTE));
    blocks.add(new Heading(wording.text("scope.not-looked-at")));
    blocks.add(new BulletList(Assumptions.notLookedAt(assessment, wording)));
    return new Section(wording.title("scope"), false, blocks);
  }
}
