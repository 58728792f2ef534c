package org.reidrisk.inventory;

/**
 * Finds names of people within a text. A word of the safe list names nobody, so {@code DR CHEST}
 * and {@code MR HEAD} are modalities; in capitals a title needs its dot, or a word before it.
 */
final class NameScan {
  private static final int LONGEST_NAME = 40;

  /** Titles that are nothing else in any capitals. */
  private static final WordSet PLAIN =
      WordSet.of(
          "herr",
          "herrn",
          "frau",
          "madame",
          "monsieur",
          "mme",
          "mlle",
          "señor",
          "señora",
          "signor",
          "signora",
          "mevrouw",
          "mevr",
          "dhr",
          "doctor",
          "doktor",
          "docteur",
          "professor",
          "prof",
          "priv",
          "sra",
          "dra",
          "dott",
          "dottssa");

  /** Titles that are modalities, diseases or settings as well. */
  private static final WordSet MIXED =
      WordSet.of("dr", "mr", "mrs", "ms", "miss", "sr", "sig", "drs");

  private static final WordSet LABEL =
      WordSet.of(
          "patient",
          "operator",
          "physician",
          "radiologist",
          "technologist",
          "technician",
          "surgeon",
          "referrer",
          "arzt",
          "ärztin",
          "médecin",
          "médico",
          "surname",
          "nachname",
          "apellido");

  private static final WordSet STAND_IN =
      WordSet.of(
          "anon",
          "anonymous",
          "anonymized",
          "anonymised",
          "removed",
          "redacted",
          "patient",
          "subject",
          "case",
          "test",
          "phantom",
          "unknown",
          "none",
          "null",
          "deidentified",
          "dummy");

  /** Small words of surnames; some of them are safe words too. */
  private static final WordSet PARTICLES =
      WordSet.of(
          "van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "la", "le",
          "el", "al", "bin", "ibn", "ten", "ter", "zu", "zur", "st", "mac", "mc");

  private final Runs runs;
  private final String text;

  private NameScan(Runs runs) {
    this.runs = runs;
    this.text = runs.text();
  }

  /** The kinds of name that a text holds. */
  static int in(Runs runs) {
    NameScan scan = new NameScan(runs);
    int found = 0;
    for (int i = 0; i < runs.count(); i++) {
      if (runs.letters(i) && scan.titled(i)) {
        found |= TextKind.TITLED_NAME.bit();
      }
    }
    if (runs.text().indexOf('^') >= 0 && scan.caret()) {
      found |= TextKind.CARET_NAME.bit();
    }
    if (runs.text().indexOf(',') >= 0) {
      found |= scan.degree() ? TextKind.TITLED_NAME.bit() : 0;
      found |= scan.comma() ? TextKind.COMMA_NAME.bit() : 0;
    }
    return found;
  }

  /** A title, or a label with a colon, and a word that may be a name. */
  private boolean titled(int i) {
    int length = runs.length(i);
    if (length < 2 || length > 12 || runs.joined(i) || runs.joined(i - 1)) {
      return false;
    }
    int next = i + 1;
    if (runs.isWord(i, LABEL)) {
      boolean colon = runs.gapIs(i, ": ") || runs.gapIs(i, ":") || runs.gapIs(i, "=");
      return colon && named(next) && runs.length(next) >= 3 && !runs.isWord(next, STAND_IN);
    }
    boolean plain = runs.isWord(i, PLAIN);
    if (!plain && !runs.isWord(i, MIXED)) {
      return false;
    }
    boolean dot = runs.gapIs(i, ". ") || runs.gapIs(i, ".") || runs.gapIs(i, "._");
    if (!dot && !runs.gapIs(i, " ") && !runs.gapIs(i, "_")) {
      return false;
    }
    if (runs.isWord(next, PLAIN) || runs.isWord(next, MIXED)) {
      return false; // the second title will tell
    }
    int name = initial(next) ? next + 1 : next;
    if (!named(name)) {
      return false;
    }
    return dot || told(i, name, plain);
  }

  /** Whether a title without a dot is one. */
  private boolean told(int i, int name, boolean plain) {
    boolean capital = Character.isUpperCase(text.charAt(runs.from(i)));
    boolean mixedCase = capital && Character.isLowerCase(text.charAt(runs.to(i) - 1));
    if (mixedCase) {
      return titleCase(name);
    }
    boolean doctor = runs.length(i) == 2 && text.regionMatches(true, runs.from(i), "dr", 0, 2);
    if (!plain && !doctor) {
      return false;
    }
    // "DR XYZ" may be a digital radiograph: a word must stand before it, and a long one behind it.
    return runs.length(name) >= 4 && (i > 0 || (plain && runs.length(i) > 3)) && !modality(i - 1);
  }

  private boolean modality(int run) {
    return runs.letters(run) && runs.length(run) == 2 && runs.isSafe(run);
  }

  /** One letter with a dot or a blank: the J of "Dr. J. Smith". */
  private boolean initial(int run) {
    return runs.letters(run)
        && runs.length(run) == 1
        && Character.isUpperCase(text.charAt(runs.from(run)))
        && (runs.gapIs(run, ". ") || runs.gapIs(run, ".") || runs.gapIs(run, " "));
  }

  private boolean named(int run) {
    if (!runs.letters(run) || runs.length(run) < 2 || runs.length(run) > LONGEST_NAME) {
      return false;
    }
    return !runs.isSafe(run) && !runs.joined(run);
  }

  private boolean titleCase(int run) {
    char first = text.charAt(runs.from(run));
    return Character.isUpperCase(first) || Character.isTitleCase(first) || uncased(first);
  }

  private static boolean uncased(char c) {
    return c > 0x2e80 && Character.getType(c) == Character.OTHER_LETTER;
  }

  /** "Smith, MD" and "Smith, M.D." */
  private boolean degree() {
    for (int i = 0; i + 1 < runs.count(); i++) {
      if (runs.gapIs(i, ", ") && named(i) && titleCase(i) && runs.length(i) >= 3) {
        boolean md = runs.length(i + 1) == 2 && text.startsWith("MD", runs.from(i + 1));
        boolean dotted = text.startsWith("M.D.", runs.from(i + 1));
        if (dotted || (md && !runs.joined(i + 1))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Family^Given: letters on both sides, none of them a safe word, no digits near. */
  private boolean caret() {
    for (int i = 0; i + 1 < runs.count(); i++) {
      if (runs.gapIs(i, "^") && runs.letters(i) && runs.letters(i + 1)) {
        int first = partStart(i);
        // Words of imaging may stand before the name.
        while (first < i && (runs.isSafe(first) || !runs.letters(first))) {
          first++;
        }
        int last = partEnd(i + 1);
        if (people(first, i) && people(i + 1, last)) {
          return true;
        }
        i = last - 1;
      }
    }
    return false;
  }

  /** The first word of the component that ends with a run. */
  private int partStart(int end) {
    int start = end;
    while (start > 0 && end - start < 4 && inName(start - 1)) {
      start--;
    }
    return start;
  }

  private int partEnd(int start) {
    int end = start;
    while (end - start < 4 && end + 1 < runs.count() && inName(end)) {
      end++;
    }
    return end;
  }

  private boolean inName(int run) {
    return runs.gapIs(run, " ")
        || runs.gapIs(run, "-")
        || runs.gapIs(run, "'")
        || runs.gapIs(run, "\u2019")
        || runs.joined(run);
  }

  private boolean people(int first, int last) {
    int letters = 0;
    for (int i = first; i <= last; i++) {
      if (i < last && runs.isWord(i, PARTICLES)) {
        continue;
      }
      if (!runs.letters(i) || runs.isSafe(i) || runs.isWord(i, STAND_IN)) {
        return false;
      }
      letters += runs.length(i);
    }
    return letters >= 2 && letters <= 2 * LONGEST_NAME;
  }

  /** The whole text is "Family, Given", perhaps with an initial. */
  private boolean comma() {
    int last = runs.count() - 1;
    if (last < 1 || last > 3 || runs.from(0) > 1 || text.length() - runs.to(last) > 1) {
      return false;
    }
    int comma = runs.gapIs(0, ", ") ? 0 : runs.gapIs(1, ", ") && inName(0) ? 1 : -1;
    if (comma < 0 || runs.length(comma) < 2 || runs.length(comma + 1) < 3) {
      return false;
    }
    for (int i = 0; i <= last; i++) {
      boolean capital = runs.letters(i) && titleCase(i);
      boolean linked = i == comma || i == last || inName(i) || initial(i);
      if (!capital || !linked || runs.isSafe(i) || runs.length(i) > LONGEST_NAME) {
        return false;
      }
    }
    return true;
  }
}
