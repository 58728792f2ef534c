package org.reidrisk.inventory;

/** Whose number a UID begins with, as far as it is publicly known. */
enum UidFamily {
  SIEMENS("Siemens", "1.3.12.2.1107.5", true, false),
  GE("GE", "1.2.840.113619", true, true),
  PHILIPS("Philips", "1.3.46.670589", true, false),
  CANON("Toshiba or Canon", "1.2.392.200036.9116", true, true),
  DCMTK("DCMTK", "1.2.276.0.7230010.3", false, true),
  PYDICOM("pydicom", "1.2.826.0.1.3680043.8.498", false, false),
  MEDICAL_CONNECTIONS("Medical Connections", "1.2.826.0.1.3680043", false, false),
  DCM4CHE("dcm4che", "1.2.40.0.13", false, false),
  TCIA("TCIA", "1.3.6.1.4.1.14519.5.2.1", false, false),
  PIXELMED("PixelMed", "1.3.6.1.4.1.5962", false, false),
  UUID("UUID", "2.25", false, false),
  OTHER("other", "", false, false);

  private final String word;
  private final String root;
  private final boolean maker;
  private final boolean countsSeconds;

  UidFamily(String word, String root, boolean maker, boolean countsSeconds) {
    this.word = word;
    this.root = root;
    this.maker = maker;
    this.countsSeconds = countsSeconds;
  }

  /** The family of a UID; a root within another is asked first. */
  static UidFamily of(String uid) {
    for (UidFamily family : values()) {
      int length = family.root.length();
      if (uid.startsWith(family.root) && uid.length() > length && uid.charAt(length) == '.') {
        return family;
      }
    }
    return OTHER;
  }

  /** The name for a report. */
  String word() {
    return word;
  }

  /** The number of characters of the root. */
  int rootLength() {
    return root.length();
  }

  /** Whether machines of one maker make such UIDs, so that nobody replaced them. */
  boolean maker() {
    return maker;
  }

  /** Whether its UIDs are known to hold the seconds since 1970. */
  boolean countsSeconds() {
    return countsSeconds;
  }
}
