package org.reidrisk.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.reidrisk.Finding;
import org.reidrisk.Severity;

/** Collects what changed. */
final class Changes {
  private final List<Finding> findings = new ArrayList<>();

  void info(String code, String about, String text, String evidence) {
    findings.add(new Finding(code, Severity.INFO, about, text, evidence));
  }

  void warning(String code, String about, String text, String evidence) {
    findings.add(new Finding(code, Severity.WARNING, about, text, evidence));
  }

  /** What keeps the release from being accepted until the policy names it with a reason. */
  void blocking(String code, String about, String text, String evidence) {
    findings.add(new Finding(code, Severity.BLOCKING, about, text, evidence));
  }

  void add(String code, Severity severity, String about, String text, String evidence) {
    findings.add(new Finding(code, severity, about, text, evidence));
  }

  /** The most severe first, otherwise in the order of their finding. */
  List<Finding> sorted() {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(Comparator.comparing(Finding::severity).reversed());
    return sorted;
  }
}
