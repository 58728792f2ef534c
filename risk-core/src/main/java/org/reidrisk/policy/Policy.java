package org.reidrisk.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.measure.Params;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.DerivedColumn;
import org.reidrisk.table.Header;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;
import org.reidrisk.table.Schema;
import org.reidrisk.table.TableFormat;
import org.reidrisk.value.ValueFormat;

/**
 * What a release is, what its columns are, and what is allowed. Immutable; made by {@link #builder}
 * or by {@link PolicyYaml}.
 */
public final class Policy {
  private final Release release;
  private final TableFormat format;
  private final @Nullable String patient;
  private final boolean patientReleased;
  private final @Nullable String event;
  private final Map<String, ColumnPolicy> columns;
  private final Map<String, List<String>> sets;
  private final MissingMode missing;
  private final List<DerivedColumn> derived;
  private final @Nullable RegisterPolicy register;
  private final @Nullable String catalogue;
  private final List<Subgroup> subgroups;
  private final String power;
  private final @Nullable Preset preset;
  private final List<Limit> explicitLimits;
  private final List<Acknowledgement> acknowledgements;
  private final List<Scenario> scenarios;
  private final BaselinePolicy baseline;
  private final List<EarlierRelease> earlierReleases;
  private final Set<String> unusedSections;
  private final String sha256;
  private final Map<String, Place> places;

  private Policy(Builder b) {
    this.release = b.release;
    this.format = b.format;
    this.patient = b.patient;
    this.patientReleased = b.patientReleased;
    this.event = b.event;
    this.columns = Collections.unmodifiableMap(new LinkedHashMap<>(b.columns));
    Map<String, List<String>> copiedSets = new LinkedHashMap<>();
    b.sets.forEach((name, members) -> copiedSets.put(name, List.copyOf(members)));
    this.sets = Collections.unmodifiableMap(copiedSets);
    this.missing = b.missing;
    this.derived = List.copyOf(b.derived);
    this.register = b.register;
    this.catalogue = b.catalogue;
    this.subgroups = List.copyOf(b.subgroups);
    this.power = b.power();
    this.preset = b.preset;
    this.explicitLimits = List.copyOf(b.explicitLimits);
    this.acknowledgements = List.copyOf(b.acknowledgements);
    this.scenarios = List.copyOf(b.scenarios);
    this.baseline = b.baseline;
    this.earlierReleases = List.copyOf(b.earlierReleases);
    this.unusedSections = Collections.unmodifiableSet(new LinkedHashSet<>(b.unusedSections));
    this.sha256 = b.sha256;
    this.places = Map.copyOf(b.places);
  }

  /**
   * Starts a policy.
   *
   * @param release what is to be released
   * @return a builder without columns and limits
   */
  public static Builder builder(Release release) {
    return new Builder(release);
  }

  /**
   * What is to be released.
   *
   * @return the release
   */
  public Release release() {
    return release;
  }

  /**
   * How the export is to be read.
   *
   * @return delimiter, encoding, trimming and missing values
   */
  public TableFormat format() {
    return format;
  }

  /**
   * The patient key.
   *
   * @return the column's name, or empty when each row is one patient
   */
  public Optional<String> patient() {
    return Optional.ofNullable(patient);
  }

  /**
   * Whether the recipient sees which rows belong to one patient.
   *
   * @return false when the key is dropped from the release
   */
  public boolean patientReleased() {
    return patientReleased;
  }

  /**
   * The column whose distinct values are a patient's events.
   *
   * @return the column's name, or empty when each row is an event
   */
  public Optional<String> event() {
    return Optional.ofNullable(event);
  }

  /**
   * What the policy says of a column.
   *
   * @param name the column's name
   * @return its entry, or empty when the policy does not name it
   */
  public Optional<ColumnPolicy> column(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  /**
   * The columns that have a role, in the order of the policy.
   *
   * @param role the role
   * @return their names
   */
  public List<String> named(Role role) {
    return columns.values().stream().filter(c -> c.role() == role).map(ColumnPolicy::name).toList();
  }

  /**
   * What a missing quasi-identifier cell means.
   *
   * @return own-value unless the policy says otherwise
   */
  public MissingMode missing() {
    return missing;
  }

  /**
   * Columns that are not in the export and are computed from it.
   *
   * @return the columns, in the order of the policy
   */
  public List<DerivedColumn> derived() {
    return derived;
  }

  /**
   * The catalogue of attributes that replaces the tool's own.
   *
   * @return its path beside the policy, or empty for the tool's own
   */
  public Optional<String> catalogue() {
    return Optional.ofNullable(catalogue);
  }

  /**
   * The register of the population.
   *
   * @return the register, or empty when the policy names none
   */
  public Optional<RegisterPolicy> register() {
    return Optional.ofNullable(register);
  }

  /**
   * Columns by whose values risks are shown apart.
   *
   * @return the subgroups, in the order of the policy
   */
  public List<Subgroup> subgroups() {
    return subgroups;
  }

  /**
   * How many events of a patient the adversary of the preset's limits knows, and of explicit limits
   * that name no power: what the policy says, else {@link #usualPower}.
   *
   * @return a number of events, {@code all} or {@code complete}
   */
  public String power() {
    return power;
  }

  /**
   * The adversary that the tier asks for: its default where the recipient sees which rows belong to
   * one patient, otherwise one event.
   *
   * @return a number of events, or {@code complete}
   */
  public String usualPower() {
    return patient != null && patientReleased ? release.tier().defaultPower() : Params.POWER_ONE;
  }

  /**
   * Named quasi-identifier sets beside the set of all.
   *
   * @return columns by name of the set, in the order of the policy
   */
  public Map<String, List<String>> sets() {
    return sets;
  }

  /**
   * The preset.
   *
   * @return the preset, or empty when only explicit limits decide
   */
  public Optional<Preset> preset() {
    return Optional.ofNullable(preset);
  }

  /**
   * The limits that decide: those of the preset for the adversary of {@link #power}, then the
   * explicit ones, then those of the {@link #scenarios}. An explicit limit that is weaker than the
   * preset's lifts nothing, since both must be met.
   *
   * @return the effective limits; empty when the policy states none
   */
  public List<Limit> limits() {
    List<Limit> limits = new ArrayList<>();
    if (preset != null) {
      preset.limits().forEach(limit -> limits.add(limit.withPower(power)));
    }
    limits.addAll(explicitLimits);
    for (Scenario scenario : scenarios()) {
      if (scenario.limit() != null) {
        limits.add(scenario.limit());
      }
    }
    return List.copyOf(limits);
  }

  /**
   * Blocking findings that the policy accepts.
   *
   * @return the acknowledgements
   */
  public List<Acknowledgement> acknowledgements() {
    return acknowledgements;
  }

  /**
   * The attackers that are tried on a release of this tier.
   *
   * @return the scenarios, in the order of the policy
   */
  public List<Scenario> scenarios() {
    return scenarios.stream().filter(s -> s.runsFor(release.tier())).toList();
  }

  /**
   * All attackers that the policy names, also those of other tiers.
   *
   * @return the scenarios, in the order of the policy
   */
  public List<Scenario> allScenarios() {
    return scenarios;
  }

  /**
   * Releases that somebody may hold already, and that this one is held against.
   *
   * @return the earlier releases, in the order of the policy
   */
  public List<EarlierRelease> earlierReleases() {
    return earlierReleases;
  }

  /**
   * Sections that the policy fills and that this version does not use: {@code context}, and {@code
   * population} when it names no register.
   *
   * @return their keys
   */
  public Set<String> unusedSections() {
    return unusedSections;
  }

  /**
   * SHA-256 of the policy file.
   *
   * @return lower-case hexadecimal; empty for a policy that came from no file
   */
  public String sha256() {
    return sha256;
  }

  /**
   * Gives every column of an export its role; derived columns are not among them.
   *
   * @param header the export's columns
   * @return the schema; a column that the policy does not name is undecided
   * @throws PolicyException when the policy names columns that the export lacks
   */
  public Schema classify(Header header) {
    requirePresent(header);
    List<ColumnSpec> specs = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      specs.add(spec(header.names().get(i), i + 1));
    }
    Schema schema = Schema.of(specs);
    return event == null ? schema : schema.withEvent(event);
  }

  private ColumnSpec spec(String name, int position) {
    ColumnPolicy column = columns.get(name);
    if (name.equals(patient)) {
      return new ColumnSpec(
          name,
          position,
          Role.PATIENT_KEY,
          RoleOrigin.PATIENT,
          Knowledge.STATIC,
          column == null ? ValueFormat.TEXT : column.format());
    }
    if (column == null) {
      return new ColumnSpec(
          name, position, Role.UNDECIDED, RoleOrigin.UNNAMED, Knowledge.EVENT, ValueFormat.TEXT);
    }
    return new ColumnSpec(
        name, position, column.role(), RoleOrigin.POLICY, column.knowledge(), column.format());
  }

  private void requirePresent(Header header) {
    Map<String, Place> named = new LinkedHashMap<>();
    columns.keySet().forEach(name -> named.put(name, place("columns." + name)));
    for (DerivedColumn column : derived) {
      named.remove(column.name());
      if (column.of() != null) {
        named.putIfAbsent(column.of(), place("columns." + column.name()));
      }
      if (column.by() != null) {
        named.putIfAbsent(column.by(), place("columns." + column.name()));
      }
      if (header.names().contains(column.name())) {
        throw place("columns." + column.name())
            .error(
                "derived-column-in-export",
                "the column \""
                    + column.name()
                    + "\" is in the export already; give the derived column another name");
      }
    }
    if (patient != null) {
      named.putIfAbsent(patient, place("table.patient"));
    }
    if (event != null) {
      named.putIfAbsent(event, place("table.event"));
    }
    Set<String> present = Set.copyOf(header.names());
    List<String> absent = named.keySet().stream().filter(n -> !present.contains(n)).toList();
    if (absent.isEmpty()) {
      return;
    }
    String first = absent.get(0);
    Place place = named.getOrDefault(first, Place.NOWHERE);
    if (absent.size() * 2 > named.size()) {
      // The first row may be data: nothing of it may be quoted, not even as a likely spelling.
      throw place.error(
          "columns-not-in-export",
          absent.size()
              + " of the "
              + named.size()
              + " columns that the policy names are not among the "
              + header.size()
              + " columns of the export; check that its first line is a header, that the"
              + " delimiter is right and that this is the policy for it");
    }
    List<String> unclaimed = header.names().stream().filter(n -> !named.containsKey(n)).toList();
    String hint =
        NearestName.of(first, unclaimed).map(n -> "; the nearest is \"" + n + "\"").orElse("");
    String more = absent.size() == 1 ? "" : " (and " + (absent.size() - 1) + " more)";
    throw place.error(
        "column-not-in-export",
        "the column \"" + first + "\" is not in the export" + more + hint + "; correct the policy");
  }

  private Place place(String what) {
    return places.getOrDefault(what, Place.NOWHERE);
  }

  /**
   * How the release is compared with an earlier one.
   *
   * @return what the policy says, or the defaults
   */
  public BaselinePolicy baseline() {
    return baseline;
  }

  @Override
  public String toString() {
    return "Policy for release " + release.id();
  }

  /** Collects a policy; checks it as a whole when built. */
  public static final class Builder {
    private final Release release;
    private TableFormat format = TableFormat.strict();
    private @Nullable String patient;
    private boolean patientReleased = true;
    private @Nullable String event;
    private final Map<String, ColumnPolicy> columns = new LinkedHashMap<>();
    private final Map<String, List<String>> sets = new LinkedHashMap<>();
    private MissingMode missing = MissingMode.OWN_VALUE;
    private final List<DerivedColumn> derived = new ArrayList<>();
    private @Nullable RegisterPolicy register;
    private @Nullable String catalogue;
    private final List<Subgroup> subgroups = new ArrayList<>();
    private @Nullable String power;
    private @Nullable Preset preset;
    private final List<Limit> explicitLimits = new ArrayList<>();
    private final List<Acknowledgement> acknowledgements = new ArrayList<>();
    private final List<Scenario> scenarios = new ArrayList<>();
    private BaselinePolicy baseline = BaselinePolicy.DEFAULT;
    private final List<EarlierRelease> earlierReleases = new ArrayList<>();
    private final Set<String> unusedSections = new LinkedHashSet<>();
    private String sha256 = "";
    private final Map<String, Place> places = new HashMap<>();

    private Builder(Release release) {
      this.release = Objects.requireNonNull(release);
    }

    /**
     * How the export is to be read.
     *
     * @param tableFormat delimiter, encoding, trimming and missing values
     * @return this builder
     */
    public Builder format(TableFormat tableFormat) {
      this.format = tableFormat;
      return this;
    }

    /**
     * The patient key; without one, each row is one patient.
     *
     * @param column the column's name
     * @return this builder
     */
    public Builder patient(String column) {
      this.patient = column;
      return this;
    }

    /**
     * Whether the recipient sees which rows belong to one patient; true unless said otherwise.
     *
     * @param released false when the key is dropped from the release
     * @return this builder
     */
    public Builder patientReleased(boolean released) {
      this.patientReleased = released;
      return this;
    }

    /**
     * The column whose distinct values are a patient's events; without one, each row is an event.
     *
     * @param column the column's name
     * @return this builder
     */
    public Builder event(String column) {
      this.event = column;
      return this;
    }

    /**
     * Adds what is said of a column.
     *
     * @param column the column
     * @return this builder
     */
    public Builder column(ColumnPolicy column) {
      columns.put(column.name(), column);
      return this;
    }

    /**
     * Adds a column of text.
     *
     * @param name the column's name
     * @param role what it is to an attacker
     * @return this builder
     */
    public Builder column(String name, Role role) {
      return column(ColumnPolicy.of(name, role));
    }

    /**
     * Adds a named quasi-identifier set.
     *
     * @param name the set's name
     * @param members its columns: quasi-identifiers, or sensitive columns that an attacker may know
     * @return this builder
     */
    public Builder set(String name, List<String> members) {
      sets.put(name, members);
      return this;
    }

    /**
     * What a missing quasi-identifier cell means; own-value unless said otherwise.
     *
     * @param mode the mode
     * @return this builder
     */
    public Builder missing(MissingMode mode) {
      this.missing = mode;
      return this;
    }

    /**
     * Adds a column that is computed from the export; it also needs a {@link #column}.
     *
     * @param column what is computed
     * @return this builder
     */
    public Builder derived(DerivedColumn column) {
      derived.add(column);
      return this;
    }

    /**
     * The catalogue of attributes that replaces the tool's own.
     *
     * @param file its path beside the policy
     * @return this builder
     */
    public Builder catalogue(String file) {
      this.catalogue = file;
      return this;
    }

    /**
     * The register of the population.
     *
     * @param given the register
     * @return this builder
     */
    public Builder register(RegisterPolicy given) {
      this.register = given;
      return this;
    }

    /**
     * Adds a column by whose values risks are shown apart.
     *
     * @param subgroup the column and how its groups are named
     * @return this builder
     */
    public Builder subgroup(Subgroup subgroup) {
      subgroups.add(subgroup);
      return this;
    }

    /**
     * How many events the adversary of the preset's limits knows; that of the tier unless said
     * otherwise.
     *
     * @param events a number, {@code all} or {@code complete}
     * @return this builder
     */
    public Builder power(String events) {
      this.power = events;
      return this;
    }

    /** What {@link Policy#power} will be, as far as the policy is known by now. */
    String power() {
      if (power != null) {
        return power;
      }
      return patient != null && patientReleased ? release.tier().defaultPower() : Params.POWER_ONE;
    }

    /**
     * The preset whose limits decide.
     *
     * @param named the preset
     * @return this builder
     */
    public Builder preset(Preset named) {
      this.preset = named;
      return this;
    }

    /**
     * Adds an explicit limit.
     *
     * @param limit the limit
     * @return this builder
     */
    public Builder limit(Limit limit) {
      explicitLimits.add(limit);
      return this;
    }

    /**
     * Accepts a blocking finding.
     *
     * @param acknowledgement which one and why
     * @return this builder
     */
    public Builder acknowledge(Acknowledgement acknowledgement) {
      acknowledgements.add(acknowledgement);
      return this;
    }

    /**
     * Adds an attacker.
     *
     * @param scenario the attacker, what is held and how it is compared
     * @return this builder
     */
    public Builder scenario(Scenario scenario) {
      scenarios.add(scenario);
      return this;
    }

    /**
     * How the release is compared with an earlier one.
     *
     * @param given what the policy says of baselines
     * @return this builder
     */
    public Builder baseline(BaselinePolicy given) {
      this.baseline = Objects.requireNonNull(given);
      return this;
    }

    /**
     * Adds a release that somebody may hold already.
     *
     * @param earlier its name, file and columns
     * @return this builder
     */
    public Builder earlierRelease(EarlierRelease earlier) {
      earlierReleases.add(earlier);
      return this;
    }

    Builder unusedSection(String key) {
      unusedSections.add(key);
      return this;
    }

    /** Remembers where the file names something, for errors that show up later. */
    Builder place(String what, Place place) {
      places.put(what, place);
      return this;
    }

    Builder sha256(String hex) {
      this.sha256 = hex;
      return this;
    }

    /**
     * The policy.
     *
     * @return an immutable policy
     * @throws PolicyException when its parts contradict each other or no column is a
     *     quasi-identifier
     */
    public Policy build() {
      new PolicyChecks(this).check();
      return new Policy(this);
    }
  }

  /** Checks that concern several parts of a policy at once. */
  private record PolicyChecks(Builder policy) {

    void check() {
      policy.columns.values().forEach(this::checkPatientKey);
      if (policy.columns.values().stream().noneMatch(c -> c.role() == Role.QUASI_IDENTIFIER)) {
        throw Place.NOWHERE.error(
            "no-quasi-identifier",
            "no column has the role quasi-identifier; give it, under columns, to what somebody may"
                + " know of a patient, such as sex, age or a date");
      }
      policy.sets.forEach(this::checkSet);
      policy.derived.forEach(this::checkDerived);
      checkRegister();
      for (int i = 0; i < policy.subgroups.size(); i++) {
        checkSubgroup(policy.subgroups.get(i), place("subgroups." + i));
      }
      for (int i = 0; i < policy.explicitLimits.size(); i++) {
        checkLimit(policy.explicitLimits.get(i), "limits." + i);
      }
      new ScenarioChecks(policy.columns, policy.derived, policy.patient, policy.places)
          .check(policy.scenarios);
      EarlierReleaseYaml.Checks.of(
              policy.columns.keySet(), policy.derived, policy.patient, policy.event, policy.places)
          .check(policy.earlierReleases);
    }

    private @Nullable Role role(String name) {
      ColumnPolicy column = policy.columns.get(name);
      return column == null ? null : column.role();
    }

    private Place place(String what) {
      return policy.places.getOrDefault(what, Place.NOWHERE);
    }

    private void checkLimit(Limit limit, String what) {
      if (limit.quantity().ofScenario()) {
        throw place(what)
            .error(
                "limit-outside-scenario",
                "a limit on " + limit.text() + " belongs to that scenario");
      }
      if (limit.of() != null && role(limit.of()) != Role.SENSITIVE) {
        throw place(what + ".of")
            .error(
                "limit-of-no-sensitive-column",
                "a limit on " + limit.text() + " names a column whose role is not sensitive");
      }
      boolean extended = Params.EXTENDED.equals(limit.params().model());
      boolean alone =
          policy.columns.values().stream().filter(c -> c.role() == Role.SENSITIVE).count() < 2;
      if (extended && (limit.set() != null || alone)) {
        throw place(what)
            .error(
                "model-without-need",
                "the variant "
                    + Params.EXTENDED
                    + " is measured on all quasi-identifiers, and needs two sensitive columns");
      }
      if (limit.set() != null && !policy.sets.containsKey(limit.set())) {
        throw place(what + ".set")
            .error(
                "unknown-set",
                "a limit names the set \""
                    + limit.set()
                    + "\", which quasi-identifier-sets does not list");
      }
    }

    private void checkDerived(DerivedColumn column) {
      boolean chained =
          policy.derived.stream()
              .anyMatch(d -> d.name().equals(column.of()) || d.name().equals(column.by()));
      if (chained) {
        throw place("columns." + column.name())
            .error(
                "derived-of-derived",
                "the column \"" + column.name() + "\" is derived from a derived column");
      }
    }

    private void checkRegister() {
      RegisterPolicy register = policy.register;
      if (register == null) {
        for (int i = 0; i < policy.explicitLimits.size(); i++) {
          Limit limit = policy.explicitLimits.get(i);
          if (limit.quantity().fromRegister()) {
            throw place("limits." + i)
                .error(
                    "limit-without-register",
                    "a limit on " + limit.text() + " needs population.register");
          }
        }
        return;
      }
      for (String name : register.columns().keySet()) {
        if (role(name) != Role.QUASI_IDENTIFIER) {
          throw place("population." + name)
              .error(
                  "register-of-no-quasi-identifier",
                  "the register maps \"" + name + "\", which is no quasi-identifier");
        }
      }
      boolean mapped = !register.columns().isEmpty();
      List<String> held = new ArrayList<>(register.columns().values());
      Optional.ofNullable(register.count()).ifPresent(held::add);
      Optional.ofNullable(register.person()).ifPresent(held::add);
      if (mapped && Set.copyOf(held).size() < held.size()) {
        throw place("population")
            .error(
                "register-column-twice",
                "population uses one column of the register for two things; name another");
      }
    }

    private void checkSubgroup(Subgroup subgroup, Place place) {
      Role role = role(subgroup.column());
      if (role == null || role == Role.PATIENT_KEY || role == Role.DIRECT_IDENTIFIER) {
        throw place.error(
            "subgroup-of-no-column",
            "a subgroup names \""
                + subgroup.column()
                + "\", which is no column that people can be grouped by");
      }
    }

    private void checkPatientKey(ColumnPolicy column) {
      boolean isPatient = column.name().equals(policy.patient);
      if (isPatient && column.role() != Role.PATIENT_KEY && column.role() != Role.PSEUDONYM) {
        throw place("columns." + column.name())
            .error(
                "patient-key-with-other-role",
                "the column \""
                    + column.name()
                    + "\" is the patient key (table.patient) and cannot be "
                    + column.role().word()
                    + " too; leave it out of columns or give it the role patient-key");
      }
      if (!isPatient && column.role() == Role.PATIENT_KEY) {
        String named = policy.patient == null ? "is not set" : "names \"" + policy.patient + "\"";
        throw place("columns." + column.name())
            .error(
                "second-patient-key",
                "the column \""
                    + column.name()
                    + "\" has the role patient-key, but table.patient "
                    + named
                    + "; set the patient key there");
      }
    }

    private void checkSet(String name, List<String> members) {
      if (members.isEmpty()) {
        throw place("sets." + name).error("empty-set", "the set \"" + name + "\" is empty");
      }
      for (int i = 0; i < members.size(); i++) {
        Role role = role(members.get(i));
        if (role != Role.QUASI_IDENTIFIER && role != Role.SENSITIVE) {
          throw place("sets." + name + "." + i)
              .error(
                  "set-member-without-role",
                  "the set \""
                      + name
                      + "\" names \""
                      + members.get(i)
                      + "\", which is neither a quasi-identifier nor sensitive");
        }
      }
    }
  }
}
