package org.reidrisk.record;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Severity;
import org.reidrisk.group.CandidateSets;
import org.reidrisk.group.ClassSizes;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.CandidateRisk;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.AccessTier;
import org.reidrisk.policy.Decision;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.policy.MissingMode;
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

  /** Words for a name that was not recognised. */
  private static final Set<String> UNMATCHED = Set.of("none", "private");

  private final Assessment record;

  private RecordArithmetic(Assessment record) {
    this.record = record;
  }

  /** A set, a unit and a power, whose figures all follow from their histograms. */
  private record Scope(@Nullable String set, Unit unit, String power) {}

  static void check(Assessment record) {
    RecordArithmetic arithmetic = new RecordArithmetic(record);
    arithmetic.data();
    arithmetic.columns();
    arithmetic.inventory();
    TimelineArithmetic.check(record);
    arithmetic.subgroups();
    arithmetic.preset();
    arithmetic.findings();
    JoinedArithmetic.check(record);
    arithmetic.decision(arithmetic.measurements());
    HistoryArithmetic.check(record);
    CrossCheckArithmetic.check(record);
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
    long inExport =
        record.schema().stream().filter(c -> c.spec().origin() != RoleOrigin.DERIVED).count();
    require(inExport == record.data().columns(), "schema and data.columns differ");
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
      inventory(column, filled, i + 1);
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
      // A register may hold fewer columns, and a variant says that sensitive ones are known too.
      boolean others = m.quantity().fromRegister() || Params.EXTENDED.equals(m.params().model());
      require(
          others
              || m.quantity().ofScenario()
              || m.params().set() != null
              || m.quasiIdentifiers().equals(quasiIdentifiers),
          "a measurement is not on all quasi-identifiers of the schema");
    }
  }

  /** An inventory is of all columns of the export, and lists all letters. */
  private void inventory() {
    InventorySummary inventory = record.inventory();
    Set<String> names = new HashSet<>();
    for (ColumnSummary column : record.schema()) {
      names.add(column.spec().name());
      boolean derived = column.spec().origin() == RoleOrigin.DERIVED;
      require(
          (column.inventory() != null) == (inventory != null && !derived),
          "an inventory is of some columns only");
    }
    if (inventory == null) {
      return;
    }
    require(
        String.join(
                "",
                inventory.safeHarbor().stream()
                    .map(InventorySummary.SafeHarborEntry::letter)
                    .toList())
            .equals("ABCDEFGHIJKLMNOPQR"),
        "the Safe Harbor list is not A to R");
    for (InventorySummary.SafeHarborEntry entry : inventory.safeHarbor()) {
      require(names.containsAll(entry.columns()), "Safe Harbor names an unknown column");
      require(
          (entry.presence() != InventorySummary.Presence.PRESENT) || !entry.columns().isEmpty(),
          "an identifier is present in no column");
    }
    inventory
        .claims()
        .forEach(c -> require(names.containsAll(c.columns()), "a claim names an unknown column"));
    inventory
        .dependencies()
        .forEach(
            d ->
                require(
                    names.contains(d.from())
                        && names.contains(d.column())
                        && !d.from().equals(d.column()),
                    "a dependency is not of two columns"));
  }

  /** What the inventory says of a column's values must be possible for so many of them. */
  private void inventory(ColumnSummary column, long filled, int position) {
    ColumnInventory inventory = column.inventory();
    if (inventory == null) {
      return;
    }
    Long distinct = column.distinct();
    require(
        distinct == null || inventory.distinctEstimate() == null,
        "column " + position + " has its values counted and estimated");
    Long estimate = inventory.distinctEstimate();
    require(
        estimate == null || (estimate >= 0 && estimate <= filled),
        "column " + position + " has about more values than cells");
    require(
        UNMATCHED.contains(inventory.match()) == (inventory.keyword() == null),
        "column " + position + " is recognised as nothing, or by nothing");
    Double entropy = inventory.entropy();
    double most =
        Math.log((double) Math.max(1, distinct == null ? filled : distinct)) / Math.log(2);
    require(
        entropy == null || (entropy >= 0 && entropy <= most + 1e-9),
        "column " + position + " has more entropy than its values allow");
    require(
        !inventory.constant() || distinct == null || distinct == 1,
        "column " + position + " is called constant and is not");
    long units =
        record.policy().unit() == Unit.PATIENT ? record.data().patients() : record.data().rows();
    for (Long alone : Arrays.asList(inventory.uniqueAlone(), inventory.madeUnique())) {
      require(
          alone == null || (alone >= 0 && alone <= units),
          "column " + position + " singles out more than there are");
      require(
          alone == null
              || column.spec().role() != Role.QUASI_IDENTIFIER
              || alone <= sampleUniques(units),
          "column " + position + " singles out more than all quasi-identifiers together");
    }
    Integer longest = inventory.longest();
    require(
        longest == null || (longest > 0) == (filled > 0),
        "column " + position + " has a longest value and no cells");
  }

  /**
   * The units that all quasi-identifiers single out by classes; the given ones where people do not
   * fall into classes.
   */
  private long sampleUniques(long units) {
    return record.measurements().stream()
        .filter(m -> m.quantity() == Quantity.SAMPLE_UNIQUES)
        .filter(m -> m.unit() == record.policy().unit())
        .filter(m -> m.params().equals(Params.ofSet(null).withPower(Params.POWER_ONE)))
        .filter(m -> !MissingMode.WILDCARD.word().equals(m.convention().get("missing")))
        .map(Measurement::estimate)
        .filter(Estimate.Count.class::isInstance)
        .mapToLong(estimate -> ((Estimate.Count) estimate).value())
        .findFirst()
        .orElse(units);
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
          case L_DISTINCT, L_RECURSIVE ->
              !(m.estimate() instanceof Estimate.Count l) || l.value() <= most;
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
            .filter(RecordArithmetic::followsFromHistograms)
            .collect(Collectors.groupingBy(RecordArithmetic::scope));
    List<Measurement> exact = new ArrayList<>();
    scopes.forEach((scope, measurements) -> exact.addAll(checkScope(scope, measurements)));
    exact.addAll(LinkageArithmetic.check(record));
    record.measurements().stream()
        .filter(m -> !followsFromHistograms(m) && !m.quantity().ofScenario())
        .forEach(m -> exact.add(exactly(m)));
    return exact;
  }

  private static boolean followsFromHistograms(Measurement m) {
    Quantity quantity = m.quantity();
    boolean comparedMode = quantity == Quantity.K && m.params().model() != null;
    boolean otherSource =
        quantity.ofSensitive() || quantity.fromRegister() || quantity.ofScenario();
    return !otherSource && !comparedMode;
  }

  private static Scope scope(Measurement m) {
    String power = m.params().power();
    return new Scope(m.params().set(), m.unit(), power == null ? Params.POWER_ONE : power);
  }

  /** 1 / k-map is known exactly; limits compare it as a class size. */
  private Measurement exactly(Measurement m) {
    if (m.quantity() == Quantity.MARKETER) {
      require(
          record.measurements().stream()
              .anyMatch(
                  o ->
                      o.quantity() == Quantity.JOURNALIST_MEAN
                          && o.unit() == m.unit()
                          && o.params().equals(m.params())
                          && o.estimate().equals(m.estimate())),
          "marketer differs from journalist-mean");
    }
    if (m.quantity() == Quantity.L_DISTINCT) {
      requireOneValueWhereAlphaIsOne(m);
    }
    if (m.quantity() != Quantity.JOURNALIST_HIGHEST) {
      return m;
    }
    for (Measurement other : record.measurements()) {
      if (other.quantity() == Quantity.K_MAP
          && other.unit() == m.unit()
          && other.params().equals(m.params())
          && other.estimate() instanceof Estimate.Count k
          && k.value() > 0) {
        Estimate highest =
            Estimate.Real.of(BigFraction.of(BigInteger.ONE, BigInteger.valueOf(k.value())));
        require(highest.equals(m.estimate()), "journalist-highest does not follow from k-map");
        return withEstimate(m, highest);
      }
    }
    require(m.estimate() instanceof Estimate.Undefined, "journalist-highest lacks its k-map");
    return m;
  }

  /** A class in which everybody holds one value hides it among no others. */
  private void requireOneValueWhereAlphaIsOne(Measurement l) {
    boolean disclosed =
        record.measurements().stream()
            .anyMatch(
                o ->
                    o.quantity() == Quantity.ALPHA
                        && o.unit() == l.unit()
                        && Objects.equals(o.of(), l.of())
                        && o.params().equals(l.params())
                        && o.estimate() instanceof Estimate.Real alpha
                        && alpha.value() == 1);
    require(
        !disclosed || l.estimate().equals(new Estimate.Count(1)),
        "l-distinct is more than 1 where alpha is 1");
  }

  private static Measurement withEstimate(Measurement m, Estimate estimate) {
    return new Measurement(
        m.quantity(), m.unit(), m.quasiIdentifiers(), m.of(), m.params(), estimate, m.convention());
  }

  private List<Measurement> checkScope(Scope scope, List<Measurement> measurements) {
    Estimate classes = estimate(measurements, Quantity.CLASS_SIZE_HISTOGRAM, null);
    boolean hasClasses = classes instanceof Estimate.Histogram;
    require(
        scope.power().equals(Params.POWER_ONE) ? classes != null : classes == null,
        "figures by " + scope.unit().word() + " lack their histograms");
    List<Bin> least = bins(measurements, null, "least", scope);
    List<Bin> most = bins(measurements, null, "most", scope);
    CandidateSets sets;
    try {
      sets = new CandidateSets(least, most);
      if (classes instanceof Estimate.Histogram histogram) {
        require(sets.exact(), "sizes of classes are known exactly");
        requireClasses(scope.unit(), histogram.bins(), least);
      }
    } catch (IllegalArgumentException e) {
      throw contradiction("the two histograms by " + scope.unit().word() + " do not fit");
    }
    require(
        least.stream().mapToLong(Bin::count).sum() == expectedUnits(scope.unit(), measurements),
        "the histogram by " + scope.unit().word() + " does not add up to data");
    long classCount =
        classes instanceof Estimate.Histogram histogram
            ? histogram.bins().stream().mapToLong(Bin::count).sum()
            : -1;
    return checkFigures(sets, hasClasses ? classCount : -1, measurements);
  }

  private static void requireClasses(Unit unit, List<Bin> classes, List<Bin> units) {
    ClassSizes unused = new ClassSizes(unit, classes, units);
    require(unused.unit() == unit, "unreachable");
  }

  /** One histogram, or that of one of two bounds. */
  private static List<Bin> bins(
      List<Measurement> measurements, @Nullable String exact, String bound, Scope scope) {
    Estimate one = estimate(measurements, Quantity.PATIENTS_BY_SMALLEST_CLASS, exact);
    Estimate found =
        one != null ? one : estimate(measurements, Quantity.PATIENTS_BY_SMALLEST_CLASS, bound);
    if (found instanceof Estimate.Histogram histogram) {
      return histogram.bins();
    }
    throw contradiction("figures by " + scope.unit().word() + " lack their histograms");
  }

  private static @Nullable Estimate estimate(
      List<Measurement> measurements, Quantity quantity, @Nullable String model) {
    return measurements.stream()
        .filter(m -> m.quantity() == quantity && Objects.equals(m.params().model(), model))
        .map(Measurement::estimate)
        .findFirst()
        .orElse(null);
  }

  /** All units of the release, but those whose rows were all dropped. */
  private long expectedUnits(Unit unit, List<Measurement> measurements) {
    long rowsDropped = setting("rows-dropped", record.data().rows());
    require(
        measurements.stream()
            .allMatch(
                m ->
                    Objects.equals(
                        m.convention().get("rows-dropped"),
                        record.provenance().settings().get("rows-dropped"))),
        "measurements and provenance differ in the rows that were dropped");
    if (unit == Unit.ROW) {
      return record.data().rows() - rowsDropped;
    }
    if (named(Role.PATIENT_KEY).isEmpty()) {
      return record.data().patients() - rowsDropped;
    }
    return record.data().patients() - setting("patients-lost", record.data().patients());
  }

  /** A count of what the mode drop left out; 0 when the record has none. */
  private long setting(String key, long most) {
    Map<String, String> settings = record.provenance().settings();
    String text = settings.get(key);
    if (text == null) {
      return 0;
    }
    boolean fits =
        text.matches("[0-9]{1,18}")
            && Long.parseLong(text) <= most
            && MissingMode.DROP.word().equals(settings.get("missing"));
    require(fits, "provenance.settings." + key + " is not what was dropped");
    return Long.parseLong(text);
  }

  private static List<Measurement> checkFigures(
      CandidateSets sets, long classCount, List<Measurement> measurements) {
    List<Measurement> exact = new ArrayList<>();
    CandidateRisk risk = CandidateRisk.of(sets);
    for (Measurement m : measurements) {
      Integer threshold = m.params().threshold();
      Estimate expected =
          switch (m.quantity()) {
            case K -> risk.k();
            case EQUIVALENCE_CLASSES ->
                classCount < 0 ? m.estimate() : new Estimate.Count(classCount);
            case SAMPLE_UNIQUES -> risk.sampleUniques();
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
      exact.add(withEstimate(m, expected));
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
    if (setting("patients-lost", record.data().patients()) > 0) {
      requireBlocking("patients-lost", "release", false);
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

  private void subgroups() {
    long units =
        record.policy().unit() == Unit.ROW ? record.data().rows() : record.data().patients();
    for (SubgroupSummary subgroup : record.subgroups()) {
      require(
          subgroup.units() > 0 && subgroup.units() <= units,
          "a subgroup has more people than the release");
    }
  }

  private void preset() {
    String id = record.policy().preset();
    Preset preset = id == null ? null : Preset.named(id).orElse(null);
    // Another version's limits are not known here.
    if (preset != null && Objects.equals(record.policy().presetVersion(), preset.version())) {
      List<Limit> atPowerOne =
          record.policy().limits().stream().map(l -> l.withPower(Params.POWER_ONE)).toList();
      require(atPowerOne.containsAll(preset.limits()), "the limits are not those of the preset");
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
