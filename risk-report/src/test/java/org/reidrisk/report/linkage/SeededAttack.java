package org.reidrisk.report.linkage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.reidrisk.policy.ComparisonRule;
import org.reidrisk.policy.JoinColumn;

/**
 * Small tables and what to make of them, from a seed: two or three compared columns, people and
 * patients with several rows, repeated rows, missing cells and keys, a truth that does not cover.
 */
final class SeededAttack {
  private static final List<String> RELEASE = List.of("id", "a", "b", "c");
  private static final List<String> HELD = List.of("person", "x", "y", "z");

  private final RuleCase a;
  private final RuleCase b;
  private final boolean anyA;
  private final boolean anyB;
  private final boolean third;
  private final boolean anyC;
  private final boolean patientKey;
  private final boolean personKey;
  private final boolean membershipKnown;
  private final List<List<String>> release = new ArrayList<>();
  private final List<List<String>> held = new ArrayList<>();
  private final @Nullable Map<String, String> truth;

  SeededAttack(long seed, RuleCase a, RuleCase b) {
    Random random = new Random(seed * 31 + a.name().hashCode() * 7L + b.name().hashCode());
    this.a = a;
    this.b = b;
    this.anyA = random.nextInt(3) == 0;
    this.anyB = random.nextInt(3) == 0;
    this.third = random.nextInt(3) > 0;
    this.anyC = random.nextBoolean();
    this.patientKey = random.nextInt(5) > 0;
    this.personKey = random.nextInt(5) > 0;
    this.membershipKnown = random.nextBoolean();
    double missing = random.nextInt(3) * 0.12;
    int patients = 1 + random.nextInt(14);
    for (int i = random.nextInt(45); i >= 0; i--) {
      release.add(row(random, missing, "P" + random.nextInt(patients), a.released(), b.released()));
    }
    int people = 1 + random.nextInt(12);
    for (int i = random.nextInt(35); i >= 0; i--) {
      held.add(row(random, missing, "H" + random.nextInt(people), a.held(), b.held()));
    }
    repeat(random, release);
    repeat(random, held);
    this.truth = patientKey && personKey && random.nextInt(4) > 0 ? truth(random, patients) : null;
  }

  private static List<String> row(
      Random random, double missing, String key, List<String> first, List<String> second) {
    List<String> row = new ArrayList<>();
    row.add(random.nextInt(20) == 0 ? "" : key);
    row.add(cell(random, missing, first));
    row.add(cell(random, missing, second));
    row.add(cell(random, missing, List.of("F", "M")));
    return row;
  }

  private static String cell(Random random, double missing, List<String> values) {
    return random.nextDouble() < missing ? "" : values.get(random.nextInt(values.size()));
  }

  private static void repeat(Random random, List<List<String>> rows) {
    for (int i = random.nextInt(4); i > 0; i--) {
      rows.add(rows.get(random.nextInt(rows.size())));
    }
    Collections.shuffle(rows, random);
  }

  private @Nullable Map<String, String> truth(Random random, int patients) {
    Map<String, String> named = new HashMap<>();
    boolean fits = false;
    for (int i = 0; i < 12; i++) {
      if (random.nextInt(4) > 0) {
        String patient = "P" + random.nextInt(patients + 2);
        named.put("H" + i, patient);
        fits |= release.stream().anyMatch(row -> row.get(0).equals(patient));
      }
    }
    // A truth that fits no patient at all is refused, which another test sees to.
    return fits ? named : null;
  }

  private List<JoinColumn> joins() {
    List<JoinColumn> joins = new ArrayList<>();
    joins.add(a.join("a", "x", anyA));
    joins.add(b.join("b", "y", anyB));
    if (third) {
      joins.add(
          SmallAttack.rule("c", "z", ComparisonRule.EXACT, "", "", JoinColumn.Unit.ONE, anyC));
    }
    return joins;
  }

  /** What the definitions say when a column of the release is left out, or read otherwise. */
  NaiveLinkage.Result expected(String column, @Nullable BiPredicate<String, String> instead) {
    List<NaiveLinkage.Pair> pairs = new ArrayList<>();
    for (NaiveLinkage.Pair pair : pairs(false)) {
      boolean changed = RELEASE.get(pair.release()).equals(column);
      if (changed && instead != null) {
        pairs.add(new NaiveLinkage.Pair(pair.release(), pair.held(), pair.any(), instead));
      } else if (!changed) {
        pairs.add(pair);
      }
    }
    return result(pairs, NaiveLinkage.Bug.NONE);
  }

  /** What the definitions say, or a mistaken reading of them. */
  NaiveLinkage.Result expected(NaiveLinkage.Bug bug) {
    return result(pairs(bug == NaiveLinkage.Bug.TOLERANCE_EXCLUSIVE), bug);
  }

  private List<NaiveLinkage.Pair> pairs(boolean exclusive) {
    List<NaiveLinkage.Pair> pairs = new ArrayList<>();
    pairs.add(new NaiveLinkage.Pair(1, 1, anyA, a.naive(exclusive)));
    pairs.add(new NaiveLinkage.Pair(2, 2, anyB, b.naive(exclusive)));
    if (third) {
      pairs.add(new NaiveLinkage.Pair(3, 3, anyC, String::equals));
    }
    return pairs;
  }

  private NaiveLinkage.Result result(List<NaiveLinkage.Pair> pairs, NaiveLinkage.Bug bug) {
    return new NaiveLinkage(release, patientKey ? 0 : -1, held, personKey ? 0 : -1, pairs, bug)
        .run(truth, membershipKnown);
  }

  /** The same tables as files, in another order of rows for each order. */
  SmallAttack attack(int order) {
    List<List<String>> releaseRows = new ArrayList<>(release);
    List<List<String>> heldRows = new ArrayList<>(held);
    if (order > 0) {
      Collections.shuffle(releaseRows, new Random(order));
      Collections.shuffle(heldRows, new Random(order + 1));
    }
    SmallAttack attack =
        new SmallAttack()
            .file("release.csv", SmallAttack.csv(RELEASE, releaseRows))
            .file("held.csv", SmallAttack.csv(HELD, heldRows))
            .patient(patientKey ? "id" : null)
            .person(personKey ? "person" : null)
            .membershipKnown(membershipKnown)
            .format("a", a.format())
            .format("b", b.format())
            .threads(1 + order);
    a.files().forEach(attack::file);
    b.files().forEach(attack::file);
    joins().forEach(attack::join);
    if (truth != null) {
      List<List<String>> rows = new ArrayList<>();
      truth.forEach((person, patient) -> rows.add(List.of(person, patient)));
      attack.file("truth.csv", SmallAttack.csv(List.of("who", "is"), rows));
      attack.truth("truth.csv", "who", "is");
    }
    return attack;
  }
}
