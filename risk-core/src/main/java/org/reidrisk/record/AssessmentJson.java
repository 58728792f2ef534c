package org.reidrisk.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reidrisk.FileShape;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.Term;
import org.reidrisk.group.ClassSizes;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.AccessTier;
import org.reidrisk.policy.ComparisonMode;
import org.reidrisk.policy.Decision;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.policy.Outcome;
import org.reidrisk.policy.Release;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Origin;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;
import org.reidrisk.value.ValueFormat;

/**
 * Writes and reads {@code assessment.json}.
 *
 * <p>Keys stand in a fixed order, counts are integers, doubles take the shortest form that reads
 * back to the same bits; the same assessment gives the same bytes on every platform. Reading
 * refuses unknown and repeated keys, numbers that are none, and a record whose arithmetic
 * contradicts itself.
 */
public final class AssessmentJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .build();

  private AssessmentJson() {}

  /**
   * The keys of the file.
   *
   * @return the shape that the reader checks against
   */
  public static FileShape shape() {
    return RecordShape.ASSESSMENT;
  }

  /**
   * Writes a shape as a JSON Schema file.
   *
   * @param title what the file describes
   * @param shape its shape
   * @return UTF-8 bytes
   */
  public static byte[] schema(String title, FileShape shape) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.putAll(shape.jsonSchema());
    return write(json -> json.writePOJO(schema));
  }

  // Writing

  /**
   * Writes an assessment.
   *
   * @param assessment the assessment
   * @return UTF-8 bytes that end with a line feed
   */
  public static byte[] write(Assessment assessment) {
    return write(json -> write(json, assessment));
  }

  /**
   * Writes linkage results alone, each as it stands in a record.
   *
   * @param results the results
   * @param unit what a candidate is
   * @return UTF-8 bytes that end with a line feed: an object with the key {@code linkage}
   */
  public static byte[] writeLinkage(List<LinkageResult> results, Unit unit) {
    return write(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("linkage");
          for (LinkageResult result : results) {
            LinkageJson.write(json, result, unit);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /**
   * Writes what changed since a baseline alone, as it stands in a record.
   *
   * @param history what changed
   * @param unit the unit of the limits
   * @return UTF-8 bytes that end with a line feed: an object with the key {@code history}
   */
  public static byte[] writeHistory(History history, Unit unit) {
    return write(
        json -> {
          json.writeStartObject();
          HistoryJson.write(json, history, unit);
          json.writeEndObject();
        });
  }

  private interface Body {
    void writeTo(JsonGenerator json) throws IOException;
  }

  private static byte[] write(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter(separators).withObjectIndenter(lines));
      body.writeTo(json);
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Assessment a) throws IOException {
    json.writeStartObject();
    json.writeNumberField("format", Assessment.FORMAT);
    json.writeObjectFieldStart("tool");
    json.writeStringField("name", a.tool().name());
    json.writeStringField("version", a.tool().version());
    json.writeStringField("commit", a.tool().commit());
    json.writeEndObject();
    json.writeStringField("as-of", a.asOf().toString());
    writeRelease(json, a.release());
    writePolicy(json, a.policy());
    writeData(json, a.data());
    json.writeArrayFieldStart("schema");
    for (ColumnSummary column : a.schema()) {
      writeColumn(json, column);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("measurements");
    for (Measurement measurement : a.measurements()) {
      writeMeasurement(json, measurement);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("subgroups");
    for (SubgroupSummary subgroup : a.subgroups()) {
      writeSubgroup(json, subgroup);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("linkage");
    for (LinkageResult result : a.linkage()) {
      LinkageJson.write(json, result, a.policy().unit());
    }
    json.writeEndArray();
    JoinedJson.write(json, a.joined());
    json.writeArrayFieldStart("findings");
    for (Finding finding : a.findings()) {
      writeFinding(json, finding);
    }
    json.writeEndArray();
    writeDecision(json, a);
    json.writeArrayFieldStart("sensitivity");
    for (Variation variation : a.sensitivity()) {
      json.writeStartObject();
      json.writeStringField("change", variation.change().word());
      json.writeStringField("about", variation.about());
      json.writeStringField("outcome", variation.outcome().word());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (a.inventory() != null) {
      InventoryJson.write(json, a.inventory());
    }
    if (a.history() != null) {
      HistoryJson.write(json, a.history(), a.policy().unit());
    }
    CrossCheckJson.write(json, a.crossChecks());
    json.writeObjectFieldStart("provenance");
    writeTexts(json, "settings", a.provenance().settings());
    if (a.provenance().seed() != null) {
      json.writeNumberField("seed", a.provenance().seed());
    }
    json.writeNumberField("java", a.provenance().javaMajor());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeRelease(JsonGenerator json, Release release) throws IOException {
    json.writeObjectFieldStart("release");
    json.writeStringField("id", release.id());
    json.writeStringField("title", release.title());
    json.writeStringField("tier", release.tier().word());
    writeList(json, "contains", release.contains());
    for (Map.Entry<String, String> fact : release.facts().entrySet()) {
      json.writeStringField(fact.getKey(), fact.getValue());
    }
    json.writeEndObject();
  }

  private static void writePolicy(JsonGenerator json, PolicySummary policy) throws IOException {
    json.writeObjectFieldStart("policy");
    json.writeStringField("sha256", policy.sha256());
    if (policy.preset() != null && policy.presetVersion() != null) {
      json.writeObjectFieldStart("preset");
      json.writeStringField("id", policy.preset());
      json.writeNumberField("version", policy.presetVersion());
      json.writeEndObject();
    }
    json.writeStringField("unit", policy.unit().word());
    json.writeArrayFieldStart("limits");
    for (Limit limit : policy.limits()) {
      writeLimit(json, limit, policy.unit());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  static void writeLimit(JsonGenerator json, Limit limit, Unit unit) throws IOException {
    json.writeStartObject();
    json.writeStringField("quantity", limit.quantity().word());
    json.writeNumberField(limit.atLeast() ? "at-least" : "at-most", limit.bound());
    if (limit.classSize() != null) {
      json.writeNumberField("class-size", limit.classSize());
    }
    if (limit.mode() != null) {
      json.writeStringField("mode", limit.mode().word());
    }
    writeIfThere(json, "of", limit.of());
    writePower(json, limit.power());
    writeIfThere(json, "set", limit.set());
    if (limit.threshold() != null) {
      json.writeNumberField("threshold", limit.threshold());
    }
    writeVariant(json, limit.params());
    json.writeStringField("unit", unit.word());
    json.writeStringField("source", limit.source());
    json.writeEndObject();
  }

  private static void writeData(JsonGenerator json, DataSummary data) throws IOException {
    json.writeObjectFieldStart("data");
    Origin origin = data.origin();
    if (origin != null) {
      json.writeStringField("file", origin.file());
      json.writeStringField("sha256", origin.sha256());
      json.writeNumberField("bytes", origin.bytes());
      json.writeStringField("delimiter", origin.delimiterWord());
      json.writeStringField("encoding", origin.encoding());
    }
    json.writeNumberField("rows", data.rows());
    json.writeNumberField("patients", data.patients());
    json.writeNumberField("events", data.events());
    json.writeNumberField("columns", data.columns());
    json.writeNumberField("rows-without-patient", data.rowsWithoutPatient());
    json.writeEndObject();
  }

  private static void writeColumn(JsonGenerator json, ColumnSummary column) throws IOException {
    ColumnSpec spec = column.spec();
    json.writeStartObject();
    json.writeStringField("name", spec.name());
    json.writeNumberField("position", spec.position());
    json.writeStringField("role", spec.role().word());
    json.writeStringField("role-from", spec.origin().word());
    json.writeStringField("knowledge", spec.knowledge().word());
    json.writeStringField("format", spec.format().word());
    if (column.distinct() != null) {
      json.writeNumberField("distinct", column.distinct());
    }
    ColumnInventory inventory = column.inventory();
    if (inventory != null && inventory.distinctEstimate() != null) {
      json.writeNumberField("distinct-estimate", inventory.distinctEstimate());
    }
    json.writeNumberField("missing", column.missing());
    json.writeNumberField("missing-share", column.missingShare());
    json.writeNumberField("unparsed", column.unparsed());
    json.writeStringField("why", column.why());
    if (inventory != null) {
      InventoryJson.write(json, inventory);
    }
    if (column.fingerprint() != null) {
      FingerprintJson.write(json, column.fingerprint());
    }
    json.writeEndObject();
  }

  private static void writeMeasurement(JsonGenerator json, Measurement m) throws IOException {
    json.writeStartObject();
    json.writeStringField("quantity", m.quantity().word());
    json.writeStringField("unit", m.unit().word());
    writeList(json, "quasi-identifiers", m.quasiIdentifiers());
    writeIfThere(json, "of", m.of());
    json.writeObjectFieldStart("params");
    writeParams(json, m.params());
    json.writeEndObject();
    writeEstimate(json, m.estimate());
    writeTexts(json, "convention", m.convention());
    json.writeEndObject();
  }

  static void writeParams(JsonGenerator json, Params params) throws IOException {
    if (params.threshold() != null) {
      json.writeNumberField("threshold", params.threshold());
    }
    writePower(json, params.power());
    writeIfThere(json, "distance", params.distance());
    writeIfThere(json, "set", params.set());
    writeVariant(json, params);
  }

  private static void writeSubgroup(JsonGenerator json, SubgroupSummary s) throws IOException {
    json.writeStartObject();
    json.writeStringField("column", s.column());
    json.writeStringField("group", s.group());
    json.writeNumberField("units", s.units());
    json.writeObjectFieldStart("highest");
    writeEstimate(json, s.highest());
    json.writeEndObject();
    json.writeObjectFieldStart("mean");
    writeEstimate(json, s.mean());
    json.writeEndObject();
    json.writeEndObject();
  }

  static void writeEstimate(JsonGenerator json, Estimate estimate) throws IOException {
    if (estimate instanceof Estimate.Count count) {
      json.writeNumberField("value", count.value());
    } else if (estimate instanceof Estimate.Real real) {
      json.writeNumberField("value", real.value());
    } else if (estimate instanceof Estimate.Histogram histogram) {
      json.writeArrayFieldStart("value");
      for (ClassSizes.Bin bin : histogram.bins()) {
        json.writeArray(new long[] {bin.size(), bin.count()}, 0, 2);
      }
      json.writeEndArray();
    } else if (estimate instanceof Estimate.Interval interval) {
      json.writeFieldName("interval");
      json.writeArray(new double[] {interval.low(), interval.high()}, 0, 2);
    } else if (estimate instanceof Estimate.Undefined undefined) {
      json.writeObjectFieldStart("undefined");
      json.writeStringField("code", undefined.code());
      json.writeStringField("text", undefined.text());
      json.writeEndObject();
    }
  }

  static void writeFinding(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", finding.code());
    json.writeStringField("severity", finding.severity().word());
    json.writeStringField("about", finding.about());
    json.writeStringField("text", finding.text());
    json.writeStringField("evidence", finding.evidence());
    writeIfThere(json, "acknowledged", finding.acknowledged());
    json.writeEndObject();
  }

  private static void writeDecision(JsonGenerator json, Assessment a) throws IOException {
    json.writeObjectFieldStart("decision");
    json.writeStringField("outcome", a.decision().outcome().word());
    writeList(json, "because", a.decision().because());
    json.writeArrayFieldStart("limits");
    int index = 0;
    for (LimitResult result : a.decision().limits()) {
      json.writeStartObject();
      json.writeNumberField("limit", index++);
      json.writeStringField("verdict", result.verdict().word());
      writeEstimate(json, result.measured());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  static void writeList(JsonGenerator json, String key, List<String> texts) throws IOException {
    json.writeArrayFieldStart(key);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void writeTexts(JsonGenerator json, String key, Map<String, String> texts)
      throws IOException {
    json.writeObjectFieldStart(key);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      json.writeStringField(text.getKey(), text.getValue());
    }
    json.writeEndObject();
  }

  static void writeIfThere(JsonGenerator json, String key, @Nullable String text)
      throws IOException {
    if (text != null) {
      json.writeStringField(key, text);
    }
  }

  private static void writeVariant(JsonGenerator json, Params params) throws IOException {
    if (params.c() != null) {
      json.writeNumberField("c", params.c());
    }
    writeIfThere(json, "model", params.model());
    writeIfThere(json, "scenario", params.scenario());
  }

  /** A number of events is written as a number, the other powers as words. */
  static void writePower(JsonGenerator json, @Nullable String power) throws IOException {
    if (power != null && Character.isDigit(power.charAt(0))) {
      json.writeNumberField("power", Integer.parseInt(power));
    } else {
      writeIfThere(json, "power", power);
    }
  }

  // Reading

  /**
   * Reads an assessment.
   *
   * @param bytes the bytes of an {@code assessment.json}
   * @return the assessment
   * @throws RecordFormatException when the bytes are no record of this format, or contradict
   *     themselves
   */
  public static Assessment read(byte[] bytes) {
    JsonNode root;
    try {
      root = MAPPER.readTree(bytes);
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      throw new RecordFormatException("broken-json", line + "is not valid JSON");
    } catch (IOException e) {
      throw new RecordFormatException("broken-json", "cannot be read as JSON");
    }
    JsonNode format = root.path("format");
    if (format.isIntegralNumber() && format.longValue() != Assessment.FORMAT) {
      throw new RecordFormatException(
          "format-version",
          "has format version " + format.asText() + "; this version reads " + Assessment.FORMAT);
    }
    ShapeCheck.check(root, RecordShape.ASSESSMENT, "");
    Assessment assessment;
    try {
      assessment = assessment(root);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
      throw new RecordFormatException("contradiction", "holds parts that do not fit each other");
    }
    RecordArithmetic.check(assessment);
    return assessment;
  }

  private static Assessment assessment(JsonNode root) {
    JsonNode tool = root.get("tool");
    PolicySummary policy = policy(root.get("policy"));
    return new Assessment(
        new ToolVersion(text(tool, "name"), text(tool, "version"), text(tool, "commit")),
        LocalDate.parse(text(root, "as-of")),
        release(root.get("release")),
        policy,
        data(root.get("data")),
        list(root.get("schema"), AssessmentJson::column),
        list(root.get("measurements"), AssessmentJson::measurement),
        list(root.get("subgroups"), AssessmentJson::subgroup),
        list(root.get("linkage"), r -> LinkageJson.result(r, policy.unit())),
        JoinedJson.read(root.get(JoinedJson.KEY)),
        list(root.get("findings"), AssessmentJson::finding),
        decision(root.get("decision"), policy),
        list(root.get("sensitivity"), AssessmentJson::variation),
        root.has("inventory") ? InventoryJson.inventory(root.get("inventory")) : null,
        root.has("history") ? HistoryJson.history(root.get("history"), policy.unit().word()) : null,
        CrossCheckJson.results(root),
        provenance(root.get("provenance")));
  }

  private static Release release(JsonNode node) {
    Map<String, String> facts = new LinkedHashMap<>();
    Release.FACTS.stream().filter(node::has).forEach(f -> facts.put(f, text(node, f)));
    return new Release(
        text(node, "id"),
        text(node, "title"),
        word(AccessTier.class, node, "tier"),
        list(node.get("contains"), JsonNode::textValue),
        facts);
  }

  private static PolicySummary policy(JsonNode node) {
    JsonNode preset = node.get("preset");
    return new PolicySummary(
        text(node, "sha256"),
        preset == null ? null : text(preset, "id"),
        preset == null ? null : integer(preset, "version"),
        word(Unit.class, node, "unit"),
        list(node.get("limits"), l -> limit(l, text(node, "unit"))));
  }

  static Limit limit(JsonNode node, String unit) {
    Quantity quantity = word(Quantity.class, node, "quantity");
    boolean atLeast = quantity.safer() == Quantity.Safer.HIGHER;
    JsonNode bound = node.get(atLeast ? "at-least" : "at-most");
    if (bound == null || node.has(atLeast ? "at-most" : "at-least")) {
      throw new IllegalArgumentException("a limit without its bound");
    }
    if (!text(node, "unit").equals(unit)) {
      throw new IllegalArgumentException("a limit in another unit than the policy's");
    }
    return new Limit(
        quantity,
        bound.decimalValue(),
        node.has("class-size") ? integer(node, "class-size") : null,
        node.has("mode") ? word(ComparisonMode.class, node, "mode") : null,
        textOrNull(node, "of"),
        params(node),
        text(node, "source"));
  }

  private static DataSummary data(JsonNode node) {
    Origin origin = null;
    for (String key : List.of("sha256", "bytes", "delimiter", "encoding")) {
      if (node.has(key) != node.has("file")) {
        throw new IllegalArgumentException("half a file");
      }
    }
    if (node.has("file")) {
      String delimiter = text(node, "delimiter");
      if (delimiter.length() != 1 && !delimiter.equals("tab")) {
        throw new IllegalArgumentException("a delimiter is one character, or tab");
      }
      origin =
          new Origin(
              text(node, "file"),
              text(node, "sha256"),
              node.get("bytes").longValue(),
              delimiter.length() == 1 ? delimiter.charAt(0) : '\t',
              text(node, "encoding"));
    }
    return new DataSummary(
        origin,
        node.get("rows").longValue(),
        node.get("patients").longValue(),
        node.get("events").longValue(),
        integer(node, "columns"),
        node.get("rows-without-patient").longValue());
  }

  private static ColumnSummary column(JsonNode node) {
    return new ColumnSummary(
        new ColumnSpec(
            text(node, "name"),
            integer(node, "position"),
            word(Role.class, node, "role"),
            word(RoleOrigin.class, node, "role-from"),
            word(Knowledge.class, node, "knowledge"),
            word(ValueFormat.class, node, "format")),
        node.has("distinct") ? node.get("distinct").longValue() : null,
        node.get("missing").longValue(),
        node.get("missing-share").doubleValue(),
        node.get("unparsed").longValue(),
        text(node, "why"),
        node.has("match") || node.has("profile") || node.has("keyword")
            ? InventoryJson.column(node)
            : null,
        node.has("fingerprint") ? FingerprintJson.fingerprint(node.get("fingerprint")) : null);
  }

  private static Measurement measurement(JsonNode node) {
    JsonNode params = node.get("params");
    Quantity quantity = word(Quantity.class, node, "quantity");
    return new Measurement(
        quantity,
        word(Unit.class, node, "unit"),
        list(node.get("quasi-identifiers"), JsonNode::textValue),
        textOrNull(node, "of"),
        params(params),
        estimate(node, quantity),
        texts(node.get("convention")));
  }

  static Params params(JsonNode node) {
    return new Params(
        node.has("threshold") ? integer(node, "threshold") : null,
        node.has("power") ? node.get("power").asText() : null,
        textOrNull(node, "distance"),
        textOrNull(node, "set"),
        node.has("c") ? node.get("c").decimalValue() : null,
        textOrNull(node, "model"),
        textOrNull(node, "scenario"));
  }

  static Estimate estimate(JsonNode node, Quantity quantity) {
    JsonNode value = node.get("value");
    JsonNode interval = node.get("interval");
    JsonNode undefined = node.get("undefined");
    if ((value != null ? 1 : 0) + (interval != null ? 1 : 0) + (undefined != null ? 1 : 0) != 1) {
      throw new IllegalArgumentException("a measurement has a value, an interval or a reason");
    }
    if (undefined != null) {
      return new Estimate.Undefined(text(undefined, "code"), text(undefined, "text"));
    }
    if (interval != null) {
      return new Estimate.Interval(interval.get(0).doubleValue(), interval.get(1).doubleValue());
    }
    if (value == null || value.isArray() != (quantity.kind() == Quantity.Kind.HISTOGRAM)) {
      throw new IllegalArgumentException("a value of the wrong kind");
    }
    return switch (quantity.kind()) {
      case COUNT -> new Estimate.Count(whole(value.decimalValue()));
      case NUMBER, RANGE -> new Estimate.Real(value.doubleValue());
      case HISTOGRAM ->
          new Estimate.Histogram(
              list(
                  value,
                  b ->
                      new ClassSizes.Bin(
                          Math.toIntExact(b.get(0).longValue()), b.get(1).longValue())));
    };
  }

  private static SubgroupSummary subgroup(JsonNode node) {
    return new SubgroupSummary(
        text(node, "column"),
        text(node, "group"),
        node.get("units").longValue(),
        estimate(node.get("highest"), Quantity.PROSECUTOR_HIGHEST),
        estimate(node.get("mean"), Quantity.PROSECUTOR_MEAN));
  }

  private static Variation variation(JsonNode node) {
    return new Variation(
        word(Variation.Change.class, node, "change"),
        text(node, "about"),
        word(Outcome.class, node, "outcome"));
  }

  static Finding finding(JsonNode node) {
    return new Finding(
        text(node, "code"),
        word(Severity.class, node, "severity"),
        text(node, "about"),
        text(node, "text"),
        text(node, "evidence"),
        textOrNull(node, "acknowledged"));
  }

  private static Decision decision(JsonNode node, PolicySummary policy) {
    List<LimitResult> results =
        list(
            node.get("limits"),
            r -> {
              int index = integer(r, "limit");
              if (index < 0 || index >= policy.limits().size()) {
                throw new IllegalArgumentException("a result of no limit");
              }
              Limit limit = policy.limits().get(index);
              return new LimitResult(
                  limit,
                  policy.unit(),
                  estimate(r, limit.quantity()),
                  word(LimitResult.Verdict.class, r, "verdict"));
            });
    return new Decision(
        word(Outcome.class, node, "outcome"),
        list(node.get("because"), JsonNode::textValue),
        results);
  }

  private static Provenance provenance(JsonNode node) {
    return new Provenance(
        texts(node.get("settings")),
        node.has("seed") ? node.get("seed").longValue() : null,
        integer(node, "java"));
  }

  static String text(JsonNode node, String key) {
    return node.get(key).textValue();
  }

  static @Nullable String textOrNull(JsonNode node, String key) {
    return node.has(key) ? text(node, key) : null;
  }

  private static Integer integer(JsonNode node, String key) {
    return Math.toIntExact(node.get(key).longValue());
  }

  private static long whole(BigDecimal number) {
    return number.longValueExact();
  }

  static <E extends Enum<E> & Term> E word(Class<E> type, JsonNode node, String key) {
    return Term.parse(type, text(node, key)).orElseThrow(IllegalArgumentException::new);
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(e -> texts.put(e.getKey(), e.getValue().textValue()));
    return texts;
  }

  static <T> List<T> list(@Nullable JsonNode array, Function<JsonNode, T> item) {
    List<T> list = new ArrayList<>();
    if (array == null) {
      return list;
    }
    array.forEach(node -> list.add(item.apply(node)));
    return list;
  }
}
