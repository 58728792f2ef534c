package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Resources;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * The columns of a table in figures, and what each of them changes in the figures of the
 * quasi-identifiers. Exact; the same for any order of rows and any number of threads.
 *
 * @param quasiIdentifiers the columns that the baseline was measured on, in file order
 * @param threshold patients whose smallest class is below it are at risk
 * @param baseline the figures of the quasi-identifiers together
 * @param columns one profile a column, in file order
 */
record Profiles(
    List<String> quasiIdentifiers, int threshold, ClassRisk baseline, List<ColumnProfile> columns) {

  /** Takes copies of the lists. */
  public Profiles {
    quasiIdentifiers = List.copyOf(quasiIdentifiers);
    columns = List.copyOf(columns);
  }

  /**
   * Profiles a table.
   *
   * @param table the table; columns that were not encoded get their missing cells only
   * @param quasiIdentifiers names of encoded columns; order and repetition change nothing, and
   *     without any all patients are one class
   * @param threshold at least 1, for example 11
   * @param resources threads and memory
   * @return the profiles
   * @throws IllegalArgumentException when a quasi-identifier is not there or was not encoded, or
   *     when the threshold is below 1
   * @throws org.reidrisk.MemoryShortage when the memory does not suffice
   */
  static Profiles of(
      Table table, List<String> quasiIdentifiers, int threshold, Resources resources) {
    return of(table, table, quasiIdentifiers, threshold, Map.of(), resources);
  }

  /**
   * Profiles a table some of whose columns were not encoded, for which risk is measured on other
   * rows.
   *
   * @param table the table
   * @param measured the same columns, others perhaps behind them, with cells filled from the
   *     patient's other rows and rows left out; the classes, and the patients whom a column singles
   *     out, are of these rows, everything else of those of the table
   * @param quasiIdentifiers names of its encoded columns; order and repetition change nothing, and
   *     without any all patients are one class
   * @param threshold at least 1, for example 11
   * @param distinctEstimates for columns that were not encoded, by name, how many distinct values
   *     they may have; what it says of others is ignored
   * @param resources threads and memory
   * @return the profiles
   * @throws IllegalArgumentException when a quasi-identifier is not there or was not encoded, or
   *     when the threshold is below 1
   * @throws org.reidrisk.MemoryShortage when the memory does not suffice
   */
  static Profiles of(
      Table table,
      Table measured,
      List<String> quasiIdentifiers,
      int threshold,
      Map<String, Long> distinctEstimates,
      Resources resources) {
    if (threshold < 1) {
      throw new IllegalArgumentException("a class has at least one patient: threshold from 1");
    }
    Set<String> named = new LinkedHashSet<>(quasiIdentifiers);
    for (String name : named) {
      if (!measured.column(name).encoded()) {
        throw new IllegalArgumentException(
            "column \"" + name + "\" was not encoded and cannot be a quasi-identifier");
      }
    }
    List<Column> inside = new ArrayList<>();
    List<Column> outside = new ArrayList<>();
    for (Column column : measured.columns()) {
      if (named.contains(column.spec().name())) {
        inside.add(column);
      } else if (column.encoded()) {
        outside.add(column);
      }
    }
    Resources fitting = Marginals.fitting(measured, inside.size(), resources);
    Spreads spread = Spreads.of(table, measured);
    Marginals marginals = new Marginals(measured, spread.patientsMeasured(), threshold, fitting);
    List<@Nullable ValueSpread> spreads = new ArrayList<>();
    List<Callable<Integer>> tasks = new ArrayList<>(marginals.firstTasks(inside));
    for (int i = 0; i < table.columns().size(); i++) {
      int index = i;
      Column column = table.columns().get(i);
      spreads.add(null);
      if (column.encoded()) {
        tasks.add(
            () -> {
              spreads.set(index, spread.at(index));
              return index;
            });
      }
    }
    fitting.inParallel(tasks);
    fitting.inParallel(marginals.secondTasks(outside));
    List<ColumnProfile> profiles = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      profiles.add(
          profile(
              table.columns().get(i),
              spreads.get(i),
              marginals.withoutColumn().get(i),
              marginals.withColumn().get(i),
              marginals.baseline(),
              distinctEstimates));
    }
    return new Profiles(
        inside.stream().map(c -> c.spec().name()).toList(),
        threshold,
        marginals.baseline(),
        profiles);
  }

  /**
   * How the values of columns are spread, without what columns add to each other.
   *
   * @param table the table
   * @param measured the rows on which patients are singled out
   * @param distinctEstimates for columns that were not encoded, by name
   * @param resources threads
   * @return a profile for each column, in file order
   */
  static List<ColumnProfile> spreads(
      Table table, Table measured, Map<String, Long> distinctEstimates, Resources resources) {
    Spreads spread = Spreads.of(table, measured);
    List<Callable<ColumnProfile>> tasks = new ArrayList<>();
    ClassRisk none = new ClassRisk(0, OptionalLong.empty(), 0, 0);
    for (int i = 0; i < table.columns().size(); i++) {
      int index = i;
      Column column = table.columns().get(i);
      tasks.add(
          () ->
              profile(
                  column,
                  column.encoded() ? spread.at(index) : null,
                  null,
                  null,
                  none,
                  distinctEstimates));
    }
    return resources.inParallel(tasks);
  }

  /** Values are those of one table, and whom they single out is counted on another one's rows. */
  private record Spreads(
      Table table, Table measured, PatientOrder patients, PatientOrder patientsMeasured) {

    static Spreads of(Table table, Table measured) {
      PatientOrder patients = new PatientOrder(measured);
      return new Spreads(
          table,
          measured,
          measured.rows() == table.rows() ? patients : new PatientOrder(table),
          patients);
    }

    ValueSpread at(int index) {
      ValueSpread spread = ValueSpread.of(table.columns().get(index), patients);
      // A cell filled from the patient's other rows gives the value no other holder.
      return measured.rows() == table.rows()
          ? spread
          : spread.withUnitsOf(ValueSpread.of(measured.columns().get(index), patientsMeasured));
    }
  }

  private static ColumnProfile profile(
      Column column,
      @Nullable ValueSpread spread,
      @Nullable ClassRisk without,
      @Nullable ClassRisk with,
      ClassRisk baseline,
      Map<String, Long> distinctEstimates) {
    Long estimate = distinctEstimates.get(column.spec().name());
    OptionalLong distinct = estimate == null ? OptionalLong.empty() : OptionalLong.of(estimate);
    return new ColumnProfile(
        column.spec().name(),
        column.spec().position(),
        column.missing(),
        spread == null ? distinct : OptionalLong.of(spread.distinct()),
        Optional.ofNullable(spread),
        Optional.ofNullable(without).map(risk -> Marginal.of(risk, baseline)),
        Optional.ofNullable(with).map(risk -> Marginal.of(risk, baseline)));
  }
}
