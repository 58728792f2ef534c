package org.reidrisk.report.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reidrisk.record.AssessmentJson;

/**
 * A run that is killed at any moment leaves no half results and no patient keys. {@code
 * scripts/kill-at-random.sh} does the same fifty times.
 */
class KilledRunIT {
  private static final int ROWS = 200_000;
  private static final String FORMER = "2026-01-01";
  private static final String LATER = "2026-01-02";

  /** So little memory that patient keys wait in the temporary folder. */
  private static final String MEMORY = "-Xmx48m";

  private static final String POLICY =
      """
      reidrisk: 1
      release: {id: killed, tier: controlled}
      table: {patient: PatientID}
      columns:
        Sex: {role: quasi-identifier}
        Site: {role: quasi-identifier}
        Finding: {role: sensitive}
        Note: {role: other}
      limits: {preset: controlled-low}
      """;

  @TempDir Path folder;

  private Path results;
  private Path keys;
  private Path out;

  /** Rows become longer, so that more of them are expected than there are. */
  @BeforeEach
  void writeInputs() throws IOException {
    results = Files.createDirectory(folder.resolve("results"));
    keys = Files.createDirectory(folder.resolve("keys"));
    out = results.resolve("out");
    Files.writeString(folder.resolve("p.yaml"), POLICY);
    Random random = new Random(20);
    try (BufferedWriter csv = Files.newBufferedWriter(folder.resolve("e.csv"))) {
      csv.write("PatientID,Sex,Site,Finding,Note\n");
      for (int i = 0; i < ROWS; i++) {
        csv.write("P" + (100_000 + random.nextInt(ROWS / 2)) + (i % 2 == 0 ? ",F,s" : ",M,s"));
        csv.write(random.nextInt(9) + ",d" + random.nextInt(9) + ",");
        csv.write((i < ROWS / 3 ? "" : "n".repeat(120 + random.nextInt(50))) + "\n");
      }
    }
  }

  private Process start(String date) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            MEMORY,
            "-jar",
            System.getProperty("reidrisk.jar"),
            "assess",
            "e.csv",
            "--policy",
            "p.yaml",
            "--out",
            out.toString(),
            "--temp-dir",
            keys.toString(),
            "--as-of",
            date,
            "--threads",
            "2",
            "--quiet")
        .directory(folder.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(folder.resolve("stderr.txt").toFile())
        .start();
  }

  /** A run that nothing happens to; returns how many milliseconds it took. */
  private long run(String date) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process process = start(date);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(folder.resolve("stderr.txt")).isEmptyFile();
    assertThat(process.exitValue()).isIn(ExitCode.DONE, ExitCode.REJECTED);
    return (System.nanoTime() - began) / 1_000_000;
  }

  private static List<String> names(Path of) throws IOException {
    try (Stream<Path> entries = Files.list(of)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).sorted().toList();
    }
  }

  /** The results are those of one run as a whole, or not there. */
  private boolean isWhole() throws IOException {
    assertThat(names(keys)).isEmpty();
    if (!Files.exists(out)) {
      return false;
    }
    assertThat(names(out)).containsExactly(OutputFolder.RECORD, OutputFolder.REPORT);
    byte[] record = Files.readAllBytes(out.resolve(OutputFolder.RECORD));
    assertThat(AssessmentJson.read(record).data().rows()).isEqualTo(ROWS);
    String report = Files.readString(out.resolve(OutputFolder.REPORT), ISO_8859_1);
    assertThat(report).startsWith("%PDF-");
    assertThat(report.strip()).endsWith("%%EOF");
    return true;
  }

  private void deleteResults() throws IOException {
    for (String name : List.of(OutputFolder.RECORD, OutputFolder.REPORT)) {
      Files.deleteIfExists(out.resolve(name));
    }
    Files.deleteIfExists(out);
  }

  @Test
  void resultsAreWholeOrAbsent_andTheNextRunCleansUp() throws IOException, InterruptedException {
    long whole = run(FORMER);
    assertThat(isWhole()).isTrue();
    Random random = new Random(8);
    List<Double> moments = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      moments.add((i + random.nextDouble()) / 8);
    }
    for (int i = 0; i < 3; i++) {
      moments.add((i + random.nextDouble()) / 3);
    }
    for (int i = 0; i < moments.size(); i++) {
      boolean hasFormer = i % 2 == 0 && Files.exists(out);
      if (!hasFormer) {
        deleteResults();
      }
      Process process = start(LATER);
      boolean ended = process.waitFor((long) (moments.get(i) * whole), TimeUnit.MILLISECONDS);
      if (i < 8) {
        process.destroyForcibly();
      } else {
        process.destroy();
      }
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(isWhole() || !ended).isTrue();
      // Between moving the former results away and the new ones in, they are kept aside.
      boolean aside = names(results).stream().anyMatch(name -> name.startsWith(".out.old-"));
      assertThat(Files.exists(out) || aside || !hasFormer).isTrue();
    }
    // As if one more had been killed by a machine that was switched off.
    Path left = Files.createDirectory(results.resolve(".out.tmp-999999999999"));
    Files.writeString(left.resolve(OutputFolder.RECORD), "{");
    run(LATER);
    assertThat(isWhole()).isTrue();
    assertThat(names(results)).containsExactly("out");
  }
}
