package org.reidrisk.report.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an attack found, in counts of targets.
 *
 * @param targets held people
 * @param none targets without a candidate
 * @param unique targets with one
 * @param ambiguous targets with more
 * @param allPatients targets whose candidates are all patients of the release, of whom there are
 *     more than one
 * @param patients patients of the release that have a row
 * @param sizes targets by the number of their candidates, ascending, from 1
 * @param truth counts that need the truth; null without one
 * @param sites counts by site, in an order that depends on the counts alone; empty when no site is
 *     named
 */
record AttackCounts(
    long targets,
    long none,
    long unique,
    long ambiguous,
    long allPatients,
    long patients,
    List<Size> sizes,
    @Nullable Truth truth,
    List<Site> sites) {

  /**
   * Targets with so many candidates.
   *
   * @param candidates at least 1
   * @param targets at least 1
   * @param covering members among them whose candidates include the right patient
   */
  record Size(int candidates, long targets, long covering) {}

  /**
   * Counts that need the truth.
   *
   * @param members targets who are patients of the release
   * @param covered members whose candidates include the right patient
   * @param correct members whose only candidate is the right patient
   * @param wrongMembers members whose only candidate is another patient
   * @param outsiders targets known not to be in the release
   * @param claimed outsiders with one candidate
   * @param unknown targets of whom the truth says nothing though all should be members
   * @param twice patients whom two held people are
   * @param absent targets whom the truth calls a patient that the release does not hold
   * @param absentClaimed of them with one candidate
   * @param unused people whom the truth names and nobody holds
   */
  record Truth(
      long members,
      long covered,
      long correct,
      long wrongMembers,
      long outsiders,
      long claimed,
      long unknown,
      long twice,
      long absent,
      long absentClaimed,
      long unused) {
    /** Targets with one candidate that is not the right patient. */
    long wrong() {
      return wrongMembers + claimed;
    }
  }

  /**
   * Counts of the targets of one site.
   *
   * @param targets targets
   * @param unique targets with one candidate
   * @param members targets who are patients of the release
   * @param correct members whose only candidate is the right patient
   * @param wrong members whose only candidate is another patient, and outsiders with one
   * @param unknown targets of whom the truth says nothing though all should be members
   * @param absentClaimed targets with one candidate whom the truth calls a patient that the release
   *     does not hold
   */
  record Site(
      long targets,
      long unique,
      long members,
      long correct,
      long wrong,
      long unknown,
      long absentClaimed) {}

  /** Takes copies. */
  AttackCounts {
    sizes = List.copyOf(sizes);
    sites = List.copyOf(sites);
  }

  /** The expected number of targets, members when the truth is known, found by guessing. */
  double guessed() {
    double sum = 0;
    // From the smallest terms, so that the sum does not depend on rounding more than it must.
    for (int i = sizes.size() - 1; i >= 0; i--) {
      Size size = sizes.get(i);
      sum += (truth == null ? size.targets() : size.covering()) / (double) size.candidates();
    }
    return sum;
  }

  /** Whether every target has all patients as candidates. */
  boolean everythingMatches() {
    return targets > 0 && allPatients == targets;
  }

  /**
   * Counts targets one by one.
   *
   * @param sizeOfPerson candidates of each target
   * @param coversTruth whether they include the right patient; read for members only
   * @param patients patients of the release that have a row
   * @param truth who they are; null when not known
   * @param membershipKnown whether targets whom the truth does not name should be members
   * @param siteOfPerson their sites, dense from 0; null when no site is named
   */
  static AttackCounts of(
      int[] sizeOfPerson,
      boolean[] coversTruth,
      int patients,
      @Nullable TruthTargets truth,
      boolean membershipKnown,
      int @Nullable [] siteOfPerson) {
    TreeMap<Integer, long[]> sizes = new TreeMap<>();
    TreeMap<Integer, long[]> sites = new TreeMap<>();
    long unique = 0;
    long all = 0;
    long[] t = new long[8];
    for (int person = 0; person < sizeOfPerson.length; person++) {
      int size = sizeOfPerson[person];
      int patient = truth == null ? TruthTargets.UNNAMED : truth.patientOfPerson()[person];
      boolean member = patient >= 0;
      boolean covers = member && size > 0 && coversTruth[person];
      boolean alone = size == 1;
      boolean absent = patient == TruthTargets.ABSENT;
      if (size > 0) {
        long[] bar = sizes.computeIfAbsent(size, s -> new long[2]);
        bar[0]++;
        bar[1] += covers ? 1 : 0;
      }
      unique += alone ? 1 : 0;
      t[7] += absent && alone ? 1 : 0;
      all += size == patients && patients > 1 ? 1 : 0;
      if (member) {
        t[0]++;
        t[1] += covers ? 1 : 0;
        t[2] += covers && alone ? 1 : 0;
        t[3] += !covers && alone ? 1 : 0;
      } else if (membershipKnown) {
        t[6]++;
      } else {
        t[4]++;
        t[5] += alone ? 1 : 0;
      }
      if (siteOfPerson != null) {
        long[] site = sites.computeIfAbsent(siteOfPerson[person], s -> new long[7]);
        site[0]++;
        site[1] += alone ? 1 : 0;
        site[2] += member ? 1 : 0;
        site[3] += covers && alone ? 1 : 0;
        boolean outsider = truth != null && !member && !membershipKnown;
        site[4] += alone && ((member && !covers) || outsider) ? 1 : 0;
        site[5] += truth != null && !member && membershipKnown ? 1 : 0;
        site[6] += absent && alone ? 1 : 0;
      }
    }
    List<Size> bars = new ArrayList<>();
    long some = 0;
    for (var bar : sizes.entrySet()) {
      bars.add(new Size(bar.getKey(), bar.getValue()[0], bar.getValue()[1]));
      some += bar.getValue()[0];
    }
    List<Site> bySite = new ArrayList<>();
    sites.values().forEach(s -> bySite.add(new Site(s[0], s[1], s[2], s[3], s[4], s[5], s[6])));
    bySite.sort(
        Comparator.comparingLong(Site::targets)
            .thenComparingLong(Site::unique)
            .thenComparingLong(Site::members)
            .thenComparingLong(Site::correct)
            .thenComparingLong(Site::wrong)
            .thenComparingLong(Site::unknown)
            .thenComparingLong(Site::absentClaimed));
    return new AttackCounts(
        sizeOfPerson.length,
        sizeOfPerson.length - some,
        unique,
        some - unique,
        all,
        patients,
        bars,
        truth == null
            ? null
            : new Truth(
                t[0],
                t[1],
                t[2],
                t[3],
                t[4],
                t[5],
                t[6],
                truth.twice(),
                truth.absent(),
                t[7],
                truth.unused()),
        bySite);
  }
}
