package org.reidrisk.report.linkage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Bands, put in an order in which those that hold a number stand close together: in rows of bands
 * that begin and end one after the other. What holds which number is found in one sweep along the
 * line, at a cost of what is found and no more.
 *
 * <p>The ends of bands cut the line into spots: below all ends, at an end, between two, above all.
 * Numbers of one spot are held by the same bands.
 */
final class BandIndex {
  private final BigDecimal[] ends;
  private final int[] first;
  private final int[] last;
  private final int[] order;

  private BandIndex(BigDecimal[] ends, int[] first, int[] last, int[] order) {
    this.ends = ends;
    this.first = first;
    this.last = last;
    this.order = order;
  }

  static BandIndex of(List<Band> bands) {
    TreeSet<BigDecimal> distinct = new TreeSet<>();
    for (Band band : bands) {
      if (band.low() != null) {
        distinct.add(band.low());
      }
      if (band.high() != null) {
        distinct.add(band.high());
      }
    }
    BigDecimal[] ends = distinct.toArray(BigDecimal[]::new);
    int[] first = new int[bands.size()];
    int[] last = new int[bands.size()];
    for (int i = 0; i < first.length; i++) {
      Band band = bands.get(i);
      first[i] = band.low() == null ? 0 : spot(ends, band.low()) + (band.lowIn() ? 0 : 1);
      last[i] =
          band.high() == null ? 2 * ends.length : spot(ends, band.high()) - (band.highIn() ? 0 : 1);
    }
    return new BandIndex(ends, first, last, inRows(first, last));
  }

  /** Bands row by row; a band goes on the row whose end is nearest to its own. */
  private static int[] inRows(int[] first, int[] last) {
    List<Integer> sorted = new ArrayList<>();
    for (int i = 0; i < first.length; i++) {
      sorted.add(i);
    }
    sorted.sort(Comparator.<Integer>comparingInt(i -> first[i]).thenComparing(i -> last[i]));
    List<List<Integer>> rows = new ArrayList<>();
    TreeMap<Integer, List<Integer>> rowByEnd = new TreeMap<>();
    for (int band : sorted) {
      Map.Entry<Integer, List<Integer>> before = rowByEnd.floorEntry(last[band]);
      List<Integer> row;
      if (before == null) {
        row = new ArrayList<>();
        rows.add(row);
      } else {
        row = before.getValue();
        rowByEnd.remove(before.getKey());
      }
      row.add(band);
      rowByEnd.put(last[band], row);
    }
    return rows.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
  }

  private static int spot(BigDecimal[] ends, BigDecimal number) {
    int at = Arrays.binarySearch(ends, number);
    return at >= 0 ? 2 * at + 1 : 2 * (-at - 1);
  }

  /** The number of the band that stands at a place, by the list that the index was made of. */
  int band(int place) {
    return order[place];
  }

  /** The spot of a number. */
  int spot(BigDecimal number) {
    return spot(ends, number);
  }

  /**
   * The bands that hold the numbers of some spots.
   *
   * @param spots ascending, each once
   * @return for each spot the first and last place of each run of bands, ascending
   */
  List<int[]> runs(int[] spots) {
    int[] byFirst = places(first);
    int[] byLast = places(last);
    TreeMap<Integer, Integer> open = new TreeMap<>();
    List<int[]> runs = new ArrayList<>();
    int began = 0;
    int ended = 0;
    for (int spot : spots) {
      while (began < byFirst.length && first[order[byFirst[began]]] <= spot) {
        begin(open, byFirst[began++]);
      }
      while (ended < byLast.length && last[order[byLast[ended]]] < spot) {
        end(open, byLast[ended++]);
      }
      int[] found = new int[2 * open.size()];
      int used = 0;
      for (Map.Entry<Integer, Integer> run : open.entrySet()) {
        found[used++] = run.getKey();
        found[used++] = run.getValue();
      }
      runs.add(found);
    }
    return runs;
  }

  private int[] places(int[] end) {
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < order.length; place++) {
      places.add(place);
    }
    places.sort(Comparator.comparingInt(place -> end[order[place]]));
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void begin(NavigableMap<Integer, Integer> open, int place) {
    Map.Entry<Integer, Integer> below = open.floorEntry(place);
    boolean joins = below != null && below.getValue() == place - 1;
    Integer above = open.remove(place + 1);
    open.put(joins ? below.getKey() : place, above == null ? place : above);
  }

  /** Takes a place out that is in; a run falls in two where it stood in the middle. */
  private static void end(NavigableMap<Integer, Integer> open, int place) {
    Map.Entry<Integer, Integer> run = open.floorEntry(place);
    if (run == null || run.getValue() < place) {
      throw new IllegalStateException("a band ends that has not begun");
    }
    int from = run.getKey();
    int to = run.getValue();
    open.remove(from);
    if (from < place) {
      open.put(from, place - 1);
    }
    if (place < to) {
      open.put(place + 1, to);
    }
  }
}
