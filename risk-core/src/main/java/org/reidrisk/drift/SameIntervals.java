package org.reidrisk.drift;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.reidrisk.table.Column;
import org.reidrisk.value.ValueFormat;

/**
 * Recognises people whose dates were shifted anew: the days from one date to the next stay, and so
 * do the quasi-identifiers that belong to the person.
 */
final class SameIntervals {
  private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);

  /** No date; day numbers of the calendar lie far above. */
  private static final int NO_DAY = Integer.MIN_VALUE;

  private SameIntervals() {}

  /**
   * Links patients who alone have their static tuples and their intervals, column by column of
   * dates; what two columns say together must not contradict itself.
   */
  static Claims claims(TwoReleases releases, Side here, Side there) {
    Claims claims = new Claims(here.patients(), there.patients());
    if (releases.commonDates().isEmpty()) {
      return claims;
    }
    Tuples fixed = Tuples.over(releases.commonStatic(), releases, here, there);
    PairIds sets = new PairIds(1 << 10);
    int[] personHere = sets(here, fixed.common(), sets);
    int[] personThere = sets(there, fixed.earlier(), sets);
    for (String column : releases.commonDates()) {
      SharedCodes codes = SharedCodes.of(column, releases.release(), releases.earlier());
      int[] days = codes.ofValues(day(codes.columnHere()), day(codes.columnThere()));
      days[0] = NO_DAY;
      PairIds gaps = new PairIds(1 << 10);
      PairIds both = new PairIds(1 << 10);
      int[] idsHere = sequences(here, codes.here(here), days, personHere, gaps, both);
      int[] idsThere = sequences(there, codes.there(there), days, personThere, gaps, both);
      claims.claimSole(idsHere, idsThere, both.size());
    }
    return claims;
  }

  private static int[] sets(Side side, int[] tuples, PairIds ids) {
    DistinctLists lists = DistinctLists.of(side.patients(), side.patient(), tuples);
    int[] found = new int[side.patients()];
    for (int p = 0; p < found.length; p++) {
      int id = PairIds.NOTHING;
      for (int i = lists.from(p); i < lists.to(p); i++) {
        id = ids.id(id, lists.value(i));
      }
      found[p] = id;
    }
    return found;
  }

  private static int[] sequences(
      Side side, int[] codes, int[] days, int[] person, PairIds gaps, PairIds both) {
    int[] ids = new int[side.patients()];
    int[] own = new int[16];
    for (int p = 0; p < ids.length; p++) {
      int rows = side.to(p) - side.from(p);
      if (own.length < rows) {
        own = new int[Math.max(rows, 2 * own.length)];
      }
      int dated = 0;
      for (int i = side.from(p); i < side.to(p); i++) {
        if (days[codes[i]] != NO_DAY) {
          own[dated++] = days[codes[i]];
        }
      }
      Arrays.sort(own, 0, dated);
      int id = PairIds.NOTHING;
      for (int i = 1; i < dated; i++) {
        if (own[i] != own[i - 1]) {
          id = gaps.id(id, own[i] - own[i - 1]);
        }
      }
      ids[p] = id == PairIds.NOTHING ? PairIds.NOTHING : both.id(person[p], id);
    }
    return ids;
  }

  private static IntUnaryOperator day(Column column) {
    ValueFormat format = column.spec().format();
    return code -> {
      Optional<BigDecimal> position = text(column, code).flatMap(format::position);
      if (position.isEmpty()) {
        return NO_DAY;
      }
      BigDecimal days =
          format == ValueFormat.DATETIME
              ? position.get().divide(SECONDS_OF_DAY, 0, RoundingMode.FLOOR)
              : position.get();
      return days.intValue();
    };
  }

  /** Texts that were too long to keep are no dates. */
  private static Optional<String> text(Column column, int code) {
    try {
      return Optional.of(column.value(code));
    } catch (IllegalStateException notKept) {
      return Optional.empty();
    }
  }
}
