package org.reidrisk.record;

import java.util.List;
import java.util.Objects;
import org.reidrisk.Term;

/**
 * What the inventory says of an export as a whole.
 *
 * @param catalogue the edition of the attribute catalogue
 * @param safeHarbor the identifiers A to R of 45 CFR 164.514(b)(2)(i), in their order
 * @param claims what the export claims about its de-identification
 * @param dependencies columns from which another column can be told
 * @param uidTimelines the years of the times that UIDs hold; none in records of before these were
 *     counted
 */
public record InventorySummary(
    String catalogue,
    List<SafeHarborEntry> safeHarbor,
    List<ClaimEntry> claims,
    List<DependencyEntry> dependencies,
    List<TimelineEntry> uidTimelines) {

  /** Whether an identifier of the Safe Harbor list is in the export. */
  public enum Presence implements Term {
    /** Columns hold it. */
    PRESENT,
    /** No column was seen to hold it. */
    NOT_SEEN,
    /** A table cannot tell. */
    CANNOT_ASSESS
  }

  /** Whether a claim holds. */
  public enum ClaimVerdict implements Term {
    /** Nothing contradicts it. */
    HOLDS,
    /** The columns contradict it. */
    CONTRADICTED,
    /** The columns cannot tell. */
    CANNOT_TELL
  }

  /**
   * One identifier of the Safe Harbor list.
   *
   * @param letter A to R
   * @param presence whether it is there
   * @param columns the columns that hold it
   */
  public record SafeHarborEntry(String letter, Presence presence, List<String> columns) {
    /** Takes a copy. */
    public SafeHarborEntry {
      Objects.requireNonNull(letter);
      Objects.requireNonNull(presence);
      columns = List.copyOf(columns);
    }
  }

  /**
   * One claim about de-identification.
   *
   * @param code the method's code, or the keyword of the flag
   * @param verdict whether it holds
   * @param columns the columns that contradict it
   */
  public record ClaimEntry(String code, ClaimVerdict verdict, List<String> columns) {
    /** Takes a copy. */
    public ClaimEntry {
      Objects.requireNonNull(code);
      Objects.requireNonNull(verdict);
      columns = List.copyOf(columns);
    }
  }

  /**
   * A column that can be told from another.
   *
   * @param from the column that tells
   * @param column the column that is told
   * @param same whether each tells the other
   */
  public record DependencyEntry(String from, String column, boolean same) {
    /** Checks that nothing is missing. */
    public DependencyEntry {
      Objects.requireNonNull(from);
      Objects.requireNonNull(column);
    }
  }

  /**
   * The calendar years of the times that the UIDs of a column hold.
   *
   * @param column the column
   * @param code the finding that says what these times tell
   * @param sampled the UIDs that were looked at
   * @param stamps how many of them hold a time of this finding
   * @param years the years with times of eleven patients at least, ascending; none where UIDs undo
   *     a shift of dates, which the years would tell too
   * @param other times of all other years together
   */
  public record TimelineEntry(
      String column, String code, long sampled, long stamps, List<YearCount> years, long other) {
    /** Takes a copy. */
    public TimelineEntry {
      Objects.requireNonNull(column);
      Objects.requireNonNull(code);
      years = List.copyOf(years);
    }
  }

  /**
   * The times of a year.
   *
   * @param year a calendar year, in universal time or in the clock of whoever wrote the UIDs
   * @param count UIDs with a time in it, at least 11
   */
  public record YearCount(int year, long count) {}

  /** Takes copies. */
  public InventorySummary {
    Objects.requireNonNull(catalogue);
    safeHarbor = List.copyOf(safeHarbor);
    claims = List.copyOf(claims);
    dependencies = List.copyOf(dependencies);
    uidTimelines = List.copyOf(uidTimelines);
  }

  /**
   * Of an export whose UIDs hold no times.
   *
   * @param catalogue the edition of the attribute catalogue
   * @param safeHarbor the identifiers A to R of 45 CFR 164.514(b)(2)(i), in their order
   * @param claims what the export claims about its de-identification
   * @param dependencies columns from which another column can be told
   */
  public InventorySummary(
      String catalogue,
      List<SafeHarborEntry> safeHarbor,
      List<ClaimEntry> claims,
      List<DependencyEntry> dependencies) {
    this(catalogue, safeHarbor, claims, dependencies, List.of());
  }
}
