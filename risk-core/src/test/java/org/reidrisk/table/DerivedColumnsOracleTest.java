package org.reidrisk.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Derived columns of random tables against their definitions on strings, and their properties. */
class DerivedColumnsOracleTest {
  private static final int TABLES = 500;
  private static final LocalDate EPOCH = LocalDate.of(2019, 12, 20);

  private static final List<DerivedColumn> ALL =
      List.of(
          DerivedColumnsTest.derived(Derivation.INTERVAL_SEQUENCE, "DATE", null),
          DerivedColumnsTest.derived(Derivation.EVENT_COUNT, null, null),
          DerivedColumnsTest.derived(Derivation.VALUE_SEQUENCE, "X", "DATE"),
          DerivedColumnsTest.derived(Derivation.SPAN, "DATE", null),
          DerivedColumnsTest.derived(Derivation.TIME_OF_DAY, "TIME", null));

  /** A row before it is written; a day is null when the date is missing or is a text. */
  private record Row(
      String patient,
      String study,
      @Nullable Integer day,
      String notDate,
      int style,
      String value,
      String time) {

    String date(int shift) {
      if (day == null) {
        return notDate;
      }
      LocalDate date = EPOCH.plusDays(day + (long) shift);
      String compact = date.format(DateTimeFormatter.BASIC_ISO_DATE);
      return switch (style) {
        case 0 -> compact;
        case 1 -> date.toString();
        case 2 -> compact + "0930";
        default -> date + "T10:15:00";
      };
    }
  }

  private record Release(boolean withKey, boolean withEvent, List<Row> rows) {

    static Release random(long seed) {
      SplitMix64 random = new SplitMix64(seed);
      int patients = random.between(1, 6);
      int studies = random.between(1, 5);
      int days = random.oneOf(List.of(1, 3, 60));
      double missing = random.oneOf(List.of(0.0, 0.1, 0.4));
      List<Row> rows = new ArrayList<>();
      for (int i = random.below(25); i > 0; i--) {
        boolean dated = !random.chance(missing);
        rows.add(
            new Row(
                random.chance(missing / 2) ? "" : "p" + random.below(patients),
                random.chance(missing / 2) ? "" : "s" + random.below(studies),
                dated ? random.below(days) : null,
                random.oneOf(List.of("", "", "14.03.2021", "20210230")),
                random.below(4),
                random.chance(missing) ? "" : random.oneOf(List.of("CT", "MR", "2:CT", "?", "X")),
                random.oneOf(List.of("", "0930", "09:30", "20210314093000", "noon"))));
      }
      return new Release(random.chance(0.85), random.chance(0.7), rows);
    }

    Release with(List<Row> changed) {
      return new Release(withKey, withEvent, changed);
    }

    Table table(Map<String, Integer> shifts) {
      String key = withKey ? "ID:key" : "ID:other";
      Schema schema = SmallTables.schema(key + " STUDY:other DATE:quasi X:quasi TIME:quasi");
      Table.Builder table =
          Table.builder(withEvent ? schema.withEvent("STUDY") : schema, TableFormat.strict());
      for (Row row : rows) {
        int shift = shifts.getOrDefault(row.patient(), 0);
        table.row(row.patient(), row.study(), row.date(shift), row.value(), row.time());
      }
      return table.build();
    }

    /** Per row the cells of all derived columns. */
    List<List<String>> derived(Map<String, Integer> shifts) {
      Table table = table(shifts);
      List<List<String>> columns =
          ALL.stream().map(each -> DerivedColumnsTest.cells(table, each)).toList();
      List<List<String>> result = new ArrayList<>();
      for (int row = 0; row < rows.size(); row++) {
        int at = row;
        result.add(columns.stream().map(column -> column.get(at)).toList());
      }
      return result;
    }
  }

  /** A mistake that an implementation could make; the oracle makes it on demand. */
  private enum Mistake {
    NONE,
    ROWS_FOR_EVENTS,
    EVENTS_OF_EVERYBODY,
    UNKNOWN_DATES_FORGOTTEN,
    TEXTS_TAKEN_FOR_MISSING,
    LATEST_DATE_OF_A_VALUE,
    VALUES_BY_TEXT,
    SPAN_OF_EVERYBODY
  }

  private record Oracle(Release release, Mistake mistake) {

    List<List<String>> cells() {
      List<List<String>> cells = new ArrayList<>();
      for (int row = 0; row < release.rows().size(); row++) {
        List<Integer> own = rowsOf(row);
        if (own.isEmpty()) {
          cells.add(List.of("-", "-", "-", "-", time(row)));
        } else {
          cells.add(List.of(intervals(own), count(own), values(own), span(own), time(row)));
        }
      }
      return cells;
    }

    private List<Integer> rowsOf(int row) {
      if (!release.withKey()) {
        return List.of(row);
      }
      List<Integer> own = new ArrayList<>();
      String patient = release.rows().get(row).patient();
      for (int i = 0; i < release.rows().size(); i++) {
        boolean same = release.rows().get(i).patient().equals(patient);
        if (!patient.isEmpty() && same) {
          own.add(i);
        }
      }
      return own;
    }

    private String event(int row) {
      String study = release.rows().get(row).study();
      boolean named = release.withEvent() && !study.isEmpty();
      return named && mistake != Mistake.ROWS_FOR_EVENTS ? study : "row " + row;
    }

    private boolean dated(int row) {
      return release.rows().get(row).day() != null;
    }

    private long day(int row) {
      String text = release.rows().get(row).date(0);
      String ten = text.contains("-") ? text.substring(0, 10) : text.substring(0, 8);
      LocalDate date =
          text.contains("-")
              ? LocalDate.parse(ten)
              : LocalDate.parse(ten, DateTimeFormatter.BASIC_ISO_DATE);
      return ChronoUnit.DAYS.between(EPOCH, date);
    }

    private String notDate(int row) {
      String text = release.rows().get(row).notDate();
      return mistake == Mistake.TEXTS_TAKEN_FOR_MISSING ? "" : text;
    }

    private String intervals(List<Integer> own) {
      Set<List<String>> seen = new LinkedHashSet<>();
      List<Long> days = new ArrayList<>();
      List<String> texts = new ArrayList<>();
      int unknown = 0;
      for (int row : own) {
        if (dated(row) && seen.add(List.of(event(row), "day", "" + day(row)))) {
          days.add(day(row));
        } else if (!dated(row) && seen.add(List.of(event(row), "text", notDate(row)))) {
          unknown++;
          if (!notDate(row).isEmpty()) {
            texts.add(notDate(row));
          }
        }
      }
      days.sort(null);
      texts.sort(null);
      List<String> steps = new ArrayList<>();
      for (int i = 1; i < days.size(); i++) {
        steps.add("" + (days.get(i) - days.get(i - 1)));
      }
      String known = days.size() == 1 ? "none" : String.join("-", steps);
      if (unknown == 0 || mistake == Mistake.UNKNOWN_DATES_FORGOTTEN) {
        return known;
      }
      StringBuilder all = new StringBuilder(known + "+?" + unknown);
      texts.forEach(text -> all.append("!" + text.length() + ":" + text));
      return all.toString();
    }

    private String count(List<Integer> own) {
      Set<String> events = new LinkedHashSet<>();
      own.forEach(row -> events.add(event(row)));
      if (mistake == Mistake.EVENTS_OF_EVERYBODY) {
        for (int row = 0; row < release.rows().size(); row++) {
          events.add(event(row));
        }
      }
      return "" + events.size();
    }

    /** Dates sort before texts, texts before nothing: by a word in front. */
    private String place(int row) {
      if (dated(row)) {
        return "1 " + String.format("%05d", day(row));
      }
      return notDate(row).isEmpty() ? "3" : "2 " + notDate(row);
    }

    private String values(List<Integer> own) {
      Map<List<String>, String> places = new LinkedHashMap<>();
      for (int row : own) {
        String value = release.rows().get(row).value();
        places.merge(
            List.of(event(row), value),
            place(row),
            (a, b) -> (a.compareTo(b) <= 0) == (mistake != Mistake.LATEST_DATE_OF_A_VALUE) ? a : b);
      }
      TreeMap<String, List<String>> inOrder = new TreeMap<>();
      places.forEach(
          (eventAndValue, place) ->
              inOrder
                  .computeIfAbsent(
                      mistake == Mistake.VALUES_BY_TEXT ? "1 0" : place, p -> new ArrayList<>())
                  .add(eventAndValue.get(1)));
      List<String> entries = new ArrayList<>();
      inOrder.forEach(
          (place, values) -> {
            values.sort(null);
            String text = place.substring(Math.min(2, place.length()));
            String front =
                switch (place.charAt(0)) {
                  case '1' -> "";
                  case '2' -> "@" + text.length() + ":" + text;
                  default -> "@?";
                };
            for (String value : values) {
              entries.add(front + (value.isEmpty() ? "?" : value.length() + ":" + value));
            }
          });
      return String.join(" ", entries);
    }

    private String span(List<Integer> own) {
      List<Long> days = new ArrayList<>();
      own.stream().filter(this::dated).forEach(row -> days.add(day(row)));
      days.sort(null);
      if (days.isEmpty()) {
        return "-";
      }
      long first = mistake == Mistake.SPAN_OF_EVERYBODY ? 0 : days.get(0);
      return "" + (days.get(days.size() - 1) - first);
    }

    private String time(int row) {
      return switch (release.rows().get(row).time()) {
        case "" -> "-";
        case "0930", "09:30" -> "0930";
        case "20210314093000" -> "093000";
        default -> "noon";
      };
    }
  }

  private static long disagreements(Mistake mistake) {
    long count = 0;
    for (long seed = 1; seed <= TABLES; seed++) {
      Release release = Release.random(seed);
      count += release.derived(Map.of()).equals(new Oracle(release, mistake).cells()) ? 0 : 1;
    }
    return count;
  }

  @Test
  void fiveHundredRandomTablesAgree() {
    for (long seed = 1; seed <= TABLES; seed++) {
      Release release = Release.random(seed);
      assertThat(release.derived(Map.of()))
          .as("seed %s: %s", seed, release)
          .isEqualTo(new Oracle(release, Mistake.NONE).cells());
    }
  }

  @Test
  void mistakesAreNoticed() {
    for (Mistake mistake : Mistake.values()) {
      if (mistake == Mistake.NONE) {
        assertThat(disagreements(mistake)).isZero();
      } else {
        assertThat(disagreements(mistake)).as(mistake.name()).isGreaterThan(10);
      }
    }
  }

  @Test
  void constantShiftPerPatientChangesNothing() {
    for (long seed = 1; seed <= TABLES; seed++) {
      Release release = Release.random(seed);
      SplitMix64 random = new SplitMix64(~seed);
      Map<String, Integer> shifts = new LinkedHashMap<>();
      release.rows().forEach(row -> shifts.put(row.patient(), random.between(-700, 700)));
      assertThat(release.derived(shifts)).as("seed %s", seed).isEqualTo(release.derived(Map.of()));
    }
  }

  @Test
  void shiftPerRowIsNoticed() {
    // The property above can fail: dates moved within a patient change the intervals.
    Release one =
        new Release(
            true,
            true,
            List.of(
                new Row("p", "s1", 1, "", 0, "CT", ""), new Row("p", "s2", 5, "", 0, "MR", "")));
    Release other = one.with(List.of(one.rows().get(0), new Row("p", "s2", 6, "", 0, "MR", "")));
    assertThat(one.derived(Map.of())).isNotEqualTo(other.derived(Map.of()));
  }

  @Test
  void orderOfRowsChangesNothing() {
    for (long seed = 1; seed <= TABLES; seed++) {
      Release release = Release.random(seed);
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < release.rows().size(); i++) {
        order.add(i);
      }
      List<Integer> shuffled = new SplitMix64(~seed).shuffled(order);
      List<List<String>> before = release.derived(Map.of());
      assertThat(
              release.with(shuffled.stream().map(release.rows()::get).toList()).derived(Map.of()))
          .as("seed %s", seed)
          .isEqualTo(shuffled.stream().map(before::get).toList());
    }
  }

  @Test
  void rowRepeatedUnderItsEventChangesNothing() {
    int repeated = 0;
    for (long seed = 1; seed <= TABLES; seed++) {
      Release release = Release.random(seed);
      SplitMix64 random = new SplitMix64(~seed);
      if (release.rows().isEmpty() || !release.withEvent() || !release.withKey()) {
        continue;
      }
      Row row = random.oneOf(release.rows());
      if (!row.study().isEmpty()) {
        repeated++;
        List<Row> more = new ArrayList<>(release.rows());
        more.add(row);
        List<List<String>> before = release.derived(Map.of());
        assertThat(release.with(more).derived(Map.of()).subList(0, before.size()))
            .as("seed %s", seed)
            .isEqualTo(before);
      }
    }
    assertThat(repeated).isGreaterThan(200);
  }

  @Test
  void codesAreEqualWhereTextsAre() {
    for (long seed = 1; seed <= TABLES; seed++) {
      Table table = DerivedColumns.append(Release.random(seed).table(Map.of()), ALL);
      for (Column column : table.columns().subList(5, 10)) {
        Set<String> texts = new LinkedHashSet<>();
        for (int code = 1; code <= column.distinct(); code++) {
          assertThat(texts.add(column.value(code))).isTrue();
        }
        long missing = 0;
        for (int row = 0; row < table.rows(); row++) {
          missing += column.code(row) == Column.MISSING ? 1 : 0;
        }
        assertThat(column.missing()).isEqualTo(missing);
      }
    }
  }
}
