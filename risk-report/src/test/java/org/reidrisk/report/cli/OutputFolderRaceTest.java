package org.reidrisk.report.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that are moved into place while an interrupted process throws them away. */
class OutputFolderRaceTest {
  @TempDir Path folder;

  @Test
  void discardingBesideFinishing_neverLeavesHalf() throws IOException, InterruptedException {
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      Path out = folder.resolve("out" + i);
      OutputFolder results = OutputFolder.open(out, false);
      results.write(OutputFolder.RECORD, "{\"format\":\"reidrisk\"}".getBytes(UTF_8));
      results.write(OutputFolder.REPORT, new byte[1000]);
      CountDownLatch go = new CountDownLatch(1);
      Thread other =
          new Thread(
              () -> {
                go.countDown();
                results.close();
              });
      other.start();
      assertThat(go.await(10, TimeUnit.SECONDS)).isTrue();
      TimeUnit.MICROSECONDS.sleep(random.nextInt(200));
      try {
        results.finish();
      } catch (Failure discarded) {
        assertThat(discarded.code()).isEqualTo("cannot-write");
      }
      other.join();
      if (Files.exists(out)) {
        try (Stream<Path> entries = Files.list(out)) {
          assertThat(entries).hasSize(2);
        }
      }
    }
  }
}
