package org.reidrisk.datasets;

import java.time.LocalDate;
import java.util.List;
import org.reidrisk.datasets.bytes.CsvFile;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/**
 * What an insider can query: two years of the radiology schedule of two sites. Scheduled times
 * differ from the real ones by minutes, some dates by a day, some sexes are mistyped, and some
 * booked examinations never took place.
 */
final class RisSchedule {
  static final List<String> HEADER =
      List.of(
          "MRN",
          "ExamDate",
          "ExamTime",
          "Modality",
          "Station",
          "Sex",
          "BirthDate",
          "Age",
          "Procedure");

  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

  private final CsvFile file = new CsvFile(HEADER);
  private final PseudonymTruth truth;
  private final SeededRandom random;

  RisSchedule(Archive archive) {
    truth = new PseudonymTruth(archive, "MRN");
    random = archive.random("ris schedule");
    int position = 0;
    for (int person : archive.shuffledPeople("ris")) {
      String number = Integer.toString(40_210_000 + 7 * position++);
      if (addExams(number, archive.studies(person))) {
        truth.add(number, person);
      }
    }
  }

  private boolean addExams(String number, List<Study> studies) {
    boolean any = false;
    for (Study study : studies) {
      Site site = study.scanner().site();
      boolean seen = site == Site.UNIVERSITY || site == Site.SOUTH;
      if (seen && !study.day().isBefore(FIRST_DAY)) {
        addExam(number, study, study.day());
        any = true;
        if (random.chance(0.02)) {
          addExam(number, study, study.day().minusDays(random.between(2, 20)));
        }
      }
    }
    return any;
  }

  private void addExam(String number, Study study, LocalDate day) {
    Person person = study.person();
    int minute = (study.secondOfDay() / 60 - random.between(-4, 14)) / 5 * 5;
    LocalDate booked = day.plusDays(random.weighted(0.025, 0.95, 0.025) - 1L);
    boolean mistyped = random.chance(0.008);
    String sex = mistyped ? (person.sex().equals("F") ? "M" : "F") : person.sex();
    boolean roomNamed = random.chance(0.06);
    Scanner scanner = study.scanner();
    file.add(
        List.of(
            number,
            booked.toString(),
            Digits.clock(StrictMath.max(0, StrictMath.min(1435, minute))),
            scanner.modality().name(),
            roomNamed ? "ROOM " + random.between(1, 9) : scanner.stationName(),
            sex,
            person.birth().toString(),
            Integer.toString(StrictMath.max(0, person.fullYearsOn(booked))),
            ProcedureText.studyDescription(
                scanner.site(), scanner.modality(), study.part(), study.contrast(), false)));
  }

  CsvFile file() {
    return file;
  }

  CsvFile truth() {
    return truth.file();
  }
}
