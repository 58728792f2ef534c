package org.reidrisk.inventory;

/** Finds telephone and fax numbers within a text; matrix sizes and lists of numbers are none. */
final class PhoneScan {
  private static final int MOST_GROUPS = 8;

  private static final WordSet LABEL =
      WordSet.of(
          "tel",
          "telephone",
          "phone",
          "ph",
          "fax",
          "mobile",
          "mob",
          "cell",
          "call",
          "pager",
          "beep",
          "beeper",
          "callback",
          "telefon",
          "handy",
          "fon",
          "fono",
          "tél",
          "téléphone",
          "telephon",
          "teléfono",
          "telefono",
          "móvil",
          "cellulare",
          "telefoon",
          "whatsapp",
          "contact",
          "rückruf",
          "durchwahl",
          "тел");

  private static final WordSet EXTENSION =
      WordSet.of("ext", "extn", "extension", "durchwahl", "dw", "poste", "interno", "anexo");

  private final Runs runs;

  private PhoneScan(Runs runs) {
    this.runs = runs;
  }

  /** Whether a text holds a telephone number; its digits are marked as used. */
  static boolean in(Runs runs) {
    PhoneScan scan = new PhoneScan(runs);
    boolean found = false;
    for (int i = 0; i < runs.count(); i++) {
      if (!runs.digits(i) || runs.used(i) || runs.joined(i - 1)) {
        continue;
      }
      int last = scan.lastGroup(i);
      if (scan.number(i, last)) {
        found = true;
        for (int used = i; used <= last; used++) {
          runs.use(used);
        }
      }
    }
    return found;
  }

  /** The last of the groups of digits that may be one number with the first. */
  private int lastGroup(int first) {
    int last = first;
    while (last - first + 1 < MOST_GROUPS
        && runs.digits(last + 1)
        && !runs.used(last + 1)
        && runs.gap(last) <= 3
        && between(runs.to(last), runs.from(last + 1))) {
      last++;
    }
    return runs.joined(last) ? last - 1 : last;
  }

  private boolean between(int start, int end) {
    for (int i = start; i < end; i++) {
      if (" -./()".indexOf(runs.text().charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean number(int first, int last) {
    int digits = 0;
    for (int i = first; i <= last; i++) {
      digits += runs.length(i);
    }
    if (first == last && extension(first, digits)) {
      return true;
    }
    if (digits < 6 || digits > 15 || last < first) {
      return false;
    }
    if (labelled(first)) {
      return true;
    }
    if (runs.before(first) == '+' || (runs.before(first) == '(' && plusBefore(first))) {
      return international(first, last, digits);
    }
    return american(first, last) || national(first, last, digits) || pairs(first, last);
  }

  /** Of four or five digits: fewer are the degrees to which a joint was extended. */
  private boolean extension(int group, int digits) {
    return (digits == 4 || digits == 5)
        && runs.isWord(group - 1, EXTENSION)
        && runs.gap(group - 1) <= 3;
  }

  /** A word such as "phone" stands before it, or before a word of three letters in between. */
  private boolean labelled(int first) {
    if (runs.isWord(first - 1, LABEL)) {
      return runs.gap(first - 1) <= 4;
    }
    boolean small = runs.letters(first - 1) && runs.length(first - 1) <= 3;
    return small
        && runs.isWord(first - 2, LABEL)
        && runs.gap(first - 2) <= 2
        && runs.gap(first - 1) <= 3;
  }

  private boolean plusBefore(int first) {
    return runs.from(first) >= 2 && runs.text().charAt(runs.from(first) - 2) == '+';
  }

  private boolean international(int first, int last, int digits) {
    char head = runs.text().charAt(runs.from(first));
    // "+1.25 2.5 3.75": dots divide a number only when nothing else does
    return head != '0'
        && digits >= 8
        && (last == first || !dots(first, last) || onlyDots(first, last));
  }

  private boolean dots(int first, int last) {
    for (int i = first; i < last; i++) {
      if (runs.gapIs(i, ".")) {
        return true;
      }
    }
    return false;
  }

  private boolean onlyDots(int first, int last) {
    return same(first, last, '.');
  }

  private boolean same(int first, int last, char mark) {
    for (int i = first; i < last; i++) {
      if (runs.gap(i) != 1 || runs.after(i) != mark) {
        return false;
      }
    }
    return true;
  }

  /** Three, three and four digits. */
  private boolean american(int first, int last) {
    int start =
        last - first == 3 && runs.number(first) == 1 && runs.length(first) == 1 ? first + 1 : first;
    if (last - start != 2
        || !runs.digits(start, 3, 3)
        || !runs.digits(start + 1, 3, 3)
        || !runs.digits(start + 2, 4, 4)
        || runs.number(start) < 200
        || runs.number(start + 1) < 200) {
      return false;
    }
    boolean brackets = runs.before(start) == '(' && runs.after(start) == ')';
    return brackets || same(start, last, '-') || (start == first && same(start, last, '.'));
  }

  /** A zero before the number of the place: 089/1234567, (0171) 1234567, 020 7946 0958. */
  private boolean national(int first, int last, int digits) {
    String text = runs.text();
    int start = runs.from(first);
    if (text.charAt(start) != '0' || runs.length(first) < 2 || last == first || digits < 8) {
      return false;
    }
    char second = text.charAt(start + 1);
    if (second == '0') { // 0049 89 1234567
      return runs.length(first) == 4
          && text.charAt(start + 2) != '0'
          && digits >= 11
          && runs.length(last) >= 5
          && !dots(first, last);
    }
    if (runs.length(first) > 5 || text.charAt(runs.from(first + 1)) == '0' || dots(first, last)) {
      return false;
    }
    boolean marked =
        runs.gapIs(first, "/")
            || runs.gapIs(first, " / ")
            || (runs.before(first) == '(' && runs.after(first) == ')');
    int rest = digits - runs.length(first);
    if (marked) {
      return runs.length(first) >= 3 && rest >= 5;
    }
    if (runs.gapIs(first, "-")) {
      return runs.length(first) >= 3 && rest >= 6 && digits >= 10 && runs.length(first + 1) >= 6;
    }
    for (int i = first + 1; i <= last; i++) {
      if (runs.length(i) < 3) {
        return false;
      }
    }
    return same(first, last, ' ')
        && (digits == 10 || digits == 11)
        && last - first <= 2
        && runs.length(first) >= 3;
  }

  /** Five pairs, the first with a zero: 01 23 45 67 89; a list that counts up is none. */
  private boolean pairs(int first, int last) {
    if (last - first != 4 || runs.text().charAt(runs.from(first)) != '0') {
      return false;
    }
    boolean counts = true;
    for (int i = first; i <= last; i++) {
      if (!runs.digits(i, 2, 2)) {
        return false;
      }
      counts &= i == first || runs.number(i) == runs.number(i - 1) + 1;
    }
    char mark = runs.after(first);
    boolean known = mark == ' ' || mark == '.' || mark == '-';
    return !counts && known && runs.number(first) > 0 && same(first, last, mark);
  }
}
