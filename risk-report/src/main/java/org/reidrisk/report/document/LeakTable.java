package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.reidrisk.Finding;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Emphasis;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.Table;

/**
 * Times that UIDs and dates tell, by the counts of the findings. Of the times themselves the record
 * holds the years alone, and only those of many patients; {@link LeakChart} draws them below.
 */
final class LeakTable {

  private static final Set<String> TIMES =
      Set.of(
          "uid-tells-date",
          "uid-holds-times",
          "uid-holds-batch-time",
          "uid-undoes-shift",
          "uid-undoes-patient-shifts",
          "dates-look-real",
          "dates-look-moved",
          "dates-look-moved-alike",
          "dates-anchored",
          "dates-start-alike",
          "time-of-day-unique",
          "visit-intervals-told",
          "visit-intervals-unique");

  private LeakTable() {}

  /** The table and the pictures under a heading; nothing without such findings. */
  static List<Block> of(Assessment assessment, Wording wording) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Finding finding : assessment.findings()) {
      if (TIMES.contains(finding.code())) {
        rows.add(
            List.of(
                new Cell(finding.about()),
                new Cell(wording.text("leak." + finding.code()), finding.code()),
                new Cell(finding.evidence().isEmpty() ? wording.text("none") : finding.evidence()),
                new Cell(
                    wording.text("severity." + finding.severity().word()),
                    "",
                    finding.blocks() ? Emphasis.VIOLATED : Emphasis.NONE)));
      }
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(wording.text("leaks")));
    blocks.add(
        new Table(
            List.of(
                new Column(wording.text("column.name"), Align.LEFT, true),
                new Column(wording.text("leaks.what"), Align.LEFT),
                new Column(wording.text("leaks.counts"), Align.LEFT),
                new Column(wording.text("column.severity"), Align.LEFT)),
            rows));
    blocks.addAll(LeakChart.of(assessment, wording));
    return blocks;
  }
}
