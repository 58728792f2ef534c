package org.reidrisk.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.reidrisk.assess.Exports.DEMO;
import static org.reidrisk.assess.Exports.alike;
import static org.reidrisk.assess.Exports.assess;
import static org.reidrisk.assess.Exports.measurement;
import static org.reidrisk.assess.Exports.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
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
import org.reidrisk.policy.PolicyException;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.AssessmentJson;
import org.reidrisk.record.DataSummary;
import org.reidrisk.record.SubgroupSummary;
import org.reidrisk.record.Variation;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;

class AssessorTest {

  private static Estimate estimate(Assessment a, Quantity quantity, Unit unit) {
    return measurement(a, quantity, unit, null, null, null).estimate();
  }

  private static double share(Assessment a, Unit unit, int size) {
    return ((Estimate.Real)
            measurement(a, Quantity.PROSECUTOR_SHARE_ABOVE, unit, null, null, size).estimate())
        .value();
  }

  // The demonstration

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
    // X (M), X (-), Y (F)
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
                    && "1".equals(m.params().power())
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

  private static final Set<Quantity> COMPARED_WITH_THE_TABLE =
      Set.of(
          Quantity.T_CLOSENESS,
          Quantity.BETA_LIKENESS,
          Quantity.ENHANCED_BETA_LIKENESS,
          Quantity.DELTA_DISCLOSURE);

  @Test
  void everyMeasurement_carriesItsConvention() {
    Assessment a = assess(policy(""), DEMO);
    assertThat(a.measurements())
        .allSatisfy(
            m -> {
              assertThat(m.convention())
                  .containsEntry("missing", "own-value")
                  .containsEntry("weight", m.unit() == Unit.PATIENT ? "patients" : "rows");
              String power = m.params().power();
              if (m.quantity() != Quantity.PATIENTS_BY_SMALLEST_CLASS) {
                assertThat(power != null).isEqualTo(m.quantity().powered());
              }
              assertThat(m.convention().get("events"))
                  .isEqualTo(power == null || power.equals("1") ? null : "rows");
              assertThat(m.params().c())
                  .isEqualTo(m.quantity() == Quantity.L_RECURSIVE ? BigDecimal.valueOf(2) : null);
              assertThat(m.convention().containsKey("entropy"))
                  .isEqualTo(m.quantity() == Quantity.L_ENTROPY);
              assertThat(m.convention().containsKey("reference"))
                  .isEqualTo(COMPARED_WITH_THE_TABLE.contains(m.quantity()));
              assertThat(m.convention().containsKey("logarithm"))
                  .isEqualTo(m.quantity() == Quantity.DELTA_DISCLOSURE);
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

  // E1 = A{flu}, B{flu, hiv}; E2 = C{hiv}, D{cold}

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

  // Adversary power

  private static Estimate at(Assessment a, Quantity quantity, String power) {
    return measurement(a, quantity, Unit.PATIENT, null, new Params(null, power, null, null))
        .estimate();
  }

  /** X{CT, MR}, Y{CT}, Z{MR}. */
  @Test
  void power_example() {
    Assessment a =
        assess(
            policy(""),
            """
            PatientID,Sex,Age,Modality,Diagnosis
            X,F,40,CT,flu
            X,F,40,MR,flu
            Y,F,40,CT,flu
            Z,F,40,MR,flu
            """);
    assertThat(at(a, Quantity.PROSECUTOR_HIGHEST, "1")).isEqualTo(new Estimate.Real(0.5));
    assertThat(at(a, Quantity.PROSECUTOR_MEAN, "1")).isEqualTo(new Estimate.Real(0.5));
    for (String power : List.of("2", "3", "5", "all")) {
      assertThat(at(a, Quantity.PROSECUTOR_HIGHEST, power)).isEqualTo(new Estimate.Real(1));
      assertThat(at(a, Quantity.PROSECUTOR_MEAN, power)).isEqualTo(new Estimate.Real(2 / 3.0));
      assertThat(at(a, Quantity.SAMPLE_UNIQUES, power)).isEqualTo(new Estimate.Count(1));
    }
    assertThat(at(a, Quantity.K, "complete")).isEqualTo(new Estimate.Count(1));
    assertThat(at(a, Quantity.PROSECUTOR_MEAN, "complete")).isEqualTo(new Estimate.Real(1));
  }

  /** Patient B of the demonstration: 1/4 by what is contained, 1/3 when it is complete. */
  @Test
  void power_demo() {
    Assessment a = assess(policy(""), DEMO);
    assertThat(at(a, Quantity.PATIENTS_BY_SMALLEST_CLASS, "all"))
        .isEqualTo(
            new Estimate.Histogram(List.of(new ClassSizes.Bin(1, 2), new ClassSizes.Bin(4, 3))));
    assertThat(at(a, Quantity.PATIENTS_BY_SMALLEST_CLASS, "complete"))
        .isEqualTo(
            new Estimate.Histogram(List.of(new ClassSizes.Bin(1, 2), new ClassSizes.Bin(3, 3))));
  }

  @Test
  void power_beyondOne_isMeasuredWhereRowsAreLinked() {
    for (String power : List.of("2", "17", "all", "complete")) {
      String policy =
          policy("limits: {explicit: [{quantity: k, at-least: 12, power: " + power + "}]}");
      Assessment a = assess(policy, alike(12));
      assertThat(a.decision().outcome()).as(power).isEqualTo(Outcome.ACCEPT);
      assertThat(a.decision().because())
          .containsExactly(
              "met: k at least 12 at power " + power + ", measured 12 by patient (explicit)");
      for (String unlinked :
          List.of(
              policy.replace("patient: PatientID", "patient: PatientID, patient-released: false"),
              policy
                  .replace("table: {patient: PatientID}\n", "")
                  .replace("columns:\n", "columns:\n  PatientID: {role: other}\n"))) {
        Assessment none = assess(unlinked, alike(12));
        assertThat(none.decision().outcome()).as(power).isEqualTo(Outcome.UNDETERMINED);
        assertThat(none.decision().because().get(0))
            .contains("It was not measured at power " + power + ".");
      }
    }
  }

  @Test
  void power_onASet_isMeasuredWhereALimitNamesIt() {
    Assessment a =
        assess(
            policy(
                """
                quasi-identifier-sets: {colleague: [Modality]}
                limits: {explicit: [{quantity: k, at-least: 1, set: colleague, power: 3}]}
                """),
            DEMO);
    assertThat(powersOfK(a, "colleague")).containsExactly("1", "3");
    assertThat(powersOfK(a, null)).containsExactly("1", "2", "3", "5", "all", "complete");
    assertThat(a.decision().outcome()).isEqualTo(Outcome.ACCEPT);
  }

  private static List<String> powersOfK(Assessment a, @Nullable String set) {
    return a.measurements().stream()
        .filter(m -> m.quantity() == Quantity.K && m.unit() == Unit.PATIENT)
        .filter(m -> Objects.equals(m.params().set(), set))
        .map(m -> String.valueOf(m.params().power()))
        .toList();
  }

  // Missing quasi-identifiers

  private static String missing(String mode, String sections) {
    return policy(sections).replace("patient: PatientID", "patient: PatientID, missing: " + mode);
  }

  private static Estimate k(Assessment a, @Nullable String model) {
    Params params = new Params(null, "1", null, null).withModel(model);
    return measurement(a, Quantity.K, Unit.PATIENT, null, params).estimate();
  }

  /** Without filling static cells first, Y would have 2 under wildcard; it has 1. */
  @Test
  void missing_wildcard_afterTheStaticFill() {
    String csv =
        """
        PatientID,Sex,Age,Modality,Diagnosis
        X,M,40,CT,flu
        X,,40,MR,flu
        Y,F,40,MR,flu
        """;
    Assessment a = assess(missing("wildcard", ""), csv);
    assertThat(at(a, Quantity.SAMPLE_UNIQUES, "1")).isEqualTo(new Estimate.Count(2));
    assertThat(k(a, null)).isEqualTo(new Estimate.Count(1));
    Assessment event = assess(missing("wildcard", "").replace(", knowledge: static", ""), csv);
    assertThat(at(event, Quantity.SAMPLE_UNIQUES, "1"))
        .as("a cell that is not static is not filled: Y looks like X")
        .isEqualTo(new Estimate.Count(1));
  }

  private static final String ONE_MISSING = alike(12) + "Z,F,,CT,flu\n";

  @Test
  void missing_theThreeModes() {
    Assessment ownValue = assess(missing("own-value", ""), ONE_MISSING);
    assertThat(k(ownValue, null)).isEqualTo(new Estimate.Count(1));
    assertThat(k(ownValue, Params.WILDCARD)).isEqualTo(new Estimate.Count(13));
    assertThat(k(ownValue, Params.DROP)).isEqualTo(new Estimate.Count(12));
    Assessment wildcard = assess(missing("wildcard", ""), ONE_MISSING);
    assertThat(k(wildcard, null)).isEqualTo(new Estimate.Count(13));
    assertThat(k(wildcard, Params.OWN_VALUE)).isEqualTo(new Estimate.Count(1));
    assertThat(k(wildcard, Params.DROP)).isEqualTo(new Estimate.Count(12));
    Assessment drop = assess(missing("drop", ""), ONE_MISSING);
    assertThat(k(drop, null)).isEqualTo(new Estimate.Count(12));
    assertThat(k(drop, Params.OWN_VALUE)).isEqualTo(new Estimate.Count(1));
    assertThat(k(drop, Params.WILDCARD)).isEqualTo(new Estimate.Count(13));
    for (Assessment a : List.of(ownValue, wildcard, drop)) {
      assertThat(AssessmentJson.read(AssessmentJson.write(a))).isEqualTo(a);
    }
    assertThat(wildcard.provenance().settings()).containsEntry("missing", "wildcard");
    assertThat(
            assess(missing("own-value", ""), alike(12)).measurements().stream()
                .map(m -> String.valueOf(m.params().model())))
        .as("nothing is missing")
        .noneMatch(model -> model.startsWith("missing-"));
  }

  /** Beyond the size that is counted exactly, the comparison is a range and no number. */
  @Test
  void missing_comparisonBeyondWhatIsCounted_isARange() {
    Assessment a = assess(policy(""), alike(100) + "Z,F,,CT,flu\n");
    assertThat(k(a, Params.WILDCARD)).isEqualTo(new Estimate.Interval(81, 101));
    assertThat(AssessmentJson.read(AssessmentJson.write(a))).isEqualTo(a);
  }

  @Test
  void missing_wildcard_hasNoClassesAndOneEvent() {
    Assessment a =
        assess(
            missing(
                "wildcard",
                """
                limits:
                  explicit:
                    - {quantity: k, at-least: 3}
                    - {quantity: k, at-least: 3, power: 2}
                    - {quantity: t-closeness, at-most: 1}
                """),
            ONE_MISSING);
    assertThat(a.decision().limits())
        .extracting(LimitResult::verdict)
        .containsExactly(
            LimitResult.Verdict.MET, LimitResult.Verdict.UNDEFINED, LimitResult.Verdict.UNDEFINED);
    assertThat(a.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertUndefined(estimate(a, Quantity.EQUIVALENCE_CLASSES, Unit.PATIENT), "no-classes");
    assertUndefined(of(a, Quantity.L_DISTINCT, Unit.PATIENT), "no-classes");
    // Whoever knows more events has no more candidates, and always the patient.
    assertThat(k(a, null)).isEqualTo(new Estimate.Count(13));
    assertThat(at(a, Quantity.K, "complete")).isEqualTo(new Estimate.Interval(1, 13));
  }

  private static void assertUndefined(Estimate estimate, String code) {
    assertThat(estimate)
        .isInstanceOfSatisfying(
            Estimate.Undefined.class, u -> assertThat(u.code()).isEqualTo(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wildcard", "drop"})
  void missing_noRowsOrNoPatients(String mode) {
    String header = "PatientID,Sex,Age,Modality,Diagnosis\n";
    for (String csv :
        List.of(header, header + ",F,,CT,flu\n", header + "A,F,,CT,flu\nB,,40,CT,flu\n")) {
      Assessment a = assess(missing(mode, "limits: {preset: enclave-low}"), csv);
      assertThat(a.decision().outcome()).isNotEqualTo(Outcome.ACCEPT);
      assertThat(AssessmentJson.read(AssessmentJson.write(a))).isEqualTo(a);
    }
  }

  /** Whoever loses all rows is lost. */
  @Test
  void missing_drop_countsWhatGoes() {
    Assessment a =
        assess(missing("drop", "limits: {preset: enclave-low}"), ONE_MISSING + "P1,F,,MR,flu\n");
    assertThat(a.provenance().settings())
        .containsEntry("rows-dropped", "2")
        .containsEntry("patients-lost", "1");
    assertThat(estimate(a, Quantity.CLASS_SIZE_HISTOGRAM, Unit.PATIENT))
        .isEqualTo(new Estimate.Histogram(List.of(new ClassSizes.Bin(12, 1))));
    assertThat(at(a, Quantity.K, "complete"))
        .as("the row that is dropped is no event")
        .isEqualTo(new Estimate.Count(12));
    assertThat(measurement(a, Quantity.K, Unit.PATIENT, null, null, null).convention())
        .containsEntry("rows-dropped", "2");
    assertThat(a.data().patients()).isEqualTo(13);
    assertThat(a.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
  }

  // Derived columns

  private static final String DATES =
      """
      PatientID,Sex,StudyDate,Diagnosis
      A,F,20200101,flu
      A,F,20200205,flu
      B,F,20190310,flu
      B,F,20190414,cold
      C,F,20210101,flu
      C,F,20210108,flu
      """;

  private static String derived(String derivation) {
    return policy("")
        .replace("  Age: {role: quasi-identifier}\n", "  StudyDate: {role: other}\n")
        .replace(
            "Modality: {role: quasi-identifier}",
            "Own: {role: quasi-identifier, " + derivation + "}");
  }

  /** A shift of all dates leaves the days between them. */
  @Test
  void derivedColumn_isAQuasiIdentifier() {
    Assessment a = assess(derived("derive: interval-sequence, from: StudyDate"), DATES);
    Measurement k = measurement(a, Quantity.K, Unit.PATIENT, null, null, null);
    assertThat(k.quasiIdentifiers()).containsExactly("Sex", "Own");
    assertThat(k.estimate()).isEqualTo(new Estimate.Count(1));
    assertThat(estimate(a, Quantity.CLASS_SIZE_HISTOGRAM, Unit.PATIENT))
        .as("A and B are 35 days apart, C is 7")
        .isEqualTo(
            new Estimate.Histogram(List.of(new ClassSizes.Bin(1, 1), new ClassSizes.Bin(2, 1))));
    assertThat(a.data().columns()).isEqualTo(4);
    assertThat(a.schema()).hasSize(5);
    assertThat(a.schema().get(4).spec().origin()).isEqualTo(RoleOrigin.DERIVED);
    assertThat(a.schema().get(4).spec().knowledge()).isEqualTo(Knowledge.STATIC);
    assertThat(a.schema().get(4).distinct()).isEqualTo(2);
    assertThat(AssessmentJson.read(AssessmentJson.write(a))).isEqualTo(a);
  }

  @Test
  void derivedColumn_ofEventsAndOfValues() {
    Assessment events = assess(derived("derive: event-count"), DATES);
    assertThat(estimate(events, Quantity.K, Unit.PATIENT)).isEqualTo(new Estimate.Count(3));
    Assessment course =
        assess(derived("derive: value-sequence, from: Diagnosis, by: StudyDate"), DATES);
    assertThat(estimate(course, Quantity.K, Unit.PATIENT))
        .as("B alone has flu, then cold")
        .isEqualTo(new Estimate.Count(1));
  }

  @Test
  void derivedColumn_ofTextsThatAreNotKept_isAPolicyMistake() {
    String policy = derived("derive: value-sequence, from: PatientID, by: StudyDate");
    PolicyException mistake =
        mistake(() -> assess(policy, DATES.replaceAll("(?m)^([ABC]),", "key-of-many-letters-$1,")));
    assertThat(mistake.code()).isEqualTo("derivation-impossible");
    assertThat(mistake).hasMessageNotContaining("letters");
  }

  private static PolicyException mistake(ThrowingCallable assessing) {
    PolicyException mistake = catchThrowableOfType(PolicyException.class, assessing);
    assertThat(mistake).isNotNull();
    assertThat(mistake.getMessage()).doesNotContain("\n");
    return mistake;
  }

  // Register

  /** The demonstration with F = F/CT 4, M/MR 8, M/CT 2; and others. */
  private static final String REGISTER =
      """
      sex,Age,Modality,n,Region
      F,40-44,CT,4,N
      M,40-44,MR,5,N
      M,40-44,MR,3,S
      M,40-44,CT,2,S
      F,99,CT,50,S
      """;

  private static final String POPULATION =
      "population: {register: people.csv, columns: {Sex: sex, Age: Age, Modality: Modality},"
          + " count: n}\n";

  @Test
  void register_demo() {
    Assessment a = assess(policy(POPULATION), DEMO, Map.of("people.csv", REGISTER));
    assertRegisterDemo(a);
    assertThat(a.provenance().settings()).containsKey("register-sha256");
    assertThat(AssessmentJson.read(AssessmentJson.write(a))).isEqualTo(a);
  }

  private static void assertRegisterDemo(Assessment a) {
    assertThat(estimate(a, Quantity.K_MAP, Unit.PATIENT)).isEqualTo(new Estimate.Count(2));
    assertThat(estimate(a, Quantity.JOURNALIST_HIGHEST, Unit.PATIENT))
        .isEqualTo(new Estimate.Real(0.5));
    assertThat(estimate(a, Quantity.JOURNALIST_MEAN, Unit.PATIENT))
        .isEqualTo(new Estimate.Real(0.225));
    assertThat(estimate(a, Quantity.MARKETER, Unit.PATIENT)).isEqualTo(new Estimate.Real(0.225));
    assertThat(
            measurement(a, Quantity.JOURNALIST_SHARE_ABOVE, Unit.PATIENT, null, null, 5).estimate())
        .isEqualTo(new Estimate.Real(0.4));
  }

  @Test
  void register_deltaPresence_isARangeThatReachesDownToAbsentClasses() {
    String demo = REGISTER.replace("F,99,CT,50,S\n", "");
    assertThat(presence(policy(POPULATION), demo)).isEqualTo(new Estimate.Interval(0.25, 0.5));
    assertThat(presence(policy(POPULATION), REGISTER))
        .as("nobody of 99 is in the release")
        .isEqualTo(new Estimate.Interval(0, 0.5));
    for (String bound : List.of("0.5", "0.49")) {
      String limits = "limits: {explicit: [{quantity: delta-presence, at-most: " + bound + "}]}";
      Assessment a = assess(policy(POPULATION + limits), DEMO, Map.of("people.csv", REGISTER));
      assertThat(a.decision().outcome())
          .isEqualTo(bound.equals("0.5") ? Outcome.ACCEPT : Outcome.REJECT);
      assertThat(a.decision().because().get(0)).contains("measured between 0 and 0.5");
      assertThat(AssessmentJson.read(AssessmentJson.write(a))).isEqualTo(a);
    }
  }

  private static Estimate presence(String policy, String register) {
    Assessment a = assess(policy, DEMO, Map.of("people.csv", register));
    return estimate(a, Quantity.DELTA_PRESENCE, Unit.PATIENT);
  }

  /** The same people one by one, some of them with two rows. */
  @Test
  void register_ofPersons() {
    StringBuilder people = new StringBuilder("person,Sex,Age,Modality\n");
    int person = 0;
    for (String line : REGISTER.lines().skip(1).toList()) {
      List<String> cells = List.of(line.split(","));
      for (int i = 0; i < Integer.parseInt(cells.get(3)); i++) {
        String row = "R" + person++ + "," + String.join(",", cells.subList(0, 3)) + "\n";
        people.append(row).append(i % 2 == 0 ? row : "");
      }
    }
    assertRegisterDemo(
        assess(
            policy("population: {register: people.csv, person: person}"),
            DEMO,
            Map.of("people.csv", people.toString())));
  }

  @Test
  void register_thatHoldsNoneOfTheColumns_isUndefined() {
    Assessment a =
        assess(
            policy(
                "population: {register: people.csv}\n"
                    + "limits: {explicit: [{quantity: k-map, at-least: 2}]}"),
            DEMO,
            Map.of("people.csv", "sex\nF\n"));
    assertUndefined(estimate(a, Quantity.K_MAP, Unit.PATIENT), "register-lacks-columns");
    assertThat(a.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(AssessmentJson.read(AssessmentJson.write(a))).isEqualTo(a);
  }

  @Test
  void register_onSharedColumnsOnly() {
    Assessment a =
        assess(
            policy("population: {register: people.csv}"),
            DEMO,
            Map.of("people.csv", "Sex\nF\nF\nF\nM\nM\nM\nM\nM\n"));
    Measurement k = measurement(a, Quantity.K_MAP, Unit.PATIENT, null, null, null);
    assertThat(k.quasiIdentifiers()).containsExactly("Sex");
    assertThat(k.estimate()).isEqualTo(new Estimate.Count(3));
    assertThat(AssessmentJson.read(AssessmentJson.write(a))).isEqualTo(a);
  }

  private static PolicyException ofRegister(String sections, Map<String, String> files) {
    return mistake(() -> assess(policy(sections), DEMO, files));
  }

  @Test
  void register_mistakes() {
    PolicyException absent = ofRegister(POPULATION, Map.of("other.csv", REGISTER));
    assertThat(absent.code()).isEqualTo("register-not-found");
    assertThat(absent).hasMessageContaining("people.csv");
    for (String column : List.of("sex", "Age", "n")) {
      String renamed = REGISTER.replaceFirst("\\b" + column + "\\b", "X" + column);
      PolicyException mistake = ofRegister(POPULATION, Map.of("people.csv", renamed));
      assertThat(mistake.code()).isEqualTo("register-column-missing");
      assertThat(mistake).hasMessageContaining("\"" + column + "\"");
    }
    String person = "population: {register: people.csv, person: id}";
    assertThat(ofRegister(person, Map.of("people.csv", REGISTER)).code())
        .isEqualTo("register-column-missing");
    for (String broken : List.of("", REGISTER + "F,CT\n")) {
      assertThat(ofRegister(POPULATION, Map.of("people.csv", broken)).code())
          .isEqualTo("register-unreadable");
    }
  }

  /** A column cannot say who or how many people are, and what they look like. */
  @Test
  void register_columnThatIsTwoThings() {
    for (String population : List.of("person: Sex", "count: Age", "columns: {Sex: n}, count: n")) {
      assertThat(
              ofRegister(
                      "population: {register: people.csv, " + population + "}",
                      Map.of("people.csv", "Sex,Age,n\nF,40-44,4\nM,40-44,8\n"))
                  .code())
          .as(population)
          .isEqualTo("register-column-twice");
    }
  }

  // Subgroups

  private static List<String> subgroups(Assessment a) {
    return a.subgroups().stream()
        .map(s -> s.column() + " " + s.group() + ": " + s.units())
        .toList();
  }

  @Test
  void subgroups_demo() {
    Assessment a =
        assess(policy("subgroups: [{column: Sex, values: [F]}, {column: Diagnosis}]"), DEMO);
    assertThat(a.subgroups().subList(0, 2))
        .containsExactly(
            new SubgroupSummary("Sex", "F", 1, new Estimate.Real(1), new Estimate.Real(1)),
            new SubgroupSummary(
                "Sex", "other values", 4, new Estimate.Real(1), new Estimate.Real(0.4375)));
    assertThat(subgroups(a).subList(2, 5))
        .containsExactly(
            "Diagnosis group 1 by size: 3",
            "Diagnosis group 2 by size: 1",
            "Diagnosis group 3 by size: 1");
    assertThat(AssessmentJson.read(AssessmentJson.write(a))).isEqualTo(a);
  }

  private static String numericAge(String sections) {
    return policy(sections)
        .replace("Age: {role: quasi-identifier", "Age: {role: quasi-identifier, format: number");
  }

  @Test
  void subgroups_bands() {
    Assessment a =
        assess(
            numericAge("subgroups: [{column: Age, bands: [18, 65]}]"),
            """
            PatientID,Sex,Age,Modality,Diagnosis
            A,F,17.9,CT,flu
            B,F,18,CT,flu
            C,F,64,CT,flu
            D,F,65.0,CT,flu
            E,F,old,CT,flu
            G,F,,CT,flu
            """);
    assertThat(subgroups(a))
        .containsExactly(
            "Age below 18: 1",
            "Age 18 to below 65: 2",
            "Age from 65: 1",
            "Age no number: 1",
            "Age missing: 1");
  }

  /** Two spellings of one value are one group, and the others keep their names. */
  @Test
  void subgroups_valueListedTwice() {
    Assessment a =
        assess(
            numericAge("subgroups: [{column: Age, values: [1, 1.0, 2]}]"),
            """
            PatientID,Sex,Age,Modality,Diagnosis
            A,F,1,CT,flu
            B,F,1.00,CT,flu
            C,F,2,CT,flu
            D,F,7,CT,flu
            E,F,,CT,flu
            """);
    assertThat(subgroups(a))
        .containsExactly("Age 1: 2", "Age 2: 1", "Age other values: 1", "Age missing: 1");
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
    // Checked by hand: {1,2|3,4} by rank 0.3333
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

  /** Differences of 1, 1 and 4: what rank takes for steps of one size. */
  @Test
  void distance_magnitude() {
    // {1,2|3,7}: (0.25 * 1 + 0.5 * 1 + 0.25 * 4) / 6
    String csv = GRADES.replace(",4\n", ",7\n");
    assertThat(closeness("magnitude", csv)).isEqualTo(new Estimate.Real(7 / 24.0));
    assertThat(closeness("rank", csv)).isEqualTo(new Estimate.Real(1 / 3.0));
    assertThat(closeness("magnitude", csv.replace(",7\n", ",severe\n")))
        .isInstanceOfSatisfying(
            Estimate.Undefined.class,
            u -> {
              assertThat(u.code()).isEqualTo("no-rank");
              assertThat(u.text()).doesNotContain("severe");
            });
  }

  private static final String BODY = "1;lung;*\n3;lung;*\n2;bone;*\n4;bone;*\n";

  private static Assessment byHierarchy(Map<String, String> files) {
    String hierarchical = "role: sensitive, distance: {hierarchical: body.csv}";
    return assess(policy("").replace("role: sensitive", hierarchical), GRADES, files);
  }

  private static Estimate byHierarchy(String hierarchy) {
    return of(byHierarchy(Map.of("body.csv", hierarchy)), Quantity.T_CLOSENESS, Unit.PATIENT);
  }

  /** Siblings are half as far apart as values of two branches. */
  @Test
  void distance_hierarchical() {
    // Classes {1,2} and {3,4}: a quarter moves from 1 to 3, a quarter from 2 to 4.
    assertThat(byHierarchy(BODY)).isEqualTo(new Estimate.Real(0.25));
    assertThat(byHierarchy("1;lung;*\n2;lung;*\n3;bone;*\n4;bone;*\n"))
        .isEqualTo(new Estimate.Real(0.5));
    assertThat(byHierarchy(BODY.replace("4;bone;*\n", "")))
        .isInstanceOfSatisfying(
            Estimate.Undefined.class,
            u -> {
              assertThat(u.code()).isEqualTo("hierarchy-incomplete");
              assertThat(u.text()).contains("lacks 1 of the 4 values");
            });
    assertThat(byHierarchy(BODY.replace(';', '|')))
        .isInstanceOfSatisfying(
            Estimate.Undefined.class, u -> assertThat(u.text()).contains("holds no value"));
    Assessment a = byHierarchy(Map.of("body.csv", BODY));
    assertThat(a.provenance().settings()).containsKey("hierarchy-sha256 of Diagnosis");
    assertThat(AssessmentJson.read(AssessmentJson.write(a))).isEqualTo(a);
  }

  @Test
  void distance_hierarchical_mistakes() {
    assertThat(mistake(() -> byHierarchy(Map.of("other.csv", BODY))).code())
        .isEqualTo("hierarchy-not-found");
    for (String broken :
        List.of("", "zq7;lung;*\nzq8;lung\n", "zq7;lung;a;*\nzq8;lung;b;*\n", "zq7;*\nzq7;*\n")) {
      PolicyException mistake = mistake(() -> byHierarchy(Map.of("body.csv", broken)));
      assertThat(mistake.code()).isEqualTo("hierarchy-broken");
      assertThat(mistake).hasMessageContaining("body.csv").hasMessageNotContaining("zq");
    }
  }

  // Variants of attribute disclosure

  @Test
  void extendedQuasiIdentifiers_knowTheOtherSensitiveColumns() {
    String policy = policy("").replace("Age: {role: quasi-identifier}", "Age: {role: sensitive}");
    Assessment a = assess(policy, GRADES.replace("A,F,1,", "A,F,2,"));
    Params extended = Params.ofSet(null).withModel(Params.EXTENDED);
    Measurement l = measurement(a, Quantity.L_DISTINCT, Unit.PATIENT, "Diagnosis", extended);
    assertThat(l.quasiIdentifiers()).containsExactlyInAnyOrder("Sex", "Age", "Modality");
    assertThat(l.estimate()).isEqualTo(new Estimate.Count(1));
    assertThat(of(a, Quantity.L_DISTINCT, Unit.PATIENT)).isEqualTo(new Estimate.Count(2));
  }

  /** Rows that were dropped from the classes are released: linked patients hold their values. */
  @Test
  void drop_keepsWhatPatientsHoldInDroppedRows() {
    String csv =
        """
        PatientID,Sex,Age,Modality,Diagnosis
        A,F,40,CT,flu
        A,F,,CT,hiv
        B,F,40,CT,hiv
        C,F,40,CT,hiv
        D,F,40,CT,hiv
        """;
    Assessment a = assess(missing("drop", ""), csv);
    assertThat(of(a, Quantity.L_DISTINCT, Unit.PATIENT)).isEqualTo(new Estimate.Count(1));
    assertThat(of(a, Quantity.ALPHA, Unit.PATIENT)).isEqualTo(new Estimate.Real(1));
    assertThat(of(a, Quantity.L_DISTINCT, Unit.ROW)).isEqualTo(new Estimate.Count(2));
  }

  // Sensitivity

  @Test
  void sensitivity_isTheOutcomeUnderOneOtherAssumption() {
    Assessment a = assess(policy("limits: {preset: enclave-low}"), alike(24) + "Z,M,40,CT,flu\n");
    assertThat(a.decision().outcome()).isEqualTo(Outcome.REJECT);
    assertThat(a.sensitivity())
        .containsExactly(
            new Variation(Variation.Change.WITH, "Diagnosis", Outcome.REJECT),
            new Variation(Variation.Change.WITHOUT, "Sex", Outcome.ACCEPT),
            new Variation(Variation.Change.WITHOUT, "Age", Outcome.REJECT),
            new Variation(Variation.Change.WITHOUT, "Modality", Outcome.REJECT),
            new Variation(Variation.Change.MORE_POWER, "power 2", Outcome.REJECT));
    assertThat(a.provenance().settings()).doesNotContainKey("sensitivity");
    assertThat(assess(policy(""), DEMO).sensitivity()).isEmpty();
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
                Map.entry("header", "first line"),
                Map.entry("sensitivity", "not measured: nothing to decide")));
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
