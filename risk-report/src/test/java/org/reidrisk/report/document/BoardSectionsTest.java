package org.reidrisk.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.AccessTier;
import org.reidrisk.policy.LimitResult.Verdict;
import org.reidrisk.policy.Release;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.record.LinkageResult.Remedy;
import org.reidrisk.record.PolicySummary;
import org.reidrisk.report.document.Block.BulletList;
import org.reidrisk.report.document.Block.Callout;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.KeyValues;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.RuledLines;
import org.reidrisk.report.document.Block.Table;

/** What a board asks for, section by section, with content and without. */
class BoardSectionsTest {

  private static final Map<String, String> STATED =
      Map.of(
          "conditions", "the group signs; results are checked",
          "expires", "2028-11-22",
          "expert", "N. N., statistician",
          "recipients", "One group",
          "statements", "hipaa-expert-determination; data-protection",
          "sign-off", "expert; privacy officer",
          "period", "2015 to 2025",
          "utility", "dose by age was compared");

  private static final String GUESS = "as a guess that is right so often";

  static Stream<Assessment> samples() {
    return Stream.of(
        Samples.accepted(),
        Samples.rejected(),
        Samples.undetermined(),
        Samples.empty(),
        Samples.nasty(),
        Samples.extensive(),
        Samples.wildcard(),
        LinkedSamples.four(),
        LinkedSamples.fifteen(),
        Samples.stated(),
        withoutColumns(),
        stated(Samples.accepted(), STATED),
        stated(Samples.empty(), STATED),
        stated(LinkedSamples.fifteen(), STATED));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyReport_hasFourteenSections_noneEmpty_withNumberedHeadings(Assessment assessment) {
    ReportDocument report = report(assessment);
    assertThat(report.sections()).hasSizeGreaterThanOrEqualTo(19);
    assertThat(report.sections().get(1).title()).isEqualTo("Contents");
    List<Section> sections =
        report.sections().stream().filter(s -> !s.title().equals("Contents")).toList();
    for (int i = 0; i < Contents.SECTIONS.size(); i++) {
      assertThat(sections.get(i).title()).startsWith(i + " ");
    }
    for (Section section : sections) {
      assertThat(section.blocks()).as(section.title()).isNotEmpty();
      String label = section.title().replaceAll("^Annex ([A-Z]):.*|^(\\d+) .*", "$1$2");
      int number = 0;
      Block before = null;
      for (Block block : section.blocks()) {
        if (block instanceof Heading heading) {
          number++;
          assertThat(heading.text()).startsWith(label + "." + number + " ");
          assertThat(before instanceof Heading).as(heading.text()).isFalse();
        }
        before = block;
      }
      assertThat(before).as(section.title()).isNotInstanceOf(Heading.class);
      assertThat(words(section)).doesNotContain("{0}", "{1}", "{2}", "{3}", "null");
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void firstSection_answersWhoHasFiveMinutes(Assessment assessment) {
    Section decision = report(assessment).sections().get(0);
    assertThat(
            decision.blocks().stream()
                .filter(Heading.class::isInstance)
                .map(h -> ((Heading) h).text().replaceFirst("^0\\.\\d ", "")))
        .containsExactly(
            "Risk at a glance",
            "Limits and measured values",
            "What decided",
            "Under which limits",
            "Who attacked it, and how far they came",
            "What would change the decision",
            "What is assumed");
    assertThat(words(decision)).contains(Samples.RECORD_SHA256, "no proof of anonymity");
  }

  @Test
  void conditionsAreSaidWithTheOutcome_onlyWhereItIsAccepted() {
    assertThat(verdict(stated(Samples.accepted(), STATED))).isEqualTo("Accept, with conditions");
    assertThat(verdict(Samples.accepted())).isEqualTo("Accept");
    assertThat(verdict(stated(Samples.rejected(), STATED))).isEqualTo("Reject");
    assertThat(words(part(stated(Samples.accepted(), STATED), "Conditions of the release")))
        .isEqualTo("the group signs\nresults are checked");
    assertThat(words(part(Samples.accepted(), "Conditions of the release")))
        .isEqualTo("The policy states no conditions of its own.");
  }

  @Test
  void attackers_areOneLineEach_theWorstFirst_withGuessingAndLimit() {
    Table attackers =
        table(part(LinkedSamples.fifteen(), "Who attacked it, and how far they came"));
    assertThat(attackers.rows()).hasSize(6);
    assertThat(attackers.rows().stream().map(row -> plain(row.get(4).text())).distinct())
        .containsExactly("Violated", "Not shown");
    assertThat(
            table(part(LinkedSamples.four(), "Who attacked it, and how far they came"))
                .rows()
                .stream()
                .map(row -> plain(row.get(4).text())))
        .containsExactly("Violated", "Not shown", "Met", "no limit");
    assertThat(attackers.rows().get(0).stream().map(cell -> plain(cell.text())))
        .containsExactly("ris-colleague-1", "92.9 %", "0.00325 %", "at most 9 %", "Violated");
    assertThat(plain(attackers.rows().get(0).get(1).detail()))
        .isEqualTo("2,301 of 2,476 targets in the release; 159 pointed at wrongly");
    assertThat(words(part(Samples.accepted(), "Who attacked it, and how far they came")))
        .contains("nobody has tried", "names no earlier release");
  }

  @Test
  void moreAttackersThanALineEach_areCounted() {
    List<LinkageResult> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add(LinkedSamples.named(LinkedSamples.schedule(), "attacker-" + i));
    }
    Section part = part(LinkedSamples.assessment(many), "Who attacked it, and how far they came");
    assertThat(table(part).rows()).hasSize(6);
    assertThat(words(part)).contains("none of whom did worse by a limit: 34, see section 7");
  }

  @Test
  void whatWouldChange_comesFromSensitivityAndRemedies() {
    assertThat(words(part(Samples.extensive(), "What would change the decision")))
        .isEqualTo("Reject instead, if an attacker knew one of these too: StationName.");
    assertThat(words(part(LinkedSamples.four(), "What would change the decision")))
        .contains(
            "Against ris-colleague, a single change would meet the limit of at most 9 %: StudyTime"
                + " (removed) leaves 140 of 2,476 targets found (5.65 %)")
        .contains("a single candidate would then be left for 10 targets, not 100.");
    assertThat(words(part(Samples.rejected(), "What would change the decision")))
        .isEqualTo("Nothing was tried that could tell; section 6 says why.");
    assertThat(words(part(Samples.undetermined(), "What would change the decision")))
        .contains("Nothing is accepted while findings block: 1 finding must");
  }

  @Test
  void changesThatAreNotEnough_areCalledSo() {
    String part = "What would change the decision";
    LinkageResult attack = LinkedSamples.schedule();
    // 222 of 2,476 are the most that at most 9 % allows.
    assertThat(
            words(
                part(
                    LinkedSamples.assessment(
                        List.of(
                            LinkedSamples.withRemedies(
                                attack,
                                List.of(
                                    new Remedy("StudyDate", "year", 300, 223L),
                                    new Remedy("StudyTime", "hour", 900, 700L))))),
                    part)))
        .contains(
            "Against ris-colleague, no single change that was tried meets the limit of at most 9 %."
                + " As it is, 2,301 of 2,476 targets are found (92.9 %); the most effective change,"
                + " StudyDate (year), leaves 223 (9.01 %).");
    assertThat(
            words(
                part(
                    LinkedSamples.assessment(
                        List.of(
                            LinkedSamples.withRemedies(
                                attack, List.of(new Remedy("StudyDate", "year", 300, 222L))))),
                    part)))
        .contains(
            "a single change would meet the limit of at most 9 %: StudyDate (year) leaves 222");
    assertThat(
            words(
                part(
                    LinkedSamples.assessment(
                        List.of(
                            LinkedSamples.withRemedies(
                                attack, List.of(new Remedy("StudyDate", "year", 9999, 2400L))))),
                    part)))
        .contains("Against ris-colleague, no single change that was tried leaves fewer.");
  }

  /** A date that is taken out of its column stays readable in the UIDs. */
  @Test
  void whereUidsTellTimes_noChangeOfDatesIsEnough() {
    Assessment a = LinkedSamples.four();
    String told = "counts only when the UIDs that tell them are replaced too";
    assertThat(words(report(a).sections().get(0))).doesNotContain(told);
    List<Finding> findings = new ArrayList<>(a.findings());
    findings.add(new Finding("uid-tells-date", Severity.WARNING, "StudyInstanceUID", "T.", ""));
    Assessment leaking =
        new Assessment(
            a.tool(),
            a.asOf(),
            a.release(),
            a.policy(),
            a.data(),
            a.schema(),
            a.measurements(),
            a.subgroups(),
            a.linkage(),
            a.joined(),
            findings,
            a.decision(),
            a.sensitivity(),
            a.inventory(),
            a.history(),
            a.provenance());
    assertThat(words(report(leaking).sections().get(0))).contains(told);
    assertThat(words(part(leaking, "Scenario ris-colleague (preset L1)"))).contains(told);
  }

  @Test
  void conditions_standOnTheFirstPage_onlyWhereTheyCount() {
    Map<String, String> facts = Map.of("conditions", "no onward sharing", "expires", "2028-11-01");
    assertThat(words(part(stated(Samples.accepted(), facts), "Decision")))
        .contains("no onward sharing (section 11)", "2028-11-01");
    assertThat(report(stated(Samples.accepted(), facts)).sections().get(0).blocks().get(0))
        .isInstanceOfSatisfying(
            Block.Verdict.class,
            v -> assertThat(v.meaning()).contains("under the conditions stated below"));
    // What is refused has no end and no conditions.
    assertThat(words(part(stated(Samples.rejected(), facts), "Decision")))
        .doesNotContain("no onward sharing", "2028-11-01");
  }

  @Test
  void namedAttackers_areNoPartOfWhatTheGroupsAssume() {
    assertThat(words(part(LinkedSamples.four(), "What is assumed")))
        .contains("Named attackers know what their tables hold");
    assertThat(words(part(Samples.accepted(), "What is assumed")))
        .doesNotContain("Named attackers");
    assertThat(words(part(LinkedSamples.four(), "What was not looked at")))
        .contains("beyond what the tables of the named attackers hold");
    assertThat(words(part(LinkedSamples.four(), "Under which limits")))
        .endsWith("A limit on an attack holds for its attacker.");
  }

  @Test
  void data_haveTheirHash_andWhatTheRecordCannotKnowIsStated() {
    assertThat(words(part(stated(Samples.accepted(), STATED), "Data")))
        .contains(Samples.DATA_SHA256, "112,120", "30,805", "2015 to 2025")
        .contains("holds no cell values");
    assertThat(words(part(Samples.empty(), "Data")))
        .contains("not read from a file", "not stated in the policy", "No inventory was made");
    assertThat(words(part(Samples.extensive(), "Data")))
        .contains("Safe Harbor list: 1 seen, 1 not seen, 1 that a table cannot tell")
        .contains(
            "makes 2 claims about its own de-identification; contradicted by its columns: 1.");
  }

  @Test
  void columns_thatMakeTheFigures_standInTheirSection_theOthersInTheAnnex() {
    Section section = part(Samples.accepted(), "Columns and their roles");
    assertThat(table(section).rows().stream().map(row -> row.get(1).text()))
        .containsExactly("PatientSex", "PatientAge", "StudyDate", "Modality", "Diagnosis");
    Section nasty = part(Samples.nasty(), "Columns and their roles");
    assertThat(table(nasty).rows()).hasSize(25);
    long weighty =
        Samples.nasty().schema().stream()
            .filter(
                c ->
                    switch (c.spec().role()) {
                      case DIRECT_IDENTIFIER, UNDECIDED, QUASI_IDENTIFIER, SENSITIVE -> true;
                      default -> false;
                    })
            .count();
    assertThat(words(nasty)).contains("Not shown here: " + (weighty - 25) + " more");
  }

  @Test
  void context_creditsNothing_andSaysForWhomPatientsAreIdentifiable() {
    Section context = part(LinkedSamples.four(), "Context and adversaries");
    assertThat(words(context)).contains("No controls or motives are credited");
    assertThat(table(report(LinkedSamples.four()).sections().get(5)).rows()).hasSize(4);
    assertThat(words(part(LinkedSamples.four(), "Identifiable for whom?")))
        .contains("Whoever holds the original data", "Recipients are named and bound")
        .contains("0 of 30,805 patients stand alone")
        .contains("92.9 % (2,301 of 2,476 targets in the release)", "Anybody with other knowledge");
    assertThat(words(part(Samples.empty(), "Identifiable for whom?")))
        .contains("Somebody who knows one event of a patient: not measured.")
        .doesNotContain("stand alone");
    assertThat(words(part(Samples.accepted(), "Who is taken for an attacker")))
        .contains("No attacker with a particular table was named.");
  }

  @Test
  void manyLimits_showThoseNotMetFirst_andAllOfThemInTheirSection() {
    Section first = part(LinkedSamples.fifteen(), "Limits and measured values");
    int all = LinkedSamples.fifteen().decision().limits().size();
    assertThat(table(first).rows()).hasSize(8);
    assertThat(table(first).rows().stream().map(row -> plain(row.get(3).text())).distinct())
        .doesNotContain("Met")
        .startsWith("Violated");
    assertThat(words(first)).contains("Not shown here: " + (all - 8) + " more, see section 5.");
    assertThat(table(part(LinkedSamples.fifteen(), "Threshold")).rows()).hasSize(all);
    assertThat(table(part(Samples.accepted(), "Limits and measured values")).rows()).hasSize(4);
  }

  @Test
  void threshold_namesPresetAndOwnLimits() {
    assertThat(words(part(Samples.accepted(), "Threshold")))
        .contains("Preset controlled-medium, version 1 sets", "Figures count by patient");
    assertThat(words(part(Samples.empty(), "Threshold"))).contains("states no limits");
  }

  @Test
  void disclosure_saysWhatWasNotMeasured() {
    assertThat(words(part(withoutColumns(), "What a group gives away about sensitive columns")))
        .contains("The policy calls no column sensitive");
    assertThat(words(part(Samples.empty(), "What a group gives away about sensitive columns")))
        .contains("There are sensitive columns, but nothing was measured about them.");
    assertThat(words(part(Samples.accepted(), "Who is in the release")))
        .contains("Without a register");
    assertThat(words(part(Samples.extensive(), "Attributes and membership")))
        .contains("other sensitive columns too is in annex A");
    assertThat(words(part(Samples.accepted(), "Harm to groups"))).contains("No figure measures");
  }

  @Test
  void utility_isNotMeasured_andSaysSo() {
    assertThat(words(part(stated(Samples.accepted(), STATED), "Utility and loss of information")))
        .contains("Loss of information was not measured", "dose by age was compared")
        .contains("Columns with missing cells: 3 of 9 columns");
    assertThat(words(part(withoutColumns(), "Utility and loss of information")))
        .doesNotContain("missing cells");
  }

  @Test
  void acceptedFindings_standWithTheirReasons() {
    assertThat(words(part(Samples.accepted(), "Findings accepted with a reason")))
        .contains("Stations were renamed by the hospital");
    assertThat(words(part(Samples.empty(), "Findings accepted with a reason")))
        .contains("No blocking finding was accepted");
  }

  @Test
  void residual_countsLimitsAndFindings_andHasAnAgreementOnlyWhereSomebodySigns() {
    assertThat(words(part(Samples.accepted(), "What remains")))
        .contains("Limits met: 4; violated: 0; not shown: 0")
        .contains("accepted with a reason: 1");
    assertThat(table(part(Samples.accepted(), "The agreement with recipients")).rows())
        .hasSize(11)
        .allSatisfy(row -> assertThat(row.get(1).text()).isEmpty());
    assertThat(words(part(Samples.nasty(), "The agreement with recipients")))
        .contains("Nobody signs for a public release");
    assertThat(words(part(Samples.accepted(), "When to assess again")))
        .contains("2027-11-22", "Somebody was identified");
  }

  @Test
  void signOff_hasLinesForTheRolesOfThePolicy_orTheUsualOnes() {
    assertThat(headings(part(Samples.accepted(), "Signatures")))
        .containsExactly("Expert", "Privacy officer", "For the board", "Decision");
    assertThat(headings(part(stated(Samples.accepted(), STATED), "Signatures")))
        .containsExactly("Expert", "Privacy officer", "Decision");
    assertThat(words(part(stated(Samples.accepted(), STATED), "Sign-off")))
        .contains("Accept, with conditions", "2028-11-22", Samples.RECORD_SHA256);
    assertThat(
            headings(
                part(
                    stated(Samples.accepted(), Map.of("sign-off", "x".repeat(9_000))),
                    "Signatures")))
        .allSatisfy(heading -> assertThat(heading.length()).isLessThan(160));
    assertThatThrownBy(() -> new RuledLines("Who", "", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void statements_areThereOnlyWhereThePolicyAsksForThem() {
    assertThat(report(Samples.accepted()).sections())
        .noneMatch(s -> s.title().contains("HIPAA") || s.title().contains("Data protection"));
    assertThat(report(stated(Samples.accepted(), STATED)).sections())
        .extracting(Section::title)
        .contains("Annex A: Expert determination under HIPAA", "Annex B: Data protection")
        .contains("Annex F: Findings");
  }

  @Test
  void expertDetermination_namesWhoForWhomAndUntilWhen_andSaysWhenThereIsNone() {
    Section whole = part(stated(Samples.accepted(), STATED), "Expert determination under HIPAA");
    assertThat(words(whole))
        .contains("N. N., statistician", "Anticipated recipient", "One group", "2028-11-22")
        .doesNotContain("names no expert", "does not support");
    Section none =
        part(
            stated(Samples.rejected(), Map.of("statements", "hipaa-expert-determination")),
            "Expert determination under HIPAA");
    assertThat(words(none)).contains("names no expert", "does not support a determination");
    // Nothing is put before somebody to sign that the report does not support.
    assertThat(words(whole)).contains("I determine that");
    assertThat(words(none)).doesNotContain("I determine that");
  }

  @Test
  void dataProtection_answersFromFigures_neverMoreThanWasMeasured() {
    assertThat(answers(stated(LinkedSamples.four(), STATED)))
        .containsExactly("not seen", "possible", "possible", "not measured", GUESS);
    assertThat(answers(stated(Samples.rejected(), STATED)))
        .startsWith("possible", "possible", "not measured", "not measured");
    assertThat(answers(stated(Samples.empty(), STATED)))
        .startsWith("not measured")
        .endsWith("not measured");
    assertThat(answers(stated(LinkedSamples.assessment(List.of(LinkedSamples.nothing())), STATED)))
        .element(2)
        .as("an attack that tells nothing is no evidence")
        .isEqualTo("not measured");
    assertThat(words(part(stated(Samples.accepted(), STATED), "Data protection")))
        .contains("Unique in the sample is not re-identified", "legal judgement");
  }

  @Test
  void decision_statesConditionsExpiryAndWhoSigns() {
    Section decision = report(stated(Samples.accepted(), STATED)).sections().get(0);
    assertThat(words(decision))
        .contains("Conditions: the group signs; results are checked")
        .contains("Until: 2028-11-22; to be reviewed by 2027-11-22")
        .contains("Who signs: Expert; Privacy officer");
    assertThat(((Block.Verdict) decision.blocks().get(0)).meaning())
        .contains("under the conditions stated below");
    Section plain = report(Samples.accepted()).sections().get(0);
    assertThat(words(plain))
        .contains("Who signs: Expert; Privacy officer; For the board")
        .doesNotContain("Conditions:");
    assertThat(
            words(
                report(stated(Samples.accepted(), Map.of("expires", "2026-11-21")))
                    .sections()
                    .get(0)))
        .contains("Until: 2026-11-21, which is before the date of this report");
    for (String later : List.of("2026-11-22", "soon")) {
      assertThat(
              words(report(stated(Samples.accepted(), Map.of("expires", later))).sections().get(0)))
          .contains("Until: " + later + "; to be reviewed");
    }
  }

  @Test
  void fixedSentences_standBesideTheNumbersTheyQualify() {
    for (Assessment assessment : List.of(Samples.accepted(), Samples.rejected())) {
      for (String place :
          List.of("Risk at a glance", "Measured risk", "What remains", "All figures")) {
        assertThat(words(part(assessment, place)))
            .as(place)
            .contains("Unique in the sample is not re-identified", "11 is not safety");
      }
      assertThat(words(part(assessment, "Identifiable for whom?")))
          .contains("Unique in the sample is not re-identified");
      assertThat(words(part(assessment, "Threshold"))).contains("11 is not safety");
    }
  }

  @Test
  void knownColumns_readWell_whenThereAreNone() {
    assertThat(words(report(withoutColumns()).sections().get(0)))
        .contains(
            "Taken as known: nothing, since the policy names no quasi-identifier. Taken as unknown:"
                + " no further column.");
    assertThat(words(report(Samples.accepted()).sections().get(0)))
        .contains("Modality. Taken as unknown: 5 other columns.");
  }

  @Test
  void anInventoryWithoutEntries_hasNoTables() {
    assertThat(part(Samples.blankInventory(), "Inventory").blocks())
        .isNotEmpty()
        .noneMatch(Table.class::isInstance);
  }

  @Test
  void whatIsNotMeasured_isSaidWhereItIsMissed() {
    assertThat(words(part(Samples.accepted(), "Measured risk")))
        .contains("Not measured: the risk of the data before they were transformed");
    assertThat(words(part(Samples.accepted(), "Threshold")))
        .contains("with the preset, not scored");
    assertThat(words(part(Samples.accepted(), "Attacks with particular other data")))
        .contains("by hand");
  }

  @Test
  void remedies_areNamedOnlyWhereALimitIsNotMet_andTheyLeaveFewer() {
    LinkageResult r = LinkedSamples.schedule();
    Remedy idle = new Remedy("Modality", "removed", r.unique(), 2_301L);
    assertThat(
            words(
                part(
                    LinkedSamples.assessment(List.of(with(r, List.of(idle), Verdict.VIOLATED))),
                    "What would change the decision")))
        .isEqualTo("Against ris-colleague, no single change that was tried leaves fewer.");
    assertThat(
            words(
                part(
                    LinkedSamples.assessment(List.of(with(r, r.remedies(), null))),
                    "What would change the decision")))
        .doesNotContain("ris-colleague");
  }

  @Test
  void sampledAttack_hasItsIntervalOnTheFirstPages() {
    assertThat(words(part(LinkedSamples.four(), "Who attacked it, and how far they came")))
        .containsPattern(
            "4 of 200 targets in the release; \\d+ pointed at wrongly; 95 % interval 0.547–6.1 %")
        .contains("dose-log A vendor with a dose log\ncannot tell 500 looked for\n0.00325 %");
  }

  @Test
  void attackThatTellsNothing_isASentence() {
    assertThat(words(part(LinkedSamples.four(), "Identifiable for whom?")))
        .contains("The attack of scenario dose-log can tell nothing")
        .doesNotContain("found for cannot tell");
  }

  @Test
  void expertDetermination_hasALineToSign_onlyWhereTheOutcomeSupportsIt() {
    String name = "Expert determination under HIPAA";
    assertThat(words(part(stated(Samples.accepted(), STATED), name)))
        .contains("until the expiry above", "No named attacker tried it (section 7)")
        .doesNotContain("states no expiry", "names no anticipated recipient");
    for (Assessment other : List.of(Samples.rejected(), Samples.undetermined(), Samples.empty())) {
      Section annex = part(stated(other, STATED), name);
      assertThat(headings(annex)).isEmpty();
      assertThat(words(annex)).contains("does not support").doesNotContain("I determine");
    }
    assertThat(words(part(stated(Samples.empty(), STATED), name)))
        .contains("states no limits that could stand in")
        .doesNotContain("The limits of the policy stand in");
    Section open =
        part(stated(Samples.accepted(), Map.of("statements", "hipaa-expert-determination")), name);
    assertThat(words(open))
        .contains("states no expiry", "the date that I write beside my signature")
        .doesNotContain("until the expiry above");
    Map<String, String> over = new LinkedHashMap<>(STATED);
    over.put("expires", "2020-01-01");
    assertThat(words(part(stated(Samples.accepted(), over), name)))
        .contains("The stated expiry is before the date");
  }

  @Test
  void dataProtection_boundsAreNoFacts_andRowsAreNoPatients() {
    assertThat(answers(stated(LinkedSamples.assessment(List.of(LinkedSamples.claims())), STATED)))
        .element(2)
        .as("between 0 % and 10 %")
        .isEqualTo("cannot be told");
    assertThat(
            answers(
                stated(
                    LinkedSamples.assessment(
                        List.of(LinkedSamples.nothing(), LinkedSamples.sample())),
                    STATED)))
        .element(2)
        .isEqualTo("possible");
    assertThat(answers(stated(byRow(Samples.accepted()), STATED)))
        .element(1)
        .isEqualTo("not measured");
    assertThat(words(part(stated(byRow(Samples.accepted()), STATED), "Data protection")))
        .contains("names no patient key")
        .doesNotContain("does not see which rows");
    assertThat(answers(stated(uniques(new Estimate.Interval(0, 3)), STATED)))
        .first()
        .isEqualTo("cannot be told");
    assertThat(answers(stated(uniques(new Estimate.Interval(1, 3)), STATED)))
        .first()
        .isEqualTo("possible");
  }

  private static Assessment uniques(Estimate estimate) {
    Assessment a = Samples.accepted();
    return with(
        a,
        a.policy(),
        a.measurements().stream()
            .map(
                m ->
                    m.quantity() == Quantity.SAMPLE_UNIQUES
                        ? new Measurement(
                            m.quantity(),
                            m.unit(),
                            m.quasiIdentifiers(),
                            m.of(),
                            m.params(),
                            estimate,
                            m.convention())
                        : m)
            .toList());
  }

  private static Assessment byRow(Assessment a) {
    PolicySummary p = a.policy();
    return with(
        a,
        new PolicySummary(p.sha256(), p.preset(), p.presetVersion(), Unit.ROW, p.limits()),
        a.measurements());
  }

  private static Assessment with(Assessment a, PolicySummary policy, List<Measurement> figures) {
    return new Assessment(
        a.tool(),
        a.asOf(),
        a.release(),
        policy,
        a.data(),
        a.schema(),
        figures,
        a.findings(),
        a.decision(),
        a.provenance());
  }

  private static LinkageResult with(
      LinkageResult r, List<Remedy> remedies, @Nullable Verdict verdict) {
    return new LinkageResult(
        r.id(),
        r.preset(),
        r.attacker(),
        r.attack(),
        r.power(),
        r.membershipKnown(),
        r.source(),
        r.sha256(),
        r.join(),
        r.targets(),
        r.none(),
        r.unique(),
        r.ambiguous(),
        r.truth(),
        r.uniqueRate(),
        r.correctRate(),
        r.byCandidates(),
        r.byChance(),
        r.intervals(),
        r.candidateSetSizes(),
        remedies,
        verdict);
  }

  private static List<String> answers(Assessment assessment) {
    return table(part(assessment, "Data protection")).rows().stream()
        .map(row -> row.get(2).text())
        .toList();
  }

  private static Assessment stated(Assessment a, Map<String, String> facts) {
    Release r = a.release();
    Map<String, String> all = new LinkedHashMap<>(r.facts());
    all.putAll(facts);
    AccessTier tier = r.tier();
    return new Assessment(
        a.tool(),
        a.asOf(),
        new Release(r.id(), r.title(), tier, r.contains(), all),
        a.policy(),
        a.data(),
        a.schema(),
        a.measurements(),
        a.subgroups(),
        a.linkage(),
        a.joined(),
        a.findings(),
        a.decision(),
        a.sensitivity(),
        a.inventory(),
        a.history(),
        a.provenance());
  }

  private static Assessment withoutColumns() {
    Assessment a = Samples.empty();
    return new Assessment(
        a.tool(),
        a.asOf(),
        a.release(),
        a.policy(),
        a.data(),
        List.of(),
        List.of(),
        a.findings(),
        a.decision(),
        a.provenance());
  }

  private static ReportDocument report(Assessment assessment) {
    return ReportDocument.of(assessment, Samples.RECORD_SHA256, Samples.ENGLISH);
  }

  private static Section part(Assessment assessment, String name) {
    return Sections.named(report(assessment), name);
  }

  private static String verdict(Assessment assessment) {
    return ((Block.Verdict) report(assessment).sections().get(0).blocks().get(0)).word();
  }

  private static Table table(Section section) {
    return section.blocks().stream()
        .filter(Table.class::isInstance)
        .map(Table.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> headings(Section section) {
    return section.blocks().stream()
        .filter(RuledLines.class::isInstance)
        .map(lines -> ((RuledLines) lines).heading())
        .toList();
  }

  private static String words(Section section) {
    List<String> words = new ArrayList<>();
    for (Block block : section.blocks()) {
      if (block instanceof Paragraph paragraph) {
        words.add(paragraph.text());
      } else if (block instanceof Callout callout) {
        words.add(callout.text());
      } else if (block instanceof BulletList list) {
        words.addAll(list.items());
      } else if (block instanceof KeyValues facts) {
        facts.entries().forEach(f -> words.add(f.key() + ": " + f.value()));
      } else if (block instanceof Table table) {
        table.rows().forEach(row -> row.forEach(c -> words.add(c.text() + " " + c.detail())));
      } else if (block instanceof RuledLines lines) {
        words.add(lines.heading() + " " + lines.statement());
      } else if (block instanceof Heading heading) {
        words.add(heading.text());
      }
    }
    return plain(String.join("\n", words));
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }
}
