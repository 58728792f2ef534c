package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reidrisk.Finding;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.inventory.Claim.Verdict;
import org.reidrisk.table.Role;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.value.ValueFormat;

class ClaimsAgainstFactsTest {
  private static final Attribute CODES =
      Views.attribute("DeidentificationMethodCodeSequence", "SQ", AttributeKind.DEID_FLAG, "", "");
  private static final Attribute DATES =
      Views.attribute(
          "LongitudinalTemporalInformationModified", "CS", AttributeKind.DEID_FLAG, "", "");
  private static final Attribute IDENTITY =
      Views.attribute("PatientIdentityRemoved", "CS", AttributeKind.DEID_FLAG, "", "");
  private static final Attribute BURNED =
      Views.attribute("BurnedInAnnotation", "CS", AttributeKind.DEID_FLAG, "", "");
  private static final Attribute FEATURES =
      Views.attribute("RecognizableVisualFeatures", "CS", AttributeKind.DEID_FLAG, "", "");
  private static final Attribute SERIAL =
      Views.attribute(
          "DeviceSerialNumber", "LO", AttributeKind.DEVICE, "X/Z/D", "M", "rtn_dev_id=K");
  private static final Attribute INSTITUTION =
      Views.attribute(
          "InstitutionName", "LO", AttributeKind.QUASI_PLACE, "X/Z/D", "B", "rtn_inst_id=K");
  private static final Attribute AGE =
      Views.attribute("PatientAge", "AS", AttributeKind.QUASI, "X", "C", "rtn_pat_chars=K");
  private static final Attribute STUDY_DATE =
      Views.attribute(
          "StudyDate",
          "DA",
          AttributeKind.QUASI_EVENT,
          "Z",
          "C",
          "rtn_long_full_dates=K",
          "rtn_long_modif_dates=C");
  private static final Attribute UID =
      Views.attribute("StudyInstanceUID", "UI", AttributeKind.LINK_KEY, "U", "R", "rtn_uids=K");
  private static final Attribute OTHER_IDS =
      Views.attribute("OtherPatientIDs", "LO", AttributeKind.DIRECT, "X", "H");
  private static final Attribute NAME =
      Views.attribute("PatientName", "PN", AttributeKind.DIRECT, "Z", "A");
  private static final Attribute DESCRIPTION =
      Views.attribute("StudyDescription", "LO", AttributeKind.QUASI_EVENT, "X", "", "clean_desc=C");

  private static Views claiming(String... codes) {
    return new Views().column("Method", Role.OTHER, CODES, codes);
  }

  private static Map<String, Claim> claims(Views views) {
    List<Claim> claims = ClaimsAgainstFacts.claims(views.build());
    assertThat(ClaimsAgainstFacts.claims(views.build(new SplitMix64(7)))).isEqualTo(claims);
    return claims.stream().collect(Collectors.toMap(Claim::code, c -> c));
  }

  private static List<String> codes(Views views) {
    return new ClaimsAgainstFacts()
        .findings(views.build()).stream().map(f -> f.severity().word() + " " + f.code()).toList();
  }

  private static Verdict verdict(Views views, String code) {
    return claims(views).get(code).verdict();
  }

  @Test
  void noClaimsNoVerdicts() {
    Views silent = new Views().column("Serial", Role.OTHER, SERIAL, "1", "2");
    assertThat(claims(silent)).isEmpty();
    assertThat(codes(silent)).isEmpty();
    assertThat(claims(claiming("", ""))).isEmpty();
    assertThat(claims(claiming("other", "1131000", "11310"))).isEmpty();
  }

  @Test
  void whatIsKeptWithoutItsOption() {
    Views views =
        claiming("113100", "113100", "113100")
            .column("Serial", Role.OTHER, SERIAL, "71982", "71983", "")
            .column("Institution", Role.OTHER, INSTITUTION, "North", "South", "")
            .column("Age", Role.OTHER, AGE, "058Y", "", "")
            .column("OtherIDs", Role.OTHER, OTHER_IDS, "4711", "", "")
            .column("Date", Role.OTHER, STUDY_DATE, "20210314", "20210315", "")
            .column("UID", Role.OTHER, UID, "1.2.840.113619.2.1", "2.25.77", "2.25.78");
    Map<String, Claim> claims = claims(views);
    assertThat(claims.keySet())
        .containsExactlyInAnyOrder("113100", "113106", "113108", "113109", "113110", "113112");
    assertThat(claims.values()).allMatch(c -> c.verdict() == Verdict.CONTRADICTED);
    assertThat(claims.get("113100").columns()).containsExactly("OtherIDs");
    assertThat(claims.get("113109").columns()).containsExactly("Serial");
    assertThat(claims.get("113109").evidence()).isEqualTo("up to 2 of 3 distinct rows looked at");
    assertThat(claims.get("113110").columns()).containsExactly("UID");
    assertThat(codes(views)).containsOnly("warning deid-claim-contradicted").hasSize(6);
    String all = new ClaimsAgainstFacts().findings(views.build()).toString() + claims;
    assertThat(all).doesNotContain("71982", "North", "4711", "058Y", "20210314", "113619");
  }

  @Test
  void theOptionsExcuseIt() {
    String all = "113100\\113106\\113108\\113109\\113110\\113112";
    Views views =
        claiming(all, all)
            .column("Serial", Role.OTHER, SERIAL, "71982", "71983")
            .column("Institution", Role.OTHER, INSTITUTION, "North", "South")
            .column("Age", Role.OTHER, AGE, "058Y", "")
            .column("Date", Role.OTHER, STUDY_DATE, "20210314", "20210315")
            .column("UID", Role.OTHER, UID, "1.2.840.113619.2.1", "2.25.77");
    Map<String, Claim> claims = claims(views);
    assertThat(claims.get("113100").verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(claims.get("113109").verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(claims.get("113109").columns()).containsExactly("Serial");
    assertThat(claims.get("113106").verdict()).isEqualTo(Verdict.CANNOT_TELL);
    assertThat(codes(views)).isEmpty();
  }

  /** One value may be a dummy, a stand-in is nothing, and a pseudonym may replace a number. */
  @Test
  void onlyProofContradicts() {
    Attribute id = Views.attribute("PatientID", "LO", AttributeKind.DIRECT, "Z/D", "H");
    Views views =
        claiming("113100", "113100")
            .column("ID", Role.PATIENT_KEY, id, "a", "b")
            .column("Name", Role.DIRECT_IDENTIFIER, NAME, "CASE-1", "CASE-2")
            .column("Serial", Role.OTHER, SERIAL, "0815", "0815")
            .column("OtherIDs", Role.OTHER, OTHER_IDS, "REMOVED", "n/a")
            .column("Date", Role.OTHER, STUDY_DATE, "19000101", "");
    assertThat(claims(views).get("113100").verdict()).isEqualTo(Verdict.CANNOT_TELL);
    assertThat(claims(views)).hasSize(1);
    assertThat(codes(views)).isEmpty();
  }

  /** The claim and the cell must stand in one row: these rows claim nothing. */
  @Test
  void rowsWithoutTheClaimProveNothing() {
    Views views =
        claiming("113100", "", "")
            .column("OtherIDs", Role.OTHER, OTHER_IDS, "", "4711", "4712")
            .column("Serial", Role.OTHER, SERIAL, "", "1", "2");
    assertThat(verdict(views, "113100")).isEqualTo(Verdict.HOLDS);
    assertThat(codes(views)).isEmpty();
    Views other =
        claiming("", "113100", "").column("OtherIDs", Role.OTHER, OTHER_IDS, "", "4711", "4712");
    assertThat(verdict(other, "113100")).isEqualTo(Verdict.CONTRADICTED);
  }

  /** The verdict of each row by itself, counted in a longer way. */
  @Test
  void asANaiveCountFindsIt() {
    SplitMix64 random = new SplitMix64(74);
    for (int round = 0; round < 200; round++) {
      List<String> methods = new ArrayList<>();
      List<String> serials = new ArrayList<>();
      long wrong = 0;
      int rows = random.between(2, 12);
      for (int row = 0; row < rows; row++) {
        methods.add(random.oneOf(List.of("", "113100", "113109", "113100^113109")));
        serials.add(random.oneOf(List.of("", "n/a", "s1", "s2")));
        boolean filled = serials.get(row).startsWith("s");
        wrong += methods.get(row).equals("113100") && filled ? 1 : 0;
      }
      boolean varied = serials.contains("s1") && serials.contains("s2");
      Views views =
          new Views()
              .column("Method", Role.OTHER, CODES, ValueFormat.TEXT, methods)
              .column("Serial", Role.OTHER, SERIAL, ValueFormat.CODE, serials);
      Claim claim = claims(views).get("113109");
      boolean contradicted = claim != null && claim.verdict() == Verdict.CONTRADICTED;
      assertThat(contradicted).isEqualTo(wrong > 0 && varied);
      if (contradicted) {
        assertThat(claim.evidence())
            .isEqualTo("up to " + wrong + " of " + rows + " distinct rows looked at");
      }
    }
  }

  @Test
  void dates() {
    assertThat(verdict(claiming("113106^113107"), "113107")).isEqualTo(Verdict.CONTRADICTED);
    assertThat(verdict(claiming("113107").column("D", Role.OTHER, DATES, "UNMODIFIED"), "113107"))
        .isEqualTo(Verdict.CONTRADICTED);
    assertThat(verdict(claiming("113107").column("D", Role.OTHER, DATES, "MODIFIED"), "113107"))
        .isEqualTo(Verdict.CANNOT_TELL);
    assertThat(verdict(claiming("113106").column("D", Role.OTHER, DATES, "modified "), "113106"))
        .isEqualTo(Verdict.CONTRADICTED);
    assertThat(verdict(claiming("113106", "113107"), "113107")).isEqualTo(Verdict.CANNOT_TELL);
    Views removed =
        new Views()
            .column("D", Role.OTHER, DATES, "REMOVED", "REMOVED")
            .column("Date", Role.OTHER, STUDY_DATE, "20210314", "");
    String flag = "LongitudinalTemporalInformationModified";
    assertThat(verdict(removed, flag)).isEqualTo(Verdict.CONTRADICTED);
    assertThat(codes(removed)).containsExactly("warning deid-claim-contradicted");
    Views gone =
        new Views()
            .column("D", Role.OTHER, DATES, "REMOVED", "MODIFIED")
            .column("Date", Role.OTHER, STUDY_DATE, "", "20210314");
    assertThat(verdict(gone, flag)).isEqualTo(Verdict.HOLDS);
    assertThat(codes(new Views().column("D", Role.OTHER, DATES, "UNMODIFIED")))
        .containsExactly("info dates-declared-unmodified");
  }

  @Test
  void identity() {
    Views kept =
        new Views()
            .column("Flag", Role.OTHER, IDENTITY, "YES", "YES")
            .column("Name", Role.OTHER, NAME, "Doe^Jane", "");
    assertThat(verdict(kept, "PatientIdentityRemoved")).isEqualTo(Verdict.CONTRADICTED);
    assertThat(codes(kept)).containsExactly("blocking deid-claim-contradicted");
    Views leftOut =
        new Views()
            .column("Flag", Role.OTHER, IDENTITY, "YES", "YES")
            .column("Other", Role.DIRECT_IDENTIFIER, OTHER_IDS, "4711", "");
    assertThat(codes(leftOut)).containsExactly("warning deid-claim-contradicted");
    Views pseudonym =
        new Views()
            .column("Flag", Role.OTHER, IDENTITY, "YES", "YES")
            .column("Name", Role.OTHER, NAME, "CASE-1", "CASE-2");
    assertThat(verdict(pseudonym, "PatientIdentityRemoved")).isEqualTo(Verdict.CANNOT_TELL);
    Views otherRow =
        new Views()
            .column("Flag", Role.OTHER, IDENTITY, "YES", "NO")
            .column("Name", Role.OTHER, NAME, "", "Doe^Jane");
    assertThat(verdict(otherRow, "PatientIdentityRemoved")).isEqualTo(Verdict.HOLDS);
    assertThat(codes(otherRow)).containsExactly("warning identity-not-removed");
  }

  @Test
  void flagsOnPixels() {
    Views views =
        claiming("113101", "113102", "")
            .column("B", Role.OTHER, BURNED, "NO", "YES", "YES")
            .column("F", Role.OTHER, FEATURES, "", "YES", "NO");
    assertThat(codes(views))
        .containsExactly(
            "warning deid-claim-contradicted",
            "warning burned-in-annotation",
            "warning recognizable-features");
    assertThat(verdict(views, "113101")).isEqualTo(Verdict.CANNOT_TELL);
    assertThat(verdict(views, "113102")).isEqualTo(Verdict.CONTRADICTED);
    List<Finding> findings = new ClaimsAgainstFacts().findings(views.build());
    assertThat(findings.get(1).evidence()).isEqualTo("2 of 3 distinct rows looked at");
    assertThat(codes(new Views().column("B", Role.OTHER, BURNED, "NO", ""))).isEmpty();
  }

  @Test
  void descriptions() {
    assertThat(
            verdict(
                claiming("113105").column("S", Role.OTHER, DESCRIPTION, "CT Dr. Smith"), "113105"))
        .isEqualTo(Verdict.CONTRADICTED);
    assertThat(
            verdict(claiming("113105").column("S", Role.OTHER, DESCRIPTION, "DR CHEST"), "113105"))
        .isEqualTo(Verdict.CANNOT_TELL);
  }

  @Test
  void codesInAnySpelling() {
    assertThat(MethodCode.in("[{\"00080100\": \"113100\"}, \"113107.0\"]"))
        .containsExactly(MethodCode.BASIC, MethodCode.MODIFIED_DATES);
    assertThat(
            MethodCode.in(
                "Basic Application Confidentiality Profile; Retain Device Identity Option"))
        .containsExactly(MethodCode.BASIC, MethodCode.DEVICE);
    assertThat(MethodCode.in("1131001, 2113100")).isEmpty();
    assertThat(MethodCode.in("x".repeat(1_000_000))).isEmpty();
    Views path =
        new Views()
            .column("DeidentificationMethodCodeSequence\\CodeValue", Role.OTHER, null, "113100")
            .column("Other", Role.OTHER, OTHER_IDS, "4711");
    assertThat(verdict(path, "113100")).isEqualTo(Verdict.CONTRADICTED);
  }

  @Test
  void optionsByAnyName() {
    for (String name :
        List.of("rtn_dev_id=K", "Retain Device Identity", "retain-device-identity")) {
      Attribute attribute = Views.attribute("A", "LO", AttributeKind.DEVICE, "X", "", name);
      assertThat(MethodCode.allowing(attribute)).containsExactly(MethodCode.DEVICE);
    }
    assertThat(MethodCode.allowing(AGE)).containsExactly(MethodCode.CHARACTERISTICS);
    assertThat(
            MethodCode.allowing(
                Views.attribute(
                    "A", "LO", AttributeKind.QUASI, "X", "", "Retain Patient Characteristics")))
        .containsExactly(MethodCode.CHARACTERISTICS);
    assertThat(MethodCode.allowing(STUDY_DATE))
        .containsExactly(MethodCode.FULL_DATES, MethodCode.MODIFIED_DATES);
    assertThat(MethodCode.allowing(UID)).containsExactly(MethodCode.UIDS);
    assertThat(MethodCode.allowing(INSTITUTION)).containsExactly(MethodCode.INSTITUTION);
  }
}
