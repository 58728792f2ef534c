package org.reidrisk.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Severity;
import org.reidrisk.group.ClassSizes;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.IdentityRisk;
import org.reidrisk.measure.KAnonymity;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.AccessTier;
import org.reidrisk.policy.Decision;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.policy.Preset;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;

/**
 * Finds out whether a record could have been measured at all: its figures follow from each other.
 */
final class RecordArithmetic {
  /** Roles that no figure could leave unread. */
  private static final Set<Role> MEASURED =
      Set.of(Role.PATIENT_KEY, Role.QUASI_IDENTIFIER, Role.SENSITIVE);

  private final Assessment record;

  private RecordArithmetic(Assessment record) {
    this.record = record;
  }

  /** A set and a unit, whose figures all follow from two histograms. */
  private record Scope(@Nullable String set, Unit unit) {}

  static void check(Assessment record) {
    RecordArithmetic arithmetic = new RecordArithmetic(record);
    arithmetic.data();
    arithmetic.columns();
    arithmetic.preset();
    arithmetic.findings();
    arithmetic.decision(arithmetic.measurements());
  }

  private void data() {
    DataSummary data = record.data();
    for (long count :
        List.of(data.patients(), data.events(), data.rowsWithoutPatient(), (long) data.columns())) {
      require(count >= 0, "data holds a negative count");
    }
    require(
        data.patients() + data.rowsWithoutPatient() <= data.rows() && data.events() <= data.rows(),
        "data counts more patients or events than rows");
    require(data.origin() == null || data.origin().bytes() >= 0, "data holds a negative size");
  }

  private void columns() {
    require(record.schema().size() == record.data().columns(), "schema and data.columns differ");
    Set<String> names = new HashSet<>();
    long rows = record.data().rows();
    for (int i = 0; i < record.schema().size(); i++) {
      ColumnSummary column = record.schema().get(i);
      require(names.add(column.spec().name()), "schema names a column twice");
      require(column.spec().position() == i + 1, "schema positions are not 1, 2, 3, …");
      double share = rows == 0 ? 0 : column.missing() / (double) rows;
      long filled = rows - column.missing();
      require(
          column.missing() >= 0 && filled >= 0 && column.missingShare() == share,
          "the missing share of column " + (i + 1) + " is not its missing cells over the rows");
      Long distinct = column.distinct();
      require(
          (distinct == null || (distinct <= filled && (distinct > 0) == (filled > 0)))
              && column.unparsed() >= 0
              && column.unparsed() <= filled,
          "column " + (i + 1) + " has more values than cells");
      require(
          distinct != null || !MEASURED.contains(column.spec().role()),
          "column " + (i + 1) + " was measured without being looked at");
    }
    boolean hasPatientKey = !named(Role.PATIENT_KEY).isEmpty();
    require(
        (record.policy().unit() == Unit.PATIENT) == hasPatientKey,
        "the unit of the limits does not fit the patient key");
    require(
        hasPatientKey || record.data().patients() == rows,
        "without a patient key each row is a patient");
    List<String> quasiIdentifiers = named(Role.QUASI_IDENTIFIER);
    Set<Object> seen = new HashSet<>();
    for (Measurement m : record.measurements()) {
      require(
          seen.add(Arrays.asList(m.quantity(), m.unit(), m.of(), m.params())),
          "a measurement stands there twice");
      requirePossible(m);
      require(names.containsAll(m.quasiIdentifiers()), "a measurement names an unknown column");
      require(
          m.params().set() != null || m.quasiIdentifiers().equals(quasiIdentifiers),
          "a measurement is not on all quasi-identifiers of the schema");
    }
  }

  /** Nobody can hide among more values than the column has. */
  private void requirePossible(Measurement m) {
    if (m.of() == null) {
      return;
    }
    long values =
        record.schema().stream()
            .filter(c -> c.spec().name().equals(m.of()))
            .map(ColumnSummary::distinct)
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .findFirst()
            .orElse(-1);
    require(values >= 0, "a measurement is of an unknown column");
    double most = Math.max(1, values) * (1 + 1e-9);
    boolean possible =
        switch (m.quantity()) {
          case L_DISTINCT -> !(m.estimate() instanceof Estimate.Count l) || l.value() <= most;
          case L_ENTROPY -> !(m.estimate() instanceof Estimate.Real l) || l.value() <= most;
          case ALPHA -> !(m.estimate() instanceof Estimate.Real a) || a.value() * most >= 1;
          default -> true;
        };
    require(possible, m.quantity().word() + " is more than its column has values for");
  }

  private List<String> named(Role role) {
    return record.schema().stream()
        .map(ColumnSummary::spec)
        .filter(c -> c.role() == role)
        .map(ColumnSpec::name)
        .toList();
  }

  /** Checks every figure against its histograms; returns them with the fractions these give. */
  private List<Measurement> measurements() {
    Map<Scope, List<Measurement>> scopes =
        record.measurements().stream()
            .collect(Collectors.groupingBy(m -> new Scope(m.params().set(), m.unit())));
    List<Measurement> exact = new ArrayList<>();
    scopes.forEach((scope, measurements) -> exact.addAll(checkScope(scope, measurements)));
    return exact;
  }

  private List<Measurement> checkScope(Scope scope, List<Measurement> measurements) {
    Map<Quantity, Estimate> histograms = new HashMap<>();
    for (Measurement m : measurements) {
      if (m.quantity().kind() == Quantity.Kind.HISTOGRAM) {
        histograms.put(m.quantity(), m.estimate());
      }
    }
    if (measurements.stream().allMatch(m -> m.quantity().ofSensitive())) {
      return measurements;
    }
    if (!(histograms.get(Quantity.CLASS_SIZE_HISTOGRAM) instanceof Estimate.Histogram classes)
        || !(histograms.get(Quantity.PATIENTS_BY_SMALLEST_CLASS)
            instanceof Estimate.Histogram units)) {
      throw contradiction("figures by " + scope.unit().word() + " lack their histograms");
    }
    ClassSizes sizes;
    try {
      sizes = new ClassSizes(scope.unit(), classes.bins(), units.bins());
    } catch (IllegalArgumentException e) {
      throw contradiction("the two histograms by " + scope.unit().word() + " do not fit");
    }
    long expected = scope.unit() == Unit.ROW ? record.data().rows() : record.data().patients();
    require(
        sizes.unitCount() == expected,
        "the histogram by " + scope.unit().word() + " does not add up to data");
    return checkFigures(sizes, measurements);
  }

  private static List<Measurement> checkFigures(ClassSizes sizes, List<Measurement> measurements) {
    List<Measurement> exact = new ArrayList<>();
    KAnonymity anonymity = KAnonymity.of(sizes);
    IdentityRisk risk = IdentityRisk.prosecutor(sizes);
    for (Measurement m : measurements) {
      Integer threshold = m.params().threshold();
      Estimate expected =
          switch (m.quantity()) {
            case K -> anonymity.k();
            case EQUIVALENCE_CLASSES -> anonymity.equivalenceClasses();
            case SAMPLE_UNIQUES -> anonymity.sampleUniques();
            case PROSECUTOR_HIGHEST -> risk.highest();
            case PROSECUTOR_MEAN -> risk.mean();
            case PROSECUTOR_SHARE_ABOVE ->
                threshold == null || threshold < 1 ? null : risk.shareAbove(threshold);
            default -> m.estimate();
          };
      if (expected == null || !expected.equals(m.estimate())) {
        throw contradiction(
            m.quantity().word()
                + " by "
                + m.unit().word()
                + " does not follow from the histograms");
      }
      exact.add(
          new Measurement(
              m.quantity(),
              m.unit(),
              m.quasiIdentifiers(),
              m.of(),
              m.params(),
              expected,
              m.convention()));
    }
    return exact;
  }

  /** Findings that follow from the record itself must be there, and must block. */
  private void findings() {
    for (ColumnSummary column : record.schema()) {
      ColumnSpec spec = column.spec();
      if (spec.role() == Role.UNDECIDED) {
        boolean unnamed = spec.origin() == RoleOrigin.UNNAMED;
        requireBlocking(unnamed ? "unclassified-column" : "undecided-column", spec.name(), false);
      }
      if (spec.role() == Role.DIRECT_IDENTIFIER && column.missing() < record.data().rows()) {
        boolean liftable = record.release().tier() != AccessTier.PUBLIC;
        requireBlocking("direct-identifier-present", spec.name(), liftable);
      }
    }
    if (record.data().rows() == 0) {
      requireBlocking("no-rows", "release", false);
    }
    if (record.data().rowsWithoutPatient() > 0) {
      boolean all = record.data().rowsWithoutPatient() == record.data().rows();
      requireBlocking(
          all ? "no-patient-rows" : "rows-without-patient",
          String.join("", named(Role.PATIENT_KEY)),
          false);
    }
    for (String content : record.release().contains()) {
      if (!content.equals("metadata")) {
        requireBlocking("attestation-needed", content, true);
      }
    }
    String id = record.policy().preset();
    boolean narrower =
        id != null
            && record.release().tier().open()
            && Preset.named(id).filter(p -> !p.tier().open()).isPresent();
    if (narrower) {
      requireBlocking("preset-of-narrower-tier", "release", true);
    }
  }

  private void requireBlocking(String code, String about, boolean liftable) {
    require(
        record.findings().stream()
            .anyMatch(
                f ->
                    f.code().equals(code)
                        && f.about().equals(about)
                        && f.severity() == Severity.BLOCKING
                        && (liftable || f.acknowledged() == null)),
        "the finding " + code + " follows from it and is not there");
  }

  private void preset() {
    String id = record.policy().preset();
    Preset preset = id == null ? null : Preset.named(id).orElse(null);
    // Another version's limits are not known here.
    if (preset != null && Objects.equals(record.policy().presetVersion(), preset.version())) {
      require(
          record.policy().limits().containsAll(preset.limits()),
          "the limits are not those of the preset");
    }
  }

  private void decision(List<Measurement> exact) {
    Decision decision = record.decision();
    require(
        decision.limits().size() == record.policy().limits().size(),
        "decision.limits and policy.limits differ");
    Decision again =
        Decision.of(record.policy().limits(), record.policy().unit(), exact, record.findings());
    for (int i = 0; i < decision.limits().size(); i++) {
      LimitResult written = decision.limits().get(i);
      LimitResult expected = again.limits().get(i);
      require(
          written.limit().equals(expected.limit())
              && Objects.equals(written.measured(), expected.measured())
              && (written.verdict() == expected.verdict() || isRounded(expected, written)),
          "the result of limit " + i + " does not follow from the measurements");
    }
    require(
        decision.outcome() == Decision.outcome(decision.limits(), record.findings())
            && decision.because().equals(Decision.because(decision.limits(), record.findings())),
        "the outcome does not follow from limits and findings");
  }

  /** A rounded value that equals the bound may have been on either side of it. */
  private static boolean isRounded(LimitResult expected, LimitResult written) {
    return expected.measured() instanceof Estimate.Real real
        && real.fraction() == null
        && real.value() == expected.limit().bound().doubleValue()
        && written.verdict() != LimitResult.Verdict.UNDEFINED;
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw contradiction(problem);
    }
  }

  private static RecordFormatException contradiction(String problem) {
    return new RecordFormatException("contradiction", "contradicts itself: " + problem);
  }
}
