package org.reidrisk.assess;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.ReferencedFiles;
import org.reidrisk.Resources;
import org.reidrisk.drift.ComparedRelease;
import org.reidrisk.drift.Drift;
import org.reidrisk.drift.FingerprintKey;
import org.reidrisk.drift.Fingerprints;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.inventory.InventoriedColumn;
import org.reidrisk.inventory.Inventory;
import org.reidrisk.policy.BaselinePolicy;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.ColumnSummary;
import org.reidrisk.record.History;
import org.reidrisk.table.Table;

/**
 * An earlier assessment to compare with.
 *
 * @param assessment the earlier assessment
 * @param sha256 SHA-256 of its record; empty when it came from no file
 */
record Baseline(Assessment assessment, String sha256) {
  /** A key is short; a file that goes on is another one, named by mistake. */
  private static final int LONGEST_KEY = 1 << 16;

  /** What the catalogue calls names, numbers of people, or text that people type. */
  private static final Set<AttributeKind> NAMES =
      Set.of(AttributeKind.DIRECT, AttributeKind.STAFF, AttributeKind.FREE_TEXT);

  /** The thresholds that the policy sets itself. */
  static void settings(BaselinePolicy policy, Map<String, String> settings) {
    if (policy.distance().compareTo(BaselinePolicy.DEFAULT.distance()) != 0) {
      settings.put(ComparedRelease.DISTRIBUTION, policy.distance().toPlainString());
    }
    if (policy.missing().compareTo(BaselinePolicy.DEFAULT.missing()) != 0) {
      settings.put(ComparedRelease.MISSING, policy.missing().toPlainString());
    }
  }

  History compared(ComparedRelease now, BaselinePolicy thresholds) {
    return Drift.since(assessment, sha256, now, thresholds);
  }

  /** The same history, its changes acknowledged where the assessment's findings are. */
  static History acknowledged(History history, List<Finding> findings) {
    List<Finding> changes =
        history.changes().stream()
            .map(
                change ->
                    findings.stream()
                        .filter(
                            f ->
                                f.code().equals(change.code())
                                    && f.about().equals(change.about())
                                    && f.text().equals(change.text()))
                        .findFirst()
                        .orElse(change))
            .toList();
    return new History(
        history.sha256(),
        history.release(),
        history.asOf(),
        history.dataSha256(),
        history.outcome(),
        history.rows(),
        history.patients(),
        history.comparison(),
        changes,
        history.risks(),
        history.limits());
  }

  /** The columns with fingerprints when the policy names a key, else as they are. */
  static List<ColumnSummary> fingerprinted(
      Table table,
      List<ColumnSummary> columns,
      @Nullable Inventory inventory,
      Policy policy,
      ReferencedFiles files,
      Resources resources,
      Map<String, String> settings) {
    String keyFile = policy.baseline().keyFile();
    if (keyFile == null) {
      return columns;
    }
    FingerprintKey key = key(keyFile, files);
    settings.put(ComparedRelease.KEY, key.check());
    return Fingerprints.added(table, columns, names(inventory), key, resources);
  }

  private static Set<String> names(@Nullable Inventory inventory) {
    Set<String> names = new HashSet<>();
    if (inventory != null) {
      for (InventoriedColumn column : inventory.columns()) {
        if (column.attribute().map(Attribute::kind).filter(NAMES::contains).isPresent()) {
          names.add(column.spec().name());
        }
      }
    }
    return names;
  }

  private static FingerprintKey key(String file, ReferencedFiles files) {
    try (InputStream in = files.open(file)) {
      byte[] bytes = in.readNBytes(LONGEST_KEY + 1);
      if (bytes.length > LONGEST_KEY) {
        throw error("broken-key", file, "is too large for a key; was another file meant?");
      }
      return FingerprintKey.of(bytes);
    } catch (IllegalArgumentException e) {
      throw error("broken-key", file, String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      throw error(
          "key-not-found",
          file,
          "does not exist; its path begins at the policy's folder. Draw a key once, for example with"
              + " openssl rand -hex 32, and keep it for the series of releases");
    } catch (IOException e) {
      throw error("broken-key", file, "cannot be read");
    }
  }

  private static PolicyException error(String code, String file, String problem) {
    return new PolicyException(code, 0, 0, "baseline.key-file: " + file + " " + problem);
  }
}
