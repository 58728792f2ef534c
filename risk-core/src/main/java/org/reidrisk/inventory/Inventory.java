package org.reidrisk.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.Resources;
import org.reidrisk.Severity;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeCatalogue;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.imaging.HeaderMatch;
import org.reidrisk.imaging.HeaderMatcher;
import org.reidrisk.table.Column;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Header;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;
import org.reidrisk.table.Schema;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormatException;
import org.reidrisk.value.Placeholders;
import org.reidrisk.value.ValueFormat;

/**
 * What an export holds: what each column is known as, what its values look like, what leaks inside
 * them, and which role it should have. It proposes and contradicts; a person decides. Immutable,
 * and without any cell value.
 *
 * <p>Columns are compared with a catalogue of imaging attributes by name. Leaks are looked for in
 * samples that depend on the set of values alone, so that neither the order of rows nor the number
 * of threads changes a finding.
 */
public final class Inventory {
  /** Patients in smaller classes are at risk: the least k of the public presets. */
  static final int AT_RISK_BELOW = 11;

  private final String edition;
  private final TableKeys keys;
  private final long rows;
  private final long patients;
  private final List<InventoriedColumn> columns;
  private final List<Finding> findings;
  private final List<Dependency> dependencies;
  private final List<SafeHarborItem> safeHarbor;
  private final List<Claim> claims;
  private final List<UidTimeline> uidTimelines;

  Inventory(
      String edition,
      TableKeys keys,
      Table table,
      List<InventoriedColumn> columns,
      List<Finding> findings,
      List<Dependency> dependencies,
      List<SafeHarborItem> safeHarbor,
      List<Claim> claims,
      List<UidTimeline> uidTimelines) {
    this.edition = Objects.requireNonNull(edition);
    this.keys = Objects.requireNonNull(keys);
    this.rows = table.rows();
    this.patients = table.patients();
    this.columns = List.copyOf(columns);
    this.findings = List.copyOf(findings);
    this.dependencies = List.copyOf(dependencies);
    this.safeHarbor = List.copyOf(safeHarbor);
    this.claims = List.copyOf(claims);
    this.uidTimelines = List.copyOf(uidTimelines);
  }

  /**
   * The schema with which an export is read that nobody has annotated: the likely patient key, the
   * likely event column, and everything else undecided.
   *
   * @param header the export's header
   * @param catalogue what is known of imaging attributes
   * @return a schema for {@link org.reidrisk.table.TableReader}
   * @throws TableFormatException when the first line looks like data: nothing is recognised, and
   *     two cells at least are dates, ages or unique identifiers
   */
  public static Schema schema(Header header, AttributeCatalogue catalogue) {
    List<HeaderMatch> matches = HeaderMatcher.match(header, catalogue);
    if (looksLikeData(header, matches)) {
      throw new TableFormatException(
          "no-header",
          1,
          "line 1: looks like data, not like names of columns; put a header line before it");
    }
    TableKeys keys = TableKeys.of(header, matches);
    List<ColumnSpec> columns = new ArrayList<>();
    for (String name : header.names()) {
      boolean patient = name.equals(keys.patient());
      columns.add(
          new ColumnSpec(
              name,
              columns.size() + 1,
              patient ? Role.PATIENT_KEY : Role.UNDECIDED,
              patient ? RoleOrigin.PATIENT : RoleOrigin.UNNAMED,
              Knowledge.EVENT,
              ValueFormat.TEXT));
    }
    Schema schema = Schema.of(columns);
    return keys.event() == null ? schema : schema.withEvent(keys.event());
  }

  private static boolean looksLikeData(Header header, List<HeaderMatch> matches) {
    boolean known =
        matches.stream()
            .anyMatch(m -> m.attribute() != null && m.rule() != HeaderMatch.Rule.BARE_WORD);
    return !known && header.names().stream().filter(Inventory::isValue).count() >= 2;
  }

  private static boolean isValue(String name) {
    boolean uid = name.split("\\.", -1).length > 3 && ValueFormat.UID.canonical(name).isPresent();
    boolean age =
        !name.isEmpty()
            && Character.isLetter(name.charAt(name.length() - 1))
            && ValueFormat.AGE.canonical(name).isPresent();
    return uid
        || age
        || ValueFormat.DATE.canonical(name).isPresent()
        || ValueFormat.DATETIME.canonical(name).isPresent();
  }

  /**
   * Values of an export that stand for a missing one without doubt, such as {@code n/a}.
   *
   * @param table the export, read with {@link #schema}
   * @param catalogue what is known of imaging attributes: a word that is the value of a
   *     de-identification flag stands for itself
   * @param resources threads to use
   * @return the values, in alphabetical order; none when only empty cells are missing
   */
  public static Set<String> placeholders(
      Table table, AttributeCatalogue catalogue, Resources resources) {
    List<HeaderMatch> matches = HeaderMatcher.match(table.header(), catalogue);
    List<Callable<List<String>>> tasks = new ArrayList<>();
    for (Column column : table.columns().subList(0, matches.size())) {
      tasks.add(() -> column.sample().texts().stream().filter(Inventory::isAlwaysMissing).toList());
    }
    List<List<String>> always = resources.inParallel(tasks);
    Set<String> found = new TreeSet<>();
    Set<String> meant = new TreeSet<>();
    for (int i = 0; i < matches.size(); i++) {
      Attribute attribute = matches.get(i).attribute();
      boolean flag = attribute != null && attribute.kind() == AttributeKind.DEID_FLAG;
      (flag ? meant : found).addAll(always.get(i));
    }
    // REMOVED says what was done to the dates where it is the value of a flag.
    found.removeAll(meant);
    return found;
  }

  private static boolean isAlwaysMissing(String text) {
    return !text.isEmpty() && Placeholders.always(text);
  }

  /**
   * Makes the inventory of an export that nobody has annotated; the roles of its columns are the
   * proposed ones.
   *
   * @param table the export, read with {@link #schema}
   * @param catalogue what is known of imaging attributes
   * @param asOf no date in the export is taken to lie behind it
   * @param resources threads
   * @return the inventory
   */
  public static Inventory of(
      Table table, AttributeCatalogue catalogue, LocalDate asOf, Resources resources) {
    return Inspection.unannotated(table, catalogue, asOf, resources);
  }

  /**
   * Makes the inventory of an export that a policy has classified. Findings say where names and
   * values contradict the policy.
   *
   * @param table the export, read with the policy's schema
   * @param measured the same columns, with others perhaps behind them, as risk is measured on them:
   *     static cells filled, rows left out. Whom a column singles out is counted on these rows,
   *     everything else on those of the export
   * @param catalogue what is known of imaging attributes
   * @param asOf no date in the export is taken to lie behind it
   * @param resources threads
   * @return the inventory
   */
  public static Inventory ofClassified(
      Table table,
      Table measured,
      AttributeCatalogue catalogue,
      LocalDate asOf,
      Resources resources) {
    return Inspection.classified(table, measured, catalogue, asOf, resources);
  }

  /**
   * The edition of the catalogue.
   *
   * @return for example {@code DICOM PS3.6 and PS3.15 2024b}
   */
  public String edition() {
    return edition;
  }

  /**
   * The number of rows.
   *
   * @return 0 for a header alone
   */
  public long rows() {
    return rows;
  }

  /**
   * The number of patients.
   *
   * @return distinct patient keys, or rows where there is no key
   */
  public long patients() {
    return patients;
  }

  /**
   * The patient key.
   *
   * @return its column's name, or null when each row counts as one patient
   */
  public @Nullable String patient() {
    return keys.patient();
  }

  /**
   * Whether the key of a study stands in for the patient's.
   *
   * @return true when no column names the patient
   */
  public boolean studyStandsIn() {
    return keys.studyStandsIn();
  }

  /**
   * The column whose values are visits.
   *
   * @return its name, or null when each row is one
   */
  public @Nullable String event() {
    return keys.event();
  }

  /**
   * The columns.
   *
   * @return in file order
   */
  public List<InventoriedColumn> columns() {
    return columns;
  }

  /**
   * The columns, those first that most need somebody's attention: blocking findings, then direct
   * identifiers, undecided columns, and quasi-identifiers by how many patients they single out.
   *
   * @return the same columns in another order
   */
  public List<InventoriedColumn> worstFirst() {
    Set<String> blocked = about(Severity.BLOCKING);
    return columns.stream()
        .sorted(
            Comparator.comparing((InventoriedColumn c) -> !blocked.contains(c.spec().name()))
                .thenComparing(c -> rank(c.proposal().role()))
                .thenComparing(c -> -alone(c))
                .thenComparing(c -> c.spec().position()))
        .toList();
  }

  private Set<String> about(Severity severity) {
    return findings.stream()
        .filter(f -> f.severity() == severity)
        .map(Finding::about)
        .collect(Collectors.toSet());
  }

  private static int rank(Role role) {
    return switch (role) {
      case PATIENT_KEY -> 0;
      case DIRECT_IDENTIFIER -> 1;
      case UNDECIDED -> 2;
      case PSEUDONYM -> 3;
      case QUASI_IDENTIFIER -> 4;
      case SENSITIVE -> 5;
      case OTHER -> 6;
    };
  }

  private static long alone(InventoriedColumn column) {
    return column.profile().spread().map(ValueSpread::uniqueAlone).orElse(0L);
  }

  /**
   * What leaks, blocking findings first.
   *
   * @return findings that hold no cell value
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Columns that can be told from another.
   *
   * @return in file order of the column that tells
   */
  public List<Dependency> dependencies() {
    return dependencies;
  }

  /**
   * The Safe Harbor checklist.
   *
   * @return letters A to R
   */
  public List<SafeHarborItem> safeHarbor() {
    return safeHarbor;
  }

  /**
   * What the export claims about its own de-identification.
   *
   * @return one entry for each claim
   */
  public List<Claim> claims() {
    return claims;
  }

  /**
   * The years of the times that UIDs hold.
   *
   * @return one entry for each column and finding, in file order of the columns; none when no UID
   *     holds a time
   */
  public List<UidTimeline> uidTimelines() {
    return uidTimelines;
  }

  @Override
  public String toString() {
    return "Inventory of " + columns.size() + " columns";
  }
}
