package org.reidrisk.report.linkage;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
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
 * <p>An age with an open end goes with whatever one of its ages would go with. A released value
 * that is told less exactly goes with what one of the values in its band would go with.
 */
final class Tolerance {
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
    BigDecimal[] points = places(false);
    BigDecimal[] opens = places(true);
    int[] classOfCode = new int[released.distinct() + 1];
    for (int code = 1; code < classOfCode.length; code++) {
      BigDecimal position = released.of(code);
      classOfCode[code] = Comparison.NOTHING;
      if (position != null) {
        BigDecimal place = coarse.of(position, seconds);
        classOfCode[code] =
            released.isOpen(code)
                ? points.length + below(opens, place, true)
                : below(points, place, true);
      }
    }
    Comparison.Builder result =
        new Comparison.Builder(
            classOfCode,
            points.length + opens.length,
            join.missing() == JoinColumn.Missing.ANY,
            held.distinct());
    boolean unbounded = join.rule() == ComparisonRule.COMMON_SHIFT && join.from() == null;
    for (int code = 1; code <= held.distinct(); code++) {
      BigDecimal position = held.of(code);
      if (position == null) {
        result.unread(code);
      } else if (unbounded) {
        result.range(code, 1, points.length + opens.length);
      } else {
        BigDecimal least = coarse.of(position.add(tolerance(join.from())), seconds);
        BigDecimal most = coarse.of(position.add(tolerance(join.to())), seconds);
        boolean open = held.isOpen(code);
        int first = below(points, least, false) + 1;
        int last = open ? points.length : below(points, most, true);
        int lastOpen = points.length + (open ? opens.length : below(opens, most, true));
        addBoth(result, code, first, last, points.length + 1, lastOpen);
      }
    }
    return result.build();
  }

  private BigDecimal tolerance(@Nullable BigDecimal end) {
    return end == null ? BigDecimal.ZERO : end.multiply(scale);
  }

  private static void addBoth(
      Comparison.Builder result, int code, int first, int last, int firstOpen, int lastOpen) {
    if (lastOpen < firstOpen) {
      result.range(code, first, last);
    } else if (last < first) {
      result.range(code, firstOpen, lastOpen);
    } else if (last + 1 == firstOpen) {
      result.range(code, first, lastOpen);
    } else {
      result.many(code, new int[] {first, last, firstOpen, lastOpen}, 4);
    }
  }

  /** The places of the release, ascending, each once. */
  private BigDecimal[] places(boolean open) {
    TreeSet<BigDecimal> places = new TreeSet<>(Comparator.<BigDecimal>naturalOrder());
    for (int code = 1; code <= released.distinct(); code++) {
      BigDecimal position = released.of(code);
      if (position != null && released.isOpen(code) == open) {
        places.add(coarse.of(position, seconds));
      }
    }
    return places.toArray(BigDecimal[]::new);
  }

  /** How many places lie below another, which may itself count. */
  private static int below(BigDecimal[] places, BigDecimal place, boolean counts) {
    int at = Arrays.binarySearch(places, place);
    return at >= 0 ? (counts ? at + 1 : at) : -at - 1;
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
