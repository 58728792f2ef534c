package org.reidrisk.inventory;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.reidrisk.table.SplitMix64;

/** UIDs as machines and tools write them, from seeded numbers. */
final class SeededUids {
  private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyMMddHHmmss");
  private static final BigInteger TWO = BigInteger.TWO;

  private final SplitMix64 random;

  SeededUids(SplitMix64 random) {
    this.random = random;
  }

  /** A random number with exactly so many digits. */
  String digits(int length) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < length; i++) {
      digits.append(i == 0 ? random.between(1, 9) : random.below(10));
    }
    return digits.toString();
  }

  String uuid() {
    long high = (random.next() & ~0xF000L) | 0x4000L;
    long low = (random.next() >>> 2) | (1L << 63);
    return uuid(high, low);
  }

  /** Any 128 bits, as tools make them that hash. */
  String hashedUuid() {
    return uuid(random.next(), random.next());
  }

  static String uuid(long high, long low) {
    BigInteger bits = new BigInteger(Long.toUnsignedString(high)).multiply(TWO.pow(64));
    return "2.25." + bits.add(new BigInteger(Long.toUnsignedString(low)));
  }

  /** A UUID of version 1 with a network card's address. */
  String timedUuid(LocalDateTime time, long node) {
    long steps =
        (time.toEpochSecond(ZoneOffset.UTC) + 12_219_292_800L) * 10_000_000L
            + random.below(10_000_000);
    long high = (steps << 32) | (((steps >>> 32) & 0xFFFF) << 16) | 0x1000L | (steps >>> 48);
    return uuid(high, (1L << 63) | ((long) random.below(1 << 14) << 48) | node);
  }

  static LocalDateTime at(LocalDate day, int secondOfDay) {
    return LocalDateTime.of(day, LocalTime.ofSecondOfDay(secondOfDay));
  }

  /** Between 07:00 and 18:59. */
  int workingSecond() {
    return random.between(7 * 3600, 19 * 3600 - 1);
  }

  String ge(LocalDateTime time) {
    return "1.2.840.113619.2."
        + random.between(55, 400)
        + "."
        + digits(7)
        + "."
        + digits(4)
        + "."
        + time.toEpochSecond(ZoneOffset.UTC)
        + "."
        + random.between(1, 999);
  }

  String philips(LocalDateTime time, String serial) {
    return "1.3.46.670589.11."
        + serial
        + ".5.0."
        + random.between(1000, 13_000)
        + "."
        + COMPACT.format(time)
        + digits(random.between(3, 5));
  }

  String siemens(LocalDateTime time, String serial) {
    return "1.3.12.2.1107.5.2.32." + serial + "." + COMPACT.format(time) + digits(9);
  }

  String siemensShort(LocalDateTime time, String serial) {
    return "1.3.12.2.1107.5.1.4." + serial + ".300000" + SHORT.format(time) + digits(11);
  }

  String dcmtk(LocalDateTime time, String host) {
    return "1.2.276.0.7230010.3.1.3."
        + host
        + "."
        + random.between(100, 32_000)
        + "."
        + time.toEpochSecond(ZoneOffset.UTC)
        + "."
        + random.between(1, 999_999);
  }

  /** A root and a long number that a hash gave. */
  String hashed(String root) {
    return root + "." + digits(random.between(28, 30));
  }
}
