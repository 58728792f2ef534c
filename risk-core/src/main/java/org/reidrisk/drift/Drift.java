package org.reidrisk.drift;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.policy.BaselinePolicy;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.ColumnFingerprint;
import org.reidrisk.record.ColumnSummary;
import org.reidrisk.record.History;
import org.reidrisk.record.RiskChange;
import org.reidrisk.record.ValueSketch;
import org.reidrisk.table.Origin;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;
import org.reidrisk.value.ValueFormat;

/**
 * Compares two assessments without their data: what changed in the schema, in values and in how it
 * was measured, and what that did to the risk.
 *
 * <p>Whether a change is one is held against chance: two exports drawn from one population differ
 * too. Warnings tell of more; blocking findings tell of columns that are written in another way, or
 * mean something else, and keep the release from being accepted until somebody gives a reason.
 */
public final class Drift {
  /** Share of pseudonyms in common from which two releases are of the same people. */
  private static final double SAME_PEOPLE = 0.5;

  private Drift() {}

  /**
   * What changed.
   *
   * @param baseline the earlier assessment
   * @param sha256 SHA-256 of its record; empty when it came from no file
   * @param now this assessment
   * @param thresholds from which changes are remarked
   * @return what changed, the most severe first; nothing is acknowledged yet
   */
  public static History since(
      Assessment baseline, String sha256, ComparedRelease now, BaselinePolicy thresholds) {
    ComparedRelease before = ComparedRelease.of(baseline);
    Changes changes = new Changes();
    History.Comparison comparison = comparison(before, now, changes);
    boolean comparable = comparison == History.Comparison.FINGERPRINTS;
    ColumnMatches columns = ColumnMatches.of(before, now, comparable);
    new ReleaseChanges(before, now, changes).compare();
    schema(columns, changes);
    ColumnChanges each =
        new ColumnChanges(
            before, now, thresholds, comparable, samePeople(before, now, columns), changes);
    columns.same().forEach(pair -> each.compare(pair.before(), pair.now()));
    columns.renamed().forEach(pair -> each.compare(pair.before(), pair.now()));
    Origin origin = before.data().origin();
    return new History(
        sha256,
        before.release().id(),
        baseline.asOf(),
        origin == null ? null : origin.sha256(),
        baseline.decision().outcome(),
        before.data().rows(),
        before.data().patients(),
        comparison,
        changes.sorted(),
        RiskChanges.risks(before, now),
        RiskChanges.limits(before, now));
  }

  /**
   * Whether anything differs at all: a change, a figure or a limit.
   *
   * @param history what changed
   * @return false for two records that say the same
   */
  public static boolean differs(History history) {
    return history.changes().stream().anyMatch(c -> !c.code().equals(ColumnChanges.SHARED))
        || history.risks().stream().anyMatch(r -> r.direction() != RiskChange.Direction.SAME)
        || history.limits().stream()
            .anyMatch(l -> l.inBaseline() != l.inPolicy() || l.before() != l.now());
  }

  private static History.Comparison comparison(
      ComparedRelease before, ComparedRelease now, Changes changes) {
    String key = before.settings().get(ComparedRelease.KEY);
    String own = now.settings().get(ComparedRelease.KEY);
    if (key != null && key.equals(own)) {
      return History.Comparison.FINGERPRINTS;
    }
    if (!sameData(before, now)) {
      changes.warning(
          "values-not-compared",
          "release",
          "Values, their spelling and their distribution were not compared, and renamed columns are"
              + " recognised by the catalogue only: "
              + (key == null
                  ? "the baseline has no fingerprints. Assess the earlier export again with a key under"
                      + " baseline in the policy, or let the next release be compared with this one."
                  : own == null
                      ? "the policy names no key under baseline. Name the one of the series."
                      : "the fingerprints of the baseline were made under another key. Name that one"
                          + " under baseline in the policy."),
          "");
    }
    return key == null || own == null
        ? History.Comparison.NO_FINGERPRINTS
        : History.Comparison.OTHER_KEY;
  }

  /** Whether both are of one file, so that there is nothing to compare. */
  private static boolean sameData(ComparedRelease before, ComparedRelease now) {
    Origin one = before.data().origin();
    Origin other = now.data().origin();
    return one != null && other != null && one.sha256().equals(other.sha256());
  }

  private static DateChanges.SamePeople samePeople(
      ComparedRelease before, ComparedRelease now, ColumnMatches columns) {
    boolean samePseudonyms =
        columns.same().stream()
            .filter(
                p ->
                    p.now().spec().role() == Role.PSEUDONYM
                        || Fingerprints.format(p.now()) == ValueFormat.UID)
            .map(p -> overlap(p.before().fingerprint(), p.now().fingerprint()))
            .flatMap(Optional::stream)
            .anyMatch(o -> Math.max(o.ofFirst(), o.ofSecond()) >= SAME_PEOPLE);
    if (samePseudonyms) {
      return DateChanges.SamePeople.PSEUDONYMS;
    }
    boolean sameNumbers =
        before.data().rows() == now.data().rows()
            && before.data().patients() == now.data().patients()
            && before.data().events() == now.data().events();
    return sameNumbers ? DateChanges.SamePeople.NUMBERS : DateChanges.SamePeople.UNKNOWN;
  }

  private static Optional<Overlap> overlap(
      @Nullable ColumnFingerprint one, @Nullable ColumnFingerprint other) {
    ValueSketch a = one == null ? null : one.values();
    ValueSketch b = other == null ? null : other.values();
    return a == null || b == null ? Optional.empty() : Overlap.of(a, b);
  }

  private static void schema(ColumnMatches columns, Changes changes) {
    for (ColumnMatches.Pair pair : columns.renamed()) {
      changes.warning(
          "column-renamed",
          pair.now().spec().name(),
          "The column holds what the baseline has under another name. Check that the policy treats it"
              + " as before.",
          "position "
              + pair.before().spec().position()
              + " before, "
              + pair.now().spec().position()
              + " now; named \""
              + pair.before().spec().name()
              + "\" before");
    }
    for (ColumnSummary column : columns.added()) {
      boolean unnamed = column.spec().origin() == RoleOrigin.UNNAMED;
      changes.warning(
          "column-added",
          column.spec().name(),
          "The baseline does not have this column"
              + (unnamed ? ", and the policy does not name it. Give it a role." : ".")
              + " What it adds is in the figures only if its role says so.",
          "position " + column.spec().position());
    }
    for (ColumnSummary column : columns.removed()) {
      changes.warning(
          "column-removed",
          column.spec().name(),
          "The baseline has this column and the export has not. Check that the export is complete.",
          column.spec().role().word() + " at position " + column.spec().position());
    }
    int last = 0;
    boolean reordered = false;
    for (ColumnMatches.Pair pair : columns.same()) {
      reordered |= pair.before().spec().position() < last;
      last = Math.max(last, pair.before().spec().position());
    }
    if (reordered) {
      changes.info(
          "columns-reordered",
          "release",
          "The columns stand in another order than in the baseline; that changes no figure.",
          "");
    }
  }

  /**
   * What an assessment takes over as its own findings.
   *
   * @param history what changed
   * @return all changes but remarks
   */
  public static List<Finding> serious(History history) {
    return history.changes().stream().filter(c -> c.severity() != Severity.INFO).toList();
  }
}
