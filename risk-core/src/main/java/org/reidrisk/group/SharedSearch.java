package org.reidrisk.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which few events of each trajectory leave the fewest candidates, for all trajectories at once:
 * every set of events that occurs is counted once, with all who have it. Exact; for tables whose
 * trajectories have not too many such sets. The arrays are used again; not for several threads.
 */
final class SharedSearch {
  private final PostingLists lists;
  private final DistinctTrajectories trajectories;
  private final int power;
  private final int[] known;
  private final int[] fewest;
  private final List<Level> levels = new ArrayList<>();
  private final int[] patientsWith;
  private final int[] membersWith;
  private final int[] placeOfList;

  /** The members of a set of events, and where in each the later kinds begin. */
  private static final class Level {
    private int[] member = new int[16];
    private int[] next = new int[16];
    // The members of the set with one more pick, pick by pick.
    private int[] list = new int[16];
    private int[] cost = new int[16];
    private int[] start = new int[16];
    private int lists;
  }

  /**
   * A searcher.
   *
   * @param lists who has which events
   * @param known for each trajectory its candidates when all events are known
   * @param power how many events are known, at least 2
   */
  SharedSearch(PostingLists lists, int[] known, int power) {
    this.lists = lists;
    this.trajectories = lists.trajectories();
    this.power = power;
    this.known = known;
    this.fewest = new int[known.length];
    Arrays.fill(fewest, Integer.MAX_VALUE);
    this.patientsWith = new int[lists.count()];
    this.membersWith = new int[lists.count()];
    this.placeOfList = new int[lists.count()];
  }

  /**
   * How many sets of at most so many events the trajectories have, each counted for itself.
   *
   * @return a count, at most {@code ceiling}
   */
  static long sets(DistinctTrajectories trajectories, int power, long ceiling) {
    if (power > 16) {
      return ceiling;
    }
    long sum = 0;
    for (int t = 0; t < trajectories.count() && sum < ceiling; t++) {
      long[] bySize = new long[power + 1];
      bySize[0] = 1;
      for (int i = trajectories.from(t); i < trajectories.to(t); i++) {
        for (int size = power; size > 0; size--) {
          int most = Math.min(size, trajectories.copies()[i]);
          for (int copies = 1; copies <= most; copies++) {
            bySize[size] = Math.min(ceiling, bySize[size] + bySize[size - copies]);
          }
        }
      }
      for (long sets : bySize) {
        sum += sets;
      }
    }
    return Math.min(ceiling, sum);
  }

  /** The smallest sets seen so far, by trajectory; not to be changed. */
  int[] fewest() {
    return fewest;
  }

  /** Looks at all sets whose first kind is a given one. */
  void search(int kind, int mostCopies) {
    for (int copies = 1; copies <= mostCopies && copies <= power; copies++) {
      int list = lists.list(kind, copies);
      int size = lists.size(list);
      Level level = level(0);
      level.member = grown(level.member, size);
      level.next = grown(level.next, size);
      lists.copy(list, level.member);
      int patients = lists.patients(list);
      for (int i = 0; i < size; i++) {
        int t = level.member[i];
        fewest[t] = Math.min(fewest[t], patients);
        int from = trajectories.from(t);
        int to = trajectories.to(t);
        level.next[i] = Arrays.binarySearch(trajectories.kinds(), from, to, kind) + 1;
      }
      if (copies < power && worthwhile(level, 0, size)) {
        extend(0, 0, size, power - copies);
      }
    }
  }

  private Level level(int depth) {
    if (levels.size() == depth) {
      levels.add(new Level());
    }
    return levels.get(depth);
  }

  private static int[] grown(int[] array, int length) {
    return array.length >= length
        ? array
        : Arrays.copyOf(array, Math.max(length, 2 * Math.min(array.length, 1 << 28)));
  }

  /** Whether for some member fewer candidates are possible than were seen. */
  private boolean worthwhile(Level level, int from, int to) {
    for (int i = from; i < to; i++) {
      if (fewest[level.member[i]] > known[level.member[i]]) {
        return true;
      }
    }
    return false;
  }

  private void extend(int depth, int from, int to, int left) {
    Level level = levels.get(depth);
    Level next = level(depth + 1);
    int used = tally(level, from, to, left, next);
    if (left > 1) {
      next.member = grown(next.member, used);
      next.next = grown(next.next, used);
      spread(level, from, to, left, next);
    }
    for (int i = 0; i < next.lists; i++) {
      membersWith[next.list[i]] = 0;
      patientsWith[next.list[i]] = 0;
    }
    for (int i = 0; left > 1 && i < next.lists; i++) {
      int start = i == 0 ? 0 : next.start[i - 1];
      int end = next.start[i];
      // A single trajectory cannot do better than to be alone.
      boolean alone = end - start < 2;
      if (next.cost[i] < left && !alone && worthwhile(next, start, end)) {
        extend(depth + 1, start, end, left - next.cost[i]);
      }
    }
  }

  /** Counts who has which further events and takes the counts over; returns the members of all. */
  private int tally(Level level, int from, int to, int left, Level next) {
    int count = 0;
    int used = 0;
    int[] copies = trajectories.copies();
    for (int m = from; m < to; m++) {
      int t = level.member[m];
      int patients = trajectories.patients(t);
      int end = trajectories.to(t);
      for (int i = level.next[m]; i < end; i++) {
        int first = lists.list(trajectories.kinds()[i], 1);
        int most = Math.min(left, copies[i]);
        for (int cost = 1; cost <= most; cost++) {
          int list = first + cost - 1;
          if (membersWith[list]++ == 0) {
            next.list = grown(next.list, count + 1);
            next.cost = grown(next.cost, count + 1);
            next.list[count] = list;
            next.cost[count++] = cost;
          }
          patientsWith[list] += patients;
        }
        used += most;
      }
    }
    next.lists = count;
    for (int m = from; m < to; m++) {
      int t = level.member[m];
      int smallest = fewest[t];
      int end = trajectories.to(t);
      for (int i = level.next[m]; i < end; i++) {
        int most = Math.min(left, copies[i]);
        // More copies leave no more candidates.
        smallest = Math.min(smallest, patientsWith[lists.list(trajectories.kinds()[i], most)]);
      }
      fewest[t] = smallest;
    }
    return used;
  }

  /** Puts the members of each larger set side by side. */
  private void spread(Level level, int from, int to, int left, Level next) {
    next.start = grown(next.start, next.lists);
    int at = 0;
    for (int i = 0; i < next.lists; i++) {
      next.start[i] = at;
      placeOfList[next.list[i]] = i;
      at += membersWith[next.list[i]];
    }
    for (int m = from; m < to; m++) {
      int t = level.member[m];
      for (int i = level.next[m]; i < trajectories.to(t); i++) {
        int first = lists.list(trajectories.kinds()[i], 1);
        int most = Math.min(left, trajectories.copies()[i]);
        for (int list = first; list < first + most; list++) {
          // In the end it is where the members of the next set begin.
          int place = next.start[placeOfList[list]]++;
          next.member[place] = t;
          next.next[place] = i + 1;
        }
      }
    }
  }
}
