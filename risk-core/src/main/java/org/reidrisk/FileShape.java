package org.reidrisk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shape of a file that people or programs write: which keys it has and what stands under them.
 *
 * <p>Readers check keys against it and the JSON Schemas in {@code docs/} are generated from it, so
 * that code and documentation cannot differ.
 */
public sealed interface FileShape {

  /**
   * The shape as a JSON Schema (2020-12).
   *
   * @return maps, lists, strings and booleans that a JSON writer can write
   */
  Map<String, Object> jsonSchema();

  /**
   * One key of a mapping.
   *
   * @param name the key
   * @param required whether it must be there
   * @param about one sentence for readers of the schema
   * @param shape what stands under it
   */
  record KeyShape(String name, boolean required, String about, FileShape shape) {}

  /**
   * A mapping with known keys; any other key is an error.
   *
   * @param keys its keys in the order of the file
   */
  record Keys(List<KeyShape> keys) implements FileShape {
    /** Takes a copy. */
    public Keys {
      keys = List.copyOf(keys);
    }

    /**
     * The names of the keys.
     *
     * @return the names in the order of the file
     */
    public List<String> names() {
      return keys.stream().map(KeyShape::name).toList();
    }

    /**
     * What stands under a key.
     *
     * @param name a known key
     * @return its shape
     */
    public FileShape under(String name) {
      return keys.stream().filter(k -> k.name().equals(name)).findFirst().orElseThrow().shape();
    }

    @Override
    public Map<String, Object> jsonSchema() {
      Map<String, Object> properties = new LinkedHashMap<>();
      for (KeyShape key : keys) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (!key.about().isEmpty()) {
          schema.put("description", key.about());
        }
        schema.putAll(key.shape().jsonSchema());
        properties.put(key.name(), schema);
      }
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "object");
      schema.put("properties", properties);
      List<String> required = keys.stream().filter(KeyShape::required).map(KeyShape::name).toList();
      if (!required.isEmpty()) {
        schema.put("required", required);
      }
      schema.put("additionalProperties", false);
      return schema;
    }
  }

  /**
   * A mapping whose keys are names of the user's choice.
   *
   * @param value what stands under each of them
   */
  record Named(FileShape value) implements FileShape {
    @Override
    public Map<String, Object> jsonSchema() {
      return ordered("type", "object", "additionalProperties", value.jsonSchema());
    }
  }

  /**
   * A list.
   *
   * @param item what each entry is
   */
  record ListOf(FileShape item) implements FileShape {
    @Override
    public Map<String, Object> jsonSchema() {
      return ordered("type", "array", "items", item.jsonSchema());
    }
  }

  /**
   * A list of a fixed number of entries.
   *
   * @param items what each entry is, in order
   */
  record Tuple(List<FileShape> items) implements FileShape {
    /** Takes a copy. */
    public Tuple {
      items = List.copyOf(items);
    }

    @Override
    public Map<String, Object> jsonSchema() {
      return ordered(
          "type",
          "array",
          "prefixItems",
          items.stream().map(FileShape::jsonSchema).toList(),
          "minItems",
          items.size(),
          "maxItems",
          items.size());
    }
  }

  /**
   * One of a few words.
   *
   * @param words the words
   */
  record Words(List<String> words) implements FileShape {
    /** Takes a copy. */
    public Words {
      words = List.copyOf(words);
    }

    @Override
    public Map<String, Object> jsonSchema() {
      return ordered("enum", words);
    }
  }

  /** Text; YAML may write it like a number or a truth value, it is read as text all the same. */
  record Text() implements FileShape {
    @Override
    public Map<String, Object> jsonSchema() {
      return ordered("type", List.of("string", "number", "boolean", "null"));
    }
  }

  /** Text in a file that a program writes. */
  record PlainText() implements FileShape {
    @Override
    public Map<String, Object> jsonSchema() {
      return ordered("type", "string");
    }
  }

  /** A truth value. */
  record Flag() implements FileShape {
    @Override
    public Map<String, Object> jsonSchema() {
      return ordered("type", "boolean");
    }
  }

  /** A whole number. */
  record Whole() implements FileShape {
    @Override
    public Map<String, Object> jsonSchema() {
      return ordered("type", "integer");
    }
  }

  /** A real number. */
  record Decimal() implements FileShape {
    @Override
    public Map<String, Object> jsonSchema() {
      return ordered("type", "number");
    }
  }

  /** Anything at all. */
  record Anything() implements FileShape {
    @Override
    public Map<String, Object> jsonSchema() {
      return new LinkedHashMap<>();
    }
  }

  /**
   * One of several shapes.
   *
   * @param shapes the shapes
   */
  record AnyOf(List<FileShape> shapes) implements FileShape {
    /** Takes a copy. */
    public AnyOf {
      shapes = List.copyOf(shapes);
    }

    @Override
    public Map<String, Object> jsonSchema() {
      return ordered("anyOf", shapes.stream().map(FileShape::jsonSchema).toList());
    }
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
