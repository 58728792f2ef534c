package org.reidrisk.report.linkage;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Resources;

/**
 * One held row at a time. The candidates of a row are the patients with a row of the release that
 * goes with it; those of a person are the patients of the rows that have the fewest candidates, but
 * some.
 */
final class DeterministicAttack {
  private final BlockedJoin join;
  private final int[] personStart;
  private final int[] rowsByPatient;
  private final int[] patientStart;
  private final int patients;
  private final Resources resources;

  /**
   * Prepares the attack.
   *
   * @param join what goes together
   * @param personStart where the held rows of each person begin; one more for the end
   * @param patientOfRow the patient of every row of the release, negative for none
   * @param resources threads, and who hears of progress
   */
  DeterministicAttack(
      BlockedJoin join, int[] personStart, int[] patientOfRow, Resources resources) {
    this.join = join;
    this.personStart = personStart;
    this.resources = resources;
    int[] shifted = new int[patientOfRow.length];
    for (int row = 0; row < shifted.length; row++) {
      shifted[row] = patientOfRow[row] + 1;
    }
    int[] all = RowOrder.all(shifted.length);
    this.rowsByPatient = RowOrder.by(all, shifted, join.patients() + 1);
    this.patientStart = RowOrder.starts(all, shifted, join.patients() + 1);
    int some = 0;
    for (int patient = 0; patient < join.patients(); patient++) {
      some += patientStart[patient + 2] > patientStart[patient + 1] ? 1 : 0;
    }
    this.patients = some;
  }

  /**
   * Attacks everybody.
   *
   * @param truth who they are; null when not known
   * @param membershipKnown whether people whom the truth does not name should be patients
   * @param siteOfPerson their sites, dense from 0; null when no site is named
   */
  AttackCounts run(
      @Nullable TruthTargets truth, boolean membershipKnown, int @Nullable [] siteOfPerson) {
    int[] sizeOfTuple = sizes();
    int persons = personStart.length - 1;
    int[] sizeOfPerson = new int[persons];
    boolean[] covers = new boolean[persons];
    Blocks.run(
        persons,
        () -> new Target(sizeOfTuple),
        (target, person) -> {
          sizeOfPerson[person] = target.size(person);
          int patient = truth == null ? TruthTargets.UNNAMED : truth.patientOfPerson()[person];
          covers[person] = patient >= 0 && sizeOfPerson[person] > 0 && target.covers(patient);
        },
        resources);
    return AttackCounts.of(sizeOfPerson, covers, patients, truth, membershipKnown, siteOfPerson);
  }

  /** Hears of one person and one candidate. */
  @FunctionalInterface
  interface PairListener {
    void pair(int person, int patient);
  }

  /** Tells the candidates of everybody who has at most so many; for the internal annex. */
  void pairs(int mostCandidates, PairListener listener) {
    Target target = new Target(sizes());
    for (int person = 0; person < personStart.length - 1; person++) {
      int size = target.size(person);
      if (size > 0 && size <= mostCandidates) {
        int known = person;
        target.candidates(patient -> listener.pair(known, patient));
      }
    }
  }

  /** The number of distinct patients that each tuple goes with. */
  private int[] sizes() {
    HeldTuples tuples = join.tuples();
    int[] sizes = new int[tuples.count()];
    Blocks.run(
        sizes.length, TupleSize::new, (size, tuple) -> sizes[tuple] = size.of(tuple), resources);
    return sizes;
  }

  /** Counts the patients of one tuple after the other. */
  private final class TupleSize {
    private final BlockedJoin.Search search = join.new Search();
    private final DistinctNumbers distinct = new DistinctNumbers(join.patients());
    private long sum;
    private boolean began;

    int of(int tuple) {
      sum = 0;
      began = false;
      search.run(tuple, this::found);
      return began ? distinct.count() : Math.toIntExact(sum);
    }

    private boolean found(ClassTrie trie, int from, int to) {
      int first = trie.patientStart(from);
      int end = trie.patientStart(to);
      if (trie.onePerPatient()) {
        sum += end - first;
        return true;
      }
      if (!began) {
        distinct.begin();
        began = true;
      }
      for (int i = first; i < end; i++) {
        distinct.add(trie.patient(i));
      }
      return true;
    }
  }

  /** The rows that count of one person after the other, and what they go with. */
  private final class Target {
    private final int[] sizeOfTuple;
    private final BlockedJoin.Search search = join.new Search();
    private final DistinctNumbers distinct = new DistinctNumbers(join.patients());
    private final DistinctNumbers tuples = new DistinctNumbers(join.tuples().count());
    private int[] best = new int[16];
    private int count;

    Target(int[] sizeOfTuple) {
      this.sizeOfTuple = sizeOfTuple;
    }

    /** The number of a person's candidates. */
    int size(int person) {
      int fewest = Integer.MAX_VALUE;
      count = 0;
      for (int row = personStart[person]; row < personStart[person + 1]; row++) {
        int tuple = join.tuples().of(row);
        int size = tuple == HeldTuples.NONE ? 0 : sizeOfTuple[tuple];
        if (size > 0 && size <= fewest) {
          count = size < fewest ? 0 : count;
          fewest = size;
          add(tuple);
        }
      }
      if (count <= 1 || fewest == patients) {
        return count == 0 ? 0 : fewest;
      }
      int[] found = {0};
      candidates(patient -> found[0]++);
      return found[0];
    }

    private void add(int tuple) {
      if (count == 0) {
        tuples.begin();
      }
      if (!tuples.add(tuple)) {
        return;
      }
      if (count == best.length) {
        best = Arrays.copyOf(best, 2 * count);
      }
      best[count++] = tuple;
    }

    /** Tells the candidates of the person last asked for, each once. */
    void candidates(IntConsumer listener) {
      distinct.begin();
      for (int i = 0; i < count; i++) {
        search.run(
            best[i],
            (trie, from, to) -> {
              for (int at = trie.patientStart(from); at < trie.patientStart(to); at++) {
                if (distinct.add(trie.patient(at))) {
                  listener.accept(trie.patient(at));
                }
              }
              return true;
            });
      }
    }

    /** Whether a patient is among the candidates of the person last asked for. */
    boolean covers(int patient) {
      for (int i = patientStart[patient + 1]; i < patientStart[patient + 2]; i++) {
        for (int b = 0; b < count; b++) {
          if (join.compatible(best[b], rowsByPatient[i])) {
            return true;
          }
        }
      }
      return false;
    }
  }
}
