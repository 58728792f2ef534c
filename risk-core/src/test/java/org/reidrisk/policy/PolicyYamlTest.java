package org.reidrisk.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.table.Derivation;
import org.reidrisk.table.DerivedColumn;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.table.TableFormat;
import org.reidrisk.value.ValueFormat;

/** What a policy file says; its mistakes are in {@link PolicyYamlMistakesTest}. */
class PolicyYamlTest {

  /** A policy that uses every key of the format. */
  private static final String EXAMPLE =
      """
      reidrisk: 1                            # format version
      release:
        id: chest-imaging-2026-11
        title: Chest imaging metadata, November 2026
        tier: controlled                     # public | registered | controlled | enclave
        contains: [metadata]                 # beyond metadata an attestation is asked for
        purpose: "Research on dose"
      table:
        patient: PatientID                   # rows with the same value belong to one patient
        patient-released: true
        event: StudyInstanceUID
        missing: own-value
        missing-values: ["", "n/a", "NA"]
        trim: false
        delimiter: auto
        encoding: UTF-8
      columns:
        StudyInstanceUID: {role: pseudonym}
        PatientName: {role: direct-identifier}
        PatientSex:  {role: quasi-identifier, knowledge: static, why: "known to anyone"}
        PatientAge:  {role: quasi-identifier, format: age}
        StudyDate:   {role: quasi-identifier, format: date}
        Diagnosis:   {role: sensitive, distance: equal}
        SliceThickness: {role: other}
      quasi-identifier-sets: {colleague: [PatientSex, PatientAge, StudyDate]}
      limits:
        preset: controlled-medium
        explicit:
          - {quantity: k, at-least: 11, power: 1}
          - {quantity: prosecutor-highest, at-most: 0.09, mode: regulator}
          - {quantity: t-closeness, of: Diagnosis, at-most: 0.2}
      acknowledge: []                        # [{code, about, reason}]
      context: {}
      population: {}
      scenarios: []
      """;

  @Test
  void read_example_meansWhatItSays() {
    Policy policy = Marked.read(EXAMPLE);

    assertThat(policy.release())
        .isEqualTo(
            new Release(
                "chest-imaging-2026-11",
                "Chest imaging metadata, November 2026",
                AccessTier.CONTROLLED,
                List.of("metadata"),
                Map.of("purpose", "Research on dose")));
    assertThat(policy.patient()).contains("PatientID");
    assertThat(policy.patientReleased()).isTrue();
    assertThat(policy.event()).contains("StudyInstanceUID");
    assertThat(policy.format())
        .isEqualTo(new TableFormat(null, StandardCharsets.UTF_8, false, Set.of("", "n/a", "NA")));
    assertThat(policy.named(Role.PSEUDONYM)).containsExactly("StudyInstanceUID");
    assertThat(policy.named(Role.DIRECT_IDENTIFIER)).containsExactly("PatientName");
    assertThat(policy.named(Role.QUASI_IDENTIFIER))
        .containsExactly("PatientSex", "PatientAge", "StudyDate");
    assertThat(policy.named(Role.SENSITIVE)).containsExactly("Diagnosis");
    assertThat(policy.named(Role.OTHER)).containsExactly("SliceThickness");
    assertThat(policy.column("PatientSex"))
        .contains(
            new ColumnPolicy(
                "PatientSex",
                Role.QUASI_IDENTIFIER,
                Knowledge.STATIC,
                ValueFormat.TEXT,
                SensitiveDistance.EQUAL,
                "known to anyone"));
    assertThat(policy.column("PatientAge").orElseThrow())
        .satisfies(
            age -> {
              assertThat(age.format()).isEqualTo(ValueFormat.AGE);
              assertThat(age.knowledge()).isEqualTo(Knowledge.EVENT);
            });
    assertThat(policy.column("StudyDate").orElseThrow().format()).isEqualTo(ValueFormat.DATE);
    assertThat(policy.sets())
        .isEqualTo(Map.of("colleague", List.of("PatientSex", "PatientAge", "StudyDate")));
    assertThat(policy.preset()).map(Preset::id).contains("controlled-medium");
    assertThat(policy.limits())
        .extracting(l -> l.text() + " (" + l.source() + ")")
        .containsExactly(
            "prosecutor-mean at most 0.075 at power 2 (controlled-medium v1)",
            "k at least 3 at power 2 (controlled-medium v1)",
            "k at least 11 (explicit)",
            "prosecutor-highest at most 0.09 (class size 11, regulator) at power 2 (explicit)",
            "t-closeness of Diagnosis at most 0.2 (explicit)");
    assertThat(policy.power()).as("that of the tier").isEqualTo("2");
    assertThat(policy.missing()).isEqualTo(MissingMode.OWN_VALUE);
    assertThat(policy.derived()).isEmpty();
    assertThat(policy.register()).isEmpty();
    assertThat(policy.subgroups()).isEmpty();
    assertThat(policy.acknowledgements()).isEmpty();
    assertThat(policy.unusedSections()).isEmpty();
  }

  @Test
  void read_keepsTheHashOfTheBytes() throws Exception {
    byte[] bytes = EXAMPLE.getBytes(StandardCharsets.UTF_8);
    assertThat(PolicyYaml.read(bytes).sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
        .hasSize(64);
  }

  @Test
  void read_leastPolicy_hasTheStrictDefaults() {
    Policy policy =
        Marked.read(
            """
            reidrisk: 1
            release: {id: r, tier: public}
            columns: {Sex: {role: quasi-identifier}}
            """);
    assertThat(policy.release()).isEqualTo(Release.of("r", AccessTier.PUBLIC));
    assertThat(policy.format()).isEqualTo(TableFormat.strict());
    assertThat(policy.patient()).isEmpty();
    assertThat(policy.patientReleased()).isTrue();
    assertThat(policy.event()).isEmpty();
    assertThat(policy.preset()).isEmpty();
    assertThat(policy.limits()).isEmpty();
    assertThat(policy.sets()).isEmpty();
    assertThat(policy.missing()).isEqualTo(MissingMode.OWN_VALUE);
    assertThat(policy.power()).isEqualTo("1");
    assertThat(policy.derived()).isEmpty();
    assertThat(policy.register()).isEmpty();
    assertThat(policy.subgroups()).isEmpty();
  }

  @Test
  void read_json_isAccepted() {
    Policy policy =
        Marked.read(
            """
            {
              "reidrisk": 1,
              "release": {"id": "r", "title": "caf\\u00e9", "tier": "enclave", "contains": ["metadata"]},
              "table": {"patient": "PatientID", "patient-released": false, "trim": true},
              "columns": {
                "Sex": {"role": "quasi-identifier", "why": "known"},
                "Diagnosis": {"role": "sensitive", "distance": {"ordered": ["low", "high"]}}
              },
              "limits": {
                "preset": "enclave-high",
                "explicit": [{"quantity": "alpha", "at-most": 0.5, "of": "Diagnosis"}]
              },
              "acknowledge": []
            }
            """);
    assertThat(policy.release().title()).isEqualTo("café");
    assertThat(policy.patientReleased()).isFalse();
    assertThat(policy.format().trim()).isTrue();
    assertThat(policy.limits()).hasSize(3);
    assertThat(policy.column("Diagnosis").orElseThrow().distance())
        .isEqualTo(new SensitiveDistance(SensitiveDistance.Kind.ORDERED, List.of("low", "high")));
  }

  private static final String JSON =
      """
      {
        "reidrisk": 1,
        "release": {"id": "r", "tier": "public", "title": "a/b"},
        "columns": {"Sex": {"role": "quasi-identifier"}}
      }
      """;

  @Test
  void read_json_inOneLine_isAccepted() {
    assertThat(Marked.read(JSON.replaceAll("\\s", "")).release().title()).isEqualTo("a/b");
  }

  @Test
  void read_json_indentedByTabs_isAccepted() {
    assertThat(Marked.read(JSON.replace("  ", "\t")).release().title()).isEqualTo("a/b");
  }

  @Test
  void read_json_escapedSlash_isAccepted() {
    assertThat(Marked.read(JSON.replace("a/b", "a\\/b")).release().title()).isEqualTo("a/b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01",
        "NO",
        "no",
        "yes",
        "null",
        "~",
        "1e3",
        "0x10",
        "1_000",
        "2026-11-01",
        "12:30:45",
        ".5",
        "TRUE",
        ".nan",
        ".inf",
        "0o17"
      })
  void read_scalars_areText(String written) {
    Policy policy =
        Marked.read(
            """
            reidrisk: 1
            release: {id: %1$s, title: %1$s, tier: public, contains: [metadata], consent: %1$s}
            table: {missing-values: [%1$s]}
            columns:
              %1$s: {role: quasi-identifier, why: %1$s}
              Grade: {role: sensitive, distance: {ordered: [%1$s, other]}}
            quasi-identifier-sets: {%1$s: [%1$s]}
            """
                .formatted(written));
    assertThat(policy.release().id()).isEqualTo(written);
    assertThat(policy.release().title()).isEqualTo(written);
    assertThat(policy.release().facts()).containsEntry("consent", written);
    assertThat(policy.format().missingValues()).containsExactly(written);
    assertThat(policy.named(Role.QUASI_IDENTIFIER)).containsExactly(written);
    assertThat(policy.column(written).orElseThrow().why()).isEqualTo(written);
    assertThat(policy.column("Grade").orElseThrow().distance().order())
        .containsExactly(written, "other");
    assertThat(policy.sets()).isEqualTo(Map.of(written, List.of(written)));
  }

  private static final String LEAST =
      """
      reidrisk: 1
      release: {id: r, tier: public}
      columns: {Sex: {role: quasi-identifier}}
      """;

  @Test
  void read_byteOrderMark_isNoText() {
    assertThat(Marked.read("\uFEFF" + LEAST).release().id()).isEqualTo("r");
  }

  @Test
  void read_documentStartAndCommentsAndWindowsLines_areFine() {
    String dressed = "# a comment\n---\n" + LEAST + "...\n# the end\n";
    assertThat(Marked.read(dressed.replace("\n", "\r\n")).release().id()).isEqualTo("r");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '/',
      value = {"auto/", "','/,", "';'/;", "'|'/|", "\",\"/,"},
      quoteCharacter = '`')
  void read_delimiter(String written, String character) {
    assertThat(Marked.read(Marked.with("table: {delimiter: " + written + "}")).format().delimiter())
        .isEqualTo(character == null ? null : (Character) character.charAt(0));
  }

  @Test
  void read_delimiter_tab() {
    assertThat(Marked.read(Marked.with("table: {delimiter: tab}")).format().delimiter())
        .isEqualTo('\t');
  }

  @Test
  void read_table_otherEncodingAndTrim() {
    TableFormat format =
        Marked.read(Marked.with("table: {encoding: ISO-8859-1, trim: true}")).format();
    assertThat(format.encoding()).isEqualTo(StandardCharsets.ISO_8859_1);
    assertThat(format.trim()).isTrue();
    assertThat(format.missingValues()).containsExactly("");
  }

  @Test
  void read_everyRoleFormatAndKnowledge_isKnown() {
    for (Role role : Role.values()) {
      if (role != Role.PATIENT_KEY) {
        Policy policy =
            Marked.read(
                Marked.withColumns(
                    "  Q: {role: quasi-identifier}\n  X: {role: " + role.word() + "}"));
        assertThat(policy.column("X").orElseThrow().role()).isEqualTo(role);
      }
    }
    for (ValueFormat format : ValueFormat.values()) {
      assertThat(
              Marked.read(
                      Marked.withColumns(
                          "  X: {role: quasi-identifier, format: " + format.word() + "}"))
                  .column("X")
                  .orElseThrow()
                  .format())
          .isEqualTo(format);
    }
    for (Knowledge knowledge : Knowledge.values()) {
      assertThat(
              Marked.read(
                      Marked.withColumns(
                          "  X: {role: quasi-identifier, knowledge: " + knowledge.word() + "}"))
                  .column("X")
                  .orElseThrow()
                  .knowledge())
          .isEqualTo(knowledge);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "equal; EQUAL",
        "rank; RANK",
        "magnitude; MAGNITUDE",
        "{ordered: [a, b, c]}; ORDERED",
        "{hierarchical: icd.csv}; HIERARCHICAL"
      })
  void read_distances(String written, SensitiveDistance.Kind kind) {
    SensitiveDistance distance =
        Marked.read(
                Marked.withColumns(
                    "  Q: {role: quasi-identifier}\n  X: {role: sensitive, distance: "
                        + written
                        + "}"))
            .column("X")
            .orElseThrow()
            .distance();
    assertThat(distance.kind()).isEqualTo(kind);
    assertThat(distance.order())
        .isEqualTo(kind == SensitiveDistance.Kind.ORDERED ? List.of("a", "b", "c") : List.of());
  }

  @Test
  void read_set_mayHoldASensitiveColumn() {
    assertThat(Marked.read(Marked.with("quasi-identifier-sets: {doctor: [Sex, Diagnosis]}")).sets())
        .isEqualTo(Map.of("doctor", List.of("Sex", "Diagnosis")));
  }

  @Test
  void read_patientKey_mayBeAPseudonymOrPatientKeyAmongTheColumns() {
    for (String role : List.of("pseudonym", "patient-key")) {
      Policy policy =
          Marked.read(
              """
              reidrisk: 1
              release: {id: r, tier: public}
              table: {patient: ID}
              columns: {ID: {role: %s}, Sex: {role: quasi-identifier}}
              """
                  .formatted(role));
      assertThat(policy.patient()).contains("ID");
    }
  }

  @Test
  void read_filledSectionsOfLaterVersions_areListed() {
    Policy policy =
        Marked.read(
            Marked.with(
                """
                context: {controls: high}
                population: {sampling-fraction: 0.1, source: registry}
                """));
    assertThat(policy.unusedSections()).containsExactly("population", "context");
  }

  @ParameterizedTest
  @EnumSource(MissingMode.class)
  void read_missing(MissingMode mode) {
    assertThat(Marked.read(Marked.with("table: {missing: " + mode.word() + "}")).missing())
        .isEqualTo(mode);
  }

  // Derived columns

  @Test
  void read_derivedColumns() {
    Policy policy =
        Marked.read(
            Marked.withColumns(
                """
                  Gaps: {role: quasi-identifier, derive: interval-sequence, from: StudyDate}
                  Events: {role: quasi-identifier, derive: event-count}
                  Course: {role: quasi-identifier, derive: value-sequence, from: Stage, by: StudyDate}
                  Years: {role: quasi-identifier, derive: span, from: StudyDate, why: known to kin}
                  Clock: {role: quasi-identifier, derive: time-of-day, from: StudyTime}
                  Shift:
                    role: quasi-identifier
                    knowledge: static
                    derive: time-of-day
                    from: StudyTime
                  StudyDate: {role: other, format: date}
                """));
    assertThat(policy.derived())
        .containsExactly(
            derived("Gaps", Derivation.INTERVAL_SEQUENCE, "StudyDate", null, Knowledge.STATIC),
            derived("Events", Derivation.EVENT_COUNT, null, null, Knowledge.STATIC),
            derived("Course", Derivation.VALUE_SEQUENCE, "Stage", "StudyDate", Knowledge.STATIC),
            derived("Years", Derivation.SPAN, "StudyDate", null, Knowledge.STATIC),
            derived("Clock", Derivation.TIME_OF_DAY, "StudyTime", null, Knowledge.EVENT),
            derived("Shift", Derivation.TIME_OF_DAY, "StudyTime", null, Knowledge.STATIC));
    assertThat(policy.named(Role.QUASI_IDENTIFIER))
        .containsExactly("Gaps", "Events", "Course", "Years", "Clock", "Shift");
    assertThat(policy.column("Years").orElseThrow().why()).isEqualTo("known to kin");
  }

  private static DerivedColumn derived(
      String name,
      Derivation derivation,
      @Nullable String of,
      @Nullable String by,
      Knowledge knowledge) {
    return new DerivedColumn(name, derivation, of, by, Role.QUASI_IDENTIFIER, knowledge);
  }

  // Population and subgroups

  @Test
  void read_register() {
    Policy policy =
        Marked.read(
            Marked.with(
                """
                population:
                  register: people.csv
                  columns: {Sex: sex_code}
                  count: n
                  size: 80000000
                  sampling-fraction: 0.01
                  weights: w
                  source: census
                  date: 2024-12-31
                """));
    assertThat(policy.register())
        .contains(
            new RegisterPolicy(
                "people.csv", Map.of("Sex", "sex_code"), "n", null, "census", "2024-12-31"));
    assertThat(policy.unusedSections()).isEmpty();
    assertThat(
            Marked.read(Marked.with("population: {register: people.csv, person: id}")).register())
        .contains(new RegisterPolicy("people.csv", Map.of(), null, "id", "", ""));
  }

  @Test
  void read_subgroups() {
    Policy policy =
        Marked.read(
            Marked.with(
                """
                subgroups:
                  - {column: Sex}
                  - {column: Sex, values: [F, M, 01]}
                  - {column: Diagnosis, bands: [0, 18.5, 65]}
                """));
    assertThat(policy.subgroups())
        .containsExactly(
            new Subgroup("Sex", List.of(), List.of()),
            new Subgroup("Sex", List.of("F", "M", "01"), List.of()),
            new Subgroup(
                "Diagnosis",
                List.of(),
                List.of(BigDecimal.ZERO, new BigDecimal("18.5"), BigDecimal.valueOf(65))));
    assertThat(policy.unusedSections()).isEmpty();
    for (String empty : List.of("subgroups:", "subgroups: []")) {
      assertThat(Marked.read(Marked.with(empty)).subgroups()).isEmpty();
    }
  }

  @Test
  void read_facts_keepTheirOrderAndJoinLists() {
    Release release =
        Marked.read(
                """
                reidrisk: 1
                release: {id: r, tier: public, review-by: 2027-01-01, recipients: [A, B], purpose: p}
                columns: {Sex: {role: quasi-identifier}}
                """)
            .release();
    assertThat(release.facts().entrySet())
        .containsExactly(
            Map.entry("purpose", "p"),
            Map.entry("recipients", "A; B"),
            Map.entry("review-by", "2027-01-01"));
  }

  @Test
  void read_statements_areWordsAlone_orInAList() {
    assertThat(statements("data-protection").asksFor(Statement.DATA_PROTECTION)).isTrue();
    Release both = statements("[hipaa-expert-determination, data-protection]");
    assertThat(both.asksFor(Statement.HIPAA_EXPERT_DETERMINATION)).isTrue();
    assertThat(both.asksFor(Statement.DATA_PROTECTION)).isTrue();
    assertThat(statements("[]").asksFor(Statement.DATA_PROTECTION)).isFalse();
    assertThatThrownBy(() -> statements("[data-protection, gdpr]"))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("gdpr");
    assertThat(Release.of("r", AccessTier.PUBLIC).asksFor(Statement.DATA_PROTECTION)).isFalse();
  }

  @Test
  void entries_areThoseOfTheList() {
    Release release =
        new Release(
            "r", "", AccessTier.PUBLIC, List.of("metadata"), Map.of("conditions", "a; b; ; c"));
    assertThat(release.entries("conditions")).containsExactly("a", "b", "c");
    assertThat(release.entries("purpose")).isEmpty();
  }

  private static Release statements(String statements) {
    return Marked.read(
            "reidrisk: 1\nrelease: {id: r, tier: public, statements: "
                + statements
                + "}\ncolumns: {Sex: {role: quasi-identifier}}\n")
        .release();
  }

  @Test
  void read_acknowledgements() {
    assertThat(
            Marked.read(
                    Marked.with(
                        "acknowledge: [{code: attestation-needed, about: pixels, reason: seen}]"))
                .acknowledgements())
        .containsExactly(new Acknowledgement("attestation-needed", "pixels", "seen"));
  }

  // Limits

  private static Limit limit(String explicit) {
    List<Limit> limits = Marked.read(Marked.withLimits(explicit)).limits();
    assertThat(limits).hasSize(1);
    return limits.get(0);
  }

  @Test
  void limit_k_hasPowerOneUnlessStated() {
    assertThat(limit("quantity: k, at-least: 11").power()).isEqualTo("1");
    assertThat(limit("quantity: k, at-least: 11, power: 2").power()).isEqualTo("2");
    assertThat(limit("quantity: k, at-least: 11, power: complete").power()).isEqualTo("complete");
    assertThat(limit("quantity: k, at-least: 11, power: all").power()).isEqualTo("all");
  }

  @Test
  void limit_prosecutorHighest_isStrictUnlessStated() {
    Limit strict = limit("quantity: prosecutor-highest, at-most: 0.09");
    assertThat(strict.classSize()).isEqualTo(12);
    assertThat(strict.mode()).isEqualTo(ComparisonMode.STRICT);
    Limit regulator = limit("quantity: prosecutor-highest, at-most: 0.075, mode: regulator");
    assertThat(regulator.classSize()).isEqualTo(15);
    assertThat(regulator.mode()).isEqualTo(ComparisonMode.REGULATOR);
  }

  @Test
  void limit_share_namesAClassSizeOrARisk() {
    String share = "quantity: prosecutor-share-above, at-most: 0.05, threshold: ";
    assertThat(limit(share + "11").threshold()).isEqualTo(11);
    assertThat(limit(share + "0.09").threshold()).isEqualTo(12);
    assertThat(limit(share + "0.09, mode: regulator").threshold()).isEqualTo(11);
    assertThat(limit(share + "0.5").threshold()).isEqualTo(2);
    assertThat(limit(share + "1").threshold()).isEqualTo(1);
  }

  @Test
  void limit_onASet() {
    assertThat(limit("quantity: k, at-least: 5, set: colleague").set()).isEqualTo("colleague");
  }

  @Test
  void limit_ofNoColumn_countsForEverySensitiveColumn() {
    assertThat(Marked.read(Marked.withLimits("quantity: l-distinct, at-least: 2")).limits())
        .extracting(Limit::of)
        .containsExactly("Diagnosis", "Finding");
    assertThat(limit("quantity: l-entropy, at-least: 2.5, of: Finding").of()).isEqualTo("Finding");
  }

  @Test
  void limit_everyLimitableQuantity_isRead() {
    for (Quantity quantity : Quantity.values()) {
      String bound =
          switch (quantity.safer()) {
            case HIGHER -> "at-least: 3";
            case LOWER -> "at-most: 0";
            case NEITHER -> "";
          };
      if (quantity.standsForClassSize()) {
        bound = "at-most: 1";
      }
      if (quantity.hasThreshold()) {
        bound += ", threshold: 3";
      }
      if (!bound.isEmpty() && !quantity.ofScenario()) {
        String of = quantity.ofSensitive() ? ", of: Diagnosis" : "";
        String text =
            Marked.withLimits("quantity: " + quantity.word() + ", " + bound + of)
                + (quantity.fromRegister() ? "population: {register: people.csv}\n" : "");
        List<Limit> limits = Marked.read(text).limits();
        assertThat(limits).hasSize(1);
        assertThat(limits.get(0).quantity()).isEqualTo(quantity);
        assertThat(limits.get(0).power()).isEqualTo(quantity.powered() ? "1" : null);
        assertThat(limits.get(0).params().c())
            .isEqualTo(quantity == Quantity.L_RECURSIVE ? BigDecimal.valueOf(2) : null);
      }
    }
  }

  @Test
  void limit_recursive_hasAConstant() {
    String recursive = "quantity: l-recursive, of: Finding, at-least: 3";
    assertThat(limit(recursive).params().c()).isEqualTo(BigDecimal.valueOf(2));
    assertThat(limit(recursive + ", c: 0.50").params().c()).isEqualTo(new BigDecimal("0.5"));
    assertThat(limit(recursive + ", c: 3.0")).isEqualTo(limit(recursive + ", c: 3"));
    assertThat(limit(recursive + ", c: 4").text())
        .isEqualTo("l-recursive of Finding with c 4 at least 3");
  }

  @Test
  void limit_onAVariant() {
    assertThat(
            limit("quantity: delta-disclosure, of: Finding, at-most: 1, model: zeros-skipped")
                .params()
                .model())
        .isEqualTo(Params.ZEROS_SKIPPED);
    for (Quantity quantity : Quantity.values()) {
      if (quantity.ofSensitive()) {
        String bound = quantity.safer() == Quantity.Safer.HIGHER ? "at-least: 2" : "at-most: 0.5";
        Limit limit =
            limit(
                "quantity: "
                    + quantity.word()
                    + ", of: Finding, model: extended-quasi-identifiers, "
                    + bound);
        assertThat(limit.params().model()).isEqualTo(Params.EXTENDED);
      }
    }
  }

  @Test
  void limit_onRegisterFigures_readsRisksAsClassSizes() {
    String register = "population: {register: people.csv}\n";
    Limit highest =
        Marked.read(
                Marked.withLimits("quantity: journalist-highest, at-most: 0.09, mode: regulator")
                    + register)
            .limits()
            .get(0);
    assertThat(highest.classSize()).isEqualTo(11);
    Limit share =
        Marked.read(
                Marked.withLimits("quantity: journalist-share-above, at-most: 0, threshold: 0.09")
                    + register)
            .limits()
            .get(0);
    assertThat(share.threshold()).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource({"public, complete", "registered, complete", "controlled, 2", "enclave, 1"})
  void limits_holdForThePowerOfTheTier_unlessStated(String tier, String power) {
    String policy =
        """
        reidrisk: 1
        release: {id: r, tier: %s}
        table: {patient: ID}
        columns: {Sex: {role: quasi-identifier}, Diagnosis: {role: sensitive}}
        limits:
          preset: enclave-low
          explicit:
            - {quantity: sample-uniques, at-most: 0}
            - {quantity: k, at-least: 3, power: 5}
            - {quantity: alpha, at-most: 0.5}
        """
            .formatted(tier);
    assertThat(Marked.read(policy).power()).isEqualTo(power);
    assertThat(Marked.read(policy).limits())
        .extracting(Limit::power)
        .containsExactly(power, power, power, "5", null);
    String unlinked = policy.replace("patient: ID", "patient: ID, patient-released: false");
    assertThat(Marked.read(unlinked).limits())
        .extracting(Limit::power)
        .containsExactly("1", "1", "1", "5", null);
    String unkeyed = policy.replace("table: {patient: ID}\n", "");
    assertThat(Marked.read(unkeyed).limits())
        .extracting(Limit::power)
        .containsExactly("1", "1", "1", "5", null);
    for (String chosen : List.of("1", "3", "17", "all", "complete")) {
      String stated = policy.replace("limits:\n", "limits:\n  power: " + chosen + "\n");
      assertThat(Marked.read(stated).power()).isEqualTo(chosen);
      assertThat(Marked.read(stated).usualPower()).isEqualTo(power);
      assertThat(Marked.read(stated).limits())
          .extracting(Limit::power)
          .containsExactly(chosen, chosen, chosen, "5", null);
    }
  }

  @Test
  void limits_weakerExplicitLimit_liftsNothingOfThePreset() {
    Policy policy =
        Marked.read(
            Marked.with("limits: {preset: public-high, explicit: [{quantity: k, at-least: 2}]}"));
    assertThat(policy.limits())
        .extracting(Limit::text)
        .containsExactly("k at least 20", "k at least 2");
  }

  @Test
  void limits_emptySections_stateNone() {
    for (String empty : List.of("limits: {}", "limits:", "limits: {explicit: []}")) {
      assertThat(Marked.read(Marked.with(empty)).limits()).as(empty).isEmpty();
    }
  }

  @Test
  void toString_namesTheReleaseOnly() {
    assertThat(Marked.read(EXAMPLE)).hasToString("Policy for release chest-imaging-2026-11");
  }
}
