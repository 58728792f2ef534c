package org.reidrisk.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Iterator;
import org.reidrisk.FileShape;

/** Holds a JSON tree against a shape; unknown keys, missing keys and wrong kinds are errors. */
final class ShapeCheck {
  private static final int MOST_DIGITS = 400;

  private ShapeCheck() {}

  static void check(JsonNode node, FileShape shape, String path) {
    if (shape instanceof FileShape.Keys keys) {
      checkKeys(node, keys, path);
    } else if (shape instanceof FileShape.Named named) {
      require(node.isObject(), path, "is not an object");
      node.properties().forEach(e -> check(e.getValue(), named.value(), path + "." + e.getKey()));
    } else if (shape instanceof FileShape.ListOf list) {
      require(node.isArray(), path, "is not a list");
      int i = 0;
      for (JsonNode item : node) {
        check(item, list.item(), path + "[" + i++ + "]");
      }
    } else if (shape instanceof FileShape.Tuple tuple) {
      require(
          node.isArray() && node.size() == tuple.items().size(),
          path,
          "is not a list of " + tuple.items().size());
      for (int i = 0; i < node.size(); i++) {
        check(node.get(i), tuple.items().get(i), path + "[" + i + "]");
      }
    } else if (shape instanceof FileShape.AnyOf anyOf) {
      require(anyOf.shapes().stream().anyMatch(s -> fits(node, s)), path, "has a wrong kind");
    } else {
      require(fitsScalar(node, shape), path, "has a wrong kind");
    }
  }

  private static void checkKeys(JsonNode node, FileShape.Keys keys, String path) {
    require(node.isObject(), path, "is not an object");
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      require(keys.names().contains(name), path + "." + name, "is an unknown key");
    }
    for (FileShape.KeyShape key : keys.keys()) {
      JsonNode value = node.get(key.name());
      if (value != null) {
        check(value, key.shape(), path + "." + key.name());
      } else {
        require(!key.required(), path + "." + key.name(), "is missing");
      }
    }
  }

  private static boolean fits(JsonNode node, FileShape shape) {
    try {
      check(node, shape, "");
      return true;
    } catch (RecordFormatException misfit) {
      return false;
    }
  }

  private static boolean fitsScalar(JsonNode node, FileShape shape) {
    if (shape instanceof FileShape.Words words) {
      return node.isTextual() && words.words().contains(node.textValue());
    }
    if (shape instanceof FileShape.PlainText) {
      return node.isTextual();
    }
    if (shape instanceof FileShape.Whole) {
      return node.isIntegralNumber() && node.canConvertToLong();
    }
    if (shape instanceof FileShape.Decimal) {
      return node.isNumber() && hasMeaning(node.decimalValue());
    }
    if (shape instanceof FileShape.Flag) {
      return node.isBoolean();
    }
    return true;
  }

  /** Nothing measured here has hundreds of digits; such a number would only cost time. */
  private static boolean hasMeaning(BigDecimal number) {
    return Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
  }

  private static void require(boolean holds, String path, String problem) {
    if (!holds) {
      String place = path.startsWith(".") ? path.substring(1) : path;
      throw new RecordFormatException(
          "broken-record", (place.isEmpty() ? "the record" : place) + " " + problem);
    }
  }
}
