package org.reidrisk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
   * Does independent pieces of work, on this thread when there is one only.
   *
   * @param tasks the pieces; what the first failing one throws unchecked is passed on
   * @param <T> what a piece yields
   * @return what they yield, in their order
   * @throws IllegalStateException when the waiting thread is interrupted
   */
  public <T> List<T> inParallel(List<? extends Callable<T>> tasks) {
    int workers = Math.min(threads, tasks.size());
    List<T> results = new ArrayList<>(tasks.size());
    if (workers <= 1) {
      for (Callable<T> task : tasks) {
        results.add(call(task));
      }
      return results;
    }
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      for (Future<T> future : pool.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the work was interrupted", e);
    } catch (ExecutionException e) {
      throw unchecked(e.getCause() == null ? e : e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> T call(Callable<T> task) {
    try {
      return task.call();
    } catch (Exception e) {
      throw unchecked(e);
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
