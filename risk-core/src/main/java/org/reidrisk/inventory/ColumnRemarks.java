package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.imaging.HeaderMatch;
import org.reidrisk.table.Role;
import org.reidrisk.value.DetectedFormat;
import org.reidrisk.value.SpreadsheetDamage;

/** What is remarkable about columns by themselves and beside each other. */
final class ColumnRemarks {
  private static final Set<Role> UNMEASURED =
      Set.of(Role.OTHER, Role.PSEUDONYM, Role.DIRECT_IDENTIFIER);

  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, InspectedColumn> byName = new HashMap<>();

  private ColumnRemarks(ExportView export) {
    export.columns().forEach(c -> byName.put(c.name(), c));
  }

  /**
   * The remarks.
   *
   * @param formats what format each column has, in file order
   */
  static List<Finding> of(
      ExportView export, List<DetectedFormat> formats, List<Dependency> dependencies) {
    ColumnRemarks remarks = new ColumnRemarks(export);
    for (InspectedColumn column : export.columns()) {
      remarks.format(column, formats.get(column.index()));
      remarks.name(column);
    }
    dependencies.forEach(remarks::dependency);
    return remarks.findings;
  }

  private void add(String code, Severity severity, String about, String text, String evidence) {
    findings.add(new Finding(code, severity, about, text, evidence));
  }

  private void format(InspectedColumn column, DetectedFormat format) {
    String seen = of(column) + count(format.looked(), "value") + " looked at";
    if (format.ambiguous()) {
      add(
          "date-order-unknown",
          Severity.WARNING,
          column.name(),
          "The dates can be read with the day first and with the month first. Ask the exporter, and"
              + " set the format to date-day-first or date-month-first.",
          seen);
    } else if (format.mixed()) {
      add(
          "mixed-formats",
          Severity.WARNING,
          column.name(),
          "Values are written in several ways, so equal values may count as different ones. Export"
              + " the column in one format.",
          seen);
    }
    SpreadsheetDamage damage = format.damage();
    if (damage.any()) {
      long values =
          damage.scientific()
              + damage.lostZeros()
              + damage.serialDays()
              + damage.hashes()
              + damage.retyped()
              + damage.cut();
      add(
          "spreadsheet-damage",
          Severity.WARNING,
          column.name(),
          "Values look as if a spreadsheet had rewritten them: different ones may have become equal,"
              + " and what is lost cannot be read back. Export again without a spreadsheet.",
          count(values, "value") + " of " + format.looked() + " looked at");
    }
  }

  private static String of(InspectedColumn column) {
    return column.complete() ? "" : "of a sample, ";
  }

  private void name(InspectedColumn column) {
    if (column.match().shared()) {
      add(
          "shared-attribute",
          Severity.INFO,
          column.name(),
          "Another column is known as the same attribute. Decide about both.",
          column.attribute().map(a -> a.keyword()).orElse(""));
    }
    if (column.match().rule() == HeaderMatch.Rule.PRIVATE && !column.values().isEmpty()) {
      add(
          "private-attribute",
          column.role() == Role.DIRECT_IDENTIFIER ? Severity.INFO : Severity.WARNING,
          column.name(),
          "A private attribute may hold anything, names included. See its maker's documentation, or"
              + " leave it out.",
          count(column.distinct(), "value"));
    }
  }

  /** What is left out, or not counted, while another column tells it. */
  private void dependency(Dependency dependency) {
    InspectedColumn from = column(dependency.determinant());
    InspectedColumn told = column(dependency.determined());
    boolean same = dependency.kind() == Dependency.Kind.SAME;
    dependency(from, told, same);
    if (same) {
      dependency(told, from, true);
    }
  }

  private void dependency(InspectedColumn from, InspectedColumn told, boolean same) {
    boolean counted = told.role() == Role.QUASI_IDENTIFIER || told.role() == Role.SENSITIVE;
    if (UNMEASURED.contains(from.role()) && from.role() != Role.DIRECT_IDENTIFIER && counted) {
      add(
          same ? "same-as-counted" : "tells-a-counted-column",
          same ? Severity.WARNING : Severity.INFO,
          from.name(),
          "This column is not counted, but "
              + told.name()
              + (same ? " says the same." : " follows from it.")
              + " Coarsening or leaving out the one does nothing while the other stays.",
          "");
    } else if (told.role() == Role.DIRECT_IDENTIFIER && from.role() != Role.DIRECT_IDENTIFIER) {
      add(
          "tells-an-identifier",
          Severity.WARNING,
          from.name(),
          "From this column "
              + told.name()
              + " can be told, a direct identifier. Leaving that one out does not make this one"
              + " harmless: whoever holds a list of both can read it.",
          "");
    }
  }

  private InspectedColumn column(String name) {
    return Objects.requireNonNull(byName.get(name));
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
