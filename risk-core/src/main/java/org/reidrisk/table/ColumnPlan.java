package org.reidrisk.table;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to become of a column.
 *
 * @param rule what its cells mean
 * @param fate how much of it is kept
 */
record ColumnPlan(CellRule rule, Fate fate) {

  /** How much of a column is kept. */
  enum Fate {
    /** A code for every row. */
    ENCODED,
    /** A sample of its values; missing and unparsed cells are counted. */
    SAMPLED,
    /** Missing cells are counted. */
    SKIPPED
  }

  /** The plans for the columns of a file. */
  static List<ColumnPlan> of(Schema schema, TableFormat format, Reading reading) {
    List<ColumnPlan> plans = new ArrayList<>();
    for (ColumnSpec spec : schema.columns()) {
      CellRule rule = new CellRule(spec, format.trim(), format.missingValues());
      boolean encoded = reading.encodes(spec.name()) || isMeasured(spec, schema);
      // What is not plain would have to be looked at closely to count what is missing.
      Fate fate =
          encoded
              ? Fate.ENCODED
              : reading.samples() ? Fate.SAMPLED : rule.isPlain() ? Fate.SKIPPED : Fate.ENCODED;
      plans.add(new ColumnPlan(rule, fate));
    }
    return plans;
  }

  /** Whether some figure or check needs more of a column than its missing cells. */
  private static boolean isMeasured(ColumnSpec spec, Schema schema) {
    boolean event = schema.event().filter(spec.name()::equals).isPresent();
    return event
        || switch (spec.role()) {
          case PATIENT_KEY, QUASI_IDENTIFIER, SENSITIVE -> true;
          case PSEUDONYM -> schema.patientKey().isEmpty();
          case DIRECT_IDENTIFIER, OTHER, UNDECIDED -> false;
        };
  }

  boolean is(Fate other) {
    return fate == other;
  }
}
