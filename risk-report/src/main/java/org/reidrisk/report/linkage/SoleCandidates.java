package org.reidrisk.report.linkage;

import org.jspecify.annotations.Nullable;
import org.reidrisk.Resources;

/**
 * Who has exactly one candidate, which is all that a change of a column is judged by. A search ends
 * with the second candidate, so that a change after which everything goes with everything costs no
 * more than another.
 */
final class SoleCandidates {
  private static final int NOBODY = -1;
  private static final int SEVERAL = -2;

  private final BlockedJoin join;
  private final int[] personStart;
  private final Resources resources;

  /**
   * Prepares the count.
   *
   * @param join what goes together
   * @param personStart where the held rows of each person begin; one more for the end
   * @param resources threads
   */
  SoleCandidates(BlockedJoin join, int[] personStart, Resources resources) {
    this.join = join;
    this.personStart = personStart;
    this.resources = resources;
  }

  /**
   * Targets with one candidate, and members whose one candidate is the right patient.
   *
   * @param unique targets
   * @param correct members; null without a truth
   */
  record Counts(long unique, @Nullable Long correct) {}

  Counts count(@Nullable TruthTargets truth) {
    HeldTuples tuples = join.tuples();
    int[] sole = new int[tuples.count()];
    Blocks.run(sole.length, Sole::new, (one, tuple) -> sole[tuple] = one.of(tuple), resources);
    long unique = 0;
    long correct = 0;
    for (int person = 0; person < personStart.length - 1; person++) {
      int patient = NOBODY;
      for (int row = personStart[person]; row < personStart[person + 1]; row++) {
        int of = tuples.of(row) == HeldTuples.NONE ? NOBODY : sole[tuples.of(row)];
        if (of >= 0) {
          patient = patient == NOBODY || patient == of ? of : SEVERAL;
        }
      }
      unique += patient >= 0 ? 1 : 0;
      correct +=
          truth != null && patient >= 0 && truth.patientOfPerson()[person] == patient ? 1 : 0;
    }
    return new Counts(unique, truth == null ? null : correct);
  }

  /** Searches tuples one after the other. */
  private final class Sole {
    private final BlockedJoin.Search search = join.new Search();
    private int sole;

    int of(int tuple) {
      sole = NOBODY;
      search.run(tuple, this::found);
      return sole;
    }

    private boolean found(ClassTrie trie, int from, int to) {
      for (int i = trie.patientStart(from); i < trie.patientStart(to); i++) {
        if (sole != NOBODY && sole != trie.patient(i)) {
          sole = SEVERAL;
          return false;
        }
        sole = trie.patient(i);
      }
      return true;
    }
  }
}
