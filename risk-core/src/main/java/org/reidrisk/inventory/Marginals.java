package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * The figures of the quasi-identifiers, with each left out and with each other column added; exact.
 *
 * <p>Leaving out: the columns are halved again and again, and each half is looked at with the
 * classes already split by the other. Classes of one patient are let go at once, so that little is
 * left after the first splits.
 */
final class Marginals {
  private final Table table;
  private final PatientOrder patients;
  private final int threshold;
  private final Resources resources;
  private final int mostValues;
  private final SharedClasses all;
  private final SharedClasses shared = new SharedClasses();
  private final @Nullable ClassRisk[] withColumn;
  private final @Nullable ClassRisk[] withoutColumn;
  private final Queue<ClassRefiner> free = new ConcurrentLinkedQueue<>();
  private int[] unique = new int[0];
  private @Nullable ClassRisk baseline;

  Marginals(Table table, PatientOrder patients, int threshold, Resources resources) {
    this.table = table;
    this.patients = patients;
    this.threshold = threshold;
    this.resources = resources;
    this.mostValues =
        table.columns().stream().filter(Column::encoded).mapToInt(Column::distinct).max().orElse(0);
    this.all = SharedClasses.all(patients);
    this.withColumn = new ClassRisk[table.columns().size()];
    this.withoutColumn = new ClassRisk[table.columns().size()];
  }

  /**
   * The same work on as many threads as the memory has room for.
   *
   * @throws MemoryShortage when there is no room for one
   */
  static Resources fitting(Table table, int quasiIdentifiers, Resources resources) {
    int levels = 3 + Integer.SIZE - Integer.numberOfLeadingZeros(quasiIdentifiers);
    long stays = table.bytes() + 4L * Integer.BYTES * table.rows();
    long each = Math.max(1, ClassRefiner.bytes(table, levels));
    long threads = (resources.memory() - stays) / each;
    if (threads < 1) {
      throw new MemoryShortage(
          "profiling " + table.rows() + " rows", stays + each, resources.memory());
    }
    return resources.withThreads((int) Math.min(threads, resources.threads()));
  }

  /** Pieces of work for the baseline and for each column left out. */
  List<Callable<Integer>> firstTasks(List<Column> quasiIdentifiers) {
    // Many values first: they leave the fewest rows in shared classes.
    List<Column> ordered = new ArrayList<>(quasiIdentifiers);
    ordered.sort(
        Comparator.comparingInt(Column::distinct)
            .reversed()
            .thenComparingInt(c -> c.spec().position()));
    List<Callable<Integer>> tasks = new ArrayList<>();
    tasks.add(() -> baseline(ordered));
    if (!ordered.isEmpty()) {
      int depth = Integer.SIZE - Integer.numberOfLeadingZeros(resources.threads() - 1);
      leaveOutTasks(ordered, List.of(), depth, ordered, tasks);
    }
    return tasks;
  }

  private int baseline(List<Column> quasiIdentifiers) {
    ClassRefiner refiner = take();
    int known = refiner.uniques();
    refiner.refine(all, quasiIdentifiers, shared);
    baseline = refiner.risk(shared);
    unique = refiner.uniquePatients();
    refiner.backTo(known);
    free.add(refiner);
    return 0;
  }

  private void leaveOutTasks(
      List<Column> inside,
      List<Column> outside,
      int depth,
      List<Column> order,
      List<Callable<Integer>> tasks) {
    if (depth == 0 || inside.size() == 1) {
      List<Column> ordered = order.stream().filter(outside::contains).toList();
      tasks.add(
          () -> {
            ClassRefiner refiner = take();
            int known = refiner.uniques();
            refiner.refine(all, ordered, refiner.level(0));
            leaveOut(refiner, inside, 0);
            refiner.backTo(known);
            free.add(refiner);
            return 0;
          });
      return;
    }
    for (int half = 0; half < 2; half++) {
      List<Column> wider = new ArrayList<>(outside);
      wider.addAll(everySecond(inside, 1 - half));
      leaveOutTasks(everySecond(inside, half), wider, depth - 1, order, tasks);
    }
  }

  /** The classes of the depth are split by all columns but those inside. */
  private void leaveOut(ClassRefiner refiner, List<Column> inside, int depth) {
    if (inside.size() == 1) {
      withoutColumn[indexOf(inside.get(0))] = refiner.risk(refiner.level(depth));
      return;
    }
    int known = refiner.uniques();
    for (int half = 0; half < 2; half++) {
      refiner.refine(refiner.level(depth), everySecond(inside, 1 - half), refiner.level(depth + 1));
      leaveOut(refiner, everySecond(inside, half), depth + 1);
      refiner.backTo(known);
    }
  }

  /** Halves of like columns: both get some with many values. */
  private static List<Column> everySecond(List<Column> columns, int first) {
    List<Column> half = new ArrayList<>();
    for (int i = first; i < columns.size(); i += 2) {
      half.add(columns.get(i));
    }
    return half;
  }

  /** Pieces of work for each column added; to be done when the baseline is there. */
  List<Callable<Integer>> secondTasks(List<Column> others) {
    List<Callable<Integer>> tasks = new ArrayList<>();
    int pieces = Math.min(others.size(), 4 * resources.threads());
    for (int piece = 0; piece < pieces; piece++) {
      int first = piece;
      tasks.add(
          () -> {
            ClassRefiner refiner = take();
            refiner.adopt(unique);
            for (int i = first; i < others.size(); i += pieces) {
              refiner.refine(shared, others.get(i), refiner.level(0));
              withColumn[indexOf(others.get(i))] = refiner.risk(refiner.level(0));
              refiner.backTo(unique.length);
            }
            free.add(refiner);
            return 0;
          });
    }
    return tasks;
  }

  private ClassRefiner take() {
    ClassRefiner refiner = free.poll();
    return refiner == null ? new ClassRefiner(patients, mostValues, threshold) : refiner;
  }

  private int indexOf(Column column) {
    return table.schema().indexOf(column.spec().name());
  }

  /** The figures of all quasi-identifiers; to be asked when the work is done. */
  ClassRisk baseline() {
    if (baseline == null) {
      throw new IllegalStateException("the baseline has not been measured");
    }
    return baseline;
  }

  /** By place in the table; null for columns that are no quasi-identifiers. */
  List<@Nullable ClassRisk> withoutColumn() {
    return Collections.unmodifiableList(Arrays.asList(withoutColumn));
  }

  /** By place in the table; null for quasi-identifiers and for columns that were not encoded. */
  List<@Nullable ClassRisk> withColumn() {
    return Collections.unmodifiableList(Arrays.asList(withColumn));
  }
}
