package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reidrisk.Resources;

/**
 * The committed traps of the datasets, one table with each kind of leak and one that comes near:
 * the first is told, the second is not. {@code docs/validation.md} has the figures of many more.
 */
class TrapsTest {
  /** What goes wrong, with the reason. Exactly these: an entry that is no longer needed fails. */
  private static final Map<String, String> KNOWN = Map.of();

  private static List<LabelledTrap> traps = List.of();
  private static final Map<String, Boolean> TOLD = new TreeMap<>();

  @BeforeAll
  static void lookAtAll() throws IOException {
    traps = LabelledTrap.in(LabelledTrap.COMMITTED);
    Map<String, TrapKind> kinds = TrapKind.all();
    Resources resources =
        Resources.modest().withThreads(Runtime.getRuntime().availableProcessors());
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (LabelledTrap trap : traps) {
      tasks.add(() -> trap.found(kinds.get(trap.kind())));
    }
    List<Boolean> told = resources.inParallel(tasks);
    for (int i = 0; i < traps.size(); i++) {
      TOLD.put(fileName(traps.get(i)), told.get(i));
    }
  }

  private static String fileName(LabelledTrap trap) {
    return trap.file().getFileName().toString();
  }

  /** Tables of which the tool says other than their labels. */
  private static Set<String> mistaken(List<LabelledTrap> labelled) {
    Set<String> mistaken = new TreeSet<>();
    for (LabelledTrap trap : labelled) {
      if (TOLD.get(fileName(trap)) != trap.planted()) {
        mistaken.add(fileName(trap));
      }
    }
    return mistaken;
  }

  @Test
  void everyPlantedLeakIsTold_andNoNearMiss() {
    assertThat(mistaken(traps)).containsExactlyInAnyOrderElementsOf(KNOWN.keySet());
  }

  @Test
  void everyKindHasBothTables() {
    assertThat(traps).hasSizeGreaterThan(80);
    assertThat(traps.stream().filter(LabelledTrap::planted).map(LabelledTrap::kind))
        .containsExactlyElementsOf(
            traps.stream().filter(t -> !t.planted()).map(LabelledTrap::kind).toList());
  }

  /** With swapped labels the comparison finds a mistake wherever it found none, so it can fail. */
  @Test
  void swappedLabels_areNoticed() {
    Set<String> right = new TreeSet<>(TOLD.keySet());
    right.removeAll(mistaken(traps));
    assertThat(mistaken(traps.stream().map(LabelledTrap::swapped).toList())).isEqualTo(right);
    for (LabelledTrap trap : traps) {
      List<LabelledTrap> one = traps.stream().map(t -> t.equals(trap) ? t.swapped() : t).toList();
      assertThat(mistaken(one)).as(fileName(trap)).isNotEqualTo(mistaken(traps));
    }
  }

  /** Neither are a kind without signs, nor the signs of another kind, nor other columns. */
  @Test
  void signsAndColumns_matter() throws IOException {
    LabelledTrap trap =
        traps.stream().filter(t -> t.kind().equals("uid-serial") && t.planted()).findFirst().get();
    TrapKind kind = TrapKind.all().get("uid-serial");
    LabelledTrap.Remarks remarks = trap.remarks(kind);
    assertThat(kind.foundIn(remarks, trap.columns())).isTrue();
    assertThat(kind.foundIn(remarks, List.of("Modality"))).isFalse();
    assertThat(new TrapKind("none", "-", Set.of(), "").foundIn(remarks, trap.columns())).isFalse();
    assertThat(TrapKind.all().get("pseudonym-hash").foundIn(remarks, trap.columns())).isFalse();
  }
}
