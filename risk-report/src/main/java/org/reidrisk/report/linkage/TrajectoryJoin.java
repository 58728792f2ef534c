package org.reidrisk.report.linkage;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a trajectory attack compares: two tables as numbers, and the rules. */
final class TrajectoryJoin {
  private final int patients;
  private final int[] patient;
  private final int[] releaseEvent;
  private final int targets;
  private final int[] target;
  private final int[] heldEvent;
  private final @Nullable TrajectoryRows rows;
  private final List<ShiftColumn> shifts;
  private final List<TrajectorySequence> sequences;
  private final List<TrajectorySet> sets;

  private TrajectoryJoin(
      int patients,
      int[] patient,
      int[] releaseEvent,
      int targets,
      int[] target,
      int[] heldEvent,
      @Nullable TrajectoryRows rows,
      List<ShiftColumn> shifts,
      List<TrajectorySequence> sequences,
      List<TrajectorySet> sets) {
    this.patients = patients;
    this.patient = patient;
    this.releaseEvent = releaseEvent;
    this.targets = targets;
    this.target = target;
    this.heldEvent = heldEvent;
    this.rows = rows;
    this.shifts = List.copyOf(shifts);
    this.sequences = List.copyOf(sequences);
    this.sets = List.copyOf(sets);
  }

  /**
   * Two tables without any rule.
   *
   * @param patients how many patients the release has; some may have no row
   * @param patient by release row, from 0; negative for a row that belongs to nobody
   * @param releaseEvent by release row: rows of one patient and one number are one event; a row
   *     with a negative number is an event of its own
   * @param targets how many people are held; some may have no row
   * @param target by held row, from 0; negative for a row that belongs to nobody
   * @param heldEvent by held row, as for the release
   * @return the join
   */
  static TrajectoryJoin of(
      int patients, int[] patient, int[] releaseEvent, int targets, int[] target, int[] heldEvent) {
    if (patient.length != releaseEvent.length || target.length != heldEvent.length) {
      throw new IllegalArgumentException("columns of one table have one length");
    }
    return new TrajectoryJoin(
        patients,
        patient,
        releaseEvent,
        targets,
        target,
        heldEvent,
        null,
        List.of(),
        List.of(),
        List.of());
  }

  /** The same with row-level rules. */
  TrajectoryJoin withRows(TrajectoryRows rules) {
    Objects.requireNonNull(rules);
    return with(rules, shifts, sequences, sets);
  }

  /** The same with dates that are shifted in common; of several columns the shift is one. */
  TrajectoryJoin withShifts(List<ShiftColumn> columns) {
    return with(rows, columns, sequences, sets);
  }

  /** The same with interval sequences, all of which must agree. */
  TrajectoryJoin withSequences(List<TrajectorySequence> rules) {
    return with(rows, shifts, rules, sets);
  }

  /** The same with sets of values, all of which must agree. */
  TrajectoryJoin withSets(List<TrajectorySet> rules) {
    return with(rows, shifts, sequences, rules);
  }

  private TrajectoryJoin with(
      @Nullable TrajectoryRows r,
      List<ShiftColumn> c,
      List<TrajectorySequence> q,
      List<TrajectorySet> s) {
    return new TrajectoryJoin(
        patients, patient, releaseEvent, targets, target, heldEvent, r, c, q, s);
  }

  int patients() {
    return patients;
  }

  int[] patient() {
    return patient;
  }

  int[] releaseEvent() {
    return releaseEvent;
  }

  int targets() {
    return targets;
  }

  int[] target() {
    return target;
  }

  int[] heldEvent() {
    return heldEvent;
  }

  @Nullable TrajectoryRows rows() {
    return rows;
  }

  List<ShiftColumn> shifts() {
    return shifts;
  }

  List<TrajectorySequence> sequences() {
    return sequences;
  }

  List<TrajectorySet> sets() {
    return sets;
  }
}
