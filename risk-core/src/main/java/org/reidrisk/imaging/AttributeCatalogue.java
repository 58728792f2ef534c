package org.reidrisk.imaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The imaging attributes that the inventory knows: every keyword of the DICOM data dictionary, the
 * columns that tables of imaging metadata hold beside them, and the spellings of both. Immutable.
 *
 * <p>What comes from the standard are tags, keywords, value representations and action codes;
 * kinds, levels and familiarity are a judgement. A file of the same layout may replace the built-in
 * catalogue as a whole.
 */
public final class AttributeCatalogue {
  /** Loaded when first needed; immutable. */
  private static final class BuiltIn {
    private static final AttributeCatalogue CATALOGUE = load();

    private static AttributeCatalogue load() {
      try (InputStream in = AttributeCatalogue.class.getResourceAsStream("catalogue.tsv")) {
        return read(Objects.requireNonNull(in, "catalogue.tsv"));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  private final String edition;
  private final Map<String, Attribute> byKeyword;
  private final Map<String, Attribute> byTag = new HashMap<>();
  private final Map<String, Attribute> byRange = new LinkedHashMap<>();
  private final Map<String, Attribute> bySpelling;
  private final Map<String, Alias> aliases;

  /**
   * A catalogue.
   *
   * @param bySpelling the attributes by normalised keyword
   */
  AttributeCatalogue(
      String edition,
      Map<String, Attribute> byKeyword,
      Map<String, Attribute> bySpelling,
      Map<String, Alias> aliases) {
    this.edition = Objects.requireNonNull(edition);
    this.byKeyword = new LinkedHashMap<>(byKeyword);
    this.bySpelling = new HashMap<>(bySpelling);
    this.aliases = new HashMap<>(aliases);
    for (Attribute attribute : byKeyword.values()) {
      if (attribute.tag().indexOf('x') >= 0) {
        byRange.put(attribute.tag(), attribute);
      } else if (!attribute.tag().isEmpty()) {
        byTag.put(attribute.tag(), attribute);
      }
    }
  }

  /**
   * The catalogue that comes with the program.
   *
   * @return the same catalogue at every call
   */
  public static AttributeCatalogue builtIn() {
    return BuiltIn.CATALOGUE;
  }

  /**
   * Reads a catalogue in UTF-8.
   *
   * @param in a file of the built-in catalogue's layout; not closed
   * @return the catalogue
   * @throws IOException when it cannot be read
   * @throws CatalogueFormatException when its layout is another, with code and line; {@code
   *     not-utf-8} when it is in another encoding
   */
  public static AttributeCatalogue read(InputStream in) throws IOException {
    try {
      return read(
          new InputStreamReader(
              in,
              StandardCharsets.UTF_8
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT)));
    } catch (CharacterCodingException broken) {
      CatalogueFormatException wrong =
          new CatalogueFormatException("not-utf-8", 0, "the catalogue is not encoded in UTF-8");
      wrong.initCause(broken);
      throw wrong;
    }
  }

  /**
   * Reads a catalogue.
   *
   * @param in a text of the built-in catalogue's layout; not closed
   * @return the catalogue
   * @throws IOException when it cannot be read
   * @throws CatalogueFormatException when its layout is another, with code and line
   */
  public static AttributeCatalogue read(Reader in) throws IOException {
    return new CatalogueFile(new BufferedReader(in)).read();
  }

  /**
   * The editions of the standard that the facts were taken from.
   *
   * @return for example {@code DICOM PS3.15 2024b, PS3.6 2024b}
   */
  public String edition() {
    return edition;
  }

  /**
   * All attributes.
   *
   * @return the attributes in the order of the file: those of DICOM by tag, then the catalogue's
   *     own
   */
  public List<Attribute> attributes() {
    return List.copyOf(byKeyword.values());
  }

  /**
   * The attribute of a keyword.
   *
   * @param keyword the keyword, exactly as the catalogue writes it
   * @return the attribute, or empty when there is none
   */
  public Optional<Attribute> attribute(String keyword) {
    return Optional.ofNullable(byKeyword.get(keyword));
  }

  /**
   * The attribute of a tag, also when it lies in a repeating group.
   *
   * @param tag a group and element number, such as {@code 00100040}, {@code (0010,0040)} or {@code
   *     60023000}
   * @return the attribute, or empty when the tag is private or unknown, or the text is no tag
   */
  public Optional<Attribute> byTag(String tag) {
    return Tag.said(tag).flatMap(this::byTag);
  }

  Optional<Attribute> byTag(Tag tag) {
    if (tag.isPrivate()) {
      return Optional.empty();
    }
    Attribute exact = byTag.get(tag.digits());
    if (exact == null) {
      exact = byRange.get(tag.digits());
    }
    return exact != null ? Optional.of(exact) : inRange(tag.digits());
  }

  private Optional<Attribute> inRange(String digits) {
    return byRange.values().stream().filter(a -> covers(a.tag(), digits)).findFirst();
  }

  private static boolean covers(String range, String digits) {
    for (int i = 0; i < range.length(); i++) {
      if (range.charAt(i) != 'x' && range.charAt(i) != digits.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a tag is private: its group number is odd, so that the vendor gives it its meaning.
   *
   * @param tag a group and element number, such as {@code 00291010} or {@code (0029,1010)}
   * @return false when the group is even or the text is no tag
   */
  public static boolean isPrivate(String tag) {
    return Tag.said(tag).filter(Tag::isPrivate).isPresent();
  }

  /** The attribute whose keyword a normalised spelling is. */
  @Nullable Attribute spelled(String spelling) {
    return bySpelling.get(spelling);
  }

  /** What a normalised spelling stands for that is not just a keyword. */
  @Nullable Alias alias(String spelling) {
    return aliases.get(spelling);
  }

  /** The attributes by normalised keyword, in alphabetical order. */
  NavigableMap<String, Attribute> inOrder() {
    return new TreeMap<>(bySpelling);
  }

  Map<String, Alias> aliases() {
    return Map.copyOf(aliases);
  }

  @Override
  public String toString() {
    return "AttributeCatalogue of " + byKeyword.size() + " attributes, " + edition;
  }
}
