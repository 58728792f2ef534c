package org.reidrisk.record;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.measure.Measurement;
import org.reidrisk.policy.Decision;
import org.reidrisk.policy.Release;

/**
 * The answer to one question about one release candidate: may it leave the building, measured how,
 * against which limits. Immutable; {@link AssessmentJson} writes and reads it.
 *
 * <p>It holds exact small counts and is therefore an internal document. It holds no cell value,
 * path, user, host, thread count, time zone or locale.
 *
 * @param tool the program that made it
 * @param asOf the date it carries
 * @param release the release
 * @param policy the policy
 * @param data the release candidate
 * @param schema its columns in file order
 * @param measurements the figures
 * @param subgroups risks of groups that the policy wants apart
 * @param linkage what each linkage scenario found
 * @param joined what each earlier release adds
 * @param findings what was found
 * @param decision the decision
 * @param sensitivity the outcome under other assumptions
 * @param inventory what the inventory says of the export as a whole; null when none was made
 * @param history what changed since an earlier assessment; null when it was compared with none
 * @param crossChecks its figures by row beside those of other programs
 * @param provenance how it came about
 */
public record Assessment(
    ToolVersion tool,
    LocalDate asOf,
    Release release,
    PolicySummary policy,
    DataSummary data,
    List<ColumnSummary> schema,
    List<Measurement> measurements,
    List<SubgroupSummary> subgroups,
    List<LinkageResult> linkage,
    List<JoinedRelease> joined,
    List<Finding> findings,
    Decision decision,
    List<Variation> sensitivity,
    @Nullable InventorySummary inventory,
    @Nullable History history,
    List<CrossCheckResult> crossChecks,
    Provenance provenance) {

  /** The version of the record's format. */
  public static final int FORMAT = 1;

  /** Takes copies. */
  public Assessment {
    Objects.requireNonNull(tool);
    Objects.requireNonNull(asOf);
    Objects.requireNonNull(release);
    Objects.requireNonNull(policy);
    Objects.requireNonNull(data);
    Objects.requireNonNull(decision);
    Objects.requireNonNull(provenance);
    schema = List.copyOf(schema);
    measurements = List.copyOf(measurements);
    subgroups = List.copyOf(subgroups);
    linkage = List.copyOf(linkage);
    joined = List.copyOf(joined);
    findings = List.copyOf(findings);
    sensitivity = List.copyOf(sensitivity);
    crossChecks = List.copyOf(crossChecks);
  }

  /**
   * An assessment that was checked against no other program.
   *
   * @param tool the program that made it
   * @param asOf the date it carries
   * @param release the release
   * @param policy the policy
   * @param data the release candidate
   * @param schema its columns in file order
   * @param measurements the figures
   * @param subgroups risks of groups that the policy wants apart
   * @param linkage what each linkage scenario found
   * @param joined what this release and an earlier one tell together
   * @param findings what was found
   * @param decision the decision
   * @param sensitivity the outcome under other assumptions
   * @param inventory what the inventory says of the export as a whole; null when none was made
   * @param history what changed since an earlier assessment; null when it was compared with none
   * @param provenance how it came about
   */
  public Assessment(
      ToolVersion tool,
      LocalDate asOf,
      Release release,
      PolicySummary policy,
      DataSummary data,
      List<ColumnSummary> schema,
      List<Measurement> measurements,
      List<SubgroupSummary> subgroups,
      List<LinkageResult> linkage,
      List<JoinedRelease> joined,
      List<Finding> findings,
      Decision decision,
      List<Variation> sensitivity,
      @Nullable InventorySummary inventory,
      @Nullable History history,
      Provenance provenance) {
    this(
        tool,
        asOf,
        release,
        policy,
        data,
        schema,
        measurements,
        subgroups,
        linkage,
        joined,
        findings,
        decision,
        sensitivity,
        inventory,
        history,
        List.of(),
        provenance);
  }

  /**
   * An assessment without earlier releases and baseline.
   *
   * @param tool the program that made it
   * @param asOf the date it carries
   * @param release the release
   * @param policy the policy
   * @param data the release candidate
   * @param schema its columns in file order
   * @param measurements the figures
   * @param subgroups risks of groups that the policy wants apart
   * @param linkage what each linkage scenario found
   * @param findings what was found
   * @param decision the decision
   * @param sensitivity the outcome under other assumptions
   * @param inventory what the inventory says of the export as a whole; null when none was made
   * @param provenance how it came about
   */
  public Assessment(
      ToolVersion tool,
      LocalDate asOf,
      Release release,
      PolicySummary policy,
      DataSummary data,
      List<ColumnSummary> schema,
      List<Measurement> measurements,
      List<SubgroupSummary> subgroups,
      List<LinkageResult> linkage,
      List<Finding> findings,
      Decision decision,
      List<Variation> sensitivity,
      @Nullable InventorySummary inventory,
      Provenance provenance) {
    this(
        tool,
        asOf,
        release,
        policy,
        data,
        schema,
        measurements,
        subgroups,
        linkage,
        List.of(),
        findings,
        decision,
        sensitivity,
        inventory,
        null,
        provenance);
  }

  /**
   * An assessment without linkage scenarios.
   *
   * @param tool the program that made it
   * @param asOf the date it carries
   * @param release the release
   * @param policy the policy
   * @param data the release candidate
   * @param schema its columns in file order
   * @param measurements the figures
   * @param subgroups risks of groups that the policy wants apart
   * @param findings what was found
   * @param decision the decision
   * @param sensitivity the outcome under other assumptions
   * @param inventory what the inventory says of the export as a whole; null when none was made
   * @param provenance how it came about
   */
  public Assessment(
      ToolVersion tool,
      LocalDate asOf,
      Release release,
      PolicySummary policy,
      DataSummary data,
      List<ColumnSummary> schema,
      List<Measurement> measurements,
      List<SubgroupSummary> subgroups,
      List<Finding> findings,
      Decision decision,
      List<Variation> sensitivity,
      @Nullable InventorySummary inventory,
      Provenance provenance) {
    this(
        tool,
        asOf,
        release,
        policy,
        data,
        schema,
        measurements,
        subgroups,
        List.of(),
        findings,
        decision,
        sensitivity,
        inventory,
        provenance);
  }

  /**
   * An assessment without linkage scenarios, subgroups, other assumptions and inventory.
   *
   * @param tool the program that made it
   * @param asOf the date it carries
   * @param release the release
   * @param policy the policy
   * @param data the release candidate
   * @param schema its columns in file order
   * @param measurements the figures
   * @param findings what was found
   * @param decision the decision
   * @param provenance how it came about
   */
  public Assessment(
      ToolVersion tool,
      LocalDate asOf,
      Release release,
      PolicySummary policy,
      DataSummary data,
      List<ColumnSummary> schema,
      List<Measurement> measurements,
      List<Finding> findings,
      Decision decision,
      Provenance provenance) {
    this(
        tool,
        asOf,
        release,
        policy,
        data,
        schema,
        measurements,
        List.of(),
        findings,
        decision,
        List.of(),
        null,
        provenance);
  }
}
