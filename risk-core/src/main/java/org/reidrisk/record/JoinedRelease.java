package org.reidrisk.record;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.CandidateSets;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.measure.CandidateRisk;
import org.reidrisk.measure.Estimate;
import org.reidrisk.policy.PatientKeys;

/**
 * What a release and an earlier one tell somebody who holds both. Counts are of patients unless
 * said otherwise; higher is worse for all of them but class sizes. Rows without patient key are
 * left out.
 *
 * <p>Either there is a reason why nothing was measured, or there are links and two views.
 *
 * @param id the earlier release's name in the policy
 * @param sha256 of its file as stored, lower-case hexadecimal
 * @param rows its rows
 * @param patients its patients that have a row
 * @param classSize the class size below which a class is too small: what the policy's limits ask
 *     for
 * @param undefined why nothing was measured; null when it was
 * @param quasiIdentifiers the quasi-identifiers that both have
 * @param links who can be followed; null when nothing was measured
 * @param difference whom the difference singles out; null when nobody can be followed, so that
 *     there is nothing to compare
 * @param views class sizes of this release alone and with the earlier one: for an attacker who
 *     knows one row in each, then for one who knows complete trajectories
 * @param learnt what is left of each sensitive column that both have
 */
public record JoinedRelease(
    String id,
    String sha256,
    long rows,
    long patients,
    int classSize,
    Estimate.@Nullable Undefined undefined,
    List<String> quasiIdentifiers,
    @Nullable Links links,
    @Nullable Difference difference,
    List<View> views,
    List<Learnt> learnt) {

  /** Takes copies. */
  public JoinedRelease {
    Objects.requireNonNull(id);
    Objects.requireNonNull(sha256);
    quasiIdentifiers = List.copyOf(quasiIdentifiers);
    views = List.copyOf(views);
    learnt = List.copyOf(learnt);
  }

  /**
   * An earlier release that nothing could be measured with.
   *
   * @param id its name
   * @param sha256 of its file
   * @param rows its rows
   * @param patients its patients; its rows when it has no patient key
   * @param classSize the class size that would have counted
   * @param reason why
   * @return the result without figures
   */
  public static JoinedRelease undefined(
      String id,
      String sha256,
      long rows,
      long patients,
      int classSize,
      Estimate.Undefined reason) {
    return new JoinedRelease(
        id, sha256, rows, patients, classSize, reason, List.of(), null, null, List.of(), List.of());
  }

  /**
   * Patients of this release that can be followed to one of the earlier release, by each means
   * alone and by all in their order.
   *
   * @param keys whether equal keys were taken for the same people
   * @param stated whether the policy says so; otherwise the data told
   * @param byKey patients with an equal key there, whether or not keys count
   * @param byUid by values of pseudonym columns that only the two share
   * @param byTrajectory by a complete trajectory that only one patient has in each
   * @param byIntervals by days between dates and static cells that only one patient has in each
   * @param linked patients that are followed: by keys where they are kept, else by UIDs, then
   *     trajectories, then intervals
   * @param right where keys are kept: how many links of the other means are right
   */
  public record Links(
      PatientKeys keys,
      boolean stated,
      long byKey,
      long byUid,
      long byTrajectory,
      long byIntervals,
      long linked,
      @Nullable Right right) {
    /** Checks that it is said what keys are. */
    public Links {
      Objects.requireNonNull(keys);
    }
  }

  /**
   * Links without keys that equal keys confirm: what new keys would not have hidden.
   *
   * @param byUid of those by UID
   * @param byTrajectory of those by trajectory
   * @param byIntervals of those by intervals
   */
  public record Right(long byUid, long byTrajectory, long byIntervals) {}

  /**
   * What differs between the releases, and for whom that is telling.
   *
   * @param added patients here who cannot be followed back
   * @param withdrawn patients there who are not found here
   * @param returned followed patients with new rows
   * @param reduced followed patients without new rows, of whom some were withdrawn
   * @param unchanged followed patients whose rows are the same
   * @param revealedByNew patients here with a new row in a class that has enough patients, of whom
   *     too few have a new row in it
   * @param revealedByWithdrawn the same of withdrawn rows, among patients there
   */
  public record Difference(
      long added,
      long withdrawn,
      long returned,
      long reduced,
      long unchanged,
      long revealedByNew,
      long revealedByWithdrawn) {}

  /**
   * Class sizes for one attacker.
   *
   * @param power {@code 1} for one row in each release, {@code complete} for whole trajectories
   * @param alone with this release only
   * @param joined with both
   * @param fallBelow patients whose smallest class is large enough here alone, and too small with
   *     both
   */
  public record View(String power, Figures alone, Figures joined, long fallBelow) {
    /** Checks that nothing is missing. */
    public View {
      Objects.requireNonNull(power);
      Objects.requireNonNull(alone);
      Objects.requireNonNull(joined);
    }
  }

  /**
   * Patients by their smallest class, and what follows.
   *
   * @param k the smallest of all; 0 without patients
   * @param uniques patients who are alone
   * @param mean the mean of 1 / smallest class over patients, in [0, 1]; 0 without patients
   * @param sizes patients by the size of their smallest class, ascending
   */
  public record Figures(long k, long uniques, double mean, List<Bin> sizes) {
    /** Takes a copy. */
    public Figures {
      sizes = List.copyOf(sizes);
    }

    /**
     * The figures that follow from a histogram.
     *
     * @param sizes patients by the size of their smallest class, ascending
     * @return the figures
     * @throws IllegalArgumentException when sizes do not ascend
     */
    public static Figures of(List<Bin> sizes) {
      CandidateRisk risk = CandidateRisk.of(new CandidateSets(sizes, sizes));
      return new Figures(
          risk.k() instanceof Estimate.Count k ? k.value() : 0,
          risk.sampleUniques() instanceof Estimate.Count uniques ? uniques.value() : 0,
          risk.mean() instanceof Estimate.Real mean ? mean.value() : 0,
          sizes);
    }

    /**
     * The patients.
     *
     * @return how many there are
     */
    public long patients() {
      return sizes.stream().mapToLong(Bin::count).sum();
    }

    /**
     * Patients whose smallest class is smaller than a size.
     *
     * @param size a class size
     * @return how many
     */
    public long below(int size) {
      return sizes.stream().filter(b -> b.size() < size).mapToLong(Bin::count).sum();
    }
  }

  /**
   * What classes of both releases leave of a sensitive column.
   *
   * @param column the column
   * @param learnt followed patients of whom one value is left that is theirs in both releases,
   *     although the class has several in each
   * @param misled followed patients of whom one value is left that is not theirs; a patient can be
   *     counted here too
   */
  public record Learnt(String column, long learnt, long misled) {
    /** Checks that there is a column. */
    public Learnt {
      Objects.requireNonNull(column);
    }
  }
}
