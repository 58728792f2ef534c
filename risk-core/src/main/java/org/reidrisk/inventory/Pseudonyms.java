package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.table.Role;
import org.reidrisk.value.ValueFormat;

/**
 * Looks at keys that are to stay: the patient key, pseudonyms, and numbers and UIDs that nobody
 * leaves out. A good pseudonym is random: it has no order, no meaning and no original to compute it
 * from.
 */
final class Pseudonyms implements LeakDetector {
  /** The code of keys that are names, contacts or security numbers. */
  static final String IS_IDENTIFIER = "pseudonym-is-identifier";

  private static final int FEWEST = 10;
  private static final int FEWEST_DATES = 20;
  private static final double DENSE = 1.2;
  private static final double ORDERED = 0.8;
  private static final double NEARLY_ALL = 0.95;

  /** Letters of the Safe Harbor list that stand for places, dates, contacts and pictures. */
  private static final String CONTACTS = "BCDEFNOPQ";

  /** Attributes whose values number persons, visits, machines or places, or may be made to. */
  private static final Set<AttributeKind> KEYS =
      EnumSet.of(
          AttributeKind.DIRECT,
          AttributeKind.STAFF,
          AttributeKind.LINK_KEY,
          AttributeKind.DEVICE,
          AttributeKind.QUASI_PLACE);

  private static final Set<ValueFormat> MEASURES =
      EnumSet.of(
          ValueFormat.AGE,
          ValueFormat.DATE,
          ValueFormat.DATE_DAY_FIRST,
          ValueFormat.DATE_MONTH_FIRST,
          ValueFormat.DATETIME,
          ValueFormat.TIME,
          ValueFormat.SEX);

  @Override
  public List<Finding> findings(ExportView export) {
    List<Finding> findings = new ArrayList<>();
    for (InspectedColumn column : export.columns()) {
      if (key(column) && !column.values().isEmpty()) {
        look(export, column, findings);
      }
    }
    return List.copyOf(findings);
  }

  private static boolean key(InspectedColumn column) {
    if (column.role() == Role.PATIENT_KEY || column.role() == Role.PSEUDONYM) {
      return true;
    }
    boolean number = column.isOf(AttributeKind.LINK_KEY) || column.isOf(AttributeKind.DIRECT);
    return number
        && column.role() != Role.DIRECT_IDENTIFIER
        && column.attribute().filter(a -> a.vr().equals("PN")).isEmpty()
        && !isContact(column);
  }

  /** Addresses, telephone numbers and e-mail reach a person; they number nothing. */
  private static boolean isContact(InspectedColumn column) {
    return column
        .attribute()
        .map(Attribute::hipaa)
        .filter(letters -> !letters.isEmpty())
        .filter(letters -> letters.chars().allMatch(letter -> CONTACTS.indexOf(letter) >= 0))
        .isPresent();
  }

  /**
   * Whether values can be running numbers of somebody: those of the patient key, and of any other
   * key that is no trait, age, date, count or contact by its name or its values.
   */
  private static boolean canNumber(InspectedColumn key) {
    boolean known =
        key.attribute().isEmpty()
            || (KEYS.contains(key.attribute().orElseThrow().kind()) && !isContact(key));
    boolean named = key.role() == Role.PATIENT_KEY || (known && !MEASURES.contains(key.detected()));
    if (!named) {
      return false;
    }
    TextScanner scanner = new TextScanner();
    int contact = TextKind.maskOf(TextKind.EMAIL, TextKind.PHONE);
    long contacts =
        key.values().stream().filter(value -> (scanner.mask(value) & contact) != 0).count();
    return contacts * 2 < key.values().size();
  }

  private static void look(ExportView export, InspectedColumn key, List<Finding> findings) {
    if (key.detected() != ValueFormat.UID) {
      int before = findings.size();
      identifiers(key, findings);
      hashed(export, key, findings);
      if (canNumber(key)) {
        sequential(export, key, findings);
      }
      if (findings.size() == before) {
        recordNumbers(key, findings);
      }
    }
    findings.addAll(KeyDerivation.findings(export, key));
    if (key.role() != Role.PATIENT_KEY) {
      colliding(key, findings);
    }
  }

  private static void add(
      List<Finding> findings,
      InspectedColumn key,
      String code,
      Severity severity,
      String text,
      String evidence) {
    findings.add(new Finding(code, severity, key.name(), text, evidence));
  }

  private static String of(InspectedColumn key, long count) {
    return String.format(
        Locale.ROOT,
        "%d of %s%d keys",
        count,
        key.complete() ? "" : "a sample of ",
        key.values().size());
  }

  /** Names, contacts, security numbers, dates and check digits. */
  private static void identifiers(InspectedColumn key, List<Finding> findings) {
    TextScanner scanner = new TextScanner();
    int persons =
        TextKind.maskOf(
            TextKind.CARET_NAME,
            TextKind.COMMA_NAME,
            TextKind.TITLED_NAME,
            TextKind.EMAIL,
            TextKind.PHONE,
            TextKind.SOCIAL_SECURITY);
    long named = 0;
    long dated = 0;
    for (String value : key.values()) {
      named += (scanner.mask(value) & persons) != 0 ? 1 : 0;
      dated += dated(value) ? 1 : 0;
    }
    if (named > 0) {
      add(
          findings,
          key,
          IS_IDENTIFIER,
          Severity.BLOCKING,
          "Keys look like names, contacts or social security numbers of persons. Replace the keys.",
          of(key, named));
    }
    if (key.values().size() >= FEWEST_DATES && dated >= NEARLY_ALL * key.values().size()) {
      add(
          findings,
          key,
          "pseudonym-begins-with-date",
          Severity.WARNING,
          "Nearly every key begins with digits that are a calendar day, as national numbers with a"
              + " date of birth do. Find out how the keys were made, and replace them.",
          of(key, dated));
    }
    if (CheckDigits.all(key.values())) {
      add(
          findings,
          key,
          "pseudonym-has-check-digit",
          Severity.WARNING,
          "Every key ends with a valid check digit, as numbers issued by an authority do. Find out"
              + " whether these are the original numbers.",
          of(key, key.values().size()));
    }
  }

  /** Six digits, or eight, at the beginning of at most fourteen that are a day in some order. */
  private static boolean dated(String value) {
    String text = KeyText.compact(value);
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    if (digits < 6 || text.length() > 14) {
      return false;
    }
    boolean eight = digits >= 8 && (recent(text.substring(0, 8)) || recent(dayFirst(text, 8)));
    return eight || recent("20" + text.substring(0, 6)) || recent(dayFirst(text, 6));
  }

  /** A day, month and year in so many digits, with the year first and in four digits. */
  private static String dayFirst(String text, int digits) {
    String year = (digits == 6 ? "20" : "") + text.substring(4, digits);
    return year + text.substring(2, 4) + text.substring(0, 2);
  }

  private static boolean recent(String digits) {
    boolean century = digits.startsWith("19") || digits.startsWith("20");
    return century && !KeyText.day(digits).isEmpty();
  }

  private static void hashed(ExportView export, InspectedColumn key, List<Finding> findings) {
    HashShape shape = HashShape.of(key.values());
    if (shape == null) {
      if (HashShape.nameBased(key.values())) {
        add(
            findings,
            key,
            "pseudonym-looks-hashed",
            Severity.WARNING,
            "The keys are UUIDs computed from a name. Without a secret anybody can compute them"
                + " from a list of likely names; use random ones.",
            of(key, key.values().size()));
      }
      return;
    }
    List<HashLookup.Hit> hits = HashLookup.hits(export, key, shape);
    for (HashLookup.Hit hit : hits) {
      add(
          findings,
          key,
          "pseudonym-hash-reversed",
          Severity.BLOCKING,
          "Keys are unkeyed digests and were undone by computing the digests of likely originals;"
              + " anybody can do the same. Replace them by random keys or by digests with a secret.",
          String.format(
              Locale.ROOT,
              "%d of %d keys tried are the %s%s of %s",
              hit.keys(),
              hit.tried(),
              shape.full() ? "" : "beginning of the ",
              hit.algorithm(),
              hit.column()
                  .map(c -> "the text of column " + c.name() + " in the same row")
                  .orElse("a whole number below 100,000")));
    }
    if (hits.isEmpty()) {
      add(
          findings,
          key,
          "pseudonym-looks-hashed",
          shape.full() ? Severity.WARNING : Severity.INFO,
          "The keys look like digests. Likely originals were tried and none fits; if no secret went"
              + " into them, somebody with a list of the originals still finds them.",
          shape.description() + "; " + of(key, key.values().size()));
    }
  }

  private static void sequential(ExportView export, InspectedColumn key, List<Finding> findings) {
    List<Long> numbers = KeyText.numbers(key.values());
    if (numbers.size() >= FEWEST) {
      long smallest = numbers.stream().mapToLong(Long::longValue).min().orElse(0);
      long largest = numbers.stream().mapToLong(Long::longValue).max().orElse(0);
      long different = Math.max(numbers.stream().distinct().count(), key.distinct());
      if (largest - smallest < DENSE * different) {
        add(
            findings,
            key,
            "pseudonym-sequential",
            Severity.INFO,
            "The keys count up with hardly a gap. That is harmless only if the patients were put"
                + " into a random order before they were numbered.",
            different + " keys, " + (largest - smallest - different + 1) + " numbers left out");
      }
    }
    for (InspectedColumn date : export.columns()) {
      if (date.index() != key.index() && KeyDerivation.date(date)) {
        KeyOrder.Correlation order = KeyOrder.of(export, key, date);
        if (Math.abs(order.rho()) >= ORDERED) {
          add(
              findings,
              key,
              "pseudonym-order-follows-date",
              Severity.WARNING,
              "Keys rise or fall with a date, so a key tells roughly when its patient came, also"
                  + " when the dates are gone or shifted. Number the patients in a random order.",
              String.format(
                  Locale.ROOT,
                  "rank correlation %.2f over %d keys with column %s",
                  order.rho(),
                  order.keys(),
                  date.name()));
        }
      }
    }
  }

  /** The last resort: nothing speaks for a record number, and nothing against it. */
  private static void recordNumbers(InspectedColumn key, List<Finding> findings) {
    List<Long> numbers = KeyText.numbers(key.values());
    boolean original = key.isOf(AttributeKind.DIRECT) && numbers.size() >= FEWEST;
    if (original && numbers.stream().allMatch(n -> n >= 10_000)) {
      add(
          findings,
          key,
          "pseudonym-may-be-original",
          Severity.INFO,
          "The keys are numbers of many digits without an order, as record numbers are. Make sure"
              + " that they were replaced.",
          of(key, numbers.size()));
    }
  }

  private static void colliding(InspectedColumn key, List<Finding> findings) {
    Map<String, Integer> folded = new HashMap<>();
    key.values().forEach(value -> folded.merge(KeyText.folded(value), 1, Integer::sum));
    long colliding = folded.values().stream().filter(n -> n > 1).mapToLong(n -> n).sum();
    if (colliding > 0) {
      add(
          findings,
          key,
          "pseudonyms-collide",
          Severity.WARNING,
          "Keys differ only by blanks, capitals or leading zeros. If they are one, counts by this"
              + " column are too large.",
          of(key, colliding));
    }
  }
}
