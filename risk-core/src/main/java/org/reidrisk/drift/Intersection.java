package org.reidrisk.drift;

import java.util.BitSet;
import java.util.Queue;
import org.reidrisk.Resources;
import org.reidrisk.record.JoinedRelease.Learnt;
import org.reidrisk.table.Table;

/**
 * Sensitive values that neither release gives away and both together do: of the values in the
 * victim's class here and of those in the class there, one is left.
 */
final class Intersection {
  private final TwoReleases releases;
  private final Side here;
  private final Side there;
  private final SamePerson same;
  private final DistinctLists ofClass;
  private final DistinctLists ofEarlier;

  Intersection(
      TwoReleases releases,
      Side here,
      Side there,
      SamePerson same,
      DistinctLists ofClass,
      DistinctLists ofEarlier) {
    this.releases = releases;
    this.here = here;
    this.there = there;
    this.same = same;
    this.ofClass = ofClass;
    this.ofEarlier = ofEarlier;
  }

  Learnt of(String column, Tuples tuples, Resources resources) {
    Table asRead = releases.releaseAsRead();
    SharedCodes codes = SharedCodes.of(column, asRead, releases.earlierAsRead());
    int[] valuesHere = withoutMissing(codes.here(here));
    int[] valuesThere = withoutMissing(codes.there(there));
    DistinctLists inClass = DistinctLists.of(tuples.ownCount(), tuples.own(), valuesHere);
    DistinctLists inEarlier = DistinctLists.of(tuples.commonCount(), tuples.earlier(), valuesThere);
    DistinctLists ownHere = DistinctLists.of(here.patients(), here.patient(), valuesHere);
    DistinctLists ownThere = DistinctLists.of(there.patients(), there.patient(), valuesThere);
    Queue<Values> found =
        ClassPieces.each(
            ofClass,
            resources,
            () -> new Values(inClass, inEarlier, ownHere, ownThere),
            (values, c) -> values.take(c));
    BitSet learnt = new BitSet();
    BitSet misled = new BitSet();
    for (Values values : found) {
      learnt.or(values.learnt);
      misled.or(values.misled);
    }
    return new Learnt(column, learnt.cardinality(), misled.cardinality());
  }

  /** What one thread has learnt of one column. */
  private final class Values {
    private final DistinctLists inClass;
    private final DistinctLists inEarlier;
    private final DistinctLists ownHere;
    private final DistinctLists ownThere;
    private final int[] only;
    private final int[] foundFor;
    private final BitSet learnt = new BitSet();
    private final BitSet misled = new BitSet();

    Values(
        DistinctLists inClass,
        DistinctLists inEarlier,
        DistinctLists ownHere,
        DistinctLists ownThere) {
      this.inClass = inClass;
      this.inEarlier = inEarlier;
      this.ownHere = ownHere;
      this.ownThere = ownThere;
      this.only = new int[inEarlier.keys()];
      this.foundFor = new int[inEarlier.keys()];
    }

    void take(int c) {
      for (int i = ofClass.from(c); inClass.size(c) > 1 && i < ofClass.to(c); i++) {
        int p = ofClass.value(i);
        int q = same.there(p);
        if (q != Claims.NOBODY && !(learnt.get(p) && misled.get(p))) {
          take(c, p, q);
        }
      }
    }

    private void take(int c, int p, int q) {
      for (int j = ofEarlier.from(q); j < ofEarlier.to(q); j++) {
        int d = ofEarlier.value(j);
        if (foundFor[d] != c + 1) {
          foundFor[d] = c + 1;
          only[d] = inEarlier.size(d) < 2 ? -1 : inClass.onlyShared(c, inEarlier, d);
        }
        if (only[d] >= 0) {
          boolean right = ownHere.contains(p, only[d]) && ownThere.contains(q, only[d]);
          (right ? learnt : misled).set(p);
        }
      }
    }
  }

  private static int[] withoutMissing(int[] codes) {
    for (int i = 0; i < codes.length; i++) {
      codes[i] = codes[i] == 0 ? -1 : codes[i];
    }
    return codes;
  }
}
