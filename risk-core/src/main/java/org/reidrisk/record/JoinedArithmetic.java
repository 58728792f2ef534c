package org.reidrisk.record;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.CandidateSets;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.MissingMode;
import org.reidrisk.policy.PatientKeys;
import org.reidrisk.record.JoinedRelease.Difference;
import org.reidrisk.record.JoinedRelease.Figures;
import org.reidrisk.record.JoinedRelease.Learnt;
import org.reidrisk.record.JoinedRelease.Links;
import org.reidrisk.record.JoinedRelease.View;
import org.reidrisk.table.Role;

/** Finds out whether the figures of an earlier release could have been found at all. */
final class JoinedArithmetic {
  private final Assessment record;
  private final JoinedRelease release;

  private JoinedArithmetic(Assessment record, JoinedRelease release) {
    this.record = record;
    this.release = release;
  }

  static void check(Assessment record) {
    Set<String> ids = new HashSet<>();
    for (JoinedRelease release : record.joined()) {
      require(ids.add(release.id()), "two results are of one earlier release");
      try {
        new JoinedArithmetic(record, release).check();
      } catch (IllegalArgumentException e) { // histograms that cannot be of the same patients
        throw new RecordFormatException(
            "contradiction", "contradicts itself: histograms beside an earlier release do not fit");
      }
    }
  }

  private void check() {
    require(
        !release.id().isBlank() && release.sha256().matches("[0-9a-f]{64}"),
        "an earlier release lacks its name or the hash of its file");
    require(
        release.patients() >= 0 && release.patients() <= release.rows() && release.classSize() >= 1,
        "an earlier release has more patients than rows, or no class size");
    Links links = release.links();
    if (links == null) {
      return;
    }
    require(
        record.policy().unit() == Unit.PATIENT
            && !release.quasiIdentifiers().isEmpty()
            && named(Role.QUASI_IDENTIFIER).containsAll(release.quasiIdentifiers()),
        "an earlier release is compared without patients, or by no quasi-identifiers");
    require(
        release.views().stream()
            .map(View::power)
            .toList()
            .equals(List.of(Params.POWER_ONE, Params.POWER_COMPLETE)),
        "the views of an earlier release are not those of one row and of everything");
    release.views().forEach(this::view);
    long people = release.views().get(0).alone().patients();
    require(
        people <= record.data().patients() && release.views().get(1).alone().patients() == people,
        "an earlier release is compared with other patients than there are");
    links(links, people);
    difference(release.difference(), links, people);
    learnt(links);
    findings();
  }

  private void view(View view) {
    for (Figures figures : List.of(view.alone(), view.joined())) {
      require(
          Figures.of(figures.sizes()).equals(figures),
          "k, uniques and mean beside an earlier release do not follow from their histogram");
    }
    // Refuses histograms of other patients, and joined classes that are larger.
    new CandidateSets(view.joined().sizes(), view.alone().sizes());
    int size = release.classSize();
    require(
        view.fallBelow() == view.joined().below(size) - view.alone().below(size),
        "fall-below does not follow from the histograms");
    asMeasured(view);
  }

  /** The figures of this release alone are those of the measurements. */
  private void asMeasured(View view) {
    record.measurements().stream()
        .filter(m -> m.quantity() == Quantity.K && m.unit() == Unit.PATIENT)
        .filter(m -> m.params().equals(Params.ofSet(null).withPower(view.power())))
        .filter(m -> !MissingMode.WILDCARD.word().equals(m.convention().get("missing")))
        .filter(m -> m.estimate() instanceof Estimate.Count)
        .forEach(
            m ->
                require(
                    ((Estimate.Count) m.estimate()).value() == view.alone().k(),
                    "k beside an earlier release is not the measured one"));
  }

  private void links(Links links, long people) {
    long most = Math.min(people, release.patients());
    for (long count :
        List.of(
            links.byKey(),
            links.byUid(),
            links.byTrajectory(),
            links.byIntervals(),
            links.linked())) {
      require(count >= 0 && count <= most, "more patients are linked than there are");
    }
    boolean kept = links.keys() == PatientKeys.KEPT;
    long others = links.byUid() + links.byTrajectory() + links.byIntervals();
    require(
        kept
            ? links.linked() == links.byKey()
            : links.linked() >= links.byUid() && links.linked() <= others,
        "linked does not follow from the means");
    require(
        kept == (links.right() != null)
            && (links.right() == null
                || (within(links.right().byUid(), links.byUid())
                    && within(links.right().byTrajectory(), links.byTrajectory())
                    && within(links.right().byIntervals(), links.byIntervals()))),
        "more links are right than there are, or right without keys");
  }

  private void difference(@Nullable Difference d, Links links, long people) {
    require((d == null) == (links.linked() == 0), "a difference without links, or none with");
    if (d == null) {
      return;
    }
    require(
        d.added() == people - links.linked()
            && d.withdrawn() == release.patients() - links.linked()
            && within(d.returned(), links.linked())
            && within(d.reduced(), links.linked())
            && within(d.unchanged(), links.linked())
            && d.returned() + d.reduced() + d.unchanged() == links.linked(),
        "added, withdrawn, returned, reduced and unchanged do not add up");
    require(
        within(d.revealedByNew(), d.added() + d.returned())
            && within(d.revealedByWithdrawn(), release.patients() - d.unchanged()),
        "more patients are revealed than differ");
  }

  private void learnt(Links links) {
    Set<String> seen = new HashSet<>();
    for (Learnt learnt : release.learnt()) {
      require(
          seen.add(learnt.column())
              && named(Role.SENSITIVE).contains(learnt.column())
              && within(learnt.learnt(), links.linked())
              && within(learnt.misled(), links.linked()),
          "more is learnt than patients are linked, or of no sensitive column");
    }
  }

  /** What is found in figures is said in findings. */
  private void findings() {
    Difference d = release.difference();
    require(
        says("difference-reveals")
            == (d != null && (d.revealedByNew() > 0 || d.revealedByWithdrawn() > 0)),
        "the finding difference-reveals does not fit the difference");
    require(
        says("learnt-by-intersection") == release.learnt().stream().anyMatch(l -> l.learnt() > 0),
        "the finding learnt-by-intersection does not fit what is learnt");
  }

  private boolean says(String code) {
    String about = "earlier-release " + release.id();
    return record.findings().stream()
        .anyMatch(f -> f.code().equals(code) && f.about().equals(about));
  }

  private List<String> named(Role role) {
    return record.schema().stream()
        .map(ColumnSummary::spec)
        .filter(c -> c.role() == role)
        .map(c -> c.name())
        .toList();
  }

  private static boolean within(long part, long whole) {
    return part >= 0 && part <= whole;
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new RecordFormatException("contradiction", "contradicts itself: " + problem);
    }
  }
}
