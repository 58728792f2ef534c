package org.reidrisk.assess;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Resources;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.RegisterCounts;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.DeltaPresence;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.JournalistRisk;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.PolicyException;

/** Figures of a release beside the register of its population. */
final class RegisterFigures {
  private final PreparedTable prepared;
  private final Figures figures;
  private final Conventions conventions;
  private final Resources resources;
  private final List<RegisterContradiction> contradictions = new ArrayList<>();

  RegisterFigures(
      PreparedTable prepared, Figures figures, Conventions conventions, Resources resources) {
    this.prepared = prepared;
    this.figures = figures;
    this.conventions = conventions;
    this.resources = resources;
  }

  /**
   * Classes of the release that the register does not hold, or with fewer people.
   *
   * @param set the quasi-identifier set; null for all
   * @param absent classes that nobody of the register is in, and their units
   * @param exceeded classes with fewer people than units, and their units
   */
  record RegisterContradiction(
      @Nullable String set,
      long absent,
      long unitsInAbsent,
      long exceeded,
      long unitsInExceeded,
      Unit unit) {}

  /** What was found of them in the unit that decides; to be read at the end. */
  List<RegisterContradiction> contradictions() {
    return contradictions;
  }

  /**
   * Figures on one set, in the unit that decides: people of a register are compared with people,
   * never with rows. None when there is no register.
   */
  List<Measurement> of(Measuring.Scope scope) {
    RegisterTable register = prepared.register();
    if (register == null || !figures.register()) {
      return List.of();
    }
    List<String> shared =
        scope.classes().quasiIdentifiers().stream().filter(register.columns()::contains).toList();
    return shared.isEmpty() ? nothingShared(scope) : onShared(scope, register, shared);
  }

  private List<Measurement> nothingShared(Measuring.Scope scope) {
    Estimate none =
        new Estimate.Undefined(
            "register-lacks-columns", "The register holds none of these quasi-identifiers.");
    Unit unit = conventions.deciding();
    IdentityList list = new IdentityList(scope, unit, conventions.of(unit), figures.classSizes());
    Params plain = Params.ofSet(scope.name());
    for (Quantity quantity : Quantity.values()) {
      if (quantity.fromRegister() && !quantity.hasThreshold()) {
        list.add(quantity, plain, none);
      }
    }
    for (int size : figures.classSizes()) {
      list.add(Quantity.JOURNALIST_SHARE_ABOVE, plain.withThreshold(size), none);
    }
    return list.measurements();
  }

  /** Figures on one set by row, which decide nothing, where patients do; for comparison. */
  List<Measurement> byRow(Measuring.Scope scope) {
    RegisterTable register = prepared.register();
    List<String> shared =
        register == null
            ? List.of()
            : scope.classes().quasiIdentifiers().stream()
                .filter(register.columns()::contains)
                .toList();
    if (register == null || shared.isEmpty()) {
      return List.of();
    }
    EquivalenceClasses classes = classes(scope, shared);
    IdentityList list = list(scope, classes, Unit.ROW);
    addRisks(
        list, scope, JournalistRisk.of(counts(classes, register), Unit.ROW), figures.classSizes());
    return list.measurements();
  }

  private EquivalenceClasses classes(Measuring.Scope scope, List<String> shared) {
    return shared.equals(scope.classes().quasiIdentifiers())
        ? scope.classes()
        : EquivalenceClasses.of(prepared.grouped(), shared, resources);
  }

  private IdentityList list(Measuring.Scope scope, EquivalenceClasses classes, Unit unit) {
    IdentityList list =
        new IdentityList(
            new Measuring.Scope(scope.name(), classes),
            unit,
            conventions.of(unit),
            figures.classSizes());
    list.convention().put("population", "register; F at least f");
    list.convention().put("missing", "own-value");
    return list;
  }

  private static void addRisks(
      IdentityList list, Measuring.Scope scope, JournalistRisk risk, Iterable<Integer> sizes) {
    Params plain = Params.ofSet(scope.name());
    list.add(Quantity.K_MAP, plain, risk.kMap());
    list.add(Quantity.JOURNALIST_HIGHEST, plain, risk.highest());
    list.add(Quantity.JOURNALIST_MEAN, plain, risk.mean());
    for (int size : sizes) {
      list.add(Quantity.JOURNALIST_SHARE_ABOVE, plain.withThreshold(size), risk.shareAbove(size));
    }
    list.add(Quantity.MARKETER, plain, risk.mean());
  }

  private List<Measurement> onShared(
      Measuring.Scope scope, RegisterTable register, List<String> shared) {
    EquivalenceClasses classes = classes(scope, shared);
    RegisterCounts counts = counts(classes, register);
    Unit unit = conventions.deciding();
    IdentityList list = list(scope, classes, unit);
    Params plain = Params.ofSet(scope.name());
    // Without a patient key each row of the release is a patient.
    JournalistRisk risk = JournalistRisk.of(counts, Unit.PATIENT);
    addRisks(list, scope, risk, figures.classSizes());
    list.convention().put("population", "register; F as the register has it");
    list.add(Quantity.JOURNALIST_MEAN_FROM_REGISTER, plain, risk.meanFromRegister());
    list.add(Quantity.DELTA_PRESENCE, plain, DeltaPresence.of(counts, Unit.PATIENT).range());
    if (risk.release().absentClasses() > 0 || risk.release().exceededClasses() > 0) {
      contradictions.add(
          new RegisterContradiction(
              scope.name(),
              risk.release().absentClasses(),
              risk.release().unitsInAbsentClasses(),
              risk.release().exceededClasses(),
              risk.release().unitsInExceededClasses(),
              unit));
    }
    return list.measurements();
  }

  private RegisterCounts counts(EquivalenceClasses classes, RegisterTable register) {
    try {
      return RegisterCounts.of(classes, register.table(), register.countColumn(), resources);
    } catch (IllegalArgumentException e) {
      throw new PolicyException("register-unreadable", 0, 0, "the register: " + e.getMessage());
    }
  }
}
