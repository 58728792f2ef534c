/**
 * Charts of a report document, drawn with JFreeChart in one visual language: black, white and one
 * blue, readable in greyscale, without transparency, shadows or pictures.
 *
 * <p>What a chart shows and every word on it come from the document. Nothing here counts, chooses
 * bins or knows of pages and files.
 */
@NullMarked
package org.reidrisk.report.chart;

import org.jspecify.annotations.NullMarked;
