package org.reidrisk.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A release candidate in memory: immutable, dictionary-encoded columns under one schema.
 *
 * <p>Made by {@link TableReader} from a file or by {@link #builder} from rows. Row order carries no
 * meaning: no measure depends on it.
 */
public final class Table {
  /** What {@link #patient} answers for a row whose patient key is missing. */
  public static final int NO_PATIENT = -1;

  private static final int CHUNK = 1 << 13;

  private final Schema schema;
  private final Header header;
  private final List<Column> columns;
  private final int rows;
  private final @Nullable Column patientKey;
  private final @Nullable Origin origin;
  private final @Nullable SampledRows sample;

  Table(
      Schema schema,
      Header header,
      List<Column> columns,
      int rows,
      @Nullable Origin origin,
      @Nullable SampledRows sample) {
    this.schema = schema;
    this.header = header;
    this.columns = List.copyOf(columns);
    this.rows = rows;
    this.origin = origin;
    this.sample = sample;
    this.patientKey = schema.patientKey().map(schema::indexOf).map(columns::get).orElse(null);
  }

  /**
   * Starts a table that is filled row by row.
   *
   * @param schema the columns
   * @param format what counts as missing and whether cells are trimmed; the rest is of no concern
   * @return an empty builder
   */
  public static Builder builder(Schema schema, TableFormat format) {
    return new Builder(
        schema,
        Header.of(schema.columns().stream().map(ColumnSpec::name).toList()),
        format,
        Reading.EVERYTHING);
  }

  /**
   * The columns' places and roles.
   *
   * @return the schema
   */
  public Schema schema() {
    return schema;
  }

  /**
   * The header as the file has it: which columns have no name, or a name twice.
   *
   * @return the header
   */
  public Header header() {
    return header;
  }

  /**
   * The columns in file order.
   *
   * @return the columns
   */
  public List<Column> columns() {
    return columns;
  }

  /**
   * A column by name.
   *
   * @param name its name in the schema
   * @return the column
   * @throws IllegalArgumentException when there is none
   */
  public Column column(String name) {
    return columns.get(schema.indexOf(name));
  }

  /**
   * The number of rows.
   *
   * @return 0 for a file with a header only
   */
  public int rows() {
    return rows;
  }

  /**
   * The number of distinct patients; rows without a patient key belong to none.
   *
   * @return the distinct patient keys, or the rows when there is no patient key
   */
  public int patients() {
    return patientKey == null ? rows : patientKey.distinct();
  }

  /**
   * The patient a row belongs to.
   *
   * @param row the row, from 0
   * @return a dense number from 0, or {@link #NO_PATIENT}
   */
  public int patient(int row) {
    return patientKey == null ? row : patientKey.code(row) - 1;
  }

  /**
   * The patients of consecutive rows, much faster than one by one.
   *
   * @param fromRow the first row, from 0
   * @param target receives at its beginning what {@link #patient} answers
   * @param count how many rows
   */
  public void copyPatients(int fromRow, int[] target, int count) {
    if (patientKey != null) {
      patientKey.copyCodes(fromRow, target, count);
    }
    for (int i = 0; i < count; i++) {
      target[i] = patientKey == null ? fromRow + i : target[i] - 1;
    }
  }

  /**
   * Whether a column says which rows belong together.
   *
   * @return false when each row is one patient
   */
  public boolean hasPatientKey() {
    return patientKey != null;
  }

  /**
   * Rows whose patient key is missing.
   *
   * @return a count of rows; 0 when there is no patient key
   */
  public long rowsWithoutPatient() {
    return patientKey == null ? 0 : patientKey.missing();
  }

  /**
   * The memory that codes and keys take, without texts.
   *
   * @return bytes
   */
  public long bytes() {
    return columns.stream().mapToLong(Column::bytes).sum();
  }

  /**
   * The number of events: distinct event values of each patient, or the rows when no column names
   * them. A row whose event cell is missing is an event of its own.
   *
   * @return a count of events
   */
  public long events() {
    Optional<String> event = schema.event();
    if (event.isEmpty()) {
      return rows;
    }
    Column column = column(event.get());
    int[] patientOfEvent = new int[column.distinct() + 1];
    boolean shared = false;
    for (int row = 0; row < rows; row++) {
      int code = column.code(row);
      int patientFromOne = patient(row) + 2;
      if (code != Column.MISSING && patientOfEvent[code] != patientFromOne) {
        shared |= patientOfEvent[code] != 0;
        patientOfEvent[code] = patientFromOne;
      }
    }
    // In most exports an event belongs to one patient, and nothing needs to be compared.
    return column.missing() + (shared ? pairs(column) : column.distinct());
  }

  private long pairs(Column event) {
    long[] pairs = new long[rows];
    int known = 0;
    for (int row = 0; row < rows; row++) {
      int code = event.code(row);
      if (code != Column.MISSING) {
        pairs[known++] = (long) (patient(row) + 1) * (event.distinct() + 1L) + code;
      }
    }
    return LongRepeats.distinct(pairs, known);
  }

  /**
   * Patient keys that only blanks, capitals or leading zeros keep apart from another key; two such
   * keys may be one person.
   *
   * @return a count of keys, 0 or at least 2
   */
  public int collidingPatientKeys() {
    return patientKey == null ? 0 : patientKey.collidingKeys();
  }

  /**
   * The file that the table was read from.
   *
   * @return its name, hash and size, or empty for a table built from rows
   */
  public Optional<Origin> origin() {
    return Optional.ofNullable(origin);
  }

  /**
   * Some distinct whole rows, as texts: those with the smallest digests of their cells, at most
   * 65,536, 4 million cells and 32 MiB of UTF-8, one byte more for each cell; rows of more than 1
   * MiB are left out. The choice depends on the set of rows alone: not on their order, on threads
   * or on how the table was read. Handle with care: this is patients' data.
   *
   * <p>The sample has the header and the columns of the file, each under its role, and every one is
   * encoded with its texts. Their format is text, so that cells can be seen as they are spelled;
   * what counts as missing still does, and cells are trimmed when those of the table are. Rows that
   * differ in blanks only are two.
   *
   * <p>A table that was made from another, by leaving out rows or adding columns, answers with the
   * sample of that one; so does a sample with itself.
   *
   * @return a small table without an origin, in the order of digests, which means nothing; made by
   *     the first call
   * @throws IllegalStateException when the reader was told to sample nothing
   */
  public Table sampleRows() {
    if (sample == null) {
      throw new IllegalStateException("the rows of this table were not sampled while reading");
    }
    return sample.table();
  }

  /**
   * Whether there are {@linkplain #sampleRows sampled rows}.
   *
   * @return false when the reader was told to sample nothing
   */
  public boolean hasSampleRows() {
    return sample != null;
  }

  /** The same table with some columns replaced, in the same order and of the same length. */
  Table withColumns(List<Column> replaced) {
    return new Table(schema, header, replaced, rows, origin, sample);
  }

  /**
   * The same table without rows in which one of some columns is missing. Dictionaries stay as they
   * are: a value, or a patient, that no row holds any more keeps its code.
   *
   * @param names columns that must not be missing
   * @return a smaller table; this one when nothing was missing
   * @throws IllegalArgumentException when there is no such column
   */
  public Table withoutMissing(List<String> names) {
    return sameRowsOf(this, names);
  }

  /**
   * Another table of the same rows, without those that {@link #withoutMissing} would leave out of
   * this one.
   *
   * @param other a table of as many rows
   * @param names columns of this table that must not be missing
   * @return a smaller table; the other one when nothing was missing
   * @throws IllegalArgumentException when there is no such column
   */
  public Table sameRowsOf(Table other, List<String> names) {
    BitSet dropped = missingAny(names);
    if (dropped.isEmpty()) {
      return other;
    }
    int left = rows - dropped.cardinality();
    int[] kept = new int[left];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (!dropped.get(row)) {
        kept[count++] = row;
      }
    }
    List<Column> smaller = other.columns.stream().map(c -> c.keeping(kept)).toList();
    return new Table(other.schema, other.header, smaller, left, other.origin, other.sample);
  }

  /**
   * Rows in which one of some columns is missing.
   *
   * @param names names of columns
   * @return a count of rows
   * @throws IllegalArgumentException when there is no such column
   */
  public long rowsMissingAny(List<String> names) {
    return missingAny(names).cardinality();
  }

  private BitSet missingAny(List<String> names) {
    BitSet missing = new BitSet(rows);
    int[] codes = new int[Math.min(rows, CHUNK)];
    for (String name : names) {
      Column column = column(name);
      for (int from = 0; column.missing() > 0 && from < rows; from += CHUNK) {
        int count = Math.min(CHUNK, rows - from);
        column.copyCodes(from, codes, count);
        for (int i = 0; i < count; i++) {
          if (codes[i] == Column.MISSING) {
            missing.set(from + i);
          }
        }
      }
    }
    return missing;
  }

  /**
   * The patients that have a row.
   *
   * @return a count; {@link #patients()} unless rows were left out
   */
  public int patientsWithRows() {
    if (patientKey == null) {
      return rows;
    }
    BitSet seen = new BitSet(patients());
    for (int row = 0; row < rows; row++) {
      int patient = patient(row);
      if (patient != NO_PATIENT) {
        seen.set(patient);
      }
    }
    return seen.cardinality();
  }

  /** The same table with further columns of its length; the header stays that of the file. */
  Table withFurtherColumns(List<Column> further) {
    List<Column> all = new ArrayList<>(columns);
    all.addAll(further);
    Schema wider = Schema.of(all.stream().map(Column::spec).toList());
    Schema same = schema.event().map(wider::withEvent).orElse(wider);
    return new Table(same, header, all, rows, origin, sample);
  }

  @Override
  public String toString() {
    return "Table of " + rows + " rows, " + columns.size() + " columns";
  }

  /** Collects rows; not safe for use by several threads. */
  public static final class Builder {
    private final Schema schema;
    private final Header header;
    private final List<CellColumn> columns;
    private final @Nullable RowSample sample;
    private int rows;

    Builder(Schema schema, Header header, TableFormat format, Reading reading) {
      this.schema = schema;
      this.header = header;
      this.columns =
          ColumnPlan.of(schema, format, reading).stream()
              .map(plan -> CellColumn.of(plan, reading))
              .toList();
      this.sample = reading.samples() ? new RowSample(schema, header, format, ',') : null;
    }

    /**
     * Adds one row.
     *
     * @param cells as many cells as the schema has columns
     * @return this builder
     * @throws IllegalArgumentException when the number of cells is another
     */
    public Builder row(List<String> cells) {
      if (cells.size() != columns.size()) {
        throw new IllegalArgumentException(
            "row " + (rows + 1) + " has " + cells.size() + " cells, not " + columns.size());
      }
      long digest = RowSample.NO_CELLS;
      for (int i = 0; i < cells.size(); i++) {
        CellColumn.Spelling cell = columns.get(i).add(cells.get(i));
        digest = RowSample.digest(digest, cell.low(), cell.high());
      }
      if (sample != null && sample.lacks(digest)) {
        sample.offer(digest, cells);
      }
      rows++;
      return this;
    }

    /**
     * Adds one row.
     *
     * @param cells as many cells as the schema has columns
     * @return this builder
     * @throws IllegalArgumentException when the number of cells is another
     */
    public Builder row(String... cells) {
      return row(List.of(cells));
    }

    /**
     * The table of the rows added so far.
     *
     * @return an immutable table without an origin
     */
    public Table build() {
      return build(null);
    }

    Table build(@Nullable Origin origin) {
      return new Table(
          schema,
          header,
          columns.stream().map(CellColumn::column).toList(),
          rows,
          origin,
          sample == null ? null : sample.result());
    }

    int rows() {
      return rows;
    }
  }
}
