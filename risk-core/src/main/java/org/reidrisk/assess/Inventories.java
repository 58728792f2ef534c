package org.reidrisk.assess;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.reidrisk.ReferencedFiles;
import org.reidrisk.Resources;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeCatalogue;
import org.reidrisk.imaging.CatalogueFormatException;
import org.reidrisk.inventory.Dependency;
import org.reidrisk.inventory.InventoriedColumn;
import org.reidrisk.inventory.Inventory;
import org.reidrisk.inventory.ValueSpread;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.record.ColumnInventory;
import org.reidrisk.record.InventorySummary;
import org.reidrisk.record.InventorySummary.ClaimEntry;
import org.reidrisk.record.InventorySummary.ClaimVerdict;
import org.reidrisk.record.InventorySummary.DependencyEntry;
import org.reidrisk.record.InventorySummary.Presence;
import org.reidrisk.record.InventorySummary.SafeHarborEntry;
import org.reidrisk.record.InventorySummary.TimelineEntry;
import org.reidrisk.record.InventorySummary.YearCount;
import org.reidrisk.table.Table;

/** Makes the inventory of a release candidate, and puts it into the words of the record. */
final class Inventories {
  private Inventories() {}

  static Inventory of(
      Table table,
      Table measured,
      Policy policy,
      AttributeCatalogue builtIn,
      LocalDate asOf,
      ReferencedFiles files,
      Resources resources,
      Map<String, String> settings) {
    AttributeCatalogue catalogue =
        policy.catalogue().map(file -> read(file, files)).orElse(builtIn);
    settings.put("catalogue", catalogue.edition());
    return Inventory.ofClassified(table, measured, catalogue, asOf, resources);
  }

  private static AttributeCatalogue read(String file, ReferencedFiles files) {
    try (InputStream in = files.open(file)) {
      return AttributeCatalogue.read(in);
    } catch (CatalogueFormatException e) {
      throw error(e.code(), file, String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      throw error(
          "no-such-catalogue", file, "does not exist; its path begins at the policy's folder");
    } catch (IOException e) {
      throw error("catalogue-unreadable", file, "cannot be read");
    }
  }

  private static PolicyException error(String code, String file, String message) {
    return new PolicyException(code, 0, 0, "catalogue \"" + file + "\" " + message);
  }

  static ColumnInventory column(InventoriedColumn column) {
    Optional<ValueSpread> spread = column.profile().spread();
    OptionalLong made = column.profile().madeUnique();
    return new ColumnInventory(
        column.attribute().map(Attribute::keyword).orElse(null),
        column.match().rule().word(),
        column.detected(),
        spread.isPresent() ? null : Long.valueOf(column.distinct()),
        spread.map(ValueSpread::constant).orElse(column.counted() && column.distinct() == 1),
        spread.map(ValueSpread::entropy).orElse(null),
        spread.filter(s -> s.longest().isPresent()).map(s -> s.longest().getAsInt()).orElse(null),
        spread.map(ValueSpread::uniqueAlone).orElse(null),
        made.isPresent() ? Long.valueOf(made.getAsLong()) : null);
  }

  static InventorySummary summary(Inventory inventory) {
    return new InventorySummary(
        inventory.edition(),
        inventory.safeHarbor().stream()
            .map(
                item ->
                    new SafeHarborEntry(
                        String.valueOf(item.letter()),
                        Presence.valueOf(item.verdict().name()),
                        item.columns()))
            .toList(),
        inventory.claims().stream()
            .map(
                claim ->
                    new ClaimEntry(
                        claim.code(),
                        ClaimVerdict.valueOf(claim.verdict().name()),
                        claim.columns()))
            .toList(),
        inventory.dependencies().stream()
            .map(
                d ->
                    new DependencyEntry(
                        d.determinant(), d.determined(), d.kind() == Dependency.Kind.SAME))
            .toList(),
        inventory.uidTimelines().stream()
            .map(
                t ->
                    new TimelineEntry(
                        t.column(),
                        t.code(),
                        t.sampled(),
                        t.stamps(),
                        t.years().stream().map(y -> new YearCount(y.year(), y.count())).toList(),
                        t.other()))
            .toList());
  }
}
