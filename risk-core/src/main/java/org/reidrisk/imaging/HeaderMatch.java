package org.reidrisk.imaging;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Term;

/**
 * What a column name was recognised as, and why.
 *
 * @param attribute the catalogue's entry, or null when the name means nothing to it
 * @param rule why it matched; {@link Rule#NONE} when it did not
 * @param about the part of the name that matched, or the remark behind it; never a cell value
 * @param shared whether another column of the file matched the same attribute
 */
public record HeaderMatch(@Nullable Attribute attribute, Rule rule, String about, boolean shared) {

  /** Why a name matched, the surest first. */
  public enum Rule implements Term {
    /** A group and element number. */
    TAG,
    /** The keyword, whatever its capitals and separators. */
    KEYWORD,
    /** The attribute's name. */
    NAME,
    /** A keyword or name behind a prefix such as {@code RETIRED_}. */
    PREFIX,
    /** A keyword or name before a suffix such as {@code _DICOM}. */
    SUFFIX,
    /** The last part of a path through sequences. */
    PATH,
    /** One of several values, by its number. */
    INDEX,
    /** A spelling that other tools use. */
    ALIAS,
    /** An odd group: private, without a keyword. */
    PRIVATE,
    /** The first letters, at least twenty, of exactly one keyword: a name that was cut short. */
    CUT,
    /** A bare word such as {@code site}, taken because other columns are imaging columns. */
    BARE_WORD,
    /** Nothing matched. */
    NONE
  }

  /** Checks that nothing is missing. */
  public HeaderMatch {
    Objects.requireNonNull(rule);
    Objects.requireNonNull(about);
  }
}
