package org.reidrisk.imaging;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A group and element number in the spellings that tools use.
 *
 * @param digits eight hexadecimal digits in capitals; {@code x} where the spelling leaves one open
 * @param sure whether the spelling says that it is a tag: brackets, a comma, a prefix, or a group
 *     below 0100; eight bare digits may also be a date or a word
 */
record Tag(String digits, boolean sure) {
  // Possessive, so that nothing is tried twice.
  private static final Pattern SPELLING =
      Pattern.compile(
          "(?<open>\\()?+\\s*+(?<prefix>0[xX]|[xX])?+(?<group>[0-9a-fA-F]{2}[0-9a-fA-FxX]{2})"
              + "(?<separator>\\s*+[,|;]\\s*+|_|-)?+(?<element>[0-9a-fA-FxX]{4})"
              + "\\s*+(?<close>\\))?+(?<rest>.*+)",
          Pattern.DOTALL);
  private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-FxX]{8}");
  private static final Pattern ANOTHER =
      Pattern.compile("[>\\\\|]|\\([0-9a-fA-F]{4},|[0-9a-fA-F]{8}");

  /** Tables in wide form have dates for names; what lies there is not worth a confusion. */
  private static final Pattern DATE =
      Pattern.compile("(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])");

  /**
   * Reads a tag; a keyword or name may follow it, but no second tag.
   *
   * @return the tag, or empty when the name is something else
   */
  static Optional<Tag> of(String name) {
    if (name.length() < 8 || !mayBegin(name.charAt(0))) {
      return Optional.empty();
    }
    Matcher tag = SPELLING.matcher(name);
    if (!tag.matches() || (tag.group("open") == null) != (tag.group("close") == null)) {
      return Optional.empty();
    }
    boolean open = tag.group("open") != null;
    String separator = tag.group("separator");
    boolean marked =
        open
            || tag.group("prefix") != null
            || (separator != null && !separator.equals("_") && !separator.equals("-"));
    String digits =
        (tag.group("group") + tag.group("element")).toUpperCase(Locale.ROOT).replace('X', 'x');
    Tag found = new Tag(digits, marked || digits.startsWith("00"));
    String rest = tag.group("rest");
    boolean fits =
        rest.isEmpty()
            ? found.sure || !DATE.matcher(digits).matches()
            : found.sure && isName(rest, open);
    return fits ? Optional.of(found) : Optional.empty();
  }

  /**
   * Reads a text that is said to be a tag, so that eight digits are one whatever they look like.
   */
  static Optional<Tag> said(String text) {
    String tag = text.strip();
    return DIGITS.matcher(tag).matches() ? of("0x" + tag) : of(tag);
  }

  private static boolean mayBegin(char c) {
    return c == '(' || c == 'x' || c == 'X' || Character.digit(c, 16) >= 0;
  }

  private static boolean isName(String rest, boolean afterBracket) {
    char first = rest.charAt(0);
    boolean apart = Character.isWhitespace(first) || first == '_' || first == ':' || first == '-';
    return (apart || (afterBracket && Character.isLetter(first))) && !ANOTHER.matcher(rest).find();
  }

  /** Whether the group is odd, so that a vendor gives the element its meaning. */
  boolean isPrivate() {
    int last = Character.digit(digits.charAt(3), 16);
    return last >= 0 && last % 2 == 1;
  }

  /** As the standard writes it. */
  String written() {
    return "(" + digits.substring(0, 4) + "," + digits.substring(4) + ")";
  }
}
