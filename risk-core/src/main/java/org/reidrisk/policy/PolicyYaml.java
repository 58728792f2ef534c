package org.reidrisk.policy;

import static org.reidrisk.policy.PolicyNodes.charset;
import static org.reidrisk.policy.PolicyNodes.decimal;
import static org.reidrisk.policy.PolicyNodes.error;
import static org.reidrisk.policy.PolicyNodes.flag;
import static org.reidrisk.policy.PolicyNodes.isEmpty;
import static org.reidrisk.policy.PolicyNodes.items;
import static org.reidrisk.policy.PolicyNodes.list;
import static org.reidrisk.policy.PolicyNodes.mapping;
import static org.reidrisk.policy.PolicyNodes.oneOf;
import static org.reidrisk.policy.PolicyNodes.placeOf;
import static org.reidrisk.policy.PolicyNodes.required;
import static org.reidrisk.policy.PolicyNodes.scalar;
import static org.reidrisk.policy.PolicyNodes.scalarAt;
import static org.reidrisk.policy.PolicyNodes.text;
import static org.reidrisk.policy.PolicyNodes.texts;
import static org.reidrisk.policy.PolicyNodes.unknownWord;
import static org.reidrisk.policy.PolicyNodes.word;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.FileShape;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.measure.RecursiveDiversity;
import org.reidrisk.policy.YamlTree.Mapping;
import org.reidrisk.policy.YamlTree.Pair;
import org.reidrisk.policy.YamlTree.Scalar;
import org.reidrisk.policy.YamlTree.Sequence;
import org.reidrisk.table.Derivation;
import org.reidrisk.table.DerivedColumn;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.table.TableFormat;
import org.reidrisk.value.ValueFormat;

/**
 * Reads a policy file (YAML, or JSON as part of it).
 *
 * <p>Scalars are text: {@code 01}, {@code NO} and {@code null} mean what is written. Unknown keys,
 * repeated keys, unknown words and numbers that are none are errors with line and column.
 */
public final class PolicyYaml {
  private static final String FORMAT = "1";

  private PolicyYaml() {}

  /**
   * The keys of a policy file.
   *
   * @return the shape that the reader checks against
   */
  public static FileShape shape() {
    return PolicyShape.POLICY;
  }

  /**
   * Reads a policy.
   *
   * @param file the bytes of the file, UTF-8
   * @return the policy, with the hash of the bytes
   * @throws PolicyException when the file breaks a rule
   */
  public static Policy read(byte[] file) {
    YamlTree tree = YamlTree.parse(decode(file));
    if (!(tree instanceof Mapping)) {
      throw error(
          tree, "not-a-mapping", "this is no policy file; were the export and the policy swapped?");
    }
    Mapping root = mapping(tree, PolicyShape.POLICY, "policy");
    Scalar version = scalar(required(root, "reidrisk", "policy"));
    if (!version.text().equals(FORMAT)) {
      throw error(
          version,
          "format-version",
          "the format version is not " + FORMAT + ", the only one known");
    }
    Policy.Builder policy = Policy.builder(release(root)).sha256(sha256(file));
    table(root, policy);
    text(root, "catalogue").ifPresent(policy::catalogue);
    columns(root, policy);
    sets(root, policy);
    population(root, policy);
    limits(root, policy);
    subgroups(root, policy);
    acknowledge(root, policy);
    ScenarioYaml.read(items(root, "scenarios"), policy);
    BaselineYaml.read(root, policy);
    EarlierReleaseYaml.read(items(root, "earlier-releases"), policy);
    for (String section : PolicyShape.UNUSED) {
      Pair entry = root.entries().get(section);
      if (entry != null && !isEmpty(entry.value())) {
        policy.unusedSection(section);
      }
    }
    return policy.build();
  }

  private static String decode(byte[] file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new PolicyException("broken-yaml", 0, 0, "is not UTF-8 text; save it as UTF-8");
    }
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  // Sections

  private static Release release(Mapping root) {
    Mapping release = mapping(required(root, "release", "policy"), PolicyShape.RELEASE, "release");
    Map<String, String> facts = new LinkedHashMap<>();
    for (String fact : Release.FACTS) {
      Pair entry = release.entries().get(fact);
      if (entry != null && !isEmpty(entry.value())) {
        facts.put(fact, String.join("; ", texts(entry.value())));
      }
    }
    Scalar id = scalar(required(release, "id", "release"));
    if (id.text().isBlank()) {
      throw error(id, "empty-id", "the release needs an id");
    }
    Pair contains = release.entries().get("contains");
    return new Release(
        id.text(),
        text(release, "title").orElse(""),
        word(AccessTier.class, scalar(required(release, "tier", "release"))),
        contains(contains),
        facts);
  }

  private static List<String> contains(@Nullable Pair entry) {
    if (entry == null) {
      return List.of("metadata");
    }
    List<String> contents = list(entry, "contains");
    if (contents.isEmpty() || contents.contains("")) {
      throw error(
          entry,
          "empty-contains",
          "contains lists what is released: metadata, and what goes with it");
    }
    return contents;
  }

  private static void table(Mapping root, Policy.Builder policy) {
    Pair entry = root.entries().get("table");
    if (entry == null) {
      return;
    }
    Mapping table = mapping(entry.value(), PolicyShape.TABLE, "table");
    for (String key : List.of("patient", "event")) {
      scalarAt(table, key).ifPresent(s -> policy.place("table." + key, placeOf(s)));
    }
    text(table, "patient").ifPresent(policy::patient);
    text(table, "event").ifPresent(policy::event);
    flag(table, "patient-released").ifPresent(policy::patientReleased);
    scalarAt(table, "missing").ifPresent(m -> policy.missing(word(MissingMode.class, m)));
    TableFormat format = TableFormat.strict().withTrim(flag(table, "trim").orElse(false));
    Pair missingValues = table.entries().get("missing-values");
    if (missingValues != null) {
      format = format.withMissingValues(new LinkedHashSet<>(list(missingValues, "missing-values")));
    }
    Pair encoding = table.entries().get("encoding");
    if (encoding != null) {
      format = format.withEncoding(charset(scalar(encoding.value())));
    }
    Pair delimiter = table.entries().get("delimiter");
    if (delimiter != null) {
      String word = oneOf(scalar(delimiter.value()), PolicyShape.TABLE, "delimiter");
      if (!word.equals("auto")) {
        format = format.withDelimiter(word.equals("tab") ? '\t' : word.charAt(0));
      }
    }
    policy.format(format);
  }

  private static void columns(Mapping root, Policy.Builder policy) {
    Pair entry = required(root, "columns", "policy");
    if (!(entry.value() instanceof Mapping columns)) {
      throw error(entry.value(), "not-a-mapping", "columns is a mapping of names to roles");
    }
    columns
        .entries()
        .forEach(
            (name, column) -> {
              ColumnPolicy read = column(name, column);
              policy
                  .column(read)
                  .place("columns." + name, new Place(column.line(), column.column()));
              derived(read, column).ifPresent(policy::derived);
            });
  }

  private static Optional<DerivedColumn> derived(ColumnPolicy column, Pair entry) {
    Mapping map = mapping(entry.value(), PolicyShape.COLUMN, "column \"" + column.name() + "\"");
    Optional<Scalar> word = scalarAt(map, "derive");
    String from = text(map, "from").orElse(null);
    String by = text(map, "by").orElse(null);
    if (word.isEmpty()) {
      if (from != null || by != null) {
        throw error(
            map.entries().get(from != null ? "from" : "by"),
            "derivation-missing",
            "from and by belong to a derived column; add derive");
      }
      return Optional.empty();
    }
    Derivation derivation = word(Derivation.class, word.get());
    boolean needsFrom = derivation != Derivation.EVENT_COUNT;
    boolean needsBy = derivation == Derivation.VALUE_SEQUENCE;
    if (needsFrom != (from != null) || needsBy != (by != null)) {
      throw error(
          word.get(),
          "derivation-incomplete",
          derivation.word()
              + (needsBy
                  ? " needs from: the column of the values, and by: a date column"
                  : needsFrom ? " needs from: a column, and no by" : " needs neither from nor by"));
    }
    if (column.role() != Role.QUASI_IDENTIFIER) {
      throw error(
          word.get(),
          "derived-without-need",
          "a derived column is a quasi-identifier; give it that role");
    }
    return Optional.of(
        new DerivedColumn(
            column.name(),
            derivation,
            from,
            by,
            column.role(),
            derivation != Derivation.TIME_OF_DAY ? Knowledge.STATIC : column.knowledge()));
  }

  private static ColumnPolicy column(String name, Pair entry) {
    if (name.isEmpty()) {
      throw error(entry, "empty-name", "a column without a name is written column-N");
    }
    Mapping column = mapping(entry.value(), PolicyShape.COLUMN, "column \"" + name + "\"");
    Role role =
        word(Role.class, scalar(required(column, "role", "column \"" + name + "\"", entry)));
    Pair distance = column.entries().get("distance");
    if (distance != null && role != Role.SENSITIVE) {
      throw error(
          distance,
          "distance-of-no-sensitive-column",
          "only a sensitive column has a distance, and \"" + name + "\" is " + role.word());
    }
    return new ColumnPolicy(
        name,
        role,
        scalarAt(column, "knowledge").map(s -> word(Knowledge.class, s)).orElse(Knowledge.EVENT),
        scalarAt(column, "format").map(s -> word(ValueFormat.class, s)).orElse(ValueFormat.TEXT),
        distance == null ? SensitiveDistance.EQUAL : distance(distance.value()),
        text(column, "why").orElse(""));
  }

  private static SensitiveDistance distance(YamlTree tree) {
    if (tree instanceof Scalar scalar) {
      SensitiveDistance.Kind kind = word(SensitiveDistance.Kind.class, scalar);
      if (kind == SensitiveDistance.Kind.ORDERED || kind == SensitiveDistance.Kind.HIERARCHICAL) {
        throw error(
            scalar,
            "incomplete-distance",
            kind.word() + " needs more: {ordered: [lowest, …, highest]} or {hierarchical: FILE}");
      }
      return new SensitiveDistance(kind, List.of());
    }
    if (tree instanceof Mapping map && map.entries().containsKey("hierarchical")) {
      mapping(map, PolicyShape.HIERARCHICAL_DISTANCE, "distance");
      Scalar file = scalar(required(map, "hierarchical", "distance"));
      if (file.text().isBlank()) {
        throw error(file, "empty-value", "hierarchical names a file");
      }
      return new SensitiveDistance(SensitiveDistance.Kind.HIERARCHICAL, List.of(), file.text());
    }
    Mapping map = mapping(tree, PolicyShape.ORDERED_DISTANCE, "distance");
    Pair ordered = required(map, "ordered", "distance");
    List<String> order = list(ordered, "ordered");
    if (order.isEmpty() || Set.copyOf(order).size() < order.size()) {
      throw error(ordered, "broken-order", "ordered lists each value once, from lowest to highest");
    }
    return new SensitiveDistance(SensitiveDistance.Kind.ORDERED, order);
  }

  private static void sets(Mapping root, Policy.Builder policy) {
    Pair entry = root.entries().get("quasi-identifier-sets");
    if (entry == null || isEmpty(entry.value())) {
      return;
    }
    if (!(entry.value() instanceof Mapping sets)) {
      throw error(
          entry.value(),
          "not-a-mapping",
          "quasi-identifier-sets is a mapping of names to lists of columns");
    }
    sets.entries().forEach((name, set) -> set(name, set, policy));
  }

  private static void set(String name, Pair set, Policy.Builder policy) {
    policy.set(name, list(set, "a set"));
    policy.place("sets." + name, new Place(set.line(), set.column()));
    if (set.value() instanceof Sequence members) {
      for (int i = 0; i < members.items().size(); i++) {
        policy.place("sets." + name + "." + i, placeOf(members.items().get(i)));
      }
    }
  }

  private static void population(Mapping root, Policy.Builder policy) {
    Pair entry = root.entries().get("population");
    if (entry == null || isEmpty(entry.value())) {
      return;
    }
    Mapping population = mapping(entry.value(), PolicyShape.POPULATION, "population");
    for (String key : List.of("size", "sampling-fraction")) {
      scalarAt(population, key).ifPresent(PolicyNodes::decimal);
    }
    for (String key : List.of("weights", "source", "date")) {
      text(population, key);
    }
    Optional<String> file = text(population, "register");
    if (file.isEmpty()) {
      for (String key : List.of("columns", "count", "person")) {
        if (population.entries().containsKey(key)) {
          throw error(
              population.entries().get(key), "register-missing", key + " belongs to a register");
        }
      }
      policy.unusedSection("population");
      return;
    }
    Map<String, String> columns = new LinkedHashMap<>();
    Pair named = population.entries().get("columns");
    if (named != null) {
      if (!(named.value() instanceof Mapping map)) {
        throw error(
            named, "not-a-mapping", "columns is a mapping of quasi-identifiers to the register's");
      }
      map.entries()
          .forEach(
              (column, held) -> {
                columns.put(column, scalar(held.value()).text());
                policy.place("population." + column, new Place(held.line(), held.column()));
              });
    }
    String count = text(population, "count").orElse(null);
    String person = text(population, "person").orElse(null);
    if (count != null && person != null) {
      throw error(
          population.entries().get("person"),
          "count-and-person",
          "a register counts people by count or by person, not by both");
    }
    policy.place("population", new Place(entry.line(), entry.column()));
    policy.register(
        new RegisterPolicy(
            file.get(),
            columns,
            count,
            person,
            text(population, "source").orElse(""),
            text(population, "date").orElse("")));
  }

  private static void subgroups(Mapping root, Policy.Builder policy) {
    int index = 0;
    for (YamlTree item : items(root, "subgroups")) {
      Mapping map = mapping(item, PolicyShape.SUBGROUP, "subgroup");
      Scalar column = scalar(required(map, "column", "subgroup"));
      Pair values = map.entries().get("values");
      Pair bands = map.entries().get("bands");
      if (values != null && bands != null) {
        throw error(bands, "values-and-bands", "a subgroup lists values or bands, not both");
      }
      List<BigDecimal> starts = new ArrayList<>();
      items(map, "bands").forEach(i -> starts.add(decimal(scalar(i))));
      for (int i = 1; i < starts.size(); i++) {
        if (starts.get(i).compareTo(starts.get(i - 1)) <= 0) {
          throw error(bands, "broken-order", "bands ascend");
        }
      }
      policy.place("subgroups." + index++, placeOf(column));
      policy.subgroup(
          new Subgroup(column.text(), values == null ? List.of() : list(values, "values"), starts));
    }
  }

  private static void acknowledge(Mapping root, Policy.Builder policy) {
    for (YamlTree item : items(root, "acknowledge")) {
      Mapping map = mapping(item, PolicyShape.ACKNOWLEDGEMENT, "acknowledgement");
      Scalar reason = scalar(required(map, "reason", "acknowledgement"));
      if (reason.text().isBlank()) {
        throw error(reason, "no-reason", "an acknowledgement states its reason");
      }
      policy.acknowledge(
          new Acknowledgement(
              scalar(required(map, "code", "acknowledgement")).text(),
              scalar(required(map, "about", "acknowledgement")).text(),
              reason.text()));
    }
  }

  // Limits

  private static void limits(Mapping root, Policy.Builder policy) {
    Pair entry = root.entries().get("limits");
    if (entry == null || isEmpty(entry.value())) {
      return;
    }
    Mapping limits = mapping(entry.value(), PolicyShape.LIMITS, "limits");
    text(limits, "preset");
    scalarAt(limits, "preset")
        .ifPresent(
            s ->
                policy.preset(
                    Preset.named(s.text())
                        .orElseThrow(
                            () ->
                                unknownWord(
                                    s,
                                    "unknown-preset",
                                    Preset.all().stream().map(Preset::id).toList()))));
    scalarAt(limits, "power").map(PolicyNodes::power).ifPresent(policy::power);
    int index = 0;
    for (YamlTree item : items(limits, "explicit")) {
      Mapping map = mapping(item, PolicyShape.EXPLICIT_LIMIT, "limit");
      for (Limit limit : explicit(map, root, policy.power())) {
        String what = "limits." + index++;
        policy.limit(limit);
        scalarAt(map, "quantity").ifPresent(s -> policy.place(what, placeOf(s)));
        for (String key : List.of("of", "set")) {
          scalarAt(map, key).ifPresent(s -> policy.place(what + "." + key, placeOf(s)));
        }
      }
    }
  }

  private static List<Limit> explicit(Mapping map, Mapping root, String usualPower) {
    Scalar word = scalar(required(map, "quantity", "limit"));
    if (PolicyShape.OF_SCENARIOS.contains(word.text())) {
      throw error(
          word,
          "limit-outside-scenario",
          "a limit on " + word.text() + " belongs to a scenario: scenarios, limit");
    }
    if (PolicyShape.LATER.contains(word.text())) {
      throw error(word, "not-measured", "this version does not measure " + word.text() + " yet");
    }
    oneOf(word, PolicyShape.EXPLICIT_LIMIT, "quantity");
    Quantity quantity = word(Quantity.class, word);
    Scalar written = bound(map, quantity, word);
    BigDecimal bound = decimal(written);
    checkBound(quantity, bound, written);
    Optional<ComparisonMode> mode = scalarAt(map, "mode").map(s -> word(ComparisonMode.class, s));
    Integer threshold = threshold(map, quantity, word, mode.orElse(ComparisonMode.STRICT));
    if (mode.isPresent() && !quantity.standsForClassSize() && !riskThreshold(map)) {
      throw error(
          map.entries().get("mode"),
          "mode-without-class-size",
          "mode belongs to risks that stand for a class size, not to " + quantity.word());
    }
    Integer classSize =
        quantity.standsForClassSize()
            ? classSize(written, mode.orElse(ComparisonMode.STRICT))
            : null;
    boolean risk = classSize != null || riskThreshold(map);
    ComparisonMode kept = risk ? mode.orElse(ComparisonMode.STRICT) : null;
    Params params =
        new Params(
            threshold,
            power(map, quantity, usualPower),
            null,
            text(map, "set").orElse(null),
            constant(map, quantity),
            model(map, quantity));
    if (!quantity.ofSensitive()) {
      if (map.entries().containsKey("of")) {
        throw error(
            map.entries().get("of"), "of-without-need", quantity.word() + " is of no column");
      }
      return List.of(new Limit(quantity, bound, classSize, kept, null, params, Limit.EXPLICIT));
    }
    return sensitiveColumns(map, root, word).stream()
        .map(of -> new Limit(quantity, bound, classSize, kept, of, params, Limit.EXPLICIT))
        .toList();
  }

  private static @Nullable BigDecimal constant(Mapping map, Quantity quantity) {
    Optional<Scalar> written = scalarAt(map, "c");
    if (quantity != Quantity.L_RECURSIVE) {
      if (written.isPresent()) {
        throw error(written.get(), "c-without-need", quantity.word() + " has no constant c");
      }
      return null;
    }
    BigDecimal c = written.map(PolicyNodes::decimal).orElse(RecursiveDiversity.USUAL_C);
    if (c.signum() <= 0) {
      throw error(map.entries().get("c"), "bound-out-of-range", "c is a number above 0");
    }
    return c;
  }

  private static @Nullable String model(Mapping map, Quantity quantity) {
    Optional<Scalar> written = scalarAt(map, "model");
    if (written.isEmpty()) {
      return null;
    }
    String model = oneOf(written.get(), PolicyShape.EXPLICIT_LIMIT, "model");
    if (!Limit.isModel(quantity, model)) {
      throw error(
          written.get(), "model-without-need", quantity.word() + " has no variant " + model);
    }
    return model;
  }

  private static Scalar bound(Mapping map, Quantity quantity, Scalar word) {
    boolean higher = quantity.safer() == Quantity.Safer.HIGHER;
    String right = higher ? "at-least" : "at-most";
    String wrong = higher ? "at-most" : "at-least";
    Pair refused = map.entries().get(wrong);
    if (refused != null) {
      throw error(
          refused,
          "wrong-direction",
          "a limit on " + quantity.word() + " says " + right + ", not " + wrong);
    }
    Pair entry = map.entries().get(right);
    if (entry == null) {
      throw error(
          word, "no-bound", "a limit on " + quantity.word() + " needs " + right + ": a number");
    }
    return scalar(entry.value());
  }

  private static void checkBound(Quantity quantity, BigDecimal bound, Scalar written) {
    boolean whole = quantity.kind() == Quantity.Kind.COUNT;
    if (!Limit.inRange(quantity, bound)) {
      throw error(
          written,
          "bound-out-of-range",
          "a limit on "
              + quantity.word()
              + " is "
              + (whole ? "a whole number" : "a number")
              + (quantity.safer() == Quantity.Safer.HIGHER
                  ? " from 1"
                  : whole || quantity.unbounded() ? " from 0" : " from 0 to 1"));
    }
  }

  private static Integer classSize(Scalar written, ComparisonMode mode) {
    return mode.classSize(decimal(written))
        .orElseThrow(
            () ->
                error(
                    written,
                    "no-class-size",
                    mode == ComparisonMode.REGULATOR
                        ? "the regulator mode knows "
                            + ComparisonMode.publishedRisks()
                            + " only; give k at-least instead"
                        : "a largest risk lies above 0 and is at most 1"));
  }

  private static boolean riskThreshold(Mapping map) {
    return scalarAt(map, "threshold").map(s -> s.text().startsWith("0.")).orElse(false);
  }

  private static @Nullable Integer threshold(
      Mapping map, Quantity quantity, Scalar word, ComparisonMode mode) {
    Pair entry = map.entries().get("threshold");
    if (!quantity.hasThreshold()) {
      if (entry != null) {
        throw error(entry, "threshold-without-need", quantity.word() + " has no threshold");
      }
      return null;
    }
    if (entry == null) {
      throw error(word, "no-threshold", quantity.word() + " needs threshold: a class size");
    }
    Scalar written = scalar(entry.value());
    BigDecimal threshold = decimal(written);
    if (riskThreshold(map)) {
      return classSize(written, mode);
    }
    boolean whole = threshold.stripTrailingZeros().scale() <= 0;
    if (!whole
        || threshold.signum() <= 0
        || threshold.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
      throw error(
          written, "bound-out-of-range", "threshold is a class size from 1, or a risk below 1");
    }
    return threshold.intValueExact();
  }

  private static @Nullable String power(Mapping map, Quantity quantity, String usual) {
    Optional<Scalar> written = scalarAt(map, "power");
    if (!quantity.powered()) {
      if (written.isPresent()) {
        throw error(
            written.get(), "power-without-need", quantity.word() + " does not depend on power");
      }
      return null;
    }
    return written.map(PolicyNodes::power).orElse(usual);
  }

  /** The column named, or every sensitive column when none is named. */
  private static List<String> sensitiveColumns(Mapping map, Mapping root, Scalar word) {
    Optional<String> of = text(map, "of");
    if (of.isPresent()) {
      return List.of(of.get());
    }
    List<String> sensitive = new ArrayList<>();
    if (required(root, "columns", "policy").value() instanceof Mapping columns) {
      columns
          .entries()
          .forEach(
              (name, entry) -> {
                if (column(name, entry).role() == Role.SENSITIVE) {
                  sensitive.add(name);
                }
              });
    }
    if (sensitive.isEmpty()) {
      throw error(
          word,
          "limit-of-no-sensitive-column",
          "a limit on " + word.text() + " needs a column with the role sensitive");
    }
    return sensitive;
  }
}
