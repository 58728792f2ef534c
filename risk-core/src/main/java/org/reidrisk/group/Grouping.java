package org.reidrisk.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;
import org.reidrisk.table.Table;

/**
 * Rows in the order of their classes: those of class c are {@code order} from {@code start[c]} to
 * {@code start[c + 1]}, in file order. Which class has which number depends on the keys alone.
 *
 * <p>Rows are first spread over parts by a hash of their key, then each part is grouped while it
 * lies in a processor's cache. When memory is short the parts are made in several rounds over the
 * encoded columns, so that nothing is written to disk (docs/decisions/0008).
 */
final class Grouping {
  private static final int ROWS_OF_PART = 1 << 16;
  private static final int MOST_PARTS = 1 << 12;
  private static final int CHUNK = 1 << 13;

  /** Bytes for each row of the part that a thread works on. */
  private static final int SCRATCH_OF_ROW = 24;

  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final long SPREAD_HIGH = 0xC2B2AE3D27D4EB4FL;

  private final KeyPacking packing;
  private final Table table;
  private final boolean countsPatients;
  private final int rows;
  private final Resources resources;
  private final SizeCounts classesByRows = new SizeCounts();
  private final SizeCounts classesByPatients = new SizeCounts();
  // One array per thread that ever works at a time: waiting for memory costs more than merging.
  private final Queue<SmallestClasses> smallestOfThread = new ConcurrentLinkedQueue<>();
  private final int log2Parts;
  private final int[] order;
  private final int[][] sizesOfPart;
  private int[] start = new int[1];

  private Grouping(KeyPacking packing, Table table, boolean countsPatients, Resources resources) {
    this.packing = packing;
    this.table = table;
    this.countsPatients = countsPatients;
    int rows = table.rows();
    this.rows = rows;
    this.resources = resources;
    int parts = 1;
    int log2 = 0;
    while (parts < MOST_PARTS && rows / parts > ROWS_OF_PART) {
      parts <<= 1;
      log2++;
    }
    this.log2Parts = log2;
    this.order = new int[rows];
    this.sizesOfPart = new int[parts][];
  }

  /** Groups rows only. */
  static Grouping ofRows(KeyPacking packing, Table table, Resources resources) {
    Grouping grouping = new Grouping(packing, table, false, resources);
    grouping.run();
    return grouping;
  }

  /** Groups rows and counts the patients of each class, if patients have a key. */
  static Grouping of(KeyPacking packing, Table table, Resources resources) {
    Grouping grouping = new Grouping(packing, table, table.hasPatientKey(), resources);
    grouping.run();
    return grouping;
  }

  /** Classes by their number of rows. */
  SizeCounts classesByRows() {
    return classesByRows;
  }

  /** Classes by their number of distinct patients. */
  SizeCounts classesByPatients() {
    return classesByPatients;
  }

  /** Patients by the smallest class that any thread has met; 0 stands for none. */
  SizeCounts patientsBySmallestClass() {
    SmallestClasses smallest = smallestOfThread.poll();
    if (smallest == null) {
      return new SizeCounts();
    }
    smallestOfThread.forEach(smallest::addAll);
    return smallest.counts();
  }

  int count() {
    return start.length - 1;
  }

  int[] order() {
    return order;
  }

  int[] start() {
    return start;
  }

  int[] classOfRow() {
    int[] classOfRow = new int[rows];
    for (int c = 0; c < count(); c++) {
      for (int i = start[c]; i < start[c + 1]; i++) {
        classOfRow[order[i]] = c;
      }
    }
    return classOfRow;
  }

  /** Consecutive rows that one thread looks at. */
  private record Range(int from, int to, int[] next) {}

  private void run() {
    int parts = 1 << log2Parts;
    List<Range> ranges = ranges(parts);
    List<Callable<Integer>> counts = new ArrayList<>();
    for (Range range : ranges) {
      counts.add(() -> spread(range, 0, parts, null));
    }
    resources.inParallel(counts);
    int[] startOfPart = new int[parts + 1];
    for (int part = 0; part < parts; part++) {
      int at = startOfPart[part];
      for (Range range : ranges) {
        int rowsOfRange = range.next()[part];
        range.next()[part] = at;
        at += rowsOfRange;
      }
      startOfPart[part + 1] = at;
    }
    int firstPart = 0;
    int largest = 0;
    for (int part = 0; part < parts; part++) {
      largest = Math.max(largest, startOfPart[part + 1] - startOfPart[part]);
    }
    long fits = rowsThatFit(largest);
    while (firstPart < parts) {
      int endPart = firstPart + 1;
      while (endPart < parts && startOfPart[endPart + 1] - startOfPart[firstPart] <= fits) {
        endPart++;
      }
      round(ranges, firstPart, endPart, startOfPart);
      firstPart = endPart;
    }
    number();
  }

  private List<Range> ranges(int parts) {
    List<Range> ranges = new ArrayList<>();
    int threads = resources.threads();
    for (int i = 0; i < threads; i++) {
      int from = (int) ((long) rows * i / threads);
      int to = (int) ((long) rows * (i + 1) / threads);
      ranges.add(new Range(from, to, new int[parts]));
    }
    return ranges;
  }

  /**
   * How many rows may be spread at a time.
   *
   * @throws MemoryShortage when not even the largest part fits: equal rows cannot be parted
   */
  private long rowsThatFit(int largestPart) {
    long bytesOfRow = (packing.isWide() ? 3L : 2L) * Long.BYTES;
    // The table, the order of rows and the starts of classes stay; parts may use half of what is
    // left.
    long stays = table.bytes() + 2L * Integer.BYTES * rows;
    long atOnce = Math.min(resources.threads(), 1L << log2Parts);
    long least = stays + largestPart * (bytesOfRow + atOnce * SCRATCH_OF_ROW);
    if (resources.memory() < least) {
      throw new MemoryShortage("grouping " + rows + " rows", least + least / 2, resources.memory());
    }
    return (resources.memory() - stays) / 2 / bytesOfRow;
  }

  /** The rows of some parts, spread over them. */
  private record Spread(long[] low, long[] high, long[] rowAndPatient, int base) {}

  private void round(List<Range> ranges, int firstPart, int endPart, int[] startOfPart) {
    int size = startOfPart[endPart] - startOfPart[firstPart];
    Spread spread =
        new Spread(
            new long[size],
            new long[packing.isWide() ? size : 0],
            new long[size],
            startOfPart[firstPart]);
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (Range range : ranges) {
      tasks.add(() -> spread(range, firstPart, endPart, spread));
    }
    resources.inParallel(tasks);
    List<Callable<Integer>> groups = new ArrayList<>();
    int step = Math.max(1, (endPart - firstPart) / (8 * resources.threads()));
    for (int part = firstPart; part < endPart; part += step) {
      int first = part;
      int end = Math.min(endPart, part + step);
      groups.add(
          () -> {
            SmallestClasses free = smallestOfThread.poll();
            SmallestClasses smallest =
                free == null ? new SmallestClasses(countsPatients ? table.patients() : 0) : free;
            PartGrouping scratch =
                new PartGrouping(spread, packing.isWide(), countsPatients, smallest);
            for (int p = first; p < end; p++) {
              sizesOfPart[p] = scratch.group(startOfPart[p], startOfPart[p + 1], log2Parts, order);
            }
            smallestOfThread.add(smallest);
            synchronized (classesByRows) {
              classesByRows.addAll(scratch.byRows);
              classesByPatients.addAll(scratch.byPatients);
            }
            return first;
          });
    }
    resources.inParallel(groups);
  }

  /** Counts the rows of each part, or puts those of some parts in their places. */
  private int spread(Range range, int firstPart, int endPart, @Nullable Spread spread) {
    long[] low = new long[CHUNK];
    long[] high = new long[packing.isWide() ? CHUNK : 0];
    int[] buffer = new int[CHUNK];
    int[] patients = new int[CHUNK];
    int[] next = range.next();
    for (int from = range.from(); from < range.to(); from += CHUNK) {
      int count = Math.min(CHUNK, range.to() - from);
      packing.copy(from, count, low, high, buffer);
      if (spread != null && countsPatients) {
        table.copyPatients(from, patients, count);
      }
      for (int i = 0; i < count; i++) {
        int part = part(hash(low[i], high.length == 0 ? 0 : high[i]));
        if (spread == null) {
          next[part]++;
        } else if (part >= firstPart && part < endPart) {
          int at = next[part]++ - spread.base();
          spread.low()[at] = low[i];
          if (high.length > 0) {
            spread.high()[at] = high[i];
          }
          spread.rowAndPatient()[at] = ((long) (from + i) << 32) | (patients[i] & 0xFFFFFFFFL);
        }
      }
    }
    return 0;
  }

  private int part(long hash) {
    return log2Parts == 0 ? 0 : (int) (hash >>> (Long.SIZE - log2Parts));
  }

  private static long hash(long low, long high) {
    long mixed = (low ^ (high * SPREAD_HIGH)) * SPREAD;
    mixed ^= mixed >>> 32;
    return mixed * SPREAD;
  }

  private void number() {
    int classes = 0;
    for (int[] sizes : sizesOfPart) {
      classes += sizes.length;
    }
    start = new int[classes + 1];
    int c = 0;
    for (int part = 0; part < sizesOfPart.length; part++) {
      for (int size : sizesOfPart[part]) {
        start[c + 1] = start[c] + size;
        c++;
      }
      sizesOfPart[part] = new int[0];
    }
  }

  /** Groups one part after the other; the arrays are used again. */
  private static final class PartGrouping {
    private final Spread spread;
    private final boolean wide;
    private final boolean withPatients;
    private final SmallestClasses smallest;
    private final SizeCounts byRows = new SizeCounts();
    private final SizeCounts byPatients = new SizeCounts();
    private final PatientSet patientSet = new PatientSet();
    private int[] slots = new int[16];
    private int[] classOfEntry = new int[0];
    private int[] firstOfClass = new int[0];
    private int[] next = new int[0];
    private int[] patients = new int[0];

    PartGrouping(Spread spread, boolean wide, boolean withPatients, SmallestClasses smallest) {
      this.spread = spread;
      this.wide = wide;
      this.withPatients = withPatients;
      this.smallest = smallest;
    }

    /** Writes the rows of a part into the order, class by class; returns the classes' sizes. */
    int[] group(int from, int to, int usedBits, int[] order) {
      int entries = to - from;
      int base = from - spread.base();
      if (classOfEntry.length < entries) {
        classOfEntry = new int[entries];
        firstOfClass = new int[entries];
        next = new int[entries];
        patients = new int[withPatients ? entries : 0];
      }
      int classes = findClasses(entries, base, usedBits);
      int[] sizes = Arrays.copyOf(next, classes);
      int at = 0;
      for (int c = 0; c < classes; c++) {
        byRows.add(sizes[c]);
        next[c] = at;
        at += sizes[c];
      }
      long[] rowAndPatient = spread.rowAndPatient();
      for (int i = 0; i < entries; i++) {
        int place = next[classOfEntry[i]]++;
        long entry = rowAndPatient[base + i];
        order[from + place] = (int) (entry >>> 32);
        if (withPatients) {
          patients[place] = (int) entry;
        }
      }
      if (withPatients) {
        countPatients(sizes);
      }
      return sizes;
    }

    /** Numbers the classes of the entries and counts their rows; returns how many there are. */
    private int findClasses(int entries, int base, int usedBits) {
      int log2Slots =
          Math.min(30, Math.max(4, 33 - Integer.numberOfLeadingZeros(Math.max(1, entries))));
      if (slots.length < 1 << log2Slots) {
        slots = new int[1 << log2Slots];
      } else {
        Arrays.fill(slots, 0, 1 << log2Slots, 0);
      }
      int slotMask = (1 << log2Slots) - 1;
      int classes = 0;
      long[] low = spread.low();
      long[] high = spread.high();
      for (int i = 0; i < entries; i++) {
        long l = low[base + i];
        long h = wide ? high[base + i] : 0;
        int slot = (int) ((hash(l, h) << usedBits) >>> (Long.SIZE - log2Slots));
        int c = slots[slot];
        while (c != 0) {
          int first = base + firstOfClass[c - 1];
          if (low[first] == l && (!wide || high[first] == h)) {
            break;
          }
          slot = (slot + 1) & slotMask;
          c = slots[slot];
        }
        if (c == 0) {
          firstOfClass[classes] = i;
          next[classes] = 0;
          c = ++classes;
          slots[slot] = c;
        }
        classOfEntry[i] = c - 1;
        next[c - 1]++;
      }
      return classes;
    }

    private void countPatients(int[] sizes) {
      int from = 0;
      for (int size : sizes) {
        int distinct = patientSet.distinct(patients, from, size);
        byPatients.add(distinct);
        for (int i = from; i < from + distinct; i++) {
          smallest.add(patients[i], distinct);
        }
        from += size;
      }
    }
  }
}
