package org.reidrisk.inventory;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.imaging.HeaderMatch;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Role;
import org.reidrisk.value.ValueFormat;

/**
 * One column of an export, with what the inventory knows of it before it looks for leaks.
 *
 * @param index its place in the table, from 0
 * @param spec name, position, role (the policy's, or the one proposed) and format
 * @param match what its name was recognised as
 * @param detected the format that its values have
 * @param values distinct values, at most 65,536, those with the smallest digests; their order means
 *     nothing. Patients' data: never to be shown
 * @param complete whether these are all its values
 * @param distinct the number of distinct values; an estimate when they are not complete
 */
record InspectedColumn(
    int index,
    ColumnSpec spec,
    HeaderMatch match,
    ValueFormat detected,
    List<String> values,
    boolean complete,
    long distinct) {

  InspectedColumn {
    Objects.requireNonNull(spec);
    Objects.requireNonNull(match);
    Objects.requireNonNull(detected);
    // No copy: the list is made once for this record and may be long.
    Objects.requireNonNull(values);
  }

  String name() {
    return spec.name();
  }

  Role role() {
    return spec.role();
  }

  Optional<Attribute> attribute() {
    return Optional.ofNullable(match.attribute());
  }

  boolean isOf(AttributeKind kind) {
    return attribute().map(Attribute::kind).filter(kind::equals).isPresent();
  }

  boolean isNamed(String keyword) {
    return attribute().map(Attribute::keyword).filter(keyword::equals).isPresent();
  }

  /** Values are patients' data. */
  @Override
  public String toString() {
    return "InspectedColumn " + spec.position();
  }
}
