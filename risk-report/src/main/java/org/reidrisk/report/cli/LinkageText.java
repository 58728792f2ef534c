package org.reidrisk.report.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.OneLine;
import org.reidrisk.Severity;
import org.reidrisk.policy.Limit;
import org.reidrisk.record.LinkageResult;

/** Linkage results as people read them on a terminal. */
final class LinkageText {
  private LinkageText() {}

  static String of(LinkageResult result, @Nullable Limit limit) {
    StringBuilder text = new StringBuilder();
    text.append(OneLine.of(result.id())).append(" (").append(result.attack());
    if (!result.power().equals("1")) {
      text.append(", power ").append(result.power());
    }
    text.append("): ").append(OneLine.of(result.attacker())).append('\n');
    line(
        text,
        "candidates",
        result.targets()
            + " targets: none for "
            + result.none()
            + ", one for "
            + result.unique()
            + ", several for "
            + result.ambiguous());
    LinkageResult.Truth truth = result.truth();
    if (truth != null) {
      line(
          text,
          "found",
          truth.correct()
              + " right and "
              + truth.wrong()
              + " wrong; "
              + truth.members()
              + " targets are in the release");
      if (truth.outsiders() > 0) {
        line(
            text,
            "outsiders",
            truth.claimed()
                + " of "
                + truth.outsiders()
                + " people not in the release are claimed");
      }
      if (truth.absent() > 0) {
        line(
            text,
            "keys not found",
            truth.absent()
                + " of them; for a limit "
                + truth.absentClaimed()
                + " of their claims may be right");
      }
    }
    line(
        text,
        "guessing",
        (result.unique() + result.ambiguous() == 0
                ? "undefined among the candidates, as nobody has one, "
                : percent(result.byCandidates()) + " among the candidates, ")
            + percent(result.byChance())
            + " blindly");
    LinkageResult.Intervals intervals = result.intervals();
    if (intervals != null) {
      line(
          text,
          "interval",
          percent(intervals.clopperPearson().low())
              + " to "
              + percent(intervals.clopperPearson().high())
              + " of "
              + intervals.quantity()
              + " ("
              + OneLine.of(intervals.design())
              + ")");
    }
    best(result)
        .ifPresent(
            r ->
                line(
                    text,
                    "would help most",
                    OneLine.of(r.release())
                        + " "
                        + OneLine.of(r.change())
                        + ": "
                        + (r.correct() == null
                            ? r.unique() + " with one candidate"
                            : r.correct() + " found")));
    if (limit != null && result.verdict() != null) {
      line(text, "limit", limit.text() + ": " + verdict(result));
    }
    return text.toString();
  }

  private static String verdict(LinkageResult result) {
    return result.verdict() == null
        ? "none"
        : switch (result.verdict()) {
          case MET -> "met";
          case VIOLATED -> "violated";
          case UNDEFINED -> "cannot tell";
        };
  }

  /** The change after which the fewest are found. */
  private static Optional<LinkageResult.Remedy> best(LinkageResult result) {
    return result.remedies().stream().min(Comparator.comparingLong(LinkageText::found));
  }

  private static long found(LinkageResult.Remedy remedy) {
    Long correct = remedy.correct();
    return correct == null ? remedy.unique() : correct;
  }

  /** Findings that somebody should look at. */
  static String findings(List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      if (finding.severity() != Severity.INFO) {
        text.append(finding.severity().word())
            .append(' ')
            .append(finding.code())
            .append(" (")
            .append(OneLine.of(finding.about()))
            .append("): ")
            .append(finding.text())
            .append(finding.evidence().isEmpty() ? "" : " " + finding.evidence() + ".")
            .append('\n');
      }
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append(String.format(Locale.ROOT, "  %-16s %s%n", key, value));
  }

  private static String percent(double share) {
    return String.format(
        Locale.ROOT, share > 0 && share < 0.0005 ? "%.4f%%" : "%.1f%%", share * 100);
  }
}
