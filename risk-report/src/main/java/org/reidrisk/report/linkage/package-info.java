/**
 * Linkage scenarios: what an attack counted becomes rates, intervals, a verdict and findings.
 * Nothing here prints, and no result holds a person, a pair or a value.
 */
@NullMarked
package org.reidrisk.report.linkage;

import org.jspecify.annotations.NullMarked;
