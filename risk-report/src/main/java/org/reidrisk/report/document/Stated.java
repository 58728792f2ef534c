package org.reidrisk.report.document;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.reidrisk.policy.Release;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Block.Fact;

/** What the policy states about a release, or that it does not. */
final class Stated {

  private Stated() {}

  /** A field as a fact; one that is not stated says so. */
  static Fact fact(Release release, String field, Wording wording) {
    return new Fact(
        wording.text("fact." + field),
        release.facts().getOrDefault(field, wording.text("fact.not-stated")));
  }

  /** Whether the day that the release expires, where the policy writes one, is past. */
  static boolean hasExpired(Assessment assessment) {
    String expires = assessment.release().facts().getOrDefault("expires", "").strip();
    try {
      return LocalDate.parse(expires).isBefore(assessment.asOf());
    } catch (DateTimeParseException e) {
      // Free text: whoever reads it knows what is meant.
      return false;
    }
  }

  static List<Fact> facts(Release release, List<String> fields, Wording wording) {
    List<Fact> facts = new ArrayList<>();
    fields.forEach(field -> facts.add(fact(release, field, wording)));
    return facts;
  }
}
