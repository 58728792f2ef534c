package org.reidrisk.policy;

import org.reidrisk.Term;

/** How a release reaches its recipients, from the widest to the narrowest. */
public enum AccessTier implements Term {
  /** Anyone, without asking. */
  PUBLIC("complete"),
  /** Anyone who clicks through terms. */
  REGISTERED("complete"),
  /** Named recipients under an agreement. */
  CONTROLLED("2"),
  /** A secure environment with output checking. */
  ENCLAVE("1");

  private final String defaultPower;

  AccessTier(String defaultPower) {
    this.defaultPower = defaultPower;
  }

  /**
   * How many of a patient's events an adversary of this tier is assumed to know when the patient
   * key is released.
   *
   * @return a number of events, or {@code complete}
   */
  public String defaultPower() {
    return defaultPower;
  }

  /**
   * Whether anyone may receive the release.
   *
   * @return true for public and registered
   */
  public boolean open() {
    return this == PUBLIC || this == REGISTERED;
  }
}
