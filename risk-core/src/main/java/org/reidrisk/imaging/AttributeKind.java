package org.reidrisk.imaging;

import org.reidrisk.Term;
import org.reidrisk.table.Role;

/** What an attribute tells about a patient, and so which role its column has by default. */
public enum AttributeKind implements Term {
  /** Names and numbers of the patient or of one visit. */
  DIRECT(Role.DIRECT_IDENTIFIER),
  /** Names and numbers of staff: direct identifiers of a third party. */
  STAFF(Role.DIRECT_IDENTIFIER),
  /** Text that people type: anything may stand in it. */
  FREE_TEXT(Role.DIRECT_IDENTIFIER),
  /** UIDs and hashes: a pseudonym when re-keyed, else a direct identifier; a person decides. */
  LINK_KEY(Role.UNDECIDED),
  /** Demographic values and body measures. */
  QUASI(Role.QUASI_IDENTIFIER),
  /** When and what was done. */
  QUASI_EVENT(Role.QUASI_IDENTIFIER),
  /** Where it was done, or where the patient lives. */
  QUASI_PLACE(Role.QUASI_IDENTIFIER),
  /** One machine. */
  DEVICE(Role.QUASI_IDENTIFIER),
  /** Make of the machine and numbers of the acquisition, which join two releases. */
  FINGERPRINT(Role.QUASI_IDENTIFIER),
  /** What an attacker would learn. */
  SENSITIVE(Role.SENSITIVE),
  /** What the exporter says about de-identification. */
  DEID_FLAG(Role.OTHER),
  /** Technical values that say nothing of a patient by themselves. */
  TECHNICAL(Role.OTHER);

  private final Role role;

  AttributeKind(Role role) {
    this.role = role;
  }

  /**
   * The role of a column of this kind, unless a person decides otherwise.
   *
   * @return the default role
   */
  public Role defaultRole() {
    return role;
  }
}
