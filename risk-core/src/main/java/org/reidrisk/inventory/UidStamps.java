package org.reidrisk.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The times that stand in the UIDs of one column.
 *
 * <p>One UID proves nothing: any long number holds a date sooner or later. UIDs are grouped by
 * root, number of components, component and its length. A place in such a group counts as a stamp
 * when the <em>different</em> numbers that stand there are plausible times more often than {@link
 * StampKind#leastShare} and than chance allows (Chernoff bound below 10<sup>-6</sup> after
 * Bonferroni's correction for the places looked at). A number that all UIDs share, such as that of
 * a host, is one number only and never enough; a run of almost consecutive numbers is a counter. A
 * place that fails is kept all the same when at least five of its times, and half of them, are
 * those of the rows that they stand in.
 */
final class UidStamps {
  /** What a UID without a stamp answers. */
  static final long NONE = Long.MIN_VALUE;

  private static final double LEAST_SURPRISE = Math.log(1e6);
  private static final long COUNTER_STEPS = 4;
  private static final int LEAST_AGREEING = 5;

  private final UidColumn uids;
  private final LocalDate asOf;
  private final List<int[]> days;

  /**
   * UIDs of one root that hold stamps of one kind.
   *
   * @param family whose root it is
   * @param kind how the stamps are written
   * @param codes the UIDs
   * @param seconds their stamps, seconds since 1970
   * @param agreed whether only the rows' dates show that these are stamps
   */
  record Stamped(UidFamily family, StampKind kind, int[] codes, long[] seconds, boolean agreed) {}

  private UidStamps(UidColumn uids, LocalDate asOf, List<int[]> days) {
    this.uids = uids;
    this.asOf = asOf;
    this.days = days;
  }

  /**
   * Finds the stamps of a column; each UID is in one group at most.
   *
   * @param uids the UIDs
   * @param asOf no stamp lies behind it
   * @param days for each date column the day of each UID's rows, {@link EpochDays#NONE} for none
   */
  static List<Stamped> in(UidColumn uids, LocalDate asOf, List<int[]> days) {
    return new UidStamps(uids, asOf, days).accepted(UidStampPlaces.in(uids, asOf));
  }

  private List<Stamped> accepted(List<UidStampPlaces.Place> places) {
    List<UidStampPlaces.Place> inOrder = new ArrayList<>(places);
    // The surest kind first, so that a UID is counted there.
    inOrder.sort(
        Comparator.comparing(UidStampPlaces.Place::kind)
            .thenComparing(p -> p.component().root())
            .thenComparing(p -> p.component().parts())
            .thenComparing(p -> p.component().part())
            .thenComparing(p -> p.component().length())
            .thenComparing(UidStampPlaces.Place::offset));
    boolean[] taken = new boolean[uids.codes()];
    Map<String, Pool> pools = new HashMap<>();
    List<Pool> result = new ArrayList<>();
    for (UidStampPlaces.Place place : inOrder) {
      boolean clear = clear(place, places.size());
      if (clear || agrees(place.hits())) {
        String key = place.component().root() + " " + place.kind() + " " + clear;
        Pool pool =
            pools.computeIfAbsent(
                key,
                k -> {
                  Pool fresh = new Pool(place.kind(), !clear);
                  result.add(fresh);
                  return fresh;
                });
        pool.addAll(place.hits(), taken);
      }
    }
    return result.stream().filter(p -> p.hits.codes().size() > 0).map(this::stamped).toList();
  }

  private Stamped stamped(Pool pool) {
    int[] codes = pool.hits.codes().toArray();
    String first = uids.uid(codes[0]);
    return new Stamped(
        first == null ? UidFamily.OTHER : UidFamily.of(first),
        pool.kind,
        codes,
        pool.hits.seconds(),
        pool.agreed);
  }

  /** What several places of one root have in common. */
  private static final class Pool {
    private final StampKind kind;
    private final boolean agreed;
    private final UidStampPlaces.Hits hits = new UidStampPlaces.Hits();

    Pool(StampKind kind, boolean agreed) {
      this.kind = kind;
      this.agreed = agreed;
    }

    void addAll(UidStampPlaces.Hits more, boolean[] taken) {
      for (int i = 0; i < more.codes().size(); i++) {
        int code = more.codes().get(i);
        if (!taken[code]) {
          taken[code] = true;
          hits.add(code, i, more.second(i));
        }
      }
    }
  }

  /** Whether the numbers at a place are times, and neither chance nor a counter. */
  private boolean clear(UidStampPlaces.Place place, double places) {
    StampKind kind = place.kind();
    int length = place.component().length();
    double least = kind.leastShare(length);
    Ints hits = place.hits().members();
    // Cheap first: numbers that differ are counted only where the share is right at all.
    if (hits.size() < kind.leastDistinct()
        || hits.size() < least / 2 * place.all().codes().size()) {
      return false;
    }
    long[] numbers = new long[place.all().codes().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(place, i);
    }
    long[] times = new long[hits.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = numbers[hits.get(i)];
    }
    int different = sortedDistinct(numbers);
    int differentTimes = sortedDistinct(times);
    boolean counter =
        kind.countable() && times[differentTimes - 1] - times[0] < COUNTER_STEPS * differentTimes;
    return differentTimes >= kind.leastDistinct()
        && differentTimes >= least * different
        && Chance.surprise(differentTimes, different, kind.chance(length, asOf))
            > LEAST_SURPRISE + Math.log(places)
        && !counter;
  }

  /** The digits that stand at a place in one UID of the group, at most 18. */
  private long number(UidStampPlaces.Place place, int member) {
    String uid = uids.uid(place.all().codes().get(member));
    if (uid == null) {
      return 0;
    }
    int from = place.all().from().get(member);
    int at = from + place.offset();
    return switch (place.kind()) {
      case DATE -> Long.parseLong(uid, at, at + 8, 10);
      case DATE_TIME -> Long.parseLong(uid, at, at + 14, 10);
      case SHORT_YEAR -> Long.parseLong(uid, at, at + 18, 10);
      case SECONDS, MILLISECONDS ->
          Long.parseLong(uid, from, from + place.component().length(), 10);
      case UUID -> {
        UuidTime uuid = UuidTime.ofDigits(uid, from);
        yield uuid.high() * 31 + uuid.low();
      }
    };
  }

  /** Sorts, and moves the different numbers to the front. */
  private static int sortedDistinct(long[] numbers) {
    Arrays.sort(numbers);
    int distinct = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (i == 0 || numbers[i] != numbers[i - 1]) {
        numbers[distinct++] = numbers[i];
      }
    }
    return distinct;
  }

  /** Whether the times at a place are those of their rows. */
  private boolean agrees(UidStampPlaces.Hits hits) {
    if (hits.codes().size() < LEAST_AGREEING) {
      return false;
    }
    for (int[] dayOfUid : days) {
      Set<Long> agreeing = new HashSet<>();
      for (int i = 0; i < hits.codes().size(); i++) {
        int day = dayOfUid[hits.codes().get(i)];
        if (day != EpochDays.NONE && Math.abs(Math.floorDiv(hits.second(i), 86_400L) - day) <= 1) {
          agreeing.add(hits.second(i));
        }
      }
      if (agreeing.size() >= LEAST_AGREEING && 2 * agreeing.size() >= hits.codes().size()) {
        return true;
      }
    }
    return false;
  }
}
