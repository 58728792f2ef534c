package org.reidrisk.inventory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.imaging.HeaderMatch;
import org.reidrisk.table.Header;
import org.reidrisk.table.Table;

/**
 * Which columns tell the patient and the visit, by their names.
 *
 * <p>The patient key is the patient's number in any spelling; where there is none the study stands
 * in, as the rows of a study are of one patient at least.
 *
 * @param patient the patient key, or null when each row has to count as one patient
 * @param studyStandsIn whether the patient key is that of a study
 * @param event the column whose values are visits, or null when each row is one
 */
record TableKeys(@Nullable String patient, boolean studyStandsIn, @Nullable String event) {
  private static final List<String> PATIENTS = List.of("PatientID", "ClinicalTrialSubjectID");
  private static final List<String> STUDIES =
      List.of("StudyInstanceUID", "AccessionNumber", "StudyID", "EncounterID", "SessionLabel");

  /**
   * What is to be said of rows in which the proposed patient key is empty; the assessment says it
   * with the same code.
   */
  Optional<Finding> withoutKey(Table table) {
    long without = table.rowsWithoutPatient();
    if (patient == null || without == 0) {
      return Optional.empty();
    }
    boolean all = without == table.rows();
    return Optional.of(
        new Finding(
            all ? "no-patient-rows" : "rows-without-patient",
            Severity.BLOCKING,
            patient,
            all
                ? "The proposed patient key is empty in every row, so no patient could be counted."
                    + " Name another column in table.patient, or take that line out if each row is"
                    + " another patient."
                : "The proposed patient key is empty in some rows, and no patient figure counts"
                    + " them. Fill it, or leave these rows out of the release; until then nothing is"
                    + " accepted.",
            without + " of " + table.rows() + (table.rows() == 1 ? " row" : " rows")));
  }

  static TableKeys of(Header header, List<HeaderMatch> matches) {
    Optional<String> patient = first(header, matches, PATIENTS);
    Optional<String> study = first(header, matches, STUDIES);
    return patient
        .map(key -> new TableKeys(key, false, study.orElse(null)))
        .orElseGet(() -> new TableKeys(study.orElse(null), study.isPresent(), null));
  }

  /**
   * The first attribute that a column has; among its columns the one that is surest of its name.
   */
  private static Optional<String> first(
      Header header, List<HeaderMatch> matches, List<String> keywords) {
    for (String keyword : keywords) {
      Optional<Integer> column =
          IntStream.range(0, matches.size())
              .boxed()
              .filter(i -> isOf(matches.get(i), keyword))
              .filter(i -> !isBareNumber(header, i) || tellsPeople(matches))
              .min(
                  Comparator.comparing((Integer i) -> matches.get(i).rule())
                      .thenComparing(i -> isBareNumber(header, i)));
      if (column.isPresent()) {
        return column.map(i -> header.names().get(i));
      }
    }
    return Optional.empty();
  }

  /** {@code id} may number anything: studies, places, staff. */
  private static boolean isBareNumber(Header header, int column) {
    return header.names().get(column).strip().equalsIgnoreCase("id");
  }

  /** Whether the rows are people: only those have an age or a day of birth. */
  private static boolean tellsPeople(List<HeaderMatch> matches) {
    return matches.stream().anyMatch(m -> isOf(m, "PatientBirthDate") || isOf(m, "PatientAge"));
  }

  private static boolean isOf(HeaderMatch match, String keyword) {
    return match.attribute() != null && match.attribute().keyword().equals(keyword);
  }
}
