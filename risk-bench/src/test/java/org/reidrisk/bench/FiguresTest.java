package org.reidrisk.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
  private static final Figures OURS =
      Figures.none().withClasses(Figures.ROWS, new TreeMap<>(Map.of(1L, 3L, 4L, 2L)));

  @Test
  void withClasses_countsClassesAndUniquesAndHashesTheHistogram() {
    assertThat(OURS.get("rows.classes")).isEqualTo("5");
    assertThat(OURS.get("rows.uniques")).isEqualTo("3");
    // printf '1:3\n4:2\n' | sha256sum
    assertThat(OURS.get("rows.histogram"))
        .isEqualTo("dd8cf5052111e3e9092684c8485f97b8e4c38b6af48fb6aa35e81ed20e04470d");
  }

  @Test
  void json_comesBackAsItWas() throws IOException {
    Figures back = FiguresJson.ofOutput("some remark\n" + OURS.with("program", "x 1.0").json());

    assertThat(back.disagreements(OURS, Set.of(Figures.ROWS))).isEmpty();
    assertThat(back.get("program")).isEqualTo("x 1.0");
  }

  @Test
  void ofOutput_refusesWhatIsNoFigures() {
    assertThatThrownBy(() -> FiguresJson.ofOutput("")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> FiguresJson.ofOutput("42")).isInstanceOf(IOException.class);
  }

  @Test
  void disagreements_seeAnotherHistogramOfAsManyClasses() {
    Figures other = Figures.none().withClasses(Figures.ROWS, new TreeMap<>(Map.of(1L, 3L, 5L, 2L)));

    assertThat(other.disagreements(OURS, Set.of(Figures.ROWS)))
        .singleElement()
        .asString()
        .startsWith("rows.histogram is ");
  }

  @Test
  void disagreements_seeWhatIsMissing() {
    assertThat(Figures.none().disagreements(OURS, Set.of(Figures.ROWS)))
        .hasSize(3)
        .allMatch(line -> line.contains("missing"));
    assertThat(OURS.disagreements(OURS, Set.of(Figures.PATIENTS)))
        .containsExactly("patients was not counted by us");
  }

  @Test
  void disagreements_askOnlyForWhatWasToBeCounted() {
    assertThat(Figures.none().disagreements(OURS, Set.of())).isEmpty();
  }

  @Test
  void ofAssessment_readsWhatIsMeasuredOverAllQuasiIdentifiers(@TempDir Path folder)
      throws IOException {
    Path record = folder.resolve("assessment.json");
    Files.writeString(
        record,
        """
        {"tool": {"version": "1", "commit": "abc"}, "data": {"rows": 4, "sha256": "00"},
         "measurements": [
          {"quantity": "class-size-histogram", "unit": "row", "params": {"set": "x"}, "value": []},
          {"quantity": "class-size-histogram", "unit": "row", "params": {}, "value": [[1, 2], [2, 1]]},
          {"quantity": "equivalence-classes", "unit": "row", "params": {}, "value": 3},
          {"quantity": "sample-uniques", "unit": "row", "params": {}, "value": 2},
          {"quantity": "class-size-histogram", "unit": "patient", "params": {}, "value": [[1, 3]]},
          {"quantity": "equivalence-classes", "unit": "patient", "params": {}, "value": 3}]}
        """);

    Figures figures = FiguresJson.ofAssessment(record);

    assertThat(figures.get("rows.classes")).isEqualTo("3");
    assertThat(figures.get("rows.uniques")).isEqualTo("2");
    assertThat(figures.get("patients.uniques")).isEqualTo("3");
    assertThat(figures.get("file.rows")).isEqualTo("4");
    Files.writeString(record, "{}");
    assertThatThrownBy(() -> FiguresJson.ofAssessment(record)).isInstanceOf(IOException.class);
  }
}
