package org.reidrisk.group;

import java.util.Arrays;
import org.reidrisk.table.Table;

/** Moves the distinct patients of a class to its front; its slots are used again. */
final class PatientSet {
  /** Up to so many rows, sorting them is cheaper than a table. */
  private static final int SORTED = 40;

  /** With more rows than this the table leaves the processor's caches. */
  private static final int HASHED = 1 << 16;

  private static final int SPREAD = 0x9E3779B9;

  private int[] slots = new int[0];

  /**
   * Moves the distinct patients to the front, in no order, leaving out {@link Table#NO_PATIENT};
   * returns how many there are.
   */
  int distinct(int[] patients, int from, int count) {
    if (count <= SORTED || count > HASHED) {
      return DistinctPatients.sortDistinct(patients, from, count);
    }
    int log2 = 33 - Integer.numberOfLeadingZeros(count);
    if (slots.length < 1 << log2) {
      slots = new int[1 << log2];
    } else {
      Arrays.fill(slots, 0, 1 << log2, 0);
    }
    return hashed(patients, from, count, log2);
  }

  private int hashed(int[] patients, int from, int count, int log2) {
    int mask = (1 << log2) - 1;
    int distinct = 0;
    for (int i = from; i < from + count; i++) {
      int patient = patients[i];
      if (patient == Table.NO_PATIENT) {
        continue;
      }
      // Patients are numbered from 0; an empty slot holds 0.
      int slot = (patient * SPREAD) >>> (Integer.SIZE - log2);
      while (slots[slot] != 0 && slots[slot] != patient + 1) {
        slot = (slot + 1) & mask;
      }
      if (slots[slot] == 0) {
        slots[slot] = patient + 1;
        patients[from + distinct++] = patient;
      }
    }
    return distinct;
  }
}
