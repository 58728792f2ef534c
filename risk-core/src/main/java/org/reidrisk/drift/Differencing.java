package org.reidrisk.drift;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.reidrisk.record.JoinedRelease.Difference;

/**
 * Whom the difference of two releases singles out: an attacker who knows one row of a victim, and
 * that it is new or was withdrawn, looks among the new or withdrawn rows only.
 *
 * <p>Rows of linked patients are compared by event value where the releases share some: rows of an
 * event that the other release lacks differ, and where an event has more rows than there, those
 * with a tuple that stands there less often. Rows without event value, and all rows where events
 * are not shared, are compared by their tuples as multisets. Rows that look alike are new together
 * when there are more of them than before: which of them is new cannot be told. All rows of a
 * patient who is not linked differ.
 */
final class Differencing {
  private final Side side;
  private final int[] tuples;
  private final int @Nullable [] events;
  private final BitSet differing;

  private Differencing(Side side, int[] tuples, int @Nullable [] events) {
    this.side = side;
    this.tuples = tuples;
    this.events = events;
    this.differing = new BitSet(side.places());
  }

  static Difference of(
      Side here, Side there, Tuples tuples, SharedEvents events, SamePerson same, int classSize) {
    boolean byEvent = events.shared();
    Differencing added = new Differencing(here, tuples.common(), byEvent ? events.here() : null);
    Differencing withdrawn =
        new Differencing(there, tuples.earlier(), byEvent ? events.there() : null);
    for (int p = 0; p < here.patients(); p++) {
      added.compare(p, withdrawn, same.there(p));
    }
    for (int q = 0; q < there.patients(); q++) {
      withdrawn.compare(q, added, same.here(q));
    }
    long alone = 0;
    long grown = 0;
    long shrunk = 0;
    long unchanged = 0;
    for (int p = 0; p < here.patients(); p++) {
      if (!here.present(p)) {
        continue;
      }
      int q = same.there(p);
      if (q == Claims.NOBODY) {
        alone++;
      } else if (added.differs(p)) {
        grown++;
      } else if (withdrawn.differs(q)) {
        shrunk++;
      } else {
        unchanged++;
      }
    }
    return new Difference(
        alone,
        there.people() - same.links().linked(),
        grown,
        shrunk,
        unchanged,
        added.revealed(tuples.own(), tuples.ownCount(), classSize),
        withdrawn.revealed(tuples.earlier(), tuples.commonCount(), classSize));
  }

  private boolean differs(int p) {
    int next = differing.nextSetBit(side.from(p));
    return next >= 0 && next < side.to(p);
  }

  private long key(int place) {
    return (events == null ? 0L : (long) events[place] << 32) | tuples[place];
  }

  private long[] keys(int p) {
    long[] keys = new long[side.to(p) - side.from(p)];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = key(side.from(p) + i);
    }
    Arrays.sort(keys);
    return keys;
  }

  private void compare(int p, Differencing other, int q) {
    if (q == Claims.NOBODY) {
      differing.set(side.from(p), side.to(p));
      return;
    }
    long[] own = keys(p);
    long[] others = other.keys(q);
    if (Arrays.equals(own, others)) {
      return;
    }
    for (int i = side.from(p); i < side.to(p); i++) {
      long key = key(i);
      long event = key >>> 32;
      boolean more = count(own, key, key) > count(others, key, key);
      if (more && event != 0) {
        long first = event << 32;
        long last = first | 0xFFFFFFFFL;
        more = count(own, first, last) > count(others, first, last);
      }
      if (more) {
        differing.set(i);
      }
    }
  }

  /** How many sorted keys lie between two. */
  private static int count(long[] keys, long from, long to) {
    return below(keys, to + 1) - below(keys, from);
  }

  private static int below(long[] keys, long bound) {
    int low = 0;
    int high = keys.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keys[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Patients with a differing row in a class that is large as a whole and small in these rows. */
  private long revealed(int[] classes, int count, int classSize) {
    int[] ofDiffering = new int[classes.length];
    for (int i = 0; i < classes.length; i++) {
      ofDiffering[i] = differing.get(i) ? classes[i] : -1;
    }
    DistinctLists all = DistinctLists.of(side.patients(), side.patient(), classes);
    DistinctLists some = DistinctLists.of(side.patients(), side.patient(), ofDiffering);
    int[] patients = sizes(all, count);
    int[] patientsDiffering = sizes(some, count);
    long revealed = 0;
    for (int p = 0; p < side.patients(); p++) {
      boolean found = false;
      for (int i = some.from(p); i < some.to(p); i++) {
        int c = some.value(i);
        found |= patientsDiffering[c] < classSize && patients[c] >= classSize;
      }
      revealed += found ? 1 : 0;
    }
    return revealed;
  }

  private static int[] sizes(DistinctLists lists, int count) {
    int[] sizes = new int[count];
    for (int i = 0; i < lists.to(lists.keys() - 1); i++) {
      sizes[lists.value(i)]++;
    }
    return sizes;
  }
}
