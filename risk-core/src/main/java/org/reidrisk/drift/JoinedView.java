package org.reidrisk.drift;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.measure.Params;
import org.reidrisk.record.JoinedRelease.Figures;
import org.reidrisk.record.JoinedRelease.View;

/**
 * How many patients are left when a row of the victim is known in each release, or both
 * trajectories as a whole.
 */
final class JoinedView {
  private final Side here;
  private final SamePerson same;
  private final DistinctLists ofClass;
  private final DistinctLists ofEarlier;

  JoinedView(Side here, SamePerson same, DistinctLists ofClass, DistinctLists ofEarlier) {
    this.here = here;
    this.same = same;
    this.ofClass = ofClass;
    this.ofEarlier = ofEarlier;
  }

  /** One row is known in each release, or that the person is not found in the earlier one. */
  View ofRows(int classesThere, int classSize) {
    int[] alone = new int[here.patients()];
    int[] joined = new int[here.patients()];
    Arrays.fill(alone, Integer.MAX_VALUE);
    Arrays.fill(joined, Integer.MAX_VALUE);
    int[] size = new int[classesThere];
    for (int c = 0; c < ofClass.keys(); c++) {
      int from = ofClass.from(c);
      int to = ofClass.to(c);
      int unlinked = 0;
      for (int i = from; i < to; i++) {
        int p = ofClass.value(i);
        alone[p] = Math.min(alone[p], to - from);
        int q = same.there(p);
        if (q == Claims.NOBODY) {
          unlinked++;
        } else if (to - from > 1) {
          for (int j = ofEarlier.from(q); j < ofEarlier.to(q); j++) {
            size[ofEarlier.value(j)]++;
          }
        }
      }
      for (int i = from; i < to; i++) {
        int p = ofClass.value(i);
        int q = same.there(p);
        int least = q == Claims.NOBODY ? unlinked : to - from;
        if (q != Claims.NOBODY && to - from > 1) {
          for (int j = ofEarlier.from(q); j < ofEarlier.to(q); j++) {
            least = Math.min(least, size[ofEarlier.value(j)]);
          }
        }
        joined[p] = Math.min(joined[p], least);
      }
      if (to - from > 1) {
        clear(size, from, to);
      }
    }
    return view(Params.POWER_ONE, alone, joined, classSize);
  }

  private void clear(int[] size, int from, int to) {
    for (int i = from; i < to; i++) {
      int q = same.there(ofClass.value(i));
      if (q != Claims.NOBODY) {
        for (int j = ofEarlier.from(q); j < ofEarlier.to(q); j++) {
          size[ofEarlier.value(j)] = 0;
        }
      }
    }
  }

  /** Both complete trajectories are known. */
  View ofPaths(int[] pathsHere, int[] pathsThere, int classSize) {
    PairIds pairs = new PairIds(1 << 10);
    int[] pair = new int[pathsHere.length];
    int size = 0;
    for (int p = 0; p < pair.length; p++) {
      int q = same.there(p);
      int path = pathsHere[p];
      pair[p] = path < 0 ? -1 : pairs.id(path, q == Claims.NOBODY ? -1 : pathsThere[q]);
      size = Math.max(size, path + 1);
    }
    int[] aloneSizes = PairIds.counts(pathsHere, size);
    int[] joinedSizes = PairIds.counts(pair, pairs.size());
    int[] alone = new int[pair.length];
    int[] joined = new int[pair.length];
    for (int p = 0; p < pair.length; p++) {
      alone[p] = pair[p] < 0 ? Integer.MAX_VALUE : aloneSizes[pathsHere[p]];
      joined[p] = pair[p] < 0 ? Integer.MAX_VALUE : joinedSizes[pair[p]];
    }
    return view(Params.POWER_COMPLETE, alone, joined, classSize);
  }

  private static View view(String power, int[] alone, int[] joined, int classSize) {
    long below = 0;
    for (int p = 0; p < alone.length; p++) {
      below += alone[p] >= classSize && joined[p] < classSize ? 1 : 0;
    }
    return new View(power, figures(alone), figures(joined), below);
  }

  private static Figures figures(int[] sizes) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    for (int size : sizes) {
      if (size != Integer.MAX_VALUE) {
        counts.merge(size, 1L, Long::sum);
      }
    }
    return Figures.of(
        counts.entrySet().stream().map(e -> new Bin(e.getKey(), e.getValue())).toList());
  }
}
