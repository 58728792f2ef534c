package org.reidrisk.report.linkage;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.TreeMap;

/**
 * Released values of one kind, by where they stand: what a held value goes with are few runs of
 * them. Ages in one unit are of one kind, and moments of one clock.
 */
final class Lane {
  /** Numbers, ages in whole years, days, and times without an offset from UTC. */
  static final int PLAIN = 0;

  /** Ages with an open end. */
  static final int OPEN = Integer.MAX_VALUE;

  /**
   * A place.
   *
   * @param at where the value stands
   * @param least the fewest years that an age completes; {@code at} for anything else
   * @param most the most years
   */
  record Place(BigDecimal at, BigDecimal least, BigDecimal most) {
    static final Comparator<Place> ORDER =
        Comparator.comparing(Place::at).thenComparing(Place::least).thenComparing(Place::most);
  }

  private final TreeMap<Place, Integer> numbers = new TreeMap<>(Place.ORDER);
  private BigDecimal[] at = {};
  private BigDecimal[] least = {};
  private BigDecimal[] most = {};
  private int before;

  void add(Place place) {
    numbers.putIfAbsent(place, 0);
  }

  /**
   * Numbers the places, ascending, after those of other lanes.
   *
   * @param others how many places the lanes before have
   * @return how many there are with this one
   */
  int number(int others) {
    before = others;
    int next = others;
    for (var entry : numbers.entrySet()) {
      entry.setValue(++next);
    }
    // Along a lane all three parts of a place ascend.
    at = numbers.keySet().stream().map(Place::at).toArray(BigDecimal[]::new);
    least = numbers.keySet().stream().map(Place::least).toArray(BigDecimal[]::new);
    most = numbers.keySet().stream().map(Place::most).toArray(BigDecimal[]::new);
    return next;
  }

  /** The number of a place that was added, from 1. */
  int number(Place place) {
    Integer number = numbers.get(place);
    if (number == null) {
      throw new IllegalArgumentException("no such place");
    }
    return number;
  }

  /** Adds the places between two, both included. */
  void between(BigDecimal from, BigDecimal to, Runs runs) {
    runs.add(before + below(at, from, false) + 1, before + below(at, to, true));
  }

  /** Adds the places some of whose completed years lie between two, both included. */
  void completedBetween(BigDecimal from, BigDecimal to, Runs runs) {
    runs.add(before + below(most, from, false) + 1, before + below(least, to, true));
  }

  /** Adds all places from one on, by themselves or by their completed years. */
  void from(BigDecimal from, Runs runs) {
    int first = Math.min(below(at, from, false), below(most, from, false));
    runs.add(before + first + 1, before + at.length);
  }

  /** Adds all places up to one. */
  void upTo(BigDecimal to, Runs runs) {
    runs.add(before + 1, before + below(at, to, true));
  }

  /** How many places lie below another, which may itself count. */
  private static int below(BigDecimal[] places, BigDecimal bound, boolean counts) {
    int low = 0;
    int high = places.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = places[middle].compareTo(bound);
      if (order < 0 || (counts && order == 0)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
