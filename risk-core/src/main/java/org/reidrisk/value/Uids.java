package org.reidrisk.value;

import java.util.Optional;
import java.util.regex.Pattern;

/** Spellings of DICOM unique identifiers. */
final class Uids {
  private static final int LONGEST = 64;
  private static final Pattern UID = Pattern.compile("(?:0|[1-9]\\d*)(?:\\.(?:0|[1-9]\\d*))*");

  private Uids() {}

  static Optional<String> canonical(String cell) {
    int end = cell.length();
    while (end > 0 && (cell.charAt(end - 1) == ' ' || cell.charAt(end - 1) == '\0')) {
      end--;
    }
    String uid = cell.substring(0, end).stripLeading();
    return uid.length() <= LONGEST && UID.matcher(uid).matches()
        ? Optional.of(uid)
        : Optional.empty();
  }
}
