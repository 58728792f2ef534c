package org.reidrisk.arx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deidentifier.arx.AttributeType;
import org.junit.jupiter.api.Test;
import org.reidrisk.ReferencedFiles;
import org.reidrisk.Resources;
import org.reidrisk.assess.Assessor;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyYaml;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.record.ToolVersion;
import org.reidrisk.report.linkage.Linkage;
import org.reidrisk.table.TableReader;
import org.reidrisk.value.Hierarchy;

/** Files that ARX reads as hierarchies are hierarchies here, with the same paths. */
class ArxHierarchyTest {
  private static final List<String> COLUMNS =
      List.of(
          "sex",
          "age",
          "race",
          "marital-status",
          "education",
          "native-country",
          "workclass",
          "occupation",
          "salary-class");

  @Test
  void everyHierarchyThatArxShips_hasArxsPaths() throws IOException {
    String root = System.getProperty("reference.root");
    assumeTrue(root != null, "no -Dreference.root");
    Path folder = Path.of(root, "data", "adult");
    int values = 0;
    for (String column : COLUMNS) {
      Path file = folder.resolve("adult_hierarchy_" + column + ".csv");
      Hierarchy ours = Hierarchy.parse(Files.readString(file));
      String[][] theirs = AttributeType.Hierarchy.create(file.toFile(), UTF_8, ';').getHierarchy();
      for (String[] path : theirs) {
        List<String> above = new ArrayList<>(List.of(path).subList(1, path.length));
        assertThat(ours.path(path[0])).as(column).hasValue(above);
        assertThat(ours.height()).isEqualTo(above.size());
        values++;
      }
    }
    assertThat(values).isGreaterThan(150);
  }

  @Test
  void anAttackerWithExactValues_findsTheNodesAboveThem() throws IOException {
    Map<String, String> files =
        Map.of(
            "places.csv",
            "Munich;South;Germany;*\r\nAugsburg;South;Germany;*\r\nKiel;North;Germany;*\r\n",
            "held.csv",
            "who,place\r\nann,Munich\r\nbob,Kiel\r\ncid,Augsburg\r\n");
    ReferencedFiles open = name -> new ByteArrayInputStream(files.get(name).getBytes(UTF_8));
    Policy policy =
        PolicyYaml.read(
            """
            reidrisk: 1
            release: {id: places, tier: controlled}
            table: {patient: id}
            columns: {place: {role: quasi-identifier}}
            scenarios:
              - id: neighbour
                attacker: Somebody who knows where people live
                holds: {file: held.csv, person: who}
                join: [{release: place, held: place, rule: contains, hierarchy: places.csv}]
            """
                .getBytes(UTF_8));
    byte[] release = "id,place\n1,South\n2,North\n3,South\n4,*\n".getBytes(UTF_8);
    LinkageResult result =
        Assessor.of(new ToolVersion("reidrisk", "0", "unknown"), LocalDate.of(2026, 11, 1))
            .withAttacks(new Linkage(open, Resources.modest()))
            .assess(
                TableReader.of(policy.format())
                    .read(new ByteArrayInputStream(release), "export.csv", policy::classify),
                policy)
            .linkage()
            .get(0);
    // Ann and Cid have 1, 3 and the starred 4; Bob has 2 and 4.
    assertThat(result.ambiguous()).isEqualTo(3);
    assertThat(result.candidateSetSizes())
        .containsExactly(new LinkageResult.Size(2, 1), new LinkageResult.Size(3, 2));
  }
}
