package org.reidrisk.report.linkage;

import java.util.Collection;
import java.util.List;
import org.reidrisk.policy.NearestName;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.table.Header;

/** Looks up the columns that a policy names among those of a table. */
final class NamedColumns {
  private NamedColumns() {}

  /** Whether the nearest column is named: where the first line may be data it may be a cell. */
  enum Hint {
    /** Columns of the release, which the policy knows. */
    ALWAYS,
    /** A table most of whose columns are there has a header. */
    UNLESS_HALF_ARE_MISSING,
    /** A table of keys. */
    NEVER
  }

  /**
   * Checks that columns are there.
   *
   * @param wanted the names in the policy
   * @param names the columns that are there
   * @param what the scenario and the file, for the message
   * @param code the code of the mistake
   * @param hint whether a message may name a column that is there
   * @throws PolicyException when one is not
   */
  static void require(
      Collection<String> wanted, List<String> names, String what, String code, Hint hint) {
    List<String> missing =
        wanted.stream().distinct().filter(name -> !names.contains(name)).toList();
    if (missing.isEmpty()) {
      return;
    }
    long named = wanted.stream().distinct().count();
    String first = missing.get(0);
    boolean mayBeData = hint == Hint.UNLESS_HALF_ARE_MISSING && 2L * missing.size() >= named;
    if (mayBeData || hint == Hint.NEVER) {
      throw new PolicyException(
          code,
          0,
          0,
          what
              + " lacks "
              + missing.size()
              + " of the "
              + named
              + (named == 1 ? " column" : " columns")
              + " that the scenario names, first \""
              + first
              + "\"; its first line has "
              + names.size()
              + (names.size() == 1 ? " cell" : " cells")
              + ": check that it is a header, the delimiter and the names");
    }
    String nearest =
        NearestName.of(first, names).map(n -> "; the nearest is \"" + n + "\"").orElse("");
    throw new PolicyException(
        code, 0, 0, what + " has no column \"" + first + "\"" + nearest + "; correct the scenario");
  }

  /**
   * Checks that no column is named that is there twice: which of them is meant cannot be told.
   *
   * @param wanted names that are there
   * @param header the columns of the file
   * @param what the scenario and the file, for the message
   * @throws PolicyException that says where they are
   */
  static void requireOnce(Collection<String> wanted, Header header, String what) {
    for (int position : header.repeated()) {
      String later = header.names().get(position - 1);
      for (String name : wanted) {
        if (later.startsWith(name + "@" + position)) {
          throw new PolicyException(
              "held-column-repeated",
              0,
              0,
              what
                  + " has two columns \""
                  + name
                  + "\", at positions "
                  + (header.names().indexOf(name) + 1)
                  + " and "
                  + position
                  + "; give one of them another name in the file, or name the later one \""
                  + later
                  + "\"");
        }
      }
    }
  }
}
