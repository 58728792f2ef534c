package org.reidrisk.inventory;

import java.util.List;
import org.reidrisk.Finding;

/**
 * What a detector found.
 *
 * @param findings what leaks
 * @param timelines the years of times inside UIDs
 */
record Leaks(List<Finding> findings, List<UidTimeline> timelines) {
  /** Takes copies. */
  Leaks {
    findings = List.copyOf(findings);
    timelines = List.copyOf(timelines);
  }
}
