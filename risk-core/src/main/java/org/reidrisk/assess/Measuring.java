package org.reidrisk.assess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Progress;
import org.reidrisk.Resources;
import org.reidrisk.group.CandidateSets;
import org.reidrisk.group.ClassSizes;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.MatchCounts;
import org.reidrisk.group.Trajectories;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.CandidateRisk;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.IdentityRisk;
import org.reidrisk.measure.KAnonymity;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.MissingMode;
import org.reidrisk.policy.Policy;
import org.reidrisk.table.Role;
import org.reidrisk.table.Table;

/** Every figure of one assessment, in a fixed order whatever the number of threads. */
final class Measuring {
  static final Estimate.Undefined NO_CLASSES =
      new Estimate.Undefined(
          "no-classes",
          "Where a missing cell matches everything, people do not fall into classes.");

  private final PreparedTable prepared;
  private final Table table;
  private final Policy policy;
  private final Figures figures;
  private final Resources resources;
  private final Conventions conventions;
  private final RegisterFigures registers;
  private final AttributeFigures attributes;
  private @Nullable EquivalenceClasses classesOfAll;

  Measuring(PreparedTable prepared, Policy policy, Figures figures, Resources resources) {
    this.prepared = prepared;
    this.table = prepared.grouped();
    this.policy = policy;
    this.figures = figures;
    this.resources = resources;
    this.conventions = new Conventions(policy, prepared);
    this.registers = new RegisterFigures(prepared, figures, conventions, resources);
    this.attributes = new AttributeFigures(prepared, policy, figures, conventions, resources);
  }

  /**
   * One quasi-identifier set.
   *
   * @param name its name; null for the set of all
   * @param classes its classes
   */
  record Scope(@Nullable String name, EquivalenceClasses classes) {}

  /** All figures on the set of all quasi-identifiers and on every named set. */
  List<Measurement> run() {
    Map<@Nullable String, List<String>> sets = sets();
    List<Measurement> measurements = new ArrayList<>();
    int done = 0;
    // One set after the other: classes of many rows are large.
    for (Map.Entry<@Nullable String, List<String>> set : sets.entrySet()) {
      resources.progress().at(Progress.Stage.GROUP, done, sets.size(), table.rows());
      EquivalenceClasses classes = EquivalenceClasses.of(table, set.getValue(), resources);
      resources.progress().at(Progress.Stage.MEASURE, done++, sets.size(), table.rows());
      if (set.getKey() == null && !policy.subgroups().isEmpty()) {
        classesOfAll = classes;
      }
      measurements.addAll(onSet(new Scope(set.getKey(), classes)));
    }
    return measurements;
  }

  /** Figures beside the register by row, on every set; for comparison with other programs. */
  List<Measurement> registerByRow() {
    List<Measurement> measurements = new ArrayList<>();
    sets()
        .forEach(
            (name, columns) ->
                measurements.addAll(
                    registers.byRow(
                        new Scope(name, EquivalenceClasses.of(table, columns, resources)))));
    return measurements;
  }

  private Map<@Nullable String, List<String>> sets() {
    Map<@Nullable String, List<String>> sets = new LinkedHashMap<>();
    sets.put(null, table.schema().named(Role.QUASI_IDENTIFIER));
    sets.putAll(policy.sets());
    return sets;
  }

  /** The figures on other quasi-identifiers than those of the policy, as if they were all. */
  List<Measurement> on(List<String> quasiIdentifiers) {
    return onSet(new Scope(null, EquivalenceClasses.of(table, quasiIdentifiers, resources)));
  }

  /** The classes of the set of all, if subgroups will want them. */
  EquivalenceClasses classesOfAll() {
    return classesOfAll != null
        ? classesOfAll
        : EquivalenceClasses.of(table, table.schema().named(Role.QUASI_IDENTIFIER), resources);
  }

  /** Classes in which everybody holds one sensitive value; to be read after {@link #run}. */
  List<AttributeFigures.HomogeneousClasses> homogeneousClasses() {
    return attributes.homogeneousClasses();
  }

  /** Where the register contradicts the release; to be read after {@link #run}. */
  List<RegisterFigures.RegisterContradiction> contradictions() {
    return registers.contradictions();
  }

  private List<Measurement> onSet(Scope scope) {
    List<Measurement> measurements = new ArrayList<>();
    MatchCounts matches =
        policy.missing() == MissingMode.WILDCARD
            ? MatchCounts.of(table, scope.classes().quasiIdentifiers(), exactUpTo(), resources)
            : null;
    for (Unit unit : Unit.values()) {
      measurements.addAll(identity(scope, unit, matches));
    }
    measurements.addAll(powers(scope, matches));
    measurements.addAll(otherModes(scope));
    measurements.addAll(registers.of(scope));
    measurements.addAll(attributes.of(scope));
    return measurements;
  }

  /**
   * Four times the largest class size that anything is held against, and no more than there are.
   */
  private int exactUpTo() {
    long wanted = 4L * figures.largestClassSize();
    return (int) Math.max(1, Math.min(wanted, table.patients()));
  }

  // Identity

  private List<Measurement> identity(Scope scope, Unit unit, @Nullable MatchCounts matches) {
    IdentityList list = new IdentityList(scope, unit, conventions.of(unit), figures.classSizes());
    Params plain = Params.ofSet(scope.name());
    if (matches == null) {
      ClassSizes sizes = scope.classes().sizes(unit);
      KAnonymity anonymity = KAnonymity.of(sizes);
      IdentityRisk risk = IdentityRisk.prosecutor(sizes);
      list.add(Quantity.K, plain.withPower(Params.POWER_ONE), anonymity.k());
      list.add(Quantity.EQUIVALENCE_CLASSES, plain, anonymity.equivalenceClasses());
      list.add(
          Quantity.SAMPLE_UNIQUES, plain.withPower(Params.POWER_ONE), anonymity.sampleUniques());
      list.add(Quantity.CLASS_SIZE_HISTOGRAM, plain, new Estimate.Histogram(sizes.classes()));
      list.add(Quantity.PATIENTS_BY_SMALLEST_CLASS, plain, new Estimate.Histogram(sizes.units()));
      list.addRisks(
          plain.withPower(Params.POWER_ONE), risk.highest(), risk.mean(), risk::shareAbove);
      return list.measurements();
    }
    CandidateSets sets = candidates(matches, unit);
    list.convention().put("cells", matches.rowsTouched() + " rows with a missing cell");
    CandidateRisk risk = CandidateRisk.of(sets);
    Params powered = plain.withPower(Params.POWER_ONE);
    list.add(Quantity.K, powered, risk.k());
    list.add(Quantity.EQUIVALENCE_CLASSES, plain, NO_CLASSES);
    list.add(Quantity.SAMPLE_UNIQUES, powered, risk.sampleUniques());
    list.add(Quantity.CLASS_SIZE_HISTOGRAM, plain, NO_CLASSES);
    list.addHistograms(plain, sets);
    list.addRisks(powered, risk.highest(), risk.mean(), risk::shareAbove);
    return list.measurements();
  }

  /** Patients in the last bin have at least its size, and at most everybody. */
  private static CandidateSets capped(List<ClassSizes.Bin> least) {
    List<ClassSizes.Bin> most = new ArrayList<>(least);
    ClassSizes.Bin last = most.remove(most.size() - 1);
    long all = least.stream().mapToLong(ClassSizes.Bin::count).sum();
    most.add(new ClassSizes.Bin((int) Math.max(last.size(), all), last.count()));
    return new CandidateSets(least, most);
  }

  private List<Measurement> powers(Scope scope, @Nullable MatchCounts matches) {
    List<Measurement> measurements = new ArrayList<>();
    if (!table.hasPatientKey() || !policy.patientReleased()) {
      return measurements;
    }
    Set<String> powers = figures.powers(scope, table.rows());
    if (powers.isEmpty()) {
      return measurements;
    }
    Trajectories trajectories =
        matches == null ? Trajectories.of(scope.classes(), resources) : null;
    for (String power : powers) {
      IdentityList list =
          new IdentityList(scope, Unit.PATIENT, conventions.of(Unit.PATIENT), figures.classSizes());
      list.convention()
          .put("events", table.schema().event().map(e -> "distinct values of " + e).orElse("rows"));
      Params powered = Params.ofSet(scope.name()).withPower(power);
      CandidateSets sets =
          trajectories != null
              ? candidates(trajectories, power)
              : atLeastAsKnown(candidates(Objects.requireNonNull(matches), Unit.PATIENT));
      CandidateRisk risk = CandidateRisk.of(sets);
      list.add(Quantity.K, powered, risk.k());
      list.add(Quantity.SAMPLE_UNIQUES, powered, risk.sampleUniques());
      list.addHistograms(powered, sets);
      list.addRisks(powered, risk.highest(), risk.mean(), risk::shareAbove);
      measurements.addAll(list.measurements());
    }
    return measurements;
  }

  private static CandidateSets candidates(Trajectories trajectories, String power) {
    return switch (power) {
      case Params.POWER_ALL -> trajectories.containment();
      case Params.POWER_COMPLETE -> trajectories.complete();
      default -> trajectories.worst(Integer.parseInt(power));
    };
  }

  static CandidateSets candidates(MatchCounts matches, Unit unit) {
    List<ClassSizes.Bin> least = unit == Unit.ROW ? matches.rows() : matches.patients();
    boolean exact = unit == Unit.ROW || matches.patientsExact();
    return exact ? new CandidateSets(least, least) : capped(least);
  }

  /**
   * Where a missing cell matches everything, candidate sets of several events are not counted: they
   * are no larger than those of one event, and hold the patient at least.
   */
  private static CandidateSets atLeastAsKnown(CandidateSets oneEvent) {
    long patients = oneEvent.least().stream().mapToLong(ClassSizes.Bin::count).sum();
    return patients == 0
        ? oneEvent
        : new CandidateSets(List.of(new ClassSizes.Bin(1, patients)), oneEvent.most());
  }

  /** What k is under the modes that do not decide, where some cell is missing. */
  private List<Measurement> otherModes(Scope scope) {
    if (!figures.all()) {
      return List.of();
    }
    Unit unit = conventions.deciding();
    List<Measurement> measurements = new ArrayList<>();
    prepared
        .kInOtherModes(scope.classes().quasiIdentifiers(), unit, resources)
        .forEach(
            (model, k) -> {
              IdentityList list =
                  new IdentityList(scope, unit, conventions.of(unit), figures.classSizes());
              list.convention().put("missing", model.substring("missing-".length()));
              list.add(
                  Quantity.K,
                  Params.ofSet(scope.name()).withPower(Params.POWER_ONE).withModel(model),
                  k);
              measurements.addAll(list.measurements());
            });
    return measurements;
  }
}
