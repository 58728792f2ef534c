package org.reidrisk.drift;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Draws two releases of one population: people come, go and come back. */
final class SeededReleases {
  private final Random random;
  private final boolean plain;
  private final boolean rekeyed;
  private final boolean shifted;
  private final boolean newUids;
  private final boolean hasEvent;
  private final boolean secondDate;
  private final int missing;
  private final List<Map<String, String>> here = new ArrayList<>();
  private final List<Map<String, String>> there = new ArrayList<>();

  private SeededReleases(long seed) {
    random = new Random(seed);
    plain = random.nextInt(5) < 2;
    rekeyed = random.nextBoolean();
    shifted = random.nextBoolean();
    newUids = random.nextInt(3) > 0;
    hasEvent = random.nextInt(3) > 0;
    secondDate = random.nextBoolean();
    missing = random.nextInt(3) * 5;
  }

  static ReleaseCase of(long seed) {
    return new SeededReleases(seed).draw();
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String cell(String value) {
    return chance(missing) ? "" : value;
  }

  private String one(String... values) {
    return values[random.nextInt(values.length)];
  }

  private static String day(int day) {
    return LocalDate.of(2020, 1, 1).plusDays(day).format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  private ReleaseCase draw() {
    int people = 3 + random.nextInt(plain ? 24 : 14);
    for (int person = 0; person < people; person++) {
      person(person);
    }
    if (here.isEmpty()) {
      here.add(row("A", "F", "1950", 0, 0, "CT", "e", "u", "w", "flu", "yes"));
    }
    if (there.isEmpty()) {
      there.add(row("A", "F", "1950", 3, 3, "CT", "e", "u", "w", "flu", "yes"));
    }
    List<String> lacking = new ArrayList<>();
    for (String column : List.of("Sex", "Modality", "Other", "Series", "Diagnosis", "Visit")) {
      if (chance(12)) {
        lacking.add(column);
      }
    }
    there.forEach(row -> row.keySet().removeAll(lacking));
    if (!secondDate) {
      here.forEach(row -> row.remove("Reported"));
      there.forEach(row -> row.remove("Reported"));
    } else if (chance(15)) {
      there.forEach(row -> row.remove("Reported"));
    }
    Map<String, String> renamed = new LinkedHashMap<>();
    for (String column : List.of("ID", "Date", "Sex", "Diagnosis", "Study")) {
      if (chance(25) && there.get(0).containsKey(column)) {
        renamed.put(column, "Old" + column);
      }
    }
    Collections.shuffle(here, random);
    Collections.shuffle(there, random);
    List<String> quasiIdentifiers = new ArrayList<>(List.of("Sex", "Born", "Date"));
    List<String> dates = new ArrayList<>(List.of("Date"));
    if (secondDate) {
      quasiIdentifiers.add("Reported");
      dates.add("Reported");
    }
    quasiIdentifiers.add("Modality");
    return new ReleaseCase(
        here,
        there,
        quasiIdentifiers,
        List.of("Sex", "Born"),
        dates,
        List.of("Study", "Series"),
        List.of("Diagnosis", "Smoker"),
        hasEvent ? "Visit" : null,
        renamed,
        said(),
        2 + random.nextInt(4));
  }

  private @Nullable String said() {
    return chance(50) ? null : rekeyed && chance(90) ? "re-keyed" : "kept";
  }

  private Map<String, String> row(
      String key,
      String sex,
      String born,
      int day,
      int reported,
      String modality,
      String visit,
      String study,
      String series,
      String diagnosis,
      String smoker) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("ID", chance(missing / 3) ? "" : key);
    row.put("Sex", cell(sex));
    row.put("Born", cell(born));
    row.put("Date", chance(3) ? "soon" : cell(day(day)));
    row.put("Reported", cell(day(reported)));
    row.put("Modality", cell(modality));
    row.put("Visit", cell(visit));
    row.put("Study", cell(study));
    row.put("Series", cell(series));
    row.put("Diagnosis", cell(diagnosis));
    row.put("Smoker", cell(smoker));
    row.put("Other", "x");
    return row;
  }

  private void person(int person) {
    String sex = plain ? "F" : one("F", "M");
    String born = plain ? "1950" : one("1950", "1960");
    boolean comesLater = chance(15);
    boolean goes = chance(15);
    int shift = shifted && !plain ? random.nextInt(40) : 0;
    String key = "P" + person;
    String oldKey =
        rekeyed ? (chance(10) ? "P" + random.nextInt(9) : chance(45) ? key : "Q" + person) : key;
    int events = 1 + random.nextInt(4);
    int day = plain ? 0 : random.nextInt(4);
    String smoker = one("yes", "no");
    for (int event = 0; event < events; event++) {
      day += plain ? (chance(25) ? 7 : 0) : random.nextInt(3) * 7;
      int rows = 1 + random.nextInt(2);
      String visit = "v" + person + "." + event;
      String modality = one("CT", "MR");
      boolean isNew = event > 0 && chance(25);
      boolean withdrawn = event > 0 && chance(10);
      for (int i = 0; i < rows; i++) {
        String study = chance(5) ? "same" : "s" + person + "." + event;
        String series = study + "." + i;
        String diagnosis = one("flu", "cold", "hip");
        if (!goes && !withdrawn) {
          here.add(
              row(key, sex, born, day, day + 1, modality, visit, study, series, diagnosis, smoker));
        }
        if (!comesLater && !isNew && !chance(4)) {
          there.add(
              row(
                  oldKey,
                  sex,
                  born,
                  day + shift,
                  day + 1 + shift,
                  chance(4) ? "XR" : modality,
                  shifted && rekeyed && newUids ? "w" + visit : visit,
                  newUids ? "n" + study : study,
                  newUids && chance(95) ? "n" + series : series,
                  chance(15) ? one("flu", "cold", "hip") : diagnosis,
                  smoker));
        }
      }
    }
  }
}
