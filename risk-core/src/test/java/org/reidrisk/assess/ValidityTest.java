package org.reidrisk.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.Finding;
import org.reidrisk.policy.AccessTier;
import org.reidrisk.policy.Release;

class ValidityTest {

  private static List<Finding> on(String day, Map<String, String> facts) {
    return Validity.of(
        new Release("r", "", AccessTier.CONTROLLED, List.of("metadata"), facts),
        LocalDate.parse(day));
  }

  @Test
  void anEndThatHasPassed_blocks() {
    Map<String, String> facts = Map.of("expires", "2027-01-31");
    assertThat(on("2027-02-01", facts))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo("release-expired");
              assertThat(f.blocks()).isTrue();
              assertThat(f.about()).isEqualTo("release");
            });
    assertThat(on("2027-01-31", facts)).isEmpty();
    assertThat(on("2026-11-23", facts)).isEmpty();
  }

  @Test
  void aReviewThatWasDue_warns() {
    Map<String, String> facts = Map.of("review-by", " 2026-12-31 ");
    assertThat(on("2027-01-01", facts))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo("review-overdue");
              assertThat(f.blocks()).isFalse();
            });
    assertThat(on("2026-12-31", facts)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"when the grant ends", "2026", "2026-02-30", "31.12.2026", ""})
  void words_areLeftToPeople(String stated) {
    assertThat(on("2030-01-01", Map.of("expires", stated, "review-by", stated))).isEmpty();
  }
}
