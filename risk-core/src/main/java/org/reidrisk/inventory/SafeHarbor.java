package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.inventory.SafeHarborItem.Verdict;

/**
 * The checklist of 45 CFR 164.514(b)(2)(i): for each of its eighteen identifiers whether the export
 * as it stands holds it, whatever the roles of its columns. It is an aid, no legal statement.
 */
final class SafeHarbor implements LeakDetector {
  private static final Map<String, String> SUBJECTS = subjects();

  /** Texts that count for a letter, wherever they stand. */
  private static final Map<TextKind, String> LETTER_OF_TEXT = lettersOfText();

  private static final Set<String> UNSEEN = Set.of("P", "Q");

  /** Identifiers that stand inside UIDs, by the finding that tells of them. */
  private static final Map<String, String> LETTER_OF_LEAK =
      Map.of(
          "uid-tells-date", "C",
          "uid-undoes-shift", "C",
          "uid-undoes-patient-shifts", "C",
          "uid-holds-serial", "M");

  @Override
  public List<Finding> findings(ExportView export) {
    return findings(items(export, TextSurvey.of(export)));
  }

  /** The one remark on a list that was made already. */
  static List<Finding> findings(List<SafeHarborItem> items) {
    long present = items.stream().filter(i -> i.verdict() == Verdict.PRESENT).count();
    long open = items.stream().filter(i -> i.verdict() == Verdict.CANNOT_ASSESS).count();
    return List.of(
        new Finding(
            "safe-harbor",
            Severity.INFO,
            "release",
            present == 0
                ? "None of the eighteen identifiers of the Safe Harbor method was seen; this is no"
                    + " statement that the method's conditions are met."
                : "Identifiers of the Safe Harbor method are present, so the release needs an expert"
                    + " determination or further removal.",
            String.format(
                Locale.ROOT,
                "%d of 18 present, %d not seen, %d not assessable from a table",
                present,
                18 - present - open,
                open)));
  }

  /** All eighteen, in the order of their letters. */
  static List<SafeHarborItem> items(ExportView export, TextSurvey survey) {
    Map<String, Set<Integer>> present = new TreeMap<>();
    Map<String, Set<Integer>> open = new TreeMap<>();
    Set<Integer> staff = new TreeSet<>();
    for (InspectedColumn column : export.columns()) {
      SafeHarborColumn seen = new SafeHarborColumn(column, export.asOf());
      seen.present().forEach(l -> add(present, l, column));
      seen.open().forEach(l -> add(open, l, column));
      if (seen.staff()) {
        staff.add(column.index());
      }
    }
    for (TextSurvey.Hits hits : survey.columns()) {
      hits.found()
          .forEach(
              (kind, values) -> {
                String letter = LETTER_OF_TEXT.get(kind);
                boolean ofStaff = staff.contains(hits.column().index());
                boolean counts = kind != TextKind.CODE && kind != TextKind.LONG_NUMBER;
                if (letter != null && !ofStaff && (counts || hits.prose())) {
                  add(present, letter, hits.column());
                }
              });
    }
    List<SafeHarborItem> items = new ArrayList<>();
    SUBJECTS.forEach(
        (letter, subject) -> items.add(item(export, letter, subject, present, open, staff)));
    return List.copyOf(items);
  }

  /**
   * The same list with the columns that hold an identifier inside their UIDs.
   *
   * @param items the list by names and texts
   * @param leaks what was found inside values
   * @param names the columns, in file order
   */
  static List<SafeHarborItem> withLeaks(
      List<SafeHarborItem> items, List<Finding> leaks, List<String> names) {
    Map<String, Set<String>> leaking = new TreeMap<>();
    for (Finding leak : leaks) {
      String letter = LETTER_OF_LEAK.get(leak.code());
      if (letter != null) {
        leaking.computeIfAbsent(letter, l -> new TreeSet<>()).add(leak.about());
      }
    }
    return items.stream()
        .map(item -> withLeaks(item, leaking.getOrDefault(item.letter(), Set.of()), names))
        .toList();
  }

  private static SafeHarborItem withLeaks(
      SafeHarborItem item, Set<String> leaking, List<String> names) {
    if (leaking.isEmpty()) {
      return item;
    }
    Set<String> holding = new TreeSet<>(leaking);
    if (item.verdict() == Verdict.PRESENT) {
      holding.addAll(item.columns());
    }
    return new SafeHarborItem(
        item.letter(),
        item.subject(),
        Verdict.PRESENT,
        names.stream().filter(holding::contains).toList(),
        reason(item.letter(), holding.size()));
  }

  private static void add(
      Map<String, Set<Integer>> columns, String letter, InspectedColumn column) {
    columns.computeIfAbsent(letter, l -> new TreeSet<>()).add(column.index());
  }

  private static SafeHarborItem item(
      ExportView export,
      String letter,
      String subject,
      Map<String, Set<Integer>> present,
      Map<String, Set<Integer>> open,
      Set<Integer> staff) {
    Set<Integer> seen = present.getOrDefault(letter, Set.of());
    Set<Integer> left = open.getOrDefault(letter, Set.of());
    if (UNSEEN.contains(letter)) {
      return new SafeHarborItem(
          letter,
          subject,
          Verdict.CANNOT_ASSESS,
          List.of(),
          "Images and sounds are no part of the table; look at them separately.");
    }
    if (!seen.isEmpty()) {
      return new SafeHarborItem(
          letter, subject, Verdict.PRESENT, names(export, seen), reason(letter, seen.size()));
    }
    if (!left.isEmpty()) {
      return new SafeHarborItem(
          letter,
          subject,
          Verdict.CANNOT_ASSESS,
          names(export, left),
          "The column is the patient key or a pseudonym: it counts if it is the original or was"
              + " derived from it.");
    }
    boolean third = letter.equals("A") && !staff.isEmpty();
    return new SafeHarborItem(
        letter,
        subject,
        Verdict.NOT_SEEN,
        third ? names(export, staff) : List.of(),
        third
            ? "Only columns for names of staff are filled; those are no names of patients, but tell"
                + " the place."
            : "No recognised column is filled with it, and no text that was looked at holds it.");
  }

  private static List<String> names(ExportView export, Set<Integer> indexes) {
    return indexes.stream().map(i -> export.columns().get(i).name()).toList();
  }

  private static String reason(String letter, int columns) {
    String count = columns == 1 ? "One column holds" : columns + " columns hold";
    return switch (letter) {
      case "B" -> count + " places below a state, among them the place of care or a postal code.";
      case "C" -> count + " dates finer than a year, or ages above 89.";
      case "D" -> count + " telephone numbers; fax numbers look the same.";
      case "R" -> count + " UIDs or other unique codes.";
      default -> count + " values of this kind.";
    };
  }

  private static Map<TextKind, String> lettersOfText() {
    Map<TextKind, String> letters = new EnumMap<>(TextKind.class);
    letters.put(TextKind.TITLED_NAME, "A");
    letters.put(TextKind.CARET_NAME, "A");
    letters.put(TextKind.DATE, "C");
    letters.put(TextKind.BIRTH_DATE, "C");
    letters.put(TextKind.PHONE, "D");
    letters.put(TextKind.EMAIL, "F");
    letters.put(TextKind.SOCIAL_SECURITY, "G");
    letters.put(TextKind.URL, "N");
    letters.put(TextKind.IP_ADDRESS, "O");
    letters.put(TextKind.CODE, "R");
    letters.put(TextKind.UID, "R");
    return letters;
  }

  private static Map<String, String> subjects() {
    Map<String, String> subjects = new TreeMap<>();
    subjects.put("A", "Names");
    subjects.put("B", "Places smaller than a state, postal codes");
    subjects.put("C", "Dates but the year, ages over 89");
    subjects.put("D", "Telephone numbers");
    subjects.put("E", "Fax numbers");
    subjects.put("F", "E-mail addresses");
    subjects.put("G", "Social security numbers");
    subjects.put("H", "Medical record numbers");
    subjects.put("I", "Numbers of health plans");
    subjects.put("J", "Account numbers");
    subjects.put("K", "Numbers of certificates and licences");
    subjects.put("L", "Vehicles and their plates");
    subjects.put("M", "Devices and their serial numbers");
    subjects.put("N", "Web addresses");
    subjects.put("O", "Network addresses");
    subjects.put("P", "Biometric identifiers");
    subjects.put("Q", "Pictures of the face");
    subjects.put("R", "Any other unique number or code");
    return subjects;
  }
}
