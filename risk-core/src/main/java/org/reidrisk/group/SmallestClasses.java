package org.reidrisk.group;

/**
 * The size of each patient's smallest class, as far as one thread has seen. Patients come in no
 * order, so that what is looked up must be small enough for a cache: a bit for unique patients, a
 * byte for small classes, a number only for the rest.
 */
final class SmallestClasses {
  private static final int LARGE = 0xFF;

  private final long[] unique;
  private final byte[] small;
  private int[] large = new int[0];

  SmallestClasses(int patients) {
    unique = new long[(patients + 63) >>> 6];
    small = new byte[patients];
  }

  /** Notes that a patient is in a class of some size. */
  void add(int patient, int size) {
    if (size == 1) {
      unique[patient >>> 6] |= 1L << patient;
    } else {
      addLarger(patient, size);
    }
  }

  private void addLarger(int patient, int size) {
    int before = small[patient] & 0xFF;
    if (size < LARGE) {
      if (before == 0 || before > size) {
        small[patient] = (byte) size;
      }
    } else if (before == 0 || before == LARGE) {
      if (large.length == 0) {
        large = new int[small.length];
      }
      int known = large[patient];
      large[patient] = known == 0 ? size : Math.min(known, size);
      small[patient] = (byte) LARGE;
    }
  }

  /** Takes over what another thread has seen. */
  void addAll(SmallestClasses other) {
    for (int word = 0; word < unique.length; word++) {
      unique[word] |= other.unique[word];
    }
    for (int patient = 0; patient < small.length; patient++) {
      int size = other.small[patient] & 0xFF;
      if (size != 0) {
        addLarger(patient, size == LARGE ? other.large[patient] : size);
      }
    }
  }

  /** Patients by the size of their smallest class; those who were in none are left out. */
  SizeCounts counts() {
    SizeCounts counts = new SizeCounts();
    for (int patient = 0; patient < small.length; patient++) {
      int size = small[patient] & 0xFF;
      if ((unique[patient >>> 6] & (1L << patient)) != 0) {
        counts.add(1);
      } else if (size == LARGE) {
        counts.add(large[patient]);
      } else {
        counts.add(size);
      }
    }
    return counts;
  }
}
