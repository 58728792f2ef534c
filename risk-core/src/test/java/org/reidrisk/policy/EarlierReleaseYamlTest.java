package org.reidrisk.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.reidrisk.policy.Marked.refused;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlierReleaseYamlTest {
  private static String with(String releases) {
    return """
        reidrisk: 1
        release: {id: r, tier: controlled}
        table: {patient: PatientID, event: Visit}
        columns:
          Sex: {role: quasi-identifier}
          StudyDate: {role: other, format: date}
          Gaps: {role: quasi-identifier, derive: interval-sequence, from: StudyDate}
        earlier-releases: %s
        """
        .formatted(releases);
  }

  @Test
  void everyKey() {
    Policy policy =
        Marked.read(
            with(
                "[{id: May 2026, file: a/b.csv.gz, columns: {PatientID: Pat, Visit: V, Sex: S},"
                    + " patients: re-keyed}, {id: other, file: c.csv}]"));
    assertThat(policy.earlierReleases())
        .containsExactly(
            new EarlierRelease(
                "May 2026",
                "a/b.csv.gz",
                Map.of("PatientID", "Pat", "Visit", "V", "Sex", "S"),
                PatientKeys.RE_KEYED),
            new EarlierRelease("other", "c.csv", Map.of(), null));
  }

  @Test
  void none() {
    assertThat(Marked.read(with("[]")).earlierReleases()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not-a-list         | «{id: a}",
        "not-a-mapping      | [«a]",
        "missing-key        | [«{id: a}]",
        "missing-key        | [«{file: a}]",
        "unknown-key        | [{id: a, file: f, «column: {}}]",
        "unknown-key        | [{id: a, file: f, «delimiter: tab}]",
        "empty-id           | [{id: «' ', file: f}]",
        "empty-value        | [{id: a, file: «''}]",
        "not-a-scalar       | [{id: a, file: «[f]}]",
        "not-a-mapping      | [{id: a, file: f, columns: «[Sex]}]",
        "not-a-scalar       | [{id: a, file: f, columns: {Sex: «[S]}}]",
        "empty-value        | [{id: a, file: f, columns: {Sex: «''}}]",
        "unknown-word       | [{id: a, file: f, patients: «same}]",
        "repeated-earlier-release | [{id: a, file: f}, {id: «a, file: g}]",
        "earlier-release-of-no-column | [{id: a, file: f, columns: {«Sexx: S}}]",
        "earlier-release-of-derived-column | [{id: a, file: f, columns: {«Gaps: S}}]",
        "earlier-release-column-twice | [{id: a, file: f, columns: {Sex: S, «StudyDate: S}}]",
      })
  void mistakes(String code, String releases) {
    refused(code, with(releases));
  }

  @Test
  void keysCannotBeKept_whereThereAreNone() {
    String policy =
        with("[{id: a, file: f, patients: «kept}]")
            .replace("table: {patient: PatientID, event: Visit}", "table: {event: Visit}");
    refused("kept-without-patient-key", policy);
    assertThat(Marked.read(policy.replace("«kept", "re-keyed")).earlierReleases()).hasSize(1);
  }

  @Test
  void nearestName_isOffered() {
    assertThat(
            refused(
                "earlier-release-of-no-column", with("[{id: a, file: f, columns: {«Sexx: S}}]")))
        .hasMessageContaining("nearest is \"Sex\"");
  }

  @Test
  void releaseWithoutName_isRefused() {
    assertThatThrownBy(() -> new EarlierRelease(" ", "f", Map.of(), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EarlierRelease("a", "", Map.of(), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(List.of(PatientKeys.values())).hasSize(2);
  }
}
