package org.reidrisk.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reidrisk.imaging.HeaderMatch.Rule;
import org.reidrisk.table.Header;
import org.reidrisk.table.Role;
import org.reidrisk.table.SplitMix64;

class HeaderMatcherTest {
  private static final AttributeCatalogue CATALOGUE = AttributeCatalogue.builtIn();

  /** Columns that make a file one of imaging metadata. */
  private static final List<String> COMPANY = List.of("SeriesInstanceUID", "KVP", "ProtocolName");

  /** Spelling and keyword, the same file with other columns; {@code -} for none. */
  private static final String SPELLINGS =
      """
      PatientSex | PatientSex
      patient_sex | PatientSex
      PATIENT SEX | PatientSex
      Patient's Sex | PatientSex
      Patient’s Sex | PatientSex
      Patients Sex | PatientSex
      (0010,0040) | PatientSex
      (0010, 0040) | PatientSex
      0010,0040 | PatientSex
      0010|0040 | PatientSex
      00100040 | PatientSex
      0x00100040 | PatientSex
      x00100040 | PatientSex
      (0010,0040) PatientSex | PatientSex
      (0010,0040) Patient's Sex | PatientSex
      (0018,0010) Contrast/Bolus Agent | ContrastBolusAgent
      0020000d | StudyInstanceUID
      (0008,103e) | SeriesDescription
      00080104.Value | CodeMeaning
      (0008,1032)[0].(0008,0104) | ProcedureCodeSequence
      00081032.00080104 | ProcedureCodeSequence
      00100010.Alphabetic | PatientName
      00100010.Value[0].Alphabetic | PatientName
      PatientName.Alphabetic | PatientName
      RETIRED_OtherPatientIDs | OtherPatientIDs
      dicom_PatientAge | PatientAge
      tag_StudyDate | StudyDate
      StudyDate_DICOM | StudyDate
      PatientSex_DICOM | PatientSex
      PatientID_anon | PatientID
      EchoTime_value | EchoTime
      PatientWeight_kg | PatientWeight
      Patient Weight (kg) | PatientWeight
      RepetitionTime [ms] | RepetitionTime
      ProcedureCodeSequence_CodeMeaning | ProcedureCodeSequence
      ProcedureCodeSequence\\CodeMeaning | ProcedureCodeSequence
      ViewCodeSequence_CodeMeaning | ViewCodeSequence
      PatientOrientationCodeSequence_CodeMeaning | PatientOrientationCodeSequence
      AdmittingDiagnosesCodeSequence[0].CodeValue | AdmittingDiagnosesCodeSequence
      RequestAttributesSequence.RequestedProcedureID | RequestedProcedureID
      RequestAttributesSequence_0_RequestedProcedureID | RequestedProcedureID
      OtherPatientIDsSequence>TypeOfPatientID | OtherPatientIDsSequence
      SharedFunctionalGroupsSequence/PixelMeasuresSequence/PixelSpacing | PixelSpacing
      MainDicomTags.StudyDate | StudyDate
      PatientMainDicomTags.PatientID | PatientID
      DICOM:PatientName | PatientName
      ImagePositionPatient0 | ImagePositionPatient
      ImagePositionPatient_2 | ImagePositionPatient
      ImagePositionPatient[1] | ImagePositionPatient
      PixelSpacing_x | PixelSpacing
      PixelSpacing[y | PixelSpacing
      StudyDate.1 | StudyDate
      StudyDate_2 | StudyDate
      StudyDate_x | StudyDate
      ImageOrientationPatientDICOM | ImageOrientationPatient
      InPlanePhaseEncodingDirectionDICOM | InPlanePhaseEncodingDirection
      ManufacturersModelName | ManufacturerModelName
      Manufacturer's Model Name | ManufacturerModelName
      Manufacturer_Model | ManufacturerModelName
      Manufacturer Model | ManufacturerModelName
      SoftwareVersion | SoftwareVersions
      Software Version | SoftwareVersions
      Exposure in µAs | ExposureInuAs
      X-Ray Tube Current in µA | XRayTubeCurrentInuA
      Exposure Time in µS | ExposureTimeInuS
      2D Mating Point | TwoDMatingPoint
      ProcedureStepDescription | PerformedProcedureStepDescription
      EchoNumber | EchoNumbers
      AcquisitionDateTime | AcquisitionDateTime
      participant_id | PatientID
      age | PatientAge
      Age | PatientAge
      sex | PatientSex
      gender | PatientSex
      site | InstitutionName
      group | ParticipantGroup
      handedness | Handedness
      height | PatientSize
      weight | PatientWeight
      acq_time | AcquisitionDateTime
      filename | FilePath
      session_id | SessionLabel
      education | Education
      years_of_education | EducationYears
      diagnosis | Diagnosis
      ScannerSerialNumber | DeviceSerialNumber
      Series UID | SeriesInstanceUID
      Study UID | StudyInstanceUID
      Subject ID | PatientID
      Patient Id | PatientID
      Collection | CollectionName
      3rd Party Analysis | ThirdPartyAnalysis
      Data Description URI | CollectionName
      SOP Class Name | SOPClassUID
      SOP Class UID | SOPClassUID
      Number of Images | ImageCount
      File Size | FileSize
      File Location | FilePath
      Download Timestamp | RecordTimestamp
      Study Date | StudyDate
      collection_id | CollectionName
      series_size_MB | FileSize
      instanceCount | ImageCount
      crdc_series_uuid | SeriesInstanceUID
      series_aws_url | -
      dicom_id | SOPInstanceUID
      subject_id | PatientID
      study_id | StudyID
      StudyTime | StudyTime
      hadm_id | EncounterID
      anchor_age | PatientAge
      charttime | RecordTimestamp
      ImageID | SOPInstanceUID
      ImageDir | FilePath
      PatientBirth | PatientBirthDate
      Projection | ViewPosition
      ReportID | RecordNumber
      Report | ReportText
      Image Index | SOPInstanceUID
      Finding Labels | Finding
      Follow-up # | FollowUpNumber
      Patient Age | PatientAge
      Patient Gender | PatientSex
      View Position | ViewPosition
      Path | FilePath
      Frontal/Lateral | ViewPosition
      AP/PA | ViewPosition
      Pleural Effusion | Finding
      Lung Opacity | Finding
      Support Devices | Finding
      No Finding | Finding
      site_id | InstitutionName
      patient_id | PatientID
      image_id | SOPInstanceUID
      laterality | Laterality
      view | ViewPosition
      cancer | Diagnosis
      biopsy | Biopsy
      invasive | Finding
      BIRADS | Finding
      implant | Finding
      machine_id | DeviceSerialNumber
      difficult_negative_case | Finding
      Patient_ID | PatientID
      Acquisition_Date | AcquisitionDate
      Acquisition_Time | AcquisitionTime
      Weight_kg | PatientWeight
      Ethnicity_Country | EthnicGroup
      Allergies | Allergies
      Imaging_Modality | Modality
      Zip_Code | PostalCode
      PatientZIP3 | PostalCodeArea
      M/F | PatientSex
      Subject | PatientID
      Scanner | ManufacturerModelName
      MR ID | EncounterID
      MR_session | EncounterID
      ageAtScan | PatientAge
      BIRTHDATE | PatientBirthDate
      DEATHDATE | DeathDate
      SSN | SocialSecurityNumber
      DRIVERS | DriversLicense
      PASSPORT | PassportNumber
      PREFIX | NamePrefix
      FIRST | GivenName
      LAST | FamilyName
      MAIDEN | MaidenName
      MARITAL | MaritalStatus
      RACE | Race
      ETHNICITY | EthnicGroup
      BIRTHPLACE | BirthPlace
      ADDRESS | PatientAddress
      CITY | City
      STATE | State
      COUNTY | County
      ZIP | PostalCode
      LAT | Latitude
      LON | Longitude
      HEALTHCARE_EXPENSES | HealthcareExpenses
      HEALTHCARE_COVERAGE | HealthcareCoverage
      INCOME | Income
      ENCOUNTER | EncounterID
      PATIENT | PatientID
      DATE | Date
      BODYSITE_CODE | BodyPartExamined
      BODYSITE_DESCRIPTION | BodyPartExamined
      MODALITY_CODE | Modality
      SOP_CODE | SOPClassUID
      PROVIDER | ProviderName
      PHONE | PhoneNumber
      rec_id | PatientID
      given_name | GivenName
      surname | FamilyName
      street_number | StreetNumber
      address_1 | PatientAddress
      suburb | City
      postcode | PostalCode
      date_of_birth | PatientBirthDate
      soc_sec_id | SocialSecurityNumber
      person_id | PatientID
      year_of_birth | PatientBirthDate
      gender_concept_id | PatientSex
      race_source_value | Race
      visit_occurrence_id | EncounterID
      visit_start_date | StudyDate
      condition_concept_id | DiagnosisCode
      care_site_id | OrganizationID
      provider_id | ProviderID
      marital-status | MaritalStatus
      native-country | Country
      workclass | WorkClass
      occupation | Occupation
      salary-class | Income
      patient_state | PatientState
      patient_city | City
      Patient Race | Race
      Subject Language | Language
      Geschlecht | PatientSex
      Alter | PatientAge
      Geburtsdatum | PatientBirthDate
      Untersuchungsdatum | StudyDate
      Patientennummer | PatientID
      Größe | PatientSize
      Gewicht | PatientWeight
      PLZ | PostalCode
      Gerätetyp | ManufacturerModelName
      Sexe | PatientSex
      Date de naissance | PatientBirthDate
      Âge | PatientAge
      Poids | PatientWeight
      Fabricant | Manufacturer
      Fecha de nacimiento | PatientBirthDate
      fecha_estudio | StudyDate
      Sexo | PatientSex
      Edad | PatientAge
      Hôpital | InstitutionName
      gender identity | GenderIdentity
      pronouns | ThirdPersonPronouns
      PersonNamesToUseSequence | NameToUse
      BMI | PatientBodyMassIndex
      radiologist | NameOfPhysiciansReadingStudy
      accession_number | AccessionNumber
      hospital_name | InstitutionName
      md5 | FileHash
      "Patient ID" | PatientID
      60023000 | OverlayData
      (50A2,0010) | NumberOfPoints
      PatientBirthDateInAlternativeCal | PatientBirthDateInAlternativeCalendar
      ReferringPhysicianTelephoneNumb | ReferringPhysicianTelephoneNumbers
      passage | -
      sexuality_score | -
      update | -
      model_auc | -
      dateline | -
      weighted_loss | -
      viewership | -
      m_SSRTquant | -
      CARE_POSCONS-SEX | -
      T1 | -
      T1w | -
      value | -
      x | -
      y] | -
      webpage | -
      image_quality | -
      agent | -
      agenda | -
      sitemap | -
      modeling | -
      identity | -
      idle | -
      unnamed | -
      timer | -
      groupby | -
      Essex | -
      update_time_zone | -
      heightmap | -
      weights_path_count | -
      review | -
      preview | -
      nameplate | -
      stateful | -
      reaction.time | -
      loss/date | -
      dropout.age | -
      status | -
      Priority | -
      Item | -
      Units | -
      Location | -
      Temperature | -
      density | -
      Contrast | -
      20210314 | -
      20200110 | -
      2020_01_10 | -
      1234-5678 | -
      deadbeef | -
      feed-face | -
      1 | -
      ... | -
      [] | -
      ( | -
      (0010,9999) | -
      ScheduledProcedureStep | -
      PatientB | -
      PerformedProcedureStepStart | -
      LongitudinalTemporalInf | -
      %consis_easy+ | -
      NEED FOR COG_TOTAL | -
      abs(input-log) | -
      eq. diam. | -
      """;

  private static HeaderMatch inCompany(String name) {
    List<String> names = new ArrayList<>(COMPANY);
    names.add(name);
    return HeaderMatcher.match(Header.of(names), CATALOGUE).get(COMPANY.size());
  }

  private static String keyword(HeaderMatch match) {
    Attribute attribute = match.attribute();
    return attribute == null ? "-" : attribute.keyword();
  }

  private static List<String> keywords(String... names) {
    return HeaderMatcher.match(Header.of(Arrays.asList(names)), CATALOGUE).stream()
        .map(HeaderMatcherTest::keyword)
        .toList();
  }

  @Test
  void spellings_meanWhatTheirToolsMean() {
    List<String> lines = SPELLINGS.lines().toList();
    assertThat(lines).hasSizeGreaterThan(250);
    Map<String, String> wrong = new TreeMap<>();
    for (String line : lines) {
      int bar = line.lastIndexOf('|');
      String name = line.substring(0, bar).strip();
      String found = keyword(inCompany(name));
      if (!found.equals(line.substring(bar + 1).strip())) {
        wrong.put(name, found);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everySpellingThatIsNotRecognised_saysNone() {
    for (String name : List.of("passage", "value", "20210314", "status")) {
      HeaderMatch match = inCompany(name);
      assertThat(match.rule()).isEqualTo(Rule.NONE);
      assertThat(match.attribute()).isNull();
      assertThat(match.shared()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(0010,0040);TAG",
        "patient_sex;KEYWORD",
        "Patient's Sex;NAME",
        "2D Mating Point;NAME",
        "RETIRED_PatientSex;PREFIX",
        "PatientSex_DICOM;SUFFIX",
        "MainDicomTags.PatientSex;PATH",
        "PatientSex_1;INDEX",
        "gender;ALIAS",
        "(0029,1010);PRIVATE",
        "0029xx10;PRIVATE",
        "00291010;PRIVATE",
        "Private Creator;PRIVATE",
        "age;BARE_WORD",
        "PatientBirthDateInAlternativeCal;CUT",
        "anything;NONE"
      })
  void rules_areNamed(String name, Rule rule) {
    assertThat(inCompany(name).rule()).isEqualTo(rule);
  }

  @Test
  void privateTags_haveNoAttribute() {
    for (String name : List.of("(0029,1010)", "0x00291010", "0029,1010", "00291010")) {
      assertThat(inCompany(name))
          .as(name)
          .isEqualTo(new HeaderMatch(null, Rule.PRIVATE, "(0029,1010)", false));
    }
  }

  // Context

  @Test
  void bareWords_needTwoColumnsThatAreNone() {
    assertThat(keywords("age", "PatientID")).containsExactly("-", "PatientID");
    assertThat(keywords("age", "PatientID", "StudyDate"))
        .containsExactly("PatientAge", "PatientID", "StudyDate");
    assertThat(keywords("model", "date", "time", "view", "label")).containsOnly("-");
  }

  @Test
  void bareWords_holdEachOtherInATableOfParticipants() {
    assertThat(keywords("participant_id", "age", "sex"))
        .containsExactly("PatientID", "PatientAge", "PatientSex");
    assertThat(keywords("id", "age", "weight"))
        .containsExactly("PatientID", "PatientAge", "PatientWeight");
    assertThat(keywords("id", "age", "loss")).containsExactly("-", "-", "-");
    assertThat(keywords("age", "age", "age")).as("one thing three times").containsOnly("-");
  }

  @Test
  void heldBackWords_sayWhatTheyCouldBe() {
    HeaderMatch match = HeaderMatcher.match(Header.of(List.of("age")), CATALOGUE).get(0);
    assertThat(match.rule()).isEqualTo(Rule.NONE);
    assertThat(match.about()).contains("PatientAge");
  }

  @Test
  void harmlessReadings_needOtherColumns() {
    assertThat(keywords("Rows", "value")).containsExactly("-", "-");
    assertThat(keywords("Rows", "PatientID", "StudyDate")).startsWith("Rows");
    assertThat(keywords("(0028,0010)")).containsExactly("Rows");
    assertThat(keywords("id", "age", "sex", "file size")).endsWith("-");
  }

  /** Whatever the company, a bare word never says that a column is harmless. */
  @Test
  void bareWords_neverBecomeOther() {
    CATALOGUE
        .aliases()
        .forEach(
            (spelling, alias) -> {
              if (alias.use() == Alias.Use.CONTEXT) {
                assertThat(alias.attribute().kind().defaultRole())
                    .as(spelling)
                    .isNotEqualTo(Role.OTHER);
              }
            });
  }

  // Whole headers

  @Test
  void repeatedAndUnnamedColumns() {
    Header header = Header.of(List.of("StudyDate", "", "StudyDate", "KVP@4", "x"));
    List<HeaderMatch> matches = HeaderMatcher.match(header, CATALOGUE);
    assertThat(matches.stream().map(HeaderMatcherTest::keyword))
        .containsExactly("StudyDate", "-", "StudyDate", "KVP", "-");
    assertThat(matches.stream().map(HeaderMatch::shared))
        .containsExactly(true, false, true, false, false);
  }

  @Test
  void aNameOfItsOwnThatLooksUnnamed_isLookedUp() {
    assertThat(keywords("column-1", "a")).containsOnly("-");
  }

  @Test
  void tornNames_areJoined() {
    assertThat(
            keywords(
                "Image Index",
                "Finding Labels",
                "Follow-up #",
                "Patient ID",
                "Patient Age",
                "Patient Gender",
                "View Position",
                "OriginalImage[Width",
                "Height]",
                "OriginalImagePixelSpacing[x",
                "y]",
                ""))
        .containsExactly(
            "SOPInstanceUID",
            "Finding",
            "FollowUpNumber",
            "PatientID",
            "PatientAge",
            "PatientSex",
            "ViewPosition",
            "Columns",
            "Rows",
            "PixelSpacing",
            "PixelSpacing",
            "-");
    assertThat(keywords("ImagePositionPatient[x", "y", "z]")).containsOnly("ImagePositionPatient");
  }

  @Test
  void marksAndQuotes_areNoPartOfAName() {
    for (String name :
        List.of(
            "\uFEFFPatientSex",
            "\u00EF\u00BB\u00BFPatientSex",
            "\"PatientSex\"",
            "'Patient Sex'",
            "Patient\u00A0Sex",
            "\u200BPatientSex\u200B",
            "\uFF30atientSex",
            "Patient\tSex",
            "PatientSex\u0000")) {
      assertThat(keyword(inCompany(name))).as(name).isEqualTo("PatientSex");
    }
  }

  // Properties

  @Test
  void everyKeyword_inEverySpelling_isItself() {
    List<String> expected = new ArrayList<>();
    List<String> names = new ArrayList<>(COMPANY);
    for (Attribute attribute : CATALOGUE.attributes()) {
      String keyword = attribute.keyword();
      Alias alias = CATALOGUE.alias(NameSpelling.normalised(keyword));
      boolean everyday =
          alias != null && (alias.use() == Alias.Use.NEVER || alias.use() == Alias.Use.INSTEAD);
      if (!everyday) {
        String words = keyword.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
        add(names, expected, keyword, keyword);
        add(names, expected, keyword, keyword.toLowerCase(Locale.ROOT));
        add(names, expected, keyword, keyword.toUpperCase(Locale.ROOT));
        add(names, expected, keyword, words);
        add(names, expected, keyword, words.replace(' ', '_').toLowerCase(Locale.ROOT));
        add(names, expected, keyword, words.replace(' ', '-'));
        add(names, expected, keyword, "\"" + words + "\"");
      }
      String tag = attribute.tag();
      if (!tag.isEmpty()) {
        String group = tag.substring(0, 4).replace('x', '0');
        String element = tag.substring(4).replace('x', '0');
        String known = CATALOGUE.byTag(group + element).orElseThrow().keyword();
        assertThat(tag.contains("x") || known.equals(keyword)).as(tag).isTrue();
        add(names, expected, known, "(" + group + "," + element + ")");
        add(names, expected, known, "(" + group + ", " + element + ") " + keyword);
        add(names, expected, known, group + "," + element);
        add(names, expected, known, group + "|" + element);
        add(names, expected, known, "0x" + group + element);
        add(names, expected, known, "x" + (group + element).toLowerCase(Locale.ROOT));
      }
    }
    List<String> found =
        HeaderMatcher.match(Header.of(names), CATALOGUE).stream()
            .skip(COMPANY.size())
            .map(HeaderMatcherTest::keyword)
            .toList();
    assertThat(names).hasSizeGreaterThan(60_000);
    Map<String, String> wrong = new TreeMap<>();
    for (int i = 0; i < expected.size(); i++) {
      if (!expected.get(i).equals(found.get(i))) {
        wrong.put(names.get(i + COMPANY.size()), found.get(i));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void add(List<String> names, List<String> expected, String keyword, String name) {
    names.add(name);
    expected.add(keyword);
  }

  @Test
  void randomNames_neverThrow_andOrderMeansNothing() {
    SplitMix64 random = new SplitMix64(20240101);
    List<String> pieces =
        List.of(
            "Patient",
            "Sequence",
            "_",
            ".",
            "[",
            "]",
            "(",
            ")",
            "0010",
            "0x",
            ",",
            "|",
            "'s",
            "@2",
            "\uD800",
            "\uDC00",
            "\u0000",
            "\uFEFF",
            "\u0301",
            "ﬃ",
            "٣",
            "µ",
            "𝔓",
            "Code",
            "Value",
            "ID",
            "Date",
            "#",
            "\\",
            ">",
            ":",
            "/",
            "  ",
            "1",
            "999999999999",
            "x",
            "İ",
            "ß");
    for (int round = 0; round < 300; round++) {
      List<String> names = new ArrayList<>();
      int columns = random.between(1, 40);
      for (int i = 0; i < columns; i++) {
        StringBuilder name = new StringBuilder();
        int length = random.between(0, 9);
        for (int j = 0; j < length; j++) {
          if (random.chance(0.2)) {
            name.appendCodePoint(random.below(0x10FFFF));
          } else {
            name.append(random.oneOf(pieces));
          }
        }
        names.add(name.toString());
      }
      List<HeaderMatch> matches = HeaderMatcher.match(Header.of(names), CATALOGUE);
      assertThat(matches).hasSize(columns);
      assertThat(matches)
          .allMatch(
              m -> (m.attribute() == null) == (m.rule() == Rule.NONE || m.rule() == Rule.PRIVATE));
    }
  }

  @Test
  void longNames_areNoTrouble() {
    for (String piece :
        List.of("a", "_", "Sequence_", ".", "(", "0", "[", " ", "Patient", "'s", "\u0301")) {
      assertThat(inCompany(piece.repeat(200_000)).shared()).isFalse();
    }
  }

  @Test
  void tenThousandColumns() {
    SplitMix64 random = new SplitMix64(7);
    List<Attribute> attributes = CATALOGUE.attributes();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      names.add(
          i % 2 == 0
              ? random.oneOf(attributes).keyword() + "_" + i
              : "measure_" + random.next() + ".part_" + i + " (mm)");
    }
    Header header = Header.of(names);
    HeaderMatcher.match(header, CATALOGUE);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    List<HeaderMatch> matches = HeaderMatcher.match(header, CATALOGUE);
    long milliseconds = (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
    assertThat(matches).hasSize(10_000);
    assertThat(milliseconds).as("processor time").isLessThan(1_000);
  }

  // Aliases

  @Test
  void aliases_areReachedByTheirSpelling() {
    TreeSet<String> wrong = new TreeSet<>();
    CATALOGUE
        .aliases()
        .forEach(
            (spelling, alias) -> {
              String found = keyword(inCompany(spelling));
              String expected = alias.use() == Alias.Use.NEVER ? "-" : alias.attribute().keyword();
              if (!found.equals(expected)) {
                wrong.add(spelling + " -> " + found + ", not " + expected);
              }
            });
    assertThat(wrong).isEmpty();
  }

  /** The comparison of this class rejects a catalogue in which two attributes were swapped. */
  @Test
  void aSwappedCatalogue_isNoticed() {
    Attribute sex = CATALOGUE.attribute("PatientSex").orElseThrow();
    Attribute age = CATALOGUE.attribute("PatientAge").orElseThrow();
    AttributeCatalogue swapped =
        new AttributeCatalogue(
            "none",
            Map.of("PatientSex", sex, "PatientAge", age),
            Map.of("patientsex", sex, "patientage", age),
            Map.of("gender", new Alias(age, Alias.Use.ANY)));
    HeaderMatch match = HeaderMatcher.match(Header.of(List.of("gender")), swapped).get(0);
    assertThat(Objects.requireNonNull(match.attribute()).keyword())
        .isNotEqualTo(keyword(inCompany("gender")));
  }
}
