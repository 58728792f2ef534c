package org.reidrisk.group;

import java.util.Arrays;

/**
 * Counts the patients whose events contain all those of a trajectory, by intersecting its lists
 * from the shortest to the longest. The arrays are used again; not for several threads.
 */
final class Containment {
  /** A list so many times as long is searched, not merged. */
  private static final int SEARCHED = 16;

  private final PostingLists lists;
  private final DistinctTrajectories trajectories;
  private long[] bySize = new long[16];
  private int[] left = new int[16];
  private long[] bitmap = new long[0];

  Containment(PostingLists lists) {
    this.lists = lists;
    this.trajectories = lists.trajectories();
  }

  /** The number of patients whose events contain those of a trajectory, at least 1. */
  int patients(int trajectory) {
    int from = trajectories.from(trajectory);
    int count = trajectories.to(trajectory) - from;
    if (bySize.length < count) {
      bySize = new long[2 * count];
    }
    for (int i = 0; i < count; i++) {
      int list = lists.list(trajectories.kinds()[from + i], trajectories.copies()[from + i]);
      bySize[i] = ((long) lists.size(list) << 32) | list;
    }
    Arrays.sort(bySize, 0, count);
    int shortest = (int) bySize[0];
    if (count == 1) {
      return lists.patients(shortest);
    }
    if (left.length < lists.size(shortest)) {
      left = new int[lists.size(shortest)];
    }
    int next = 1;
    int members = lists.size(shortest);
    if (lists.isDense(shortest)) {
      // The others are longer and dense too. A few words are soon cheaper than single members.
      if (bitmap.length == 0) {
        bitmap = new long[lists.bitmap(shortest).length];
      }
      System.arraycopy(lists.bitmap(shortest), 0, bitmap, 0, bitmap.length);
      while (next < count && members > bitmap.length) {
        members = intersectBitmap(lists.bitmap((int) bySize[next++]));
      }
      PostingLists.copy(bitmap, left);
    } else {
      lists.copy(shortest, left);
    }
    // The trajectory itself is always left.
    for (; next < count && members > 1; next++) {
      int list = (int) bySize[next];
      members = lists.isDense(list) ? filter(members, lists.bitmap(list)) : merge(members, list);
    }
    int patients = 0;
    for (int i = 0; i < members; i++) {
      patients += trajectories.patients(left[i]);
    }
    return patients;
  }

  private int intersectBitmap(long[] other) {
    int members = 0;
    for (int word = 0; word < bitmap.length; word++) {
      bitmap[word] &= other[word];
      members += Long.bitCount(bitmap[word]);
    }
    return members;
  }

  private int filter(int members, long[] other) {
    int kept = 0;
    for (int i = 0; i < members; i++) {
      int t = left[i];
      left[kept] = t;
      kept += (int) (other[t >>> 6] >>> t) & 1;
    }
    return kept;
  }

  private int merge(int members, int list) {
    int[] others = lists.members();
    int at = lists.from(list);
    int to = lists.to(list);
    boolean search = (to - at) / SEARCHED > members;
    int kept = 0;
    for (int i = 0; i < members && at < to; i++) {
      int t = left[i];
      if (search) {
        int found = Arrays.binarySearch(others, at, to, t);
        at = found < 0 ? -found - 1 : found;
      } else {
        while (at < to && others[at] < t) {
          at++;
        }
      }
      if (at < to && others[at] == t) {
        left[kept++] = t;
      }
    }
    return kept;
  }
}
