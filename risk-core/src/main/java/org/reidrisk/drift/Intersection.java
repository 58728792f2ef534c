package org.reidrisk.drift;

import java.util.BitSet;
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

  Learnt of(String column, Tuples tuples) {
    Table asRead = releases.releaseAsRead();
    SharedCodes codes = SharedCodes.of(column, asRead, releases.earlierAsRead());
    int[] valuesHere = withoutMissing(codes.here(here));
    int[] valuesThere = withoutMissing(codes.there(there));
    DistinctLists inClass = DistinctLists.of(tuples.ownCount(), tuples.own(), valuesHere);
    DistinctLists inEarlier = DistinctLists.of(tuples.commonCount(), tuples.earlier(), valuesThere);
    DistinctLists ownHere = DistinctLists.of(here.patients(), here.patient(), valuesHere);
    DistinctLists ownThere = DistinctLists.of(there.patients(), there.patient(), valuesThere);
    BitSet learnt = new BitSet();
    BitSet misled = new BitSet();
    int[] only = new int[tuples.commonCount()];
    int[] foundFor = new int[tuples.commonCount()];
    for (int c = 0; c < ofClass.keys(); c++) {
      if (inClass.size(c) < 2) {
        continue;
      }
      for (int i = ofClass.from(c); i < ofClass.to(c); i++) {
        int p = ofClass.value(i);
        int q = same.there(p);
        if (q == Claims.NOBODY || (learnt.get(p) && misled.get(p))) {
          continue;
        }
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
    return new Learnt(column, learnt.cardinality(), misled.cardinality());
  }

  private static int[] withoutMissing(int[] codes) {
    for (int i = 0; i < codes.length; i++) {
      codes[i] = codes[i] == 0 ? -1 : codes[i];
    }
    return codes;
  }
}
