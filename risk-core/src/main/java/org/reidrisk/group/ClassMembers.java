package org.reidrisk.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.reidrisk.Resources;
import org.reidrisk.table.Table;

/**
 * The distinct persons of each class: those of class c are {@code persons} from {@code start[c]},
 * {@code count[c]} of them, in no order. Rows without a person are left out.
 */
final class ClassMembers {
  private final int[] start;
  private final int[] persons;
  private final int[] count;

  private ClassMembers(int[] start, int[] persons, Resources resources) {
    this.start = start;
    this.persons = persons;
    this.count = new int[start.length - 1];
    int classes = count.length;
    int tasks = resources.threads() == 1 ? 1 : 8 * resources.threads();
    List<Callable<Integer>> work = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= tasks; i++) {
      int from = first;
      int to = i == tasks ? classes : classAt((long) start[classes] * i / tasks, from);
      work.add(() -> count(from, to));
      first = to;
    }
    resources.inParallel(work);
  }

  /** The first class from a given one that begins behind so many rows. */
  private int classAt(long rowsBefore, int from) {
    int c = from;
    while (c < count.length && start[c] < rowsBefore) {
      c++;
    }
    return c;
  }

  private int count(int from, int to) {
    PatientSet set = new PatientSet();
    for (int c = from; c < to; c++) {
      int size = start[c + 1] - start[c];
      count[c] = size == 0 ? 0 : set.distinct(persons, start[c], size);
    }
    return 0;
  }

  /** The patients of a table in its own classes. */
  static ClassMembers of(EquivalenceClasses classes, Resources resources) {
    int[] order = classes.order();
    int[] persons = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      persons[i] = classes.table().patient(order[i]);
    }
    return new ClassMembers(classes.start(), persons, resources);
  }

  /** The persons of a table whose rows were given classes; rows without a class are left out. */
  static ClassMembers of(Table table, int[] classOfRow, int classes, Resources resources) {
    int[] start = new int[classes + 1];
    for (int c : classOfRow) {
      if (c != ClassIndex.ABSENT) {
        start[c + 1]++;
      }
    }
    for (int c = 0; c < classes; c++) {
      start[c + 1] += start[c];
    }
    int[] next = Arrays.copyOf(start, classes);
    int[] persons = new int[start[classes]];
    for (int row = 0; row < classOfRow.length; row++) {
      int c = classOfRow[row];
      if (c != ClassIndex.ABSENT) {
        persons[next[c]++] = table.patient(row);
      }
    }
    return new ClassMembers(start, persons, resources);
  }

  int classes() {
    return count.length;
  }

  int start(int c) {
    return start[c];
  }

  int count(int c) {
    return count[c];
  }

  int person(int place) {
    return persons[place];
  }

  int[] counts() {
    return count;
  }
}
