/**
 * A report document as one tagged, archivable PDF file: PDF/A-2a and PDF/UA-1 at once.
 *
 * <p>Blocks become strips of fixed height, strips become pages, pages become bytes. No sentence, no
 * number and no choice of what to show belongs here; neither do files and streams other than the
 * one handed in.
 */
@NullMarked
package org.reidrisk.report.pdf;

import org.jspecify.annotations.NullMarked;
