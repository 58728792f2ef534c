package org.reidrisk.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * As much of JSON Schema 2020-12 as the schemas in {@code docs/} use; any other keyword fails, so
 * that nothing is passed over in silence.
 */
final class JsonSchemaCheck {
  private static final Set<String> SAID_ELSEWHERE = Set.of("$schema", "title", "description");

  private JsonSchemaCheck() {}

  /** What is wrong with a document; empty when the schema accepts it. */
  static List<String> problems(JsonNode schema, JsonNode document) {
    List<String> problems = new ArrayList<>();
    check(schema, document, "$", problems);
    return problems;
  }

  private static void check(JsonNode schema, JsonNode node, String path, List<String> problems) {
    if (schema.isBoolean()) {
      require(schema.booleanValue(), path + " is not allowed", problems);
      return;
    }
    schema
        .properties()
        .forEach(
            keyword -> {
              JsonNode wanted = keyword.getValue();
              switch (keyword.getKey()) {
                case "type" -> require(isOf(wanted, node), path + " is no " + wanted, problems);
                case "enum" ->
                    require(contains(wanted, node), path + " is none of " + wanted, problems);
                case "properties" -> properties(wanted, node, path, problems);
                case "required" ->
                    wanted.forEach(
                        key ->
                            require(
                                !node.isObject() || node.has(key.textValue()),
                                path + " lacks " + key,
                                problems));
                case "additionalProperties" -> additional(schema, node, path, problems);
                case "items" -> items(schema, node, path, problems);
                case "prefixItems" -> prefixItems(wanted, node, path, problems);
                case "minItems" ->
                    require(
                        !node.isArray() || node.size() >= wanted.intValue(),
                        path + " is too short",
                        problems);
                case "maxItems" ->
                    require(
                        !node.isArray() || node.size() <= wanted.intValue(),
                        path + " is too long",
                        problems);
                case "anyOf" -> anyOf(wanted, node, path, problems);
                default -> {
                  if (!SAID_ELSEWHERE.contains(keyword.getKey())) {
                    throw new AssertionError("unknown keyword " + keyword.getKey());
                  }
                }
              }
            });
  }

  private static void require(boolean holds, String problem, List<String> problems) {
    if (!holds) {
      problems.add(problem);
    }
  }

  private static boolean contains(JsonNode list, JsonNode node) {
    for (JsonNode item : list) {
      if (item.equals(node)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(JsonNode type, JsonNode node) {
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (isOf(one, node)) {
          return true;
        }
      }
      return false;
    }
    return switch (type.textValue()) {
      case "object" -> node.isObject();
      case "array" -> node.isArray();
      case "string" -> node.isTextual();
      case "boolean" -> node.isBoolean();
      case "null" -> node.isNull();
      case "number" -> node.isNumber();
      case "integer" ->
          node.isIntegralNumber()
              || (node.isNumber() && node.decimalValue().stripTrailingZeros().scale() <= 0);
      default -> throw new AssertionError("unknown type " + type);
    };
  }

  private static void properties(
      JsonNode properties, JsonNode node, String path, List<String> problems) {
    properties
        .properties()
        .forEach(
            p -> {
              JsonNode value = node.get(p.getKey());
              if (value != null) {
                check(p.getValue(), value, path + "." + p.getKey(), problems);
              }
            });
  }

  private static void additional(
      JsonNode schema, JsonNode node, String path, List<String> problems) {
    node.properties()
        .forEach(
            p -> {
              if (!schema.path("properties").has(p.getKey())) {
                check(
                    schema.get("additionalProperties"),
                    p.getValue(),
                    path + "." + p.getKey(),
                    problems);
              }
            });
  }

  private static void items(JsonNode schema, JsonNode node, String path, List<String> problems) {
    for (int i = schema.path("prefixItems").size(); node.isArray() && i < node.size(); i++) {
      check(schema.get("items"), node.get(i), path + "[" + i + "]", problems);
    }
  }

  private static void prefixItems(
      JsonNode prefix, JsonNode node, String path, List<String> problems) {
    for (int i = 0; node.isArray() && i < Math.min(prefix.size(), node.size()); i++) {
      check(prefix.get(i), node.get(i), path + "[" + i + "]", problems);
    }
  }

  private static void anyOf(JsonNode schemas, JsonNode node, String path, List<String> problems) {
    for (JsonNode schema : schemas) {
      if (problems(schema, node).isEmpty()) {
        return;
      }
    }
    problems.add(path + " fits no alternative");
  }
}
