package org.reidrisk.drift;

import java.util.Arrays;

/** Whether equal patient keys of two releases are the same people, as far as the data tell. */
final class KeyEvidence {
  private static final int UNKNOWN = 0;
  private static final int VARYING = -1;

  private final int[] equal;
  private final long equalKeys;
  private final boolean speaksForKept;

  private KeyEvidence(int[] equal, long equalKeys, boolean speaksForKept) {
    this.equal = equal;
    this.equalKeys = equalKeys;
    this.speaksForKept = speaksForKept;
  }

  static KeyEvidence of(TwoReleases releases, Side here, Side there) {
    String key = releases.release().schema().patientKey().orElseThrow();
    String keyThere = releases.earlier().schema().patientKey().orElseThrow();
    int[] codeOfThere = releases.release().column(key).codesOf(releases.earlier().column(keyThere));
    int[] equal = new int[here.patients()];
    Arrays.fill(equal, Claims.NOBODY);
    long equalKeys = 0;
    for (int q = 0; q < there.patients(); q++) {
      int p = codeOfThere[q + 1] - 1;
      if (p >= 0 && here.present(p) && there.present(q)) {
        equal[p] = q;
        equalKeys++;
      }
    }
    boolean most = 2 * equalKeys > Math.min(here.people(), there.people());
    boolean kept =
        most
            && releases.commonStatic().stream()
                .allMatch(column -> agrees(column, releases, here, there, equal));
    return new KeyEvidence(equal, equalKeys, kept);
  }

  /**
   * At least 19 of 20 people with equal keys, and with one value in each release, have the same.
   */
  private static boolean agrees(
      String column, TwoReleases releases, Side here, Side there, int[] equal) {
    SharedCodes codes = SharedCodes.of(column, releases.release(), releases.earlier());
    int[] valueHere = constants(here, codes.here(here));
    int[] valueThere = constants(there, codes.there(there));
    long both = 0;
    long same = 0;
    for (int p = 0; p < equal.length; p++) {
      if (equal[p] != Claims.NOBODY && valueHere[p] > 0 && valueThere[equal[p]] > 0) {
        both++;
        same += valueHere[p] == valueThere[equal[p]] ? 1 : 0;
      }
    }
    return 20 * same >= 19 * both;
  }

  private static int[] constants(Side side, int[] codes) {
    int[] value = new int[side.patients()];
    for (int p = 0; p < value.length; p++) {
      for (int i = side.from(p); i < side.to(p); i++) {
        if (codes[i] != 0) {
          value[p] = value[p] == UNKNOWN || value[p] == codes[i] ? codes[i] : VARYING;
        }
      }
    }
    return value;
  }

  /** The patient there with the key of each one here, or {@link Claims#NOBODY}. */
  int[] equal() {
    return equal;
  }

  long equalKeys() {
    return equalKeys;
  }

  /** Whether most keys are equal, and those who share one are alike. */
  boolean speaksForKept() {
    return speaksForKept;
  }
}
