package org.reidrisk.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a program counted, by name: {@code rows.classes}, {@code patients.histogram} and so on. Two
 * programs did the same work when these agree.
 */
public final class Figures {
  /** Classes counted in rows. */
  public static final String ROWS = "rows";

  /** Classes counted in distinct patients. */
  public static final String PATIENTS = "patients";

  /** The file itself. */
  public static final String FILE = "file";

  /** Targets of an attack and their candidates. */
  public static final String LINKAGE = "linkage";

  private final SortedMap<String, String> values;

  private Figures(SortedMap<String, String> values) {
    this.values = Collections.unmodifiableSortedMap(values);
  }

  /**
   * Nothing counted yet.
   *
   * @return no figures
   */
  public static Figures none() {
    return new Figures(new TreeMap<>());
  }

  static Figures of(Map<String, String> values) {
    return new Figures(new TreeMap<>(values));
  }

  /**
   * Adds one figure.
   *
   * @param name its name
   * @param value a whole number, or a word without quotes and backslashes
   * @return a changed copy
   */
  public Figures with(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(values);
    more.put(name, value);
    return new Figures(more);
  }

  /**
   * Adds what follows from a histogram of class sizes: classes, uniques and a digest of it all.
   *
   * @param unit what a size counts
   * @param classesBySize classes by size, without size 0
   * @return a changed copy
   */
  public Figures withClasses(String unit, SortedMap<Long, Long> classesBySize) {
    long classes = classesBySize.values().stream().mapToLong(Long::longValue).sum();
    return with(unit + ".classes", Long.toString(classes))
        .with(unit + ".uniques", Long.toString(classesBySize.getOrDefault(1L, 0L)))
        .with(unit + ".histogram", digest(classesBySize));
  }

  private static String digest(SortedMap<Long, Long> classesBySize) {
    String text =
        classesBySize.entrySet().stream()
            .map(e -> e.getKey() + ":" + e.getValue() + "\n")
            .collect(Collectors.joining());
    return hex(sha256().digest(text.getBytes(US_ASCII)));
  }

  /**
   * The hash that files and histograms are compared by.
   *
   * @return a fresh digest
   */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * A hash as it is printed.
   *
   * @param bytes the hash
   * @return hexadecimal digits in small letters
   */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  String get(String name) {
    return values.getOrDefault(name, "");
  }

  /**
   * Where a program's figures differ from ours. What it did not have to count is not asked for.
   *
   * @param ours the figures that count as right
   * @param groups what it had to count
   * @return one line for each figure that differs or is missing
   */
  List<String> disagreements(Figures ours, Set<String> groups) {
    List<String> lines = new ArrayList<>();
    for (String group : groups) {
      boolean some = false;
      for (Map.Entry<String, String> figure : ours.values.entrySet()) {
        if (figure.getKey().startsWith(group + ".")) {
          some = true;
          String theirs = get(figure.getKey());
          if (!theirs.equals(figure.getValue())) {
            lines.add(
                figure.getKey()
                    + " is "
                    + (theirs.isEmpty() ? "missing" : theirs)
                    + ", ours "
                    + figure.getValue());
          }
        }
      }
      if (!some) {
        lines.add(group + " was not counted by us");
      }
    }
    return lines;
  }

  /**
   * One line of JSON.
   *
   * @return an object whose members are the figures; whole numbers stand without quotes
   */
  public String json() {
    return values.entrySet().stream()
        .map(e -> '"' + e.getKey() + "\": " + literal(e.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String literal(String value) {
    return value.matches("0|[1-9][0-9]{0,17}") ? value : '"' + value + '"';
  }

  @Override
  public String toString() {
    return json();
  }
}
