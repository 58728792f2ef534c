package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reidrisk.table.SplitMix64;

class StationSerialsTest {
  private static final LeakDetector DETECTOR = new StationSerials();

  private static LeakExport empty() {
    return new LeakExport().key().device("StationName").device("DeviceSerialNumber");
  }

  @Test
  void aNameWithTheSerial() {
    LeakExport export = empty();
    for (int i = 0; i < 40; i++) {
      int machine = i % 4;
      String station = machine == 3 ? "ROOM-3" : "awp4519" + machine;
      export.row("p" + i, station, i == 0 ? "" : "4519" + machine);
    }
    assertThat(export.told(DETECTOR))
        .containsExactly(
            "station-holds-serial warning StationName", "station-tells-serial info StationName");
    assertThat(DETECTOR.findings(export.view()).get(0).evidence())
        .isEqualTo("3 of 4 pairs of station and serial number, 29 of 39 sampled rows");
    assertThat(DETECTOR.findings(export.view()).get(1).evidence())
        .isEqualTo("4 of 4 stations have one serial number");
    assertThat(DETECTOR.findings(export.reversed().view()))
        .isEqualTo(DETECTOR.findings(export.view()));
  }

  @Test
  void lettersCountToo_andZerosInFrontDoNot() {
    LeakExport export = empty().row("a", "ct-xk7p", "XK7P").row("b", "MRC35049", "0035049.0");
    assertThat(export.told(DETECTOR)).containsExactly("station-holds-serial warning StationName");
  }

  @Test
  void shortNumbersAndOthers_areNoLeak() {
    LeakExport export = empty();
    SplitMix64 random = new SplitMix64(1);
    for (int i = 0; i < 400; i++) {
      export.row("p" + i, "CT" + random.below(5), random.below(5));
    }
    assertThat(export.told(DETECTOR)).isEmpty();
  }

  @Test
  void dependency_needsRepeatedStationsAndSeveralSerials() {
    LeakExport single = empty();
    LeakExport oneSerial = empty();
    LeakExport mixed = empty();
    for (int i = 0; i < 40; i++) {
      single.row("p" + i, "ROOM-" + i, "SN" + i);
      oneSerial.row("p" + i, "ROOM-" + i % 5, "SNX");
      mixed.row("p" + i, "ROOM-" + i % 5, "SN" + i % 7);
    }
    assertThat(single.told(DETECTOR)).isEmpty();
    assertThat(oneSerial.told(DETECTOR)).isEmpty();
    assertThat(mixed.told(DETECTOR)).isEmpty();
  }

  @Test
  void troubledCells_areSurvived() {
    LeakExport export = empty();
    export.row("a", "9".repeat(1 << 20), "9".repeat(1 << 20)).row("b", "", "").row("c", ".0", ".0");
    assertThat(export.told(DETECTOR)).isEmpty();
    assertThat(empty().told(DETECTOR)).isEmpty();
  }
}
