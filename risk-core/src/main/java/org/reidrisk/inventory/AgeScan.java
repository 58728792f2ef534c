package org.reidrisk.inventory;

/** Finds ages within a text. */
final class AgeScan {
  private static final int OLDEST = 120;
  private static final int ADULT = 18;

  /** Endings that mean an age by themselves. */
  private static final WordSet SURE =
      WordSet.of(
          "yo",
          "yom",
          "yof",
          "yrold",
          "yearold",
          "jährig",
          "jährige",
          "jähriger",
          "jähriges",
          "jaehrig",
          "jaehriger",
          "jaehrige",
          "jarig",
          "jarige");

  private static final WordSet PERIOD =
      WordSet.of(
          "y", "yr", "yrs", "year", "years", "mo", "mos", "month", "months", "wk", "wks", "week",
          "weeks", "d", "day", "days", "jahre", "monate", "jaar");

  /** Years in languages that give an age in plain years. */
  private static final WordSet YEARS = WordSet.of("ans", "años", "anos", "anni", "jahre", "jaar");

  private static final WordSet OLD =
      WordSet.of("old", "age", "alt", "oud", "male", "female", "man", "woman", "âgé", "âgée");

  private static final WordSet LABEL =
      WordSet.of(
          "age",
          "aged",
          "alter",
          "edad",
          "âge",
          "âgé",
          "âgée",
          "età",
          "leeftijd",
          "idade",
          "patientage");

  private static final WordSet SEX = WordSet.of("m", "f", "w", "male", "female");
  private static final WordSet SEX_WORD = WordSet.of("male", "female");

  /** Words that make a number with a letter a time point, a tube or a filter. */
  private static final WordSet FOLLOW_UP =
      WordSet.of(
          "fu",
          "follow",
          "followup",
          "month",
          "months",
          "mo",
          "visit",
          "tp",
          "timepoint",
          "baseline",
          "post",
          "pre",
          "bl",
          "week",
          "wk",
          "suivi",
          "verlauf",
          "verlaufskontrolle",
          "kontrolle",
          "control",
          "controllo",
          "nach",
          "seit",
          "since",
          "after",
          "depuis",
          "desde",
          "interval",
          "every",
          "plan");

  private static final WordSet TUBE =
      WordSet.of(
          "cath",
          "catheter",
          "sheath",
          "drain",
          "drainage",
          "french",
          "tube",
          "pigtail",
          "kernel",
          "filter",
          "recon",
          "conv",
          "b",
          "br",
          "h",
          "fc",
          "stent",
          "needle");

  private final Runs runs;
  private boolean contextKnown;
  private boolean followUp;
  private boolean tube;
  private int words;

  private AgeScan(Runs runs) {
    this.runs = runs;
  }

  /** Whether a text holds an age. */
  static boolean in(Runs runs) {
    AgeScan scan = new AgeScan(runs);
    for (int i = 0; i < runs.count(); i++) {
      if (runs.digits(i, 1, 3) && !runs.used(i) && !runs.dotted(i) && scan.at(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean at(int i) {
    int age = runs.number(i);
    if (age > OLDEST || runs.joined(i - 1)) {
      return labelled(i);
    }
    return labelled(i) || withUnit(i, age) || withSex(i, age) || sexFirst(i, age);
  }

  /** Behind a word such as "age". */
  private boolean labelled(int i) {
    return runs.isWord(i - 1, LABEL) && runs.number(i) <= OLDEST && runs.gap(i - 1) <= 3;
  }

  private boolean withUnit(int i, int age) {
    int next = i + 1;
    if (!runs.letters(next) || runs.gap(i) > 1 || runs.after(i) == '.') {
      return false;
    }
    if (runs.isWord(next, SURE)) {
      return true;
    }
    boolean slashed = runs.isChar(next, 'y') || runs.isChar(next, 'Y');
    if (slashed
        && (runs.isChar(next + 1, 'o') || runs.isChar(next + 1, 'O'))
        && (runs.gapIs(next, "/") || runs.gapIs(next, "."))) {
      return true; // y/o, y.o.
    }
    if (runs.isWord(next, PERIOD) && runs.gap(next) <= 2 && runs.isWord(next + 1, OLD)) {
      return true; // 3 weeks old, 58-year-old, 58 y male
    }
    if (runs.isWord(next, YEARS) && age > 10 && runs.after(i) != '-') {
      context();
      return !followUp;
    }
    if (runs.isChar(next, 'J')) { // 58J, 58 J.
      boolean dot = runs.after(next) == '.';
      return age > 0 && (dot || (runs.joined(i) && !runs.joined(next)));
    }
    return standard(i, age);
  }

  /** The age string of DICOM: three digits and a unit. */
  private boolean standard(int i, int age) {
    int next = i + 1;
    if (!runs.joined(i) || runs.joined(next) || runs.length(next) != 1) {
      return false;
    }
    boolean padded = runs.length(i) == 3 && runs.text().charAt(runs.from(i)) == '0';
    return switch (runs.text().charAt(runs.from(next))) {
      case 'Y' -> runs.length(i) == 3 || age >= ADULT;
      case 'y' -> age >= ADULT;
      case 'M', 'W', 'D' -> padded;
      default -> false;
    };
  }

  /** 58M, 55F, 58/M, 58 male. */
  private boolean withSex(int i, int age) {
    int next = i + 1;
    if (!runs.isWord(next, SEX) || runs.joined(next) || age < ADULT || runs.length(i) != 2) {
      return runs.isWord(next, SEX_WORD) && runs.gapIs(i, " ") && age > 0;
    }
    boolean spelled = runs.isWord(next, SEX_WORD);
    if (runs.gapIs(i, " ") || runs.gapIs(i, "-")) {
      return spelled;
    }
    // 25M/S is a speed.
    if ((!runs.joined(i) && !runs.gapIs(i, "/")) || runs.after(next) == '/') {
      return false;
    }
    char sex = runs.text().charAt(runs.from(next));
    context();
    boolean timePoint = age % 6 == 0 && age <= 72 && (followUp || words < 2);
    return switch (sex) {
      case 'M' -> !timePoint || runs.gapIs(i, "/");
      case 'F' -> !tube;
      case 'W' -> runs.gapIs(i, "/");
      default -> spelled;
    };
  }

  /** M/58, F/55. */
  private boolean sexFirst(int i, int age) {
    boolean sex = runs.isChar(i - 1, 'M') || runs.isChar(i - 1, 'F') || runs.isChar(i - 1, 'W');
    boolean word = runs.isWord(i - 1, SEX_WORD);
    boolean alone = !runs.joined(i) && !runs.joined(i - 2);
    return alone
        && ((sex && runs.gapIs(i - 1, "/") && age >= 1)
            || (word && runs.gapIs(i - 1, " ") && age >= ADULT && runs.length(i) == 2));
  }

  private void context() {
    if (contextKnown) {
      return;
    }
    contextKnown = true;
    for (int i = 0; i < runs.count(); i++) {
      if (runs.letters(i)) {
        words += runs.length(i) > 1 ? 1 : 0;
        followUp |= runs.isWord(i, FOLLOW_UP);
        tube |= runs.isWord(i, TUBE);
      }
    }
    words += 1; // the letter behind the number
  }
}
