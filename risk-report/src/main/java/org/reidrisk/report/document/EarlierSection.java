package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reidrisk.measure.Params;
import org.reidrisk.policy.PatientKeys;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.JoinedRelease;
import org.reidrisk.record.JoinedRelease.Difference;
import org.reidrisk.record.JoinedRelease.Learnt;
import org.reidrisk.record.JoinedRelease.Links;
import org.reidrisk.record.JoinedRelease.Right;
import org.reidrisk.record.JoinedRelease.View;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.Callout;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Emphasis;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;
import org.reidrisk.report.document.Block.Tone;

/** What somebody learns who holds an earlier release too, one release after the other. */
final class EarlierSection {
  private final JoinedRelease release;
  private final Wording wording;
  private final List<Block> blocks = new ArrayList<>();

  private EarlierSection(JoinedRelease release, Wording wording) {
    this.release = release;
    this.wording = wording;
  }

  static Section of(Assessment assessment, Wording wording) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Paragraph(wording.text("earlier.intro")));
    blocks.add(new Callout(wording.text("fixed.sample-unique")));
    for (JoinedRelease release : assessment.joined()) {
      blocks.addAll(new EarlierSection(release, wording).release());
    }
    return new Section(wording.title("earlier"), true, blocks);
  }

  private List<Block> release() {
    blocks.add(new Heading(wording.text("earlier.heading", release.id())));
    Links links = release.links();
    if (links == null) {
      blocks.add(
          new Callout(
              wording.text(
                  "earlier.undefined",
                  release.undefined() == null ? "" : release.undefined().text())));
      return blocks;
    }
    blocks.add(
        new Paragraph(
            wording.text(
                "earlier.what",
                wording.counted("unit.row", release.rows()),
                wording.counted("unit.patient", release.patients()),
                String.join(", ", release.quasiIdentifiers()))));
    links(links);
    views();
    difference(release.difference());
    learnt();
    blocks.add(new Paragraph(wording.text("earlier.limits"), Tone.NOTE));
    return blocks;
  }

  private long patients() {
    return release.views().get(0).alone().patients();
  }

  private String share(long part) {
    return wording.percent(patients() == 0 ? 0 : part / (double) patients());
  }

  private String key(String text, boolean stated) {
    return text + (stated ? ".stated" : ".data");
  }

  // Who can be followed

  private void links(Links links) {
    boolean kept = links.keys() == PatientKeys.KEPT;
    blocks.add(
        new Paragraph(wording.text(key("earlier.keys." + links.keys().word(), links.stated()))));
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(wording.text("column.means"), Align.LEFT));
    columns.add(new Column(wording.text("column.followed"), Align.RIGHT));
    columns.add(new Column(wording.text("column.share"), Align.RIGHT));
    if (kept) {
      columns.add(new Column(wording.text("column.right-means"), Align.RIGHT));
    }
    Right right = links.right();
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(means("key", links.byKey(), kept, kept ? links.byKey() : null));
    rows.add(means("uid", links.byUid(), kept, right == null ? null : right.byUid()));
    rows.add(
        means(
            "trajectory", links.byTrajectory(), kept, right == null ? null : right.byTrajectory()));
    rows.add(
        means("intervals", links.byIntervals(), kept, right == null ? null : right.byIntervals()));
    rows.add(means("all", links.linked(), kept, null));
    blocks.add(new Table(columns, rows));
    blocks.add(
        new Paragraph(
            links.linked() == 0
                ? wording.text("earlier.nobody")
                : wording.text(
                    "earlier.followed", wording.number(links.linked()), share(links.linked()))));
  }

  private List<Cell> means(String means, long count, boolean kept, @Nullable Long right) {
    List<Cell> row = new ArrayList<>();
    row.add(new Cell(wording.text("earlier.means." + means)));
    row.add(new Cell(wording.number(count)));
    row.add(new Cell(share(count)));
    if (kept) {
      row.add(new Cell(right == null ? wording.text("none") : wording.number(right)));
    }
    return row;
  }

  // Classes

  private void views() {
    List<List<Cell>> rows = new ArrayList<>();
    for (View view : release.views()) {
      String who =
          wording.text(
              view.power().equals(Params.POWER_ONE) ? "earlier.one-row" : "earlier.complete");
      rows.add(
          figure(
              "k", who, wording.number(view.alone().k()), wording.number(view.joined().k()), view));
      rows.add(
          figure(
              "uniques",
              who,
              wording.number(view.alone().uniques()),
              wording.number(view.joined().uniques()),
              view));
      rows.add(
          figure(
              "mean",
              who,
              wording.percent(view.alone().mean()),
              wording.percent(view.joined().mean()),
              view));
    }
    blocks.add(
        new Table(
            List.of(
                new Column(wording.text("column.figure"), Align.LEFT),
                new Column(wording.text("column.alone"), Align.RIGHT),
                new Column(wording.text("column.with-both"), Align.RIGHT)),
            rows));
    View one = release.views().get(0);
    blocks.add(
        new Paragraph(
            wording.text(
                "earlier.fall-below",
                wording.counted("unit.patient", one.fallBelow()),
                wording.number(release.classSize()))));
  }

  private List<Cell> figure(String what, String who, String alone, String joined, View view) {
    boolean worse = !view.alone().equals(view.joined()) && !alone.equals(joined);
    return List.of(
        new Cell(wording.text("earlier.figure." + what), who),
        new Cell(alone),
        new Cell(joined, "", worse ? Emphasis.OPEN : Emphasis.NONE));
  }

  // Differences and values

  private void difference(@Nullable Difference d) {
    if (d == null) {
      blocks.add(new Paragraph(wording.text("earlier.difference.undefined")));
      return;
    }
    blocks.add(
        new Table(
            List.of(
                new Column(wording.text("column.difference"), Align.LEFT),
                new Column(wording.text("column.followed"), Align.RIGHT)),
            List.of(
                difference("added", d.added(), Emphasis.NONE),
                difference("withdrawn", d.withdrawn(), Emphasis.NONE),
                difference("returned", d.returned(), Emphasis.NONE),
                difference("reduced", d.reduced(), Emphasis.NONE),
                difference("unchanged", d.unchanged(), Emphasis.NONE),
                difference("by-new", d.revealedByNew(), Emphasis.VIOLATED),
                difference("by-withdrawn", d.revealedByWithdrawn(), Emphasis.VIOLATED))));
    blocks.add(
        new Paragraph(
            wording.text(
                d.revealedByNew() + d.revealedByWithdrawn() == 0
                    ? "earlier.difference.none"
                    : "earlier.difference.some",
                wording.number(release.classSize()))));
  }

  private List<Cell> difference(String what, long count, Emphasis ifAny) {
    return List.of(
        new Cell(wording.text("earlier.difference." + what)),
        new Cell(wording.number(count), "", count > 0 ? ifAny : Emphasis.NONE));
  }

  private void learnt() {
    if (release.learnt().isEmpty()) {
      return;
    }
    blocks.add(
        new Table(
            List.of(
                new Column(wording.text("column.name"), Align.LEFT, true),
                new Column(wording.text("column.learnt"), Align.RIGHT),
                new Column(wording.text("column.misled"), Align.RIGHT)),
            release.learnt().stream().map(this::row).toList()));
    blocks.add(new Paragraph(wording.text("earlier.learnt")));
  }

  private List<Cell> row(Learnt learnt) {
    return List.of(
        new Cell(learnt.column()),
        new Cell(
            wording.number(learnt.learnt()),
            "",
            learnt.learnt() > 0 ? Emphasis.VIOLATED : Emphasis.NONE),
        new Cell(wording.number(learnt.misled())));
  }
}
