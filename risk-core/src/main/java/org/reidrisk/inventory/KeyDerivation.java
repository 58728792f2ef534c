package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.table.Role;
import org.reidrisk.value.ValueFormat;

/**
 * Whether the texts of a key hold, or stand in, the texts of another column of the same row. One
 * row is taken for each of at most 4,096 keys.
 */
final class KeyDerivation {
  private static final int MOST_KEYS = 4096;
  private static final int FEWEST_ROWS = 3;

  /** Columns that have nothing to do with a key are let go after so many rows. */
  private static final int SCREEN = 256;

  private static final int SHORTEST = 4;
  private static final int LONGEST = 256;

  private KeyDerivation() {}

  /** The rows in which two columns stand in some relation. */
  private static final class Share {
    private long both;
    private long holds;
    private long held;
    private long equal;
    private final Set<String> texts = new HashSet<>();

    void add(String key, String other) {
      both++;
      boolean same = key.equals(other);
      boolean inKey = other.length() >= SHORTEST && key.contains(other);
      boolean inOther = key.length() >= SHORTEST && other.contains(key);
      equal += same ? 1 : 0;
      holds += inKey ? 1 : 0;
      held += inOther && !same ? 1 : 0;
      if (inKey || inOther) {
        texts.add(other);
      }
    }

    /** Half of the rows at least, and with texts that differ: one constant text proves nothing. */
    boolean telling(long rows) {
      return rows >= FEWEST_ROWS && rows * 2 >= both && texts.size() * 2L >= rows;
    }
  }

  /** What the rows say of a key, in file order of the other columns. */
  static List<Finding> findings(ExportView export, InspectedColumn key) {
    List<Finding> findings = new ArrayList<>();
    if (!KeyRows.readable(export, key)) {
      return findings;
    }
    int[] rows = KeyRows.of(export, key, MOST_KEYS);
    String[] keys = new String[rows.length];
    for (int i = 0; i < rows.length; i++) {
      String text = export.cell(key, rows[i]);
      keys[i] = text == null || text.length() > LONGEST ? "" : KeyText.compact(text);
    }
    for (InspectedColumn other : export.columns()) {
      boolean itself = other.index() == key.index() || (linked(key) && linked(other));
      if (itself || !KeyRows.readable(export, other)) {
        continue;
      }
      if (date(other)) {
        days(export, key, other, rows, keys, findings);
      } else if (other.detected() != ValueFormat.AGE) {
        texts(export, key, other, rows, keys, findings);
      }
    }
    return findings;
  }

  /** Half of the rows are needed, and after the first ones it is not even a quarter. */
  private static boolean isHopeless(long both, long related) {
    return both > SCREEN / 2 && related * 4 < both;
  }

  /** UIDs of one study hold one another by design. */
  private static boolean linked(InspectedColumn column) {
    return column.isOf(AttributeKind.LINK_KEY) || column.detected() == ValueFormat.UID;
  }

  static boolean date(InspectedColumn column) {
    String vr = column.attribute().map(Attribute::vr).orElse("");
    return column.detected() == ValueFormat.DATE || vr.equals("DA") || vr.equals("DT");
  }

  private static void days(
      ExportView export,
      InspectedColumn key,
      InspectedColumn date,
      int[] rows,
      String[] keys,
      List<Finding> findings) {
    long both = 0;
    long holds = 0;
    Set<String> days = new HashSet<>();
    for (int i = 0; i < rows.length; i++) {
      if (i == SCREEN && isHopeless(both, holds)) {
        return;
      }
      String text = export.cell(date, rows[i]);
      String day = text == null ? "" : KeyText.day(text.strip());
      String body = keys[i];
      if (!day.isEmpty() && !body.isEmpty()) {
        both++;
        if (KeyText.daySpellings(day).stream().anyMatch(body::contains)) {
          holds++;
          days.add(day);
        }
      }
    }
    if (holds < FEWEST_ROWS || holds * 2 < both || days.size() < FEWEST_ROWS) {
      return;
    }
    boolean birth =
        date.attribute()
            .map(Attribute::keyword)
            .orElse(date.name())
            .toLowerCase(Locale.ROOT)
            .contains("birth");
    findings.add(
        new Finding(
            birth ? "pseudonym-holds-birth-date" : "pseudonym-holds-date",
            birth ? Severity.BLOCKING : Severity.WARNING,
            key.name(),
            birth
                ? "The key is made from the date of birth, which it gives away whatever happens to"
                    + " the date column. Replace the keys."
                : "The key is made from a date of the same row, which it gives away whatever happens"
                    + " to the date column. Replace the keys.",
            share(holds, both, date)));
  }

  private static void texts(
      ExportView export,
      InspectedColumn key,
      InspectedColumn other,
      int[] rows,
      String[] keys,
      List<Finding> findings) {
    Share share = new Share();
    for (int i = 0; i < rows.length; i++) {
      if (i == SCREEN && isHopeless(share.both, share.holds + share.held)) {
        return;
      }
      String text = export.cell(other, rows[i]);
      if (text != null && text.length() <= LONGEST && !keys[i].isEmpty()) {
        String compact = KeyText.compact(text);
        if (!compact.isEmpty()) {
          share.add(keys[i], compact);
        }
      }
    }
    boolean names = other.attribute().map(Attribute::vr).filter("PN"::equals).isPresent();
    boolean identifier =
        other.role() == Role.DIRECT_IDENTIFIER && !other.isOf(AttributeKind.FREE_TEXT);
    if (share.telling(share.holds)) {
      // A name replaced by the key is how many tools work.
      boolean overwritten = names && share.equal == share.holds;
      if (overwritten) {
        findings.add(repeated(key, other, share.holds, share.both));
      } else if (identifier) {
        findings.add(
            new Finding(
                "pseudonym-holds-identifier",
                Severity.BLOCKING,
                key.name(),
                "The key repeats an identifier that is to be left out, so leaving that column out"
                    + " changes nothing. Replace the keys.",
                share(share.holds, share.both, other)));
      } else {
        findings.add(
            new Finding(
                "pseudonym-holds-column",
                Severity.WARNING,
                key.name(),
                "The key repeats the text of another column of the same row. If that column is the"
                    + " original, replace the keys.",
                share(share.holds, share.both, other)));
      }
    } else if (share.telling(share.held)) {
      if (identifier) {
        findings.add(
            new Finding(
                "pseudonym-part-of-identifier",
                Severity.WARNING,
                key.name(),
                "The key is a part of an identifier that is to be left out; whoever holds that"
                    + " identifier finds the key. Replace the keys.",
                share(share.held, share.both, other)));
      } else {
        findings.add(repeated(key, other, share.held, share.both));
      }
    }
  }

  private static Finding repeated(InspectedColumn key, InspectedColumn other, long rows, long of) {
    return new Finding(
        "pseudonym-repeated",
        Severity.INFO,
        key.name(),
        "Another column repeats the key in its texts; when the keys are replaced, replace them there"
            + " too.",
        share(rows, of, other));
  }

  private static String share(long rows, long of, InspectedColumn other) {
    return String.format(
        Locale.ROOT, "%d of %d sampled keys, against column %s", rows, of, other.name());
  }
}
