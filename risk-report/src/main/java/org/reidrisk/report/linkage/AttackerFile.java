package org.reidrisk.report.linkage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.ReferencedFiles;
import org.reidrisk.Resources;
import org.reidrisk.policy.HeldTable;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Header;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;
import org.reidrisk.table.Schema;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;
import org.reidrisk.table.TableFormatException;
import org.reidrisk.table.TableReader;
import org.reidrisk.value.ValueFormat;

/** Reads the tables that an attacker holds, and no more of them than a scenario compares. */
final class AttackerFile {
  private final String scenario;
  private final ReferencedFiles files;
  private final Resources resources;

  AttackerFile(String scenario, ReferencedFiles files, Resources resources) {
    this.scenario = scenario;
    this.files = files;
    this.resources = resources;
  }

  /**
   * Reads some columns of a file.
   *
   * @param what what the file is to the scenario, such as {@code attacker's table}
   * @param file the file, as the policy names it
   * @param format how it is written
   * @param key the column of people or patients; null for none
   * @param columns the other columns, and how their cells are compared
   * @throws PolicyException when there is no such file or column
   * @throws TableFormatException when it cannot be read as a table
   */
  Table read(
      String what,
      String file,
      TableFormat format,
      @Nullable String key,
      Map<String, ValueFormat> columns) {
    return read(what, file, format, key, columns, List.of());
  }

  /**
   * Reads the keys of a file, which has another column too.
   *
   * @param also a column that is not read here, and has to be there
   */
  Table readKeys(String what, String file, TableFormat format, String key, String also) {
    return read(what, file, format, key, Map.of(), List.of(also));
  }

  private Table read(
      String what,
      String file,
      TableFormat format,
      @Nullable String key,
      Map<String, ValueFormat> columns,
      List<String> also) {
    String name = "scenario " + scenario + ": the " + what + " " + file;
    boolean truth = !also.isEmpty();
    TableReader reader = TableReader.of(format).with(resources);
    // Where cells are trimmed nothing can be skipped, only sampled.
    TableReader least = format.trim() ? reader.withSamples() : reader.withoutProfiles();
    try (InputStream in = files.open(file)) {
      return least.read(in, baseName(file), header -> schema(name, header, key, columns, also));
    } catch (TableFormatException e) {
      throw new TableFormatException(
          e.code(), e.line(), name + (e.line() == 0 ? " " : ": ") + message(e, truth));
    } catch (NoSuchFileException e) {
      throw new PolicyException(
          "held-not-found", 0, 0, name + " does not exist; its path begins at the policy's folder");
    } catch (IOException e) {
      String why = e instanceof FileSystemException known ? known.getReason() : null;
      throw new TableFormatException(
          "cannot-read",
          0,
          name
              + " cannot be read"
              + (why == null ? "" : " (" + why + ")")
              + "; name a file that may be read");
    }
  }

  /** What a reader says, in the words of the scenario: the encoding is not the release's. */
  private static String message(TableFormatException e, boolean truth) {
    String message = String.valueOf(e.getMessage());
    return truth
        ? message
            .replace(" or set the policy's table.encoding to UTF-16", "")
            .replace(" or name its encoding in the policy's table.encoding", "")
        : message.replace("the policy's table.encoding", "the scenario's holds.encoding");
  }

  private static String baseName(String file) {
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }

  private static Schema schema(
      String name,
      Header header,
      @Nullable String key,
      Map<String, ValueFormat> columns,
      List<String> also) {
    Set<String> wanted = new HashSet<>(columns.keySet());
    List<String> inOrder = new ArrayList<>();
    if (key != null) {
      wanted.add(key);
      inOrder.add(key);
    }
    columns.keySet().stream().sorted().forEach(inOrder::add);
    inOrder.addAll(also);
    NamedColumns.require(
        inOrder,
        header.names(),
        name,
        "held-column-missing",
        also.isEmpty() ? NamedColumns.Hint.UNLESS_HALF_ARE_MISSING : NamedColumns.Hint.NEVER);
    NamedColumns.requireOnce(inOrder, header, name);
    List<ColumnSpec> specs = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String column = header.names().get(i);
      Role role =
          column.equals(key)
              ? Role.PATIENT_KEY
              : wanted.contains(column) ? Role.QUASI_IDENTIFIER : Role.OTHER;
      ValueFormat format =
          column.equals(key) ? ValueFormat.TEXT : columns.getOrDefault(column, ValueFormat.TEXT);
      specs.add(new ColumnSpec(column, i + 1, role, RoleOrigin.POLICY, Knowledge.EVENT, format));
    }
    return Schema.of(specs);
  }

  /** How an attacker's table is written. */
  static TableFormat format(String scenario, HeldTable held) {
    Set<String> missing = new HashSet<>(held.missingValues());
    missing.add("");
    return new TableFormat(
        delimiter(scenario, held.delimiter()),
        charset(scenario, held.encoding()),
        held.trim(),
        missing);
  }

  /** How a truth table is written: as ever, its cells trimmed when those of the held table are. */
  static TableFormat truthFormat(HeldTable held) {
    return TableFormat.strict().withTrim(held.trim());
  }

  private static @Nullable Character delimiter(String scenario, String word) {
    return switch (word) {
      case "auto" -> null;
      case "tab" -> '\t';
      default -> {
        if (word.length() != 1 || !TableFormat.DELIMITERS.contains(word.charAt(0))) {
          throw new PolicyException(
              "held-delimiter",
              0,
              0,
              "scenario " + scenario + ": the delimiter is auto, tab, or one of , ; |");
        }
        yield word.charAt(0);
      }
    };
  }

  private static Charset charset(String scenario, String name) {
    if (name.isEmpty()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) { // unknown, or no name of a charset
      String why = e instanceof UnsupportedCharsetException ? "is not known" : "is no name";
      throw new PolicyException(
          "held-encoding", 0, 0, "scenario " + scenario + ": the encoding of its table " + why);
    }
  }
}
