package org.reidrisk.inventory;

/** Words of imaging that name nobody: our own list, of several languages. */
final class SafeWords {
  private static final WordSet WORDS = WordSet.resource("safe-words.txt");

  private SafeWords() {}

  static boolean holds(String text, int from, int to) {
    return WORDS.holds(text, from, to);
  }

  /** The same for a word whose hash is known. */
  static boolean holds(String text, int from, int to, int hash) {
    return WORDS.find(text, from, to, hash) >= 0;
  }

  static int size() {
    return WORDS.size();
  }
}
