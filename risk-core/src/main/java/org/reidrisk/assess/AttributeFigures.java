package org.reidrisk.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Resources;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.AttributeRisk;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.measure.RecursiveDiversity;
import org.reidrisk.measure.TCloseness;
import org.reidrisk.policy.MissingMode;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.SensitiveDistance;
import org.reidrisk.table.Role;

/** What can be learnt of each sensitive column. */
final class AttributeFigures {
  private final PreparedTable prepared;
  private final Policy policy;
  private final Figures figures;
  private final Conventions conventions;
  private final Resources resources;
  private final List<HomogeneousClasses> homogeneousClasses = new ArrayList<>();

  AttributeFigures(
      PreparedTable prepared,
      Policy policy,
      Figures figures,
      Conventions conventions,
      Resources resources) {
    this.prepared = prepared;
    this.policy = policy;
    this.figures = figures;
    this.conventions = conventions;
    this.resources = resources;
  }

  /** Some figures, and what a finding needs to know of them. */
  private record Part(List<Measurement> measurements, @Nullable HomogeneousClasses homogeneous) {}

  /**
   * Classes of two or more units in which everybody holds one sensitive value.
   *
   * @param set the quasi-identifier set; null for all
   * @param of the sensitive column
   * @param model the variant; null for the quasi-identifiers alone
   * @param classes how many such classes, at least 1
   */
  record HomogeneousClasses(
      @Nullable String set, String of, @Nullable String model, long classes) {}

  /** What was found of them in the unit that decides; to be read at the end. */
  List<HomogeneousClasses> homogeneousClasses() {
    return homogeneousClasses;
  }

  /** Figures on one set. */
  List<Measurement> of(Measuring.Scope scope) {
    List<Measurement> measurements = new ArrayList<>();
    List<Callable<Part>> parts = new ArrayList<>();
    for (String column : figures.sensitive()) {
      // A column that the attacker already knows cannot be learnt.
      if (!scope.classes().quasiIdentifiers().contains(column)) {
        for (Unit unit : Unit.values()) {
          parts.add(() -> attribute(scope, unit, column, null));
        }
      }
    }
    for (Part part : resources.inParallel(parts)) {
      measurements.addAll(part.measurements());
      if (part.homogeneous() != null) {
        homogeneousClasses.add(part.homogeneous());
      }
    }
    measurements.addAll(extended(scope));
    return measurements;
  }

  /** Each sensitive column for somebody who knows the others. */
  private List<Measurement> extended(Measuring.Scope scope) {
    List<String> sensitive = policy.named(Role.SENSITIVE);
    if (!figures.extended() || scope.name() != null || sensitive.size() < 2) {
      return List.of();
    }
    List<Measurement> measurements = new ArrayList<>();
    for (String column : figures.sensitive()) {
      if (scope.classes().quasiIdentifiers().contains(column)) {
        continue;
      }
      List<String> known = new ArrayList<>(scope.classes().quasiIdentifiers());
      sensitive.stream().filter(s -> !s.equals(column) && !known.contains(s)).forEach(known::add);
      Measuring.Scope wider =
          new Measuring.Scope(null, EquivalenceClasses.of(prepared.grouped(), known, resources));
      for (Unit unit : Unit.values()) {
        Part part = attribute(wider, unit, column, Params.EXTENDED);
        measurements.addAll(part.measurements());
        if (part.homogeneous() != null) {
          homogeneousClasses.add(part.homogeneous());
        }
      }
    }
    return measurements;
  }

  private Part attribute(Measuring.Scope scope, Unit unit, String column, @Nullable String model) {
    Params plain = Params.ofSet(scope.name()).withModel(model);
    SensitiveDistance distance = policy.column(column).orElseThrow().distance();
    Params byDistance = plain.withDistance(distance.kind().word());
    Map<String, String> convention = conventions.of(unit);
    AttributeList list = new AttributeList(scope, unit, column, model == null);
    if (policy.missing() == MissingMode.WILDCARD) {
      list.addAll(plain, byDistance, figures.constants(column), Measuring.NO_CLASSES, convention);
      return new Part(list.measurements(), null);
    }
    SensitiveCounts counts =
        SensitiveCounts.of(
            scope.classes(),
            prepared.asRead().column(column),
            unit,
            policy.patientReleased(),
            prepared.unfilled());
    convention.put("missing-sensitive", "adds no value");
    int without = counts.total().members() - counts.total().known();
    if (without > 0) {
      convention.put("without-any-value", String.valueOf(without));
    }
    if (unit == Unit.PATIENT) {
      convention.put(
          "values-of-a-patient", policy.patientReleased() ? "all rows" : "rows in the class");
    }
    ValueOrder order =
        ValueOrder.of(
            prepared.grouped().column(column), distance, prepared.hierarchies().get(column));
    AttributeRisk risk = AttributeRisk.of(counts, order.distance(), figures.constants(column));
    Map<String, String> entropy =
        Conventions.with(convention, "entropy", "exp of H, natural logarithm");
    Map<String, String> reference = Conventions.with(convention, "reference", "released table");
    Map<String, String> missingLeftOut =
        Conventions.with(reference, "missing-sensitive", "left out");
    list.add(Quantity.L_DISTINCT, plain, risk.diversity().distinct(), convention);
    list.add(Quantity.L_ENTROPY, plain, risk.diversity().entropy(), entropy);
    for (RecursiveDiversity recursive : risk.recursive()) {
      list.add(Quantity.L_RECURSIVE, plain.withC(recursive.c()), recursive.l(), convention);
    }
    list.add(Quantity.ALPHA, plain, risk.alpha().alpha(), convention);
    Estimate t = risk.closeness().map(TCloseness::t).orElse(order.obstacle());
    list.add(Quantity.T_CLOSENESS, byDistance, t, missingLeftOut);
    list.add(Quantity.BETA_LIKENESS, plain, risk.beta().basic(), missingLeftOut);
    list.add(Quantity.ENHANCED_BETA_LIKENESS, plain, risk.beta().enhanced(), missingLeftOut);
    Map<String, String> logarithm = Conventions.with(missingLeftOut, "logarithm", "natural");
    list.add(
        Quantity.DELTA_DISCLOSURE,
        plain,
        risk.delta().strict(),
        Conventions.with(logarithm, "zeros", "a value that a class lacks is infinitely far"));
    if (model == null) {
      list.add(
          Quantity.DELTA_DISCLOSURE,
          plain.withModel(Params.ZEROS_SKIPPED),
          risk.delta().zerosSkipped(),
          Conventions.with(logarithm, "zeros", "a value that a class lacks is passed over"));
    }
    boolean decides = unit == conventions.deciding();
    // Where nobody has a value, there is nothing to learn of anybody.
    boolean anyValue = counts.total().known() > 0;
    boolean found = decides && anyValue && risk.alpha().homogeneousClasses() > 0;
    return new Part(
        list.measurements(),
        found
            ? new HomogeneousClasses(scope.name(), column, model, risk.alpha().homogeneousClasses())
            : null);
  }
}
