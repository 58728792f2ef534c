package org.reidrisk.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;
import org.reidrisk.measure.Estimate;
import org.reidrisk.policy.PatientKeys;
import org.reidrisk.record.JoinedRelease;
import org.reidrisk.record.JoinedRelease.Learnt;
import org.reidrisk.record.JoinedRelease.View;
import org.reidrisk.table.Column;
import org.reidrisk.table.Role;
import org.reidrisk.table.Table;

/**
 * Measures what a release and an earlier one tell together. All figures are exact, count patients,
 * and depend neither on the order of rows nor on threads; rows without patient key are left out.
 * What each figure means stands at {@link JoinedRelease}.
 */
public final class JoinedReleases {
  /** Tuples, classes, events, keys and lists by row, and the tables that number them. */
  private static final long BYTES_OF_ROW = 160;

  private JoinedReleases() {}

  /**
   * Measures two releases.
   *
   * @param id the earlier release's name
   * @param sha256 of the earlier release's file, lower-case hexadecimal
   * @param releases the two releases
   * @param said what the policy says of patient keys; null when the data are to tell
   * @param classSize the size below which a class is too small, at least 1
   * @param resources threads and memory; they change no figure
   * @return the figures, or why there are none
   * @throws MemoryShortage when the memory does not suffice
   * @throws IllegalArgumentException when the class size is less than 1
   * @throws IllegalStateException when a column that is needed was skipped while reading
   */
  public static JoinedRelease of(
      String id,
      String sha256,
      TwoReleases releases,
      @Nullable PatientKeys said,
      int classSize,
      Resources resources) {
    if (classSize < 1) {
      throw new IllegalArgumentException("a class size is at least 1");
    }
    Optional<Estimate.Undefined> reason = releases.reason();
    Table earlier = releases.earlier();
    if (reason.isPresent()) {
      return JoinedRelease.undefined(
          id, sha256, earlier.rows(), earlier.patients(), classSize, reason.get());
    }
    requireMemory(releases, resources);
    Side here = new Side(releases.release());
    Side there = new Side(earlier);
    Tuples tuples = Tuples.of(releases, here, there);
    SharedEvents events = SharedEvents.of(releases, here, there);
    SamePerson same = SamePerson.of(releases, here, there, tuples, events, said);
    DistinctLists ofPatient = DistinctLists.of(here.patients(), here.patient(), tuples.own());
    DistinctLists ofClass = ofPatient.inverted(tuples.ownCount());
    DistinctLists ofEarlier = DistinctLists.of(there.patients(), there.patient(), tuples.earlier());
    JoinedView joined = new JoinedView(here, same, ofClass, ofEarlier);
    List<View> views = new ArrayList<>();
    views.add(joined.ofRows(tuples.commonCount(), classSize, resources));
    views.add(
        joined.ofPaths(
            new EventPaths().of(here, tuples.own(), events(here)),
            new EventPaths().of(there, tuples.earlier(), events(there)),
            classSize));
    List<Learnt> learnt = new ArrayList<>();
    Intersection intersection = new Intersection(releases, here, there, same, ofClass, ofEarlier);
    for (String column : releases.common(Role.SENSITIVE)) {
      learnt.add(intersection.of(column, tuples, resources));
    }
    return new JoinedRelease(
        id,
        sha256,
        earlier.rows(),
        there.people(),
        classSize,
        null,
        releases.common(),
        same.links(),
        same.links().linked() == 0
            ? null
            : Differencing.of(here, there, tuples, events, same, classSize),
        views,
        learnt);
  }

  /** The events of one release by itself, as they are measured there. */
  private static int @Nullable [] events(Side side) {
    return side.table().schema().event().map(e -> side.codes(side.table().column(e))).orElse(null);
  }

  private static void requireMemory(TwoReleases releases, Resources resources) {
    long rows = (long) releases.release().rows() + releases.earlier().rows();
    long least = releases.release().bytes() + releases.earlier().bytes() + BYTES_OF_ROW * rows;
    if (resources.memory() < least) {
      throw new MemoryShortage(
          "holding " + rows + " rows of two releases against each other",
          2 * least,
          resources.memory());
    }
  }

  /**
   * Whether two releases hold the same rows: in all columns that were read of both, patient keys
   * among them, in any order.
   *
   * @param releases the two releases
   * @return false when the earlier release lacks a column that was read of this one
   */
  public static boolean sameContent(TwoReleases releases) {
    Table here = releases.releaseAsRead();
    Table there = releases.earlierAsRead();
    List<String> columns = releases.all();
    boolean all =
        here.columns().stream()
            .filter(c -> c.spec().role() != Role.OTHER && c.spec().role() != Role.UNDECIDED)
            .filter(Column::encoded)
            .allMatch(c -> columns.contains(c.spec().name()));
    if (here.rows() != there.rows() || columns.isEmpty() || !all) {
      return false;
    }
    int[] idsHere = new int[here.rows()];
    int[] idsThere = new int[there.rows()];
    int size = 1;
    for (String column : columns) {
      SharedCodes codes = SharedCodes.of(column, here, there);
      PairIds ids = new PairIds(size);
      int[] codesHere = codes.hereByRow(here.rows());
      int[] codesThere = codes.thereByRow(there.rows());
      for (int row = 0; row < idsHere.length; row++) {
        idsHere[row] = ids.id(idsHere[row], codesHere[row]);
        idsThere[row] = ids.id(idsThere[row], codesThere[row]);
      }
      size = ids.size();
    }
    int[] counts = PairIds.counts(idsHere, size);
    for (int id : idsThere) {
      if (--counts[id] < 0) {
        return false;
      }
    }
    return true;
  }
}
