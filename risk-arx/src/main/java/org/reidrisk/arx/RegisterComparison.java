package org.reidrisk.arx;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.deidentifier.arx.ARXAnonymizer;
import org.deidentifier.arx.ARXConfiguration;
import org.deidentifier.arx.ARXPopulationModel;
import org.deidentifier.arx.AttributeType;
import org.deidentifier.arx.AttributeType.Hierarchy;
import org.deidentifier.arx.Data;
import org.deidentifier.arx.DataSubset;
import org.deidentifier.arx.criteria.Inclusion;
import org.deidentifier.arx.risk.RiskEstimateBuilder;
import org.deidentifier.arx.risk.RiskModelSampleSummary;
import org.deidentifier.arx.risk.RiskModelSampleSummary.JournalistRisk;
import org.reidrisk.assess.CrossCheck.Question;
import org.reidrisk.assess.CrossCheck.Register;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.record.PeerComparison;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * Journalist and marketer risk. ARX wants a population that contains the sample: the register, and
 * so many rows more that each class holds at least the release's, which is our convention too.
 */
final class RegisterComparison {
  /** ARX holds every person of the population as a record. */
  static final long MOST_PEOPLE = 5_000_000;

  /** Sums that ARX rounds do not depend on the order of rows. */
  private static final Comparator<List<String>> BY_CELLS =
      (a, b) -> Arrays.compare(a.toArray(String[]::new), b.toArray(String[]::new));

  private final Map<List<String>, Integer> released = new TreeMap<>(BY_CELLS);
  private final Map<List<String>, Long> registered = new TreeMap<>(BY_CELLS);
  private final Map<Integer, RiskModelSampleSummary> summaries = new HashMap<>();
  private final int columns;
  private final RiskEstimateBuilder arx;

  private RegisterComparison(Question question, Register register, List<String> shared)
      throws IOException {
    this.columns = shared.size();
    count(question, register, shared);
    this.arx = estimator();
  }

  static List<PeerComparison> of(
      Question question, Register register, List<String> shared, List<Measurement> figures)
      throws IOException {
    RegisterComparison comparison;
    try {
      comparison = new RegisterComparison(question, register, shared);
    } catch (TooManyPeopleException e) {
      return figures.stream()
          .map(f -> Comparing.none(f, NotCompared.POPULATION_TOO_LARGE))
          .toList();
    }
    return figures.stream().map(comparison::compare).toList();
  }

  private static final class TooManyPeopleException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  // What ARX gets

  /** Values of a column by name, the same in release and register. */
  private static String[] names(Column column) {
    String[] names = new String[column.distinct() + 1];
    names[Column.MISSING] = "missing";
    for (int code = 1; code < names.length; code++) {
      names[code] = ArxRows.nameOf(column, code);
    }
    return names;
  }

  private void count(Question question, Register register, List<String> shared) {
    Table release = question.table();
    Tuples ours = new Tuples(release, shared);
    for (int row = 0; row < release.rows(); row++) {
      released.merge(ours.at(row), 1, Integer::sum);
    }
    Table people = register.table();
    Tuples theirs = new Tuples(people, shared);
    Column counts = register.countColumn() == null ? null : people.column(register.countColumn());
    // Where each row of the release is a patient, people are counted; else rows beside rows.
    boolean persons = !release.hasPatientKey() && people.hasPatientKey();
    Set<List<Object>> seen = new HashSet<>();
    for (int row = 0; row < people.rows(); row++) {
      List<String> tuple = theirs.at(row);
      if (persons
          && (people.patient(row) == Table.NO_PATIENT
              || !seen.add(List.of(people.patient(row), tuple)))) {
        continue;
      }
      long count = counts == null ? 1 : Long.parseLong(counts.value(counts.code(row)));
      if (count > MOST_PEOPLE) {
        throw new TooManyPeopleException();
      }
      registered.merge(tuple, count, Long::sum);
    }
    released.forEach((tuple, f) -> registered.merge(tuple, (long) f, Math::max));
    registered.values().removeIf(f -> f == 0);
    if (registered.values().stream().mapToLong(Long::longValue).sum() > MOST_PEOPLE) {
      throw new TooManyPeopleException();
    }
  }

  /** Rows of a table as names. */
  private static final class Tuples {
    private final List<Column> columns = new ArrayList<>();
    private final List<String[]> names = new ArrayList<>();

    Tuples(Table table, List<String> shared) {
      for (int i = 0; i < shared.size(); i++) {
        columns.add(table.column(shared.get(i)));
        names.add(RegisterComparison.names(columns.get(i)));
      }
    }

    List<String> at(int row) {
      List<String> tuple = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        tuple.add(names.get(i)[columns.get(i).code(row)]);
      }
      return tuple;
    }
  }

  private RiskEstimateBuilder estimator() throws IOException {
    List<String[]> rows = new ArrayList<>();
    String[] header = new String[columns];
    for (int i = 0; i < columns; i++) {
      header[i] = "q" + i;
    }
    rows.add(header);
    Set<Integer> sample = new HashSet<>();
    registered.forEach(
        (tuple, people) -> {
          String[] cells = tuple.toArray(String[]::new);
          int left = released.getOrDefault(tuple, 0);
          for (long i = 0; i < people; i++) {
            if (i < left) {
              sample.add(rows.size() - 1);
            }
            rows.add(cells);
          }
        });
    Data data = Data.create(rows);
    for (int i = 0; i < columns; i++) {
      int column = i;
      Set<String> values = new HashSet<>();
      rows.stream().skip(1).forEach(r -> values.add(r[column]));
      data.getDefinition().setAttributeType(header[i], AttributeType.QUASI_IDENTIFYING_ATTRIBUTE);
      data.getDefinition()
          .setAttributeType(
              header[i],
              Hierarchy.create(
                  values.stream().sorted().map(v -> new String[] {v}).toArray(String[][]::new)));
    }
    ARXConfiguration config = ARXConfiguration.create();
    config.addPrivacyModel(new Inclusion(DataSubset.create(data, sample)));
    ARXAnonymizer anonymizer = new ARXAnonymizer();
    anonymizer.setMaxQuasiIdentifiers(Integer.MAX_VALUE);
    anonymizer.anonymize(data, config);
    return data.getHandle()
        .getView()
        .getRiskEstimator(ARXPopulationModel.create((long) rows.size() - 1), Set.of(header));
  }

  // What ARX says

  private PeerComparison compare(Measurement figure) {
    Integer threshold = figure.params().threshold();
    RiskModelSampleSummary summary =
        summaries.computeIfAbsent(
            threshold == null ? 1 : threshold, k -> arx.getSampleBasedRiskSummary(1.0 / k));
    JournalistRisk risk = summary.getJournalistRisk();
    // A division and a sum for each class, and the last division.
    long roundings = 2L * released.size() + 1;
    return switch (figure.quantity()) {
      case K_MAP ->
          Comparing.exact(figure, new Estimate.Count(Math.round(1 / risk.getHighestRisk())));
      case JOURNALIST_HIGHEST -> Comparing.exact(figure, new Estimate.Real(risk.getHighestRisk()));
      case JOURNALIST_SHARE_ABOVE ->
          Comparing.exact(figure, new Estimate.Real(risk.getRecordsAtRisk()));
      case MARKETER ->
          Comparing.rounded(
              figure, new Estimate.Real(summary.getMarketerRisk().getSuccessRate()), roundings);
      case JOURNALIST_MEAN ->
          Comparing.under(
              figure,
              new Estimate.Real(risk.getAverageRisk()),
              roundings,
              Set.of(Difference.LARGER_MEAN),
              inForce -> inForce.isEmpty() ? mean() : largerMean());
      case DELTA_PRESENCE -> Comparing.none(figure, NotCompared.BOUNDS);
      case JOURNALIST_MEAN_FROM_REGISTER -> Comparing.none(figure, NotCompared.LARGER_MEAN);
      default -> Comparing.none(figure, NotCompared.NONE);
    };
  }

  /** The mean over records, made again from the counts that ARX got. */
  private Estimate.Real mean() {
    double sum = 0;
    long rows = 0;
    for (Map.Entry<List<String>, Integer> c : released.entrySet()) {
      int f = c.getValue();
      sum += f / (double) Objects.requireNonNull(registered.get(c.getKey()));
      rows += f;
    }
    return new Estimate.Real(sum / rows);
  }

  /** The larger of that mean and the one of somebody who starts from the population. */
  private Estimate largerMean() {
    long people = released.keySet().stream().mapToLong(registered::get).sum();
    Estimate.Real first =
        Estimate.Real.of(
            BigFraction.of(BigInteger.valueOf(released.size()), BigInteger.valueOf(people)));
    Estimate.Real second = mean();
    return second.value() >= first.value() ? second : first;
  }
}
