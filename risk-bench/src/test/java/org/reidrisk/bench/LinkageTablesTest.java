package org.reidrisk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyYaml;

class LinkageTablesTest {
  @TempDir private Path folder;

  private static List<List<String>> cells(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(line -> List.of(line.split(",", -1))).toList();
  }

  /** Published figures name a seed: another generator under the same seed would belie them. */
  @Test
  void write_givesTheSameBytesForever() throws IOException {
    new LinkageTables(1, 10_000).write(folder);

    assertThat(digest(LinkageTables.RELEASE))
        .isEqualTo("a0d34a300797aa27ec0a7942d7e8e053f06f03c391a173764464a2f32bb87e7c");
    assertThat(digest(LinkageTables.HELD))
        .isEqualTo("8822f0c3eff039fd0ab0156bbe723d732f7beb86c1ee2a8783945d08c0d1c6e8");
    assertThat(digest(LinkageTables.TRUTH))
        .isEqualTo("b61621e2057afa38c166aa9e3fd7f2c66e28575e70ef6191027957c6ffac9f39");
  }

  private String digest(String name) throws IOException {
    return Figures.hex(Figures.sha256().digest(Files.readAllBytes(folder.resolve(name))));
  }

  @Test
  void tables_areWhatTheAttackIsAbout() throws IOException {
    new LinkageTables(3, 5000).write(folder);
    List<List<String>> release = cells(folder.resolve(LinkageTables.RELEASE));
    List<List<String>> held = cells(folder.resolve(LinkageTables.HELD));
    List<List<String>> truth = cells(folder.resolve(LinkageTables.TRUTH));

    assertThat(release.get(0)).isEqualTo(LinkageTables.RELEASE_COLUMNS);
    assertThat(held.get(0)).isEqualTo(LinkageTables.HELD_COLUMNS);
    assertThat(release).hasSize(5001).allMatch(row -> row.size() == 7);
    assertThat(held).hasSize(5001).allMatch(row -> row.size() == 6);
    assertThat(truth).hasSize(1601);
    long near = 0;
    for (int i = 1; i < held.size(); i++) {
      boolean same = held.get(i).get(0).substring(1).equals(person(release.get(i).get(0)));
      near += same ? 1 : 0;
      if (same) {
        // Sex, modality and site of a visit that was released.
        assertThat(held.get(i).get(1)).isEqualTo(release.get(i).get(1));
        assertThat(held.get(i).get(4)).isEqualTo(release.get(i).get(4));
      }
    }
    assertThat(near / 5000.0).isBetween(0.55, 0.65);
    Set<String> modalities = release.stream().map(row -> row.get(3)).collect(Collectors.toSet());
    assertThat(modalities).hasSize(8);
  }

  private static String person(String patient) {
    return String.valueOf(Integer.parseInt(patient.substring(1)) + 600_000_000);
  }

  @Test
  void policy_namesWhatIsThere() {
    Policy policy = PolicyYaml.read(LinkageTables.policy().getBytes(UTF_8));

    assertThat(policy.scenarios()).hasSize(1);
    assertThat(LinkageTables.RELEASE_COLUMNS)
        .containsAll(policy.scenarios().get(0).releaseColumns());
    assertThat(policy.scenarios().get(0).join())
        .allMatch(join -> LinkageTables.HELD_COLUMNS.contains(join.held()));
  }

  @Test
  void tooFewRows_areRefused() {
    assertThatThrownBy(() -> new LinkageTables(1, 4)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void linkageFigures_areReadFromTheResults() throws IOException {
    Path file = folder.resolve("linkage.json");
    Files.writeString(
        file,
        "{\"linkage\": [{\"targets\": 9, \"none\": 1, \"unique\": 5, \"ambiguous\": 3,"
            + " \"correct\": 2, \"covered\": 4, \"members\": 7}]}");

    assertThat(FiguresJson.ofLinkage(file).json())
        .isEqualTo(
            "{\"linkage.ambiguous\": 3, \"linkage.correct\": 2, \"linkage.covered\": 4,"
                + " \"linkage.none\": 1, \"linkage.targets\": 9, \"linkage.unique\": 5}");
    Files.writeString(file, "{\"linkage\": []}");
    assertThatThrownBy(() -> FiguresJson.ofLinkage(file)).isInstanceOf(IOException.class);
  }
}
