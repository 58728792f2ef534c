/** Tests of the command line, run inside this process and as processes of their own. */
@NullMarked
package org.reidrisk.report.cli;

import org.jspecify.annotations.NullMarked;
