package org.reidrisk.drift;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Limit;
import org.reidrisk.record.ColumnFingerprint;
import org.reidrisk.record.DataSummary;
import org.reidrisk.record.RiskChange;
import org.reidrisk.record.ValueSketch;
import org.reidrisk.record.ValueSketch.Held;
import org.reidrisk.table.RoleOrigin;

/** What changed in the release as a whole, and in how it was measured. */
final class ReleaseChanges {
  private static final String RELEASE = "release";

  /** How much more or less a number may be before it is remarked. */
  private static final double MUCH = 1.25;

  /** The same for fewer than so many patients. */
  private static final double VERY_MUCH = 2;

  private static final int ENOUGH = 200;

  /** Share of values that a release has in common with itself, but for a few patients. */
  private static final double SAME = 0.8;

  /** So few patients that a difference singles them out. */
  private static final long FEW = 10;

  /** Settings that change figures. */
  private static final Set<String> CONVENTIONS =
      Set.of(
          "power",
          "unit-of-limits",
          "patient-key",
          "patient-released",
          "event",
          "missing",
          "missing-values",
          "trim");

  private final ComparedRelease before;
  private final ComparedRelease now;
  private final boolean comparable;
  private final Changes changes;

  ReleaseChanges(ComparedRelease before, ComparedRelease now, boolean comparable, Changes changes) {
    this.comparable = comparable;
    this.before = before;
    this.now = now;
    this.changes = changes;
  }

  void compare() {
    sizes();
    undefined();
    dropped();
    fewPatients();
    settings();
    tool();
    policy();
  }

  private void sizes() {
    DataSummary was = before.data();
    DataSummary is = now.data();
    if (was.patients() != is.patients()) {
      String evidence = was.patients() + " before, " + is.patients() + " now";
      if (much((double) was.patients(), (double) is.patients())) {
        changes.warning(
            "patients-changed",
            RELEASE,
            "The number of patients differs by more than a quarter. Check that the export is what was"
                + " meant.",
            evidence);
      } else {
        changes.info("patients-changed", RELEASE, "The number of patients differs.", evidence);
      }
    }
    perPatient("rows-per-patient-changed", "rows", was.rows(), is.rows());
    if (now.settings().getOrDefault("event", "").equals(before.settings().get("event"))
        && was.events() != was.rows()) {
      perPatient("events-per-patient-changed", "events", was.events(), is.events());
    }
  }

  private void perPatient(String code, String what, long was, long is) {
    double old = was / (double) Math.max(1, before.data().patients());
    double current = is / (double) Math.max(1, now.data().patients());
    boolean few = Math.min(before.data().patients(), now.data().patients()) < ENOUGH;
    boolean samePeople =
        what.equals("rows")
            && was != is
            && before.data().patients() == now.data().patients()
            && before.data().events() == now.data().events();
    if (few ? Math.max(old, current) > VERY_MUCH * Math.min(old, current) : much(old, current)) {
      changes.warning(
          code,
          RELEASE,
          "A patient has on average more than a quarter more or fewer "
              + what
              + " than in the baseline. Rows may be doubled, or a part of the export missing.",
          decimal(old) + " " + what + " a patient before, " + decimal(current) + " now");
    } else if (samePeople) {
      changes.warning(
          code,
          RELEASE,
          "There are as many patients and events as in the baseline, and another number of rows. Rows"
              + " may be doubled, or missing.",
          was + " rows before, " + is + " now");
    }
  }

  private static boolean much(double was, double is) {
    return Math.max(was, is) > MUCH * Math.min(was, is);
  }

  private static String decimal(double number) {
    return String.valueOf(Math.round(number * 100) / 100.0);
  }

  /** The release is the baseline but for a few people, whom the difference shows. */
  private void fewPatients() {
    long patients = now.data().patients() - before.data().patients();
    long rows = Math.abs(now.data().rows() - before.data().rows());
    boolean few = patients != 0 && Math.abs(patients) <= FEW && rows > 0;
    if (few && rows * 10 <= before.data().rows() && hardlyDiffers(rows)) {
      changes.warning(
          "few-patients-differ",
          RELEASE,
          "The release differs from the baseline by a few patients, and by hardly anything else:"
              + " whoever holds both can tell what is theirs. Do not release both, or make the"
              + " difference larger; list the earlier release under earlier-releases to measure it.",
          Math.abs(patients)
              + (Math.abs(patients) == 1 ? " patient and " : " patients and ")
              + rows
              + (rows == 1 ? " row " : " rows ")
              + (patients > 0 ? "more" : "fewer"));
    }
  }

  /** Whether so many rows can make the difference of the classes, and of every column. */
  private boolean hardlyDiffers(long rows) {
    Map<Integer, Long> sizes = classes(before);
    Map<Integer, Long> current = classes(now);
    if (sizes == null || current == null) {
      return false;
    }
    Map<Integer, Long> difference = new LinkedHashMap<>(sizes);
    current.forEach((size, count) -> difference.merge(size, -count, Long::sum));
    long moved = difference.values().stream().mapToLong(Math::abs).sum();
    return moved <= 2 * rows && columnsHardlyDiffer(rows);
  }

  private boolean columnsHardlyDiffer(long rows) {
    for (ColumnMatches.Pair pair : ColumnMatches.of(before, now, false).same()) {
      ColumnFingerprint one = pair.before().fingerprint();
      ColumnFingerprint other = pair.now().fingerprint();
      ValueSketch was = one == null ? null : one.values();
      ValueSketch is = other == null ? null : other.values();
      boolean others =
          was != null
              && is != null
              && Overlap.of(was, is)
                  .filter(o -> o.ofFirst() < SAME || o.ofSecond() < SAME)
                  .isPresent();
      if (others && comparable) {
        return false;
      }
      boolean listed = was != null && is != null && was.whole() && is.whole() && allLooked();
      if (listed && was != null && is != null && holders(was, is) > 2 * rows) {
        return false;
      }
    }
    return true;
  }

  private boolean allLooked() {
    return Math.max(before.data().patients(), now.data().patients()) <= PatientSample.MOST;
  }

  private static long holders(ValueSketch was, ValueSketch is) {
    Map<Long, Long> difference = new LinkedHashMap<>();
    for (Held held : was.held()) {
      difference.put(held.hash(), held.patients());
    }
    is.held().forEach(held -> difference.merge(held.hash(), -held.patients(), Long::sum));
    return difference.values().stream().mapToLong(Math::abs).sum();
  }

  private static @Nullable Map<Integer, Long> classes(ComparedRelease side) {
    return side.measurements().stream()
        .filter(m -> m.quantity() == Quantity.CLASS_SIZE_HISTOGRAM && m.unit() == Unit.ROW)
        .filter(m -> m.params().set() == null && m.params().model() == null)
        .map(m -> m.estimate())
        .filter(Estimate.Histogram.class::isInstance)
        .map(e -> bins(((Estimate.Histogram) e).bins()))
        .findFirst()
        .orElse(null);
  }

  private static Map<Integer, Long> bins(List<Bin> bins) {
    Map<Integer, Long> sizes = new LinkedHashMap<>();
    bins.forEach(bin -> sizes.put(bin.size(), bin.count()));
    return sizes;
  }

  /** Distances of the baseline that values outside an order or a hierarchy leave undefined. */
  private void undefined() {
    for (RiskChange risk : RiskChanges.risks(before, now)) {
      boolean had = risk.before() != null && !(risk.before() instanceof Estimate.Undefined);
      if (risk.quantity() == Quantity.T_CLOSENESS
          && risk.unit() == now.policy().unit()
          && risk.params().set() == null
          && risk.params().model() == null
          && had
          && risk.now() instanceof Estimate.Undefined undefined) {
        changes.warning(
            "figure-undefined-now",
            String.valueOf(risk.of()),
            "t-closeness of this column could be told in the baseline and cannot any more. "
                + undefined.text(),
            undefined.code());
      }
    }
  }

  /** Derived columns and earlier releases that the baseline was measured with. */
  private void dropped() {
    Set<String> derived = new TreeSet<>(derived(before));
    derived.removeAll(derived(now));
    for (String name : derived) {
      changes.warning(
          "derived-column-dropped",
          name,
          "The baseline's policy derives this quasi-identifier and this policy does not, so that"
              + " figures are of less knowledge. Check that this was intended.",
          "");
    }
    for (String setting : before.settings().keySet()) {
      if (setting.startsWith("earlier-release ") && !now.settings().containsKey(setting)) {
        changes.warning(
            "earlier-release-dropped",
            setting,
            "The baseline was held against this earlier release and this one was not. Whoever holds it"
                + " still has it; list it again.",
            "");
      }
    }
  }

  private static List<String> derived(ComparedRelease side) {
    return side.schema().stream()
        .filter(c -> c.spec().origin() == RoleOrigin.DERIVED)
        .map(c -> c.spec().name())
        .toList();
  }

  private void settings() {
    Map<String, String> was = before.settings();
    Map<String, String> is = now.settings();
    Set<String> keys = new TreeSet<>(CONVENTIONS);
    Stream.of(was, is)
        .flatMap(settings -> settings.keySet().stream())
        .filter(key -> key.contains("sha256"))
        .forEach(keys::add);
    for (String key : keys) {
      if (!Objects.equals(was.get(key), is.get(key))) {
        changes.warning(
            "convention-changed",
            key,
            "Figures follow another convention than the baseline's. Check that this was intended; the"
                + " figures of both are not of the same thing.",
            key.contains("sha256")
                ? ""
                : was.getOrDefault(key, "none")
                    + " before, "
                    + is.getOrDefault(key, "none")
                    + " now");
      }
    }
    if (!Objects.equals(was.get("catalogue"), is.get("catalogue"))) {
      changes.info(
          "catalogue-changed",
          RELEASE,
          "Columns were recognised with another edition of the catalogue, or by one of the two only.",
          was.getOrDefault("catalogue", "none")
              + " before, "
              + is.getOrDefault("catalogue", "none")
              + " now");
    }
  }

  private void tool() {
    if (!before.tool().equals(now.tool())) {
      changes.info(
          "tool-changed",
          RELEASE,
          "The baseline was made by another version of the tool.",
          before.tool().version() + " before, " + now.tool().version() + " now");
    }
  }

  private void policy() {
    if (before.release().tier() != now.release().tier()) {
      changes.warning(
          "tier-changed",
          RELEASE,
          "The release reaches its recipients in another way than the baseline.",
          before.release().tier().word() + " before, " + now.release().tier().word() + " now");
    }
    if (!before.policy().sha256().equals(now.policy().sha256())) {
      changes.info("policy-changed", RELEASE, "The policy file is another one.", "");
    }
    long relaxed = before.policy().limits().stream().filter(this::isRelaxed).count();
    if (relaxed > 0) {
      changes.warning(
          "limits-relaxed",
          RELEASE,
          "Limits of the baseline's policy are looser now, or gone. The table of limits shows which.",
          relaxed + (relaxed == 1 ? " limit" : " limits"));
    }
  }

  private boolean isRelaxed(Limit limit) {
    return now.policy().limits().stream()
        .noneMatch(l -> RiskChanges.sameQuantity(l, limit) && !isLooser(l, limit));
  }

  private static boolean isLooser(Limit limit, Limit than) {
    int order = limit.bound().compareTo(than.bound());
    if (limit.classSize() != null && than.classSize() != null) {
      return limit.classSize() < than.classSize();
    }
    return limit.atLeast() ? order < 0 : order > 0;
  }
}
