package org.reidrisk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads figures: the line that another program prints, and our own record. */
final class FiguresJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FiguresJson() {}

  /** Reads the last line of what a program printed. */
  static Figures ofOutput(String output) throws IOException {
    String text = output.strip();
    JsonNode line = JSON.readTree(text.substring(text.lastIndexOf('\n') + 1));
    if (line == null || !line.isObject()) {
      throw new IOException("the program printed no figures");
    }
    Map<String, String> values = new TreeMap<>();
    line.properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
    return Figures.of(values);
  }

  /** Reads {@code assessment.json}. */
  static Figures ofAssessment(Path file) throws IOException {
    JsonNode record = JSON.readTree(file.toFile());
    JsonNode tool = record.path("tool");
    JsonNode data = record.path("data");
    return Figures.none()
        .with("program", "reidrisk " + tool.path("version").asText())
        .with("commit", tool.path("commit").asText())
        .with(Figures.FILE + ".rows", data.path("rows").asText())
        .with(Figures.FILE + ".sha256", data.path("sha256").asText())
        .withClasses(Figures.PATIENTS, histogram(record, "patient"))
        .withClasses(Figures.ROWS, histogram(record, "row"))
        // Of rows the record also says outright what follows from the histogram.
        .with(Figures.ROWS + ".classes", measured(record, "row", "equivalence-classes").asText())
        .with(Figures.ROWS + ".uniques", measured(record, "row", "sample-uniques").asText())
        .with(
            Figures.PATIENTS + ".classes",
            measured(record, "patient", "equivalence-classes").asText());
  }

  /** Reads what {@code link --out} wrote of one scenario with a truth. */
  static Figures ofLinkage(Path file) throws IOException {
    JsonNode result = JSON.readTree(file.toFile()).path("linkage").path(0);
    Figures figures = Figures.none();
    for (String count : List.of("targets", "none", "unique", "ambiguous", "correct", "covered")) {
      if (!result.path(count).isIntegralNumber()) {
        throw new IOException("the results do not say " + count);
      }
      figures = figures.with(Figures.LINKAGE + "." + count, result.path(count).asText());
    }
    return figures;
  }

  private static SortedMap<Long, Long> histogram(JsonNode record, String unit) throws IOException {
    SortedMap<Long, Long> classesBySize = new TreeMap<>();
    for (JsonNode bar : measured(record, unit, "class-size-histogram")) {
      classesBySize.put(bar.path(0).asLong(), bar.path(1).asLong());
    }
    return classesBySize;
  }

  /** The value over all quasi-identifiers. */
  private static JsonNode measured(JsonNode record, String unit, String quantity)
      throws IOException {
    for (JsonNode measurement : record.path("measurements")) {
      if (measurement.path("unit").asText().equals(unit)
          && measurement.path("quantity").asText().equals(quantity)
          && !measurement.path("params").has("set")) {
        return measurement.path("value");
      }
    }
    throw new IOException("the record has no " + quantity + " by " + unit);
  }
}
