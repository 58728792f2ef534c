package org.reidrisk.report.pdf;

import java.awt.Color;
import org.jspecify.annotations.Nullable;
import org.reidrisk.report.document.Chart;

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
