package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.inventory.SafeHarborItem.Verdict;
import org.reidrisk.table.Role;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.value.ValueFormat;

class SafeHarborTest {
  /** What stands inside UIDs counts for its letter, beside what names and texts told. */
  @Test
  void leaksInsideUids_countForTheirLetters() {
    List<SafeHarborItem> items =
        List.of(
            new SafeHarborItem("C", "dates", Verdict.PRESENT, List.of("Age", "Date"), "r"),
            new SafeHarborItem("M", "devices", Verdict.NOT_SEEN, List.of(), "r"),
            new SafeHarborItem("R", "codes", Verdict.NOT_SEEN, List.of(), "r"));
    List<Finding> leaks =
        List.of(
            new Finding("uid-tells-date", Severity.BLOCKING, "Uid", "t", ""),
            new Finding("uid-holds-serial", Severity.BLOCKING, "Uid", "t", ""),
            new Finding("uid-maker-roots", Severity.WARNING, "Uid", "t", ""));
    List<SafeHarborItem> with =
        SafeHarbor.withLeaks(items, leaks, List.of("Uid", "Age", "Station", "Date"));
    assertThat(with.get(0).columns()).containsExactly("Uid", "Age", "Date");
    assertThat(with.get(1).verdict()).isEqualTo(Verdict.PRESENT);
    assertThat(with.get(1).columns()).containsExactly("Uid");
    assertThat(with.get(2)).isEqualTo(items.get(2));
    assertThat(SafeHarbor.withLeaks(items, List.of(), List.of())).isEqualTo(items);
  }

  private static Map<String, SafeHarborItem> items(Views views) {
    ExportView export = views.build();
    List<SafeHarborItem> items = SafeHarbor.items(export, TextSurvey.of(export));
    ExportView other = views.build(new SplitMix64(8));
    assertThat(SafeHarbor.items(other, TextSurvey.of(other))).isEqualTo(items);
    assertThat(items.stream().map(SafeHarborItem::letter).collect(Collectors.joining()))
        .isEqualTo("ABCDEFGHIJKLMNOPQR");
    return items.stream().collect(Collectors.toMap(SafeHarborItem::letter, i -> i));
  }

  /** The letters with a verdict. */
  private static String letters(Views views, Verdict verdict) {
    return items(views).values().stream()
        .filter(i -> i.verdict() == verdict)
        .map(SafeHarborItem::letter)
        .sorted()
        .collect(Collectors.joining());
  }

  private static String present(Views views) {
    return letters(views, Verdict.PRESENT);
  }

  private static String present(
      String name, @Nullable Attribute attribute, ValueFormat format, String... values) {
    return present(new Views().column(name, Role.OTHER, attribute, format, List.of(values)));
  }

  @Test
  void nothingIsSeenInATableOfNumbers() {
    Views views =
        new Views().column("kVp", Role.OTHER, null, ValueFormat.NUMBER, List.of("120", "80"));
    assertThat(present(views)).isEmpty();
    assertThat(letters(views, Verdict.CANNOT_ASSESS)).isEqualTo("PQ");
    List<Finding> findings = new SafeHarbor().findings(views.build());
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).severity()).isEqualTo(Severity.INFO);
    assertThat(findings.get(0).evidence())
        .isEqualTo("0 of 18 present, 16 not seen, 2 not assessable from a table");
  }

  @Test
  void columnsOfTheCatalogue() {
    Views views =
        new Views()
            .column(
                "Name",
                Role.DIRECT_IDENTIFIER,
                Views.attribute("PatientName", "PN", AttributeKind.DIRECT, "Z", "A"),
                "Doe^Jane")
            .column(
                "ID",
                Role.PATIENT_KEY,
                Views.attribute("PatientID", "LO", AttributeKind.DIRECT, "Z/D", "H"),
                "k17")
            .column(
                "Address",
                Role.DIRECT_IDENTIFIER,
                Views.attribute("PatientAddress", "LO", AttributeKind.DIRECT, "X", "B,D,F"),
                "1 Elm Row")
            .column(
                "Tel",
                Role.DIRECT_IDENTIFIER,
                Views.attribute(
                    "PatientTelephoneNumbers", "SH", AttributeKind.DIRECT, "X", "B,D,F"),
                "12")
            .column(
                "Serial",
                Role.OTHER,
                Views.attribute("DeviceSerialNumber", "LO", AttributeKind.DEVICE, "X", "M"),
                "71982")
            .column(
                "UID",
                Role.UNDECIDED,
                Views.attribute("StudyInstanceUID", "UI", AttributeKind.LINK_KEY, "U", "R"),
                ValueFormat.UID,
                List.of("2.25.7"))
            .column(
                "Plan",
                Role.OTHER,
                Views.attribute(
                    "InsurancePlanIdentification", "LO", AttributeKind.DIRECT, "X", "I"),
                "77")
            .column(
                "Admission",
                Role.OTHER,
                Views.attribute("AdmissionID", "LO", AttributeKind.DIRECT, "X", "J"),
                "REMOVED");
    Map<String, SafeHarborItem> items = items(views);
    assertThat(present(views)).isEqualTo("ABDIMR");
    assertThat(items.get("B").columns()).containsExactly("Address");
    assertThat(items.get("D").columns()).containsExactly("Tel");
    assertThat(items.get("H").verdict()).isEqualTo(Verdict.CANNOT_ASSESS);
    assertThat(items.get("H").columns()).containsExactly("ID");
    assertThat(items.toString()).doesNotContain("Doe", "71982", "Elm", "2.25.7");
  }

  @Test
  void staffAreNoPatients() {
    Attribute physician =
        Views.attribute(
            "ReferringPhysicianName", "PN", AttributeKind.STAFF, "Z", "A (third party)");
    Views views = new Views().column("Physician", Role.OTHER, physician, "Smith^Anna");
    assertThat(present(views)).isEmpty();
    assertThat(items(views).get("A").columns()).containsExactly("Physician");
  }

  @Test
  void aNameFieldWithANumberHoldsNoName() {
    Attribute name = Views.attribute("PatientName", "PN", AttributeKind.DIRECT, "Z", "A");
    assertThat(present("Name", name, ValueFormat.TEXT, "LIDC-0001", "LIDC-0002")).isEmpty();
    assertThat(present("Name", name, ValueFormat.TEXT, "LIDC-0001", "Jane")).isEqualTo("A");
  }

  @Test
  void dates() {
    Attribute date = Views.attribute("StudyDate", "DA", AttributeKind.QUASI_EVENT, "Z", "C");
    assertThat(present("StudyDate", date, ValueFormat.DATE, "20210314")).isEqualTo("C");
    assertThat(present("StudyDate", date, ValueFormat.NUMBER, "2021", "2020.0")).isEmpty();
    assertThat(present("StudyDate", date, ValueFormat.DATE, "", "19000101")).isEmpty();
    assertThat(present("when", null, ValueFormat.DATE, "2021-03-14")).isEqualTo("C");
    assertThat(present("note", null, ValueFormat.TEXT, "seen 14 Mar 2021 again")).isEqualTo("C");
    Attribute sex = Views.attribute("PatientSex", "CS", AttributeKind.QUASI, "Z", "(age >89: C)");
    assertThat(present("Sex", sex, ValueFormat.CODE, "F", "M")).isEmpty();
    Attribute birth = Views.attribute("PatientBirthDate", "DA", AttributeKind.QUASI, "Z", "C");
    assertThat(present("Birth", birth, ValueFormat.NUMBER, "1990")).isEmpty();
    assertThat(present("Birth", birth, ValueFormat.NUMBER, "1920")).isEqualTo("C");
    assertThat(present("birth_year", null, ValueFormat.NUMBER, "1920")).isEqualTo("C");
  }

  @Test
  void ages() {
    Attribute age = Views.attribute("PatientAge", "AS", AttributeKind.QUASI, "X", "C");
    assertThat(present("Age", age, ValueFormat.AGE, "089Y", "058Y", "018M")).isEmpty();
    assertThat(present("Age", age, ValueFormat.AGE, "058Y", "091Y")).isEqualTo("C");
    assertThat(present("Age", age, ValueFormat.AGE, "90+", ">89", "89+")).isEmpty();
    assertThat(present("Patient Age", null, ValueFormat.NUMBER, "94")).isEqualTo("C");
    assertThat(present("Patient Age", null, ValueFormat.NUMBER, "414")).isEmpty();
    assertThat(present("Image count", null, ValueFormat.NUMBER, "94")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "036",
        "36",
        "59",
        "63",
        "102",
        "203",
        "556",
        "692",
        "790",
        "821",
        "823",
        "830",
        "831",
        "878",
        "879",
        "884",
        "890",
        "893",
        "02139",
        "2139",
        "02139-1234",
        "80331",
        "SW1A 1AA",
        "036XX",
        "036**"
      })
  void postalCodesThatCount(String code) {
    assertThat(SafeHarborColumn.tellingPostalCode(code, false)).isTrue();
    assertThat(present("Zip_Code", null, ValueFormat.CODE, code, "021")).isEqualTo("B");
  }

  @Test
  void postalCodesThatDoNot() {
    assertThat(
            present("ZIP", null, ValueFormat.CODE, "021", "21", "606", "021XX", "021**", "021.0"))
        .isEmpty();
    assertThat(present("patientZip", null, ValueFormat.CODE, "02100", "60600")).isEmpty();
    assertThat(present("patientZip", null, ValueFormat.CODE, "02100", "03600")).isEqualTo("B");
    assertThat(present("gzip_size", null, ValueFormat.NUMBER, "80331")).isEmpty();
    assertThat(present("patientZip", null, ValueFormat.CODE, "02100", "60614")).isEqualTo("B");
  }

  @Test
  void whatTextsHold() {
    assertThat(
            present(
                "comment",
                null,
                ValueFormat.TEXT,
                "mail a.b@host.org",
                "call 617-555-0123",
                "SSN 123-45-6789",
                "see https://example.org/x",
                "from 192.168.1.15",
                "order RAD2021001234 done",
                "ref Dr. Smith"))
        .isEqualTo("ADFGNOR");
  }

  @Test
  void byTheirNames() {
    assertThat(present("fax", null, ValueFormat.NUMBER, "1234567")).isEqualTo("E");
    assertThat(present("driver_license", null, ValueFormat.CODE, "X1")).isEqualTo("K");
    assertThat(present("LicensePlate", null, ValueFormat.CODE, "X1")).isEqualTo("L");
    assertThat(present("vehicle", null, ValueFormat.CODE, "X1")).isEqualTo("L");
    assertThat(present("PlateID", null, ValueFormat.CODE, "X1")).isEmpty();
    assertThat(present("SSN", null, ValueFormat.NUMBER, "123456789")).isEqualTo("G");
    assertThat(present("scanner_serial_number", null, ValueFormat.NUMBER, "35343")).isEqualTo("M");
  }

  @Test
  void keysLeaveItOpen() {
    Views views = new Views().column("subject", Role.PATIENT_KEY, null, "s1", "s2");
    assertThat(present(views)).isEmpty();
    assertThat(letters(views, Verdict.CANNOT_ASSESS)).isEqualTo("PQR");
    assertThat(present("uid", null, ValueFormat.UID, "1.2.3", "1.2.4")).isEqualTo("R");
  }
}
