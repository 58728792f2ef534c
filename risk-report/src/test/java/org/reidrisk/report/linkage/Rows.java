package org.reidrisk.report.linkage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of a file whose quoted cells hold no quotes and no line breaks. */
final class Rows {
  private final List<String> header;
  private final List<List<String>> cells;
  private final byte[] bytes;

  private Rows(List<String> header, List<List<String>> cells, byte[] bytes) {
    this.header = header;
    this.cells = cells;
    this.bytes = bytes;
  }

  static Rows of(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<List<String>> rows = new ArrayList<>();
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\r?\n", -1)) {
      if (!line.isEmpty()) {
        rows.add(cells(line));
      }
    }
    return new Rows(rows.get(0), rows.subList(1, rows.size()), bytes);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  List<List<String>> cells() {
    return cells;
  }

  byte[] bytes() {
    return bytes;
  }

  int place(String column) {
    int place = header.indexOf(column);
    if (place < 0) {
      throw new IllegalArgumentException("no column " + column);
    }
    return place;
  }

  Map<String, String> pairs(String key, String value) {
    Map<String, String> pairs = new HashMap<>();
    cells.forEach(row -> pairs.put(row.get(place(key)), row.get(place(value))));
    return pairs;
  }
}
