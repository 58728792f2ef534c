package org.reidrisk.drift;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.reidrisk.policy.PatientKeys;
import org.reidrisk.record.JoinedRelease.Links;
import org.reidrisk.record.JoinedRelease.Right;
import org.reidrisk.table.Role;

/** Who of this release is whom of the earlier one, as somebody who holds both can tell. */
final class SamePerson {
  private final int[] there;
  private final int[] here;
  private final Links links;

  private SamePerson(int[] there, int[] here, Links links) {
    this.there = there;
    this.here = here;
    this.links = links;
  }

  static SamePerson of(
      TwoReleases releases,
      Side here,
      Side there,
      Tuples tuples,
      SharedEvents events,
      @Nullable PatientKeys said) {
    KeyEvidence keys = KeyEvidence.of(releases, here, there);
    boolean kept = said == null ? keys.speaksForKept() : said == PatientKeys.KEPT;
    int[] byUid = uids(releases, here, there).partners();
    int[] byTrajectory = trajectories(here, there, tuples, events).partners();
    int[] byIntervals = SameIntervals.claims(releases, here, there).partners();
    int[] partner = new int[here.patients()];
    int[] back = new int[there.patients()];
    Arrays.fill(partner, Claims.NOBODY);
    Arrays.fill(back, Claims.NOBODY);
    if (kept) {
      add(keys.equal(), partner, back);
    } else {
      add(byUid, partner, back);
      add(byTrajectory, partner, back);
      add(byIntervals, partner, back);
    }
    Links links =
        new Links(
            kept ? PatientKeys.KEPT : PatientKeys.RE_KEYED,
            said != null,
            keys.equalKeys(),
            count(byUid),
            count(byTrajectory),
            count(byIntervals),
            count(partner),
            kept
                ? new Right(right(byUid, keys), right(byTrajectory, keys), right(byIntervals, keys))
                : null);
    return new SamePerson(partner, back, links);
  }

  /** A later means adds people of whom nothing was said yet, in both releases. */
  private static void add(int[] found, int[] partner, int[] back) {
    for (int p = 0; p < found.length; p++) {
      int q = found[p];
      if (q != Claims.NOBODY && partner[p] == Claims.NOBODY && back[q] == Claims.NOBODY) {
        partner[p] = q;
        back[q] = p;
      }
    }
  }

  private static long count(int[] partners) {
    return Arrays.stream(partners).filter(q -> q != Claims.NOBODY).count();
  }

  private static long right(int[] found, KeyEvidence keys) {
    long right = 0;
    for (int p = 0; p < found.length; p++) {
      right += found[p] != Claims.NOBODY && found[p] == keys.equal()[p] ? 1 : 0;
    }
    return right;
  }

  private static Claims uids(TwoReleases releases, Side here, Side there) {
    Claims claims = new Claims(here.patients(), there.patients());
    for (String column : releases.common(Role.PSEUDONYM)) {
      SharedCodes codes = SharedCodes.of(column, releases.release(), releases.earlier());
      claims.addShared(
          here.patient(), codes.here(here), there.patient(), codes.there(there), codes.size());
    }
    return claims;
  }

  private static Claims trajectories(Side here, Side there, Tuples tuples, SharedEvents events) {
    EventPaths paths = new EventPaths();
    int[] idsHere = paths.of(here, tuples.common(), events.here());
    int[] idsThere = paths.of(there, tuples.earlier(), events.there());
    Claims claims = new Claims(here.patients(), there.patients());
    claims.claimSole(idsHere, idsThere, paths.size());
    return claims;
  }

  /** The patient there, or {@link Claims#NOBODY}. */
  int there(int p) {
    return there[p];
  }

  /** The patient here, or {@link Claims#NOBODY}. */
  int here(int q) {
    return here[q];
  }

  Links links() {
    return links;
  }
}
