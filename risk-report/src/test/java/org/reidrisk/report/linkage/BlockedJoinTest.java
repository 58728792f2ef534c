package org.reidrisk.report.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The join against all pairs, for classes and intervals as no rule would make them. */
class BlockedJoinTest {
  private static Comparison comparison(Random random, int classes, boolean any, int held) {
    int[] classOfCode = new int[classes + 2];
    for (int code = 1; code <= classes; code++) {
      classOfCode[code] = code;
    }
    classOfCode[classes + 1] = Comparison.NOTHING;
    Comparison.Builder builder = new Comparison.Builder(classOfCode, classes, any, held);
    for (int code = 1; code <= held; code++) {
      List<Integer> ends = new ArrayList<>();
      int at = 1 + random.nextInt(classes);
      while (at <= classes && ends.size() < 6) {
        int last = Math.min(classes, at + random.nextInt(3));
        ends.add(at);
        ends.add(last);
        at = last + 2 + random.nextInt(classes);
      }
      switch (random.nextInt(5)) {
        case 0 -> builder.none(code);
        case 1 -> builder.one(code, ends.get(0));
        case 2 -> builder.unread(code);
        default ->
            builder.many(code, ends.stream().mapToInt(Integer::intValue).toArray(), ends.size());
      }
    }
    return builder.build();
  }

  private static boolean slowly(Comparison comparison, int held, int released) {
    for (int at = comparison.start(held); at < comparison.start(held + 1); at += 2) {
      if (comparison.bounds()[at] <= released && released <= comparison.bounds()[at + 1]) {
        return true;
      }
    }
    return false;
  }

  @Test
  void compatibleRows_asAllPairsSay() {
    Random random = new Random(3);
    int furtherTrees = 0;
    long found = 0;
    for (int round = 0; round < 150; round++) {
      int columns = random.nextInt(5);
      int rows = random.nextInt(round % 2 == 0 ? 150 : 30);
      int heldRows = random.nextInt(round % 2 == 0 ? 80 : 500);
      boolean any = random.nextInt(3) > 0;
      int patients = 1 + random.nextInt(60);
      Comparison[] comparisons = new Comparison[columns];
      int[][] released = new int[columns][rows];
      int[][] held = new int[columns][heldRows];
      int[] heldCodes = new int[columns];
      for (int i = 0; i < columns; i++) {
        int classes = 1 + random.nextInt(12);
        heldCodes[i] = 1 + random.nextInt(12);
        comparisons[i] = comparison(random, classes, any, heldCodes[i]);
        for (int row = 0; row < rows; row++) {
          int code = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(classes + 1);
          released[i][row] = comparisons[i].releaseClass(code);
        }
        for (int row = 0; row < heldRows; row++) {
          int code = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(heldCodes[i]);
          held[i][row] = comparisons[i].heldClass(code);
        }
      }
      int[] patientOfRow = new int[rows];
      Arrays.setAll(patientOfRow, row -> random.nextInt(patients + 1) - 1);
      BlockedJoin join =
          new BlockedJoin(comparisons, released, patientOfRow, patients, held, heldRows);
      furtherTrees += join.furtherTrees();
      for (int h = 0; h < heldRows; h++) {
        List<Integer> expected = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
          boolean goes = patientOfRow[row] >= 0;
          for (int i = 0; i < columns; i++) {
            boolean pair =
                released[i][row] != Comparison.NOTHING
                    && slowly(comparisons[i], held[i][h], released[i][row]);
            assertThat(
                    released[i][row] != Comparison.NOTHING
                        && comparisons[i].goesWith(held[i][h], released[i][row]))
                .isEqualTo(pair);
            goes &= pair;
          }
          if (goes) {
            expected.add(row);
          }
        }
        List<Integer> rowsFound = new ArrayList<>();
        join.compatibleRows(h, rowsFound::add);
        assertThat(rowsFound).containsExactlyInAnyOrderElementsOf(expected);
        found += expected.size();
      }
    }
    assertThat(furtherTrees).isGreaterThan(10);
    assertThat(found).isGreaterThan(10_000);
  }
}
