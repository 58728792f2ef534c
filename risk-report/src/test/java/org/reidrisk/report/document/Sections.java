package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.reidrisk.report.document.Block.Heading;

/** Finds parts of a report by name, whatever their number is. */
final class Sections {

  private Sections() {}

  static boolean isCalled(String heading, String name) {
    return heading.equals(name)
        || heading.matches("(\\d+|[0-9A-Z]+\\.\\d+|Annex [A-Z]:) " + Pattern.quote(name));
  }

  /** A section or an annex, or what stands below the first heading of that name. */
  static Section named(ReportDocument report, String name) {
    for (Section section : report.sections()) {
      if (isCalled(section.title(), name)) {
        return section;
      }
    }
    for (Section section : report.sections()) {
      List<Block> blocks = section.blocks();
      for (int i = 0; i < blocks.size(); i++) {
        if (blocks.get(i) instanceof Heading heading && isCalled(heading.text(), name)) {
          return below(heading, blocks.subList(i + 1, blocks.size()));
        }
      }
    }
    throw new AssertionError("no section " + name);
  }

  private static Section below(Heading heading, List<Block> blocks) {
    List<Block> below = new ArrayList<>();
    for (Block block : blocks) {
      if (block instanceof Heading) {
        break;
      }
      below.add(block);
    }
    return new Section(heading.text(), heading.startsPage(), below);
  }
}
