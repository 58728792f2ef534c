package org.reidrisk.report.linkage;

/**
 * Walks down a {@link ClassTrie} along the intervals that one held tuple goes with. What the walk
 * touches is what it finds, apart from brothers that a missing held cell has to look through.
 */
final class LeafSearch {
  /** Hears of leaves. */
  @FunctionalInterface
  interface Found {
    /**
     * Leaves that go with the tuple, each once.
     *
     * @param from the first leaf
     * @param to the leaf behind the last
     * @return false to end the search
     */
    boolean leaves(int from, int to);
  }

  private final ClassTrie trie;
  private final Comparison[] byLevel;
  private final int[] tuple;
  private int fullFrom;

  LeafSearch(ClassTrie trie, Comparison[] byLevel) {
    this.trie = trie;
    this.byLevel = byLevel;
    this.tuple = new int[byLevel.length];
  }

  /** Sets the held class of a level. */
  void set(int level, int heldClass) {
    tuple[level] = heldClass;
  }

  /** Searches; false when the listener ended it. */
  boolean run(Found found) {
    int depth = tuple.length;
    fullFrom = depth;
    while (fullFrom > 0 && byLevel[fullFrom - 1].isFull(tuple[fullFrom - 1])) {
      fullFrom--;
    }
    return trie.leaves() == 0 || descend(0, 0, trie.topNodes(), found);
  }

  private boolean descend(int level, int from, int to, Found found) {
    if (level >= fullFrom) {
      return found.leaves(trie.firstLeaf(level, from), trie.firstLeaf(level, to));
    }
    Comparison comparison = byLevel[level];
    int[] bounds = comparison.bounds();
    int[] values = trie.values(level);
    int[] children = trie.children(level);
    int end = comparison.start(tuple[level] + 1);
    int at = from;
    for (int bound = comparison.start(tuple[level]); bound < end && at < to; bound += 2) {
      at = firstFrom(values, at, to, bounds[bound]);
      int behind =
          bounds[bound + 1] == bounds[bound]
              ? one(values, at, to, bounds[bound])
              : firstFrom(values, at, to, bounds[bound + 1] + 1);
      if (level + 1 >= fullFrom) {
        if (at < behind
            && !found.leaves(
                trie.firstLeaf(level + 1, children[at]),
                trie.firstLeaf(level + 1, children[behind]))) {
          return false;
        }
      } else {
        for (int node = at; node < behind; node++) {
          if (!descend(level + 1, children[node], children[node + 1], found)) {
            return false;
          }
        }
      }
      at = behind;
    }
    return true;
  }

  private static int one(int[] values, int at, int to, int value) {
    return at < to && values[at] == value ? at + 1 : at;
  }

  /** The first place from which values are no less than a bound. */
  private static int firstFrom(int[] values, int from, int to, int bound) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
