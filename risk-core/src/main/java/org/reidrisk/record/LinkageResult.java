package org.reidrisk.record;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reidrisk.policy.LimitResult.Verdict;

/**
 * What one linkage scenario found. Counts are of targets, that is of held people; candidates are
 * patients. It holds no identity, no pair and no value.
 *
 * @param id the scenario
 * @param preset id and version of its preset, or null
 * @param attacker the attacker in one sentence
 * @param attack the attack's word
 * @param power how many events of a person are used at once
 * @param membershipKnown whether the attacker knows that each target is in the release
 * @param source where the targets come from: {@code file}, or {@code release} for an error-free
 *     upper bound
 * @param sha256 of the attacker's file; null when drawn from the release
 * @param join what was compared
 * @param targets held people
 * @param none targets without a candidate
 * @param unique targets with exactly one
 * @param ambiguous targets with more
 * @param truth counts that need the truth; null without one
 * @param uniqueRate unique / targets
 * @param correctRate the share of members whose only candidate is the right one; without truth the
 *     interval from 0 to the unique rate
 * @param byCandidates expected share found by guessing among the candidates: the mean over members
 *     of 1 / candidates, 0 where the right one is not among them (without truth: over targets, 0
 *     where there are none)
 * @param byChance 1 / patients of the release
 * @param intervals null unless targets are a random sample
 * @param candidateSetSizes {@code [candidates, targets]}, ascending, without the targets that have
 *     none
 * @param remedies what leaving one column out, or making it coarser, would give
 * @param verdict the limit held against the result; null without a limit
 */
public record LinkageResult(
    String id,
    @Nullable String preset,
    String attacker,
    String attack,
    String power,
    boolean membershipKnown,
    String source,
    @Nullable String sha256,
    List<Join> join,
    long targets,
    long none,
    long unique,
    long ambiguous,
    @Nullable Truth truth,
    double uniqueRate,
    Rate correctRate,
    double byCandidates,
    double byChance,
    @Nullable Intervals intervals,
    List<Size> candidateSetSizes,
    List<Remedy> remedies,
    @Nullable Verdict verdict) {

  /**
   * One compared pair of columns.
   *
   * @param release the column of the release
   * @param held the attacker's column
   * @param rule how they were compared, with tolerance, in words
   */
  public record Join(String release, String held, String rule) {}

  /**
   * Counts that need the truth. Each target is a member, an outsider or unknown.
   *
   * @param members targets who are patients of the release
   * @param covered members whose candidates include the right patient
   * @param correct members whose only candidate is the right patient
   * @param wrong targets, members or not, whose only candidate is another patient
   * @param outsiders targets taken not to be in the release
   * @param claimed outsiders with exactly one candidate: false claims
   * @param unknown targets of whom the truth says nothing though all should be members
   * @param absent outsiders whom the truth calls a patient that the release does not hold: they may
   *     be outsiders, or members whose key is written otherwise
   * @param absentClaimed of them with exactly one candidate
   * @param precision correct / (correct + wrong); null without claims
   * @param recall correct / members; null without members
   * @param byPrevalence precision at stated shares of members among targets
   */
  public record Truth(
      long members,
      long covered,
      long correct,
      long wrong,
      long outsiders,
      long claimed,
      long unknown,
      long absent,
      long absentClaimed,
      @Nullable Double precision,
      @Nullable Double recall,
      List<AtPrevalence> byPrevalence) {
    /** Takes a copy. */
    public Truth {
      byPrevalence = List.copyOf(byPrevalence);
    }
  }

  /**
   * Precision of a unique claim where so many targets are members.
   *
   * @param prevalence share of members among targets, above 0 to 1
   * @param precision from 0 to 1
   */
  public record AtPrevalence(double prevalence, double precision) {}

  /**
   * A rate that is known, or lies between two numbers.
   *
   * @param low from 0
   * @param high to 1; equal to {@code low} when known
   */
  public record Rate(double low, double high) {}

  /**
   * Intervals of the deciding rate, two-sided 95 %.
   *
   * @param quantity the quantity's word
   * @param design how the targets were chosen
   * @param clopperPearson exact; its upper end decides
   * @param wilson for display
   * @param sites how many sites the targets cluster in; 0 when no site is named
   * @param siteUpper the upper end when sites are what was sampled; null with fewer than two sites
   */
  public record Intervals(
      String quantity,
      String design,
      Rate clopperPearson,
      Rate wilson,
      long sites,
      @Nullable Double siteUpper) {}

  /**
   * How many targets have so many candidates.
   *
   * @param candidates at least 1
   * @param targets at least 1
   */
  public record Size(long candidates, long targets) {}

  /**
   * The same attack after a change of one column.
   *
   * @param release the column of the release
   * @param change {@code removed}, or how it was made coarser
   * @param unique targets with exactly one candidate
   * @param correct members whose only candidate is the right one; null without truth
   */
  public record Remedy(String release, String change, long unique, @Nullable Long correct) {}

  /** Takes copies. */
  public LinkageResult {
    Objects.requireNonNull(id);
    Objects.requireNonNull(correctRate);
    join = List.copyOf(join);
    candidateSetSizes = List.copyOf(candidateSetSizes);
    remedies = List.copyOf(remedies);
  }

  /**
   * The same with another verdict.
   *
   * @param judged the verdict; null without a limit
   * @return a changed copy
   */
  public LinkageResult withVerdict(@Nullable Verdict judged) {
    return new LinkageResult(
        id,
        preset,
        attacker,
        attack,
        power,
        membershipKnown,
        source,
        sha256,
        join,
        targets,
        none,
        unique,
        ambiguous,
        truth,
        uniqueRate,
        correctRate,
        byCandidates,
        byChance,
        intervals,
        candidateSetSizes,
        remedies,
        judged);
  }
}
