package org.reidrisk.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reidrisk.record.InventorySummary.ClaimEntry;
import org.reidrisk.record.InventorySummary.ClaimVerdict;
import org.reidrisk.record.InventorySummary.DependencyEntry;
import org.reidrisk.record.InventorySummary.Presence;
import org.reidrisk.record.InventorySummary.SafeHarborEntry;
import org.reidrisk.record.InventorySummary.TimelineEntry;
import org.reidrisk.record.InventorySummary.YearCount;
import org.reidrisk.value.ValueFormat;

/** The parts of {@code assessment.json} that an inventory adds. */
final class InventoryJson {
  /** Absent when no UID holds a time, as in records of before these were counted. */
  static final String TIMELINES = "uid-timelines";

  private InventoryJson() {}

  static void write(JsonGenerator json, ColumnInventory column) throws IOException {
    if (column.keyword() != null) {
      json.writeStringField("keyword", column.keyword());
    }
    json.writeStringField("match", column.match());
    json.writeObjectFieldStart("profile");
    json.writeStringField("format", column.detected().word());
    json.writeBooleanField("constant", column.constant());
    if (column.entropy() != null) {
      json.writeNumberField("entropy", column.entropy());
    }
    if (column.longest() != null) {
      json.writeNumberField("longest", column.longest());
    }
    if (column.uniqueAlone() != null) {
      json.writeNumberField("unique-alone", column.uniqueAlone());
    }
    if (column.madeUnique() != null) {
      json.writeNumberField("made-unique", column.madeUnique());
    }
    json.writeEndObject();
  }

  static ColumnInventory column(JsonNode node) {
    JsonNode profile = node.path("profile");
    if (!profile.isObject()) {
      throw new IllegalArgumentException("a match without a profile");
    }
    return new ColumnInventory(
        AssessmentJson.textOrNull(node, "keyword"),
        AssessmentJson.text(node, "match"),
        AssessmentJson.word(ValueFormat.class, profile, "format"),
        count(node, "distinct-estimate"),
        profile.get("constant").booleanValue(),
        profile.has("entropy") ? Double.valueOf(profile.get("entropy").doubleValue()) : null,
        profile.has("longest")
            ? Integer.valueOf(Math.toIntExact(profile.get("longest").longValue()))
            : null,
        count(profile, "unique-alone"),
        count(profile, "made-unique"));
  }

  private static @Nullable Long count(JsonNode node, String key) {
    return node.has(key) ? Long.valueOf(node.get(key).longValue()) : null;
  }

  static void write(JsonGenerator json, InventorySummary inventory) throws IOException {
    json.writeObjectFieldStart("inventory");
    json.writeStringField("catalogue", inventory.catalogue());
    json.writeArrayFieldStart("safe-harbor");
    for (SafeHarborEntry entry : inventory.safeHarbor()) {
      json.writeStartObject();
      json.writeStringField("letter", entry.letter());
      json.writeStringField("presence", entry.presence().word());
      AssessmentJson.writeList(json, "columns", entry.columns());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("claims");
    for (ClaimEntry claim : inventory.claims()) {
      json.writeStartObject();
      json.writeStringField("code", claim.code());
      json.writeStringField("verdict", claim.verdict().word());
      AssessmentJson.writeList(json, "columns", claim.columns());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("dependencies");
    for (DependencyEntry dependency : inventory.dependencies()) {
      json.writeStartObject();
      json.writeStringField("from", dependency.from());
      json.writeStringField("column", dependency.column());
      json.writeBooleanField("same", dependency.same());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (!inventory.uidTimelines().isEmpty()) {
      json.writeArrayFieldStart(TIMELINES);
      for (TimelineEntry timeline : inventory.uidTimelines()) {
        write(json, timeline);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, TimelineEntry timeline) throws IOException {
    json.writeStartObject();
    json.writeStringField("column", timeline.column());
    json.writeStringField("code", timeline.code());
    json.writeNumberField("sampled", timeline.sampled());
    json.writeNumberField("stamps", timeline.stamps());
    json.writeArrayFieldStart("years");
    for (YearCount year : timeline.years()) {
      json.writeStartArray();
      json.writeNumber(year.year());
      json.writeNumber(year.count());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeNumberField("other", timeline.other());
    json.writeEndObject();
  }

  static InventorySummary inventory(JsonNode node) {
    return new InventorySummary(
        AssessmentJson.text(node, "catalogue"),
        AssessmentJson.list(
            node.get("safe-harbor"),
            entry ->
                new SafeHarborEntry(
                    AssessmentJson.text(entry, "letter"),
                    AssessmentJson.word(Presence.class, entry, "presence"),
                    AssessmentJson.list(entry.get("columns"), JsonNode::textValue))),
        AssessmentJson.list(
            node.get("claims"),
            claim ->
                new ClaimEntry(
                    AssessmentJson.text(claim, "code"),
                    AssessmentJson.word(ClaimVerdict.class, claim, "verdict"),
                    AssessmentJson.list(claim.get("columns"), JsonNode::textValue))),
        AssessmentJson.list(
            node.get("dependencies"),
            entry ->
                new DependencyEntry(
                    AssessmentJson.text(entry, "from"),
                    AssessmentJson.text(entry, "column"),
                    entry.get("same").booleanValue())),
        node.has(TIMELINES)
            ? AssessmentJson.list(node.get(TIMELINES), InventoryJson::timeline)
            : List.of());
  }

  private static TimelineEntry timeline(JsonNode node) {
    return new TimelineEntry(
        AssessmentJson.text(node, "column"),
        AssessmentJson.text(node, "code"),
        node.get("sampled").longValue(),
        node.get("stamps").longValue(),
        AssessmentJson.list(
            node.get("years"),
            pair ->
                new YearCount(Math.toIntExact(pair.get(0).longValue()), pair.get(1).longValue())),
        node.get("other").longValue());
  }
}
