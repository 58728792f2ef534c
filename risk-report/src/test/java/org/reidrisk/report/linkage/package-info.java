/** Tests of attacks, held against definitions written down once more. */
@NullMarked
package org.reidrisk.report.linkage;

import org.jspecify.annotations.NullMarked;
