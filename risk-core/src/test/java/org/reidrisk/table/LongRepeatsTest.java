package org.reidrisk.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LongRepeatsTest {

  private static int[] naive(long[] numbers) {
    Map<Long, Integer> count = new HashMap<>();
    for (long number : numbers) {
      count.merge(number, 1, Integer::sum);
    }
    return IntStream.range(0, numbers.length).filter(i -> count.get(numbers[i]) > 1).toArray();
  }

  private static void check(long[] numbers) {
    assertThat(LongRepeats.of(numbers)).isEqualTo(naive(numbers));
    assertThat(LongRepeats.distinct(numbers, numbers.length))
        .isEqualTo((int) Arrays.stream(numbers).distinct().count());
  }

  @Test
  void nothing() {
    check(new long[0]);
    check(new long[] {0});
    check(new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1});
  }

  @Test
  void placesAreAscending_andEachOfThemIsThere() {
    assertThat(LongRepeats.of(new long[] {5, 7, 5, -1, 7, 5, 9})).containsExactly(0, 1, 2, 4, 5);
    assertThat(LongRepeats.of(new long[] {0, 0})).containsExactly(0, 1);
    assertThat(LongRepeats.of(new long[] {0, 0, 0})).containsExactly(0, 1, 2);
  }

  @Test
  void onlyTheFirstSoManyAreCounted() {
    assertThat(LongRepeats.distinct(new long[] {1, 2, 2, 3, 4}, 3)).isEqualTo(2);
    assertThat(LongRepeats.distinct(new long[] {1, 2, 2, 3, 4}, 0)).isZero();
  }

  @Test
  void seededNumbers_likeAMap() {
    SplitMix64 random = new SplitMix64(11);
    for (int round = 0; round < 400; round++) {
      long[] numbers = new long[random.below(200)];
      int range = 1 + random.below(300);
      int shift = random.below(64);
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (long) random.below(range) << shift;
      }
      check(numbers);
    }
  }

  /** From 32,768 numbers on they are counted in parts. */
  @Test
  void manyNumbers_inParts() {
    SplitMix64 random = new SplitMix64(12);
    for (int size : new int[] {32_767, 32_768, 65_536, 300_000}) {
      long[] few = new long[size];
      long[] consecutive = new long[size];
      long[] any = new long[size];
      for (int i = 0; i < size; i++) {
        few[i] = random.below(size / 3);
        consecutive[i] = i;
        any[i] = random.next();
      }
      check(few);
      check(consecutive);
      check(any);
      any[size - 1] = any[0];
      check(any);
      check(new long[size]);
    }
  }
}
