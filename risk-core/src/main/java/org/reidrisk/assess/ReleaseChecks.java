package org.reidrisk.assess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.AccessTier;
import org.reidrisk.policy.Acknowledgement;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.MissingMode;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.Subgroup;
import org.reidrisk.record.SubgroupSummary;
import org.reidrisk.table.Column;
import org.reidrisk.table.DerivedColumn;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;
import org.reidrisk.table.Table;
import org.reidrisk.value.ValueFormat;

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
          "undecided-column",
          "patients-lost",
          "held-is-release");

  /** Of smaller groups nothing is said, as the report masks them. */
  private static final int SHOWN_GROUP = 11;

  private final Table table;
  private final Policy policy;
  private final PreparedTable prepared;
  private final List<Finding> findings = new ArrayList<>();

  private ReleaseChecks(Table table, Policy policy, PreparedTable prepared) {
    this.table = table;
    this.policy = policy;
    this.prepared = prepared;
  }

  /**
   * All findings, blocking ones first, acknowledgements applied.
   *
   * @param meanRisk the mean risk in the unit that decides, for one event; NaN when there is none
   * @param noted what the inventory and the scenarios found
   */
  static List<Finding> of(
      Table table,
      Policy policy,
      PreparedTable prepared,
      Measuring measured,
      List<SubgroupSummary> subgroups,
      double meanRisk,
      List<Finding> noted) {
    ReleaseChecks checks = new ReleaseChecks(table, policy, prepared);
    checks.rowsAndPatients();
    checks.missingCells();
    checks.adversary();
    checks.roles();
    checks.header();
    checks.cells();
    checks.derivedFromDates();
    measured.homogeneousClasses().forEach(checks::homogeneous);
    checks.register(measured.contradictions());
    checks.subgroups(subgroups, meanRisk);
    checks.limits();
    checks.unused();
    checks.findings.addAll(noted);
    checks.acknowledge();
    checks.findings.sort(Comparator.comparing(Finding::severity).reversed());
    return List.copyOf(checks.findings);
  }

  private void add(String code, Severity severity, String about, String text, String evidence) {
    findings.add(new Finding(code, severity, about, text, evidence));
  }

  private void rowsAndPatients() {
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
    if (prepared.conflictingPatients() > 0) {
      add(
          "static-values-conflict",
          Severity.WARNING,
          RELEASE,
          "Patients have more than one value in a column that the policy calls static. Correct the"
              + " export, or call the column event.",
          count(prepared.conflictingPatients(), "patient"));
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
    String usual = policy.usualPower();
    List<Limit> weaker =
        policy.limits().stream()
            .filter(limit -> limit.power() != null && limit.hasEffect())
            .filter(limit -> !Params.knowsAsMuch(String.valueOf(limit.power()), usual))
            .toList();
    long open = weaker.stream().filter(limit -> !isHeldAtUsualPower(limit, usual)).count();
    if (!weaker.isEmpty()) {
      add(
          "weaker-adversary-power",
          open > 0 ? Severity.BLOCKING : Severity.INFO,
          RELEASE,
          "The recipient sees which rows belong to one patient. For tier "
              + policy.release().tier().word()
              + " limits hold for an adversary of power "
              + usual
              + (open > 0
                  ? "; here some assume one who knows less, and nothing else holds the same figure"
                      + " at that power. Give the reason in acknowledge, or raise the power."
                  : "; those here that assume one who knows less come on top of such limits."),
          count(open > 0 ? open : weaker.size(), "limit"));
    }
  }

  /**
   * Whether the same figure on the same set is also limited for the tier's adversary: as tightly,
   * or as the preset asks.
   */
  private boolean isHeldAtUsualPower(Limit weaker, String usual) {
    return policy.limits().stream()
        .filter(limit -> limit.power() != null && limit.hasEffect())
        .filter(limit -> Params.knowsAsMuch(String.valueOf(limit.power()), usual))
        .filter(
            limit ->
                limit.quantity() == weaker.quantity()
                    && Objects.equals(limit.set(), weaker.set())
                    && Objects.equals(limit.threshold(), weaker.threshold()))
        .anyMatch(
            limit -> {
              int tighter = limit.bound().compareTo(weaker.bound());
              return !limit.source().equals(Limit.EXPLICIT)
                  || (limit.atLeast() ? tighter >= 0 : tighter <= 0);
            });
  }

  /** Rows with a missing quasi-identifier cell, and what became of them. */
  private void missingCells() {
    long touched = prepared.rowsTouched();
    if (touched == 0) {
      return;
    }
    MissingMode mode = prepared.mode();
    add(
        "missing-quasi-identifiers",
        mode == MissingMode.OWN_VALUE ? Severity.INFO : Severity.WARNING,
        RELEASE,
        switch (mode) {
          case OWN_VALUE -> "Rows lack a quasi-identifier; missing counts as a value of its own.";
          case WILDCARD ->
              "Rows lack a quasi-identifier; missing matches every value, which lowers the risk of"
                  + " other patients too.";
          case DROP -> "Rows that lack a quasi-identifier are left out of every figure.";
        },
        count(touched, "row"));
    if (prepared.lostPatients() > 0) {
      add(
          "patients-lost",
          Severity.BLOCKING,
          RELEASE,
          "Patients have no row left after rows with missing cells were dropped. They are released"
              + " and not measured: use own-value, or leave them out of the release.",
          count(prepared.lostPatients(), "patient"));
    }
  }

  private void register(List<RegisterFigures.RegisterContradiction> contradictions) {
    RegisterTable register = prepared.register();
    if (register == null) {
      return;
    }
    List<String> lacking =
        policy.named(Role.QUASI_IDENTIFIER).stream()
            .filter(name -> !register.columns().contains(name))
            .toList();
    if (!lacking.isEmpty()) {
      boolean holdsEvents =
          register.columns().stream()
              .anyMatch(name -> policy.column(name).orElseThrow().knowledge() == Knowledge.EVENT);
      add(
          "register-lacks-columns",
          Severity.WARNING,
          RELEASE,
          "The register does not hold every quasi-identifier; its figures are on "
              + (holdsEvents ? "the others." : "static columns only, as it knows no events."),
          count(lacking.size(), "column") + ": " + String.join(", ", lacking));
    }
    for (RegisterFigures.RegisterContradiction found : contradictions) {
      add(
          "register-contradicts-release",
          Severity.BLOCKING,
          found.set() == null ? RELEASE : "set " + found.set(),
          "People of the release are not in the register, or more of them than it holds. Their"
              + " number stands in for the register's, so that nobody counts as without risk. Check"
              + " that it is the population.",
          count(found.absent(), "class", "classes")
              + " absent ("
              + count(found.unitsInAbsent(), found.unit().word())
              + "), "
              + count(found.exceeded(), "class", "classes")
              + " too small ("
              + count(found.unitsInExceeded(), found.unit().word())
              + ")");
    }
  }

  /** A mean that is met can hide a group for whom it is not. */
  private void subgroups(List<SubgroupSummary> subgroups, double meanOfAll) {
    for (Limit limit : policy.limits()) {
      double bound = limit.bound().doubleValue();
      boolean onAll = limit.quantity() == Quantity.PROSECUTOR_MEAN && limit.set() == null;
      if (!onAll || !(meanOfAll <= bound)) {
        continue;
      }
      for (Subgroup column : policy.subgroups()) {
        List<SubgroupSummary> groups =
            subgroups.stream().filter(g -> g.column().equals(column.column())).toList();
        long above =
            groups.stream()
                .filter(g -> g.units() >= SHOWN_GROUP)
                .filter(g -> g.mean() instanceof Estimate.Real mean && mean.value() > bound)
                .count();
        if (above > 0) {
          add(
              "subgroup-above-limit",
              Severity.WARNING,
              column.column(),
              "The mean risk of everybody meets the limit, that of some group does not, even for an"
                  + " adversary who knows one event.",
              above + " of " + count(groups.size(), "group"));
        }
      }
    }
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
    // Derived columns too: one without any value was not measured with.
    for (Column column : prepared.unfilled().columns()) {
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

  /** A column of other things than dates gives a derived column without meaning. */
  private void derivedFromDates() {
    for (DerivedColumn derived : policy.derived()) {
      String dates =
          switch (derived.derivation()) {
            case INTERVAL_SEQUENCE, SPAN -> derived.of();
            case VALUE_SEQUENCE -> derived.by();
            case EVENT_COUNT, TIME_OF_DAY -> null;
          };
      if (dates == null) {
        continue;
      }
      Column column = prepared.unfilled().column(dates);
      long filledCells = table.rows() - column.missing();
      long unreadable = cellsWithoutDate(column);
      if (unreadable > 0) {
        add(
            "derived-from-no-dates",
            unreadable == filledCells ? Severity.BLOCKING : Severity.WARNING,
            derived.name(),
            "The column "
                + dates
                + " is derived from as dates, and has cells that are none. Name a date column, or mend"
                + " them.",
            unreadable + " of " + count(filledCells, "cell"));
      }
    }
  }

  private long cellsWithoutDate(Column column) {
    boolean[] date = new boolean[column.distinct() + 1];
    date[Column.MISSING] = true;
    for (int code = 1; code < date.length; code++) {
      String text = column.value(code).strip();
      // A date-time begins with its date.
      date[code] =
          IntStream.of(text.length(), 10, 8)
              .filter(length -> length <= text.length())
              .anyMatch(
                  length -> ValueFormat.DATE.canonical(text.substring(0, length)).isPresent());
    }
    return IntStream.range(0, table.rows()).filter(row -> !date[column.code(row)]).count();
  }

  private void homogeneous(AttributeFigures.HomogeneousClasses found) {
    homogeneous(policy, found).ifPresent(findings::add);
  }

  /** What is to be said of homogeneous classes; of a variant only where a limit holds it. */
  static Optional<Finding> homogeneous(Policy policy, AttributeFigures.HomogeneousClasses found) {
    boolean limited =
        policy.limits().stream()
            .anyMatch(
                l ->
                    Objects.equals(l.of(), found.of())
                        && Objects.equals(l.set(), found.set())
                        && Objects.equals(l.params().model(), found.model())
                        && (l.quantity() == Quantity.L_DISTINCT
                            || l.quantity() == Quantity.L_ENTROPY
                            || l.quantity() == Quantity.L_RECURSIVE
                            || l.quantity() == Quantity.T_CLOSENESS));
    if (!limited && found.model() != null) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "homogeneous-class",
            limited ? Severity.BLOCKING : Severity.WARNING,
            about(found),
            "Everybody in a class of two or more holds one value of this sensitive column: knowing"
                + " the class tells the value, without knowing the person.",
            count(found.classes(), "class", "classes")));
  }

  private static String about(AttributeFigures.HomogeneousClasses found) {
    String on = found.set() == null ? "" : " on set " + found.set();
    return found.of() + on + (found.model() == null ? "" : " (" + found.model() + ")");
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
      add(
          section + "-not-used",
          Severity.WARNING,
          RELEASE,
          "The policy's section "
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
