package org.reidrisk.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.Finding;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;
import org.reidrisk.Severity;
import org.reidrisk.assess.Assessor;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.policy.Outcome;
import org.reidrisk.policy.PatientKeys;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.policy.PolicyYaml;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.AssessmentJson;
import org.reidrisk.record.JoinedRelease;
import org.reidrisk.record.JoinedRelease.Difference;
import org.reidrisk.record.JoinedRelease.Learnt;
import org.reidrisk.record.JoinedRelease.Links;
import org.reidrisk.record.JoinedRelease.Right;
import org.reidrisk.record.ToolVersion;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormatException;
import org.reidrisk.table.TableReader;

/** Small releases by hand: each figure, each finding, and what happens with bad files. */
class EarlierReleasesTest {
  private static final String POLICY =
      """
      reidrisk: 1
      release: {id: r, tier: enclave}
      table: {patient: ID%s}
      columns:
        Sex: {role: quasi-identifier, knowledge: static}
        Site: {role: quasi-identifier}
        Diagnosis: {role: sensitive}
        Study: {role: pseudonym}
      limits: {explicit: [{quantity: k, at-least: 2, power: 1}%s]}
      earlier-releases: [{id: may, file: may.csv%s}]
      """;

  /** Four women, two at each site; all of them together hide each other's diagnoses. */
  private static final String NOW =
      """
      ID,Sex,Site,Diagnosis,Study
      A,F,x,flu,1
      B,F,x,cold,2
      C,F,y,flu,3
      D,F,y,hip,4
      """;

  private static final String BEFORE =
      """
      ID,Sex,Site,Diagnosis,Study
      A,F,x,flu,11
      C,F,x,hip,13
      B,F,y,cold,12
      D,F,y,hip,14
      """;

  private static String policy(String table, String limits, String earlier) {
    return POLICY.formatted(table, limits, earlier);
  }

  private static Policy read(String policy) {
    return PolicyYaml.read(policy.getBytes(StandardCharsets.UTF_8));
  }

  private static Table table(Policy policy, String csv) {
    try {
      return TableReader.of(policy.format())
          .read(
              new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
              "now.csv",
              policy::classify);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Assessor assessor(@Nullable String before) {
    return Assessor.of(new ToolVersion("reidrisk", "0", "0"), LocalDate.of(2026, 1, 1))
        .withFiles(
            path -> {
              if (before == null || !path.equals("may.csv")) {
                throw new NoSuchFileException(path);
              }
              return new ByteArrayInputStream(before.getBytes(StandardCharsets.UTF_8));
            });
  }

  private static Assessment assess(String policy, String now, @Nullable String before) {
    Policy read = read(policy);
    Assessment assessment = assessor(before).assess(table(read, now), read);
    assertThat(AssessmentJson.read(AssessmentJson.write(assessment))).isEqualTo(assessment);
    return assessment;
  }

  private static Optional<Finding> finding(Assessment assessment, String code) {
    List<Finding> found =
        assessment.findings().stream().filter(f -> f.code().equals(code)).toList();
    assertThat(found).hasSizeLessThan(2);
    return found.stream().findFirst();
  }

  private static JoinedRelease joined(Assessment assessment) {
    assertThat(assessment.joined()).hasSize(1);
    return assessment.joined().get(0);
  }

  @Test
  void everybodyMovedOnce_isAloneInTheJoinedView() {
    Assessment assessment = assess(policy("", "", ""), NOW, BEFORE);
    JoinedRelease joined = joined(assessment);
    assertThat(joined.quasiIdentifiers()).containsExactly("Sex", "Site");
    assertThat(joined.classSize()).isEqualTo(2);
    assertThat(joined.links())
        .isEqualTo(new Links(PatientKeys.KEPT, false, 4, 0, 0, 0, 4, new Right(0, 0, 0)));
    // A: x then x, B: y then x, C: x then y, D: y then y. Nobody shares both.
    assertThat(joined.views().get(0).alone().sizes()).containsExactly(new Bin(2, 4));
    assertThat(joined.views().get(0).joined().sizes()).containsExactly(new Bin(1, 4));
    assertThat(joined.views().get(0).joined().mean()).isEqualTo(1.0);
    assertThat(joined.views().get(0).fallBelow()).isEqualTo(4);
    // x now: flu, cold; x before: flu, hip; A is left with flu. B: flu, cold and cold, hip: cold.
    // C: flu, hip and flu, hip: nothing. D: flu, hip and cold, hip: hip.
    assertThat(joined.learnt()).containsExactly(new Learnt("Diagnosis", 3, 0));
    // B came from y, C from x: a new row and a withdrawn one each, alone in their classes.
    assertThat(joined.difference()).isEqualTo(new Difference(0, 0, 2, 0, 2, 2, 2));
    assertThat(finding(assessment, "earlier-release-joined").orElseThrow())
        .satisfies(
            f -> {
              assertThat(f.severity()).isEqualTo(Severity.BLOCKING);
              assertThat(f.about()).isEqualTo("earlier-release may");
              assertThat(f.text()).contains("k at least 2");
              assertThat(f.evidence())
                  .isEqualTo("k 2 alone, 1 with both; 4 patients fall below class size 2");
            });
    assertThat(finding(assessment, "difference-reveals").orElseThrow().evidence())
        .isEqualTo("2 patients by new rows, 2 by withdrawn rows, class size 2");
    assertThat(finding(assessment, "learnt-by-intersection").orElseThrow().evidence())
        .isEqualTo("Diagnosis: 3 patients, misled about 0");
    assertThat(finding(assessment, "earlier-release-linked").orElseThrow().severity())
        .isEqualTo(Severity.WARNING);
    assertThat(finding(assessment, "earlier-release-keys").orElseThrow().severity())
        .isEqualTo(Severity.INFO);
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(assessment.provenance().settings())
        .containsEntry("class-size-of-earlier-releases", "2")
        .containsEntry("earlier-release may", "sha256 " + joined.sha256());
  }

  @Test
  void withoutEarlierReleases_nothingIsWritten() {
    String policy = policy("", "", "");
    Assessment assessment =
        assess(policy.substring(0, policy.indexOf("earlier-releases")), NOW, BEFORE);
    assertThat(assessment.joined()).isEmpty();
    assertThat(new String(AssessmentJson.write(assessment), StandardCharsets.UTF_8))
        .doesNotContain("earlier-releases");
  }

  @Test
  void acknowledged_itPasses() {
    String reasons =
        """
        acknowledge:
          - {code: earlier-release-joined, about: earlier-release may, reason: withdrawn}
          - {code: difference-reveals, about: earlier-release may, reason: withdrawn}
          - {code: learnt-by-intersection, about: earlier-release may, reason: withdrawn}
          - {code: weaker-adversary-power, about: release, reason: one visit}
        """;
    assertThat(assess(policy("", "", "") + reasons, NOW, BEFORE).decision().outcome())
        .isEqualTo(Outcome.ACCEPT);
  }

  @Test
  void sharedUids_link_whereKeysAreNew() {
    String before = BEFORE.replaceAll("\n([A-D]),", "\nN$1,").replace(",11\n", ",1\n");
    Links links = Objects.requireNonNull(joined(assess(policy("", "", ""), NOW, before)).links());
    assertThat(links).isEqualTo(new Links(PatientKeys.RE_KEYED, false, 0, 1, 0, 0, 1, null));
  }

  @Test
  void uidsThatManyShare_linkNobody() {
    String before = BEFORE.replaceAll("\n([A-D]),", "\nN$1,").replaceAll(",1[1-4]\n", ",1\n");
    Assessment assessment = assess(policy("", "", ""), NOW, before);
    assertThat(Objects.requireNonNull(joined(assessment).links()).linked()).isZero();
    assertThat(joined(assessment).difference()).isNull();
    assertThat(joined(assessment).views().get(0).joined())
        .isEqualTo(joined(assessment).views().get(0).alone());
    assertThat(finding(assessment, "earlier-release-unlinked").orElseThrow().severity())
        .isEqualTo(Severity.INFO);
    assertThat(finding(assessment, "earlier-release-linked")).isEmpty();
    assertThat(new String(AssessmentJson.write(assessment), StandardCharsets.UTF_8))
        .contains("nobody-linked");
  }

  @Test
  void keysThatContradictStaticColumns_areNotKept() {
    String before = BEFORE.replace("A,F", "A,M").replace("B,F", "B,M");
    Links links = Objects.requireNonNull(joined(assess(policy("", "", ""), NOW, before)).links());
    assertThat(links.keys()).isEqualTo(PatientKeys.RE_KEYED);
    assertThat(links.byKey()).isEqualTo(4);
    Links said =
        Objects.requireNonNull(
            joined(assess(policy("", "", ", patients: kept"), NOW, before)).links());
    assertThat(said.keys()).isEqualTo(PatientKeys.KEPT);
    assertThat(said.stated()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sameRows_areFound_inAnyOrder(boolean sameFile) {
    String before =
        sameFile
            ? NOW
            : "Study,Sex,ID,Site,Diagnosis\n4,F,D,y,hip\n2,F,B,x,cold\n3,F,C,y,flu\n1,F,A,x,flu\n";
    assertThat(finding(assess(policy("", "", ""), NOW, before), "earlier-release-is-this"))
        .isPresent();
  }

  @Test
  void oneCellMore_isAnotherRelease() {
    assertThat(
            finding(
                assess(policy("", "", ""), NOW, NOW.replace("D,F,y,hip", "D,F,y,flu")),
                "earlier-release-is-this"))
        .isEmpty();
    assertThat(
            finding(
                assess(policy("", "", ""), NOW, NOW.replace("Diagnosis", "Disease")),
                "earlier-release-is-this"))
        .isEmpty();
  }

  @Test
  void renamedColumns_areFound_andFurtherOnesLeft() {
    String before =
        BEFORE
            .replace("ID,Sex,Site", "Key,Sex,Place")
            .lines()
            .map(line -> line + ",z\n")
            .collect(Collectors.joining());
    JoinedRelease joined =
        joined(assess(policy("", "", ", columns: {ID: Key, Site: Place}"), NOW, before));
    assertThat(joined.quasiIdentifiers()).containsExactly("Sex", "Site");
    assertThat(Objects.requireNonNull(joined.links()).linked()).isEqualTo(4);
  }

  // What cannot be measured

  @Test
  void noPatients_noFigures_andItBlocks() {
    for (String before :
        List.of(BEFORE.replace("ID,", "Key,"), BEFORE.replace("Sex,Site", "Gender,Place"))) {
      Assessment assessment = assess(policy("", "", ""), NOW, before);
      assertThat(joined(assessment).undefined()).isNotNull();
      assertThat(joined(assessment).links()).isNull();
      assertThat(finding(assessment, "earlier-releases-not-run").orElseThrow().about())
          .isEqualTo("earlier-release may");
      assertThat(assessment.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
    }
    Assessment hidden = assess(policy(", patient-released: false", "", ""), NOW, BEFORE);
    assertThat(Objects.requireNonNull(joined(hidden).undefined()).code())
        .isEqualTo("patient-not-released");
    String noKey = policy("", "", "").replace("table: {patient: ID}\n", "");
    Assessment rows = assess(noKey.replace("  Sex:", "  ID: {role: other}\n  Sex:"), NOW, BEFORE);
    assertThat(Objects.requireNonNull(joined(rows).undefined()).code()).isEqualTo("no-patient-key");
  }

  @Test
  void filesNotHandedIn_block() {
    Policy policy = read(policy("", "", ""));
    Assessment assessment =
        Assessor.of(new ToolVersion("reidrisk", "0", "0"), LocalDate.of(2026, 1, 1))
            .assess(table(policy, NOW), policy);
    assertThat(assessment.joined()).isEmpty();
    Finding finding = finding(assessment, "earlier-releases-not-run").orElseThrow();
    assertThat(finding.about()).isEqualTo("release");
    assertThat(finding.severity()).isEqualTo(Severity.BLOCKING);
    assertThat(finding.evidence()).isEqualTo("1 earlier release");
  }

  @Test
  void badFiles_areOneLine() {
    assertThatThrownBy(() -> assess(policy("", "", ""), NOW, null))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("the earlier release may, may.csv, does not exist");
    assertThatThrownBy(() -> assess(policy("", "", ", columns: {Site: Place}"), NOW, BEFORE))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("has no column \"Place\"");
    assertThatThrownBy(() -> assess(policy("", "", ""), NOW, "ID,Sex\nA,F,x\n"))
        .isInstanceOf(TableFormatException.class)
        .hasMessageContaining("the earlier release may, may.csv,");
    assertThatThrownBy(() -> assess(policy("", "", ""), NOW, ""))
        .isInstanceOf(TableFormatException.class);
  }

  @Test
  void headerOnly_isAnEarlierReleaseOfNobody() {
    JoinedRelease joined = joined(assess(policy("", "", ""), NOW, "ID,Sex,Site,Diagnosis,Study\n"));
    assertThat(joined.patients()).isZero();
    assertThat(Objects.requireNonNull(joined.links()).linked()).isZero();
    JoinedRelease empty =
        joined(assess(policy("", "", ""), "ID,Sex,Site,Diagnosis,Study\n", BEFORE));
    assertThat(empty.views().get(0).joined().sizes()).isEmpty();
  }

  @Test
  void oddCells_areNoReasonToFail() {
    String big = "x".repeat(1 << 16);
    String odd =
        "ID,Sex,Site,Diagnosis,Study\n" + big + ",\u0001,日本," + big + ",\nA,,,,\n,F,x,flu,1\n";
    Assessment assessment = assess(policy("", "", ""), odd, BEFORE);
    assertThat(joined(assessment).links()).isNotNull();
    assertThat(joined(assess(policy("", "", ""), NOW, odd)).patients()).isEqualTo(2);
    assertThat(assessment.joined().toString() + assessment.findings()).doesNotContain(big, "日本");
  }

  @Test
  void unreadPseudonyms_areRefused_ratherThanOverlooked() throws IOException {
    Policy policy = read(policy("", "", ""));
    Table table =
        TableReader.of(policy.format())
            .withoutProfiles()
            .read(
                new ByteArrayInputStream(NOW.getBytes(StandardCharsets.UTF_8)),
                "now.csv",
                policy::classify);
    assertThatThrownBy(() -> assessor(BEFORE).assess(table, policy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Study");
  }

  @Test
  void littleMemory_isSaidBeforehand() {
    Policy policy = read(policy("", "", ""));
    Table table = table(policy, NOW);
    TwoReleases releases = new TwoReleases(table, table, table, table);
    assertThatThrownBy(
            () ->
                JoinedReleases.of(
                    "a", "ab".repeat(32), releases, null, 2, Resources.modest().withMemory(1000)))
        .isInstanceOf(MemoryShortage.class)
        .hasMessageContaining("8 rows of two releases");
    assertThatThrownBy(
            () -> JoinedReleases.of("a", "ab".repeat(32), releases, null, 0, Resources.modest()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void otherMissingModes() {
    String now = NOW + "E,F,,flu,5\nF,F,,flu,6\n";
    String before = BEFORE + "E,F,x,flu,15\nF,F,,flu,16\n";
    JoinedRelease dropped = joined(assess(policy(", missing: drop", "", ""), now, before));
    assertThat(dropped.views().get(0).alone().patients()).isEqualTo(4);
    assertThat(dropped.patients()).isEqualTo(5);
    Assessment wild = assess(policy(", missing: wildcard", "", ""), now, before);
    assertThat(joined(wild).views().get(0).alone().sizes()).containsExactly(new Bin(2, 6));
  }

  @Test
  void classSize_isWhatLimitsAskFor() {
    String two = "limits: {explicit: [{quantity: k, at-least: 2, power: 1}]}";
    String policy = policy("", "", "");
    assertThat(
            joined(
                    assess(
                        policy.replace(
                            two,
                            "limits: {explicit: [{quantity: prosecutor-highest, at-most: 0.2}]}"),
                        NOW,
                        BEFORE))
                .classSize())
        .isEqualTo(5);
    assertThat(joined(assess(policy.replace(two, "limits: {}"), NOW, BEFORE)).classSize())
        .isEqualTo(11);
    assertThat(
            joined(
                    assess(
                        policy.replace(
                            two, "limits: {explicit: [{quantity: k, at-least: 3, power: all}]}"),
                        NOW,
                        BEFORE))
                .classSize())
        .isEqualTo(3);
  }

  // Means, by hand

  private static final String DATED =
      """
      reidrisk: 1
      release: {id: r, tier: enclave}
      table: {patient: ID, event: Visit}
      columns:
        Sex: {role: quasi-identifier, knowledge: static}
        Day: {role: quasi-identifier, format: %s}
        Read: {role: quasi-identifier, format: date}
        Visit: {role: pseudonym}
        %s
      limits: {explicit: [%s]}
      earlier-releases: [{id: may, file: may.csv, patients: re-keyed}]
      """;

  private static final String K = "{quantity: k, at-least: 2, power: 1}";

  private static String dated(String format) {
    return DATED.formatted(format, "", K);
  }

  private static Links links(String policy, String now, String before) {
    return Objects.requireNonNull(joined(assess(policy, now, before)).links());
  }

  @Test
  void intervals_surviveNewKeysAndShifts() {
    String header = "ID,Sex,Day,Read,Visit\n";
    String now =
        header
            + "A,F,20200101,20200102,1\nA,F,20200111,20200112,2\n"
            + "B,F,20200101,20200102,3\nB,F,20200111,20200120,4\n"
            + "C,M,20200101,20200102,5\nC,M,20200111,20200112,6\n";
    // Day: A and B have the same gap of ten days; C has it too, and is the only man. Read: A has
    // ten days, B eighteen, C ten.
    String before =
        header
            + "X,F,20210301,20210302,11\nX,F,20210311,20210312,12\n"
            + "Z,M,20210301,20210302,15\nZ,M,20210311,20210312,16\n";
    Links links = links(dated("date"), now, before);
    assertThat(links.byIntervals()).isEqualTo(2);
    assertThat(links.byTrajectory()).isZero();
    assertThat(links.byUid()).isZero();
    assertThat(links.linked()).isEqualTo(2);
    // One day more between the visits, and nobody looks like A any more.
    assertThat(
            links(
                dated("date"),
                now,
                before.replace("X,F,20210311,20210312", "X,F,20210312,20210313")))
        .extracting(Links::linked)
        .isEqualTo(1L);
    // Times of day do not hide days.
    String times = before.replaceAll("(X|Z),(F|M),(\\d{8})", "$1,$2,$3 08:15:00");
    String timesNow = now.replaceAll("([ABC]),(F|M),(\\d{8})", "$1,$2,$3 21:40:00");
    assertThat(links(dated("datetime"), timesNow, times).byIntervals()).isEqualTo(2);
  }

  @Test
  void contradictingIntervals_linkNobody() {
    String header = "ID,Sex,Day,Read,Visit\n";
    // By Day A is X and B is Y, by Read A is Y and B is X.
    String now =
        header
            + "A,F,20200101,20200101,1\nA,F,20200103,20200104,2\n"
            + "B,F,20200101,20200101,3\nB,F,20200106,20200108,4\n";
    String before =
        header
            + "X,F,20210101,20210101,5\nX,F,20210103,20210108,6\n"
            + "Y,F,20210101,20210101,7\nY,F,20210106,20210104,8\n";
    assertThat(links(dated("date"), now, before).byIntervals()).isZero();
  }

  @Test
  void trajectories_areMultisetsOfEvents() {
    String header = "ID,Sex,Day,Read,Visit\n";
    String now =
        header
            + "A,F,20200101,,1\nA,F,20200101,,2\n" // two events alike
            + "B,F,20200101,,3\nB,F,20200101,,3\n" // one event of two rows alike
            + "C,F,20200101,,4\nC,M,20200101,,4\n"; // one event of two different rows
    String before = header + "X,F,20200101,,11\n" + "Y,F,20200101,,12\nY,F,20200101,,13\n";
    Links links = links(dated("date"), now, before);
    assertThat(links.byTrajectory()).isEqualTo(2);
    assertThat(links.linked()).isEqualTo(2);
  }

  @Test
  void derivedColumns_areComputedThereToo_orDropOut() {
    String policy =
        DATED.formatted(
            "date", "Gaps: {role: quasi-identifier, derive: interval-sequence, from: Day}", K);
    String now = "ID,Sex,Day,Read,Visit\nA,F,20200101,,1\nA,F,20200108,,2\nB,M,20200101,,3\n";
    JoinedRelease both = joined(assess(policy, now, now.replace("A,F,20200108", "A,F,20200109")));
    assertThat(both.quasiIdentifiers()).containsExactly("Sex", "Day", "Read", "Gaps");
    JoinedRelease withoutDay = joined(assess(policy, now, "ID,Sex,Visit\nA,F,1\nB,M,3\n"));
    assertThat(withoutDay.quasiIdentifiers()).containsExactly("Sex");
    JoinedRelease withoutEvent =
        joined(assess(policy, now, "ID,Sex,Day\nA,F,20200101\nB,M,20200102\n"));
    assertThat(withoutEvent.quasiIdentifiers()).containsExactly("Sex", "Day");
  }

  @Test
  void limitsOfOtherPowersAndKinds_areHeldAgainstTheJoinedView() {
    String limits =
        String.join(
            ", ",
            ", {quantity: k, at-least: 2, power: complete}",
            "{quantity: prosecutor-highest, at-most: 0.5, power: 2}",
            "{quantity: prosecutor-mean, at-most: 0.5, power: 1}",
            "{quantity: prosecutor-share-above, at-most: 0.1, threshold: 2, power: 1}",
            "{quantity: sample-uniques, at-most: 3, power: 1}",
            "{quantity: prosecutor-mean, at-most: 1, power: 1}");
    String text =
        finding(assess(policy("", limits, ""), NOW, BEFORE), "earlier-release-joined")
            .orElseThrow()
            .text();
    assertThat(text)
        .contains(
            "k at least 2;",
            "k at least 2 at power complete",
            "prosecutor-highest at most 0.5 (class size 2, strict) at power 2",
            "prosecutor-mean at most 0.5",
            "prosecutor-share-above of class size 2",
            "sample-uniques at most 3")
        .doesNotContain("at most 1");
  }

  @Test
  void limitsThatAreBrokenAnyway_areNoNewsOfTheJoinedView() {
    Assessment assessment =
        assess(policy("", "", "").replace("at-least: 2", "at-least: 5"), NOW, BEFORE);
    assertThat(finding(assessment, "earlier-release-joined")).isEmpty();
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.REJECT);
  }

  @Test
  void grownEvent_isNew_correctedOneIsNot() {
    String policy = dated("date").replace("re-keyed", "kept");
    String header = "ID,Sex,Day,Read,Visit\n";
    String before = header + "A,F,20200101,,1\nB,F,20200101,,2\nC,F,20200101,,3\nD,F,20200102,,4\n";
    String grown = before.replace("C,F,20200101,,3\n", "C,F,20200101,,3\nC,F,20200102,,3\n");
    String corrected = before.replace("C,F,20200101", "C,F,20200102");
    assertThat(joined(assess(policy, grown, before)).difference())
        .isEqualTo(new Difference(0, 0, 1, 0, 3, 1, 0));
    assertThat(joined(assess(policy, corrected, before)).difference())
        .isEqualTo(new Difference(0, 0, 0, 0, 4, 0, 0));
    assertThat(joined(assess(policy, before, grown)).difference())
        .isEqualTo(new Difference(0, 0, 0, 1, 3, 0, 1));
  }
}
