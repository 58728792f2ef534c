package org.reidrisk.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pipeline that embeds the library as a Java module sees the exported packages and nothing else.
 */
class ModuleConsumerIT {
  private static final String MODULE = "module consumer { requires org.reidrisk.core; }\n";

  private static final String PIPELINE =
      """
      package consumer;

      import java.time.LocalDate;
      import java.util.List;
      import org.reidrisk.assess.Assessor;
      import org.reidrisk.policy.AccessTier;
      import org.reidrisk.policy.Policy;
      import org.reidrisk.policy.Preset;
      import org.reidrisk.policy.Release;
      import org.reidrisk.record.AssessmentJson;
      import org.reidrisk.record.ToolVersion;
      import org.reidrisk.table.Header;
      import org.reidrisk.table.Role;
      import org.reidrisk.table.Table;

      public final class Pipeline {
        public static void main(String[] arguments) {
          Policy policy =
              Policy.builder(Release.of("embedded", AccessTier.PUBLIC))
                  .patient("PatientID")
                  .column("Sex", Role.QUASI_IDENTIFIER)
                  .preset(Preset.named("public-low").orElseThrow())
                  .build();
          Table.Builder rows =
              Table.builder(
                  policy.classify(Header.of(List.of("PatientID", "Sex"))), policy.format());
          for (int i = 0; i < 20; i++) {
            rows.row("P" + i, i < 9 ? "F" : "M");
          }
          var assessment =
              Assessor.of(new ToolVersion("pipeline", "1", "none"), LocalDate.of(2026, 1, 1))
                  .assess(rows.build(), policy);
          var again = AssessmentJson.read(AssessmentJson.write(assessment));
          System.out.print(again.decision().outcome() + " " + again.equals(assessment));
        }
      }
      """;

  @TempDir Path folder;

  private static String modulePath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(
            jar ->
                jar.contains("risk-core")
                    || jar.contains("jackson")
                    || jar.contains("jspecify")
                    || jar.contains("snakeyaml")
                    || jar.contains("commons-"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void pipeline_compilesAndRuns() throws IOException, InterruptedException {
    Path source = Files.createDirectories(folder.resolve("consumer"));
    Files.writeString(folder.resolve("module-info.java"), MODULE);
    Files.writeString(source.resolve("Pipeline.java"), PIPELINE);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of(
                      "--module-path", modulePath(), "-d", folder.resolve("classes").toString()),
                  null,
                  files.getJavaFileObjects(
                      folder.resolve("module-info.java"), source.resolve("Pipeline.java")))
              .call();
      assertThat(compiled).as(messages.toString()).isTrue();
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                folder.resolve("classes") + File.pathSeparator + modulePath(),
                "--module",
                "consumer/consumer.Pipeline")
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(printed).isEqualTo("REJECT true");
  }
}
