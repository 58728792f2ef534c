package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reidrisk.measure.Measured.count;
import static org.reidrisk.measure.Measured.reason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reidrisk.group.Unit;

class KAnonymityTest {

  @Test
  void smallestClassDecidesK() {
    // By hand: classes of 3 and 2.
    Measured five = Measured.byRow("Q:quasi", "a", "a", "a", "b", "b");
    assertThat(count(five.anonymity().k())).isEqualTo(2);
    assertThat(count(five.anonymity().equivalenceClasses())).isEqualTo(2);
    assertThat(count(five.anonymity().sampleUniques())).isZero();
  }

  @Test
  void rowWithMissingCellIsNotDropped() {
    // 3 x (30,F) and 1 x (-,M); a peer drops the fourth row and reports k = 3.
    Measured four = Measured.byRow("AGE:quasi SEX:quasi", "30 F", "30 F", "30 F", "- M");
    assertThat(count(four.anonymity().k())).isEqualTo(1);
    assertThat(count(four.anonymity().sampleUniques())).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void noRowsIsUndefinedNotZero(Unit unit) {
    for (String header : new String[] {"Q:quasi", "ID:key Q:quasi"}) {
      KAnonymity none = Measured.byRow(header).in(unit).anonymity();
      assertThat(reason(none.k())).isEqualTo("no-units");
      assertThat(reason(none.sampleUniques())).isEqualTo("no-units");
      assertThat(count(none.equivalenceClasses())).isZero();
    }
  }

  @Test
  void oneRowIsUnique() {
    KAnonymity one = Measured.byRow("Q:quasi", "a").anonymity();
    assertThat(count(one.k())).isEqualTo(1);
    assertThat(count(one.sampleUniques())).isEqualTo(1);
  }
}
