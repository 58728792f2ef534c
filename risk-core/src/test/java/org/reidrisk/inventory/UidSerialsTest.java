package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.reidrisk.table.Role;
import org.reidrisk.table.SplitMix64;

class UidSerialsTest {
  private static final LeakDetector DETECTOR = new UidSerials();
  private static final LocalDateTime TIME = LocalDateTime.of(2020, 5, 1, 9, 30);

  private static LeakExport empty(Role role) {
    return new LeakExport()
        .uid("StudyInstanceUID", role)
        .device("DeviceSerialNumber")
        .device("StationName");
  }

  @Test
  void aComponentThatIsTheSerial_blocksAPseudonym() {
    SeededUids uids = new SeededUids(new SplitMix64(1));
    LeakExport pseudonym = empty(Role.PSEUDONYM);
    LeakExport undecided = empty(Role.UNDECIDED);
    for (int i = 0; i < 60; i++) {
      String serial = String.valueOf(71_000 + i % 3);
      String uid = i % 2 == 0 ? uids.philips(TIME, serial) : uids.uuid();
      pseudonym.row(uid, serial, "ROOM-A");
      undecided.row(uid, "00" + serial + ".0", "CT" + serial);
    }
    assertThat(pseudonym.told(DETECTOR))
        .containsExactly("uid-holds-serial blocking StudyInstanceUID");
    assertThat(undecided.told(DETECTOR))
        .containsExactly("uid-holds-serial warning StudyInstanceUID");
    assertThat(DETECTOR.findings(undecided.view()).get(0).evidence()).contains("; 30 of 60");
    assertThat(DETECTOR.findings(pseudonym.view()).get(0).evidence())
        .isEqualTo("30 of 60 sampled UIDs of rows with DeviceSerialNumber, 3 machines");
    assertThat(DETECTOR.findings(pseudonym.reversed().view()))
        .isEqualTo(DETECTOR.findings(pseudonym.view()));
  }

  @Test
  void aSerialWithinAComponent_needsFiveDigits() {
    SeededUids uids = new SeededUids(new SplitMix64(2));
    LeakExport five = empty(Role.OTHER);
    LeakExport four = empty(Role.OTHER);
    for (int i = 0; i < 60; i++) {
      five.row("1.2.3.4.5.99" + (35_131 + i % 2) + "77." + uids.digits(6), 35_131 + i % 2, "");
      four.row("1.2.3.4.5.99" + (3513 + i % 2) + "77." + uids.digits(6), 3513 + i % 2, "");
    }
    assertThat(five.told(DETECTOR)).hasSize(1);
    assertThat(four.told(DETECTOR)).isEmpty();
  }

  @Test
  void oneMachine_needsAWholeComponentOfFiveDigits() {
    SeededUids uids = new SeededUids(new SplitMix64(3));
    LeakExport whole = empty(Role.OTHER);
    LeakExport shorter = empty(Role.OTHER);
    LeakExport root = empty(Role.OTHER);
    for (int i = 0; i < 60; i++) {
      whole.row(uids.philips(TIME, "71982"), "71982", "");
      shorter.row(uids.philips(TIME, "7198"), "7198", "");
      root.row("1.2.840.113619.2.5.77." + uids.digits(8), "113619", "HOST113619");
    }
    assertThat(whole.told(DETECTOR)).hasSize(1);
    assertThat(shorter.told(DETECTOR)).isEmpty();
    assertThat(root.told(DETECTOR)).as("the maker's root is no serial").isEmpty();
  }

  @Test
  void otherMachinesNumbers_areNoLeak() {
    SeededUids uids = new SeededUids(new SplitMix64(4));
    LeakExport export = empty(Role.OTHER);
    for (int i = 0; i < 60; i++) {
      export.row(uids.philips(TIME, String.valueOf(71_000 + i % 3)), 71_003 + i % 3, "CT-1");
    }
    assertThat(export.told(DETECTOR)).isEmpty();
  }

  @Test
  void randomUids_areLeftAlone() {
    int wrong = 0;
    for (int seed = 0; seed < 200; seed++) {
      SplitMix64 random = new SplitMix64(100 + seed);
      SeededUids uids = new SeededUids(random);
      LeakExport export = empty(Role.OTHER);
      int machines = random.between(1, 300);
      int digits = random.between(4, 6);
      String[] serials = new String[machines];
      for (int m = 0; m < machines; m++) {
        serials[m] = uids.digits(digits);
      }
      for (int i = 0; i < 400; i++) {
        String uid = seed % 2 == 0 ? uids.uuid() : uids.hashed("1.2.3.4." + uids.digits(4));
        String serial = serials[random.below(machines)];
        export.row(uid, serial, "CT" + serial);
      }
      wrong += export.told(DETECTOR).isEmpty() ? 0 : 1;
    }
    assertThat(wrong).as("false alarms of 200").isLessThanOrEqualTo(2);
  }

  /** Without the bound on chance the random controls fail: they can fail. */
  @Test
  void anyOccurrence_isRejectedByTheControls() {
    SplitMix64 random = new SplitMix64(5);
    SeededUids uids = new SeededUids(random);
    int found = 0;
    for (int i = 0; i < 20_000; i++) {
      found += uids.uuid().contains(uids.digits(4)) ? 1 : 0;
    }
    assertThat(found).isPositive();
  }

  @Test
  void troubledCells_areSurvived() {
    LeakExport export = empty(Role.PSEUDONYM);
    String digits = "1234567890".repeat(100_000);
    export
        .row("1.2.3.4.5.6.7", digits, digits)
        .row("1.2.3.4.5.6.8", "", "\u0661\u0662\u0663\u0664\u0665")
        .row("", "0000000", ".0")
        .row("x", "00001", "-");
    assertThat(export.told(DETECTOR)).isEmpty();
    assertThat(new LeakExport().uid("StudyInstanceUID").row("1.2.3.4.5.6.7").told(DETECTOR))
        .isEmpty();
  }

  @Test
  void digitsOfACell() {
    assertThat(DeviceDigits.digits("AWP45193")).isEqualTo("45193");
    assertThat(DeviceDigits.digits("35343.0")).isEqualTo("35343");
    assertThat(DeviceDigits.digits("CT12-0045678-9")).isEqualTo("45678");
    assertThat(DeviceDigits.digits("CT-123")).isEmpty();
    assertThat(DeviceDigits.digits("0000123")).isEmpty();
    assertThat(DeviceDigits.digits("")).isEmpty();
  }
}
