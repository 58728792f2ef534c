package org.reidrisk.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.reidrisk.record.ValueSketch;

class OverlapTest {
  private static final SipHash HASH = new SipHash(1, 2);

  /** A sketch of values as it is defined: sort all hashes, keep the smallest. */
  private static ValueSketch sketch(Set<Long> digests, int depth) {
    long[] hashes =
        digests.stream()
            .filter(d -> depth == 0 || d >>> (64 - depth) == 0)
            .map(HASH::of)
            .sorted(Long::compareUnsigned)
            .limit(ValueSketch.MOST)
            .mapToLong(Long::longValue)
            .toArray();
    return new ValueSketch(depth, digests.size(), hashes, List.of());
  }

  private static NavigableSet<Long> digests(long seed, int from, int to) {
    TreeSet<Long> digests = new TreeSet<>();
    for (int i = from; i < to; i++) {
      digests.add(new SipHash(seed, 9).of(i));
    }
    return digests;
  }

  @Test
  void fewValues_areComparedExactly() {
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      TreeSet<Long> a = new TreeSet<>();
      TreeSet<Long> b = new TreeSet<>();
      for (int i = 0; i < 1 + random.nextInt(60); i++) {
        (random.nextBoolean() ? a : b).add((long) random.nextInt(40));
        (random.nextBoolean() ? a : b).add((long) random.nextInt(40));
      }
      if (a.isEmpty() || b.isEmpty()) {
        assertThat(Overlap.of(sketch(a, 0), sketch(b, 0))).isEmpty();
        continue;
      }
      TreeSet<Long> both = new TreeSet<>(a);
      both.retainAll(b);
      Overlap overlap = Overlap.of(sketch(a, 0), sketch(b, 0)).orElseThrow();
      assertThat(overlap.exact()).isTrue();
      assertThat(overlap.ofFirst()).isEqualTo(both.size() / (double) a.size());
      assertThat(overlap.ofSecond()).isEqualTo(both.size() / (double) b.size());
    }
  }

  @Test
  void manyValues_areEstimated_alsoWhenOneWasSampled() {
    // 30,000 and 50,000 values, 20,000 of them in both.
    NavigableSet<Long> a = digests(3, 0, 30_000);
    NavigableSet<Long> b = digests(3, 10_000, 60_000);
    for (int[] depths : new int[][] {{0, 0}, {0, 2}, {2, 0}, {1, 2}, {3, 3}}) {
      Overlap overlap = Overlap.of(sketch(a, depths[0]), sketch(b, depths[1])).orElseThrow();
      assertThat(overlap.exact()).isFalse();
      assertThat(overlap.ofFirst()).as(Arrays.toString(depths)).isCloseTo(2 / 3.0, within(0.12));
      assertThat(overlap.ofSecond()).as(Arrays.toString(depths)).isCloseTo(0.4, within(0.12));
    }
    assertThat(Overlap.of(sketch(a, 1), sketch(digests(4, 0, 9000), 0)).orElseThrow().ofSecond())
        .isEqualTo(0);
  }

  @Test
  void whatIsLackingIsToldOnlyWhereTheSketchWouldListIt() {
    NavigableSet<Long> few = digests(3, 0, 100);
    long absent = HASH.of(12345);
    assertThat(Overlap.lacks(sketch(few, 0), absent)).isTrue();
    assertThat(Overlap.lacks(sketch(few, 0), HASH.of(few.first()))).isFalse();
    NavigableSet<Long> many = digests(3, 0, 100_000);
    ValueSketch sketch = sketch(many, 0);
    long largest = sketch.hashes()[ValueSketch.MOST - 1];
    assertThat(Overlap.lacks(sketch, largest + 1)).isFalse();
    assertThat(Overlap.lacks(sketch, largest - 1)).isTrue();
  }

  @Test
  void smallestHashes_areThoseOfASortedSet() {
    Random random = new Random(2);
    for (int round = 0; round < 50; round++) {
      int most = 1 + random.nextInt(20);
      TreeSet<Long> all = new TreeSet<>(Long::compareUnsigned);
      SmallestHashes smallest = new SmallestHashes(most);
      int count = random.nextInt(400);
      for (int i = 0; i < count; i++) {
        long hash = random.nextInt(3) == 0 ? random.nextInt(50) : random.nextLong();
        all.add(hash);
        smallest.add(hash);
      }
      assertThat(smallest.ascending())
          .containsExactly(all.stream().limit(most).mapToLong(Long::longValue).toArray());
    }
  }
}
