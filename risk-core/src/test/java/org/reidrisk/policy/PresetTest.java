package org.reidrisk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetTest {

  @Test
  void all_areTwelve_byTierThenImpact() {
    assertThat(Preset.all())
        .extracting(Preset::id)
        .containsExactly(
            "public-low",
            "public-medium",
            "public-high",
            "registered-low",
            "registered-medium",
            "registered-high",
            "controlled-low",
            "controlled-medium",
            "controlled-high",
            "enclave-low",
            "enclave-medium",
            "enclave-high");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public-low        | k at least 11",
        "public-medium     | k at least 15",
        "public-high       | k at least 20",
        "registered-low    | k at least 11",
        "registered-medium | k at least 15",
        "registered-high   | k at least 20",
        "controlled-low    | prosecutor-mean at most 0.1   & k at least 3",
        "controlled-medium | prosecutor-mean at most 0.075 & k at least 3",
        "controlled-high   | prosecutor-mean at most 0.05  & k at least 3",
        "enclave-low       | prosecutor-mean at most 0.1   & k at least 3",
        "enclave-medium    | prosecutor-mean at most 0.075 & k at least 3",
        "enclave-high      | prosecutor-mean at most 0.05  & k at least 3"
      })
  void named_hasExactlyTheLimitsOfItsTierAndImpact(String id, String limits) {
    Preset preset = Preset.named(id).orElseThrow();
    assertThat(preset.limits()).extracting(Limit::text).containsExactly(limits.split("\\s*&\\s*"));
    assertThat(preset.limits()).extracting(Limit::source).containsOnly(id + " v1");
    assertThat(preset.limits()).extracting(Limit::power).containsOnly("1");
    assertThat(preset.limits()).extracting(Limit::set).containsOnlyNulls();
    assertThat(preset.version()).isEqualTo(1);
    assertThat(id).startsWith(preset.tier().word() + "-");
  }

  @Test
  void named_isExact() {
    for (String other : List.of("", "public", "Public-Low", "public-low ", "public-low v1")) {
      assertThat(Preset.named(other)).as(other).isEmpty();
    }
  }

  @Test
  void tiers_knowTheirAdversary() {
    // the power that a tier assumes
    assertThat(AccessTier.values())
        .extracting(AccessTier::defaultPower)
        .containsExactly("complete", "complete", "2", "1");
    assertThat(AccessTier.values())
        .extracting(AccessTier::open)
        .containsExactly(true, true, false, false);
  }
}
