package org.reidrisk.report.cli;

import org.reidrisk.policy.Outcome;

/** What the process tells whoever started it. */
final class ExitCode {
  static final int DONE = 0;
  static final int REJECTED = 1;
  static final int USAGE = 2;
  static final int UNDETERMINED = 3;
  static final int UNREADABLE = 4;
  static final int INTERNAL = 70;
  static final int EXHAUSTED = 71;

  private ExitCode() {}

  static int of(Outcome outcome) {
    return switch (outcome) {
      case ACCEPT -> DONE;
      case REJECT -> REJECTED;
      case UNDETERMINED -> UNDETERMINED;
    };
  }
}
