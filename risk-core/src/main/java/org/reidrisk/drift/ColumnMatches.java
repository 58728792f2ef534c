package org.reidrisk.drift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reidrisk.record.ColumnFingerprint;
import org.reidrisk.record.ColumnInventory;
import org.reidrisk.record.ColumnSummary;
import org.reidrisk.record.ValueSketch;
import org.reidrisk.table.RoleOrigin;

/**
 * Which column of one release is which of the other: by name, and of the others by what is in them,
 * or by what the catalogue calls them.
 *
 * @param same columns of both names
 * @param renamed columns under a new name
 * @param added columns that the earlier release has not
 * @param removed columns that only the earlier release has
 */
record ColumnMatches(
    List<Pair> same, List<Pair> renamed, List<ColumnSummary> added, List<ColumnSummary> removed) {

  /** Share of values that two columns must have in common, both ways, to be one. */
  private static final double SAME_VALUES = 0.8;

  private static final int LEAST_VALUES = 2;

  /** One column in two releases. */
  record Pair(ColumnSummary before, ColumnSummary now) {}

  static ColumnMatches of(ComparedRelease before, ComparedRelease now, boolean comparable) {
    Map<String, ColumnSummary> earlier = new LinkedHashMap<>();
    inFile(before).forEach(c -> earlier.put(c.spec().name(), c));
    List<Pair> same = new ArrayList<>();
    List<ColumnSummary> added = new ArrayList<>();
    for (ColumnSummary column : inFile(now)) {
      ColumnSummary old = earlier.remove(column.spec().name());
      if (old == null) {
        added.add(column);
      } else {
        same.add(new Pair(old, column));
      }
    }
    List<ColumnSummary> removed = new ArrayList<>(earlier.values());
    List<Pair> renamed = new ArrayList<>();
    for (ColumnSummary column : List.copyOf(added)) {
      // Two that fit equally well leave it open.
      Optional<ColumnSummary> old = only(removed, column, comparable);
      if (old.isPresent() && only(added, old.get(), comparable).equals(Optional.of(column))) {
        renamed.add(new Pair(old.get(), column));
      }
    }
    renamed.forEach(pair -> added.remove(pair.now()));
    renamed.forEach(pair -> removed.remove(pair.before()));
    return new ColumnMatches(same, renamed, added, removed);
  }

  private static List<ColumnSummary> inFile(ComparedRelease side) {
    return side.schema().stream().filter(c -> c.spec().origin() != RoleOrigin.DERIVED).toList();
  }

  private static Optional<ColumnSummary> only(
      List<ColumnSummary> others, ColumnSummary column, boolean comparable) {
    @Nullable ColumnSummary best = null;
    double most = 0;
    boolean tie = false;
    for (ColumnSummary other : others) {
      double likeness = likeness(other, column, comparable);
      tie = likeness == most ? tie || best != null : likeness < most && tie;
      if (likeness > most) {
        most = likeness;
        best = other;
      }
    }
    return tie ? Optional.empty() : Optional.ofNullable(best);
  }

  /** 0 for columns that are not one; more for those that are more alike. */
  private static double likeness(ColumnSummary a, ColumnSummary b, boolean comparable) {
    ColumnFingerprint one = a.fingerprint();
    ColumnFingerprint other = b.fingerprint();
    ValueSketch values = one == null ? null : one.values();
    ValueSketch otherValues = other == null ? null : other.values();
    double named = sameAttribute(a, b) ? 1 : 0;
    if (!comparable || values == null || otherValues == null) {
      return named;
    }
    if (Math.min(values.values(), otherValues.values()) < LEAST_VALUES) {
      return named;
    }
    double shared =
        Overlap.of(values, otherValues).map(o -> Math.min(o.ofFirst(), o.ofSecond())).orElse(0.0);
    if (shared < SAME_VALUES) {
      return named;
    }
    boolean moved =
        one != null
            && other != null
            && !one.ranges().isEmpty()
            && !other.ranges().isEmpty()
            && one.patients() > 0
            && other.patients() > 0
            && Chance.totalVariation(one.ranges(), other.ranges())
                > Math.max(
                    0.1,
                    Chance.distance(
                        one.ranges(), other.ranges(), one.patients(), other.patients()));
    return moved ? named : named + shared;
  }

  private static boolean sameAttribute(ColumnSummary a, ColumnSummary b) {
    ColumnInventory one = a.inventory();
    ColumnInventory other = b.inventory();
    return one != null
        && other != null
        && one.keyword() != null
        && one.keyword().equals(other.keyword());
  }
}
