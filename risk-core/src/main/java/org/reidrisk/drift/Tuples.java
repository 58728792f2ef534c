package org.reidrisk.drift;

import java.util.List;
import org.reidrisk.table.Column;
import org.reidrisk.table.Role;

/**
 * The tuples of quasi-identifiers as numbers: equal numbers are equal tuples. A missing cell is a
 * value of its own.
 *
 * @param common of this release's places, over the quasi-identifiers that both have
 * @param earlier of the earlier release's places, over the same; numbers are common to both
 * @param commonCount numbers of both are below it
 * @param own of this release's places, over all of its quasi-identifiers
 * @param ownCount numbers of {@code own} are below it
 */
record Tuples(int[] common, int[] earlier, int commonCount, int[] own, int ownCount) {

  static Tuples of(TwoReleases releases, Side here, Side there) {
    Tuples tuples = over(releases.common(), releases, here, there);
    int[] own = tuples.common;
    int count = tuples.commonCount;
    for (Column column : releases.release().columns()) {
      String name = column.spec().name();
      boolean isOwn =
          column.spec().role() == Role.QUASI_IDENTIFIER && !releases.common().contains(name);
      if (isOwn) {
        PairIds ids = new PairIds(count);
        own = numbered(own, here.codes(column), ids);
        count = ids.size();
      }
    }
    return new Tuples(tuples.common, tuples.earlier, tuples.commonCount, own, count);
  }

  /** Tuples over some columns that both releases have; {@code own} is {@code common}. */
  static Tuples over(List<String> columns, TwoReleases releases, Side here, Side there) {
    int[] common = new int[here.places()];
    int[] earlier = new int[there.places()];
    int count = 1;
    for (String column : columns) {
      SharedCodes codes = SharedCodes.of(column, releases.release(), releases.earlier());
      PairIds ids = new PairIds(Math.max(count, codes.size()));
      common = numbered(common, codes.here(here), ids);
      earlier = numbered(earlier, codes.there(there), ids);
      count = ids.size();
    }
    return new Tuples(common, earlier, count, common, count);
  }

  private static int[] numbered(int[] tuples, int[] codes, PairIds ids) {
    for (int i = 0; i < codes.length; i++) {
      codes[i] = ids.id(tuples[i], codes[i]);
    }
    return codes;
  }
}
