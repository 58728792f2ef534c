package org.reidrisk.datasets;

/** The part examined, by the defined terms of DICOM's BodyPartExamined. */
enum BodyPart {
  BREAST,
  CHEST,
  CHESTABDPELVIS,
  HEART,
  RIB
}
