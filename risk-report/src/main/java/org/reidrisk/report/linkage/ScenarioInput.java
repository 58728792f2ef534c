package org.reidrisk.report.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reidrisk.ReferencedFiles;
import org.reidrisk.Resources;
import org.reidrisk.policy.ComparisonRule;
import org.reidrisk.policy.HeldTable;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.policy.Scenario;
import org.reidrisk.table.Column;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Origin;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;
import org.reidrisk.value.ValueFormat;

/**
 * What an attack works on: the held rows, who they are, and whether the scenario makes sense.
 *
 * @param held the held rows
 * @param truth who the held people are; null when not known
 * @param fromRelease whether the targets were drawn from the release
 * @param sample whether they are a random part of its patients
 * @param sha256 of the attacker's file; null when drawn from the release
 * @param isRelease whether the attacker's table is the release itself
 */
record ScenarioInput(
    HeldRows held,
    @Nullable TruthTargets truth,
    boolean fromRelease,
    boolean sample,
    @Nullable String sha256,
    boolean isRelease) {

  /**
   * Reads what a scenario names.
   *
   * @param release the release; its compared columns are encoded
   * @throws PolicyException when a column or file is not there, or the truth contradicts itself
   * @throws org.reidrisk.table.TableFormatException when a file cannot be read as a table
   */
  static ScenarioInput read(
      Table release, Scenario scenario, ReferencedFiles files, Resources resources) {
    String about = "scenario " + scenario.id();
    List<String> names = release.schema().columns().stream().map(ColumnSpec::name).toList();
    List<String> compared = scenario.join().stream().map(JoinColumn::release).toList();
    NamedColumns.require(
        compared,
        names,
        about + ": the release",
        "scenario-column-missing",
        NamedColumns.Hint.ALWAYS);
    for (String name : compared) {
      if (!release.column(name).encoded()) {
        throw new IllegalArgumentException(
            "a compared column was skipped while the release was read; read it with profiles");
      }
    }
    return scenario.holds().file() == null
        ? drawn(release, scenario, names)
        : ofFile(release, scenario, new AttackerFile(scenario.id(), files, resources));
  }

  private static ScenarioInput drawn(Table release, Scenario scenario, List<String> names) {
    HeldTable holds = scenario.holds();
    List<String> wanted = new ArrayList<>();
    scenario.join().forEach(join -> wanted.add(join.held()));
    add(wanted, holds.event());
    add(wanted, holds.site());
    NamedColumns.require(
        wanted,
        names,
        "scenario " + scenario.id() + ": the release",
        "scenario-column-missing",
        NamedColumns.Hint.ALWAYS);
    List<Column> columns = scenario.join().stream().map(j -> release.column(j.held())).toList();
    int most = holds.fromRelease() == null ? HeldTable.EVERY_PATIENT : holds.fromRelease();
    String event = holds.event() == null ? release.schema().event().orElse(null) : holds.event();
    HeldRows rows =
        HeldRows.arrange(
            columns,
            DrawnPatients.personOfRow(release, columns, most),
            release.patients(),
            event == null ? null : release.column(event),
            event != null,
            holds.site() == null ? null : release.column(holds.site()));
    int[] patients = new int[rows.persons()];
    Arrays.setAll(patients, rows::personCode);
    return new ScenarioInput(
        rows, TruthTargets.drawn(patients), true, most < release.patients(), null, false);
  }

  private static ScenarioInput ofFile(Table release, Scenario scenario, AttackerFile reader) {
    HeldTable holds = scenario.holds();
    String file = String.valueOf(holds.file());
    TableFormat format = AttackerFile.format(scenario.id(), holds);
    Map<String, ValueFormat> wanted = formats(release, scenario);
    Table table = reader.read("attacker's table", file, format, holds.person(), wanted);
    List<Column> columns = scenario.join().stream().map(j -> table.column(j.held())).toList();
    int[] persons = new int[table.rows()];
    table.copyPatients(0, persons, persons.length);
    HeldRows rows =
        HeldRows.arrange(
            columns,
            persons,
            table.patients(),
            holds.event() == null ? null : table.column(holds.event()),
            holds.person() != null,
            holds.site() == null ? null : table.column(holds.site()));
    boolean isRelease = SameAsRelease.is(release, table, scenario.join());
    TruthTargets truth = isRelease ? null : truth(release, scenario, table, rows, reader);
    return new ScenarioInput(
        rows,
        truth,
        false,
        holds.sample() != null,
        table.origin().map(Origin::sha256).orElse(null),
        isRelease);
  }

  private static @Nullable TruthTargets truth(
      Table release, Scenario scenario, Table table, HeldRows rows, AttackerFile reader) {
    if (scenario.truth() == null) {
      return null;
    }
    if (!table.hasPatientKey() || !release.hasPatientKey()) {
      throw new PolicyException(
          "truth-without-key",
          0,
          0,
          "scenario "
              + scenario.id()
              + ": a truth table needs holds.person and table.patient, whose values it pairs");
    }
    return TruthFile.read(
        scenario.truth(),
        AttackerFile.truthFormat(scenario.holds()),
        table,
        rows,
        release,
        reader,
        scenario.id());
  }

  /** The held columns and how they are read: as the release's where texts are compared. */
  private static Map<String, ValueFormat> formats(Table release, Scenario scenario) {
    Map<String, ValueFormat> formats = new LinkedHashMap<>();
    for (JoinColumn join : scenario.join()) {
      ValueFormat own = release.column(join.release()).spec().format();
      ValueFormat format = comparesTexts(join.rule()) ? own : ValueFormat.TEXT;
      formats.merge(join.held(), format, (a, b) -> a == b ? a : ValueFormat.TEXT);
    }
    List<String> others = new ArrayList<>();
    add(others, scenario.holds().event());
    add(others, scenario.holds().site());
    others.forEach(name -> formats.putIfAbsent(name, ValueFormat.TEXT));
    return formats;
  }

  private static boolean comparesTexts(ComparisonRule rule) {
    return switch (rule) {
      case EXACT, NORMALISED, CONTAINS, SET -> true;
      case NUMBER, DATE, COMMON_SHIFT, SEQUENCE -> false;
    };
  }

  private static void add(List<String> names, @Nullable String name) {
    if (name != null) {
      names.add(name);
    }
  }
}
