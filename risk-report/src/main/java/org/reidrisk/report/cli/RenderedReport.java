package org.reidrisk.report.cli;

import java.util.List;
import java.util.Map;

/**
 * A report that was rendered, and what rendering found. The record says nothing of it: another
 * edition of the report may have other fonts.
 *
 * @param bytes the file
 * @param codePoints the characters that are written as their code points, ascending
 */
record RenderedReport(byte[] bytes, List<String> codePoints) {

  /** No report was asked for. */
  static final RenderedReport NONE = new RenderedReport(new byte[0], List.of());

  private static final int NAMED = 8;

  /** One line about what could not be drawn; empty when all could. */
  String remark() {
    if (codePoints.isEmpty()) {
      return "";
    }
    String named = String.join(", ", codePoints.subList(0, Math.min(NAMED, codePoints.size())));
    return OutputFolder.REPORT
        + ": "
        + (codePoints.size() == 1
            ? "1 character is printed by code point, since the fonts lack it or nothing would be"
                + " seen: "
            : codePoints.size()
                + " characters are printed by code point, since the fonts lack them or nothing"
                + " would be seen: ")
        + named
        + (codePoints.size() > NAMED ? ", …" : "");
  }

  /** Adds the same for programs; nothing when all could be drawn. */
  void addTo(Map<String, Object> json) {
    if (!codePoints.isEmpty()) {
      json.put("printed-by-code-point", codePoints);
    }
  }
}
