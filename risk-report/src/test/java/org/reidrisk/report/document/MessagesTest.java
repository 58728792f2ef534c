package org.reidrisk.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reidrisk.Severity;
import org.reidrisk.Term;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.AccessTier;
import org.reidrisk.policy.MissingMode;
import org.reidrisk.policy.Outcome;
import org.reidrisk.policy.Release;
import org.reidrisk.record.Variation;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;

class MessagesTest {

  private final Messages messages = Messages.of("en");

  @Test
  void unknownLanguageIsRefused() {
    assertThatThrownBy(() -> Messages.of("tlh"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tlh")
        .hasMessageContaining("en");
  }

  @Test
  void whatIsFilledInIsNotSearchedForPlaces() {
    assertThat(messages.text("limit.class-size", "{1}", "$2", "{0}"))
        .isEqualTo("{1}, compared as groups of at least $2 ({0})");
  }

  @Test
  void countsAgreeWithTheirNouns() {
    assertThat(messages.counted("count.limit", 1)).isEqualTo("1 limit");
    assertThat(messages.counted("count.limit", 12_345)).isEqualTo("12,345 limits");
  }

  @ParameterizedTest
  @EnumSource(Quantity.class)
  void everyQuantityHasANameAndAMeaning(Quantity quantity) {
    assertThat(messages.find("quantity." + quantity.word(), "", "")).isPresent();
    assertThat(messages.find("meaning." + quantity.word()))
        .hasValueSatisfying(line -> assertThat(line).endsWith(".").contains("safer"));
  }

  @Test
  void everyWordOfAPolicyHasAName() {
    Stream.of(
            keys("outcome.", Outcome.values(), ""),
            keys("outcome.", Outcome.values(), ".meaning"),
            keys("tier.", AccessTier.values(), ""),
            keys("tier.", AccessTier.values(), ".recipients"),
            keys("tier.", AccessTier.values(), ".for-whom"),
            keys("role.", Role.values(), ""),
            keys("knowledge.", Knowledge.values(), ""),
            keys("severity.", Severity.values(), ""),
            keys("change.", Variation.Change.values(), ""),
            keys("missing.", MissingMode.values(), ""),
            keys("model.missing-", MissingMode.values(), ""),
            List.of("model." + Params.EXTENDED, "model." + Params.ZEROS_SKIPPED),
            Release.FACTS.stream().map(fact -> "fact." + fact).toList())
        .flatMap(List::stream)
        .forEach(key -> assertThat(messages.find(key)).as(key).isPresent());
  }

  private static List<String> keys(String before, Term[] terms, String after) {
    return Arrays.stream(terms).map(term -> before + term.word() + after).toList();
  }

  /** Keys are written out in the sources, or begin there and end with a word. */
  @Test
  void everySentenceIsUsed_andEveryUsedOneIsThere() throws IOException {
    StringBuilder code = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/reidrisk/report"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        code.append(Files.readString(file)).append('\n');
      }
    }
    Set<String> written = new HashSet<>();
    Matcher literal = Pattern.compile("\"([a-z0-9.-]+)\"").matcher(code);
    while (literal.find()) {
      written.add(literal.group(1));
    }
    Properties texts = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(Messages.class.getResourceAsStream("messages.properties")),
            StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    Set<String> keys = texts.stringPropertyNames();
    assertThat(keys.stream().filter(key -> !isWritten(key, written)))
        .as("sentences that nothing says")
        .isEmpty();
    Matcher call =
        Pattern.compile("\\b(?:text|counted)\\(\\s*\"([a-z0-9.-]+[a-z0-9])\"\\s*[,)]")
            .matcher(code);
    List<String> called = new ArrayList<>();
    while (call.find()) {
      called.add(call.group(1));
    }
    assertThat(called).hasSizeGreaterThan(300);
    assertThat(called.stream().filter(key -> !keys.contains(key) && !keys.contains(key + ".one")))
        .as("sentences that are not there")
        .isEmpty();
  }

  private static boolean isWritten(String key, Set<String> written) {
    String singular = key.replaceAll("\\.(one|other)$", "");
    if (written.contains(key) || written.contains(singular)) {
      return true;
    }
    // "column." is composed with units only, and would hide every other header.
    return IntStream.range(1, key.length())
        .filter(i -> key.charAt(i - 1) == '.' || key.charAt(i - 1) == '-')
        .mapToObj(i -> key.substring(0, i))
        .filter(prefix -> !prefix.equals("column.") || key.matches("column\\.(patient|row)"))
        .anyMatch(written::contains);
  }
}
