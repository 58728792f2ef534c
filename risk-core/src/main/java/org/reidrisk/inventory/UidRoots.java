package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.reidrisk.Finding;
import org.reidrisk.Severity;

/**
 * Names the publicly known owners of UID roots. A root is a fact about software, not about a
 * patient, and may be told.
 *
 * <ul>
 *   <li>{@code uid-maker-roots}, warning: some UIDs begin as a maker's machines begin them, so they
 *       were not replaced
 *   <li>{@code uid-roots}, info: all of them come from tools, from UUIDs or from nobody known
 * </ul>
 */
final class UidRoots implements LeakDetector {
  @Override
  public List<Finding> findings(ExportView export) {
    List<Finding> findings = new ArrayList<>();
    for (UidColumn uids : export.uidColumns()) {
      Map<UidFamily, Long> families = new EnumMap<>(UidFamily.class);
      for (int code = 1; code < uids.codes(); code++) {
        String uid = uids.uid(code);
        if (uid != null) {
          families.merge(UidFamily.of(uid), 1L, Long::sum);
        }
      }
      findings.add(finding(uids, families));
    }
    return findings;
  }

  private static Finding finding(UidColumn uids, Map<UidFamily, Long> families) {
    String evidence =
        families.entrySet().stream()
            .map(e -> e.getKey().word() + " " + e.getValue())
            .collect(Collectors.joining(", ", "sampled UIDs by root: ", ""));
    boolean makers = families.keySet().stream().anyMatch(UidFamily::maker);
    return makers
        ? new Finding(
            "uid-maker-roots",
            Severity.WARNING,
            uids.column().name(),
            "Some of its UIDs begin with the root of a maker of machines, so they were not"
                + " replaced and can be matched with the original images; replace them.",
            evidence)
        : new Finding(
            "uid-roots",
            Severity.INFO,
            uids.column().name(),
            families.size() == 1
                ? "All its UIDs begin with one root, none of a known maker of machines."
                : "Its UIDs begin with several roots, none of a known maker of machines; one root"
                    + " for all would show that all were replaced.",
            evidence);
  }
}
