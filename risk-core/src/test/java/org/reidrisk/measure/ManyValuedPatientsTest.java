package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reidrisk.measure.Measured.count;
import static org.reidrisk.measure.Measured.number;
import static org.reidrisk.measure.Measured.reason;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.Unit;
import org.reidrisk.table.Column;
import org.reidrisk.table.SmallTables;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;

/**
 * Patients with 2, 3, 5 … 743 sensitive values, the common multiple of which no double can hold.
 * Patient number i holds the values 0 to p_i - 1; the odd ones are in class a, the others in b, and
 * two patients with the last value alone in class c. Expected figures are plain sums of doubles;
 * they are compared within 1e-9, relative.
 */
class ManyValuedPatientsTest {
  private static final List<Integer> PRIMES =
      IntStream.rangeClosed(2, 750)
          .filter(n -> BigInteger.valueOf(n).isProbablePrime(20))
          .boxed()
          .toList();
  private static final int VALUES = 743;

  private static Measured table;
  private static final double[][] P = new double[3][VALUES];
  private static final double[] Q = new double[VALUES];

  @BeforeAll
  static void make() {
    assertThat(PRIMES.get(PRIMES.size() - 1)).isEqualTo(VALUES);
    BigInteger product =
        PRIMES.stream().map(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);
    assertThat(product.doubleValue()).isInfinite();
    Table.Builder rows =
        Table.builder(SmallTables.schema("ID:key Q:quasi S:sensitive"), TableFormat.strict());
    int[] members = new int[3];
    List<List<Integer>> holdings = new ArrayList<>();
    PRIMES.forEach(p -> holdings.add(IntStream.range(0, p).boxed().toList()));
    holdings.add(List.of(VALUES - 1));
    holdings.add(List.of(VALUES - 1));
    for (int patient = 0; patient < holdings.size(); patient++) {
      int inClass = patient < PRIMES.size() ? patient % 2 : 2;
      members[inClass]++;
      for (int value : holdings.get(patient)) {
        rows.row("p" + patient, "abc".substring(inClass, inClass + 1), "" + value);
        P[inClass][value] += 1.0 / holdings.get(patient).size();
        Q[value] += 1.0 / holdings.get(patient).size() / holdings.size();
      }
    }
    for (int c = 0; c < 3; c++) {
      for (int value = 0; value < VALUES; value++) {
        P[c][value] /= members[c];
      }
    }
    table = Measured.of(Unit.PATIENT, rows.build());
  }

  @Test
  void beta() {
    // The last value is all of class c; its gain is far above -ln q.
    BetaLikeness beta = BetaLikeness.of(table.counts());
    double gain = 1 / Q[VALUES - 1] - 1;
    assertThat(number(beta.basic())).isCloseTo(gain, within(gain * 1e-9));
    assertThat(reason(beta.enhanced())).isEqualTo("no-beta");
  }

  @Test
  void enhancedBeta() {
    // Without class c no gain is above its bound.
    Measured two = withoutLastClass();
    BetaLikeness beta = BetaLikeness.of(two.counts());
    double most = 0;
    boolean allowed = true;
    for (int value = 0; value < VALUES; value++) {
      double q = Q[value] * (PRIMES.size() + 2) - (value == VALUES - 1 ? 2 : 0);
      for (int c = 0; c < 2; c++) {
        double gain = P[c][value] / (q / PRIMES.size()) - 1;
        most = Math.max(most, gain);
        allowed &= gain <= -Math.log(q / PRIMES.size());
      }
    }
    assertThat(allowed).isTrue();
    assertThat(number(beta.basic())).isCloseTo(most, within(most * 1e-9));
    assertThat(beta.enhanced()).isEqualTo(beta.basic());
  }

  private static Measured withoutLastClass() {
    Table.Builder rows =
        Table.builder(SmallTables.schema("ID:key Q:quasi S:sensitive"), TableFormat.strict());
    for (int patient = 0; patient < PRIMES.size(); patient++) {
      for (int value = 0; value < PRIMES.get(patient); value++) {
        rows.row("p" + patient, patient % 2 == 0 ? "a" : "b", "" + value);
      }
    }
    return Measured.of(Unit.PATIENT, rows.build());
  }

  @Test
  void delta() {
    double most = 0;
    for (int value = 0; value < VALUES; value++) {
      for (double[] p : P) {
        most = p[value] > 0 ? Math.max(most, Math.abs(Math.log(p[value] / Q[value]))) : most;
      }
    }
    DeltaDisclosure delta = DeltaDisclosure.of(table.counts());
    assertThat(number(delta.zerosSkipped())).isCloseTo(most, within(most * 1e-9));
    assertThat(reason(delta.strict())).isEqualTo("value-ruled-out");
  }

  @Test
  void distances() {
    SensitiveCounts counts = table.counts();
    Column column = table.table().column("S");
    double equal = 0;
    double line = 0;
    for (double[] p : P) {
      double moved = 0;
      double reached = 0;
      double work = 0;
      for (int value = 0; value < VALUES; value++) {
        moved += Math.abs(p[value] - Q[value]) / 2;
        reached += p[value] - Q[value];
        work += Math.abs(reached) / (VALUES - 1);
      }
      equal = Math.max(equal, moved);
      line = Math.max(line, work);
    }
    List<BigDecimal> positions = new ArrayList<>();
    for (int code = 1; code <= column.distinct(); code++) {
      positions.add(new BigDecimal(column.value(code)));
    }
    assertThat(number(table.closeness())).isCloseTo(equal, within(equal * 1e-9));
    assertThat(number(TCloseness.of(counts, GroundDistance.magnitude(positions)).t()))
        .isCloseTo(line, within(line * 1e-9));
    List<List<String>> flat = Collections.nCopies(VALUES, List.of("*"));
    assertThat(TCloseness.of(counts, GroundDistance.hierarchical(flat)).t())
        .isEqualTo(table.closeness());
  }

  @Test
  void recursiveDiversity() {
    // Class c has one value.
    assertThat(count(RecursiveDiversity.of(table.counts(), BigDecimal.TEN).l())).isEqualTo(1);
    Measured two = withoutLastClass();
    long least = Long.MAX_VALUE;
    for (double[] p : List.of(P[0], P[1])) {
      // Nested sets: the weights fall from value to value.
      double tail = 0;
      long l = 1;
      for (int value = VALUES - 1; value > 0 && l == 1; value--) {
        tail += p[value];
        l = p[0] < 10 * tail ? value + 1 : 1;
      }
      least = Math.min(least, l);
    }
    assertThat(least).isGreaterThan(2);
    assertThat(count(RecursiveDiversity.of(two.counts(), BigDecimal.TEN).l())).isEqualTo(least);
  }
}
