package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.JoinedRelease;
import org.reidrisk.record.JoinedRelease.Links;
import org.reidrisk.record.LinkageResult;

/** For whom patients are identifiable, as far as it was measured, a sentence for each of them. */
final class Whom {

  /** Further attackers and releases are left to their own section. */
  private static final int MOST = 5;

  private Whom() {}

  static List<String> of(Assessment assessment, Wording wording) {
    List<String> lines = new ArrayList<>();
    lines.add(wording.text("whom.keeper"));
    String tier = "tier." + assessment.release().tier().word();
    lines.add(wording.text("whom.recipients", wording.text(tier + ".for-whom")));
    for (String power : Adversary.headline(assessment)) {
      known(assessment, power, lines, wording);
    }
    List<LinkageResult> attacks = Scenarios.worstFirst(assessment);
    for (LinkageResult result : attacks.subList(0, Math.min(MOST, attacks.size()))) {
      lines.add(attacker(result, assessment, wording));
    }
    if (attacks.size() > MOST) {
      lines.add(
          wording.text(
              "whom.more-attackers",
              wording.number((long) attacks.size() - MOST),
              wording.place("linkage")));
    }
    for (JoinedRelease release : assessment.joined()) {
      lines.add(earlier(release, wording));
    }
    lines.add(wording.text("whom.others"));
    return lines;
  }

  private static void known(
      Assessment assessment, String power, List<String> lines, Wording wording) {
    Estimate alone =
        Adversary.figure(assessment, null, Quantity.SAMPLE_UNIQUES, power, null).orElse(null);
    if (alone == null || alone instanceof Estimate.Undefined) {
      lines.add(wording.text("whom.known.undefined", wording.sentence(wording.who(power))));
      return;
    }
    lines.add(
        wording.text(
            "whom.known",
            wording.sentence(wording.who(power)),
            wording.bareNumber(alone),
            wording.units(assessment.policy().unit(), Adversary.units(assessment))));
  }

  /** How far an attacker came, in a sentence. */
  static String attacker(LinkageResult result, Assessment assessment, Wording wording) {
    long patients = assessment.data().patients();
    return LinkageSection.tellsNothing(result, patients)
        ? wording.text("whom.attacker.nothing", Excerpt.name(result.id()))
        : wording.text(
            "whom.attacker",
            Excerpt.name(result.id()),
            LinkageSection.right(result, patients, wording).text(),
            Scenarios.counted(result, wording));
  }

  /** Who can be followed to an earlier release, in a sentence. */
  static String earlier(JoinedRelease release, Wording wording) {
    Links links = release.links();
    if (links == null || release.views().isEmpty()) {
      return wording.text("whom.earlier.undefined", Excerpt.name(release.id()));
    }
    long patients = release.views().get(0).alone().patients();
    return wording.text(
        "whom.earlier",
        Excerpt.name(release.id()),
        wording.number(links.linked()),
        wording.counted("unit.patient", patients));
  }
}
