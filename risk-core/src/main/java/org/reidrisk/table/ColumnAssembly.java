package org.reidrisk.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Resources;

/** Puts the pieces of a column together: one dictionary, one code per row, in file order. */
final class ColumnAssembly {
  private final CellRule rule;
  private final List<ColumnPart> parts;
  private final List<PieceColumn> pieces;
  private final int[] firstRow;
  private final int rows;
  private final @Nullable BottomSample sample;

  /**
   * What one column is made of.
   *
   * @param rule what its cells mean
   * @param parts the column as each thread encoded it
   * @param pieces its pieces in file order; none for a skipped column
   * @param firstRow the row with which each piece begins
   * @param rows the rows of the file
   * @param sample what its parts were given to collect values
   */
  ColumnAssembly(
      CellRule rule,
      List<ColumnPart> parts,
      List<PieceColumn> pieces,
      int[] firstRow,
      int rows,
      @Nullable BottomSample sample) {
    this.rule = rule;
    this.parts = parts;
    this.pieces = pieces;
    this.firstRow = firstRow;
    this.rows = rows;
    this.sample = sample;
  }

  /** A column that is known to have few values. */
  Column few() {
    return Objects.requireNonNull(merged());
  }

  /** A sampled column knows no codes. */
  Column sampled() {
    return Column.sampled(rule.spec(), rows, missing(), unparsed(), sampledValues());
  }

  private BottomSample.Result sampledValues() {
    return Objects.requireNonNull(sample).result();
  }

  private long missing() {
    return parts.stream().mapToLong(ColumnPart::missing).sum();
  }

  private long unparsed() {
    return parts.stream().mapToLong(ColumnPart::unparsed).sum();
  }

  /** A skipped column knows only how many of its cells are missing. */
  Column skipped() {
    return Column.skipped(rule.spec(), rows, missing());
  }

  /** Whether the column has too many values for a dictionary while reading. */
  boolean hasKeys() {
    return pieces.stream().anyMatch(PieceColumn.Keyed.class::isInstance);
  }

  /** The column by numbering its keys; the pieces are used up. */
  Column numbered(Resources resources) {
    long unparsed = unparsed();
    sampleKeptTexts();
    List<PieceColumn.Keyed> keyed = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i) instanceof PieceColumn.Coded coded) {
        unparsed += unparsed(coded);
        keyed.add(coded.keyed());
      } else {
        keyed.add((PieceColumn.Keyed) pieces.get(i));
      }
    }
    KeyNumbering numbering = KeyNumbering.of(keyed, firstRow, rows, resources);
    Codes codes =
        numbering.distinct() <= 0xFFFF
            ? Codes.pack(numbering.codes(), rows, numbering.distinct())
            : Codes.wide(numbering.codes());
    return new Column(
        rule.spec(),
        codes,
        numbering.dictionary().withSampled(sample == null ? null : sample.result()),
        numbering.missing(),
        unparsed);
  }

  /** Texts that a thread kept while there were few join those that it sampled. */
  private void sampleKeptTexts() {
    Set<SeenValues> all = Collections.newSetFromMap(new IdentityHashMap<>());
    for (PieceColumn piece : pieces) {
      if (sample != null && piece instanceof PieceColumn.Coded coded && all.add(coded.values())) {
        coded.values().offerTexts(sample);
      }
    }
  }

  private static long unparsed(PieceColumn.Coded piece) {
    long unparsed = 0;
    if (piece.values().anyUnparsed()) {
      for (int i = 0; i < piece.codes().size(); i++) {
        if (piece.values().unparsed(piece.codes().get(i))) {
          unparsed++;
        }
      }
    }
    return unparsed;
  }

  /** One value of the whole column, as the thread that met it first has it. */
  private record First(SeenValues values, int code) {
    long seen() {
      return values.firstSeen(code);
    }

    byte @Nullable [] text() {
      return values.text(code);
    }
  }

  /**
   * The column by merging the threads' dictionaries, a code being the place of first appearance; or
   * null when it has too many values for that, even if no thread met too many of them.
   */
  @Nullable Column merged() {
    IdentityHashMap<SeenValues, int[]> codeOf = new IdentityHashMap<>();
    for (PieceColumn piece : pieces) {
      SeenValues values = ((PieceColumn.Coded) piece).values();
      codeOf.computeIfAbsent(values, v -> new int[v.count() + 1]);
    }
    KeyTable places = new KeyTable(6);
    List<First> firsts = new ArrayList<>();
    codeOf.forEach(
        (values, place) -> {
          for (int code = 1; code <= values.count(); code++) {
            int known = places.find(values.low(code), values.high(code));
            if (known < 0) {
              known = firsts.size();
              places.add(values.low(code), values.high(code), known);
              firsts.add(new First(values, code));
            } else if (values.firstSeen(code) < firsts.get(known).seen()) {
              firsts.set(known, new First(values, code));
            }
            place[code] = known;
          }
        });
    if (firsts.size() > ColumnPart.MOST_VALUES) {
      return null;
    }
    Integer[] order = new Integer[firsts.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingLong(i -> firsts.get(i).seen()));
    int[] codeOfPlace = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      codeOfPlace[order[i]] = i + 1;
    }
    codeOf.forEach(
        (values, place) -> {
          for (int code = 1; code <= values.count(); code++) {
            place[code] = codeOfPlace[place[code]];
          }
        });
    return column(firsts, order, codeOf);
  }

  private Column column(
      List<First> firsts, Integer[] order, IdentityHashMap<SeenValues, int[]> codeOf) {
    Codes codes = Codes.blank(rows, order.length);
    int[] buffer = new int[Math.min(rows, PieceColumn.MOST_ROWS)];
    long missing = 0;
    long unparsed = 0;
    for (int p = 0; p < pieces.size(); p++) {
      PieceColumn.Coded piece = (PieceColumn.Coded) pieces.get(p);
      int[] codeOfPiece = Objects.requireNonNull(codeOf.get(piece.values()));
      unparsed += unparsed(piece);
      missing += codes.put(firstRow[p], piece.codes(), codeOfPiece, buffer);
    }
    long[] low = new long[order.length];
    long[] high = new long[order.length];
    byte[][] texts = new byte[order.length][];
    long textBytes = 0;
    for (int i = 0; i < order.length; i++) {
      First first = firsts.get(order[i]);
      low[i] = first.values().low(first.code());
      high[i] = first.values().high(first.code());
      texts[i] = first.text();
      textBytes += texts[i] == null ? 0 : texts[i].length;
    }
    // One thread would have lost some of them; the table must not depend on the number of threads.
    if (textBytes > ColumnPart.MOST_TEXT) {
      Arrays.fill(texts, null);
    }
    Dictionary dictionary = new Dictionary(low, high, texts);
    if (sample != null && !dictionary.keepsTexts()) {
      sampleKeptTexts();
      dictionary = dictionary.withSampled(sample.result());
    }
    return new Column(rule.spec(), codes, dictionary, missing, unparsed);
  }
}
