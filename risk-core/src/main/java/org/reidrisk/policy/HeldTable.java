package org.reidrisk.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an attacker holds: a file, or rows drawn from the release itself.
 *
 * @param file the file, relative to the policy's folder; null when drawn from the release
 * @param fromRelease how many patients are drawn from the release, {@link #EVERY_PATIENT} for all;
 *     null for a file
 * @param person the held column whose equal values are one person; null when each row is one
 * @param event the held column whose equal values are one event of a person; null when each row is
 * @param trim whether held cells lose surrounding blanks
 * @param missingValues what counts as missing besides the empty cell
 * @param delimiter the character between cells, or {@code auto}
 * @param encoding the character encoding
 * @param sample how the held people were chosen at random, for an interval; null when they were not
 * @param site the held column (drawn from the release: its column) by whose values people cluster;
 *     null for none
 */
public record HeldTable(
    @Nullable String file,
    @Nullable Integer fromRelease,
    @Nullable String person,
    @Nullable String event,
    boolean trim,
    List<String> missingValues,
    String delimiter,
    String encoding,
    @Nullable SampleDesign sample,
    @Nullable String site) {

  /** Every patient of the release is a target. */
  public static final int EVERY_PATIENT = Integer.MAX_VALUE;

  /**
   * How targets were chosen before the attack.
   *
   * @param design in words, such as {@code simple random}
   * @param of how many people they were chosen from; null when not stated
   */
  public record SampleDesign(String design, @Nullable Long of) {
    /** Checks the words. */
    public SampleDesign {
      Objects.requireNonNull(design);
    }
  }

  /** Takes a copy. */
  public HeldTable {
    missingValues = List.copyOf(missingValues);
    if ((file == null) == (fromRelease == null)) {
      throw new IllegalArgumentException("held rows come from a file or from the release");
    }
  }
}
