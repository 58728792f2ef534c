package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.SubgroupSummary;
import org.reidrisk.report.document.Chart.Head;
import org.reidrisk.report.document.Chart.Mark;
import org.reidrisk.report.document.Chart.Scale;
import org.reidrisk.report.document.Chart.Sign;
import org.reidrisk.report.document.RowPictures.Said;

/** Mean and highest risk of each group; small groups stay in the dark here too. */
final class SubgroupChart {

  private static final int MOST = 20;

  private SubgroupChart() {}

  /** The pictures; nothing where every group is too small to be shown. */
  static List<Block> of(Assessment assessment, Wording wording) {
    if (assessment.subgroups().stream().allMatch(SubgroupSection::masked)) {
      return List.of();
    }
    List<Head> heads =
        List.of(
            new Head(wording.text("column.group")),
            new Head(wording.text("column.mean"), Sign.DOT),
            new Head(wording.text("column.worst"), Sign.DIAMOND));
    return RowPictures.of(
        assessment.subgroups().stream().map(group -> said(group, wording)).toList(),
        MOST,
        rows ->
            new Chart.Rows(
                wording.text("charts.subgroups.axis"),
                Scale.LINEAR,
                0,
                1,
                RowPictures.shareTicks(wording),
                List.of(),
                heads,
                rows),
        wording.text("charts.subgroups.caption"),
        "charts.subgroups.alternative",
        wording);
  }

  private static Said said(SubgroupSummary group, Wording wording) {
    String name = wording.text("charts.row", group.column(), group.group());
    if (SubgroupSection.masked(group)) {
      String dark = wording.text("subgroups.not-shown");
      return new Said(
          new Chart.Row(group.group(), group.column(), List.of(), List.of(dark, dark)),
          wording.text("charts.part", name, dark));
    }
    String mean = RowPictures.share(group.mean(), 1, wording);
    String highest = RowPictures.share(group.highest(), 1, wording);
    List<Mark> ends = new ArrayList<>(RowPictures.marks(Sign.DIAMOND, group.highest(), 1));
    ends.addAll(RowPictures.marks(Sign.DOT, group.mean(), 1));
    List<Mark> marks = new ArrayList<>();
    if (ends.size() == 2) {
      double low = Math.min(ends.get(0).from(), ends.get(1).from());
      marks.add(new Mark(Sign.STEM, low, Math.max(ends.get(0).to(), ends.get(1).to())));
    } else if (ends.isEmpty()) {
      marks.add(new Mark(Sign.DASHES, 0, 1));
    }
    marks.addAll(ends);
    return new Said(
        new Chart.Row(group.group(), group.column(), marks, List.of(mean, highest)),
        wording.text(
            "charts.row",
            name,
            wording.text("charts.part", wording.text("column.mean"), mean)
                + ", "
                + wording.text("charts.part", wording.text("column.worst"), highest)));
  }
}
