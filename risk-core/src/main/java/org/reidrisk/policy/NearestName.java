package org.reidrisk.policy;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The name that somebody probably meant. */
public final class NearestName {
  private NearestName() {}

  /**
   * The candidate with the fewest edits, when there are few enough to be a slip.
   *
   * @param written what somebody wrote
   * @param candidates what could be meant
   * @return the nearest, the first of several; empty when none is near
   */
  public static Optional<String> of(String written, Collection<String> candidates) {
    String best = null;
    int fewest = Math.max(2, written.length() / 3) + 1;
    for (String candidate : candidates) {
      int edits = edits(written.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (edits < fewest) {
        fewest = edits;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Levenshtein distance. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
