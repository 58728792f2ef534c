package org.reidrisk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reidrisk.FileShape;
import org.reidrisk.FileShape.AnyOf;
import org.reidrisk.FileShape.Keys;
import org.reidrisk.FileShape.ListOf;
import org.reidrisk.FileShape.Named;
import org.reidrisk.measure.Quantity;
import org.reidrisk.table.Header;
import org.reidrisk.table.Role;

/** {@code docs/policy.md} says what the code does. */
class PolicyGuideTest {
  private static String page = "";

  @BeforeAll
  static void readPage() throws IOException {
    Path docs = Path.of(System.getProperty("basedir", ".")).resolve("..").resolve("docs");
    page = Files.readString(docs.resolve("policy.md")).replace("\r\n", "\n");
  }

  private static List<String> yamlBlocks() {
    Matcher block = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(page);
    List<String> blocks = new ArrayList<>();
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }

  private static Policy example() {
    return Marked.read(yamlBlocks().get(0));
  }

  /** The row of a table whose first cell is this, in backquotes or not. */
  private static String row(String first) {
    return page.lines()
        .filter(l -> l.startsWith("|") && l.substring(1).strip().startsWith(first))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + first));
  }

  @Test
  void example_isOneCompletePolicy() {
    assertThat(yamlBlocks()).hasSize(1);
    Policy policy = example();
    assertThat(policy.release().tier()).isEqualTo(AccessTier.CONTROLLED);
    assertThat(policy.release().facts().keySet()).containsExactlyElementsOf(Release.FACTS);
    assertThat(policy.unusedSections()).isEmpty();
    assertThat(policy.limits())
        .extracting(Limit::text)
        .containsExactly(
            "prosecutor-mean at most 0.075 at power 2",
            "k at least 3 at power 2",
            "k on set colleague at least 5 at power 2",
            "prosecutor-highest at most 0.09 (class size 11, regulator) at power 2",
            "prosecutor-share-above of class size 11 at most 0.05 at power 2",
            "t-closeness of Diagnosis at most 0.2",
            "l-recursive of Diagnosis with c 3 at least 2",
            "k-map at least 11",
            "linkage-correct-rate of scenario ris-colleague at most 0.09",
            "linkage-unique-rate of scenario relative at most 0.2");
    assertThat(policy.scenarios()).hasSize(2);
    assertThat(policy.register()).isPresent();
    assertThat(policy.derived()).hasSize(1);
    assertThat(policy.subgroups()).hasSize(2);
    assertThat(policy.acknowledgements()).hasSize(1);
  }

  @Test
  void example_classifiesTheExportThatItSpeaksOf() {
    Header header =
        Header.of(
            List.of(
                "PatientID",
                "StudyInstanceUID",
                "PatientName",
                "PatientSex",
                "PatientAge",
                "StudyDate",
                "Diagnosis",
                "Severity",
                "",
                "SliceThickness"));
    assertThat(example().classify(header).named(Role.UNDECIDED)).isEmpty();
    assertThat(example().classify(header).named(Role.QUASI_IDENTIFIER))
        .containsExactly("PatientSex", "PatientAge", "StudyDate");
  }

  @Test
  void everyKeyAndWord_isExplained() {
    List<String> names = new ArrayList<>();
    collect(PolicyYaml.shape(), names);
    assertThat(names).hasSizeGreaterThan(60);
    assertThat(names.stream().filter(n -> !page.contains(n)).filter(n -> !presetId(n))).isEmpty();
    Stream.concat(PolicyShape.RESERVED.stream(), PolicyShape.UNUSED.stream())
        .forEach(key -> assertThat(page).contains("`" + key + "`"));
  }

  @Test
  void scenarioPresets_areThoseOfTheCode() {
    for (ScenarioPreset preset : ScenarioPreset.all()) {
      StringBuilder columns = new StringBuilder();
      for (ScenarioPreset.Column column : preset.columns()) {
        JoinColumn join =
            new JoinColumn(
                column.keyword(),
                column.keyword(),
                column.rule(),
                column.from(),
                column.to(),
                column.unit(),
                JoinColumn.Missing.NEVER,
                null,
                false);
        columns
            .append(columns.isEmpty() ? "" : "; ")
            .append('`')
            .append(column.keyword())
            .append("` ")
            .append(join.ruleText());
      }
      String attack =
          "`"
              + preset.attack().word()
              + "`"
              + (preset.attack() == Attack.TRAJECTORY ? " of power `" + preset.power() + "`" : "");
      assertThat(row("`" + preset.id() + "`"))
          .isEqualTo(
              "| `"
                  + preset.id()
                  + "` | "
                  + preset.attacker()
                  + " | "
                  + attack
                  + " | "
                  + (preset.membershipKnown() ? "known" : "unknown")
                  + " | "
                  + (preset.tiers().isEmpty() ? "every" : "all but enclave")
                  + " | "
                  + columns
                  + " |");
    }
  }

  private static boolean presetId(String name) {
    return Preset.named(name).isPresent();
  }

  private static void collect(FileShape shape, List<String> names) {
    if (shape instanceof Keys keys) {
      keys.keys()
          .forEach(
              k -> {
                names.add(k.name());
                collect(k.shape(), names);
              });
    } else if (shape instanceof Named named) {
      collect(named.value(), names);
    } else if (shape instanceof ListOf list) {
      collect(list.item(), names);
    } else if (shape instanceof AnyOf anyOf) {
      anyOf.shapes().forEach(s -> collect(s, names));
    } else if (shape instanceof FileShape.Words words) {
      names.addAll(words.words());
    }
  }

  @Test
  void presets_areThoseOfTheCode() {
    List<String> columns = List.of("low", "medium", "high");
    for (Preset preset : Preset.all()) {
      String[] cells = row("`public-…`").split("\\|");
      if (!preset.tier().open()) {
        cells = row("`controlled-…`").split("\\|");
      }
      String impact = preset.id().replaceFirst(".*-", "");
      String cell = cells[2 + columns.indexOf(impact)];
      for (Limit limit : preset.limits()) {
        assertThat(cell).as(preset.id()).contains(limit.bound().toPlainString());
      }
    }
    assertThat(row("`public-…`")).contains("`registered-…`");
    assertThat(row("`controlled-…`")).contains("`enclave-…`");
  }

  @Test
  void regulatorTable_isTheOneOfTheCode() {
    List<String> risks = List.of(row("risk |").split("\\s*\\|\\s*"));
    List<String> sizes = List.of(row("class size |").split("\\s*\\|\\s*"));
    assertThat(risks.subList(2, risks.size()))
        .containsExactlyInAnyOrderElementsOf(
            ComparisonMode.publishedRisks().stream().map(r -> r.toPlainString()).toList());
    for (int i = 2; i < risks.size(); i++) {
      assertThat(ComparisonMode.REGULATOR.classSize(new BigDecimal(risks.get(i))))
          .contains(Integer.valueOf(sizes.get(i)));
    }
  }

  @Test
  void quantities_areThoseThatCanBeLimited() {
    for (Quantity quantity : Quantity.values()) {
      String word = "`" + quantity.word() + "`";
      switch (quantity.safer()) {
        case HIGHER ->
            assertThat(page.lines().filter(l -> l.startsWith("| ") && l.contains(word)))
                .anyMatch(l -> l.contains("`at-least`"));
        case LOWER ->
            assertThat(page.lines().filter(l -> l.startsWith("| ") && l.contains(word)))
                .anyMatch(l -> l.contains("`at-most`"));
        case NEITHER -> assertThat(page).doesNotContain(word);
      }
    }
  }

  /**
   * The codes stand in the source as literals; one that the page lacks could not be acknowledged.
   */
  @Test
  void findings_areAllListed() throws IOException {
    Path folder = Path.of("src", "main", "java", "org", "reidrisk", "assess");
    String source =
        Files.readString(folder.resolve("ReleaseChecks.java"))
            + Files.readString(folder.resolve("ScenarioRuns.java"))
            + Files.readString(folder.resolve("EarlierReleases.java"))
            + Files.readString(folder.resolve("EarlierFindings.java"));
    List<String> codes =
        Pattern.compile("(?:add\\(|NOT_RUN =|Finding\\()\\s*\"([a-z-]+)\"")
            .matcher(source)
            .results()
            .map(r -> r.group(1))
            .toList();
    assertThat(codes).contains("scenarios-not-run", "scenario-not-for-tier", "no-rows");
    assertThat(codes).hasSizeGreaterThan(20);
    assertThat(codes).allSatisfy(code -> assertThat(page).contains("`" + code + "`"));
  }

  @Test
  void linksOfThePage_exist() {
    Path docs = Path.of(System.getProperty("basedir", ".")).resolve("..").resolve("docs");
    Matcher link = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(page);
    int links = 0;
    while (link.find()) {
      links++;
      assertThat(docs.resolve(link.group(1))).exists();
    }
    assertThat(links).isGreaterThanOrEqualTo(2);
  }
}
