/**
 * Compares whole runs of the tool with other programs that count the same classes.
 *
 * <p>Belongs here: the generated exports, the processes and what is measured of them. Does not
 * belong here: the other programs themselves ({@code rival}) and single loops ({@code hot}).
 */
@NullMarked
package org.reidrisk.bench;

import org.jspecify.annotations.NullMarked;
