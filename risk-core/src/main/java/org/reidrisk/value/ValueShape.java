package org.reidrisk.value;

import org.jspecify.annotations.Nullable;

/** What one value looks like, by itself; the surest reading. */
enum ValueShape {
  /** At least four numbers with dots that can begin a UID, or a known root. */
  UID,
  /** Eight digits that are a day of 1850 to 2199. */
  DAY_DIGITS,
  /** A day that begins with its year, with separators or zeros behind a point. */
  DAY,
  /** A day that begins with two numbers up to 12. */
  DAY_OR_MONTH_FIRST,
  /** A day that can only begin with its day. */
  DAY_FIRST,
  /** A day that can only begin with its month. */
  MONTH_FIRST,
  /** A whole date and a time. */
  DATE_TIME,
  /** A time with colons. */
  TIME_COLONS,
  /** Six digits, or five and a fraction, that are a time; a number all the same. */
  CLOCK,
  /** The same with a zero in front, which a number would lose. */
  CLOCK_ZERO,
  /** Three digits and D, W, M or Y, or years with Y or a word. */
  AGE,
  /** Other numbers of days, weeks or months with words, which may be anything: 3 weeks. */
  AGE_MAYBE,
  /** The same with a capital, which may be a code: 2D. */
  AGE_OR_CODE,
  /** 80+ to 100+. */
  AGE_OPEN,
  /** A number up to 130 with at most three digits before the point. */
  SMALL_NUMBER,
  /** Any other number. */
  NUMBER,
  /** Digits that begin with a zero. */
  LEADING_ZERO,
  /** Letters with carets between them. */
  NAME,
  /** Two or more numbers. */
  NUMBER_LIST,
  /** Two or more codes. */
  CODE_LIST,
  /** At most 16 capitals, digits, blanks and underscores, with a letter. */
  CODE,
  /** Anything else. */
  OTHER;

  private static final int LONGEST = 256;
  private static final int LONGEST_LIST = 65_536;
  private static final int LONGEST_UID = 64;
  private static final int LONGEST_CODE = 16;
  private static final String[] ROOTS = {"1.2.840.", "1.3.6.1.4.1.", "1.2.826.0.", "2.25."};

  private static final int DIGIT = 1;
  private static final int DOT = 2;
  private static final int UPPER = 4;
  private static final int LOWER = 8;
  private static final int COLON = 16;
  private static final int DASH = 32;
  private static final int SLASH = 64;
  private static final int BLANK = 128;
  private static final int UNDERSCORE = 256;
  private static final int CARET = 512;
  private static final int BACKSLASH = 1024;
  private static final int PLUS = 2048;
  private static final int REST = 4096;

  /** The format that this shape is a sure sign of; null when there is none. */
  @Nullable ValueFormat sign() {
    return switch (this) {
      case UID -> ValueFormat.UID;
      case DAY_DIGITS, DAY, DAY_OR_MONTH_FIRST, DAY_FIRST, MONTH_FIRST -> ValueFormat.DATE;
      case DATE_TIME -> ValueFormat.DATETIME;
      case TIME_COLONS -> ValueFormat.TIME;
      case AGE, AGE_OPEN -> ValueFormat.AGE;
      case CLOCK, CLOCK_ZERO, SMALL_NUMBER, NUMBER, LEADING_ZERO -> ValueFormat.NUMBER;
      case NAME -> ValueFormat.NAME;
      case NUMBER_LIST -> ValueFormat.NUMBERS;
      case CODE_LIST -> ValueFormat.CODES;
      case AGE_MAYBE, AGE_OR_CODE, CODE, OTHER -> null;
    };
  }

  static ValueShape of(String cell) {
    String text = cell.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      boolean mayBeList = !text.isEmpty() && text.charAt(0) == '[';
      return mayBeList && text.length() <= LONGEST_LIST ? list(text) : OTHER;
    }
    int signs = signs(text);
    if ((signs & DIGIT) == 0) {
      return withoutDigits(text, signs);
    }
    char first = text.charAt(0);
    if (Dates.digit(first)) {
      ValueShape shape = (signs & BACKSLASH) == 0 ? fromDigit(text, signs) : OTHER;
      if (shape != OTHER) {
        return shape;
      }
    }
    if (first == '[' || first == '(' || first == '"' || (signs & BACKSLASH) != 0) {
      return list(text);
    }
    if ((signs & ~(DIGIT | DOT | DASH | PLUS | UPPER | LOWER)) == 0
        && Numbers.canonical(text).isPresent()) {
      return NUMBER;
    }
    return code(text, signs) ? CODE : OTHER;
  }

  private static int signs(String text) {
    int signs = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        signs |= DIGIT;
      } else if (c >= 'A' && c <= 'Z') {
        signs |= UPPER;
      } else if (c >= 'a' && c <= 'z') {
        signs |= LOWER;
      } else {
        signs |=
            switch (c) {
              case '.' -> DOT;
              case ':' -> COLON;
              case '-' -> DASH;
              case '/' -> SLASH;
              case ' ' -> BLANK;
              case '_' -> UNDERSCORE;
              case '^' -> CARET;
              case '\\' -> BACKSLASH;
              case '+' -> PLUS;
              default -> REST;
            };
      }
    }
    return signs;
  }

  private static ValueShape withoutDigits(String text, int signs) {
    if ((signs & CARET) != 0 && name(text)) {
      return NAME;
    }
    char first = text.charAt(0);
    if (first == '[' || first == '(' || first == '"' || (signs & BACKSLASH) != 0) {
      return list(text);
    }
    return code(text, signs) ? CODE : OTHER;
  }

  private static boolean code(String text, int signs) {
    return text.length() <= LONGEST_CODE
        && (signs & UPPER) != 0
        && (signs & ~(UPPER | DIGIT | BLANK | UNDERSCORE)) == 0;
  }

  private static boolean name(String text) {
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c) || Character.isSurrogate(c)) {
        letters++;
      } else if (" ^=-'.,".indexOf(c) < 0 && Character.getType(c) != Character.NON_SPACING_MARK) {
        return false;
      }
    }
    return letters >= 2 && Names.canonical(text).isPresent();
  }

  private static ValueShape fromDigit(String text, int signs) {
    if ((signs & ~DIGIT) == 0) {
      return integer(text);
    }
    if ((signs & ~(DIGIT | DOT)) == 0) {
      return withDots(text);
    }
    int separators = DOT | DASH | SLASH | COLON;
    int words = UPPER | LOWER;
    if ((signs & separators) != 0 && text.length() >= 8 && (signs & REST) == 0) {
      ValueShape date = date(text);
      if (date != OTHER) {
        return date;
      }
    }
    if ((signs & COLON) != 0) {
      return (signs & words) == 0 && Times.canonical(text).isPresent() ? TIME_COLONS : OTHER;
    }
    if ((signs & (words | PLUS)) != 0 && (signs & (UNDERSCORE | CARET | REST)) == 0) {
      return age(text, signs);
    }
    return OTHER;
  }

  private static ValueShape integer(String text) {
    int length = text.length();
    if (length == 8) {
      int day = Dates.yearFirst(text, 8);
      if (day >= 1850_00_00 && day < 2200_00_00) {
        return DAY_DIGITS;
      }
    }
    if ((length == 14 || length == 12) && dayAndTime(text)) {
      return DATE_TIME;
    }
    if (length == 6 && Times.canonical(text).isPresent()) {
      return text.charAt(0) == '0' ? CLOCK_ZERO : CLOCK;
    }
    if (length > 1 && text.charAt(0) == '0') {
      return LEADING_ZERO;
    }
    return small(text, length) ? SMALL_NUMBER : NUMBER;
  }

  private static boolean small(String text, int end) {
    return end <= 3 && Dates.number(text, 0, end) <= 130;
  }

  private static boolean dayAndTime(String text) {
    int year = Dates.number(text, 0, 4);
    return year >= 1850 && year < 2200 && DateTimes.hasTime(text);
  }

  private static ValueShape withDots(String text) {
    int dot = text.indexOf('.');
    if (text.indexOf('.', dot + 1) >= 0) {
      if (text.length() <= LONGEST_UID && uid(text)) {
        return UID;
      }
      return text.length() <= 10 ? date(text) : OTHER;
    }
    if (dot == 8 && Dates.zeros(text, dot)) {
      int day = Dates.yearFirst(text, 8);
      if (day >= 1850_00_00 && day < 2200_00_00) {
        return DAY;
      }
    }
    if ((dot == 14 || dot == 12) && dayAndTime(text)) {
      return DATE_TIME;
    }
    if ((dot == 6 || dot == 5) && Times.canonical(text).isPresent()) {
      return CLOCK;
    }
    return small(text, dot) ? SMALL_NUMBER : Numbers.canonical(text).isPresent() ? NUMBER : OTHER;
  }

  private static boolean uid(String text) {
    boolean rooted = false;
    for (String root : ROOTS) {
      rooted |= text.startsWith(root);
    }
    int dots = 0;
    for (int i = 0; i < text.length(); i++) {
      dots += text.charAt(i) == '.' ? 1 : 0;
    }
    // Versions and network addresses have four numbers too.
    boolean possible = text.charAt(1) == '.' && text.charAt(0) <= '2';
    boolean longEnough = dots >= 3 && text.length() >= 12;
    return possible && (rooted || longEnough) && Uids.canonical(text).isPresent();
  }

  private static ValueShape date(String text) {
    if (Dates.parses(text, Dates.Order.YEAR)) {
      return DAY;
    }
    boolean byDay = Dates.parses(text, Dates.Order.DAY);
    boolean byMonth = Dates.parses(text, Dates.Order.MONTH);
    if (byDay || byMonth) {
      return byDay && byMonth ? DAY_OR_MONTH_FIRST : byDay ? DAY_FIRST : MONTH_FIRST;
    }
    return DateTimes.hasTime(text) ? DATE_TIME : OTHER;
  }

  private static ValueShape age(String text, int signs) {
    if (text.length() > 24) {
      return OTHER;
    }
    String age = Ages.canonical(text).orElse("");
    if (age.isEmpty()) {
      return code(text, signs) ? CODE : Numbers.canonical(text).isPresent() ? NUMBER : OTHER;
    }
    if (age.endsWith("+")) {
      int years = Dates.number(age, 0, age.length() - 2);
      return years >= 80 && years <= 100 ? AGE_OPEN : OTHER;
    }
    boolean dicom = text.length() == 4 && Dates.digits(text, 0, 3);
    if (dicom || age.endsWith("Y")) {
      return AGE;
    }
    return code(text, signs) ? AGE_OR_CODE : AGE_MAYBE;
  }

  private static ValueShape list(String text) {
    if (Numbers.canonicalList(text).isPresent()) {
      return NUMBER_LIST;
    }
    char first = text.charAt(0);
    boolean brackets = first == '[' || first == '(';
    if (brackets) {
      return ListTexts.bracketed(text).filter(e -> e.stream().anyMatch(x -> x.quoted())).isPresent()
          ? CODE_LIST
          : OTHER;
    }
    // Paths of files have backslashes too, but seldom only short words in capitals.
    String plain = first == '"' ? ListTexts.quoted(text).orElse("") : text;
    boolean codes =
        plain.indexOf('\\') >= 0
            && ListTexts.split(plain).stream()
                .allMatch(
                    c ->
                        c.length() <= LONGEST_CODE
                            && (signs(c) & ~(UPPER | DIGIT | BLANK | UNDERSCORE | DASH | DOT))
                                == 0);
    return codes ? CODE_LIST : OTHER;
  }
}
