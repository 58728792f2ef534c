package org.reidrisk.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A CSV file read back, plain or compressed, by a reader that shares no code with the writer. */
public record CsvTable(List<String> header, List<Map<String, String>> rows) {

  public static CsvTable read(Path file) throws IOException {
    List<List<String>> lines = parse(new String(content(file), UTF_8));
    List<String> header = lines.get(0);
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      if (line.size() != header.size()) {
        throw new IOException(file.getFileName() + " has a ragged row");
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.size(); i++) {
        row.put(header.get(i), line.get(i));
      }
      rows.add(row);
    }
    return new CsvTable(header, rows);
  }

  /** Returns the bytes of a file, decompressed if its name ends in {@code .gz}. */
  public static byte[] content(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (!file.toString().endsWith(".gz")) {
      return bytes;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  public static List<List<String>> parse(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          cell.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',' || c == '\n') {
        line.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          lines.add(line);
          line = new ArrayList<>();
        }
      } else {
        cell.append(c);
      }
    }
    return lines;
  }

  public List<String> column(String name) {
    return rows.stream().map(row -> row.get(name)).toList();
  }

  /** Returns the first row for each value of a column, in the order of the file. */
  public Map<String, Map<String, String>> firstBy(String name) {
    Map<String, Map<String, String>> first = new LinkedHashMap<>();
    for (Map<String, String> row : rows) {
      first.putIfAbsent(row.get(name), row);
    }
    return first;
  }
}
