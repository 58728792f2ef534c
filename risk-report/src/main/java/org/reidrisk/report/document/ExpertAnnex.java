package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import org.reidrisk.policy.Outcome;
import org.reidrisk.policy.Release;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Block.BulletList;
import org.reidrisk.report.document.Block.Callout;
import org.reidrisk.report.document.Block.Fact;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.KeyValues;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.RuledLines;

/** What an expert determination documents: who determined what, for whom, how and until when. */
final class ExpertAnnex {

  private ExpertAnnex() {}

  static Section of(Assessment assessment, Wording wording) {
    Release release = assessment.release();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Paragraph(wording.text("expert.intro")));
    List<Fact> facts = new ArrayList<>();
    facts.add(Stated.fact(release, "expert", wording));
    facts.add(Stated.fact(release, "independence", wording));
    facts.add(
        new Fact(
            wording.text("fact.anticipated"),
            release.facts().getOrDefault("recipients", wording.text("fact.not-stated"))));
    facts.add(
        new Fact(
            wording.text("fact.environment"),
            wording.text("tier." + release.tier().word() + ".recipients")));
    facts.add(Stated.fact(release, "expires", wording));
    facts.add(new Fact(wording.text("fact.outcome"), DecisionSection.word(assessment, wording)));
    blocks.add(new KeyValues(facts));
    if (!release.facts().containsKey("expert")) {
      blocks.add(new Callout(wording.text("expert.nobody")));
    }
    if (assessment.decision().outcome() != Outcome.ACCEPT) {
      blocks.add(new Callout(wording.text("expert.not-supported")));
    }
    blocks.add(new Heading(wording.text("expert.very-small")));
    blocks.add(new Paragraph(wording.text("expert.very-small.text")));
    blocks.add(new Paragraph(ThresholdSection.source(assessment, wording)));
    blocks.add(new Heading(wording.text("expert.methods")));
    blocks.add(
        new BulletList(
            List.of(
                wording.text(
                    "expert.methods.replicable",
                    wording.place("columns"),
                    wording.place("all-columns")),
                wording.text("expert.methods.sources", wording.place("context")),
                wording.text(
                    "expert.methods.distinguishable",
                    wording.place("measured"),
                    wording.place("linkage")),
                wording.text("expert.methods.record", wording.place("provenance")))));
    if (assessment.decision().outcome() == Outcome.ACCEPT) {
      blocks.add(
          new RuledLines(
              wording.text("sign-off.role.expert"),
              wording.text("expert.confirms"),
              List.of(
                  wording.text("sign-off.line.name"),
                  wording.text("sign-off.line.signature"),
                  wording.text("sign-off.line.date"))));
    }
    return new Section(wording.title("expert"), true, blocks);
  }
}
