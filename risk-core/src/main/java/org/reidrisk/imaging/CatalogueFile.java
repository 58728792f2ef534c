package org.reidrisk.imaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Term;
import org.reidrisk.imaging.Attribute.Level;
import org.reidrisk.imaging.Familiarity.Degree;
import org.reidrisk.value.ValueFormat;

/**
 * Reads a catalogue: the lines {@code layout} and {@code edition}, then the sections {@code
 * [profiles]}, {@code [attributes]} and {@code [aliases]}, cells separated by one tab, {@code -}
 * for none. Blank lines and lines that begin with {@code #} mean nothing.
 */
final class CatalogueFile {
  private static final String LAYOUT = "1";
  private static final String NONE = "-";
  private static final int LONGEST_LINE = 4_000;
  private static final List<String> SECTIONS = List.of("[profiles]", "[attributes]", "[aliases]");
  private static final int LONGEST_KEYWORD = 128;
  private static final Pattern LETTERS = Pattern.compile("-|A?B?C?D?E?F?G?H?I?J?K?L?M?N?O?P?Q?R?");

  /** Read thousands of times. */
  private static final Map<String, Alias.Use> USES =
      Arrays.stream(Alias.Use.values()).collect(Collectors.toMap(Term::word, u -> u));

  /** What many attributes share. */
  private record Profile(
      AttributeKind kind, String hipaa, Familiarity familiarity, String generalization) {}

  private final BufferedReader in;
  private final Map<String, Profile> profiles = new HashMap<>();
  private final Map<String, Attribute> attributes = new LinkedHashMap<>();
  private final Map<String, Attribute> bySpelling = new HashMap<>();
  private final Set<String> tags = new HashSet<>();
  private final Map<String, Alias> aliases = new HashMap<>();
  private final List<String> seen = new ArrayList<>();
  private @Nullable String layout;
  private @Nullable String edition;
  private int number;

  CatalogueFile(BufferedReader in) {
    this.in = Objects.requireNonNull(in);
  }

  AttributeCatalogue read() throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
      if (text.length() > LONGEST_LINE) {
        throw wrong("long-line", "a line has at most " + LONGEST_LINE + " characters");
      }
      if (text.startsWith("[")) {
        section(text);
      } else if (!text.isBlank() && !text.startsWith("#")) {
        entry(text.split("\t", -1));
      }
    }
    if (seen.size() < SECTIONS.size() || attributes.isEmpty()) {
      throw new CatalogueFormatException(
          "missing-section", 0, "the sections " + SECTIONS + " are needed, in this order");
    }
    return new AttributeCatalogue(Objects.requireNonNull(edition), attributes, bySpelling, aliases);
  }

  private void section(String line) {
    if (layout == null || edition == null) {
      throw wrong("missing-edition", "the lines 'layout' and 'edition' come before all sections");
    }
    if (seen.size() == SECTIONS.size() || !SECTIONS.get(seen.size()).equals(line)) {
      throw wrong("wrong-section", "the sections are " + SECTIONS + ", each once, in this order");
    }
    seen.add(line);
  }

  private void entry(String[] cells) {
    switch (seen.size()) {
      case 0 -> head(cells);
      case 1 -> profile(cells);
      case 2 -> attribute(cells);
      default -> alias(cells);
    }
  }

  private void head(String[] cells) {
    expect(cells, 2, "a word and its value");
    if (cells[0].equals("layout") && layout == null) {
      if (!cells[1].equals(LAYOUT)) {
        throw wrong("unknown-layout", "this program reads catalogues of layout " + LAYOUT);
      }
      layout = cells[1];
    } else if (cells[0].equals("edition") && edition == null && !cells[1].isBlank()) {
      edition = cells[1].strip();
    } else {
      throw wrong("wrong-head", "'layout' and 'edition' are expected, each once");
    }
  }

  private void profile(String[] cells) {
    expect(cells, 8, "name, kind, letters, three degrees, holders, generalisation");
    if (!LETTERS.matcher(cells[2]).matches()) {
      throw wrong("wrong-letters", "the letters of identifiers are A to R, ascending, or '-'");
    }
    if (cells[0].isBlank() || cells[6].isBlank() || cells[7].isBlank()) {
      throw wrong("empty-cell", "name, holders and generalisation are not empty");
    }
    Profile profile =
        new Profile(
            term(AttributeKind.class, cells[1]),
            none(cells[2]),
            new Familiarity(degree(cells[3]), degree(cells[4]), degree(cells[5]), cells[6]),
            cells[7]);
    if (profiles.putIfAbsent(cells[0], profile) != null) {
      throw wrong("duplicate-profile", "this profile was there before");
    }
  }

  private void attribute(String[] cells) {
    expect(
        cells,
        9,
        "tag, keyword, value representation, multiplicity, level, profile, action, options, format");
    Profile profile = profiles.get(cells[5]);
    if (profile == null) {
      throw wrong("unknown-profile", "the profile is not among those of [profiles]");
    }
    String tag = none(cells[0]);
    String keyword = cells[1];
    if (!tag.isEmpty() && (!isTag(tag) || !tags.add(tag))) {
      throw wrong("wrong-tag", "a tag has eight hexadecimal digits in capitals and is there once");
    }
    if (!isKeyword(keyword)) {
      throw wrong("wrong-keyword", "a keyword consists of letters and digits");
    }
    Attribute attribute =
        new Attribute(
            keyword,
            tag,
            none(cells[2]),
            level(cells[4]),
            profile.kind(),
            none(cells[6]),
            cells[7].equals(NONE) ? List.of() : List.of(cells[7].split(",", -1)),
            profile.hipaa(),
            profile.familiarity(),
            profile.generalization(),
            cells[8].equals(NONE)
                ? VrFormat.of(none(cells[2]), cells[3])
                : term(ValueFormat.class, cells[8]));
    if (attributes.putIfAbsent(keyword, attribute) != null
        || bySpelling.putIfAbsent(NameSpelling.normalised(keyword), attribute) != null) {
      throw wrong("duplicate-keyword", "this keyword was there before, in this or other capitals");
    }
  }

  private void alias(String[] cells) {
    expect(cells, 3, "spelling, keyword, use");
    Attribute attribute = attributes.get(cells[1]);
    if (attribute == null) {
      throw wrong("unknown-keyword", "the keyword is not among those of [attributes]");
    }
    String spelling = cells[0];
    if (spelling.isEmpty() || !NameSpelling.normalised(spelling).equals(spelling)) {
      throw wrong("wrong-spelling", "a spelling has small letters and digits only");
    }
    Alias.Use use = USES.get(cells[2]);
    if (use == null) {
      throw wrong("unknown-word", "a word of " + Term.words(Alias.Use.class) + " is expected");
    }
    Attribute same = bySpelling.get(spelling);
    boolean fits =
        switch (use) {
          case NAME, ANY -> same == null;
          case CONTEXT -> same == null || same.equals(attribute);
          case NEVER -> attribute.equals(same);
          case INSTEAD -> same != null && !same.equals(attribute);
        };
    if (!fits) {
      throw wrong("spelling-is-a-keyword", "the spelling and its use contradict a keyword");
    }
    if (aliases.putIfAbsent(spelling, new Alias(attribute, use)) != null) {
      throw wrong("duplicate-spelling", "this spelling was there before");
    }
  }

  // Loops, not patterns: thousands of lines are read before anything has been compiled.

  private static boolean isTag(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'F') && c != 'x') {
        return false;
      }
    }
    return text.length() == 8;
  }

  private static boolean isKeyword(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z')) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= LONGEST_KEYWORD;
  }

  private static String none(String cell) {
    return cell.equals(NONE) ? "" : cell;
  }

  private void expect(String[] cells, int count, String what) {
    if (cells.length != count) {
      throw wrong("wrong-columns", count + " cells separated by tabs are expected: " + what);
    }
  }

  private <E extends Enum<E> & Term> E term(Class<E> type, String word) {
    return Term.parse(type, word)
        .orElseThrow(() -> wrong("unknown-word", "a word of " + Term.words(type) + " is expected"));
  }

  private Level level(String word) {
    return switch (word) {
      case "patient" -> Level.PATIENT;
      case "study" -> Level.STUDY;
      case "series" -> Level.SERIES;
      case "instance" -> Level.INSTANCE;
      default -> throw wrong("unknown-word", "patient, study, series or instance is expected");
    };
  }

  private Degree degree(String word) {
    return switch (word) {
      case "low" -> Degree.LOW;
      case "medium" -> Degree.MEDIUM;
      case "high" -> Degree.HIGH;
      default -> throw wrong("unknown-word", "low, medium or high is expected");
    };
  }

  private CatalogueFormatException wrong(String code, String message) {
    return new CatalogueFormatException(code, number, message);
  }
}
