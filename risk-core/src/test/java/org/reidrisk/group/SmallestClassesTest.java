package org.reidrisk.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reidrisk.table.SplitMix64;

/** The smallest class of each patient, as a map of numbers knows it. */
class SmallestClassesTest {
  private static final List<Integer> SIZES =
      List.of(1, 2, 3, 7, 253, 254, 255, 256, 257, 511, 1023, 1024, 1025, 70_000, 1 << 30);

  private final Map<Integer, Integer> smallest = new HashMap<>();

  private void add(SmallestClasses classes, int patient, int size) {
    classes.add(patient, size);
    smallest.merge(patient, size, Math::min);
  }

  private void check(SmallestClasses classes) {
    Map<Integer, Long> expected = new TreeMap<>();
    smallest.values().forEach(size -> expected.merge(size, 1L, Long::sum));
    assertThat(classes.counts().counts()).isEqualTo(expected);
  }

  @Test
  void nobody() {
    check(new SmallestClasses(0));
    check(new SmallestClasses(200));
  }

  @Test
  void twoSizesInEitherOrder() {
    int patient = 0;
    SmallestClasses classes = new SmallestClasses(SIZES.size() * SIZES.size());
    for (int first : SIZES) {
      for (int second : SIZES) {
        add(classes, patient, first);
        add(classes, patient++, second);
      }
    }
    check(classes);
  }

  @Test
  void mergedInEitherOrder() {
    int patients = SIZES.size() * SIZES.size();
    SmallestClasses one = new SmallestClasses(patients);
    SmallestClasses other = new SmallestClasses(patients);
    SmallestClasses empty = new SmallestClasses(patients);
    int patient = 0;
    for (int first : SIZES) {
      for (int second : SIZES) {
        add(one, patient, first);
        add(other, patient++, second);
      }
    }
    SmallestClasses merged = new SmallestClasses(patients);
    merged.addAll(empty);
    merged.addAll(other);
    merged.addAll(one);
    merged.addAll(empty);
    check(merged);
    one.addAll(other);
    check(one);
  }

  @Test
  void patientsAtTheEdgesOfWords() {
    SmallestClasses classes = new SmallestClasses(130);
    for (int patient : new int[] {0, 63, 64, 127, 128, 129}) {
      add(classes, patient, 1);
    }
    add(classes, 62, 300);
    add(classes, 65, 2);
    check(classes);
  }

  @Test
  void seededClasses_severalThreads() {
    SplitMix64 random = new SplitMix64(255);
    for (int round = 0; round < 300; round++) {
      smallest.clear();
      int patients = random.between(1, 400);
      List<SmallestClasses> threads = new ArrayList<>();
      for (int t = random.between(1, 4); t > 0; t--) {
        SmallestClasses classes = new SmallestClasses(patients);
        threads.add(classes);
        for (int i = random.below(1500); i > 0; i--) {
          int size = random.chance(0.5) ? random.oneOf(SIZES) : random.between(1, 600);
          add(classes, random.below(patients), size);
        }
      }
      SmallestClasses all = threads.get(0);
      threads.subList(1, threads.size()).forEach(all::addAll);
      check(all);
    }
  }
}
