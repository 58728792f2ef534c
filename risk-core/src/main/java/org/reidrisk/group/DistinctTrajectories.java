package org.reidrisk.group;

import java.util.Arrays;

/**
 * The trajectories that occur, each once, with the number of patients that have it. All patients of
 * one trajectory share their candidate sets. Patients without a row have none.
 */
final class DistinctTrajectories {
  private static final long K1 = 0x9E3779B97F4A7C15L;
  private static final long K2 = 0xD6E8FEB86659FD93L;

  private final EventCounts events;
  private final int[] example;
  private final int[] patients;

  private DistinctTrajectories(EventCounts events, int[] example, int[] patients) {
    this.events = events;
    this.example = example;
    this.patients = patients;
  }

  static DistinctTrajectories of(EventCounts events) {
    int all = events.patients();
    int[] example = new int[all];
    int[] patients = new int[all];
    int log2Slots = Math.min(30, 33 - Integer.numberOfLeadingZeros(Math.max(1, all)));
    int[] slots = new int[1 << log2Slots];
    int count = 0;
    for (int patient = 0; patient < all; patient++) {
      if (events.start(patient) == events.start(patient + 1)) {
        continue;
      }
      int slot = (int) (hash(events, patient) >>> (Long.SIZE - log2Slots));
      while (slots[slot] != 0 && !equal(events, example[slots[slot] - 1], patient)) {
        slot = (slot + 1) & (slots.length - 1);
      }
      if (slots[slot] == 0) {
        example[count++] = patient;
        slots[slot] = count;
      }
      patients[slots[slot] - 1]++;
    }
    return new DistinctTrajectories(
        events, Arrays.copyOf(example, count), Arrays.copyOf(patients, count));
  }

  private static long hash(EventCounts events, int patient) {
    long hash = K2;
    for (int i = events.start(patient); i < events.start(patient + 1); i++) {
      hash ^= ((long) events.kinds()[i] << 32) | events.copies()[i];
      hash *= K1;
      hash ^= hash >>> 32;
    }
    return hash * K2;
  }

  private static boolean equal(EventCounts events, int one, int other) {
    int fromOne = events.start(one);
    int toOne = events.start(one + 1);
    int from = events.start(other);
    int to = events.start(other + 1);
    return Arrays.equals(events.kinds(), fromOne, toOne, events.kinds(), from, to)
        && Arrays.equals(events.copies(), fromOne, toOne, events.copies(), from, to);
  }

  int count() {
    return example.length;
  }

  /** How many patients have a trajectory. */
  int patients(int trajectory) {
    return patients[trajectory];
  }

  /** What the kinds are. */
  EventKinds eventKinds() {
    return events.eventKinds();
  }

  /** Where the kinds of a trajectory begin. */
  int from(int trajectory) {
    return events.start(example[trajectory]);
  }

  /** Where the kinds of a trajectory end. */
  int to(int trajectory) {
    return events.start(example[trajectory] + 1);
  }

  /** Kinds of events, those of one trajectory ascending. */
  int[] kinds() {
    return events.kinds();
  }

  /** How often each kind occurs. */
  int[] copies() {
    return events.copies();
  }

  /** The number of events of a trajectory. */
  int events(int trajectory) {
    int sum = 0;
    for (int i = from(trajectory); i < to(trajectory); i++) {
      sum += events.copies()[i];
    }
    return sum;
  }
}
