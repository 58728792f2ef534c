package org.reidrisk.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.reidrisk.Progress.Stage;

class ProgressLineTest {
  private static final long MILLISECOND = 1_000_000L;

  /** A start that is no round number, as the clock of a machine has it. */
  private final AtomicLong now = new AtomicLong(-987_654_321L);

  private final StringWriter screen = new StringWriter();

  private ProgressLine line(boolean shown) {
    return new ProgressLine(new PrintWriter(screen), shown, now::get);
  }

  private void pass(long milliseconds) {
    now.addAndGet(milliseconds * MILLISECOND);
  }

  /** What was written since the last call. */
  private String written() {
    String text = screen.toString();
    screen.getBuffer().setLength(0);
    return text;
  }

  @Test
  void nobodyLooks_nothingIsWritten() {
    try (ProgressLine line = line(false)) {
      pass(5000);
      line.at(Stage.READ, 10, 100, 3);
      line.at(Stage.MEASURE, 1, 2, 3);
    }
    assertThat(written()).isEmpty();
  }

  @Test
  void aRunOfLessThanASecond_writesNothing() {
    try (ProgressLine line = line(true)) {
      for (int i = 0; i < 9; i++) {
        pass(111);
        line.at(Stage.READ, i, 100, i);
      }
    }
    assertThat(written()).isEmpty();
  }

  @Test
  void afterASecond_fiveTimesASecondAtMost() {
    ProgressLine line = line(true);
    pass(1000);
    line.at(Stage.READ, 1, 100, 1);
    assertThat(written()).isNotEmpty();
    pass(199);
    line.at(Stage.READ, 2, 100, 2);
    line.at(Stage.MEASURE, 0, 1, 2);
    assertThat(written()).isEmpty();
    pass(1);
    line.at(Stage.READ, 3, 100, 3);
    assertThat(written()).isNotEmpty();
  }

  @Test
  void reading_tellsShareRowsAndSpeed() {
    ProgressLine line = line(true);
    pass(2000);
    line.at(Stage.READ, 50_000_000, 200_000_000, 1_234_567);
    assertThat(written()).isEqualTo("\rreidrisk: reading 25 %, 1,234,567 rows, 25 MB/s");
  }

  @Test
  void reading_withoutAKnownSize_leavesTheShareOut() {
    ProgressLine line = line(true);
    pass(4000);
    line.at(Stage.READ, 8_000_000, 0, 1000);
    assertThat(written()).isEqualTo("\rreidrisk: reading, 1,000 rows, 2 MB/s");
  }

  @Test
  void aFileThatGrewWhileReading_isNeverMoreThanWhole() {
    ProgressLine line = line(true);
    pass(1000);
    line.at(Stage.READ, 300, 200, 1);
    assertThat(written()).contains(" 100 %,");
  }

  @Test
  void aFileOfManyTerabytes_keepsItsShare() {
    ProgressLine line = line(true);
    pass(1000);
    line.at(Stage.READ, 1L << 55, 1L << 56, 1);
    assertThat(written()).contains(" 50 %,");
  }

  @Test
  void laterStages_tellRowsAndSets() {
    ProgressLine line = line(true);
    pass(1000);
    line.at(Stage.GROUP, 0, 1, 5000);
    assertThat(written()).isEqualTo("\rreidrisk: grouping 5,000 rows");
    pass(1000);
    line.at(Stage.MEASURE, 1, 3, 5000);
    assertThat(written()).startsWith("\rreidrisk: measuring 5,000 rows, set 2 of 3");
  }

  @Test
  void aShorterText_blanksTheLongerOne() {
    ProgressLine line = line(true);
    pass(1000);
    line.at(Stage.READ, 1, 2, 1_000_000_000);
    String longer = written();
    pass(1000);
    line.at(Stage.GROUP, 0, 1, 1);
    String shorter = written();
    assertThat(shorter.stripTrailing()).isEqualTo("\rreidrisk: grouping 1 rows");
    assertThat(shorter).hasSameSizeAs(longer);
    pass(1000);
    line.at(Stage.GROUP, 0, 1, 1);
    assertThat(written()).isEqualTo("\rreidrisk: grouping 1 rows");
  }

  @Test
  void close_wipesTheLineOnce() {
    ProgressLine line = line(true);
    pass(1000);
    line.at(Stage.GROUP, 0, 1, 7);
    int width = written().length() - 1;
    line.close();
    assertThat(written()).isEqualTo("\r" + " ".repeat(width) + "\r");
    line.close();
    assertThat(written()).isEmpty();
  }

  @Test
  void whateverIsHeard_onlyWordsAndNumbersAreShown() {
    List<Stage> stages = List.of(Stage.values());
    Random random = new Random(7);
    ProgressLine line = line(true);
    pass(1000);
    for (int i = 0; i < 500; i++) {
      Stage stage = stages.get(random.nextInt(stages.size()));
      line.at(stage, random.nextInt(1000), random.nextInt(1000), random.nextInt());
      assertThat(written())
          .matches(
              "\rreidrisk: (reading|encoding|grouping|measuring|linking)[-0-9,% ]*[a-z0-9, MB/]*");
      pass(200);
    }
  }
}
