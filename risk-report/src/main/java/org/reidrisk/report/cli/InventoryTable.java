package org.reidrisk.report.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.OneLine;
import org.reidrisk.Percent;
import org.reidrisk.Severity;
import org.reidrisk.inventory.InventoriedColumn;
import org.reidrisk.inventory.Inventory;
import org.reidrisk.table.Role;

/** An inventory as people and pipelines read it: the worst columns first, then what leaks. */
final class InventoryTable {
  private static final int WIDTH = 100;
  private static final int MOST_FINDINGS = 25;
  private static final String ROW = "%4s  %-24s %-17s %-9s %6s %8s %6s  ";

  private final Inventory inventory;
  private final Path draft;

  InventoryTable(Inventory inventory, Path draft) {
    this.inventory = inventory;
    this.draft = draft;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(summary()).append('\n').append('\n');
    text.append(
            String.format(
                Locale.ROOT,
                ROW + "%s",
                "#",
                "column",
                "proposed role",
                "format",
                "missing",
                "distinct",
                "alone",
                "known by"))
        .append('\n');
    for (InventoriedColumn column : inventory.worstFirst()) {
      text.append(row(column).stripTrailing()).append('\n');
    }
    text.append('\n')
        .append(
            "alone: share of "
                + unit()
                + "s that the column alone singles out; ~ estimated; ? decide, see the draft\n");
    findings(text);
    text.append("written: ").append(draft).append('\n');
    long open = undecided();
    text.append(
        open == 0
            ? "Read the draft's reasons, then run reidrisk assess.\n"
            : "Give a role to the "
                + (open == 1 ? "undecided column" : open + " undecided columns")
                + " in the draft, then run reidrisk assess.\n");
    return text.toString();
  }

  private String unit() {
    return inventory.patient() == null ? "row" : "patient";
  }

  private long undecided() {
    return inventory.columns().stream().filter(c -> c.proposal().role() == Role.UNDECIDED).count();
  }

  private String summary() {
    return count(inventory.rows(), "row")
        + ", "
        + (inventory.patient() == null
            ? "no patient column found"
            : count(inventory.patients(), "patient")
                + " by "
                + OneLine.of(inventory.patient())
                + (inventory.studyStandsIn() ? " (a study stands in for the patient)" : ""))
        + ", "
        + count(inventory.columns().size(), "column")
        + "; catalogue "
        + inventory.edition();
  }

  private String row(InventoriedColumn column) {
    String role = column.proposal().role().word();
    String known = column.attribute().map(a -> known(column, a.keyword())).orElse("-");
    String start =
        String.format(
            Locale.ROOT,
            ROW,
            column.spec().position(),
            cut(column.spec().name(), 24),
            column.proposal().role() == Role.UNDECIDED ? role + " ?" : role,
            cut(column.detected().word(), 9),
            Percent.of(column.profile().missing(), inventory.rows()),
            (column.counted() ? "" : "~") + column.distinct(),
            alone(column));
    return start + cut(known, Math.max(8, WIDTH - start.length()));
  }

  /** The rule, and what the name stands for where it does not say so itself. */
  private static String known(InventoriedColumn column, String keyword) {
    String rule = column.match().rule().word();
    return column.spec().name().equalsIgnoreCase(keyword) ? rule : rule + ": " + keyword;
  }

  private String alone(InventoriedColumn column) {
    return column
        .profile()
        .spread()
        .map(spread -> Percent.of(spread.uniqueAlone(), spread.patients()))
        .orElse("");
  }

  private void findings(StringBuilder text) {
    List<Finding> findings =
        inventory.findings().stream().filter(f -> f.severity() != Severity.INFO).toList();
    if (findings.isEmpty()) {
      boolean empty = inventory.columns().stream().allMatch(c -> c.distinct() == 0);
      text.append(
          empty
              ? "There are no values to look at.\n"
              : "Nothing was found inside the values that blocks or warns.\n");
    }
    findings.stream()
        .limit(MOST_FINDINGS)
        .forEach(
            f ->
                wrapped(
                    text,
                    f.severity().word()
                        + " "
                        + f.code()
                        + " ("
                        + OneLine.of(f.about())
                        + "): "
                        + f.text()
                        + (f.evidence().isEmpty() ? "" : " [" + f.evidence() + "]")));
    List<String> remarks =
        inventory.findings().stream()
            .filter(f -> f.severity() == Severity.INFO)
            .map(Finding::code)
            .distinct()
            .toList();
    if (!remarks.isEmpty()) {
      wrapped(text, "remarks, see the draft: " + String.join(", ", remarks));
    }
    if (findings.size() > MOST_FINDINGS) {
      text.append("and ")
          .append(findings.size() - MOST_FINDINGS)
          .append(" more, all of them in the draft; --json prints every one\n");
    }
  }

  /** Lines of at most a hundred characters, all but the first indented. */
  private static void wrapped(StringBuilder text, String paragraph) {
    int length = 0;
    for (String word : paragraph.split(" ", -1)) {
      if (length > 0 && length + 1 + word.length() > WIDTH) {
        text.append("\n    ");
        length = 4;
      } else if (length > 0) {
        text.append(' ');
        length++;
      }
      text.append(word);
      length += word.length();
    }
    text.append('\n');
  }

  /** Names may be 500 characters long, and of signs that a terminal would obey. */
  private static String cut(String name, int width) {
    String line = OneLine.of(name);
    int length = line.codePointCount(0, line.length());
    return length <= width ? line : line.substring(0, line.offsetByCodePoints(0, width - 1)) + "…";
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("catalogue", inventory.edition());
    json.put("rows", inventory.rows());
    putIfThere(json, "patient", inventory.patient());
    json.put("patients", inventory.patients());
    putIfThere(json, "event", inventory.event());
    List<Object> columns = new ArrayList<>();
    for (InventoriedColumn column : inventory.worstFirst()) {
      columns.add(json(column));
    }
    json.put("columns", columns);
    List<Object> findings = new ArrayList<>();
    for (Finding finding : inventory.findings()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("code", finding.code());
      entry.put("severity", finding.severity().word());
      entry.put("about", finding.about());
      entry.put("text", finding.text());
      entry.put("evidence", finding.evidence());
      findings.add(entry);
    }
    json.put("findings", findings);
    json.put("policy", draft.toString());
    return json;
  }

  private static Map<String, Object> json(InventoriedColumn column) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", column.spec().name());
    json.put("position", column.spec().position());
    json.put("role", column.proposal().role().word());
    json.put("format", column.proposal().format().word());
    column.attribute().ifPresent(a -> json.put("keyword", a.keyword()));
    json.put("match", column.match().rule().word());
    json.put("reason", column.why());
    putIfThere(
        json,
        "decide",
        column.proposal().question().isEmpty() ? null : column.proposal().question());
    json.put("advice", column.advice());
    json.put(column.counted() ? "distinct" : "distinct-estimate", column.distinct());
    json.put("missing", column.profile().missing());
    column
        .profile()
        .spread()
        .ifPresent(
            spread -> {
              json.put("entropy", spread.entropy());
              json.put("unique-alone", spread.uniqueAlone());
            });
    column.profile().madeUnique().ifPresent(made -> json.put("made-unique", made));
    return json;
  }

  private static void putIfThere(Map<String, Object> json, String key, @Nullable Object value) {
    if (value != null) {
      json.put(key, value);
    }
  }
}
