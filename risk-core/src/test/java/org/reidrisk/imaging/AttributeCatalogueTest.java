package org.reidrisk.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reidrisk.imaging.Attribute.Level;
import org.reidrisk.table.Role;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.value.ValueFormat;

class AttributeCatalogueTest {
  private static final AttributeCatalogue CATALOGUE = AttributeCatalogue.builtIn();

  private static final String SMALL =
      """
      # a comment
      layout\t1
      edition\tmine

      [profiles]
      age\tquasi\tC\thigh\thigh\tlow\teverybody\tBands.
      number\tdirect\tBDF\tlow\tlow\tlow\tnobody\tLeave it out.
      [attributes]
      00101010\tPatientAge\tAS\t1\tstudy\tage\tX\tretain-patient-characteristics=K\t-
      60xx3000\tOverlayData\t-\t-\tinstance\tage\tX\tclean-graphics=C\ttext
      -\tOwn\t-\t-\tpatient\tnumber\t-\t-\tcode
      [aliases]
      alter\tPatientAge\tcontext
      own\tOwn\tcontext
      """;

  private static AttributeCatalogue read(String text) throws IOException {
    return AttributeCatalogue.read(new StringReader(text));
  }

  private static String builtInText() throws IOException {
    try (InputStream in = AttributeCatalogue.class.getResourceAsStream("catalogue.tsv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  // The built-in catalogue

  @Test
  void builtIn_isComplete() {
    assertThat(CATALOGUE.attributes()).hasSizeGreaterThan(5_350);
    assertThat(CATALOGUE.aliases()).hasSizeGreaterThan(1_500);
    assertThat(CATALOGUE.edition()).contains("PS3.15 2024b", "PS3.6 2024b");
    assertThat(CATALOGUE)
        .hasToString(
            "AttributeCatalogue of "
                + CATALOGUE.attributes().size()
                + " attributes, "
                + CATALOGUE.edition());
    assertThat(AttributeCatalogue.builtIn()).isSameAs(CATALOGUE);
  }

  @Test
  void whatTheProfileTreats_isNeverHarmless() {
    assertThat(CATALOGUE.attributes())
        .filteredOn(a -> !a.basicProfile().isEmpty())
        .hasSizeGreaterThan(600)
        .allMatch(a -> a.kind() != AttributeKind.TECHNICAL && a.kind() != AttributeKind.DEID_FLAG);
    assertThat(CATALOGUE.attributes())
        .filteredOn(a -> !a.basicProfile().isEmpty())
        .allMatch(a -> a.basicProfile().matches("[XZDU](/[ZDU])*[*]?"))
        .allMatch(
            a -> a.retainedBy().stream().allMatch(o -> o.matches("(retain|clean)-[a-z-]+=[KC]")));
    assertThat(CATALOGUE.attributes())
        .filteredOn(a -> a.basicProfile().isEmpty())
        .allMatch(a -> a.retainedBy().isEmpty());
  }

  @Test
  void valueRepresentations_boundTheKind() {
    Map<String, Set<AttributeKind>> kinds =
        Map.of(
            "PN",
            EnumSet.of(AttributeKind.DIRECT, AttributeKind.STAFF),
            "AE",
            EnumSet.of(AttributeKind.DEVICE),
            "UI",
            EnumSet.of(AttributeKind.LINK_KEY, AttributeKind.DEVICE, AttributeKind.TECHNICAL),
            "DA",
            EnumSet.of(
                AttributeKind.QUASI,
                AttributeKind.QUASI_EVENT,
                AttributeKind.DEVICE,
                AttributeKind.SENSITIVE),
            "TM",
            EnumSet.of(AttributeKind.QUASI, AttributeKind.QUASI_EVENT, AttributeKind.DEVICE),
            "DT",
            EnumSet.of(AttributeKind.QUASI_EVENT, AttributeKind.DEVICE),
            "AS",
            EnumSet.of(AttributeKind.QUASI),
            "LT",
            EnumSet.complementOf(EnumSet.of(AttributeKind.TECHNICAL, AttributeKind.DEID_FLAG)));
    for (Attribute attribute : CATALOGUE.attributes()) {
      Set<AttributeKind> allowed = kinds.get(attribute.vr());
      if (allowed != null) {
        assertThat(allowed).as(attribute.keyword()).contains(attribute.kind());
      }
    }
  }

  /** No identifier of an instance, a person or a thing hides among the class and code UIDs. */
  @Test
  void harmlessUids_nameClassesAndCodes() {
    assertThat(CATALOGUE.attributes())
        .filteredOn(a -> a.vr().equals("UI") && a.kind() == AttributeKind.TECHNICAL)
        .hasSizeBetween(10, 40)
        .allMatch(
            a ->
                a.keyword()
                    .matches(
                        ".*(SOPClass|TransferSyntax|CodingScheme|Context|Mapping|Implementation"
                            + "|GeneralSOP|SegmentationTemplate).*"));
  }

  @Test
  void everyKind_isUsed_andEveryAttributeHasItsSentence() {
    Map<AttributeKind, Integer> used = new EnumMap<>(AttributeKind.class);
    for (Attribute attribute : CATALOGUE.attributes()) {
      used.merge(attribute.kind(), 1, Integer::sum);
      assertThat(attribute.generalization()).as(attribute.keyword()).matches("[A-Z].{5,}\\.");
      assertThat(attribute.familiarity().holders()).as(attribute.keyword()).matches("[a-z].{3,}");
      assertThat(attribute.hipaa())
          .as(attribute.keyword())
          .matches("A?B?C?D?E?F?G?H?I?J?K?L?M?N?O?P?Q?R?");
    }
    assertThat(used.keySet()).containsExactlyInAnyOrder(AttributeKind.values());
    assertThat(EnumSet.allOf(Level.class))
        .allMatch(l -> CATALOGUE.attributes().stream().anyMatch(a -> a.level() == l));
  }

  @Test
  void spellings_areUnique() {
    Set<String> seen = new HashSet<>();
    assertThat(CATALOGUE.attributes())
        .allMatch(a -> seen.add(NameSpelling.normalised(a.keyword())))
        .extracting(Attribute::tag)
        .filteredOn(t -> !t.isEmpty())
        .doesNotHaveDuplicates();
    CATALOGUE
        .aliases()
        .forEach(
            (spelling, alias) -> {
              assertThat(NameSpelling.normalised(spelling)).isEqualTo(spelling);
              assertThat(CATALOGUE.attribute(alias.attribute().keyword()))
                  .contains(alias.attribute());
            });
  }

  /** What the profile's table leaves out and tables of patients hold. */
  @ParameterizedTest
  @CsvSource({
    "PatientBirthDateInAlternativeCalendar, QUASI",
    "PatientDeathDateInAlternativeCalendar, QUASI",
    "PatientBodyMassIndex, QUASI",
    "MeasuredAPDimension, QUASI",
    "MeasuredLateralDimension, QUASI",
    "ExaminedBodyThickness, QUASI",
    "EthnicGroupCodeSequence, QUASI",
    "PatientSizeCodeSequence, QUASI",
    "SecondaryReviewerName, STAFF",
    "EvaluatorName, STAFF",
    "StudyUpdateDateTime, QUASI_EVENT",
    "MoveOriginatorApplicationEntityTitle, DEVICE",
    "SourceApplicationEntityTitle, DEVICE",
    "Manufacturer, FINGERPRINT",
    "CTDIvol, FINGERPRINT",
    "Rows, TECHNICAL",
    "BitsAllocated, TECHNICAL",
    "SOPClassUID, TECHNICAL",
    "GenderIdentity, QUASI",
    "ThirdPersonPronouns, QUASI",
    "NameToUse, DIRECT",
    "PostalCode, QUASI_PLACE",
    "FilePath, FREE_TEXT",
    "CollectionName, TECHNICAL",
    "Diagnosis, SENSITIVE",
    "SocialSecurityNumber, DIRECT",
    "GPSLatitude, QUASI_PLACE",
    "EncapsulatedDocument, FREE_TEXT",
    "OriginalAttributesSequence, DIRECT",
    "ReferencedPatientPhotoSequence, DIRECT"
  })
  void gaps_areClosed(String keyword, AttributeKind kind) {
    assertThat(CATALOGUE.attribute(keyword).orElseThrow().kind()).isEqualTo(kind);
  }

  @Test
  void formats_followTheValueRepresentation() {
    assertThat(CATALOGUE.attribute("PatientAge").orElseThrow().format()).isEqualTo(ValueFormat.AGE);
    assertThat(CATALOGUE.attribute("StudyDate").orElseThrow().format()).isEqualTo(ValueFormat.DATE);
    assertThat(CATALOGUE.attribute("StudyTime").orElseThrow().format()).isEqualTo(ValueFormat.TIME);
    assertThat(CATALOGUE.attribute("PatientWeight").orElseThrow().format())
        .isEqualTo(ValueFormat.NUMBER);
    assertThat(CATALOGUE.attribute("StudyInstanceUID").orElseThrow().format())
        .isEqualTo(ValueFormat.UID);
  }

  @Test
  void builtIn_loadsQuickly() throws IOException {
    String text = builtInText();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = threads.getCurrentThreadCpuTime();
      read(text);
      best = Math.min(best, (threads.getCurrentThreadCpuTime() - start) / 1_000_000);
    }
    assertThat(best).as("milliseconds of processor time").isLessThan(100);
  }

  // Tags

  @Test
  void tags_inAnyForm() {
    for (String tag : List.of("00100040", "(0010,0040)", "0x00100040", " 0010,0040 ")) {
      assertThat(CATALOGUE.byTag(tag).orElseThrow().keyword()).isEqualTo("PatientSex");
    }
    assertThat(CATALOGUE.byTag("0020000d")).isEqualTo(CATALOGUE.byTag("0020000D")).isPresent();
    assertThat(CATALOGUE.byTag("600E3000").orElseThrow().keyword()).isEqualTo("OverlayData");
    assertThat(CATALOGUE.byTag("00203101").orElseThrow().keyword()).isEqualTo("SourceImageIDs");
    assertThat(CATALOGUE.byTag("600F3000")).as("odd group").isEmpty();
    assertThat(CATALOGUE.byTag("00109999")).isEmpty();
    assertThat(CATALOGUE.byTag("PatientSex")).isEmpty();
    assertThat(CATALOGUE.byTag("")).isEmpty();
  }

  @Test
  void oddGroups_arePrivate() {
    assertThat(List.of("00291010", "(0029,1010)", "7FE11001", "0019xx10"))
        .allMatch(AttributeCatalogue::isPrivate);
    assertThat(List.of("00100040", "60xx3000", "50xx0010", "PatientSex", "", "(0010,0011"))
        .noneMatch(AttributeCatalogue::isPrivate);
  }

  // A file in its place

  @Test
  void file_replacesTheCatalogue() throws IOException {
    AttributeCatalogue mine =
        AttributeCatalogue.read(
            new ByteArrayInputStream(("\uFEFF" + SMALL).getBytes(StandardCharsets.UTF_8)));
    assertThat(mine.edition()).isEqualTo("mine");
    assertThat(mine.attributes())
        .extracting(Attribute::keyword)
        .containsExactly("PatientAge", "OverlayData", "Own");
    Attribute age = mine.attribute("PatientAge").orElseThrow();
    assertThat(age.format()).isEqualTo(ValueFormat.AGE);
    assertThat(age.basicProfile()).isEqualTo("X");
    assertThat(age.retainedBy()).containsExactly("retain-patient-characteristics=K");
    assertThat(age.kind().defaultRole()).isEqualTo(Role.QUASI_IDENTIFIER);
    Attribute own = mine.attribute("Own").orElseThrow();
    assertThat(own.tag()).isEmpty();
    assertThat(own.vr()).isEmpty();
    assertThat(own.hipaa()).isEqualTo("BDF");
    assertThat(mine.byTag("60103000")).isPresent();
    assertThat(mine.attribute("StudyDate")).isEmpty();
  }

  @Test
  void builtInText_readsAsItself() throws IOException {
    assertThat(read(builtInText()).attributes()).isEqualTo(CATALOGUE.attributes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "layout\\t1;layout\\t2;unknown-layout;2",
        "layout\\t1\\n;;missing-edition;4",
        "edition\\tmine;edition\\t ;wrong-head;3",
        "edition\\tmine;layout\\t1;wrong-head;3",
        "edition\\tmine;edition;wrong-columns;3",
        "[profiles];[attributes];wrong-section;5",
        "[profiles];[Profiles];wrong-section;5",
        "[aliases];[profiles];wrong-section;12",
        "\\tBDF\\t;\\tFDB\\t;wrong-letters;7",
        "\\tBDF\\t;\\tZ\\t;wrong-letters;7",
        "\\tdirect\\t;\\tDIRECT\\t;unknown-word;7",
        "\\tlow\\teverybody;\\tnone\\teverybody;unknown-word;6",
        "\\teverybody\\t;\\t \\t;empty-cell;6",
        "number\\tdirect;age\\tdirect;duplicate-profile;7",
        "\\tpatient\\tnumber;\\tpatient\\tnobody;unknown-profile;11",
        "\\tpatient\\t;\\tpatients\\t;unknown-word;11",
        "00101010;(0010,1010);wrong-tag;9",
        "60xx3000;00101010;wrong-tag;10",
        "60xx3000;60XX3000;wrong-tag;10",
        "\\tOwn\\t-;\\tO wn\\t-;wrong-keyword;11",
        "-\\tOwn\\t-;-\\tpatientage\\t-;duplicate-keyword;11",
        "\\tcode;\\tcodification;unknown-word;11",
        "AS\\t1\\t;AS\\t;wrong-columns;9",
        "alter\\tPatientAge;alter\\tPatientage;unknown-keyword;13",
        "alter\\t;Alter\\t;wrong-spelling;13",
        "alter\\t;overlaydata\\t;spelling-is-a-keyword;13",
        "alter\\tPatientAge\\tcontext;alter\\tPatientAge\\tnever;spelling-is-a-keyword;13",
        "own\\tOwn;alter\\tOwn;duplicate-spelling;14",
        "\\tcontext;\\tsometimes;unknown-word;13"
      })
  void mistakes_areNamedWithTheirLine(String from, String to, String code, int line) {
    String broken =
        SMALL.replaceFirst(
            Pattern.quote(tabs(from)), Matcher.quoteReplacement(to == null ? "" : tabs(to)));
    assertThat(broken).isNotEqualTo(SMALL);
    assertThatThrownBy(() -> read(broken))
        .isInstanceOfSatisfying(
            CatalogueFormatException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.line()).isEqualTo(line);
              assertThat(e).hasMessageStartingWith("line " + line + ": ");
            });
  }

  private static String tabs(String text) {
    return text.replace("\\t", "\t").replace("\\n", "\n");
  }

  @Test
  void wholeFiles_thatAreNoCatalogues() {
    for (String text : List.of("", "\n\n", "layout\t1\nedition\tx\n[profiles]\n", "# only\n")) {
      assertThatThrownBy(() -> read(text))
          .isInstanceOfSatisfying(
              CatalogueFormatException.class,
              e -> {
                assertThat(e.code()).isEqualTo("missing-section");
                assertThat(e.line()).isZero();
              });
    }
    assertThatThrownBy(() -> read("layout\t1\n" + "x".repeat(5_000)))
        .isInstanceOfSatisfying(
            CatalogueFormatException.class, e -> assertThat(e.code()).isEqualTo("long-line"));
    byte[] latin = "layout\t1\nedition\t\u00E9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> AttributeCatalogue.read(new ByteArrayInputStream(latin)))
        .isInstanceOfSatisfying(
            CatalogueFormatException.class, e -> assertThat(e.code()).isEqualTo("not-utf-8"));
  }

  /** A table of patients handed in by mistake does not come back in a message. */
  @Test
  void messages_holdNothingOfTheFile() {
    for (String text :
        List.of(
            "PatientName\tPatientID\nDoe^Jane\t4711\n", SMALL + "Doe^Jane\tPatientAge\tany\n")) {
      assertThatThrownBy(() -> read(text))
          .isInstanceOf(CatalogueFormatException.class)
          .hasMessageNotContainingAny("Doe", "4711");
    }
  }

  @Test
  void damagedFiles_failInOneWayOnly() throws IOException {
    SplitMix64 random = new SplitMix64(11);
    int refused = 0;
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder(SMALL);
      for (int j = random.between(1, 4); j > 0; j--) {
        int at = random.below(text.length());
        if (random.chance(0.5)) {
          text.deleteCharAt(at);
        } else {
          text.setCharAt(at, random.oneOf(List.of('\t', '\n', 'x', '[', '-', '\u0000', '#', '=')));
        }
      }
      try (Reader in = new StringReader(text.toString())) {
        AttributeCatalogue.read(in);
      } catch (CatalogueFormatException expected) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(200);
  }

  @Test
  void reader_isNotClosed() throws IOException {
    try (Reader in =
        new InputStreamReader(
            new ByteArrayInputStream(SMALL.getBytes(StandardCharsets.UTF_8)),
            StandardCharsets.UTF_8)) {
      AttributeCatalogue.read(in);
      assertThat(in.read()).isEqualTo(-1);
    }
  }
}
