package org.reidrisk.datasets;

/** How images are made, by the defined terms of DICOM's Modality. */
enum Modality {
  /** Computed radiography: here the portable and bedside machines. */
  CR,
  /** Computed tomography. */
  CT,
  /** Digital radiography: the fixed X-ray rooms. */
  DX,
  /** Mammography. */
  MG,
  /** Magnetic resonance. */
  MR,
  /** Positron emission tomography. */
  PT,
  /** Ultrasound. */
  US;

  /** Returns whether this is a plain film. */
  boolean plainFilm() {
    return this == CR || this == DX;
  }

  /** Returns whether the patient lies on a table that asks for size and weight. */
  boolean asksForBodySize() {
    return this == CT || this == MR || this == PT;
  }
}
