package org.reidrisk.datasets.traps;

import java.time.LocalDate;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/** UIDs the way three makers build them, with a moment inside. None holds a serial number. */
enum MakerUids {
  /** Seconds since 1970 as a component of its own. */
  GE(Machine.GE) {
    @Override
    String of(String root, long moment, SeededRandom random) {
      return root
          + ".2."
          + random.between(55, 417)
          + "."
          + Uids.digits(7, random)
          + "."
          + random.between(100, 32_767)
          + "."
          + moment
          + "."
          + random.between(1, 999);
    }
  },
  /** Day and time of day as fourteen digits, five more behind them. */
  PHILIPS(Machine.PHILIPS) {
    @Override
    String of(String root, long moment, SeededRandom random) {
      return root
          + ".11."
          + Uids.digits(3, random)
          + ".5.0."
          + random.between(1_000, 12_999)
          + "."
          + stamp(moment)
          + Digits.padded(random.below(100_000), 5);
    }
  },
  /** Day, time of day and milliseconds, more digits behind them. */
  SIEMENS(Machine.SIEMENS) {
    @Override
    String of(String root, long moment, SeededRandom random) {
      return root
          + ".2.32."
          + Uids.digits(4, random)
          + "."
          + stamp(moment)
          + Digits.padded(random.below(1_000), 3)
          + Uids.digits(7, random);
    }
  },
  /** Day with a year of two digits and time of day, behind a fixed head. */
  SIEMENS_SHORT_YEAR(Machine.SIEMENS) {
    @Override
    String of(String root, long moment, SeededRandom random) {
      return root
          + ".1.4."
          + Uids.digits(4, random)
          + ".300000"
          + stamp(moment).substring(2)
          + Digits.padded(random.below(1_000), 3)
          + Digits.padded(random.below(1_000), 8);
    }
  };

  private final String maker;

  MakerUids(String maker) {
    this.maker = maker;
  }

  /** Returns whether a machine makes such UIDs. */
  boolean madeBy(Machine machine) {
    return machine.maker().equals(maker);
  }

  /** Makes a UID that holds a moment, in seconds since 1970. */
  abstract String of(String root, long moment, SeededRandom random);

  private static String stamp(long moment) {
    return Digits.date(LocalDate.ofEpochDay(Math.floorDiv(moment, 86_400L)))
        + Digits.time((int) Math.floorMod(moment, 86_400L));
  }
}
