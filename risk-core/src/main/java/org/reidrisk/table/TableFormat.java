package org.reidrisk.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a delimited file is to be read. Immutable; {@link #strict()} is the default of a policy.
 *
 * @param delimiter the character between cells, or null to find it in the first line
 * @param encoding the character encoding
 * @param trim whether cells lose surrounding blanks before they are compared
 * @param missingValues the cells that count as missing, after trimming
 */
public record TableFormat(
    @Nullable Character delimiter, Charset encoding, boolean trim, Set<String> missingValues) {

  /** The delimiters that can be found without being told. */
  public static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

  /**
   * Takes a copy of the missing values.
   *
   * @throws IllegalArgumentException when the delimiter is none of {@link #DELIMITERS}
   */
  public TableFormat {
    Objects.requireNonNull(encoding);
    if (delimiter != null && !DELIMITERS.contains(delimiter)) {
      throw new IllegalArgumentException("a delimiter is one of , ; tab |");
    }
    missingValues = Collections.unmodifiableSet(new LinkedHashSet<>(missingValues));
  }

  /**
   * The delimiter is found, the encoding is UTF-8, nothing is trimmed, the empty cell is missing.
   *
   * @return the strict default
   */
  public static TableFormat strict() {
    return new TableFormat(null, StandardCharsets.UTF_8, false, Set.of(""));
  }

  /**
   * The same with a given delimiter.
   *
   * @param character one of {@link #DELIMITERS}
   * @return a changed copy
   */
  public TableFormat withDelimiter(char character) {
    return new TableFormat(character, encoding, trim, missingValues);
  }

  /**
   * The same with other cells counting as missing.
   *
   * @param values exactly these cells
   * @return a changed copy
   */
  public TableFormat withMissingValues(Set<String> values) {
    return new TableFormat(delimiter, encoding, trim, values);
  }

  /**
   * The same with blanks around cells removed or kept.
   *
   * @param yes whether to trim
   * @return a changed copy
   */
  public TableFormat withTrim(boolean yes) {
    return new TableFormat(delimiter, encoding, yes, missingValues);
  }

  /**
   * The same in another encoding.
   *
   * @param charset the encoding
   * @return a changed copy
   */
  public TableFormat withEncoding(Charset charset) {
    return new TableFormat(delimiter, charset, trim, missingValues);
  }
}
