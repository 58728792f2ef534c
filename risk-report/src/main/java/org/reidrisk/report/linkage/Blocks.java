package org.reidrisk.report.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.reidrisk.Progress;
import org.reidrisk.Resources;

/** Does something for each of many numbers on the threads of a run. */
final class Blocks {
  private static final int BLOCK = 1 << 13;

  private Blocks() {}

  /** What is done for a number; it may write to places of that number only. */
  @FunctionalInterface
  interface Step<T> {
    void at(T tool, int number);
  }

  /**
   * Does it for all numbers from 0.
   *
   * @param count how many numbers
   * @param tool makes what a thread needs for itself, used for many numbers
   */
  static <T> void run(int count, Supplier<T> tool, Step<T> step, Resources resources) {
    Queue<T> idle = new ConcurrentLinkedQueue<>();
    AtomicLong done = new AtomicLong();
    List<Callable<Integer>> work = new ArrayList<>();
    for (int from = 0; from < count; from += BLOCK) {
      int begin = from;
      int end = Math.min(count, from + BLOCK);
      work.add(
          () -> {
            T polled = idle.poll();
            T used = polled == null ? tool.get() : polled;
            for (int i = begin; i < end; i++) {
              step.at(used, i);
            }
            idle.add(used);
            resources.progress().at(Progress.Stage.LINK, 0, 1, done.addAndGet(end - begin));
            return end;
          });
    }
    resources.inParallel(work);
  }
}
