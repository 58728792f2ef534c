package org.reidrisk.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example of docs/inventory.md, carried out: the page shows what the commands print. {@code
 * -Dupdate.docs=true} writes it anew.
 */
class InventoryGuideTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."))
          .resolve("..")
          .resolve("docs")
          .resolve("inventory.md");

  @TempDir Path folder;

  private static List<String> blocks(String page, String language) {
    Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(page);
    List<String> blocks = new ArrayList<>();
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }

  /** What a terminal shows, without the folder that the test works in. */
  private String shown(String command, CommandRun run) {
    return "$ " + command + "\n" + (run.out() + run.err()).replace(folder + "/", "");
  }

  @Test
  void example_isWhatTheCommandsDo() throws IOException {
    String page = Files.readString(PAGE).replace("\r\n", "\n");
    Path export = folder.resolve("studies.csv");
    Files.writeString(export, blocks(page, "csv").get(0));
    Path policy = folder.resolve("policy.yaml");

    CommandRun init = CommandRun.of("init", export.toString(), "--out", policy.toString());
    assertThat(init.exitCode()).as(init.err()).isZero();
    String draft = Files.readString(policy);
    String undecided =
        draft.substring(draft.indexOf("  # ---- TO DECIDE"), draft.indexOf("  # ---- LEAVE OUT"));

    String edited = draft;
    List<String> lines = blocks(page, "diff").get(0).lines().toList();
    for (int i = 0; i < lines.size(); i += 2) {
      assertThat(lines.get(i)).startsWith("-").contains("role: undecided");
      assertThat(edited).contains(lines.get(i).substring(1));
      edited = edited.replace(lines.get(i).substring(1), lines.get(i + 1).substring(1));
    }
    assertThat(edited).doesNotContain("role: undecided");
    Files.writeString(policy, edited);
    CommandRun assess =
        CommandRun.of(
            "assess",
            export.toString(),
            "--policy",
            policy.toString(),
            "--out",
            folder.resolve("out").toString());
    assertThat(assess.exitCode()).as(assess.err()).isEqualTo(1);
    assertThat(page).contains("exit code 1");

    String expected = page;
    List<String> consoles = blocks(page, "console");
    expected =
        replaced(
            expected,
            "console",
            consoles.get(0),
            shown("reidrisk init studies.csv --out policy.yaml", init));
    expected =
        replaced(expected, "yaml", blocks(page, "yaml").get(0), undecided.stripTrailing() + "\n");
    expected =
        replaced(
            expected,
            "console",
            consoles.get(1),
            shown("reidrisk assess studies.csv --policy policy.yaml --out out", assess));
    if (Boolean.getBoolean("update.docs")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(Boolean.getBoolean("update.docs") ? expected : page).isEqualTo(expected);
  }

  private static String replaced(String page, String language, String old, String now) {
    return page.replace(
        "```" + language + "\n" + old + "```", "```" + language + "\n" + now + "```");
  }
}
