package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import org.reidrisk.group.Unit;
import org.reidrisk.policy.Release;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Block.BulletList;
import org.reidrisk.report.document.Block.Fact;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.KeyValues;
import org.reidrisk.report.document.Block.Paragraph;

/** What the assessment speaks of, and what it does not. */
final class ScopeSection {

  private ScopeSection() {}

  static Section of(Assessment assessment, Wording wording) {
    Release release = assessment.release();
    String tier = "tier." + release.tier().word();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(wording.text("scope.for-whom")));
    blocks.add(
        new Paragraph(
            wording.text(
                "scope.for-whom.tier", wording.text(tier), wording.text(tier + ".for-whom"))));
    blocks.add(new Heading(wording.text("scope.stated")));
    blocks.add(new KeyValues(stated(release, wording)));
    blocks.add(new Heading(wording.text("scope.assumed")));
    List<String> assumed = new ArrayList<>();
    boolean register =
        assessment.measurements().stream().anyMatch(m -> m.quantity().fromRegister());
    String prosecutor = register ? "prosecutor-and-register" : "prosecutor";
    for (String key : List.of("roles", prosecutor, "exact", "power", "independent")) {
      assumed.add(
          wording.text("scope.assumed." + key, wording.who(Adversary.deciding(assessment))));
    }
    if (assessment.policy().unit() == Unit.ROW) {
      assumed.add(wording.text("scope.assumed.row-is-patient"));
    }
    if (assessment.data().rowsWithoutPatient() > 0) {
      assumed.add(
          wording.text(
              "scope.assumed.rows-without-patient",
              wording.counted("unit.row", assessment.data().rowsWithoutPatient())));
    }
    blocks.add(new BulletList(assumed));
    blocks.add(new Heading(wording.text("scope.not-looked-at")));
    List<String> missed = new ArrayList<>();
    for (String key :
        List.of("pixels", "free-text", "linkage", "population", "releases", "conditions")) {
      if (key.equals("linkage") && !assessment.linkage().isEmpty()) {
        continue;
      }
      boolean otherwise =
          (register && key.equals("population"))
              || (!assessment.joined().isEmpty() && key.equals("releases"));
      String variant = !otherwise ? "" : key.equals("releases") ? ".held" : ".register";
      missed.add(wording.text("scope.not-looked-at." + key + variant));
    }
    blocks.add(new BulletList(missed));
    return new Section(wording.title("scope"), false, blocks);
  }

  private static List<Fact> stated(Release release, Wording wording) {
    List<Fact> entries = new ArrayList<>();
    entries.add(new Fact(wording.text("fact.contains"), String.join(", ", release.contains())));
    for (String fact : Release.FACTS) {
      entries.add(
          new Fact(
              wording.text("fact." + fact),
              release.facts().getOrDefault(fact, wording.text("fact.not-stated"))));
    }
    return entries;
  }
}
