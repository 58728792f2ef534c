package org.reidrisk.report.pdf;

import java.util.ArrayList;
import java.util.List;
import org.reidrisk.report.document.Block;
import org.reidrisk.report.document.ReportDocument;
import org.reidrisk.report.document.Section;
import org.reidrisk.report.pdf.Strip.Bookmark;

/**
 * All headings of a report in their order, known before anything is laid out: the contents need
 * those that follow. The layout takes them one after the other.
 */
final class Headings {

  private final List<Bookmark> all;
  private int taken;

  private Headings(List<Bookmark> all) {
    this.all = List.copyOf(all);
  }

  static Headings of(ReportDocument document) {
    List<Bookmark> all = new ArrayList<>();
    for (Section section : document.sections()) {
      all.add(new Bookmark(1, section.title(), section.blocks().contains(new Block.Contents())));
      for (Block block : section.blocks()) {
        if (block instanceof Block.Heading heading) {
          all.add(new Bookmark(2, heading.text(), false));
        }
      }
    }
    return new Headings(all);
  }

  List<Bookmark> all() {
    return all;
  }

  /** The heading that is being laid out. */
  Bookmark next() {
    return all.get(taken++);
  }
}
