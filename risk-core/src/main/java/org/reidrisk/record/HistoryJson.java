package org.reidrisk.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.policy.Outcome;

/** What changed since a baseline, in {@code assessment.json} and alone. */
final class HistoryJson {
  private HistoryJson() {}

  static void write(JsonGenerator json, History history, Unit unit) throws IOException {
    json.writeObjectFieldStart("history");
    json.writeStringField("baseline", history.sha256());
    json.writeStringField("release", history.release());
    json.writeStringField("as-of", history.asOf().toString());
    AssessmentJson.writeIfThere(json, "data", history.dataSha256());
    json.writeStringField("outcome", history.outcome().word());
    json.writeNumberField("rows", history.rows());
    json.writeNumberField("patients", history.patients());
    json.writeStringField("comparison", history.comparison().word());
    json.writeArrayFieldStart("changes");
    for (Finding change : history.changes()) {
      AssessmentJson.writeFinding(json, change);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("risks");
    for (RiskChange risk : history.risks()) {
      json.writeStartObject();
      json.writeStringField("quantity", risk.quantity().word());
      json.writeStringField("unit", risk.unit().word());
      AssessmentJson.writeIfThere(json, "of", risk.of());
      json.writeObjectFieldStart("params");
      AssessmentJson.writeParams(json, risk.params());
      json.writeEndObject();
      writeEstimate(json, "before", risk.before());
      writeEstimate(json, "now", risk.now());
      json.writeStringField("direction", risk.direction().word());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("limits");
    for (LimitChange change : history.limits()) {
      json.writeStartObject();
      json.writeFieldName("limit");
      AssessmentJson.writeLimit(json, change.limit(), unit);
      json.writeBooleanField("in-baseline", change.inBaseline());
      json.writeBooleanField("in-policy", change.inPolicy());
      json.writeStringField("before", change.before().word());
      json.writeStringField("now", change.now().word());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeEstimate(JsonGenerator json, String key, @Nullable Estimate estimate)
      throws IOException {
    if (estimate != null) {
      json.writeObjectFieldStart(key);
      AssessmentJson.writeEstimate(json, estimate);
      json.writeEndObject();
    }
  }

  static History history(JsonNode node, String unit) {
    return new History(
        AssessmentJson.text(node, "baseline"),
        AssessmentJson.text(node, "release"),
        LocalDate.parse(AssessmentJson.text(node, "as-of")),
        AssessmentJson.textOrNull(node, "data"),
        AssessmentJson.word(Outcome.class, node, "outcome"),
        node.get("rows").longValue(),
        node.get("patients").longValue(),
        AssessmentJson.word(History.Comparison.class, node, "comparison"),
        AssessmentJson.list(node.get("changes"), AssessmentJson::finding),
        AssessmentJson.list(node.get("risks"), HistoryJson::risk),
        AssessmentJson.list(node.get("limits"), l -> limit(l, unit)));
  }

  private static RiskChange risk(JsonNode node) {
    Quantity quantity = AssessmentJson.word(Quantity.class, node, "quantity");
    return new RiskChange(
        quantity,
        AssessmentJson.word(Unit.class, node, "unit"),
        AssessmentJson.textOrNull(node, "of"),
        AssessmentJson.params(node.get("params")),
        estimate(node.get("before"), quantity),
        estimate(node.get("now"), quantity),
        AssessmentJson.word(RiskChange.Direction.class, node, "direction"));
  }

  private static @Nullable Estimate estimate(@Nullable JsonNode node, Quantity quantity) {
    return node == null ? null : AssessmentJson.estimate(node, quantity);
  }

  private static LimitChange limit(JsonNode node, String unit) {
    return new LimitChange(
        AssessmentJson.limit(node.get("limit"), unit),
        node.get("in-baseline").booleanValue(),
        node.get("in-policy").booleanValue(),
        AssessmentJson.word(LimitResult.Verdict.class, node, "before"),
        AssessmentJson.word(LimitResult.Verdict.class, node, "now"));
  }
}
