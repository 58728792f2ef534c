package org.reidrisk.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.reidrisk.assess.Exports.DEMO;
import static org.reidrisk.assess.Exports.alike;
import static org.reidrisk.assess.Exports.assess;
import static org.reidrisk.assess.Exports.measurement;
import static org.reidrisk.assess.Exports.policy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.group.ClassSizes;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.policy.Outcome;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.AssessmentJson;
import org.reidrisk.record.DataSummary;
import org.reidrisk.table.Role;

class AssessorTest {

  private static Estimate estimate(Assessment a, Quantity quantity, Unit unit) {
    return measurement(a, quantity, unit, null, null, null).estimate();
  }

  private static double share(Assessment a, Unit unit, int size) {
    return ((Estimate.Real)
            measurement(a, Quantity.PROSECUTOR_SHARE_ABOVE, unit, null, null, size).estimate())
        .value();
  }

  // The demonstration of PATIENTS.md

  @Test
  void demo_countsPatientsNotRows() {
    Assessment a = assess(policy(""), DEMO);
    assertThat(estimate(a, Quantity.K, Unit.PATIENT)).isEqualTo(new Estimate.Count(1));
    assertThat(estimate(a, Quantity.SAMPLE_UNIQUES, Unit.PATIENT)).isEqualTo(new Estimate.Count(2));
    assertThat(estimate(a, Quantity.EQUIVALENCE_CLASSES, Unit.PATIENT))
        .isEqualTo(new Estimate.Count(3));
    assertThat(estimate(a, Quantity.PROSECUTOR_HIGHEST, Unit.PATIENT))
        .isEqualTo(new Estimate.Real(1));
    assertThat(estimate(a, Quantity.PROSECUTOR_MEAN, Unit.PATIENT))
        .isEqualTo(new Estimate.Real(0.55));
    assertThat(share(a, Unit.PATIENT, 2)).isEqualTo(0.4);
    assertThat(estimate(a, Quantity.CLASS_SIZE_HISTOGRAM, Unit.PATIENT))
        .isEqualTo(
            new Estimate.Histogram(List.of(new ClassSizes.Bin(1, 2), new ClassSizes.Bin(4, 1))));
    assertThat(estimate(a, Quantity.PATIENTS_BY_SMALLEST_CLASS, Unit.PATIENT))
        .isEqualTo(
            new Estimate.Histogram(List.of(new ClassSizes.Bin(1, 2), new ClassSizes.Bin(4, 3))));
    assertThat(a.data())
        .extracting(DataSummary::rows, DataSummary::patients, DataSummary::events)
        .containsExactly(10L, 5L, 10L);
  }

  @Test
  void demo_rowsStandBeside() {
    Assessment a = assess(policy(""), DEMO);
    assertThat(estimate(a, Quantity.CLASS_SIZE_HISTOGRAM, Unit.ROW))
        .isEqualTo(
            new Estimate.Histogram(
                List.of(
                    new ClassSizes.Bin(1, 1), new ClassSizes.Bin(4, 1), new ClassSizes.Bin(5, 1))));
    assertThat(estimate(a, Quantity.PROSECUTOR_MEAN, Unit.ROW)).isEqualTo(new Estimate.Real(0.3));
  }

  @Test
  void rows_decideNothingWhenThereIsAPatientKey() {
    // Twenty rows of one patient are a class of one.
    String csv = DEMO.lines().findFirst().orElseThrow() + "\n" + "A,F,40,CT,flu\n".repeat(20);
    Assessment a = assess(policy("limits: {preset: enclave-low}"), csv);
    assertThat(estimate(a, Quantity.K, Unit.ROW)).isEqualTo(new Estimate.Count(20));
    assertThat(a.decision().outcome()).isEqualTo(Outcome.REJECT);
    assertThat(a.policy().unit()).isEqualTo(Unit.PATIENT);
  }

  @Test
  void event_countsDistinctValuesOfAPatient() {
    String policy = policy("").replace("patient: PatientID", "patient: PatientID, event: Modality");
    assertThat(assess(policy, DEMO).data().events()).isEqualTo(6);
  }

  @Test
  void missingStaticCell_isFilledBeforeMeasuring() {
    // PATIENTS.md: X (M), X (-), Y (F)
    Assessment a =
        assess(
            policy(""),
            """
            PatientID,Sex,Age,Modality,Diagnosis
            X,M,40,CT,flu
            X,,40,CT,flu
            Y,F,40,CT,flu
            """);
    assertThat(estimate(a, Quantity.EQUIVALENCE_CLASSES, Unit.PATIENT))
        .isEqualTo(new Estimate.Count(2));
    assertThat(measurement(a, Quantity.K, Unit.PATIENT, null, null, null).convention())
        .containsEntry("static-cells-filled", "1");
    assertThat(a.schema().get(1).missing()).as("the export's own missing cells").isEqualTo(1);
  }

  // Without patients

  @Test
  void noPatientKey_everyRowIsAPatient_andRowsDecide() {
    String policy =
        policy("limits: {preset: enclave-low}")
            .replace("table: {patient: PatientID}\n", "")
            .replace("columns:\n", "columns:\n  PatientID: {role: pseudonym}\n");
    Assessment a = assess(policy, alike(12));
    assertThat(a.policy().unit()).isEqualTo(Unit.ROW);
    assertThat(a.data().patients()).isEqualTo(12);
    assertThat(estimate(a, Quantity.K, Unit.PATIENT))
        .isEqualTo(estimate(a, Quantity.K, Unit.ROW))
        .isEqualTo(new Estimate.Count(12));
    assertThat(a.decision().limits()).extracting(LimitResult::unit).containsOnly(Unit.ROW);
    assertThat(a.provenance().settings())
        .containsEntry("patient-key", "none: each row is a patient");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PatientID,Sex,Age,Modality,Diagnosis\n",
        "PatientID,Sex,Age,Modality,Diagnosis\n,F,40,CT,flu\n,F,40,CT,cold\n"
      })
  void headerOnly_orNoPatientAtAll_hasNoFigures(String csv) {
    Assessment a =
        assess(
            policy(
                """
                limits:
                  preset: enclave-low
                  explicit:
                    - {quantity: l-distinct, at-least: 1}
                    - {quantity: t-closeness, at-most: 1}
                    - {quantity: alpha, at-most: 1}
                    - {quantity: sample-uniques, at-most: 1000}
                    - {quantity: prosecutor-share-above, at-most: 1, threshold: 2}
                    - {quantity: prosecutor-highest, at-most: 1}
                """),
            csv);
    assertThat(a.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(a.decision().limits())
        .extracting(LimitResult::verdict)
        .containsOnly(LimitResult.Verdict.UNDEFINED);
    assertThat(a.data().patients()).isZero();
    for (Quantity quantity :
        List.of(
            Quantity.K,
            Quantity.SAMPLE_UNIQUES,
            Quantity.PROSECUTOR_HIGHEST,
            Quantity.PROSECUTOR_MEAN)) {
      assertThat(estimate(a, quantity, Unit.PATIENT)).isInstanceOf(Estimate.Undefined.class);
    }
    assertThat(AssessmentJson.read(AssessmentJson.write(a))).isEqualTo(a);
  }

  @Test
  void rowsPartlyWithoutPatient_areInNoPatientFigure() {
    Assessment a = assess(policy("limits: {preset: enclave-low}"), DEMO + ",F,40-44,CT,flu\n");
    Assessment without = assess(policy("limits: {preset: enclave-low}"), DEMO);
    assertThat(a.data().rowsWithoutPatient()).isEqualTo(1);
    assertThat(a.data().patients()).isEqualTo(5);
    assertThat(patientFigures(a)).isEqualTo(patientFigures(without));
    assertThat(estimate(a, Quantity.K, Unit.ROW)).isEqualTo(new Estimate.Count(1));
    assertThat(((Estimate.Real) estimate(a, Quantity.PROSECUTOR_MEAN, Unit.ROW)).value())
        .isEqualTo(3 / 11.0);
  }

  private static List<Measurement> patientFigures(Assessment a) {
    return a.measurements().stream().filter(m -> m.unit() == Unit.PATIENT).toList();
  }

  // What is measured

  @Test
  void sets_areMeasuredBesideTheSetOfAll() {
    Assessment a =
        assess(
            policy("quasi-identifier-sets: {colleague: [Modality, Sex], doctor: [Diagnosis, Sex]}"),
            DEMO);
    assertThat(measurement(a, Quantity.K, Unit.PATIENT, null, null, null).quasiIdentifiers())
        .containsExactly("Sex", "Age", "Modality");
    Measurement colleague = measurement(a, Quantity.K, Unit.PATIENT, "colleague", null, null);
    assertThat(colleague.quasiIdentifiers()).as("file order").containsExactly("Sex", "Modality");
    assertThat(colleague.params()).isEqualTo(new Params(null, "1", null, "colleague"));
    assertThat(measurement(a, Quantity.L_DISTINCT, Unit.PATIENT, "colleague", "Diagnosis", null))
        .isNotNull();
    assertThat(measurement(a, Quantity.K, Unit.PATIENT, "doctor", null, null).quasiIdentifiers())
        .containsExactly("Sex", "Diagnosis");
    assertThat(
            a.measurements().stream()
                .filter(m -> "doctor".equals(m.params().set()) && m.of() != null))
        .as("what the attacker knows cannot be learnt")
        .isEmpty();
  }

  @Test
  void limitOnAKnownSensitiveColumn_isUndetermined() {
    Assessment a =
        assess(
            policy(
                "quasi-identifier-sets: {doctor: [Diagnosis, Sex]}\n"
                    + "limits: {explicit: [{quantity: alpha, of: Diagnosis, at-most: 1, set: doctor}]}"),
            alike(12));
    assertThat(a.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
  }

  @Test
  void shares_areMeasuredAtFiveSizesAndAtThoseOfTheLimits() {
    Assessment plain = assess(policy(""), DEMO);
    assertThat(thresholds(plain, null)).containsExactly(2, 3, 5, 11, 20);
    Assessment limited =
        assess(
            policy(
                """
                quasi-identifier-sets: {colleague: [Sex]}
                limits:
                  preset: public-medium
                  explicit:
                    - {quantity: k, at-least: 7, set: colleague}
                    - {quantity: prosecutor-highest, at-most: 0.09}
                    - {quantity: prosecutor-share-above, at-most: 0.5, threshold: 0.075, mode: regulator}
                    - {quantity: prosecutor-share-above, at-most: 0.5, threshold: 4}
                """),
            DEMO);
    for (String set : new String[] {null, "colleague"}) {
      assertThat(thresholds(limited, set)).containsExactly(2, 3, 4, 5, 7, 11, 12, 15, 20);
    }
  }

  private static List<Integer> thresholds(Assessment a, String set) {
    return a.measurements().stream()
        .filter(
            m ->
                m.quantity() == Quantity.PROSECUTOR_SHARE_ABOVE
                    && m.unit() == Unit.PATIENT
                    && Objects.equals(m.params().set(), set))
        .map(m -> m.params().threshold())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483647", "2147483648", "4294967295", "4294967298"})
  void kBeyondEveryTable_isRejected(String k) {
    String policy = policy("limits: {explicit: [{quantity: k, at-least: " + k + "}]}");
    Assessment a = assess(policy, alike(12));
    assertThat(a.decision().outcome()).isEqualTo(Outcome.REJECT);
    assertThat(thresholds(a, null)).as("class sizes").isSorted().startsWith(2, 3, 5, 11, 20);
  }

  @Test
  void everyMeasurement_carriesItsConvention() {
    Assessment a = assess(policy(""), DEMO);
    assertThat(a.measurements())
        .allSatisfy(
            m -> {
              assertThat(m.convention())
                  .containsEntry("missing", "own-value")
                  .containsEntry("weight", m.unit() == Unit.PATIENT ? "patients" : "rows");
              assertThat(m.params().power()).isEqualTo(m.quantity().powered() ? "1" : null);
              assertThat(m.convention().containsKey("entropy"))
                  .isEqualTo(m.quantity() == Quantity.L_ENTROPY);
              assertThat(m.convention().containsKey("reference"))
                  .isEqualTo(m.quantity() == Quantity.T_CLOSENESS);
              assertThat(m.convention().containsKey("missing-sensitive"))
                  .isEqualTo(m.quantity().ofSensitive());
              assertThat(m.params().distance())
                  .isEqualTo(m.quantity() == Quantity.T_CLOSENESS ? "equal" : null);
              assertThat(m.convention().get("values-of-a-patient"))
                  .isEqualTo(
                      m.quantity().ofSensitive() && m.unit() == Unit.PATIENT ? "all rows" : null);
            });
    Assessment dropped =
        assess(
            policy("").replace("patient: PatientID", "patient: PatientID, patient-released: false"),
            DEMO);
    assertThat(
            measurement(dropped, Quantity.ALPHA, Unit.PATIENT, null, "Diagnosis", null)
                .convention())
        .containsEntry("values-of-a-patient", "rows in the class");
  }

  // PATIENTS.md, attribute disclosure: E1 = A{flu}, B{flu, hiv}; E2 = C{hiv}, D{cold}

  private static final String TWO_CLASSES =
      """
      PatientID,Sex,Age,Modality,Diagnosis
      A,F,1,CT,flu
      B,F,1,CT,flu
      B,F,1,CT,hiv
      C,M,1,CT,hiv
      D,M,1,CT,cold
      """;

  @Test
  void attribute_byPatientAndByRow() {
    Assessment a = assess(policy(""), TWO_CLASSES);
    assertThat(of(a, Quantity.L_DISTINCT, Unit.PATIENT)).isEqualTo(new Estimate.Count(1));
    assertThat(of(a, Quantity.ALPHA, Unit.PATIENT)).isEqualTo(new Estimate.Real(1));
    assertThat(((Estimate.Real) of(a, Quantity.L_ENTROPY, Unit.PATIENT)).value())
        .isCloseTo(1.7547654, Offset.offset(1e-7));
    assertThat(of(a, Quantity.T_CLOSENESS, Unit.PATIENT)).isEqualTo(new Estimate.Real(0.375));
    assertThat(of(a, Quantity.L_DISTINCT, Unit.ROW)).isEqualTo(new Estimate.Count(2));
    assertThat(of(a, Quantity.T_CLOSENESS, Unit.ROW)).isEqualTo(new Estimate.Real(0.4));
  }

  private static Estimate of(Assessment a, Quantity quantity, Unit unit) {
    return measurement(a, quantity, unit, null, "Diagnosis", null).estimate();
  }

  @Test
  void entropyOfThreeEqualValues_meetsAtLeastThree() {
    String csv =
        Stream.of("flu", "cold", "hip")
            .map(d -> "P" + d + ",F,40,CT," + d + "\n")
            .reduce("PatientID,Sex,Age,Modality,Diagnosis\n", String::concat);
    Assessment a =
        assess(
            policy("limits: {explicit: [{quantity: l-entropy, of: Diagnosis, at-least: 3}]}"), csv);
    assertThat(a.decision().outcome()).isEqualTo(Outcome.ACCEPT);
    assertThat(
            assess(
                    policy(
                        "limits: {explicit: [{quantity: l-entropy, of: Diagnosis, at-least: 3.001}]}"),
                    csv)
                .decision()
                .outcome())
        .isEqualTo(Outcome.REJECT);
  }

  @Test
  void closenessOfExactlyAFifth_meetsAtMostAFifth() {
    // Classes of 5 patients with 4 and 2 flu: Q = 3/5, P = 4/5 and 2/5, t = 1/5.
    StringBuilder csv = new StringBuilder("PatientID,Sex,Age,Modality,Diagnosis\n");
    for (int i = 0; i < 10; i++) {
      boolean flu = i < 4 || i == 5 || i == 6;
      csv.append("P").append(i).append(i < 5 ? ",F" : ",M").append(",40,CT,");
      csv.append(flu ? "flu\n" : "cold\n");
    }
    Assessment a =
        assess(
            policy("limits: {explicit: [{quantity: t-closeness, of: Diagnosis, at-most: 0.2}]}"),
            csv.toString());
    assertThat(of(a, Quantity.T_CLOSENESS, Unit.PATIENT))
        .isInstanceOfSatisfying(
            Estimate.Real.class, t -> assertThat(t.fraction()).isEqualTo(BigFraction.of(1, 5)));
    assertThat(a.decision().outcome()).isEqualTo(Outcome.ACCEPT);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, 12})
  void prosecutorHighest_strictAndRegulator(int k) {
    Assessment strict =
        assess(
            policy("limits: {explicit: [{quantity: prosecutor-highest, at-most: 0.09}]}"),
            alike(k));
    assertThat(strict.decision().outcome()).isEqualTo(k >= 12 ? Outcome.ACCEPT : Outcome.REJECT);
    Assessment regulator =
        assess(
            policy(
                "limits: {explicit: [{quantity: prosecutor-highest, at-most: 0.09, mode: regulator}]}"),
            alike(k));
    assertThat(regulator.decision().outcome()).isEqualTo(k >= 11 ? Outcome.ACCEPT : Outcome.REJECT);
  }

  @Test
  void meanOfExactlyATenth_isAccepted() {
    assertThat(assess(policy("limits: {preset: enclave-low}"), alike(10)).decision().outcome())
        .isEqualTo(Outcome.ACCEPT);
    assertThat(assess(policy("limits: {preset: enclave-low}"), alike(9)).decision().outcome())
        .isEqualTo(Outcome.REJECT);
  }

  @Test
  void power_beyondOne_isUndetermined() {
    for (String power : List.of("2", "all", "complete")) {
      Assessment a =
          assess(
              policy("limits: {explicit: [{quantity: k, at-least: 1, power: " + power + "}]}"),
              alike(12));
      assertThat(a.decision().outcome()).as(power).isEqualTo(Outcome.UNDETERMINED);
      assertThat(a.decision().because().get(0)).contains("power " + power).contains("not measured");
    }
  }

  // Distances

  private static Estimate closeness(String distance, String csv) {
    return of(
        assess(
            policy("").replace("role: sensitive", "role: sensitive, distance: " + distance), csv),
        Quantity.T_CLOSENESS,
        Unit.PATIENT);
  }

  private static final String GRADES =
      """
      PatientID,Sex,Age,Modality,Diagnosis
      A,F,1,CT,1
      B,F,1,CT,2
      C,M,1,CT,3
      D,M,1,CT,4
      """;

  @Test
  void distance_rankAndOrder() {
    // METHODS.md, correction 8: {1,2|3,4} by rank 0.3333
    assertThat(closeness("rank", GRADES)).isEqualTo(new Estimate.Real(1 / 3.0));
    assertThat(closeness("{ordered: [1, 2, 3, 4]}", GRADES)).isEqualTo(new Estimate.Real(1 / 3.0));
    assertThat(closeness("{ordered: [4, 3, 2, 1, 0]}", GRADES))
        .isEqualTo(new Estimate.Real(1 / 3.0));
    assertThat(closeness("equal", GRADES)).isEqualTo(new Estimate.Real(0.5));
  }

  @Test
  void distance_thatDoesNotFitTheValues_isUndefined_withoutQuotingThem() {
    assertThat(closeness("rank", GRADES.replace(",4\n", ",severe\n")))
        .isInstanceOfSatisfying(
            Estimate.Undefined.class,
            u -> {
              assertThat(u.code()).isEqualTo("no-rank");
              assertThat(u.text()).doesNotContain("severe");
            });
    assertThat(closeness("{ordered: [1, 2, 3]}", GRADES.replace(",4\n", ",severe\n")))
        .isInstanceOfSatisfying(
            Estimate.Undefined.class,
            u -> {
              assertThat(u.code()).isEqualTo("order-incomplete");
              assertThat(u.text()).contains("1 distinct value").doesNotContain("severe");
            });
  }

  // The record

  @Test
  void provenance_namesEverySetting() {
    Assessment a =
        assess(
            policy("")
                .replace(
                    "patient: PatientID",
                    "patient: PatientID, event: Modality, trim: true, missing-values: ['', NA]"),
            DEMO);
    assertThat(a.provenance().settings())
        .isEqualTo(
            Map.ofEntries(
                Map.entry("power", "1"),
                Map.entry("unit-of-limits", "patient"),
                Map.entry("patient-key", "PatientID"),
                Map.entry("patient-released", "true"),
                Map.entry("event", "Modality"),
                Map.entry("missing", "own-value"),
                Map.entry("missing-values", "2 listed"),
                Map.entry("trim", "true"),
                Map.entry("delimiter", ","),
                Map.entry("encoding", "UTF-8"),
                Map.entry("header", "first line")));
    assertThat(a.provenance().seed()).isNull();
    assertThat(a.provenance().javaMajor()).isEqualTo(Runtime.version().feature());
  }

  @Test
  void schema_describesColumnsWithoutValues() {
    Assessment a = assess(policy(""), DEMO.replace("B,M,40-44", "B,M,"));
    assertThat(a.schema()).hasSize(5);
    assertThat(a.schema().get(0).spec().role()).isEqualTo(Role.PATIENT_KEY);
    assertThat(a.schema().get(2).distinct()).isEqualTo(1);
    assertThat(a.schema().get(2).missing()).isEqualTo(1);
    assertThat(a.schema().get(2).missingShare()).isEqualTo(0.1);
    assertThat(a.data().origin()).isNotNull();
    assertThat(a.data().origin().file()).isEqualTo("export.csv");
  }

  @Test
  void threads_areAtLeastOne() {
    assertThatThrownBy(() -> Exports.ASSESSOR.withThreads(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
