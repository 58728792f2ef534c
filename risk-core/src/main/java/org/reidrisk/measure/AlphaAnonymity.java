package org.reidrisk.measure;

import org.apache.commons.numbers.fraction.BigFraction;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.SensitiveCounts.ClassCounts;

/**
 * The largest share of one equivalence class that holds the same sensitive value.
 *
 * <p>In (0, 1]; lower is safer. 1 means that whoever is known to be in some class has their value
 * disclosed. A unit with several values counts for each of them; a unit without a value counts as
 * holding the commonest value of its class. No units: undefined ({@code no-units}).
 *
 * <p>Wong et al. restrict alpha to one designated value; here the maximum is over all values.
 *
 * @param alpha the largest share
 * @param homogeneousClasses classes of two or more units in which the share is 1
 */
public record AlphaAnonymity(Estimate alpha, long homogeneousClasses) {

  /**
   * Measures one sensitive attribute.
   *
   * @param counts its values inside the classes
   * @return the maximum over all classes
   */
  public static AlphaAnonymity of(SensitiveCounts counts) {
    Worst worst = new Worst();
    counts.forEachClass(worst::visit);
    return worst.result();
  }

  /** Keeps the largest share of the classes seen so far. */
  static final class Worst {
    private int holders;
    private int members;
    private long homogeneous;

    void visit(ClassCounts c) {
      int most = c.members() - c.known() + mostHolders(c);
      if (most == c.members() && c.members() >= 2) {
        homogeneous++;
      }
      if (members == 0 || (long) most * members > (long) holders * c.members()) {
        holders = most;
        members = c.members();
      }
    }

    AlphaAnonymity result() {
      Estimate alpha =
          members == 0
              ? Estimate.Undefined.noUnits()
              : Estimate.Real.of(BigFraction.of(holders, members));
      return new AlphaAnonymity(alpha, homogeneous);
    }

    private static int mostHolders(ClassCounts c) {
      int most = 0;
      int ofValue = 0;
      for (int i = 0; i < c.values().length; i++) {
        boolean sameValue = i > 0 && c.values()[i] == c.values()[i - 1];
        ofValue = (sameValue ? ofValue : 0) + c.holders()[i];
        most = Math.max(most, ofValue);
      }
      return most;
    }
  }
}
