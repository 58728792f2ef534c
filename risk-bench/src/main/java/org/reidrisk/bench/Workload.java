package org.reidrisk.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was measured with one policy: usages by program and round, and the figures of each. */
final class Workload {
  private final BenchmarkPolicy policy;
  private final Map<Program, Map<Integer, Usage>> usages = new EnumMap<>(Program.class);
  private final Map<Program, Figures> figures = new EnumMap<>(Program.class);
  private final Map<Program, String> failures = new EnumMap<>(Program.class);
  private final List<String> disagreements = new ArrayList<>();

  Workload(BenchmarkPolicy policy) {
    this.policy = policy;
  }

  BenchmarkPolicy policy() {
    return policy;
  }

  /**
   * Takes down one run, whose cost counts only when it counted what we counted; that of round 0, to
   * warm up, never does. Our own later runs are held against our first.
   *
   * @return whether they agree
   */
  boolean add(Program program, int round, Usage usage, Figures counted) {
    Figures ours = figures.getOrDefault(Program.OURS, counted);
    List<String> differences = counted.disagreements(ours, program.counts());
    differences.forEach(line -> disagreements.add(program.id() + ": " + line));
    if (!differences.isEmpty()) {
      return false;
    }
    figures.putIfAbsent(program, counted);
    if (round > 0) {
      usages.computeIfAbsent(program, p -> new TreeMap<>()).put(round, usage);
    }
    return true;
  }

  /** Notes that a program came to no result; it is not started again. */
  void fail(Program program, String reason) {
    failures.put(program, reason);
  }

  @Nullable String failure(Program program) {
    return failures.get(program);
  }

  List<String> disagreements() {
    return List.copyOf(disagreements);
  }

  Figures figures(Program program) {
    return figures.getOrDefault(program, Figures.none());
  }

  boolean measured(Program program) {
    return usages.containsKey(program);
  }

  double[] values(Program program, Resource resource) {
    return byRound(program, resource).values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Ours divided by theirs; not a number when they never ran in one round. */
  double ratio(Program rival, Resource resource) {
    return Median.ofRatios(byRound(Program.OURS, resource), byRound(rival, resource));
  }

  private Map<Integer, Double> byRound(Program program, Resource resource) {
    Map<Integer, Double> values = new TreeMap<>();
    usages
        .getOrDefault(program, Map.of())
        .forEach((round, usage) -> values.put(round, resource.of(usage)));
    return values;
  }
}
