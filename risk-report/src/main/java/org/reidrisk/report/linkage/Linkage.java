package org.reidrisk.report.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.ReferencedFiles;
import org.reidrisk.Resources;
import org.reidrisk.assess.Attacks;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.Scenario;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.report.linkage.LinkageCounts.SiteCount;
import org.reidrisk.report.linkage.LinkageCounts.SizeCount;
import org.reidrisk.report.linkage.LinkageCounts.TruthCounts;
import org.reidrisk.table.Table;

/**
 * Runs the linkage scenarios of a policy against a release. The results hold no identity, no pair
 * and no value, and depend on neither the order of rows nor threads.
 */
public final class Linkage implements Attacks {
  private final ReferencedFiles files;
  private final Resources resources;
  private final @Nullable Pairs pairs;
  private final boolean remedies;

  /** Hears of pairs, for an internal annex that names rows. */
  @FunctionalInterface
  public interface Pairs {
    /**
     * One held person with one candidate only.
     *
     * @param scenario the scenario's id
     * @param heldRow a data row of the attacker's table that is the person's, from 1
     * @param releaseRow a data row of the release that is the patient's, from 1
     */
    void pair(String scenario, long heldRow, long releaseRow);
  }

  /**
   * Attacks that read the files of a policy.
   *
   * @param files where they come from
   * @param resources threads, memory and who hears of progress
   */
  public Linkage(ReferencedFiles files, Resources resources) {
    this(files, resources, null, true);
  }

  private Linkage(
      ReferencedFiles files, Resources resources, @Nullable Pairs pairs, boolean remedies) {
    this.files = Objects.requireNonNull(files);
    this.resources = Objects.requireNonNull(resources);
    this.pairs = pairs;
    this.remedies = remedies;
  }

  /**
   * The same that tells of pairs.
   *
   * @param listener hears of each person with one candidate only, scenario by scenario
   * @return a changed copy
   */
  public Linkage withPairs(Pairs listener) {
    return new Linkage(files, resources, Objects.requireNonNull(listener), remedies);
  }

  /**
   * The same that only attacks: it does not try what leaving out or coarsening a column would give,
   * which takes longer than the attack.
   *
   * @return a changed copy
   */
  public Linkage withoutRemedies() {
    return new Linkage(files, resources, pairs, false);
  }

  @Override
  public Outcome attack(Table release, Policy policy) {
    return attack(release, policy.scenarios());
  }

  /**
   * Runs some scenarios.
   *
   * @param release the release, every column that a scenario names encoded
   * @param scenarios the scenarios
   * @return results of those that were not refused, and findings
   * @throws org.reidrisk.policy.PolicyException when a file or a column is not there
   * @throws org.reidrisk.table.TableFormatException when a file cannot be read as a table
   */
  public Outcome attack(Table release, List<Scenario> scenarios) {
    List<LinkageResult> results = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      ScenarioOutcome outcome =
          ScenarioRun.run(release, scenario, files, resources, pairs, remedies);
      findings.addAll(outcome.findings());
      if (outcome.counts() != null) {
        LinkageSummary summary =
            LinkageSummary.of(
                scenario,
                outcome.sha256(),
                counts(outcome.counts()),
                new LeftOut(0, 0, 0, 0, outcome.pairs()),
                remedies(outcome));
        results.add(summary.result());
        findings.addAll(summary.findings());
      }
    }
    return new Outcome(results, findings);
  }

  private static LinkageCounts counts(AttackCounts counts) {
    AttackCounts.Truth truth = counts.truth();
    return new LinkageCounts(
        counts.patients(),
        counts.targets(),
        counts.none(),
        counts.unique(),
        counts.ambiguous(),
        truth == null
            ? null
            : new TruthCounts(
                truth.members(),
                truth.covered(),
                truth.correct(),
                truth.wrong(),
                truth.outsiders(),
                truth.claimed(),
                truth.unknown(),
                // Where all should be members they are among the unknown.
                truth.outsiders() == 0 ? 0 : truth.absent(),
                truth.outsiders() == 0 ? 0 : truth.absentClaimed()),
        counts.sizes().stream()
            .map(s -> new SizeCount(s.candidates(), s.targets(), s.covering()))
            .toList(),
        counts.sites().stream()
            .map(
                s ->
                    new SiteCount(
                        s.targets(),
                        s.unique(),
                        s.members(),
                        s.correct(),
                        s.wrong(),
                        s.unknown(),
                        s.unknown() > 0 ? 0 : s.absentClaimed()))
            .toList());
  }

  private static List<LinkageResult.Remedy> remedies(ScenarioOutcome outcome) {
    return outcome.remedies().stream()
        .map(
            r ->
                new LinkageResult.Remedy(
                    r.release(), r.change(), r.counts().unique(), r.counts().correct()))
        .toList();
  }
}
