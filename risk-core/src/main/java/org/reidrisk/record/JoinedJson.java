package org.reidrisk.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.measure.Estimate;
import org.reidrisk.policy.PatientKeys;
import org.reidrisk.record.JoinedRelease.Difference;
import org.reidrisk.record.JoinedRelease.Figures;
import org.reidrisk.record.JoinedRelease.Learnt;
import org.reidrisk.record.JoinedRelease.Links;
import org.reidrisk.record.JoinedRelease.Right;
import org.reidrisk.record.JoinedRelease.View;

/** What earlier releases add, in {@code assessment.json}. */
final class JoinedJson {
  static final String KEY = "earlier-releases";

  private static final Estimate.Undefined NOBODY_LINKED =
      new Estimate.Undefined(
          "nobody-linked",
          "Nobody can be followed from one release to the other, so that no row is new for"
              + " certain.");

  private JoinedJson() {}

  static void write(JsonGenerator json, List<JoinedRelease> releases) throws IOException {
    if (releases.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(KEY);
    for (JoinedRelease release : releases) {
      write(json, release);
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, JoinedRelease r) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", r.id());
    json.writeStringField("sha256", r.sha256());
    json.writeNumberField("rows", r.rows());
    json.writeNumberField("patients", r.patients());
    json.writeNumberField("class-size", r.classSize());
    if (r.undefined() != null) {
      write(json, r.undefined());
    }
    if (r.links() != null) {
      AssessmentJson.writeList(json, "quasi-identifiers", r.quasiIdentifiers());
      write(json, r.links());
      json.writeObjectFieldStart("difference");
      write(json, r.difference());
      json.writeEndObject();
      json.writeArrayFieldStart("views");
      for (View view : r.views()) {
        json.writeStartObject();
        AssessmentJson.writePower(json, view.power());
        write(json, "alone", view.alone());
        write(json, "joined", view.joined());
        json.writeNumberField("fall-below", view.fallBelow());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("learnt");
      for (Learnt learnt : r.learnt()) {
        json.writeStartObject();
        json.writeStringField("of", learnt.column());
        json.writeNumberField("learnt", learnt.learnt());
        json.writeNumberField("misled", learnt.misled());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Estimate.Undefined undefined) throws IOException {
    json.writeObjectFieldStart("undefined");
    json.writeStringField("code", undefined.code());
    json.writeStringField("text", undefined.text());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Links links) throws IOException {
    json.writeObjectFieldStart("links");
    json.writeStringField("patients", links.keys().word());
    json.writeBooleanField("stated", links.stated());
    json.writeNumberField("by-key", links.byKey());
    json.writeNumberField("by-uid", links.byUid());
    json.writeNumberField("by-trajectory", links.byTrajectory());
    json.writeNumberField("by-intervals", links.byIntervals());
    json.writeNumberField("linked", links.linked());
    if (links.right() != null) {
      json.writeObjectFieldStart("right");
      json.writeNumberField("by-uid", links.right().byUid());
      json.writeNumberField("by-trajectory", links.right().byTrajectory());
      json.writeNumberField("by-intervals", links.right().byIntervals());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, @Nullable Difference d) throws IOException {
    if (d == null) {
      write(json, NOBODY_LINKED);
      return;
    }
    json.writeNumberField("added", d.added());
    json.writeNumberField("withdrawn", d.withdrawn());
    json.writeNumberField("returned", d.returned());
    json.writeNumberField("reduced", d.reduced());
    json.writeNumberField("unchanged", d.unchanged());
    json.writeNumberField("revealed-by-new-rows", d.revealedByNew());
    json.writeNumberField("revealed-by-withdrawn-rows", d.revealedByWithdrawn());
  }

  private static void write(JsonGenerator json, String key, Figures figures) throws IOException {
    json.writeObjectFieldStart(key);
    json.writeNumberField("k", figures.k());
    json.writeNumberField("uniques", figures.uniques());
    json.writeNumberField("mean", figures.mean());
    json.writeArrayFieldStart("patients-by-smallest-class");
    for (Bin bin : figures.sizes()) {
      json.writeArray(new long[] {bin.size(), bin.count()}, 0, 2);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  static List<JoinedRelease> read(@Nullable JsonNode releases) {
    return AssessmentJson.list(releases, JoinedJson::release);
  }

  private static JoinedRelease release(JsonNode node) {
    boolean measured = node.has("links");
    if (measured == node.has("undefined")
        || Stream.of("quasi-identifiers", "difference", "views", "learnt")
            .anyMatch(key -> node.has(key) != measured)) {
      throw new IllegalArgumentException("half of an earlier release");
    }
    JsonNode undefined = node.get("undefined");
    return new JoinedRelease(
        AssessmentJson.text(node, "id"),
        AssessmentJson.text(node, "sha256"),
        count(node, "rows"),
        count(node, "patients"),
        Math.toIntExact(count(node, "class-size")),
        undefined == null
            ? null
            : new Estimate.Undefined(
                AssessmentJson.text(undefined, "code"), AssessmentJson.text(undefined, "text")),
        AssessmentJson.list(node.get("quasi-identifiers"), JsonNode::textValue),
        measured ? links(node.get("links")) : null,
        measured ? difference(node.get("difference")) : null,
        AssessmentJson.list(
            node.get("views"),
            v ->
                new View(
                    v.get("power").asText(),
                    figures(v.get("alone")),
                    figures(v.get("joined")),
                    count(v, "fall-below"))),
        AssessmentJson.list(
            node.get("learnt"),
            l -> new Learnt(AssessmentJson.text(l, "of"), count(l, "learnt"), count(l, "misled"))));
  }

  private static Links links(JsonNode node) {
    JsonNode right = node.get("right");
    return new Links(
        AssessmentJson.word(PatientKeys.class, node, "patients"),
        node.get("stated").booleanValue(),
        count(node, "by-key"),
        count(node, "by-uid"),
        count(node, "by-trajectory"),
        count(node, "by-intervals"),
        count(node, "linked"),
        right == null
            ? null
            : new Right(
                count(right, "by-uid"),
                count(right, "by-trajectory"),
                count(right, "by-intervals")));
  }

  private static @Nullable Difference difference(JsonNode node) {
    JsonNode undefined = node.get("undefined");
    if (undefined != null) {
      if (!AssessmentJson.text(undefined, "code").equals(NOBODY_LINKED.code())
          || !AssessmentJson.text(undefined, "text").equals(NOBODY_LINKED.text())) {
        throw new IllegalArgumentException("another reason than that nobody is linked");
      }
      return null;
    }
    return new Difference(
        count(node, "added"),
        count(node, "withdrawn"),
        count(node, "returned"),
        count(node, "reduced"),
        count(node, "unchanged"),
        count(node, "revealed-by-new-rows"),
        count(node, "revealed-by-withdrawn-rows"));
  }

  private static Figures figures(JsonNode node) {
    return new Figures(
        count(node, "k"),
        count(node, "uniques"),
        node.get("mean").doubleValue(),
        AssessmentJson.list(
            node.get("patients-by-smallest-class"),
            b -> new Bin(Math.toIntExact(b.get(0).longValue()), b.get(1).longValue())));
  }

  private static long count(JsonNode node, String key) {
    return node.get(key).longValue();
  }
}
