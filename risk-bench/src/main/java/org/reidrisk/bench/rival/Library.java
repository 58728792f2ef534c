package org.reidrisk.bench.rival;

import java.security.CodeSource;
import java.util.Locale;

/** Which version of a library is measured. */
final class Library {
  private Library() {}

  /** The name of the jar that a class comes from, which holds the version. */
  static String of(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    String path = source == null ? "" : source.getLocation().getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.toLowerCase(Locale.ROOT).endsWith(".jar")
        ? name.substring(0, name.length() - ".jar".length())
        : type.getPackageName();
  }
}
