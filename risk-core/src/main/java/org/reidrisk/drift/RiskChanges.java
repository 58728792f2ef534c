package org.reidrisk.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Decision;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.record.LimitChange;
import org.reidrisk.record.RiskChange;

/** The figures of two releases beside each other, and the limits of both policies on both. */
final class RiskChanges {
  private RiskChanges() {}

  static List<RiskChange> risks(ComparedRelease before, ComparedRelease now) {
    Map<Object, @Nullable Measurement> earlier = new LinkedHashMap<>();
    before.measurements().forEach(m -> earlier.put(key(m), m));
    List<RiskChange> changes = new ArrayList<>();
    for (Measurement measurement : now.measurements()) {
      if (measurement.quantity().kind() != Quantity.Kind.HISTOGRAM) {
        Measurement old = earlier.get(key(measurement));
        changes.add(
            change(measurement, old == null ? null : old.estimate(), measurement.estimate()));
      }
      earlier.remove(key(measurement));
    }
    for (Measurement gone : earlier.values()) {
      if (gone.quantity().kind() != Quantity.Kind.HISTOGRAM) {
        changes.add(change(gone, gone.estimate(), null));
      }
    }
    return changes;
  }

  private static Object key(Measurement m) {
    return Arrays.asList(m.quantity(), m.unit(), m.of(), m.params());
  }

  private static RiskChange change(
      Measurement m, @Nullable Estimate before, @Nullable Estimate now) {
    return new RiskChange(
        m.quantity(),
        m.unit(),
        m.of(),
        m.params(),
        before,
        now,
        RiskChange.direction(m.quantity(), before, now));
  }

  static List<LimitChange> limits(ComparedRelease before, ComparedRelease now) {
    List<Limit> all = new ArrayList<>(now.policy().limits());
    before.policy().limits().stream()
        .filter(l -> all.stream().noneMatch(o -> sameLimit(l, o)))
        .forEach(all::add);
    List<LimitResult> old = results(all, before);
    List<LimitResult> current = results(all, now);
    List<LimitChange> changes = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Limit limit = all.get(i);
      changes.add(
          new LimitChange(
              limit,
              before.policy().limits().stream().anyMatch(l -> sameLimit(l, limit)),
              now.policy().limits().stream().anyMatch(l -> sameLimit(l, limit)),
              old.get(i).verdict(),
              current.get(i).verdict()));
    }
    return changes;
  }

  private static List<LimitResult> results(List<Limit> limits, ComparedRelease side) {
    return Decision.of(limits, side.policy().unit(), side.measurements(), List.of()).limits();
  }

  /** One limit, whichever preset or line of a policy states it. */
  static boolean sameLimit(Limit a, Limit b) {
    return sameQuantity(a, b)
        && a.bound().compareTo(b.bound()) == 0
        && Objects.equals(a.classSize(), b.classSize());
  }

  static boolean sameQuantity(Limit a, Limit b) {
    return a.quantity() == b.quantity()
        && Objects.equals(a.of(), b.of())
        && a.params().equals(b.params());
  }
}
