package org.reidrisk.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.reidrisk.Resources;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Header;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;
import org.reidrisk.table.Schema;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;
import org.reidrisk.table.TableReader;
import org.reidrisk.value.ValueFormat;

/**
 * NIH ChestX-ray14 by age, sex and view position, each row an event. The data lie outside the
 * repository; {@code -Dreference.root} says where.
 */
@EnabledIfSystemProperty(
    named = "reference.root",
    matches = ".+",
    disabledReason = "the reference tables are not part of the repository")
class TrajectoriesReferenceTest {
  private static final long PATIENTS = 30_805;
  private static Trajectories nih = tooEarly();

  private static Trajectories tooEarly() {
    return Trajectories.of(
        EquivalenceClasses.of(
            Table.builder(
                    Schema.of(List.of(new ColumnSpec("A", 1, Role.QUASI_IDENTIFIER))),
                    TableFormat.strict())
                .build()),
        Resources.modest());
  }

  @BeforeAll
  static void read() throws IOException {
    Path file =
        Path.of(System.getProperty("reference.root"))
            .resolve("data/nih_chestxray14/Data_Entry_2017_v2020.csv.gz");
    Table table =
        TableReader.of(TableFormat.strict()).read(file, TrajectoriesReferenceTest::classify);
    Resources resources = Resources.modest().withThreads(2);
    nih =
        Trajectories.of(
            EquivalenceClasses.of(table, table.schema().named(Role.QUASI_IDENTIFIER), resources),
            resources);
  }

  private static Schema classify(Header header) {
    Map<String, Role> roles =
        Map.of(
            "Patient ID", Role.PATIENT_KEY,
            "Patient Age", Role.QUASI_IDENTIFIER,
            "Patient Gender", Role.QUASI_IDENTIFIER,
            "View Position", Role.QUASI_IDENTIFIER);
    List<ColumnSpec> columns = new ArrayList<>();
    for (String name : header.names()) {
      columns.add(
          new ColumnSpec(
              name,
              columns.size() + 1,
              roles.getOrDefault(name, Role.OTHER),
              RoleOrigin.POLICY,
              Knowledge.EVENT,
              name.equals("Patient Age") ? ValueFormat.NUMBER : ValueFormat.TEXT));
    }
    return Schema.of(columns);
  }

  @Test
  void oneEvent() {
    agree(nih.worst(1), 0.48, 0.008225, 1e-6, 8);
  }

  @Test
  void twoEvents() {
    agree(nih.worst(2), 9.75, 0.0492, 1e-4, 551);
  }

  @Test
  void allEvents() {
    agree(nih.containment(), 20.44, 0.126035, 1e-6, 2542);
  }

  @Test
  void completeTrajectory() {
    agree(nih.complete(), 42.57, 0.3102418, 1e-7, 7806);
  }

  @Test
  void moreEventsLieBetweenTwoAndAll() {
    CandidateSets three = nih.worst(3);
    CandidateSets five = nih.worst(5);
    assertThat(mean(three.most())).isGreaterThan(mean(nih.worst(2).most()));
    assertThat(mean(five.most())).isGreaterThan(mean(three.most()));
    assertThat(mean(nih.containment().least())).isGreaterThanOrEqualTo(mean(five.least()));
  }

  /** Figures as the page prints them: half a unit of the last place is rounding. */
  private static void agree(
      CandidateSets sets, double percentBelow11, double mean, double unit, long unique) {
    assertThat(sets.exact()).isTrue();
    assertThat(sets.least().stream().mapToLong(Bin::count).sum()).isEqualTo(PATIENTS);
    long below = sets.least().stream().filter(b -> b.size() < 11).mapToLong(Bin::count).sum();
    assertThat(100.0 * below / PATIENTS).isCloseTo(percentBelow11, within(0.005));
    assertThat(mean(sets.least())).isCloseTo(mean, within(unit / 2));
    assertThat(sets.least().get(0)).isEqualTo(new Bin(1, unique));
  }

  private static double mean(List<Bin> bins) {
    return bins.stream().mapToDouble(b -> b.count() / (double) b.size()).sum() / PATIENTS;
  }
}
