package org.reidrisk.value;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Spellings of several coded strings. */
final class Codes {
  private Codes() {}

  /** The codes joined by backslashes. */
  static Optional<String> canonicalList(String cell) {
    String text = cell.strip();
    String joined = joined(text);
    // What was unwrapped may look like a wrapping again; then nobody knows what it means.
    return joined.equals(text) || joined(joined).equals(joined)
        ? Optional.of(joined)
        : Optional.empty();
  }

  private static String joined(String text) {
    char first = text.isEmpty() ? 0 : text.charAt(0);
    if (first == '[' || first == '(') {
      Optional<List<ListTexts.Element>> elements = ListTexts.bracketed(text);
      // A word in round brackets is a remark; in square brackets it is a list.
      if (elements.isPresent()
          && (first == '[' || elements.get().stream().allMatch(ListTexts.Element::quoted))) {
        return elements.get().stream()
            .map(ListTexts.Element::text)
            .flatMap(element -> ListTexts.split(element).stream())
            .collect(Collectors.joining("\\"));
      }
    }
    String plain = first == '"' ? ListTexts.quoted(text).orElse(text) : text;
    return String.join("\\", ListTexts.split(plain));
  }
}
