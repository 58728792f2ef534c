/**
 * What a cell means: formats that make two spellings of one value comparable.
 *
 * <p>Columns, tables and files do not belong here; neither does the knowledge of what DICOM calls a
 * column.
 */
@NullMarked
package org.reidrisk.value;

import org.jspecify.annotations.NullMarked;
