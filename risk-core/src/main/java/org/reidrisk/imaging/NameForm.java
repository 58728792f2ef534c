package org.reidrisk.imaging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reidrisk.imaging.HeaderMatch.Rule;

/**
 * A name, or what is left of it without the additions of an exporter.
 *
 * @param text the words to look up
 * @param rule how it came about; {@link Rule#KEYWORD} for the whole name
 * @param parent what stands before it in a path, empty outside paths
 * @param ofPerson whether a word such as {@code patient} was taken off
 */
record NameForm(String text, Rule rule, String parent, boolean ofPerson) {
  private static final int MOST = 24;
  private static final Pattern PREFIX =
      Pattern.compile("(?i)(?:retired|dicom|dcm|tag|meta|header)[_\\-. :]++(?<rest>.++)");
  private static final Pattern PERSON =
      Pattern.compile(
          "(?:(?i:patient|subject|participant|person)(?i:'?s)?+[_\\-. ]++"
              + "|(?:[Pp]atient|[Ss]ubject|[Pp]articipant)(?=[A-Z][a-z]))(?<rest>.++)");
  private static final Pattern SUFFIX =
      Pattern.compile(
          "(?i)[_\\-. ]+(?:dicom|dcm|value|values|anon|anonymi[sz]ed|deid|deidentified|orig|original"
              + "|raw|hash|hashed|new|old|str|num|shifted|coded|source|kg|g|lbs?|cm|mm|m|inch"
              + "|years?|yrs?|months?|weeks?|days?|mb|gb|kb|bytes|ms|s|sec|us|kv|kvp|ma|mas|hz|mhz"
              + "|t|deg|bq|mbq|mgy)$");
  private static final Pattern BRACKETED =
      Pattern.compile("\\s*(?:\\([^()]{1,30}\\)|\\[[^\\[\\]]{1,30}])$");
  private static final Pattern SEPARATOR = Pattern.compile("[\\\\.>:|/]+");
  private static final Pattern TAGS_IN_A_ROW =
      Pattern.compile("(?<=[0-9a-fA-F]{8})[_-](?=[0-9a-fA-F]{8})");
  private static final Pattern SEQUENCE = Pattern.compile("(?i)sequence_");
  private static final Pattern BLANK_PART =
      Pattern.compile(
          "(?i)\\s*|\\d+|alphabetic|ideographic|phonetic|value(?:\\[\\d*])?|item ?\\d+");
  private static final Pattern NUMBER_IN_BRACKETS =
      Pattern.compile("\\s*[\\[(#]\\s*\\d{0,9}\\s*[\\])]?$");
  private static final Pattern NUMBER = Pattern.compile("(?<=\\D)[_\\-. ]?\\d{1,6}$");
  private static final Pattern AXIS = Pattern.compile("(?i)[_. \\[(]\\s*[xyz]\\s*[\\])]?$");

  /** All forms of a name, those with the least taken off first; at least the name itself. */
  static List<NameForm> of(String name, AttributeCatalogue catalogue) {
    List<NameForm> forms = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    forms.add(new NameForm(name, Rule.KEYWORD, "", false));
    seen.add(name);
    for (int i = 0; i < forms.size() && forms.size() < MOST; i++) {
      for (NameForm next : forms.get(i).shorter(catalogue)) {
        if (!next.text.isBlank() && seen.add(next.text)) {
          forms.add(next);
        }
      }
    }
    return forms;
  }

  private List<NameForm> shorter(AttributeCatalogue catalogue) {
    List<NameForm> shorter = new ArrayList<>(5);
    if (isOneWord()) {
      return shorter;
    }
    Matcher prefix = PREFIX.matcher(text);
    if (prefix.matches()) {
      shorter.add(next(prefix.group("rest"), Rule.PREFIX, parent, ofPerson));
    }
    Matcher person = PERSON.matcher(text);
    if (person.matches()) {
      shorter.add(next(person.group("rest"), Rule.PREFIX, parent, true));
    }
    cut(SUFFIX).ifPresent(rest -> shorter.add(next(rest, Rule.SUFFIX, parent, ofPerson)));
    cut(NUMBER_IN_BRACKETS)
        .or(() -> cut(NUMBER))
        .or(() -> cut(AXIS))
        .ifPresent(rest -> shorter.add(next(rest, Rule.INDEX, parent, ofPerson)));
    cut(BRACKETED).ifPresent(rest -> shorter.add(next(rest, Rule.SUFFIX, parent, ofPerson)));
    lastOfPath().or(() -> childOfSequence(catalogue)).ifPresent(shorter::add);
    return shorter;
  }

  /** Letters only, and none of the words that may stand before a capital: soon done. */
  private boolean isOneWord() {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isLetter(text.charAt(i))) {
        return false;
      }
    }
    return text.isEmpty() || "pPsS".indexOf(text.charAt(0)) < 0;
  }

  private NameForm next(String rest, Rule how, String before, boolean person) {
    return new NameForm(rest.strip(), rule == Rule.KEYWORD ? how : rule, before, person);
  }

  private Optional<String> cut(Pattern tail) {
    Matcher found = tail.matcher(text);
    return found.find() && found.start() > 0
        ? Optional.of(text.substring(0, found.start()))
        : Optional.empty();
  }

  private Optional<NameForm> lastOfPath() {
    String path = TAGS_IN_A_ROW.matcher(text).replaceAll(".");
    String[] parts = SEPARATOR.split(path, -1);
    int last = parts.length - 1;
    while (last > 0 && BLANK_PART.matcher(parts[last]).matches()) {
      last--;
    }
    if (parts.length == 1 || parts[last].isBlank()) {
      return Optional.empty();
    }
    int before = last - 1;
    while (before > 0 && BLANK_PART.matcher(parts[before]).matches()) {
      before--;
    }
    return Optional.of(
        new NameForm(parts[last].strip(), Rule.PATH, before < 0 ? parent : parts[before], false));
  }

  private Optional<NameForm> childOfSequence(AttributeCatalogue catalogue) {
    if (!SEQUENCE.matcher(text).find()) {
      return Optional.empty();
    }
    for (int at = text.indexOf('_'); at > 0; at = text.indexOf('_', at + 1)) {
      String left = text.substring(0, at);
      Attribute sequence = catalogue.spelled(NameSpelling.normalised(left));
      if (sequence != null && sequence.vr().equals("SQ")) {
        String child = text.substring(at).replaceFirst("^_+(?:\\d+_+)?", "");
        return Optional.of(new NameForm(child, Rule.PATH, left, false));
      }
    }
    return Optional.empty();
  }
}
