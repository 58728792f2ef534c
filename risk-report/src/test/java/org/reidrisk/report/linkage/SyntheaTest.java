package org.reidrisk.report.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.reidrisk.policy.ComparisonRule;

/** Synthetic patients and their imaging studies, all pairs of rows beside the engine. */
@EnabledIfSystemProperty(
    named = "reference.root",
    matches = ".+",
    disabledReason = "the reference tables are not part of the repository")
class SyntheaTest {
  private static Rows read(String name) throws IOException {
    return Rows.of(Path.of(System.getProperty("reference.root"), "data", "synthea", name));
  }

  @Test
  void sexAndPlace_asAllPairsSay() throws IOException {
    Rows release = read("DERIVED_release_imaging.csv");
    Rows patients = read("patients.csv");
    Rows truth = read("DERIVED_truth.csv");
    SmallAttack attack =
        new SmallAttack()
            .file("release.csv", release.bytes())
            .file("held.csv", patients.bytes())
            .file("truth.csv", truth.bytes())
            .patient("PatientID")
            .person("ID")
            .truth("truth.csv", "patients.csv_ID", "PatientID")
            .exact("PatientSex", "GENDER")
            .join(SmallAttack.rule("PatientZIP3", "ZIP", ComparisonRule.CONTAINS));
    NaiveLinkage.Result expected =
        new NaiveLinkage(
                release.cells(),
                release.place("PatientID"),
                patients.cells(),
                patients.place("ID"),
                List.of(
                    new NaiveLinkage.Pair(
                        release.place("PatientSex"),
                        patients.place("GENDER"),
                        false,
                        String::equals),
                    new NaiveLinkage.Pair(
                        release.place("PatientZIP3"),
                        patients.place("ZIP"),
                        false,
                        String::startsWith)),
                NaiveLinkage.Bug.NONE)
            .run(truth.pairs("patients.csv_ID", "PatientID"), false);
    AttackCounts counts = Objects.requireNonNull(attack.run().counts());
    assertThat(NaiveLinkage.of(counts)).isEqualTo(expected);
    assertThat(Objects.requireNonNull(counts.truth()).members()).isEqualTo(1053);
    assertThat(counts.unique()).isPositive();
  }
}
