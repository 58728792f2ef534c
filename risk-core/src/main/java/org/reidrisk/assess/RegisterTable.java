package org.reidrisk.assess;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.ReferencedFiles;
import org.reidrisk.Resources;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.policy.RegisterPolicy;
import org.reidrisk.table.ColumnSpec;
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
 * The register of a policy, read so that its columns carry the names and formats of the release's
 * quasi-identifiers.
 *
 * @param table the register
 * @param columns the quasi-identifiers of the release that it holds
 * @param countColumn the column that counts people, or null
 */
record RegisterTable(Table table, Set<String> columns, @Nullable String countColumn) {

  static RegisterTable read(
      RegisterPolicy register, Policy policy, ReferencedFiles files, Resources resources) {
    Map<String, String> held = new LinkedHashMap<>();
    for (String name : policy.named(Role.QUASI_IDENTIFIER)) {
      String there =
          register.columns().isEmpty() ? name : register.columns().getOrDefault(name, "");
      if (!there.isEmpty()) {
        held.put(there, name);
      }
    }
    try (InputStream in = files.open(register.file())) {
      Table table =
          TableReader.of(policy.format())
              .with(resources)
              .withoutProfiles()
              .read(in, register.file(), header -> schema(header, held, register, policy));
      Table filled = StaticCells.fill(table).table();
      Set<String> columns = new HashSet<>();
      for (ColumnSpec spec : filled.schema().columns()) {
        if (held.containsValue(spec.name()) && spec.role() != Role.OTHER) {
          columns.add(spec.name());
        }
      }
      return new RegisterTable(
          filled, columns, register.count() == null ? null : countName(filled));
    } catch (TableFormatException e) {
      throw error("register-unreadable", "the register " + register.file() + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      throw error(
          "register-not-found",
          "the register "
              + register.file()
              + " does not exist; its path begins at the policy's folder");
    } catch (IOException e) {
      throw error("register-unreadable", "the register " + register.file() + " cannot be read");
    }
  }

  private static String countName(Table table) {
    return table.schema().columns().stream()
        .filter(spec -> spec.role() == Role.SENSITIVE)
        .map(ColumnSpec::name)
        .findFirst()
        .orElseThrow();
  }

  private static Schema schema(
      Header header, Map<String, String> held, RegisterPolicy register, Policy policy) {
    Set<String> present = Set.copyOf(header.names());
    List<String> wanted = new ArrayList<>(register.columns().values());
    if (register.count() != null) {
      wanted.add(register.count());
    }
    if (register.person() != null) {
      wanted.add(register.person());
    }
    for (String name : wanted) {
      if (!present.contains(name)) {
        throw error(
            "register-column-missing",
            "the register "
                + register.file()
                + " has no column \""
                + name
                + "\"; correct population in the policy");
      }
    }
    for (String own : Arrays.asList(register.count(), register.person())) {
      if (own != null && held.containsKey(own)) {
        throw error(
            "register-column-twice",
            "the register's column \""
                + own
                + "\" counts people and stands for a quasi-identifier too; correct population in"
                + " the policy");
      }
    }
    List<ColumnSpec> specs = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.names().get(i);
      String column = held.get(name);
      boolean reserved = name.equals(register.person()) || name.equals(register.count());
      if (column != null && !reserved) {
        var said = policy.column(column).orElseThrow();
        specs.add(
            new ColumnSpec(
                column,
                i + 1,
                Role.QUASI_IDENTIFIER,
                RoleOrigin.POLICY,
                said.knowledge(),
                said.format()));
      } else {
        // The name of no column of the release, whatever the register calls it.
        String own = "register:" + (i + 1) + ":" + name;
        Role role =
            name.equals(register.person())
                ? Role.PATIENT_KEY
                : name.equals(register.count()) ? Role.SENSITIVE : Role.OTHER;
        specs.add(
            new ColumnSpec(own, i + 1, role, RoleOrigin.POLICY, Knowledge.EVENT, ValueFormat.TEXT));
      }
    }
    return Schema.of(specs);
  }

  private static PolicyException error(String code, String message) {
    return new PolicyException(code, 0, 0, message);
  }
}
