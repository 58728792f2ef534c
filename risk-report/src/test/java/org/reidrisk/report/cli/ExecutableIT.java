package org.reidrisk.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed tool as users start it: a process with exit code, two streams and files. */
class ExecutableIT {
  private static final String POLICY =
      """
      reidrisk: 1
      release: {id: packed, tier: controlled}
      table: {patient: PatientID}
      columns: {Sex: {role: quasi-identifier}, Finding: {role: sensitive}}
      limits: {preset: controlled-low}
      """;

  @TempDir Path folder;

  private record Finished(int exitCode, String out, String err) {}

  private Finished run(Map<String, String> environment, List<String> jvm, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.add("-jar");
    command.add(System.getProperty("reidrisk.jar"));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "stdout", ".txt");
    Path err = Files.createTempFile(folder, "stderr", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Finished(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private void writeInputs() throws IOException {
    Files.writeString(folder.resolve("p.yaml"), POLICY);
    StringBuilder csv = new StringBuilder("PatientID,Sex,Finding\n");
    for (int i = 0; i < 40; i++) {
      csv.append("P").append(i).append(i % 2 == 0 ? ",F," : ",M,").append("d").append(i % 5);
      csv.append('\n');
    }
    Files.writeString(folder.resolve("e.csv"), csv);
  }

  @Test
  void help_isPrintedAndSucceeds() throws IOException, InterruptedException {
    Finished help = run(Map.of(), List.of(), "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("assess", "check", "report");
    assertThat(help.err()).isEmpty();
  }

  @Test
  void sameInput_givesSameBytes_inAnotherEnvironment() throws IOException, InterruptedException {
    writeInputs();
    Finished first =
        run(
            Map.of("TZ", "UTC", "LC_ALL", "C"),
            List.of(),
            "assess",
            "e.csv",
            "--policy",
            "p.yaml",
            "--out",
            "one",
            "--as-of",
            "2026-02-03");
    assertThat(first.err()).isEmpty();
    assertThat(first.exitCode()).isZero();
    Finished second =
        run(
            Map.of("TZ", "Asia/Kathmandu", "LC_ALL", "C.UTF-8"),
            List.of("-Duser.language=th", "-Duser.country=TH", "-Dfile.encoding=ISO-8859-1"),
            "assess",
            "e.csv",
            "--policy",
            "p.yaml",
            "--out",
            "two",
            "--as-of",
            "2026-02-03",
            "--threads",
            "5");
    assertThat(second.exitCode()).isZero();
    for (String file : List.of("assessment.json", "report.pdf")) {
      assertThat(folder.resolve("two").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
    }
  }

  @Test
  void notEnoughMemory_isOneLine() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("p.yaml"), POLICY);
    StringBuilder csv = new StringBuilder("PatientID,Sex,Finding\n");
    for (int i = 0; i < 400_000; i++) {
      csv.append("patient-").append(i).append(",F,finding-number-").append(i).append('\n');
    }
    Files.writeString(folder.resolve("e.csv"), csv);
    Finished run =
        run(Map.of(), List.of("-Xmx48m"), "assess", "e.csv", "--policy", "p.yaml", "--out", "out");
    assertThat(run.exitCode()).isEqualTo(71);
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void badUsage_isOneLineOnTheErrorStream() throws IOException, InterruptedException {
    Finished run = run(Map.of(), List.of(), "assess", "nowhere.csv");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().strip().lines()).hasSize(1);
  }
}
