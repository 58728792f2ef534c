package org.reidrisk.record;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reidrisk.record.InventorySummary.TimelineEntry;
import org.reidrisk.record.InventorySummary.YearCount;
import org.reidrisk.table.RoleOrigin;

/** Finds out whether the years of times in UIDs are possible, and whether they may be told. */
final class TimelineArithmetic {
  /** Years with fewer times are pooled. */
  private static final int LEAST_TOLD = 11;

  /** Findings of a shift that the years would tell too. */
  private static final Set<String> SHIFTS = Set.of("uid-undoes-shift", "uid-undoes-patient-shifts");

  private TimelineArithmetic() {}

  static void check(Assessment record) {
    InventorySummary inventory = record.inventory();
    if (inventory == null) {
      return;
    }
    List<TimelineEntry> timelines = inventory.uidTimelines();
    boolean shifted = timelines.stream().anyMatch(t -> SHIFTS.contains(t.code()));
    Map<String, Long> left = new HashMap<>();
    Set<List<String>> seen = new HashSet<>();
    for (TimelineEntry timeline : timelines) {
      require(isColumn(record, timeline.column()), "a timeline is of an unknown column");
      String about = "the timeline of column " + timeline.column();
      require(seen.add(List.of(timeline.column(), timeline.code())), about + " stands there twice");
      require(
          record.findings().stream()
              .anyMatch(
                  f -> f.code().equals(timeline.code()) && f.about().equals(timeline.column())),
          about + " belongs to no finding");
      require(timeline.sampled() <= record.data().rows(), about + " is of more UIDs than rows");
      require(timeline.stamps() > 0 && timeline.other() >= 0, about + " counts no times");
      // A UID holds one time at most.
      long uids = left.getOrDefault(timeline.column(), timeline.sampled());
      require(
          timeline.stamps() <= Math.min(uids, timeline.sampled()),
          about + " has more times than UIDs");
      left.put(timeline.column(), uids - timeline.stamps());
      require(timeline.years().isEmpty() || !shifted, about + " would tell a shift of dates");
      years(timeline, record.asOf().plusDays(1).getYear(), about);
    }
  }

  private static void years(TimelineEntry timeline, int last, String about) {
    long rest = timeline.stamps() - timeline.other();
    int before = 0;
    for (YearCount year : timeline.years()) {
      require(year.year() > before && year.year() <= last, about + " has its years out of order");
      require(year.count() >= LEAST_TOLD, about + " tells a year of too few times");
      // Not a sum, which could overflow.
      require(year.count() <= rest, about + " does not add up");
      rest -= year.count();
      before = year.year();
    }
    require(rest == 0, about + " does not add up");
  }

  private static boolean isColumn(Assessment record, String name) {
    return record.schema().stream()
        .anyMatch(c -> c.spec().name().equals(name) && c.spec().origin() != RoleOrigin.DERIVED);
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new RecordFormatException("contradiction", "contradicts itself: " + problem);
    }
  }
}
