package org.reidrisk.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.reidrisk.policy.Marked.refused;
import static org.reidrisk.policy.Marked.with;
import static org.reidrisk.policy.Marked.withColumns;
import static org.reidrisk.policy.Marked.withLimits;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mistake has a stable code, a line and a column; « marks the place. */
class PolicyYamlMistakesTest {

  @Nested
  class TheFile {
    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "\uFEFF"})
    void empty(String text) {
      refused("empty-policy", text);
    }

    @Test
    void noUtf8() {
      byte[] latin1 =
          "reidrisk: 1\nrelease: {id: é, tier: public}\n".getBytes(StandardCharsets.ISO_8859_1);
      PolicyException mistake =
          catchThrowableOfType(PolicyException.class, () -> PolicyYaml.read(latin1));
      assertThat(mistake.code()).isEqualTo("broken-yaml");
      assertThat(mistake).hasMessageContaining("UTF-8");
    }

    @Test
    void utf16() {
      byte[] utf16 = "reidrisk: 1\n".getBytes(StandardCharsets.UTF_16);
      assertThat(catchThrowableOfType(PolicyException.class, () -> PolicyYaml.read(utf16)))
          .isNotNull();
    }

    @Test
    void noMapping() {
      refused("not-a-mapping", "«- a\n- b\n");
      refused("not-a-mapping", "«just text\n");
      refused("not-a-mapping", "«null\n");
    }

    @Test
    void brokenYaml_sendsToTheProblem() {
      refused("broken-yaml", "reidrisk: 1\nrelease: {id: r, tier: public\ncolumns«: 2\n");
      refused("broken-yaml", "reidrisk: 1\n«\trelease: 2\n");
      refused("broken-yaml", "reidrisk: 1\nrelease: {id: r, tier: public}\n  «columns: 2\n");
    }

    @Test
    void brokenYaml_neverClosedQuote() {
      PolicyException mistake =
          catchThrowableOfType(
              PolicyException.class, () -> Marked.read("reidrisk: 1\ntitle: \"never closed\n"));
      assertThat(mistake.code()).isEqualTo("broken-yaml");
      assertThat(mistake.line()).isIn(2, 3);
    }

    @Test
    void controlCharacter() {
      PolicyException mistake =
          catchThrowableOfType(
              PolicyException.class, () -> Marked.read("reidrisk: 1\nrelease: a\u0001b\n"));
      assertThat(mistake.code()).isEqualTo("broken-yaml");
      assertThat(mistake.line()).isIn(0, 2);
    }

    @Test
    void severalDocuments() {
      PolicyException mistake = refused("several-documents", with("") + "---\n«reidrisk: 1\n");
      assertThat(mistake).hasMessageContaining("one per file");
    }

    @Test
    void severalDocuments_emptySecond() {
      PolicyException mistake =
          catchThrowableOfType(PolicyException.class, () -> Marked.read(with("") + "---\n"));
      assertThat(mistake).as("an empty second document is a second document").isNotNull();
      assertThat(mistake.code()).isEqualTo("several-documents");
    }

    @Test
    void anchorsAndAliases() {
      // An anchor on a single value that nothing refers to passes: it changes no meaning.
      refused("anchor", "reidrisk: 1\nrelease: «&r {id: r, tier: public}\n");
      refused("anchor", "reidrisk: 1\nrelease: {id: r, contains: «&c [metadata]}\n");
      refused("anchor", "reidrisk: 1\nrelease: {id: &r r, title: «*r}\n");
      refused("anchor", "reidrisk: 1\nrelease: {id: &r r, contains: [«*r]}\n");
      refused("anchor", "reidrisk: 1\ncolumns: {A: {<<: «*b}}\n");
      refused("anchor", with("scenarios: «&s []"));
    }

    @Test
    void quotedKeysAndWords_stayInOneLine() {
      refused("unknown-key", "reidrisk: 1\nrelease: {id: r, «\"a\\nb\": 1}\n");
      refused("unknown-word", "reidrisk: 1\nrelease: {id: r, tier: «\"a\\r\\nb\"}\n");
      refused("repeated-key", with("context: {\"a\\nb\": 1, «\"a\\nb\": 2}"));
    }

    @Test
    void anchorOnTheWholeFile() {
      PolicyException mistake =
          catchThrowableOfType(PolicyException.class, () -> Marked.read("&all\n" + with("")));
      assertThat(mistake).isNotNull();
      assertThat(mistake.code()).isEqualTo("anchor");
    }

    @Test
    void deepNesting_isRefusedQuickly() {
      String deep = "context: " + "[".repeat(5_000) + "]".repeat(5_000);
      PolicyException mistake =
          Assertions.assertTimeoutPreemptively(
              Duration.ofSeconds(10),
              () -> catchThrowableOfType(PolicyException.class, () -> Marked.read(with(deep))));
      assertThat(mistake).isNotNull();
      assertThat(mistake.code()).isEqualTo("broken-yaml");
    }

    @Test
    void hugeFile_isReadOrRefused() {
      String huge = with("# " + "x".repeat(4_000_000));
      try {
        Marked.read(huge);
      } catch (PolicyException refused) {
        assertThat(refused.code()).isEqualTo("broken-yaml");
      }
    }
  }

  @Nested
  class Keys {
    @Test
    void unknownKey_namesTheNearest() {
      assertThat(refused("unknown-key", with("«acknowlege: []")))
          .hasMessageContaining("\"acknowlege\"")
          .hasMessageContaining("nearest is \"acknowledge\"");
      assertThat(refused("unknown-key", with("«quasi-identifer-sets: {}")))
          .hasMessageContaining("nearest is \"quasi-identifier-sets\"");
      assertThat(refused("unknown-key", with("table: {«patients: X}")))
          .hasMessageContaining("nearest is \"patient\"");
      assertThat(
              refused("unknown-key", with("limits: {presets: x}").replace("presets", "«presets")))
          .hasMessageContaining("nearest is \"preset\"");
      assertThat(refused("unknown-key", withColumns("  Sex: {role: other, «fromat: age}")))
          .hasMessageContaining("nearest is \"format\"");
      assertThat(refused("unknown-key", withLimits("quantity: k, «atleast: 3")))
          .hasMessageContaining("nearest is \"at-least\"");
      assertThat(refused("unknown-key", with("acknowledge: [{code: a, about: b, «raison: c}]")))
          .hasMessageContaining("nearest is \"reason\"");
      assertThat(
              refused(
                  "unknown-key",
                  withColumns("  Grade: {role: sensitive, distance: {«orderd: [a]}}")))
          .hasMessageContaining("nearest is \"ordered\"");
    }

    @Test
    void unknownKey_farFromAll_listsThem() {
      assertThat(refused("unknown-key", "reidrisk: 1\nrelease: {id: r, «zzzzzzzzzzzz: 1}\n"))
          .hasMessageContaining("known are id, title, tier, contains");
    }

    @Test
    void keysAreCaseSensitive() {
      assertThat(refused("unknown-key", with("«Limits: {}")))
          .hasMessageContaining("nearest is \"limits\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hierarchies", "profiles", "privacy-budget", "ledger"})
    void reservedKey(String key) {
      assertThat(refused("reserved-key", with("«" + key + ": x"))).hasMessageContaining(key);
    }

    @Test
    void reservedKey_isReservedAtTheTopOnly() {
      refused("unknown-key", with("table: {«ledger: x}"));
    }

    @Test
    void repeatedKey() {
      refused("repeated-key", with("table: {}\n«table: {}"));
      refused("repeated-key", withColumns("  Sex: {role: other}\n  «Sex: {role: other}"));
      refused("repeated-key", withColumns("  Sex: {role: other, «role: other}"));
      refused("repeated-key", withLimits("quantity: k, at-least: 3, «at-least: 11"));
      refused("repeated-key", withColumns("  Sex: {role: other}\n  «\"Sex\": {role: other}"));
      refused("repeated-key", with("context: {a: 1, «a: 2}"));
    }

    @Test
    void missingKey() {
      refused("missing-key", "«release: {id: r, tier: public}\n");
      refused("missing-key", "«reidrisk: 1\n");
      refused("missing-key", "reidrisk: 1\nrelease: «{id: r}\n");
      refused("missing-key", "reidrisk: 1\nrelease: «{tier: public}\n");
      refused("missing-key", "«reidrisk: 1\nrelease: {id: r, tier: public}\n");
      refused("missing-key", withColumns("  «Sex: {format: age}"));
      refused("missing-key", withLimits("at-least: 3").replace("{at-least", "«{at-least"));
      refused("missing-key", with("acknowledge: [«{code: a, about: b}]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0", "1.0", "01", "one", "\"\""})
    void formatVersion(String version) {
      refused(
          "format-version",
          "reidrisk: «" + version + "\nrelease: {id: r, tier: public}\ncolumns: {}\n");
    }
  }

  @Nested
  class Kinds {
    @Test
    void aListOrTextWhereAMappingBelongs() {
      refused("not-a-mapping", "reidrisk: 1\nrelease: «[a]\n");
      refused("not-a-mapping", "reidrisk: 1\nrelease: «r\n");
      refused("not-a-mapping", with("table: «[a]"));
      refused("not-a-mapping", "reidrisk: 1\nrelease: {id: r, tier: public}\ncolumns: «[Sex]\n");
      refused("not-a-mapping", withColumns("  Sex: «quasi-identifier"));
      refused("not-a-mapping", with("limits: «[k]"));
      refused("not-a-mapping", with("limits: «public-low"));
      refused("not-a-mapping", with("limits: {explicit: [«k]}"));
      refused("not-a-mapping", with("acknowledge: [«x]"));
      refused("not-a-mapping", with("quasi-identifier-sets: «[Sex]"));
      refused("not-a-mapping", withColumns("  G: {role: sensitive, distance: «[equal]}"));
    }

    @Test
    void aMappingOrListWhereOneValueBelongs() {
      refused("not-a-scalar", "reidrisk: «[1]\n");
      refused("not-a-scalar", "reidrisk: 1\nrelease: {id: «[r], tier: public}\n");
      refused("not-a-scalar", "reidrisk: 1\nrelease: {id: r, tier: «{a: b}}\n");
      refused("not-a-scalar", with("table: {patient: «[PatientID]}"));
      refused("not-a-scalar", with("table: {missing-values: [a, «[b]]}"));
      refused("not-a-scalar", withColumns("  Sex: {role: «[other]}"));
      refused("not-a-scalar", withLimits("quantity: k, at-least: «[3]"));
      refused("not-a-scalar", with("quasi-identifier-sets: {a: [«{Sex: 1}]}"));
      refused(
          "not-a-scalar", withColumns("  G: {role: sensitive, distance: {ordered: [a, «[b]]}}"));
    }

    @Test
    void aMappingWhereAListBelongs() {
      refused("not-a-list", with("limits: {explicit: «{quantity: k, at-least: 3}}"));
      refused("not-a-list", with("acknowledge: «{code: a, about: b, reason: c}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "True", "1", "on", "''", "null"})
    void flag(String written) {
      refused("not-a-flag", with("table: {trim: «" + written + "}"));
      refused("not-a-flag", with("table: {patient-released: «" + written + "}"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "NaN",
          ".nan",
          ".NaN",
          ".inf",
          "Infinity",
          "1e3",
          "0x1",
          "1_000",
          "1,5",
          ".5",
          "5.",
          "--1",
          "eleven",
          "''",
          "null",
          "1/11",
          "9%",
          "١١",
          "1 000"
        })
    void number(String written) {
      refused("not-a-number", withLimits("quantity: k, at-least: «\"" + written + "\""));
      refused(
          "not-a-number",
          withLimits("quantity: t-closeness, of: Diagnosis, at-most: «\"" + written + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", ".nan", ".NaN", ".inf", "1e3", "null", "~"})
    void number_unquoted(String written) {
      refused("not-a-number", withLimits("quantity: prosecutor-mean, at-most: «" + written));
    }
  }

  @Nested
  class Words {
    @ParameterizedTest
    @CsvSource({
      "publc, public",
      "Controlled, controlled",
      "enclav, enclave",
      "registred, registered"
    })
    void tier_namesTheNearest(String written, String nearest) {
      assertThat(refused("unknown-word", "reidrisk: 1\nrelease: {id: r, tier: «" + written + "}\n"))
          .hasMessageContaining("nearest is \"" + nearest + "\"");
    }

    @ParameterizedTest
    @CsvSource({
      "quasi-identifer, quasi-identifier",
      "QUASI_IDENTIFIER, quasi-identifier",
      "sensitve, sensitive",
      "pseudonyms, pseudonym",
      "patientkey, patient-key"
    })
    void role_namesTheNearest(String written, String nearest) {
      assertThat(refused("unknown-word", withColumns("  X: {role: «" + written + "}")))
          .hasMessageContaining("nearest is \"" + nearest + "\"");
    }

    @Test
    void word_farFromAll_listsThem() {
      assertThat(refused("unknown-word", withColumns("  X: {role: «zzzzzzzzzzzzzzz}")))
          .hasMessageContaining("known are patient-key, pseudonym, direct-identifier");
    }

    @Test
    void formatKnowledgeDistance() {
      refused("unknown-word", withColumns("  X: {role: other, format: «dates}"));
      refused("unknown-word", withColumns("  X: {role: other, knowledge: «constant}"));
      refused("unknown-word", withColumns("  X: {role: sensitive, distance: «ranked}"));
    }

    @Test
    void table() {
      refused("unknown-word", with("table: {delimiter: «colon}"));
      refused("unknown-word", with("table: {delimiter: «''}"));
      refused("unknown-word", with("table: {missing: «ignore}"));
      refused("unknown-encoding", with("table: {encoding: «UTF-9}"));
      refused("unknown-encoding", with("table: {encoding: «'no name'}"));
      refused("unknown-encoding", with("table: {encoding: «''}"));
    }

    @Test
    void missing_namesTheNearest_orAll() {
      assertThat(refused("unknown-word", with("table: {missing: «wildcards}")))
          .hasMessageContaining("nearest is \"wildcard\"");
      assertThat(refused("unknown-word", with("table: {missing: «imputed-by-somebody}")))
          .hasMessageContaining("own-value, wildcard, drop");
    }

    @Test
    void preset() {
      assertThat(refused("unknown-preset", with("limits: {preset: «controled-low}")))
          .hasMessageContaining("nearest is \"controlled-low\"");
      assertThat(refused("unknown-preset", with("limits: {preset: «ema-0070}")))
          .hasMessageContaining("public-low");
    }

    @Test
    void mode() {
      refused(
          "unknown-word", withLimits("quantity: prosecutor-highest, at-most: 0.09, mode: «arx-1%"));
    }

    @Test
    void releaseWithoutAName() {
      refused("empty-id", "reidrisk: 1\nrelease: {id: «'', tier: public}\n");
      refused("empty-id", "reidrisk: 1\nrelease: {id: «'  ', tier: public}\n");
    }

    @Test
    void columnWithoutAName() {
      refused("empty-name", withColumns("  «'': {role: other}"));
    }

    @Test
    void acknowledgementWithoutAReason() {
      refused("no-reason", with("acknowledge: [{code: a, about: b, reason: «' '}]"));
    }
  }

  @Nested
  class Distances {
    @Test
    void ofAColumnThatIsNotSensitive() {
      refused(
          "distance-of-no-sensitive-column",
          withColumns("  X: {role: quasi-identifier, «distance: equal}"));
    }

    @Test
    void incomplete() {
      assertThat(
              refused(
                  "incomplete-distance", withColumns("  X: {role: sensitive, distance: «ordered}")))
          .hasMessageContaining("{ordered: [lowest");
      refused(
          "incomplete-distance", withColumns("  X: {role: sensitive, distance: «hierarchical}"));
      refused("missing-key", withColumns("  X: {role: sensitive, distance: «{}}"));
    }

    @Test
    void orderWithRepetitionOrWithoutValues() {
      refused(
          "broken-order", withColumns("  X: {role: sensitive, distance: {«ordered: [a, b, a]}}"));
      refused("broken-order", withColumns("  X: {role: sensitive, distance: {«ordered: []}}"));
    }

    @Test
    void hierarchyWithoutAFile() {
      refused("empty-value", withColumns("  X: {role: sensitive, distance: {hierarchical: «' '}}"));
      refused(
          "not-a-scalar", withColumns("  X: {role: sensitive, distance: {hierarchical: «[a]}}"));
      refused(
          "unknown-key",
          withColumns("  X: {role: sensitive, distance: {hierarchical: a.csv, «ordered: [a]}}"));
    }

    @Test
    void orderWithRepetition_quotesNoValue() {
      assertThat(
              refused(
                  "broken-order",
                  withColumns("  X: {role: sensitive, distance: {«ordered: [hivpos, hivpos]}}")))
          .hasMessageNotContaining("hivpos");
    }
  }

  @Nested
  class Limits {
    @Test
    void unknownQuantity_namesTheNearest() {
      assertThat(refused("unknown-word", withLimits("quantity: «kay, at-least: 3")))
          .hasMessageContaining("nearest is \"k\"");
      assertThat(refused("unknown-word", withLimits("quantity: «t-closness, at-most: 0.2")))
          .hasMessageContaining("nearest is \"t-closeness\"");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"equivalence-classes", "class-size-histogram", "patients-by-smallest-class"})
    void quantityThatHasNoSafeDirection(String quantity) {
      refused("unknown-word", withLimits("quantity: «" + quantity + ", at-least: 3"));
    }

    @Test
    void wrongDirection() {
      assertThat(refused("wrong-direction", withLimits("quantity: k, «at-most: 3")))
          .hasMessageContaining("says at-least, not at-most");
      refused("wrong-direction", withLimits("quantity: k, at-least: 3, «at-most: 11"));
      refused("wrong-direction", withLimits("quantity: prosecutor-mean, «at-least: 0.1"));
      refused(
          "wrong-direction", withLimits("quantity: t-closeness, of: Diagnosis, «at-least: 0.1"));
      refused("wrong-direction", withLimits("quantity: l-distinct, of: Diagnosis, «at-most: 2"));
      refused("wrong-direction", withLimits("quantity: alpha, of: Diagnosis, «at-least: 0.5"));
      refused("wrong-direction", withLimits("quantity: sample-uniques, «at-least: 0"));
    }

    @Test
    void noBound() {
      refused("no-bound", withLimits("quantity: «k"));
      refused("no-bound", withLimits("quantity: «prosecutor-mean, power: 1"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "k; at-least; 0",
          "k; at-least; -3",
          "k; at-least; 2.5",
          "l-distinct; at-least; 0.5",
          "l-distinct; at-least; 1.5",
          "l-entropy; at-least; 0.99",
          "prosecutor-mean; at-most; 1.1",
          "prosecutor-mean; at-most; -0.1",
          "t-closeness; at-most; 1.01",
          "alpha; at-most; 2",
          "sample-uniques; at-most; -1",
          "sample-uniques; at-most; 0.5",
          "prosecutor-highest; at-most; 1.5",
        })
    void boundOutOfRange(String quantity, String direction, String bound) {
      refused(
          "bound-out-of-range",
          withLimits("quantity: " + quantity + ", " + direction + ": «" + bound));
    }

    @Test
    void classSizeThatNoTableCanHave_isRefusedOrKept() {
      // 4294967295 is -1 as an int; it must not come out smaller than it was written.
      for (String size :
          List.of("2147483648", "4294967295", "4294967297", "99999999999999999999")) {
        String text = withLimits("quantity: k, at-least: " + size);
        try {
          assertThat(Marked.read(text).limits().get(0).bound().toPlainString()).isEqualTo(size);
        } catch (PolicyException refused) {
          assertThat(refused.code()).isEqualTo("bound-out-of-range");
        }
      }
    }

    @Test
    void riskThatStandsForNoClassSize() {
      refused("no-class-size", withLimits("quantity: prosecutor-highest, at-most: «0"));
      assertThat(
              refused(
                  "no-class-size",
                  withLimits("quantity: prosecutor-highest, at-most: «0.0909, mode: regulator")))
          .hasMessageContaining("give k at-least instead")
          .hasMessageContaining("0.09");
      refused(
          "no-class-size",
          withLimits("quantity: prosecutor-highest, at-most: «0.0000000000000001"));
    }

    @Test
    void modeWithoutARisk() {
      refused("mode-without-class-size", withLimits("quantity: k, at-least: 11, «mode: strict"));
      refused(
          "mode-without-class-size",
          withLimits("quantity: prosecutor-mean, at-most: 0.1, «mode: regulator"));
      refused(
          "mode-without-class-size",
          withLimits(
              "quantity: prosecutor-share-above, at-most: 0.1, threshold: 11, «mode: regulator"));
    }

    @Test
    void threshold() {
      String share = "quantity: prosecutor-share-above, at-most: 0.1, threshold: ";
      refused("no-threshold", withLimits("quantity: «prosecutor-share-above, at-most: 0.1"));
      refused("bound-out-of-range", withLimits(share + "«2.5"));
      refused("bound-out-of-range", withLimits(share + "«-1"));
      refused("bound-out-of-range", withLimits(share + "«99999999999"));
      refused("bound-out-of-range", withLimits(share + "«0"));
      refused("no-class-size", withLimits(share + "«0.0"));
      refused("no-class-size", withLimits(share + "«0.3333, mode: regulator"));
      refused("not-a-number", withLimits(share + "«NaN"));
      refused("threshold-without-need", withLimits("quantity: k, at-least: 3, «threshold: 3"));
    }

    @Test
    void power() {
      refused("unknown-power", withLimits("quantity: k, at-least: 3, power: «0"));
      refused("unknown-power", withLimits("quantity: k, at-least: 3, power: «-1"));
      refused("unknown-power", withLimits("quantity: k, at-least: 3, power: «01"));
      refused("unknown-power", withLimits("quantity: k, at-least: 3, power: «1.5"));
      refused("unknown-power", withLimits("quantity: k, at-least: 3, power: «everything"));
      for (String power : List.of("0", "-1", "01", "1.5", "ALL", "1000000", "''")) {
        refused("unknown-power", with("limits: {power: «" + power + "}"));
      }
      refused("not-a-scalar", with("limits: {power: «[1]}"));
      refused(
          "power-without-need",
          withLimits("quantity: t-closeness, of: Diagnosis, at-most: 0.2, power: «1"));
    }

    @Test
    void of() {
      refused("of-without-need", withLimits("quantity: k, at-least: 3, «of: Diagnosis"));
      refused(
          "limit-of-no-sensitive-column",
          """
          reidrisk: 1
          release: {id: r, tier: public}
          columns: {Sex: {role: quasi-identifier}}
          limits: {explicit: [{quantity: «l-distinct, at-least: 2}]}
          """);
    }

    @Test
    void of_aColumnThatIsNotSensitive_orNotThere() {
      refused(
          "limit-of-no-sensitive-column",
          withLimits("quantity: l-distinct, at-least: 2, of: «Sex"));
      refused(
          "limit-of-no-sensitive-column",
          withLimits("quantity: l-distinct, at-least: 2, of: «Diagnose"));
    }

    @Test
    void unknownSet() {
      refused("unknown-set", withLimits("quantity: k, at-least: 3, set: «colleges"));
    }

    @Test
    void constant() {
      String recursive = "quantity: l-recursive, of: Diagnosis, at-least: 3, ";
      refused("bound-out-of-range", withLimits(recursive + "«c: 0"));
      refused("bound-out-of-range", withLimits(recursive + "«c: -2"));
      refused("bound-out-of-range", withLimits(recursive + "«c: 0.000"));
      refused("not-a-number", withLimits(recursive + "c: «two"));
      refused("c-without-need", withLimits("quantity: k, at-least: 3, c: «2"));
      refused(
          "c-without-need", withLimits("quantity: l-distinct, of: Diagnosis, at-least: 3, c: «2"));
    }

    @Test
    void variant() {
      refused("model-without-need", withLimits("quantity: k, at-least: 3, model: «zeros-skipped"));
      refused(
          "model-without-need",
          withLimits("quantity: k, at-least: 3, model: «extended-quasi-identifiers"));
      refused(
          "model-without-need",
          withLimits("quantity: alpha, of: Diagnosis, at-most: 0.5, model: «zeros-skipped"));
      assertThat(
              refused(
                  "unknown-word",
                  withLimits("quantity: alpha, of: Diagnosis, at-most: 0.5, model: «extended")))
          .hasMessageContaining("extended-quasi-identifiers");
      // Variants for comparison decide nothing.
      refused("unknown-word", withLimits("quantity: k, at-least: 3, model: «missing-wildcard"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "k-map, at-least: 3",
          "journalist-highest, at-most: 0.1",
          "journalist-mean, at-most: 0.1",
          "journalist-share-above, at-most: 0.1, threshold: 3",
          "journalist-mean-from-register, at-most: 0.1",
          "marketer, at-most: 0.1",
          "delta-presence, at-most: 0.1"
        })
    void withoutRegister(String limit) {
      String quantity = limit.substring(0, limit.indexOf(','));
      assertThat(refused("limit-without-register", withLimits("quantity: «" + limit)))
          .hasMessageContaining("a limit on " + quantity)
          .hasMessageContaining("population.register");
    }

    @Test
    void onRegisterFigures() {
      refused("wrong-direction", withLimits("quantity: k-map, «at-most: 3"));
      refused("wrong-direction", withLimits("quantity: delta-presence, «at-least: 0.5"));
      refused("bound-out-of-range", withLimits("quantity: delta-presence, at-most: «1.5"));
      refused("bound-out-of-range", withLimits("quantity: k-map, at-least: «2.5"));
      refused("power-without-need", withLimits("quantity: k-map, at-least: 3, power: «1"));
      refused("no-threshold", withLimits("quantity: «journalist-share-above, at-most: 0.1"));
      refused("no-class-size", withLimits("quantity: journalist-highest, at-most: «0"));
    }

    @Test
    void ofLaterVersions() {
      for (String quantity : List.of("population-uniques", "suda", "separation")) {
        assertThat(refused("not-measured", withLimits("quantity: «" + quantity + ", at-most: 0")))
            .hasMessageContaining(quantity);
      }
    }

    @Test
    void ofScenarios() {
      for (String quantity : List.of("linkage-unique-rate", "linkage-correct-rate")) {
        assertThat(
                refused(
                    "limit-outside-scenario",
                    withLimits("quantity: «" + quantity + ", at-most: 0")))
            .hasMessageContaining("scenarios, limit");
      }
    }
  }

  @Nested
  class Derived {
    private static String column(String text) {
      return withColumns(
          "  Sex: {role: quasi-identifier}\n  StudyDate: {role: other}\n  Gaps: {" + text + "}");
    }

    @Test
    void derivationMissing() {
      refused("derivation-missing", column("role: quasi-identifier, «from: StudyDate"));
      refused("derivation-missing", column("role: quasi-identifier, «by: StudyDate"));
      refused("derivation-missing", column("role: other, «from: StudyDate, by: StudyDate"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "span; needs from: a column, and no by",
          "interval-sequence; needs from: a column, and no by",
          "time-of-day; needs from: a column, and no by",
          "span, from: StudyDate, by: StudyDate; needs from: a column, and no by",
          "interval-sequence, from: StudyDate, by: StudyDate; needs from: a column, and no by",
          "value-sequence; needs from: the column of the values, and by: a date column",
          "value-sequence, from: Sex; needs from: the column of the values, and by: a date column",
          "value-sequence, by: StudyDate; needs from: the column of the values",
          "event-count, from: StudyDate; needs neither from nor by",
          "event-count, by: StudyDate; needs neither from nor by"
        })
    void derivationIncomplete(String derivation, String message) {
      assertThat(
              refused(
                  "derivation-incomplete",
                  column("role: quasi-identifier, derive: «" + derivation)))
          .hasMessageContaining(message);
    }

    @Test
    void derivation_namesTheNearest() {
      assertThat(
              refused(
                  "unknown-word",
                  column("role: quasi-identifier, derive: «intervals, from: StudyDate")))
          .hasMessageContaining("interval-sequence");
      refused("empty-value", column("role: quasi-identifier, derive: span, from: «''"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sensitive", "other", "direct-identifier", "pseudonym", "undecided"})
    void derivedWithoutNeed(String role) {
      refused("derived-without-need", column("role: " + role + ", derive: «span, from: StudyDate"));
    }

    @Test
    void derivedOfDerived() {
      String first = "  Sex: {role: quasi-identifier}\n  «Gaps: {role: quasi-identifier, ";
      String second = "  Days: {role: quasi-identifier, derive: span, from: StudyDate}";
      assertThat(
              refused(
                  "derived-of-derived",
                  withColumns(first + "derive: interval-sequence, from: Days}\n" + second)))
          .hasMessageContaining("\"Gaps\"");
      refused(
          "derived-of-derived",
          withColumns(first + "derive: value-sequence, from: Sex, by: Days}\n" + second));
      refused("derived-of-derived", withColumns(first + "derive: interval-sequence, from: Gaps}"));
    }
  }

  @Nested
  class PopulationAndSubgroups {
    @Test
    void registerMissing() {
      assertThat(refused("register-missing", with("population: {size: 9, «columns: {Sex: s}}")))
          .hasMessageContaining("columns belongs to a register");
      refused("register-missing", with("population: {«count: n}"));
      refused("register-missing", with("population: {«person: id}"));
      refused("empty-value", with("population: {register: «''}"));
    }

    @Test
    void countAndPerson() {
      refused(
          "count-and-person", with("population: {register: people.csv, count: n, «person: id}"));
    }

    @Test
    void registerOfNoQuasiIdentifier() {
      for (String column : List.of("Diagnosis", "Age")) {
        assertThat(
                refused(
                    "register-of-no-quasi-identifier",
                    with("population: {register: p.csv, columns: {Sex: s, «" + column + ": d}}")))
            .hasMessageContaining("\"" + column + "\"");
      }
    }

    @Test
    void registerColumnTwice() {
      refused(
          "register-column-twice",
          withColumns("  Sex: {role: quasi-identifier}\n  Age: {role: quasi-identifier}")
              + "«population: {register: p.csv, columns: {Sex: x, Age: x}}\n");
    }

    @Test
    void shapeOfThePopulation() {
      refused("not-a-mapping", with("population: «[a]"));
      refused("unknown-key", with("population: {«registers: p.csv}"));
      refused("not-a-mapping", with("population: {register: p.csv, «columns: [Sex]}"));
      refused("not-a-scalar", with("population: {register: p.csv, columns: {Sex: «[s]}}"));
      refused("not-a-scalar", with("population: {register: «[p.csv]}"));
      refused("not-a-number", with("population: {size: «many}"));
      refused("not-a-number", with("population: {sampling-fraction: «1e-3}"));
      refused("not-a-scalar", with("population: {source: «[a, b]}"));
    }

    @Test
    void valuesAndBands() {
      refused("values-and-bands", with("subgroups: [{column: Sex, values: [F], «bands: [1]}]"));
    }

    @Test
    void brokenOrder() {
      refused("broken-order", with("subgroups: [{column: Sex, «bands: [1, 1]}]"));
      refused("broken-order", with("subgroups: [{column: Sex, «bands: [0, 18, 17.9]}]"));
      refused("broken-order", with("subgroups: [{column: Sex, «bands: [1, 1.0]}]"));
    }

    @Test
    void subgroupOfNoColumn() {
      refused("subgroup-of-no-column", with("subgroups: [{column: Sex}, {column: «Age}]"));
      for (String role : List.of("direct-identifier", "patient-key")) {
        refused(
            "subgroup-of-no-column",
            """
            reidrisk: 1
            release: {id: r, tier: public}
            table: {patient: ID}
            columns:
              Sex: {role: quasi-identifier}
              %s: {role: %s}
            subgroups: [{column: «%s}]
            """
                .formatted(
                    role.equals("patient-key") ? "ID" : "Name",
                    role,
                    role.equals("patient-key") ? "ID" : "Name"));
      }
    }

    @Test
    void shapeOfSubgroups() {
      refused("not-a-list", with("subgroups: «{column: Sex}"));
      refused("not-a-mapping", with("subgroups: [«Sex]"));
      refused("missing-key", with("subgroups: [«{values: [F]}]"));
      refused("unknown-key", with("subgroups: [{column: Sex, «value: [F]}]"));
      refused("not-a-list", with("subgroups: [{column: Sex, values: «F}]"));
      refused("not-a-list", with("subgroups: [{column: Sex, bands: «65}]"));
      refused("not-a-number", with("subgroups: [{column: Sex, bands: [1, «old]}]"));
      refused("not-a-scalar", with("subgroups: [{column: Sex, bands: [1, «[2]]}]"));
    }
  }

  /** Mistakes that show only when several parts are held against each other. */
  @Nested
  class Parts {
    @Test
    void noQuasiIdentifier() {
      PolicyException mistake =
          catchThrowableOfType(
              PolicyException.class, () -> Marked.read(withColumns("  Sex: {role: other}")));
      assertThat(mistake.code()).isEqualTo("no-quasi-identifier");
    }

    @Test
    void noQuasiIdentifier_noColumns() {
      PolicyException mistake =
          catchThrowableOfType(
              PolicyException.class,
              () -> Marked.read("reidrisk: 1\nrelease: {id: r, tier: public}\ncolumns: {}\n"));
      assertThat(mistake.code()).isEqualTo("no-quasi-identifier");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"quasi-identifier", "sensitive", "direct-identifier", "other", "undecided"})
    void patientKeyWithAnotherRole(String role) {
      refused(
          "patient-key-with-other-role",
          """
          reidrisk: 1
          release: {id: r, tier: public}
          table: {patient: ID}
          columns:
            Sex: {role: quasi-identifier}
            «ID: {role: %s}
          """
              .formatted(role));
    }

    @Test
    void secondPatientKey() {
      assertThat(
              refused(
                  "second-patient-key",
                  """
                  reidrisk: 1
                  release: {id: r, tier: public}
                  table: {patient: ID}
                  columns:
                    Sex: {role: quasi-identifier}
                    «MRN: {role: patient-key}
                  """))
          .hasMessageContaining("names \"ID\"");
    }

    @Test
    void patientKeyThatTableDoesNotName() {
      assertThat(
              refused(
                  "second-patient-key",
                  withColumns("  Sex: {role: quasi-identifier}\n  «ID: {role: patient-key}")))
          .hasMessageContaining("table.patient is not set");
    }

    @Test
    void sets() {
      refused("empty-set", with("quasi-identifier-sets: {«a: []}"));
      refused("set-member-without-role", with("quasi-identifier-sets: {a: [Sex, «Age]}"));
      refused(
          "set-member-without-role",
          withColumns("  Sex: {role: quasi-identifier}\n  Dose: {role: other}")
              + "quasi-identifier-sets: {a: [«Dose]}\n");
    }
  }
}
