package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    lacking(assessment).forEach(key -> blocks.add(new Callout(wording.text(key))));
    blocks.add(new Heading(wording.text("expert.very-small")));
    if (assessment.decision().limits().isEmpty()) {
      blocks.add(new Paragraph(wording.text("expert.very-small.none")));
    } else {
      blocks.add(new Paragraph(wording.text("expert.very-small.text")));
      blocks.add(new Paragraph(ThresholdSection.source(assessment, wording)));
    }
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
                    assessment.linkage().isEmpty()
                        ? "expert.methods.distinguishable.untried"
                        : "expert.methods.distinguishable",
                    wording.place("measured"),
                    wording.place("linkage")),
                wording.text("expert.methods.record", wording.place("provenance")))));
    if (isAccepted(assessment)) {
      boolean complete =
          release.facts().containsKey("recipients") && release.facts().containsKey("expires");
      blocks.add(
          new RuledLines(
              wording.text("sign-off.role.expert"),
              wording.text(complete ? "expert.confirms" : "expert.confirms.incomplete"),
              List.of(
                  wording.text("sign-off.line.name"),
                  wording.text("sign-off.line.signature"),
                  wording.text("sign-off.line.date"))));
    }
    return new Section(wording.title("expert"), true, blocks);
  }

  private static boolean isAccepted(Assessment assessment) {
    return assessment.decision().outcome() == Outcome.ACCEPT;
  }

  /** What keeps this from being a determination, as keys of sentences. */
  private static List<String> lacking(Assessment assessment) {
    Map<String, String> facts = assessment.release().facts();
    List<String> lacking = new ArrayList<>();
    if (!facts.containsKey("expert")) {
      lacking.add("expert.nobody");
    }
    if (!facts.containsKey("recipients")) {
      lacking.add("expert.no-recipient");
    }
    if (!facts.containsKey("expires")) {
      lacking.add("expert.no-expiry");
    } else if (Stated.hasExpired(assessment)) {
      lacking.add("expert.expired");
    }
    if (!isAccepted(assessment)) {
      lacking.add("expert.not-supported");
    }
    return lacking;
  }
}
