package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One column as one thread encodes it, piece after piece.
 *
 * <p>A column begins with a dictionary. When it has too many values for that, and from the start
 * for patient keys, its pieces hold keys that are numbered when the whole file has been read.
 */
final class ColumnPart {
  /** A column with more values in one thread than this is kept as keys. */
  static final int MOST_VALUES = 1 << 17;

  /** Bytes of long texts that one thread keeps for one column. */
  static final int MOST_TEXT = 1 << 25;

  /** Stands for the high half of a key until the cell's meaning is known. */
  private static final long UNKNOWN_HIGH = 1L << 61;

  /** What becomes of the cells. */
  enum Kind {
    DICTIONARY,
    KEYS,
    SKIPPED
  }

  private final CellRule rule;
  private final @Nullable KeySpill spill;
  private final boolean plain;
  private final boolean patient;
  private final long[] missingLow;
  private final long[] missingHigh;
  private final CellKey key = new CellKey();

  private Kind kind;
  private KeyTable codeByCell = new KeyTable(6);
  private KeyTable codeByValue = new KeyTable(6);
  private SeenValues values = new SeenValues();
  private int textBytes;

  private int[] codes = new int[0];
  private long[] lows = new long[0];
  private long[] highs = new long[0];
  private long missing;
  private long unparsed;

  ColumnPart(CellRule rule, boolean needed, @Nullable KeySpill spill) {
    this.rule = rule;
    this.spill = spill;
    this.plain = rule.isPlain();
    this.patient = rule.isPatientKey();
    this.kind = !needed ? Kind.SKIPPED : patient ? Kind.KEYS : Kind.DICTIONARY;
    this.missingLow = new long[rule.missingValues().size()];
    this.missingHigh = new long[missingLow.length];
    int i = 0;
    for (String text : rule.missingValues()) {
      key.set(text, patient);
      missingLow[i] = key.low;
      missingHigh[i++] = key.high;
    }
  }

  boolean isPatient() {
    return patient;
  }

  /** Missing cells of a skipped column. */
  long missing() {
    return missing;
  }

  /** Cells that did not parse while the column was kept as keys. */
  long unparsed() {
    return unparsed;
  }

  /** Makes room for so many rows of a piece. */
  void reserve(int rows) {
    if (kind == Kind.DICTIONARY) {
      codes = Arrays.copyOf(codes, rows);
    } else if (kind == Kind.KEYS) {
      lows = Arrays.copyOf(lows, rows);
      highs = Arrays.copyOf(highs, rows);
    }
  }

  /**
   * Takes one cell by its key; true when its text is needed too ({@link #complete}). Everything
   * rare is left to the latter, so that the virtual machine has little to compile here.
   */
  boolean add(int row, long low, long high, byte first) {
    if (kind == Kind.DICTIONARY) {
      int code = codeByCell.find(low, high);
      codes[row] = code;
      return code < 0;
    }
    if (kind == Kind.SKIPPED) {
      if (isMissing(low, high)) {
        missing++;
      }
      return false;
    }
    return addKey(row, low, high, first);
  }

  private boolean addKey(int row, long low, long high, byte first) {
    if (plain) {
      boolean none = isMissing(low, high);
      lows[row] = none ? 0 : low;
      highs[row] = none ? CellKey.MISSING_HIGH : high;
      return mayBeBlank(low, high, first);
    }
    int code = codeByCell.find(low, high);
    if (code < 0) {
      highs[row] = UNKNOWN_HIGH;
      return true;
    }
    setValue(row, code);
    return false;
  }

  /** Only a patient key that begins with a blank, or with what may be one, can be blank. */
  private boolean mayBeBlank(long low, long high, byte first) {
    return patient && (first <= ' ' || (low | high) == 0);
  }

  private void setValue(int row, int code) {
    lows[row] = values.low(code);
    highs[row] = values.high(code);
    if (values.unparsed(code)) {
      unparsed++;
    }
  }

  /** Finishes a row's cell when {@link #add} asked for it; other cells of the row stay. */
  void complete(int row, CellKey cell, byte[] bytes, int from, int length, long seen) {
    if (kind == Kind.DICTIONARY) {
      if (codes[row] < 0) {
        codes[row] = code(cell, bytes, from, length, seen);
      }
    } else if (kind == Kind.KEYS && plain) {
      if (mayBeBlank(cell.low, cell.high, bytes[from])
          && new String(bytes, from, length, UTF_8).isBlank()) {
        lows[row] = 0;
        highs[row] = CellKey.MISSING_HIGH;
      }
    } else if (kind == Kind.KEYS && highs[row] == UNKNOWN_HIGH) {
      if (codeByCell.count() > MOST_VALUES) {
        forget();
      }
      setValue(row, code(cell, bytes, from, length, seen));
    }
  }

  private boolean isMissing(long low, long high) {
    for (int i = 0; i < missingLow.length; i++) {
      if (missingLow[i] == low && missingHigh[i] == high) {
        return true;
      }
    }
    return false;
  }

  private int code(CellKey cell, byte[] bytes, int from, int length, long seen) {
    int code = codeByCell.find(cell.low, cell.high);
    return code >= 0 ? code : learn(cell.low, cell.high, bytes, from, length, seen);
  }

  /** The code of a spelling that is met for the first time. */
  private int learn(long low, long high, byte[] bytes, int from, int length, long seen) {
    CellRule.Meaning meaning = rule.meaning(new String(bytes, from, length, UTF_8));
    String value = meaning.value();
    int code;
    if (value == null) {
      code = Column.MISSING;
    } else {
      byte[] text = CellKey.padded(value);
      int textLength = text.length - CellKey.SLACK;
      key.set(text, 0, textLength, patient);
      code = codeByValue.find(key.low, key.high);
      if (code < 0) {
        code = values.add(key, kept(text, textLength), seen, meaning.unparsed());
        codeByValue.add(key.low, key.high, code);
      }
    }
    codeByCell.add(low, high, code);
    return code;
  }

  private byte @Nullable [] kept(byte[] text, int length) {
    if (length <= CellKey.EXACT || kind == Kind.KEYS || textBytes + length > MOST_TEXT) {
      return null;
    }
    textBytes += length;
    return Arrays.copyOf(text, length);
  }

  /** What was collected for a piece of so many rows; the next piece begins. */
  @Nullable PieceColumn piece(int rows) {
    if (kind == Kind.SKIPPED) {
      return null;
    }
    if (kind == Kind.KEYS) {
      return new PieceColumn.Keyed(lows, highs, rows, spill);
    }
    PieceColumn piece = new PieceColumn.Coded(codes, rows, values);
    if (values.count() > MOST_VALUES) {
      kind = Kind.KEYS;
      lows = new long[codes.length];
      highs = new long[codes.length];
      codes = new int[0];
      forget();
    }
    return piece;
  }

  /** Starts new tables; pieces that were made keep the old values. */
  private void forget() {
    codeByCell = new KeyTable(6);
    codeByValue = new KeyTable(6);
    values = new SeenValues();
  }
}
