/**
 * The other programs of a comparison, each with a main class for a process of its own. Each prints
 * one line of JSON: what it counted.
 */
@NullMarked
package org.reidrisk.bench.rival;

import org.jspecify.annotations.NullMarked;
