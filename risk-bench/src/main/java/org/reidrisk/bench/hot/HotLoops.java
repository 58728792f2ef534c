package org.reidrisk.bench.hot;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of this package in a few minutes, with what each operation allocates. */
public final class HotLoops {
  private HotLoops() {}

  /**
   * Runs the benchmarks.
   *
   * @param args parts of the names of benchmarks to run; none for all
   * @throws RunnerException when a benchmark fails
   */
  public static void main(String[] args) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .forks(1)
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.MILLISECONDS)
            .warmupIterations(5)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(2))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true);
    String prefix = HotLoops.class.getPackageName();
    for (String part : args.length == 0 ? new String[] {""} : args) {
      options.include(prefix.replace(".", "\\.") + "\\..*" + part);
    }
    new Runner(options.build()).run();
  }
}
