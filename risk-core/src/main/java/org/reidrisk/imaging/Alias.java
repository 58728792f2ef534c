package org.reidrisk.imaging;

import java.util.Objects;
import org.reidrisk.Term;

/**
 * What a spelling stands for.
 *
 * @param attribute the attribute
 * @param use when it stands for it
 */
record Alias(Attribute attribute, Use use) {

  /** When a spelling stands for an attribute. */
  enum Use implements Term {
    /** It is the attribute's official name. */
    NAME,
    /** In every file. */
    ANY,
    /** Only among other columns that are known: the word alone says little. */
    CONTEXT,
    /** Never, though it is the keyword: an everyday word that only the tag makes sure. */
    NEVER,
    /** In every file, though it is the keyword of another attribute, which no table holds. */
    INSTEAD
  }

  Alias {
    Objects.requireNonNull(attribute);
    Objects.requireNonNull(use);
  }
}
