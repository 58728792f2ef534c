package org.reidrisk.value;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A tree of values: each line of a hierarchy file holds a value and its generalisations, from the
 * narrowest to the root, as ARX writes them. Immutable.
 *
 * <p>Cells are separated by semicolon, comma or tab, whichever the first line has (in this order).
 * All lines have one length. Where the last cells differ, a common root is added above them.
 */
public final class Hierarchy {
  private static final String ROOT = "*";

  private final Map<String, List<String>> pathOfValue;
  private final int height;

  private Hierarchy(Map<String, List<String>> pathOfValue, int height) {
    this.pathOfValue = pathOfValue;
    this.height = height;
  }

  /**
   * Reads a hierarchy file.
   *
   * @param text the file
   * @return the hierarchy
   * @throws IllegalArgumentException when the file is empty, its lines differ in length, its first
   *     line is a header, a generalisation is empty or has two of its own, or a value stands there
   *     twice; the message names the line and no value
   */
  public static Hierarchy parse(String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter(content))
            .setIgnoreEmptyLines(true)
            .get();
    List<Line> lines = new ArrayList<>();
    try (CSVParser parser =
        CSVParser.builder().setReader(new StringReader(content)).setFormat(format).get()) {
      for (CSVRecord line : parser) {
        lines.add(new Line(parser.getCurrentLineNumber(), line.toList()));
      }
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("is no table of values and their generalisations", e);
    }
    return of(lines);
  }

  private static char delimiter(String text) {
    String first = text.lines().filter(line -> !line.isEmpty()).findFirst().orElse("");
    return first.indexOf(';') >= 0 ? ';' : first.indexOf(',') >= 0 ? ',' : '\t';
  }

  /** The cells of a record and the line of the file on which it ends. */
  private record Line(long number, List<String> cells) {
    String top() {
      return cells.get(cells.size() - 1);
    }
  }

  private static Hierarchy of(List<Line> lines) {
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("is empty; each line is a value and its generalisations");
    }
    int length = lines.get(0).cells().size();
    Map<String, List<String>> paths = new LinkedHashMap<>();
    List<Map<String, String>> parents = new ArrayList<>();
    for (int level = 0; level < length; level++) {
      parents.add(new HashMap<>());
    }
    refuseEmptyCells(lines);
    refuseHeader(lines);
    String top = lines.get(0).top();
    boolean rooted = length > 1 && lines.stream().allMatch(l -> l.top().equals(top));
    for (Line numbered : lines) {
      List<String> line = numbered.cells();
      if (line.size() != length) {
        throw new IllegalArgumentException(
            "line "
                + numbered.number()
                + " has "
                + line.size()
                + " cells, the first has "
                + length);
      }
      for (int level = 1; level + 1 < length; level++) {
        String before = parents.get(level).put(line.get(level), line.get(level + 1));
        if (before != null && !before.equals(line.get(level + 1))) {
          throw new IllegalArgumentException(
              "line "
                  + numbered.number()
                  + ": a generalisation is itself generalised in two ways; give one of them another name");
        }
      }
      List<String> path = new ArrayList<>(line.subList(1, length));
      if (!rooted) {
        path.add(ROOT);
      }
      if (paths.put(line.get(0), List.copyOf(path)) != null) {
        throw new IllegalArgumentException(
            "line "
                + numbered.number()
                + ": the value stands there twice; remove one of the lines");
      }
    }
    return new Hierarchy(paths, rooted ? length - 1 : length);
  }

  /** An empty generalisation would be a node of its own, and an empty last column a level more. */
  private static void refuseEmptyCells(List<Line> lines) {
    int length = lines.get(0).cells().size();
    if (length > 1 && lines.stream().allMatch(line -> line.top().isEmpty())) {
      throw new IllegalArgumentException(
          "has an empty last column; remove the separator at the end of its lines");
    }
    for (Line line : lines) {
      int empty = line.cells().subList(1, line.cells().size()).indexOf("");
      if (empty >= 0) {
        throw new IllegalArgumentException(
            "line "
                + line.number()
                + ": cell "
                + (empty + 2)
                + " is empty; every level has a name");
      }
    }
  }

  /**
   * A header would be a tree of its own beside that of the values, make all of it a level higher,
   * and every distance shorter.
   */
  private static void refuseHeader(List<Line> lines) {
    if (lines.size() < 3 || lines.get(0).cells().size() < 2) {
      return;
    }
    String root = lines.get(1).top();
    boolean oneRoot = lines.stream().skip(1).allMatch(line -> line.top().equals(root));
    if (oneRoot && !lines.get(0).top().equals(root)) {
      throw new IllegalArgumentException(
          "line "
              + lines.get(0).number()
              + ": looks like a header, its last cell is that of no other line; remove it, or end"
              + " all lines with one root such as *");
    }
  }

  /**
   * The levels above the values; the root stands on the last.
   *
   * @return at least 1
   */
  public int height() {
    return height;
  }

  /**
   * The generalisations of a value.
   *
   * @param value a value
   * @return its generalisations, from the narrowest to the root, as many as the tree is high; empty
   *     when the hierarchy does not hold the value
   */
  public Optional<List<String>> path(String value) {
    return Optional.ofNullable(pathOfValue.get(value));
  }

  /**
   * The same tree over values written in another way.
   *
   * @param format how values are compared
   * @return a hierarchy of canonical values; spellings of one value must agree
   * @throws IllegalArgumentException when two spellings of one value are generalised differently
   */
  public Hierarchy canonical(ValueFormat format) {
    Map<String, List<String>> canonical = new LinkedHashMap<>();
    pathOfValue.forEach(
        (value, path) -> {
          List<String> before = canonical.put(format.canonical(value).orElse(value), path);
          if (before != null && !before.equals(path)) {
            throw new IllegalArgumentException(
                "two spellings of one value are generalised in two ways");
          }
        });
    return new Hierarchy(canonical, height);
  }

  @Override
  public String toString() {
    return "Hierarchy of " + pathOfValue.size() + " values, height " + height;
  }
}
