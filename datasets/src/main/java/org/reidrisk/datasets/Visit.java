package org.reidrisk.datasets;

import java.time.LocalDate;

/** One planned examination of a person. */
record Visit(LocalDate day, Modality modality, BodyPart bodyPart, boolean urgent) {}
