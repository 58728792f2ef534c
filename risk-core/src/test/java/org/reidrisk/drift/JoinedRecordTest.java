package org.reidrisk.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.reidrisk.Resources;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.AssessmentJson;
import org.reidrisk.record.RecordFormatException;

/** A record whose figures beside an earlier release contradict themselves is not read. */
class JoinedRecordTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> COLUMNS = List.of("ID", "Sex", "Site", "Diagnosis");

  private static Map<String, String> row(String... cells) {
    return ReleaseCase.row(COLUMNS, cells);
  }

  private static final Assessment RECORD =
      new ReleaseCase(
              List.of(
                  row("A", "F", "x", "flu"),
                  row("B", "F", "x", "cold"),
                  row("C", "F", "y", "flu"),
                  row("D", "F", "y", "hip")),
              List.of(
                  row("A", "F", "x", "flu"),
                  row("C", "F", "x", "hip"),
                  row("B", "F", "y", "cold"),
                  row("D", "F", "y", "hip")),
              List.of("Sex", "Site"),
              List.of("Sex"),
              List.of(),
              List.of(),
              List.of("Diagnosis"),
              null,
              Map.of(),
              null,
              2)
          .assess(Resources.modest());

  private static ObjectNode tree() {
    try {
      return (ObjectNode) JSON.readTree(AssessmentJson.write(RECORD));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(ObjectNode tree) {
    try {
      return JSON.writeValueAsBytes(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode at(ObjectNode tree, String path) {
    return (ObjectNode) tree.at("/earlier-releases/0" + path);
  }

  @Test
  void whatWasWritten_isRead() {
    assertThat(AssessmentJson.read(bytes(tree()))).isEqualTo(RECORD);
  }

  private static DynamicTest refused(String name, Consumer<ObjectNode> change) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          ObjectNode tree = tree();
          change.accept(tree);
          assertThatThrownBy(() -> AssessmentJson.read(bytes(tree)))
              .isInstanceOf(RecordFormatException.class);
        });
  }

  @TestFactory
  Stream<DynamicTest> contradictions_areRefused() {
    return Stream.of(
        refused("hash", t -> at(t, "").put("sha256", "no")),
        refused("name", t -> at(t, "").put("id", " ")),
        refused("class size", t -> at(t, "").put("class-size", 0)),
        refused("patients over rows", t -> at(t, "").put("patients", 5)),
        refused("unknown key", t -> at(t, "").put("figures", 5)),
        refused("no links", t -> at(t, "").remove("links")),
        refused("no difference", t -> at(t, "").remove("difference")),
        refused("no views", t -> at(t, "").remove("views")),
        refused(
            "undefined beside figures",
            t -> at(t, "").putObject("undefined").put("code", "a").put("text", "b")),
        refused("columns", t -> at(t, "").putArray("quasi-identifiers").add("Diagnosis")),
        refused("no columns", t -> at(t, "").putArray("quasi-identifiers")),
        refused("linked", t -> at(t, "/links").put("linked", 3)),
        refused("keys", t -> at(t, "/links").put("patients", "re-keyed")),
        refused("by key", t -> at(t, "/links").put("by-key", 5)),
        refused("by uid", t -> at(t, "/links").put("by-uid", -1)),
        refused("right", t -> at(t, "/links/right").put("by-intervals", 1)),
        refused("no right", t -> at(t, "/links").remove("right")),
        refused("added", t -> at(t, "/difference").put("added", 1)),
        refused("withdrawn", t -> at(t, "/difference").put("withdrawn", 1)),
        refused("unchanged", t -> at(t, "/difference").put("unchanged", 1)),
        refused("revealed", t -> at(t, "/difference").put("revealed-by-new-rows", 3)),
        refused(
            "finding lacks",
            t ->
                at(t, "/difference")
                    .put("revealed-by-new-rows", 0)
                    .put("revealed-by-withdrawn-rows", 0)),
        refused(
            "difference undefined",
            t ->
                at(t, "")
                    .putObject("difference")
                    .putObject("undefined")
                    .put("code", "nobody-linked")
                    .put("text", "x")),
        refused("power", t -> at(t, "/views/0").put("power", 2)),
        refused("k", t -> at(t, "/views/0/joined").put("k", 2)),
        refused("k alone", t -> at(t, "/views/0/alone").put("k", 1)),
        refused("uniques", t -> at(t, "/views/0/joined").put("uniques", 3)),
        refused("mean", t -> at(t, "/views/0/joined").put("mean", 0.5)),
        refused("fall below", t -> at(t, "/views/0").put("fall-below", 3)),
        refused(
            "joined classes are larger",
            t -> {
              at(t, "/views/0").set("alone", at(t, "/views/0/joined").deepCopy());
              at(t, "/views/0/joined").put("k", 2).put("uniques", 0).put("mean", 0.5);
              ((ArrayNode) at(t, "/views/0/joined").get("patients-by-smallest-class"))
                  .removeAll()
                  .addArray()
                  .add(2)
                  .add(4);
              at(t, "/views/0").put("fall-below", -4);
            }),
        refused(
            "alone is not as measured",
            t -> {
              for (String view : List.of("/views/0", "/views/1")) {
                at(t, view).set("alone", at(t, view + "/joined").deepCopy());
                at(t, view).put("fall-below", 0);
              }
            }),
        refused("learnt", t -> at(t, "/learnt/0").put("learnt", 5)),
        refused("nothing learnt", t -> at(t, "/learnt/0").put("learnt", 0)),
        refused("learnt of no sensitive column", t -> at(t, "/learnt/0").put("of", "Sex")),
        refused("twice", t -> ((ArrayNode) t.get("earlier-releases")).add(at(t, "").deepCopy())));
  }
}
