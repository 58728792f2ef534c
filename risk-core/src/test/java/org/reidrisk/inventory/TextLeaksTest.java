package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reidrisk.Finding;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.table.Role;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.value.ValueFormat;

class TextLeaksTest {
  private static final Attribute STUDY_DESCRIPTION =
      Views.attribute("StudyDescription", "LO", AttributeKind.QUASI_EVENT, "X", "", "clean_desc=C");

  private static List<Finding> findings(Views views) {
    List<Finding> findings = new TextLeaks().findings(views.build());
    assertThat(new TextLeaks().findings(views.build(new SplitMix64(5)))).isEqualTo(findings);
    return findings;
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(f -> f.severity().word() + " " + f.code()).toList();
  }

  @Test
  void aDescriptionWithLeaks() {
    List<Finding> findings =
        findings(
            new Views()
                .column(
                    "StudyDescription",
                    Role.QUASI_IDENTIFIER,
                    STUDY_DESCRIPTION,
                    "CT chest abdomen pelvis - 55F Dr. Smith",
                    "CT head 58M",
                    "CT head 2021-03-14 call 617-555-0123",
                    "MR brain, mail a.b@host.org",
                    "CT neck 8675309",
                    "CT neck"));
    assertThat(codes(findings))
        .containsExactly(
            "blocking text-titled-name",
            "blocking text-email",
            "blocking text-phone",
            "warning text-age",
            "warning text-date",
            "warning text-long-number",
            "info text-rare-words");
    assertThat(findings).allMatch(f -> f.about().equals("StudyDescription"));
    assertThat(findings.get(3).evidence()).isEqualTo("2 distinct values; all 6 looked at");
    assertThat(findings.toString()).doesNotContain("Smith", "617", "host.org", "8675309");
  }

  @Test
  void aCleanDescriptionSaysNothing() {
    assertThat(
            findings(
                new Views()
                    .column(
                        "StudyDescription",
                        Role.QUASI_IDENTIFIER,
                        STUDY_DESCRIPTION,
                        "CT CHEST W/O 3.0 B30f",
                        "DR CHEST PA",
                        "MR 64CH HEAD",
                        "HEAD^ROUTINE",
                        "AX T2 FS",
                        "",
                        "REMOVED")))
        .isEmpty();
  }

  /** Where carets mostly divide folders, an unknown pair of words is a doubt, not a name. */
  @Test
  void caretsAsFolders() {
    List<String> siemens =
        List.of("HEAD^ROUTINE", "Thorax^Routine", "Abdomen^Liver", "Kolibri^Projekt");
    Views description =
        new Views()
            .column("StudyDescription", Role.OTHER, STUDY_DESCRIPTION, ValueFormat.TEXT, siemens);
    assertThat(codes(findings(description)))
        .containsExactly("warning text-caret-name", "info text-rare-words");
    Views comment = new Views().column("Comment", Role.OTHER, null, ValueFormat.TEXT, siemens);
    assertThat(codes(findings(comment))).contains("blocking text-caret-name");
  }

  /** Names and contacts count in any column, the shapes of numbers in text only. */
  @Test
  void aColumnOfCodes() {
    Attribute serial =
        Views.attribute("DeviceSerialNumber", "LO", AttributeKind.DEVICE, "X/Z/D", "M");
    assertThat(
            codes(
                findings(
                    new Views()
                        .column("Serial", Role.QUASI_IDENTIFIER, serial, "8675309", "Doe^Jane")
                        .column("Accession", Role.OTHER, null, "RAD2021001234", "RAD2021001299")
                        .column("Day", Role.OTHER, null, "14.03.2021", "15.03.2021")
                        .column("Contact", Role.OTHER, null, "617-555-0123", "617-555-0199"))))
        .containsExactly("blocking text-caret-name", "blocking text-phone");
  }

  @Test
  void columnsOfNumbersAndFlagsAreNotLookedAt() {
    Attribute flag =
        Views.attribute("DeidentificationMethod", "LO", AttributeKind.DEID_FLAG, "", "");
    assertThat(
            findings(
                new Views()
                    .column(
                        "N", Role.OTHER, null, ValueFormat.NUMBER, List.of("8675309", "1234567"))
                    .column(
                        "D", Role.OTHER, null, ValueFormat.DATE, List.of("20210314", "20210315"))
                    .column(
                        "U",
                        Role.OTHER,
                        null,
                        ValueFormat.UID,
                        List.of("1.2.840.113619.2.1", "1.2.3"))
                    .column("M", Role.OTHER, flag, "Dr. Smith, a.b@host.org", "x")))
        .isEmpty();
  }

  @Test
  void aColumnLeftOutGetsOneRemark() {
    Attribute comments = Views.attribute("PatientComments", "LT", AttributeKind.FREE_TEXT, "X", "");
    Attribute name = Views.attribute("PatientName", "PN", AttributeKind.DIRECT, "Z", "A");
    List<Finding> findings =
        findings(
            new Views()
                .column(
                    "PatientComments", Role.DIRECT_IDENTIFIER, comments, "Dr. Smith 58M", "a@b.org")
                .column("PatientName", Role.DIRECT_IDENTIFIER, name, "Doe^Jane", "Roe^Rick"));
    assertThat(codes(findings)).containsExactly("info text-leaks-in-column-left-out");
  }

  @Test
  void emptyAndOddColumns() {
    assertThat(findings(new Views().text("A", "", "").text("B", "\0\u0001", "x".repeat(1_000_000))))
        .isEmpty();
  }

  @Test
  void aSampleSaysSo() {
    assertThat(findings(new Views().sampled().text("A", "knee a@b.org")).get(0).evidence())
        .isEqualTo("1 distinct value; a sample of 1 looked at");
  }

  // Rare words

  /** In a longer way than the code that is tested. */
  private static long naive(List<String> values) {
    Map<String, Set<Integer>> places = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      for (String word : values.get(i).split("[^A-Za-z]+", -1)) {
        if (word.length() >= 3 && !SafeWords.holds(word, 0, word.length())) {
          places.computeIfAbsent(word.toLowerCase(Locale.ROOT), w -> new HashSet<>()).add(i);
        }
      }
    }
    return places.values().stream().filter(p -> p.size() <= 2).count();
  }

  @Test
  void rareWordsAsACountOverTextsFindsThem() {
    SplitMix64 random = new SplitMix64(72);
    for (int round = 0; round < 60; round++) {
      List<String> values = new ArrayList<>();
      int words = random.between(5, 3000);
      for (int i = 0; i < random.between(1, 1500); i++) {
        StringBuilder value = new StringBuilder("head ");
        for (int w = random.below(6); w > 0; w--) {
          int word = Math.min(random.below(words), random.below(words));
          String letters = Integer.toString(word, 26).replaceAll("[0-9]", "qu");
          value
              .append(random.chance(0.5) ? "Zz" : "zZ")
              .append(letters)
              .append(random.oneOf(List.of(" ", "_", "7")));
        }
        values.add(value.toString());
      }
      RareWords rare = new RareWords();
      Runs runs = new Runs();
      for (String value : values) {
        runs.cut(value);
        rare.add(runs);
      }
      assertThat(rare.rare()).isEqualTo(naive(values));
    }
  }

  @Test
  void manyRareWordsWarn() {
    assertThat(codes(findings(new Views().text("A", rare(120)))))
        .containsExactly("warning text-rare-words");
    assertThat(codes(findings(new Views().text("A", rare(60)))))
        .containsExactly("info text-rare-words");
  }

  private static String[] rare(int count) {
    String[] values = new String[count];
    for (int i = 0; i < values.length; i++) {
      values[i] = "knee zz" + (char) ('a' + i % 26) + (char) ('a' + i / 26) + "zz";
    }
    return values;
  }

  @Test
  void theSafeListIsLongEnough() {
    assertThat(SafeWords.size()).isGreaterThan(1000);
    for (String word : List.of("CT", "Knee", "axial", "FLAIR", "wirbelsäule", "SCHÄDEL")) {
      assertThat(SafeWords.holds(word, 0, word.length())).as(word).isTrue();
    }
    assertThat(SafeWords.holds("Smith", 0, 5)).isFalse();
    assertThat(SafeWords.holds("xkneex", 1, 5)).isTrue();
    assertThat(SafeWords.holds("", 0, 0)).isFalse();
  }

  @Test
  void standIns() {
    for (String nothing :
        List.of(
            "", " ", "n/a", "REMOVED", "xxx", "000000", "00000000", "-", "Anonymous", "0", "***")) {
      assertThat(Fillers.holds(nothing)).as(nothing).isTrue();
    }
    for (String something : List.of("Smith", "x", "1", "xylitol", "001", "A", "20210314", "X1")) {
      assertThat(Fillers.holds(something)).as(something).isFalse();
    }
  }

  /** 65,536 values in each of twenty columns; the bound leaves room for a slow machine. */
  @Test
  void speed() {
    SplitMix64 random = new SplitMix64(73);
    List<String> words =
        List.of(
            "CT",
            "CHEST",
            "AXIAL",
            "3.0",
            "B30f",
            "W/O",
            "T2",
            "TSE",
            "cor",
            "5mm",
            "LWS",
            "20210314",
            "Mueller");
    List<String> values = new ArrayList<>();
    for (int i = 0; i < 65_536; i++) {
      StringBuilder value = new StringBuilder();
      for (int w = 0; w < 6; w++) {
        value.append(random.oneOf(words)).append(w < 5 ? " " : "");
      }
      values.add(value.append(i).toString());
    }
    Views views = new Views().column("A", Role.OTHER, null, ValueFormat.TEXT, values);
    ExportView view = views.build();
    TextSurvey.of(view);
    long start = CpuTime.ofThread();
    for (int i = 0; i < 20; i++) {
      assertThat(TextSurvey.of(view).columns()).hasSize(1);
    }
    assertThat(CpuTime.ofThread() - start).isLessThan(10_000_000_000L);
  }
}
