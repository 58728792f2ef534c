package org.reidrisk.report.linkage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Progress;
import org.reidrisk.Resources;
import org.reidrisk.policy.ComparisonRule;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.policy.Scenario;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;
import org.reidrisk.value.ValueFormat;

/** A trajectory attack on the tables that a scenario names. */
final class TrajectoryRun {
  /** Bytes of a row in the order of events, of its day or value in a rule, and of a person. */
  private static final long ROW = 32;

  private static final long CELL = 32;
  private static final long PERSON = 48;

  private final Table release;
  private final Scenario scenario;
  private final ScenarioInput input;
  private final JoinInput rows;
  private final Resources resources;
  private final int[] targetOfRow;
  private final int[] eventOfRow;
  private final int[] releaseEvent;

  /**
   * Prepares the attack.
   *
   * @param rows the comparisons of {@link #ofRows}
   * @throws MemoryShortage when an estimate says that the memory does not suffice
   */
  TrajectoryRun(
      Table release, Scenario scenario, ScenarioInput input, JoinInput rows, Resources resources) {
    this.release = release;
    this.scenario = scenario;
    this.input = input;
    this.rows = rows;
    this.resources = resources;
    HeldRows held = input.held();
    requireMemory(held);
    targetOfRow = new int[held.rows()];
    eventOfRow = new int[held.rows()];
    for (int person = 0; person < held.persons(); person++) {
      for (int row = held.personStart()[person]; row < held.personStart()[person + 1]; row++) {
        targetOfRow[row] = person;
        eventOfRow[row] = held.event(row);
      }
    }
    releaseEvent = new int[release.rows()];
    if (release.schema().event().isPresent()) {
      release
          .column(release.schema().event().get())
          .copyCodes(0, releaseEvent, releaseEvent.length);
    }
    for (int row = 0; row < releaseEvent.length; row++) {
      // A missing event, or none named: the row is an event of its own.
      releaseEvent[row]--;
    }
  }

  /** Indexes of dates come on top, each bounded by a share of the memory. */
  private void requireMemory(HeldRows held) {
    long others = scenario.join().stream().filter(j -> !ofRows(j.rule())).count();
    long bothRows = (long) release.rows() + held.rows();
    long people = (long) release.patients() * resources.threads() + held.persons();
    long needed = bothRows * (ROW + CELL * others) + people * PERSON;
    if (needed > resources.memory()) {
      throw new MemoryShortage(
          String.format(
              Locale.ROOT,
              "linking trajectories of %,d people with %,d",
              held.persons(),
              release.patients()),
          needed,
          resources.memory());
    }
  }

  /** Whether a rule looks at one pair of rows here: dates that shift in common do not. */
  static boolean ofRows(ComparisonRule rule) {
    return !rule.wholePerson() && rule != ComparisonRule.COMMON_SHIFT;
  }

  /** Attacks everybody. */
  AttackCounts counts() {
    Found found = found();
    int[] patients = rows.patientOfRow();
    return AttackCounts.of(
        found.size,
        found.covers,
        (int) Arrays.stream(patients).filter(p -> p >= 0).distinct().count(),
        input.truth(),
        scenario.membershipKnown() || input.fromRelease(),
        input.held().siteOfPerson());
  }

  /** Tells the only candidate of everybody who has one; for the internal annex. */
  void pairs(DeterministicAttack.PairListener listener) {
    Found found = found();
    for (int person = 0; person < found.only.length; person++) {
      if (found.size[person] == 1) {
        listener.pair(person, found.only[person]);
      }
    }
  }

  /**
   * Who has one candidate when a column of the release is left out or compared otherwise.
   *
   * @param without the column that is left out; null for none
   * @param blocked the row-level rules that are left; null for none
   * @param mostWork bounds the cost
   * @return the counts; null when they would cost more
   */
  SoleCandidates.@Nullable Counts sole(
      @Nullable String without, @Nullable BlockedJoin blocked, long mostWork) {
    Found found = new Found(input.held().persons());
    TruthTargets truth = input.truth();
    boolean done =
        TrajectoryAttack.runForSole(
            join(without, blocked),
            TrajectoryPower.of(scenario.power()),
            truth == null ? null : truth.patientOfPerson(),
            mostWork,
            resources,
            found);
    if (!done) {
      return null;
    }
    long unique = 0;
    long correct = 0;
    for (int person = 0; person < found.size.length; person++) {
      unique += found.size[person] == 1 ? 1 : 0;
      correct += found.size[person] == 1 && found.covers[person] ? 1 : 0;
    }
    return new SoleCandidates.Counts(unique, truth == null ? null : correct);
  }

  /** What was found of each target. */
  private static final class Found implements TrajectoryResults {
    private final int[] size;
    private final int[] only;
    private final boolean[] covers;

    Found(int targets) {
      size = new int[targets];
      only = new int[targets];
      covers = new boolean[targets];
    }

    @Override
    public void target(int target, long candidates, int onlyOne, boolean containsTruth) {
      size[target] = Math.toIntExact(candidates);
      only[target] = onlyOne;
      covers[target] = containsTruth;
    }
  }

  private Found found() {
    Found found = new Found(input.held().persons());
    TruthTargets truth = input.truth();
    TrajectoryAttack.run(
        join(null, rows.joins().isEmpty() ? null : rows.join()),
        TrajectoryPower.of(scenario.power()),
        truth == null ? null : truth.patientOfPerson(),
        Progress.Stage.LINK,
        resources,
        found);
    return found;
  }

  private TrajectoryJoin join(@Nullable String without, @Nullable BlockedJoin blocked) {
    TrajectoryJoin join =
        TrajectoryJoin.of(
            release.patients(),
            rows.patientOfRow(),
            releaseEvent,
            input.held().persons(),
            targetOfRow,
            eventOfRow);
    if (blocked != null) {
      int[] kinds = new int[input.held().rows()];
      for (int row = 0; row < kinds.length; row++) {
        int tuple = blocked.tuples().of(row);
        kinds[row] = tuple == HeldTuples.NONE ? blocked.tuples().count() : tuple;
      }
      join =
          join.withRows(
              new TrajectoryRows(
                  blocked,
                  (heldRow, releaseRow) -> {
                    int tuple = blocked.tuples().of(heldRow);
                    return tuple != HeldTuples.NONE && blocked.compatible(tuple, releaseRow);
                  },
                  kinds));
    }
    List<ShiftColumn> shifts = new ArrayList<>();
    List<TrajectorySequence> sequences = new ArrayList<>();
    List<TrajectorySet> sets = new ArrayList<>();
    for (int i = 0; i < scenario.join().size(); i++) {
      JoinColumn rule = scenario.join().get(i);
      if (!rule.release().equals(without)) {
        boolean any = rule.missing() == JoinColumn.Missing.ANY;
        switch (rule.rule()) {
          case COMMON_SHIFT ->
              shifts.add(
                  new ShiftColumn(
                      releaseDays(rule),
                      heldDays(i, rule),
                      whole(rule.from(), RoundingMode.CEILING),
                      whole(rule.to(), RoundingMode.FLOOR),
                      any));
          case SEQUENCE -> {
            Integer tolerance = whole(rule.to(), RoundingMode.FLOOR);
            sequences.add(
                new TrajectorySequence(
                    releaseDays(rule), heldDays(i, rule), tolerance == null ? 0 : tolerance));
          }
          case SET -> sets.add(set(i, rule));
          case EXACT, NORMALISED, CONTAINS, NUMBER, DATE -> {}
        }
      }
    }
    return join.withShifts(shifts).withSequences(sequences).withSets(sets);
  }

  private static @Nullable Integer whole(@Nullable BigDecimal days, RoundingMode rounding) {
    return days == null ? null : days.setScale(0, rounding).intValueExact();
  }

  private int[] releaseDays(JoinColumn rule) {
    Column column = release.column(rule.release());
    int[] days = days(column, column.spec().format());
    int[] ofRow = new int[release.rows()];
    for (int row = 0; row < ofRow.length; row++) {
      ofRow[row] = days[column.code(row)];
    }
    return ofRow;
  }

  private int[] heldDays(int join, JoinColumn rule) {
    int[] days = days(input.held().column(join), release.column(rule.release()).spec().format());
    int[] ofRow = new int[input.held().rows()];
    for (int row = 0; row < ofRow.length; row++) {
      ofRow[row] = days[input.held().code(join, row)];
    }
    return ofRow;
  }

  private static int[] days(Column column, ValueFormat format) {
    Positions positions = Positions.dates(column, format, JoinColumn.Unit.DAYS);
    int[] days = new int[column.distinct() + 1];
    days[Column.MISSING] = ShiftColumn.MISSING;
    for (int code = 1; code < days.length; code++) {
      BigDecimal day = positions.of(code);
      days[code] = day == null ? ShiftColumn.UNREADABLE : day.intValueExact();
    }
    return days;
  }

  /** Rows of the release, or held ones, whose cell is no date where a rule needs one. */
  long unread(int join, boolean ofRelease) {
    JoinColumn rule = scenario.join().get(join);
    boolean dates =
        rule.rule() == ComparisonRule.COMMON_SHIFT || rule.rule() == ComparisonRule.SEQUENCE;
    if (!dates) {
      return 0;
    }
    int[] days = ofRelease ? releaseDays(rule) : heldDays(join, rule);
    return Arrays.stream(days).filter(day -> day == ShiftColumn.UNREADABLE).count();
  }

  private TrajectorySet set(int join, JoinColumn rule) {
    Column released = release.column(rule.release());
    Column held = input.held().column(join);
    int[] codes = Equality.codes(released, held);
    int[] ofRelease = new int[release.rows()];
    for (int row = 0; row < ofRelease.length; row++) {
      // Codes begin with 1, and a missing cell has 0.
      ofRelease[row] = released.code(row) - 1;
    }
    int[] ofHeld = new int[input.held().rows()];
    for (int row = 0; row < ofHeld.length; row++) {
      int code = input.held().code(join, row);
      ofHeld[row] =
          code == Column.MISSING
              ? -1
              : codes[code] > 0 ? codes[code] - 1 : released.distinct() + code;
    }
    return new TrajectorySet(ofRelease, ofHeld, rule.repeats());
  }
}
