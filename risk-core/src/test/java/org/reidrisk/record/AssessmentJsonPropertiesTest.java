package org.reidrisk.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reidrisk.policy.Outcome;

/** Whatever is measured can be recorded, and whatever is recorded is believed. */
class AssessmentJsonPropertiesTest {
  private static final int TRIALS = 600;
  private static final List<String> POWERS = List.of("1", "2", "7", "all", "complete");

  @Test
  void everyAssessment_readsBackAsItWasWritten() {
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    for (long seed = 0; seed < TRIALS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String policy = policy(random);
      String export = export(random);
      Assessment assessment = Records.assess(policy, export);
      outcomes.merge(assessment.decision().outcome(), 1, Integer::sum);
      byte[] written = AssessmentJson.write(assessment);
      try {
        Assessment read = AssessmentJson.read(written);
        assertThat(read).as("seed %d", seed).isEqualTo(assessment);
        assertThat(new String(AssessmentJson.write(read), StandardCharsets.UTF_8))
            .as("seed %d", seed)
            .isEqualTo(new String(written, StandardCharsets.UTF_8));
      } catch (RecordFormatException refused) {
        fail("seed %d: %s%n%s%n%s".formatted(seed, refused.getMessage(), policy, export), refused);
      }
    }
    assertThat(outcomes.keySet()).as("%s", outcomes).hasSize(3);
    assertThat(outcomes.values()).as("%s", outcomes).allMatch(n -> n > TRIALS / 50);
  }

  private static String export(SplittableRandom random) {
    StringBuilder text = new StringBuilder("ID,Study,Sex,Age,Site,Diagnosis,Grade\n");
    int rows = random.nextInt(8) == 0 ? random.nextInt(3) : random.nextInt(1, 60);
    int patients = random.nextInt(1, 40);
    int variety = random.nextInt(1, 4);
    int missing = random.nextInt(3) == 0 ? 4 : 1_000;
    for (int row = 0; row < rows; row++) {
      text.append(cell("P" + random.nextInt(patients), random, missing * 5)).append(',');
      text.append(cell("S" + random.nextInt(rows), random, missing)).append(',');
      text.append(cell(random.nextBoolean() ? "F" : "M", random, missing)).append(',');
      text.append(cell(40 + random.nextInt(variety) + "Y", random, missing)).append(',');
      text.append(cell("H" + random.nextInt(variety), random, missing)).append(',');
      text.append(cell("D" + random.nextInt(variety), random, missing)).append(',');
      text.append(cell(String.valueOf(random.nextInt(variety)), random, missing)).append('\n');
    }
    return text.toString();
  }

  private static String cell(String value, SplittableRandom random, int oneIn) {
    return random.nextInt(oneIn) == 0 ? "" : value;
  }

  private static String policy(SplittableRandom random) {
    boolean key = random.nextInt(3) > 0;
    StringBuilder text = new StringBuilder("reidrisk: 1\nrelease: {id: r, tier: controlled}\n");
    if (key) {
      text.append("table: {patient: ID, patient-released: ").append(random.nextBoolean());
      text.append(random.nextBoolean() ? ", event: Study}\n" : "}\n");
    }
    String missing =
        random.nextInt(3) > 0 ? "own-value" : random.nextBoolean() ? "drop" : "wildcard";
    text.append(key ? "" : "table: {missing: " + missing + "}\n");
    int at = text.indexOf("{patient: ID");
    if (at > 0) {
      text.insert(at + 1, "missing: " + missing + ", ");
    }
    text.append("columns:\n");
    if (!key) {
      text.append("  ID: {role: pseudonym}\n");
    }
    text.append("  Study: {role: pseudonym}\n");
    text.append("  Sex: {role: quasi-identifier");
    text.append(random.nextBoolean() ? ", knowledge: static}\n" : "}\n");
    text.append(
        random.nextBoolean()
            ? "  Age: {role: quasi-identifier, format: age}\n"
            : "  Age: {role: other, format: date}\n");
    text.append(
        random.nextBoolean() ? "  Site: {role: quasi-identifier}\n" : "  Site: {role: other}\n");
    if (random.nextInt(4) == 0) {
      text.append("  Events: {role: quasi-identifier, derive: event-count}\n");
      text.append(
          "  Course: {role: quasi-identifier, derive: value-sequence, from: Grade, by: Age}\n");
    }
    text.append("  Diagnosis: {role: sensitive}\n");
    text.append("  Grade: {role: sensitive, distance: ");
    String numeric = random.nextBoolean() ? "rank}\n" : "magnitude}\n";
    text.append(random.nextBoolean() ? numeric : "{ordered: [0, 1, 2, 3]}}\n");
    text.append("quasi-identifier-sets: {a: [Sex], b: [Sex, Diagnosis]}\n");
    if (random.nextInt(4) == 0) {
      text.append("subgroups: [{column: Sex}, {column: Sex, values: [M]}, ");
      text.append("{column: Grade, bands: [1, 2]}, {column: Study}]\n");
    }
    text.append("limits:\n");
    if (random.nextBoolean()) {
      text.append("  power: ").append(POWERS.get(random.nextInt(POWERS.size()))).append('\n');
    }
    text.append("  explicit:\n");
    int limits = random.nextInt(1, 4);
    for (int i = 0; i < limits; i++) {
      text.append("    - {").append(limit(random)).append("}\n");
    }
    return text.toString();
  }

  private static String limit(SplittableRandom random) {
    String share = String.valueOf(random.nextInt(1, 100) / 100.0);
    return switch (random.nextInt(14)) {
      case 0 -> "quantity: k, at-least: " + random.nextInt(1, 4) + ", set: a";
      case 1 -> "quantity: k, at-least: " + random.nextInt(1, 4);
      case 2 -> "quantity: prosecutor-mean, at-most: " + share;
      case 3 -> "quantity: prosecutor-highest, at-most: " + share;
      case 4 -> "quantity: prosecutor-share-above, threshold: 3, at-most: " + share;
      case 5 -> "quantity: t-closeness, at-most: " + share;
      case 6 -> "quantity: l-entropy, of: Diagnosis, at-least: " + (1 + random.nextInt(4) / 2.0);
      case 7 -> "quantity: alpha, of: Grade, at-most: " + share;
      case 8 ->
          "quantity: k, at-least: 2, power: "
              + POWERS.get(random.nextInt(POWERS.size()))
              + ", set: a";
      case 9 -> "quantity: l-recursive, at-least: 2, c: " + (1 + random.nextInt(8) / 2.0);
      case 10 -> "quantity: beta-likeness, of: Grade, at-most: " + random.nextInt(5) / 2.0;
      case 11 -> "quantity: delta-disclosure, at-most: 2, model: zeros-skipped";
      case 12 -> "quantity: alpha, of: Grade, model: extended-quasi-identifiers, at-most: " + share;
      default -> "quantity: sample-uniques, at-most: " + random.nextInt(20);
    };
  }
}
