/**
 * Columns with roles, dictionary-encoded and immutable, and the reading of delimited files.
 *
 * <p>This is the last place that sees the text of a cell. Grouping and measuring do not belong
 * here, nor does any knowledge of DICOM.
 */
@NullMarked
package org.reidrisk.table;

import org.jspecify.annotations.NullMarked;
