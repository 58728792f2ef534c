/** Tests that hold the structure of this module to the plan. */
@NullMarked
package org.reidrisk.report.architecture;

import org.jspecify.annotations.NullMarked;
