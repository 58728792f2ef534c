package org.reidrisk.report.linkage;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reidrisk.policy.ComparisonRule;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.report.linkage.Positions.Coarse;
import org.reidrisk.table.Column;
import org.reidrisk.value.ValueFormat;

/**
 * Compares numbers, ages, dates and times with a tolerance: the released one less the held one lies
 * between two numbers, both included. What does not parse goes with nothing.
 *
 * <p>An age with an open end goes with whatever one of its ages would go with. An age in whole
 * years against one that is told more finely goes with it when the years that the finer one may
 * have completed do, or when it does as it stands. Two finer ages are compared as they stand, in
 * years of 365.25 days, 52.18 weeks or 12 months.
 *
 * <p>Moments with an offset from UTC on both sides are compared as moments; where one side has
 * none, as the clocks show them. Days are always those that are written. A released value that is
 * told less exactly goes with what one of the values in its band would go with.
 */
final class Tolerance {
  /**
   * The lane of the clock that shows UTC; those of others lie less than two days of minutes off.
   */
  private static final int FIRST_OFFSET = 10_000;

  private static final BigDecimal LOWEST = BigDecimal.valueOf(Long.MIN_VALUE);

  private final JoinColumn join;
  private final Positions held;
  private final Positions released;
  private final BigDecimal scale;
  private final Coarse coarse;
  private final boolean seconds;

  private Tolerance(
      JoinColumn join, Positions held, Positions released, BigDecimal scale, Coarse coarse) {
    this.join = join;
    this.held = held;
    this.released = released;
    this.scale = scale;
    this.coarse = coarse;
    this.seconds = join.rule() != ComparisonRule.NUMBER && !Positions.inDays(join.unit());
  }

  static Comparison compare(JoinColumn join, Column held, Column release, Coarse coarse) {
    ValueFormat format = release.spec().format();
    if (join.rule() == ComparisonRule.NUMBER) {
      return new Tolerance(
              join,
              Positions.numbers(held, format),
              Positions.numbers(release, format),
              BigDecimal.ONE,
              coarse)
          .comparison();
    }
    return new Tolerance(
            join,
            Positions.dates(held, format, join.unit()),
            Positions.dates(release, format, join.unit()),
            scale(join.unit()),
            coarse)
        .comparison();
  }

  private static BigDecimal scale(JoinColumn.Unit unit) {
    return switch (unit) {
      case ONE, DAYS, SECONDS -> BigDecimal.ONE;
      case HOURS -> BigDecimal.valueOf(3600);
      case MINUTES -> BigDecimal.valueOf(60);
    };
  }

  private Comparison comparison() {
    TreeMap<Integer, Lane> lanes = new TreeMap<>();
    for (int code = 1; code <= released.distinct(); code++) {
      BigDecimal position = released.of(code);
      if (position != null) {
        lanes.computeIfAbsent(lane(released, code), l -> new Lane()).add(place(code, position));
      }
    }
    int places = 0;
    for (Lane lane : lanes.values()) {
      places = lane.number(places);
    }
    int[] classOfCode = new int[released.distinct() + 1];
    for (int code = 1; code < classOfCode.length; code++) {
      BigDecimal position = released.of(code);
      Lane lane = position == null ? null : lanes.get(lane(released, code));
      classOfCode[code] =
          position == null || lane == null
              ? Comparison.NOTHING
              : lane.number(place(code, position));
    }
    Comparison.Builder result =
        new Comparison.Builder(
            classOfCode, places, join.missing() == JoinColumn.Missing.ANY, held.distinct());
    boolean unbounded = join.rule() == ComparisonRule.COMMON_SHIFT && join.from() == null;
    for (int code = 1; code <= held.distinct(); code++) {
      BigDecimal position = held.of(code);
      if (position == null) {
        result.unread(code);
      } else if (unbounded) {
        result.range(code, 1, places);
      } else {
        Runs runs = new Runs();
        for (Map.Entry<Integer, Lane> lane : lanes.entrySet()) {
          goesWith(code, position, lane.getKey(), lane.getValue(), runs);
        }
        int[] ends = runs.ends();
        result.many(code, ends, ends.length);
      }
    }
    doubts(result);
    return result.build();
  }

  private static int lane(Positions column, int code) {
    CompletedYears years = column.years(code);
    if (column.isOpen(code)) {
      return Lane.OPEN;
    }
    if (years != null) {
      return years.unit();
    }
    int offset = column.offset(code);
    return offset == Positions.NO_OFFSET ? Lane.PLAIN : FIRST_OFFSET + offset;
  }

  private Lane.Place place(int code, BigDecimal position) {
    CompletedYears years = released.years(code);
    return new Lane.Place(
        coarse.of(position, seconds),
        coarse.of(years == null ? position : years.least(), seconds),
        coarse.of(years == null ? position : years.most(), seconds));
  }

  /** Adds what of a lane a held value goes with. */
  private void goesWith(int code, BigDecimal position, int key, Lane lane, Runs runs) {
    CompletedYears years = held.years(code);
    boolean fine = key >= 'A' && key <= 'Z';
    int offset = held.offset(code);
    boolean clocks = offset != Positions.NO_OFFSET && key != Lane.PLAIN;
    // What the held moment's clock would show if it went as the released one's.
    BigDecimal at =
        clocks ? position.add(BigDecimal.valueOf((key - FIRST_OFFSET - offset) * 60L)) : position;
    BigDecimal least = end(at, join.from());
    BigDecimal most = end(at, join.to());
    if (held.isOpen(code)) {
      lane.from(key == Lane.OPEN ? LOWEST : least, runs);
    } else if (key == Lane.OPEN) {
      lane.upTo(years == null ? most : most.max(end(years.most(), join.to())), runs);
    } else {
      lane.between(least, most, runs);
      if (fine && years == null) {
        lane.completedBetween(least, most, runs);
      } else if (!fine && years != null) {
        lane.between(end(years.least(), join.from()), end(years.most(), join.to()), runs);
      }
    }
  }

  private BigDecimal end(BigDecimal position, @Nullable BigDecimal tolerance) {
    return coarse.of(
        tolerance == null ? position : position.add(tolerance.multiply(scale)), seconds);
  }

  /** Tells of units that do not fit, and of clocks that cannot be set by each other. */
  private void doubts(Comparison.Builder result) {
    if (held.hasOtherUnits() || released.hasOtherUnits()) {
      result.doubt(seconds ? Doubt.UNIT_TOO_FINE : Doubt.UNIT_TOO_COARSE);
    }
    boolean withOffset = false;
    boolean without = false;
    for (int code = 1; seconds && code <= released.distinct(); code++) {
      boolean offset = released.offset(code) != Positions.NO_OFFSET;
      withOffset |= offset;
      without |= !offset && released.isMoment(code);
    }
    for (int code = 1; (withOffset || held.hasOffsets()) && code <= held.distinct(); code++) {
      boolean offset = held.offset(code) != Positions.NO_OFFSET;
      if (held.isMoment(code) && (offset ? without : withOffset)) {
        result.doubt(Doubt.OFFSET_ON_ONE_SIDE, code);
      }
    }
  }

  /** How the released values of a comparison can be told less exactly. */
  static List<Coarse> coarser(JoinColumn join, Column release) {
    if (join.rule() == ComparisonRule.NUMBER) {
      return List.of(Coarse.FIVE, Coarse.TEN);
    }
    if (Positions.inDays(join.unit())) {
      return List.of(Coarse.MONTH, Coarse.YEAR);
    }
    Positions released = Positions.dates(release, release.spec().format(), join.unit());
    return released.hasTimesAlone()
        ? List.of(Coarse.HOUR)
        : List.of(Coarse.DAY, Coarse.MONTH, Coarse.YEAR);
  }
}
