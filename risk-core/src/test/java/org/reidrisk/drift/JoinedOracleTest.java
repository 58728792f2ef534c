package org.reidrisk.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reidrisk.Resources;
import org.reidrisk.drift.NaiveJoined.Fault;
import org.reidrisk.policy.PatientKeys;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.AssessmentJson;
import org.reidrisk.record.JoinedRelease;
import org.reidrisk.record.JoinedRelease.Difference;
import org.reidrisk.record.JoinedRelease.Links;

/**
 * Figures of two releases equal those of everybody against everybody, and the comparison notices
 * each of the faults that the oracle can be given.
 */
class JoinedOracleTest {
  private static final int PAIRS = 200;

  private static JoinedRelease measured(ReleaseCase given) {
    Assessment assessment = given.assess(Resources.modest());
    assertThat(AssessmentJson.read(AssessmentJson.write(assessment))).isEqualTo(assessment);
    return assessment.joined().get(0);
  }

  @Test
  void figures_areThoseOfTheOracle_andNoFaultGoesUnnoticed() {
    Set<Fault> noticed = EnumSet.noneOf(Fault.class);
    Seen seen = new Seen();
    for (int seed = 0; seed < PAIRS; seed++) {
      ReleaseCase given = SeededReleases.of(seed);
      JoinedRelease measured = measured(given);
      assertThat(measured)
          .as("pair %s", seed)
          .isEqualTo(new NaiveJoined(given, Fault.NONE).figures(measured.sha256()));
      seen.add(measured);
      for (Fault fault : Fault.values()) {
        if (!noticed.contains(fault)
            && !new NaiveJoined(given, fault).figures(measured.sha256()).equals(measured)) {
          noticed.add(fault);
        }
      }
    }
    assertThat(noticed)
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Fault.NONE)));
    seen.check();
  }

  /** The pairs are of all kinds, so that agreement means something. */
  private static final class Seen {
    private int kept;
    private int rekeyed;
    private int decided;
    private int unlinked;
    private long uid;
    private long intervals;
    private long trajectories;
    private long returned;
    private long reduced;
    private long byNew;
    private long byWithdrawn;
    private long learnt;
    private long misled;
    private long fallBelow;

    void add(JoinedRelease release) {
      Links links = Objects.requireNonNull(release.links());
      kept += links.keys() == PatientKeys.KEPT ? 1 : 0;
      rekeyed += links.keys() == PatientKeys.RE_KEYED ? 1 : 0;
      decided += links.stated() ? 0 : 1;
      uid += links.byUid();
      intervals += links.byIntervals();
      trajectories += links.byTrajectory();
      Difference d = release.difference();
      if (d == null) {
        unlinked++;
      } else {
        returned += d.returned();
        reduced += d.reduced();
        byNew += d.revealedByNew();
        byWithdrawn += d.revealedByWithdrawn();
      }
      for (JoinedRelease.Learnt one : release.learnt()) {
        learnt += one.learnt();
        misled += one.misled();
      }
      fallBelow += release.views().get(0).fallBelow();
    }

    void check() {
      assertThat(List.of(kept, rekeyed, decided)).allMatch(n -> n >= 40);
      assertThat(unlinked).isPositive();
      assertThat(
              List.of(
                  uid,
                  intervals,
                  trajectories,
                  returned,
                  reduced,
                  byNew,
                  byWithdrawn,
                  learnt,
                  misled,
                  fallBelow))
          .allMatch(n -> n >= 10);
    }
  }

  @Test
  void orderOfRowsAndThreads_changeNothing() {
    for (int seed = 0; seed < 40; seed++) {
      ReleaseCase given = SeededReleases.of(seed);
      JoinedRelease measured = measured(given);
      Random random = new Random(seed);
      List<Map<String, String>> here = new ArrayList<>(given.release());
      List<Map<String, String>> there = new ArrayList<>(given.earlier());
      Collections.shuffle(here, random);
      Collections.shuffle(there, random);
      JoinedRelease shuffled =
          given.withRows(here, there).assess(Resources.modest().withThreads(3)).joined().get(0);
      assertThat(shuffled.links()).isEqualTo(measured.links());
      assertThat(shuffled.difference()).isEqualTo(measured.difference());
      assertThat(shuffled.views()).isEqualTo(measured.views());
      assertThat(shuffled.learnt()).isEqualTo(measured.learnt());
    }
  }

  @Test
  void manyPieces_areMergedTheSame() {
    List<String> columns = List.of("ID", "Sex", "Site", "Diagnosis");
    Random random = new Random(7);
    List<Map<String, String>> here = new ArrayList<>();
    List<Map<String, String>> there = new ArrayList<>();
    for (int i = 0; i < 24_000; i++) {
      for (List<Map<String, String>> rows : List.of(here, there)) {
        rows.add(
            ReleaseCase.row(
                columns,
                "P" + random.nextInt(8_000),
                i % 2 == 0 ? "F" : "M",
                "s" + random.nextInt(rows.size() % 50 == 0 ? 160 : 12),
                "d" + random.nextInt(9)));
      }
    }
    ReleaseCase given =
        new ReleaseCase(
            here,
            there,
            List.of("Sex", "Site"),
            List.of(),
            List.of(),
            List.of(),
            List.of("Diagnosis"),
            null,
            Map.of(),
            "kept",
            5);
    JoinedRelease one = given.assess(Resources.modest()).joined().get(0);
    JoinedRelease several = given.assess(Resources.modest().withThreads(4)).joined().get(0);
    assertThat(several).isEqualTo(one);
    assertThat(one.views().get(0).joined()).isNotEqualTo(one.views().get(0).alone());
    assertThat(one.learnt().get(0).misled()).isPositive();
  }
}
