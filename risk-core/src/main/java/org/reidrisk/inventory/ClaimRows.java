package org.reidrisk.inventory;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.reidrisk.table.Column;

/** What each sampled row claims, and which of its cells are filled. */
final class ClaimRows {
  private final ExportView export;
  private final int[] methods;

  ClaimRows(ExportView export) {
    this.export = export;
    this.methods = new int[export.rows().rows()];
    for (InspectedColumn column : methodColumns(export)) {
      Column cells = cells(column);
      int[] claimed = new int[cells.distinct() + 1];
      for (int code = 1; cells.keepsTexts() && code < claimed.length; code++) {
        claimed[code] = mask(MethodCode.in(cells.value(code)));
      }
      for (int row = 0; row < methods.length; row++) {
        methods[row] |= claimed[cells.code(row)];
      }
    }
  }

  /** Columns that name the method, also as parts of a path. */
  static List<InspectedColumn> methodColumns(ExportView export) {
    return export.columns().stream().filter(ClaimRows::method).toList();
  }

  private static boolean method(InspectedColumn column) {
    String name = KeyText.compact(column.name());
    return column.isNamed("DeidentificationMethod")
        || column.isNamed("DeidentificationMethodCodeSequence")
        || name.contains("deidentificationmethod")
        || name.contains("00120063")
        || name.contains("00120064");
  }

  private static int mask(Set<MethodCode> codes) {
    int mask = 0;
    for (MethodCode code : codes) {
      mask |= bit(code);
    }
    return mask;
  }

  private static int bit(MethodCode code) {
    return 1 << (Integer.parseInt(code.code()) % 100);
  }

  Column cells(InspectedColumn column) {
    return export.rows().columns().get(column.index());
  }

  /** The codes that some row claims. */
  Set<MethodCode> claimed() {
    int all = 0;
    for (int row : methods) {
      all |= row;
    }
    Set<MethodCode> codes = EnumSet.noneOf(MethodCode.class);
    for (MethodCode code : MethodCode.values()) {
      if ((all & bit(code)) != 0) {
        codes.add(code);
      }
    }
    return codes;
  }

  /** The codes of a column's texts of which something is true; never that of a missing cell. */
  boolean[] codes(InspectedColumn column, Predicate<String> test) {
    Column cells = cells(column);
    boolean[] codes = new boolean[cells.distinct() + 1];
    for (int code = 1; cells.keepsTexts() && code < codes.length; code++) {
      codes[code] = test.test(cells.value(code));
    }
    return codes;
  }

  /** Rows that claim one method, and none of some others, and in which a column is so. */
  long rows(MethodCode claimed, List<MethodCode> unless, InspectedColumn column, boolean[] codes) {
    Column cells = cells(column);
    int not = mask(unless.isEmpty() ? Set.of() : EnumSet.copyOf(unless));
    long rows = 0;
    for (int row = 0; row < methods.length; row++) {
      boolean claims = (methods[row] & bit(claimed)) != 0 && (methods[row] & not) == 0;
      rows += claims && codes[cells.code(row)] ? 1 : 0;
    }
    return rows;
  }

  /** Rows that claim two methods. */
  long rows(MethodCode one, MethodCode two) {
    long rows = 0;
    for (int row : methods) {
      rows += (row & bit(one)) != 0 && (row & bit(two)) != 0 ? 1 : 0;
    }
    return rows;
  }

  /** Rows in which two columns are so. */
  long rows(InspectedColumn flag, boolean[] flagCodes, InspectedColumn column, boolean[] codes) {
    Column flags = cells(flag);
    Column cells = cells(column);
    long rows = 0;
    for (int row = 0; row < methods.length; row++) {
      rows += flagCodes[flags.code(row)] && codes[cells.code(row)] ? 1 : 0;
    }
    return rows;
  }

  /** Rows in which a column is so. */
  long rows(InspectedColumn column, boolean[] codes) {
    return rows(column, codes, column, codes);
  }

  /** Whether a flag has a value, whatever its capitals. */
  static Predicate<String> says(String word) {
    return text -> text.strip().toUpperCase(Locale.ROOT).equals(word);
  }
}
