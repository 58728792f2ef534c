package org.reidrisk.drift;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The event values of both releases under common codes.
 *
 * @param here by place of this release; null when one of the two has no event column
 * @param there by place of the earlier release; null as well
 * @param shared whether some value occurs in both
 */
record SharedEvents(int @Nullable [] here, int @Nullable [] there, boolean shared) {

  static SharedEvents of(TwoReleases releases, Side here, Side there) {
    String event = releases.commonEvent();
    if (event == null) {
      return new SharedEvents(null, null, false);
    }
    SharedCodes codes = SharedCodes.of(event, releases.release(), releases.earlier());
    int[] ofHere = codes.here(here);
    int[] ofThere = codes.there(there);
    BitSet seen = new BitSet(codes.size());
    for (int code : ofHere) {
      seen.set(code);
    }
    boolean shared = false;
    for (int code : ofThere) {
      shared |= code != 0 && seen.get(code);
    }
    return new SharedEvents(ofHere, ofThere, shared);
  }
}
