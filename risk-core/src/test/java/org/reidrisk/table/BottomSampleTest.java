package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reidrisk.Resources;

class BottomSampleTest {
  private static final Comparator<Entry> ORDER =
      Comparator.<Entry, Long>comparing(e -> e.digest() ^ Long.MIN_VALUE)
          .thenComparingLong(Entry::low)
          .thenComparingLong(Entry::high);

  private record Entry(long digest, long low, long high, int cost) {
    byte[] bytes() {
      return (low + "/" + high).getBytes(UTF_8);
    }

    void offerTo(BottomSample sample) {
      byte[] bytes = bytes();
      sample.offer(digest, low, high, cost, bytes, 0, bytes.length);
    }
  }

  /** What a sample holds, in words. */
  private static String shown(BottomSample.Result result) {
    StringBuilder text = new StringBuilder(result.complete() ? "all" : "some");
    for (int i = 0; i < result.size(); i++) {
      text.append(' ').append(result.low(i)).append(':').append(result.high(i));
      text.append(i < result.kept() ? "=" + new String(result.bytes(i), UTF_8) : "");
    }
    return text.toString();
  }

  /** The same by sorting all. */
  private static String naive(List<Entry> offered, int most, long mostBytes) {
    List<Entry> sorted = new ArrayList<>(new LinkedHashSet<>(offered));
    sorted.sort(ORDER);
    StringBuilder text = new StringBuilder(sorted.size() <= most ? "all" : "some");
    long costs = 0;
    for (Entry entry : sorted.subList(0, Math.min(most, sorted.size()))) {
      costs += entry.cost();
      text.append(' ').append(entry.low()).append(':').append(entry.high());
      text.append(costs <= mostBytes ? "=" + new String(entry.bytes(), UTF_8) : "");
    }
    return text.toString();
  }

  private static List<Entry> entries(SplitMix64 random, int count, int digestBits) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // Everything but the key hangs on the key; few bits make many digests equal.
      long low = random.below(count);
      long high = random.below(2);
      SplitMix64 ofKey = new SplitMix64(low * 31 + high);
      long digest = ofKey.next() & (-1L << (64 - digestBits));
      entries.add(new Entry(digest, low, high, ofKey.below(20)));
    }
    return entries;
  }

  @Test
  void seededEntries_likeSortingAll_inAnyOrder() {
    SplitMix64 random = new SplitMix64(65_536);
    for (int round = 0; round < 1_500; round++) {
      int most = random.between(1, 80);
      long mostBytes = random.chance(0.5) ? random.below(400) : 1 << 20;
      int bits = random.chance(0.3) ? random.between(1, 5) : 64;
      List<Entry> entries = entries(random, random.below(1_000), bits);
      String expected = naive(entries, most, mostBytes);
      for (List<Entry> order : List.of(entries, random.shuffled(entries))) {
        BottomSample sample = new BottomSample(most, mostBytes);
        int looked = random.below(1_000);
        for (Entry entry : order) {
          if (looked-- == 0) {
            // Whoever looks changes nothing, nor does what he sees change.
            BottomSample.Result early = sample.result();
            String before = shown(early);
            entry.offerTo(sample);
            assertThat(shown(early)).isEqualTo(before);
          } else if (sample.lacks(entry.digest(), entry.low(), entry.high())) {
            entry.offerTo(sample);
          }
        }
        assertThat(shown(sample.result())).as("round %d", round).isEqualTo(expected);
      }
    }
  }

  /** The comparison can fail: who keeps what comes first, or drops the limit of bytes, is seen. */
  @Test
  void wrongSamplesAreSeen() {
    List<Entry> entries = entries(new SplitMix64(4), 400, 64);
    List<Entry> first = new ArrayList<>(new LinkedHashSet<>(entries)).subList(0, 50);
    String expected = naive(entries, 50, 200);
    BottomSample firstSeen = new BottomSample(50, 200);
    first.forEach(entry -> entry.offerTo(firstSeen));
    assertThat(shown(firstSeen.result()).replace("all", "some")).isNotEqualTo(expected);
    BottomSample unbounded = new BottomSample(50, 1 << 20);
    entries.forEach(entry -> entry.offerTo(unbounded));
    assertThat(shown(unbounded.result())).isNotEqualTo(expected);
    BottomSample right = new BottomSample(50, 200);
    entries.forEach(entry -> entry.offerTo(right));
    assertThat(shown(right.result())).isEqualTo(expected);
  }

  @Test
  void severalThreads_likeOne() {
    SplitMix64 random = new SplitMix64(8);
    List<Entry> entries = entries(random, 60_000, 64);
    String expected = naive(entries, 3_000, 20_000);
    for (int threads : new int[] {1, 2, 3, 7}) {
      BottomSample sample = new BottomSample(3_000, 20_000);
      List<Callable<Integer>> work = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        List<Entry> own = random.shuffled(entries);
        work.add(
            () -> {
              own.stream()
                  .filter(e -> sample.lacks(e.digest(), e.low(), e.high()))
                  .forEach(e -> e.offerTo(sample));
              return 0;
            });
      }
      Resources.modest().withThreads(threads).inParallel(work);
      assertThat(shown(sample.result())).isEqualTo(expected);
    }
  }

  @Test
  void bytesOfAKey_areFound_untilTheyAreLetGo() {
    BottomSample sample = new BottomSample(2, 10);
    Entry small = new Entry(1, 1, 0, 6);
    Entry middle = new Entry(2, 2, 0, 6);
    Entry large = new Entry(-1, 3, 0, 1);
    List.of(large, middle, small).forEach(entry -> entry.offerTo(sample));
    BottomSample.Result result = sample.result();
    assertThat(result.bytes(1, 1, 0)).isEqualTo(small.bytes());
    assertThat(result.bytes(2, 2, 0)).isNull();
    assertThat(result.bytes(-1, 3, 0)).isNull();
    assertThat(result.kept()).isEqualTo(1);
    assertThat(sample.lacks(-1, 3, 0)).isFalse();
    assertThat(sample.lacks(1, 7, 0)).isTrue();
  }

  @Test
  void nothing() {
    BottomSample.Result result = new BottomSample(5, 5).result();
    assertThat(shown(result)).isEqualTo("all");
    assertThat(result.distinct()).isZero();
  }

  @Test
  void theKthSmallest_likeSorting() {
    SplitMix64 random = new SplitMix64(64);
    for (int round = 0; round < 2_000; round++) {
      int bits = random.between(1, 64);
      long[] numbers = new long[random.between(1, 200)];
      Arrays.setAll(numbers, i -> random.next() >>> (64 - bits));
      int count = random.between(1, numbers.length);
      int k = random.between(1, count);
      long[] sorted =
          Arrays.stream(numbers, 0, count).map(n -> n ^ Long.MIN_VALUE).sorted().toArray();
      assertThat(Smallest.of(numbers, count, k)).isEqualTo(sorted[k - 1] ^ Long.MIN_VALUE);
    }
  }

  // The number of distinct values

  private static BottomSample.Result sampled(int most, int values, IntFunction<String> text) {
    BottomSample sample = new BottomSample(most, 1 << 24);
    CellKey key = new CellKey();
    for (int i = 0; i < values; i++) {
      byte[] bytes = CellKey.padded(text.apply(i));
      key.set(bytes, 0, bytes.length - CellKey.SLACK, false);
      ValueSample.offer(sample, key.low, key.high, bytes, 0, bytes.length - CellKey.SLACK);
    }
    return sample.result();
  }

  /** Values as exports have them are spread evenly enough by their digests. */
  @Test
  void estimates_withinFourStandardErrors() {
    List<IntFunction<String>> kinds =
        List.of(
            i -> "" + i,
            i -> String.valueOf(1_000_000 + i),
            i -> "P" + (10_000_000 + 7L * i),
            i -> "A" + (6_180_339_887L * i % 10_000_000_000L),
            i -> String.valueOf(100_000_000_000_000L + i),
            Integer::toHexString,
            i -> LocalDate.ofEpochDay(i - 100_000).toString(),
            i -> LocalDate.ofEpochDay(i - 100_000).toString().replace("-", ""),
            i -> "1.2.826.0.1.3680043.10." + i,
            i -> "1.2.276.0.7230010.3.1.4." + (8_323_329L * i) + "." + i,
            i -> "Patient number " + i);
    Set<Long> estimates = new LinkedHashSet<>();
    for (int kind = 0; kind < kinds.size(); kind++) {
      for (int values : new int[] {5_000, 80_000, 200_000}) {
        for (int most : new int[] {256, 4_096, ValueSample.MOST_VALUES}) {
          BottomSample.Result result = sampled(most, values, kinds.get(kind));
          long estimate = result.distinct();
          if (values <= most) {
            assertThat(estimate).isEqualTo(values);
          } else {
            double error = (estimate / (double) values - 1) * Math.sqrt(most - 2);
            assertThat(error).as("kind %d of %d", kind, values).isBetween(-4.0, 4.0);
            estimates.add(estimate);
          }
        }
      }
    }
    // An estimate that always hits would be none.
    assertThat(estimates).hasSizeGreaterThan(50);
  }

  /** Over many seeded sets the errors are as large as they are said to be, and cancel out. */
  @Test
  void errorsOfEstimates_haveTheirStandardDeviation() {
    int rounds = 300;
    double[] errors =
        IntStream.range(0, rounds)
            .mapToDouble(
                round -> {
                  SplitMix64 random = new SplitMix64(round);
                  BottomSample.Result result = sampled(256, 3_000, i -> random.next() + "");
                  return (result.distinct() / 3_000.0 - 1) * Math.sqrt(254);
                })
            .toArray();
    double mean = Arrays.stream(errors).average().orElseThrow();
    double square = Arrays.stream(errors).map(e -> e * e).average().orElseThrow();
    assertThat(mean).isBetween(-4 / Math.sqrt(rounds), 4 / Math.sqrt(rounds));
    // A sample of 256 out of 3,000 errs a little less than one out of endlessly many.
    assertThat(Math.sqrt(square)).isBetween(0.8, 1.15);
  }
}
