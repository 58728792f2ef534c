package org.reidrisk.policy;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reidrisk.FileShape.Keys;
import org.reidrisk.FileShape.Words;
import org.reidrisk.Term;
import org.reidrisk.measure.Params;
import org.reidrisk.policy.YamlTree.Mapping;
import org.reidrisk.policy.YamlTree.Pair;
import org.reidrisk.policy.YamlTree.Scalar;
import org.reidrisk.policy.YamlTree.Sequence;

/** What stands at a place of a policy file, or the error that says why it cannot stand there. */
final class PolicyNodes {
  private static final Set<String> MAY_BE_EMPTY = Set.of("title", "why", "effort");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");

  private PolicyNodes() {}

  static Mapping mapping(Pair entry, Keys shape, String what) {
    return mapping(entry.value(), shape, what);
  }

  static Mapping mapping(YamlTree tree, Keys shape, String what) {
    if (!(tree instanceof Mapping map)) {
      throw error(tree, "not-a-mapping", what + " is a mapping of keys to values");
    }
    map.entries()
        .forEach(
            (key, entry) -> {
              if (!shape.names().contains(key)) {
                throw unknownKey(key, entry, shape, what);
              }
            });
    return map;
  }

  static PolicyException unknownKey(String key, Pair entry, Keys shape, String what) {
    if (PolicyShape.RESERVED.contains(key) && shape.equals(PolicyShape.POLICY)) {
      return error(
          entry,
          "reserved-key",
          "the key \"" + key + "\" is reserved for a later version; remove it");
    }
    String hint =
        NearestName.of(key, shape.names())
            .map(n -> "; the nearest is \"" + n + "\"")
            .orElse("; known are " + String.join(", ", shape.names()));
    return error(entry, "unknown-key", "unknown key \"" + key + "\" in " + what + hint);
  }

  static Pair required(Mapping map, String key, String what) {
    return required(map, key, what, new Pair(map.line(), map.column(), map));
  }

  static Pair required(Mapping map, String key, String what, Pair place) {
    Pair entry = map.entries().get(key);
    if (entry == null) {
      throw error(place, "missing-key", what + " lacks the key \"" + key + "\"");
    }
    return entry;
  }

  static Scalar scalar(Pair entry) {
    return scalar(entry.value());
  }

  static Scalar scalar(YamlTree tree) {
    if (tree instanceof Scalar scalar) {
      return scalar;
    }
    throw error(tree, "not-a-scalar", "one value is expected here, not a list or mapping");
  }

  static Optional<Scalar> scalarAt(Mapping map, String key) {
    return Optional.ofNullable(map.entries().get(key)).map(PolicyNodes::scalar);
  }

  static Optional<String> text(Mapping map, String key) {
    Optional<Scalar> scalar = scalarAt(map, key);
    if (scalar.isPresent() && scalar.get().text().isEmpty() && !MAY_BE_EMPTY.contains(key)) {
      throw error(scalar.get(), "empty-value", key + " is empty; give a value or remove the key");
    }
    return scalar.map(Scalar::text).filter(t -> !t.isEmpty());
  }

  static List<String> texts(YamlTree tree) {
    if (tree instanceof Sequence list) {
      return list.items().stream().map(PolicyNodes::scalar).map(Scalar::text).toList();
    }
    return List.of(scalar(tree).text());
  }

  static List<String> list(Pair entry, String key) {
    if (!(entry.value() instanceof Sequence)) {
      throw error(entry.value(), "not-a-list", key + " is a list, written [one, two]");
    }
    return texts(entry.value());
  }

  static List<YamlTree> items(Mapping map, String key) {
    Pair entry = map.entries().get(key);
    if (entry == null || isEmpty(entry.value())) {
      return List.of();
    }
    if (entry.value() instanceof Sequence list) {
      return list.items();
    }
    throw error(entry.value(), "not-a-list", key + " is a list");
  }

  static Optional<Boolean> flag(Mapping map, String key) {
    return scalarAt(map, key)
        .map(
            s ->
                switch (s.text()) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw error(s, "not-a-flag", key + " is true or false");
                });
  }

  static BigDecimal decimal(Scalar scalar) {
    if (!DECIMAL.matcher(scalar.text()).matches()) {
      throw error(
          scalar, "not-a-number", "a plain decimal number is expected here, such as 11 or 0.09");
    }
    return new BigDecimal(scalar.text());
  }

  static Charset charset(Scalar scalar) {
    try {
      return Charset.forName(scalar.text());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw error(
          scalar,
          "unknown-encoding",
          "this encoding is not known; write for example UTF-8, ISO-8859-1 or windows-1252");
    }
  }

  static <E extends Enum<E> & Term> E word(Class<E> type, Scalar scalar) {
    return Term.parse(type, scalar.text())
        .orElseThrow(() -> unknownWord(scalar, "unknown-word", Term.words(type)));
  }

  static String oneOf(Scalar scalar, Keys shape, String key) {
    List<String> words = ((Words) shape.under(key)).words();
    if (!words.contains(scalar.text())) {
      throw unknownWord(scalar, "unknown-word", words);
    }
    return scalar.text();
  }

  static PolicyException unknownWord(Scalar scalar, String code, List<String> words) {
    String hint =
        NearestName.of(scalar.text(), words)
            .map(n -> "the nearest is \"" + n + "\"")
            .orElse("known are " + String.join(", ", words));
    return error(scalar, code, "\"" + scalar.text() + "\" is not known here; " + hint);
  }

  static boolean isEmpty(YamlTree tree) {
    if (tree instanceof Mapping map) {
      return map.entries().isEmpty();
    }
    if (tree instanceof Sequence list) {
      return list.items().isEmpty();
    }
    return tree instanceof Scalar scalar && scalar.text().isEmpty();
  }

  static Place placeOf(YamlTree tree) {
    return new Place(tree.line(), tree.column());
  }

  static PolicyException error(YamlTree place, String code, String message) {
    return new PolicyException(code, place.line(), place.column(), message);
  }

  static PolicyException error(@Nullable Pair place, String code, String message) {
    return place == null
        ? new PolicyException(code, 0, 0, message)
        : new PolicyException(code, place.line(), place.column(), message);
  }

  static String power(Scalar written) {
    if (!Params.isPower(written.text())) {
      throw error(written, "unknown-power", "power is a number of events, all or complete");
    }
    return written.text();
  }
}
