package org.reidrisk.report.document;

import java.util.List;
import java.util.Objects;

/**
 * A part of the report.
 *
 * @param title its heading
 * @param startsPage whether it begins on a new page where there are pages, and the last of them,
 *     unless it is the first, is not as good as empty
 * @param blocks what it says
 */
public record Section(String title, boolean startsPage, List<Block> blocks) {
  /** Takes a copy. */
  public Section {
    Objects.requireNonNull(title);
    blocks = List.copyOf(blocks);
  }
}
