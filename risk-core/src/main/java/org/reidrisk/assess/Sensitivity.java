package org.reidrisk.assess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.reidrisk.Finding;
import org.reidrisk.Resources;
import org.reidrisk.Severity;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Decision;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.policy.Outcome;
import org.reidrisk.policy.Policy;
import org.reidrisk.record.Variation;
import org.reidrisk.record.Variation.Change;
import org.reidrisk.table.Column;
import org.reidrisk.table.Role;
import org.reidrisk.table.Table;

/** The decision under one quasi-identifier less or more, and under neighbouring powers. */
final class Sensitivity {
  /** Tables of more rows are tried on request only. */
  static final int MOST_ROWS = 1_000_000;

  /** Cells that are grouped again, over all variations. */
  private static final long MOST_CELLS = 300_000_000;

  private final PreparedTable prepared;
  private final Policy policy;
  private final Unit unit;
  private final List<Measurement> measurements;
  private final List<Finding> findings;
  private final Resources resources;
  private final boolean always;
  private int leftOut;

  Sensitivity(
      PreparedTable prepared,
      Policy policy,
      Unit unit,
      List<Measurement> measurements,
      List<Finding> findings,
      Resources resources,
      boolean always) {
    this.prepared = prepared;
    this.policy = policy;
    this.unit = unit;
    this.measurements = measurements;
    this.findings = findings;
    this.resources = resources;
    this.always = always;
  }

  /** Variations that were left out as there would be too many cells to group again. */
  int leftOut() {
    return leftOut;
  }

  List<Variation> variations() {
    List<Variation> variations = new ArrayList<>();
    Table table = prepared.grouped();
    List<String> known = table.schema().named(Role.QUASI_IDENTIFIER);
    long cells = 0;
    long cost = (long) table.rows() * known.size();
    for (Column column : table.columns()) {
      boolean mayBeKnown =
          (column.spec().role() == Role.OTHER || column.spec().role() == Role.SENSITIVE)
              && column.encoded()
              && column.distinct() + (column.missing() > 0 ? 1 : 0) > 1;
      if (mayBeKnown && dependsOnAll() && affordable(cells += cost)) {
        List<String> more = new ArrayList<>(known);
        more.add(column.spec().name());
        variations.add(new Variation(Change.WITH, column.spec().name(), outcome(more)));
      }
    }
    for (String column : known) {
      if (known.size() > 1 && dependsOnAll() && affordable(cells += cost)) {
        List<String> fewer = known.stream().filter(c -> !c.equals(column)).toList();
        variations.add(new Variation(Change.WITHOUT, column, outcome(fewer)));
      }
    }
    power(-1).ifPresent(p -> add(variations, Change.LESS_POWER, p));
    power(+1).ifPresent(p -> add(variations, Change.MORE_POWER, p));
    return variations;
  }

  private boolean affordable(long cells) {
    boolean left = !always && cells > MOST_CELLS;
    leftOut += left ? 1 : 0;
    return !left;
  }

  /** Whether any limit holds a figure on the set of all quasi-identifiers. */
  private boolean dependsOnAll() {
    return policy.limits().stream()
        .anyMatch(limit -> limit.set() == null && !limit.quantity().ofScenario());
  }

  private Outcome outcome(List<String> quasiIdentifiers) {
    Measuring again = new Measuring(prepared, policy, new Figures(policy, false), resources);
    Map<Object, Measurement> figures = new LinkedHashMap<>();
    measurements.forEach(m -> figures.put(key(m), m));
    again.on(quasiIdentifiers).forEach(m -> figures.put(key(m), m));
    return Decision.of(policy.limits(), unit, List.copyOf(figures.values()), findings(again))
        .outcome();
  }

  /** Classes in which everybody holds one value are others when quasi-identifiers are others. */
  private List<Finding> findings(Measuring again) {
    List<Finding> changed = new ArrayList<>();
    for (Finding finding : findings) {
      boolean onAll =
          finding.code().equals("homogeneous-class") && !finding.about().contains(" on set ");
      if (!onAll) {
        changed.add(finding);
      }
    }
    for (AttributeFigures.HomogeneousClasses found : again.homogeneousClasses()) {
      ReleaseChecks.homogeneous(policy, found).map(this::acknowledged).ifPresent(changed::add);
    }
    return changed;
  }

  private Finding acknowledged(Finding finding) {
    return policy.acknowledgements().stream()
        .filter(a -> a.code().equals(finding.code()) && a.about().equals(finding.about()))
        .findFirst()
        .map(a -> finding.acknowledgedBecause(a.reason()))
        .orElse(finding);
  }

  private static Object key(Measurement m) {
    // The distance belongs to the column; a limit does not name it.
    return List.of(
        m.quantity(),
        m.unit(),
        Objects.requireNonNullElse(m.of(), ""),
        m.params().withDistance(null));
  }

  /** The next power below or above that of the policy, where powers make a difference. */
  private Optional<String> power(int step) {
    boolean linked = prepared.grouped().hasPatientKey() && policy.patientReleased();
    boolean powered = policy.limits().stream().anyMatch(l -> policy.power().equals(l.power()));
    if (!linked || !powered) {
      return Optional.empty();
    }
    return Figures.POWERS.stream()
        .filter(
            p -> !p.equals(policy.power()) && Params.knowsAsMuch(p, policy.power()) == (step > 0))
        .reduce((nearest, p) -> step > 0 ? nearest : p);
  }

  private void add(List<Variation> variations, Change change, String power) {
    List<Limit> limits =
        policy.limits().stream()
            .map(l -> policy.power().equals(l.power()) ? l.withPower(power) : l)
            .toList();
    Decision decision = Decision.of(limits, unit, measurements, findings);
    boolean measured =
        decision.limits().stream()
            .filter(r -> power.equals(r.limit().power()))
            .allMatch(this::isMeasured);
    if (measured) {
      variations.add(new Variation(change, "power " + power, decision.outcome()));
    }
  }

  private boolean isMeasured(LimitResult result) {
    Quantity quantity = result.limit().quantity();
    return measurements.stream()
        .anyMatch(
            m ->
                m.quantity() == quantity
                    && m.unit() == unit
                    && m.params().equals(result.limit().params()));
  }

  /** What a board should hear of them. */
  static List<Finding> findings(Outcome outcome, List<Variation> variations) {
    List<Finding> findings = new ArrayList<>();
    for (Variation variation : variations) {
      boolean worse = outcome == Outcome.ACCEPT && variation.outcome() != Outcome.ACCEPT;
      boolean better = outcome == Outcome.REJECT && variation.outcome() == Outcome.ACCEPT;
      String then = variation.outcome() == Outcome.REJECT ? "rejected" : "undetermined";
      String about = variation.about();
      switch (variation.change()) {
        case WITH -> {
          if (worse) {
            findings.add(
                finding(
                    "decision-depends-on-column",
                    Severity.WARNING,
                    about,
                    "Accepted, but "
                        + then
                        + " if an attacker knows this column too. Be sure that"
                        + " nobody does."));
          }
        }
        case MORE_POWER -> {
          if (worse) {
            findings.add(
                finding(
                    "decision-depends-on-power",
                    Severity.WARNING,
                    about,
                    "Accepted, but " + then + " for an adversary of this power."));
          }
        }
        case WITHOUT -> {
          if (better) {
            findings.add(
                finding(
                    "column-decides",
                    Severity.INFO,
                    about,
                    "Rejected, but accepted if this quasi-identifier were left out."));
          }
        }
        case LESS_POWER -> {
          if (better) {
            findings.add(
                finding(
                    "power-decides",
                    Severity.INFO,
                    about,
                    "Rejected, but accepted for an adversary of this power."));
          }
        }
      }
    }
    return findings;
  }

  private static Finding finding(String code, Severity severity, String about, String text) {
    return new Finding(code, severity, about, text, "");
  }
}
