package org.reidrisk.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
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
}
