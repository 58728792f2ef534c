/**
 * What changed between two releases, by fingerprints of columns that hold no value, and what
 * several releases of one source tell together: who can be followed from one to the other, whom
 * their difference singles out, how small classes become and which sensitive values are left.
 *
 * <p>Pure functions of tables; nothing here reads a file or decides.
 */
@NullMarked
package org.reidrisk.drift;

import org.jspecify.annotations.NullMarked;
