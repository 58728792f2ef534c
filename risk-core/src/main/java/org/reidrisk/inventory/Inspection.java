package org.reidrisk.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.Resources;
import org.reidrisk.Severity;
import org.reidrisk.imaging.AttributeCatalogue;
import org.reidrisk.imaging.HeaderMatch;
import org.reidrisk.imaging.HeaderMatcher;
import org.reidrisk.table.Column;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Role;
import org.reidrisk.table.Table;
import org.reidrisk.table.ValueSample;
import org.reidrisk.value.DetectedFormat;
import org.reidrisk.value.FormatDetector;
import org.reidrisk.value.ValueFormat;

/** The way from an export to its inventory. */
final class Inspection {
  /**
   * Larger tables are profiled column by column only: what columns add to each other takes long.
   */
  static final int MOST_ROWS_WITH_MARGINALS = 1_000_000;

  /** Bytes that the sampled rows and some columns' samples fit into while they are being made. */
  private static final long ROOM_FOR_BOTH = 1L << 29;

  private final Table table;
  private final Table measuredOn;
  private final AttributeCatalogue catalogue;
  private final LocalDate asOf;
  private final Resources resources;
  private final List<HeaderMatch> matches;
  private final List<DetectedFormat> formats = new ArrayList<>();
  private TextSurvey survey = TextSurvey.NONE;

  private Inspection(
      Table table,
      Table measuredOn,
      AttributeCatalogue catalogue,
      LocalDate asOf,
      Resources resources) {
    this.table = table;
    this.measuredOn = measuredOn;
    this.catalogue = catalogue;
    this.asOf = asOf;
    this.resources = resources;
    this.matches = HeaderMatcher.match(table.header(), catalogue);
  }

  static Inventory unannotated(
      Table table, AttributeCatalogue catalogue, LocalDate asOf, Resources resources) {
    Inspection inspection = new Inspection(table, table, catalogue, asOf, resources);
    List<InspectedColumn> named = inspection.columns();
    inspection.survey(named);
    List<RoleProposal> proposals = inspection.proposals(named);
    List<InspectedColumn> proposed = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      proposed.add(inspection.as(named.get(i), proposals.get(i)));
    }
    return inspection.inventory(
        proposed, proposals, TableKeys.of(table.header(), inspection.matches), true);
  }

  static Inventory classified(
      Table table,
      Table measuredOn,
      AttributeCatalogue catalogue,
      LocalDate asOf,
      Resources resources) {
    Inspection inspection = new Inspection(table, measuredOn, catalogue, asOf, resources);
    List<InspectedColumn> columns = inspection.columns();
    inspection.survey(columns);
    TableKeys keys =
        new TableKeys(
            table.schema().patientKey().orElse(null), false, table.schema().event().orElse(null));
    return inspection.inventory(columns, inspection.proposals(columns), keys, false);
  }

  /** The columns of the file; those that were computed from them are not looked at. */
  private List<InspectedColumn> columns() {
    int count = table.header().names().size();
    List<Callable<Optional<InspectedColumn>>> tasks = new ArrayList<>();
    if (resources.memory() < ROOM_FOR_BOTH) {
      table.sampleRows();
    } else {
      tasks.add(
          () -> {
            // Encoding them takes as long as many columns; later calls find them ready.
            table.sampleRows();
            return Optional.empty();
          });
    }
    for (int i = 0; i < count; i++) {
      formats.add(FormatDetector.detect(List.of(), null));
      int index = i;
      tasks.add(() -> Optional.of(column(index)));
    }
    return resources.inParallel(tasks).stream().flatMap(Optional::stream).toList();
  }

  private InspectedColumn column(int index) {
    Column column = table.columns().get(index);
    ColumnSpec spec = column.spec();
    HeaderMatch match = matches.get(index);
    ValueSample sample = column.sample();
    ValueFormat expected =
        spec.format() != ValueFormat.TEXT
            ? spec.format()
            : match.attribute() == null ? null : match.attribute().format();
    DetectedFormat detected =
        DateSpellings.of(sample.texts(), FormatDetector.detect(sample.texts(), expected));
    formats.set(index, detected);
    return new InspectedColumn(
        index,
        spec,
        match,
        spec.format() != ValueFormat.TEXT ? spec.format() : detected.format(),
        sample.texts(),
        sample.complete(),
        sample.distinct());
  }

  private void survey(List<InspectedColumn> columns) {
    survey = TextSurvey.of(columns, resources);
  }

  private List<RoleProposal> proposals(List<InspectedColumn> columns) {
    Set<String> identifying = identifying(columns);
    List<RoleProposal> proposals = new ArrayList<>();
    for (InspectedColumn column : columns) {
      long filled = table.rows() - table.columns().get(column.index()).missing();
      proposals.add(RoleProposer.propose(column, filled, identifying.contains(column.name())));
    }
    return proposals;
  }

  /** Columns in whose values names, addresses or numbers of people stand. */
  private Set<String> identifying(List<InspectedColumn> columns) {
    Set<String> names = new HashSet<>();
    for (Finding finding : new TextLeaks().findings(survey.on(columns))) {
      if (finding.severity() == Severity.BLOCKING) {
        names.add(finding.about());
      }
    }
    return names;
  }

  private InspectedColumn as(InspectedColumn column, RoleProposal proposal) {
    ColumnSpec spec = column.spec();
    return new InspectedColumn(
        column.index(),
        new ColumnSpec(
            spec.name(),
            spec.position(),
            proposal.role(),
            spec.origin(),
            proposal.knowledge(),
            proposal.format()),
        column.match(),
        column.detected(),
        column.values(),
        column.complete(),
        column.distinct());
  }

  private Inventory inventory(
      List<InspectedColumn> columns,
      List<RoleProposal> proposals,
      TableKeys keys,
      boolean proposed) {
    ExportView view = new ExportView(table, table.sampleRows(), columns, asOf);
    Measured measured = measured(columns);
    boolean large = table.rows() > MOST_ROWS_WITH_MARGINALS;
    Dependencies compared = Dependencies.of(large ? view.rows() : table, resources);
    List<Dependency> dependencies = compared.found();
    TextSurvey texts = survey.on(columns);
    Leaks leaks = leaks(view, proposed);
    List<SafeHarborItem> safeHarbor =
        SafeHarbor.withLeaks(
            SafeHarbor.items(view, texts),
            leaks.findings(),
            columns.stream().map(InspectedColumn::name).toList());
    List<Finding> findings = new ArrayList<>(leaks.findings());
    List<Finding> inTexts = new TextLeaks().findings(texts);
    findings.removeIf(f -> isSaidBy(inTexts, f));
    findings.addAll(inTexts);
    findings.addAll(SafeHarbor.findings(safeHarbor));
    findings.addAll(ColumnRemarks.of(view, formats, dependencies));
    if (proposed) {
      keys.withoutKey(table).ifPresent(findings::add);
    }
    if (compared.columnsLeftOut() > 0) {
      findings.add(
          new Finding(
              "columns-not-compared",
              Severity.INFO,
              "release",
              "The export is so wide that not all columns were compared with each other; a column"
                  + " among the others may tell one that is left out.",
              compared.columnsLeftOut() + " columns left out"));
    }
    if (large) {
      findings.add(
          new Finding(
              "columns-compared-in-sample",
              Severity.INFO,
              "release",
              "In so large an export, what columns tell of each other was looked for in a sample of"
                  + " its different rows; other rows may contradict it.",
              view.rows().rows() + " of " + table.rows() + " rows"));
    }
    findings = merged(findings);
    Map<String, Integer> positions = positions(columns);
    findings.sort(
        Comparator.comparing(Finding::severity)
            .reversed()
            .thenComparing(f -> positions.getOrDefault(f.about(), 0)));
    List<InventoriedColumn> inventoried = new ArrayList<>();
    for (InspectedColumn column : columns) {
      ColumnProfile profile = measured.columns().get(column.index());
      boolean counted = table.columns().get(column.index()).encoded() || column.complete();
      RoleProposal proposal = proposals.get(column.index());
      inventoried.add(
          new InventoriedColumn(
              column.spec(),
              column.match(),
              column.detected(),
              counted && profile.spread().isPresent()
                  ? profile.spread().get().distinct()
                  : column.distinct(),
              counted,
              profile,
              proposal,
              Advice.of(column, proposal, profile, measured.baseline(), dependencies)));
    }
    return new Inventory(
        catalogue.edition(),
        keys,
        table,
        inventoried,
        findings,
        dependencies,
        safeHarbor,
        ClaimsAgainstFacts.claims(view),
        leaks.timelines());
  }

  /**
   * That keys are persons needs no saying where it is said what in them tells the persons, and each
   * of that blocks: a reason that lifts one must not lift another.
   */
  private static boolean isSaidBy(List<Finding> inTexts, Finding finding) {
    if (!finding.code().equals(Pseudonyms.IS_IDENTIFIER)) {
      return false;
    }
    List<Finding> same = inTexts.stream().filter(t -> t.about().equals(finding.about())).toList();
    return same.stream().anyMatch(t -> t.severity() == Severity.BLOCKING)
        && same.stream()
            .noneMatch(t -> t.severity() != Severity.BLOCKING && t.code().endsWith("-name"));
  }

  /** One finding of a kind about a column: the first, and how many more there are. */
  private static List<Finding> merged(List<Finding> findings) {
    Map<String, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding finding : findings) {
      groups
          .computeIfAbsent(finding.code() + "\n" + finding.about(), key -> new ArrayList<>())
          .add(finding);
    }
    List<Finding> merged = new ArrayList<>();
    for (List<Finding> group : groups.values()) {
      Finding worst = group.stream().max(Comparator.comparing(Finding::severity)).orElseThrow();
      int more = group.size() - 1;
      merged.add(
          more == 0
              ? worst
              : new Finding(
                  worst.code(),
                  worst.severity(),
                  worst.about(),
                  worst.text(),
                  worst.evidence()
                      + (worst.evidence().isEmpty() ? "" : "; ")
                      + "and of "
                      + more
                      + (more == 1 ? " other column" : " other columns")));
    }
    return merged;
  }

  private static Map<String, Integer> positions(List<InspectedColumn> columns) {
    Map<String, Integer> positions = new HashMap<>();
    columns.forEach(c -> positions.put(c.name(), c.spec().position()));
    return positions;
  }

  /** Figures of columns, and of all quasi-identifiers where the table is small enough. */
  private record Measured(List<ColumnProfile> columns, @Nullable ClassRisk baseline) {}

  private Measured measured(List<InspectedColumn> columns) {
    Map<String, Long> estimates = new HashMap<>();
    columns.forEach(c -> estimates.put(c.name(), c.distinct()));
    if (table.rows() > MOST_ROWS_WITH_MARGINALS) {
      return new Measured(Profiles.spreads(table, measuredOn, estimates, resources), null);
    }
    Stream<String> inFile =
        columns.stream().filter(c -> c.role() == Role.QUASI_IDENTIFIER).map(InspectedColumn::name);
    // Columns that a policy derives are behind those of the file.
    Stream<String> derived =
        measuredOn.columns().stream()
            .skip(columns.size())
            .map(Column::spec)
            .filter(spec -> spec.role() == Role.QUASI_IDENTIFIER)
            .map(ColumnSpec::name);
    Profiles profiles =
        Profiles.of(
            table,
            measuredOn,
            Stream.concat(inFile, derived).toList(),
            Inventory.AT_RISK_BELOW,
            estimates,
            resources);
    return new Measured(profiles.columns(), profiles.baseline());
  }

  /** All detectors, each in a task of its own. */
  private Leaks leaks(ExportView view, boolean proposed) {
    List<LeakDetector> detectors = new ArrayList<>(LeakDetectors.all());
    if (!proposed) {
      detectors.add(new RoleContradictions());
    }
    List<Callable<Leaks>> tasks = new ArrayList<>();
    for (LeakDetector detector : detectors) {
      tasks.add(() -> detector.leaks(view));
    }
    List<Leaks> found = resources.inParallel(tasks);
    return new Leaks(
        found.stream().flatMap(l -> l.findings().stream()).toList(),
        found.stream().flatMap(l -> l.timelines().stream()).toList());
  }
}
