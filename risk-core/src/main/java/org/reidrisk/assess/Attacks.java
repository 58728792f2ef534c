package org.reidrisk.assess;

import java.util.List;
import org.reidrisk.Finding;
import org.reidrisk.policy.Policy;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.table.Table;

/**
 * Tries a policy's linkage scenarios on a release. The library measures and decides; whoever embeds
 * it hands in the attacks, which read attackers' files.
 */
@FunctionalInterface
public interface Attacks {

  /**
   * Runs {@link Policy#scenarios}.
   *
   * @param release the release candidate as it was read, every column that a scenario names encoded
   * @param policy the policy
   * @return what was found
   * @throws org.reidrisk.policy.PolicyException when a file or a column that a scenario names is
   *     not there
   */
  Outcome attack(Table release, Policy policy);

  /**
   * What attacks found.
   *
   * @param results at most one for each scenario; a scenario that was refused has none
   * @param findings about {@code scenario ID}; a refused scenario has a blocking one
   */
  record Outcome(List<LinkageResult> results, List<Finding> findings) {
    /** Takes copies. */
    public Outcome {
      results = List.copyOf(results);
      findings = List.copyOf(findings);
    }
  }
}
