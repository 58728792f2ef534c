package org.reidrisk.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.Unit;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.record.LinkageResult.AtPrevalence;
import org.reidrisk.record.LinkageResult.Intervals;
import org.reidrisk.record.LinkageResult.Join;
import org.reidrisk.record.LinkageResult.Rate;
import org.reidrisk.record.LinkageResult.Remedy;
import org.reidrisk.record.LinkageResult.Size;
import org.reidrisk.record.LinkageResult.Truth;

/** The results of linkage scenarios in {@code assessment.json}. */
final class LinkageJson {
  private static final List<String> OF_TRUTH =
      List.of("members", "covered", "correct", "wrong", "unknown", "control");
  private static final List<String> OF_SAMPLE = List.of("clopper-pearson", "wilson", "sample");

  private LinkageJson() {}

  static void write(JsonGenerator json, LinkageResult r, Unit unit) throws IOException {
    Truth truth = r.truth();
    json.writeStartObject();
    json.writeStringField("id", r.id());
    AssessmentJson.writeIfThere(json, "preset", r.preset());
    json.writeStringField("attacker", r.attacker());
    json.writeStringField("attack", r.attack());
    AssessmentJson.writePower(json, r.power());
    json.writeStringField("unit", unit.word());
    json.writeStringField("membership", r.membershipKnown() ? "known" : "unknown");
    json.writeStringField("source", r.source());
    AssessmentJson.writeIfThere(json, "sha256", r.sha256());
    json.writeArrayFieldStart("join");
    for (Join join : r.join()) {
      json.writeStartObject();
      json.writeStringField("release", join.release());
      json.writeStringField("held", join.held());
      json.writeStringField("rule", join.rule());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("targets", r.targets());
    if (truth != null) {
      json.writeNumberField("members", truth.members());
      json.writeNumberField("covered", truth.covered());
    }
    json.writeNumberField("none", r.none());
    json.writeNumberField("unique", r.unique());
    json.writeNumberField("ambiguous", r.ambiguous());
    if (truth != null) {
      json.writeNumberField("correct", truth.correct());
      json.writeNumberField("wrong", truth.wrong());
      json.writeNumberField("unknown", truth.unknown());
      writeIfThere(json, "precision", truth.precision());
      writeIfThere(json, "recall", truth.recall());
    }
    json.writeNumberField("unique-rate", r.uniqueRate());
    write(json, "correct-rate", r.correctRate());
    json.writeObjectFieldStart("expected-by-guessing");
    json.writeNumberField("by-candidates", r.byCandidates());
    json.writeNumberField("by-chance", r.byChance());
    json.writeEndObject();
    if (r.intervals() != null) {
      write(json, r.intervals());
    }
    json.writeArrayFieldStart("candidate-set-sizes");
    for (Size size : r.candidateSetSizes()) {
      json.writeArray(new long[] {size.candidates(), size.targets()}, 0, 2);
    }
    json.writeEndArray();
    if (truth != null) {
      writeControl(json, truth);
    }
    json.writeArrayFieldStart("remedies");
    for (Remedy remedy : r.remedies()) {
      json.writeStartObject();
      json.writeStringField("release", remedy.release());
      json.writeStringField("change", remedy.change());
      json.writeNumberField("unique", remedy.unique());
      if (remedy.correct() != null) {
        json.writeNumberField("correct", remedy.correct());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    if (r.verdict() != null) {
      json.writeStringField("verdict", r.verdict().word());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Intervals intervals) throws IOException {
    write(json, "clopper-pearson", intervals.clopperPearson());
    write(json, "wilson", intervals.wilson());
    json.writeObjectFieldStart("sample");
    json.writeStringField("quantity", intervals.quantity());
    json.writeStringField("design", intervals.design());
    json.writeNumberField("sites", intervals.sites());
    writeIfThere(json, "site-upper", intervals.siteUpper());
    json.writeEndObject();
  }

  private static void writeControl(JsonGenerator json, Truth truth) throws IOException {
    json.writeObjectFieldStart("control");
    json.writeNumberField("outsiders", truth.outsiders());
    json.writeNumberField("claimed", truth.claimed());
    if (truth.absent() > 0) {
      json.writeNumberField("absent", truth.absent());
      json.writeNumberField("absent-claimed", truth.absentClaimed());
    }
    json.writeArrayFieldStart("precision-by-prevalence");
    for (AtPrevalence at : truth.byPrevalence()) {
      json.writeArray(new double[] {at.prevalence(), at.precision()}, 0, 2);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String key, Rate rate) throws IOException {
    json.writeFieldName(key);
    json.writeArray(new double[] {rate.low(), rate.high()}, 0, 2);
  }

  private static void writeIfThere(JsonGenerator json, String key, @Nullable Double number)
      throws IOException {
    if (number != null) {
      json.writeNumberField(key, number);
    }
  }

  static LinkageResult result(JsonNode node, Unit unit) {
    if (!AssessmentJson.text(node, "unit").equals(unit.word())) {
      throw new IllegalArgumentException("candidates in another unit than the policy's");
    }
    JsonNode guessing = node.get("expected-by-guessing");
    return new LinkageResult(
        AssessmentJson.text(node, "id"),
        AssessmentJson.textOrNull(node, "preset"),
        AssessmentJson.text(node, "attacker"),
        AssessmentJson.text(node, "attack"),
        node.get("power").asText(),
        AssessmentJson.text(node, "membership").equals("known"),
        AssessmentJson.text(node, "source"),
        AssessmentJson.textOrNull(node, "sha256"),
        AssessmentJson.list(
            node.get("join"),
            j ->
                new Join(
                    AssessmentJson.text(j, "release"),
                    AssessmentJson.text(j, "held"),
                    AssessmentJson.text(j, "rule"))),
        count(node, "targets"),
        count(node, "none"),
        count(node, "unique"),
        count(node, "ambiguous"),
        allOrNone(node, OF_TRUTH, Stream.of("precision", "recall")) ? truth(node) : null,
        node.get("unique-rate").doubleValue(),
        rate(node, "correct-rate"),
        guessing.get("by-candidates").doubleValue(),
        guessing.get("by-chance").doubleValue(),
        allOrNone(node, OF_SAMPLE, Stream.of()) ? intervals(node) : null,
        AssessmentJson.list(
            node.get("candidate-set-sizes"),
            s -> new Size(s.get(0).longValue(), s.get(1).longValue())),
        AssessmentJson.list(node.get("remedies"), LinkageJson::remedy),
        node.has("verdict")
            ? AssessmentJson.word(LimitResult.Verdict.class, node, "verdict")
            : null);
  }

  /** Whether keys that belong together are there; the further ones only with them. */
  private static boolean allOrNone(JsonNode node, List<String> keys, Stream<String> further) {
    long there = keys.stream().filter(node::has).count();
    if ((there > 0 && there < keys.size()) || (there == 0 && further.anyMatch(node::has))) {
      throw new IllegalArgumentException("half of what belongs together");
    }
    return there > 0;
  }

  private static Truth truth(JsonNode node) {
    JsonNode control = node.get("control");
    boolean absent = allOrNone(control, List.of("absent", "absent-claimed"), Stream.of());
    return new Truth(
        count(node, "members"),
        count(node, "covered"),
        count(node, "correct"),
        count(node, "wrong"),
        count(control, "outsiders"),
        count(control, "claimed"),
        count(node, "unknown"),
        absent ? count(control, "absent") : 0,
        absent ? count(control, "absent-claimed") : 0,
        number(node, "precision"),
        number(node, "recall"),
        AssessmentJson.list(
            control.get("precision-by-prevalence"),
            p -> new AtPrevalence(p.get(0).doubleValue(), p.get(1).doubleValue())));
  }

  private static Intervals intervals(JsonNode node) {
    JsonNode sample = node.get("sample");
    return new Intervals(
        AssessmentJson.text(sample, "quantity"),
        AssessmentJson.text(sample, "design"),
        rate(node, "clopper-pearson"),
        rate(node, "wilson"),
        count(sample, "sites"),
        number(sample, "site-upper"));
  }

  private static Remedy remedy(JsonNode node) {
    return new Remedy(
        AssessmentJson.text(node, "release"),
        AssessmentJson.text(node, "change"),
        count(node, "unique"),
        node.has("correct") ? Long.valueOf(count(node, "correct")) : null);
  }

  private static Rate rate(JsonNode node, String key) {
    return new Rate(node.get(key).get(0).doubleValue(), node.get(key).get(1).doubleValue());
  }

  private static @Nullable Double number(JsonNode node, String key) {
    return node.has(key) ? Double.valueOf(node.get(key).doubleValue()) : null;
  }

  private static long count(JsonNode node, String key) {
    return node.get(key).longValue();
  }
}
