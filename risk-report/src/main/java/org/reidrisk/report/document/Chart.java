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
   */
  record Bars(
      String binAxis,
      String countAxis,
      List<Bar> bars,
      List<CountTick> countTicks,
      boolean logarithmic)
      implements Chart {
    /** Takes copies. */
    public Bars {
      Objects.requireNonNull(binAxis);
      Objects.requireNonNull(countAxis);
      bars = List.copyOf(bars);
      countTicks = List.copyOf(countTicks);
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
}
