package org.reidrisk.record;

import org.jspecify.annotations.Nullable;
import org.reidrisk.table.Origin;

/**
 * The release candidate that was measured.
 *
 * @param origin the file, or null when the table was not read from one
 * @param rows its rows
 * @param patients its distinct patients; the rows when there is no patient key
 * @param events its events: distinct event values per patient, or its rows
 * @param columns its columns
 * @param rowsWithoutPatient rows whose patient key is missing; they are in no patient figure
 */
public record DataSummary(
    @Nullable Origin origin,
    long rows,
    long patients,
    long events,
    int columns,
    long rowsWithoutPatient) {}
