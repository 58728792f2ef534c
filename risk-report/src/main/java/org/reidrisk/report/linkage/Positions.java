package org.reidrisk.report.linkage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.table.Column;
import org.reidrisk.value.ValueFormat;

/**
 * Where the values of a column stand on a line: numbers as they are, ages in years, days since
 * 1970-01-01, or seconds as the clock shows them. Exact decimals, so that the ends of a tolerance
 * belong to it.
 *
 * <p>An age with an open end ({@code 90+}) stands where it begins and is marked. An age told more
 * finely than in whole years knows the years that it completes. A moment with an offset from UTC
 * knows the offset. Seconds of a day without a date stand where no date does, so that a time alone
 * never goes with a date.
 */
final class Positions {
  private static final BigDecimal TIMES_ALONE = BigDecimal.valueOf(-1_000_000_000_000_000L);
  private static final int WHOLE_DATE = 8;

  /** What {@link #offset} answers for a value without an offset from UTC. */
  static final int NO_OFFSET = Integer.MIN_VALUE;

  private static final int MINUTES = 60;
  private static final int AGE_DECIMALS = 10;

  private final @Nullable BigDecimal[] ofCode;
  private final BitSet open = new BitSet();
  private final BitSet ofOtherUnit = new BitSet();
  private @Nullable CompletedYears @Nullable [] years;
  private int @Nullable [] offsets;

  private Positions(Column column, Function<String, Optional<BigDecimal>> position) {
    this.ofCode = new BigDecimal[column.distinct() + 1];
    for (int code = 1; code < ofCode.length; code++) {
      ofCode[code] = position.apply(column.value(code)).orElse(null);
    }
  }

  /** Numbers; years where the release has ages. */
  static Positions numbers(Column column, ValueFormat ofRelease) {
    if (ofRelease != ValueFormat.AGE) {
      return new Positions(column, Positions::number);
    }
    Positions ages = new Positions(column, Positions::age);
    for (int code = 1; code < ages.ofCode.length; code++) {
      if (ages.ofCode[code] != null) {
        String age = ValueFormat.AGE.canonical(column.value(code)).orElseThrow();
        ages.open.set(code, age.endsWith("+"));
        ages.completes(code, CompletedYears.of(age).orElse(null));
      }
    }
    return ages;
  }

  private void completes(int code, @Nullable CompletedYears completed) {
    if (completed != null) {
      if (years == null) {
        years = new CompletedYears[ofCode.length];
      }
      years[code] = completed;
    }
  }

  /** Days, or seconds for a unit finer than days. */
  static Positions dates(Column column, ValueFormat ofRelease, JoinColumn.Unit unit) {
    ValueFormat days = daysFormat(ofRelease);
    boolean inDays = inDays(unit);
    Positions dates =
        inDays
            ? new Positions(column, text -> day(text, days))
            : new Positions(column, text -> second(text, days));
    for (int code = 1; code < dates.ofCode.length; code++) {
      String text = column.value(code);
      if (dates.ofCode[code] == null) {
        Optional<BigDecimal> other = inDays ? second(text, days) : day(text, days);
        dates.ofOtherUnit.set(code, other.isPresent());
      } else if (!inDays) {
        dates.hasOffset(code, text);
      }
    }
    return dates;
  }

  private void hasOffset(int code, String text) {
    // Most columns have none, and need not be read again.
    boolean perhaps =
        text.indexOf('+', WHOLE_DATE) >= 0
            || text.indexOf('-', WHOLE_DATE) >= 0
            || text.indexOf('Z', WHOLE_DATE) >= 0;
    String moment = perhaps ? ValueFormat.DATETIME.canonical(text).orElse("") : "";
    int sign = sign(moment);
    if (sign >= 0) {
      if (offsets == null) {
        offsets = new int[ofCode.length];
        Arrays.fill(offsets, NO_OFFSET);
      }
      int ahead = Integer.parseInt(moment.substring(sign + 1));
      int minutes = ahead / 100 * MINUTES + ahead % 100;
      offsets[code] = moment.charAt(sign) == '-' ? -minutes : minutes;
    }
  }

  private static int sign(String moment) {
    return Math.max(moment.lastIndexOf('+'), moment.lastIndexOf('-'));
  }

  /** Whether differences in a unit are those of calendar days. */
  static boolean inDays(JoinColumn.Unit unit) {
    return unit == JoinColumn.Unit.ONE || unit == JoinColumn.Unit.DAYS;
  }

  private static ValueFormat daysFormat(ValueFormat format) {
    return switch (format) {
      case DATE_DAY_FIRST, DATE_MONTH_FIRST -> format;
      default -> ValueFormat.DATE;
    };
  }

  static Optional<BigDecimal> number(String text) {
    return ValueFormat.NUMBER.canonical(text).flatMap(ValueFormat.NUMBER::position);
  }

  /** Years to a fixed number of decimals, so that ages a whole number of years apart are so. */
  static Optional<BigDecimal> age(String text) {
    return ValueFormat.AGE
        .canonical(text)
        .flatMap(ValueFormat.AGE::position)
        .map(years -> years.setScale(AGE_DECIMALS, RoundingMode.HALF_EVEN));
  }

  /** The calendar day as it is written, whatever the time and the offset behind it. */
  private static Optional<BigDecimal> day(String text, ValueFormat days) {
    Optional<BigDecimal> plain = days.canonical(text).flatMap(days::position);
    if (plain.isPresent()) {
      return plain;
    }
    return ValueFormat.DATETIME
        .canonical(text)
        .filter(Positions::wholeDate)
        .map(moment -> moment.substring(0, WHOLE_DATE))
        .flatMap(ValueFormat.DATE::position);
  }

  private static Optional<BigDecimal> second(String text, ValueFormat days) {
    Optional<BigDecimal> moment =
        ValueFormat.DATETIME
            .canonical(text)
            .filter(m -> wholeDate(m) && m.length() > WHOLE_DATE)
            .flatMap(Positions::local);
    // A day alone has no time, though its digits could be read as one.
    return moment.isPresent() || days.canonical(text).isPresent()
        ? moment
        : ValueFormat.TIME.canonical(text).map(Positions::timeAlone);
  }

  private static boolean wholeDate(String moment) {
    return moment.length() >= WHOLE_DATE
        && moment.chars().limit(WHOLE_DATE).allMatch(c -> c >= '0' && c <= '9');
  }

  private static BigDecimal timeAlone(String time) {
    int dot = time.indexOf('.');
    String digits = ((dot < 0 ? time : time.substring(0, dot)) + "0000").substring(0, 6);
    int clock = Integer.parseInt(digits);
    BigDecimal seconds =
        TIMES_ALONE.add(
            BigDecimal.valueOf(clock / 10_000 * 3600L + clock / 100 % 100 * 60L + clock % 100));
    return dot < 0 ? seconds : seconds.add(new BigDecimal("0" + time.substring(dot)));
  }

  /** The place of a canonical text: days, seconds or the number. */
  static Optional<BigDecimal> place(String canonical, ValueFormat format) {
    return switch (format) {
      case TIME -> ValueFormat.TIME.canonical(canonical).map(Positions::timeAlone);
      // A moment on two clocks is two values; what is cut off stays what it is.
      case DATETIME -> canonical.length() < WHOLE_DATE ? Optional.empty() : local(canonical);
      default -> format.position(canonical);
    };
  }

  /** What the clock shows. */
  private static Optional<BigDecimal> local(String moment) {
    int offset = sign(moment);
    return ValueFormat.DATETIME.position(offset < 0 ? moment : moment.substring(0, offset));
  }

  /** The place of a code from 1; null when the value has none. */
  @Nullable BigDecimal of(int code) {
    return ofCode[code];
  }

  boolean isOpen(int code) {
    return open.get(code);
  }

  /** The years that an age completes which is told more finely than in whole years; else null. */
  @Nullable CompletedYears years(int code) {
    return years == null ? null : years[code];
  }

  /** The minutes by which the clock of a moment is ahead of UTC, or {@link #NO_OFFSET}. */
  int offset(int code) {
    return offsets == null ? NO_OFFSET : offsets[code];
  }

  boolean hasOffsets() {
    return offsets != null;
  }

  /** Whether a code is a moment: a date with a time. */
  boolean isMoment(int code) {
    BigDecimal position = ofCode[code];
    return position != null && !isTimeAlone(position);
  }

  /** Whether some value has no place for want of another unit: a time in days, a day in seconds. */
  boolean hasOtherUnits() {
    return !ofOtherUnit.isEmpty();
  }

  int distinct() {
    return ofCode.length - 1;
  }

  /** Whether some value is a time of day without a date. */
  boolean hasTimesAlone() {
    for (BigDecimal position : ofCode) {
      if (position != null && isTimeAlone(position)) {
        return true;
      }
    }
    return false;
  }

  /** How much less exactly a released value could be told; none says less as it grows. */
  enum Coarse {
    /** As it is. */
    NOT("as it is"),
    /** Days of seconds. */
    DAY("day"),
    /** Hours of seconds. */
    HOUR("hour"),
    /** Months. */
    MONTH("month"),
    /** Years. */
    YEAR("year"),
    /** Bands of five. */
    FIVE("bands of 5"),
    /** Bands of ten. */
    TEN("bands of 10");

    private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(86_400);
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(100_000_000_000L);
    private static final BigDecimal HOUR_SECONDS = BigDecimal.valueOf(3600);

    private final String word;

    Coarse(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    /** The number of the band that a place lies in; places in days, or in seconds. */
    BigDecimal of(BigDecimal position, boolean seconds) {
      return switch (this) {
        case NOT -> position;
        case FIVE -> floor(position, BigDecimal.valueOf(5));
        case TEN -> floor(position, BigDecimal.TEN);
        case HOUR -> floor(position, HOUR_SECONDS);
        case DAY -> floor(position, DAY_SECONDS);
        case MONTH, YEAR -> calendar(seconds ? floor(position, DAY_SECONDS) : position);
      };
    }

    private BigDecimal calendar(BigDecimal days) {
      // Beyond these lie only ends of tolerances, and times alone.
      BigDecimal day = floor(days, BigDecimal.ONE).max(MOST_DAYS.negate()).min(MOST_DAYS);
      LocalDate date = LocalDate.ofEpochDay(day.longValueExact());
      return BigDecimal.valueOf(
          this == YEAR ? date.getYear() : date.getYear() * 12L + date.getMonthValue());
    }

    private static BigDecimal floor(BigDecimal position, BigDecimal width) {
      return position.divide(width, 0, RoundingMode.FLOOR);
    }
  }

  private static boolean isTimeAlone(BigDecimal position) {
    return position.compareTo(BigDecimal.valueOf(-900_000_000_000_000L)) < 0;
  }
}
