package org.reidrisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory that runs out on a thread is told even when there is none left to tell it with. */
class LostMemoryTest {
  private static volatile Object[] hog = new Object[0];
  private static volatile Thread first = Thread.currentThread();

  /** The other program: ends with 0 when the loss was told. */
  public static void main(String[] arguments) {
    Callable<Integer> dies =
        () -> {
          first = Thread.currentThread();
          OutOfMemoryError last = new OutOfMemoryError();
          Object[] head = new Object[0];
          for (int size = 1 << 22; size > 0; ) {
            try {
              Object[] next = new Object[size];
              next[0] = head;
              head = next;
              hog = head;
            } catch (OutOfMemoryError e) {
              last = e;
              size /= 2;
            }
          }
          throw last;
        };
    Thread main = first;
    Callable<Integer> lives =
        () -> {
          while (first.equals(main) || first.isAlive()) {
            Thread.onSpinWait();
          }
          hog = new Object[0];
          return 1;
        };
    int told = 1;
    try {
      Resources.modest().withThreads(2).inParallel(List.of(dies, lives));
    } catch (OutOfMemoryError expected) {
      told = 0;
    }
    System.exit(told + hog.length);
  }

  @Test
  void aPieceThatWasLost_isNoResult(@TempDir Path folder) throws IOException, InterruptedException {
    File said = folder.resolve("said.txt").toFile();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-cp",
                place(Resources.class) + File.pathSeparator + place(LostMemoryTest.class),
                LostMemoryTest.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(said)
            .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(said).isEmpty();
  }

  private static String place(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
  }
}
