package org.reidrisk.report.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reidrisk.Progress;
import org.reidrisk.Resources;

/** Moving all dates of a patient hides nobody whose intervals are their own. */
class ShiftedChestImagingTest {
  private static final Path RELEASE = Path.of("..", "datasets", "chest-imaging", "release.csv");
  private static final int PATIENT = 0;
  private static final int DATE = 7;
  private static final int STUDY = 10;

  @Test
  void commonShift_findsJustThoseWithIntervalsOfTheirOwn() throws IOException {
    Map<String, Map<String, Integer>> days = new LinkedHashMap<>();
    List<String> lines = Files.readAllLines(RELEASE);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", STUDY + 2);
      assertThat(cells[STUDY]).matches("[0-9.]{20,64}");
      int day = (int) LocalDate.parse(cells[DATE], DateTimeFormatter.BASIC_ISO_DATE).toEpochDay();
      days.computeIfAbsent(cells[PATIENT], p -> new TreeMap<>()).put(cells[STUDY], day);
    }
    List<int[]> byPatient = new ArrayList<>();
    days.values()
        .forEach(d -> byPatient.add(d.values().stream().mapToInt(Integer::intValue).toArray()));
    assertThat(byPatient).hasSize(8450);
    ShiftedCopy copy = ShiftedCopy.of(byPatient, new Random(11));
    long[][] told = new long[byPatient.size()][];
    TrajectoryAttack.run(
        copy.join(),
        TrajectoryPower.COMPLETE,
        copy.truth(),
        Progress.Stage.MEASURE,
        Resources.modest().withThreads(2),
        (target, candidates, only, containsTruth) -> {
          assertThat(containsTruth).isTrue();
          told[target] = new long[] {candidates, only};
        });
    assertThat(copy.check(Arrays.asList(told))).isGreaterThan(2000);
  }
}
