package org.reidrisk.arx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.deidentifier.arx.AttributeType;
import org.deidentifier.arx.AttributeType.Hierarchy;
import org.deidentifier.arx.Data;
import org.deidentifier.arx.DataType;
import org.jspecify.annotations.Nullable;
import org.reidrisk.assess.CrossCheck.Question;
import org.reidrisk.measure.GroundDistance;
import org.reidrisk.policy.MissingMode;
import org.reidrisk.table.Column;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Role;
import org.reidrisk.table.Schema;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;

/**
 * The rows of one quasi-identifier set as ARX gets them.
 *
 * <p>ARX's figures depend on which cells are equal, not on what they say, so that each value gets a
 * name of ours and no patient's data reaches ARX, its messages or its logs. Names and the order of
 * rows come from the values alone: sums that ARX rounds are the same for any order of the export.
 * Two texts mean something to ARX and are passed on: {@code *}, a suppressed cell, and {@code
 * NULL}, which is also how ARX writes a missing cell. A policy that lists {@code *} as missing
 * means the former. Sensitive values are named so that their alphabetical order is the order of the
 * ground distance.
 */
final class ArxRows {
  /** The name of the sensitive column. */
  static final String SENSITIVE = "s";

  private final List<String> quasiIdentifiers = new ArrayList<>();
  private final List<String[]> rows = new ArrayList<>();
  private final boolean wildcard;
  private final boolean withSensitive;
  private final Set<Difference> rules = EnumSet.noneOf(Difference.class);
  private final boolean missingSensitive;
  private List<Integer> codes = List.of();

  private ArxRows(Question question, List<String> columns, @Nullable String sensitive) {
    this.wildcard = question.policy().missing() == MissingMode.WILDCARD;
    this.withSensitive = sensitive != null;
    boolean star = wildcard || question.policy().format().missingValues().contains("*");
    List<Column> cells = new ArrayList<>();
    List<String[]> names = new ArrayList<>();
    for (String column : columns) {
      quasiIdentifiers.add("q" + quasiIdentifiers.size());
      cells.add(question.table().column(column));
      names.add(names(question.table().column(column), star));
    }
    this.missingSensitive = sensitive != null && question.asRead().column(sensitive).missing() > 0;
    if (sensitive != null) {
      Column column = question.asRead().column(sensitive);
      codes = places(column, question.distances().get(sensitive));
      String[] ofCode = new String[column.distinct() + 1];
      ofCode[Column.MISSING] = DataType.NULL_VALUE;
      for (int place = 0; place < codes.size(); place++) {
        ofCode[codes.get(place)] = sensitiveName(place);
      }
      cells.add(column);
      names.add(ofCode);
    }
    List<String> header = new ArrayList<>(quasiIdentifiers);
    if (withSensitive) {
      header.add(SENSITIVE);
    }
    rows.add(header.toArray(String[]::new));
    boolean suppressed = false;
    List<String[]> tuples = new ArrayList<>();
    for (int row = 0; row < question.table().rows(); row++) {
      String[] tuple = new String[cells.size()];
      for (int i = 0; i < tuple.length; i++) {
        tuple[i] = names.get(i)[cells.get(i).code(row)];
      }
      suppressed |= isSuppressed(tuple);
      tuples.add(tuple);
    }
    tuples.sort(Arrays::compare);
    rows.addAll(tuples);
    if (suppressed) {
      rules.add(Difference.SUPPRESSED_ROWS);
    }
  }

  static ArxRows of(Question question, List<String> quasiIdentifiers) {
    return new ArxRows(question, quasiIdentifiers, null);
  }

  static ArxRows of(Question question, List<String> quasiIdentifiers, String sensitive) {
    return new ArxRows(question, quasiIdentifiers, sensitive);
  }

  private boolean isSuppressed(String[] tuple) {
    for (int i = 0; i < quasiIdentifiers.size(); i++) {
      if (!tuple[i].equals(DataType.ANY_VALUE)) {
        return false;
      }
    }
    return true;
  }

  private String[] names(Column column, boolean star) {
    String[] names = new String[column.distinct() + 1];
    names[Column.MISSING] = star ? DataType.ANY_VALUE : DataType.NULL_VALUE;
    for (int code = 1; code < names.length; code++) {
      String special = special(column, code);
      names[code] = special == null ? nameOf(column, code) : special;
      if (names[code].equals(names[Column.MISSING]) && column.missing() > 0) {
        rules.add(star ? Difference.STAR_TEXT : Difference.NULL_TEXT);
      }
    }
    return names;
  }

  /** A text that ARX gives a meaning to; null for others. */
  private static @Nullable String special(Column column, int code) {
    String text;
    try {
      int length = column.characters(code);
      if (length != DataType.ANY_VALUE.length() && length != DataType.NULL_VALUE.length()) {
        return null;
      }
      text = column.value(code);
    } catch (IllegalStateException e) { // only long texts are not kept
      return null;
    }
    return text.equals(DataType.ANY_VALUE) || text.equals(DataType.NULL_VALUE) ? text : null;
  }

  /** A name that depends on the value alone. */
  static String nameOf(Column column, int code) {
    return "v" + Long.toHexString(column.digest(code));
  }

  /** Digits come before the letters of NULL: a missing value is the last. */
  static String sensitiveName(int place) {
    return String.format(Locale.ROOT, "%010d", place);
  }

  /** The codes of a sensitive column in an order that does not depend on rows. */
  private static List<Integer> places(Column column, @Nullable GroundDistance distance) {
    Comparator<Integer> order =
        distance instanceof GroundDistance.Ordered ordered
            ? Comparator.comparing(ordered::rank)
            : Comparator.comparing(column::digest);
    return IntStream.rangeClosed(1, column.distinct()).boxed().sorted(order).toList();
  }

  /** The code of the sensitive value of each place, from place 0. */
  List<Integer> codes() {
    return codes;
  }

  /** Names of the quasi-identifiers. */
  Set<String> quasiIdentifiers() {
    return new HashSet<>(quasiIdentifiers);
  }

  /** Rules of ARX that make other rows of these. */
  Set<Difference> rules() {
    return rules;
  }

  boolean missingSensitive() {
    return missingSensitive;
  }

  long rowCount() {
    return rows.size() - 1L;
  }

  /** A header and the rows. */
  List<String[]> rows() {
    return rows;
  }

  /** Whether ARX would see rows in which something is not suppressed. */
  boolean anyRowLeft() {
    return rows.stream().skip(1).anyMatch(r -> !isSuppressed(r));
  }

  /** The rows, ready for ARX. */
  Data data() {
    Data data = Data.create(rows);
    for (int i = 0; i < quasiIdentifiers.size(); i++) {
      String name = quasiIdentifiers.get(i);
      data.getDefinition().setAttributeType(name, AttributeType.QUASI_IDENTIFYING_ATTRIBUTE);
      data.getDefinition().setAttributeType(name, identity(i));
    }
    if (withSensitive) {
      data.getDefinition().setAttributeType(SENSITIVE, AttributeType.SENSITIVE_ATTRIBUTE);
    }
    return data;
  }

  /** A hierarchy that generalises nothing. */
  private Hierarchy identity(int column) {
    Set<String> values = new HashSet<>();
    rows.stream().skip(1).forEach(r -> values.add(r[column]));
    return Hierarchy.create(
        values.stream().sorted().map(v -> new String[] {v}).toArray(String[][]::new));
  }

  /**
   * The same rows as a table of ours: what we would measure under ARX's rules.
   *
   * @param all whether rows stay of which everything is suppressed
   */
  Table table(boolean all) {
    List<ColumnSpec> specs = new ArrayList<>();
    for (String name : rows.get(0)) {
      specs.add(
          new ColumnSpec(
              name,
              specs.size() + 1,
              name.equals(SENSITIVE) ? Role.SENSITIVE : Role.QUASI_IDENTIFIER));
    }
    Set<String> missing = wildcard ? Set.of(DataType.ANY_VALUE) : Set.of();
    Table.Builder builder =
        Table.builder(Schema.of(specs), TableFormat.strict().withMissingValues(missing));
    rows.stream().skip(1).filter(r -> all || !isSuppressed(r)).forEach(builder::row);
    return builder.build();
  }

  @Override
  public String toString() {
    return "ArxRows of " + rowCount() + " rows";
  }
}
