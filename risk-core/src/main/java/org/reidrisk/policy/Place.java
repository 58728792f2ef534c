package org.reidrisk.policy;

/** A place in a policy file, counted from 1; zeros for a policy that came from no file. */
record Place(int line, int column) {
  static final Place NOWHERE = new Place(0, 0);

  PolicyException error(String code, String message) {
    return new PolicyException(code, line, column, message);
  }
}
