package org.reidrisk.datasets;

import java.math.BigInteger;
import java.time.LocalDate;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/**
 * Makes UIDs in a scanner's style, for a moment of time. All are valid and at most 64 characters.
 */
final class UidMaker {
  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

  private UidMaker() {}

  /** Makes a UID for something that the scanner did at a moment. */
  static String make(Scanner scanner, LocalDate day, int secondOfDay, SeededRandom random) {
    return switch (scanner.uidStyle()) {
      case EPOCH_SECONDS -> epochSeconds(day, secondOfDay, random);
      case DATE_AND_TIME -> dateAndTime(scanner, day, secondOfDay, random);
      case RANDOM -> random(random);
    };
  }

  private static String epochSeconds(LocalDate day, int secondOfDay, SeededRandom random) {
    long epoch = day.toEpochDay() * 86_400 + secondOfDay;
    return "1.2.840.113619.2."
        + random.between(55, 417)
        + "."
        + random.between(1_000_000, 9_999_999)
        + "."
        + random.between(100, 32_767)
        + "."
        + epoch
        + "."
        + random.between(1, 999);
  }

  private static String dateAndTime(
      Scanner scanner, LocalDate day, int secondOfDay, SeededRandom random) {
    return "1.3.46.670589.11."
        + scanner.serial()
        + ".5.0."
        + random.between(1_000, 12_999)
        + "."
        + Digits.date(day)
        + Digits.time(secondOfDay)
        + Digits.padded(random.below(100_000), 5);
  }

  /** Makes 2.25 and a random (version 4) UUID as one decimal number. */
  static String random(SeededRandom random) {
    long high = (random.bits() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
    long low = (random.bits() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    BigInteger uuid = unsigned(high).shiftLeft(64).add(unsigned(low));
    return "2.25." + uuid;
  }

  private static BigInteger unsigned(long bits) {
    BigInteger value = BigInteger.valueOf(bits);
    return bits < 0 ? value.add(TWO_TO_64) : value;
  }
}
