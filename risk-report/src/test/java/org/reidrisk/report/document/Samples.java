package org.reidrisk.report.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.AccessTier;
import org.reidrisk.policy.ComparisonMode;
import org.reidrisk.policy.Decision;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.Outcome;
import org.reidrisk.policy.Release;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.ColumnInventory;
import org.reidrisk.record.ColumnSummary;
import org.reidrisk.record.DataSummary;
import org.reidrisk.record.InventorySummary;
import org.reidrisk.record.InventorySummary.ClaimEntry;
import org.reidrisk.record.InventorySummary.ClaimVerdict;
import org.reidrisk.record.InventorySummary.DependencyEntry;
import org.reidrisk.record.InventorySummary.Presence;
import org.reidrisk.record.InventorySummary.SafeHarborEntry;
import org.reidrisk.record.InventorySummary.TimelineEntry;
import org.reidrisk.record.PolicySummary;
import org.reidrisk.record.Provenance;
import org.reidrisk.record.SubgroupSummary;
import org.reidrisk.record.ToolVersion;
import org.reidrisk.record.Variation;
import org.reidrisk.record.Variation.Change;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Origin;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;
import org.reidrisk.value.ValueFormat;

/** Made-up assessments: one ordinary release, and what else a record may hold. */
public final class Samples {

  public static final String RECORD_SHA256 =
      "3f1c0a5be2d94786aa10c5e47b90d3f28c6e1a74b5d2096fe8310c7a9d5b4e62";
  public static final String DATA_SHA256 =
      "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9";
  public static final String POLICY_SHA256 =
      "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8";
  public static final Messages ENGLISH = Messages.of("en");

  private static final List<String> QUASI_IDENTIFIERS =
      List.of("PatientSex", "PatientAge", "StudyDate", "Modality");
  private static final String SOURCE = "controlled-medium v1";

  private Samples() {}

  /** An ordinary release; its smallest class has this many patients. */
  public static Assessment ordinary(int k) {
    List<Measurement> measurements = new ArrayList<>();
    Params one = new Params(null, "1", null, null);
    for (Unit unit : Unit.values()) {
      int smallest = unit == Unit.ROW ? k + 1 : k;
      identity(measurements, unit, one, smallest);
    }
    for (Unit unit : Unit.values()) {
      measurements.add(sensitive(Quantity.L_DISTINCT, unit, new Estimate.Count(2), null));
      measurements.add(sensitive(Quantity.L_ENTROPY, unit, new Estimate.Real(1.7547654), null));
      measurements.add(sensitive(Quantity.ALPHA, unit, new Estimate.Real(2 / 3.0), null));
      measurements.add(
          sensitive(Quantity.T_CLOSENESS, unit, new Estimate.Real(0.1873339), "equal"));
    }
    Params colleague = new Params(null, "1", null, "colleague");
    for (Unit unit : Unit.values()) {
      measurements.add(of(Quantity.K, unit, colleague, new Estimate.Count(k + 4)));
      measurements.add(
          of(Quantity.PROSECUTOR_MEAN, unit, colleague, new Estimate.Real(0.0123456789)));
    }
    List<Limit> limits =
        List.of(
            limit(Quantity.PROSECUTOR_MEAN, "0.075", null, SOURCE),
            limit(Quantity.K, "3", null, SOURCE),
            limit(Quantity.PROSECUTOR_HIGHEST, "0.09", 12, Limit.EXPLICIT),
            new Limit(
                Quantity.T_CLOSENESS,
                new BigDecimal("0.2"),
                null,
                null,
                "Diagnosis",
                null,
                null,
                null,
                Limit.EXPLICIT));
    List<Finding> findings =
        List.of(
            new Finding(
                "missing-share-high",
                Severity.WARNING,
                "PatientAge",
                "More than a tenth of the cells are missing; a missing age is a value like any other here.",
                "4,102 of 30,805 cells"),
            new Finding(
                "column-normalised",
                Severity.INFO,
                "StudyDate",
                "Dates are compared by meaning, not by spelling.",
                ""),
            new Finding(
                    "link-key-called-other",
                    Severity.BLOCKING,
                    "StationName",
                    "The catalogue calls this column a link key; the policy calls it other.",
                    "12 distinct values")
                .acknowledgedBecause(
                    "Stations were renamed by the hospital; the mapping was destroyed."));
    return assessment("Chest imaging metadata, November 2026", limits, measurements, findings);
  }

  public static Assessment accepted() {
    return ordinary(12);
  }

  public static Assessment rejected() {
    return ordinary(1);
  }

  /** A finding blocks; an interval straddles its limit; one limit has no value at all. */
  public static Assessment undetermined() {
    List<Measurement> measurements = new ArrayList<>();
    Params two = new Params(null, "2", null, null);
    measurements.add(
        of(Quantity.PROSECUTOR_HIGHEST, Unit.PATIENT, two, new Estimate.Interval(0.0625, 0.125)));
    measurements.add(
        of(
            Quantity.K,
            Unit.PATIENT,
            two,
            new Estimate.Undefined("no-units", "There are no rows or patients to measure.")));
    List<Limit> limits =
        List.of(
            new Limit(
                Quantity.PROSECUTOR_HIGHEST,
                new BigDecimal("0.09"),
                12,
                ComparisonMode.STRICT,
                null,
                "2",
                null,
                null,
                Limit.EXPLICIT),
            new Limit(
                Quantity.K,
                new BigDecimal("11"),
                null,
                null,
                null,
                "2",
                null,
                null,
                "controlled-medium v1"));
    List<Finding> findings =
        List.of(
            new Finding(
                "direct-identifier-present",
                Severity.BLOCKING,
                "PatientName",
                "The column is a direct identifier and has values; remove it from the release.",
                "30,805 cells"));
    return assessment("", limits, measurements, findings);
  }

  /** Nothing but a header, held against no limits. */
  public static Assessment empty() {
    List<Measurement> measurements = new ArrayList<>();
    for (Unit unit : Unit.values()) {
      for (Quantity quantity : Quantity.values()) {
        if (!quantity.ofSensitive() && !quantity.fromRegister() && !quantity.ofScenario()) {
          measurements.add(
              of(
                  quantity,
                  unit,
                  new Params(
                      quantity == Quantity.PROSECUTOR_SHARE_ABOVE ? 2 : null,
                      quantity.powered() ? "1" : null,
                      null,
                      null),
                  new Estimate.Undefined("no-units", "There are no rows or patients to measure.")));
        }
      }
    }
    Assessment a = assessment("Empty", List.of(), measurements, List.of());
    return new Assessment(
        a.tool(),
        a.asOf(),
        a.release(),
        new PolicySummary("", null, null, Unit.PATIENT, List.of()),
        new DataSummary(null, 0, 0, 0, 4, 0),
        a.schema(),
        a.measurements(),
        a.findings(),
        a.decision(),
        new Provenance(Map.of(), 42L, 17));
  }

  /** A policy that states whatever it can, and asks for every statement. */
  public static Assessment stated() {
    Assessment a = accepted();
    Map<String, String> facts = new LinkedHashMap<>();
    for (String fact : Release.FACTS) {
      facts.put(fact, "What the policy states of " + fact);
    }
    facts.put("conditions", "the group signs the agreement; results are checked");
    facts.put("sign-off", "expert; privacy officer; chair of the board");
    facts.put("statements", "hipaa-expert-determination; data-protection");
    return new Assessment(
        a.tool(),
        a.asOf(),
        new Release(
            a.release().id(), a.release().title(), AccessTier.ENCLAVE, List.of("metadata"), facts),
        a.policy(),
        a.data(),
        a.schema(),
        a.measurements(),
        a.findings(),
        a.decision(),
        a.provenance());
  }

  /** Three hundred columns, sixty findings, long names, and characters that fonts lack. */
  public static Assessment nasty() {
    Assessment a = rejected();
    String exotic = "名前 😀 \u202egnp.exe Łódź שם \u0007 e\u0301 \uE000 ✓ <&> 'x'";
    String longName = "ManufacturerModelNameOfTheDeviceThatMadeTheImage".repeat(12);
    List<Role> roles = List.of(Role.values());
    List<ValueFormat> formats = List.of(ValueFormat.values());
    List<Severity> severities = List.of(Severity.values());
    List<ColumnSummary> schema = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      String name =
          switch (i % 50) {
            case 7 -> longName + i;
            case 8 -> exotic + i;
            case 9 -> "x".repeat(700) + i;
            default -> "PrivateCreator_0019_" + i;
          };
      Role role = roles.get(i % roles.size());
      schema.add(
          new ColumnSummary(
              new ColumnSpec(
                  name,
                  i,
                  role,
                  role == Role.UNDECIDED ? RoleOrigin.UNNAMED : RoleOrigin.POLICY,
                  i % 2 == 0 ? Knowledge.STATIC : Knowledge.EVENT,
                  formats.get(i % formats.size())),
              i * 7919L,
              i,
              i / 30805.0,
              i % 11 == 0 ? i : 0,
              i % 5 == 0 ? "Known to the attending physician and to anyone at the scanner." : ""));
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      findings.add(
          new Finding(
              "code-" + i,
              severities.get(i % severities.size()),
              schema.get(i).spec().name(),
              i == 5 ? "A very long explanation. ".repeat(400) : "Sentence about it: " + exotic,
              i + " cells"));
    }
    List<Measurement> measurements = new ArrayList<>(a.measurements());
    for (int i = 0; i < 20; i++) {
      Measurement m = a.measurements().get(0);
      measurements.add(
          new Measurement(
              Quantity.K,
              Unit.PATIENT,
              schema.stream().map(c -> c.spec().name()).limit(100).toList(),
              null,
              new Params(null, "1", null, i == 3 ? exotic : "set-" + i),
              m.estimate(),
              m.convention()));
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("purpose", exotic + " " + "Long purpose without end. ".repeat(60));
    facts.put("contact", longName);
    return new Assessment(
        a.tool(),
        a.asOf(),
        new Release("id-" + longName, exotic, AccessTier.PUBLIC, List.of("metadata"), facts),
        a.policy(),
        new DataSummary(
            new Origin(longName + exotic + ".csv", DATA_SHA256, Long.MAX_VALUE, '\t', "UTF-8"),
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            300,
            5),
        schema,
        measurements,
        findings,
        Decision.of(a.policy().limits(), Unit.PATIENT, measurements, findings),
        a.provenance());
  }

  /**
   * A release whose limits hold for somebody who knows all events, with a register, subgroups, a
   * derived column, variants and the outcome under other assumptions.
   */
  public static Assessment extensive() {
    Assessment a = ordinary(12);
    List<Measurement> measurements = new ArrayList<>(a.measurements());
    for (String power : List.of("complete", "2", "all")) {
      powered(measurements, power);
    }
    for (String model : List.of(Params.WILDCARD, Params.DROP)) {
      Params params = new Params(null, "1", null, null).withModel(model);
      measurements.add(
          new Measurement(
              Quantity.K,
              Unit.PATIENT,
              QUASI_IDENTIFIERS,
              null,
              params,
              new Estimate.Count(14),
              Map.of("missing", model.substring("missing-".length()))));
    }
    for (Unit unit : Unit.values()) {
      Params plain = Params.ofSet(null);
      measurements.add(of(Quantity.K_MAP, unit, plain, new Estimate.Count(31)));
      measurements.add(of(Quantity.JOURNALIST_HIGHEST, unit, plain, new Estimate.Real(1 / 31.0)));
      measurements.add(of(Quantity.JOURNALIST_MEAN, unit, plain, new Estimate.Real(0.00125)));
      measurements.add(
          of(Quantity.JOURNALIST_SHARE_ABOVE, unit, plain.withThreshold(11), new Estimate.Real(0)));
      measurements.add(
          of(Quantity.JOURNALIST_MEAN_FROM_REGISTER, unit, plain, new Estimate.Real(0.0015)));
      measurements.add(of(Quantity.MARKETER, unit, plain, new Estimate.Real(0.00125)));
      measurements.add(
          of(Quantity.DELTA_PRESENCE, unit, plain, new Estimate.Interval(0.125, 0.75)));
      measurements.add(
          sensitive(
              Quantity.L_RECURSIVE, unit, plain.withC(new BigDecimal("2")), new Estimate.Count(2)));
      measurements.add(sensitive(Quantity.BETA_LIKENESS, unit, plain, new Estimate.Real(1.75)));
      measurements.add(
          sensitive(
              Quantity.ENHANCED_BETA_LIKENESS,
              unit,
              plain,
              new Estimate.Undefined("no-beta", "No beta holds.")));
      measurements.add(
          sensitive(
              Quantity.DELTA_DISCLOSURE,
              unit,
              plain,
              new Estimate.Undefined("value-ruled-out", "Some class lacks a value.")));
      measurements.add(
          sensitive(
              Quantity.DELTA_DISCLOSURE,
              unit,
              plain.withModel(Params.ZEROS_SKIPPED),
              new Estimate.Real(2.5)));
      measurements.add(
          sensitive(
              Quantity.L_DISTINCT, unit, plain.withModel(Params.EXTENDED), new Estimate.Count(1)));
    }
    List<Limit> limits =
        List.of(
            limit(Quantity.K, "3", null, SOURCE).withPower("complete"),
            limit(Quantity.PROSECUTOR_MEAN, "0.075", null, SOURCE).withPower("complete"),
            new Limit(
                Quantity.DELTA_DISCLOSURE,
                new BigDecimal("3"),
                null,
                null,
                "Diagnosis",
                Params.ofSet(null).withModel(Params.ZEROS_SKIPPED),
                Limit.EXPLICIT));
    List<ColumnSummary> schema = new ArrayList<>();
    for (ColumnSummary c : a.schema()) {
      boolean first = schema.isEmpty();
      schema.add(
          new ColumnSummary(
              c.spec(),
              c.distinct(),
              c.missing(),
              c.missingShare(),
              c.unparsed(),
              c.why(),
              new ColumnInventory(
                  first ? null : "StudyDate",
                  first ? "none" : "alias",
                  c.spec().format(),
                  null,
                  false,
                  0.5,
                  8,
                  12L,
                  first ? null : 7L)));
    }
    schema.add(
        new ColumnSummary(
            new ColumnSpec(
                "VisitCount",
                10,
                Role.QUASI_IDENTIFIER,
                RoleOrigin.DERIVED,
                Knowledge.STATIC,
                ValueFormat.NUMBER),
            40L,
            0,
            0,
            0,
            "neighbours count visits"));
    Map<String, String> settings = new LinkedHashMap<>(a.provenance().settings());
    settings.put("power", "complete");
    Estimate mean = new Estimate.Real(0.0625);
    Estimate worst = new Estimate.Real(0.25);
    return new Assessment(
        a.tool(),
        a.asOf(),
        a.release(),
        new PolicySummary(POLICY_SHA256, "controlled-medium", 1, Unit.PATIENT, limits),
        a.data(),
        schema,
        measurements,
        List.of(
            new SubgroupSummary("PatientSex", "F", 15_400, worst, mean),
            new SubgroupSummary(
                "PatientSex", "other values", 10, new Estimate.Real(1), new Estimate.Real(0.9375)),
            new SubgroupSummary("PatientAge", "from 90", 11, worst, mean)),
        a.findings(),
        Decision.of(limits, Unit.PATIENT, measurements, a.findings()),
        List.of(
            new Variation(Change.WITHOUT, "PatientSex", Outcome.ACCEPT),
            new Variation(Change.WITHOUT, "PatientAge", Outcome.ACCEPT),
            new Variation(Change.WITH, "StationName", Outcome.REJECT),
            new Variation(Change.LESS_POWER, "power all", Outcome.ACCEPT)),
        new InventorySummary(
            "DICOM PS3.15 2024b",
            List.of(
                new SafeHarborEntry("A", Presence.NOT_SEEN, List.of()),
                new SafeHarborEntry("C", Presence.PRESENT, List.of("StudyDate", "PatientAge")),
                new SafeHarborEntry("Q", Presence.CANNOT_ASSESS, List.of())),
            List.of(
                new ClaimEntry("113109", ClaimVerdict.CONTRADICTED, List.of("StationName")),
                new ClaimEntry("PatientIdentityRemoved", ClaimVerdict.CANNOT_TELL, List.of())),
            List.of(
                new DependencyEntry("StationName", "InstitutionName", false),
                new DependencyEntry("StudyDate", "SeriesDate", true))),
        new Provenance(settings, null, 17));
  }

  /** An inventory that found nothing at all, as a record may hold it. */
  public static Assessment blankInventory() {
    Assessment a = empty();
    return new Assessment(
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
        a.findings(),
        a.decision(),
        a.sensitivity(),
        new InventorySummary("none", List.of(), List.of(), List.of()),
        a.history(),
        a.provenance());
  }

  /** The extensive one, whose UIDs hold times. */
  public static Assessment timed(List<TimelineEntry> timelines) {
    Assessment a = extensive();
    InventorySummary inventory = Objects.requireNonNull(a.inventory());
    return new Assessment(
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
        timelines.stream()
            .map(t -> new Finding(t.code(), Severity.BLOCKING, t.column(), "T.", "3 of 5"))
            .toList(),
        a.decision(),
        a.sensitivity(),
        new InventorySummary(
            inventory.catalogue(),
            inventory.safeHarbor(),
            inventory.claims(),
            inventory.dependencies(),
            timelines),
        a.history(),
        a.provenance());
  }

  /** Sizes known between bounds where not all events are known. */
  private static void powered(List<Measurement> all, String power) {
    boolean exact = power.equals("complete");
    Params powered = new Params(null, power, null, null);
    List<Bin> least = List.of(new Bin(5, 805), new Bin(50, 30_000));
    List<Bin> most = List.of(new Bin(7, 805), new Bin(50, 30_000));
    Unit unit = Unit.PATIENT;
    all.add(
        of(Quantity.K, unit, powered, exact ? new Estimate.Count(5) : new Estimate.Interval(5, 7)));
    all.add(of(Quantity.SAMPLE_UNIQUES, unit, powered, new Estimate.Count(0)));
    if (exact) {
      all.add(
          of(Quantity.PATIENTS_BY_SMALLEST_CLASS, unit, powered, new Estimate.Histogram(least)));
    } else {
      all.add(
          of(
              Quantity.PATIENTS_BY_SMALLEST_CLASS,
              unit,
              powered.withModel("least"),
              new Estimate.Histogram(least)));
      all.add(
          of(
              Quantity.PATIENTS_BY_SMALLEST_CLASS,
              unit,
              powered.withModel("most"),
              new Estimate.Histogram(most)));
    }
    all.add(of(Quantity.PROSECUTOR_HIGHEST, unit, powered, new Estimate.Real(0.2)));
    all.add(
        of(
            Quantity.PROSECUTOR_MEAN,
            unit,
            powered,
            exact ? new Estimate.Real(0.0625) : new Estimate.Interval(0.0312, 0.0625)));
    for (int threshold : new int[] {3, 11}) {
      all.add(
          of(
              Quantity.PROSECUTOR_SHARE_ABOVE,
              unit,
              powered.withThreshold(threshold),
              new Estimate.Real(threshold == 3 ? 0 : 0.026)));
    }
  }

  /** Missing cells match everything: there are no classes, and one power only has figures. */
  public static Assessment wildcard() {
    Assessment a = extensive();
    Estimate noClasses = new Estimate.Undefined("no-classes", "People do not fall into classes.");
    Estimate onePower = new Estimate.Undefined("power-under-wildcard", "One event is measured.");
    List<Measurement> measurements = new ArrayList<>();
    for (Measurement m : a.measurements()) {
      boolean histogram = m.quantity() == Quantity.PATIENTS_BY_SMALLEST_CLASS;
      boolean powered = m.params().power() != null && !"1".equals(m.params().power());
      if (histogram && powered) {
        continue;
      }
      if (histogram && m.unit() == Unit.PATIENT) {
        for (String model : List.of("least", "most")) {
          measurements.add(of(m.quantity(), m.unit(), m.params().withModel(model), m.estimate()));
        }
        continue;
      }
      boolean ofClasses =
          m.quantity().ofSensitive()
              || m.quantity() == Quantity.EQUIVALENCE_CLASSES
              || m.quantity() == Quantity.CLASS_SIZE_HISTOGRAM;
      measurements.add(
          new Measurement(
              m.quantity(),
              m.unit(),
              m.quasiIdentifiers(),
              m.of(),
              m.params(),
              ofClasses ? noClasses : powered ? onePower : m.estimate(),
              m.convention()));
    }
    Map<String, String> settings = new LinkedHashMap<>(a.provenance().settings());
    settings.put("sensitivity", "not measured: more than 1000000 rows");
    return new Assessment(
        a.tool(),
        a.asOf(),
        a.release(),
        a.policy(),
        a.data(),
        a.schema(),
        measurements,
        List.of(),
        a.findings(),
        Decision.of(a.policy().limits(), Unit.PATIENT, measurements, a.findings()),
        List.of(),
        null,
        new Provenance(settings, null, 17));
  }

  private static Measurement sensitive(
      Quantity quantity, Unit unit, Params params, Estimate estimate) {
    return new Measurement(
        quantity,
        unit,
        QUASI_IDENTIFIERS,
        "Diagnosis",
        params,
        estimate,
        Map.of("missing", "own-value"));
  }

  private static void identity(List<Measurement> all, Unit unit, Params one, int k) {
    boolean patients = unit == Unit.PATIENT;
    List<Bin> classes =
        List.of(
            new Bin(k, 41),
            new Bin(k + 1, 77),
            new Bin(k + 3, 190),
            new Bin(k + 8, 412),
            new Bin(k + 15, 981),
            new Bin(k + 30, 12_641),
            new Bin(k + 140, 77));
    List<Bin> units =
        List.of(
            new Bin(k, patients ? 38 : 41L * k),
            new Bin(k + 1, 140),
            new Bin(k + 3, 610),
            new Bin(k + 8, 2_207),
            new Bin(k + 15, 6_810),
            new Bin(k + 30, 14_000),
            new Bin(k + 140, 7_000));
    all.add(of(Quantity.K, unit, one, new Estimate.Count(k)));
    all.add(of(Quantity.EQUIVALENCE_CLASSES, unit, Params.ofSet(null), new Estimate.Count(14_419)));
    all.add(of(Quantity.SAMPLE_UNIQUES, unit, one, new Estimate.Count(k == 1 ? 38 : 0)));
    all.add(
        of(
            Quantity.CLASS_SIZE_HISTOGRAM,
            unit,
            Params.ofSet(null),
            new Estimate.Histogram(classes)));
    all.add(
        of(
            Quantity.PATIENTS_BY_SMALLEST_CLASS,
            unit,
            Params.ofSet(null),
            new Estimate.Histogram(units)));
    all.add(of(Quantity.PROSECUTOR_HIGHEST, unit, one, new Estimate.Real(1.0 / k)));
    all.add(of(Quantity.PROSECUTOR_MEAN, unit, one, new Estimate.Real(0.0412345678901)));
    long total = units.stream().mapToLong(Bin::count).sum();
    for (int threshold : new int[] {2, 3, 5, 11, 12, 20}) {
      long below = units.stream().filter(b -> b.size() < threshold).mapToLong(Bin::count).sum();
      all.add(
          of(
              Quantity.PROSECUTOR_SHARE_ABOVE,
              unit,
              one.withThreshold(threshold),
              new Estimate.Real((double) below / total)));
    }
  }

  private static Limit limit(
      Quantity quantity, String bound, @Nullable Integer classSize, String source) {
    return new Limit(
        quantity,
        new BigDecimal(bound),
        classSize,
        classSize == null ? null : ComparisonMode.STRICT,
        null,
        "1",
        null,
        null,
        source);
  }

  private static Measurement sensitive(
      Quantity quantity, Unit unit, Estimate estimate, @Nullable String distance) {
    return new Measurement(
        quantity,
        unit,
        QUASI_IDENTIFIERS,
        "Diagnosis",
        new Params(null, null, distance, null),
        estimate,
        Map.of("missing", "own-value"));
  }

  private static Measurement of(Quantity quantity, Unit unit, Params params, Estimate estimate) {
    Map<String, String> convention = new LinkedHashMap<>();
    convention.put("missing", "own-value");
    convention.put("weight", unit.word());
    List<String> columns =
        params.set() == null ? QUASI_IDENTIFIERS : List.of("PatientSex", "PatientAge", "StudyDate");
    return new Measurement(quantity, unit, columns, null, params, estimate, convention);
  }

  private static Assessment assessment(
      String title, List<Limit> limits, List<Measurement> measurements, List<Finding> findings) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("missing", "own-value");
    settings.put("trim", "false");
    settings.put("patient-released", "true");
    return new Assessment(
        new ToolVersion("reidrisk", "0.1.0", "9b1d5c0e7f32a4410cbb2ae95f1f1f5d0d3fce11"),
        LocalDate.of(2026, 11, 22),
        new Release(
            "chest-imaging-2026-11",
            title,
            AccessTier.CONTROLLED,
            List.of("metadata"),
            Map.of(
                "purpose", "Training of triage models for chest radiographs",
                "recipients", "Three university hospitals named in the agreement",
                "review-by", "2027-11-22")),
        new PolicySummary(POLICY_SHA256, "controlled-medium", 1, Unit.PATIENT, limits),
        new DataSummary(
            new Origin("chest-imaging-2026-11.csv", DATA_SHA256, 9_214_558, ',', "UTF-8"),
            112_120,
            30_805,
            112_120,
            9,
            0),
        schema(),
        measurements,
        findings,
        Decision.of(limits, Unit.PATIENT, measurements, findings),
        new Provenance(settings, null, 17));
  }

  private static List<ColumnSummary> schema() {
    return List.of(
        column("PatientID", 1, Role.PATIENT_KEY, Knowledge.STATIC, ValueFormat.TEXT, 30805, 0, ""),
        column(
            "StudyInstanceUID",
            2,
            Role.PSEUDONYM,
            Knowledge.EVENT,
            ValueFormat.UID,
            112120,
            0,
            "re-mapped"),
        column(
            "PatientSex",
            3,
            Role.QUASI_IDENTIFIER,
            Knowledge.STATIC,
            ValueFormat.CODE,
            2,
            0,
            "known to anyone"),
        column(
            "PatientAge",
            4,
            Role.QUASI_IDENTIFIER,
            Knowledge.EVENT,
            ValueFormat.AGE,
            95,
            4102,
            "known to family and colleagues"),
        column(
            "StudyDate",
            5,
            Role.QUASI_IDENTIFIER,
            Knowledge.EVENT,
            ValueFormat.DATE,
            3650,
            3,
            "appointment letters"),
        column("Modality", 6, Role.QUASI_IDENTIFIER, Knowledge.EVENT, ValueFormat.CODE, 2, 0, ""),
        column("Diagnosis", 7, Role.SENSITIVE, Knowledge.EVENT, ValueFormat.TEXT, 15, 250, ""),
        column(
            "StationName",
            8,
            Role.OTHER,
            Knowledge.EVENT,
            ValueFormat.TEXT,
            12,
            0,
            "renamed by the hospital"),
        column("SliceThickness", 9, Role.OTHER, Knowledge.EVENT, ValueFormat.NUMBER, 31, 0, ""));
  }

  private static ColumnSummary column(
      String name,
      int position,
      Role role,
      Knowledge knowledge,
      ValueFormat format,
      long distinct,
      long missing,
      String why) {
    return new ColumnSummary(
        new ColumnSpec(
            name,
            position,
            role,
            role == Role.PATIENT_KEY ? RoleOrigin.PATIENT : RoleOrigin.POLICY,
            knowledge,
            format),
        distinct,
        missing,
        missing / 112_120.0,
        0,
        why);
  }
}
