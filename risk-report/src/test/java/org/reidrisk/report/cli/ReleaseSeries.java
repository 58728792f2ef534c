package org.reidrisk.report.cli;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Made-up exports of one hospital group: each draws people from the same population, as the exports
 * of a recurring release do.
 */
final class ReleaseSeries {
  static final List<String> COLUMNS =
      List.of(
          "PatientID",
          "StudyInstanceUID",
          "PatientSex",
          "PatientAge",
          "StudyDate",
          "InstitutionName",
          "Modality",
          "BodyPartExamined",
          "KVP",
          "Diagnosis");

  static final String POLICY =
      """
      reidrisk: 1
      release: {id: series, tier: controlled}
      table: {patient: PatientID}
      columns:
        StudyInstanceUID: {role: pseudonym}
        PatientSex: {role: quasi-identifier, knowledge: static}
        PatientAge: {role: other, format: age}
        StudyDate: {role: other, format: date}
        InstitutionName: {role: other}
        Modality: {role: quasi-identifier}
        BodyPartExamined: {role: other}
        KVP: {role: other, format: number}
        Diagnosis: {role: sensitive}
      limits:
        power: 1
        explicit:
          - {quantity: k, at-least: 5}
      baseline: {key-file: series.key}
      acknowledge:
        - {code: weaker-adversary-power, about: release, reason: made-up data}
        - {code: quasi-identifier-called-other, about: PatientAge, reason: made-up data}
        - {code: quasi-identifier-called-other, about: InstitutionName, reason: made-up data}
      """;

  private static final int PEOPLE = 4000;
  private static final String[] SITES = {"North", "North", "North", "Harbour", "Harbour", "Hill"};
  private static final String[] MODALITIES = {"CT", "CT", "CR", "CR", "CR", "MR", "US"};
  private static final String[] PARTS = {"CHEST", "CHEST", "CHEST", "ABDOMEN", "HEAD", "SPINE"};
  private static final LocalDate FIRST = LocalDate.of(2021, 1, 4);
  private static final int DAYS = 3 * 365;

  private final List<Person> people = new ArrayList<>();

  private record Visit(int day, String modality, String part, String voltage, String diagnosis) {}

  private record Person(int id, String sex, int born, String site, List<Visit> visits) {}

  ReleaseSeries() {
    Random random = new Random(20261123);
    for (int id = 0; id < PEOPLE; id++) {
      List<Visit> visits = new ArrayList<>();
      int count = 1 + (int) Math.floor(-Math.log(1 - random.nextDouble()) * 1.5);
      for (int v = 0; v < count; v++) {
        visits.add(visit(random));
      }
      people.add(
          new Person(
              id,
              random.nextInt(100) < 54 ? "F" : "M",
              1930 + random.nextInt(70),
              SITES[random.nextInt(SITES.length)],
              visits));
    }
  }

  private static Visit visit(Random random) {
    int day = random.nextInt(DAYS);
    boolean weekend =
        FIRST.plusDays(day).getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0
            && random.nextInt(10) > 0;
    String modality = MODALITIES[random.nextInt(MODALITIES.length)];
    boolean rays = modality.equals("CT") || modality.equals("CR");
    return new Visit(
        weekend ? day - 3 + random.nextInt(2) : day,
        modality,
        PARTS[random.nextInt(PARTS.length)],
        rays ? String.valueOf(80 + 5 * random.nextInt(13)) : "",
        random.nextInt(10) > 0 ? "D" + random.nextInt(8) : "R" + random.nextInt(60));
  }

  /** An export of some people, in random order; the same seed gives the same bytes. */
  Table export(long seed, int patients) {
    Random random = new Random(seed);
    List<Person> drawn = new ArrayList<>(people);
    Collections.shuffle(drawn, random);
    List<Map<String, String>> rows = new ArrayList<>();
    for (Person person : drawn.subList(0, patients)) {
      int v = 0;
      for (Visit visit : person.visits()) {
        LocalDate date = FIRST.plusDays(Math.max(0, visit.day()));
        Map<String, String> row = new LinkedHashMap<>();
        row.put("PatientID", "P" + Long.toHexString(0x100000L + person.id() * 7919L % 0xFFFFFL));
        row.put("StudyInstanceUID", "2.25." + (100_000_007L * (person.id() * 40L + v++ + 11)));
        row.put("PatientSex", person.sex());
        row.put("PatientAge", String.format("%03dY", date.getYear() - person.born()));
        row.put("StudyDate", date.format(DateTimeFormatter.BASIC_ISO_DATE));
        row.put("InstitutionName", person.site());
        row.put("Modality", visit.modality());
        row.put("BodyPartExamined", visit.part());
        row.put("KVP", visit.voltage());
        row.put("Diagnosis", visit.diagnosis());
        rows.add(row);
      }
    }
    Collections.shuffle(rows, random);
    return new Table(COLUMNS, rows);
  }

  /** Rows by column name. */
  record Table(List<String> columns, List<Map<String, String>> rows) {

    /** The same with every cell of a column changed. */
    Table mapped(String column, UnaryOperator<String> change) {
      return each(row -> row.put(column, change.apply(row.getOrDefault(column, ""))));
    }

    /** The same with every row changed. */
    Table each(Consumer<Map<String, String>> change) {
      List<Map<String, String>> copies = new ArrayList<>();
      for (Map<String, String> row : rows) {
        Map<String, String> copy = new LinkedHashMap<>(row);
        change.accept(copy);
        copies.add(copy);
      }
      return new Table(columns, copies);
    }

    /** The same with some rows only. */
    Table where(Predicate<Map<String, String>> kept) {
      return new Table(columns, rows.stream().filter(kept).toList());
    }

    /** The same with other columns. */
    Table withColumns(List<String> others) {
      return new Table(others, rows);
    }

    /** The same with every row so many times. */
    Table times(int count) {
      List<Map<String, String>> more = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        more.addAll(rows);
      }
      return new Table(columns, more);
    }

    String csv() {
      StringBuilder csv = new StringBuilder(String.join(",", columns)).append('\n');
      for (Map<String, String> row : rows) {
        csv.append(String.join(",", columns.stream().map(c -> row.getOrDefault(c, "")).toList()))
            .append('\n');
      }
      return csv.toString();
    }
  }
}
