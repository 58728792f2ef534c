package org.reidrisk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a run may use. Immutable; nothing of it changes a figure, only time and memory.
 *
 * <p>{@link #modest()} is one thread, as much memory as there is, no temporary folder and nobody
 * who hears of progress.
 */
public final class Resources {
  private static final Resources MODEST = new Resources(1, Long.MAX_VALUE, null, Progress.SILENT);

  private final int threads;
  private final long memory;
  private final @Nullable Path temporaryFolder;
  private final Progress progress;

  private Resources(int threads, long memory, @Nullable Path temporaryFolder, Progress progress) {
    this.threads = threads;
    this.memory = memory;
    this.temporaryFolder = temporaryFolder;
    this.progress = Objects.requireNonNull(progress);
  }

  /**
   * One thread, unbounded memory, no temporary folder, silent.
   *
   * @return the resources of a caller who hands in none
   */
  public static Resources modest() {
    return MODEST;
  }

  /**
   * The same with another number of threads, started and ended by each piece of work.
   *
   * @param count at least 1
   * @return a changed copy
   * @throws IllegalArgumentException when the count is less than 1
   */
  public Resources withThreads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("at least one thread is needed");
    }
    return new Resources(count, memory, temporaryFolder, progress);
  }

  /**
   * The same with a bound on memory. Work that an estimate says will not fit is done in smaller
   * parts, or refused with {@link MemoryShortage} before it begins.
   *
   * @param bytes what the run may hold at a time, at least 1
   * @return a changed copy
   * @throws IllegalArgumentException when there is none
   */
  public Resources withMemory(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("at least one byte is needed");
    }
    return new Resources(threads, bytes, temporaryFolder, progress);
  }

  /**
   * The same with a folder for what does not fit in memory. Files in it are readable by their owner
   * only and are gone when the work ends, however it ends.
   *
   * @param folder an existing folder
   * @return a changed copy
   */
  public Resources withTemporaryFolder(Path folder) {
    return new Resources(threads, memory, Objects.requireNonNull(folder), progress);
  }

  /**
   * The same with somebody who hears of progress.
   *
   * @param listener the listener
   * @return a changed copy
   */
  public Resources withProgress(Progress listener) {
    return new Resources(threads, memory, temporaryFolder, listener);
  }

  /**
   * The number of threads.
   *
   * @return at least 1
   */
  public int threads() {
    return threads;
  }

  /**
   * The bytes that the run may hold at a time.
   *
   * @return at least 1
   */
  public long memory() {
    return memory;
  }

  /**
   * A folder for what does not fit in memory.
   *
   * @return the folder, or empty when nothing may be written
   */
  public Optional<Path> temporaryFolder() {
    return Optional.ofNullable(temporaryFolder);
  }

  /**
   * Who hears of progress.
   *
   * @return the listener
   */
  public Progress progress() {
    return progress;
  }

  /**
   * Does independent pieces of work, on this thread when there is one only. No thread outlives this
   * method, whatever happens.
   *
   * @param tasks the pieces; what the first of those that fail throws unchecked is passed on, and
   *     no further piece is begun
   * @param <T> what a piece yields
   * @return what they yield, in their order
   * @throws IllegalStateException when the waiting thread is interrupted
   */
  public <T> List<T> inParallel(List<? extends Callable<T>> tasks) {
    Work<T> work = new Work<>(tasks);
    int workers = Math.min(threads, tasks.size());
    if (workers <= 1) {
      work.run();
    } else {
      runAndWait(work, workers);
    }
    Throwable failure = work.failure();
    if (failure != null) {
      throw unchecked(failure);
    }
    return new ArrayList<>(work.results);
  }

  private static void runAndWait(Work<?> work, int workers) {
    List<Thread> started = new ArrayList<>();
    try {
      for (int i = 0; i < workers; i++) {
        Thread worker = new Thread(work, "reidrisk-" + i);
        worker.start();
        started.add(worker);
      }
    } catch (OutOfMemoryError e) { // no more threads
      work.fail(-1, e);
    }
    for (Thread worker : started) {
      boolean ended = false;
      while (!ended) {
        try {
          worker.join();
          ended = true;
        } catch (InterruptedException e) {
          work.fail(-1, new IllegalStateException("the work was interrupted", e));
          started.forEach(Thread::interrupt);
        }
      }
    }
    Throwable failure = work.failure();
    if (failure != null && failure.getCause() instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }

  /** The place of a piece that failed, and what it threw. */
  private record Failed(int task, Throwable why) {}

  /** Takes one piece after the other, on one or several threads. */
  private static final class Work<T> implements Runnable {
    private final List<? extends Callable<T>> tasks;
    private final List<T> results;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private @Nullable Failed failed;
    private volatile boolean stopped;

    @SuppressWarnings("NullAway") // filled before anybody sees it, or a failure is thrown instead
    Work(List<? extends Callable<T>> tasks) {
      this.tasks = tasks;
      this.results = new ArrayList<>(Collections.nCopies(tasks.size(), null));
    }

    @Override
    public void run() {
      int task = next.getAndIncrement();
      try {
        while (task < tasks.size() && !stopped) {
          results.set(task, tasks.get(task).call());
          done.getAndIncrement();
          task = next.getAndIncrement();
        }
      } catch (Throwable e) { // memory can run out on any thread; the caller must hear of it
        stopped = true;
        try {
          fail(task, e);
        } catch (OutOfMemoryError noRoomToSaySo) {
          // The piece that is missing says it all.
          return;
        }
      }
    }

    /** Of several failures that of the first piece is kept: it does not depend on threads. */
    synchronized void fail(int task, Throwable why) {
      stopped = true;
      if (failed == null || task < failed.task()) {
        failed = new Failed(task, why);
      }
    }

    /** What went wrong, if anything; asked when all threads have ended. */
    synchronized @Nullable Throwable failure() {
      if (failed != null) {
        return failed.why();
      }
      // A piece neither ended nor left a reason: there was no memory even for that.
      return done.get() < tasks.size() ? new OutOfMemoryError("in a piece of work") : null;
    }
  }

  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof RuntimeException failure) {
      return failure;
    }
    if (thrown instanceof Error failure) {
      throw failure;
    }
    return new IllegalStateException(thrown);
  }

  @Override
  public String toString() {
    return "Resources of " + threads + (threads == 1 ? " thread" : " threads");
  }
}
