package org.reidrisk.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which jar the launcher starts. The launcher is the real one; its source tree is a sham, its Java
 * writes down how it was called, and its Maven that it was called at all.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final FileTime SOURCES = FileTime.fromMillis(1_700_000_000_000L);
  private static final FileTime JARS = FileTime.fromMillis(1_700_000_100_000L);
  private static final FileTime EDITED = FileTime.fromMillis(1_700_000_200_000L);

  private static final List<String> FILES =
      List.of(
          "pom.xml",
          "LICENSE",
          "NOTICE",
          "risk-core/pom.xml",
          "risk-core/src/main/java/A.java",
          "risk-core/src/test/java/ATest.java",
          "risk-report/pom.xml",
          "risk-report/src/main/java/B.java",
          "risk-report/src/test/java/BTest.java",
          "risk-arx/pom.xml",
          "risk-arx/src/main/java/C.java",
          "risk-arx/src/main/resources/arx.properties",
          "risk-arx/src/test/java/CTest.java",
          "risk-bench/src/main/java/D.java");

  @TempDir Path folder;

  private Path root;
  private Path usual;
  private Path withArx;

  private record Run(int exitCode, List<String> arguments, List<String> stderr) {}

  @BeforeEach
  void layOut() throws IOException {
    // By its real name, as the launcher says it.
    root = Files.createDirectory(folder.resolve("a tree")).toRealPath();
    Path launcher = root.resolve("reidrisk");
    Files.copy(Path.of("..", "reidrisk"), launcher);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    for (String file : FILES) {
      Files.createDirectories(root.resolve(file).getParent());
      Files.writeString(root.resolve(file), file);
    }
    script("jdk/bin/java", "for a in \"$@\"; do printf '%s\\n' \"$a\"; done\nexit 7\n");
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.9\"\n");
    script("bin/mvn", ": >\"" + folder.resolve("mvn-was-called") + "\"\nexit 1\n");
    usual = root.resolve("risk-report/target/reidrisk.jar");
    withArx = root.resolve("risk-arx/target/reidrisk-arx.jar");
    for (Path jar : List.of(usual, withArx)) {
      Files.createDirectories(jar.getParent());
      Files.writeString(jar, "jar");
    }
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.toList()) {
        Files.setLastModifiedTime(path, SOURCES);
      }
    }
    Files.setLastModifiedTime(usual, JARS);
    Files.setLastModifiedTime(withArx, JARS);
  }

  private void script(String name, String body) throws IOException {
    Path script = folder.resolve(name);
    Files.createDirectories(script.getParent());
    Files.writeString(script, "#!/bin/sh\n" + body);
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  private void edit(String file) throws IOException {
    Files.setLastModifiedTime(root.resolve(file), EDITED);
  }

  private Run run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(root.resolve("reidrisk").toString()));
    command.addAll(List.of(arguments));
    Path stdout = folder.resolve("stdout");
    Path stderr = folder.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(stdout.toFile())
            .redirectError(stderr.toFile());
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().merge("PATH", "", (path, none) -> folder.resolve("bin") + ":" + path);
    builder.environment().remove("JAVA_OPTS");
    builder.environment().remove("REIDRISK_JAVA_OPTS");
    Process process = builder.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), Files.readAllLines(stdout), Files.readAllLines(stderr));
  }

  private static void starts(Run run, Path jar, String... arguments) {
    int at = run.arguments().indexOf("-jar");
    assertThat(at).isNotNegative();
    List<String> started = new ArrayList<>(List.of(jar.toString()));
    started.addAll(List.of(arguments));
    assertThat(run.arguments().subList(at + 1, run.arguments().size())).isEqualTo(started);
    assertThat(run.exitCode()).isEqualTo(7);
  }

  private void mavenWasNotCalled() {
    assertThat(folder.resolve("mvn-was-called")).doesNotExist();
  }

  @Test
  void withoutArx_theUsualJarStarts() throws IOException, InterruptedException {
    Files.delete(withArx);
    Run run = run("assess", "an export.csv", "--cross-check", "arx");
    starts(run, usual, "assess", "an export.csv", "--cross-check", "arx");
    assertThat(run.stderr()).isEmpty();
    mavenWasNotCalled();
  }

  @Test
  void theJarWithArx_isPreferredWhileNewerThanTheSources()
      throws IOException, InterruptedException {
    Path archive = root.resolve("risk-report/target/reidrisk-17.0.9.jsa");
    Files.writeString(archive, "classes of the usual jar");
    Run run = run("assess", "an export.csv", "*");
    starts(run, withArx, "assess", "an export.csv", "*");
    assertThat(run.stderr()).isEmpty();
    // The archive of classes is of the other jar.
    assertThat(run.arguments()).noneMatch(a -> a.startsWith("-XX:SharedArchiveFile"));
    Files.delete(withArx);
    assertThat(run().arguments()).contains("-XX:SharedArchiveFile=" + archive);
    mavenWasNotCalled();
  }

  @Test
  void theJarWithArx_needsNoUsualJar() throws IOException, InterruptedException {
    Files.delete(usual);
    Run run = run("--version");
    starts(run, withArx, "--version");
    assertThat(run.stderr()).isEmpty();
    mavenWasNotCalled();
  }

  @Test
  void aSourceThatWasEdited_passesTheJarWithArxOver() throws IOException, InterruptedException {
    for (String file :
        List.of(
            "risk-arx/src/main/java/C.java",
            "risk-arx/src/main/resources/arx.properties",
            "risk-arx/pom.xml",
            // A file was deleted from this folder.
            "risk-arx/src/main/java")) {
      edit(file);
      Run run = run("assess");
      starts(run, usual, "assess");
      assertThat(run.stderr())
          .as(file)
          .containsExactly(
              "reidrisk: "
                  + withArx
                  + " is older than the sources and is passed over: build it again (README)");
      Files.setLastModifiedTime(root.resolve(file), SOURCES);
    }
    starts(run("assess"), withArx, "assess");
    mavenWasNotCalled();
  }

  @Test
  void aSourceOfBothJars_passesTheOlderOver() throws IOException, InterruptedException {
    Files.setLastModifiedTime(usual, FileTime.fromMillis(EDITED.toMillis() + 1000));
    for (String file :
        List.of(
            "pom.xml",
            "LICENSE",
            "NOTICE",
            "risk-core/pom.xml",
            "risk-core/src/main/java/A.java",
            "risk-report/pom.xml",
            "risk-report/src/main/java/B.java")) {
      edit(file);
      Run run = run();
      starts(run, usual);
      assertThat(run.stderr()).as(file).hasSize(1);
      Files.setLastModifiedTime(root.resolve(file), SOURCES);
    }
    mavenWasNotCalled();
  }

  @Test
  void whatIsInNeitherJar_makesNoneOlder() throws IOException, InterruptedException {
    for (String file : FILES) {
      if (file.contains("/test/") || file.startsWith("risk-bench/")) {
        edit(file);
      }
    }
    Run run = run();
    starts(run, withArx);
    assertThat(run.stderr()).isEmpty();
    mavenWasNotCalled();
  }

  @Test
  void whenBothAreOlder_theUsualJarIsBuilt() throws IOException, InterruptedException {
    script(
        "bin/mvn",
        ": >\""
            + folder.resolve("mvn-was-called")
            + "\"\n[ \"$1\" = -v ] && echo 'Apache Maven 3.9.9' || exit 1\n");
    script("jdk/bin/javac", "");
    edit("risk-core/src/main/java/A.java");
    Run run = run("assess");
    assertThat(run.exitCode()).isEqualTo(70);
    assertThat(folder.resolve("mvn-was-called")).exists();
    assertThat(run.stderr().get(0)).startsWith("reidrisk: " + withArx + " is older");
    assertThat(run.stderr().get(run.stderr().size() - 1)).contains("the build failed");
    assertThat(root.resolve(".reidrisk-build")).doesNotExist();
  }

  /** A small run ends before the second compiler has earned its time; a large one needs it. */
  @Test
  void theSecondCompiler_isForLargeExportsAndAttacksAlone()
      throws IOException, InterruptedException {
    String first = "-XX:TieredStopAtLevel=1";
    String both = "-XX:CompileThresholdScaling=3";
    String small = sparse("small export.csv", 128L << 20);
    String large = sparse("large export.csv", (128L << 20) + 1);
    String packed = sparse("packed.csv.gz", (16L << 20) + 1);
    assertThat(run("assess", small, "--policy", "p.yaml").arguments())
        .contains(first)
        .doesNotContain(both);
    assertThat(run("assess", "--policy", "p.yaml", large).arguments())
        .contains(both)
        .doesNotContain(first);
    assertThat(run("assess", packed).arguments()).contains(both).doesNotContain(first);
    assertThat(run("link", small).arguments()).contains(both).doesNotContain(first);
    assertThat(run("report", folder.toString()).arguments()).contains(first);
    assertThat(run("init", large).arguments()).contains(first);
    assertThat(run().arguments()).contains(first);
  }

  /** A file of that size without its bytes. */
  private String sparse(String name, long size) throws IOException {
    Path file = folder.resolve(name);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength(size);
    }
    return file.toString();
  }
}
