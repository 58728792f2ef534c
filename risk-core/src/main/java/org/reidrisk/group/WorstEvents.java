package org.reidrisk.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which few events of a trajectory leave the fewest candidates: a search by branch and bound.
 *
 * <p>A pick is a kind of event with a number of copies and costs so many events. A node of the
 * search is a set of picks with the candidates they leave. How many candidates each further pick
 * would remove there bounds what several can remove together, as no pick removes more from a
 * smaller set; the picks that remove most for each event come first.
 *
 * <p>Nothing that is visited depends on the order of rows: ties between picks are broken by the
 * values of their cells, and work is counted in sizes of sets. So a search that ends early ends at
 * the same place for the same data. The arrays are used again; not for several threads.
 */
final class WorstEvents {
  /** What candidates may take while one trajectory is looked at; 32 MiB. */
  private static final int MOST_WORDS = 1 << 22;

  private static final int MOST_DEPTH = 256;

  private final PostingLists lists;
  private final DistinctTrajectories trajectories;
  private final KindDigests digests;
  private final int power;
  private final long budget;
  private final int eventsOfTrajectory;

  // The picks of one trajectory by rank: those that leave few candidates first.
  private int picks;
  private int words;
  private int[] list = new int[16];
  private int[] cost = new int[16];
  private long[] digest = new long[16];
  private int[] rankOfPick = new int[16];

  /** Where the picks of a kind of this trajectory begin, plus one; 0 for other kinds. */
  private final int[] pickOfKind;

  private int[] kindOfPick = new int[16];

  // Candidates: which picks a trajectory that was met contains.
  private final int[] candidateOf;
  private int[] met = new int[16];
  private long[] contained = new long[16];
  private int candidates;
  private int[] stack = new int[16];

  private final List<Level> levels = new ArrayList<>();
  private int[] scratch = new int[16];
  private int known;
  private int fewest;
  private long spent;
  private boolean stopped;

  /** What a node of some depth knows of the picks; by rank. */
  private static final class Level {
    private int[] left = new int[0];
    private int[] order = new int[0];
    private long[] allowed = new long[0];
    private int total;

    void clear(int picks, int words) {
      if (left.length < picks) {
        left = new int[picks];
        order = new int[picks];
      }
      if (allowed.length < words) {
        allowed = new long[words];
      }
      Arrays.fill(allowed, 0, words, 0);
      total = 0;
    }

    int removed(int pick) {
      return total - left[pick];
    }
  }

  /** Says whether one pick comes before or beside another. */
  @FunctionalInterface
  private interface Order {
    boolean inOrder(int one, int other);
  }

  /**
   * A searcher.
   *
   * @param lists who has which events
   * @param digests of the kinds of events, to break ties
   * @param power how many events are known, at least 1
   * @param budget how much work one trajectory may take, in candidates and their picks looked at
   */
  WorstEvents(PostingLists lists, KindDigests digests, int power, long budget) {
    this.lists = lists;
    this.trajectories = lists.trajectories();
    this.digests = digests;
    this.power = power;
    this.budget = budget;
    this.pickOfKind = new int[trajectories.eventKinds().count()];
    this.candidateOf = new int[trajectories.count()];
    long entries = 0;
    for (int t = 0; t < trajectories.count(); t++) {
      entries += trajectories.to(t) - trajectories.from(t);
    }
    this.eventsOfTrajectory = (int) (entries / Math.max(1, trajectories.count()));
  }

  /**
   * The smallest number of candidates that a power of 1 and what was searched leave; the true one
   * when the search was not stopped.
   *
   * @param trajectory the trajectory, with more events than the power
   * @param containment its candidates when all events are known; fewer cannot be
   */
  int fewest(int trajectory, int containment) {
    known = containment;
    spent = 0;
    stopped = false;
    findPicks(trajectory);
    if (fewest > known && power > 1) {
      rank();
      searchAll();
      for (int i = 0; i < candidates; i++) {
        candidateOf[met[i]] = 0;
      }
      candidates = 0;
    }
    for (int i = trajectories.from(trajectory); i < trajectories.to(trajectory); i++) {
      pickOfKind[trajectories.kinds()[i]] = 0;
    }
    return fewest;
  }

  /** Whether the last search ended before all was seen. */
  boolean stopped() {
    return stopped;
  }

  /** Lists the picks; those that remove nobody whom a cheaper one leaves are left out. */
  private void findPicks(int trajectory) {
    picks = 0;
    fewest = Integer.MAX_VALUE;
    for (int i = trajectories.from(trajectory); i < trajectories.to(trajectory); i++) {
      int kind = trajectories.kinds()[i];
      pickOfKind[kind] = picks + 1;
      int before = Integer.MAX_VALUE;
      int most = Math.min(power, trajectories.copies()[i]);
      for (int copies = 1; copies <= most; copies++) {
        int l = lists.list(kind, copies);
        if (lists.patients(l) < before) {
          before = lists.patients(l);
          addPick(l, copies, kind);
        }
      }
      fewest = Math.min(fewest, before);
    }
  }

  private void addPick(int l, int copies, int kind) {
    if (picks == list.length) {
      int length = 2 * picks;
      list = Arrays.copyOf(list, length);
      cost = Arrays.copyOf(cost, length);
      digest = Arrays.copyOf(digest, length);
      rankOfPick = Arrays.copyOf(rankOfPick, length);
      kindOfPick = Arrays.copyOf(kindOfPick, length);
    }
    list[picks] = l;
    cost[picks] = copies;
    kindOfPick[picks] = kind;
    picks++;
  }

  private void rank() {
    int[] order = new int[picks];
    for (int i = 0; i < picks; i++) {
      order[i] = i;
      digest[i] =
          i > 0 && kindOfPick[i] == kindOfPick[i - 1] ? digest[i - 1] : digests.of(kindOfPick[i]);
    }
    sort(order, picks, this::ranksBefore);
    int[] listByRank = new int[picks];
    int[] costByRank = new int[picks];
    for (int rank = 0; rank < picks; rank++) {
      listByRank[rank] = list[order[rank]];
      costByRank[rank] = cost[order[rank]];
      rankOfPick[order[rank]] = rank;
    }
    System.arraycopy(listByRank, 0, list, 0, picks);
    System.arraycopy(costByRank, 0, cost, 0, picks);
    words = (picks + 63) >>> 6;
  }

  private boolean ranksBefore(int one, int other) {
    int patientsOfOne = lists.patients(list[one]);
    int patientsOfOther = lists.patients(list[other]);
    if (patientsOfOne != patientsOfOther) {
      return patientsOfOne < patientsOfOther;
    }
    if (cost[one] != cost[other]) {
      return cost[one] < cost[other];
    }
    return digest[one] <= digest[other];
  }

  /** At the root everybody is a candidate; each pick is followed by those of a higher rank only. */
  private void searchAll() {
    for (int pick = 0; pick < picks && fewest > known && !stopped; pick++) {
      int left = power - cost[pick];
      if (!allowAfter(pick, left)) {
        continue;
      }
      int members = lists.size(list[pick]);
      // Before, not after: one list of a large table can exceed any budget.
      long expected = (long) members * (words + eventsOfTrajectory);
      if (spent + expected > budget || (long) (candidates + members) * words > MOST_WORDS) {
        stopped = true;
        return;
      }
      ensureStack(members);
      lists.copy(list[pick], stack);
      for (int i = 0; i < members; i++) {
        stack[i] = candidate(stack[i]);
      }
      search(0, 0, members, left);
    }
  }

  /** Allows at the root what costs no more than is left; false when nothing does. */
  private boolean allowAfter(int pick, int left) {
    Level level = level(0);
    boolean any = false;
    for (int other = pick + 1; other < picks; other++) {
      allow(level, other, left);
      any |= cost[other] <= left;
    }
    return any;
  }

  private void allow(Level level, int pick, int left) {
    if (cost[pick] <= left) {
      level.allowed[pick >>> 6] |= 1L << pick;
    }
  }

  private Level level(int depth) {
    if (levels.size() == depth) {
      levels.add(new Level());
    }
    Level level = levels.get(depth);
    level.clear(picks, words);
    return level;
  }

  private void ensureStack(int length) {
    if (stack.length < length) {
      stack = Arrays.copyOf(stack, Math.max(length, 2 * Math.min(stack.length, 1 << 28)));
    }
  }

  /** The number of a trajectory among those met, with the picks that it contains. */
  private int candidate(int trajectory) {
    if (candidateOf[trajectory] != 0) {
      return candidateOf[trajectory] - 1;
    }
    if (candidates == met.length) {
      met = Arrays.copyOf(met, 2 * candidates);
    }
    int base = candidates * words;
    if (contained.length < base + words) {
      contained = Arrays.copyOf(contained, Math.max(base + words, 2 * contained.length));
    }
    Arrays.fill(contained, base, base + words, 0);
    int from = trajectories.from(trajectory);
    int to = trajectories.to(trajectory);
    for (int i = from; i < to; i++) {
      int kind = trajectories.kinds()[i];
      int copies = trajectories.copies()[i];
      for (int pick = pickOfKind[kind] - 1;
          pick >= 0 && pick < picks && kindOfPick[pick] == kind;
          pick++) {
        int rank = rankOfPick[pick];
        if (cost[rank] > copies) {
          break;
        }
        contained[base + (rank >>> 6)] |= 1L << rank;
      }
    }
    spent += words + to - from;
    met[candidates] = trajectory;
    candidateOf[trajectory] = ++candidates;
    return candidates - 1;
  }

  /** Looks at all sets of allowed picks beyond those whose candidates stand on the stack. */
  private void search(int depth, int from, int to, int left) {
    if (spent > budget || depth == MOST_DEPTH) {
      stopped = true;
      return;
    }
    Level level = levels.get(depth);
    tally(level, from, to);
    int useful = 0;
    for (int word = 0; word < words; word++) {
      for (long bits = level.allowed[word]; bits != 0; bits &= bits - 1) {
        int pick = (word << 6) + Long.numberOfTrailingZeros(bits);
        fewest = Math.min(fewest, level.left[pick]);
        if (level.removed(pick) > 0) {
          level.order[useful++] = pick;
        }
      }
    }
    if (fewest <= known || left == 1) {
      return;
    }
    sort(
        level.order,
        useful,
        (one, other) -> {
          long byOne = (long) level.removed(one) * cost[other];
          long byOther = (long) level.removed(other) * cost[one];
          return byOne > byOther || (byOne == byOther && one < other);
        });
    for (int i = 0; i < useful; i++) {
      if (level.total - mostRemoved(level, i, useful, left) >= fewest) {
        return;
      }
      int pick = level.order[i];
      int leftAfter = left - cost[pick];
      long removed = level.removed(pick) + mostRemoved(level, i + 1, useful, leftAfter);
      if (leftAfter > 0 && level.total - removed < fewest) {
        descend(level, depth + 1, i, useful, from, to, leftAfter);
      }
      if (fewest <= known || stopped) {
        return;
      }
    }
  }

  private void descend(Level level, int depth, int at, int useful, int from, int to, int left) {
    Level next = level(depth);
    for (int i = at + 1; i < useful; i++) {
      allow(next, level.order[i], left);
    }
    int pick = level.order[at];
    int end = to;
    ensureStack(to + to - from);
    for (int i = from; i < to; i++) {
      int candidate = stack[i];
      stack[end] = candidate;
      end += (int) (contained[candidate * words + (pick >>> 6)] >>> pick) & 1;
    }
    spent += to - from;
    search(depth, to, end, left);
  }

  /** Counts for each allowed pick the patients that it would leave. */
  private void tally(Level level, int from, int to) {
    Arrays.fill(level.left, 0, picks, 0);
    int looked = picks + to - from;
    int total = 0;
    for (int i = from; i < to; i++) {
      int candidate = stack[i];
      int patients = trajectories.patients(met[candidate]);
      int base = candidate * words;
      total += patients;
      for (int word = 0; word < words; word++) {
        for (long bits = contained[base + word] & level.allowed[word];
            bits != 0;
            bits &= bits - 1) {
          level.left[(word << 6) + Long.numberOfTrailingZeros(bits)] += patients;
          looked++;
        }
      }
    }
    level.total = total;
    spent += looked;
  }

  /** A bound on what picks from some place on can remove together: the last one may be a part. */
  private long mostRemoved(Level level, int from, int useful, int events) {
    long removed = 0;
    int left = events;
    for (int i = from; i < useful && left > 0; i++) {
      int pick = level.order[i];
      if (cost[pick] <= left) {
        removed += level.removed(pick);
        left -= cost[pick];
      } else {
        removed += (long) level.removed(pick) * left / cost[pick];
        left = 0;
      }
    }
    return removed;
  }

  /** Merges ever longer runs; equal picks do not occur. */
  private void sort(int[] array, int count, Order order) {
    if (scratch.length < count) {
      scratch = new int[2 * count];
    }
    for (int run = 1; run < count; run *= 2) {
      for (int from = 0; from + run < count; from += 2 * run) {
        int middle = from + run;
        int end = Math.min(count, middle + run);
        System.arraycopy(array, from, scratch, 0, run);
        int one = 0;
        int other = middle;
        int at = from;
        while (one < run) {
          if (other == end || order.inOrder(scratch[one], array[other])) {
            array[at++] = scratch[one++];
          } else {
            array[at++] = array[other++];
          }
        }
      }
    }
  }
}
