package org.reidrisk.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ProcessMeterTest {
  /** Works for a while, so that either way of looking sees it. */
  private static final List<String> WORK =
      List.of(
          "sh",
          "-c",
          "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; echo done; echo oh >&2; exit 3");

  @TempDir private Path folder;

  @Test
  void run_measuresWithWhatIsThere() throws IOException {
    check(ProcessMeter.of(folder).run(WORK));
  }

  @Test
  void run_measuresWithoutGnuTime() throws IOException {
    check(ProcessMeter.withoutGnuTime(folder).run(WORK));
  }

  @Test
  void seconds_readsBothSpellings() {
    assertThat(ProcessMeter.seconds("1.25")).isEqualTo(1.25);
    assertThat(ProcessMeter.seconds("2m1.500s")).isEqualTo(121.5);
    assertThat(ProcessMeter.seconds("0m0.000000s")).isEqualTo(0, offset(1e-9));
  }

  private static void check(ProcessMeter.Run run) {
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.output()).isEqualTo("done\n");
    assertThat(run.errors()).isEqualTo("oh\n");
    assertThat(run.usage().wallSeconds()).isBetween(0.01, 60.0);
    assertThat(run.usage().cpuSeconds()).isBetween(0.01, 60.0);
    assertThat(run.usage().peakMebibytes()).isBetween(0.1, 100.0);
    assertThat(run.othersShare()).isBetween(0.0, 2.0);
  }
}
