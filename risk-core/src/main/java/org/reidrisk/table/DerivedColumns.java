package org.reidrisk.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.value.ValueFormat;

/**
 * Computes columns that survive a constant shift of each patient's dates.
 *
 * <p>An event is a distinct value of the schema's event column within a patient; a row without such
 * a value, or of a table without such a column, is an event of its own. A date is what {@link
 * ValueFormat#DATE} reads, whatever the format of the column, or what stands in front of the time
 * in a DICOM or ISO date-time. Columns of a patient hold the same text in each of the patient's
 * rows and are missing in rows without patient key; without a patient key column each row is its
 * own patient.
 *
 * <ul>
 *   <li>{@link Derivation#INTERVAL_SEQUENCE}: the distinct pairs of event and day, sorted by day;
 *       the days from one to the next, joined by hyphens: {@code 0-35-7}. One pair only: {@code
 *       none}. Distinct pairs of an event and a cell without a readable date are counted at the
 *       end, {@code 35+?2}, so that such patients look like no complete one; cells that hold a text
 *       follow with it, {@code 35+?1!10:14.03.2021}, since two texts that cannot be read here may
 *       differ for an attacker. Equal sequences thus never rest on something unknown but missing
 *       cells, which are a value of their own here as everywhere.
 *   <li>{@link Derivation#EVENT_COUNT}: the number of events.
 *   <li>{@link Derivation#VALUE_SEQUENCE}: one entry per distinct pair of event and value, at the
 *       earliest date of such a row, sorted by date, then by text; each written as its length in
 *       UTF-16 units and its text, {@code 2:CT 2:MR}, a missing value as {@code ?} (before the
 *       others of its day). Entries without a readable date stand last, with {@code @?} or the
 *       cell's text in front: {@code @?2:CT}, {@code @10:14.03.20212:CT}.
 *   <li>{@link Derivation#SPAN}: days from the first to the last readable date, at least 0; missing
 *       when there is none. Other cells add nothing: it is what the release shows.
 *   <li>{@link Derivation#TIME_OF_DAY}: by row, the canonical time of {@link ValueFormat#TIME},
 *       behind it a time zone as it was written; missing when the cell is, its exact text when that
 *       is neither a time nor a date-time.
 * </ul>
 *
 * <p>Source: El Emam and Arbuckle on adversary power.
 */
public final class DerivedColumns {
  private final PatientRows patients;
  private final long[] keys;
  private long[] pairs = new long[0];

  private DerivedColumns(PatientRows patients) {
    this.patients = patients;
    this.keys = new long[patients.largest()];
  }

  /**
   * Appends columns to a table; it keeps its header, which is that of the file.
   *
   * @param table the table
   * @param derived what is to be computed, from columns of that table; may be empty
   * @return a table with the columns behind its own, whose positions follow on and whose roles are
   *     {@link RoleOrigin#DERIVED}
   * @throws IllegalArgumentException when a column is not there, or a name is taken
   * @throws IllegalStateException when a column was skipped while reading, or its texts are needed
   *     and were not kept
   */
  public static Table append(Table table, List<DerivedColumn> derived) {
    if (derived.isEmpty()) {
      return table;
    }
    Set<String> names = new HashSet<>();
    table.schema().columns().forEach(spec -> names.add(spec.name()));
    for (DerivedColumn column : derived) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(
            "a derived column has the name of another column: \"" + column.name() + "\"");
      }
      requireUsable(table, column);
    }
    DerivedColumns ofPatients = null;
    List<Column> further = new ArrayList<>();
    for (DerivedColumn column : derived) {
      ColumnSpec spec = spec(column, table.columns().size() + further.size() + 1);
      if (column.derivation() == Derivation.TIME_OF_DAY) {
        further.add(timeOfDay(spec, table.column(Objects.requireNonNull(column.of())), table));
      } else {
        if (ofPatients == null) {
          ofPatients = new DerivedColumns(new PatientRows(table));
        }
        further.add(ofPatients.column(spec, column));
      }
    }
    return table.withFurtherColumns(further);
  }

  private static void requireUsable(Table table, DerivedColumn derived) {
    for (String source : Arrays.asList(derived.of(), derived.by())) {
      if (source != null) {
        Column column = requireEncoded(table.column(source));
        if (!column.keepsTexts()) {
          throw new IllegalStateException(
              "column "
                  + column.spec().position()
                  + " has too many long texts to keep; nothing can be derived from it");
        }
      }
    }
    if (derived.derivation() != Derivation.TIME_OF_DAY) {
      table.schema().event().ifPresent(event -> requireEncoded(table.column(event)));
      table.schema().patientKey().ifPresent(key -> requireEncoded(table.column(key)));
    }
  }

  private static Column requireEncoded(Column column) {
    if (!column.encoded()) {
      throw new IllegalStateException(
          "column "
              + column.spec().position()
              + " was skipped while reading; a derived column needs it");
    }
    return column;
  }

  private static ColumnSpec spec(DerivedColumn column, int position) {
    ValueFormat format =
        switch (column.derivation()) {
          case INTERVAL_SEQUENCE, VALUE_SEQUENCE -> ValueFormat.TEXT;
          case EVENT_COUNT, SPAN -> ValueFormat.NUMBER;
          case TIME_OF_DAY -> ValueFormat.TIME;
        };
    return new ColumnSpec(
        column.name(), position, column.role(), RoleOrigin.DERIVED, column.knowledge(), format);
  }

  // By row

  private static Column timeOfDay(ColumnSpec spec, Column source, Table table) {
    DateTimeTexts times = new DateTimeTexts();
    TextCodes texts = new TextCodes();
    int[] codeOfSource = new int[source.distinct() + 1];
    boolean[] unparsed = new boolean[source.distinct() + 1];
    for (int code = 1; code < codeOfSource.length; code++) {
      String time = times.time(source.value(code));
      codeOfSource[code] = texts.write(time).code();
      unparsed[code] = ValueFormat.TIME.canonical(time).isEmpty();
    }
    int[] codes = new int[table.rows()];
    source.copyCodes(0, codes, codes.length);
    long unparsedRows = 0;
    for (int row = 0; row < codes.length; row++) {
      unparsedRows += unparsed[codes[row]] ? 1 : 0;
      codes[row] = codeOfSource[codes[row]];
    }
    return column(spec, codes, texts, unparsedRows);
  }

  private static Column column(ColumnSpec spec, int[] codes, TextCodes texts, long unparsed) {
    long missing = Arrays.stream(codes).filter(code -> code == Column.MISSING).count();
    return new Column(
        spec,
        Codes.pack(codes, codes.length, texts.distinct()),
        texts.dictionary(),
        missing,
        unparsed);
  }

  // By patient

  /** Writes the text of a patient whose rows stand between two places; nothing when missing. */
  private interface Writer {
    void write(int from, int to, TextCodes text);
  }

  private Column column(ColumnSpec spec, DerivedColumn derived) {
    Table table = patients.table();
    @Nullable Column of = derived.of() == null ? null : table.column(derived.of());
    TextCodes texts = new TextCodes();
    Writer writer = writer(derived, of);
    int[] codeOfPatient = new int[patients.patients()];
    for (int patient = 0; patient < codeOfPatient.length; patient++) {
      writer.write(patients.start(patient), patients.start(patient + 1), texts);
      codeOfPatient[patient] = texts.isBlank() ? Column.MISSING : texts.code();
    }
    int[] codes = new int[table.rows()];
    for (int row = 0; row < codes.length; row++) {
      int patient = table.patient(row);
      codes[row] = patient == Table.NO_PATIENT ? Column.MISSING : codeOfPatient[patient];
    }
    return column(spec, codes, texts, 0);
  }

  private Writer writer(DerivedColumn derived, @Nullable Column of) {
    if (of == null) {
      return this::eventCount;
    }
    switch (derived.derivation()) {
      case INTERVAL_SEQUENCE -> {
        DatePlaces dates = new DatePlaces(of, patients);
        return (from, to, text) -> intervals(dates, from, to, text);
      }
      case SPAN -> {
        DatePlaces dates = new DatePlaces(of, patients);
        return (from, to, text) -> span(dates, from, to, text);
      }
      default -> {
        Column by = patients.table().column(Objects.requireNonNull(derived.by()));
        pairs = new long[patients.rowsAreEvents() ? 0 : keys.length];
        DatePlaces dates = new DatePlaces(by, patients);
        Entries entries = new Entries(of, patients);
        return (from, to, text) -> values(entries, dates, from, to, text);
      }
    }
  }

  private void eventCount(int from, int to, TextCodes text) {
    if (patients.rowsAreEvents()) {
      text.write(to - from);
      return;
    }
    for (int at = from; at < to; at++) {
      keys[at - from] = patients.event(at);
    }
    text.write(sortDistinct(keys, to - from));
  }

  private void span(DatePlaces dates, int from, int to, TextCodes text) {
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    for (int at = from; at < to; at++) {
      int place = dates.place(at);
      if (DatePlaces.isDay(place)) {
        first = Math.min(first, place);
        last = Math.max(last, place);
      }
    }
    if (first <= last) {
      text.write(last - first);
    }
  }

  private void intervals(DatePlaces dates, int from, int to, TextCodes text) {
    for (int at = from; at < to; at++) {
      keys[at - from] = ((long) patients.event(at) << Integer.SIZE) | dates.place(at);
    }
    int count = sortDistinct(keys, to - from);
    for (int i = 0; i < count; i++) {
      keys[i] = (int) keys[i];
    }
    Arrays.sort(keys, 0, count);
    int days = 0;
    while (days < count && DatePlaces.isDay((int) keys[days])) {
      days++;
    }
    if (days == 1) {
      text.write("none");
    }
    for (int i = 1; i < days; i++) {
      if (i > 1) {
        text.write('-');
      }
      text.write((int) (keys[i] - keys[i - 1]));
    }
    if (days < count) {
      text.write("+?").write(count - days);
    }
    for (int i = days; i < count && keys[i] != DatePlaces.MISSING; i++) {
      text.write('!').write(dates.unreadable((int) keys[i]));
    }
  }

  private void values(Entries entries, DatePlaces dates, int from, int to, TextCodes text) {
    int count = to - from;
    if (patients.rowsAreEvents()) {
      for (int i = 0; i < count; i++) {
        keys[i] = ((long) dates.place(from + i) << Integer.SIZE) | entries.rank(from + i);
      }
    } else {
      count = earliestOfEach(entries, dates, from, to);
    }
    Arrays.sort(keys, 0, count);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        text.write(' ');
      }
      int place = (int) (keys[i] >>> Integer.SIZE);
      if (place == DatePlaces.MISSING) {
        text.write("@?");
      } else if (!DatePlaces.isDay(place)) {
        text.write('@').write(dates.unreadable(place));
      }
      text.write(entries.text((int) keys[i]));
    }
  }

  /**
   * Puts date and value of each distinct pair of event and value into the keys, with the earliest
   * date; three numbers do not fit one key, so that pairs of value and date are numbered first.
   */
  private int earliestOfEach(Entries entries, DatePlaces dates, int from, int to) {
    int rows = to - from;
    for (int i = 0; i < rows; i++) {
      pairs[i] = ((long) entries.rank(from + i) << Integer.SIZE) | dates.place(from + i);
    }
    int distinct = sortDistinct(pairs, rows);
    for (int i = 0; i < rows; i++) {
      long pair = ((long) entries.rank(from + i) << Integer.SIZE) | dates.place(from + i);
      int number = Arrays.binarySearch(pairs, 0, distinct, pair);
      keys[i] = ((long) patients.event(from + i) << Integer.SIZE) | number;
    }
    int sorted = sortDistinct(keys, rows);
    int count = 0;
    long eventBefore = Long.MIN_VALUE;
    long rankBefore = -1;
    for (int i = 0; i < sorted; i++) {
      long event = keys[i] >> Integer.SIZE;
      long pair = pairs[(int) keys[i]];
      long rank = pair >>> Integer.SIZE;
      if (event != eventBefore || rank != rankBefore) {
        keys[count++] = (pair << Integer.SIZE) | rank;
        eventBefore = event;
        rankBefore = rank;
      }
    }
    return count;
  }

  /** Sorts the first numbers and moves the distinct ones to the front; returns how many. */
  private static int sortDistinct(long[] numbers, int count) {
    if (count > 1) {
      Arrays.sort(numbers, 0, count);
    }
    int distinct = Math.min(count, 1);
    for (int i = 1; i < count; i++) {
      if (numbers[i] != numbers[i - 1]) {
        numbers[distinct++] = numbers[i];
      }
    }
    return distinct;
  }

  /** The values of a column by the order of their texts; a missing value comes first. */
  private static final class Entries {
    private final Column column;
    private final int[] codes;
    private final int[] rankOfCode;
    private final int[] codeOfRank;
    private final byte[] @Nullable [] texts;

    Entries(Column column, PatientRows patients) {
      this.column = column;
      this.codes = patients.codes(column);
      Integer[] order = new Integer[column.distinct()];
      String[] values = new String[order.length];
      for (int i = 0; i < order.length; i++) {
        order[i] = i + 1;
        values[i] = column.value(i + 1);
      }
      Arrays.sort(order, (a, b) -> values[a - 1].compareTo(values[b - 1]));
      this.rankOfCode = new int[order.length + 1];
      this.codeOfRank = new int[order.length + 1];
      for (int rank = 1; rank <= order.length; rank++) {
        codeOfRank[rank] = order[rank - 1];
        rankOfCode[order[rank - 1]] = rank;
      }
      this.texts = new byte[order.length + 1][];
      texts[0] = new byte[] {'?'};
    }

    /** The rank of a row's value, by the row's place among the patients. */
    int rank(int at) {
      return rankOfCode[codes[at]];
    }

    byte[] text(int rank) {
      byte[] text = texts[rank];
      if (text == null) {
        text = DatePlaces.lengthAndText(column.value(codeOfRank[rank]));
        texts[rank] = text;
      }
      return text;
    }
  }
}
