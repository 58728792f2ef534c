package org.reidrisk.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.reidrisk.group.SensitiveCounts.ClassCounts;

/**
 * The work of moving the weights of a class to those of the table, in integers: weights are scaled
 * to whole numbers and multiplied crosswise by the two numbers of units.
 */
abstract sealed class Transport permits Transport.Flat, Transport.Line, TreeTransport {
  final ValueWeights table;
  private final BigInteger range;
  private final boolean small;

  Transport(ValueWeights table, BigInteger range) {
    this.table = table;
    this.range = range;
    BigInteger units = BigInteger.valueOf(table.units());
    this.small = table.fitsLong(units.multiply(units).multiply(range.add(BigInteger.TWO)));
  }

  static Transport of(ValueWeights table, GroundDistance distance, int valueCount) {
    if (distance instanceof GroundDistance.Ordered order) {
      requireAll(order.size(), valueCount);
      return Line.ordered(table, order);
    }
    if (distance instanceof GroundDistance.Magnitude magnitude) {
      requireAll(magnitude.size(), valueCount);
      return Line.byMagnitude(table, magnitude);
    }
    if (distance instanceof GroundDistance.Hierarchical tree) {
      requireAll(tree.size(), valueCount);
      return new TreeTransport(table, tree);
    }
    return new Flat(table);
  }

  private static void requireAll(int known, int valueCount) {
    if (known != valueCount) {
      throw new IllegalArgumentException("the distance does not know every value of the table");
    }
  }

  /** The largest distance of two values before it is divided down to 1; 0 when nothing moves. */
  BigInteger range() {
    return range;
  }

  /** What the work of a class, divided by its known members, is to be divided by. */
  BigInteger divisor() {
    return table.scale().multiply(BigInteger.valueOf(table.units())).multiply(range);
  }

  /** Whether all work fits a long, so that it is exact at once. */
  boolean isSmall() {
    return small;
  }

  BigInteger work(ClassCounts c) {
    return small ? BigInteger.valueOf(smallWork(c)) : bigWork(c);
  }

  abstract long smallWork(ClassCounts c);

  abstract BigInteger bigWork(ClassCounts c);

  /** The work up to rounding. */
  abstract double roughWork(ClassCounts c);

  /** Place of each code among those that are held; -1 for the others. */
  static int[] places(int[] codesInOrder) {
    int most = Arrays.stream(codesInOrder).max().orElse(0);
    int[] places = new int[most + 1];
    Arrays.fill(places, -1);
    for (int place = 0; place < codesInOrder.length; place++) {
      places[codesInOrder[place]] = place;
    }
    return places;
  }

  /** Every two values are 1 apart: half the sum of the differences. */
  static final class Flat extends Transport {
    private final int[] placeOfCode;
    private final long[] smallTotals;

    Flat(ValueWeights table) {
      super(table, table.codes().length < 2 ? BigInteger.ZERO : BigInteger.TWO);
      placeOfCode = places(table.codes());
      smallTotals = smallTotals(this, table.totals());
    }

    @Override
    long smallWork(ClassCounts c) {
      int[] codes = new int[c.values().length];
      long[] weights = new long[codes.length];
      int values = table.small(c, codes, weights);
      long work = 0;
      long untouched = table.scale().longValue() * table.units();
      for (int i = 0; i < values; i++) {
        long total = smallTotals[placeOfCode[codes[i]]];
        work += Math.abs(weights[i] * table.units() - total * c.known());
        untouched -= total;
      }
      // Values that the class lacks would each add their share of the table.
      return work + untouched * c.known();
    }

    @Override
    BigInteger bigWork(ClassCounts c) {
      int[] codes = ValueWeights.codes(c);
      BigInteger[] weights = table.exact(c);
      BigInteger units = BigInteger.valueOf(table.units());
      BigInteger known = BigInteger.valueOf(c.known());
      BigInteger work = BigInteger.ZERO;
      BigInteger untouched = table.scale().multiply(units);
      for (int i = 0; i < codes.length; i++) {
        BigInteger total = table.totals()[placeOfCode[codes[i]]];
        work = work.add(weights[i].multiply(units).subtract(total.multiply(known)).abs());
        untouched = untouched.subtract(total);
      }
      return work.add(untouched.multiply(known));
    }

    @Override
    double roughWork(ClassCounts c) {
      int[] codes = ValueWeights.codes(c);
      double[] weights = ValueWeights.rough(c);
      double scale = table.scale().doubleValue();
      double work = 0;
      double untouched = scale * table.units();
      for (int i = 0; i < codes.length; i++) {
        double total = table.totals()[placeOfCode[codes[i]]].doubleValue();
        work += Math.abs(weights[i] * scale * table.units() - total * c.known());
        untouched -= total;
      }
      return work + untouched * c.known();
    }
  }

  private static long[] smallTotals(Transport transport, BigInteger[] totals) {
    return transport.isSmall()
        ? Arrays.stream(totals).mapToLong(BigInteger::longValue).toArray()
        : new long[0];
  }

  /**
   * Values stand on a line: between two neighbours moves what one side has too much, over their
   * gap. The sum over gaps of gap * |A * units - Q * known|, A and Q being the weights up to the
   * gap in the class and in the table.
   *
   * <p>Between two values of the class A stands still and Q only grows, so that one search finds
   * where the sign turns and prefix sums give the rest: the cost follows the values of the class,
   * not those of the table.
   */
  static final class Line extends Transport {
    private final int[] placeOfCode;
    private final BigInteger[] gaps;
    private final BigInteger[] upTo;
    private final long[] smallUpTo;
    private final long[] smallGaps;
    private final long[] gapsBefore;
    private final long[] areaBefore;
    private final double[] roughUpTo;
    private final double[] roughGapsBefore;
    private final double[] roughAreaBefore;

    /** A gap behind each place; the last one is 0. */
    private Line(ValueWeights table, int[] codesInOrder, BigInteger[] gaps) {
      super(table, Arrays.stream(gaps).reduce(BigInteger.ZERO, BigInteger::add));
      this.placeOfCode = places(codesInOrder);
      this.gaps = gaps;
      int[] placeOfHeld = places(table.codes());
      this.upTo = new BigInteger[gaps.length];
      BigInteger sum = BigInteger.ZERO;
      for (int place = 0; place < upTo.length; place++) {
        sum = sum.add(table.totals()[placeOfHeld[codesInOrder[place]]]);
        upTo[place] = sum;
      }
      this.smallUpTo = smallTotals(this, upTo);
      this.smallGaps = smallTotals(this, gaps);
      this.gapsBefore = new long[smallGaps.length + 1];
      this.areaBefore = new long[smallGaps.length + 1];
      for (int place = 0; place < smallGaps.length; place++) {
        gapsBefore[place + 1] = gapsBefore[place] + smallGaps[place];
        areaBefore[place + 1] = areaBefore[place] + smallGaps[place] * smallUpTo[place];
      }
      this.roughUpTo = new double[gaps.length];
      this.roughGapsBefore = new double[gaps.length + 1];
      this.roughAreaBefore = new double[gaps.length + 1];
      for (int place = 0; place < gaps.length; place++) {
        double gap = gaps[place].doubleValue();
        roughUpTo[place] = upTo[place].doubleValue();
        roughGapsBefore[place + 1] = roughGapsBefore[place] + gap;
        roughAreaBefore[place + 1] = roughAreaBefore[place] + gap * roughUpTo[place];
      }
    }

    static Line ordered(ValueWeights table, GroundDistance.Ordered order) {
      int[] codes = sorted(table.codes(), Comparator.comparing(order::rank));
      BigInteger[] gaps = new BigInteger[codes.length];
      Arrays.fill(gaps, BigInteger.ONE);
      return new Line(table, codes, closed(gaps));
    }

    static Line byMagnitude(ValueWeights table, GroundDistance.Magnitude magnitude) {
      int[] codes = sorted(table.codes(), Comparator.comparing(magnitude::position));
      int digits =
          Arrays.stream(codes).map(c -> Math.max(0, magnitude.position(c).scale())).max().orElse(0);
      BigInteger[] places =
          Arrays.stream(codes)
              .mapToObj(c -> whole(magnitude.position(c), digits))
              .toArray(BigInteger[]::new);
      BigInteger[] gaps = new BigInteger[codes.length];
      for (int i = 0; i + 1 < gaps.length; i++) {
        gaps[i] = places[i + 1].subtract(places[i]);
      }
      return new Line(table, codes, reduced(closed(gaps)));
    }

    private static BigInteger whole(BigDecimal position, int digits) {
      return position.setScale(digits).unscaledValue();
    }

    private static int[] sorted(int[] codes, Comparator<Integer> order) {
      return IntStream.of(codes).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
    }

    private static BigInteger[] closed(BigInteger[] gaps) {
      if (gaps.length > 0) {
        gaps[gaps.length - 1] = BigInteger.ZERO;
      }
      return gaps;
    }

    /** Divided by what all gaps have in common; only their proportions matter. */
    private static BigInteger[] reduced(BigInteger[] gaps) {
      BigInteger common = Arrays.stream(gaps).reduce(BigInteger.ZERO, BigInteger::gcd);
      return common.signum() == 0
          ? gaps
          : Arrays.stream(gaps).map(g -> g.divide(common)).toArray(BigInteger[]::new);
    }

    @Override
    long smallWork(ClassCounts c) {
      int[] codes = new int[c.values().length];
      long[] weights = new long[codes.length];
      int values = table.small(c, codes, weights);
      // Sorted by place; the weight is found again by its index.
      long[] order = new long[values];
      for (int i = 0; i < values; i++) {
        order[i] = ((long) placeOfCode[codes[i]] << 32) | i;
      }
      Arrays.sort(order);
      long work = 0;
      long reached = 0;
      int from = 0;
      for (int i = 0; i <= values; i++) {
        int to = i < values ? (int) (order[i] >>> 32) : smallGaps.length;
        work += flatWork(reached * table.units(), from, to, c.known());
        from = to;
        reached += i < values ? weights[(int) order[i]] : 0;
      }
      return work;
    }

    /** The part of that sum from one place up to another, where the class's side stands still. */
    private long flatWork(long reached, int from, int to, int known) {
      int low = from;
      int high = to;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (smallUpTo[middle] * known > reached) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      long below =
          (gapsBefore[low] - gapsBefore[from]) * reached
              - (areaBefore[low] - areaBefore[from]) * known;
      long above =
          (areaBefore[to] - areaBefore[low]) * known - (gapsBefore[to] - gapsBefore[low]) * reached;
      return below + above;
    }

    @Override
    BigInteger bigWork(ClassCounts c) {
      int[] codes = ValueWeights.codes(c);
      BigInteger[] weights = table.exact(c);
      BigInteger[] byPlace = new BigInteger[gaps.length];
      Arrays.fill(byPlace, BigInteger.ZERO);
      for (int i = 0; i < codes.length; i++) {
        byPlace[placeOfCode[codes[i]]] = weights[i];
      }
      BigInteger units = BigInteger.valueOf(table.units());
      BigInteger known = BigInteger.valueOf(c.known());
      BigInteger work = BigInteger.ZERO;
      BigInteger reached = BigInteger.ZERO;
      for (int place = 0; place < gaps.length; place++) {
        reached = reached.add(byPlace[place]);
        BigInteger surplus = reached.multiply(units).subtract(upTo[place].multiply(known)).abs();
        work = work.add(surplus.multiply(gaps[place]));
      }
      return work;
    }

    @Override
    double roughWork(ClassCounts c) {
      int[] codes = ValueWeights.codes(c);
      double[] weights = ValueWeights.rough(c);
      long[] order = new long[codes.length];
      for (int i = 0; i < codes.length; i++) {
        order[i] = ((long) placeOfCode[codes[i]] << 32) | i;
      }
      Arrays.sort(order);
      double scale = table.scale().doubleValue();
      double work = 0;
      double reached = 0;
      int from = 0;
      for (int i = 0; i <= order.length; i++) {
        int to = i < order.length ? (int) (order[i] >>> 32) : gaps.length;
        work += roughFlatWork(reached * scale * table.units(), from, to, c.known());
        from = to;
        reached += i < order.length ? weights[(int) order[i]] : 0;
      }
      return work;
    }

    private double roughFlatWork(double reached, int from, int to, int known) {
      int low = from;
      int high = to;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (roughUpTo[middle] * known > reached) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      double below =
          (roughGapsBefore[low] - roughGapsBefore[from]) * reached
              - (roughAreaBefore[low] - roughAreaBefore[from]) * known;
      double above =
          (roughAreaBefore[to] - roughAreaBefore[low]) * known
              - (roughGapsBefore[to] - roughGapsBefore[low]) * reached;
      return below + above;
    }
  }
}
