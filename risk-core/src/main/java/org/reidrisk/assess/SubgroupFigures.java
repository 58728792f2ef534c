package org.reidrisk.assess;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.SubgroupRisk;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.Subgroup;
import org.reidrisk.record.SubgroupSummary;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;
import org.reidrisk.value.ValueFormat;

/** Risks of the groups that a policy's subgroups make, named without telling a value. */
final class SubgroupFigures {
  private static final int THRESHOLD = 11;

  /** Beyond so many groups of unlisted values the smaller ones are put together. */
  private static final int MOST_GROUPS = 20;

  private SubgroupFigures() {}

  static List<SubgroupSummary> of(Measuring measuring, Policy policy, Table table, Unit unit) {
    List<SubgroupSummary> summaries = new ArrayList<>();
    if (policy.subgroups().isEmpty()) {
      return summaries;
    }
    EquivalenceClasses classes = measuring.classesOfAll();
    for (Subgroup subgroup : policy.subgroups()) {
      Column column = table.column(subgroup.column());
      if (!subgroup.values().isEmpty()) {
        summaries.addAll(listed(classes, unit, column, subgroup));
      } else if (!subgroup.bands().isEmpty()) {
        summaries.addAll(banded(classes, unit, column, subgroup));
      } else {
        summaries.addAll(numbered(classes, unit, column, subgroup));
      }
    }
    return summaries;
  }

  private static List<SubgroupSummary> listed(
      EquivalenceClasses classes, Unit unit, Column column, Subgroup subgroup) {
    ValueFormat format = column.spec().format();
    Map<String, Integer> groupOfValue = new HashMap<>();
    int others = subgroup.values().size();
    for (int i = 0; i < others; i++) {
      String value = subgroup.values().get(i);
      // Two spellings of one value are one group, under the first.
      groupOfValue.putIfAbsent(format.canonical(value).orElse(value), i);
    }
    List<String> names = new ArrayList<>(subgroup.values());
    names.add("other values");
    names.add("missing");
    return named(
        classes,
        unit,
        subgroup,
        names,
        code ->
            code == Column.MISSING
                ? others + 1
                : groupOfValue.getOrDefault(text(column, code), others));
  }

  private static List<SubgroupSummary> banded(
      EquivalenceClasses classes, Unit unit, Column column, Subgroup subgroup) {
    List<BigDecimal> bands = subgroup.bands();
    List<String> names = new ArrayList<>();
    names.add("below " + bands.get(0).toPlainString());
    for (int i = 0; i + 1 < bands.size(); i++) {
      names.add(bands.get(i).toPlainString() + " to below " + bands.get(i + 1).toPlainString());
    }
    names.add("from " + bands.get(bands.size() - 1).toPlainString());
    names.add("no number");
    names.add("missing");
    return named(
        classes,
        unit,
        subgroup,
        names,
        code -> {
          if (code == Column.MISSING) {
            return names.size() - 1;
          }
          Optional<BigDecimal> position = column.spec().format().position(text(column, code));
          if (position.isEmpty()) {
            return names.size() - 2;
          }
          int band = 0;
          while (band < bands.size() && bands.get(band).compareTo(position.get()) <= 0) {
            band++;
          }
          return band;
        });
  }

  /** A text that was not kept is longer than any that a policy lists. */
  private static String text(Column column, int code) {
    try {
      return column.value(code);
    } catch (IllegalStateException notKept) {
      return "";
    }
  }

  private static List<SubgroupSummary> named(
      EquivalenceClasses classes,
      Unit unit,
      Subgroup subgroup,
      List<String> names,
      IntUnaryOperator groupOfCode) {
    List<SubgroupSummary> summaries = new ArrayList<>();
    for (SubgroupRisk risk :
        SubgroupRisk.ofColumn(
            classes, unit, subgroup.column(), groupOfCode, names.size(), THRESHOLD)) {
      if (risk.units() > 0) {
        summaries.add(summary(subgroup, names.get(risk.group()), risk));
      }
    }
    return summaries;
  }

  /** Every value is a group; they are numbered by their figures, which say nothing of the value. */
  private static List<SubgroupSummary> numbered(
      EquivalenceClasses classes, Unit unit, Column column, Subgroup subgroup) {
    int groups = column.distinct() + 1;
    List<SubgroupRisk> risks =
        new ArrayList<>(
            SubgroupRisk.ofColumn(
                classes, unit, subgroup.column(), code -> code, groups, THRESHOLD));
    SubgroupRisk missing = risks.remove(Column.MISSING);
    risks.removeIf(risk -> risk.units() == 0);
    risks.sort(
        Comparator.comparingLong(SubgroupRisk::units)
            .thenComparingDouble(risk -> number(risk.mean()))
            .thenComparingDouble(risk -> number(risk.highest()))
            .reversed());
    List<SubgroupSummary> summaries = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_GROUPS, risks.size()); i++) {
      summaries.add(summary(subgroup, "group " + (i + 1) + " by size", risks.get(i)));
    }
    if (risks.size() > MOST_GROUPS) {
      int[] groupOfCode = new int[groups];
      Arrays.fill(groupOfCode, -1);
      risks.subList(MOST_GROUPS, risks.size()).forEach(risk -> groupOfCode[risk.group()] = 0);
      SubgroupRisk rest =
          SubgroupRisk.ofColumn(
                  classes, unit, subgroup.column(), code -> groupOfCode[code], 1, THRESHOLD)
              .get(0);
      summaries.add(summary(subgroup, "all smaller groups", rest));
    }
    if (missing.units() > 0) {
      summaries.add(summary(subgroup, "missing", missing));
    }
    return summaries;
  }

  private static double number(Estimate estimate) {
    return estimate instanceof Estimate.Real real ? real.value() : 0;
  }

  private static SubgroupSummary summary(Subgroup subgroup, String name, SubgroupRisk risk) {
    return new SubgroupSummary(subgroup.column(), name, risk.units(), risk.highest(), risk.mean());
  }
}
