package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.reidrisk.Finding;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;
import org.reidrisk.table.TableReader;
import org.reidrisk.value.ValueFormat;

/** Public exports. They lie outside the repository; {@code -Dreference.root} says where. */
@EnabledIfSystemProperty(
    named = "reference.root",
    matches = ".+",
    disabledReason = "-Dreference.root=<directory of the public exports> is not set")
class LeaksInRealExportsTest {
  private static List<String> told(LeakExport columns, LeakDetector detector, String... path)
      throws IOException {
    Path file = Path.of(System.getProperty("reference.root"), path);
    Table table = TableReader.of(TableFormat.strict()).read(file, h -> columns.schema(false));
    List<Finding> findings = detector.findings(columns.viewOf(table));
    return findings.stream().map(LeakExport::line).toList();
  }

  /** Hashed UIDs under a project's root, a constant date. */
  @Test
  void lidc() throws IOException {
    LeakExport columns =
        new LeakExport()
            .unknown("Collection", ValueFormat.TEXT)
            .key()
            .known("StudyDate", "DA", AttributeKind.QUASI_EVENT, ValueFormat.TEXT)
            .unknown("StudyDescription", ValueFormat.TEXT)
            .unknown("Modality", ValueFormat.CODE)
            .unknown("SeriesDescription", ValueFormat.TEXT)
            .unknown("Manufacturer", ValueFormat.TEXT)
            .unknown("Model", ValueFormat.TEXT)
            .unknown("SoftwareVersions", ValueFormat.TEXT)
            .uid("SeriesInstanceUID");
    String[] file = {"data", "lidc_idri", "LIDC-IDRI_MetaData.csv"};
    assertThat(told(columns, new UidTimestamps(), file)).isEmpty();
    assertThat(told(columns, new UidRoots(), file))
        .containsExactly("uid-roots info SeriesInstanceUID");
    assertThat(told(columns, new DateShifting(), file)).isEmpty();
  }

  /** UIDs of a synthetic benchmark before and after. */
  @Test
  void pseudoPhi() throws IOException {
    LeakExport columns = new LeakExport().uid("Before").uid("After");
    String[] file = {"data", "pseudo_phi_crosswalk", "Pseudo-PHI-DICOM-Dataset-uid_crosswalk.csv"};
    assertThat(told(columns, new UidTimestamps(), file)).isEmpty();
    assertThat(told(columns, new UidRoots(), file))
        .containsExactly("uid-roots info Before", "uid-roots info After");
  }

  /** A synthetic population: no working week, long histories. */
  @Test
  void synthea() throws IOException {
    LeakExport columns =
        new LeakExport()
            .key()
            .age()
            .unknown("PatientSex", ValueFormat.CODE)
            .unknown("PatientZIP3", ValueFormat.CODE)
            .date("StudyDate")
            .unknown("Modality", ValueFormat.CODE)
            .unknown("BodyPartExamined", ValueFormat.TEXT);
    String[] file = {"data", "synthea", "DERIVED_release_imaging.csv"};
    assertThat(told(columns, new DateShifting(), file))
        .containsExactly("dates-look-moved info StudyDate");
    assertThat(told(columns, new VisitIntervals(), file))
        .containsExactly("visit-intervals-unique warning StudyDate");
    assertThat(told(columns, new AgeChecks(), file)).contains("age-over-89 warning PatientAge");
  }
}
