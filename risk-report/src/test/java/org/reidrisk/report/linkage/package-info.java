/** Tests of the attacks, each against an oracle that looks at all pairs. */
@NullMarked
package org.reidrisk.report.linkage;

import org.jspecify.annotations.NullMarked;
