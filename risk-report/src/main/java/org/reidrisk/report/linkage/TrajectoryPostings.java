package org.reidrisk.report.linkage;

/** For each value the patients who have it. */
final class TrajectoryPostings {
  private final int[] start;
  private final int[] people;

  private TrajectoryPostings(int[] start, int[] people) {
    this.start = start;
    this.people = people;
  }

  static TrajectoryPostings of(TrajectoryValues values) {
    int most = -1;
    int entries = values.to(values.people() - 1);
    for (int i = 0; i < entries; i++) {
      most = Math.max(most, values.code(i));
    }
    int[] start = new int[most + 2];
    for (int i = 0; i < entries; i++) {
      start[values.code(i) + 1]++;
    }
    for (int code = 0; code <= most; code++) {
      start[code + 1] += start[code];
    }
    int[] next = start.clone();
    int[] people = new int[entries];
    for (int p = 0; p < values.people(); p++) {
      for (int i = values.from(p); i < values.to(p); i++) {
        people[next[values.code(i)]++] = p;
      }
    }
    return new TrajectoryPostings(start, people);
  }

  int from(int code) {
    return code + 1 >= start.length ? 0 : start[code];
  }

  int to(int code) {
    return code + 1 >= start.length ? 0 : start[code + 1];
  }

  int person(int place) {
    return people[place];
  }
}
