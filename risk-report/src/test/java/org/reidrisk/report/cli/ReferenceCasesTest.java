package org.reidrisk.report.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real tables of imaging metadata, and figures that an independent program computed from the
 * definitions. Both lie outside the repository; {@code -Dreference.root} says where, and without it
 * the test is reported as skipped.
 */
@EnabledIfSystemProperty(
    named = "reference.root",
    matches = ".+",
    disabledReason = "the reference tables are not part of the repository")
class ReferenceCasesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double RELATIVE = 1e-12;

  @TempDir Path folder;

  private static Path root() {
    return Path.of(System.getProperty("reference.root"));
  }

  private static JsonNode read(String file) throws IOException {
    return JSON.readTree(root().resolve("reference").resolve(file).toFile());
  }

  @Test
  void referencesAreThere() throws IOException {
    assertThat(read("classes.json")).hasSizeGreaterThanOrEqualTo(8);
    assertThat(read("classes-cases.json")).hasSameSizeAs(read("classes.json"));
  }

  @TestFactory
  Stream<DynamicTest> everyCaseIsReproduced() throws IOException {
    JsonNode cases = read("classes-cases.json");
    JsonNode expected = read("classes.json");
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      JsonNode c = cases.get(i);
      JsonNode figures = expected.get(i);
      assertThat(figures.get("name")).isEqualTo(c.get("name"));
      String name = c.get("name").asText();
      Path file = root().resolve("data").resolve(c.get("file").asText());
      tests.add(DynamicTest.dynamicTest(name, () -> reproduce(c, figures, file)));
      tests.add(
          DynamicTest.dynamicTest(
              name + ", packed the other way, one thread",
              () -> reproduce(c, figures, packedTheOtherWay(file), "--threads", "1")));
      tests.add(
          DynamicTest.dynamicTest(
              name + ", without columns that no figure needs",
              () -> reproduce(c, figures, file, "--no-inventory")));
    }
    return tests.stream();
  }

  /** A plain file as gzip, a packed one unpacked. */
  private Path packedTheOtherWay(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String name = file.getFileName().toString();
    if (name.endsWith(".gz")) {
      try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        return Files.write(
            folder.resolve(name.substring(0, name.length() - 3)), unpacked.readAllBytes());
      }
    }
    Path packed = folder.resolve(name + ".gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(bytes);
    }
    return packed;
  }

  private void reproduce(JsonNode c, JsonNode expected, Path file, String... options)
      throws IOException {
    Path policy = Files.writeString(folder.resolve(c.get("name").asText() + ".yaml"), policy(c));
    Path out = folder.resolve(c.get("name").asText());
    List<String> arguments =
        new ArrayList<>(List.of("assess", file.toString(), "--policy", policy.toString(), "--out"));
    arguments.addAll(List.of(out.toString(), "--no-report"));
    arguments.addAll(List.of(options));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    // Columns that no case names leave every outcome undetermined or rejected, never an error.
    assertThat(run.exitCode()).as(run.err()).isIn(ExitCode.REJECTED, ExitCode.UNDETERMINED);
    JsonNode record = JSON.readTree(out.resolve("assessment.json").toFile());
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(record.at("/data/rows").asLong()).isEqualTo(expected.get("rows").asLong());
    softly
        .assertThat(record.at("/data/patients").asLong())
        .isEqualTo(expected.get("patients").asLong());
    softly
        .assertThat(figure(record, "equivalence-classes", "row", m -> true).asLong())
        .isEqualTo(expected.get("classes").asLong());
    for (String unit : List.of("row", "patient")) {
      compare(softly, record, unit, expected.get(unit));
    }
    softly.assertAll();
  }

  private static void compare(SoftAssertions softly, JsonNode record, String unit, JsonNode e) {
    count(softly, record, unit, "k", e.get("k"));
    count(softly, record, unit, "sample-uniques", e.get("uniques"));
    number(softly, figure(record, "prosecutor-highest", unit, m -> true), e.get("highest"));
    number(softly, figure(record, "prosecutor-mean", unit, m -> true), e.get("mean"));
    for (Map.Entry<String, JsonNode> share : e.get("share_above").properties()) {
      int threshold = Integer.parseInt(share.getKey());
      number(
          softly,
          figure(
              record,
              "prosecutor-share-above",
              unit,
              m -> m.at("/params/threshold").asInt() == threshold),
          share.getValue());
    }
    if (e.has("of")) {
      count(softly, record, unit, "l-distinct", e.get("l_distinct"));
      number(softly, figure(record, "l-entropy", unit, m -> true), e.get("l_entropy"));
      number(softly, figure(record, "alpha", unit, m -> true), e.get("alpha"));
      number(softly, figure(record, "t-closeness", unit, m -> true), e.get("t_equal"));
    }
  }

  private static void count(
      SoftAssertions softly, JsonNode record, String unit, String quantity, JsonNode expected) {
    softly
        .assertThat(figure(record, quantity, unit, m -> true).longValue())
        .as(quantity + " by " + unit)
        .isEqualTo(expected.longValue());
  }

  private static void number(SoftAssertions softly, JsonNode measured, JsonNode expected) {
    double value = expected.doubleValue();
    softly.assertThat(measured.doubleValue()).isCloseTo(value, within(value * RELATIVE));
  }

  private static JsonNode figure(
      JsonNode record, String quantity, String unit, Predicate<JsonNode> which) {
    List<JsonNode> found =
        StreamSupport.stream(record.get("measurements").spliterator(), false)
            .filter(m -> m.get("quantity").asText().equals(quantity))
            .filter(m -> m.get("unit").asText().equals(unit))
            .filter(m -> m.at("/params/power").asText("1").equals("1"))
            .filter(m -> !m.at("/params").has("model"))
            .filter(which)
            .toList();
    assertThat(found).as(quantity + " by " + unit).hasSize(1);
    return found.get(0).get("value");
  }

  private static String policy(JsonNode c) {
    StringBuilder yaml = new StringBuilder("reidrisk: 1\n");
    yaml.append("release: {id: reference, tier: controlled}\n");
    if (c.has("patient")) {
      yaml.append("table: {patient: \"").append(c.get("patient").asText()).append("\"}\n");
    }
    yaml.append("columns:\n");
    c.get("qi").forEach(q -> column(yaml, q.asText(), "quasi-identifier"));
    if (c.has("sensitive")) {
      column(yaml, c.get("sensitive").asText(), "sensitive");
    }
    return yaml.append("limits: {preset: controlled-low}\n").toString();
  }

  private static void column(StringBuilder yaml, String name, String role) {
    yaml.append("  \"").append(name).append("\": {role: ").append(role).append("}\n");
  }
}
