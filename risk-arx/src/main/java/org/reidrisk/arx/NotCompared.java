package org.reidrisk.arx;

import org.reidrisk.measure.Estimate;

/** Why a figure of ours has none of ARX beside it. */
enum NotCompared {
  NOTHING_TO_MEASURE(
      "nothing-to-measure",
      "There are no rows or no quasi-identifiers; the zero that ARX then answers is no figure."),
  EVERY_ROW_LEFT_OUT(
      "every-row-left-out",
      "ARX leaves rows out in which every quasi-identifier is \"*\", and these are all rows."),
  NO_POPULATION(
      "no-population", "There is no register, or none that gives figures, to be ARX's population."),
  NO_CLASSES(
      "no-classes-with-wildcards",
      "Where missing cells are wildcards there are no classes, and without them no figures of"
          + " sensitive values."),
  OURS_UNDEFINED(
      "ours-undefined", "We have no figure here ourselves; the measurement says why it has none."),
  ZEROS(
      "peer-passes-over-zeros",
      "ARX passes over values that a class lacks, and this figure counts them; the variant"
          + " zeros-skipped is compared."),
  NONE("peer-has-none", "ARX has no such figure."),
  NONE_WITH_WILDCARDS(
      "peer-has-none-with-wildcards",
      "With wildcards ARX gives the highest risk, the mean risk and shares at risk, and no other"
          + " figure."),
  NO_DISTANCE(
      "peer-lacks-distance", "ARX has t-closeness by equality, by rank and by hierarchy only."),
  BOUNDS(
      "peer-tests-bounds",
      "ARX tests delta-presence against two bounds at a time and gives no figure."),
  LARGER_MEAN(
      "peer-gives-larger-mean",
      "ARX gives the larger of two means and not this one apart; the larger is compared with"
          + " journalist-mean."),
  MISSING_IN_HIERARCHY(
      "missing-in-hierarchy",
      "ARX wants every cell in the hierarchy, and some sensitive cells are missing."),
  POPULATION_TOO_LARGE(
      "population-too-large",
      "ARX holds every person of the population as a record, and these are more than "
          + RegisterComparison.MOST_PEOPLE
          + "."),
  NEVER_HOLDS(
      "peer-never-holds",
      "With missing cells as one more value, or as the text NULL, ARX's privacy model holds at no"
          + " parameter; nor does ours.");

  private final String code;
  private final String text;

  NotCompared(String code, String text) {
    this.code = code;
    this.text = text;
  }

  String code() {
    return code;
  }

  /** What stands in the place of ARX's figure. */
  Estimate.Undefined estimate() {
    return new Estimate.Undefined(code, text);
  }
}
