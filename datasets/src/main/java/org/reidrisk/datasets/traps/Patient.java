package org.reidrisk.datasets.traps;

import java.time.LocalDate;

/**
 * Somebody who does not exist.
 *
 * @param rank place in the order of first visits, from 1
 * @param pseudonym a random number under a project's letters; unique, in no order
 * @param shift days by which the dates of this patient were moved; never 0
 */
record Patient(
    int rank, String sex, LocalDate birth, LocalDate firstVisit, String pseudonym, int shift) {}
