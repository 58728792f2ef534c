package org.reidrisk.report.pdf;

import java.util.ArrayList;
import java.util.List;

/** Strips laid onto pages. */
final class Pages {

  /** A part of the page that is too small to be left alone. */
  private static final float LITTLE = 0.25f;

  private final float height;
  private final List<List<Placed>> pages = new ArrayList<>();
  private float used;

  /**
   * A strip on its page.
   *
   * @param strip the strip
   * @param top how far below the top of the text area
   */
  record Placed(Strip strip, float top) {}

  private Pages(float height) {
    this.height = height;
  }

  /** Every page holds at least one strip, and no strip is cut. */
  static List<List<Placed>> of(List<Strip> strips, float height) {
    Pages pages = new Pages(height);
    int i = 0;
    while (i < strips.size()) {
      int end = i + 1;
      while (strips.get(end - 1).keepWithNext() && end < strips.size()) {
        end++;
      }
      pages.add(strips.subList(i, end));
      i = end;
    }
    return pages.pages;
  }

  /** Strips that belong together go to the next page together, unless no page could hold them. */
  private void add(List<Strip> together) {
    Strip first = together.get(0);
    float needed = 0;
    for (Strip strip : together) {
      needed += strip.before() + strip.height();
    }
    boolean fitsHere = used + needed <= height;
    boolean fitsPage = needed - first.before() + repeatedHeight(first) <= height;
    if (pages.isEmpty() || (first.startsPage() && !continues()) || (!fitsHere && fitsPage)) {
      turn(first);
    }
    for (Strip strip : together) {
      if (used > 0 && used + strip.before() + strip.height() > height) {
        turn(strip);
      }
      float top = used == 0 ? 0 : used + strip.before();
      page().add(new Placed(strip, top));
      used = top + strip.height();
    }
  }

  /** Whether little of what stood on the page before is on this one. */
  private boolean continues() {
    return pages.size() > 1 && used < LITTLE * height;
  }

  private static float repeatedHeight(Strip strip) {
    return strip.repeated() == null ? 0 : strip.repeated().height();
  }

  private void turn(Strip next) {
    if (pages.isEmpty() || !page().isEmpty()) {
      pages.add(new ArrayList<>());
    }
    used = 0;
    Strip repeated = next.repeated();
    if (repeated != null) {
      page().add(new Placed(repeated, 0));
      used = repeated.height();
    }
  }

  private List<Placed> page() {
    return pages.get(pages.size() - 1);
  }
}
