package org.reidrisk.value;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which format values have, by their look alone. A rule that is met by chance makes wrong classes,
 * so that every rule here would rather say too little.
 */
final class ContentRules {
  private static final int MOST_SEXES = 16;
  private static final int MOST_CODES = 64;
  private static final int FEWEST_CLOCKS = 8;
  private static final int FEWEST_HOURS = 3;

  private final List<String> values;
  private final Map<ValueShape, Long> counts = new EnumMap<>(ValueShape.class);
  private int hours;

  /** Looks at values, none of which is a placeholder. */
  ContentRules(List<String> values) {
    this.values = values;
    for (String value : values) {
      ValueShape shape = ValueShape.of(value);
      counts.merge(shape, 1L, Long::sum);
      if (shape == ValueShape.CLOCK || shape == ValueShape.CLOCK_ZERO) {
        String time = Times.canonical(value).orElse("00");
        hours |= 1 << Dates.number(time, 0, 2);
      }
    }
  }

  long count(ValueShape... shapes) {
    long sum = 0;
    for (ValueShape shape : shapes) {
      sum += counts.getOrDefault(shape, 0L);
    }
    return sum;
  }

  private boolean holds(long count, int percent) {
    return count > 0 && count * 100 >= (long) values.size() * percent;
  }

  /** Whether dates begin with day or month and no value says which. */
  boolean dayOrMonth() {
    return count(ValueShape.DAY_OR_MONTH_FIRST) > 0
        && count(ValueShape.DAY_FIRST, ValueShape.MONTH_FIRST) == 0;
  }

  ValueFormat format() {
    if (values.isEmpty()) {
      return ValueFormat.TEXT;
    }
    if (sexes()) {
      return ValueFormat.SEX;
    }
    if (holds(count(ValueShape.UID), 80)) {
      return ValueFormat.UID;
    }
    ValueFormat date = date();
    if (date != ValueFormat.TEXT) {
      return date;
    }
    if (holds(count(ValueShape.TIME_COLONS), 80) || clocks()) {
      return ValueFormat.TIME;
    }
    if (ages()) {
      return ValueFormat.AGE;
    }
    if (holds(count(ValueShape.NAME), 80)) {
      return ValueFormat.NAME;
    }
    return numbersOrCodes();
  }

  private boolean sexes() {
    if (values.size() > MOST_SEXES) {
      return false;
    }
    int met = 0;
    boolean word = false;
    for (String value : values) {
      String sex = Sexes.canonical(value).orElse("");
      if (sex.isEmpty()) {
        return false;
      }
      met |= sex.equals("M") ? 1 : sex.equals("F") ? 2 : 0;
      word |= value.strip().length() > 1;
    }
    // A lone M or F may be a code of anything.
    return met == 3 || (met > 0 && word);
  }

  private ValueFormat date() {
    long digits = count(ValueShape.DAY_DIGITS);
    long yearFirst = digits + count(ValueShape.DAY);
    long either = count(ValueShape.DAY_OR_MONTH_FIRST);
    long byDay = count(ValueShape.DAY_FIRST);
    long byMonth = count(ValueShape.MONTH_FIRST);
    long yearLast = either + byDay + byMonth;
    long withTime = count(ValueShape.DATE_TIME);
    long all = yearFirst + yearLast + withTime;
    if (!holds(all, digits == all ? 95 : 80)) {
      return ValueFormat.TEXT;
    }
    if (withTime * 20 >= all && withTime > 0) {
      return ValueFormat.DATETIME;
    }
    if (yearLast * 20 < all || yearLast == 0) {
      return ValueFormat.DATE;
    }
    return byMonth > byDay ? ValueFormat.DATE_MONTH_FIRST : ValueFormat.DATE_DAY_FIRST;
  }

  private boolean clocks() {
    return count(ValueShape.CLOCK, ValueShape.CLOCK_ZERO) == values.size()
        && values.size() >= FEWEST_CLOCKS
        && Integer.bitCount(hours) >= FEWEST_HOURS;
  }

  private boolean ages() {
    long sure = count(ValueShape.AGE);
    long open = count(ValueShape.AGE_OPEN);
    long all = sure + open + (sure > 0 ? count(ValueShape.AGE_MAYBE, ValueShape.AGE_OR_CODE) : 0);
    if (sure > 0 && holds(all, 80)) {
      return true;
    }
    long withNumbers = all + count(ValueShape.SMALL_NUMBER);
    return holds(withNumbers, 95) && (open > 0 || (sure > 0 && holds(all, 50)));
  }

  private ValueFormat numbersOrCodes() {
    long lists = count(ValueShape.NUMBER_LIST);
    long numbers =
        count(ValueShape.NUMBER, ValueShape.SMALL_NUMBER, ValueShape.DAY_DIGITS, ValueShape.CLOCK);
    if (holds(lists, 20) && holds(lists + numbers, 80)) {
      return ValueFormat.NUMBERS;
    }
    long codeLists = count(ValueShape.CODE_LIST);
    long codes = count(ValueShape.CODE);
    if (holds(codeLists, 20) && holds(codeLists + codes + lists + numbers, 80)) {
      return ValueFormat.CODES;
    }
    // A zero in front has a meaning that numbers do not have.
    if (holds(numbers + count(ValueShape.LEADING_ZERO, ValueShape.CLOCK_ZERO), 95)) {
      return holds(numbers, 95) ? ValueFormat.NUMBER : ValueFormat.TEXT;
    }
    boolean few = values.size() <= MOST_CODES;
    long maybe = codes + count(ValueShape.AGE_OR_CODE);
    return few && holds(maybe + numbers, 95) && holds(maybe, 50)
        ? ValueFormat.CODE
        : ValueFormat.TEXT;
  }
}
