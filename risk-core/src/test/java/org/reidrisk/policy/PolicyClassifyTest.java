package org.reidrisk.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reidrisk.measure.Quantity;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Derivation;
import org.reidrisk.table.DerivedColumn;
import org.reidrisk.table.Header;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;
import org.reidrisk.table.Schema;
import org.reidrisk.value.ValueFormat;

class PolicyClassifyTest {

  private static final String POLICY =
      """
      reidrisk: 1
      release: {id: r, tier: controlled}
      table: {patient: PatientID, event: StudyInstanceUID}
      columns:
        StudyInstanceUID: {role: pseudonym, format: uid}
        PatientSex: {role: quasi-identifier, knowledge: static}
        PatientAge: {role: quasi-identifier, format: age}
        Diagnosis: {role: sensitive}
      """;

  private static Schema classify(String policy, String... header) {
    return Marked.read(policy).classify(Header.of(List.of(header)));
  }

  private static PolicyException refused(String policy, String... header) {
    PolicyException mistake =
        catchThrowableOfType(PolicyException.class, () -> classify(policy, header));
    assertThat(mistake).isNotNull();
    return mistake;
  }

  @Test
  void everyColumnTakesItsRoleFromThePolicy_inFileOrder() {
    Schema schema =
        classify(POLICY, "Diagnosis", "PatientAge", "PatientID", "PatientSex", "StudyInstanceUID");
    assertThat(schema.columns())
        .containsExactly(
            new ColumnSpec("Diagnosis", 1, Role.SENSITIVE),
            new ColumnSpec(
                "PatientAge",
                2,
                Role.QUASI_IDENTIFIER,
                RoleOrigin.POLICY,
                Knowledge.EVENT,
                ValueFormat.AGE),
            new ColumnSpec(
                "PatientID",
                3,
                Role.PATIENT_KEY,
                RoleOrigin.PATIENT,
                Knowledge.STATIC,
                ValueFormat.TEXT),
            new ColumnSpec(
                "PatientSex",
                4,
                Role.QUASI_IDENTIFIER,
                RoleOrigin.POLICY,
                Knowledge.STATIC,
                ValueFormat.TEXT),
            new ColumnSpec(
                "StudyInstanceUID",
                5,
                Role.PSEUDONYM,
                RoleOrigin.POLICY,
                Knowledge.EVENT,
                ValueFormat.UID));
    assertThat(schema.patientKey()).contains("PatientID");
    assertThat(schema.event()).contains("StudyInstanceUID");
  }

  @Test
  void patientKeyAmongTheColumns_isThePatientKey() {
    for (String role : List.of("pseudonym", "patient-key")) {
      Schema schema =
          classify(
              POLICY + "  PatientID: {role: " + role + "}\n",
              "PatientID",
              "PatientSex",
              "PatientAge",
              "Diagnosis",
              "StudyInstanceUID");
      assertThat(schema.patientKey()).contains("PatientID");
    }
  }

  @Test
  void columnThatThePolicyDoesNotName_isUndecided() {
    Schema schema =
        classify(
            POLICY,
            "PatientID",
            "PatientSex",
            "PatientAge",
            "Diagnosis",
            "StudyInstanceUID",
            "MRN");
    assertThat(schema.columns().get(5))
        .isEqualTo(
            new ColumnSpec(
                "MRN", 6, Role.UNDECIDED, RoleOrigin.UNNAMED, Knowledge.EVENT, ValueFormat.TEXT));
  }

  @Test
  void columnNames_areExact() {
    PolicyException mistake =
        refused(POLICY, "PatientID", "patientsex", "PatientAge", "Diagnosis", "StudyInstanceUID");
    assertThat(mistake.code()).isEqualTo("column-not-in-export");
    assertThat(mistake)
        .hasMessageContaining("\"PatientSex\" is not in the export")
        .hasMessageContaining("nearest is \"patientsex\"");
    assertThat(mistake.line()).isEqualTo(6);
    assertThat(mistake.column()).isEqualTo(3);
  }

  @Test
  void missingColumn_withoutANearName_guessesNothing() {
    PolicyException mistake =
        refused(POLICY, "PatientID", "zzzzzzzz", "PatientAge", "Diagnosis", "StudyInstanceUID");
    assertThat(mistake)
        .as("a name that the policy uses for another column is no misspelling")
        .hasMessageNotContaining("nearest");
  }

  @Test
  void severalMissingColumns_areCounted() {
    PolicyException mistake = refused(POLICY, "PatientID", "PatientAge", "StudyInstanceUID");
    assertThat(mistake.code()).isEqualTo("column-not-in-export");
    assertThat(mistake).hasMessageContaining("\"PatientSex\"").hasMessageContaining("and 1 more");
  }

  @Test
  void missingPatientOrEventColumn_isAMistakeWithAPlace() {
    PolicyException patient =
        refused(POLICY, "PatientSex", "PatientAge", "Diagnosis", "StudyInstanceUID");
    assertThat(patient).hasMessageContaining("\"PatientID\"");
    assertThat(patient.line()).as("line of table.patient").isEqualTo(3);
    PolicyException event =
        refused(
            POLICY.replace("  StudyInstanceUID: {role: pseudonym, format: uid}\n", ""),
            "PatientID",
            "PatientSex",
            "PatientAge",
            "Diagnosis");
    assertThat(event).hasMessageContaining("\"StudyInstanceUID\"");
    assertThat(event.line()).as("line of table.event").isEqualTo(3);
  }

  @Test
  void moreThanHalfMissing_quotesNoCellOfTheFirstRow() {
    // A file without header: its first row is a patient. "PatientSexx" would be a near name.
    String[] row = {"P-4711", "PatientSexx", "058Y", "C34.1", "1.2.840.99", "Miller"};
    PolicyException mistake = refused(POLICY, row);
    assertThat(mistake.code()).isEqualTo("columns-not-in-export");
    assertThat(mistake)
        .hasMessageContaining("5 of the 5 columns")
        .hasMessageContaining("6 columns of the export");
    for (String cell : row) {
      assertThat(mistake).hasMessageNotContaining(cell);
    }
  }

  @Test
  void moreThanHalfMissing_countsOnlyWhatThePolicyNames() {
    PolicyException mistake = refused(POLICY, "PatientID", "PatientSex", "a", "b", "c", "d");
    assertThat(mistake.code()).isEqualTo("columns-not-in-export");
    assertThat(mistake).hasMessageContaining("3 of the 5");
  }

  @Test
  void unnamedAndRepeatedColumns_areAddressedByPosition() {
    Schema schema =
        classify(
            """
            reidrisk: 1
            release: {id: r, tier: public}
            columns:
              Sex: {role: quasi-identifier}
              Sex@3: {role: other}
              column-2: {role: sensitive}
              column-4: {role: other}
            """,
            "\uFEFF Sex ",
            "",
            "Sex",
            "  ");
    assertThat(schema.columns())
        .extracting(ColumnSpec::name)
        .containsExactly("Sex", "column-2", "Sex@3", "column-4");
    assertThat(schema.columns())
        .extracting(ColumnSpec::role)
        .containsExactly(Role.QUASI_IDENTIFIER, Role.SENSITIVE, Role.OTHER, Role.OTHER);
  }

  @Test
  void repeatedColumnThatThePolicyDoesNotName_isUndecided() {
    Schema schema =
        classify(
            "reidrisk: 1\nrelease: {id: r, tier: public}\ncolumns: {Sex: {role: quasi-identifier}}\n",
            "Sex",
            "Sex");
    assertThat(schema.columns().get(1).name()).isEqualTo("Sex@2");
    assertThat(schema.columns().get(1).role()).isEqualTo(Role.UNDECIDED);
  }

  // The builder follows the same rules

  private static Policy.Builder builder() {
    return Policy.builder(Release.of("r", AccessTier.PUBLIC)).column("Sex", Role.QUASI_IDENTIFIER);
  }

  private static void refusedBuild(String code, Policy.Builder builder) {
    PolicyException mistake = catchThrowableOfType(PolicyException.class, builder::build);
    assertThat(mistake).isNotNull();
    assertThat(mistake.code()).isEqualTo(code);
    assertThat(mistake.line()).isZero();
  }

  @Test
  void builder_checksTheWhole() {
    refusedBuild(
        "no-quasi-identifier",
        Policy.builder(Release.of("r", AccessTier.PUBLIC)).column("Sex", Role.OTHER));
    refusedBuild("patient-key-with-other-role", builder().patient("Sex"));
    refusedBuild("second-patient-key", builder().column("ID", Role.PATIENT_KEY));
    refusedBuild("empty-set", builder().set("a", List.of()));
    refusedBuild("set-member-without-role", builder().set("a", List.of("Age")));
    refusedBuild("unknown-set", builder().limit(Limits.k("3", "a")));
    refusedBuild(
        "limit-of-no-sensitive-column",
        builder().limit(Limits.ofColumn(Quantity.L_DISTINCT, "2", "Sex")));
    refusedBuild("limit-without-register", builder().limit(Limits.plain(Quantity.K_MAP, "3")));
    refusedBuild(
        "register-of-no-quasi-identifier",
        builder().register(register(Map.of("Age", "age"), null, null)));
    refusedBuild(
        "register-column-twice",
        builder()
            .column("Age", Role.QUASI_IDENTIFIER)
            .register(register(Map.of("Age", "x", "Sex", "x"), null, null)));
    refusedBuild(
        "subgroup-of-no-column", builder().subgroup(new Subgroup("Age", List.of(), List.of())));
    refusedBuild(
        "derived-of-derived",
        builder()
            .column("Gap", Role.QUASI_IDENTIFIER)
            .derived(derived("Gap", "Span"))
            .derived(derived("Span", "Date")));
  }

  private static RegisterPolicy register(
      Map<String, String> columns, @Nullable String count, @Nullable String person) {
    return new RegisterPolicy("people.csv", columns, count, person, "", "");
  }

  private static DerivedColumn derived(String name, String of) {
    return new DerivedColumn(
        name, Derivation.SPAN, of, null, Role.QUASI_IDENTIFIER, Knowledge.STATIC);
  }

  @Test
  void partsOfAPolicy_refuseWhatMakesNoSense() {
    for (Runnable broken :
        List.<Runnable>of(
            () -> register(Map.of(), "n", "id"),
            () -> new RegisterPolicy("", Map.of(), null, null, "", ""),
            () -> new Subgroup("Sex", List.of("F"), List.of(BigDecimal.ONE)),
            () -> new Subgroup("Age", List.of(), List.of(BigDecimal.ONE, BigDecimal.ONE)))) {
      assertThatThrownBy(broken::run).isInstanceOf(IllegalArgumentException.class);
    }
  }

  // Derived columns are not in the export

  private static final String DERIVED =
      POLICY
          + "  Gaps: {role: quasi-identifier, derive: interval-sequence, from: StudyDate}\n"
          + "  Exams: {role: quasi-identifier, derive: value-sequence, from: Modality, by: Day}\n";

  private static final List<String> NEEDED =
      List.of(
          "PatientID",
          "PatientSex",
          "PatientAge",
          "Diagnosis",
          "StudyInstanceUID",
          "StudyDate",
          "Modality",
          "Day");

  @Test
  void derivedColumns_areNotAskedOfTheExport() {
    Schema schema = classify(DERIVED, NEEDED.toArray(String[]::new));
    assertThat(schema.columns()).extracting(ColumnSpec::name).containsExactlyElementsOf(NEEDED);
  }

  @ParameterizedTest
  @CsvSource({"StudyDate, Gaps, 9", "Modality, Exams, 10", "Day, Exams, 10"})
  void columnThatADerivedOneNeeds_isAskedOfTheExport(String absent, String column, int line) {
    PolicyException mistake =
        refused(
            DERIVED, NEEDED.stream().filter(name -> !name.equals(absent)).toArray(String[]::new));
    assertThat(mistake.code()).isEqualTo("column-not-in-export");
    assertThat(mistake).hasMessageContaining("\"" + absent + "\"");
    assertThat(mistake.line()).as("line of %s", column).isEqualTo(line);
  }

  @Test
  void derivedColumnInTheExport_isAMistakeWithAPlace() {
    List<String> header = new ArrayList<>(NEEDED);
    header.add("Gaps");
    PolicyException mistake = refused(DERIVED, header.toArray(String[]::new));
    assertThat(mistake.code()).isEqualTo("derived-column-in-export");
    assertThat(mistake).hasMessageContaining("\"Gaps\"");
    assertThat(mistake.line()).isEqualTo(9);
  }

  @Test
  void builder_givesTheSameAsTheFile() {
    Preset preset = Preset.named("public-low").orElseThrow();
    Policy built = builder().patient("ID").preset(preset).build();
    assertThat(built.limits())
        .isEqualTo(preset.limits().stream().map(l -> l.withPower("complete")).toList())
        .isEqualTo(
            Marked.read(
                    """
                    reidrisk: 1
                    release: {id: r, tier: public}
                    table: {patient: ID}
                    columns: {Sex: {role: quasi-identifier}}
                    limits: {preset: public-low}
                    """)
                .limits());
    assertThat(builder().preset(preset).build().limits())
        .as("without a patient key there is one event")
        .isEqualTo(preset.limits());
    assertThat(builder().patient("ID").patientReleased(false).preset(preset).build().limits())
        .isEqualTo(preset.limits());
    assertThat(builder().patient("ID").power("3").preset(preset).build().limits())
        .extracting(Limit::power)
        .containsOnly("3");
    assertThat(built.sha256()).isEmpty();
    assertThat(built.classify(Header.of(List.of("ID", "Sex"))).patientKey()).contains("ID");
  }
}
