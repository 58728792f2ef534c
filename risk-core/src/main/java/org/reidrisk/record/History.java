package org.reidrisk.record;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.Term;
import org.reidrisk.policy.Outcome;

/**
 * What changed since an earlier assessment, the baseline.
 *
 * @param sha256 SHA-256 of the baseline's record; empty when it came from no file
 * @param release the baseline's release id
 * @param asOf the date that the baseline carries
 * @param dataSha256 SHA-256 of the baseline's export; null when it came from no file
 * @param outcome its outcome
 * @param rows its rows
 * @param patients its patients
 * @param comparison how far values could be compared
 * @param changes what changed, the most severe first; warnings and blocking ones are findings of
 *     the assessment as well
 * @param risks every figure of either release
 * @param limits every limit of either policy
 */
public record History(
    String sha256,
    String release,
    LocalDate asOf,
    @Nullable String dataSha256,
    Outcome outcome,
    long rows,
    long patients,
    Comparison comparison,
    List<Finding> changes,
    List<RiskChange> risks,
    List<LimitChange> limits) {

  /** How far values could be compared. */
  public enum Comparison implements Term {
    /** By fingerprints under one key. */
    FINGERPRINTS,
    /** Not at all: a record has no fingerprints. */
    NO_FINGERPRINTS,
    /** Not at all: the fingerprints were made under two keys. */
    OTHER_KEY
  }

  /** Takes copies. */
  public History {
    Objects.requireNonNull(sha256);
    Objects.requireNonNull(release);
    Objects.requireNonNull(asOf);
    Objects.requireNonNull(outcome);
    Objects.requireNonNull(comparison);
    changes = List.copyOf(changes);
    risks = List.copyOf(risks);
    limits = List.copyOf(limits);
  }
}
