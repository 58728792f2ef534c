package org.reidrisk.report.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of one language. The platform's default locale plays no part. */
public final class Messages {

  private static final List<String> LANGUAGES = List.of("en");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  private final String language;
  private final Properties texts;

  private Messages(String language, Properties texts) {
    this.language = language;
    this.texts = texts;
  }

  /**
   * The languages that reports can be written in.
   *
   * @return language tags
   */
  public static List<String> languages() {
    return LANGUAGES;
  }

  /**
   * The sentences of a language.
   *
   * @param language a tag out of {@link #languages()}
   * @return its sentences
   * @throws IllegalArgumentException when there are none
   */
  public static Messages of(String language) {
    if (!LANGUAGES.contains(language)) {
      throw new IllegalArgumentException(
          "no report language " + language + ": choose one of " + String.join(", ", LANGUAGES));
    }
    Properties texts = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream("messages.properties")) {
      if (in == null) {
        throw new IllegalStateException("messages.properties is missing from the program");
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Messages(language, texts);
  }

  /**
   * The language's tag.
   *
   * @return for example {@code en}
   */
  public String language() {
    return language;
  }

  /**
   * A sentence with its places filled in, once: what is filled in is not searched for places.
   *
   * @param key the sentence's key
   * @param values what goes into {@code {0}}, {@code {1}} …
   * @return the sentence
   * @throws IllegalArgumentException when there is no such key
   */
  public String text(String key, String... values) {
    return find(key, values).orElseThrow(() -> new IllegalArgumentException("no message " + key));
  }

  Optional<String> find(String key, String... values) {
    return Optional.ofNullable(texts.getProperty(key)).map(pattern -> fill(pattern, values));
  }

  /**
   * The form of a counted noun: {@code key.one} for one, {@code key.other} for any other number.
   */
  String counted(String key, long count) {
    return text(key + (count == 1 ? ".one" : ".other"), number(count));
  }

  /** A whole number with its digits grouped. */
  String number(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(",", text("number.group"));
  }

  private static String fill(String pattern, String... values) {
    return PLACE
        .matcher(pattern)
        .replaceAll(place -> Matcher.quoteReplacement(values[Integer.parseInt(place.group(1))]));
  }
}
