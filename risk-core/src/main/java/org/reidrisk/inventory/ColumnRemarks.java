package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.imaging.HeaderMatch;
import org.reidrisk.table.Role;
import org.reidrisk.value.DetectedFormat;
import org.reidrisk.value.SpreadsheetDamage;
import org.reidrisk.value.ValueFormat;

/** What is remarkable about columns by themselves and beside each other. */
final class ColumnRemarks {
  private static final Set<Role> UNCOUNTED = Set.of(Role.OTHER, Role.PSEUDONYM);
  private static final String DAMAGE = "spreadsheet-damage";

  private final List<Finding> findings = new ArrayList<>();
  private final List<InspectedColumn> inOrder;
  private final boolean zerosKept;

  private ColumnRemarks(ExportView export) {
    inOrder = export.columns();
    zerosKept = inOrder.stream().anyMatch(ColumnRemarks::keepsZeros);
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
    remarks.dependencies(dependencies);
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
    }
    if (format.mixed()) {
      add(
          "mixed-formats",
          Severity.WARNING,
          column.name(),
          "Values are written in several ways, so equal values may count as different ones. Export"
              + " the column in one format.",
          seen);
    }
    damage(column, format);
  }

  private void damage(InspectedColumn column, DetectedFormat format) {
    SpreadsheetDamage damage = format.damage();
    // Numbers of identifiers that happen to have fewer figures are no proof by themselves.
    boolean unproven = format.expected() != ValueFormat.TIME && damage.lostZeros() > 0;
    long proven =
        damage.scientific()
            + (unproven ? 0 : damage.lostZeros())
            + damage.serialDays()
            + damage.hashes()
            + damage.retyped()
            + damage.cut();
    if (proven > 0) {
      add(
          DAMAGE,
          Severity.WARNING,
          column.name(),
          "Values look as if a spreadsheet had rewritten them: different ones may have become equal,"
              + " and what is lost cannot be read back. Export again without a spreadsheet.",
          count(proven + (unproven ? damage.lostZeros() : 0), "value")
              + " of "
              + format.looked()
              + " looked at");
    } else if (unproven && !zerosKept) {
      add(
          DAMAGE,
          Severity.INFO,
          column.name(),
          "As many numbers are shorter than the others as would be if zeros in front had been lost."
              + " If the exporter writes a fixed width, export again without a spreadsheet; numbers"
              + " drawn at random look the same.",
          count(damage.lostZeros(), "value") + " of " + format.looked() + " looked at");
    }
  }

  /** Whether a number stands somewhere with a zero in front, which a spreadsheet would take. */
  private static boolean keepsZeros(InspectedColumn column) {
    return column.values().stream().anyMatch(ColumnRemarks::hasZeroInFront);
  }

  private static boolean hasZeroInFront(String value) {
    boolean number = value.length() > 1 && value.length() < 20 && value.charAt(0) == '0';
    return number && value.chars().allMatch(c -> c >= '0' && c <= '9') && !Fillers.holds(value);
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
  private void dependencies(List<Dependency> dependencies) {
    Map<String, Set<String>> same = new HashMap<>();
    Map<String, Set<String>> told = new LinkedHashMap<>();
    for (Dependency dependency : dependencies) {
      if (dependency.kind() == Dependency.Kind.SAME) {
        merge(same, dependency.determinant(), dependency.determined());
      } else {
        told.computeIfAbsent(dependency.determinant(), name -> new LinkedHashSet<>())
            .add(dependency.determined());
      }
    }
    for (InspectedColumn from : inOrder) {
      List<InspectedColumn> equals = columns(same.getOrDefault(from.name(), Set.of()));
      equals.remove(from);
      counted(from, equals, true);
      List<InspectedColumn> follow = columns(told.getOrDefault(from.name(), Set.of()));
      counted(from, follow, false);
      follow.addAll(equals);
      identifiers(from, follow);
    }
  }

  /** Columns that are the same as a third one are put into one set with it. */
  private static void merge(Map<String, Set<String>> same, String one, String other) {
    Set<String> all = same.computeIfAbsent(one, name -> new HashSet<>(Set.of(name)));
    Set<String> more = same.getOrDefault(other, Set.of(other));
    all.addAll(more);
    more.forEach(name -> same.put(name, all));
  }

  /** Columns in file order. */
  private List<InspectedColumn> columns(Set<String> names) {
    List<InspectedColumn> columns = new ArrayList<>();
    for (InspectedColumn column : inOrder) {
      if (names.contains(column.name())) {
        columns.add(column);
      }
    }
    return columns;
  }

  private void counted(InspectedColumn from, List<InspectedColumn> told, boolean same) {
    List<InspectedColumn> counted =
        told.stream()
            .filter(c -> c.role() == Role.QUASI_IDENTIFIER || c.role() == Role.SENSITIVE)
            .toList();
    if (!counted.isEmpty() && UNCOUNTED.contains(from.role())) {
      boolean one = counted.size() == 1;
      add(
          same ? "same-as-counted" : "tells-a-counted-column",
          same ? Severity.WARNING : Severity.INFO,
          from.name(),
          "This column is not counted, but "
              + named(counted)
              + (same
                  ? one ? " says the same." : " say the same."
                  : one ? " follows from it." : " follow from it.")
              + " Coarsening or leaving out the one does nothing while the other stays.",
          one ? "" : counted.size() + " counted columns");
    }
  }

  private void identifiers(InspectedColumn from, List<InspectedColumn> told) {
    List<InspectedColumn> identifiers =
        told.stream().filter(c -> c.role() == Role.DIRECT_IDENTIFIER).toList();
    if (!identifiers.isEmpty() && from.role() != Role.DIRECT_IDENTIFIER) {
      boolean one = identifiers.size() == 1;
      add(
          "tells-an-identifier",
          Severity.WARNING,
          from.name(),
          "From this column "
              + named(identifiers)
              + (one ? " can be told, a direct identifier." : " can be told, direct identifiers.")
              + " Leaving that out does not make this one harmless: whoever holds a list of both can"
              + " read it.",
          one ? "" : identifiers.size() + " direct identifiers");
    }
  }

  /** The first of some columns, and how many others there are. */
  private static String named(List<InspectedColumn> columns) {
    int others = columns.size() - 1;
    return columns.get(0).name()
        + (others == 0 ? "" : " and " + others + (others == 1 ? " other" : " others"));
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
