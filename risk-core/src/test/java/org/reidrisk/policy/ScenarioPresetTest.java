package org.reidrisk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reidrisk.imaging.AttributeCatalogue;

class ScenarioPresetTest {

  @Test
  void elevenAttackers() {
    List<String> ids = IntStream.rangeClosed(1, 11).mapToObj(i -> "L" + i).toList();
    assertThat(ScenarioPreset.all()).extracting(ScenarioPreset::id).isEqualTo(ids);
    assertThat(ids).allSatisfy(id -> assertThat(ScenarioPreset.named(id)).isPresent());
    assertThat(ScenarioPreset.named("l1")).isEmpty();
    assertThat(ScenarioPreset.named("L1").orElseThrow().source()).isEqualTo("L1 v1");
  }

  @Test
  void meanings_areAttributesOfTheCatalogue() {
    AttributeCatalogue catalogue = AttributeCatalogue.builtIn();
    for (ScenarioPreset preset : ScenarioPreset.all()) {
      Set<String> seen = new HashSet<>();
      for (ScenarioPreset.Column column : preset.columns()) {
        assertThat(seen.add(column.keyword())).as(preset.id()).isTrue();
        assertThat(catalogue.attribute(column.keyword())).as(column.keyword()).isPresent();
      }
      assertThat(preset.column("Nonsense")).isEmpty();
    }
  }

  @Test
  void wholePersonRulesAndShifts_areOfTrajectories() {
    for (ScenarioPreset preset : ScenarioPreset.all()) {
      boolean whole =
          preset.columns().stream()
              .anyMatch(c -> c.rule().wholePerson() || c.rule() == ComparisonRule.COMMON_SHIFT);
      assertThat(whole).as(preset.id()).isEqualTo(preset.attack() == Attack.TRAJECTORY);
    }
  }

  @Test
  void tolerances_areThoseThatIncidentsAskFor() {
    assertThat(tolerance("L1", "StudyTime")).isEqualTo("-15..15 MINUTES");
    assertThat(tolerance("L1", "StudyDate")).isEqualTo("0..0 DAYS");
    assertThat(tolerance("L2", "StudyDate")).isEqualTo("-3..3 DAYS");
    assertThat(tolerance("L3", "StudyDate")).isEqualTo("0..7 DAYS");
    assertThat(tolerance("L3", "PatientAge")).isEqualTo("-1..1 ONE");
    assertThat(tolerance("L5", "StudyDate")).isEqualTo("null..null DAYS");
    assertThat(tolerance("L7", "AcquisitionDateTime")).isEqualTo("-1..1 SECONDS");
  }

  private static String tolerance(String preset, String keyword) {
    ScenarioPreset.Column c =
        ScenarioPreset.named(preset).orElseThrow().column(keyword).orElseThrow();
    return c.from() + ".." + c.to() + " " + c.unit().name();
  }
}
