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

  /** What a cell says in our own table, where it is missing as we read it. */
  private static final String MISSING = "";

  private final List<Feature> features = new ArrayList<>();
  private final @Nullable Sensitive sensitive;
  private final int count;
  private final boolean wildcard;
  private final Difference leavesOut;
  private final Set<Difference> rules = EnumSet.noneOf(Difference.class);
  private final List<String[]> rows = new ArrayList<>();

  /** A quasi-identifier: its cells, and what they are called. */
  private record Feature(Column cells, String[] names, String missing, Set<Difference> rules) {

    static Feature of(Column column, boolean star, boolean wildcard) {
      String[] names = new String[column.distinct() + 1];
      String missing = star ? DataType.ANY_VALUE : DataType.NULL_VALUE;
      names[Column.MISSING] = missing;
      Set<Difference> rules = EnumSet.noneOf(Difference.class);
      for (int code = 1; code < names.length; code++) {
        String special = special(column, code);
        names[code] = special == null ? nameOf(column, code) : special;
        if (names[code].equals(missing) && (wildcard || column.missing() > 0)) {
          rules.add(star ? Difference.STAR_TEXT : Difference.NULL_TEXT);
        }
      }
      return new Feature(column, names, missing, rules);
    }

    /** A cell as ARX sees it when only some of its rules are in force. */
    String at(int row, Set<Difference> inForce) {
      int code = cells.code(row);
      String name = names[code];
      boolean ownRule = code != Column.MISSING && name.equals(missing) && !rules.isEmpty();
      return ownRule && !inForce.containsAll(rules) ? nameOf(cells, code) : name;
    }
  }

  /** The sensitive column. */
  private record Sensitive(Column cells, String[] names, List<Integer> codes) {

    static Sensitive of(Column column, @Nullable GroundDistance distance) {
      List<Integer> codes = places(column, distance);
      String[] names = new String[column.distinct() + 1];
      names[Column.MISSING] = DataType.NULL_VALUE;
      for (int place = 0; place < codes.size(); place++) {
        names[codes.get(place)] = sensitiveName(place);
      }
      return new Sensitive(column, names, codes);
    }

    String at(int row, Set<Difference> inForce) {
      int code = cells.code(row);
      return code == Column.MISSING && !inForce.contains(Difference.MISSING_SENSITIVE)
          ? MISSING
          : names[code];
    }
  }

  private ArxRows(Question question, List<String> columns, @Nullable String sensitive) {
    this.wildcard = question.policy().missing() == MissingMode.WILDCARD;
    this.count = question.table().rows();
    boolean star = missingName(question).equals(DataType.ANY_VALUE);
    this.leavesOut = star ? Difference.MISSING_ROWS : Difference.SUPPRESSED_ROWS;
    for (String column : columns) {
      Feature feature = Feature.of(question.table().column(column), star, wildcard);
      features.add(feature);
      rules.addAll(feature.rules());
    }
    this.sensitive =
        sensitive == null
            ? null
            : Sensitive.of(
                question.asRead().column(sensitive), question.distances().get(sensitive));
    if (this.sensitive == null) {
      // The privacy models of sensitive columns look at every row.
      rules.add(leavesOut);
    } else if (this.sensitive.cells().missing() > 0) {
      rules.add(Difference.MISSING_SENSITIVE);
    }
    boolean suppressed = false;
    for (int row = 0; row < count; row++) {
      String[] tuple = tuple(row, rules);
      suppressed |= isSuppressed(tuple);
      rows.add(tuple);
    }
    if (!suppressed) {
      rules.remove(leavesOut);
    }
    rows.sort(Arrays::compare);
    rows.add(0, header());
  }

  private String[] header() {
    List<String> header = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      header.add("q" + i);
    }
    if (sensitive != null) {
      header.add(SENSITIVE);
    }
    return header.toArray(String[]::new);
  }

  private String[] tuple(int row, Set<Difference> inForce) {
    String[] tuple = new String[features.size() + (sensitive == null ? 0 : 1)];
    for (int i = 0; i < features.size(); i++) {
      tuple[i] = features.get(i).at(row, inForce);
    }
    if (sensitive != null) {
      tuple[features.size()] = sensitive.at(row, inForce);
    }
    return tuple;
  }

  static ArxRows of(Question question, List<String> quasiIdentifiers) {
    return new ArxRows(question, quasiIdentifiers, null);
  }

  static ArxRows of(Question question, List<String> quasiIdentifiers, String sensitive) {
    return new ArxRows(question, quasiIdentifiers, sensitive);
  }

  private boolean isSuppressed(String[] tuple) {
    for (int i = 0; i < features.size(); i++) {
      if (!tuple[i].equals(DataType.ANY_VALUE)) {
        return false;
      }
    }
    return true;
  }

  /** What ARX is given for a missing cell of a quasi-identifier. */
  static String missingName(Question question) {
    boolean star =
        question.policy().missing() == MissingMode.WILDCARD
            || question.policy().format().missingValues().contains(DataType.ANY_VALUE);
    return star ? DataType.ANY_VALUE : DataType.NULL_VALUE;
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
    return sensitive == null ? List.of() : sensitive.codes();
  }

  /** The place of a sensitive value by its name; the one after the last for a missing value. */
  int place(String name) {
    return name.equals(DataType.NULL_VALUE) ? codes().size() : Integer.parseInt(name);
  }

  /** Names of the quasi-identifiers. */
  Set<String> quasiIdentifiers() {
    return new HashSet<>(List.of(rows.get(0)).subList(0, features.size()));
  }

  /** Rules of ARX that make other rows of these. */
  Set<Difference> rules() {
    return rules;
  }

  boolean missingSensitive() {
    return rules.contains(Difference.MISSING_SENSITIVE);
  }

  long rowCount() {
    return count;
  }

  /** Whether ARX would see rows in which something is not suppressed. */
  boolean anyRowLeft() {
    return rows.stream().skip(1).anyMatch(r -> !isSuppressed(r));
  }

  /** The rows, ready for ARX. */
  Data data() {
    Data data = Data.create(rows);
    for (int i = 0; i < features.size(); i++) {
      String name = rows.get(0)[i];
      data.getDefinition().setAttributeType(name, AttributeType.QUASI_IDENTIFYING_ATTRIBUTE);
      data.getDefinition().setAttributeType(name, identity(i));
    }
    if (sensitive != null) {
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
   * @param inForce the rules among those of {@link #rules()} that are followed; with none, these
   *     are the rows that we measured
   */
  Table table(Set<Difference> inForce) {
    List<ColumnSpec> specs = new ArrayList<>();
    for (String name : rows.get(0)) {
      specs.add(
          new ColumnSpec(
              name,
              specs.size() + 1,
              name.equals(SENSITIVE) ? Role.SENSITIVE : Role.QUASI_IDENTIFIER));
    }
    Set<String> missing = Set.of(wildcard ? DataType.ANY_VALUE : MISSING);
    Table.Builder builder =
        Table.builder(Schema.of(specs), TableFormat.strict().withMissingValues(missing));
    boolean suppressing = inForce.contains(leavesOut);
    for (int row = 0; row < count; row++) {
      String[] tuple = tuple(row, inForce);
      if (!suppressing || !isSuppressed(tuple)) {
        builder.row(tuple);
      }
    }
    return builder.build();
  }

  @Override
  public String toString() {
    return "ArxRows of " + rowCount() + " rows";
  }
}
