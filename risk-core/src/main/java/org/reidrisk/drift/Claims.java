package org.reidrisk.drift;

import java.util.Arrays;

/** Who is said to be whom: two patients are linked when each is said to be the other only. */
final class Claims {
  static final int NOBODY = -1;
  private static final int SEVERAL = -2;

  private final int[] ofHere;
  private final int[] ofThere;

  Claims(int here, int there) {
    ofHere = new int[here];
    ofThere = new int[there];
    Arrays.fill(ofHere, NOBODY);
    Arrays.fill(ofThere, NOBODY);
  }

  void claim(int here, int there) {
    claim(ofHere, here, there);
    claim(ofThere, there, here);
  }

  void hereClaims(int here, int there) {
    claim(ofHere, here, there);
  }

  void thereClaims(int there, int here) {
    claim(ofThere, there, here);
  }

  private static void claim(int[] of, int who, int whom) {
    of[who] = of[who] == NOBODY || of[who] == whom ? whom : SEVERAL;
  }

  /** The patient there who is linked with one here, or {@link #NOBODY}. */
  int partner(int here) {
    int there = ofHere[here];
    return there >= 0 && ofThere[there] == here ? there : NOBODY;
  }

  int[] partners() {
    int[] partners = new int[ofHere.length];
    Arrays.setAll(partners, this::partner);
    return partners;
  }

  /** Links those who alone have a number, in both releases. */
  void claimSole(int[] idsHere, int[] idsThere, int size) {
    int[] countHere = PairIds.counts(idsHere, size);
    int[] countThere = PairIds.counts(idsThere, size);
    int[] holder = new int[size];
    for (int q = 0; q < idsThere.length; q++) {
      if (idsThere[q] >= 0) {
        holder[idsThere[q]] = q;
      }
    }
    for (int p = 0; p < idsHere.length; p++) {
      int id = idsHere[p];
      if (id >= 0 && countHere[id] == 1 && countThere[id] == 1) {
        claim(p, holder[id]);
      }
    }
  }

  /**
   * Adds what equal values of one column say: whoever shares a value with several is linked with
   * none of them.
   */
  void addShared(
      int[] patientHere, int[] codesHere, int[] patientThere, int[] codesThere, int size) {
    int[] holderHere = holders(patientHere, codesHere, size);
    int[] holderThere = holders(patientThere, codesThere, size);
    for (int i = 0; i < codesHere.length; i++) {
      if (codesHere[i] != 0 && holderThere[codesHere[i]] != NOBODY) {
        hereClaims(patientHere[i], holderThere[codesHere[i]]);
      }
    }
    for (int i = 0; i < codesThere.length; i++) {
      if (codesThere[i] != 0 && holderHere[codesThere[i]] != NOBODY) {
        thereClaims(patientThere[i], holderHere[codesThere[i]]);
      }
    }
  }

  private static int[] holders(int[] patients, int[] codes, int size) {
    int[] holder = new int[size];
    Arrays.fill(holder, NOBODY);
    for (int i = 0; i < codes.length; i++) {
      claim(holder, codes[i], patients[i]);
    }
    return holder;
  }
}
