package org.reidrisk.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the format of a column from its distinct values.
 *
 * <p>By content alone it rather says too little: small integers are {@link ValueFormat#NUMBER} and
 * no ages, times or dates; eight digits are a date only when nearly all are days of 1850 to 2199;
 * digits are times only when all of at least eight values are and several hours occur; numbers with
 * a zero in front are {@link ValueFormat#TEXT}; one letter for all patients is no sex. Where a
 * format is expected, half of the values suffice for it.
 *
 * <p>Looked at are about 2,048 values, those whose hashes are smallest, and fewer of long ones, so
 * that the order of the values means nothing; all of them where these leave open whether day or
 * month comes first.
 */
public final class FormatDetector {
  private static final int FIRST_LOOK = 2048;
  private static final int FEWEST = 64;
  private static final long MOST_CHARACTERS = 2_000_000;

  private final @Nullable ValueFormat expected;
  private final List<String> all;

  private FormatDetector(List<String> all, @Nullable ValueFormat expected) {
    this.all = all;
    this.expected = expected;
  }

  /**
   * Looks at the values of a column.
   *
   * @param values its distinct values, in any order; patients' data, of which nothing is kept
   * @param expected the format that the column's name promises, or null
   * @return what they look like; {@link ValueFormat#TEXT} when there are none
   */
  public static DetectedFormat detect(List<String> values, @Nullable ValueFormat expected) {
    return new FormatDetector(values, expected).detect();
  }

  private DetectedFormat detect() {
    List<String> sample = sample(all);
    DetectedFormat first = look(sample);
    return first.ambiguous() && sample.size() < all.size() ? look(all) : first;
  }

  private static List<String> sample(List<String> values) {
    List<String> sample = values;
    if (values.size() > FIRST_LOOK) {
      long bound = (FIRST_LOOK * (1L << Integer.SIZE)) / values.size();
      sample = new ArrayList<>(FIRST_LOOK + FIRST_LOOK / 8);
      for (String value : values) {
        if (hash(value) < bound) {
          sample.add(value);
        }
      }
      // Texts that somebody made to have one hash.
      sample = sample.size() < FEWEST ? values : sample;
    }
    long length = 0;
    for (String value : sample) {
      length += value.length();
    }
    return length <= MOST_CHARACTERS ? sample : shortened(sample);
  }

  /** A column of books: the values with the smallest hashes as far as the budget goes. */
  private static List<String> shortened(List<String> values) {
    List<String> sorted = new ArrayList<>(values);
    sorted.sort(
        Comparator.comparingLong(FormatDetector::hash).thenComparing(Comparator.naturalOrder()));
    long length = 0;
    int end = 0;
    while (end < sorted.size() && (end < FEWEST || length <= MOST_CHARACTERS)) {
      length += sorted.get(end++).length();
    }
    return sorted.subList(0, end);
  }

  private static long hash(String value) {
    return Integer.toUnsignedLong(mixed(value.hashCode()));
  }

  private static int mixed(int hash) {
    int h = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
    h = (h ^ (h >>> 13)) * 0xC2B2AE35;
    return h ^ (h >>> 16);
  }

  private DetectedFormat look(List<String> sample) {
    List<String> values = new ArrayList<>(sample.size());
    List<Placeholder> placeholders = new ArrayList<>();
    for (String value : sample) {
      Placeholder placeholder = Placeholders.of(value).filter(Placeholder::certain).orElse(null);
      if (placeholder == null) {
        values.add(value);
      } else {
        placeholders.add(placeholder);
      }
    }
    ContentRules rules = new ContentRules(values);
    ValueFormat content = rules.format();
    Reading reading = new Reading(content, values);
    if (expected != null && expected != content) {
      Reading hoped = new Reading(expected, values);
      // The two other orders read all that DATE reads.
      boolean wider =
          expected == ValueFormat.DATE && datesWithYearLast(content) && reading.more(hoped);
      reading = values.isEmpty() || (hoped.half() && !wider) ? hoped : reading;
    }
    ValueFormat format = reading.format;
    long fitting = placeholders.stream().filter(p -> p.in(format)).count();
    return new DetectedFormat(
        format,
        content,
        expected,
        reading.share(),
        values.size(),
        fitting,
        reading.spellings(),
        reading.mixed(),
        datesWithYearLast(format) && expected != format && rules.dayOrMonth(),
        SpreadsheetTraces.damage(all, values, format, expected));
  }

  private static boolean datesWithYearLast(ValueFormat format) {
    return format == ValueFormat.DATE_DAY_FIRST || format == ValueFormat.DATE_MONTH_FIRST;
  }

  /** Values read in one format. */
  private static final class Reading {
    private static final int SHARE_OF_FEW = 20;

    private final ValueFormat format;
    private final long values;
    private final Map<Spelling, Long> spelled = new EnumMap<>(Spelling.class);
    private final Map<ValueFormat, Long> others = new EnumMap<>(ValueFormat.class);
    private long parsed;

    Reading(ValueFormat format, List<String> values) {
      this.format = format;
      this.values = values.size();
      boolean all = format == ValueFormat.TEXT || format == ValueFormat.CODE;
      for (String value : values) {
        if (all) {
          parsed++;
          other(value);
        } else if (format.canonical(value).isPresent()) {
          parsed++;
          Spelling spelling = Spelling.of(format, value);
          if (spelling != null) {
            spelled.merge(spelling, 1L, Long::sum);
          }
        } else {
          other(value);
        }
      }
    }

    private void other(String value) {
      ValueFormat sign = ValueShape.of(value).sign();
      if (sign != null) {
        others.merge(sign, 1L, Long::sum);
      }
    }

    boolean half() {
      return parsed > 0 && parsed * 2 >= values;
    }

    boolean more(Reading other) {
      return parsed > other.parsed;
    }

    double share() {
      return values == 0 ? 0 : (double) parsed / values;
    }

    private long count(Spelling spelling) {
      return spelled.getOrDefault(spelling, 0L);
    }

    List<Spelling> spellings() {
      List<Spelling> found = new ArrayList<>(spelled.keySet());
      found.removeIf(spelling -> count(spelling) * SHARE_OF_FEW < parsed);
      // The map's order decides between spellings of one count.
      found.sort(Comparator.comparingLong(this::count).reversed());
      return found.isEmpty() && parsed > 0 ? List.of(Spelling.PLAIN) : found;
    }

    boolean mixed() {
      long kinds =
          others.entrySet().stream()
              .filter(o -> o.getValue() * SHARE_OF_FEW >= values)
              .filter(o -> format != ValueFormat.TEXT || o.getKey() != ValueFormat.NUMBER)
              .count();
      // Texts and codes may look like anything; only two sure kinds beside each other are odd.
      return switch (format) {
        case CODE -> false;
        case TEXT -> kinds > 1;
        default -> kinds > 0 || spellings().size() > 1;
      };
    }
  }
}
