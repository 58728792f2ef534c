package org.reidrisk.drift;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Resources;
import org.reidrisk.record.ColumnFingerprint;
import org.reidrisk.record.ColumnFingerprint.Days;
import org.reidrisk.record.ColumnInventory;
import org.reidrisk.record.ColumnSummary;
import org.reidrisk.record.ValueSketch;
import org.reidrisk.record.ValueSketch.Held;
import org.reidrisk.table.Column;
import org.reidrisk.table.Role;
import org.reidrisk.table.Table;
import org.reidrisk.value.ValueFormat;

/**
 * Makes the {@linkplain ColumnFingerprint fingerprints} of a release's columns.
 *
 * <p>Distributions are of patients: of up to 65,536 all, of more those with the smallest keyed
 * hashes. The result depends on the set of rows and on the key alone.
 */
public final class Fingerprints {
  /** Characters of a value beyond which a column counts as free text. */
  private static final int LONGEST = 64;

  /** The most held values that are listed where not all could be. */
  private static final int MOST_HELD = 64;

  /** Values of fewer patients are not counted in a record. */
  private static final int LEAST_HELD = 11;

  /** Days of fewer patients would tell too much of each. */
  private static final int LEAST_PATIENTS = 20;

  private static final Set<Role> WITHOUT = Set.of(Role.PATIENT_KEY, Role.DIRECT_IDENTIFIER);
  private static final BigDecimal DAY = BigDecimal.valueOf(86_400);

  private final Table table;
  private final @Nullable Table spelled;
  private final PatientSample patients;
  private final SipHash values;
  private final SipHash ranges;
  private final SipHash spellings;
  private final SipHash days;

  private Fingerprints(Table table, FingerprintKey key) {
    this.table = table;
    this.spelled = table.hasSampleRows() ? table.sampleRows() : null;
    this.patients = PatientSample.of(table, key.hash("patients"));
    this.values = key.hash("values");
    this.ranges = key.hash("ranges");
    this.spellings = key.hash("spellings");
    this.days = key.hash("days");
  }

  /**
   * Adds fingerprints to what is known of a release's columns.
   *
   * @param table the release candidate, derived columns behind those of the file
   * @param columns its columns, in the same order
   * @param names columns that are to have none besides patient keys, direct identifiers and those
   *     with values of more than 64 characters: what the catalogue calls names or free text
   * @param key the secret
   * @param resources threads; they change nothing
   * @return the columns, with fingerprints where they have one
   */
  public static List<ColumnSummary> added(
      Table table,
      List<ColumnSummary> columns,
      Set<String> names,
      FingerprintKey key,
      Resources resources) {
    if (columns.size() != table.columns().size()) {
      throw new IllegalArgumentException("columns of another table");
    }
    Fingerprints maker = new Fingerprints(table, key);
    List<Callable<ColumnSummary>> tasks = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int index = i;
      ColumnSummary column = columns.get(i);
      boolean none = WITHOUT.contains(column.spec().role()) || names.contains(column.spec().name());
      tasks.add(() -> none ? column : column.withFingerprint(maker.of(index, column)));
    }
    return resources.inParallel(tasks);
  }

  /**
   * The format that a column's values are compared by: the policy's, or where it says text the one
   * that the inventory saw.
   */
  static ValueFormat format(ColumnSummary column) {
    ColumnInventory inventory = column.inventory();
    return column.spec().format() == ValueFormat.TEXT && inventory != null
        ? inventory.detected()
        : column.spec().format();
  }

  /** Whether values of a format are calendar days. */
  static boolean isDate(ValueFormat format) {
    return switch (format) {
      case DATE, DATETIME, DATE_DAY_FIRST, DATE_MONTH_FIRST -> true;
      default -> false;
    };
  }

  private @Nullable ColumnFingerprint of(int index, ColumnSummary summary) {
    Column column = table.columns().get(index);
    if (column.values().isEmpty() || isFreeText(index, summary)) {
      return null;
    }
    ValueFormat format = format(summary);
    PatientSample.Values held = column.encoded() ? patients.values(column) : null;
    boolean read = column.encoded() && (column.keepsTexts() || !hasRanges(format));
    return new ColumnFingerprint(
        held == null ? 0 : held.filled(),
        sketch(column, held),
        held == null || !read || isDate(format) ? List.of() : ranges(column, format, held),
        spellings(index),
        held == null || !read || !isDate(format) ? null : days(column, format, held));
  }

  private static boolean hasRanges(ValueFormat format) {
    return isDate(format)
        || format == ValueFormat.NUMBER
        || format == ValueFormat.AGE
        || format == ValueFormat.TIME;
  }

  private boolean isFreeText(int index, ColumnSummary summary) {
    ColumnInventory inventory = summary.inventory();
    if (inventory != null && inventory.longest() != null) {
      return inventory.longest() > LONGEST;
    }
    Column column = table.columns().get(index);
    if (column.encoded() && column.keepsTexts()) {
      return IntStream.rangeClosed(1, column.distinct())
          .anyMatch(code -> column.characters(code) > LONGEST);
    }
    // Without a text to look at nobody can say that it is none.
    return spelled == null
        || index >= spelled.columns().size()
        || texts(spelled.columns().get(index)).stream().anyMatch(t -> t.length() > LONGEST);
  }

  private static List<String> texts(Column column) {
    return IntStream.rangeClosed(1, column.distinct()).mapToObj(column::value).toList();
  }

  private List<Held> spellings(int index) {
    return spelled == null || index >= spelled.columns().size()
        ? List.of()
        : Spellings.of(texts(spelled.columns().get(index)), spellings);
  }

  private ValueSketch sketch(Column column, PatientSample.@Nullable Values held) {
    long[] digests = column.digests();
    int depth = 0;
    if (!column.hasEveryDigest()) {
      // Below a power of two every digest was kept, whatever else is in the column.
      depth = Long.numberOfLeadingZeros(digests[digests.length - 1]) + 1;
    }
    long bound = depth == 0 ? -1L : (1L << (Long.SIZE - depth)) - 1;
    SmallestHashes smallest = new SmallestHashes(ValueSketch.MOST);
    for (long digest : digests) {
      if (Long.compareUnsigned(digest, bound) <= 0) {
        smallest.add(values.of(digest));
      }
    }
    return new ValueSketch(
        depth,
        column.values().orElseThrow(),
        smallest.ascending(),
        held == null ? List.of() : held(column, held));
  }

  private List<Held> held(Column column, PatientSample.Values own) {
    int[] sorted = own.sorted();
    List<Held> held = new ArrayList<>();
    int most = column.distinct() <= ValueSketch.MOST ? ValueSketch.MOST : MOST_HELD;
    int least = leastHeld(sorted, most);
    for (int from = 0, to; from < sorted.length; from = to) {
      to = end(sorted, from);
      if (to - from >= least) {
        held.add(new Held(values.of(column.digest(sorted[from])), to - from));
      }
    }
    held.sort(
        Comparator.comparingLong(Held::patients)
            .reversed()
            .thenComparing(Held::hash, Long::compareUnsigned));
    return List.copyOf(held.subList(0, Math.min(most, held.size())));
  }

  /** How often the last of the most held values is held, so that few have to be sorted. */
  private static int leastHeld(int[] sorted, int most) {
    int[] counts = new int[sorted.length];
    int count = 0;
    for (int from = 0, to; from < sorted.length; from = to) {
      to = end(sorted, from);
      counts[count++] = to - from;
    }
    Arrays.sort(counts, 0, count);
    return Math.max(LEAST_HELD, count <= most ? 1 : counts[count - most]);
  }

  private static int end(int[] sorted, int from) {
    int to = from + 1;
    while (to < sorted.length && sorted[to] == sorted[from]) {
      to++;
    }
    return to;
  }

  private List<Long> ranges(Column column, ValueFormat format, PatientSample.Values own) {
    int[] codes = Arrays.stream(own.sorted()).distinct().toArray();
    int[] parts = new int[codes.length];
    for (int i = 0; i < codes.length; i++) {
      parts[i] =
          hasRanges(format)
              ? Ranges.part(column.value(codes[i]), format, ranges)
              : Ranges.part(ranges.of(column.digest(codes[i])));
    }
    long[] weights = new long[ColumnFingerprint.RANGES];
    for (int p = 0; p < own.patients(); p++) {
      int size = own.to(p) - own.from(p);
      for (int at = own.from(p); at < own.to(p); at++) {
        int part = parts[Arrays.binarySearch(codes, own.code(at))];
        weights[part] += ColumnFingerprint.WHOLE / size;
      }
    }
    return Arrays.stream(weights).boxed().toList();
  }

  private @Nullable Days days(Column column, ValueFormat format, PatientSample.Values own) {
    int[] codes = Arrays.stream(own.sorted()).distinct().toArray();
    @Nullable Long[] dayOf = new Long[codes.length];
    for (int i = 0; i < codes.length; i++) {
      dayOf[i] = day(column.value(codes[i]), format);
    }
    List<Long> visits = new ArrayList<>();
    long[] weekdays = new long[7];
    int patientsWithDays = 0;
    for (int p = 0; p < own.patients(); p++) {
      List<Long> ofPatient =
          IntStream.range(own.from(p), own.to(p))
              .mapToObj(at -> dayOf[Arrays.binarySearch(codes, own.code(at))])
              .filter(Objects::nonNull)
              .distinct()
              .toList();
      patientsWithDays += ofPatient.isEmpty() ? 0 : 1;
      visits.addAll(ofPatient);
      for (long day : ofPatient) {
        weekdays[Math.floorMod(day + 3, 7)] += ColumnFingerprint.WHOLE / ofPatient.size();
      }
    }
    if (patientsWithDays < LEAST_PATIENTS) {
      return null;
    }
    visits.sort(Comparator.naturalOrder());
    int tail = visits.size() / 100;
    long secret = days.of(column.spec().name().getBytes(UTF_8)) >>> 24;
    return new Days(
        visits.get(tail) + secret,
        visits.get(visits.size() / 2) + secret,
        visits.get(visits.size() - 1 - tail) + secret,
        Arrays.stream(weekdays).boxed().toList());
  }

  private static @Nullable Long day(String text, ValueFormat format) {
    return format
        .canonical(text)
        .flatMap(format::position)
        .map(p -> format == ValueFormat.DATETIME ? p.divide(DAY, 0, RoundingMode.FLOOR) : p)
        .map(BigDecimal::longValue)
        .orElse(null);
  }
}
