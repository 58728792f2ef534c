package org.reidrisk.datasets;

import java.time.LocalDate;

/**
 * One machine.
 *
 * @param share how much of its site's work in its modality it does, next to the others there
 * @param serial serial number, empty when the machine does not tell it
 * @param upgrade the first day on which it runs {@code laterSoftware}
 * @param inService first day of use
 * @param outOfService last day of use
 */
record Scanner(
    Site site,
    Modality modality,
    double share,
    String manufacturer,
    String model,
    String stationName,
    String serial,
    String software,
    String laterSoftware,
    LocalDate upgrade,
    LocalDate inService,
    LocalDate outOfService) {

  /** Returns the software version on a day. */
  String softwareOn(LocalDate day) {
    return day.isBefore(upgrade) ? software : laterSoftware;
  }

  /** Returns whether the machine is in use on a day. */
  boolean inUseOn(LocalDate day) {
    return !day.isBefore(inService) && !day.isAfter(outOfService);
  }

  /** Returns how UIDs of this machine's studies look. */
  UidStyle uidStyle() {
    if (manufacturer.startsWith("GE")) {
      return UidStyle.EPOCH_SECONDS;
    }
    return manufacturer.startsWith("Philips") ? UidStyle.DATE_AND_TIME : UidStyle.RANDOM;
  }
}
