package org.reidrisk.inventory;

import java.util.List;
import java.util.function.Predicate;

/** Check digits that issued numbers carry and invented ones do not. */
final class CheckDigits {
  private static final int FEWEST = 20;
  private static final int SHORTEST = 7;
  private static final int LONGEST = 19;

  private CheckDigits() {}

  /** Whether every value, of twenty at least, ends with the check digit of one known rule. */
  static boolean all(List<String> values) {
    return values.size() >= FEWEST
        && values.stream().distinct().count() >= FEWEST
        && (every(values, CheckDigits::luhn) || every(values, CheckDigits::elevens));
  }

  private static boolean every(List<String> values, Predicate<String> rule) {
    return values.stream()
        .map(KeyText::compact)
        .allMatch(
            v -> v.length() >= SHORTEST && v.length() <= LONGEST && digits(v) && rule.test(v));
  }

  private static boolean digits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Every second digit from the right doubled; the sum of digits is a multiple of ten. */
  static boolean luhn(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int counted = i % 2 == 0 ? digit : 2 * digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }

  /** Ten digits weighed from 10 down to 1; the sum is a multiple of eleven, as in the UK. */
  static boolean elevens(String number) {
    if (number.length() != 10) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += (10 - i) * (number.charAt(i) - '0');
    }
    return sum % 11 == 0;
  }
}
