package org.reidrisk.assess;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Progress;
import org.reidrisk.Resources;
import org.reidrisk.group.ClassSizes;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.AlphaAnonymity;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.IdentityRisk;
import org.reidrisk.measure.KAnonymity;
import org.reidrisk.measure.LDiversity;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.measure.TCloseness;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.SensitiveDistance;
import org.reidrisk.table.Role;
import org.reidrisk.table.StaticCells;
import org.reidrisk.table.Table;

/** Every figure of one assessment, in a fixed order whatever the number of threads. */
final class Measuring {
  private static final BigDecimal LARGEST_CLASS = BigDecimal.valueOf(Integer.MAX_VALUE);
  private static final List<Integer> CLASS_SIZES = List.of(2, 3, 5, 11, 20);

  private final Table table;
  private final Table asRead;
  private final long filledCells;
  private final Policy policy;
  private final List<HomogeneousClasses> homogeneousClasses = new ArrayList<>();

  Measuring(Table asRead, StaticCells filled, Policy policy) {
    this.asRead = asRead;
    this.table = filled.table();
    this.filledCells = filled.filledCells();
    this.policy = policy;
  }

  /** One quasi-identifier set: null names the set of all. */
  private record ColumnSet(@Nullable String name, EquivalenceClasses classes) {}

  /** Figures of one sensitive column, and what a finding needs to know of them. */
  private record Part(List<Measurement> measurements, @Nullable HomogeneousClasses homogeneous) {}

  List<Measurement> run(Resources resources) {
    Map<@Nullable String, List<String>> sets = new LinkedHashMap<>();
    sets.put(null, table.schema().named(Role.QUASI_IDENTIFIER));
    sets.putAll(policy.sets());
    List<Measurement> measurements = new ArrayList<>();
    int done = 0;
    // One set after the other: classes of many rows are large.
    for (Map.Entry<@Nullable String, List<String>> set : sets.entrySet()) {
      resources.progress().at(Progress.Stage.GROUP, done, sets.size(), table.rows());
      EquivalenceClasses classes = EquivalenceClasses.of(table, set.getValue(), resources);
      resources.progress().at(Progress.Stage.MEASURE, done++, sets.size(), table.rows());
      for (Part part : resources.inParallel(parts(new ColumnSet(set.getKey(), classes)))) {
        measurements.addAll(part.measurements());
        if (part.homogeneous() != null) {
          homogeneousClasses.add(part.homogeneous());
        }
      }
    }
    return measurements;
  }

  /**
   * Classes of two or more units in which everybody holds one sensitive value.
   *
   * @param set the quasi-identifier set; null for all
   * @param of the sensitive column
   * @param classes how many such classes, at least 1
   */
  record HomogeneousClasses(@Nullable String set, String of, long classes) {}

  /** What was found of them in the unit that decides; to be read after {@link #run}. */
  List<HomogeneousClasses> homogeneousClasses() {
    return homogeneousClasses;
  }

  private List<Callable<Part>> parts(ColumnSet set) {
    List<Callable<Part>> parts = new ArrayList<>();
    for (Unit unit : Unit.values()) {
      parts.add(() -> new Part(identity(set, unit), null));
    }
    for (String column : policy.named(Role.SENSITIVE)) {
      // A column that the attacker already knows cannot be learnt.
      if (!set.classes().quasiIdentifiers().contains(column)) {
        for (Unit unit : Unit.values()) {
          parts.add(() -> attribute(set, unit, column));
        }
      }
    }
    return parts;
  }

  private List<Measurement> identity(ColumnSet set, Unit unit) {
    ClassSizes sizes = set.classes().sizes(unit);
    KAnonymity anonymity = KAnonymity.of(sizes);
    IdentityRisk risk = IdentityRisk.prosecutor(sizes);
    Params plain = Params.ofSet(set.name());
    Params powered = plain.withPower(Params.POWER_ONE);
    List<Measurement> list = new ArrayList<>();
    list.add(identity(set, unit, Quantity.K, powered, anonymity.k()));
    list.add(
        identity(set, unit, Quantity.EQUIVALENCE_CLASSES, plain, anonymity.equivalenceClasses()));
    list.add(identity(set, unit, Quantity.SAMPLE_UNIQUES, powered, anonymity.sampleUniques()));
    list.add(
        identity(
            set,
            unit,
            Quantity.CLASS_SIZE_HISTOGRAM,
            plain,
            new Estimate.Histogram(sizes.classes())));
    list.add(
        identity(
            set,
            unit,
            Quantity.PATIENTS_BY_SMALLEST_CLASS,
            plain,
            new Estimate.Histogram(sizes.units())));
    list.add(identity(set, unit, Quantity.PROSECUTOR_HIGHEST, powered, risk.highest()));
    list.add(identity(set, unit, Quantity.PROSECUTOR_MEAN, powered, risk.mean()));
    for (int size : classSizes()) {
      list.add(
          identity(
              set,
              unit,
              Quantity.PROSECUTOR_SHARE_ABOVE,
              powered.withThreshold(size),
              risk.shareAbove(size)));
    }
    return list;
  }

  private Measurement identity(
      ColumnSet set, Unit unit, Quantity quantity, Params params, Estimate estimate) {
    return new Measurement(
        quantity, unit, set.classes().quasiIdentifiers(), null, params, estimate, convention(unit));
  }

  /** The class sizes at which shares are always measured, and those that limits name. */
  private SortedSet<Integer> classSizes() {
    SortedSet<Integer> sizes = new TreeSet<>(CLASS_SIZES);
    for (Limit limit : policy.limits()) {
      if (limit.classSize() != null) {
        sizes.add(limit.classSize());
      }
      if (limit.threshold() != null) {
        sizes.add(limit.threshold());
      }
      if (limit.quantity() == Quantity.K) {
        sizes.add(limit.bound().min(LARGEST_CLASS).intValue());
      }
    }
    return sizes;
  }

  private Part attribute(ColumnSet set, Unit unit, String column) {
    SensitiveCounts counts =
        SensitiveCounts.of(set.classes(), asRead.column(column), unit, policy.patientReleased());
    LDiversity diversity = LDiversity.of(counts);
    AlphaAnonymity alpha = AlphaAnonymity.of(counts);
    Map<String, String> convention = convention(unit);
    convention.put("missing-sensitive", "adds no value");
    int without = counts.total().members() - counts.total().known();
    if (without > 0) {
      convention.put("without-any-value", String.valueOf(without));
    }
    if (unit == Unit.PATIENT) {
      convention.put(
          "values-of-a-patient", policy.patientReleased() ? "all rows" : "rows in the class");
    }
    Map<String, String> entropy = new LinkedHashMap<>(convention);
    entropy.put("entropy", "exp of H, natural logarithm");
    SensitiveDistance distance = policy.column(column).orElseThrow().distance();
    Map<String, String> reference = new LinkedHashMap<>(convention);
    reference.put("reference", "released table");
    Params plain = Params.ofSet(set.name());
    List<Measurement> list = new ArrayList<>();
    for (Figure figure :
        List.of(
            new Figure(Quantity.L_DISTINCT, plain, diversity.distinct(), convention),
            new Figure(Quantity.L_ENTROPY, plain, diversity.entropy(), entropy),
            new Figure(Quantity.ALPHA, plain, alpha.alpha(), convention),
            new Figure(
                Quantity.T_CLOSENESS,
                plain.withDistance(distance.kind().word()),
                closeness(counts, distance),
                reference))) {
      list.add(
          new Measurement(
              figure.quantity(),
              unit,
              set.classes().quasiIdentifiers(),
              column,
              figure.params(),
              figure.estimate(),
              figure.convention()));
    }
    boolean decides = unit == (table.hasPatientKey() ? Unit.PATIENT : Unit.ROW);
    boolean found = decides && alpha.homogeneousClasses() > 0;
    return new Part(
        list,
        found ? new HomogeneousClasses(set.name(), column, alpha.homogeneousClasses()) : null);
  }

  private record Figure(
      Quantity quantity, Params params, Estimate estimate, Map<String, String> convention) {}

  private Estimate closeness(SensitiveCounts counts, SensitiveDistance distance) {
    ValueOrder order = ValueOrder.of(table.column(counts.column()), distance);
    return order.distance() != null
        ? TCloseness.of(counts, order.distance()).t()
        : order.obstacle();
  }

  private Map<String, String> convention(Unit unit) {
    Map<String, String> convention = new LinkedHashMap<>();
    convention.put("missing", "own-value");
    convention.put("weight", unit == Unit.PATIENT ? "patients" : "rows");
    if (filledCells > 0) {
      convention.put("static-cells-filled", String.valueOf(filledCells));
    }
    return convention;
  }
}
