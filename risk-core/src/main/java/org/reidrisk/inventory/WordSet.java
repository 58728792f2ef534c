package org.reidrisk.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words looked up within a text, whatever their capitals, without a copy of the text. */
final class WordSet {
  private final @Nullable String[] slots;
  private final int[] places;
  private final int longest;
  private long filter;
  private int size;

  private WordSet(List<String> words) {
    int capacity = Integer.highestOneBit(Math.max(4, words.size()) * 4);
    slots = new String[capacity];
    places = new int[capacity];
    int length = 0;
    for (String word : words) {
      String folded = folded(word);
      length = Math.max(length, folded.length());
      int slot = slot(folded, 0, folded.length(), hash(folded, 0, folded.length()));
      if (slots[slot] == null) {
        slots[slot] = folded;
        places[slot] = size++;
        filter |= bit(hash(folded, 0, folded.length()));
      }
    }
    longest = length;
  }

  /** A set of words; the first has place 0. */
  static WordSet of(String... words) {
    return new WordSet(List.of(words));
  }

  /**
   * A set of the words of a resource beside this class, between blanks; lines with a hash are
   * remarks.
   */
  static WordSet resource(String name) {
    List<String> words = new ArrayList<>();
    try (InputStream stream = WordSet.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the list " + name + " is missing from the library");
      }
      new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .forEach(line -> words.addAll(List.of(line.strip().split("\\s+"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new WordSet(words);
  }

  int size() {
    return size;
  }

  boolean holds(String text, int from, int to) {
    return find(text, from, to) >= 0;
  }

  boolean holds(String word) {
    return find(word, 0, word.length()) >= 0;
  }

  /** The place of a word among those listed, from 0; -1 when it is none of them. */
  int find(String text, int from, int to) {
    return to - from > longest ? -1 : find(text, from, to, hash(text, from, to));
  }

  /** The same for a word whose hash is known. */
  int find(String text, int from, int to, int hash) {
    if (to - from > longest || from >= to || (filter & bit(hash)) == 0) {
      return -1;
    }
    int slot = slot(text, from, to, hash);
    return slots[slot] == null ? -1 : places[slot];
  }

  /** The hash of a word, whatever its capitals; see {@link #add} for the sum it is. */
  private static int hash(String text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = add(hash, text.charAt(i));
    }
    return hash;
  }

  /** The hash of a word and one more character; that of no character is 0. */
  static int add(int hash, char c) {
    return hash * 31 + lower(c);
  }

  private int slot(String text, int from, int to, int hash) {
    int slot = spread(hash) & (slots.length - 1);
    while (true) {
      String here = slots[slot];
      if (here == null || same(here, text, from, to)) {
        return slot;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
  }

  /** Most words are in no small set; one of 64 bits tells so without a look at its words. */
  private static long bit(int hash) {
    return 1L << ((hash * 0x85EBCA6B) >>> 26);
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }

  private static boolean same(String word, String text, int from, int to) {
    if (word.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (word.charAt(i - from) != lower(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static String folded(String word) {
    StringBuilder folded = new StringBuilder(word.length());
    word.chars().forEach(c -> folded.append(lower((char) c)));
    return folded.toString();
  }

  private static char lower(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return Character.toLowerCase(c);
  }
}
