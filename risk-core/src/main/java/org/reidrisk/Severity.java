package org.reidrisk;

/** How much a {@link Finding} weighs in the decision. */
public enum Severity implements Term {
  /** Worth knowing; changes nothing. */
  INFO,
  /** A person should look at it; the decision stands. */
  WARNING,
  /** Keeps the outcome from being {@code accept} until it is mended or acknowledged by name. */
  BLOCKING
}
