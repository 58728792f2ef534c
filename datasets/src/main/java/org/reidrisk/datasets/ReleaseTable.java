package org.reidrisk.datasets;

import java.util.List;
import org.reidrisk.datasets.bytes.CsvFile;
import org.reidrisk.datasets.bytes.Digits;

/** The release candidate: one row per series, columns named by DICOM keywords. */
final class ReleaseTable {
  static final List<String> HEADER =
      List.of(
          "PatientID",
          "PatientSex",
          "PatientAge",
          "EthnicGroup",
          "PatientSize",
          "PatientWeight",
          "SmokingStatus",
          "StudyDate",
          "StudyTime",
          "AccessionNumber",
          "StudyInstanceUID",
          "SeriesInstanceUID",
          "Modality",
          "BodyPartExamined",
          "StudyDescription",
          "SeriesDescription",
          "ProtocolName",
          "Manufacturer",
          "ManufacturerModelName",
          "SoftwareVersions",
          "StationName",
          "DeviceSerialNumber",
          "InstitutionName",
          "KVP",
          "SliceThickness",
          "ConvolutionKernel",
          "PixelSpacing",
          "Rows",
          "Columns",
          "ViewPosition",
          "PatientPosition",
          "BurnedInAnnotation",
          "PatientIdentityRemoved",
          "ImageComments",
          "Diagnosis");

  private ReleaseTable() {}

  static CsvFile of(Archive archive) {
    CsvFile file = new CsvFile(HEADER);
    for (int position = 0; position < archive.released().size(); position++) {
      for (Study study : archive.studies(archive.released().get(position))) {
        for (Series series : study.series()) {
          file.add(row(Archive.pseudonym(position), study, series));
        }
      }
    }
    return file;
  }

  private static List<String> row(String pseudonym, Study study, Series series) {
    Scanner scanner = study.scanner();
    return List.of(
        pseudonym,
        study.sex(),
        study.age(),
        study.ethnicGroup(),
        study.size(),
        study.weight(),
        study.smokingStatus(),
        Digits.date(study.day()),
        study.time(),
        study.accession(),
        study.uid(),
        series.uid(),
        scanner.modality().name(),
        study.bodyPartExamined(),
        study.description(),
        series.description(),
        series.protocol(),
        scanner.manufacturer(),
        scanner.model(),
        scanner.softwareOn(study.day()),
        scanner.stationName(),
        scanner.serial(),
        scanner.site().code(),
        series.kvp(),
        series.sliceThickness(),
        series.kernel(),
        series.pixelSpacing(),
        series.rows(),
        series.columns(),
        series.view(),
        series.position(),
        study.burnedInAnnotation(),
        "YES",
        study.comments(),
        study.diagnosis());
  }
}
