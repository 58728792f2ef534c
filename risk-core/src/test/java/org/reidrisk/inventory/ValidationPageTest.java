package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.reidrisk.Resources;

/** {@code docs/validation.md}, which {@code scripts/validate-detectors} has this class write. */
class ValidationPageTest {
  @Test
  @EnabledIfSystemProperty(
      named = "validation.traps",
      matches = ".+",
      disabledReason = "-Dvalidation.traps=<folder of seed-N folders> is not set")
  void page_isWrittenAnew() throws IOException {
    Resources resources =
        Resources.modest().withThreads(Runtime.getRuntime().availableProcessors());
    String page = ValidationPage.of(Path.of(System.getProperty("validation.traps")), resources);
    Files.writeString(ValidationPage.FILE, page);
    assertThat(page).doesNotContain(System.getProperty("validation.traps"));
  }

  private static List<String> kindsIn(String page, String heading) {
    int start = page.indexOf("\n## " + heading + "\n");
    assertThat(start).as(heading).isPositive();
    int end = page.indexOf("\n## ", start + 1);
    return Pattern.compile("(?m)^\\| `([a-z0-9-]+)`")
        .matcher(page.substring(start, end < 0 ? page.length() : end))
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  private static List<String> labelledKinds() throws IOException {
    return LabelledTrap.in(LabelledTrap.COMMITTED).stream()
        .map(LabelledTrap::kind)
        .distinct()
        .toList();
  }

  @Test
  void page_listsExactlyTheLabelledKinds() throws IOException {
    String page = Files.readString(ValidationPage.FILE).replace("\r\n", "\n");
    assertThat(labelledKinds()).hasSizeGreaterThan(40);
    assertThat(kindsIn(page, "Kinds")).containsExactlyElementsOf(labelledKinds());
    assertThat(kindsIn(page, "What counts as found")).containsExactlyElementsOf(labelledKinds());
    assertThat(TrapKind.all().keySet()).containsExactlyInAnyOrderElementsOf(labelledKinds());
  }

  /** Signs on the page are those of the table by which traps are judged. */
  @Test
  void page_namesTheSignsInForce() throws IOException {
    String page = Files.readString(ValidationPage.FILE);
    for (TrapKind kind : TrapKind.all().values()) {
      List<String> row =
          page.lines()
              .filter(l -> l.startsWith("| `" + kind.name() + "`"))
              .filter(l -> l.contains(" | " + kind.leak() + " | "))
              .toList();
      assertThat(row).as(kind.name()).hasSize(1);
      assertThat(Pattern.compile("`([^`]+)`").matcher(row.get(0)).results().skip(1))
          .extracting(m -> m.group(1))
          .containsExactlyInAnyOrderElementsOf(kind.signs());
    }
  }

  /** Wilson's interval: bounds solve (p - share)² = z² p (1 - p) / n. */
  @Test
  void bounds_solveTheEquationOfTheScoreTest() {
    for (long of : new long[] {1, 8, 40, 1000}) {
      for (long hits = 0; hits <= of; hits += Math.max(1, of / 7)) {
        Proportion proportion = new Proportion(hits, of);
        for (double p : new double[] {proportion.lower(), proportion.upper()}) {
          double distance = p - (double) hits / of;
          assertThat(distance * distance)
              .isCloseTo(1.959963984540054 * 1.959963984540054 * p * (1 - p) / of, within(1e-12));
        }
        assertThat(proportion.lower()).isLessThan(proportion.upper());
      }
    }
  }

  @Test
  void proportions_areWrittenWithTheirIntervals() {
    assertThat(new Proportion(40, 40).text()).isEqualTo("100.0 % (91.2–100.0)");
    assertThat(new Proportion(0, 40).text()).isEqualTo("0.0 % (0.0–8.8)");
    assertThat(new Proportion(0, 0).text()).isEqualTo("–");
  }

  @Test
  void tally_keepsTheFourCountsApart() {
    TrapTally tally =
        TrapTally.NONE.with(true, true).with(true, false).with(false, true).with(false, false);
    assertThat(tally).isEqualTo(new TrapTally(2, 1, 2, 1));
    assertThat(tally.recall()).isEqualTo(new Proportion(1, 2));
    assertThat(tally.precision()).isEqualTo(new Proportion(1, 2));
    assertThat(tally.perfect()).isFalse();
    assertThat(TrapTally.NONE.with(true, true).with(false, false).perfect()).isTrue();
    assertThat(TrapTally.NONE.with(true, true).with(false, true).perfect()).isFalse();
    assertThat(TrapTally.NONE.with(true, false).with(false, false).perfect()).isFalse();
  }
}
