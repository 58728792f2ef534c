package org.reidrisk.report.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Bands found by the sweep against each band asked for itself. */
class BandIndexTest {
  private static Band random(Random random) {
    int low = random.nextInt(20);
    int high = low + random.nextInt(random.nextBoolean() ? 4 : 20);
    String text =
        switch (random.nextInt(7)) {
          case 0 -> ">" + low;
          case 1 -> ">=" + low;
          case 2 -> "<" + high;
          case 3 -> "<=" + high;
          case 4 -> low + "-" + high;
          case 5 -> "[" + low + "," + (high + 1) + ")";
          default -> "(" + low + ".5," + (high + 1) + "]";
        };
    return Band.parse(text).orElseThrow();
  }

  private static List<Set<Integer>> found(List<Band> bands, List<BigDecimal> numbers) {
    BandIndex index = BandIndex.of(bands);
    int[] spots = numbers.stream().mapToInt(index::spot).sorted().distinct().toArray();
    List<int[]> runs = index.runs(spots);
    List<Set<Integer>> found = new ArrayList<>();
    for (BigDecimal number : numbers) {
      int[] ends = runs.get(java.util.Arrays.binarySearch(spots, index.spot(number)));
      Set<Integer> holding = new TreeSet<>();
      for (int i = 0; i < ends.length; i += 2) {
        assertThat(i == 0 || ends[i - 1] + 1 < ends[i]).as("runs ascend and do not touch").isTrue();
        for (int place = ends[i]; place <= ends[i + 1]; place++) {
          assertThat(holding.add(index.band(place))).isTrue();
        }
      }
      found.add(holding);
    }
    return found;
  }

  private static Set<Integer> holding(List<Band> bands, BigDecimal number, boolean strictly) {
    Set<Integer> holding = new TreeSet<>();
    for (int i = 0; i < bands.size(); i++) {
      Band band = bands.get(i);
      boolean end = same(number, band.low()) || same(number, band.high());
      if (band.holds(number) && !(strictly && end)) {
        holding.add(i);
      }
    }
    return holding;
  }

  private static boolean same(BigDecimal number, @Nullable BigDecimal end) {
    return end != null && number.compareTo(end) == 0;
  }

  @Test
  void runs_areTheBandsThatHold() {
    Random random = new Random(4);
    int noticed = 0;
    for (int round = 0; round < 400; round++) {
      List<Band> bands =
          IntStream.range(0, random.nextInt(60)).mapToObj(i -> random(random)).toList();
      List<BigDecimal> numbers = new ArrayList<>();
      for (int half = -2; half < 90; half++) {
        if (random.nextInt(4) > 0) {
          numbers.add(
              half % 2 == 0
                  ? BigDecimal.valueOf(half / 2)
                  : BigDecimal.valueOf(half).divide(BigDecimal.valueOf(2)));
        }
      }
      List<Set<Integer>> found = found(bands, numbers);
      for (int i = 0; i < numbers.size(); i++) {
        assertThat(found.get(i)).isEqualTo(holding(bands, numbers.get(i), false));
        noticed += found.get(i).equals(holding(bands, numbers.get(i), true)) ? 0 : 1;
      }
    }
    assertThat(noticed).as("ends left out").isGreaterThan(1000);
  }

  @Test
  void usualBands_areOneRun() {
    int n = 300;
    List<List<Band>> kinds =
        List.of(
            bands(n, i -> "[" + 10 * i + "," + (10 * i + 10) + ")"),
            bands(n, i -> "[" + i + "," + (i + 40) + "]"),
            bands(n, i -> ">" + i),
            bands(n, i -> "<" + i),
            bands(n, i -> "[" + i + "," + (2 * n - i) + "]"));
    for (List<Band> bands : kinds) {
      BandIndex index = BandIndex.of(bands);
      int[] spots = IntStream.range(0, 2 * n).toArray();
      assertThat(index.runs(spots)).allMatch(ends -> ends.length <= 2);
    }
  }

  private static List<Band> bands(int n, java.util.function.IntFunction<String> text) {
    List<Band> bands = new ArrayList<>();
    IntStream.range(0, n).forEach(i -> bands.add(Band.parse(text.apply(i)).orElseThrow()));
    Collections.shuffle(bands, new Random(1));
    return bands;
  }
}
