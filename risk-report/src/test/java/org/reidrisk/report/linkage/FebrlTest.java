package org.reidrisk.report.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The fourth data set of FEBRL: 5,000 people, each once clean and once with typing errors. The
 * figures come with the task: right and wrong claims, and targets with more than one candidate.
 */
@EnabledIfSystemProperty(
    named = "reference.root",
    matches = ".+",
    disabledReason = "the reference tables are not part of the repository")
class FebrlTest {
  private static byte[] read(String name) throws IOException {
    return Files.readAllBytes(Path.of(System.getProperty("reference.root"), "data", "febrl", name));
  }

  @ParameterizedTest
  @CsvSource({
    "a, b, date_of_birth postcode, 3757, 0, 0",
    "b, a, date_of_birth postcode, 3757, 0, 0",
    "a, b, date_of_birth state, 4071, 10, 134",
    "b, a, date_of_birth state, 4081, 20, 122",
    "a, b, postcode state, 1707, 135, 2369",
    "b, a, postcode state, 1818, 265, 2446"
  })
  void exactComparison_asCounted(
      String release, String held, String columns, long right, long wrong, long ambiguous)
      throws IOException {
    SmallAttack attack =
        new SmallAttack()
            .file("release.csv", read("dataset4" + release + ".csv"))
            .file("held.csv", read("dataset4" + held + ".csv"))
            .file("truth.csv", read("febrl4_truth_DERIVED.csv"))
            .patient("rec_id")
            .person("rec_id")
            .truth("truth.csv", "rec_id_4" + held, "rec_id_4" + release)
            .membershipKnown(true)
            .trim();
    List.of(columns.split(" ")).forEach(column -> attack.exact(column, column));
    ScenarioOutcome outcome = attack.run();
    AttackCounts counts = Objects.requireNonNull(outcome.counts());
    AttackCounts.Truth truth = Objects.requireNonNull(counts.truth());
    assertThat(truth.correct()).isEqualTo(right);
    assertThat(truth.wrong()).isEqualTo(wrong);
    assertThat(counts.ambiguous()).isEqualTo(ambiguous);
    assertThat(truth.members()).isEqualTo(5000);
    assertThat(outcome.findings()).isEmpty();
  }
}
