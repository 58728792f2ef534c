package org.reidrisk.inventory;

/** Finds numbers that identify within a text: UIDs, addresses, security numbers, long numbers. */
final class NumberScan {
  private static final int SMALL_COUNTER = 10_000;

  /** Letters before or behind the digits of a setting. */
  private static final WordSet SETTINGS =
      WordSet.of(
          "x", "tr", "te", "ti", "fa", "b", "bw", "fov", "nex", "hz", "khz", "mhz", "ms", "us",
          "usec", "msec", "s", "sec", "mm", "cm", "m", "px", "kv", "kvp", "kev", "ma", "mas", "gy",
          "mgy", "cgy", "sv", "bq", "mbq", "kbq", "gbq", "ci", "mci", "ml", "cc", "kg", "g", "t",
          "deg", "ch", "hu", "ppm", "u", "e", "voxels", "frames", "images", "slices", "bytes", "kb",
          "gb", "bval", "bvalue", "tfe", "etl", "esp", "st", "sl", "slc");

  /** Words before the digits of a counter. */
  private static final WordSet COUNTERS =
      WordSet.of(
          "img", "im", "image", "i", "se", "ser", "series", "s", "slice", "sl", "frame", "z", "vol",
          "volume", "file", "dcm", "dicom", "scan", "run", "sub", "ses", "subject", "case", "e",
          "echo", "export", "part", "v", "no", "nr", "acq", "mr", "ct", "us", "xr", "pt", "cr",
          "dx");

  private static final WordSet SECURITY = WordSet.of("ssn", "social");
  private static final WordSet HOST = WordSet.of("ip", "host", "addr", "address", "server", "node");
  private static final WordSet VERSION =
      WordSet.of("v", "ver", "version", "vers", "rev", "release", "build", "software", "sw");

  private static final WordSet TERMS = WordSet.of("rid", "rpid");

  private final Runs runs;
  private int found;

  private NumberScan(Runs runs) {
    this.runs = runs;
  }

  /** UIDs and addresses: chains of numbers with dots. To be asked before the dates. */
  static int chains(Runs runs) {
    NumberScan scan = new NumberScan(runs);
    int i = 0;
    while (i < runs.count()) {
      int last = i;
      if (runs.digits(i)) {
        while (runs.gapIs(last, ".") && runs.digits(last + 1)) {
          last++;
        }
        if (last - i >= 3) {
          scan.chain(i, last);
        }
      }
      i = last + 1;
    }
    return scan.found;
  }

  /** Security numbers, long numbers and codes among the digits that nothing has used yet. */
  static int numbers(Runs runs) {
    NumberScan scan = new NumberScan(runs);
    for (int i = 0; i < runs.count(); i++) {
      if (!runs.digits(i) || runs.used(i)) {
        continue;
      }
      if (scan.security(i)) {
        scan.found |= TextKind.SOCIAL_SECURITY.bit();
      } else if (runs.joined(i - 1) || runs.joined(i)) {
        scan.code(i);
      } else if (runs.length(i) >= 6 && scan.telling(i)) {
        scan.found |= TextKind.LONG_NUMBER.bit();
      } else {
        scan.hyphenated(i);
      }
    }
    return scan.found;
  }

  private void chain(int first, int last) {
    int characters = runs.to(last) - runs.from(first);
    boolean root = runs.length(first) == 1 && runs.number(first) <= 2;
    int parts = last - first + 1;
    if (root && parts >= 4 && characters >= 12 && !address(first, last)) {
      use(first, last, TextKind.UID);
    } else if (parts == 4 && address(first, last)) {
      use(first, last, TextKind.IP_ADDRESS);
    }
  }

  private void use(int first, int last, TextKind kind) {
    found |= kind.bit();
    for (int i = first; i <= last; i++) {
      runs.use(i);
    }
  }

  /** Version numbers have four parts too: an address is private, or long, or announced. */
  private boolean address(int first, int last) {
    if (last - first != 3 || runs.joined(first - 1) || runs.joined(last)) {
      return false;
    }
    int digits = 0;
    for (int i = first; i <= last; i++) {
      boolean padded = runs.length(i) > 1 && runs.text().charAt(runs.from(i)) == '0';
      if (!runs.digits(i, 1, 3) || runs.number(i) > 255 || padded) {
        return false;
      }
      digits += runs.length(i);
    }
    if (runs.isWord(first - 1, VERSION)) {
      return false;
    }
    int head = runs.number(first);
    int second = runs.number(first + 1);
    boolean local = (head == 192 && second == 168) || (head == 172 && second >= 16 && second <= 31);
    return local
        || runs.isWord(first - 1, HOST)
        || runs.gapIs(first - 1, "://")
        || runs.before(first) == '@'
        || (digits >= 8 && head >= 10 && head <= 223);
  }

  private boolean security(int i) {
    char mark = runs.after(i);
    boolean told =
        runs.isWord(i - 1, SECURITY)
            || (runs.isWord(i - 2, SECURITY) && runs.letters(i - 1) && runs.length(i - 1) <= 8);
    if (told && runs.length(i) == 9) {
      return true;
    }
    boolean shape =
        runs.length(i) == 3
            && (mark == '-' || (mark == ' ' && told))
            && runs.gap(i) == 1
            && runs.digits(i + 1, 2, 2)
            && runs.gap(i + 1) == 1
            && runs.after(i + 1) == mark
            && runs.digits(i + 2, 4, 4);
    if (!shape || runs.joined(i - 1) || runs.joined(i + 2)) {
      return false;
    }
    boolean longer =
        (mark == '-' && runs.before(i) == '-' && runs.digits(i - 1)) || runs.after(i + 2) == '-';
    int area = runs.number(i);
    boolean issued =
        area != 0 && area != 666 && area < 900 && runs.number(i + 1) > 0 && runs.number(i + 2) > 0;
    if (issued && !longer) {
      runs.use(i + 1);
      runs.use(i + 2);
      return true;
    }
    return false;
  }

  /** Not a decimal, not a round number, not a counter with zeros before it, not a measure. */
  private boolean telling(int i) {
    if (decimal(i) || round(i) || counter(i)) {
      return false;
    }
    boolean unit = runs.gapIs(i, " ") && runs.isWord(i + 1, SETTINGS);
    boolean setting = runs.isWord(i - 1, SETTINGS) && runs.gap(i - 1) <= 1;
    return !unit && !setting;
  }

  private boolean decimal(int i) {
    boolean comma =
        (runs.gapIs(i - 1, ",") && runs.digits(i - 1))
            || (runs.gapIs(i, ",") && runs.digits(i + 1));
    return runs.dotted(i) || (comma && runs.length(i) < 8) || runs.before(i) == '.';
  }

  /** Zeros behind two digits, or one digit over and over, as a filler has it. */
  private boolean round(int i) {
    char last = runs.text().charAt(runs.to(i) - 1);
    int same = 0;
    for (int c = runs.to(i) - 1; c >= runs.from(i) && runs.text().charAt(c) == last; c--) {
      same++;
    }
    return same == runs.length(i) || (last == '0' && same >= runs.length(i) - 2);
  }

  private boolean counter(int i) {
    int c = runs.from(i);
    while (c < runs.to(i) - 1 && runs.text().charAt(c) == '0') {
      c++;
    }
    int left = runs.to(i) - c;
    return c - runs.from(i) >= 2
        && left <= 4
        && runs.number(i, c - runs.from(i), runs.length(i)) < SMALL_COUNTER;
  }

  /** Digits in one word with letters. */
  private void code(int i) {
    int length = runs.length(i);
    boolean before = runs.joined(i - 1);
    boolean behind = runs.joined(i);
    if (length < 4 || decimal(i) || round(i) || counter(i)) {
      return;
    }
    // "b1000" is a setting, "E12345678" is none.
    boolean setting =
        before && runs.isWord(i - 1, SETTINGS) && (length < 6 || runs.length(i - 1) > 1);
    if (setting || (behind && runs.isWord(i + 1, SETTINGS))) {
      return;
    }
    // Terms of RadLex and its playbook.
    if (before && length <= 6 && runs.isWord(i - 1, TERMS)) {
      return;
    }
    int letters = (before ? runs.length(i - 1) : 0) + (behind ? runs.length(i + 1) : 0);
    boolean safe = before && (runs.isSafe(i - 1) || runs.isWord(i - 1, COUNTERS));
    if (length >= 6 || (length == 5 && letters >= 2 && !safe)) {
      found |= TextKind.CODE.bit();
      return;
    }
    int number = runs.number(i);
    boolean plain = number % 100 == 0 || Integer.bitCount(number) == 1 || year(number);
    if (length == 4
        && letters >= 3
        && letters <= 6
        && !plain
        && !safe
        && before
        && capitals(i - 1)) {
      found |= TextKind.CODE.bit();
    }
  }

  private static boolean year(int number) {
    return number >= 1900 && number < 2100;
  }

  private boolean capitals(int run) {
    for (int c = runs.from(run); c < runs.to(run); c++) {
      if (!Character.isUpperCase(runs.text().charAt(c))) {
        return false;
      }
    }
    return true;
  }

  /** Letters, a hyphen and digits: ACC-2021-00123, RIS-123456. */
  private void hyphenated(int i) {
    if (runs.before(i) != '-' || runs.length(i) < 4 || runs.length(i) > 5) {
      return;
    }
    boolean yearFirst =
        runs.length(i) == 4
            && year(runs.number(i))
            && runs.gapIs(i, "-")
            && runs.digits(i + 1, 4, 9)
            && runs.gapIs(i - 1, "-")
            && runs.letters(i - 1)
            && !round(i + 1);
    boolean five =
        runs.length(i) == 5
            && runs.gapIs(i - 1, "-")
            && runs.letters(i - 1)
            && runs.length(i - 1) >= 2
            && capitals(i - 1)
            && !runs.isSafe(i - 1)
            && !runs.isWord(i - 1, COUNTERS)
            && !round(i)
            && !counter(i);
    if (yearFirst || five) {
      found |= TextKind.CODE.bit();
    }
  }
}
