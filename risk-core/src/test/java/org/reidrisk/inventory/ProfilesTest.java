package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;
import org.reidrisk.group.ClassSizes;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.KAnonymity;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Header;
import org.reidrisk.table.Role;
import org.reidrisk.table.Schema;
import org.reidrisk.table.SmallTables;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;
import org.reidrisk.table.TableReader;

class ProfilesTest {
  private static final int SEEDS = 400;
  private static final Resources ONE = Resources.modest();
  private static final Resources THREE = Resources.modest().withThreads(3);

  // Written down

  @Test
  void figuresOfASmallTable() {
    Table table =
        SmallTables.of(
            "ID:key SEX:quasi AGE:quasi SITE:other NOTE:other",
            "a F 40 x -",
            "a F 40 x n",
            "b M 40 x n",
            "c M 40 y -",
            "d M 41 x n",
            "- F 99 x zzz");
    Profiles profiles = Profiles.of(table, List.of("AGE", "SEX", "AGE"), 3, ONE);
    assertThat(profiles.quasiIdentifiers()).containsExactly("SEX", "AGE");
    assertThat(profiles.baseline()).isEqualTo(new ClassRisk(4, OptionalLong.of(1), 2, 4));
    ColumnProfile sex = profiles.columns().get(1);
    assertThat(sex.withColumn()).isEmpty();
    assertThat(sex.withoutColumn())
        .contains(new Marginal(new ClassRisk(4, OptionalLong.of(1), 1, 1), -1, -3));
    ColumnProfile site = profiles.columns().get(3);
    assertThat(site.withoutColumn()).isEmpty();
    assertThat(site.withColumn())
        .contains(new Marginal(new ClassRisk(4, OptionalLong.of(1), 4, 4), 2, 0));
    assertThat(site.spread().orElseThrow().uniqueAlone()).isEqualTo(1);
    assertThat(site.spread().orElseThrow().patients()).isEqualTo(4);
    assertThat(site.madeUnique()).hasValue(2);
    assertThat(sex.madeUnique()).hasValue(1);
    ColumnProfile note = profiles.columns().get(4);
    assertThat(note.missing()).isEqualTo(2);
    assertThat(note.distinct()).hasValue(2);
    assertThat(note.spread().orElseThrow().longest()).hasValue(3);
    // Of four values n, n, n, zzz.
    assertThat(note.spread().orElseThrow().entropy()).isCloseTo(0.8112781244591328, within(1e-15));
    assertThat(note.spread().orElseThrow().uniqueAlone()).isZero();
    assertThat(profiles.columns().get(0).spread().orElseThrow().uniqueAlone()).isEqualTo(4);
  }

  @Test
  void entropyIsExactWhereItIsWhole() {
    Table table = SmallTables.of("A:other B:other C:other", "1 x -", "2 x -", "3 x -", "4 x -");
    List<ColumnProfile> columns = Profiles.of(table, List.of(), 2, ONE).columns();
    ValueSpread four = columns.get(0).spread().orElseThrow();
    assertThat(four.entropy()).isEqualTo(2);
    assertThat(four.constant()).isFalse();
    ValueSpread constant = columns.get(1).spread().orElseThrow();
    assertThat(constant.entropy()).isZero();
    assertThat(constant.constant()).isTrue();
    ValueSpread none = columns.get(2).spread().orElseThrow();
    assertThat(none).isEqualTo(new ValueSpread(0, false, 0, OptionalInt.empty(), 0, 4));
    assertThat(columns.get(2).missing()).isEqualTo(4);
  }

  @Test
  void noRowsAndOneRow() {
    Table empty = SmallTables.of("ID:key A:quasi B:other");
    Profiles none = Profiles.of(empty, List.of("A"), 11, THREE);
    assertThat(none.baseline()).isEqualTo(new ClassRisk(0, OptionalLong.empty(), 0, 0));
    assertThat(none.columns()).hasSize(3);
    assertThat(none.columns().get(2).spread().orElseThrow().patients()).isZero();
    Table one = SmallTables.of("A:quasi B:other", "x -");
    assertThat(Profiles.of(one, List.of("A"), 11, THREE).baseline())
        .isEqualTo(new ClassRisk(1, OptionalLong.of(1), 1, 1));
    assertThat(Profiles.of(one, List.of(), 1, ONE).baseline())
        .isEqualTo(new ClassRisk(1, OptionalLong.of(1), 1, 0));
    Table nobody = SmallTables.of("ID:key A:quasi", "- x", "- y");
    assertThat(Profiles.of(nobody, List.of("A"), 11, ONE).baseline())
        .isEqualTo(new ClassRisk(0, OptionalLong.empty(), 0, 0));
  }

  @Test
  void rowsLeftOutTakeTheirValuesAndPatientsWithThem() {
    Table table = SmallTables.of("ID:key A:quasi B:other", "a x -", "b y q", "b y r", "c x s");
    Profiles profiles = Profiles.of(table.withoutMissing(List.of("B")), List.of("A"), 2, ONE);
    assertThat(profiles.baseline()).isEqualTo(new ClassRisk(2, OptionalLong.of(1), 2, 2));
    assertThat(profiles.columns().get(0).distinct()).hasValue(2);
  }

  @Test
  void valuesAreThoseOfTheExport_andUnitsThoseOfTheRowsMeasured() {
    Table table =
        SmallTables.of("ID:key A:quasi B:other", "a x -", "b y q", "b y r", "c x s", "c z s");
    Table measured = table.withoutMissing(List.of("B"));
    ValueSpread a =
        new ValueSpread(
            3,
            false,
            Profiles.spreads(table, table, Map.of(), ONE).get(1).spread().orElseThrow().entropy(),
            OptionalInt.of(1),
            2,
            2);
    // x is of one patient only when the row of the other one is left out.
    ColumnProfile spread = Profiles.spreads(table, measured, Map.of(), THREE).get(1);
    assertThat(spread.spread()).contains(a);
    assertThat(spread.madeUnique()).isEmpty();
    Profiles profiles = Profiles.of(table, measured, List.of("A"), 2, Map.of(), THREE);
    assertThat(profiles.columns().get(1).spread()).contains(a);
    assertThat(profiles.columns().get(2).missing()).isEqualTo(1);
    assertThat(profiles.columns().get(2).distinct()).hasValue(3);
    assertThat(profiles.baseline()).isEqualTo(new ClassRisk(2, OptionalLong.of(1), 2, 2));
    assertThat(Profiles.spreads(table, table, Map.of(), ONE).get(1).spread().orElseThrow())
        .isEqualTo(a.withUnitsOf(new ValueSpread(0, false, 0, OptionalInt.empty(), 2, 3)));
  }

  @Test
  void whatWasNotEncodedHasMissingCellsOnly() throws IOException {
    Table table = read("NAME,SEX\nanna,F\n,F\nbert,M\n");
    assertThat(table.column("NAME").encoded()).isFalse();
    ColumnProfile without = Profiles.of(table, List.of("SEX"), 2, ONE).columns().get(0);
    assertThat(without)
        .isEqualTo(
            new ColumnProfile(
                "NAME",
                1,
                1,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    Profiles estimated =
        Profiles.of(table, table, List.of("SEX"), 2, Map.of("NAME", 7L, "SEX", 9L), THREE);
    assertThat(estimated.columns().get(0).distinct()).hasValue(7);
    assertThat(estimated.columns().get(1).distinct()).hasValue(2);
    assertThatThrownBy(() -> Profiles.of(table, List.of("NAME"), 2, ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NAME");
    assertThat(without.madeUnique()).isEmpty();
    assertThat(Dependencies.of(table, ONE).found()).isEmpty();
  }

  private static Table read(String csv) throws IOException {
    return TableReader.of(TableFormat.strict())
        .withoutProfiles()
        .read(
            new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
            "export.csv",
            ProfilesTest::schema);
  }

  private static Schema schema(Header header) {
    assertThat(header).isNotNull();
    return Schema.of(
        List.of(
            new ColumnSpec("NAME", 1, Role.DIRECT_IDENTIFIER),
            new ColumnSpec("SEX", 2, Role.QUASI_IDENTIFIER)));
  }

  @Test
  void longestCountsCharactersAndIsUnknownWithoutTexts() {
    Table table =
        SmallTables.of(
            "ID:key A:other",
            "a \uD83E\uDE7B\uD83E\uDE7B",
            "patient-with-a-very-long-key-indeed xyz");
    List<ColumnProfile> columns = Profiles.of(table, List.of(), 2, ONE).columns();
    assertThat(columns.get(0).spread().orElseThrow().longest()).isEmpty();
    assertThat(columns.get(1).spread().orElseThrow().longest()).hasValue(3);
  }

  @Test
  void mistakesOfTheCallerAreNamed() {
    Table table = SmallTables.of("A:quasi", "x");
    assertThatThrownBy(() -> Profiles.of(table, List.of("B"), 2, ONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Profiles.of(table, List.of("A"), 0, ONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Profiles.of(table, List.of("A"), 2, ONE.withMemory(1)))
        .isInstanceOf(MemoryShortage.class);
  }

  // Against the definitions

  @Test
  void figuresAreThoseOfTheDefinitions() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      SeededExport export = SeededExport.random(seed);
      int threshold = (int) (1 + seed % 5);
      Profiles expected = new ProfileOracle(export, threshold).profiles();
      Profiles one = Profiles.of(export.table(), export.quasiIdentifiers(), threshold, ONE);
      assertThat(differences(one, expected)).as("%s", export).isEmpty();
      Profiles three = Profiles.of(export.table(), export.quasiIdentifiers(), threshold, THREE);
      assertThat(three).as("%s", export).isEqualTo(one);
      Profiles shuffled =
          Profiles.of(export.shuffled(seed).table(), export.quasiIdentifiers(), threshold, THREE);
      assertThat(shuffled).as("%s", export).isEqualTo(one);
    }
  }

  @Test
  void manyColumnsAndManyRows() {
    SplitMix64 random = new SplitMix64(77);
    for (long seed = 1; seed <= 6; seed++) {
      SeededExport export = SeededExport.random(seed, random, 3000);
      Profiles expected = new ProfileOracle(export, 11).profiles();
      Profiles found = Profiles.of(export.table(), export.quasiIdentifiers(), 11, THREE);
      assertThat(differences(found, expected)).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void theSeedsHoldEveryTrouble() {
    List<SeededExport> exports =
        LongStream.rangeClosed(1, SEEDS).mapToObj(SeededExport::random).toList();
    assertThat(exports).anyMatch(e -> e.rows().isEmpty());
    assertThat(exports).anyMatch(e -> e.rows().size() == 1);
    assertThat(exports.stream().filter(e -> e.quasiIdentifiers().isEmpty())).hasSizeGreaterThan(20);
    assertThat(exports.stream().filter(e -> e.quasiIdentifiers().size() == 1))
        .hasSizeGreaterThan(20);
    assertThat(exports.stream().filter(e -> e.quasiIdentifiers().size() > 4))
        .hasSizeGreaterThan(20);
    assertThat(exports.stream().filter(e -> e.hasKey() && e.cells("ID").contains("")))
        .hasSizeGreaterThan(20);
    assertThat(exports.stream().filter(e -> !e.hasKey())).hasSizeGreaterThan(20);
  }

  @Test
  void figuresAreThoseOfTheMeasures() {
    int compared = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      SeededExport export = SeededExport.random(seed);
      Table table = export.table();
      List<String> quasi = export.quasiIdentifiers();
      Profiles profiles = Profiles.of(table, quasi, 11, THREE);
      if (!quasi.isEmpty()) {
        assertThat(profiles.baseline()).as("%s", export).isEqualTo(measured(table, quasi));
      }
      for (ColumnProfile column : profiles.columns()) {
        TreeSet<String> names = new TreeSet<>(quasi);
        if (!names.remove(column.name())) {
          names.add(column.name());
        }
        if (!names.isEmpty()) {
          Marginal marginal = column.withoutColumn().or(column::withColumn).orElseThrow();
          assertThat(marginal.risk())
              .as("%s at %s", column.name(), export)
              .isEqualTo(measured(table, List.copyOf(names)));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(1000);
  }

  private static ClassRisk measured(Table table, List<String> quasi) {
    ClassSizes sizes = EquivalenceClasses.of(table, quasi).sizes(Unit.PATIENT);
    KAnonymity k = KAnonymity.of(sizes);
    return k.k() instanceof Estimate.Count count
        ? new ClassRisk(
            sizes.unitCount(),
            OptionalLong.of(count.value()),
            k.sampleUniques() instanceof Estimate.Count uniques ? uniques.value() : -1,
            sizes.unitsInClassesSmallerThan(11))
        : new ClassRisk(0, OptionalLong.empty(), 0, 0);
  }

  /** What differs; entropies may by rounding. */
  private static String differences(Profiles found, Profiles expected) {
    StringBuilder text = new StringBuilder();
    if (!found.baseline().equals(expected.baseline())) {
      text.append("baseline ").append(found.baseline()).append(expected.baseline());
    }
    assertThat(found.columns()).hasSameSizeAs(expected.columns());
    for (int i = 0; i < found.columns().size(); i++) {
      ColumnProfile one = found.columns().get(i);
      ColumnProfile other = expected.columns().get(i);
      ValueSpread spread = one.spread().orElseThrow();
      ValueSpread known = other.spread().orElseThrow();
      boolean close = Math.abs(spread.entropy() - known.entropy()) < 1e-12;
      if (!close || !withSpread(one, known).equals(other)) {
        text.append("\n").append(one).append("\n").append(other);
      } else if (!spread.equals(
          new ValueSpread(
              known.distinct(),
              known.constant(),
              spread.entropy(),
              one.name().equals("ID") ? spread.longest() : known.longest(),
              known.uniqueAlone(),
              known.patients()))) {
        text.append("\nspread ").append(one).append("\n").append(other);
      }
    }
    return text.toString();
  }

  private static ColumnProfile withSpread(ColumnProfile column, ValueSpread spread) {
    return new ColumnProfile(
        column.name(),
        column.position(),
        column.missing(),
        column.distinct(),
        Optional.of(spread),
        column.withoutColumn(),
        column.withColumn());
  }

  // The comparison can fail

  @Test
  void rowsCountedForPatientsAreRejected() {
    assertThat(
            rejected(
                (export, threshold) ->
                    new ProfileOracle(export, threshold) {
                      @Override
                      String owner(int row) {
                        return super.owner(row).isEmpty() ? "" : "row " + row;
                      }
                    }))
        .isGreaterThan(SEEDS / 10);
  }

  @Test
  void rowsWithoutPatientMergedIntoOneAreRejected() {
    assertThat(
            rejected(
                (export, threshold) ->
                    new ProfileOracle(export, threshold) {
                      @Override
                      boolean counts(int row) {
                        return true;
                      }
                    }))
        .isGreaterThan(SEEDS / 10);
  }

  @Test
  void inclusiveThresholdIsRejected() {
    assertThat(
            rejected(
                (export, threshold) ->
                    new ProfileOracle(export, threshold) {
                      @Override
                      boolean isSmall(int size) {
                        return size <= threshold;
                      }
                    }))
        .isGreaterThan(SEEDS / 10);
  }

  @Test
  void missingCellsThatMatchNobodyAreRejected() {
    assertThat(
            rejected(
                (export, threshold) ->
                    new ProfileOracle(export, threshold) {
                      @Override
                      List<String> tuple(List<String> columns, int row) {
                        return super.tuple(columns, row).stream()
                            .map(cell -> cell.isEmpty() ? "missing in " + row : cell)
                            .toList();
                      }
                    }))
        .isGreaterThan(SEEDS / 10);
  }

  private static int rejected(BiFunction<SeededExport, Integer, ProfileOracle> wrong) {
    int rejected = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      SeededExport export = SeededExport.random(seed);
      int threshold = (int) (1 + seed % 5);
      Profiles found = Profiles.of(export.table(), export.quasiIdentifiers(), threshold, ONE);
      boolean differs = !differences(found, wrong.apply(export, threshold).profiles()).isEmpty();
      rejected += differs ? 1 : 0;
    }
    return rejected;
  }
}
