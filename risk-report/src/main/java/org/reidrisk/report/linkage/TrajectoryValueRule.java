package org.reidrisk.report.linkage;

import java.util.stream.IntStream;

/** A set of values, ready to be compared and searched. */
final class TrajectoryValueRule implements TrajectorySource {
  private static final long COST = 60;

  private final boolean equal;
  private final boolean repeats;
  private final TrajectoryValues held;
  private final TrajectoryValues release;
  private final TrajectoryPostings postings;
  private final int[] without;

  TrajectoryValueRule(
      TrajectorySet rule,
      boolean equal,
      TrajectoryEvents releaseEvents,
      TrajectoryEvents heldEvents) {
    this.equal = equal;
    repeats = rule.repeats();
    release = TrajectoryValues.of(releaseEvents, rule.releaseCodes());
    held = TrajectoryValues.of(heldEvents, rule.heldCodes());
    postings = TrajectoryPostings.of(release);
    without =
        equal ? IntStream.range(0, release.people()).filter(release::none).toArray() : new int[0];
  }

  boolean agree(int target, int patient) {
    return equal
        ? release.equal(patient, held, target, repeats)
        : release.contain(patient, held, target, repeats);
  }

  /** The held value that the fewest patients have. */
  private int rarest(int target) {
    int rarest = held.code(held.from(target));
    for (int i = held.from(target); i < held.to(target); i++) {
      int code = held.code(i);
      if (postings.to(code) - postings.from(code) < postings.to(rarest) - postings.from(rarest)) {
        rarest = code;
      }
    }
    return rarest;
  }

  @Override
  public long cost(int target) {
    if (held.none(target)) {
      // The empty set is among the values of everybody.
      return equal ? COST * without.length : UNABLE;
    }
    int code = rarest(target);
    return COST * ((long) postings.to(code) - postings.from(code));
  }

  @Override
  public void candidates(int target, TrajectoryCandidates to) {
    if (held.none(target)) {
      for (int p : without) {
        to.patient(p);
      }
      return;
    }
    int code = rarest(target);
    for (int i = postings.from(code); i < postings.to(code); i++) {
      to.patient(postings.person(i));
    }
  }
}
