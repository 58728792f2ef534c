package org.reidrisk.report.pdf;

import java.awt.Color;
import org.jspecify.annotations.Nullable;
import org.reidrisk.report.document.Chart;
import org.reidrisk.report.pdf.Strip.Bookmark;

/** Something to draw, placed from the left and from the top of its strip, in points. */
sealed interface Ink {

  /** What it is part of; null for what only decorates. */
  @Nullable Tag tag();

  /** The same without meaning, for what is repeated on a later page. */
  Ink untagged();

  /** One line of text; {@code top} is its baseline. */
  record Text(
      @Nullable Tag tag, float left, float top, String text, Face face, float size, Color color)
      implements Ink {
    @Override
    public Ink untagged() {
      return new Text(null, left, top, text, face, size, color);
    }
  }

  /** The number of the page that a heading stands on; it ends {@code right}. */
  record PageNumber(
      @Nullable Tag tag,
      float right,
      float top,
      Bookmark target,
      Face face,
      float size,
      Color color)
      implements Ink {
    @Override
    public Ink untagged() {
      return new PageNumber(null, right, top, target, face, size, color);
    }
  }

  /** A place that leads to a heading when it is clicked; nothing is seen of it. */
  record Link(Tag tag, float left, float top, float width, float height, Bookmark target)
      implements Ink {
    @Override
    public Ink untagged() {
      throw new IllegalStateException("a link is part of the contents, which are not repeated");
    }
  }

  /** A filled rectangle. */
  record Box(float left, float top, float width, float height, Color color) implements Ink {
    @Override
    public @Nullable Tag tag() {
      return null;
    }

    @Override
    public Ink untagged() {
      return this;
    }
  }

  /** A chart. */
  record Picture(@Nullable Tag tag, float left, float top, float width, float height, Chart chart)
      implements Ink {
    @Override
    public Ink untagged() {
      return new Picture(null, left, top, width, height, chart);
    }
  }
}
