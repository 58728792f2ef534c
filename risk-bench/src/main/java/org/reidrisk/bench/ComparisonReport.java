package org.reidrisk.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A comparison as Markdown. */
final class ComparisonReport {
  private final List<String> lines = new ArrayList<>();

  private ComparisonReport() {}

  static String of(List<String> circumstances, List<Workload> workloads, long rows) {
    ComparisonReport report = new ComparisonReport();
    circumstances.forEach(line -> report.lines.add("- " + line));
    report.lines.add("- Versions: " + String.join(", ", programs(workloads)));
    for (Workload workload : workloads) {
      report.table(workload);
    }
    report.targets(workloads, rows);
    report.disagreements(workloads);
    return String.join("\n", report.lines) + "\n";
  }

  private static Set<String> programs(List<Workload> workloads) {
    Set<String> names = new LinkedHashSet<>();
    for (Workload workload : workloads) {
      for (Program program : Program.values()) {
        String name = workload.figures(program).get("program");
        if (!name.isEmpty() && program != Program.BYTE_SCAN) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private void table(Workload workload) {
    Figures ours = workload.figures(Program.OURS);
    heading(
        workload.policy().quasiIdentifiers().size()
            + " quasi-identifiers: "
            + ours.get("rows.classes")
            + " classes of rows, "
            + ours.get("rows.uniques")
            + " of one row");
    lines.add(
        "| program | work | wall s, median (min–max) | CPU s | peak MiB"
            + " | ours ÷ it: wall | CPU | memory |");
    lines.add("|---|---|---:|---:|---:|---:|---:|---:|");
    for (Program program : Program.values()) {
      String failure = workload.failure(program);
      if (workload.measured(program)) {
        double[] wall = workload.values(program, Resource.WALL);
        row(
            program.id(),
            program.work(),
            format("%.2f (%.2f–%.2f)", Median.of(wall), min(wall), max(wall)),
            format("%.2f", Median.of(workload.values(program, Resource.CPU))),
            format("%.0f", Median.of(workload.values(program, Resource.MEMORY))),
            ratio(workload, program, Resource.WALL),
            ratio(workload, program, Resource.CPU),
            ratio(workload, program, Resource.MEMORY));
      } else if (failure != null) {
        row(program.id(), program.work(), failure, "", "", "", "", "");
      }
    }
  }

  private static String ratio(Workload workload, Program program, Resource resource) {
    return program == Program.OURS ? "" : format("%.3f", workload.ratio(program, resource));
  }

  private void targets(List<Workload> workloads, long rows) {
    List<String> table = new ArrayList<>();
    for (Target target : Target.ALL) {
      for (Workload workload : workloads) {
        double ratio =
            workload.policy() == target.policy()
                ? workload.ratio(target.rival(), target.resource())
                : Double.NaN;
        if (!Double.isNaN(ratio)) {
          table.add(targetRow(target, ratio));
        }
      }
    }
    if (table.isEmpty()) {
      return;
    }
    heading("Targets");
    if (rows != Target.ROWS) {
      lines.add("They were set for " + BenchmarkFolder.shortNumber(Target.ROWS) + " rows.");
      lines.add("");
    }
    lines.add("| quasi-identifiers | against | ours ÷ it | target | figure | |");
    lines.add("|---:|---|---|---:|---:|---|");
    lines.addAll(table);
  }

  private static String targetRow(Target target, double ratio) {
    boolean stretch = target.hoped() < target.most();
    String verdict =
        ratio > target.most()
            ? "missed"
            : stretch && ratio <= target.hoped() ? "met, and better" : "met";
    return "| "
        + String.join(
            " | ",
            Integer.toString(target.policy().quasiIdentifiers().size()),
            target.rival().id(),
            target.resource().word(),
            format("≤ %.2f", target.most())
                + (stretch ? format(" (hoped for: %.2f)", target.hoped()) : ""),
            format("%.3f", ratio),
            verdict)
        + " |";
  }

  private void disagreements(List<Workload> workloads) {
    for (Workload workload : workloads) {
      if (!workload.disagreements().isEmpty()) {
        heading(
            "DISAGREEMENT with "
                + workload.policy().quasiIdentifiers().size()
                + " quasi-identifiers");
        workload.disagreements().stream().distinct().forEach(line -> lines.add("- " + line));
      }
    }
  }

  private void heading(String text) {
    lines.add("");
    lines.add("### " + text);
    lines.add("");
  }

  private void row(String... cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }

  private static double min(double[] values) {
    return Arrays.stream(values).min().orElse(Double.NaN);
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElse(Double.NaN);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
