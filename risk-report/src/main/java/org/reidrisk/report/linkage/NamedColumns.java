package org.reidrisk.report.linkage;

import java.util.Collection;
import java.util.List;
import org.reidrisk.policy.NearestName;
import org.reidrisk.policy.PolicyException;

/** Looks up the columns that a policy names among those of a table. */
final class NamedColumns {
  private NamedColumns() {}

  /**
   * Checks that columns are there.
   *
   * @param wanted the names in the policy
   * @param names the columns that are there
   * @param what the scenario and the file, for the message
   * @param code the code of the mistake
   * @throws PolicyException that names the nearest header, unless most names are missing: then the
   *     first line may be data, which no message shows
   */
  static void require(Collection<String> wanted, List<String> names, String what, String code) {
    List<String> missing =
        wanted.stream().distinct().filter(name -> !names.contains(name)).toList();
    if (missing.isEmpty()) {
      return;
    }
    long named = wanted.stream().distinct().count();
    String first = missing.get(0);
    if (2L * missing.size() > named) {
      throw new PolicyException(
          code,
          0,
          0,
          what
              + " lacks "
              + missing.size()
              + " of the "
              + named
              + " columns that the scenario names, first \""
              + first
              + "\"; is its first line a header, and its delimiter the one of the policy?");
    }
    String nearest =
        NearestName.of(first, names).map(n -> "; the nearest is \"" + n + "\"").orElse("");
    throw new PolicyException(
        code, 0, 0, what + " has no column \"" + first + "\"" + nearest + "; correct the scenario");
  }
}
