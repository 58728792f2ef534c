package org.reidrisk.table;

import java.nio.charset.Charset;
import java.util.List;

/** What can be wrong with a file, in the words that its owner reads. */
final class Defects {
  /** Rows that an array can hold, whatever the virtual machine. */
  static final int MOST_ROWS = Integer.MAX_VALUE - 8;

  /** The code of a row that is too long to be one. */
  static final String ENDLESS_RECORD = "endless-row";

  private Defects() {}

  static TableFormatException empty() {
    return new TableFormatException(
        "empty-file", 0, "is empty; export it again with a header line");
  }

  /** The names of the columns; a file that begins with an empty line has none. */
  static Header header(List<String> cells) {
    if (cells.size() == 1 && cells.get(0).isBlank()) {
      throw new TableFormatException(
          "no-header", 1, "line 1 is empty; the first line must name the columns");
    }
    return Header.of(cells);
  }

  /** What a parsed block says; its lines are counted from {@code firstLine}. */
  static TableFormatException of(
      BlockParser.Defect defect, long firstLine, int columns, Charset charset) {
    long line = firstLine + defect.line();
    return switch (defect.kind()) {
      case UNDECODABLE -> undecodable(line, charset);
      case UNCLOSED_QUOTE -> unclosedQuote(line);
      case TEXT_AFTER_QUOTE -> textAfterQuote(line);
      case RAGGED -> ragged(line, defect.cells(), columns);
    };
  }

  static TableFormatException undecodable(long line, Charset charset) {
    return new TableFormatException(
        "undecodable-bytes",
        line,
        "line "
            + line
            + ": bytes that are not "
            + charset.name()
            + "; convert the file to UTF-8 or name its encoding in the policy's table.encoding");
  }

  static TableFormatException unclosedQuote(long line) {
    return new TableFormatException(
        "unclosed-quote",
        line,
        "line "
            + line
            + ": a quoted cell of the row that begins here is never closed; close the quote");
  }

  static TableFormatException endlessRecord(long line, int bytes) {
    return new TableFormatException(
        ENDLESS_RECORD,
        line,
        "line "
            + line
            + ": the row that begins here is longer than "
            + (bytes >> 20)
            + " MB; close the quote that was left open, or export with line ends");
  }

  static TableFormatException textAfterQuote(long line) {
    return new TableFormatException(
        "text-after-quote",
        line,
        "line "
            + line
            + ": a cell goes on after its closing quote; double the quotes inside it, or close a quote"
            + " that was left open");
  }

  static TableFormatException ragged(long line, int cells, int columns) {
    return new TableFormatException(
        "ragged-row",
        line,
        "line "
            + line
            + ": the row has "
            + cells
            + (cells == 1 ? " cell" : " cells")
            + ", the header has "
            + columns
            + "; check the delimiter and the quoting of that row");
  }

  static TableFormatException tooManyRows() {
    return new TableFormatException(
        "too-many-rows", 0, "has more than 2,147,483,639 rows; split it by patient");
  }
}
