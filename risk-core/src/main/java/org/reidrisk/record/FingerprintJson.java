package org.reidrisk.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reidrisk.record.ColumnFingerprint.Days;
import org.reidrisk.record.ValueSketch.Held;

/** The fingerprints of columns in {@code assessment.json}. */
final class FingerprintJson {
  private FingerprintJson() {}

  static void write(JsonGenerator json, ColumnFingerprint fingerprint) throws IOException {
    json.writeObjectFieldStart("fingerprint");
    json.writeNumberField("patients", fingerprint.patients());
    ValueSketch values = fingerprint.values();
    if (values != null) {
      json.writeObjectFieldStart("values");
      json.writeNumberField("depth", values.depth());
      json.writeNumberField("distinct", values.values());
      json.writeStringField("hashes", packed(values.hashes()));
      writeHeld(json, "held", values.held());
      json.writeEndObject();
    }
    if (!fingerprint.ranges().isEmpty()) {
      writeNumbers(json, "ranges", fingerprint.ranges());
    }
    if (!fingerprint.spellings().isEmpty()) {
      writeHeld(json, "spellings", fingerprint.spellings());
    }
    Days days = fingerprint.days();
    if (days != null) {
      json.writeObjectFieldStart("days");
      json.writeNumberField("first", days.first());
      json.writeNumberField("median", days.median());
      json.writeNumberField("last", days.last());
      writeNumbers(json, "weekdays", days.weekdays());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void writeHeld(JsonGenerator json, String key, List<Held> held)
      throws IOException {
    json.writeObjectFieldStart(key);
    json.writeStringField("hashes", packed(held.stream().mapToLong(Held::hash).toArray()));
    writeNumbers(json, "counts", held.stream().map(Held::patients).toList());
    json.writeEndObject();
  }

  private static void writeNumbers(JsonGenerator json, String key, List<Long> numbers)
      throws IOException {
    json.writeFieldName(key);
    long[] array = numbers.stream().mapToLong(Long::longValue).toArray();
    json.writeArray(array, 0, array.length);
  }

  private static String packed(long[] hashes) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * hashes.length);
    bytes.asLongBuffer().put(hashes);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static long[] hashes(JsonNode node) {
    byte[] bytes = Base64.getDecoder().decode(AssessmentJson.text(node, "hashes"));
    if (bytes.length % Long.BYTES != 0) {
      throw new IllegalArgumentException("half a hash");
    }
    LongBuffer longs = ByteBuffer.wrap(bytes).asLongBuffer();
    long[] hashes = new long[longs.remaining()];
    longs.get(hashes);
    return hashes;
  }

  static ColumnFingerprint fingerprint(JsonNode node) {
    JsonNode values = node.get("values");
    JsonNode days = node.get("days");
    return new ColumnFingerprint(
        node.get("patients").longValue(),
        values == null ? null : sketch(values),
        AssessmentJson.list(node.get("ranges"), JsonNode::longValue),
        held(node.get("spellings")),
        days == null ? null : days(days));
  }

  private static ValueSketch sketch(JsonNode node) {
    return new ValueSketch(
        Math.toIntExact(node.get("depth").longValue()),
        node.get("distinct").longValue(),
        hashes(node),
        held(node.get("held")));
  }

  private static List<Held> held(@Nullable JsonNode node) {
    if (node == null) {
      return List.of();
    }
    long[] hashes = hashes(node);
    List<Long> counts = AssessmentJson.list(node.get("counts"), JsonNode::longValue);
    if (counts.size() != hashes.length) {
      throw new IllegalArgumentException("hashes without counts");
    }
    return IntStream.range(0, hashes.length)
        .mapToObj(i -> new Held(hashes[i], counts.get(i)))
        .toList();
  }

  private static Days days(JsonNode node) {
    return new Days(
        node.get("first").longValue(),
        node.get("median").longValue(),
        node.get("last").longValue(),
        AssessmentJson.list(node.get("weekdays"), JsonNode::longValue));
  }
}
