package org.reidrisk.policy;

import static org.reidrisk.policy.PolicyNodes.error;
import static org.reidrisk.policy.PolicyNodes.mapping;
import static org.reidrisk.policy.PolicyNodes.placeOf;
import static org.reidrisk.policy.PolicyNodes.required;
import static org.reidrisk.policy.PolicyNodes.scalar;
import static org.reidrisk.policy.PolicyNodes.scalarAt;
import static org.reidrisk.policy.PolicyNodes.word;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.reidrisk.FileShape.KeyShape;
import org.reidrisk.FileShape.Keys;
import org.reidrisk.FileShape.Named;
import org.reidrisk.FileShape.Text;
import org.reidrisk.FileShape.Words;
import org.reidrisk.Term;
import org.reidrisk.policy.YamlTree.Mapping;
import org.reidrisk.policy.YamlTree.Pair;
import org.reidrisk.policy.YamlTree.Scalar;
import org.reidrisk.table.DerivedColumn;

/** Reads the earlier releases of a policy file, and checks them against the rest of it. */
final class EarlierReleaseYaml {
  private static final String RELEASE = "earlier release";
  private static final String SECTION = "earlier-releases.";

  static final Keys SHAPE =
      new Keys(
          List.of(
              new KeyShape("id", true, "The earlier release's name.", new Text()),
              new KeyShape("file", true, "Its table, beside the policy.", new Text()),
              new KeyShape(
                  "columns",
                  false,
                  "Its column for a column of this release; default: the same name.",
                  new Named(new Text())),
              new KeyShape(
                  "patients",
                  false,
                  "What its patient keys are; default: as the data tell.",
                  new Words(Term.words(PatientKeys.class)))));

  private EarlierReleaseYaml() {}

  /** Reads a list of earlier releases into a policy. */
  static void read(List<YamlTree> releases, Policy.Builder policy) {
    int index = 0;
    for (YamlTree item : releases) {
      Mapping map = mapping(item, SHAPE, RELEASE);
      String what = SECTION + index++;
      Scalar id = filled(map, "id");
      Scalar file = filled(map, "file");
      Map<String, String> columns = new LinkedHashMap<>();
      Pair named = map.entries().get("columns");
      if (named != null) {
        if (!(named.value() instanceof Mapping names)) {
          throw error(
              named.value(),
              "not-a-mapping",
              "columns is a mapping of this release's columns to the earlier one's");
        }
        names
            .entries()
            .forEach(
                (column, there) -> {
                  Scalar name = scalar(there.value());
                  if (name.text().isEmpty()) {
                    throw error(name, "empty-value", "columns names a column of the earlier file");
                  }
                  columns.put(column, name.text());
                  policy.place(
                      what + ".columns." + column, new Place(there.line(), there.column()));
                });
      }
      policy.place(what + ".id", placeOf(id));
      scalarAt(map, "patients").ifPresent(s -> policy.place(what + ".patients", placeOf(s)));
      policy.earlierRelease(
          new EarlierRelease(
              id.text(),
              file.text(),
              columns,
              scalarAt(map, "patients").map(s -> word(PatientKeys.class, s)).orElse(null)));
    }
  }

  private static Scalar filled(Mapping map, String key) {
    Scalar value = scalar(required(map, key, RELEASE));
    if (value.text().isBlank()) {
      throw key.equals("id")
          ? error(value, "empty-id", "an earlier release needs an id")
          : error(value, "empty-value", key + " is empty; give a value");
    }
    return value;
  }

  /**
   * Checks earlier releases against the rest of a policy.
   *
   * @param columns the columns that the policy names, but derived ones
   * @param patient the patient key, or null
   */
  record Checks(
      Set<String> columns,
      List<DerivedColumn> derived,
      @Nullable String patient,
      Map<String, Place> places) {

    static Checks of(
        Set<String> named,
        List<DerivedColumn> derived,
        @Nullable String patient,
        @Nullable String event,
        Map<String, Place> places) {
      Set<String> columns = new TreeSet<>(named);
      derived.forEach(d -> columns.remove(d.name()));
      if (patient != null) {
        columns.add(patient);
      }
      if (event != null) {
        columns.add(event);
      }
      return new Checks(columns, derived, patient, places);
    }

    private Place place(String what) {
      return places.getOrDefault(what, Place.NOWHERE);
    }

    void check(List<EarlierRelease> releases) {
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < releases.size(); i++) {
        EarlierRelease release = releases.get(i);
        String what = SECTION + i;
        if (!ids.add(release.id())) {
          throw place(what + ".id")
              .error(
                  "repeated-earlier-release",
                  "the id \"" + release.id() + "\" names an earlier release already");
        }
        if (release.patients() == PatientKeys.KEPT && patient == null) {
          throw place(what + ".patients")
              .error(
                  "kept-without-patient-key",
                  "patient keys cannot be kept where table.patient is not set");
        }
        Set<String> taken = new HashSet<>();
        release
            .columns()
            .forEach(
                (column, there) -> {
                  Place place = place(what + ".columns." + column);
                  requireColumn(column, place);
                  if (!taken.add(there)) {
                    throw place.error(
                        "earlier-release-column-twice",
                        "the earlier release's column \""
                            + there
                            + "\" stands for two columns; name another");
                  }
                });
      }
    }

    private void requireColumn(String column, Place place) {
      if (columns.contains(column)) {
        return;
      }
      if (derived.stream().anyMatch(d -> d.name().equals(column))) {
        throw place.error(
            "earlier-release-of-derived-column",
            "the column \""
                + column
                + "\" is computed in both releases; name the one that it is computed from");
      }
      String hint =
          NearestName.of(column, columns).map(n -> "; the nearest is \"" + n + "\"").orElse("");
      throw place.error(
          "earlier-release-of-no-column",
          "an earlier release names \"" + column + "\", which columns does not list" + hint);
    }
  }
}
