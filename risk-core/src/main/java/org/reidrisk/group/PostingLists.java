package org.reidrisk.group;

import java.util.Arrays;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;

/**
 * For each kind of event and number of copies, the trajectories with at least so many such events.
 * Numbering the copies makes one multiset contain another when the lists of the smaller one share
 * the larger one.
 *
 * <p>A list is an ascending array or, when more than one trajectory in 128 is in it, a bitmap; so
 * all of them take at most 16 bytes for each event.
 */
final class PostingLists {
  private static final int DENSE = 128;
  private static final long[] NO_BITMAP = new long[0];

  private final DistinctTrajectories trajectories;
  private final int[] firstOfKind;
  private final int[] size;
  private final int[] patients;
  private final int[] start;
  private final int[] members;
  private final long[][] bitmaps;

  private PostingLists(DistinctTrajectories trajectories, Resources resources) {
    this.trajectories = trajectories;
    int kinds = trajectories.eventKinds().count();
    this.firstOfKind = firstOfKind(trajectories, kinds);
    int lists = firstOfKind[kinds];
    size = new int[lists];
    patients = new int[lists];
    for (int t = 0; t < trajectories.count(); t++) {
      for (int i = trajectories.from(t); i < trajectories.to(t); i++) {
        int list = firstOfKind[trajectories.kinds()[i]];
        for (int copy = 0; copy < trajectories.copies()[i]; copy++) {
          size[list + copy]++;
          patients[list + copy] += trajectories.patients(t);
        }
      }
    }
    start = new int[lists + 1];
    bitmaps = new long[lists][];
    long bytes = 0;
    int words = (trajectories.count() + 63) >>> 6;
    for (int list = 0; list < lists; list++) {
      boolean dense = size[list] > trajectories.count() / DENSE && size[list] > 1;
      start[list + 1] = start[list] + (dense ? 0 : size[list]);
      bytes += dense ? (long) words * Long.BYTES : (long) size[list] * Integer.BYTES;
      bitmaps[list] = NO_BITMAP;
    }
    if (resources.memory() < bytes) {
      throw new MemoryShortage("comparing the events of patients", bytes, resources.memory());
    }
    for (int list = 0; list < lists; list++) {
      if (start[list + 1] == start[list]) {
        bitmaps[list] = new long[words];
      }
    }
    members = new int[start[lists]];
    fill();
  }

  private static int[] firstOfKind(DistinctTrajectories trajectories, int kinds) {
    int[] first = new int[kinds + 1];
    for (int t = 0; t < trajectories.count(); t++) {
      for (int i = trajectories.from(t); i < trajectories.to(t); i++) {
        int next = trajectories.kinds()[i] + 1;
        first[next] = Math.max(first[next], trajectories.copies()[i]);
      }
    }
    for (int kind = 0; kind < kinds; kind++) {
      first[kind + 1] += first[kind];
    }
    return first;
  }

  private void fill() {
    int[] next = Arrays.copyOf(start, size.length);
    for (int t = 0; t < trajectories.count(); t++) {
      for (int i = trajectories.from(t); i < trajectories.to(t); i++) {
        int first = firstOfKind[trajectories.kinds()[i]];
        for (int list = first; list < first + trajectories.copies()[i]; list++) {
          if (isDense(list)) {
            bitmaps[list][t >>> 6] |= 1L << t;
          } else {
            members[next[list]++] = t;
          }
        }
      }
    }
  }

  static PostingLists of(DistinctTrajectories trajectories, Resources resources) {
    return new PostingLists(trajectories, resources);
  }

  DistinctTrajectories trajectories() {
    return trajectories;
  }

  /** The number of lists. */
  int count() {
    return size.length;
  }

  /** The most events of a kind that one trajectory has; 0 when none has any. */
  int mostCopies(int kind) {
    return firstOfKind[kind + 1] - firstOfKind[kind];
  }

  /** The list of the trajectories with at least so many events of a kind. */
  int list(int kind, int copies) {
    return firstOfKind[kind] + copies - 1;
  }

  /** How many trajectories are in a list. */
  int size(int list) {
    return size[list];
  }

  /** How many patients have one of the trajectories in a list. */
  int patients(int list) {
    return patients[list];
  }

  boolean isDense(int list) {
    return bitmaps[list].length > 0;
  }

  /** A dense list; not to be changed. */
  long[] bitmap(int list) {
    return bitmaps[list];
  }

  /** Trajectories of lists that are not dense, those of one list ascending. */
  int[] members() {
    return members;
  }

  int from(int list) {
    return start[list];
  }

  int to(int list) {
    return start[list + 1];
  }

  /** Writes the members of a list into an array that is long enough, ascending. */
  void copy(int list, int[] target) {
    if (isDense(list)) {
      copy(bitmaps[list], target);
    } else {
      System.arraycopy(members, start[list], target, 0, size[list]);
    }
  }

  /** Writes the places of the bits of a bitmap into an array; returns how many there are. */
  static int copy(long[] bitmap, int[] target) {
    int count = 0;
    for (int word = 0; word < bitmap.length; word++) {
      for (long bits = bitmap[word]; bits != 0; bits &= bits - 1) {
        target[count++] = (word << 6) + Long.numberOfTrailingZeros(bits);
      }
    }
    return count;
  }
}
