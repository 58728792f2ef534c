package org.reidrisk.report.pdf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A band of the page that is never cut.
 *
 * @param before space above it, dropped on top of a page
 * @param height its height
 * @param keepWithNext whether the next strip stands on the same page
 * @param startsPage whether it begins a page
 * @param inks what is drawn on it
 * @param repeated what stands above it when it is the first on its page: the header of its table
 * @param bookmark what the outline calls it, or null
 */
record Strip(
    float before,
    float height,
    boolean keepWithNext,
    boolean startsPage,
    List<Ink> inks,
    @Nullable Strip repeated,
    @Nullable Bookmark bookmark) {

  Strip {
    inks = List.copyOf(inks);
  }

  /**
   * An entry of the outline.
   *
   * @param level 1 for a section, 2 for a heading in it
   * @param title its words
   * @param ofContents whether the contents stand below it, which do not name themselves
   */
  record Bookmark(int level, String title, boolean ofContents) {}

  Strip(float before, float height, boolean keepWithNext, List<Ink> inks) {
    this(before, height, keepWithNext, false, inks, null, null);
  }

  Strip asArtifact() {
    return new Strip(0, height, true, false, inks.stream().map(Ink::untagged).toList(), null, null);
  }

  Strip keptWithNext() {
    return new Strip(before, height, true, startsPage, inks, repeated, bookmark);
  }

  Strip startingPage() {
    return new Strip(before, height, keepWithNext, true, inks, repeated, bookmark);
  }
}
