package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Objects;
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
    SAMPLED,
    SKIPPED
  }

  private final CellRule rule;
  private final @Nullable KeySpill spill;
  private final boolean plain;
  private final boolean patient;
  private final MissingKeys missingKeys;
  private final @Nullable BottomSample longTexts;
  private final @Nullable SampledCells sampled;
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

  /**
   * One thread's part of a column.
   *
   * @param plan what becomes of it
   * @param sample collects the values of a sampled column, else long texts that are not kept
   *     otherwise; shared by all threads, null when nothing is to be sampled
   * @param spill takes keys that need not wait in memory
   */
  ColumnPart(ColumnPlan plan, @Nullable BottomSample sample, @Nullable KeySpill spill) {
    this(plan.rule(), kind(plan), sample, spill);
  }

  private ColumnPart(
      CellRule rule, Kind kind, @Nullable BottomSample sample, @Nullable KeySpill spill) {
    this.rule = rule;
    this.spill = spill;
    this.plain = rule.isPlain();
    this.patient = rule.isPatientKey();
    this.kind = kind;
    this.missingKeys = new MissingKeys(rule);
    this.longTexts = kind == Kind.SAMPLED ? null : sample;
    this.sampled =
        kind == Kind.SAMPLED ? new SampledCells(rule, Objects.requireNonNull(sample)) : null;
  }

  private static Kind kind(ColumnPlan plan) {
    return switch (plan.fate()) {
      case ENCODED -> plan.rule().isPatientKey() ? Kind.KEYS : Kind.DICTIONARY;
      case SAMPLED -> Kind.SAMPLED;
      case SKIPPED -> Kind.SKIPPED;
    };
  }

  /** A column of few values that keeps its texts, even when it is the patient key. */
  static ColumnPart ofFew(CellRule rule) {
    return new ColumnPart(rule, Kind.DICTIONARY, null, null);
  }

  boolean isPatient() {
    return patient;
  }

  /** Missing cells of a skipped or sampled column. */
  long missing() {
    return sampled == null ? missing : sampled.missing();
  }

  /** Cells that did not parse while the column was kept as keys, or of a sampled column. */
  long unparsed() {
    return sampled == null ? unparsed : sampled.unparsed();
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
    if (sampled != null) {
      return sampled.add(row, low, high);
    }
    if (kind == Kind.SKIPPED) {
      if (missingKeys.has(low, high)) {
        missing++;
      }
      return false;
    }
    return addKey(row, low, high, first);
  }

  private boolean addKey(int row, long low, long high, byte first) {
    if (plain) {
      boolean none = missingKeys.has(low, high);
      lows[row] = none ? 0 : low;
      highs[row] = none ? CellKey.MISSING_HIGH : high;
      return mayBeBlank(low, high, first) || (!none && lacksText(low, high));
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

  /** Whether the text of a key that does not hold it belongs into the sample. */
  private boolean lacksText(long low, long high) {
    return CellKey.isHashed(high) && longTexts != null && ValueSample.lacks(longTexts, low, high);
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
    if (sampled != null) {
      sampled.complete(cell, bytes, from, length);
    } else if (kind == Kind.DICTIONARY) {
      if (codes[row] < 0) {
        codes[row] = code(cell, bytes, from, length, seen);
      }
    } else if (kind == Kind.KEYS && plain) {
      if (mayBeBlank(cell.low, cell.high, bytes[from])
          && new String(bytes, from, length, UTF_8).isBlank()) {
        lows[row] = 0;
        highs[row] = CellKey.MISSING_HIGH;
      } else if (highs[row] != CellKey.MISSING_HIGH) {
        offerText(cell, bytes, from, length);
      }
    } else if (kind == Kind.KEYS && highs[row] == UNKNOWN_HIGH) {
      if (codeByCell.count() > MOST_VALUES) {
        forget();
      }
      setValue(row, code(cell, bytes, from, length, seen));
    }
  }

  private int code(CellKey cell, byte[] bytes, int from, int length, long seen) {
    int code = codeByCell.find(cell.low, cell.high);
    return code >= 0 ? code : learn(cell.low, cell.high, bytes, from, length, seen);
  }

  /** The code of a spelling that is met for the first time. */
  private int learn(long low, long high, byte[] bytes, int from, int length, long seen) {
    if (plain && !mayBeBlank(low, high, bytes[from])) {
      return learnPlain(low, high, bytes, from, length, seen);
    }
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
        code = values.add(key, kept(text, 0, textLength), seen, meaning.unparsed());
        codeByValue.add(key.low, key.high, code);
      }
    }
    codeByCell.add(low, high, code);
    return code;
  }

  /** The same where the cell is its value. */
  private int learnPlain(long low, long high, byte[] bytes, int from, int length, long seen) {
    int code = Column.MISSING;
    if (!missingKeys.has(low, high)) {
      key.low = low;
      key.high = high;
      code = values.add(key, kept(bytes, from, length), seen, false);
    }
    codeByCell.add(low, high, code);
    return code;
  }

  private byte @Nullable [] kept(byte[] text, int from, int length) {
    if (length <= CellKey.EXACT) {
      return null;
    }
    if (kind == Kind.KEYS || textBytes + length > MOST_TEXT) {
      offerText(key, text, from, length);
      return null;
    }
    textBytes += length;
    return Arrays.copyOfRange(text, from, from + length);
  }

  private void offerText(CellKey cell, byte[] text, int from, int length) {
    if (longTexts != null && CellKey.isHashed(cell.high)) {
      ValueSample.offer(longTexts, cell.low, cell.high, text, from, length);
    }
  }

  /** What was collected for a piece of so many rows; the next piece begins. */
  @Nullable PieceColumn piece(int rows) {
    if (sampled != null) {
      sampled.end(rows);
      return null;
    }
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
