package org.reidrisk.group;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Role;
import org.reidrisk.table.Schema;
import org.reidrisk.table.SmallTables;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;
import org.reidrisk.table.TableReader;

class RegisterCountsTest {
  private static final Table RELEASE = SmallTables.of("ID:key Q:quasi", "A x", "B x", "A y", "- z");

  private static RegisterCounts of(Table release, Table register, @Nullable String counts) {
    return RegisterCounts.of(EquivalenceClasses.of(release), register, counts, Resources.modest());
  }

  @Test
  void sizesOfEachClass() {
    RegisterCounts counts =
        of(
            RELEASE,
            SmallTables.of(
                "Q:other WHO:key", "x p", "x p", "x q", "x r", "y r", "z s", "x -", "w t"),
            null);
    List<String> found = new ArrayList<>();
    for (int c = 0; c < counts.classCount(); c++) {
      found.add(
          counts.released(Unit.PATIENT, c)
              + " "
              + counts.registered(Unit.PATIENT, c)
              + " "
              + counts.used(Unit.PATIENT, c)
              + " | "
              + counts.released(Unit.ROW, c)
              + " "
              + counts.registered(Unit.ROW, c));
    }
    // z has no patient: no class by patient.
    assertThat(found).containsExactlyInAnyOrder("2 3 3 | 2 5", "1 1 1 | 1 1", "0 1 1 | 1 1");
    assertThat(counts.release(Unit.PATIENT).classCount()).isEqualTo(2);
    assertThat(counts.register(Unit.PATIENT).total()).isEqualTo(5);
    assertThat(counts.register(Unit.PATIENT).unitCount()).isEqualTo(3);
    assertThat(counts.register(Unit.ROW).total()).isEqualTo(8);
    assertThat(counts.rowsWithoutPerson()).isEqualTo(1);
    assertThat(counts).hasToString("RegisterCounts of 3 classes of rows");
  }

  @Test
  void whatIsNoRegisterIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(RELEASE, SmallTables.of("R:quasi", "x"), null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(RELEASE, SmallTables.of("WHO:key Q:quasi N:other"), "N"))
        .withMessageContaining("not both");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(RELEASE, SmallTables.of("Q:quasi", "1"), "Q"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(RELEASE, SmallTables.of("Q:quasi", "x"), "N"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-", "-1", "1.5", "many", "1e3", "1000000000000000", "a-count-of-many-letters"})
  void countsThatAreNoWholeNumbersAreRefusedWithoutTellingThem(String count) {
    Table register =
        SmallTables.of("Q:quasi N:other", "x 1", "x " + count, "y 15", "nowhere " + count);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(RELEASE, register, "N"))
        .withMessageEndingWith("in 2 rows")
        .satisfies(
            e -> assertThat(e.getMessage()).doesNotContain(count.length() > 1 ? count : "x"));
  }

  @Test
  void countsThatAddUpToTooMuchAreRefused() {
    String[] rows = new String[9300];
    Arrays.fill(rows, "x 999999999999999");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(RELEASE, SmallTables.of("Q:quasi N:other", rows), "N"));
    assertThat(
            of(
                    RELEASE,
                    SmallTables.of("Q:quasi N:other", rows[0], rows[0], "y 000000000000001"),
                    "N")
                .register(Unit.PATIENT)
                .total())
        .isEqualTo(1_999_999_999_999_999L);
  }

  @Test
  void littleMemoryIsRefusedBeforehand() {
    Table register = SmallTables.of("Q:quasi", "x", "y");
    EquivalenceClasses classes = EquivalenceClasses.of(RELEASE);
    assertThatThrownBy(
            () -> RegisterCounts.of(classes, register, null, Resources.modest().withMemory(100)))
        .isInstanceOf(MemoryShortage.class)
        .hasMessageContaining("register");
  }

  /** Long texts of so many values that they are not kept, on both sides. */
  private static Table read(List<List<String>> rows, int threads) throws IOException {
    StringBuilder text = new StringBuilder("WHO;Q;P\n");
    rows.forEach(row -> text.append(String.join(";", row)).append('\n'));
    Schema schema =
        Schema.of(
            List.of(
                new ColumnSpec("WHO", 1, Role.PATIENT_KEY),
                new ColumnSpec("Q", 2, Role.QUASI_IDENTIFIER),
                new ColumnSpec("P", 3, Role.QUASI_IDENTIFIER)));
    return TableReader.of(TableFormat.strict().withDelimiter(';'))
        .with(Resources.modest().withThreads(threads))
        .read(new ByteArrayInputStream(text.toString().getBytes(UTF_8)), "r.csv", header -> schema);
  }

  @Test
  void textsThatWereNotKept_andThreads() throws IOException {
    SplitMix64 random = new SplitMix64(20);
    List<List<String>> release = new ArrayList<>();
    List<List<String>> register = new ArrayList<>();
    for (int i = 0; i < 170_000; i++) {
      String value = "a value of more than fifteen bytes " + i;
      release.add(List.of("p" + random.below(90_000), value, "s" + random.below(2)));
      for (int times = random.below(4); times > 0; times--) {
        register.add(List.of("q" + random.below(300_000), value, "s" + random.below(3)));
      }
      register.add(List.of("q" + i, "another value of many bytes " + i, "s0"));
    }
    Table releaseTable = read(release, 2);
    Table registerTable = read(register, 3);
    assertThat(releaseTable.column("Q").keepsTexts()).isFalse();
    assertThat(registerTable.column("Q").keepsTexts()).isFalse();
    EquivalenceClasses classes = EquivalenceClasses.of(releaseTable);
    RegisterCounts counts = RegisterCounts.of(classes, registerTable, null, Resources.modest());

    Map<List<String>, Set<String>> persons = new HashMap<>();
    register.forEach(
        r -> persons.computeIfAbsent(r.subList(1, 3), k -> new HashSet<>()).add(r.get(0)));
    Map<Long, Long> classesBySize = new HashMap<>();
    long absent = 0;
    Map<List<String>, Set<String>> patients = new HashMap<>();
    release.forEach(
        r -> patients.computeIfAbsent(r.subList(1, 3), k -> new HashSet<>()).add(r.get(0)));
    for (Map.Entry<List<String>, Set<String>> c : patients.entrySet()) {
      long registered = persons.getOrDefault(c.getKey(), Set.of()).size();
      absent += registered == 0 ? 1 : 0;
      classesBySize.merge(Math.max(registered, c.getValue().size()), 1L, Long::sum);
    }
    Map<Long, Long> found = new HashMap<>();
    counts.release(Unit.PATIENT).classes().forEach(b -> found.put(b.size(), b.count()));
    assertThat(found).isEqualTo(classesBySize);
    assertThat(counts.release(Unit.PATIENT).absentClasses()).isEqualTo(absent);

    for (int threads = 2; threads <= 4; threads++) {
      RegisterCounts same =
          RegisterCounts.of(classes, registerTable, null, Resources.modest().withThreads(threads));
      for (Unit unit : Unit.values()) {
        assertThat(same.release(unit)).isEqualTo(counts.release(unit));
        assertThat(same.register(unit)).isEqualTo(counts.register(unit));
      }
    }
  }

  @Test
  void presencesCompareExactly() {
    // Both are 1/3 as doubles; the products need more than 64 bits.
    var third = new RegisterInRelease.Presence(1_000_000_000_000_000L, 3_000_000_000_000_000L);
    var less = new RegisterInRelease.Presence(999_999_999_999_999L, 2_999_999_999_999_998L);
    assertThat(less.isBelow(third)).isTrue();
    assertThat(third.isBelow(less)).isFalse();
    assertThat(third.isBelow(third)).isFalse();
  }
}
