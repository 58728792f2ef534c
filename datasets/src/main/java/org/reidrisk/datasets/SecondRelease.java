package org.reidrisk.datasets;

import java.util.List;
import org.reidrisk.datasets.bytes.CsvFile;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/**
 * Another release that shares patients with the first: new pseudonyms, new UIDs, coded sites under
 * other letters, and one shift of all dates per patient, so that intervals stay intact.
 */
final class SecondRelease {
  static final List<String> HEADER =
      List.of(
          "SubjectID",
          "PatientSex",
          "PatientAge",
          "StudyDate",
          "StudyTime",
          "StudyInstanceUID",
          "Modality",
          "BodyPartExamined",
          "Manufacturer",
          "ManufacturerModelName",
          "InstitutionName",
          "KVP",
          "SliceThickness",
          "PixelSpacing",
          "Rows",
          "Columns");

  private static final double SHARE_OF_RELEASED = 0.3;
  private static final double SHARE_OF_OTHERS = 0.08;
  private static final double STUDIES_LEFT_OUT = 0.03;
  private static final int MOST_DAYS = 364;

  private final CsvFile file = new CsvFile(HEADER);
  private final PseudonymTruth truth;
  private final SeededRandom random;

  SecondRelease(Archive archive) {
    truth = new PseudonymTruth(archive, "SubjectID");
    random = archive.random("second release");
    int position = 0;
    for (int person : archive.shuffledPeople("second")) {
      double share = archive.isReleased(person) ? SHARE_OF_RELEASED : SHARE_OF_OTHERS;
      if (random.chance(share)) {
        position++;
        String subject = "THX" + Digits.padded(position, 5);
        addStudies(subject, archive.studies(person));
        truth.add(subject, person);
      }
    }
  }

  private void addStudies(String subject, List<Study> studies) {
    int shift = random.between(1, MOST_DAYS) * (random.chance(0.5) ? 1 : -1);
    for (Study study : studies) {
      // The first study always stays, so that every subject has a row.
      if (study.equals(studies.get(0)) || !random.chance(STUDIES_LEFT_OUT)) {
        addStudy(subject, study, shift);
      }
    }
  }

  private void addStudy(String subject, Study study, int shift) {
    Scanner scanner = study.scanner();
    Series first = study.series().get(0);
    file.add(
        List.of(
            subject,
            study.sex(),
            study.age(),
            Digits.date(study.day().plusDays(shift)),
            Digits.time(study.secondOfDay()),
            UidMaker.random(random),
            scanner.modality().name(),
            study.bodyPartExamined(),
            scanner.manufacturer(),
            scanner.model(),
            letter(scanner.site()),
            first.kvp(),
            first.sliceThickness(),
            first.pixelSpacing(),
            first.rows(),
            first.columns()));
  }

  private static String letter(Site site) {
    return switch (site) {
      case UNIVERSITY -> "HOSP-D";
      case NORTH -> "HOSP-A";
      case SOUTH -> "HOSP-F";
      case COAST -> "HOSP-B";
      case CHILDREN -> "HOSP-G";
      case OUTPATIENT -> "HOSP-C";
      case BREAST_CENTRE -> "HOSP-E";
    };
  }

  CsvFile file() {
    return file;
  }

  CsvFile truth() {
    return truth.file();
  }
}
