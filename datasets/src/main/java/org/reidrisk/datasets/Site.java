package org.reidrisk.datasets;

/** The invented hospitals; the release shows their codes only. */
enum Site {
  UNIVERSITY("SITE-01"),
  NORTH("SITE-02"),
  SOUTH("SITE-03"),
  COAST("SITE-04"),
  CHILDREN("SITE-05"),
  OUTPATIENT("SITE-06"),
  BREAST_CENTRE("SITE-07");

  private final String code;

  Site(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }

  /** Returns whether patients can be brought here at any hour. */
  boolean hasEmergencyRoom() {
    return this != OUTPATIENT && this != BREAST_CENTRE;
  }
}
