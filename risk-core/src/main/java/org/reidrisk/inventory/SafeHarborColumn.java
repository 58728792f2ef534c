package org.reidrisk.inventory;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.table.Role;
import org.reidrisk.value.ValueFormat;

/** The letters of the Safe Harbor checklist for which one column counts. */
final class SafeHarborColumn {
  private static final int OLDEST = 89;

  /** Three-digit areas of 20,000 people or fewer at the census of 2000. */
  private static final Set<String> RESTRICTED =
      Set.of(
          "036", "059", "063", "102", "203", "556", "692", "790", "821", "823", "830", "831", "878",
          "879", "884", "890", "893");

  private static final Pattern POSTAL =
      Pattern.compile(
          ".*(?:^|[^a-z])(?:zip|postal|plz|post_?code|zip_?code|postal_?code)(?:[^a-z].*|$)");

  private static final Pattern YEAR = Pattern.compile("(?:1[89]|20)\\d\\d(?:\\.0+)?");

  private final InspectedColumn column;
  private final LocalDate asOf;
  private final String name;
  private final Set<String> present = new TreeSet<>();
  private final Set<String> open = new TreeSet<>();
  private boolean staff;

  SafeHarborColumn(InspectedColumn column, LocalDate asOf) {
    this.column = column;
    this.asOf = asOf;
    this.name = column.name().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    if (any(v -> true)) {
      look();
    }
  }

  /** Letters that the column speaks for. */
  Set<String> present() {
    return present;
  }

  /** Letters that the column leaves open. */
  Set<String> open() {
    return open;
  }

  /** Whether it holds names of staff. */
  boolean staff() {
    return staff;
  }

  /** Whether some value that stands for something is so. */
  private boolean any(Predicate<String> test) {
    return column.values().stream().anyMatch(v -> !Fillers.holds(v) && test.test(v));
  }

  private void look() {
    boolean postal = POSTAL.matcher(name).matches() || column.isNamed("PostalCode");
    for (String letter : letters()) {
      // The first digits of a postal code may stay; what it holds decides.
      if (!(postal && letter.equals("B"))) {
        catalogued(letter);
      }
    }
    String vr = column.attribute().map(Attribute::vr).orElse("");
    boolean date = column.detected() == ValueFormat.DATE || vr.equals("DA") || vr.equals("DT");
    if (date && any(SafeHarborColumn::finerThanYear)) {
      present.add("C");
    }
    boolean age = vr.equals("AS") || column.isNamed("PatientAge") || words("age");
    if ((age && any(SafeHarborColumn::tooOld)) || (birth() && any(this::bornLongAgo))) {
      present.add("C");
    }
    if (postal) {
      boolean rounded = !any(v -> !v.strip().endsWith("00"));
      if (any(v -> tellingPostalCode(v, rounded))) {
        present.add("B");
      }
    }
    if (words("ssn") || name.contains("social_security") || name.contains("socialsecurity")) {
      present.add("G");
    }
    if (words("fax")) {
      present.add("E");
    }
    if (name.contains("licence") || name.contains("license") || name.contains("certificate")) {
      present.add(name.contains("plate") ? "L" : "K");
    }
    if (words("vehicle") || words("vin")) {
      present.add("L");
    }
    if (name.contains("serial")) {
      present.add("M");
    }
    boolean key = column.role() == Role.PATIENT_KEY || column.role() == Role.PSEUDONYM;
    boolean uid = column.detected() == ValueFormat.UID && column.values().size() > 1;
    boolean unique = uid && column.attribute().isEmpty();
    if (key) {
      open.add("R");
    } else if (column.isOf(AttributeKind.LINK_KEY) || unique || digests()) {
      present.add("R");
    }
  }

  private boolean digests() {
    HashShape shape = HashShape.of(column.values());
    return shape != null && shape.full();
  }

  private boolean words(String word) {
    return List.of(name.split("[^a-z]+", -1)).contains(word);
  }

  private boolean birth() {
    return column.attribute().map(Attribute::keyword).orElse("").contains("BirthDate")
        || words("birth")
        || words("yob")
        || words("birthyear");
  }

  private Set<String> letters() {
    Set<String> letters = new TreeSet<>();
    String listed = column.attribute().map(Attribute::hipaa).orElse("");
    for (String part : listed.split("[^A-Za-z-]+", -1)) {
      if (part.matches("[A-R]{1,6}")) {
        part.chars().forEach(c -> letters.add(String.valueOf((char) c)));
      }
    }
    return letters;
  }

  private void catalogued(String letter) {
    boolean key = column.role() == Role.PATIENT_KEY || column.role() == Role.PSEUDONYM;
    switch (letter) {
      case "A" -> {
        if (column.isOf(AttributeKind.STAFF)) {
          staff = true;
        } else if (any(SafeHarborColumn::mayBeName)) {
          present.add("A");
        }
      }
      case "C" -> {
        if (dated()) {
          present.add("C");
        }
      }
      case "B", "D", "E", "F" -> {
        if (letters().size() == 1 || speaksFor(letter) || !speaksForAny()) {
          present.add(letter);
        }
      }
      default -> (key ? open : present).add(letter);
    }
  }

  /** Ages have their own rule; a time of day is an element of a date. */
  private boolean dated() {
    String vr = column.attribute().map(Attribute::vr).orElse("");
    return switch (vr) {
      case "DA", "DT" -> any(SafeHarborColumn::finerThanYear);
      case "TM" -> true;
      default ->
          (birth() || !column.isOf(AttributeKind.QUASI)) && any(SafeHarborColumn::finerThanYear);
    };
  }

  private boolean speaksForAny() {
    return speaksFor("B") || speaksFor("D") || speaksFor("E") || speaksFor("F");
  }

  private boolean speaksFor(String letter) {
    String keyword = column.attribute().map(Attribute::keyword).orElse("").toLowerCase(Locale.ROOT);
    return switch (letter) {
      case "B" -> keyword.contains("address") || keyword.contains("residence");
      case "D" -> keyword.contains("tele") || keyword.contains("phone");
      case "E" -> keyword.contains("fax");
      default -> keyword.contains("mail") || keyword.contains("telecom");
    };
  }

  /** Letters and no digits: a name field that holds a number of the study holds no name. */
  private static boolean mayBeName(String value) {
    return value.chars().anyMatch(Character::isLetter)
        && value.chars().noneMatch(Character::isDigit);
  }

  static boolean finerThanYear(String value) {
    return !YEAR.matcher(value.strip()).matches();
  }

  /** An open class such as 90+ is what the rule asks for. */
  static boolean tooOld(String value) {
    String text = value.strip();
    if (text.length() > 16 || text.endsWith("+") || text.startsWith(">")) {
      return false;
    }
    return ValueFormat.AGE
        .canonical(text)
        .flatMap(ValueFormat.AGE::position)
        .filter(age -> age.doubleValue() >= OLDEST + 1.0 && age.doubleValue() < 140)
        .isPresent();
  }

  private boolean bornLongAgo(String value) {
    String text = value.strip();
    if (text.length() < 4 || !YEAR.matcher(text.substring(0, 4)).matches()) {
      return false;
    }
    int age = asOf.getYear() - Integer.parseInt(text.substring(0, 4));
    return age > OLDEST + 1 && age < 140;
  }

  /**
   * Whether a postal code has more than three digits, or the three of a sparsely peopled area.
   *
   * @param rounded whether all codes of the column end with zeros in place of their last digits
   */
  static boolean tellingPostalCode(String value, boolean rounded) {
    String text = value.strip();
    if (text.endsWith(".0")) {
      text = text.substring(0, text.length() - 2);
    }
    long signs = text.chars().filter(Character::isLetterOrDigit).count();
    boolean masked = text.endsWith("*") || text.endsWith("X") || text.endsWith("x");
    if (signs > 3 && !masked && !(rounded && signs == 5)) {
      return true;
    }
    // A spreadsheet has eaten leading zeros.
    String padded = "000".substring(Math.min(3, text.length())) + text;
    return RESTRICTED.contains(padded.substring(0, 3));
  }
}
