package org.reidrisk.report.pdf;

import java.util.IdentityHashMap;
import java.util.List;
import org.reidrisk.report.pdf.Pages.Placed;
import org.reidrisk.report.pdf.Strip.Bookmark;

/**
 * Where a heading stands.
 *
 * @param page its page, from 1
 * @param top how far below the top of the text area
 */
record Place(int page, float top) {

  /** The places of all headings. Two headings of one wording are two. */
  static IdentityHashMap<Bookmark, Place> of(List<List<Placed>> pages) {
    IdentityHashMap<Bookmark, Place> places = new IdentityHashMap<>();
    for (int i = 0; i < pages.size(); i++) {
      for (Placed placed : pages.get(i)) {
        Bookmark bookmark = placed.strip().bookmark();
        if (bookmark != null) {
          places.put(bookmark, new Place(i + 1, placed.top()));
        }
      }
    }
    return places;
  }
}
