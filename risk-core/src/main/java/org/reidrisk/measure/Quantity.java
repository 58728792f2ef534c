package org.reidrisk.measure;

import org.reidrisk.Term;

/** A figure that a record holds and that a policy can limit, where that makes sense. */
public enum Quantity implements Term {
  /** Size of the smallest class. */
  K(Kind.COUNT, Safer.HIGHER, false, true),
  /** Number of equivalence classes. */
  EQUIVALENCE_CLASSES(Kind.COUNT, Safer.NEITHER, false, false),
  /** Units that are alone in at least one class. */
  SAMPLE_UNIQUES(Kind.COUNT, Safer.LOWER, false, true),
  /** Classes by size. */
  CLASS_SIZE_HISTOGRAM(Kind.HISTOGRAM, Safer.NEITHER, false, false),
  /** Units by the size of their smallest class. */
  PATIENTS_BY_SMALLEST_CLASS(Kind.HISTOGRAM, Safer.NEITHER, false, false),
  /** Largest risk of one unit, 1/k. */
  PROSECUTOR_HIGHEST(Kind.NUMBER, Safer.LOWER, false, true),
  /** Mean over units of 1 / smallest class. */
  PROSECUTOR_MEAN(Kind.NUMBER, Safer.LOWER, false, true),
  /** Share of units in a class smaller than a threshold. */
  PROSECUTOR_SHARE_ABOVE(Kind.NUMBER, Safer.LOWER, false, true),
  /** Fewest distinct sensitive values in a class. */
  L_DISTINCT(Kind.COUNT, Safer.HIGHER, true, false),
  /** Smallest effective number of sensitive values in a class, by entropy. */
  L_ENTROPY(Kind.NUMBER, Safer.HIGHER, true, false),
  /** Largest share of one sensitive value in a class. */
  ALPHA(Kind.NUMBER, Safer.LOWER, true, false),
  /** Largest distance between the sensitive values of a class and those of the table. */
  T_CLOSENESS(Kind.NUMBER, Safer.LOWER, true, false);

  /** What a value of the quantity looks like. */
  public enum Kind {
    /** A whole number. */
    COUNT,
    /** A real number. */
    NUMBER,
    /** Pairs of size and count. */
    HISTOGRAM
  }

  /** Which direction protects patients. */
  public enum Safer {
    /** A limit says at least. */
    HIGHER,
    /** A limit says at most. */
    LOWER,
    /** No limit makes sense. */
    NEITHER
  }

  private final Kind kind;
  private final Safer safer;
  private final boolean ofSensitive;
  private final boolean powered;

  Quantity(Kind kind, Safer safer, boolean ofSensitive, boolean powered) {
    this.kind = kind;
    this.safer = safer;
    this.ofSensitive = ofSensitive;
    this.powered = powered;
  }

  /**
   * What a value looks like.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Which direction protects patients.
   *
   * @return the direction
   */
  public Safer safer() {
    return safer;
  }

  /**
   * Whether the quantity is measured for one sensitive column.
   *
   * @return true for l, t and alpha
   */
  public boolean ofSensitive() {
    return ofSensitive;
  }

  /**
   * Whether the quantity depends on how many events the adversary knows.
   *
   * @return true for k, uniques and the prosecutor figures
   */
  public boolean powered() {
    return powered;
  }
}
