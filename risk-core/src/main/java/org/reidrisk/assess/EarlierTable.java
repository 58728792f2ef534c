package org.reidrisk.assess;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reidrisk.ReferencedFiles;
import org.reidrisk.Resources;
import org.reidrisk.policy.EarlierRelease;
import org.reidrisk.policy.MissingMode;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Derivation;
import org.reidrisk.table.DerivedColumn;
import org.reidrisk.table.DerivedColumns;
import org.reidrisk.table.Header;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;
import org.reidrisk.table.Schema;
import org.reidrisk.table.StaticCells;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormatException;
import org.reidrisk.table.TableReader;
import org.reidrisk.value.ValueFormat;

/**
 * An earlier release, read and made ready as the policy does it with this one. Its columns carry
 * the names of this release's columns that they stand for; further columns are not read.
 *
 * @param read the table as it stands in the file
 * @param asRead the rows that are measured, derived columns appended
 * @param grouped the same with static cells filled
 */
record EarlierTable(Table read, Table asRead, Table grouped) {

  static EarlierTable read(
      EarlierRelease earlier, Policy policy, ReferencedFiles files, Resources resources) {
    String name = "the earlier release " + earlier.id() + ", " + earlier.file() + ",";
    TableReader reader = TableReader.of(policy.format()).with(resources);
    // Where cells are trimmed nothing can be skipped, only sampled.
    TableReader least = policy.format().trim() ? reader.withSamples() : reader.withoutProfiles();
    try (InputStream in = files.open(earlier.file())) {
      Table table = least.read(in, baseName(earlier.file()), h -> schema(h, earlier, policy, name));
      return prepared(table, policy);
    } catch (TableFormatException e) {
      throw new TableFormatException(e.code(), e.line(), name + " " + e.getMessage());
    } catch (NoSuchFileException e) {
      throw new PolicyException(
          "earlier-release-not-found",
          0,
          0,
          name + " does not exist; its path begins at the policy's folder");
    } catch (IOException e) {
      throw new TableFormatException(
          "cannot-read", 0, name + " cannot be read; check the path and its permissions");
    }
  }

  private static String baseName(String file) {
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }

  private static EarlierTable prepared(Table table, Policy policy) {
    Table derived;
    try {
      derived = DerivedColumns.append(table, derivable(table, policy));
    } catch (IllegalStateException e) {
      throw new PolicyException("derivation-impossible", 0, 0, String.valueOf(e.getMessage()));
    }
    Table filled = StaticCells.fill(derived).table();
    List<String> quasiIdentifiers = filled.schema().named(Role.QUASI_IDENTIFIER);
    if (policy.missing() != MissingMode.DROP || quasiIdentifiers.isEmpty()) {
      return new EarlierTable(table, derived, filled);
    }
    return new EarlierTable(
        table,
        filled.sameRowsOf(derived, quasiIdentifiers),
        filled.withoutMissing(quasiIdentifiers));
  }

  /** Derived columns whose sources are there; by events only when those are known as here. */
  private static List<DerivedColumn> derivable(Table table, Policy policy) {
    Set<String> there = new HashSet<>();
    table.schema().columns().forEach(c -> there.add(c.name()));
    boolean sameEvents = policy.event().isEmpty() || table.schema().event().isPresent();
    boolean samePatients = policy.patient().isEmpty() || table.hasPatientKey();
    return policy.derived().stream()
        .filter(d -> sources(d).allMatch(there::contains))
        .filter(d -> d.derivation() == Derivation.TIME_OF_DAY || (sameEvents && samePatients))
        .toList();
  }

  private static Stream<String> sources(DerivedColumn column) {
    return Stream.of(column.of(), column.by()).filter(Objects::nonNull);
  }

  /** The columns of this release that are looked for, by their names there. */
  private static Map<String, String> wanted(EarlierRelease earlier, Policy policy) {
    Set<String> wanted = new LinkedHashSet<>();
    policy.patient().ifPresent(wanted::add);
    policy.event().ifPresent(wanted::add);
    for (Role role : List.of(Role.QUASI_IDENTIFIER, Role.SENSITIVE, Role.PSEUDONYM)) {
      wanted.addAll(policy.named(role));
    }
    policy.derived().forEach(d -> wanted.remove(d.name()));
    policy.derived().forEach(d -> sources(d).forEach(wanted::add));
    Map<String, String> byNameThere = new LinkedHashMap<>();
    earlier.columns().forEach((here, there) -> byNameThere.put(there, here));
    for (String here : wanted) {
      if (!earlier.columns().containsKey(here)) {
        byNameThere.putIfAbsent(here, here);
      }
    }
    byNameThere.values().retainAll(wanted);
    return byNameThere;
  }

  private static Schema schema(Header header, EarlierRelease earlier, Policy policy, String name) {
    Set<String> present = Set.copyOf(header.names());
    for (Map.Entry<String, String> column : earlier.columns().entrySet()) {
      if (!present.contains(column.getValue())) {
        throw new PolicyException(
            "earlier-release-column-missing",
            0,
            0,
            name
                + " has no column \""
                + column.getValue()
                + "\"; correct earlier-releases in the policy");
      }
    }
    Map<String, String> hereOf = new HashMap<>(wanted(earlier, policy));
    List<ColumnSpec> specs = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String here = hereOf.get(header.names().get(i));
      // The name of no column of this release, whatever it is called there.
      specs.add(
          here == null
              ? new ColumnSpec("earlier:" + (i + 1) + ":", i + 1, Role.OTHER)
              : spec(here, i + 1, policy));
    }
    Schema schema = Schema.of(specs);
    String event = policy.event().orElse(null);
    return event != null && hasColumn(schema, event) ? schema.withEvent(event) : schema;
  }

  private static boolean hasColumn(Schema schema, @Nullable String name) {
    return schema.columns().stream().anyMatch(c -> c.name().equals(name));
  }

  private static ColumnSpec spec(String here, int position, Policy policy) {
    var said = policy.column(here).orElse(null);
    ValueFormat format = said == null ? ValueFormat.TEXT : said.format();
    if (policy.patient().filter(here::equals).isPresent()) {
      return new ColumnSpec(
          here, position, Role.PATIENT_KEY, RoleOrigin.PATIENT, Knowledge.STATIC, format);
    }
    if (said != null && (said.role() == Role.QUASI_IDENTIFIER || said.role() == Role.SENSITIVE)) {
      return new ColumnSpec(
          here, position, said.role(), RoleOrigin.POLICY, said.knowledge(), format);
    }
    // Under this role it is encoded, and not filled; what it is, this release tells.
    return new ColumnSpec(
        here, position, Role.SENSITIVE, RoleOrigin.POLICY, Knowledge.EVENT, format);
  }
}
