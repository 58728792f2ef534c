package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reidrisk.policy.Statement;
import org.reidrisk.record.Assessment;

/**
 * Which sections and annexes a report has, and what they are called: fourteen sections, numbered
 * from 0, are in every report; annexes carry letters.
 */
final class Contents {

  /** The sections, in order; the place in the list is the number. */
  static final List<String> SECTIONS =
      List.of(
          "decision",
          "scope",
          "data",
          "columns",
          "context",
          "threshold",
          "measured",
          "linkage",
          "disclosure",
          "utility",
          "history",
          "residual",
          "provenance",
          "sign-off");

  /** What stands inside a section, and which. */
  private static final Map<String, String> PARTS =
      Map.of(
          "charts", "measured",
          "subgroups", "measured",
          "sensitivity", "measured",
          "earlier", "linkage");

  private static final List<String> STATEMENTS = List.of("expert", "protection");
  private static final List<String> TABLES =
      List.of("figures", "all-columns", "inventory", "findings");

  private final Map<String, String> labels = new HashMap<>();
  private final List<String> annexes = new ArrayList<>();

  private Contents() {
    for (int i = 0; i < SECTIONS.size(); i++) {
      labels.put(SECTIONS.get(i), String.valueOf(i));
    }
    PARTS.forEach((part, section) -> labels.put(part, labels.getOrDefault(section, "")));
  }

  /** Statements that the policy asks for come first: they are short and somebody signs them. */
  static Contents of(Assessment assessment) {
    Contents contents = new Contents();
    if (assessment.release().asksFor(Statement.HIPAA_EXPERT_DETERMINATION)) {
      contents.annex(STATEMENTS.get(0));
    }
    if (assessment.release().asksFor(Statement.DATA_PROTECTION)) {
      contents.annex(STATEMENTS.get(1));
    }
    TABLES.forEach(contents::annex);
    if (MovedFigures.needAnnex(assessment)) {
      contents.annex("moved");
    }
    if (!assessment.crossChecks().isEmpty()) {
      contents.annex("cross-check");
    }
    return contents;
  }

  private void annex(String key) {
    labels.put(key, String.valueOf((char) ('A' + annexes.size())));
    annexes.add(key);
  }

  /** The annexes, in order. */
  List<String> annexes() {
    return List.copyOf(annexes);
  }

  boolean has(String key) {
    return labels.containsKey(key);
  }

  boolean isAnnex(String key) {
    return annexes.contains(key);
  }

  boolean isPart(String key) {
    return PARTS.containsKey(key);
  }

  /** The number of a section, also for a part of it, or the letter of an annex. */
  String label(String key) {
    String label = labels.get(key);
    if (label == null) {
      throw new IllegalArgumentException("the report has no section " + key);
    }
    return label;
  }
}
