package org.reidrisk.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Resources;

/**
 * The candidate sets of patients for attackers who know several events of one patient.
 *
 * <p>A row is known by its full tuple of quasi-identifiers, static columns among them. Where the
 * schema names an event column, the rows of one patient that share its value are one event; a row
 * without event value is an event of its own, as is every row without event column. An event is
 * known as a whole: it is the set of the different tuples of its rows, and two events are equal
 * when these sets are. A patient's trajectory is the multiset of their events: two equal events are
 * two. Rows without patient key are left out; without a patient key every row is a patient with one
 * event. The definitions are those of "Adversary power", after El Emam and Arbuckle.
 *
 * <p>A power of one is less than that: one row's tuple is known, and the candidates are the
 * patients of its class, so that it is always the smallest class. Whoever has an equal event has
 * each of its tuples; so sizes never grow from a power of one to more events, to all of them, to
 * the complete trajectory.
 *
 * <p>An event that is known whole leaves no more candidates than its rows known one by one, each
 * for the price of an event: of the two readings it is the one that does not understate risk.
 *
 * <p>What is found depends neither on the order of rows nor on names of patients nor on threads.
 */
public final class Trajectories {
  /** Trajectories or kinds of events of one piece of work. */
  private static final int PIECE = 1 << 5;

  /**
   * Work that the searches for the worst events may take together; each trajectory has an equal
   * share, so that it does not matter who is searched first.
   */
  private static final long WORK = 1L << 31;

  /** Up to so many sets of events, all trajectories are searched together. */
  private static final long MOST_SETS = 1L << 29;

  private static final long LEAST_BUDGET = 1L << 12;
  private static final long MOST_BUDGET = 1L << 27;

  private final EquivalenceClasses classes;
  private final Resources resources;
  private final @Nullable DistinctTrajectories distinct;
  private @Nullable Contained contained;

  /** Who has which events, and for each trajectory how many patients have all its events. */
  private record Contained(PostingLists lists, int[] patients) {}

  private Trajectories(
      EquivalenceClasses classes, Resources resources, @Nullable DistinctTrajectories distinct) {
    this.classes = classes;
    this.resources = resources;
    this.distinct = distinct;
  }

  /**
   * Collects the events of each patient.
   *
   * @param classes the rows grouped by their quasi-identifiers
   * @param resources threads and memory; they change no figure
   * @return the trajectories
   * @throws org.reidrisk.MemoryShortage when the memory does not hold them
   * @throws IllegalStateException when the event column was skipped while reading
   */
  public static Trajectories of(EquivalenceClasses classes, Resources resources) {
    // Without a patient key every power is that of one row.
    return new Trajectories(
        classes,
        resources,
        classes.table().hasPatientKey()
            ? DistinctTrajectories.of(EventCounts.of(classes, resources))
            : null);
  }

  /**
   * The attacker knows the whole trajectory, and that there is nothing else: the candidates are the
   * patients whose events are equal.
   *
   * @return sizes known exactly
   */
  public CandidateSets complete() {
    if (distinct == null) {
      return ofOneEvent();
    }
    SizeCounts sizes = new SizeCounts();
    for (int t = 0; t < distinct.count(); t++) {
      sizes.add(distinct.patients(t), distinct.patients(t));
    }
    return CandidateSets.of(sizes, sizes);
  }

  /**
   * The attacker knows all events, but not that there are no others: the candidates are the
   * patients whose events contain them.
   *
   * @return sizes known exactly
   * @throws org.reidrisk.MemoryShortage when the memory does not suffice
   */
  public CandidateSets containment() {
    if (distinct == null) {
      return ofOneEvent();
    }
    int[] patients = contained(distinct).patients();
    return sets(distinct, patients, patients);
  }

  /**
   * The attacker knows some events, those that leave the fewest candidates: the patients whose
   * events contain these. Of one event only one row's tuple is known.
   *
   * <p>A patient whose search takes too long is between two bounds: the size when all events are
   * known, and the smallest size that was seen. What is too long depends on all trajectories, not
   * on their order.
   *
   * @param events how many events are known, at least 1; of patients with fewer all are known
   * @return sizes, for one event known exactly
   * @throws IllegalArgumentException when no event is known
   * @throws org.reidrisk.MemoryShortage when the memory does not suffice
   */
  public CandidateSets worst(int events) {
    requireEvents(events);
    if (distinct == null || events == 1) {
      return ofOneEvent();
    }
    if (SharedSearch.sets(distinct, events, MOST_SETS + 1) <= MOST_SETS) {
      return worstOfAll(events);
    }
    long share = WORK / Math.max(1, distinct.count());
    return worstOfEach(events, Math.max(LEAST_BUDGET, Math.min(MOST_BUDGET, share)));
  }

  private static void requireEvents(int events) {
    if (events < 1) {
      throw new IllegalArgumentException("at least one event is known");
    }
  }

  /** The same, all trajectories together, whatever it takes. */
  CandidateSets worstOfAll(int events) {
    requireEvents(events);
    if (distinct == null || events == 1) {
      return ofOneEvent();
    }
    DistinctTrajectories all = distinct;
    Contained known = contained(all);
    PostingLists lists = known.lists();
    Queue<SharedSearch> searches =
        inPieces(
            all.eventKinds().count(),
            () -> new SharedSearch(lists, known.patients(), events),
            (search, kind) -> search.search(kind, lists.mostCopies(kind)));
    int[] fewest = new int[all.count()];
    for (int t = 0; t < fewest.length; t++) {
      fewest[t] = Integer.MAX_VALUE;
      for (SharedSearch search : searches) {
        fewest[t] = Math.min(fewest[t], search.fewest()[t]);
      }
    }
    return sets(all, fewest, fewest);
  }

  /** The same, each trajectory for itself with a given budget. */
  CandidateSets worstOfEach(int events, long budget) {
    requireEvents(events);
    if (distinct == null || events == 1) {
      return ofOneEvent();
    }
    DistinctTrajectories all = distinct;
    Contained known = contained(all);
    KindDigests digests = new KindDigests(classes, all.eventKinds());
    int[] least = new int[all.count()];
    int[] most = new int[all.count()];
    inPieces(
        all.count(),
        () -> new WorstEvents(known.lists(), digests, events, budget),
        (search, t) -> {
          int containment = known.patients()[t];
          boolean allKnown = all.events(t) <= events;
          most[t] = allKnown ? containment : search.fewest(t, containment);
          least[t] = allKnown || !search.stopped() ? most[t] : containment;
        });
    return sets(all, least, most);
  }

  private CandidateSets ofOneEvent() {
    return CandidateSets.exactly(classes.sizes(Unit.PATIENT).units());
  }

  private static CandidateSets sets(DistinctTrajectories all, int[] least, int[] most) {
    SizeCounts byLeast = new SizeCounts();
    SizeCounts byMost = new SizeCounts();
    for (int t = 0; t < all.count(); t++) {
      byLeast.add(least[t], all.patients(t));
      byMost.add(most[t], all.patients(t));
    }
    return CandidateSets.of(byLeast, byMost);
  }

  /** Found when it is first needed; the complete trajectory needs none of it. */
  private synchronized Contained contained(DistinctTrajectories all) {
    if (contained == null) {
      PostingLists lists = PostingLists.of(all, resources);
      int[] patients = new int[all.count()];
      inPieces(
          all.count(),
          () -> new Containment(lists),
          (search, t) -> patients[t] = search.patients(t));
      contained = new Contained(lists, patients);
    }
    return contained;
  }

  /** What is done with one trajectory or kind of event. */
  @FunctionalInterface
  private interface Step<W> {
    void take(W worker, int item);
  }

  /** Takes all items; a worker is used by one thread at a time. Returns the workers. */
  private <W> Queue<W> inPieces(int items, Supplier<W> newWorker, Step<W> step) {
    Queue<W> idle = new ConcurrentLinkedQueue<>();
    List<Callable<Integer>> pieces = new ArrayList<>();
    for (int from = 0; from < items; from += PIECE) {
      int first = from;
      int end = Math.min(items, from + PIECE);
      pieces.add(
          () -> {
            W free = idle.poll();
            W worker = free == null ? newWorker.get() : free;
            for (int t = first; t < end; t++) {
              step.take(worker, t);
            }
            idle.add(worker);
            return first;
          });
    }
    resources.inParallel(pieces);
    return idle;
  }

  @Override
  public String toString() {
    return "Trajectories of "
        + classes.table().patients()
        + " patients: "
        + (distinct == null ? classes.classCount() : distinct.count())
        + " different ones";
  }
}
