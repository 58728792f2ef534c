package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reidrisk.Finding;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.value.ValueFormat;

class UidTimestampsTest {
  private static final LeakDetector DETECTOR = new UidTimestamps();
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final long NODE = 0x00_1B_44_11_3A_B7L;

  /** Whoever writes a time into UIDs. */
  enum Maker {
    GE((u, t) -> u.ge(t)),
    PHILIPS((u, t) -> u.philips(t, "71982")),
    SIEMENS((u, t) -> u.siemens(t, "35131")),
    SIEMENS_SHORT((u, t) -> u.siemensShort(t, "49226")),
    DCMTK((u, t) -> u.dcmtk(t, "1787205428")),
    UUID_1((u, t) -> u.timedUuid(t, NODE)),
    DATE_ONLY((u, t) -> "1.2.826.0.1.3680043.7.12." + DAY.format(t) + "." + u.digits(5)),
    MILLISECONDS(
        (u, t) ->
            "1.2.999.7.3.55."
                + (t.toEpochSecond(ZoneOffset.UTC) * 1000 + Long.parseLong(u.digits(3)))
                + "."
                + u.digits(2));

    @SuppressWarnings("ImmutableEnumChecker") // a function of its arguments alone
    private final BiFunction<SeededUids, LocalDateTime, String> write;

    Maker(BiFunction<SeededUids, LocalDateTime, String> write) {
      this.write = write;
    }

    String uid(SeededUids uids, LocalDateTime time) {
      return write.apply(uids, time);
    }
  }

  private static LeakExport empty() {
    return new LeakExport().key().uid("StudyInstanceUID").date("StudyDate");
  }

  private static LocalDate day(SplitMix64 random) {
    return LocalDate.of(2015, 1, 1).plusDays(random.below(3000));
  }

  /** Patients with three visits each, whose released dates were moved. */
  private static LeakExport visits(
      Maker maker, long seed, int patients, Function<Integer, Integer> shiftOfPatient) {
    SplitMix64 random = new SplitMix64(seed);
    SeededUids uids = new SeededUids(random);
    LeakExport export = empty();
    for (int p = 0; p < patients; p++) {
      LocalDate day = day(random);
      for (int v = 0; v < 3; v++) {
        String uid = maker.uid(uids, SeededUids.at(day, uids.workingSecond()));
        export.row("p" + p, uid, DAY.format(day.plusDays(shiftOfPatient.apply(p))));
        day = day.plusDays(random.between(5, 300));
      }
    }
    return export;
  }

  private static List<String> codes(LeakExport export) {
    return DETECTOR.findings(export.view()).stream()
        .map(Finding::code)
        .filter(c -> !c.equals("uid-holds-machine-address"))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Maker.class)
  void theDateOfTheRow(Maker maker) {
    LeakExport export = visits(maker, 1, 40, p -> 0);
    assertThat(export.told(DETECTOR)).contains("uid-tells-date blocking StudyInstanceUID");
    assertThat(codes(export)).hasSize(1);
    assertThat(DETECTOR.findings(export.view()).get(0).evidence())
        .isEqualTo(
            "120 of 120 sampled UIDs hold a time; 120 of 120 are within a day of the row's date");
  }

  @ParameterizedTest
  @EnumSource(Maker.class)
  void oneShiftForAll(Maker maker) {
    LeakExport export = visits(maker, 2, 40, p -> -777);
    assertThat(export.told(DETECTOR)).contains("uid-undoes-shift blocking StudyInstanceUID");
    assertThat(codes(export)).hasSize(1);
    Finding finding = DETECTOR.findings(export.view()).get(0);
    assertThat(finding.toString()).contains("120 of 120").doesNotContain("777");
  }

  @ParameterizedTest
  @EnumSource(Maker.class)
  void oneShiftForEachPatient(Maker maker) {
    LeakExport export = visits(maker, 3, 40, p -> -100 - 37 * p);
    assertThat(codes(export)).containsExactly("uid-undoes-patient-shifts");
    assertThat(DETECTOR.findings(export.view()).get(0).evidence())
        .contains("for 40 of 40 patients");
  }

  @ParameterizedTest
  @EnumSource(Maker.class)
  void noDateExplainsThem(Maker maker) {
    SplitMix64 random = new SplitMix64(4);
    SeededUids uids = new SeededUids(random);
    LeakExport export = empty();
    LeakExport withoutDates = new LeakExport().key().uid("SeriesInstanceUID");
    for (int p = 0; p < 60; p++) {
      String uid = maker.uid(uids, SeededUids.at(day(random), uids.workingSecond()));
      export.row("p" + p, uid, DAY.format(day(random)));
      withoutDates.row("p" + p, uid);
    }
    assertThat(codes(export)).containsExactly("uid-holds-times");
    assertThat(withoutDates.told(DETECTOR)).contains("uid-holds-times warning SeriesInstanceUID");
  }

  @Test
  void aBatch_isHarmless_alsoWhenAllDatesAreOne() {
    SplitMix64 random = new SplitMix64(5);
    SeededUids uids = new SeededUids(random);
    for (Maker maker : List.of(Maker.DCMTK, Maker.SIEMENS)) {
      LeakExport export = empty();
      LeakExport constantDates = empty();
      for (int p = 0; p < 200; p++) {
        LocalDate day = LocalDate.of(2021, 11, 2).plusDays(random.below(3));
        String uid = maker.uid(uids, SeededUids.at(day, random.below(86_400)));
        export.row("p" + p % 70, uid, DAY.format(day(random)));
        constantDates.row("p" + p % 70, uid, "20000101");
      }
      assertThat(export.told(DETECTOR))
          .containsExactly("uid-holds-batch-time info StudyInstanceUID");
      assertThat(constantDates.told(DETECTOR))
          .containsExactly("uid-holds-batch-time info StudyInstanceUID");
    }
  }

  @Test
  void severalMakersInOneColumn_areJudgedEach() {
    SplitMix64 random = new SplitMix64(6);
    SeededUids uids = new SeededUids(random);
    LeakExport export = empty();
    for (int p = 0; p < 300; p++) {
      LocalDate day = day(random);
      LocalDateTime time = SeededUids.at(day, uids.workingSecond());
      LocalDateTime converted = LocalDateTime.of(2026, 1, 5, 3, 0).plusSeconds(40L * p);
      String uid =
          p % 4 == 0
              ? uids.ge(time)
              : p % 4 == 1
                  ? uids.philips(time, "71982")
                  : p % 4 == 2 ? uids.dcmtk(converted, "1787205428") : uids.uuid();
      export.row("p" + p, uid, DAY.format(day));
    }
    assertThat(export.told(DETECTOR))
        .containsExactly(
            "uid-tells-date blocking StudyInstanceUID",
            "uid-holds-batch-time info StudyInstanceUID");
    assertThat(DETECTOR.findings(export.view()).get(0).evidence())
        .startsWith("150 of 300 sampled UIDs")
        .contains("150 of 150");
  }

  @Test
  void aMachineAddress_isToldUnlessItIsRandom() {
    SplitMix64 random = new SplitMix64(7);
    SeededUids uids = new SeededUids(random);
    LeakExport card = empty();
    LeakExport noCard = empty();
    for (int p = 0; p < 30; p++) {
      LocalDate day = day(random);
      LocalDateTime time = SeededUids.at(day, uids.workingSecond());
      card.row("p" + p, uids.timedUuid(time, NODE), DAY.format(day));
      noCard.row("p" + p, uids.timedUuid(time, NODE | (1L << 40)), DAY.format(day));
    }
    assertThat(card.told(DETECTOR)).contains("uid-holds-machine-address warning StudyInstanceUID");
    assertThat(noCard.told(DETECTOR)).containsExactly("uid-tells-date blocking StudyInstanceUID");
  }

  @Test
  void numbersThatAllShare_areNoStamps() {
    SplitMix64 random = new SplitMix64(8);
    SeededUids uids = new SeededUids(random);
    LeakExport export = empty();
    for (int p = 0; p < 500; p++) {
      String uid = "1.2.752.24.1234567890.20150612.1020150612." + uids.digits(6) + "." + p;
      export.row("p" + p, uid, DAY.format(day(random)));
    }
    assertThat(export.told(DETECTOR)).isEmpty();
  }

  @Test
  void datesThatTheCalendarOrTheWindowHasNot_areNoStamps() {
    LeakExport export = empty();
    LeakExport future = empty();
    SplitMix64 random = new SplitMix64(9);
    for (int p = 0; p < 500; p++) {
      String noDay = "2019" + random.between(13, 99) + random.between(32, 99);
      export.row("p" + p, "1.2.3.4.5.6." + noDay + "." + p, DAY.format(day(random)));
      LocalDate day = LeakExport.AS_OF.plusDays(random.between(5, 900));
      future.row("p" + p, "1.2.3.4.5.6." + DAY.format(day) + "." + p, DAY.format(day(random)));
    }
    assertThat(export.told(DETECTOR)).isEmpty();
    assertThat(future.told(DETECTOR)).isEmpty();
  }

  /** A number of ten digits that counts up, with gaps, over the years of the window. */
  @Test
  void aWideCounter_hasNoDayAndNight() {
    SplitMix64 random = new SplitMix64(10);
    LeakExport export = empty();
    for (int p = 0; p < 800; p++) {
      long number = 1_300_000_000L + 400_000L * p + random.below(400_000);
      export.row("p" + p, "1.2.3.4.5.6." + number + ".1", DAY.format(day(random)));
    }
    assertThat(export.told(DETECTOR)).isEmpty();
  }

  @Test
  void whatIsNoUid_isNotLookedAt() {
    LeakExport export = empty().unknown("Build", ValueFormat.UID);
    for (int p = 0; p < 50; p++) {
      String sopClass = "1.2.840.10008.5.1.4.20190101." + p;
      export.row(
          "p" + p, p % 2 == 0 ? sopClass : "20190716163831" + p, "20190716", "4.1.6.2019" + p);
    }
    assertThat(export.told(DETECTOR)).isEmpty();
  }

  @Test
  void troubledCells_areSurvived() {
    LeakExport export = empty();
    String digits = "1234567890".repeat(100_000);
    export
        .row("a", digits, "20190716")
        .row("b", "1.2.3.4.5.6." + digits, digits)
        .row("c", "2.25." + "9".repeat(70), "20190716")
        .row("d", "2.25.", "\u0661\u0662")
        .row("e", "1..2.3.4.5.6", "")
        .row("f", ".", "00000000")
        .row("g", "1.2.3.4.5.6.\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668", "99999999")
        .row("", "1.2.3.4.5." + "9".repeat(69), "")
        .row("", "", "");
    assertThat(export.told(DETECTOR)).isEmpty();
    assertThat(empty().told(DETECTOR)).isEmpty();
  }

  @Test
  void padding_isNoPartOfAUid() {
    SplitMix64 random = new SplitMix64(11);
    SeededUids uids = new SeededUids(random);
    LeakExport export = empty();
    for (int p = 0; p < 30; p++) {
      LocalDate day = day(random);
      String uid = uids.siemens(SeededUids.at(day, uids.workingSecond()), "35131");
      export.row("p" + p, p % 2 == 0 ? uid + " " : uid + "\0", DAY.format(day));
    }
    assertThat(codes(export)).containsExactly("uid-tells-date");
  }

  @Test
  void theOrderOfRows_changesNothing() {
    for (Maker maker : Maker.values()) {
      LeakExport export = visits(maker, 12, 30, p -> p % 2);
      assertThat(DETECTOR.findings(export.reversed().view()))
          .isEqualTo(DETECTOR.findings(export.view()));
    }
  }

  // Random controls

  /** UIDs that hold no time, as tools make them. */
  enum Harmless {
    UUID((u, r) -> u.uuid()),
    HASHED_UUID((u, r) -> u.hashedUuid()),
    PROJECT((u, r) -> u.hashed("1.3.6.1.4.1.14519.5.2.1.6279.6001")),
    OTHER_PROJECT((u, r) -> u.hashed("1.2.826.0.1.3680043.8.498")),
    SHORT_PARTS((u, r) -> "1.2.3.4." + u.digits(10) + "." + u.digits(9) + "." + u.digits(8)),
    ANY_LENGTH(
        (u, r) -> "1.2.99." + u.digits(r.between(1, 12)) + "." + u.digits(r.between(1, 20)) + ".7"),
    THIRTEEN((u, r) -> "1.2.3.4.5." + u.digits(13) + "." + u.digits(3));

    @SuppressWarnings("ImmutableEnumChecker") // a function of its arguments alone
    private final BiFunction<SeededUids, SplitMix64, String> write;

    Harmless(BiFunction<SeededUids, SplitMix64, String> write) {
      this.write = write;
    }
  }

  private static LeakExport harmless(Harmless tool, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    SeededUids uids = new SeededUids(random);
    LeakExport export = empty();
    int count = random.oneOf(List.of(3, 5, 8, 20, 100, 400));
    for (int p = 0; p < count; p++) {
      export.row("p" + p / 2, tool.write.apply(uids, random), DAY.format(day(random)));
    }
    return export;
  }

  @ParameterizedTest
  @EnumSource(Harmless.class)
  void randomUids_areLeftAlone(Harmless tool) {
    int wrong = 0;
    for (int seed = 0; seed < 200; seed++) {
      wrong += harmless(tool, 1000 + seed).told(DETECTOR).isEmpty() ? 0 : 1;
    }
    assertThat(wrong).as("false alarms of 200").isLessThanOrEqualTo(2);
  }

  @Test
  void sequentialNumbers_areLeftAlone() {
    int wrong = 0;
    for (int seed = 0; seed < 200; seed++) {
      SplitMix64 random = new SplitMix64(5000 + seed);
      SeededUids uids = new SeededUids(random);
      LeakExport export = empty();
      long number = Long.parseLong(uids.digits(random.between(6, 16)));
      int step = random.oneOf(List.of(1, 2, 10, 1000));
      int count = random.oneOf(List.of(5, 20, 100, 400));
      for (int p = 0; p < count; p++) {
        export.row("p" + p / 2, "1.2.3.4.5.6." + number + ".1", DAY.format(day(random)));
        number += 1 + random.below(step);
      }
      wrong += export.told(DETECTOR).isEmpty() ? 0 : 1;
    }
    assertThat(wrong).as("false alarms of 200").isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Maker.class)
  void makersUids_areFound(Maker maker) {
    int missed = 0;
    for (int seed = 0; seed < 200; seed++) {
      SplitMix64 random = new SplitMix64(9000 + seed);
      int patients = random.between(4, 30);
      int shift = random.oneOf(List.of(0, 0, -400, 1234));
      List<String> codes = codes(visits(maker, 9000 + seed, patients, p -> shift));
      missed += codes.equals(List.of(shift == 0 ? "uid-tells-date" : "uid-undoes-shift")) ? 0 : 1;
    }
    assertThat(missed).as("missed of 200").isLessThanOrEqualTo(2);
  }

  /** A detector that takes every number for a time fails the controls: they can fail. */
  @Test
  void takingEachUidByItself_isRejectedByTheControls() {
    int wrong = 0;
    for (int seed = 0; seed < 200; seed++) {
      Set<StampKind> kinds = new HashSet<>();
      for (UidColumn uids : UidColumn.in(harmless(Harmless.SHORT_PARTS, 1000 + seed).view())) {
        for (int code = 1; code < uids.codes(); code++) {
          String uid = uids.uid(code);
          new UidStampScan(LeakExport.AS_OF).scan(uid == null ? "" : uid, listener(kinds));
        }
      }
      wrong += kinds.isEmpty() ? 0 : 1;
    }
    assertThat(wrong).isGreaterThan(100);
  }

  private static UidStampScan.Listener listener(Set<StampKind> kinds) {
    return new UidStampScan.Listener() {
      @Override
      public void component(int part, int from, int length) {}

      @Override
      public void stamp(StampKind kind, int offset, long second) {
        kinds.add(kind);
      }
    };
  }

  @Test
  void noFindingHoldsACell() {
    List<String> texts = new ArrayList<>();
    Set<String> cells = new HashSet<>();
    for (Maker maker : Maker.values()) {
      for (int shift : new int[] {0, -777}) {
        LeakExport export = visits(maker, 13, 20, p -> shift);
        DETECTOR.findings(export.view()).forEach(f -> texts.add(f.text() + f.evidence()));
        ExportView view = export.view();
        view.columns().forEach(c -> cells.addAll(c.values()));
      }
    }
    assertThat(texts).isNotEmpty();
    cells.removeIf(c -> c.length() < 6);
    assertThat(cells).isNotEmpty().noneMatch(c -> texts.stream().anyMatch(t -> t.contains(c)));
  }
}
