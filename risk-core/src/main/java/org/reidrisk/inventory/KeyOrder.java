package org.reidrisk.inventory;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.reidrisk.table.Column;

/** Whether keys rise with the time: then their order tells who came when. */
final class KeyOrder {
  private static final int FEWEST_KEYS = 20;
  private static final int FEWEST_DAYS = 5;

  /**
   * A rank correlation of keys with days.
   *
   * @param rho Spearman's coefficient with mean ranks for ties, from -1 to 1
   * @param keys the keys that have a day in the sampled rows
   */
  record Correlation(double rho, long keys) {}

  /** More keys, of which those with the smallest digests are taken, tell nothing new. */
  private static final int MOST_KEYS = 1 << 13;

  private KeyOrder() {}

  /** A key and its earliest day, as a number of eight digits. */
  private record DatedKey(String text, int day) {}

  /**
   * Compares the keys with the earliest day of each in the sampled rows.
   *
   * @return 0 over no keys when there are too few keys or days to tell
   */
  static Correlation of(ExportView export, InspectedColumn key, InspectedColumn date) {
    Correlation none = new Correlation(0, 0);
    if (!KeyRows.readable(export, key) || !KeyRows.readable(export, date)) {
      return none;
    }
    Column keys = export.rows().columns().get(key.index());
    Column dates = export.rows().columns().get(date.index());
    int[] dayOfCode = new int[dates.distinct() + 1];
    for (int code = 1; code < dayOfCode.length; code++) {
      String day = KeyText.day(dates.value(code).strip());
      dayOfCode[code] = day.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(day);
    }
    dayOfCode[Column.MISSING] = Integer.MAX_VALUE;
    int[] earliest = new int[keys.distinct() + 1];
    Arrays.fill(earliest, Integer.MAX_VALUE);
    for (int row = 0; row < export.rows().rows(); row++) {
      int code = keys.code(row);
      earliest[code] = Math.min(earliest[code], dayOfCode[dates.code(row)]);
    }
    int[] dated =
        IntStream.range(1, earliest.length)
            .filter(code -> earliest[code] != Integer.MAX_VALUE)
            .toArray();
    if (dated.length > MOST_KEYS) {
      dated =
          Arrays.stream(dated)
              .boxed()
              .sorted(Comparator.comparingLong(keys::digest))
              .limit(MOST_KEYS)
              .mapToInt(Integer::intValue)
              .toArray();
    }
    if (dated.length < FEWEST_KEYS
        || Arrays.stream(dated).map(c -> earliest[c]).distinct().count() < FEWEST_DAYS) {
      return none;
    }
    // In the order of their texts: sums of fractions depend on the order of their terms.
    List<DatedKey> sorted =
        Arrays.stream(dated)
            .mapToObj(code -> new DatedKey(keys.value(code), earliest[code]))
            .sorted(Comparator.comparing(DatedKey::text))
            .toList();
    List<String> texts = sorted.stream().map(own -> own.text().strip()).toList();
    double[] ranks = ranks(texts);
    double[] days = sorted.stream().mapToDouble(DatedKey::day).toArray();
    return new Correlation(pearson(ranks, meanRanks(days)), sorted.size());
  }

  /** Keys by their numbers when they have some, else by their texts. */
  private static double[] ranks(List<String> texts) {
    List<Long> numbers = KeyText.numbers(texts);
    if (!numbers.isEmpty()) {
      return meanRanks(numbers.stream().mapToDouble(Long::doubleValue).toArray());
    }
    Integer[] order = new Integer[texts.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparing(texts::get));
    double[] ranks = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      ranks[order[i]] = i;
    }
    return ranks;
  }

  /** Ranks from 0; equal values share the mean of theirs. */
  static double[] meanRanks(double[] values) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    double[] ranks = new double[values.length];
    int from = 0;
    while (from < order.length) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  /** 0 when one of them does not vary. */
  static double pearson(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElse(0);
    double meanY = Arrays.stream(y).average().orElse(0);
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
  }
}
