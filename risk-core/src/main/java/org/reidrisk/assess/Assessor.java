package org.reidrisk.assess;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.ReferencedFiles;
import org.reidrisk.Resources;
import org.reidrisk.drift.ComparedRelease;
import org.reidrisk.drift.Drift;
import org.reidrisk.group.Unit;
import org.reidrisk.imaging.AttributeCatalogue;
import org.reidrisk.inventory.Inventory;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.ColumnPolicy;
import org.reidrisk.policy.Decision;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.Preset;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.ColumnSummary;
import org.reidrisk.record.DataSummary;
import org.reidrisk.record.History;
import org.reidrisk.record.PolicySummary;
import org.reidrisk.record.Provenance;
import org.reidrisk.record.SubgroupSummary;
import org.reidrisk.record.ToolVersion;
import org.reidrisk.record.Variation;
import org.reidrisk.table.Column;
import org.reidrisk.table.Schema;
import org.reidrisk.table.Table;

/**
 * Assesses a release candidate against a policy. Immutable; the date and the number of threads are
 * handed in, and the latter changes nothing but the time it takes.
 *
 * <p>Identity figures are measured for an adversary who knows one event of a patient and, where the
 * recipient sees which rows belong together, for those who know more; the policy's limits hold for
 * the power that it names, or that of its tier.
 */
public final class Assessor {
  private final ToolVersion tool;
  private final LocalDate asOf;
  private final Resources resources;
  private final ReferencedFiles files;
  private final boolean sensitivityAlways;
  private final @Nullable AttributeCatalogue catalogue;
  private final @Nullable Attacks attacks;
  private final @Nullable Baseline baseline;
  private final List<CrossCheck> peers;

  private Assessor(
      ToolVersion tool,
      LocalDate asOf,
      Resources resources,
      ReferencedFiles files,
      boolean sensitivityAlways,
      @Nullable AttributeCatalogue catalogue,
      @Nullable Attacks attacks,
      @Nullable Baseline baseline,
      List<CrossCheck> peers) {
    this.tool = Objects.requireNonNull(tool);
    this.asOf = Objects.requireNonNull(asOf);
    this.resources = Objects.requireNonNull(resources);
    this.files = Objects.requireNonNull(files);
    this.sensitivityAlways = sensitivityAlways;
    this.catalogue = catalogue;
    this.attacks = attacks;
    this.baseline = baseline;
    this.peers = List.copyOf(peers);
  }

  /**
   * An assessor that works on the calling thread.
   *
   * @param tool the program that will stand in the record
   * @param asOf the date that the record will carry
   * @return the assessor
   */
  public static Assessor of(ToolVersion tool, LocalDate asOf) {
    return new Assessor(
        tool, asOf, Resources.modest(), ReferencedFiles.NONE, false, null, null, null, List.of());
  }

  /**
   * The same with several threads, started and ended by each assessment.
   *
   * @param count at least 1
   * @return a changed copy
   * @throws IllegalArgumentException when the count is less than 1
   */
  public Assessor withThreads(int count) {
    return with(resources.withThreads(count));
  }

  /**
   * The same with other resources; they change nothing but time and memory.
   *
   * @param given threads, memory and who hears of progress
   * @return a changed copy
   */
  public Assessor with(Resources given) {
    return new Assessor(
        tool, asOf, given, files, sensitivityAlways, catalogue, attacks, baseline, peers);
  }

  /**
   * The same with the files that policies refer to: registers, hierarchies and earlier releases.
   *
   * @param given where they come from
   * @return a changed copy
   */
  public Assessor withFiles(ReferencedFiles given) {
    return new Assessor(
        tool, asOf, resources, given, sensitivityAlways, catalogue, attacks, baseline, peers);
  }

  /**
   * The same that tries the decision under other quasi-identifiers and powers, however large the
   * table is. Otherwise that is done for up to {@value Sensitivity#MOST_ROWS} rows.
   *
   * @return a changed copy
   */
  public Assessor withSensitivity() {
    return new Assessor(tool, asOf, resources, files, true, catalogue, attacks, baseline, peers);
  }

  /**
   * The same that makes an inventory too: what the columns' names and values say beside the policy,
   * and what leaks inside the values. It adds findings, which can block.
   *
   * @param known what is known of imaging attributes, unless the policy names a file that replaces
   *     it; for example {@link AttributeCatalogue#builtIn}
   * @return a changed copy
   */
  public Assessor withInventory(AttributeCatalogue known) {
    return new Assessor(
        tool,
        asOf,
        resources,
        files,
        sensitivityAlways,
        Objects.requireNonNull(known),
        attacks,
        baseline,
        peers);
  }

  /**
   * The same that runs the policy's linkage scenarios. Without it a policy that names some is not
   * accepted.
   *
   * @param given what runs them
   * @return a changed copy
   */
  public Assessor withAttacks(Attacks given) {
    return new Assessor(
        tool,
        asOf,
        resources,
        files,
        sensitivityAlways,
        catalogue,
        Objects.requireNonNull(given),
        baseline,
        peers);
  }

  /**
   * The same that compares with an earlier assessment: what changed becomes findings, which can
   * block, and the record's history. Values are compared when the policy names a key and the
   * baseline was made with it.
   *
   * @param earlier the earlier assessment
   * @param sha256 SHA-256 of its record; empty when it came from no file
   * @return a changed copy
   */
  public Assessor withBaseline(Assessment earlier, String sha256) {
    return new Assessor(
        tool,
        asOf,
        resources,
        files,
        sensitivityAlways,
        catalogue,
        attacks,
        new Baseline(earlier, sha256),
        peers);
  }

  /**
   * The same that has another program measure the same rows. Its figures stand beside ours in the
   * record; a difference without a known reason is a blocking finding.
   *
   * @param peer the program, besides those already given
   * @return a changed copy
   */
  public Assessor withCrossCheck(CrossCheck peer) {
    List<CrossCheck> all = new ArrayList<>(peers);
    all.add(peer);
    return new Assessor(
        tool, asOf, resources, files, sensitivityAlways, catalogue, attacks, baseline, all);
  }

  /**
   * Measures a table, holds it against a policy and decides.
   *
   * @param table the release candidate, read with the policy's schema
   * @param policy the policy
   * @return the assessment
   * @throws IllegalArgumentException when the table's columns are not what the policy makes of
   *     them, or were read without values that a scenario compares
   * @throws IllegalStateException when the attacks gave results of other scenarios than the
   *     policy's
   * @throws org.reidrisk.MemoryShortage when the memory does not hold the classes
   * @throws org.reidrisk.policy.PolicyException when the policy names columns that the table lacks,
   *     or files that are not there or cannot be read
   */
  public Assessment assess(Table table, Policy policy) {
    Schema expected = policy.classify(table.header());
    if (!expected.columns().equals(table.schema().columns())
        || !expected.event().equals(table.schema().event())) {
      throw new IllegalArgumentException("the table was not read with this policy's schema");
    }
    Map<String, String> settings = settings(table, policy);
    RegisterTable register =
        policy.register().map(r -> RegisterTable.read(r, policy, files, resources)).orElse(null);
    if (register != null) {
      register.table().origin().ifPresent(o -> settings.put("register-sha256", o.sha256()));
      policy
          .register()
          .ifPresent(
              r -> {
                settings.put("register-source", r.source().isEmpty() ? "not stated" : r.source());
                settings.put("register-date", r.date().isEmpty() ? "not stated" : r.date());
              });
    }
    PreparedTable prepared =
        PreparedTable.of(table, policy, register, Hierarchies.read(policy, files, settings));
    if (prepared.droppedRows() > 0) {
      settings.put("rows-dropped", String.valueOf(prepared.droppedRows()));
      settings.put("patients-lost", String.valueOf(prepared.lostPatients()));
    }
    Inventory inventory =
        catalogue == null
            ? null
            : Inventories.of(
                table, prepared.grouped(), policy, catalogue, asOf, files, resources, settings);
    Measuring measuring = new Measuring(prepared, policy, new Figures(policy, true), resources);
    List<Measurement> measurements = new ArrayList<>(measuring.run());
    Unit unit = table.hasPatientKey() ? Unit.PATIENT : Unit.ROW;
    ScenarioRuns scenarios = ScenarioRuns.of(attacks, table, policy, unit);
    measurements.addAll(scenarios.measurements());
    List<Finding> noted = new ArrayList<>(scenarios.findings());
    noted.addAll(Validity.of(policy.release(), asOf));
    if (inventory != null) {
      noted.addAll(inventory.findings());
    }
    List<ColumnSummary> columns =
        Baseline.fingerprinted(
            prepared.unfilled(),
            columns(prepared.unfilled(), policy, inventory),
            inventory,
            policy,
            files,
            resources,
            settings);
    History history =
        baseline == null
            ? null
            : baseline.compared(
                new ComparedRelease(
                    tool,
                    policy.release(),
                    summary(policy, unit),
                    data(table),
                    columns,
                    measurements,
                    settings),
                policy.baseline());
    if (history != null) {
      noted.addAll(Drift.serious(history));
    }
    CrossCheckRuns checked =
        CrossCheckRuns.of(peers, prepared, policy, measuring, measurements, resources);
    noted.addAll(checked.findings());
    EarlierReleases earlier =
        EarlierReleases.of(prepared, policy, files, resources, measurements, settings);
    noted.addAll(earlier.findings());
    List<SubgroupSummary> subgroups =
        SubgroupFigures.of(measuring, policy, prepared.grouped(), unit);
    List<Finding> found =
        ReleaseChecks.of(
            table, policy, prepared, measuring, subgroups, meanRisk(measurements, unit), noted);
    Decision decision = Decision.of(policy.limits(), unit, measurements, found);
    List<Variation> variations = List.of();
    if (policy.limits().isEmpty() || table.rows() == 0) {
      settings.put("sensitivity", "not measured: nothing to decide");
    } else if (sensitivityAlways || table.rows() <= Sensitivity.MOST_ROWS) {
      Sensitivity sensitivity =
          new Sensitivity(
              prepared, policy, unit, measurements, found, resources, sensitivityAlways);
      variations = sensitivity.variations();
      if (sensitivity.leftOut() > 0) {
        settings.put("sensitivity", sensitivity.leftOut() + " variations left out: too many cells");
      }
    } else {
      settings.put("sensitivity", "not measured: more than " + Sensitivity.MOST_ROWS + " rows");
    }
    List<Finding> findings = new ArrayList<>(found);
    findings.addAll(Sensitivity.findings(decision.outcome(), variations));
    findings.sort(Comparator.comparing(Finding::severity).reversed());
    return new Assessment(
        tool,
        asOf,
        policy.release(),
        summary(policy, unit),
        data(table),
        columns,
        measurements,
        subgroups,
        scenarios.results(),
        earlier.results(),
        findings,
        decision,
        variations,
        inventory == null ? null : Inventories.summary(inventory),
        history == null ? null : Baseline.acknowledged(history, findings),
        checked.results(),
        new Provenance(settings, null, Runtime.version().feature()));
  }

  private static DataSummary data(Table table) {
    return new DataSummary(
        table.origin().orElse(null),
        table.rows(),
        table.patients(),
        table.events(),
        table.columns().size(),
        table.rowsWithoutPatient());
  }

  private static double meanRisk(List<Measurement> measurements, Unit unit) {
    return measurements.stream()
        .filter(m -> m.quantity() == Quantity.PROSECUTOR_MEAN && m.unit() == unit)
        .filter(m -> m.params().equals(Params.ofSet(null).withPower(Params.POWER_ONE)))
        .map(Measurement::estimate)
        .filter(Estimate.Real.class::isInstance)
        .mapToDouble(estimate -> ((Estimate.Real) estimate).value())
        .findFirst()
        .orElse(Double.NaN);
  }

  private static PolicySummary summary(Policy policy, Unit unit) {
    return new PolicySummary(
        policy.sha256(),
        policy.preset().map(Preset::id).orElse(null),
        policy.preset().map(Preset::version).orElse(null),
        unit,
        policy.limits());
  }

  private static List<ColumnSummary> columns(
      Table table, Policy policy, @Nullable Inventory inventory) {
    List<ColumnSummary> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      columns.add(
          new ColumnSummary(
              column.spec(),
              column.encoded() ? (long) column.distinct() : null,
              column.missing(),
              table.rows() == 0 ? 0 : column.missing() / (double) table.rows(),
              column.unparsed(),
              policy.column(column.spec().name()).map(ColumnPolicy::why).orElse(""),
              inventory == null || columns.size() >= inventory.columns().size()
                  ? null
                  : Inventories.column(inventory.columns().get(columns.size()))));
    }
    return columns;
  }

  private static Map<String, String> settings(Table table, Policy policy) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("power", policy.power());
    settings.put("unit-of-limits", (table.hasPatientKey() ? Unit.PATIENT : Unit.ROW).word());
    settings.put("patient-key", table.schema().patientKey().orElse("none: each row is a patient"));
    settings.put("patient-released", String.valueOf(policy.patientReleased()));
    settings.put("event", table.schema().event().orElse("none: each row is an event"));
    settings.put("missing", policy.missing().word());
    settings.put("missing-values", policy.format().missingValues().size() + " listed");
    settings.put("trim", String.valueOf(policy.format().trim()));
    Baseline.settings(policy.baseline(), settings);
    table
        .origin()
        .ifPresent(
            origin -> {
              settings.put("delimiter", origin.delimiterWord());
              settings.put("encoding", origin.encoding());
              settings.put("header", "first line");
            });
    return settings;
  }
}
