package org.reidrisk.report.document;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a chart shows, as plain data. */
public sealed interface Chart {

  /**
   * One bar for each bin.
   *
   * @param binAxis what the bins are
   * @param countAxis what is counted
   * @param bars the bars, from left to right
   * @param countTicks the marks of the count axis, ascending; the last ends it
   * @param logarithmic whether the count axis is logarithmic
   * @param limit what is written at the line after the last bar below the limit; null for no line
   */
  record Bars(
      String binAxis,
      String countAxis,
      List<Bar> bars,
      List<CountTick> countTicks,
      boolean logarithmic,
      @Nullable String limit)
      implements Chart {
    /** Takes copies. */
    public Bars {
      Objects.requireNonNull(binAxis);
      Objects.requireNonNull(countAxis);
      bars = List.copyOf(bars);
      countTicks = List.copyOf(countTicks);
    }

    /**
     * Bars without a line.
     *
     * @param binAxis what the bins are
     * @param countAxis what is counted
     * @param bars the bars, from left to right
     * @param countTicks the marks of the count axis, ascending; the last ends it
     * @param logarithmic whether the count axis is logarithmic
     */
    public Bars(
        String binAxis,
        String countAxis,
        List<Bar> bars,
        List<CountTick> countTicks,
        boolean logarithmic) {
      this(binAxis, countAxis, bars, countTicks, logarithmic, null);
    }
  }

  /**
   * A labelled mark of the count axis.
   *
   * @param count a count; at least 1 on a logarithmic axis
   * @param label how it is written
   */
  record CountTick(long count, String label) {}

  /**
   * One bar.
   *
   * @param bin the bin
   * @param count its height
   * @param label the number at the bar
   * @param belowLimit whether the bin lies below the limit; such bars stand out
   */
  record Bar(String bin, long count, String label, boolean belowLimit) {}

  /**
   * A share that grows in steps with a class size.
   *
   * @param sizeAxis what the sizes are; drawn logarithmically
   * @param shareAxis what has the share
   * @param steps the steps, ascending by size; the first has size 1 and the last ends the axis
   * @param shareTicks the marks of the share axis; the last ends it
   * @param points the points that carry a number
   * @param limit the size that a limit asks for, or null
   */
  record Steps(
      String sizeAxis,
      String shareAxis,
      List<Step> steps,
      List<Tick> shareTicks,
      List<Point> points,
      @Nullable Limit limit)
      implements Chart {
    /** Takes copies. */
    public Steps {
      Objects.requireNonNull(sizeAxis);
      Objects.requireNonNull(shareAxis);
      steps = List.copyOf(steps);
      shareTicks = List.copyOf(shareTicks);
      points = List.copyOf(points);
    }
  }

  /**
   * From this size on, the share is so large.
   *
   * @param size a class size
   * @param share a share in [0, 1]
   */
  record Step(int size, double share) {}

  /**
   * A labelled mark of the share axis.
   *
   * @param share a share in [0, 1]
   * @param label how it is written
   */
  record Tick(double share, String label) {}

  /**
   * A point with its number.
   *
   * @param size a class size
   * @param share a share in [0, 1]
   * @param label the number at the point
   */
  record Point(int size, double share, String label) {}

  /**
   * The class size that a limit asks for.
   *
   * @param size a class size
   * @param label what is written at the line
   */
  record Limit(int size, String label) {}

  /**
   * One row for each thing: its name, its marks on an axis that all rows share, and the numbers of
   * the marks beside it. A mark that lies beyond the axis is drawn at its end with an arrow.
   *
   * @param axis what the axis shows
   * @param scale how values are spread on it
   * @param low where it begins; above 0 on a {@link Scale#RATIO} axis
   * @param high where it ends, above {@code low}
   * @param ticks its marks, ascending
   * @param lines lines through all rows
   * @param heads what stands above the names and above each column of numbers
   * @param rows the rows, from top to bottom; each has a number for each head but the first
   */
  record Rows(
      String axis,
      Scale scale,
      double low,
      double high,
      List<AxisTick> ticks,
      List<Line> lines,
      List<Head> heads,
      List<Row> rows)
      implements Chart {
    /** Takes copies; checks the axis, and that rows fit the heads. */
    public Rows {
      Objects.requireNonNull(axis);
      Objects.requireNonNull(scale);
      ticks = List.copyOf(ticks);
      lines = List.copyOf(lines);
      heads = List.copyOf(heads);
      rows = List.copyOf(rows);
      int width = heads.size() - 1;
      if (rows.isEmpty() || rows.stream().anyMatch(row -> row.numbers().size() != width)) {
        throw new IllegalArgumentException("a chart has rows, each with a number for each head");
      }
      if (!(low < high) || (scale == Scale.RATIO ? low <= 0 : low < 0)) {
        throw new IllegalArgumentException("an axis goes from a lower to a higher number");
      }
    }
  }

  /** How values are spread on the axis of rows. */
  enum Scale {
    /** Evenly. */
    LINEAR,
    /** By their logarithms. */
    RATIO,
    /** By the logarithms of the values and one more, so that 0 has a place. */
    COUNT
  }

  /**
   * A labelled mark of the axis of rows.
   *
   * @param value where it is
   * @param label how it is written
   */
  record AxisTick(double value, String label) {}

  /**
   * A line through all rows.
   *
   * @param value where it is
   * @param label what stands above it
   */
  record Line(double value, String label) {}

  /**
   * What stands above a column.
   *
   * @param text what the column holds
   * @param sign the mark that its numbers belong to
   */
  record Head(String text, Sign sign) {
    /** Checks that nothing is missing. */
    public Head {
      Objects.requireNonNull(text);
      Objects.requireNonNull(sign);
    }

    /**
     * A column without a mark.
     *
     * @param text what it holds
     */
    public Head(String text) {
      this(text, Sign.NONE);
    }
  }

  /**
   * One row.
   *
   * @param name what it is about
   * @param detail what stands below in small letters; empty for nothing
   * @param marks its marks, the lowest first
   * @param numbers what stands beside them
   */
  record Row(String name, String detail, List<Mark> marks, List<String> numbers) {
    /** Takes copies. */
    public Row {
      Objects.requireNonNull(name);
      Objects.requireNonNull(detail);
      marks = List.copyOf(marks);
      numbers = List.copyOf(numbers);
    }
  }

  /**
   * A mark.
   *
   * @param sign its shape
   * @param from a value; the other end of what has two, and equal to {@code to} for what has one
   * @param to a value, at least {@code from}; may be infinite
   */
  record Mark(Sign sign, double from, double to) {
    /** Refuses what is no place. */
    public Mark {
      Objects.requireNonNull(sign);
      if (!(from <= to)) {
        throw new IllegalArgumentException("a mark has two ends in order");
      }
    }

    /**
     * A mark at one place.
     *
     * @param sign its shape
     * @param at a value
     */
    public Mark(Sign sign, double at) {
      this(sign, at, at);
    }
  }

  /** The shapes of marks; none is told from another by color alone. */
  enum Sign {
    /** Nothing. */
    NONE,
    /** A filled bar from one value to another. */
    FILLED_BAR,
    /** A pale bar with an outline. */
    PALE_BAR,
    /** A hatched bar: somewhere between two values. */
    HATCHED_BAR,
    /** A dashed line: there is no value. */
    DASHES,
    /** A thin line from one value to another. */
    STEM,
    /** A filled circle. */
    DOT,
    /** A hollow circle. */
    RING,
    /** A hollow square on its corner. */
    DIAMOND,
    /** A filled triangle. */
    TRIANGLE,
    /** An upright stroke. */
    STROKE
  }
}
