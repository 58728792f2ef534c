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
import org.reidrisk.report.document.Block.RuledLines;

/** Where the people sign who answer for the decision. */
final class SignOffSection {

  private static final List<String> USUAL = List.of("expert", "officer", "board");
  private static final List<String> LINES = List.of("name", "signature", "date");

  private SignOffSection() {}

  static Section of(Assessment assessment, String recordSha256, Wording wording) {
    Release release = assessment.release();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Paragraph(wording.text("sign-off.intro")));
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(wording.text("fact.release"), release.id()));
    facts.add(new Fact(wording.text("fact.outcome"), DecisionSection.word(assessment, wording)));
    facts.addAll(
        Stated.facts(
            release,
            List.of("conditions", "expires", "review-by", "expert", "independence"),
            wording));
    facts.add(new Fact(wording.text("provenance.record-sha256"), recordSha256, true));
    blocks.add(new KeyValues(facts));
    blocks.add(new Heading(wording.text("sign-off.again")));
    blocks.add(new BulletList(ResidualSection.triggers(wording)));
    blocks.add(new Heading(wording.text("sign-off.signatures")));
    List<String> captions = LINES.stream().map(l -> wording.text("sign-off.line." + l)).toList();
    if (release.entries("sign-off").isEmpty()) {
      USUAL.forEach(
          role ->
              blocks.add(
                  new RuledLines(
                      wording.text("sign-off.role." + role),
                      wording.text("sign-off.role." + role + ".confirms"),
                      captions)));
    } else {
      roles(release, wording)
          .forEach(
              role ->
                  blocks.add(new RuledLines(role, wording.text("sign-off.confirms"), captions)));
    }
    blocks.add(
        new RuledLines(
            wording.text("sign-off.decision"),
            wording.text("sign-off.decision.text"),
            List.of(wording.text("sign-off.line.decision"), wording.text("sign-off.line.until"))));
    return new Section(wording.title("sign-off"), true, blocks);
  }

  /** Who signs: the roles of the policy, or the usual ones. */
  static List<String> roles(Release release, Wording wording) {
    List<String> roles = release.entries("sign-off");
    return roles.isEmpty()
        ? USUAL.stream().map(role -> wording.text("sign-off.role." + role)).toList()
        : roles.stream().map(role -> wording.sentence(Excerpt.line(role))).toList();
  }
}
