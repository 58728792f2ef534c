package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.table.Role;

/**
 * Finds names, contacts, ages, dates and numbers inside the text-like columns of an export.
 *
 * <p>A column that will be left out gets one remark at most. Contacts and names in a column that
 * stays block the release; the rest warns. Counts are of distinct values.
 */
final class TextLeaks implements LeakDetector {
  /** What weighs in any column; the other kinds are the very content of a column of codes. */
  private static final Set<TextKind> ANYWHERE =
      EnumSet.of(
          TextKind.TITLED_NAME,
          TextKind.CARET_NAME,
          TextKind.COMMA_NAME,
          TextKind.EMAIL,
          TextKind.PHONE,
          TextKind.SOCIAL_SECURITY,
          TextKind.BIRTH_DATE,
          TextKind.URL,
          TextKind.IP_ADDRESS);

  /** Columns whose purpose is a number or a code of some person, visit or machine. */
  private static final Set<AttributeKind> CODED =
      EnumSet.of(
          AttributeKind.DIRECT,
          AttributeKind.STAFF,
          AttributeKind.LINK_KEY,
          AttributeKind.DEVICE,
          AttributeKind.FINGERPRINT);

  /** Descriptions in which a maker of machines puts a caret between folder and protocol. */
  private static final Set<String> FOLDERS =
      Set.of(
          "StudyDescription",
          "SeriesDescription",
          "ProtocolName",
          "RequestedProcedureDescription",
          "PerformedProcedureStepDescription");

  private static final int MANY_WORDS = 20;
  private static final double MANY_VALUES = 0.05;

  /** Among fewer values a rare word is no rare word: each value may stand in thousands of rows. */
  private static final int ENOUGH_VALUES = 100;

  private static final Map<TextKind, String> TEXTS = texts();

  @Override
  public List<Finding> findings(ExportView export) {
    return findings(TextSurvey.of(export));
  }

  /** The findings of a survey that was made already. */
  List<Finding> findings(TextSurvey survey) {
    List<Finding> findings = new ArrayList<>();
    for (TextSurvey.Hits hits : survey.columns()) {
      if (hits.column().role() == Role.DIRECT_IDENTIFIER) {
        leftOut(hits, findings);
      } else {
        kept(hits, findings);
      }
    }
    return List.copyOf(findings);
  }

  /** Names in a column of names are no news. */
  private static void leftOut(TextSurvey.Hits hits, List<Finding> findings) {
    boolean names = hits.column().attribute().map(Attribute::vr).filter("PN"::equals).isPresent();
    long kinds = hits.found().keySet().stream().filter(k -> relevant(hits, k)).count();
    if (kinds > 0 && !names) {
      findings.add(
          new Finding(
              "text-leaks-in-column-left-out",
              Severity.INFO,
              hits.column().name(),
              "Values of this column hold identifying text, which is a reason to leave it out as"
                  + " proposed.",
              kinds + (kinds == 1 ? " kind" : " kinds") + " of identifying text; " + looked(hits)));
    }
  }

  private static void kept(TextSurvey.Hits hits, List<Finding> findings) {
    hits.found()
        .forEach(
            (kind, values) -> {
              if (relevant(hits, kind)) {
                findings.add(
                    new Finding(
                        "text-" + kind.word(),
                        severity(hits, kind),
                        hits.column().name(),
                        TEXTS.getOrDefault(kind, ""),
                        count(values) + "; " + looked(hits)));
              }
            });
    boolean described = hits.prose() && !coded(hits.column());
    if (described && hits.rareWords() > 0) {
      boolean many =
          hits.rareWords() >= MANY_WORDS
              && hits.rareWords() >= MANY_VALUES * hits.values()
              && hits.values() >= ENOUGH_VALUES
              && isTyped(hits.column());
      findings.add(
          new Finding(
              "text-rare-words",
              many ? Severity.WARNING : Severity.INFO,
              hits.column().name(),
              "Some words are on no list of imaging words and stand in one or two values only; names"
                  + " hide among them. Read them, or keep a list of allowed words.",
              hits.rareWords()
                  + (hits.rareWords() == 1 ? " rare word; " : " rare words; ")
                  + looked(hits)));
    }
  }

  /** Places, diagnoses and traits of people hold words that are on no list of imaging words. */
  private static boolean isTyped(InspectedColumn column) {
    return column
        .attribute()
        .map(a -> a.kind() == AttributeKind.FREE_TEXT || a.kind() == AttributeKind.QUASI_EVENT)
        .orElse(true);
  }

  private static boolean relevant(TextSurvey.Hits hits, TextKind kind) {
    return ANYWHERE.contains(kind) || (hits.prose() && !coded(hits.column()));
  }

  private static boolean coded(InspectedColumn column) {
    return column.role() == Role.PATIENT_KEY
        || column.role() == Role.PSEUDONYM
        || column.attribute().map(Attribute::kind).filter(CODED::contains).isPresent();
  }

  private static Severity severity(TextSurvey.Hits hits, TextKind kind) {
    return switch (kind) {
      case EMAIL, PHONE, SOCIAL_SECURITY, TITLED_NAME, BIRTH_DATE -> Severity.BLOCKING;
      case CARET_NAME -> folders(hits) ? Severity.WARNING : Severity.BLOCKING;
      default -> Severity.WARNING;
    };
  }

  /** Whether a caret mostly divides words of imaging in this column, not the parts of a name. */
  private static boolean folders(TextSurvey.Hits hits) {
    boolean description =
        hits.column().attribute().map(Attribute::keyword).filter(FOLDERS::contains).isPresent();
    return description && hits.count(TextKind.CARET_NAME) * 2 < hits.carets();
  }

  private static String count(long values) {
    return values + (values == 1 ? " distinct value" : " distinct values");
  }

  private static String looked(TextSurvey.Hits hits) {
    return hits.column().complete()
        ? String.format(Locale.ROOT, "all %d looked at", hits.values())
        : String.format(Locale.ROOT, "a sample of %d looked at", hits.values());
  }

  private static Map<TextKind, String> texts() {
    Map<TextKind, String> texts = new EnumMap<>(TextKind.class);
    texts.put(
        TextKind.TITLED_NAME,
        "Values hold what looks like a person's name with a title. Remove the names, or leave the"
            + " column out.");
    texts.put(
        TextKind.CARET_NAME,
        "Values hold what looks like a person's name in the spelling of DICOM. Remove the names, or"
            + " leave the column out.");
    texts.put(
        TextKind.COMMA_NAME,
        "Values have the shape of a family name and a given name. Read them, and remove those that"
            + " are names.");
    texts.put(
        TextKind.EMAIL, "Values hold e-mail addresses. Remove them, or leave the column out.");
    texts.put(
        TextKind.PHONE, "Values hold telephone numbers. Remove them, or leave the column out.");
    texts.put(
        TextKind.SOCIAL_SECURITY,
        "Values hold numbers in the shape of a social security number. Remove them, or leave the"
            + " column out.");
    texts.put(
        TextKind.AGE,
        "Values hold ages, which no coarser age column undoes. Remove them from the text.");
    texts.put(
        TextKind.DATE,
        "Values hold calendar dates, which no shift of the date columns undoes. Remove them from the"
            + " text.");
    texts.put(
        TextKind.BIRTH_DATE,
        "Values hold dates of birth, which no shift or band of the date columns undoes. Remove them"
            + " from the text, or leave the column out.");
    texts.put(
        TextKind.LONG_NUMBER,
        "Values hold long numbers that may be numbers of a patient or of an order. Remove them from"
            + " the text.");
    texts.put(
        TextKind.CODE,
        "Values hold codes of letters and digits that may be numbers of an order or of a patient."
            + " Remove them from the text.");
    texts.put(
        TextKind.URL,
        "Values hold web addresses, which may lead to the original. Remove them, or leave the column"
            + " out.");
    texts.put(
        TextKind.IP_ADDRESS,
        "Values hold network addresses, which tell the site or the machine. Remove them, or leave the"
            + " column out.");
    texts.put(
        TextKind.UID,
        "Values hold UIDs inside other text; replacing the columns of UIDs leaves these as they"
            + " are. Replace them too.");
    return texts;
  }
}
