package org.reidrisk.report.linkage;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.report.linkage.Positions.Coarse;
import org.reidrisk.table.Column;
import org.reidrisk.value.ValueFormat;

/**
 * Compares texts: as the format of the release's column reads them on both sides, or without regard
 * to case, compatible forms of Unicode and runs of blanks.
 */
final class Equality {
  private Equality() {}

  /** Equal canonical texts. */
  static Comparison exact(JoinColumn join, Column held, Column release) {
    boolean any = join.missing() == JoinColumn.Missing.ANY;
    if (!held.spec().format().equals(release.spec().format())) {
      UnaryOperator<String> canonical = canonical(release.spec().format());
      return byText(held, release, any, canonical, canonical);
    }
    int[] classOfCode = new int[release.distinct() + 1];
    for (int code = 1; code < classOfCode.length; code++) {
      classOfCode[code] = code;
    }
    Comparison.Builder result =
        new Comparison.Builder(classOfCode, release.distinct(), any, held.distinct());
    int[] there = release.codesOf(held);
    for (int code = 1; code < there.length; code++) {
      if (there[code] > 0) {
        result.one(code, there[code]);
      } else {
        result.none(code);
      }
    }
    return result.build();
  }

  /** Equal normalised texts; a text that is all blank counts as missing. */
  static Comparison normalised(JoinColumn join, Column held, Column release) {
    UnaryOperator<String> canonical = canonical(release.spec().format());
    return byText(
        held,
        release,
        join.missing() == JoinColumn.Missing.ANY,
        text -> normal(canonical.apply(text)),
        text -> normal(canonical.apply(text)));
  }

  /** Equal once the released value is told less exactly; what has no place keeps its text. */
  static Comparison coarse(JoinColumn join, Column held, Column release, Coarse coarse) {
    ValueFormat format = release.spec().format();
    boolean seconds = format == ValueFormat.DATETIME || format == ValueFormat.TIME;
    UnaryOperator<String> told =
        text -> {
          String canonical = canonical(format).apply(text);
          return Positions.place(canonical, format)
              .map(place -> "\u0000" + coarse.of(place, seconds).toPlainString())
              .orElse(canonical);
        };
    return byText(held, release, join.missing() == JoinColumn.Missing.ANY, told, told);
  }

  /** How exactly compared values of the release can be told less exactly. */
  static List<Coarse> coarser(ValueFormat format) {
    return switch (format) {
      case AGE, NUMBER -> List.of(Coarse.FIVE, Coarse.TEN);
      case DATE, DATE_DAY_FIRST, DATE_MONTH_FIRST -> List.of(Coarse.MONTH, Coarse.YEAR);
      case DATETIME -> List.of(Coarse.DAY, Coarse.MONTH, Coarse.YEAR);
      case TIME -> List.of(Coarse.HOUR);
      default -> List.of();
    };
  }

  static UnaryOperator<String> canonical(ValueFormat format) {
    return text -> format.canonical(text).orElse(text);
  }

  /** The code of each held value in the release, as its format reads both; -1 for none. */
  static int[] codes(Column release, Column held) {
    UnaryOperator<String> canonical = canonical(release.spec().format());
    Map<String, Integer> known = new HashMap<>();
    for (int code = 1; code <= release.distinct(); code++) {
      known.put(canonical.apply(release.value(code)), code);
    }
    int[] codes = new int[held.distinct() + 1];
    for (int code = 1; code < codes.length; code++) {
      codes[code] = known.getOrDefault(canonical.apply(held.value(code)), -1);
    }
    return codes;
  }

  private static Comparison byText(
      Column held,
      Column release,
      boolean any,
      UnaryOperator<String> ofHeld,
      UnaryOperator<String> ofRelease) {
    Map<String, Integer> classes = new HashMap<>();
    int[] classOfCode = new int[release.distinct() + 1];
    for (int code = 1; code < classOfCode.length; code++) {
      String text = ofRelease.apply(release.value(code));
      classOfCode[code] =
          text.isEmpty()
              ? Comparison.MISSING
              : classes.computeIfAbsent(text, t -> classes.size() + 1);
    }
    Comparison.Builder result =
        new Comparison.Builder(classOfCode, classes.size(), any, held.distinct());
    for (int code = 1; code <= held.distinct(); code++) {
      String text = ofHeld.apply(held.value(code));
      Integer there = classes.get(text);
      if (text.isEmpty()) {
        result.missing(code);
      } else if (there != null) {
        result.one(code, there);
      } else {
        result.none(code);
      }
    }
    return result.build();
  }

  private static String normal(String text) {
    String folded =
        Normalizer.normalize(
            Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT),
            Normalizer.Form.NFKC);
    StringBuilder normal = new StringBuilder();
    boolean blank = false;
    for (int i = 0; i < folded.length(); ) {
      int c = folded.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        blank = normal.length() > 0;
      } else {
        normal.append(blank ? " " : "").appendCodePoint(c);
        blank = false;
      }
    }
    return normal.toString();
  }
}
