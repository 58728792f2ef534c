package org.reidrisk.policy;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.measure.Params;
import org.reidrisk.policy.JoinColumn.Unit;

/**
 * A named, versioned attacker on imaging metadata: who it is, how the attack goes, and how columns
 * of each meaning are compared. A scenario that names one adds the attacker's file and the names of
 * its columns; whatever the scenario states itself wins.
 *
 * @param id {@code L1} to {@code L11}
 * @param version counts up when a preset changes
 * @param attacker the attacker in one sentence
 * @param attack how what is held is used
 * @param power for a trajectory: how many events of a person must be found; {@code 1} otherwise
 * @param membershipKnown whether the attacker knows that each target is in the release
 * @param effort what an attempt costs, in words
 * @param tiers the access tiers in which such an attacker can meet the release; empty for every one
 * @param columns how columns are compared, by their meaning
 */
public record ScenarioPreset(
    String id,
    int version,
    String attacker,
    Attack attack,
    String power,
    boolean membershipKnown,
    String effort,
    Set<AccessTier> tiers,
    List<Column> columns) {

  /** Takes copies. */
  public ScenarioPreset {
    Objects.requireNonNull(attacker);
    Objects.requireNonNull(attack);
    Objects.requireNonNull(power);
    Objects.requireNonNull(effort);
    tiers = Set.copyOf(new HashSet<>(tiers));
    columns = List.copyOf(columns);
  }

  /**
   * How columns of one meaning are compared.
   *
   * @param keyword the meaning, as DICOM names the attribute
   * @param rule how cells are compared
   * @param from the least difference that matches, released minus held; null for no tolerance
   * @param to the greatest; null for no tolerance
   * @param unit the unit of the difference
   */
  public record Column(
      String keyword,
      ComparisonRule rule,
      @Nullable BigDecimal from,
      @Nullable BigDecimal to,
      Unit unit) {
    /** Checks that nothing is missing. */
    public Column {
      Objects.requireNonNull(keyword);
      Objects.requireNonNull(rule);
      Objects.requireNonNull(unit);
    }
  }

  /** Inside an enclave nobody can lay a file of their own beside the release. */
  private static final Set<AccessTier> OUTSIDE_ENCLAVES =
      EnumSet.of(AccessTier.PUBLIC, AccessTier.REGISTERED, AccessTier.CONTROLLED);

  private static final Set<AccessTier> EVERY_TIER = Set.of();

  private static final List<ScenarioPreset> ALL =
      List.of(
          known(
              "L1",
              "Somebody who can query the department's schedule, or holds a copy of it",
              "minutes for each target, with access to the schedule",
              EVERY_TIER,
              date("StudyDate", 0, 0),
              within("StudyTime", 15, Unit.MINUTES),
              same("Modality"),
              same("StationName"),
              text("StudyDescription"),
              text("RequestedProcedureDescription"),
              text("PerformedProcedureStepDescription"),
              same("PatientSex"),
              years("PatientAge", 0, 0)),
          unknown(
              "L2",
              "Somebody at an insurer or a billing office, with the claims of its members",
              "an hour for all targets at once, with access to claims",
              OUTSIDE_ENCLAVES,
              date("StudyDate", -3, 3),
              same("Modality"),
              text("BodyPartExamined"),
              text("InstitutionName"),
              text("StationName"),
              same("PatientSex"),
              years("PatientAge", -1, 0),
              general("PatientBirthDate")),
          rare(
              "L3",
              "A reader of news, obituaries, accident reports or court files about one person",
              "an hour of reading for each target",
              years("PatientAge", -1, 1),
              same("PatientSex"),
              general("RegionOfResidence"),
              text("InstitutionName"),
              text("InstitutionAddress"),
              date("StudyDate", 0, 7),
              text("BodyPartExamined")),
          rare(
              "L4",
              "A friend, employer or follower whom somebody told about a scan",
              "minutes for each target",
              date("StudyDate", 0, 0),
              same("Modality"),
              text("BodyPartExamined"),
              years("PatientAge", -2, 2),
              same("PatientSex"),
              text("InstitutionName"),
              text("InstitutionAddress"),
              general("RegionOfResidence")),
          trajectory(
              "L5",
              "Somebody who also holds another release of the same archive, or a subset of it",
              "an afternoon for all targets at once",
              false,
              Params.POWER_ALL,
              OUTSIDE_ENCLAVES,
              same("StudyInstanceUID"),
              same("SeriesInstanceUID"),
              same("SOPInstanceUID"),
              same("AccessionNumber"),
              same("AcquisitionNumber"),
              within("StudyTime", 0, Unit.SECONDS),
              within("SeriesTime", 0, Unit.SECONDS),
              within("AcquisitionTime", 0, Unit.SECONDS),
              shift("StudyDate"),
              shift("SeriesDate"),
              shift("AcquisitionDate"),
              same("Modality"),
              text("BodyPartExamined"),
              same("PatientSex"),
              years("PatientAge", 0, 0)),
          unknown(
              "L6",
              "Somebody who found an image archive open to the internet",
              "an afternoon for all targets at once",
              OUTSIDE_ENCLAVES,
              same("StudyInstanceUID"),
              same("SeriesInstanceUID"),
              same("SOPInstanceUID"),
              same("PatientID"),
              same("AccessionNumber"),
              same("DeviceSerialNumber"),
              date("StudyDate", 0, 0),
              within("StudyTime", 0, Unit.SECONDS)),
          unknown(
              "L7",
              "Somebody with the log of a device, of a dose registry or of an injector",
              "an afternoon for all targets at once; a second step leads from the log to names",
              OUTSIDE_ENCLAVES,
              same("DeviceSerialNumber"),
              same("StationName"),
              date("StudyDate", 0, 0),
              date("AcquisitionDate", 0, 0),
              within("AcquisitionDateTime", 1, Unit.SECONDS),
              within("AcquisitionTime", 1, Unit.SECONDS),
              within("StudyTime", 1, Unit.SECONDS),
              within("ContentTime", 1, Unit.SECONDS),
              text("ProtocolName"),
              number("CTDIvol", "0.01")),
          rare(
              "L8",
              "A reader of case reports, posters and teaching files",
              "an hour of reading for each target",
              years("PatientAge", -1, 1),
              same("PatientSex"),
              text("AdmittingDiagnosesDescription"),
              same("Modality"),
              text("Manufacturer"),
              text("ManufacturerModelName"),
              text("BodyPartExamined"),
              // The held date is the first day of the month that the report names.
              date("StudyDate", 0, 30)),
          unknown(
              "L9",
              "Somebody with a directory of staff, who learns where and when a study was made",
              "an hour for all targets at once",
              EVERY_TIER,
              text("ReferringPhysicianName"),
              text("OperatorsName"),
              text("PerformingPhysicianName"),
              text("InstitutionalDepartmentName"),
              text("InstitutionName")),
          trajectory(
              "L10",
              "The patient, or a relative who knows every scan",
              "minutes for the one target",
              true,
              Params.POWER_COMPLETE,
              EVERY_TIER,
              shift("StudyDate"),
              same("Modality"),
              text("BodyPartExamined"),
              same("PatientSex"),
              number("PatientSize", "0.02"),
              number("PatientWeight", "2")),
          unknown(
              "L11",
              "Somebody with a register of patients, such as a cancer registry or an index of archives",
              "an afternoon for all targets at once, with access to the register",
              OUTSIDE_ENCLAVES,
              general("PatientBirthDate"),
              years("PatientAge", -1, 0),
              same("PatientSex"),
              general("RegionOfResidence"),
              date("StudyDate", 0, 0),
              same("Modality"),
              text("BodyPartExamined")));

  /**
   * All presets.
   *
   * @return eleven attackers, L1 first
   */
  public static List<ScenarioPreset> all() {
    return ALL;
  }

  /**
   * A preset by its id.
   *
   * @param id for example {@code L1}
   * @return the preset, or empty when there is none of that name
   */
  public static Optional<ScenarioPreset> named(String id) {
    return ALL.stream().filter(p -> p.id.equals(id)).findFirst();
  }

  /**
   * Id and version.
   *
   * @return for example {@code L1 v1}
   */
  public String source() {
    return id + " v" + version;
  }

  /**
   * How columns of a meaning are compared.
   *
   * @param keyword the meaning, letter for letter
   * @return the comparison, or empty when the preset has none for it
   */
  public Optional<Column> column(String keyword) {
    return columns.stream().filter(c -> c.keyword().equals(keyword)).findFirst();
  }

  private static ScenarioPreset known(
      String id, String attacker, String effort, Set<AccessTier> tiers, Column... columns) {
    return rows(id, attacker, effort, Attack.DETERMINISTIC, true, tiers, columns);
  }

  private static ScenarioPreset unknown(
      String id, String attacker, String effort, Set<AccessTier> tiers, Column... columns) {
    return rows(id, attacker, effort, Attack.DETERMINISTIC, false, tiers, columns);
  }

  private static ScenarioPreset rare(String id, String attacker, String effort, Column... columns) {
    return rows(id, attacker, effort, Attack.RARE_CASE, false, EVERY_TIER, columns);
  }

  private static ScenarioPreset rows(
      String id,
      String attacker,
      String effort,
      Attack attack,
      boolean membershipKnown,
      Set<AccessTier> tiers,
      Column... columns) {
    return new ScenarioPreset(
        id,
        1,
        attacker,
        attack,
        Params.POWER_ONE,
        membershipKnown,
        effort,
        tiers,
        List.of(columns));
  }

  private static ScenarioPreset trajectory(
      String id,
      String attacker,
      String effort,
      boolean membershipKnown,
      String power,
      Set<AccessTier> tiers,
      Column... columns) {
    return new ScenarioPreset(
        id,
        1,
        attacker,
        Attack.TRAJECTORY,
        power,
        membershipKnown,
        effort,
        tiers,
        List.of(columns));
  }

  private static Column same(String keyword) {
    return new Column(keyword, ComparisonRule.EXACT, null, null, Unit.ONE);
  }

  private static Column text(String keyword) {
    return new Column(keyword, ComparisonRule.NORMALISED, null, null, Unit.ONE);
  }

  private static Column general(String keyword) {
    return new Column(keyword, ComparisonRule.CONTAINS, null, null, Unit.ONE);
  }

  private static Column shift(String keyword) {
    return new Column(keyword, ComparisonRule.COMMON_SHIFT, null, null, Unit.DAYS);
  }

  private static Column date(String keyword, long from, long to) {
    return differing(keyword, ComparisonRule.DATE, from, to, Unit.DAYS);
  }

  private static Column within(String keyword, long tolerance, Unit unit) {
    return differing(keyword, ComparisonRule.DATE, -tolerance, tolerance, unit);
  }

  private static Column years(String keyword, long from, long to) {
    return differing(keyword, ComparisonRule.NUMBER, from, to, Unit.ONE);
  }

  private static Column number(String keyword, String tolerance) {
    BigDecimal within = new BigDecimal(tolerance);
    return new Column(keyword, ComparisonRule.NUMBER, within.negate(), within, Unit.ONE);
  }

  private static Column differing(
      String keyword, ComparisonRule rule, long from, long to, Unit unit) {
    return new Column(keyword, rule, BigDecimal.valueOf(from), BigDecimal.valueOf(to), unit);
  }
}
