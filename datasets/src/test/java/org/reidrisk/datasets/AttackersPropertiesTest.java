package org.reidrisk.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the data card promises of the population and of the attackers' tables. */
class AttackersPropertiesTest {
  private static final CsvTable RELEASE = CommittedData.RELEASE;
  private static final Map<String, List<Map<String, String>>> STUDIES_BY_PATIENT =
      groupBy(List.copyOf(RELEASE.firstBy("StudyInstanceUID").values()), "PatientID");

  @ParameterizedTest
  @CsvSource({"ris, MRN", "claims, MemberID", "second-release, SubjectID"})
  void truth_isOneToOneAndCoversOnlyPeopleOfBothTables(String name, String person) {
    Set<String> held = new HashSet<>(CommittedData.table(attacker(name)).column(person));
    CsvTable truth = CommittedData.table(truth(name));

    assertThat(truth.header()).containsExactly(person, "PatientID");
    assertThat(truth.column(person)).doesNotHaveDuplicates();
    assertThat(truth.column("PatientID")).doesNotHaveDuplicates();
    assertThat(truth.column(person)).allMatch(held::contains);
    assertThat(truth.column("PatientID")).allMatch(STUDIES_BY_PATIENT::containsKey);
    assertThat(truth.rows()).hasSizeBetween(1_000, held.size() - 500);
  }

  @Test
  void schedule_agreesWithTheReleaseApartFromItsNoise() {
    double sameDay =
        shareFound("ris", (exam, study) -> sameModality(exam, study) && lag(exam, study) == 0);
    double withinADay =
        shareFound(
            "ris", (exam, study) -> sameModality(exam, study) && Math.abs(lag(exam, study)) <= 1);

    assertThat(sameDay).isBetween(0.90, 0.96);
    assertThat(withinADay).isBetween(0.97, 0.995);
  }

  @Test
  void claims_comeUpToThreeDaysLate() {
    double found =
        shareFound(
            "claims",
            (claim, study) -> {
              long days =
                  ChronoUnit.DAYS.between(
                      dicomDate(study.get("StudyDate")), LocalDate.parse(claim.get("ServiceDate")));
              return days >= 0
                  && days <= 3
                  && claim.get("ProcedureCode").contains(study.get("Modality"))
                  && claim.get("Facility").equals(study.get("InstitutionName"));
            });

    assertThat(found).isEqualTo(1);
  }

  @Test
  void secondRelease_shiftsAllDatesOfAPatientByTheSameDays() {
    CsvTable second = CommittedData.table(attacker("second-release"));
    Map<String, List<Map<String, String>>> bySubject = groupBy(second.rows(), "SubjectID");
    Set<Long> shifts = new HashSet<>();
    for (Map<String, String> pair : CommittedData.table(truth("second-release")).rows()) {
      Map<String, LocalDate> days = new HashMap<>();
      for (Map<String, String> study : STUDIES_BY_PATIENT.get(pair.get("PatientID"))) {
        days.put(moment(study), dicomDate(study.get("StudyDate")));
      }
      Set<Long> own = new HashSet<>();
      for (Map<String, String> study : bySubject.get(pair.get("SubjectID"))) {
        own.add(
            ChronoUnit.DAYS.between(days.get(moment(study)), dicomDate(study.get("StudyDate"))));
      }
      assertThat(own).hasSize(1).doesNotContain(0L);
      shifts.addAll(own);
    }
    assertThat(shifts).hasSizeGreaterThan(500).allMatch(days -> Math.abs(days) <= 364);
  }

  @Test
  void secondRelease_sharesNoUidWithTheFirst() {
    CsvTable second = CommittedData.table(attacker("second-release"));
    Set<String> released = new HashSet<>(RELEASE.column("StudyInstanceUID"));

    assertThat(second.column("StudyInstanceUID"))
        .doesNotHaveDuplicates()
        .allMatch(uid -> uid.startsWith("2.25.") && uid.length() <= 64)
        .noneMatch(released::contains);
  }

  @Test
  void population_containsTheRelease() {
    CsvTable population = CommittedData.table("population.csv.gz");
    Map<List<String>, Integer> register = new HashMap<>();
    for (Map<String, String> row : population.rows()) {
      List<String> values = new ArrayList<>(row.values());
      register.merge(values.subList(1, values.size()), 1, Integer::sum);
    }
    Map<List<String>, Integer> release = new HashMap<>();
    for (Map<String, String> study : RELEASE.firstBy("StudyInstanceUID").values()) {
      List<String> values =
          List.of(
              study.get("PatientSex"),
              study.get("PatientAge"),
              study.get("EthnicGroup"),
              study.get("StudyDate"),
              study.get("Modality"),
              study.get("BodyPartExamined"),
              study.get("InstitutionName"),
              study.get("ManufacturerModelName"));
      release.merge(values, 1, Integer::sum);
    }

    assertThat(population.header()).isEqualTo(PopulationTable.HEADER);
    assertThat(new HashSet<>(population.column("person")))
        .hasSizeGreaterThan(3 * STUDIES_BY_PATIENT.size());
    assertThat(release.entrySet())
        .isNotEmpty()
        .allMatch(entry -> register.getOrDefault(entry.getKey(), 0) >= entry.getValue());
  }

  /** The share of an attacker's rows, of people in the release, with a study that fits. */
  private static double shareFound(
      String name, BiPredicate<Map<String, String>, Map<String, String>> fits) {
    CsvTable held = CommittedData.table(attacker(name));
    String person = held.header().get(0);
    Map<String, String> patients = new HashMap<>();
    for (Map<String, String> pair : CommittedData.table(truth(name)).rows()) {
      patients.put(pair.get(person), pair.get("PatientID"));
    }
    int rows = 0;
    int found = 0;
    for (Map<String, String> row : held.rows()) {
      String patient = patients.get(row.get(person));
      if (patient != null) {
        rows++;
        if (STUDIES_BY_PATIENT.get(patient).stream().anyMatch(study -> fits.test(row, study))) {
          found++;
        }
      }
    }
    assertThat(rows).isGreaterThan(2_000);
    return (double) found / rows;
  }

  private static boolean sameModality(Map<String, String> exam, Map<String, String> study) {
    return exam.get("Modality").equals(study.get("Modality"));
  }

  private static long lag(Map<String, String> exam, Map<String, String> study) {
    return ChronoUnit.DAYS.between(
        dicomDate(study.get("StudyDate")), LocalDate.parse(exam.get("ExamDate")));
  }

  /** What a second release cannot hide by shifting dates. */
  private static String moment(Map<String, String> study) {
    return study.get("Modality") + study.get("StudyTime").substring(0, 6);
  }

  private static LocalDate dicomDate(String text) {
    return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
  }

  private static Map<String, List<Map<String, String>>> groupBy(
      List<Map<String, String>> rows, String column) {
    Map<String, List<Map<String, String>>> groups = new HashMap<>();
    for (Map<String, String> row : rows) {
      groups.computeIfAbsent(row.get(column), key -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  private static String attacker(String name) {
    return "attackers/" + name + ".csv";
  }

  private static String truth(String name) {
    return "attackers/" + name + "-truth.csv";
  }
}
