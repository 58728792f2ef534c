package org.reidrisk.drift;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Percent;
import org.reidrisk.policy.BaselinePolicy;
import org.reidrisk.record.ColumnFingerprint;
import org.reidrisk.record.ColumnInventory;
import org.reidrisk.record.ColumnSummary;
import org.reidrisk.record.ValueSketch;
import org.reidrisk.record.ValueSketch.Held;
import org.reidrisk.table.Role;
import org.reidrisk.value.ValueFormat;

/** What changed in one column that both releases have. */
final class ColumnChanges {
  /** The code of a remark that tells of no difference. */
  static final String SHARED = "pseudonyms-shared";

  /** Of columns with a format: more than half of the values are written in another way. */
  private static final double OTHER_SPELLING = 0.5;

  /** Of other columns, whose patterns follow their words: nearly all are. */
  private static final double OTHER_PATTERN = 0.9;

  /** Fewer values in common mean that a column of categories holds something else. */
  private static final double NOTHING_LEFT = 0.05;

  /** Ranges of numbers that have next to nothing in common. */
  private static final double OTHER_NUMBERS = 0.8;

  /** A column of categories has at least so many patients for each value. */
  private static final int PATIENTS_PER_CATEGORY = 5;

  private static final int FEW_VALUES = 20;

  /** Attributes whose values are sites. */
  private static final Set<String> SITES =
      Set.of(
          "InstitutionName",
          "InstitutionAddress",
          "InstitutionCodeSequence",
          "ClinicalTrialSiteID",
          "ClinicalTrialSiteName",
          "IssuerOfPatientID");

  private final ComparedRelease before;
  private final ComparedRelease now;
  private final BaselinePolicy thresholds;
  private final boolean comparable;
  private final DateChanges.SamePeople samePeople;
  private final Changes changes;

  ColumnChanges(
      ComparedRelease before,
      ComparedRelease now,
      BaselinePolicy thresholds,
      boolean comparable,
      DateChanges.SamePeople samePeople,
      Changes changes) {
    this.before = before;
    this.now = now;
    this.thresholds = thresholds;
    this.comparable = comparable;
    this.samePeople = samePeople;
    this.changes = changes;
  }

  void compare(ColumnSummary old, ColumnSummary column) {
    String name = column.spec().name();
    role(old, column);
    boolean format = format(old, column);
    outsideFormat(old, column);
    boolean marker = missing(old, column, format);
    ColumnFingerprint one = old.fingerprint();
    ColumnFingerprint other = column.fingerprint();
    if (!comparable || one == null || other == null || format) {
      return;
    }
    if (column.spec().role() == Role.PSEUDONYM || isUid(column)) {
      pseudonyms(name, one, other);
    } else if (one.days() != null && other.days() != null) {
      new DateChanges(thresholds, samePeople, changes).compare(name, one, other);
    } else if (!meaning(old, column, one, other) && !marker) {
      categories(column, one, other);
      distribution(old, column, one, other);
    }
  }

  private void role(ColumnSummary old, ColumnSummary column) {
    String was = words(old);
    String is = words(column);
    if (!was.equals(is)) {
      changes.warning(
          "role-changed",
          column.spec().name(),
          "The policy treats this column in another way than the baseline's policy did, so that"
              + " figures with it are not of the same thing. Check that this was intended.",
          was + " before, " + is + " now");
    }
  }

  private static String words(ColumnSummary column) {
    Role role = column.spec().role();
    return role.word()
        + (role == Role.QUASI_IDENTIFIER ? " (" + column.spec().knowledge().word() + ")" : "");
  }

  /** Whether cells are written in another way than before. */
  private boolean format(ColumnSummary old, ColumnSummary column) {
    ValueFormat was = Fingerprints.format(old);
    ValueFormat is = Fingerprints.format(column);
    ColumnFingerprint one = old.fingerprint();
    ColumnFingerprint other = column.fingerprint();
    boolean spelled =
        comparable
            && one != null
            && other != null
            && !one.spellings().isEmpty()
            && !other.spellings().isEmpty();
    double moved = spelled && one != null && other != null ? spellings(one, other) : 0;
    boolean readAsOther = old.spec().format() != column.spec().format();
    boolean looksOther =
        old.inventory() != null
            && column.inventory() != null
            && old.inventory().detected() != column.inventory().detected();
    boolean formatted = hasFormat(was) || hasFormat(is);
    boolean another =
        spelled
            ? moved >= (formatted ? OTHER_SPELLING : OTHER_PATTERN)
            : looksOther && hasFormat(was) && hasFormat(is) && filled(old) && filled(column);
    if (readAsOther) {
      changes.warning(
          "format-declared-anew",
          column.spec().name(),
          "The policy reads this column in another format than the baseline's policy did. Check that"
              + " this was intended.",
          old.spec().format().word() + " before, " + column.spec().format().word() + " now");
    }
    if (another) {
      changes.blocking(
          "column-format-changed",
          column.spec().name(),
          "The cells of this column are written in another way than in the baseline, so that the same"
              + " value may not be recognised. Find out what changed in the exporter, correct the"
              + " format in the policy, or name this finding under acknowledge with the reason.",
          looksOther ? detected(old) + " before, " + detected(column) + " now" : "");
    }
    return another || readAsOther;
  }

  private static boolean filled(ColumnSummary column) {
    return column.missingShare() < 1;
  }

  private static String detected(ColumnSummary column) {
    ColumnInventory inventory = column.inventory();
    return inventory == null ? "unknown" : inventory.detected().word();
  }

  private static boolean hasFormat(ValueFormat format) {
    return format != ValueFormat.TEXT && format != ValueFormat.CODE && format != ValueFormat.CODES;
  }

  private static boolean isUid(ColumnSummary column) {
    return Fingerprints.format(column) == ValueFormat.UID;
  }

  private static double spellings(ColumnFingerprint one, ColumnFingerprint other) {
    Map<Long, long[]> counts = new LinkedHashMap<>();
    one.spellings()
        .forEach(h -> counts.computeIfAbsent(h.hash(), k -> new long[2])[0] = h.patients());
    other
        .spellings()
        .forEach(h -> counts.computeIfAbsent(h.hash(), k -> new long[2])[1] = h.patients());
    return Chance.totalVariation(
        counts.values().stream().map(c -> c[0]).toList(),
        counts.values().stream().map(c -> c[1]).toList());
  }

  private void outsideFormat(ColumnSummary old, ColumnSummary column) {
    double was = unparsed(old, before);
    double is = unparsed(column, now);
    if (old.spec().format() == column.spec().format()
        && is - was > limit(thresholds.missing().doubleValue(), was, is)) {
      changes.warning(
          "cells-outside-format",
          column.spec().name(),
          "More cells than before do not parse in the column's format, and are compared as they are"
              + " written. Check the export.",
          percent(was) + " before, " + percent(is) + " now");
    }
  }

  private static double unparsed(ColumnSummary column, ComparedRelease side) {
    long cells = side.data().rows() - column.missing();
    return cells == 0 ? 0 : column.unparsed() / (double) cells;
  }

  private double limit(double threshold, double was, double is) {
    return Math.max(
        threshold, Chance.share(was, is, before.data().patients(), now.data().patients()));
  }

  private static String percent(double share) {
    return Percent.of(Math.round(share * 1_000_000), 1_000_000);
  }

  /** Whether cells that were missing carry a value now, or the other way round. */
  private boolean missing(ColumnSummary old, ColumnSummary column, boolean format) {
    double was = old.missingShare();
    double is = column.missingShare();
    double moved = Math.abs(is - was);
    if (moved <= limit(thresholds.missing().doubleValue(), was, is)) {
      return false;
    }
    String evidence = percent(was) + " missing before, " + percent(is) + " now";
    boolean marker =
        !format
            && comparable
            && (is < was ? stands(old, column, moved) : stands(column, old, moved));
    if (marker) {
      changes.blocking(
          "missing-marker-changed",
          column.spec().name(),
          is < was
              ? "Cells were missing in the baseline and now hold one value that it did not have: it may"
                  + " be a new marker of missing cells. Add it to table.missing-values, or name this"
                  + " finding under acknowledge with the reason."
              : "A value of the baseline is gone and as many cells are missing now: the marker of"
                  + " missing cells may have changed. Check table.missing-values of both policies, or"
                  + " name this finding under acknowledge with the reason.",
          evidence);
    } else {
      changes.warning(
          "missing-moved",
          column.spec().name(),
          "The share of missing cells moved by more than chance explains. Check the export.",
          evidence);
    }
    return marker;
  }

  /**
   * Whether one of two columns has a value that the other lacks, held by about as many as lack a
   * value there.
   */
  private static boolean stands(ColumnSummary without, ColumnSummary with, double share) {
    ColumnFingerprint one = without.fingerprint();
    ColumnFingerprint other = with.fingerprint();
    ValueSketch lacking = one == null ? null : one.values();
    ValueSketch having = other == null ? null : other.values();
    if (lacking == null || having == null || other == null) {
      return false;
    }
    return having.held().stream()
        .anyMatch(
            h -> Overlap.lacks(lacking, h.hash()) && h.patients() >= share / 2 * other.patients());
  }

  private void pseudonyms(String name, ColumnFingerprint one, ColumnFingerprint other) {
    overlap(one, other)
        .filter(o -> o.ofSecond() > 0)
        .ifPresent(
            o ->
                changes.info(
                    SHARED,
                    name,
                    "Values of this column stand in the baseline too, so that whoever holds both"
                        + " releases can join them. List the earlier release under earlier-releases"
                        + " to measure that.",
                    (o.exact() ? "" : "about ") + percent(o.ofSecond()) + " of the values"));
  }

  private static Optional<Overlap> overlap(ColumnFingerprint one, ColumnFingerprint other) {
    ValueSketch a = one.values();
    ValueSketch b = other.values();
    return a == null || b == null ? Optional.empty() : Overlap.of(a, b);
  }

  private boolean meaning(
      ColumnSummary old, ColumnSummary column, ColumnFingerprint one, ColumnFingerprint other) {
    Optional<Overlap> overlap = overlap(one, other);
    boolean otherValues =
        isCategorical(old, one, before)
            && isCategorical(column, other, now)
            && overlap.isPresent()
            && Math.max(overlap.get().ofFirst(), overlap.get().ofSecond()) <= NOTHING_LEFT;
    Double moved = moved(old, column, one, other);
    boolean otherNumbers =
        isNumeric(column) && moved != null && moved >= Math.max(OTHER_NUMBERS, bound(one, other));
    if (otherValues || otherNumbers) {
      changes.blocking(
          "column-meaning-changed",
          column.spec().name(),
          otherNumbers && !otherValues
              ? "The numbers of this column lie in other ranges than in the baseline: another unit, or"
                  + " another thing under the same name. Find out, then name this finding under"
                  + " acknowledge with the reason."
              : "The column holds next to none of the values it had in the baseline: other codes, or"
                  + " another thing under the same name. Find out, then name this finding under"
                  + " acknowledge with the reason.",
          moved == null || otherValues ? "" : "distance " + decimal(moved));
    }
    return otherValues || otherNumbers;
  }

  private static boolean isNumeric(ColumnSummary column) {
    ValueFormat format = Fingerprints.format(column);
    return format == ValueFormat.NUMBER || format == ValueFormat.AGE || format == ValueFormat.TIME;
  }

  /** Whether patients share the values, so that the next release should have them again. */
  private static boolean isCategorical(
      ColumnSummary column, ColumnFingerprint fingerprint, ComparedRelease side) {
    ValueSketch values = fingerprint.values();
    return values != null
        && values.values() > 0
        && !isNumeric(column)
        && !Fingerprints.isDate(Fingerprints.format(column))
        && values.values()
            <= Math.max(
                Math.min(FEW_VALUES, side.data().patients() / 2),
                side.data().patients() / PATIENTS_PER_CATEGORY);
  }

  private void categories(ColumnSummary column, ColumnFingerprint one, ColumnFingerprint other) {
    ValueSketch was = one.values();
    ValueSketch is = other.values();
    if (was == null
        || is == null
        || isNumeric(column)
        || was.held().isEmpty()
        || is.held().isEmpty()) {
      return;
    }
    Shift added = Shift.of(is, was, other.patients(), one.patients());
    Shift gone = Shift.of(was, is, one.patients(), other.patients());
    boolean site =
        column.inventory() != null && SITES.contains(String.valueOf(column.inventory().keyword()));
    String name = column.spec().name();
    if (added.telling() > 0) {
      changes.warning(
          site ? "sites-new" : "categories-new",
          name,
          (site
                  ? "A site takes part that the baseline did not have."
                  : "Values occur that the baseline did not have.")
              + " They are held by more patients than chance explains. Check that the policy still"
              + " fits them.",
          added.evidence());
    }
    if (gone.telling() > 0) {
      changes.warning(
          site ? "sites-gone" : "categories-gone",
          name,
          (site ? "A site of the baseline is gone." : "Values of the baseline are gone.")
              + " They were held by more patients than chance explains. Check that the export is"
              + " complete.",
          gone.evidence());
    }
    if (added.telling() == 0 && gone.telling() == 0 && added.all() + gone.all() > 0) {
      changes.info(
          "rare-categories-differ",
          name,
          "Rare values differ from those of the baseline, no more than chance explains.",
          added.all() + " new, " + gone.all() + " gone");
    }
  }

  /** Values that one release has and the other lacks. */
  private record Shift(long all, long telling, long patients) {
    static Shift of(ValueSketch having, ValueSketch lacking, long patients, long otherPatients) {
      long all = 0;
      long telling = 0;
      long holders = 0;
      for (Held held : having.held()) {
        if (Overlap.lacks(lacking, held.hash())) {
          all++;
          if (Chance.tellsApart(held.patients(), patients, otherPatients)) {
            telling++;
            holders += held.patients();
          }
        }
      }
      return new Shift(all, telling, holders);
    }

    String evidence() {
      return telling
          + (telling == 1 ? " value of " : " values of ")
          + patients
          + " patients looked at; "
          + all
          + " with rare ones";
    }
  }

  private void distribution(
      ColumnSummary old, ColumnSummary column, ColumnFingerprint one, ColumnFingerprint other) {
    Double moved = moved(old, column, one, other);
    if (moved != null && moved > Math.max(thresholds.distance().doubleValue(), bound(one, other))) {
      changes.warning(
          "distribution-moved",
          column.spec().name(),
          "The distribution of patients over this column's values moved further than the policy's"
              + " baseline.distribution allows, and than chance explains. Check what changed in who is"
              + " in the export.",
          "total variation distance "
              + decimal(moved)
              + ", at most "
              + thresholds.distance().toPlainString());
    }
  }

  private static String decimal(double number) {
    return String.valueOf(Math.round(number * 1000) / 1000.0);
  }

  /** The total variation distance of ranges; null where they cannot be compared. */
  private static @Nullable Double moved(
      ColumnSummary old, ColumnSummary column, ColumnFingerprint one, ColumnFingerprint other) {
    boolean comparable =
        Fingerprints.format(old) == Fingerprints.format(column)
            && Chance.sum(one.ranges()) > 0
            && Chance.sum(other.ranges()) > 0;
    return comparable ? Chance.totalVariation(one.ranges(), other.ranges()) : null;
  }

  private static double bound(ColumnFingerprint one, ColumnFingerprint other) {
    List<Long> ranges = one.ranges();
    return Chance.distance(ranges, other.ranges(), one.patients(), other.patients());
  }
}
