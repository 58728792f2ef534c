package org.reidrisk.drift;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Resources;
import org.reidrisk.assess.Assessor;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyYaml;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.ToolVersion;
import org.reidrisk.table.TableReader;

/**
 * Two releases as texts, and what their columns are. Rows of the earlier one carry the names of
 * this one's columns; in its file some have other names.
 *
 * @param release rows by column; an empty text is missing
 * @param earlier the same; columns that it lacks have no entry
 * @param quasiIdentifiers those that the release has
 * @param fixed those of them that belong to the patient
 * @param dates those of them that are days
 * @param pseudonyms columns of UIDs
 * @param sensitive sensitive columns
 * @param event the event column, or null
 * @param renamed names in the earlier file, where they differ
 * @param said what the policy says of keys, or null
 * @param classSize k at least
 */
record ReleaseCase(
    List<Map<String, String>> release,
    List<Map<String, String>> earlier,
    List<String> quasiIdentifiers,
    List<String> fixed,
    List<String> dates,
    List<String> pseudonyms,
    List<String> sensitive,
    @Nullable String event,
    Map<String, String> renamed,
    @Nullable String said,
    int classSize) {
  static final String KEY = "ID";

  List<String> common() {
    return quasiIdentifiers.stream().filter(this::inEarlier).toList();
  }

  boolean inEarlier(@Nullable String column) {
    return column != null && !earlier.isEmpty() && earlier.get(0).containsKey(column);
  }

  ReleaseCase withRows(List<Map<String, String>> here, List<Map<String, String>> there) {
    return new ReleaseCase(
        here,
        there,
        quasiIdentifiers,
        fixed,
        dates,
        pseudonyms,
        sensitive,
        event,
        renamed,
        said,
        classSize);
  }

  String policy() {
    StringBuilder text = new StringBuilder("reidrisk: 1\nrelease: {id: r, tier: enclave}\n");
    text.append("table: {patient: ").append(KEY);
    if (event != null) {
      text.append(", event: ").append(event);
    }
    text.append("}\ncolumns:\n");
    for (String column : release.get(0).keySet()) {
      if (column.equals(KEY)) {
        continue;
      }
      String role =
          quasiIdentifiers.contains(column)
              ? "quasi-identifier"
              : pseudonyms.contains(column)
                  ? "pseudonym"
                  : sensitive.contains(column) ? "sensitive" : "other";
      text.append("  ").append(column).append(": {role: ").append(role);
      if (fixed.contains(column)) {
        text.append(", knowledge: static");
      }
      if (dates.contains(column)) {
        text.append(", format: date");
      }
      text.append("}\n");
    }
    text.append("limits: {explicit: [{quantity: k, at-least: ")
        .append(classSize)
        .append(", power: 1}]}\n");
    text.append("earlier-releases:\n  - {id: before, file: before.csv");
    if (!renamed.isEmpty()) {
      List<String> names = new ArrayList<>();
      renamed.forEach((here, there) -> names.add(here + ": " + there));
      text.append(", columns: {").append(String.join(", ", names)).append('}');
    }
    if (said != null) {
      text.append(", patients: ").append(said);
    }
    return text.append("}\n").toString();
  }

  private static String csv(List<Map<String, String>> rows, Map<String, String> names) {
    StringBuilder text = new StringBuilder();
    List<String> header = new ArrayList<>();
    rows.get(0).keySet().forEach(c -> header.add(names.getOrDefault(c, c)));
    text.append(String.join(",", header)).append('\n');
    rows.forEach(row -> text.append(String.join(",", row.values())).append('\n'));
    return text.toString();
  }

  Assessment assess(Resources resources) {
    Policy policy = PolicyYaml.read(policy().getBytes(StandardCharsets.UTF_8));
    byte[] before = csv(earlier, renamed).getBytes(StandardCharsets.UTF_8);
    Assessor assessor =
        Assessor.of(new ToolVersion("reidrisk", "0", "0"), LocalDate.of(2026, 1, 1))
            .with(resources)
            .withFiles(
                path -> {
                  if (!path.equals("before.csv")) {
                    throw new NoSuchFileException(path);
                  }
                  return new ByteArrayInputStream(before);
                });
    try {
      return assessor.assess(
          TableReader.of(policy.format())
              .read(
                  new ByteArrayInputStream(csv(release, Map.of()).getBytes(StandardCharsets.UTF_8)),
                  "now.csv",
                  policy::classify),
          policy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, String> row(List<String> columns, String... cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i++) {
      row.put(columns.get(i), cells[i]);
    }
    return row;
  }
}
