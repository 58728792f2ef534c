package org.reidrisk.assess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.AccessTier;
import org.reidrisk.policy.Acknowledgement;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.SensitiveDistance;
import org.reidrisk.table.Column;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;
import org.reidrisk.table.StaticCells;
import org.reidrisk.table.Table;

/** What a careful reader would remark about a release, beside the figures. */
final class ReleaseChecks {
  private static final String RELEASE = "release";

  /** Findings that no reason lifts: what they ask for can always be done. */
  private static final Set<String> NEVER_LIFTED =
      Set.of(
          "no-rows",
          "no-patient-rows",
          "rows-without-patient",
          "unclassified-column",
          "undecided-column");

  private final Table table;
  private final Policy policy;
  private final List<Finding> findings = new ArrayList<>();

  private ReleaseChecks(Table table, Policy policy) {
    this.table = table;
    this.policy = policy;
  }

  /** All findings, blocking ones first, acknowledgements applied. */
  static List<Finding> of(
      Table table,
      Policy policy,
      StaticCells filled,
      List<Measuring.HomogeneousClasses> homogeneousClasses) {
    ReleaseChecks checks = new ReleaseChecks(table, policy);
    checks.rowsAndPatients(filled);
    checks.adversary();
    checks.roles();
    checks.header();
    checks.cells();
    checks.distances();
    homogeneousClasses.forEach(checks::homogeneous);
    checks.limits();
    checks.unused();
    checks.acknowledge();
    checks.findings.sort(Comparator.comparing(Finding::severity).reversed());
    return List.copyOf(checks.findings);
  }

  private void add(String code, Severity severity, String about, String text, String evidence) {
    findings.add(new Finding(code, severity, about, text, evidence));
  }

  private void rowsAndPatients(StaticCells filled) {
    if (table.rows() == 0) {
      add(
          "no-rows",
          Severity.BLOCKING,
          RELEASE,
          "The export has a header and no rows; nothing could be measured.",
          "");
    }
    if (!table.hasPatientKey()) {
      add(
          "no-patient-key",
          Severity.WARNING,
          RELEASE,
          "The policy names no patient column, so each row counts as one patient. If one person can"
              + " own several rows, set table.patient: the figures here would be too low.",
          "");
      repeatedPseudonyms();
      return;
    }
    String patient = table.schema().patientKey().orElseThrow();
    long without = table.rowsWithoutPatient();
    if (table.rows() > 0 && without == table.rows()) {
      add(
          "no-patient-rows",
          Severity.BLOCKING,
          patient,
          "Every row lacks the patient key, so no patient figure could be measured.",
          count(without, "row"));
    } else if (without > 0) {
      add(
          "rows-without-patient",
          Severity.BLOCKING,
          patient,
          "Rows without a patient key are left out of every patient figure. Fill the key, or leave"
              + " these rows out of the release.",
          count(without, "row"));
    }
    if (table.collidingPatientKeys() > 0) {
      add(
          "patient-keys-collide",
          Severity.BLOCKING,
          patient,
          "Patient keys differ only by blanks, capitals or leading zeros. If they are one person,"
              + " class sizes by patient are too large.",
          count(table.collidingPatientKeys(), "key"));
    }
    if (filled.conflictingPatients() > 0) {
      add(
          "static-values-conflict",
          Severity.WARNING,
          RELEASE,
          "Patients have more than one value in a column that the policy calls static. Correct the"
              + " export, or call the column event.",
          count(filled.conflictingPatients(), "patient"));
    }
  }

  /** One pseudonym on several rows says that rows are not patients, whatever the policy says. */
  private void repeatedPseudonyms() {
    for (Column column : table.columns()) {
      long filledCells = table.rows() - column.missing();
      if (column.spec().role() == Role.PSEUDONYM && column.distinct() < filledCells) {
        add(
            "pseudonym-repeats",
            Severity.BLOCKING,
            column.spec().name(),
            "Rows share a pseudonym while each row counts as one patient. Name the patient's column"
                + " in table.patient, or say why several rows with one pseudonym are several patients.",
            column.distinct() + " values in " + filledCells + " cells");
      }
    }
  }

  private void adversary() {
    if (!table.hasPatientKey()) {
      return;
    }
    if (!policy.patientReleased()) {
      add(
          "patient-key-not-released",
          Severity.WARNING,
          table.schema().patientKey().orElseThrow(),
          "The figures assume that this column is dropped before the release, and that no other"
              + " column tells which rows belong to one patient. See that both hold.",
          "");
      return;
    }
    AccessTier tier = policy.release().tier();
    boolean less = !tier.defaultPower().equals(Params.POWER_ONE);
    add(
        "adversary-power-one",
        less ? Severity.WARNING : Severity.INFO,
        RELEASE,
        "The recipient sees which rows belong to one patient, and the figures assume an adversary"
            + " who knows one event of a patient."
            + (less
                ? " Somebody who knows more events singles out more patients; the default for tier "
                    + tier.word()
                    + " is power "
                    + tier.defaultPower()
                    + ", which this version does not measure."
                : ""),
        "power 1");
  }

  private void roles() {
    for (Column column : table.columns()) {
      String name = column.spec().name();
      Role role = column.spec().role();
      long filledCells = table.rows() - column.missing();
      if (column.spec().origin() == RoleOrigin.UNNAMED) {
        add(
            "unclassified-column",
            Severity.BLOCKING,
            name,
            "The export has a column that the policy does not name. Give it a role.",
            "position " + column.spec().position());
      } else if (role == Role.UNDECIDED) {
        add(
            "undecided-column",
            Severity.BLOCKING,
            name,
            "The role of this column is undecided. Give it one.",
            "position " + column.spec().position());
      } else if (role == Role.DIRECT_IDENTIFIER && filledCells > 0) {
        add(
            "direct-identifier-present",
            Severity.BLOCKING,
            name,
            "A direct identifier has values. Remove the column or empty it.",
            count(filledCells, "cell"));
      }
    }
  }

  private void header() {
    List<String> names = table.header().names();
    for (int position : table.header().unnamed()) {
      add(
          "unnamed-column",
          Severity.WARNING,
          names.get(position - 1),
          "The column has no name in the file; the policy addresses it by its position.",
          "position " + position);
    }
    for (int position : table.header().repeated()) {
      add(
          "repeated-column-name",
          Severity.WARNING,
          names.get(position - 1),
          "An earlier column has the same name; this one carries its position behind it.",
          "position " + position);
    }
  }

  private void cells() {
    for (Column column : table.columns()) {
      String name = column.spec().name();
      if (column.unparsed() > 0) {
        add(
            "cells-not-in-format",
            Severity.WARNING,
            name,
            "Cells do not parse as "
                + column.spec().format().word()
                + " and are compared as they are written.",
            count(column.unparsed(), "cell"));
      }
      if (column.spec().role() == Role.QUASI_IDENTIFIER && table.rows() > 0) {
        if (column.missing() == table.rows()) {
          add(
              "empty-quasi-identifier",
              Severity.BLOCKING,
              name,
              "A quasi-identifier has no value in any row, so nothing was measured with it. Check the"
                  + " export.",
              count(table.rows(), "missing cell"));
        } else if (column.distinct() == 1 && column.missing() == 0) {
          add(
              "constant-quasi-identifier",
              Severity.INFO,
              name,
              "The column has one value in all rows and tells nobody apart.",
              "1 distinct value");
        }
      }
    }
  }

  private void distances() {
    for (String column : policy.named(Role.SENSITIVE)) {
      SensitiveDistance.Kind kind = policy.column(column).orElseThrow().distance().kind();
      if (kind == SensitiveDistance.Kind.MAGNITUDE || kind == SensitiveDistance.Kind.HIERARCHICAL) {
        add(
            "distance-not-measured",
            Severity.WARNING,
            column,
            "This version does not measure t-closeness by " + kind.word() + ".",
            "");
      }
    }
  }

  private void homogeneous(Measuring.HomogeneousClasses found) {
    boolean limited =
        policy.limits().stream()
            .anyMatch(
                l ->
                    Objects.equals(l.of(), found.of())
                        && Objects.equals(l.set(), found.set())
                        && (l.quantity() == Quantity.L_DISTINCT
                            || l.quantity() == Quantity.L_ENTROPY
                            || l.quantity() == Quantity.T_CLOSENESS));
    add(
        "homogeneous-class",
        limited ? Severity.BLOCKING : Severity.WARNING,
        about(found),
        "Everybody in a class of two or more holds one value of this sensitive column: knowing the"
            + " class tells the value, without knowing the person.",
        count(found.classes(), "class", "classes"));
  }

  private static String about(Measuring.HomogeneousClasses found) {
    return found.set() == null ? found.of() : found.of() + " on set " + found.set();
  }

  private void limits() {
    if (policy.preset().isEmpty() && !policy.limits().isEmpty()) {
      add(
          "limits-without-source",
          Severity.WARNING,
          RELEASE,
          "The limits come from the policy alone, not from a preset; the board should know who set"
              + " them.",
          "");
    }
    for (Limit limit : policy.limits()) {
      if (!limit.hasEffect()) {
        add(
            "limit-without-effect",
            Severity.WARNING,
            RELEASE,
            "No table could violate the limit " + limit.text() + "; it protects nobody.",
            "");
      }
    }
    AccessTier tier = policy.release().tier();
    policy
        .preset()
        .filter(p -> tier.open() && !p.tier().open())
        .ifPresent(
            p ->
                add(
                    "preset-of-narrower-tier",
                    Severity.BLOCKING,
                    RELEASE,
                    "The preset "
                        + p.id()
                        + " is meant for a narrower tier than "
                        + tier.word()
                        + ". Choose a preset of the release's tier.",
                    ""));
    for (String content : policy.release().contains()) {
      if (!content.equals("metadata")) {
        add(
            "attestation-needed",
            Severity.BLOCKING,
            content,
            "The release contains more than metadata, which is not looked at here. Somebody attests"
                + " in acknowledge how it was checked.",
            "");
      }
    }
  }

  private void unused() {
    for (String section : policy.unusedSections()) {
      boolean blocks = section.equals("scenarios");
      add(
          section + "-not-used",
          blocks ? Severity.BLOCKING : Severity.WARNING,
          RELEASE,
          blocks
              ? "The policy names linkage scenarios, which this version does not run."
              : "The policy's section "
                  + section
                  + " is not used by this version; the strict value stands in for it.",
          "");
    }
  }

  private void acknowledge() {
    for (Acknowledgement a : policy.acknowledgements()) {
      boolean found = false;
      for (int i = 0; i < findings.size(); i++) {
        Finding finding = findings.get(i);
        if (finding.code().equals(a.code())
            && finding.about().equals(a.about())
            && finding.severity() != Severity.INFO) {
          found = true;
          if (liftable(finding)) {
            findings.set(i, finding.acknowledgedBecause(a.reason()));
          } else {
            add(
                "acknowledgement-refused",
                Severity.WARNING,
                a.about(),
                "The policy acknowledges " + a.code() + ", which cannot be acknowledged here.",
                "");
          }
          break;
        }
      }
      if (!found) {
        add(
            "acknowledgement-unused",
            Severity.WARNING,
            a.about(),
            "The policy acknowledges " + a.code() + ", which was not found. Remove the entry.",
            "");
      }
    }
  }

  private boolean liftable(Finding finding) {
    boolean publicIdentifier =
        finding.code().equals("direct-identifier-present")
            && policy.release().tier() == AccessTier.PUBLIC;
    return !publicIdentifier && !NEVER_LIFTED.contains(finding.code());
  }

  private static String count(long number, String noun) {
    return count(number, noun, noun + "s");
  }

  private static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
