package org.reidrisk.datasets.traps;

import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/** The columns that every trap starts from: an export in which nothing leaks. */
final class CleanColumns {
  private CleanColumns() {}

  static void fill(Export export, SeededRandom random) {
    export.fillPatients("PatientID", Patient::pseudonym);
    export.fillPatients("PatientSex", Patient::sex);
    export.fillStudies("PatientAge", study -> Digits.padded(study.years(), 3) + "Y");
    export.fillStudies("StudyDate", study -> Digits.date(study.shiftedDay()));
    export.fillStudies("StudyInstanceUID", study -> Uids.random(random));
    export.fillStudies("Modality", study -> study.machine().modality());
    export.fillStudies("StudyDescription", study -> description(study.machine(), random));
    export.fillRows("SeriesDescription", study -> series(study.machine(), random));
    export.fillMachines("Manufacturer", Machine::maker);
    export.fillMachines("ManufacturerModelName", Machine::model);
    export.fillMachines("StationName", Machine::room);
    export.fillMachines("InstitutionName", Machine::site);
    export.fillRows("SliceThickness", study -> thickness(study.machine(), random));
    export.fillRows("Rows", study -> study.machine().modality().equals("DX") ? "2022" : "512");
  }

  private static String description(Machine machine, SeededRandom random) {
    return switch (machine.modality()) {
      case "CT" -> random.word("CT CHEST W CONTRAST", "CT CHEST W/O", "CT ABD PELVIS W");
      case "MR" -> random.word("MR SPINE LUMBAR", "MR KNEE LEFT", "MR BRAIN W/WO");
      default -> random.word("XR CHEST 2 VIEWS", "XR KNEE AP LAT");
    };
  }

  private static String series(Machine machine, SeededRandom random) {
    return switch (machine.modality()) {
      case "CT" -> random.word("AXIAL 5.0", "AXIAL LUNG 1.0", "COR MPR 3.0", "TOPOGRAM");
      case "MR" -> random.word("T1 SE SAG", "T2 TSE SAG", "STIR COR", "T2 TSE AX");
      default -> random.word("PA", "AP", "LATERAL");
    };
  }

  private static String thickness(Machine machine, SeededRandom random) {
    return switch (machine.modality()) {
      case "CT" -> random.word("1", "3", "5");
      case "MR" -> random.word("3", "4");
      default -> "";
    };
  }
}
