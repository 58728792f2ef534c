/**
 * The report as immutable records: every sentence, table and figure that any renderer shows.
 *
 * <p>A document is projected from an assessment and holds nothing that the assessment lacks. It
 * formats, it never computes a risk. Percentages appear here for the first time. No renderer, font,
 * color or page belongs here.
 */
@NullMarked
package org.reidrisk.report.document;

import org.jspecify.annotations.NullMarked;
