package org.reidrisk.drift;

import java.util.Arrays;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reidrisk.Resources;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.measure.Params;
import org.reidrisk.record.JoinedRelease.Figures;
import org.reidrisk.record.JoinedRelease.View;

/**
 * How many patients are left when a row of the victim is known in each release, or both
 * trajectories as a whole.
 */
final class JoinedView {
  /** The class size of somebody without rows. */
  private static final int NOBODY = Integer.MAX_VALUE;

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
  View ofRows(int classesThere, int classSize, Resources resources) {
    Queue<Smallest> found =
        ClassPieces.each(
            ofClass,
            resources,
            () -> new Smallest(classesThere),
            (smallest, c) -> smallest.take(c));
    int[] alone = new int[here.patients()];
    int[] joined = new int[here.patients()];
    Arrays.fill(alone, NOBODY);
    Arrays.fill(joined, NOBODY);
    for (Smallest smallest : found) {
      for (int p = 0; p < alone.length; p++) {
        alone[p] = Math.min(alone[p], smallest.alone[p]);
        joined[p] = Math.min(joined[p], smallest.joined[p]);
      }
    }
    return view(Params.POWER_ONE, alone, joined, classSize);
  }

  /** The smallest classes that one thread has met. */
  private final class Smallest {
    private final int[] alone = new int[here.patients()];
    private final int[] joined = new int[here.patients()];
    private final int[] size;

    Smallest(int classesThere) {
      size = new int[classesThere];
      Arrays.fill(alone, NOBODY);
      Arrays.fill(joined, NOBODY);
    }

    void take(int c) {
      int members = ofClass.size(c);
      int unlinked = 0;
      for (int i = ofClass.from(c); i < ofClass.to(c); i++) {
        int p = ofClass.value(i);
        alone[p] = Math.min(alone[p], members);
        int q = same.there(p);
        unlinked += q == Claims.NOBODY ? 1 : 0;
        for (int j = first(q); members > 1 && j < end(q); j++) {
          size[ofEarlier.value(j)]++;
        }
      }
      for (int i = ofClass.from(c); i < ofClass.to(c); i++) {
        int p = ofClass.value(i);
        int q = same.there(p);
        int least = q == Claims.NOBODY ? unlinked : members;
        for (int j = first(q); members > 1 && j < end(q); j++) {
          least = Math.min(least, size[ofEarlier.value(j)]);
        }
        joined[p] = Math.min(joined[p], least);
      }
      for (int i = ofClass.from(c); members > 1 && i < ofClass.to(c); i++) {
        int q = same.there(ofClass.value(i));
        for (int j = first(q); j < end(q); j++) {
          size[ofEarlier.value(j)] = 0;
        }
      }
    }

    private int first(int q) {
      return q == Claims.NOBODY ? 0 : ofEarlier.from(q);
    }

    private int end(int q) {
      return q == Claims.NOBODY ? 0 : ofEarlier.to(q);
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
      alone[p] = pair[p] < 0 ? NOBODY : aloneSizes[pathsHere[p]];
      joined[p] = pair[p] < 0 ? NOBODY : joinedSizes[pair[p]];
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
      if (size != NOBODY) {
        counts.merge(size, 1L, Long::sum);
      }
    }
    return Figures.of(
        counts.entrySet().stream().map(e -> new Bin(e.getKey(), e.getValue())).toList());
  }
}
