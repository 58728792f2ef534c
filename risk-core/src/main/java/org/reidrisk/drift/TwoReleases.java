package org.reidrisk.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reidrisk.measure.Estimate;
import org.reidrisk.table.Column;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.table.Table;

/**
 * A release and an earlier one, made ready for measuring in the same way.
 *
 * <p>The earlier release's columns carry the names and formats of this release's columns that they
 * stand for; a column of this release that the earlier one lacks is just not there. What a column
 * is to an attacker is taken from this release.
 *
 * @param release this release, static cells filled
 * @param releaseAsRead the same rows with their cells as they were read
 * @param earlier the earlier release, static cells filled
 * @param earlierAsRead the same rows with their cells as they were read
 */
public record TwoReleases(Table release, Table releaseAsRead, Table earlier, Table earlierAsRead) {

  /**
   * Checks that cells as read are those of the same rows.
   *
   * @throws IllegalArgumentException when a table and its cells as read differ in rows
   */
  public TwoReleases {
    Objects.requireNonNull(release);
    if (release.rows() != releaseAsRead.rows() || earlier.rows() != earlierAsRead.rows()) {
      throw new IllegalArgumentException("cells as read are of other rows");
    }
  }

  /**
   * Why patients of the two cannot be compared at all.
   *
   * @return the reason; empty when they can
   */
  public Optional<Estimate.Undefined> reason() {
    if (!release.hasPatientKey()) {
      return Optional.of(
          new Estimate.Undefined(
              "no-patient-key",
              "This release has no patient key, so that its rows are nobody's for certain."));
    }
    if (!earlier.hasPatientKey()) {
      return Optional.of(
          new Estimate.Undefined(
              "no-patient-key-earlier",
              "The earlier release has no column for the patient key, so that its rows are"
                  + " nobody's for certain."));
    }
    if (common().isEmpty()) {
      return Optional.of(
          new Estimate.Undefined(
              "no-common-columns", "The earlier release has none of the quasi-identifiers."));
    }
    return Optional.empty();
  }

  /**
   * The quasi-identifiers that both releases have.
   *
   * @return their names, in the order of this release
   */
  public List<String> common() {
    return common(Role.QUASI_IDENTIFIER);
  }

  List<String> common(Role role) {
    return release.schema().named(role).stream().filter(this::hasEarlier).toList();
  }

  /** The common quasi-identifiers that belong to the patient rather than to the event. */
  List<String> commonStatic() {
    return common().stream().filter(name -> spec(name).knowledge() == Knowledge.STATIC).toList();
  }

  /** The common quasi-identifiers that are days. */
  List<String> commonDates() {
    return common().stream()
        .filter(
            name ->
                switch (spec(name).format()) {
                  case DATE, DATE_DAY_FIRST, DATE_MONTH_FIRST, DATETIME -> true;
                  default -> false;
                })
        .toList();
  }

  private ColumnSpec spec(String name) {
    return release.column(name).spec();
  }

  private boolean hasEarlier(String name) {
    return earlier.schema().columns().stream().anyMatch(c -> c.name().equals(name));
  }

  /** The event column, if both releases have it. */
  @Nullable String commonEvent() {
    String event = release.schema().event().orElse(null);
    return event != null && hasEarlier(event) ? event : null;
  }

  /** All columns of this release that the earlier one has as well, as they were read. */
  List<String> all() {
    List<String> names = new ArrayList<>();
    for (Column column : releaseAsRead.columns()) {
      String name = column.spec().name();
      if (column.encoded() && hasEarlier(name) && earlierAsRead.column(name).encoded()) {
        names.add(name);
      }
    }
    return names;
  }
}
