package org.reidrisk.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of a file's columns.
 *
 * <p>Cells lose a byte-order mark and surrounding blanks. A column without a name, or with one that
 * nobody can see (no-break blanks, characters without width), is called {@code column-158} after
 * its position; of columns that share a name the first keeps it and the later ones become {@code
 * Name@17}.
 */
public final class Header {
  /**
   * The joiner of graphemes, the fillers of Hangul, vowels of Khmer without a sign, selectors of
   * variations, and Braille without a dot.
   */
  private static final String BLANK = blank();

  private final List<String> names;
  private final List<Integer> unnamed;
  private final List<Integer> repeated;

  private Header(List<String> names, List<Integer> unnamed, List<Integer> repeated) {
    this.names = List.copyOf(names);
    this.unnamed = List.copyOf(unnamed);
    this.repeated = List.copyOf(repeated);
  }

  private static String blank() {
    StringBuilder blank = new StringBuilder("\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0");
    for (char selector = '\uFE00'; selector <= '\uFE0F'; selector++) {
      blank.append(selector);
    }
    return blank.toString();
  }

  /**
   * Names the columns of a file.
   *
   * @param cells the cells of its first row, at least one
   * @return the header
   */
  public static Header of(List<String> cells) {
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("a header has at least one cell");
    }
    List<String> names = new ArrayList<>();
    List<Integer> unnamed = new ArrayList<>();
    List<Integer> repeated = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < cells.size(); i++) {
      int position = i + 1;
      String name = clean(cells.get(i));
      if (name.isEmpty()) {
        unnamed.add(position);
        name = "column-" + position;
      } else if (taken.contains(name)) {
        repeated.add(position);
      }
      while (!taken.add(name)) {
        name = name + "@" + position;
      }
      names.add(name);
    }
    return new Header(names, unnamed, repeated);
  }

  private static String clean(String cell) {
    String name = cell.startsWith("\uFEFF") ? cell.substring(1) : cell;
    return name.codePoints().allMatch(Header::isInvisible) ? "" : name.strip();
  }

  /** Blanks of any kind, controls, and characters that take no room or show nothing. */
  private static boolean isInvisible(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || switch (Character.getType(c)) {
          case Character.CONTROL, Character.FORMAT -> true;
          // Letters, marks and symbols by their class, and yet blank.
          default -> BLANK.indexOf(c) >= 0;
        };
  }

  /**
   * The names in file order, each used once.
   *
   * @return the names
   */
  public List<String> names() {
    return names;
  }

  /**
   * Positions (from 1) of columns that have no name in the file.
   *
   * @return the positions, ascending
   */
  public List<Integer> unnamed() {
    return unnamed;
  }

  /**
   * Positions (from 1) of columns whose name an earlier column already has.
   *
   * @return the positions, ascending
   */
  public List<Integer> repeated() {
    return repeated;
  }

  /**
   * The number of columns.
   *
   * @return at least 1
   */
  public int size() {
    return names.size();
  }

  @Override
  public String toString() {
    return "Header of " + names.size() + " columns";
  }
}
