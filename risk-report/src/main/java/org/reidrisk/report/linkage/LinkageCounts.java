package org.reidrisk.report.linkage;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one attack counted: targets are held people, candidates are patients of the release.
 *
 * @param patients patients of the release
 * @param targets held people
 * @param none targets without a candidate
 * @param unique targets with exactly one
 * @param ambiguous targets with more
 * @param truth counts that need the truth; null without one
 * @param sizes targets by their number of candidates, ascending, without those that have none
 * @param sites the same by site; empty when no site is named
 */
record LinkageCounts(
    long patients,
    long targets,
    long none,
    long unique,
    long ambiguous,
    @Nullable TruthCounts truth,
    List<SizeCount> sizes,
    List<SiteCount> sites) {

  /**
   * Counts that need the truth. Members, outsiders and the unknown are all targets.
   *
   * @param members targets who are patients of the release
   * @param covered members whose candidates include the right patient
   * @param correct members whose only candidate is the right patient
   * @param wrong members whose only candidate is another patient, and outsiders with one candidate
   * @param outsiders targets who are not in the release
   * @param claimed outsiders with exactly one candidate
   * @param unknown targets of whom the truth says nothing though all should be members; nobody when
   *     membership is unknown
   * @param absent outsiders whom the truth calls a patient that the release does not hold: whether
   *     they are outsiders, or their keys written otherwise, cannot be told
   * @param absentClaimed of them with exactly one candidate
   */
  record TruthCounts(
      long members,
      long covered,
      long correct,
      long wrong,
      long outsiders,
      long claimed,
      long unknown,
      long absent,
      long absentClaimed) {

    /** Counts of a truth whose patients are all in the release. */
    TruthCounts(
        long members,
        long covered,
        long correct,
        long wrong,
        long outsiders,
        long claimed,
        long unknown) {
      this(members, covered, correct, wrong, outsiders, claimed, unknown, 0, 0);
    }

    TruthCounts {
      require(
          correct >= 0 && correct <= covered && covered <= members,
          "correct are covered, covered are members");
      require(
          claimed >= 0 && claimed <= outsiders && claimed <= wrong,
          "claims about outsiders are wrong");
      require(wrong - claimed <= members - correct, "a member has one claim");
      require(unknown >= 0, "counts are not negative");
      require(
          absentClaimed >= 0
              && absentClaimed <= absent
              && absentClaimed <= claimed
              && absent - absentClaimed <= outsiders - claimed,
          "who is absent is an outsider");
    }
  }

  /**
   * Targets with so many candidates.
   *
   * @param size how many candidates, from 1
   * @param targets how many targets, from 1
   * @param coveredMembers members among them with the right patient among the candidates; 0 without
   *     truth
   */
  record SizeCount(long size, long targets, long coveredMembers) {
    SizeCount {
      require(
          size >= 1 && targets >= 1 && coveredMembers >= 0 && coveredMembers <= targets,
          "a size has targets, and covered members among them");
    }
  }

  /**
   * The targets of one site.
   *
   * @param targets how many
   * @param unique of them with exactly one candidate
   * @param members of them in the release; 0 without truth
   * @param correct members whose only candidate is the right patient
   * @param wrong targets whose only candidate is another patient
   * @param unknown of whom the truth says nothing though all should be members
   * @param absentClaimed with one candidate, of whom it cannot be told whether they are outsiders
   */
  record SiteCount(
      long targets,
      long unique,
      long members,
      long correct,
      long wrong,
      long unknown,
      long absentClaimed) {

    /** Counts of a truth whose patients are all in the release. */
    SiteCount(long targets, long unique, long members, long correct, long wrong, long unknown) {
      this(targets, unique, members, correct, wrong, unknown, 0);
    }

    SiteCount {
      require(
          correct >= 0 && wrong >= 0 && correct + wrong <= unique && unique <= targets,
          "claims at a site are of its targets");
      require(
          correct <= members
              && unknown >= 0
              && absentClaimed >= 0
              && absentClaimed <= wrong
              && members + unknown + absentClaimed <= targets,
          "members of a site are its targets");
    }
  }

  /** Checks that the counts agree with each other. */
  LinkageCounts {
    sizes = List.copyOf(sizes);
    sites = List.copyOf(sites);
    require(none >= 0 && unique >= 0 && ambiguous >= 0 && patients >= 0, "counts are not negative");
    require(none + unique + ambiguous == targets, "each target has none, one or more candidates");
    require(
        sizes.stream().mapToLong(SizeCount::targets).sum() == unique + ambiguous,
        "each target with candidates has one size");
    for (int i = 0; i < sizes.size(); i++) {
      long size = sizes.get(i).size();
      require(size <= patients, "candidates are patients");
      require(i == 0 || size > sizes.get(i - 1).size(), "sizes ascend");
    }
    boolean one = !sizes.isEmpty() && sizes.get(0).size() == 1;
    require(unique == (one ? sizes.get(0).targets() : 0), "unique targets have one candidate");
    long covered = sizes.stream().mapToLong(SizeCount::coveredMembers).sum();
    if (truth == null) {
      require(covered == 0, "without truth nobody is known to be covered");
    } else {
      require(
          truth.members() + truth.outsiders() + truth.unknown() == targets,
          "each target is a member, an outsider or unknown");
      require(covered == truth.covered(), "each covered member has one size");
      require(
          truth.correct() == (one ? sizes.get(0).coveredMembers() : 0),
          "correct members have one candidate");
      long rest = unique - truth.correct() - truth.wrong();
      require(rest >= 0 && rest <= truth.unknown(), "other claims are about the unknown");
    }
    if (!sites.isEmpty()) {
      require(
          sites.stream().mapToLong(SiteCount::targets).sum() == targets
              && sites.stream().mapToLong(SiteCount::unique).sum() == unique,
          "each target has one site");
      require(
          truth == null
              || (sites.stream().mapToLong(SiteCount::members).sum() == truth.members()
                  && sites.stream().mapToLong(SiteCount::correct).sum() == truth.correct()
                  && sites.stream().mapToLong(SiteCount::wrong).sum() == truth.wrong()
                  && sites.stream().mapToLong(SiteCount::unknown).sum() == truth.unknown()
                  && sites.stream().mapToLong(SiteCount::absentClaimed).sum()
                      == truth.absentClaimed()),
          "sites add up to the whole");
    }
  }

  /** Whether no target has any candidate, so that nothing was learnt. */
  boolean nothingMatches() {
    return unique + ambiguous == 0;
  }

  /** Whether every target has every patient for a candidate, of several patients. */
  boolean everythingMatches() {
    return patients > 1
        && targets > 0
        && none == 0
        && sizes.size() == 1
        && sizes.get(0).size() == patients;
  }

  /** The truth of a count that has one. */
  TruthCounts knownTruth() {
    return Objects.requireNonNull(truth);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("contradicting counts: " + rule);
    }
  }
}
