/**
 * The command line {@code reidrisk}: arguments, standard streams, files and exit codes.
 *
 * <p>The only package that touches them. It measures nothing and lays nothing out.
 */
@NullMarked
package org.reidrisk.report.cli;

import org.jspecify.annotations.NullMarked;
