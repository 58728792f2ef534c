package org.reidrisk.inventory;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.reidrisk.Finding;
import org.reidrisk.Resources;
import org.reidrisk.assess.Assessor;
import org.reidrisk.imaging.AttributeCatalogue;
import org.reidrisk.policy.AccessTier;
import org.reidrisk.policy.ColumnPolicy;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.Release;
import org.reidrisk.policy.SensitiveDistance;
import org.reidrisk.record.ToolVersion;
import org.reidrisk.table.Header;
import org.reidrisk.table.Schema;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;
import org.reidrisk.table.TableReader;

/**
 * One table of a folder that the trap generator of the datasets wrote, with its label.
 *
 * @param kind the kind of leak
 * @param variant the way in which it was planted or nearly so
 * @param planted whether the leak is there
 * @param file the table
 * @param columns where the leak is or would be
 */
record LabelledTrap(String kind, String variant, boolean planted, Path file, List<String> columns) {
  static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

  /** The committed traps, those of seed 1. */
  static final Path COMMITTED =
      Path.of(System.getProperty("basedir", "."))
          .resolve("..")
          .resolve("datasets")
          .resolve("chest-imaging")
          .resolve("traps");

  /** The tables of a folder, in the order of its {@code labels.csv}. */
  static List<LabelledTrap> in(Path folder) throws IOException {
    Map<String, LabelledTrap> traps = new LinkedHashMap<>();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader labels = Files.newBufferedReader(folder.resolve("labels.csv"))) {
      for (CSVRecord label : format.parse(labels)) {
        traps
            .computeIfAbsent(
                label.get("file"),
                file ->
                    new LabelledTrap(
                        label.get("kind"),
                        label.get("variant"),
                        label.get("planted").equals("yes"),
                        folder.resolve(file),
                        new ArrayList<>()))
            .columns()
            .add(label.get("column"));
      }
    }
    return List.copyOf(traps.values());
  }

  /** The same table with the opposite label. */
  LabelledTrap swapped() {
    return new LabelledTrap(kind, variant, !planted, file, columns);
  }

  /**
   * What the tool says of a table.
   *
   * @param claims empty after an assessment, whose findings hold them
   * @param safeHarbor empty after an assessment
   */
  record Remarks(List<Finding> findings, List<Claim> claims, List<SafeHarborItem> safeHarbor) {}

  /** Whether the tool tells the leak of the table's kind. */
  boolean found(TrapKind trap) throws IOException {
    return trap.foundIn(remarks(trap), columns);
  }

  /** What {@code init} says, or {@code assess} where the kind needs a policy. */
  Remarks remarks(TrapKind trap) throws IOException {
    AttributeCatalogue catalogue = AttributeCatalogue.builtIn();
    TableFormat format = TableFormat.strict();
    Function<Header, Schema> guess = header -> Inventory.schema(header, catalogue);
    Table table = read(format, guess);
    Set<String> missing = Inventory.placeholders(table, catalogue, Resources.modest());
    if (!missing.isEmpty()) {
      missing.addAll(format.missingValues());
      format = format.withMissingValues(missing);
      table = read(format, guess);
    }
    Inventory inventory = Inventory.of(table, catalogue, AS_OF, Resources.modest());
    if (!trap.needsPolicy()) {
      return new Remarks(inventory.findings(), inventory.claims(), inventory.safeHarbor());
    }
    Policy policy = policy(inventory, trap, format);
    Assessor assessor =
        Assessor.of(new ToolVersion("reidrisk", "validation", ""), AS_OF).withInventory(catalogue);
    return new Remarks(
        assessor.assess(read(format, policy::classify), policy).findings(), List.of(), List.of());
  }

  private Policy policy(Inventory inventory, TrapKind trap, TableFormat format) {
    Policy.Builder policy =
        Policy.builder(new Release("traps", "", AccessTier.PUBLIC, List.of("metadata"), Map.of()))
            .format(format);
    if (inventory.patient() != null) {
      policy.patient(inventory.patient());
    }
    if (inventory.event() != null) {
      policy.event(inventory.event());
    }
    for (InventoriedColumn column : inventory.columns()) {
      String name = column.spec().name();
      RoleProposal proposal = column.proposal();
      if (!name.equals(inventory.patient())) {
        policy.column(
            new ColumnPolicy(
                name,
                trap.role(name, columns, proposal.role()),
                proposal.knowledge(),
                proposal.format(),
                SensitiveDistance.EQUAL,
                ""));
      }
    }
    return policy.build();
  }

  private Table read(TableFormat format, Function<Header, Schema> classify) throws IOException {
    return TableReader.of(format).read(file, classify);
  }
}
