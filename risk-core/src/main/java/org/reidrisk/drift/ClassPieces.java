package org.reidrisk.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.reidrisk.Resources;

/** Goes through classes on several threads; what workers find is merged by the caller. */
final class ClassPieces {
  /** Members of the classes of one piece, at least. */
  private static final int PIECE = 1 << 12;

  private ClassPieces() {}

  /**
   * Takes every class that has members once.
   *
   * @param classes members by class
   * @param newWorker makes a worker, which one thread uses at a time
   * @param step what a worker does with a class
   * @return the workers
   */
  static <W> Queue<W> each(
      DistinctLists classes, Resources resources, Supplier<W> newWorker, ObjIntConsumer<W> step) {
    Queue<W> idle = new ConcurrentLinkedQueue<>();
    List<Callable<Integer>> pieces = new ArrayList<>();
    int from = 0;
    for (int c = 0; c < classes.keys(); c++) {
      if (classes.to(c) - classes.from(from) >= PIECE || c == classes.keys() - 1) {
        int first = from;
        int end = c + 1;
        pieces.add(
            () -> {
              W free = idle.poll();
              W worker = free == null ? newWorker.get() : free;
              for (int key = first; key < end; key++) {
                step.accept(worker, key);
              }
              idle.add(worker);
              return first;
            });
        from = end;
      }
    }
    resources.inParallel(pieces);
    return idle;
  }
}
