package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reidrisk.Finding;
import org.reidrisk.table.SplitMix64;

class TimeOfDayTest {
  private static final LeakDetector DETECTOR = new TimeOfDay();

  private static LeakExport empty() {
    return new LeakExport().key().time("StudyTime");
  }

  private static String time(int second) {
    return String.format(Locale.ROOT, "%02d%02d%02d", second / 3600, second / 60 % 60, second % 60);
  }

  @Test
  void patientsAlone_likeAnOracle() {
    SplitMix64 random = new SplitMix64(1);
    for (int seconds : new int[] {300, 2000, 86_400}) {
      LeakExport export = empty();
      Map<String, Set<String>> patientsOfTime = new HashMap<>();
      for (int i = 0; i < 1500; i++) {
        String patient = "p" + random.below(400);
        String time = time(random.below(seconds));
        export.row(patient, time);
        patientsOfTime.computeIfAbsent(time, t -> new HashSet<>()).add(patient);
      }
      Set<String> alone = new HashSet<>();
      patientsOfTime.values().stream().filter(p -> p.size() == 1).forEach(alone::addAll);
      if (seconds == 300) {
        assertThat(export.told(DETECTOR)).isEmpty();
      } else {
        Finding finding = DETECTOR.findings(export.view()).get(0);
        assertThat(finding.evidence()).startsWith(alone.size() + " of ");
        assertThat(DETECTOR.findings(export.reversed().view())).containsExactly(finding);
      }
    }
  }

  @Test
  void severity() {
    LeakExport many = empty();
    LeakExport some = empty();
    for (int p = 0; p < 100; p++) {
      many.row("p" + p, time(600 * p));
      some.row("p" + p, time(p < 20 ? 600 * p : 1));
    }
    assertThat(many.told(DETECTOR)).containsExactly("time-of-day-unique warning StudyTime");
    assertThat(some.told(DETECTOR)).containsExactly("time-of-day-unique info StudyTime");
  }

  @Test
  void timesToTheMinute_orOfFewPatients_areNotTold() {
    LeakExport minutes = empty();
    LeakExport few = empty();
    for (int p = 0; p < 100; p++) {
      minutes.row("p" + p, time(600 * p).substring(0, 4));
      few.row("p" + p % 9, time(600 * p));
    }
    assertThat(minutes.told(DETECTOR)).isEmpty();
    assertThat(few.told(DETECTOR)).isEmpty();
    assertThat(empty().told(DETECTOR)).isEmpty();
  }

  @Test
  void otherSpellings() {
    LeakExport colons = empty();
    LeakExport numbers = empty();
    LeakExport words = empty();
    for (int p = 0; p < 100; p++) {
      String t = time(500 * p);
      colons.row(
          "p" + p, t.substring(0, 2) + ":" + t.substring(2, 4) + ":" + t.substring(4) + ".250");
      numbers.row("p" + p, Integer.parseInt("1" + t) - 1_000_000 + 10_000 + ".5");
      words.row("p" + p, "x".repeat(1 << 12) + p);
    }
    assertThat(colons.told(DETECTOR)).containsExactly("time-of-day-unique warning StudyTime");
    assertThat(numbers.told(DETECTOR)).containsExactly("time-of-day-unique warning StudyTime");
    assertThat(words.told(DETECTOR)).isEmpty();
  }
}
