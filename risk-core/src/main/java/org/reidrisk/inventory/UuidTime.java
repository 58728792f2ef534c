package org.reidrisk.inventory;

/**
 * The parts of a UUID that is written as one decimal number, as in UIDs under 2.25. Versions 1 and
 * 6 hold a time and the address of a machine, version 7 holds a time (RFC 9562).
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
record UuidTime(long high, long low) {
  /** What a UUID without a time answers. */
  static final long NO_TIME = Long.MIN_VALUE;

  /** Steps of 100 ns from the Gregorian reform, 1582-10-15, to 1970. */
  private static final long REFORM = 0x01B2_1DD2_1381_4000L;

  private static final long STEPS_PER_SECOND = 10_000_000L;

  /** Reads at most 39 digits; what does not fit into 128 bits loses its upper bits. */
  static UuidTime ofDigits(String text, int from) {
    long high = 0;
    long low = 0;
    for (int i = from; i < text.length(); i++) {
      // The upper half of the product, for a multiplier without sign.
      long carry = Math.multiplyHigh(low, 10) + ((low >> 63) & 10);
      long sum = low * 10 + (text.charAt(i) - '0');
      carry += Long.compareUnsigned(sum, low * 10) < 0 ? 1 : 0;
      high = high * 10 + carry;
      low = sum;
    }
    return new UuidTime(high, low);
  }

  /** The version, 0 when the variant is not that of RFC 9562. */
  int version() {
    return low >>> 62 == 2 ? (int) (high >>> 12) & 0xF : 0;
  }

  /** Seconds since 1970, or {@link #NO_TIME}. */
  long second() {
    return switch (version()) {
      case 1 -> gregorian(((high & 0xFFF) << 48) | ((high >>> 16 & 0xFFFF) << 32) | (high >>> 32));
      case 6 -> gregorian((high >>> 16 << 12) | (high & 0xFFF));
      case 7 -> (high >>> 16) / 1000;
      default -> NO_TIME;
    };
  }

  private static long gregorian(long steps) {
    return Math.floorDiv(steps - REFORM, STEPS_PER_SECOND);
  }

  /** Whether it holds the address of a network card and not a random number in its place. */
  boolean holdsMachineAddress() {
    return (version() == 1 || version() == 6) && (low >>> 40 & 1) == 0;
  }
}
