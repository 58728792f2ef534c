package org.reidrisk.inventory;

import org.reidrisk.Term;

/** What may hide in a text that people type. */
enum TextKind implements Term {
  /** A name behind a title, or before a degree. */
  TITLED_NAME(0),
  /** A name in the spelling of DICOM: {@code Family^Given}. */
  CARET_NAME(1),
  /** A whole text of the shape {@code Family, Given}. */
  COMMA_NAME(2),
  /** An e-mail address. */
  EMAIL(3),
  /** A telephone or fax number. */
  PHONE(4),
  /** A number in the shape of a US social security number. */
  SOCIAL_SECURITY(5),
  /** An age, also with the sex behind it: {@code 58M}. */
  AGE(6),
  /** A calendar day, or a month of a year. */
  DATE(7),
  /** Six digits or more that are no date, no measure and no counter. */
  LONG_NUMBER(8),
  /** Letters and digits in one word, as order numbers have them. */
  CODE(9),
  /** A web address. */
  URL(10),
  /** An address of the internet protocol. */
  IP_ADDRESS(11),
  /** A DICOM unique identifier within other text. */
  UID(12),
  /** A calendar day that is said to be one of birth. */
  BIRTH_DATE(13);

  private final int place;

  TextKind(int place) {
    this.place = place;
  }

  /** The bit of this kind in a set of kinds. */
  int bit() {
    return 1 << place;
  }

  /** Whether a set of kinds, one bit each, holds this one. */
  boolean in(int mask) {
    return (mask & bit()) != 0;
  }

  /** The set that holds some kinds. */
  static int maskOf(TextKind... kinds) {
    int mask = 0;
    for (TextKind kind : kinds) {
      mask |= kind.bit();
    }
    return mask;
  }
}
