package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.PolicySummary;
import org.reidrisk.report.document.Block.Callout;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Tone;

/** The limits: where each comes from, for whom it holds and how it is compared. */
final class ThresholdSection {

  private ThresholdSection() {}

  static Section of(Assessment assessment, Wording wording) {
    List<Block> blocks = new ArrayList<>();
    List<LimitResult> limits = assessment.decision().limits();
    blocks.add(new Paragraph(source(assessment, wording)));
    if (limits.isEmpty()) {
      return new Section(wording.title("threshold"), false, blocks);
    }
    blocks.add(DecisionSection.limits(limits, UnaryOperator.identity(), wording));
    blocks.add(new Paragraph(wording.text("threshold.classes"), Tone.NOTE));
    if (limits.stream().map(LimitResult::limit).anyMatch(ThresholdSection::onGroups)) {
      blocks.add(new Callout(wording.text("fixed.k-is-not-safety")));
    }
    blocks.add(
        new Paragraph(
            wording.text(
                assessment.policy().preset() == null
                    ? "threshold.impact.own"
                    : "threshold.impact.preset")));
    return new Section(wording.title("threshold"), false, blocks);
  }

  /** Which preset is in force, how many limits it has, and who states the others. */
  static String source(Assessment assessment, Wording wording) {
    PolicySummary policy = assessment.policy();
    List<LimitResult> limits = assessment.decision().limits();
    if (limits.isEmpty()) {
      return wording.text("decision.no-limits");
    }
    long explicit = limits.stream().map(LimitResult::limit).filter(ThresholdSection::own).count();
    String unit = wording.text("threshold.unit." + policy.unit().word());
    String who = wording.who(Adversary.deciding(assessment));
    String source = source(policy, limits.size(), explicit, unit, who, wording);
    boolean attacks = limits.stream().anyMatch(l -> l.limit().params().scenario() != null);
    return attacks ? wording.text("threshold.scenarios", source) : source;
  }

  private static String source(
      PolicySummary policy, long limits, long explicit, String unit, String who, Wording wording) {
    if (policy.preset() == null) {
      return wording.text("threshold.own", wording.counted("count.limit", limits), unit, who);
    }
    return wording.text(
        explicit == 0 ? "threshold.preset.only" : "threshold.preset",
        wording.text(
            "provenance.preset.text",
            policy.preset(),
            policy.presetVersion() == null
                ? wording.text("none")
                : String.valueOf(policy.presetVersion())),
        wording.counted("count.limit", limits - explicit),
        wording.number(explicit),
        unit,
        who);
  }

  /** Whether a limit asks for groups of some size. */
  private static boolean onGroups(Limit limit) {
    return limit.quantity() == Quantity.K
        || limit.quantity() == Quantity.K_MAP
        || limit.classSize() != null
        || limit.threshold() != null;
  }

  private static boolean own(Limit limit) {
    return limit.source().equals(Limit.EXPLICIT);
  }
}
