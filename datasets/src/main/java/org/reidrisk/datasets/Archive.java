package org.reidrisk.datasets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/**
 * Everything that happened: the population's people, each with all their studies in order of time,
 * and who of them is in the release.
 */
final class Archive {
  private final long seed;
  private final List<List<Study>> studiesByPerson = new ArrayList<>();
  private final List<Integer> released;
  private final Set<Integer> releasedSet;

  Archive(long seed, int people, int patients) {
    this.seed = seed;
    StudyMaker maker = new StudyMaker(new ScannerFleet());
    for (int number = 0; number < people; number++) {
      studiesByPerson.add(studiesOf(number, maker));
    }
    List<Integer> drawn = new ArrayList<>();
    for (int number = 0; number < people; number++) {
      drawn.add(number);
    }
    random("release").shuffle(drawn);
    released = List.copyOf(drawn.subList(0, patients));
    releasedSet = new HashSet<>(released);
  }

  private List<Study> studiesOf(int number, StudyMaker maker) {
    SeededRandom random = SeededRandom.of(seed, "person", number);
    Person person = Person.invent(number, random);
    List<Study> studies = new ArrayList<>();
    for (Visit visit : CarePlanner.plan(person, random)) {
      studies.add(maker.make(person, visit, studies.isEmpty(), random));
    }
    studies.sort(Comparator.comparing(Study::day).thenComparingInt(Study::secondOfDay));
    return List.copyOf(studies);
  }

  /** Opens the random stream of one purpose. */
  SeededRandom random(String purpose) {
    return SeededRandom.of(seed, purpose);
  }

  /** Returns how many people there are; they are numbered from 0. */
  int people() {
    return studiesByPerson.size();
  }

  /** Returns a person's studies in order of time. */
  List<Study> studies(int person) {
    return studiesByPerson.get(person);
  }

  /** Returns the released people in the order of their pseudonyms. */
  List<Integer> released() {
    return released;
  }

  /** Returns whether a person is in the release. */
  boolean isReleased(int person) {
    return releasedSet.contains(person);
  }

  /** Returns the pseudonym of the released person at a position of {@link #released()}. */
  static String pseudonym(int position) {
    return "CHX-" + Digits.padded(position + 1L, 6);
  }

  /** Returns all people's numbers in a random order that belongs to one purpose. */
  List<Integer> shuffledPeople(String purpose) {
    List<Integer> order = new ArrayList<>();
    for (int person = 0; person < people(); person++) {
      order.add(person);
    }
    random(purpose).shuffle(order);
    return order;
  }
}
