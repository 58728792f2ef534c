package org.reidrisk.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.CrossCheckResult.Preparation;
import org.reidrisk.record.PeerComparison.Reason;

/** Figures beside those of other programs, in {@code assessment.json}. */
final class CrossCheckJson {
  private static final String PEERS_RULE = "peers-rule";
  private static final String PREPARED = "prepared";

  private CrossCheckJson() {}

  static void write(JsonGenerator json, List<CrossCheckResult> results) throws IOException {
    if (results.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("cross-checks");
    for (CrossCheckResult result : results) {
      json.writeStartObject();
      json.writeStringField("peer", result.peer());
      json.writeStringField("version", result.version());
      writePrepared(json, result.prepared());
      json.writeArrayFieldStart("comparisons");
      for (PeerComparison comparison : result.comparisons()) {
        write(json, comparison);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writePrepared(JsonGenerator json, List<Preparation> prepared)
      throws IOException {
    if (prepared.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(PREPARED);
    for (Preparation one : prepared) {
      writeSentence(json, one.code(), one.text());
    }
    json.writeEndArray();
  }

  private static void writeSentence(JsonGenerator json, String code, String text)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("code", code);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, PeerComparison comparison) throws IOException {
    json.writeStartObject();
    json.writeStringField("quantity", comparison.quantity().word());
    AssessmentJson.writeIfThere(json, "of", comparison.of());
    json.writeObjectFieldStart("params");
    AssessmentJson.writeParams(json, comparison.params());
    json.writeEndObject();
    write(json, "ours", comparison.ours());
    write(json, "peers", comparison.peers());
    if (comparison.peersRule() != null) {
      write(json, PEERS_RULE, comparison.peersRule());
    }
    json.writeNumberField("roundings", comparison.roundings());
    json.writeStringField("verdict", comparison.verdict().word());
    json.writeArrayFieldStart("reasons");
    for (Reason reason : comparison.reasons()) {
      writeSentence(json, reason.code(), reason.text());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String key, Estimate estimate) throws IOException {
    json.writeObjectFieldStart(key);
    AssessmentJson.writeEstimate(json, estimate);
    json.writeEndObject();
  }

  static List<CrossCheckResult> results(JsonNode root) {
    JsonNode results = root.get("cross-checks");
    return results == null ? List.of() : AssessmentJson.list(results, CrossCheckJson::result);
  }

  private static CrossCheckResult result(JsonNode node) {
    return new CrossCheckResult(
        AssessmentJson.text(node, "peer"),
        AssessmentJson.text(node, "version"),
        node.has(PREPARED)
            ? AssessmentJson.list(
                node.get(PREPARED),
                p ->
                    new Preparation(AssessmentJson.text(p, "code"), AssessmentJson.text(p, "text")))
            : List.of(),
        AssessmentJson.list(node.get("comparisons"), CrossCheckJson::comparison));
  }

  private static PeerComparison comparison(JsonNode node) {
    Quantity quantity = AssessmentJson.word(Quantity.class, node, "quantity");
    PeerComparison comparison =
        new PeerComparison(
            quantity,
            AssessmentJson.textOrNull(node, "of"),
            AssessmentJson.params(node.get("params")),
            AssessmentJson.estimate(node.get("ours"), quantity),
            AssessmentJson.estimate(node.get("peers"), quantity),
            node.has(PEERS_RULE) ? AssessmentJson.estimate(node.get(PEERS_RULE), quantity) : null,
            node.get("roundings").longValue(),
            AssessmentJson.list(
                node.get("reasons"),
                r -> new Reason(AssessmentJson.text(r, "code"), AssessmentJson.text(r, "text"))));
    if (AssessmentJson.word(PeerComparison.Verdict.class, node, "verdict")
        != comparison.verdict()) {
      throw new IllegalArgumentException("a verdict that does not follow from the figures");
    }
    return comparison;
  }
}
