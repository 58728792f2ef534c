package org.reidrisk.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.reidrisk.policy.LimitResult.Verdict;

/** What scenarios found is recorded whole, and believed only where it fits together. */
class LinkageRecordTest {
  private static final int TRIALS = 150;

  private static final String SCENARIOS =
      """
      scenarios:
        - id: ris
          preset: L1
          holds: {file: ris.csv, person: MRN}
          join: [{release: Sex, as: PatientSex}, {release: Modality}]
          truth: {file: truth.csv, held: MRN, release: PatientID}
          limit: {quantity: linkage-correct-rate, at-most: 0.3}
        - id: claims
          preset: L2
          holds: {file: claims.csv}
          join: [{release: Modality}]
          tiers: []
          limit: {quantity: linkage-unique-rate, at-most: 0.2}
        - id: outsiders
          attacker: Somebody
          holds: {file: o.csv, person: P}
          membership: unknown
          join: [{release: Diagnosis, rule: exact}]
          truth: {file: truth.csv, held: P, release: PatientID}
          limit: {quantity: linkage-expected-by-guessing, at-most: 0.5}
        - id: own
          attacker: Nobody
          holds: {from-release: 200}
          attack: trajectory
          join: [{release: Study, rule: exact}, {release: Sex, rule: set}]
      """;

  private static Assessment assess(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder export = new StringBuilder(Records.export());
    int more = random.nextInt(60);
    for (int i = 100; i < 100 + more; i++) {
      export.append("P" + i + "\tS" + i + "\tF\tCT\tflu\n");
    }
    return Records.attacked(Records.POLICY + SCENARIOS, export.toString(), Linkages.random(random));
  }

  @Test
  void everyResult_readsBackAsItWasWritten() {
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    for (long seed = 0; seed < TRIALS; seed++) {
      Assessment assessment = assess(seed);
      assertThat(assessment.linkage()).hasSize(4);
      assessment.linkage().stream()
          .map(LinkageResult::verdict)
          .filter(v -> v != null)
          .forEach(v -> verdicts.merge(v, 1, Integer::sum));
      byte[] written = AssessmentJson.write(assessment);
      Assessment read;
      try {
        read = AssessmentJson.read(written);
      } catch (RecordFormatException refused) {
        throw new AssertionError("seed " + seed, refused);
      }
      assertThat(read).as("seed %d", seed).isEqualTo(assessment);
      assertThat(new String(AssessmentJson.write(read), StandardCharsets.UTF_8))
          .isEqualTo(new String(written, StandardCharsets.UTF_8));
    }
    assertThat(verdicts.keySet()).as("%s", verdicts).hasSize(3);
    assertThat(verdicts.values()).as("%s", verdicts).allMatch(n -> n > 20);
  }

  @Test
  void record_keepsTheKeysThatOthersReadBy() {
    ObjectNode tree = Records.tree(found());
    List<String> keys = new ArrayList<>();
    result(tree, "ris").fieldNames().forEachRemaining(keys::add);
    assertThat(keys)
        .contains(
            "id",
            "attack",
            "unit",
            "targets",
            "covered",
            "none",
            "unique",
            "ambiguous",
            "correct",
            "wrong",
            "precision",
            "recall",
            "expected-by-guessing",
            "clopper-pearson",
            "wilson",
            "candidate-set-sizes",
            "control",
            "verdict");
    assertThat(result(tree, "claims").has("correct")).as("undefined without truth").isFalse();
  }

  /** A record in which every part of a result is there. */
  private static Assessment found() {
    for (long seed = 0; seed < TRIALS; seed++) {
      Assessment assessment = assess(seed);
      LinkageResult ris = assessment.linkage().get(0);
      LinkageResult outsiders = assessment.linkage().get(2);
      LinkageResult.Truth truth = ris.truth();
      LinkageResult.Truth control = outsiders.truth();
      boolean whole =
          ris.intervals() != null
              && ris.intervals().siteUpper() != null
              && ris.intervals().quantity().equals("linkage-correct-rate")
              && truth != null
              && truth.members() >= 40
              && truth.wrong() > 1
              && truth.unknown() > 0
              && truth.correct() > 1
              && ris.verdict() != Verdict.UNDEFINED
              && control != null
              && control.byPrevalence().size() == 4
              && control.absentClaimed() > 0
              && assessment.linkage().get(1).unique() > 1
              && assessment.linkage().get(1).intervals() == null;
      if (whole) {
        return assessment;
      }
    }
    throw new AssertionError("no such record");
  }

  private static ObjectNode result(JsonNode tree, String id) {
    for (JsonNode result : tree.get("linkage")) {
      if (result.get("id").textValue().equals(id)) {
        return (ObjectNode) result;
      }
    }
    throw new AssertionError("no scenario " + id);
  }

  private static Consumer<ObjectNode> count(String id, String key, int by) {
    return tree -> result(tree, id).put(key, result(tree, id).get(key).longValue() + by);
  }

  private static Consumer<ObjectNode> number(String id, String key, double by) {
    return tree -> result(tree, id).put(key, result(tree, id).get(key).doubleValue() + by);
  }

  private static ObjectNode guessing(JsonNode tree, String id) {
    return (ObjectNode) result(tree, id).get("expected-by-guessing");
  }

  private static ArrayNode sizes(JsonNode tree) {
    return (ArrayNode) result(tree, "claims").get("candidate-set-sizes");
  }

  private static ObjectNode measurement(JsonNode tree, String quantity, String id) {
    for (JsonNode m : tree.get("measurements")) {
      if (m.get("quantity").textValue().equals(quantity)
          && m.at("/params/scenario").asText().equals(id)) {
        return (ObjectNode) m;
      }
    }
    throw new AssertionError("no " + quantity + " of " + id);
  }

  @TestFactory
  Stream<DynamicTest> whatDoesNotFit_isRefused() {
    ObjectNode record = Records.tree(found());
    AssessmentJson.read(Records.bytes(record));
    return Stream.<Map.Entry<String, Consumer<ObjectNode>>>of(
            // Counts
            Map.entry(
                "none, unique and ambiguous do not add up to targets",
                count("claims", "targets", 1)),
            Map.entry(
                "none, unique and ambiguous do not add up to targets", count("claims", "none", 1)),
            Map.entry(
                "none, unique and ambiguous do not add up to targets",
                count("claims", "unique", -1)),
            Map.entry(
                "candidate-set-sizes do not add up to unique and ambiguous",
                count("claims", "none", 1).andThen(count("claims", "ambiguous", -1))),
            Map.entry(
                "candidate-set-sizes do not add up to unique and ambiguous",
                count("claims", "unique", 1).andThen(count("claims", "ambiguous", -1))),
            Map.entry(
                "none, unique and ambiguous do not add up to targets",
                t -> result(t, "claims").put("none", -1)),
            Map.entry(
                "candidate-set-sizes do not add up to unique and ambiguous",
                t -> sizes(t).remove(0)),
            Map.entry(
                "candidate-set-sizes do not add up to unique and ambiguous",
                t -> sizes(t).addArray().add(99_999).add(1)),
            Map.entry(
                "candidate-set-sizes do not ascend",
                t -> sizes(t).insert(0, sizes(t).get(1).deepCopy())),
            Map.entry(
                "linkage[1].candidate-set-sizes[4] is not a list of 2",
                t -> sizes(t).addArray().add(1)),
            Map.entry(
                "linkage[1].unique has a wrong kind", t -> result(t, "claims").put("unique", 1.5)),
            Map.entry(
                "a target has more candidates than there are",
                t -> ((ArrayNode) sizes(t).get(sizes(t).size() - 1)).set(0, 99_999)),
            // The truth
            Map.entry("correct and wrong do not add up to unique", count("outsiders", "wrong", 1)),
            Map.entry(
                "more outsiders are claimed than there are, or than are wrong",
                t -> {
                  ObjectNode control = (ObjectNode) result(t, "outsiders").get("control");
                  control.put("claimed", control.get("outsiders").longValue() + 1);
                }),
            Map.entry(
                "members, outsiders and unknown do not add up to targets",
                count("ris", "members", 1)),
            Map.entry(
                "members, outsiders and unknown do not add up to targets",
                count("ris", "unknown", 1)),
            Map.entry("precision is not correct over claims", count("ris", "correct", 1)),
            Map.entry("precision is not correct over claims", count("ris", "wrong", 1)),
            Map.entry("a count of the truth is none of targets", count("ris", "wrong", -1000)),
            Map.entry("a count of the truth is none of targets", count("ris", "covered", 1000)),
            Map.entry(
                "more are covered than there are members, or correct than covered",
                t -> result(t, "ris").put("covered", 1)),
            Map.entry("precision is not correct over claims", number("ris", "precision", -0.01)),
            Map.entry("recall is not correct over members", number("ris", "recall", -0.01)),
            Map.entry("recall is not correct over members", t -> result(t, "ris").remove("recall")),
            Map.entry(
                "holds parts that do not fit each other", t -> result(t, "ris").remove("covered")),
            Map.entry(
                "holds parts that do not fit each other", t -> result(t, "ris").remove("control")),
            Map.entry(
                "holds parts that do not fit each other",
                t -> result(t, "claims").put("precision", 0.5)),
            Map.entry(
                "targets are left out although membership is unknown",
                t -> result(t, "ris").put("membership", "unknown")),
            Map.entry(
                "members, outsiders and unknown do not add up to targets",
                t -> ((ObjectNode) result(t, "outsiders").get("control")).put("outsiders", 0)),
            Map.entry(
                "holds parts that do not fit each other",
                t -> ((ObjectNode) result(t, "outsiders").get("control")).remove("absent-claimed")),
            Map.entry(
                "people whom the truth calls absent patients are no outsiders",
                t -> {
                  ObjectNode control = (ObjectNode) result(t, "outsiders").get("control");
                  control.put("absent", control.get("outsiders").longValue() + 1);
                }),
            Map.entry(
                "people whom the truth calls absent patients are no outsiders",
                t -> {
                  ObjectNode control = (ObjectNode) result(t, "outsiders").get("control");
                  control.put("absent-claimed", control.get("claimed").longValue() + 1);
                }),
            Map.entry(
                "a count of the truth is none of targets",
                t -> ((ObjectNode) result(t, "outsiders").get("control")).put("claimed", 9999)),
            Map.entry(
                "precision by prevalence does not follow from the counts",
                t ->
                    ((ArrayNode)
                            result(t, "outsiders").at("/control/precision-by-prevalence").get(1))
                        .set(1, 0.123)),
            Map.entry(
                "precision by prevalence does not follow from the counts",
                t ->
                    ((ArrayNode)
                            result(t, "outsiders").at("/control/precision-by-prevalence").get(1))
                        .set(0, 0)),
            // Rates
            Map.entry(
                "unique-rate is not unique over targets", number("claims", "unique-rate", 0.01)),
            Map.entry(
                "correct-rate without truth is not 0 to unique-rate",
                t -> ((ArrayNode) result(t, "claims").get("correct-rate")).set(0, 0.01)),
            Map.entry(
                "correct-rate is not recall",
                t -> ((ArrayNode) result(t, "ris").get("correct-rate")).set(1, 1)),
            Map.entry(
                "expected-by-guessing does not follow from candidate-set-sizes",
                t -> guessing(t, "claims").put("by-candidates", 0.001)),
            Map.entry(
                "expected-by-guessing does not fit correct and covered",
                t -> guessing(t, "ris").put("by-candidates", 0.999)),
            Map.entry(
                "expected-by-guessing is no share",
                t -> guessing(t, "ris").put("by-candidates", -0.1)),
            Map.entry(
                "guessing by chance is not 1 over patients",
                t -> guessing(t, "ris").put("by-chance", 0.5)),
            // Intervals
            Map.entry(
                "an interval does not contain its rate",
                t -> ((ArrayNode) result(t, "ris").get("clopper-pearson")).set(0, 0.999)),
            Map.entry(
                "an interval does not contain its rate",
                t -> ((ArrayNode) result(t, "ris").get("clopper-pearson")).set(1, 0.0001)),
            Map.entry(
                "an interval does not contain its rate",
                t -> ((ArrayNode) result(t, "ris").get("wilson")).set(1, 1.1)),
            Map.entry(
                "holds parts that do not fit each other", t -> result(t, "ris").remove("wilson")),
            Map.entry(
                "holds parts that do not fit each other", t -> result(t, "ris").remove("sample")),
            Map.entry(
                "the bound over sites does not fit their number",
                t -> ((ObjectNode) result(t, "ris").get("sample")).put("sites", 1)),
            Map.entry(
                "the bound over sites does not fit their number",
                t -> ((ObjectNode) result(t, "ris").get("sample")).put("site-upper", 0.0)),
            Map.entry(
                "an interval is of a sample without design",
                t -> ((ObjectNode) result(t, "ris").get("sample")).put("design", " ")),
            Map.entry(
                "linkage[0].sample.quantity has a wrong kind",
                t -> ((ObjectNode) result(t, "ris").get("sample")).put("quantity", "k")),
            // How
            Map.entry(
                "linkage[0].attack has a wrong kind",
                t -> result(t, "ris").put("attack", "guessing")),
            Map.entry("linkage[0].extra is an unknown key", t -> result(t, "ris").put("extra", 1)),
            Map.entry("linkage[0].targets is missing", t -> result(t, "ris").remove("targets")),
            Map.entry(
                "the power of a linkage result does not fit its attack",
                t -> result(t, "ris").put("power", 2)),
            Map.entry(
                "the power of a linkage result does not fit its attack",
                t -> result(t, "own").put("power", 0)),
            Map.entry(
                "holds parts that do not fit each other", t -> result(t, "ris").put("unit", "row")),
            Map.entry(
                "two linkage results are of one scenario",
                t -> result(t, "ris").put("id", "claims")),
            Map.entry(
                "the verdict on a scenario does not follow from it",
                t -> result(t, "ris").put("id", "other")),
            Map.entry(
                "a linkage result lacks the hash of its file, or has one without a file",
                t -> result(t, "ris").remove("sha256")),
            Map.entry(
                "a linkage result lacks the hash of its file, or has one without a file",
                t -> result(t, "own").put("sha256", "0".repeat(64))),
            Map.entry(
                "a linkage result lacks the hash of its file, or has one without a file",
                t -> result(t, "ris").put("source", "release")),
            Map.entry("a linkage result compares nothing", t -> result(t, "ris").putArray("join")),
            Map.entry(
                "a linkage result compares a column that cannot be compared",
                t -> ((ObjectNode) result(t, "ris").at("/join/0")).put("release", "Height")),
            Map.entry(
                "a linkage result compares a column that cannot be compared",
                t -> ((ObjectNode) result(t, "ris").at("/join/0")).put("release", "PatientID")),
            Map.entry(
                "a remedy does not fit the attack",
                t -> ((ObjectNode) result(t, "ris").at("/remedies/0")).put("unique", 99_999)),
            Map.entry(
                "a remedy does not fit the attack",
                t -> ((ObjectNode) result(t, "ris").at("/remedies/0")).remove("correct")),
            Map.entry(
                "a remedy does not fit the attack",
                t -> ((ObjectNode) result(t, "ris").at("/remedies/0")).put("release", "Study")),
            // The verdict, the measurements, the decision
            Map.entry(
                "the verdict on a scenario does not follow from it",
                t -> result(t, "ris").put("verdict", "undefined")),
            Map.entry(
                "the verdict on a scenario does not follow from it",
                t -> result(t, "ris").remove("verdict")),
            Map.entry(
                "the verdict on a scenario does not follow from it",
                t -> result(t, "own").put("verdict", "met")),
            Map.entry(
                "the linkage measurements are not those of the results",
                t -> ((ArrayNode) t.get("linkage")).remove(0)),
            Map.entry(
                "the linkage measurements are not those of the results",
                t -> measurement(t, "linkage-unique-rate", "claims").put("value", 0.0)),
            Map.entry(
                "a measurement stands there twice",
                t ->
                    ((ObjectNode) measurement(t, "linkage-unique-rate", "claims").get("params"))
                        .put("scenario", "ris")),
            Map.entry(
                "holds parts that do not fit each other",
                t ->
                    ((ObjectNode) measurement(t, "linkage-unique-rate", "claims").get("params"))
                        .remove("scenario")),
            Map.entry(
                "the linkage measurements are not those of the results",
                t ->
                    ((ObjectNode) measurement(t, "linkage-unique-rate", "claims").get("convention"))
                        .put("attack", "trajectory")),
            Map.entry(
                "the result of limit 9 does not follow from the measurements",
                t -> Records.result(t, "linkage-unique-rate").put("verdict", "undefined")),
            Map.entry(
                "holds parts that do not fit each other",
                t -> Records.limit(t, "linkage-unique-rate").remove("scenario")),
            Map.entry(
                "the verdict on a scenario does not follow from it",
                t -> Records.limit(t, "linkage-unique-rate").put("scenario", "own")))
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.getKey(),
                    () -> {
                      ObjectNode copy = record.deepCopy();
                      change.getValue().accept(copy);
                      assertThat((JsonNode) copy)
                          .as("the change changes something")
                          .isNotEqualTo(record);
                      RecordFormatException refused =
                          catchThrowableOfType(
                              RecordFormatException.class,
                              () -> AssessmentJson.read(Records.bytes(copy)));
                      assertThat(refused).as("the record should be refused").isNotNull();
                      assertThat(refused.getMessage()).endsWith(change.getKey());
                      assertThat(refused.getMessage()).doesNotContain("\n");
                    }));
  }
}
