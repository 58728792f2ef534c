package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.imaging.Familiarity.Degree;
import org.reidrisk.imaging.HeaderMatch;
import org.reidrisk.table.Role;
import org.reidrisk.value.ValueFormat;

/**
 * Columns that a policy leaves out of the figures although their name, or else their values, say
 * that they tell who somebody is.
 *
 * <p>It blocks where the catalogue knows an identifier or a key, or something that hardly anybody
 * needs to find out; what takes some finding out is a warning, as is a name that may mean something
 * else. A column that is the same in every row is only remarked.
 */
final class RoleContradictions implements LeakDetector {
  private static final Set<AttributeKind> IDENTIFIERS =
      Set.of(AttributeKind.DIRECT, AttributeKind.STAFF, AttributeKind.LINK_KEY);

  private static final Set<ValueFormat> TELLING =
      Set.of(
          ValueFormat.DATE,
          ValueFormat.DATETIME,
          ValueFormat.DATE_DAY_FIRST,
          ValueFormat.DATE_MONTH_FIRST,
          ValueFormat.UID,
          ValueFormat.NAME);

  @Override
  public List<Finding> findings(ExportView export) {
    List<Finding> findings = new ArrayList<>();
    for (InspectedColumn column : export.columns()) {
      long filled = export.table().rows() - export.table().columns().get(column.index()).missing();
      if (filled > 0) {
        column
            .attribute()
            .map(attribute -> known(column, attribute, filled))
            .orElseGet(() -> unknown(column, filled))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<Finding> known(InspectedColumn column, Attribute attribute, long filled) {
    AttributeKind kind = attribute.kind();
    Role role = column.role();
    boolean identifier = IDENTIFIERS.contains(kind);
    if (identifier && (role == Role.QUASI_IDENTIFIER || role == Role.SENSITIVE)) {
      return Optional.of(
          finding(
              "identifier-measured",
              Severity.WARNING,
              column,
              kindOf(attribute)
                  + ": it identifies by itself. Leave it out, or re-key it and call it"
                  + " pseudonym.",
              attribute,
              filled));
    }
    boolean person = kind == AttributeKind.STAFF || attribute.vr().equals("PN");
    if (role == Role.PSEUDONYM && identifier && person) {
      return Optional.of(
          finding(
              "name-called-pseudonym",
              Severity.WARNING,
              column,
              kindOf(attribute)
                  + ", yet the policy calls it pseudonym. See that no name is left, or leave the column"
                  + " out.",
              attribute,
              filled));
    }
    boolean measurable =
        kind == AttributeKind.QUASI
            || kind == AttributeKind.QUASI_EVENT
            || kind == AttributeKind.QUASI_PLACE;
    if (role == Role.SENSITIVE && measurable && column.distinct() > 1) {
      return Optional.of(
          finding(
              "quasi-identifier-called-sensitive",
              Severity.WARNING,
              column,
              kindOf(attribute)
                  + ", yet the policy calls it sensitive, so it forms no classes unless a named set"
                  + " holds it. Call it quasi-identifier if somebody may know it.",
              attribute,
              filled));
    }
    boolean unmeasured = role == Role.OTHER || (role == Role.PSEUDONYM && !identifier);
    if (!unmeasured || kind.defaultRole() == Role.OTHER) {
      return Optional.empty();
    }
    if (identifier) {
      return Optional.of(
          finding(
              "identifier-called-other",
              Severity.BLOCKING,
              column,
              kindOf(attribute)
                  + ", yet the policy calls it other. Call it direct-identifier and leave it out, or"
                  + " pseudonym if it was re-keyed for this release.",
              attribute,
              filled));
    }
    if (kind == AttributeKind.FINGERPRINT) {
      return Optional.of(
          finding(
              "fingerprint-not-counted",
              Severity.INFO,
              column,
              kindOf(attribute)
                  + "; the policy does not count it. Hold that against who has the originals.",
              attribute,
              filled));
    }
    boolean easy = attribute.familiarity().availability() == Degree.HIGH;
    Severity severity =
        column.distinct() == 1
            ? Severity.INFO
            : doubted(
                column,
                easy && kind != AttributeKind.FREE_TEXT ? Severity.BLOCKING : Severity.WARNING);
    return Optional.of(
        finding(
            kind == AttributeKind.SENSITIVE
                ? "sensitive-called-other"
                : "quasi-identifier-called-other",
            severity,
            column,
            kindOf(attribute)
                + ", yet the policy calls it "
                + role.word()
                + ", so no figure counts it. "
                + (column.distinct() == 1
                    ? "It is the same in every row."
                    : kind == AttributeKind.SENSITIVE
                        ? "Call it sensitive, or say why nobody would learn from it."
                        : "Call it quasi-identifier, or say why nobody could know it."),
            attribute,
            filled));
  }

  private static Severity doubted(InspectedColumn column, Severity severity) {
    return column.match().rule() == HeaderMatch.Rule.BARE_WORD ? Severity.WARNING : severity;
  }

  private static Optional<Finding> unknown(InspectedColumn column, long filled) {
    if (column.role() != Role.OTHER || column.distinct() == 1) {
      return Optional.empty();
    }
    if (TELLING.contains(column.detected())) {
      return Optional.of(
          new Finding(
              "values-tell-more",
              Severity.BLOCKING,
              column.name(),
              "Nothing is known of the column's name, but its values are "
                  + valuesOf(column.detected())
                  + ", and the policy calls it other. Give it the role that such values have, or say"
                  + " why nobody could use them.",
              cells(filled)));
    }
    return Optional.empty();
  }

  private static String valuesOf(ValueFormat format) {
    return switch (format) {
      case UID -> "unique identifiers";
      case NAME -> "names";
      default -> "dates";
    };
  }

  private static String kindOf(Attribute attribute) {
    return switch (attribute.kind()) {
      case DIRECT -> "The catalogue knows this as a direct identifier";
      case STAFF -> "The catalogue knows this as a name or address of staff";
      case FREE_TEXT -> "The catalogue knows this as text that people type";
      case LINK_KEY -> "The catalogue knows this as a key that joins to the originals";
      case QUASI -> "The catalogue knows this as a trait of the patient";
      case QUASI_EVENT -> "The catalogue knows this as a fact of the visit";
      case QUASI_PLACE -> "The catalogue knows this as a place";
      case DEVICE -> "The catalogue knows this as a mark of one machine";
      case FINGERPRINT -> "The catalogue knows this as a value on which two releases can be joined";
      case SENSITIVE -> "The catalogue knows this as something an attacker would learn";
      case DEID_FLAG, TECHNICAL -> "The catalogue knows this as technical";
    };
  }

  private static Finding finding(
      String code,
      Severity severity,
      InspectedColumn column,
      String text,
      Attribute attribute,
      long filled) {
    return new Finding(
        code,
        severity,
        column.name(),
        text,
        attribute.keyword()
            + " by "
            + column.match().rule().word().toLowerCase(Locale.ROOT)
            + ", "
            + cells(filled));
  }

  private static String cells(long filled) {
    return filled + (filled == 1 ? " cell" : " cells");
  }
}
