package org.reidrisk.assess;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.reidrisk.Finding;
import org.reidrisk.Resources;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.policy.ColumnPolicy;
import org.reidrisk.policy.Decision;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.Preset;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.ColumnSummary;
import org.reidrisk.record.DataSummary;
import org.reidrisk.record.PolicySummary;
import org.reidrisk.record.Provenance;
import org.reidrisk.record.ToolVersion;
import org.reidrisk.table.Column;
import org.reidrisk.table.Schema;
import org.reidrisk.table.StaticCells;
import org.reidrisk.table.Table;

/**
 * Assesses a release candidate against a policy. Immutable; the date and the number of threads are
 * handed in, and the latter changes nothing but the time it takes.
 *
 * <p>Every identity figure is measured for an adversary who knows one event of a patient; the
 * record says so, and a finding says when the tier would ask for more.
 */
public final class Assessor {
  private final ToolVersion tool;
  private final LocalDate asOf;
  private final Resources resources;

  private Assessor(ToolVersion tool, LocalDate asOf, Resources resources) {
    this.tool = Objects.requireNonNull(tool);
    this.asOf = Objects.requireNonNull(asOf);
    this.resources = Objects.requireNonNull(resources);
  }

  /**
   * An assessor that works on the calling thread.
   *
   * @param tool the program that will stand in the record
   * @param asOf the date that the record will carry
   * @return the assessor
   */
  public static Assessor of(ToolVersion tool, LocalDate asOf) {
    return new Assessor(tool, asOf, Resources.modest());
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
    return new Assessor(tool, asOf, given);
  }

  /**
   * Measures a table, holds it against a policy and decides.
   *
   * @param table the release candidate, read with the policy's schema
   * @param policy the policy
   * @return the assessment
   * @throws IllegalArgumentException when the table's columns are not what the policy makes of them
   * @throws org.reidrisk.MemoryShortage when the memory does not hold the classes
   * @throws org.reidrisk.policy.PolicyException when the policy names columns that the table lacks
   */
  public Assessment assess(Table table, Policy policy) {
    Schema expected = policy.classify(table.header());
    if (!expected.columns().equals(table.schema().columns())
        || !expected.event().equals(table.schema().event())) {
      throw new IllegalArgumentException("the table was not read with this policy's schema");
    }
    StaticCells filled = StaticCells.fill(table);
    Measuring measuring = new Measuring(table, filled, policy);
    List<Measurement> measurements = measuring.run(resources);
    List<Finding> findings =
        ReleaseChecks.of(table, policy, filled, measuring.homogeneousClasses());
    Unit unit = table.hasPatientKey() ? Unit.PATIENT : Unit.ROW;
    return new Assessment(
        tool,
        asOf,
        policy.release(),
        summary(policy, unit),
        new DataSummary(
            table.origin().orElse(null),
            table.rows(),
            table.patients(),
            table.events(),
            table.columns().size(),
            table.rowsWithoutPatient()),
        columns(table, policy),
        measurements,
        findings,
        Decision.of(policy.limits(), unit, measurements, findings),
        new Provenance(settings(table, policy, unit), null, Runtime.version().feature()));
  }

  private static PolicySummary summary(Policy policy, Unit unit) {
    return new PolicySummary(
        policy.sha256(),
        policy.preset().map(Preset::id).orElse(null),
        policy.preset().map(Preset::version).orElse(null),
        unit,
        policy.limits());
  }

  private static List<ColumnSummary> columns(Table table, Policy policy) {
    List<ColumnSummary> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      columns.add(
          new ColumnSummary(
              column.spec(),
              column.encoded() ? (long) column.distinct() : null,
              column.missing(),
              table.rows() == 0 ? 0 : column.missing() / (double) table.rows(),
              column.unparsed(),
              policy.column(column.spec().name()).map(ColumnPolicy::why).orElse("")));
    }
    return columns;
  }

  private static Map<String, String> settings(Table table, Policy policy, Unit unit) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("power", Params.POWER_ONE);
    settings.put("unit-of-limits", unit.word());
    settings.put("patient-key", table.schema().patientKey().orElse("none: each row is a patient"));
    settings.put("patient-released", String.valueOf(policy.patientReleased()));
    settings.put("event", table.schema().event().orElse("none: each row is an event"));
    settings.put("missing", "own-value");
    settings.put("missing-values", policy.format().missingValues().size() + " listed");
    settings.put("trim", String.valueOf(policy.format().trim()));
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
