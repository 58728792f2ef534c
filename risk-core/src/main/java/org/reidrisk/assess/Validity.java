package org.reidrisk.assess;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.policy.Release;

/**
 * Whether what the policy says of the end of an acceptance still lies ahead. The policy may say it
 * in words, which are left to people; a date is compared.
 */
final class Validity {
  private static final String RELEASE = "release";

  private Validity() {}

  /**
   * Findings about dates that have passed.
   *
   * @param release what the policy states
   * @param asOf the day of the assessment; a date that is this day has not passed
   * @return {@code release-expired}, blocking, and {@code review-overdue}, a warning
   */
  static List<Finding> of(Release release, LocalDate asOf) {
    List<Finding> findings = new ArrayList<>();
    if (passed(release.facts().get("expires"), asOf)) {
      findings.add(
          new Finding(
              "release-expired",
              Severity.BLOCKING,
              RELEASE,
              "By the policy's own date an acceptance would have ended before this assessment."
                  + " State a new date in release.expires.",
              ""));
    }
    if (passed(release.facts().get("review-by"), asOf)) {
      findings.add(
          new Finding(
              "review-overdue",
              Severity.WARNING,
              RELEASE,
              "The review that the policy announces was due before this assessment. Review the"
                  + " release, and state the next date in release.review-by.",
              ""));
    }
    return findings;
  }

  private static boolean passed(@Nullable String stated, LocalDate asOf) {
    if (stated == null) {
      return false;
    }
    try {
      return LocalDate.parse(stated.strip()).isBefore(asOf);
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
