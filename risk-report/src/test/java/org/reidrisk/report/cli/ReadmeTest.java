package org.reidrisk.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The front page says what the code does. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final String IMPORTS =
      """
      import java.nio.file.Files;
      import java.nio.file.Path;
      import java.time.LocalDate;
      import org.reidrisk.assess.Assessor;
      import org.reidrisk.policy.Policy;
      import org.reidrisk.policy.PolicyYaml;
      import org.reidrisk.record.Assessment;
      import org.reidrisk.record.AssessmentJson;
      import org.reidrisk.record.ToolVersion;
      import org.reidrisk.table.Table;
      import org.reidrisk.table.TableReader;
      """;

  @TempDir Path folder;

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }

  @Test
  void libraryExample_compiles() throws IOException {
    Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme());
    assertThat(block.find()).isTrue();
    Path source =
        Files.writeString(
            folder.resolve("Example.java"),
            IMPORTS
                + "class Example { static byte[] run() throws Exception {\n"
                + block.group(1)
                + "return record; } }\n");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of("-cp", System.getProperty("java.class.path"), "-d", folder.toString());
      assertThat(
              compiler
                  .getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
                  .call())
          .as(messages.toString())
          .isTrue();
    }
  }

  @Test
  void links_leadSomewhere() throws IOException {
    Matcher link = Pattern.compile("]\\(([^)#:]+)\\)").matcher(readme());
    List<String> targets = link.results().map(r -> r.group(1)).toList();
    assertThat(targets).hasSizeGreaterThan(5);
    assertThat(targets).allSatisfy(t -> assertThat(ROOT.resolve(t)).exists());
  }

  @Test
  void everyVerbOfTheReadme_exists() throws IOException {
    Matcher verb = Pattern.compile("\\./reidrisk (\\w+) ").matcher(readme());
    Stream<String> verbs = verb.results().map(r -> r.group(1)).distinct();
    assertThat(verbs)
        .containsExactlyInAnyOrder("init", "assess", "check", "link", "report", "compare");
  }
}
