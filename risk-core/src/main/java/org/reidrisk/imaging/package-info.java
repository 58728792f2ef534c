/**
 * What DICOM and its exports know about a column: the attribute catalogue and the matching of
 * column names to it.
 */
@NullMarked
package org.reidrisk.imaging;

import org.jspecify.annotations.NullMarked;
