package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.table.Column;
import org.reidrisk.value.ValueFormat;

/**
 * The distinct UIDs of one column in the sampled rows. UIDs that DICOM itself registered (classes
 * and syntaxes) are not among them: they tell nothing of a patient.
 */
final class UidColumn {
  private static final int LONGEST = 80;
  private static final int FEWEST_PARTS = 6;
  private static final String DICOM_ROOT = "1.2.840.10008.";

  private final InspectedColumn column;
  private final Column cells;
  private final @Nullable String[] uids;
  private final int count;

  private UidColumn(InspectedColumn column, Column cells, @Nullable String[] uids, int count) {
    this.column = column;
    this.cells = cells;
    this.uids = uids;
    this.count = count;
  }

  /** The columns with at least one UID, in file order. */
  static List<UidColumn> in(ExportView export) {
    List<UidColumn> found = new ArrayList<>();
    for (InspectedColumn column : export.columns()) {
      Column cells = export.rows().columns().get(column.index());
      if (mayHoldUids(column) && cells.encoded()) {
        UidColumn uids = of(column, cells);
        if (uids.count > 0) {
          found.add(uids);
        }
      }
    }
    return found;
  }

  private static boolean mayHoldUids(InspectedColumn column) {
    return column.isOf(AttributeKind.LINK_KEY)
        || column.attribute().map(Attribute::vr).filter("UI"::equals).isPresent()
        || column.detected() == ValueFormat.UID;
  }

  private static UidColumn of(InspectedColumn column, Column cells) {
    @Nullable String[] uids = new @Nullable String[cells.distinct() + 1];
    int count = 0;
    for (int code = 1; code < uids.length; code++) {
      String uid = uid(cells.value(code));
      uids[code] = uid;
      count += uid == null ? 0 : 1;
    }
    return new UidColumn(column, cells, uids, count);
  }

  /** The UID in a cell, without padding; null when there is none or it is DICOM's own. */
  static @Nullable String uid(String cell) {
    if (cell.length() > LONGEST) {
      return null;
    }
    int end = cell.length();
    while (end > 0 && (cell.charAt(end - 1) == ' ' || cell.charAt(end - 1) == '\0')) {
      end--;
    }
    String uid = cell.substring(0, end).stripLeading();
    int parts = 1;
    char before = '.';
    for (int i = 0; i < uid.length(); i++) {
      char c = uid.charAt(i);
      boolean dot = c == '.';
      if (dot ? before == '.' : c < '0' || c > '9') {
        return null;
      }
      parts += dot ? 1 : 0;
      before = c;
    }
    boolean enough = parts >= FEWEST_PARTS || (parts == 3 && uid.startsWith("2.25."));
    return before == '.' || !enough || uid.startsWith(DICOM_ROOT) ? null : uid;
  }

  InspectedColumn column() {
    return column;
  }

  Column cells() {
    return cells;
  }

  /** One more than the largest code. */
  int codes() {
    return uids.length;
  }

  /** The number of UIDs. */
  int count() {
    return count;
  }

  /** The UID of a code; null when the value is none. */
  @Nullable String uid(int code) {
    return uids[code];
  }

  /** UIDs are patients' data. */
  @Override
  public String toString() {
    return "UidColumn of " + count + " UIDs";
  }
}
