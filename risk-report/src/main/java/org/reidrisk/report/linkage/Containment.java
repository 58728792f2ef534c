package org.reidrisk.report.linkage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.table.Column;
import org.reidrisk.value.Hierarchy;
import org.reidrisk.value.ValueFormat;

/**
 * Compares exact held values with released ones that may be more general. A released value holds a
 * held one when they are equal, when it is stars alone, and further
 *
 * <ul>
 *   <li>with a hierarchy: when it is a generalisation of the held value there;
 *   <li>without: when it is a {@link Band} and the held value a number or an age in it; when it is
 *       one of the {@link Prefixes} of the column and the held value begins so; when it is a year,
 *       a month or a day and the held value a shorter stretch of time in it.
 * </ul>
 *
 * <p>Classes stand in the order stars, bands as {@link BandIndex} puts them, all others: so a
 * number in thousands of bands goes with few runs of classes.
 */
final class Containment {
  private static final int YEAR = 4;
  private static final int MONTH = 6;
  private static final int DAY = 8;
  private static final int NO_SPOT = -1;

  private final Map<String, Integer> codeOfText = new HashMap<>();
  private final Map<String, List<Integer>> codesOfDate = new HashMap<>();
  private final List<Integer> bandCodes = new ArrayList<>();
  private final UnaryOperator<String> canonical;
  private final @Nullable Hierarchy tree;
  private final @Nullable Prefixes prefixes;
  private final BandIndex bands;
  private final int[] classOfCode;
  private final int stars;

  private Containment(Column release, @Nullable Hierarchy tree) {
    ValueFormat format = release.spec().format();
    this.canonical = Equality.canonical(format);
    this.tree = tree == null ? null : tree.canonical(format);
    this.prefixes = tree == null ? Prefixes.of(release) : null;
    this.classOfCode = new int[release.distinct() + 1];
    List<Band> read = new ArrayList<>();
    int classes = 0;
    for (int code = 1; code <= release.distinct(); code++) {
      String text = release.value(code);
      codeOfText.put(canonical.apply(text), code);
      if (Prefixes.isStars(text)) {
        classOfCode[code] = ++classes;
      } else if (tree == null) {
        int own = code;
        Optional<Band> band = Band.parse(text);
        if (band.isPresent()) {
          bandCodes.add(own);
          read.add(band.get());
        }
        date(text).ifPresent(d -> codesOfDate.computeIfAbsent(d, p -> new ArrayList<>()).add(own));
      }
    }
    this.stars = classes;
    this.bands = BandIndex.of(read);
    for (int place = 0; place < read.size(); place++) {
      classOfCode[bandCodes.get(bands.band(place))] = ++classes;
    }
    for (int code = 1; code < classOfCode.length; code++) {
      if (classOfCode[code] == 0) {
        classOfCode[code] = ++classes;
      }
    }
  }

  static Comparison compare(
      JoinColumn join, Column held, Column release, @Nullable Hierarchy tree) {
    Containment containment = new Containment(release, tree);
    Comparison.Builder result =
        new Comparison.Builder(
            containment.classOfCode.clone(),
            release.distinct(),
            join.missing() == JoinColumn.Missing.ANY,
            held.distinct());
    containment.compare(held, result);
    return result.build();
  }

  private void compare(Column held, Comparison.Builder result) {
    int[] spots = spots(held);
    int[] distinct = Arrays.stream(spots).filter(spot -> spot >= 0).sorted().distinct().toArray();
    List<int[]> runs = bands.runs(distinct);
    int[] like = new int[distinct.length];
    for (int code = 1; code <= held.distinct(); code++) {
      String text = held.value(code);
      List<Integer> classes = classes(text);
      int spot = spots[code] == NO_SPOT ? -1 : Arrays.binarySearch(distinct, spots[code]);
      if (spot >= 0 && classes.isEmpty() && like[spot] > 0) {
        result.like(code, like[spot]);
      } else {
        int[] places = spot < 0 ? new int[0] : runs.get(spot);
        int[] ends = ends(classes, places);
        result.many(code, ends, ends.length);
        if (spot >= 0 && classes.isEmpty()) {
          like[spot] = code;
        }
        boolean nothing = classes.isEmpty() && places.length == 0;
        if (nothing && prefixes != null && prefixes.beginsLike(canonical.apply(text))) {
          result.doubt(Doubt.OTHER_LENGTH, code);
        }
      }
    }
  }

  /** For each held code where it stands among the bands. */
  private int[] spots(Column held) {
    int[] spots = new int[held.distinct() + 1];
    Arrays.fill(spots, NO_SPOT);
    for (int code = 1; code < spots.length && !bandCodes.isEmpty(); code++) {
      String text = held.value(code);
      Optional<BigDecimal> number = Positions.number(text);
      Optional<BigDecimal> place = number.isPresent() ? number : Positions.age(text);
      spots[code] = place.map(bands::spot).orElse(NO_SPOT);
    }
    return spots;
  }

  /** A year, month, day or moment as DICOM writes it. */
  private static Optional<String> date(String text) {
    Optional<String> moment = ValueFormat.DATETIME.canonical(text);
    return moment.isPresent() ? moment : ValueFormat.DATE.canonical(text);
  }

  /** The classes that hold a held value, but stars and bands; in no order, some perhaps twice. */
  private List<Integer> classes(String held) {
    String text = canonical.apply(held);
    List<Integer> classes = new ArrayList<>();
    add(classes, codeOfText.get(text));
    if (tree != null) {
      for (String above : tree.path(text).orElse(List.of())) {
        add(classes, codeOfText.get(canonical.apply(above)));
      }
    }
    if (prefixes != null) {
      prefixes.find(text, code -> add(classes, code));
    }
    if (!codesOfDate.isEmpty()) {
      date(held).ifPresent(moment -> addDates(classes, moment));
    }
    return classes;
  }

  private void add(List<Integer> classes, @Nullable Integer code) {
    if (code != null) {
      classes.add(classOfCode[code]);
    }
  }

  private void addDates(List<Integer> classes, String moment) {
    int[] lengths = {YEAR, MONTH, DAY};
    for (int length : lengths) {
      if (moment.length() >= length) {
        codesOfDate
            .getOrDefault(moment.substring(0, length), List.of())
            .forEach(code -> add(classes, code));
      }
    }
  }

  /** First and last of each run of classes: of single ones, of stars, and of bands. */
  private int[] ends(List<Integer> classes, int[] places) {
    Runs runs = new Runs();
    if (stars > 0) {
      runs.add(1, stars);
    }
    for (int i = 0; i < places.length; i += 2) {
      runs.add(stars + 1 + places[i], stars + 1 + places[i + 1]);
    }
    classes.forEach(one -> runs.add(one, one));
    return runs.ends();
  }
}
