package org.reidrisk.datasets;

/** How a scanner, or the gateway behind it, makes UIDs. */
enum UidStyle {
  /** Unix time in seconds as a component, as GE scanners do: gives the date away. */
  EPOCH_SECONDS,
  /** Serial number, then date and time in one component, as Philips scanners do. */
  DATE_AND_TIME,
  /** 2.25 and a random UUID: gives nothing away. */
  RANDOM
}
