package org.reidrisk.report.pdf;

import java.util.ArrayList;
import java.util.List;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Emphasis;
import org.reidrisk.report.document.Block.Table;
import org.reidrisk.report.pdf.Style.TextStyle;

/** A table as strips: one for its header, one for each row, several for a very tall row. */
final class TableLayout {

  private static final float GAP = 10;
  private static final float PADDING = 3;
  private static final float RULE = 0.8f;
  private static final float HAIRLINE = 0.35f;
  private static final float BEFORE = 4;

  /** A row that is too tall to stay whole is cut into pieces of this height. */
  private static final float PIECE = 55;

  /** Words wider than this may be broken to make a column narrower. */
  private static final float BREAKABLE = 84;

  /** A table of so many rows is not worth a second page. */
  private static final int FEW = 7;

  /** Figures up to this width are never broken where there is room: seventeen digits. */
  private static final float FIGURE = 112;

  /** Headers ask for no more than that in one line. */
  private static final float HEADER = 110;

  private final Fonts fonts;
  private final float width;
  private final float tallest;

  /** One line of a cell. */
  private record Line(String text, TextStyle type) {}

  TableLayout(Fonts fonts, float width, float tallest) {
    this.fonts = fonts;
    this.width = width;
    this.tallest = tallest;
  }

  List<Strip> strips(Table table, Tag parent) {
    float[] widths = widths(table);
    Tag tag = parent.add("Table");
    List<Strip> strips = new ArrayList<>();
    Strip header = header(table.columns(), widths, tag.add("THead"));
    strips.add(header);
    Tag body = tag.add("TBody");
    Strip repeated = header.asArtifact();
    int last = table.rows().size() - 1;
    for (int i = 0; i <= last; i++) {
      // Neither the first row nor the last stands alone on a page, and few rows stay together.
      boolean keep = i < last && (last < FEW || i == 0 || i == last - 1);
      strips.addAll(row(table.columns(), table.rows().get(i), widths, body, repeated, keep));
    }
    return strips;
  }

  private Strip header(List<Column> columns, float[] widths, Tag head) {
    Tag tr = head.add("TR");
    List<Tag> tags = new ArrayList<>();
    List<List<Line>> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      tags.add(tr.addHeader("Column"));
      cells.add(lines(columns.get(i).title(), Style.CELL_HEAD, widths[i]));
    }
    float tall = height(cells);
    List<Ink> inks = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      // Headers of different length stand on one base line.
      float top = PADDING + tall - height(cells.get(i));
      inks.addAll(
          inks(cells.get(i), tags.get(i), columns.get(i).align(), left(widths, i), widths[i], top));
    }
    float height = tall + 2 * PADDING;
    inks.add(new Ink.Box(0, height - RULE, width, RULE, Style.RULE));
    return new Strip(BEFORE, height, true, inks);
  }

  private List<Strip> row(
      List<Column> columns,
      List<Cell> row,
      float[] widths,
      Tag body,
      Strip repeated,
      boolean keepWithNext) {
    Tag tr = body.add("TR");
    List<Tag> tags = new ArrayList<>();
    List<List<Line>> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      tags.add(columns.get(i).names() ? tr.addHeader("Row") : tr.add("TD"));
      Cell cell = row.get(i);
      List<Line> lines = new ArrayList<>();
      if (!cell.text().isEmpty()) {
        lines.addAll(lines(cell.text(), type(cell.emphasis()), widths[i]));
        if (!cell.detail().isEmpty()) {
          // Read aloud or copied, the figure and its small print are two words.
          Line end = lines.remove(lines.size() - 1);
          lines.add(new Line(end.text() + " ", end.type()));
        }
      }
      if (!cell.detail().isEmpty()) {
        lines.addAll(lines(cell.detail(), Style.CELL_DETAIL, widths[i]));
      }
      cells.add(lines);
    }
    if (height(cells) <= tallest) {
      return List.of(part(columns, cells, tags, widths, repeated, keepWithNext, PADDING, true));
    }
    List<Strip> strips = new ArrayList<>();
    List<List<Line>> rest = cells;
    while (height(rest) > PIECE) {
      List<List<Line>> piece = new ArrayList<>();
      List<List<Line>> remaining = new ArrayList<>();
      for (List<Line> cell : rest) {
        int fitting = fitting(cell);
        piece.add(cell.subList(0, fitting));
        remaining.add(cell.subList(fitting, cell.size()));
      }
      float above = strips.isEmpty() ? PADDING : 0;
      strips.add(part(columns, piece, tags, widths, repeated, false, above, false));
      rest = remaining;
    }
    strips.add(part(columns, rest, tags, widths, repeated, keepWithNext, 0, true));
    return strips;
  }

  private int fitting(List<Line> cell) {
    float height = 0;
    int fitting = 0;
    while (fitting < cell.size() && height + cell.get(fitting).type().leading() <= PIECE) {
      height += cell.get(fitting).type().leading();
      fitting++;
    }
    return fitting;
  }

  private Strip part(
      List<Column> columns,
      List<List<Line>> cells,
      List<Tag> tags,
      float[] widths,
      Strip repeated,
      boolean keepWithNext,
      float above,
      boolean ends) {
    List<Ink> inks = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      inks.addAll(
          inks(
              cells.get(i),
              tags.get(i),
              columns.get(i).align(),
              left(widths, i),
              widths[i],
              above));
    }
    float height = above + height(cells) + (ends ? PADDING : 0);
    if (ends) {
      inks.add(new Ink.Box(0, height - HAIRLINE, width, HAIRLINE, Style.HAIRLINE));
    }
    return new Strip(0, height, keepWithNext, false, inks, repeated, null);
  }

  private List<Ink> inks(
      List<Line> lines, Tag tag, Align align, float left, float columnWidth, float top) {
    List<Ink> inks = new ArrayList<>();
    float y = top;
    for (Line line : lines) {
      TextStyle type = line.type();
      float x =
          align == Align.RIGHT
              ? left
                  + columnWidth
                  - fonts.width(line.text().stripTrailing(), type.face(), type.size())
              : left;
      inks.add(
          new Ink.Text(
              tag, x, y + type.baseline(), line.text(), type.face(), type.size(), type.color()));
      y += type.leading();
    }
    return inks;
  }

  private List<Line> lines(String text, TextStyle type, float columnWidth) {
    return new LineBreaker(fonts, type.face(), type.size())
        .lines(fonts.drawable(text, type.face()), columnWidth).stream()
            .map(line -> new Line(line, type))
            .toList();
  }

  private static float height(List<Line> cell) {
    float height = 0;
    for (Line line : cell) {
      height += line.type().leading();
    }
    return height;
  }

  private static float height(Iterable<List<Line>> cells) {
    float tall = 0;
    for (List<Line> cell : cells) {
      tall = Math.max(tall, height(cell));
    }
    return tall;
  }

  private static TextStyle type(Emphasis emphasis) {
    return switch (emphasis) {
      case NONE -> Style.CELL;
      case MET -> Style.CELL_STRONG.in(Style.MET);
      case VIOLATED -> Style.CELL_STRONG.in(Style.VIOLATED);
      case OPEN -> Style.CELL_STRONG.in(Style.OPEN);
    };
  }

  private static float left(float[] widths, int column) {
    float left = 0;
    for (int i = 0; i < column; i++) {
      left += widths[i] + GAP;
    }
    return left;
  }

  /**
   * Every column gets what its longest word needs, figures stay on one line where there is room,
   * and the rest goes where lines are long.
   */
  private float[] widths(Table table) {
    int count = table.columns().size();
    float[] narrowest = new float[count];
    float[] widest = new float[count];
    float[] whole = new float[count];
    for (int i = 0; i < count; i++) {
      need(table.columns().get(i).title(), Style.CELL_HEAD, i, narrowest, widest);
      // Long headers wrap: they take no room from what stands below them.
      widest[i] = Math.max(narrowest[i], Math.min(widest[i], HEADER));
      for (List<Cell> row : table.rows()) {
        need(row.get(i).text(), type(row.get(i).emphasis()), i, narrowest, widest);
        need(row.get(i).detail(), Style.CELL_DETAIL, i, narrowest, widest);
        if (table.columns().get(i).align() == Align.RIGHT) {
          TextStyle type = type(row.get(i).emphasis());
          String figure = fonts.drawable(row.get(i).text(), type.face());
          float need = fonts.width(figure, type.face(), type.size()) + 0.1f;
          whole[i] = need <= FIGURE ? Math.max(whole[i], need) : whole[i];
        }
      }
    }
    float available = width - GAP * (count - 1);
    float[] kept = new float[count];
    for (int i = 0; i < count; i++) {
      kept[i] = Math.max(narrowest[i], whole[i]);
      widest[i] = Math.max(widest[i], whole[i]);
    }
    if (sum(kept) <= available) {
      narrowest = kept;
    }
    float least = sum(narrowest);
    float most = sum(widest);
    float[] widths = new float[count];
    for (int i = 0; i < count; i++) {
      if (least >= available) {
        widths[i] = narrowest[i] * available / least;
      } else if (most <= available) {
        widths[i] = widest[i] + (available - most) / count;
      } else {
        widths[i] =
            narrowest[i] + (widest[i] - narrowest[i]) * (available - least) / (most - least);
      }
    }
    return widths;
  }

  private void need(String text, TextStyle type, int column, float[] narrowest, float[] widest) {
    String drawable = fonts.drawable(text, type.face());
    LineBreaker breaker = new LineBreaker(fonts, type.face(), type.size());
    // A fraction more, so that rounding never breaks a word that just fits.
    narrowest[column] = Math.max(narrowest[column], breaker.narrowest(drawable, BREAKABLE) + 0.1f);
    widest[column] = Math.max(widest[column], Math.min(breaker.widest(drawable), width) + 0.1f);
  }

  private static float sum(float[] numbers) {
    float sum = 0;
    for (float number : numbers) {
      sum += number;
    }
    return sum;
  }
}
