package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reidrisk.table.SplitMix64;

class UidRootsTest {
  private static final LeakDetector DETECTOR = new UidRoots();

  @Test
  void makersRoots_areNamedAndCounted() {
    LeakExport export = new LeakExport().uid("SeriesInstanceUID");
    export
        .row("1.2.840.113619.2.55.3.1")
        .row("1.2.840.113619.2.55.3.2")
        .row("1.3.46.670589.11.1.2.3")
        .row("1.3.12.2.1107.5.2.32.1")
        .row("1.2.392.200036.9116.2.6")
        .row("2.25.123456789012345678901234567890123456")
        .row("1.2.3.4.5.6.7");
    assertThat(export.told(DETECTOR)).containsExactly("uid-maker-roots warning SeriesInstanceUID");
    assertThat(DETECTOR.findings(export.view()).get(0).evidence())
        .isEqualTo(
            "sampled UIDs by root: Siemens 1, GE 2, Philips 1, Toshiba or Canon 1, UUID 1,"
                + " other 1");
  }

  @Test
  void toolsAlone_areInformation() {
    SeededUids uids = new SeededUids(new SplitMix64(1));
    LeakExport one = new LeakExport().uid("StudyInstanceUID").uid("SOPClassUID");
    LeakExport several = new LeakExport().uid("StudyInstanceUID");
    for (int i = 0; i < 20; i++) {
      one.row(uids.uuid(), "1.2.840.10008.5.1.4.1.1.2");
      several.row(i % 2 == 0 ? uids.uuid() : uids.hashed("1.2.826.0.1.3680043.8.498"));
    }
    assertThat(one.told(DETECTOR)).containsExactly("uid-roots info StudyInstanceUID");
    assertThat(several.told(DETECTOR)).containsExactly("uid-roots info StudyInstanceUID");
    assertThat(DETECTOR.findings(one.view()).get(0).text()).contains("one root");
    assertThat(DETECTOR.findings(several.view()).get(0).text()).contains("several roots");
    assertThat(DETECTOR.findings(several.view()).get(0).evidence()).endsWith("pydicom 10, UUID 10");
  }

  @Test
  void families() {
    assertThat(UidFamily.of("1.2.826.0.1.3680043.8.498.1")).isEqualTo(UidFamily.PYDICOM);
    assertThat(UidFamily.of("1.2.826.0.1.3680043.8.4981")).isEqualTo(UidFamily.MEDICAL_CONNECTIONS);
    assertThat(UidFamily.of("1.2.826.0.1.36800431.8")).isEqualTo(UidFamily.OTHER);
    assertThat(UidFamily.of("1.2.276.0.7230010.3.1.2")).isEqualTo(UidFamily.DCMTK);
    assertThat(UidFamily.of("1.2.40.0.13.1.1")).isEqualTo(UidFamily.DCM4CHE);
    assertThat(UidFamily.of("1.3.6.1.4.1.14519.5.2.1.1")).isEqualTo(UidFamily.TCIA);
    assertThat(UidFamily.of("1.3.6.1.4.1.5962.99")).isEqualTo(UidFamily.PIXELMED);
    assertThat(UidFamily.of("2.25")).isEqualTo(UidFamily.OTHER);
    assertThat(UidFamily.of("")).isEqualTo(UidFamily.OTHER);
    assertThat(UidFamily.values()).filteredOn(UidFamily::maker).hasSize(4);
  }
}
