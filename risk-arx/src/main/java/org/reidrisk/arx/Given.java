package org.reidrisk.arx;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.reidrisk.assess.CrossCheck.Question;
import org.reidrisk.measure.GroundDistance;
import org.reidrisk.measure.Measurement;
import org.reidrisk.policy.MissingMode;
import org.reidrisk.record.CrossCheckResult.Preparation;

/** What ARX is given in another form than a file would give it. */
final class Given {
  private Given() {}

  /**
   * In which form missing cells and a population are handed over; nothing for what is not there.
   */
  static List<Preparation> of(Question question) {
    List<Preparation> given = new ArrayList<>();
    Set<String> quasiIdentifiers = new LinkedHashSet<>();
    Set<String> sensitive = new LinkedHashSet<>();
    for (Measurement figure : question.figures()) {
      quasiIdentifiers.addAll(figure.quasiIdentifiers());
      String of = figure.of();
      if (of != null) {
        sensitive.add(of);
      }
    }
    if (quasiIdentifiers.stream().anyMatch(c -> question.table().column(c).missing() > 0)) {
      given.add(
          new Preparation(
              "missing-given-as-text",
              "missing cells of quasi-identifiers given as \""
                  + ArxRows.missingName(question)
                  + "\""));
    }
    // With wildcards nothing of a sensitive column is handed over.
    boolean classes = question.policy().missing() != MissingMode.WILDCARD;
    sensitive.removeIf(c -> question.asRead().column(c).missing() == 0);
    if (classes && !sensitive.isEmpty()) {
      boolean ordered =
          sensitive.stream()
              .anyMatch(c -> question.distances().get(c) instanceof GroundDistance.Ordered);
      given.add(
          new Preparation(
              "missing-sensitive-given-as-value",
              "missing sensitive cells given as one more value"
                  + (ordered ? ", the last one where values have an order" : "")));
    }
    if (question.register() != null && ArxCrossCheck.hasPopulation(question.figures())) {
      given.add(
          new Preparation(
              "population-made",
              "a population made of the register, with people added where it holds fewer than the"
                  + " release"));
    }
    return given;
  }
}
