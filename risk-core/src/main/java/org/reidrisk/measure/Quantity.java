package org.reidrisk.measure;

import org.reidrisk.Term;

/** A figure that a record holds and that a policy can limit, where that makes sense. */
public enum Quantity implements Term {
  /** Size of the smallest class, or of the smallest candidate set. */
  K(Kind.COUNT, Safer.HIGHER, Trait.POWERED),
  /** Number of equivalence classes. */
  EQUIVALENCE_CLASSES(Kind.COUNT, Safer.NEITHER),
  /** Units that are alone in at least one class. */
  SAMPLE_UNIQUES(Kind.COUNT, Safer.LOWER, Trait.POWERED),
  /** Classes by size. */
  CLASS_SIZE_HISTOGRAM(Kind.HISTOGRAM, Safer.NEITHER),
  /** Units by the size of their smallest class. */
  PATIENTS_BY_SMALLEST_CLASS(Kind.HISTOGRAM, Safer.NEITHER),
  /** Largest risk of one unit, 1/k. */
  PROSECUTOR_HIGHEST(Kind.NUMBER, Safer.LOWER, Trait.POWERED, Trait.CLASS_SIZE),
  /** Mean over units of 1 / smallest class. */
  PROSECUTOR_MEAN(Kind.NUMBER, Safer.LOWER, Trait.POWERED),
  /** Share of units in a class smaller than a threshold. */
  PROSECUTOR_SHARE_ABOVE(Kind.NUMBER, Safer.LOWER, Trait.POWERED, Trait.THRESHOLD),
  /** Size of the smallest class in the register, over the classes of the release. */
  K_MAP(Kind.COUNT, Safer.HIGHER, Trait.FROM_REGISTER),
  /** Largest risk of one unit among the people of the register. */
  JOURNALIST_HIGHEST(Kind.NUMBER, Safer.LOWER, Trait.FROM_REGISTER, Trait.CLASS_SIZE),
  /** Mean over units of 1 / smallest class in the register. */
  JOURNALIST_MEAN(Kind.NUMBER, Safer.LOWER, Trait.FROM_REGISTER),
  /** Share of units in a class of the register smaller than a threshold. */
  JOURNALIST_SHARE_ABOVE(Kind.NUMBER, Safer.LOWER, Trait.FROM_REGISTER, Trait.THRESHOLD),
  /** Mean over people of the register who look like somebody in the release. */
  JOURNALIST_MEAN_FROM_REGISTER(Kind.NUMBER, Safer.LOWER, Trait.FROM_REGISTER),
  /** Expected share of units that matching the whole release against the register gets right. */
  MARKETER(Kind.NUMBER, Safer.LOWER, Trait.FROM_REGISTER),
  /** Least and greatest share of a register class that is in the release. */
  DELTA_PRESENCE(Kind.RANGE, Safer.LOWER, Trait.FROM_REGISTER),
  /** Fewest distinct sensitive values in a class. */
  L_DISTINCT(Kind.COUNT, Safer.HIGHER, Trait.OF_SENSITIVE),
  /** Smallest effective number of sensitive values in a class, by entropy. */
  L_ENTROPY(Kind.NUMBER, Safer.HIGHER, Trait.OF_SENSITIVE),
  /** Largest l of recursive (c, l)-diversity that every class has. */
  L_RECURSIVE(Kind.COUNT, Safer.HIGHER, Trait.OF_SENSITIVE),
  /** Largest share of one sensitive value in a class. */
  ALPHA(Kind.NUMBER, Safer.LOWER, Trait.OF_SENSITIVE),
  /** Largest distance between the sensitive values of a class and those of the table. */
  T_CLOSENESS(Kind.NUMBER, Safer.LOWER, Trait.OF_SENSITIVE),
  /** Largest relative gain of a sensitive value in a class. */
  BETA_LIKENESS(Kind.NUMBER, Safer.LOWER, Trait.OF_SENSITIVE, Trait.UNBOUNDED),
  /** The same, if no gain exceeds what the value's own rarity allows. */
  ENHANCED_BETA_LIKENESS(Kind.NUMBER, Safer.LOWER, Trait.OF_SENSITIVE, Trait.UNBOUNDED),
  /** Largest absolute logarithm of a share in a class over the share in the table. */
  DELTA_DISCLOSURE(Kind.NUMBER, Safer.LOWER, Trait.OF_SENSITIVE, Trait.UNBOUNDED),
  /** Share of an attacker's targets with exactly one candidate. */
  LINKAGE_UNIQUE_RATE(Kind.NUMBER, Safer.LOWER),
  /** Share of an attacker's targets in the release whose only candidate is the right patient. */
  LINKAGE_CORRECT_RATE(Kind.NUMBER, Safer.LOWER),
  /** Share of an attacker's targets that guessing among the candidates is expected to get right. */
  LINKAGE_EXPECTED_BY_GUESSING(Kind.NUMBER, Safer.LOWER);

  /** What a value of the quantity looks like. */
  public enum Kind {
    /** A whole number. */
    COUNT,
    /** A real number. */
    NUMBER,
    /** Two numbers, the least and the greatest; a limit holds the greatest. */
    RANGE,
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

  private enum Trait {
    OF_SENSITIVE(1),
    POWERED(2),
    THRESHOLD(4),
    CLASS_SIZE(8),
    FROM_REGISTER(16),
    UNBOUNDED(32);

    private final int bit;

    Trait(int bit) {
      this.bit = bit;
    }
  }

  private final Kind kind;
  private final Safer safer;
  private final int traits;

  Quantity(Kind kind, Safer safer, Trait... traits) {
    this.kind = kind;
    this.safer = safer;
    int bits = 0;
    for (Trait trait : traits) {
      bits |= trait.bit;
    }
    this.traits = bits;
  }

  private boolean has(Trait trait) {
    return (traits & trait.bit) != 0;
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
   * @return true for l, t, alpha, beta and delta-disclosure
   */
  public boolean ofSensitive() {
    return has(Trait.OF_SENSITIVE);
  }

  /**
   * Whether the quantity depends on how many events the adversary knows.
   *
   * @return true for k, uniques and the prosecutor figures
   */
  public boolean powered() {
    return has(Trait.POWERED);
  }

  /**
   * Whether the quantity is a share of units in classes smaller than a size.
   *
   * @return true for the shares above
   */
  public boolean hasThreshold() {
    return has(Trait.THRESHOLD);
  }

  /**
   * Whether a limit on the quantity stands for a class size and is compared as one.
   *
   * @return true for the highest risks
   */
  public boolean standsForClassSize() {
    return has(Trait.CLASS_SIZE);
  }

  /**
   * Whether the quantity needs a register of the population.
   *
   * @return true for the journalist and marketer figures, k-map and delta-presence
   */
  public boolean fromRegister() {
    return has(Trait.FROM_REGISTER);
  }

  /**
   * Whether values can exceed 1 although they are no counts.
   *
   * @return true for gains and logarithms
   */
  public boolean unbounded() {
    return has(Trait.UNBOUNDED);
  }
}
