package org.reidrisk.datasets.traps;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import org.reidrisk.datasets.bytes.SeededRandom;

/** Parts of UIDs. */
final class Uids {
  /** The count of 100 nanoseconds from 15 October 1582 to 1970. */
  private static final long GREGORIAN_TO_UNIX = 0x01B21DD213814000L;

  private Uids() {}

  /**
   * Fills one of the two UID columns, drawn first of all, and the other one with random UUIDs.
   *
   * @return the column filled
   */
  static List<String> fill(Export export, SeededRandom random, Function<Study, String> uid) {
    boolean ofSeries = random.chance(0.5);
    export.fillRows("SeriesInstanceUID", study -> random(random));
    if (ofSeries) {
      export.fillRows("SeriesInstanceUID", uid);
      return List.of("SeriesInstanceUID");
    }
    export.fillStudies("StudyInstanceUID", uid);
    return List.of("StudyInstanceUID");
  }

  /** Returns 2.25 and a UUID of version 4. */
  static String random(SeededRandom random) {
    return random(4, random);
  }

  /** Returns 2.25 and a UUID of random bits that gives itself out for a version. */
  static String random(int version, SeededRandom random) {
    return of(versioned(random.bits(), version), variant(random.bits()));
  }

  /** Returns 2.25 and 128 random bits that are no UUID. */
  static String randomBits(SeededRandom random) {
    return of(random.bits(), random.bits());
  }

  /** Returns 2.25 and a UUID of version 1: a moment and the address of a network card. */
  static String timeBased(long epochSeconds, long address, SeededRandom random) {
    long ticks = epochSeconds * 10_000_000 + random.below(10_000_000) + GREGORIAN_TO_UNIX;
    long high = (ticks << 32) | (((ticks >>> 32) & 0xFFFF) << 16) | ((ticks >>> 48) & 0x0FFF);
    return of(versioned(high, 1), variant(((long) random.below(1 << 14) << 48) | address));
  }

  private static long versioned(long bits, int version) {
    return (bits & 0xFFFFFFFFFFFF0FFFL) | ((long) version << 12);
  }

  private static long variant(long bits) {
    return (bits & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
  }

  private static String of(long high, long low) {
    BigInteger upper = new BigInteger(Long.toUnsignedString(high));
    return "2.25." + upper.shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low)));
  }

  /** Returns random digits, the first of them not 0: a component of a UID. */
  static String digits(int count, SeededRandom random) {
    StringBuilder digits = new StringBuilder();
    digits.append((char) ('1' + random.below(9)));
    while (digits.length() < count) {
      digits.append((char) ('0' + random.below(10)));
    }
    return digits.toString();
  }
}
