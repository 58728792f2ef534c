package org.reidrisk.assess;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reidrisk.Resources;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.Trajectories;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.CandidateRisk;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.GroundDistance;
import org.reidrisk.measure.IdentityRisk;
import org.reidrisk.measure.KAnonymity;
import org.reidrisk.measure.TCloseness;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyYaml;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.AssessmentJson;
import org.reidrisk.record.ToolVersion;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableReader;

/** The code of docs/embedding.md, compiled here between marks and compared with the page. */
class EmbeddingGuideTest {
  private static final Path DOCS =
      Path.of(System.getProperty("basedir", ".")).resolve("..").resolve("docs");
  private static final Path SOURCE =
      Path.of(System.getProperty("basedir", "."))
          .resolve("src/test/java/org/reidrisk/assess/EmbeddingGuideTest.java");

  @TempDir private Path folder;

  @Test
  void readMeasureDecide() throws IOException {
    Files.writeString(
        folder.resolve("policy.yaml"),
        """
        reidrisk: 1
        release: {id: demo, tier: enclave}
        table: {patient: Patient}
        columns:
          Sex: {role: quasi-identifier, knowledge: static}
          Age: {role: quasi-identifier}
          Finding: {role: sensitive}
        limits: {explicit: [{quantity: k, at-least: 2}]}
        """,
        UTF_8);
    Files.writeString(
        folder.resolve("release.csv"),
        "Patient,Sex,Age,Finding\na,F,4,x\nb,F,4,y\nc,M,4,x\n",
        UTF_8);
    List<String> report = new ArrayList<>();
    // begin
    Policy policy = PolicyYaml.read(Files.readAllBytes(folder.resolve("policy.yaml")));
    Resources resources = Resources.modest().withThreads(2).withMemory(2_000_000_000L);
    Table table =
        TableReader.of(policy.format())
            .with(resources)
            .read(folder.resolve("release.csv"), policy::classify);
    Assessment assessment =
        Assessor.of(new ToolVersion("my-pipeline", "1.0", "unknown"), LocalDate.of(2026, 11, 22))
            .with(resources)
            .withFiles(name -> Files.newInputStream(folder.resolve(name)))
            .assess(table, policy);
    Files.write(folder.resolve("assessment.json"), AssessmentJson.write(assessment));
    String outcome = assessment.decision().outcome().word();
    assessment.decision().because().forEach(report::add);
    // end
    assertThat(outcome).isEqualTo("reject");
    assertThat(report).singleElement().asString().contains("k at least 2, measured 1");
    byte[] record = Files.readAllBytes(folder.resolve("assessment.json"));
    assertThat(AssessmentJson.read(record).decision().outcome().word()).isEqualTo(outcome);
    // begin
    EquivalenceClasses classes = EquivalenceClasses.of(table, List.of("Sex", "Age"));
    Estimate k = KAnonymity.of(classes.sizes(Unit.PATIENT)).k();
    IdentityRisk risk = IdentityRisk.prosecutor(classes.sizes(Unit.PATIENT));
    CandidateRisk all = CandidateRisk.of(Trajectories.of(classes, resources).containment());
    SensitiveCounts counts = SensitiveCounts.of(classes, "Finding", Unit.PATIENT, true);
    TCloseness t = TCloseness.of(counts, GroundDistance.equal());
    // end
    assertThat(k).isEqualTo(new Estimate.Count(1));
    assertThat(risk.mean()).isEqualTo(all.mean()).isEqualTo(new Estimate.Real(2 / 3.0));
    assertThat(t.t()).isEqualTo(new Estimate.Real(1 / 3.0));
  }

  @Test
  void thePageHoldsThisCode() throws IOException {
    List<String> here = blocks(Files.readAllLines(SOURCE, UTF_8), "// begin", "// end");
    List<String> there =
        blocks(Files.readAllLines(DOCS.resolve("embedding.md"), UTF_8), "```java", "```");
    assertThat(here).hasSize(2);
    assertThat(there).isEqualTo(here);
    assertThat(here.get(0).lines().count()).isLessThanOrEqualTo(25);
  }

  /** The lines between two marks, without what all of them are indented by. */
  private static List<String> blocks(List<String> lines, String begin, String end) {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = null;
    for (String line : lines) {
      if (block == null && line.strip().equals(begin)) {
        block = new StringBuilder();
      } else if (block != null && line.strip().equals(end)) {
        blocks.add(block.toString().stripTrailing().stripIndent());
        block = null;
      } else if (block != null) {
        block.append(line).append('\n');
      }
    }
    return blocks;
  }
}
