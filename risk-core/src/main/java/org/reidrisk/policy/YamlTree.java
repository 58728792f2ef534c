package org.reidrisk.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.JacksonYAMLParseException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.MarkedYAMLException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A YAML (or JSON) document as text and places: every scalar is text, every node knows its line.
 * Repeated keys, anchors and further documents are refused.
 */
sealed interface YamlTree {
  /** The code of a file whose syntax is broken. */
  String BROKEN = "broken-yaml";

  /** How deep lists and mappings may stand in each other. */
  int DEEPEST = 50;

  /** Where the node begins, counted from 1. */
  int line();

  /** Column of that line, counted from 1. */
  int column();

  /** Text as written, whatever it looks like. */
  record Scalar(String text, int line, int column) implements YamlTree {}

  /** A list. */
  record Sequence(List<YamlTree> items, int line, int column) implements YamlTree {}

  /** A mapping, its keys in the order of the file. */
  record Mapping(Map<String, Pair> entries, int line, int column) implements YamlTree {}

  /** A key's place and its value. */
  record Pair(int line, int column, YamlTree value) {}

  /** Parses the text of a file. */
  static YamlTree parse(String text) {
    // JSON is nearly YAML, but not with tabs or escaped slashes.
    if (text.stripLeading().startsWith("{")) {
      try {
        return parse(new JsonFactory(), text);
      } catch (PolicyException noJson) {
        if (!noJson.code().equals(BROKEN)) {
          throw noJson;
        }
      }
    }
    return parse(new YAMLFactory(), text);
  }

  private static YamlTree parse(JsonFactory factory, String text) {
    factory.setStreamReadConstraints(
        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    try (JsonParser parser = factory.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new PolicyException("empty-policy", 0, 0, "is empty; see docs/policy.md");
      }
      YamlTree tree = node(parser);
      if (parser.nextToken() != null) {
        throw at(parser, "several-documents", "a second document begins; keep one per file");
      }
      return tree;
    } catch (JsonProcessingException broken) {
      throw broken(broken, text);
    } catch (IOException impossible) {
      throw new IllegalStateException("reading from memory", impossible);
    }
  }

  @SuppressWarnings("deprecation") // its successor would be a second library's type
  private static PolicyException broken(JsonProcessingException e, String text) {
    int line = 0;
    int column = 0;
    if (e instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      line = marked.getProblemMark().getLine() + 1;
      column = marked.getProblemMark().getColumn() + 1;
    } else if (e instanceof JsonParseException
        && e.getLocation() != null
        && !(e instanceof JacksonYAMLParseException)) {
      line = Math.max(0, e.getLocation().getLineNr());
      column = Math.max(0, e.getLocation().getColumnNr());
    }
    int at = line;
    boolean tab =
        text.lines().skip(Math.max(0, at - 1)).limit(1).anyMatch(l -> l.matches(" *\t.*"));
    String advice;
    if (tab) {
      advice = "a tab cannot indent a line of YAML; use spaces";
    } else if (line == 0) {
      advice = "is not valid YAML (or JSON); is this the policy, and not the export?";
    } else {
      advice =
          "is not valid YAML (or JSON) here; check indentation, quotes and colons, also of the line"
              + " before";
    }
    return new PolicyException(BROKEN, line, column, advice);
  }

  private static YamlTree node(JsonParser parser) throws IOException {
    boolean alias = parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
    if (alias || parser.getObjectId() != null) {
      throw at(parser, "anchor", "anchors and aliases are not used here; write the value out");
    }
    JsonLocation place = parser.currentTokenLocation();
    int line = place.getLineNr();
    int column = place.getColumnNr();
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return new Mapping(entries(parser), line, column);
    }
    if (token == JsonToken.START_ARRAY) {
      List<YamlTree> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(node(parser));
      }
      return new Sequence(items, line, column);
    }
    String text = parser.getText();
    return new Scalar(text == null ? "" : text, line, column);
  }

  private static Map<String, Pair> entries(JsonParser parser) throws IOException {
    Map<String, Pair> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      JsonLocation place = parser.currentTokenLocation();
      String key = parser.currentName();
      if (entries.containsKey(key)) {
        throw at(parser, "repeated-key", "the key \"" + key + "\" stands here a second time");
      }
      parser.nextToken();
      entries.put(key, new Pair(place.getLineNr(), place.getColumnNr(), node(parser)));
    }
    return entries;
  }

  private static PolicyException at(JsonParser parser, String code, String message) {
    JsonLocation place = parser.currentTokenLocation();
    return new PolicyException(code, place.getLineNr(), place.getColumnNr(), message);
  }
}
