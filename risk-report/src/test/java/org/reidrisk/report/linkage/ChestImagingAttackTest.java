package org.reidrisk.report.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reidrisk.policy.ComparisonRule;
import org.reidrisk.policy.JoinColumn.Unit;
import org.reidrisk.value.ValueFormat;

/**
 * The attackers of the synthetic chest imaging release. Beside the engine stand all pairs of rows,
 * cells read beforehand as whole numbers by code of this test.
 */
class ChestImagingAttackTest {
  private static final Path FOLDER = Path.of("../datasets/chest-imaging");
  private static final int MISSING = Integer.MIN_VALUE;

  /** A compared column as numbers: released less held lies between two numbers. */
  private static final class Numbers {
    private final int[] released;
    private final int[] held;
    private final int from;
    private final int to;

    Numbers(int[] released, int[] held, int from, int to) {
      this.released = released;
      this.held = held;
      this.from = from;
      this.to = to;
    }

    boolean go(int h, int r) {
      int there = released[r];
      int here = held[h];
      return there != MISSING && here != MISSING && there - here >= from && there - here <= to;
    }
  }

  private static int[] read(Rows rows, String column, ToNumber number) {
    return rows.cells().stream()
        .map(row -> row.get(rows.place(column)))
        .mapToInt(cell -> cell.isEmpty() ? MISSING : number.of(cell))
        .toArray();
  }

  @FunctionalInterface
  private interface ToNumber {
    int of(String cell);
  }

  private static ToNumber words(Map<String, Integer> known) {
    // Zeros at the end of a fraction of a second say nothing.
    return cell -> known.computeIfAbsent(cell.replaceFirst("[.]0+$", ""), c -> known.size());
  }

  private static int day(String cell) {
    String digits = cell.replace("-", "");
    return (int)
        LocalDate.of(
                Integer.parseInt(digits.substring(0, 4)),
                Integer.parseInt(digits.substring(4, 6)),
                Integer.parseInt(digits.substring(6)))
            .toEpochDay();
  }

  private static int second(String cell) {
    String digits = (cell.replace(":", "") + "00").substring(0, 6);
    return Integer.parseInt(digits.substring(0, 2)) * 3600
        + Integer.parseInt(digits.substring(2, 4)) * 60
        + Integer.parseInt(digits.substring(4, 6));
  }

  /** Hundredths of a per cent of a year are far finer than any age here. */
  private static int age(String cell) {
    double number = Integer.parseInt(cell.replaceAll("[A-Z]", ""));
    double years =
        switch (cell.charAt(cell.length() - 1)) {
          case 'M' -> number / 12;
          case 'W' -> number / 52.18;
          case 'D' -> number / 365.25;
          default -> number;
        };
    return (int) Math.round(years * 1_000_000);
  }

  private static NaiveLinkage.Result allPairs(
      Rows release, Rows held, String person, Map<String, String> truth, Numbers... columns) {
    Map<String, List<Set<String>>> rows = new TreeMap<>();
    int id = release.place("PatientID");
    for (int h = 0; h < held.cells().size(); h++) {
      Set<String> found = new HashSet<>();
      for (int r = 0; r < release.cells().size(); r++) {
        boolean goes = true;
        for (int c = 0; goes && c < columns.length; c++) {
          goes = columns[c].go(h, r);
        }
        if (goes) {
          found.add(release.cells().get(r).get(id));
        }
      }
      rows.computeIfAbsent(held.cells().get(h).get(held.place(person)), p -> new ArrayList<>())
          .add(found);
    }
    Set<String> patients = new HashSet<>();
    release.cells().forEach(row -> patients.add(row.get(id)));
    Map<Integer, List<Long>> sizes = new TreeMap<>();
    long[] t = new long[7];
    long unique = 0;
    long none = 0;
    for (Map.Entry<String, List<Set<String>>> target : rows.entrySet()) {
      int fewest =
          target.getValue().stream().mapToInt(Set::size).filter(n -> n > 0).min().orElse(0);
      Set<String> all = new HashSet<>();
      target.getValue().stream().filter(s -> s.size() == fewest).forEach(all::addAll);
      String right = truth.get(target.getKey());
      boolean member = patients.contains(right);
      boolean covers = all.contains(right);
      int one = all.size() == 1 ? 1 : 0;
      unique += one;
      none += all.isEmpty() ? 1 : 0;
      t[0] += member ? 1 : 0;
      t[1] += covers ? 1 : 0;
      t[2] += covers ? one : 0;
      t[3] += member && !covers ? one : 0;
      t[4] += member ? 0 : 1;
      t[5] += member ? 0 : one;
      if (!all.isEmpty()) {
        List<Long> bar = sizes.getOrDefault(all.size(), List.of(0L, 0L));
        sizes.put(all.size(), List.of(bar.get(0) + 1, bar.get(1) + (covers ? 1 : 0)));
      }
    }
    return new NaiveLinkage.Result(
        rows.size(),
        none,
        unique,
        rows.size() - none - unique,
        sizes,
        Arrays.stream(t).boxed().toList());
  }

  private static SmallAttack attack(Rows release, Rows held, Rows truth, String person) {
    return new SmallAttack()
        .file("release.csv", release.bytes())
        .file("held.csv", held.bytes())
        .file("truth.csv", truth.bytes())
        .patient("PatientID")
        .person(person)
        .truth("truth.csv", person, "PatientID")
        .format("PatientAge", ValueFormat.AGE)
        .format("StudyDate", ValueFormat.DATE)
        .format("StudyTime", ValueFormat.TIME)
        .threads(2);
  }

  private static NaiveLinkage.Result figures(SmallAttack attack) {
    return NaiveLinkage.of(Objects.requireNonNull(attack.run().counts()));
  }

  private static Rows table(String name) throws IOException {
    return Rows.of(FOLDER.resolve(name));
  }

  @Test
  void radiologySchedule_asAllPairsSay() throws IOException {
    Rows release = table("release.csv");
    Rows ris = table("attackers/ris.csv");
    Rows truth = table("attackers/ris-truth.csv");
    ToNumber sexes = words(new HashMap<>());
    ToNumber modalities = words(new HashMap<>());
    NaiveLinkage.Result expected =
        allPairs(
            release,
            ris,
            "MRN",
            truth.pairs("MRN", "PatientID"),
            new Numbers(
                read(release, "StudyDate", ChestImagingAttackTest::day),
                read(ris, "ExamDate", ChestImagingAttackTest::day),
                -1,
                1),
            new Numbers(
                read(release, "StudyTime", ChestImagingAttackTest::second),
                read(ris, "ExamTime", ChestImagingAttackTest::second),
                -5 * 60,
                20 * 60),
            new Numbers(read(release, "PatientSex", sexes), read(ris, "Sex", sexes), 0, 0),
            new Numbers(
                read(release, "Modality", modalities), read(ris, "Modality", modalities), 0, 0),
            new Numbers(
                read(release, "PatientAge", ChestImagingAttackTest::age),
                read(ris, "Age", ChestImagingAttackTest::age),
                -1_000_000,
                1_000_000));
    SmallAttack attack =
        attack(release, ris, truth, "MRN")
            .join(
                SmallAttack.rule(
                    "StudyDate", "ExamDate", ComparisonRule.DATE, "-1", "1", Unit.DAYS, false))
            .join(
                SmallAttack.rule(
                    "StudyTime", "ExamTime", ComparisonRule.DATE, "-5", "20", Unit.MINUTES, false))
            .exact("PatientSex", "Sex")
            .exact("Modality", "Modality")
            .join(
                SmallAttack.rule(
                    "PatientAge", "Age", ComparisonRule.NUMBER, "-1", "1", Unit.ONE, false));
    assertThat(figures(attack)).isEqualTo(expected);
    assertThat(expected.unique()).isGreaterThan(1000);
  }

  @Test
  void claims_asAllPairsSay() throws IOException {
    Rows release = table("release.csv");
    Rows claims = table("attackers/claims.csv");
    Rows truth = table("attackers/claims-truth.csv");
    ToNumber sexes = words(new HashMap<>());
    ToNumber sites = words(new HashMap<>());
    NaiveLinkage.Result expected =
        allPairs(
            release,
            claims,
            "MemberID",
            truth.pairs("MemberID", "PatientID"),
            new Numbers(
                read(release, "StudyDate", ChestImagingAttackTest::day),
                read(claims, "ServiceDate", ChestImagingAttackTest::day),
                -3,
                0),
            new Numbers(
                read(release, "InstitutionName", sites), read(claims, "Facility", sites), 0, 0),
            new Numbers(read(release, "PatientSex", sexes), read(claims, "Sex", sexes), 0, 0));
    SmallAttack attack =
        attack(release, claims, truth, "MemberID")
            .join(
                SmallAttack.rule(
                    "StudyDate", "ServiceDate", ComparisonRule.DATE, "-3", "0", Unit.DAYS, false))
            .exact("InstitutionName", "Facility")
            .exact("PatientSex", "Sex");
    assertThat(figures(attack)).isEqualTo(expected);
    assertThat(expected.unique()).isPositive();
  }

  @Test
  void secondRelease_asAllPairsSay() throws IOException {
    Rows release = table("release.csv");
    Rows second = table("attackers/second-release.csv");
    Rows truth = table("attackers/second-release-truth.csv");
    List<Numbers> numbers = new ArrayList<>();
    SmallAttack attack = attack(release, second, truth, "SubjectID");
    for (String column :
        List.of("PatientSex", "PatientAge", "Modality", "ManufacturerModelName", "StudyTime")) {
      ToNumber words = words(new HashMap<>());
      numbers.add(new Numbers(read(release, column, words), read(second, column, words), 0, 0));
      attack.exact(column, column);
    }
    NaiveLinkage.Result expected =
        allPairs(
            release,
            second,
            "SubjectID",
            truth.pairs("SubjectID", "PatientID"),
            numbers.toArray(Numbers[]::new));
    assertThat(figures(attack)).isEqualTo(expected);
    assertThat(expected.unique()).isGreaterThan(1000);
  }
}
