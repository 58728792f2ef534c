package org.reidrisk.inventory;

import java.util.Set;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.imaging.HeaderMatch;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.value.ValueFormat;

/**
 * Proposes a role for a column from what its name and its values say.
 *
 * <p>The name speaks first; values can only make a proposal stricter, or leave it to a person. A
 * column that nothing is known of is never proposed as {@code other}.
 */
final class RoleProposer {
  private static final Set<ValueFormat> DATES =
      Set.of(
          ValueFormat.DATE,
          ValueFormat.DATETIME,
          ValueFormat.DATE_DAY_FIRST,
          ValueFormat.DATE_MONTH_FIRST);

  /** Formats whose values mean more than a technical setting does. */
  private static final Set<ValueFormat> TELLING =
      Set.of(
          ValueFormat.DATE,
          ValueFormat.DATETIME,
          ValueFormat.DATE_DAY_FIRST,
          ValueFormat.DATE_MONTH_FIRST,
          ValueFormat.UID,
          ValueFormat.NAME);

  /** A name that matched in one of these ways may mean something else. */
  private static final Set<HeaderMatch.Rule> DOUBTFUL =
      Set.of(HeaderMatch.Rule.BARE_WORD, HeaderMatch.Rule.ALIAS, HeaderMatch.Rule.CUT);

  /** A technical setting has few values; many of them mark single images. */
  private static final int FEW_SETTINGS = 100;

  private static final String LINK_QUESTION =
      "re-keyed for this release? then pseudonym, else direct-identifier";

  private RoleProposer() {}

  /**
   * Proposes a role.
   *
   * @param column the column; its own role matters only where it is the patient key
   * @param filled cells that are not missing
   * @param identifying whether its values hold names, addresses or the like
   * @return the proposal
   */
  static RoleProposal propose(InspectedColumn column, long filled, boolean identifying) {
    if (column.role() == Role.PATIENT_KEY) {
      return new RoleProposal(
          Role.PATIENT_KEY,
          Knowledge.STATIC,
          ValueFormat.TEXT,
          "names the patient a row belongs to",
          "re-keyed for this release? a hospital's own number must not leave");
    }
    return column
        .attribute()
        .map(attribute -> known(column, attribute, filled, identifying))
        .orElseGet(() -> unknown(column, filled, identifying));
  }

  private static RoleProposal known(
      InspectedColumn column, Attribute attribute, long filled, boolean identifying) {
    AttributeKind kind = attribute.kind();
    Role role = kind.defaultRole();
    String reason = reason(kind);
    String question = "";
    boolean unsureOfWhom =
        column.match().rule() == HeaderMatch.Rule.BARE_WORD
            && attribute.keyword().equals("PatientID");
    if (role == Role.UNDECIDED) {
      question = LINK_QUESTION;
    } else if (unsureOfWhom) {
      role = Role.UNDECIDED;
      reason = "a number of something: its name does not say of what";
      question =
          "what does it number? a patient or visit: direct-identifier, or pseudonym if"
              + " re-keyed; a machine or place: quasi-identifier";
    } else if (role == Role.OTHER
        && (isDoubtful(column) || !isWrittenAsKeyword(column, attribute))) {
      role = Role.UNDECIDED;
      question = "its name may mean something else: other, if it is a technical setting";
    } else if (role == Role.OTHER && column.distinct() > FEW_SETTINGS) {
      role = Role.UNDECIDED;
      question =
          "so many different values can join this release to another: quasi-identifier if somebody"
              + " may hold the originals, else other";
    } else if (role == Role.OTHER && isMoreThanTechnical(column, filled, identifying)) {
      role = Role.UNDECIDED;
      question = "its values say more than its name: see what they hold";
    } else if (role != Role.DIRECT_IDENTIFIER && identifying) {
      role = Role.UNDECIDED;
      question = "its values seem to name people: clean it, or direct-identifier";
    } else if (contradictsItsName(column, attribute)) {
      role = Role.UNDECIDED;
      question = "its values do not look like what its name says: see what it is";
    }
    return new RoleProposal(role, knowledge(attribute), column.detected(), reason, question);
  }

  private static boolean isMoreThanTechnical(
      InspectedColumn column, long filled, boolean identifying) {
    boolean key =
        column.detected() == ValueFormat.TEXT && filled > 1 && column.distinct() == filled;
    return identifying || key || TELLING.contains(column.detected());
  }

  private static boolean isDoubtful(InspectedColumn column) {
    return DOUBTFUL.contains(column.match().rule());
  }

  /** {@code Block Number} may be an address, where {@code BlockNumber} is an attribute of DICOM. */
  private static boolean isWrittenAsKeyword(InspectedColumn column, Attribute attribute) {
    return column.match().rule() == HeaderMatch.Rule.TAG
        || column.name().contains(attribute.keyword());
  }

  /** Only a name that may mean something else is doubted; a keyword is not. */
  private static boolean contradictsItsName(InspectedColumn column, Attribute attribute) {
    if (!isDoubtful(column) || column.values().isEmpty()) {
      return false;
    }
    return switch (attribute.format()) {
      case AGE -> !Set.of(ValueFormat.AGE, ValueFormat.NUMBER).contains(column.detected());
      case NUMBER, NUMBERS ->
          !Set.of(ValueFormat.NUMBER, ValueFormat.NUMBERS).contains(column.detected());
      case DATE, DATETIME, DATE_DAY_FIRST, DATE_MONTH_FIRST ->
          !DATES.contains(column.detected())
              && column.detected() != ValueFormat.NUMBER
              && column.detected() != ValueFormat.TIME;
      default -> false;
    };
  }

  private static RoleProposal unknown(InspectedColumn column, long filled, boolean identifying) {
    ValueFormat format = column.detected();
    if (identifying || format == ValueFormat.NAME) {
      return new RoleProposal(
          Role.DIRECT_IDENTIFIER,
          Knowledge.EVENT,
          format,
          "its values name people or reach them",
          "");
    }
    if (DATES.contains(format)) {
      return new RoleProposal(
          Role.QUASI_IDENTIFIER, Knowledge.EVENT, format, "its values are dates", "");
    }
    if (format == ValueFormat.SEX) {
      return new RoleProposal(
          Role.QUASI_IDENTIFIER, Knowledge.STATIC, format, "its values are sexes", "");
    }
    return new RoleProposal(
        Role.UNDECIDED,
        Knowledge.EVENT,
        format,
        unknownReason(column, filled),
        question(column, filled));
  }

  private static String unknownReason(InspectedColumn column, long filled) {
    if (column.match().rule() == HeaderMatch.Rule.PRIVATE) {
      return "a private attribute: only its maker knows what it holds";
    }
    if (filled == 0) {
      return "its name is not known, and it has no values";
    }
    if (column.detected() == ValueFormat.UID) {
      return "its values are unique identifiers";
    }
    return "its name is not known";
  }

  private static String question(InspectedColumn column, long filled) {
    if (filled == 0) {
      return "leave it out: there is nothing in it";
    }
    if (column.detected() == ValueFormat.UID || (filled > 1 && column.distinct() == filled)) {
      return "no value repeats, so it may be a key: " + LINK_QUESTION;
    }
    if (column.distinct() == 1) {
      return "the same in every row: other, unless it names a place, machine or person";
    }
    return "could somebody know it of a patient? then quasi-identifier; would they learn it? then"
        + " sensitive; else other";
  }

  private static Knowledge knowledge(Attribute attribute) {
    return attribute.level() == Attribute.Level.PATIENT ? Knowledge.STATIC : Knowledge.EVENT;
  }

  private static String reason(AttributeKind kind) {
    return switch (kind) {
      case DIRECT -> "identifies the patient or one visit: leave it out";
      case STAFF -> "names or reaches staff: leave it out";
      case FREE_TEXT -> "typed text, in which anything may stand: leave it out";
      case LINK_KEY -> "joins to the originals, to the archive and to other releases";
      case QUASI -> "people who know the patient know it";
      case QUASI_EVENT -> "people who know of the visit know it";
      case QUASI_PLACE -> "tells the place, and so narrows down who it can be";
      case DEVICE -> "points to one machine, so to one place";
      case FINGERPRINT -> "holders of the originals or of another release can join on it";
      case SENSITIVE -> "what an attacker would learn";
      case DEID_FLAG -> "says what was done to the data, nothing of a patient";
      case TECHNICAL -> "a technical setting";
    };
  }
}
