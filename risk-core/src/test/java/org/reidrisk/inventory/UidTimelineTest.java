package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reidrisk.Finding;
import org.reidrisk.inventory.UidTimeline.YearCount;
import org.reidrisk.table.SplitMix64;

/** The years of times inside UIDs, against those that were planted. */
class UidTimelineTest {
  private static final UidTimestamps DETECTOR = new UidTimestamps();
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final int LEAST = 11;

  /** A UID with a time, of a patient. */
  private record Planted(String patient, String uid, LocalDate day) {}

  private static LeakExport empty() {
    return new LeakExport().key().uid("StudyInstanceUID").date("StudyDate");
  }

  private static List<UidTimeline> timelines(LeakExport export) {
    return DETECTOR.leaks(export.view()).timelines();
  }

  private static UidTimeline only(LeakExport export) {
    List<UidTimeline> timelines = timelines(export);
    assertThat(timelines).hasSize(1);
    return timelines.get(0);
  }

  /** Some years with many patients, some with few patients or few visits. */
  private static List<Planted> planted(SplitMix64 random, SeededUids uids) {
    List<Planted> planted = new ArrayList<>();
    int first = random.between(1990, 2010);
    for (int year = first; year <= first + random.between(1, 15); year++) {
      int visits = random.oneOf(List.of(0, 1, 10, 11, 12, 40, 90));
      int patients = random.oneOf(List.of(3, 10, 11, 12, 60));
      for (int v = 0; v < visits; v++) {
        LocalDate day = LocalDate.of(year, 1, 1).plusDays(random.below(365));
        var time = SeededUids.at(day, uids.workingSecond());
        String uid = random.chance(0.5) ? uids.siemens(time, "35131") : uids.philips(time, "7198");
        planted.add(new Planted("p" + v % patients, uid, day));
      }
    }
    return planted;
  }

  /** Years, counted the simple way; the key 0 has what is pooled. */
  private static Map<Integer, Long> years(List<Planted> planted) {
    Map<Integer, Set<String>> patients = new HashMap<>();
    Map<Integer, Long> uids = new TreeMap<>();
    for (Planted p : planted) {
      patients.computeIfAbsent(p.day().getYear(), y -> new HashSet<>()).add(p.patient());
    }
    for (Planted p : planted) {
      int year = p.day().getYear();
      uids.merge(patients.get(year).size() < LEAST ? 0 : year, 1L, Long::sum);
    }
    return uids;
  }

  private static Map<Integer, Long> years(UidTimeline timeline) {
    Map<Integer, Long> years = new TreeMap<>();
    timeline.years().forEach(y -> years.put(y.year(), y.count()));
    if (timeline.other() > 0) {
      years.put(0, timeline.other());
    }
    return years;
  }

  @Test
  void yearsAreThoseThatWerePlanted_inAnyOrderOfRows() {
    int told = 0;
    int pooled = 0;
    for (int seed = 0; seed < 60; seed++) {
      SplitMix64 random = new SplitMix64(seed);
      SeededUids uids = new SeededUids(random);
      List<Planted> planted = planted(random, uids);
      if (planted.size() < 30) {
        continue;
      }
      LeakExport export = empty();
      planted.forEach(p -> export.row(p.patient(), p.uid(), DAY.format(p.day())));
      int harmless = random.below(20);
      for (int i = 0; i < harmless; i++) {
        export.row("q" + i, uids.hashed("1.3.6.1.4.1.14519.5.2.1.6279.6001"), "20150101");
      }
      // One of two images of a study, whose UID they share.
      export.row(planted.get(0).patient(), planted.get(0).uid(), DAY.format(planted.get(0).day()));
      UidTimeline timeline = only(export);
      assertThat(timeline.column()).isEqualTo("StudyInstanceUID");
      assertThat(timeline.code()).isEqualTo("uid-tells-date");
      assertThat(timeline.sampled()).isEqualTo(planted.size() + harmless);
      assertThat(timeline.stamps()).isEqualTo(planted.size());
      assertThat(years(timeline)).isEqualTo(years(planted));
      assertThat(timeline.years().stream().map(YearCount::year)).isSorted();
      assertThat(only(export.reversed())).isEqualTo(timeline);
      told += timeline.years().size();
      pooled += timeline.other() > 0 ? 1 : 0;
    }
    assertThat(told).isGreaterThan(50);
    assertThat(pooled).isGreaterThan(20);
  }

  @Test
  void aYearOfFewPatients_isPooled_howeverManyItsUidsAre() {
    SplitMix64 random = new SplitMix64(1);
    SeededUids uids = new SeededUids(random);
    LeakExport export = empty();
    LeakExport keyless = new LeakExport().uid("StudyInstanceUID").date("StudyDate");
    int[] patientsOfYear = {11, 10, 3, 12};
    for (int i = 0; i < 4; i++) {
      for (int v = 0; v < 30; v++) {
        LocalDate day = LocalDate.of(2010 + i, 3, 1).plusDays(random.below(200));
        String uid = uids.siemens(SeededUids.at(day, uids.workingSecond()), "35131");
        export.row("p" + v % patientsOfYear[i], uid, DAY.format(day));
        keyless.row(uid, DAY.format(day));
        if (v < 5) {
          // A UID of two patients tells of neither.
          export.row("r" + i + v, uid, DAY.format(day));
        }
      }
    }
    assertThat(only(export).years())
        .containsExactly(new YearCount(2010, 30), new YearCount(2013, 30));
    assertThat(only(export).other()).isEqualTo(60);
    assertThat(only(keyless).years()).hasSize(4).allMatch(y -> y.count() == 30);
    assertThat(only(keyless).other()).isZero();
  }

  @Test
  void everyKindButNone_hasATimeline() {
    SplitMix64 random = new SplitMix64(2);
    SeededUids uids = new SeededUids(random);
    LeakExport export =
        new LeakExport()
            .key()
            .uid("StudyInstanceUID")
            .uid("SeriesInstanceUID")
            .uid("SOPInstanceUID")
            .uid("FrameOfReferenceUID");
    for (int p = 0; p < 100; p++) {
      LocalDate day = LocalDate.of(2015, 1, 1).plusDays(random.below(3000));
      LocalDate batch = LocalDate.of(2020, 12, 30).plusDays(random.below(4));
      export.row(
          "p" + p,
          uids.philips(SeededUids.at(day, uids.workingSecond()), "71982"),
          uids.dcmtk(SeededUids.at(batch, uids.workingSecond()), "1787205428"),
          p % 2 == 0
              ? uids.philips(SeededUids.at(day, uids.workingSecond()), "71982")
              : uids.dcmtk(SeededUids.at(batch, uids.workingSecond()), "1787205428"),
          uids.uuid());
    }
    List<UidTimeline> timelines = timelines(export);
    assertThat(timelines.stream().map(t -> t.code() + " " + t.column()))
        .containsExactly(
            "uid-holds-times StudyInstanceUID",
            "uid-holds-batch-time SeriesInstanceUID",
            "uid-holds-times SOPInstanceUID",
            "uid-holds-batch-time SOPInstanceUID");
    assertThat(timelines.stream().map(UidTimeline::stamps)).containsExactly(100L, 100L, 50L, 50L);
    assertThat(timelines).allMatch(t -> t.sampled() == 100);
    assertThat(timelines.get(1).years().stream().map(YearCount::year)).containsExactly(2020, 2021);
    assertThat(DETECTOR.leaks(export.view()).findings())
        .isEqualTo(DETECTOR.findings(export.view()))
        .extracting(f -> f.code() + " " + f.about())
        .containsAll(timelines.stream().map(t -> t.code() + " " + t.column()).toList());
  }

  // Shifts

  /** Visits whose dates were moved; the second column holds the moment of an export. */
  private static LeakExport shifted(List<Planted> planted, int shift, int shiftOfPatient) {
    SeededUids uids = new SeededUids(new SplitMix64(99));
    LeakExport export =
        new LeakExport().key().uid("StudyInstanceUID").uid("SeriesInstanceUID").date("StudyDate");
    for (Planted p : planted) {
      int patient = Integer.parseInt(p.patient().substring(1));
      LocalDate moved = p.day().plusDays((long) shift + (long) shiftOfPatient * patient);
      LocalDate batch = LocalDate.of(2021, 11, 2);
      export.row(
          p.patient(),
          p.uid(),
          uids.dcmtk(SeededUids.at(batch, uids.workingSecond()), "1787205428"),
          DAY.format(moved));
    }
    return export;
  }

  private static List<Planted> visits(int patients) {
    SplitMix64 random = new SplitMix64(3);
    SeededUids uids = new SeededUids(random);
    List<Planted> planted = new ArrayList<>();
    for (int v = 0; v < 4 * patients; v++) {
      LocalDate day = LocalDate.of(2012, 1, 1).plusDays(random.below(3000));
      String uid = uids.siemens(SeededUids.at(day, uids.workingSecond()), "35131");
      planted.add(new Planted("p" + v % patients, uid, day));
    }
    return planted;
  }

  @Test
  void whereUidsUndoAShift_noYearIsTold() {
    for (int each : new int[] {0, -37}) {
      List<UidTimeline> timelines = timelines(shifted(visits(200), -777, each));
      assertThat(timelines.stream().map(UidTimeline::code))
          .containsExactly(
              each == 0 ? "uid-undoes-shift" : "uid-undoes-patient-shifts", "uid-holds-batch-time");
      assertThat(timelines).allMatch(t -> t.years().isEmpty() && t.other() == t.stamps());
      assertThat(timelines).allMatch(t -> t.stamps() == 800);
    }
    assertThat(timelines(shifted(visits(200), 0, 0))).noneMatch(t -> t.years().isEmpty());
  }

  /** Why: with counts of years and the released dates, anybody could work out the shift. */
  @Test
  void yearsBesideReleasedDates_wouldTellTheShift() {
    List<Planted> planted = visits(1000);
    List<Long> released = new ArrayList<>();
    planted.forEach(p -> released.add(p.day().plusDays(-777).toEpochDay()));
    Collections.sort(released);
    long least = Long.MIN_VALUE;
    long most = Long.MAX_VALUE;
    int before = 0;
    for (Map.Entry<Integer, Long> year : years(planted).entrySet()) {
      // The dates of this rank lie on both sides of a new year.
      before += Math.toIntExact(year.getValue());
      long newYear = LocalDate.of(year.getKey() + 1, 1, 1).toEpochDay();
      if (before < released.size()) {
        least = Math.max(least, released.get(before - 1) - newYear + 1);
        most = Math.min(most, released.get(before) - newYear);
      }
    }
    assertThat(-777L).isBetween(least, most);
    assertThat(most - least).as("days left open").isLessThan(2);
  }

  @Test
  void withoutTimes_thereIsNone() {
    SeededUids uids = new SeededUids(new SplitMix64(4));
    LeakExport export = empty();
    for (int p = 0; p < 100; p++) {
      export.row("p" + p, uids.uuid(), "20150101");
    }
    assertThat(timelines(export)).isEmpty();
    assertThat(timelines(empty())).isEmpty();
    assertThat(new UidSerials().leaks(export.view()).timelines()).isEmpty();
    assertThat(new UidSerials().leaks(export.view()).findings())
        .isEqualTo(new UidSerials().findings(export.view()))
        .noneMatch(Finding::blocks);
  }
}
