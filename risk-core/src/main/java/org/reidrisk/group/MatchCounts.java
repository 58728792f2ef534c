package org.reidrisk.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.reidrisk.Resources;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.table.Table;

/**
 * How many rows and patients look like each row when a missing quasi-identifier cell may stand for
 * any value (wildcard).
 *
 * <p>Two rows match when in every quasi-identifier column their values are equal or one of them is
 * missing. Matching is symmetric but not transitive: there are no classes, only a number for each
 * row. It is never smaller than the size of the row's {@link EquivalenceClasses class} under
 * own-value, so that it never shows more risk; a larger number is safer. Described in
 * docs/interpretation.md.
 *
 * <p>Rows without a patient key match and are counted as rows; they are nobody among patients,
 * which can only make the patients' numbers smaller.
 */
public final class MatchCounts {
  /** Comparisons per tuple that cost about as much as parting by a column. */
  private static final int COMPARED = 10;

  private static final int TASKS_OF_THREAD = 16;
  private static final int LEAST_TUPLES = 1 << 10;
  private static final int MOST_TUPLES = 1 << 18;

  /** Slots for patients that the tuples of one piece of work may hold. */
  private static final int SLOTS_OF_TASK = 1 << 24;

  private final List<String> quasiIdentifiers;
  private final List<Bin> rows;
  private final List<Bin> patients;
  private final boolean patientsExact;
  private final int exactUpTo;
  private final long rowsTouched;

  private MatchCounts(
      List<String> quasiIdentifiers,
      List<Bin> rows,
      List<Bin> patients,
      boolean patientsExact,
      int exactUpTo,
      long rowsTouched) {
    this.quasiIdentifiers = List.copyOf(quasiIdentifiers);
    this.rows = List.copyOf(rows);
    this.patients = List.copyOf(patients);
    this.patientsExact = patientsExact;
    this.exactUpTo = exactUpTo;
    this.rowsTouched = rowsTouched;
  }

  /**
   * Counts matching rows and patients. The result is the same whatever the resources are.
   *
   * @param table the table, its static cells already filled
   * @param quasiIdentifiers names of columns; order and repetition change nothing
   * @param exactUpTo up to how many patients are counted exactly, at least 1
   * @param resources threads and memory
   * @return the counts
   * @throws IllegalArgumentException when the list is empty or names a column that is not there, or
   *     when {@code exactUpTo} is less than 1 or the largest integer
   * @throws org.reidrisk.MemoryShortage when the memory does not hold what is needed
   */
  public static MatchCounts of(
      Table table, List<String> quasiIdentifiers, int exactUpTo, Resources resources) {
    return of(table, quasiIdentifiers, exactUpTo, resources, COMPARED);
  }

  /** The same with another bound for direct comparison, which changes nothing but time. */
  static MatchCounts of(
      Table table,
      List<String> quasiIdentifiers,
      int exactUpTo,
      Resources resources,
      int compared) {
    if (exactUpTo < 1 || exactUpTo == Integer.MAX_VALUE) {
      throw new IllegalArgumentException("patients are counted exactly up to 1 or more");
    }
    EquivalenceClasses classes = EquivalenceClasses.of(table, quasiIdentifiers, resources);
    boolean complete =
        classes.quasiIdentifiers().stream().allMatch(name -> table.column(name).missing() == 0);
    if (complete) {
      return new MatchCounts(
          classes.quasiIdentifiers(),
          classes.sizes(Unit.ROW).units(),
          classes.sizes(Unit.PATIENT).units(),
          true,
          exactUpTo,
          0);
    }
    return new Work(classes, exactUpTo, resources, compared).result();
  }

  /**
   * Rows by their number of matching rows; each row matches itself.
   *
   * @return exact sizes, ascending; empty for an empty table
   */
  public List<Bin> rows() {
    return rows;
  }

  /**
   * Patients by the smallest, over their rows, number of distinct patients with a matching row.
   *
   * <p>Unless {@link #patientsExact()}, the last bin has the size {@code exactUpTo + 1} and holds
   * the patients with at least so many. Where exact figures cost nothing, nothing is cut off: when
   * no cell is missing, and without a patient key, where each row is its own patient and this is
   * {@link #rows()}.
   *
   * @return sizes, ascending; empty when there are no patients
   */
  public List<Bin> patients() {
    return patients;
  }

  /**
   * Whether every size of {@link #patients()} is exact.
   *
   * @return false when the last bin means "at least"
   */
  public boolean patientsExact() {
    return patientsExact;
  }

  /**
   * Up to how many patients are counted exactly.
   *
   * @return what was asked for
   */
  public int exactUpTo() {
    return exactUpTo;
  }

  /**
   * Rows with at least one missing quasi-identifier cell.
   *
   * @return a count of rows; 0 when the numbers are those of {@link EquivalenceClasses}
   */
  public long rowsTouched() {
    return rowsTouched;
  }

  /**
   * The columns that were compared, in file order.
   *
   * @return their names
   */
  public List<String> quasiIdentifiers() {
    return quasiIdentifiers;
  }

  @Override
  public String toString() {
    return "MatchCounts of "
        + quasiIdentifiers.size()
        + " columns, "
        + rowsTouched
        + " rows with missing cells";
  }

  /** One computation. */
  private static final class Work {
    private final EquivalenceClasses classes;
    private final Table table;
    private final int exactUpTo;
    private final Resources resources;
    private final int compared;
    private final DistinctTuples tuples;
    private final int[] matchingRows;
    private final Queue<MatchJoin> joinOfThread = new ConcurrentLinkedQueue<>();

    Work(EquivalenceClasses classes, int exactUpTo, Resources resources, int compared) {
      this.classes = classes;
      this.table = classes.table();
      this.exactUpTo = exactUpTo;
      this.resources = resources;
      this.compared = compared;
      this.tuples = DistinctTuples.of(classes, resources);
      this.matchingRows = new int[tuples.count()];
    }

    MatchCounts result() {
      inParallel(MOST_TUPLES, (from, to) -> new RowListener(matchingRows, tuples.rows()));
      SizeCounts rowCounts = new SizeCounts();
      for (int tuple = 0; tuple < tuples.count(); tuple++) {
        rowCounts.add(matchingRows[tuple], tuples.rows()[tuple]);
      }
      List<Bin> rowBins = bins(rowCounts);
      List<Bin> patientBins = table.hasPatientKey() ? bins(patientCounts()) : rowBins;
      boolean exact =
          !table.hasPatientKey() || patientBins.stream().noneMatch(bin -> bin.size() > exactUpTo);
      return new MatchCounts(
          classes.quasiIdentifiers(), rowBins, patientBins, exact, exactUpTo, tuples.rowsTouched());
    }

    private SizeCounts patientCounts() {
      tuples.findPatients(classes);
      int limit = Math.min(exactUpTo + 1, table.patients());
      int[] matchingPatients = new int[tuples.count()];
      inParallel(
          (int)
              Math.max(
                  LEAST_TUPLES, Math.min(MOST_TUPLES, SLOTS_OF_TASK / (2L * Math.max(1, limit)))),
          (from, to) ->
              new PatientListener(tuples, matchingRows, limit, from, to, matchingPatients));
      int[] smallest = new int[table.patients()];
      for (int tuple = 0; tuple < tuples.count(); tuple++) {
        int matching = matchingPatients[tuple];
        for (int i = tuples.patientStart()[tuple]; i < tuples.patientStart()[tuple + 1]; i++) {
          int patient = tuples.patients()[i];
          if (smallest[patient] == 0 || matching < smallest[patient]) {
            smallest[patient] = matching;
          }
        }
      }
      SizeCounts counts = new SizeCounts();
      Arrays.stream(smallest).forEach(counts::add);
      return counts;
    }

    /** Makes what hears of the matches of some consecutive tuples. */
    @FunctionalInterface
    private interface Listeners {
      MatchJoin.Listener of(int from, int to);
    }

    private void inParallel(int mostTuples, Listeners listeners) {
      int count = tuples.count();
      int tasks = TASKS_OF_THREAD * resources.threads();
      int step = Math.max(Math.min(LEAST_TUPLES, mostTuples), Math.min(mostTuples, count / tasks));
      List<Callable<Integer>> work = new ArrayList<>();
      for (int first = 0; first < count; first += Math.min(step, count - first)) {
        int from = first;
        int to = from + Math.min(step, count - from);
        work.add(
            () -> {
              MatchJoin free = joinOfThread.poll();
              MatchJoin join = free == null ? new MatchJoin(tuples, compared) : free;
              join.run(from, to, listeners.of(from, to));
              joinOfThread.add(join);
              return from;
            });
      }
      resources.inParallel(work);
    }

    private static List<Bin> bins(SizeCounts counts) {
      return counts.counts().entrySet().stream()
          .map(e -> new Bin(e.getKey(), e.getValue()))
          .toList();
    }
  }

  /** Adds up the rows that match each tuple. */
  private static final class RowListener implements MatchJoin.Listener {
    private final int[] matchingRows;
    private final int[] rows;

    RowListener(int[] matchingRows, int[] rows) {
      this.matchingRows = matchingRows;
      this.rows = rows;
    }

    @Override
    public boolean wants(int tuple) {
      return true;
    }

    @Override
    public void match(int tuple, int other) {
      matchingRows[tuple] += rows[other];
    }

    @Override
    public void all(int[] tuples, int from, int to, int[] others, int otherFrom, int otherTo) {
      int sum = 0;
      for (int i = otherFrom; i < otherTo; i++) {
        sum += rows[others[i]];
      }
      for (int i = from; i < to; i++) {
        matchingRows[tuples[i]] += sum;
      }
    }
  }

  /**
   * Collects the patients that match each tuple, until there are as many as anybody asks for or all
   * rows that match were seen.
   */
  private static final class PatientListener implements MatchJoin.Listener {
    private static final int[] NONE = new int[0];
    private static final int FIRST_SLOTS = 16;
    private static final int SPREAD = 0x9E3779B9;

    private final int[] rows;
    private final int[] patientStart;
    private final int[] patients;
    private final int limit;
    private final int base;
    private final int[] rowsLeft;
    private final int[][] slots;
    private final int[] matchingPatients;

    PatientListener(
        DistinctTuples tuples,
        int[] matchingRows,
        int limit,
        int from,
        int to,
        int[] matchingPatients) {
      this.rows = tuples.rows();
      this.patientStart = tuples.patientStart();
      this.patients = tuples.patients();
      this.limit = limit;
      this.base = from;
      this.rowsLeft = new int[to - from];
      this.slots = new int[to - from][];
      this.matchingPatients = matchingPatients;
      Arrays.fill(slots, NONE);
      for (int tuple = from; tuple < to; tuple++) {
        int own = patientStart[tuple + 1] - patientStart[tuple];
        matchingPatients[tuple] = Math.min(limit, own);
        // A tuple of nobody is nobody's smallest.
        boolean open = own > 0 && own < limit;
        rowsLeft[tuple - from] = open ? matchingRows[tuple] - rows[tuple] : 0;
      }
    }

    @Override
    public boolean wants(int tuple) {
      return rowsLeft[tuple - base] > 0;
    }

    @Override
    public void match(int tuple, int other) {
      int left = rowsLeft[tuple - base];
      if (left == 0 || tuple == other) {
        return;
      }
      left -= rows[other];
      for (int i = patientStart[other]; i < patientStart[other + 1]; i++) {
        if (add(tuple, patients[i]) && matchingPatients[tuple] == limit) {
          left = 0;
          break;
        }
      }
      rowsLeft[tuple - base] = left;
      if (left == 0) {
        slots[tuple - base] = NONE;
      }
    }

    @Override
    public void all(int[] tuples, int from, int to, int[] others, int otherFrom, int otherTo) {
      for (int i = from; i < to; i++) {
        for (int j = otherFrom; j < otherTo && wants(tuples[i]); j++) {
          match(tuples[i], others[j]);
        }
      }
    }

    /** Adds a patient; false when it was there already. */
    private boolean add(int tuple, int patient) {
      int[] set = slots[tuple - base];
      if (set.length == 0) {
        int own = matchingPatients[tuple];
        set = new int[Math.max(FIRST_SLOTS, Integer.highestOneBit(own) << 2)];
        for (int i = patientStart[tuple]; i < patientStart[tuple] + own; i++) {
          put(set, patients[i]);
        }
        slots[tuple - base] = set;
      }
      if (!put(set, patient)) {
        return false;
      }
      if (++matchingPatients[tuple] > set.length / 2) {
        int[] larger = new int[2 * set.length];
        for (int known : set) {
          if (known != 0) {
            put(larger, known - 1);
          }
        }
        slots[tuple - base] = larger;
      }
      return true;
    }

    /** Patients are numbered from 0; an empty slot holds 0. */
    private static boolean put(int[] set, int patient) {
      int slot = (patient * SPREAD) >>> (Integer.numberOfLeadingZeros(set.length) + 1);
      while (set[slot] != 0 && set[slot] != patient + 1) {
        slot = (slot + 1) & (set.length - 1);
      }
      boolean added = set[slot] == 0;
      set[slot] = patient + 1;
      return added;
    }
  }
}
