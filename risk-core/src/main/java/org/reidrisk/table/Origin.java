package org.reidrisk.table;

import java.util.Objects;

/**
 * Where a table's rows came from: the exact bytes of a release candidate.
 *
 * @param file base name of the file, without its folder
 * @param sha256 SHA-256 of the file as stored (compressed files are not unpacked for it),
 *     lower-case hexadecimal
 * @param bytes size of the file as stored
 * @param delimiter the character between cells that was found or given
 * @param encoding the character encoding that the file was read with
 */
public record Origin(String file, String sha256, long bytes, char delimiter, String encoding) {
  /** Checks that the origin is complete. */
  public Origin {
    Objects.requireNonNull(file);
    Objects.requireNonNull(sha256);
    Objects.requireNonNull(encoding);
  }

  /**
   * The delimiter as policies and records write it.
   *
   * @return the character itself, or {@code tab}
   */
  public String delimiterWord() {
    return delimiter == '\t' ? "tab" : String.valueOf(delimiter);
  }
}
