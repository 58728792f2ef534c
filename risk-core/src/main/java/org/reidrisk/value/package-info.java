/**
 * What a cell means: formats that make two spellings of one value comparable, the detection of the
 * format of a column, and texts that stand for missing values.
 *
 * <p>Columns, tables and files do not belong here; neither does the knowledge of what DICOM calls a
 * column.
 */
@NullMarked
package org.reidrisk.value;

import org.jspecify.annotations.NullMarked;
