package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reidrisk.Resources;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.value.ValueFormat;

/**
 * What the scanner found in the text-like columns of an export: counts of distinct values. Made
 * once, for the detectors that ask.
 */
final class TextSurvey {
  /** One value in so many holds a word in a column that people type. */
  private static final int PROSE = 10;

  /**
   * The counts of one column.
   *
   * @param column the column
   * @param prose whether its values are text that people type, or paths
   * @param values the distinct values looked at; those that stand for nothing are not counted
   * @param found distinct values by what they hold; kinds that none holds are missing
   * @param carets values with a caret between letters, also where it divides no name
   * @param rareWords words that one or two values hold and no safe list; 0 unless prose
   */
  record Hits(
      InspectedColumn column,
      boolean prose,
      long values,
      Map<TextKind, Long> found,
      long carets,
      long rareWords) {
    long count(TextKind kind) {
      return found.getOrDefault(kind, 0L);
    }

    /** Counts only, and none of what they were counted in. */
    @Override
    public String toString() {
      return "Hits in " + column + ": " + found;
    }
  }

  /** Of an export without text. */
  static final TextSurvey NONE = new TextSurvey(List.of());

  private final List<Hits> columns;

  private TextSurvey(List<Hits> columns) {
    this.columns = List.copyOf(columns);
  }

  /** Looks at all text-like columns. */
  static TextSurvey of(ExportView export) {
    return of(export.columns(), Resources.modest());
  }

  /** Looks at all text-like columns, several at once. */
  static TextSurvey of(List<InspectedColumn> columns, Resources resources) {
    List<Callable<Hits>> tasks = new ArrayList<>();
    for (InspectedColumn column : columns) {
      if (textual(column)) {
        tasks.add(() -> hits(column));
      }
    }
    return new TextSurvey(resources.inParallel(tasks));
  }

  /** The same counts where the columns have other roles. */
  TextSurvey on(List<InspectedColumn> others) {
    return new TextSurvey(
        columns.stream()
            .map(
                h ->
                    new Hits(
                        others.get(h.column().index()),
                        h.prose(),
                        h.values(),
                        h.found(),
                        h.carets(),
                        h.rareWords()))
            .toList());
  }

  /** The columns looked at, in file order. */
  List<Hits> columns() {
    return columns;
  }

  /** Columns of numbers, dates, times, ages and UIDs hold no text; nor do flags of the exporter. */
  static boolean textual(InspectedColumn column) {
    if (column.isOf(AttributeKind.DEID_FLAG)) {
      return false;
    }
    return column.detected() == ValueFormat.TEXT
        || column.detected() == ValueFormat.CODE
        || column.detected() == ValueFormat.CODES
        || column.detected() == ValueFormat.NAME
        || column.isOf(AttributeKind.FREE_TEXT)
        || column.attribute().map(Attribute::vr).filter("PN"::equals).isPresent();
  }

  private static Hits hits(InspectedColumn column) {
    TextScanner scanner = new TextScanner();
    RareWords rare = new RareWords();
    TextKind[] kinds = TextKind.values();
    long[] counts = new long[kinds.length];
    long values = 0;
    long worded = 0;
    long carets = 0;
    for (String value : column.values()) {
      if (Fillers.holds(value)) {
        continue;
      }
      values++;
      int mask = scanner.mask(value);
      for (int i = 0; mask != 0 && i < kinds.length; i++) {
        counts[i] += kinds[i].in(mask) ? 1 : 0;
      }
      carets += caret(scanner.runs()) ? 1 : 0;
      worded += worded(scanner.runs()) ? 1 : 0;
      rare.add(scanner.runs());
    }
    boolean prose =
        column.isOf(AttributeKind.FREE_TEXT) || (worded > 0 && worded * PROSE >= values);
    Map<TextKind, Long> found = new EnumMap<>(TextKind.class);
    for (int i = 0; i < kinds.length; i++) {
      if (counts[i] > 0) {
        found.put(kinds[i], counts[i]);
      }
    }
    return new Hits(column, prose, values, found, carets, prose ? rare.rare() : 0);
  }

  private static boolean caret(Runs runs) {
    int at = runs.text().indexOf('^');
    return at > 0 && at + 1 < runs.text().length();
  }

  /** A run of three letters that no digit touches. */
  private static boolean worded(Runs runs) {
    for (int i = 0; i < runs.count(); i++) {
      if (runs.letters(i) && runs.length(i) >= 3 && !runs.joined(i) && !runs.joined(i - 1)) {
        return true;
      }
    }
    return false;
  }
}
