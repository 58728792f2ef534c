package org.reidrisk.record;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.record.ValueSketch.Held;
import org.reidrisk.table.Role;

/** Finds out whether a record's fingerprints and history follow from the rest of it. */
final class HistoryArithmetic {
  /** Columns of which nothing may be kept that could be compared. */
  private static final Set<Role> WITHOUT = Set.of(Role.PATIENT_KEY, Role.DIRECT_IDENTIFIER);

  private HistoryArithmetic() {}

  static void check(Assessment record) {
    for (ColumnSummary column : record.schema()) {
      if (column.fingerprint() != null) {
        fingerprint(record, column, column.fingerprint());
      }
    }
    record
        .provenance()
        .settings()
        .forEach(
            (name, value) ->
                require(
                    !name.startsWith("baseline-")
                        || value.matches("0?\\.\\d{1,18}|1(\\.0+)?|0\\.\\d+"),
                    "a threshold of the baseline is no share"));
    if (record.history() != null) {
      history(record, record.history());
    }
  }

  private static void fingerprint(
      Assessment record, ColumnSummary column, ColumnFingerprint fingerprint) {
    String about = "the fingerprint of column " + column.spec().position();
    require(!WITHOUT.contains(column.spec().role()), about + " may not be there");
    require(
        fingerprint.patients() <= record.data().patients(), about + " counts too many patients");
    long whole = fingerprint.ranges().stream().mapToLong(Long::longValue).sum();
    require(
        whole <= fingerprint.patients() * ColumnFingerprint.WHOLE,
        about + " counts patients more than once");
    ValueSketch values = fingerprint.values();
    if (values != null) {
      Long distinct = column.distinct();
      require(
          distinct == null || values.depth() > 0 || distinct == values.values(),
          about + " is of another number of values");
      require(
          values.held().stream()
              .mapToLong(Held::patients)
              .allMatch(n -> n <= fingerprint.patients()),
          about + " has a value that more patients hold than have one");
    }
  }

  private static void history(Assessment record, History history) {
    for (Finding change : history.changes()) {
      require(
          change.severity() == Severity.INFO || record.findings().contains(change),
          "a change in history is no finding");
    }
    for (RiskChange risk : history.risks()) {
      require(
          Objects.equals(risk.now(), measured(record.measurements(), risk)),
          "a figure in history is not the one measured");
      require(
          risk.direction() == RiskChange.direction(risk.quantity(), risk.before(), risk.now()),
          "a direction in history does not follow from its figures");
    }
    List<LimitChange> own = history.limits().stream().filter(LimitChange::inPolicy).toList();
    List<LimitResult> results = record.decision().limits();
    require(own.size() == results.size(), "history does not hold the policy's limits");
    for (int i = 0; i < own.size(); i++) {
      require(
          own.get(i).limit().equals(results.get(i).limit())
              && own.get(i).now() == results.get(i).verdict(),
          "a verdict in history is not the decision's");
    }
  }

  private static @Nullable Estimate measured(List<Measurement> measurements, RiskChange risk) {
    return measurements.stream()
        .filter(
            m ->
                m.quantity() == risk.quantity()
                    && m.unit() == risk.unit()
                    && Objects.equals(m.of(), risk.of())
                    && m.params().equals(risk.params()))
        .findFirst()
        .map(Measurement::estimate)
        .orElse(null);
  }

  private static void require(boolean holds, String contradiction) {
    if (!holds) {
      throw new RecordFormatException("contradiction", "contradicts itself: " + contradiction);
    }
  }
}
