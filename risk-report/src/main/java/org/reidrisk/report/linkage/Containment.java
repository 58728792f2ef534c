package org.reidrisk.report.linkage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
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
 *       a prefix written with stars behind it ({@code 945**}); when it is a year, a month or a day
 *       and the held value a shorter stretch of time in it;
 *   <li>and when it is a bare prefix: in a column without a format of numbers or dates whose
 *       values, apart from stars, are letters and digits of one length.
 * </ul>
 */
final class Containment {
  private static final int YEAR = 4;
  private static final int MONTH = 6;
  private static final int DAY = 8;

  private final Map<String, Integer> codeOfText = new HashMap<>();
  private final Map<String, List<Integer>> codesOfPrefix = new HashMap<>();
  private final TreeSet<Integer> prefixLengths = new TreeSet<>();
  private final Map<String, List<Integer>> codesOfDate = new HashMap<>();
  private final List<Integer> everything = new ArrayList<>();
  private final List<Integer> bandCodes = new ArrayList<>();
  private final List<Band> bands = new ArrayList<>();
  private final UnaryOperator<String> canonical;
  private final @Nullable Hierarchy tree;
  private final int bareLength;

  private Containment(Column release, @Nullable Hierarchy tree) {
    ValueFormat format = release.spec().format();
    this.canonical = Equality.canonical(format);
    this.tree = tree == null ? null : tree.canonical(format);
    this.bareLength = tree == null && isText(format) ? commonLength(release) : 0;
    for (int code = 1; code <= release.distinct(); code++) {
      String text = release.value(code);
      codeOfText.put(canonical.apply(text), code);
      if (isStars(text)) {
        everything.add(code);
      } else if (tree == null) {
        general(code, text);
      }
    }
  }

  static Comparison compare(
      JoinColumn join, Column held, Column release, @Nullable Hierarchy tree) {
    int[] classOfCode = RowOrder.all(release.distinct() + 1);
    Containment containment = new Containment(release, tree);
    Comparison.Builder result =
        new Comparison.Builder(
            classOfCode,
            release.distinct(),
            join.missing() == JoinColumn.Missing.ANY,
            held.distinct());
    for (int code = 1; code <= held.distinct(); code++) {
      int[] ends = ends(containment.codes(held.value(code)));
      result.many(code, ends, ends.length);
    }
    return result.build();
  }

  private static boolean isText(ValueFormat format) {
    return format == ValueFormat.TEXT || format == ValueFormat.CODE;
  }

  private static boolean isStars(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c == '*');
  }

  /** The one length of values that are letters and digits, or 0. */
  private static int commonLength(Column release) {
    int length = 0;
    for (int code = 1; code <= release.distinct(); code++) {
      String text = release.value(code);
      if (!isStars(text)) {
        boolean plain = text.codePoints().allMatch(Character::isLetterOrDigit);
        if (!plain || text.isEmpty() || (length > 0 && length != text.length())) {
          return 0;
        }
        length = text.length();
      }
    }
    return length;
  }

  private void general(int code, String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '*') {
      end--;
    }
    if (end < text.length() || (end > 0 && end == bareLength)) {
      codesOfPrefix.computeIfAbsent(text.substring(0, end), p -> new ArrayList<>()).add(code);
      prefixLengths.add(end);
    }
    Optional<Band> band = Band.parse(text);
    if (band.isPresent()) {
      bandCodes.add(code);
      bands.add(band.get());
    }
    date(text).ifPresent(d -> codesOfDate.computeIfAbsent(d, p -> new ArrayList<>()).add(code));
  }

  /** A year, month, day or moment as DICOM writes it. */
  private static Optional<String> date(String text) {
    Optional<String> moment = ValueFormat.DATETIME.canonical(text);
    return moment.isPresent() ? moment : ValueFormat.DATE.canonical(text);
  }

  /** The codes of the release that hold a held value, in no order, some perhaps twice. */
  private List<Integer> codes(String held) {
    String text = canonical.apply(held);
    List<Integer> codes = new ArrayList<>(everything);
    add(codes, codeOfText.get(text));
    if (tree != null) {
      for (String above : tree.path(text).orElse(List.of())) {
        add(codes, codeOfText.get(canonical.apply(above)));
      }
      return codes;
    }
    for (int length : prefixLengths.headSet(text.length(), true)) {
      codes.addAll(codesOfPrefix.getOrDefault(text.substring(0, length), List.of()));
    }
    if (!codesOfDate.isEmpty()) {
      date(held).ifPresent(moment -> addDates(codes, moment));
    }
    if (!bands.isEmpty()) {
      Optional<BigDecimal> number = Positions.number(held);
      (number.isPresent() ? number : Positions.age(held)).ifPresent(n -> addBands(codes, n));
    }
    return codes;
  }

  private static void add(List<Integer> codes, @Nullable Integer code) {
    if (code != null) {
      codes.add(code);
    }
  }

  private void addDates(List<Integer> codes, String moment) {
    int[] lengths = {YEAR, MONTH, DAY};
    for (int length : lengths) {
      if (moment.length() >= length) {
        codes.addAll(codesOfDate.getOrDefault(moment.substring(0, length), List.of()));
      }
    }
  }

  private void addBands(List<Integer> codes, BigDecimal number) {
    for (int i = 0; i < bands.size(); i++) {
      if (bands.get(i).holds(number)) {
        codes.add(bandCodes.get(i));
      }
    }
  }

  /** First and last of each run of codes. */
  private static int[] ends(List<Integer> codes) {
    int[] sorted = codes.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    int[] ends = new int[2 * sorted.length];
    int used = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] > sorted[i - 1] + 1) {
        ends[used] = sorted[i];
        used += 2;
      }
      ends[used - 1] = sorted[i];
    }
    return Arrays.copyOf(ends, used);
  }
}
