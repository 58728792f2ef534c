package org.reidrisk.report.linkage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.ReferencedFiles;
import org.reidrisk.Resources;
import org.reidrisk.policy.Attack;
import org.reidrisk.policy.ComparisonRule;
import org.reidrisk.policy.HeldTable;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.policy.Scenario;
import org.reidrisk.policy.TruthTable;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;
import org.reidrisk.table.Schema;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;
import org.reidrisk.table.TableReader;
import org.reidrisk.value.ValueFormat;

/** A scenario and its tables as texts, run through the readers as a user's files are. */
final class SmallAttack {
  private final Map<String, byte[]> files = new HashMap<>();
  private final List<JoinColumn> joins = new ArrayList<>();
  private final Map<String, ValueFormat> formats = new HashMap<>();
  private @Nullable String patient = "id";
  private @Nullable String person = "person";
  private @Nullable String site;
  private @Nullable TruthTable truth;
  private @Nullable Integer fromRelease;
  private boolean membershipKnown;
  private boolean trim;
  private String encoding = "UTF-8";
  private String delimiter = "auto";
  private int threads = 1;
  private Attack attack = Attack.DETERMINISTIC;
  private String power = "1";

  static String csv(List<String> header, List<List<String>> rows) {
    StringBuilder text = new StringBuilder(line(header));
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      line.append(i == 0 ? "" : ",");
      boolean plain = cell.chars().allMatch(c -> c != ',' && c != '"' && c != '\n');
      // An empty line would be no row.
      line.append(plain && !(cells.size() == 1 && cell.isEmpty()) ? cell : '"' + cell + '"');
    }
    return line.append('\n').toString();
  }

  SmallAttack file(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  SmallAttack file(String name, byte[] bytes) {
    files.put(name, bytes);
    return this;
  }

  SmallAttack format(String column, ValueFormat format) {
    formats.put(column, format);
    return this;
  }

  SmallAttack patient(@Nullable String column) {
    patient = column;
    return this;
  }

  SmallAttack person(@Nullable String column) {
    person = column;
    return this;
  }

  SmallAttack site(String column) {
    site = column;
    return this;
  }

  SmallAttack truth(String file, String heldColumn, String releaseColumn) {
    truth = new TruthTable(file, heldColumn, releaseColumn);
    return this;
  }

  SmallAttack fromRelease(int patients) {
    fromRelease = patients;
    person = null;
    return this;
  }

  SmallAttack membershipKnown(boolean known) {
    membershipKnown = known;
    return this;
  }

  SmallAttack trajectory(String ofPower) {
    attack = Attack.TRAJECTORY;
    power = ofPower;
    return this;
  }

  SmallAttack trim() {
    trim = true;
    return this;
  }

  SmallAttack encoding(String name) {
    encoding = name;
    return this;
  }

  SmallAttack delimiter(String word) {
    delimiter = word;
    return this;
  }

  SmallAttack threads(int count) {
    threads = count;
    return this;
  }

  SmallAttack join(JoinColumn join) {
    joins.add(join);
    return this;
  }

  SmallAttack exact(String release, String held) {
    return join(rule(release, held, ComparisonRule.EXACT));
  }

  static JoinColumn rule(String release, String held, ComparisonRule rule) {
    return new JoinColumn(
        release,
        held,
        rule,
        null,
        null,
        JoinColumn.Unit.ONE,
        JoinColumn.Missing.NEVER,
        null,
        false);
  }

  static JoinColumn rule(
      String release,
      String held,
      ComparisonRule rule,
      String from,
      String to,
      JoinColumn.Unit unit,
      boolean any) {
    return new JoinColumn(
        release,
        held,
        rule,
        from.isEmpty() ? null : new BigDecimal(from),
        to.isEmpty() ? null : new BigDecimal(to),
        unit,
        any ? JoinColumn.Missing.ANY : JoinColumn.Missing.NEVER,
        null,
        false);
  }

  Scenario scenario() {
    return new Scenario(
        "s1",
        null,
        "somebody",
        new HeldTable(
            fromRelease == null ? "held.csv" : null,
            fromRelease,
            person,
            null,
            trim,
            List.of(),
            delimiter,
            encoding,
            null,
            site),
        membershipKnown,
        joins,
        attack,
        power,
        truth,
        null,
        "",
        Set.of());
  }

  Table release() {
    TableFormat format = TableFormat.strict().withTrim(trim);
    try {
      return TableReader.of(format)
          .withoutSamples()
          .with(resources())
          .read(
              new ByteArrayInputStream(bytes("release.csv")),
              "release.csv",
              header -> {
                List<ColumnSpec> specs = new ArrayList<>();
                for (int i = 0; i < header.size(); i++) {
                  String name = header.names().get(i);
                  specs.add(
                      new ColumnSpec(
                          name,
                          i + 1,
                          name.equals(patient) ? Role.PATIENT_KEY : Role.QUASI_IDENTIFIER,
                          RoleOrigin.POLICY,
                          Knowledge.EVENT,
                          formats.getOrDefault(name, ValueFormat.TEXT)));
                }
                return Schema.of(specs);
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes(String name) throws NoSuchFileException {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new NoSuchFileException(name);
    }
    return bytes;
  }

  ReferencedFiles files() {
    return path -> new ByteArrayInputStream(bytes(path));
  }

  Resources resources() {
    return Resources.modest().withThreads(threads);
  }

  /** Counts, and all findings that a user would see. */
  ScenarioOutcome run() {
    ScenarioOutcome outcome =
        ScenarioRun.run(release(), scenario(), files(), resources(), null, true);
    return new ScenarioOutcome(
        outcome.scenario(),
        outcome.fromRelease(),
        outcome.sample(),
        outcome.sha256(),
        outcome.counts(),
        outcome.columns(),
        outcome.remedies(),
        outcome.pairs(),
        new Linkage(files(), resources()).attack(release(), List.of(scenario())).findings());
  }
}
