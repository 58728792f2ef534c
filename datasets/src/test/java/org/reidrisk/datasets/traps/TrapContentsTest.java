package org.reidrisk.datasets.traps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Labels are true: a question asked of every table of a kind, by means too crude to be a detector,
 * is answered yes for what is planted and no for the near misses.
 */
class TrapContentsTest {
  private static final int SEEDS = 12;

  @TempDir private static Path folder;

  private static final Map<String, Predicate<LabelledTable>> LEAKS =
      Map.ofEntries(
          Map.entry("uid-true-date", t -> momentShare(t) > 0.12),
          Map.entry("uid-constant-shift", TrapContentsTest::differencesRepeat),
          Map.entry("uid-serial", TrapContentsTest::fiveDigitsOfSerialInUid),
          Map.entry(
              "uid-maker-root",
              t ->
                  any(
                      t,
                      "1\\.(2\\.840\\.113619|3\\.46\\.670589|3\\.12\\.2\\.1107|2\\.392\\.200036)\\..*")),
          Map.entry(
              "uid-uuid-v1", t -> t.cells().stream().filter(TrapContentsTest::v1).count() > 100),
          Map.entry("station-holds-serial", TrapContentsTest::stationHoldsSerial),
          Map.entry("age-over-89", t -> any(t, "(09|1[0-9])\\dY|9\\d|1\\d\\d")),
          Map.entry("age-under-one-year", t -> any(t, "0[0-4]\\dW|0\\d\\dD|0(0\\d|1[01])M")),
          Map.entry("dates-real-weekdays", t -> weekendShare(t) < 0.15),
          Map.entry("dates-anchored", t -> all(t, "(196|197|21|220).*")),
          Map.entry("visit-intervals-survive", TrapContentsTest::mostGapSequencesAreUnique),
          Map.entry("time-of-day", t -> new HashSet<>(t.cells()).size() > 100),
          Map.entry(
              "text-names",
              t -> any(t, ".*(\\b(D[rR]|Prof|Mr|Mrs|Ms)\\.? |\\b[A-Z]+\\^)" + names() + "\\b.*")),
          Map.entry(
              "text-ages",
              t ->
                  any(
                      t,
                      ".*( \\d\\d[FMY]$|\\d\\d ?y(rs|ears|o|/o)\\b|(?i:aged?):? \\d\\d).*|\\d\\d[FMY]")),
          Map.entry("text-dates", TrapContentsTest::holdsDate),
          Map.entry("text-phones", t -> any(t, ".*(555-01|\\+44 1632 |ext \\d{4}).*")),
          Map.entry("text-emails", t -> any(t, ".*@(mail\\.)?example\\..*")),
          Map.entry("text-identifiers", t -> any(t, ".*\\d{8,}.*")),
          Map.entry("text-rare-tokens", TrapContentsTest::rareWord),
          Map.entry(
              "code-column-names",
              t -> any(t, ".*\\^[A-Z]?[A-Za-z]{4,6}") && !any(t, ".*ROUTINE|.*BRAIN")),
          Map.entry("pseudonym-sequential", TrapContentsTest::keysFollowDates),
          Map.entry("pseudonym-derived", TrapContentsTest::keyHoldsOtherCell),
          Map.entry("pseudonym-hash", TrapContentsTest::keyIsHash),
          Map.entry("key-collisions", TrapContentsTest::keysCollide),
          Map.entry("claim-device-kept", t -> !codes(t).contains("113109") && any(t, ".+")),
          Map.entry(
              "claim-characteristics-kept", t -> !codes(t).contains("113108") && any(t, ".+")),
          Map.entry(
              "claim-dates-modified", t -> codes(t).contains("113107") && all(t, "UNMODIFIED")),
          Map.entry(
              "claim-dates-removed",
              t -> all(t, "REMOVED") && t.studyDates().stream().anyMatch(d -> !d.isEmpty())),
          Map.entry("claim-identity-removed", t -> any(t, "[A-Z]+\\^[A-Z]+")),
          Map.entry("burned-in-annotation", t -> any(t, "YES")),
          Map.entry("recognisable-features", t -> any(t, "YES")),
          Map.entry("postal-code-5", t -> all(t, "\\d{5}(-\\d{4})?")),
          Map.entry(
              "postal-code-restricted", t -> any(t, "036|059|102|203|692|821|830|893|36|59|63")),
          Map.entry("private-column", t -> t.columns().get(0).matches("\\(?00(29|19|43).*")),
          Map.entry("functional-dependency", TrapContentsTest::profileTellsSerial),
          Map.entry("near-duplicate-column", TrapContentsTest::nearlyTheSameDays),
          Map.entry("hidden-birth-date", t -> any(t, "19[3-9]\\d.*")),
          Map.entry("damage-exponents", t -> any(t, "\\d\\.\\d+E\\+\\d\\d")),
          Map.entry("damage-lost-zeros", t -> any(t, "\\d{5}(\\.\\d+)?")),
          Map.entry("damage-serial-days", t -> anyDate(t, "4\\d{4}")),
          Map.entry("mixed-date-spellings", t -> shapes(t) > 1));

  @Test
  void labels_areTrue() throws Exception {
    TrapTables.main(new String[] {folder.toString(), "1", Integer.toString(SEEDS)});
    List<String> wrong = new ArrayList<>();
    int right = 0;
    Set<String> asked = new HashSet<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      for (LabelledTable table : LabelledTable.readAll(folder.resolve("seed-" + seed))) {
        Predicate<LabelledTable> leak = LEAKS.get(table.kind());
        if (leak != null) {
          asked.add(table.kind());
          if (leak.test(table) == table.planted()) {
            right++;
          } else {
            wrong.add("seed " + seed + ", " + table);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(asked).isEqualTo(LEAKS.keySet());
    assertThat(right).isEqualTo(2 * SEEDS * LEAKS.size());
  }

  private static boolean any(LabelledTable table, String regex) {
    Pattern pattern = Pattern.compile(regex);
    return table.cells().stream().anyMatch(cell -> pattern.matcher(cell).matches());
  }

  private static boolean all(LabelledTable table, String regex) {
    Pattern pattern = Pattern.compile(regex);
    return table.cells().stream().allMatch(cell -> pattern.matcher(cell).matches());
  }

  private static long shapes(LabelledTable table) {
    return table.cells().stream()
        .map(cell -> cell.replaceAll("\\d", "9"))
        .filter(shape -> !shape.isEmpty())
        .distinct()
        .count();
  }

  private static boolean anyDate(LabelledTable table, String regex) {
    return table.studyDates().stream().anyMatch(date -> date.matches(regex));
  }

  private static String names() {
    return "(?i:Quillam|Fenwarble|Osterbrim|Tindlemoor|Yarrowick|Bexlund|Corvendale|Ashgrave"
        + "|Mellinby|Drostwick|Hallowmere|Pendrigal|Anna|Peter|Maria|Jonas|Clara|Victor|Helen"
        + "|Oscar)";
  }

  /** Returns the day that a UID holds, or null. */
  private static LocalDate moment(String uid) {
    for (String part : uid.split("\\.", -1)) {
      if (part.matches("1[4-6]\\d{8}")) {
        return LocalDate.ofEpochDay(Long.parseLong(part) / 86_400);
      }
      if (part.matches("20[12]\\d{11,25}")) {
        LocalDate day = date(part.substring(0, 8));
        if (day != null) {
          return day;
        }
      }
    }
    return null;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static double momentShare(LabelledTable table) {
    List<LocalDate> days =
        table.cells().stream().map(TrapContentsTest::moment).filter(d -> d != null).toList();
    return new HashSet<>(days).size() < 10 ? 0 : (double) days.size() / table.cells().size();
  }

  private static boolean differencesRepeat(LabelledTable table) {
    Map<String, Set<Long>> differences = new HashMap<>();
    Map<String, Set<String>> dates = new HashMap<>();
    List<String> uids = table.cells();
    for (int row = 0; row < uids.size(); row++) {
      LocalDate moment = moment(uids.get(row));
      if (moment != null) {
        String patient = table.patients().get(row);
        LocalDate shown = date(table.studyDates().get(row));
        differences
            .computeIfAbsent(patient, p -> new HashSet<>())
            .add(shown.toEpochDay() - moment.toEpochDay());
        dates.computeIfAbsent(patient, p -> new HashSet<>()).add(table.studyDates().get(row));
      }
    }
    List<String> returning =
        dates.keySet().stream().filter(patient -> dates.get(patient).size() > 1).toList();
    return returning.size() > 2
        && returning.stream().allMatch(patient -> differences.get(patient).size() == 1);
  }

  private static boolean fiveDigitsOfSerialInUid(LabelledTable table) {
    List<String> serials = table.cells("DeviceSerialNumber", "Device Serial Number", "0018,1000");
    return IntStream.range(0, serials.size())
        .anyMatch(
            row -> {
              String digits = serials.get(row).replaceAll("\\D", "");
              return digits.length() == 5
                  && List.of(table.cells().get(row).split("\\.", -1)).contains(digits);
            });
  }

  private static boolean v1(String uid) {
    BigInteger bits = new BigInteger(uid.substring("2.25.".length()));
    UUID uuid = new UUID(bits.shiftRight(64).longValue(), bits.longValue());
    return uuid.variant() == 2 && uuid.version() == 1;
  }

  private static boolean stationHoldsSerial(LabelledTable table) {
    List<String> serials = table.table().column(table.columns().get(1));
    return IntStream.range(0, serials.size())
        .anyMatch(row -> table.cells().get(row).contains(serials.get(row).replaceAll("\\D", "")));
  }

  private static double weekendShare(LabelledTable table) {
    long weekend =
        table.cells().stream().filter(d -> date(d).getDayOfWeek().getValue() > 5).count();
    return (double) weekend / table.cells().size();
  }

  private static boolean mostGapSequencesAreUnique(LabelledTable table) {
    Map<List<Long>, Integer> counts = new HashMap<>();
    for (List<String> dates : table.byPatient().values()) {
      List<Long> days = dates.stream().map(d -> date(d).toEpochDay()).sorted().toList();
      List<Long> gaps =
          IntStream.range(1, days.size()).mapToObj(i -> days.get(i) - days.get(i - 1)).toList();
      counts.merge(gaps, 1, Integer::sum);
    }
    return counts.values().stream().filter(count -> count == 1).count() > 50;
  }

  private static boolean holdsDate(LabelledTable table) {
    boolean words =
        table.cells().stream()
            .flatMap(cell -> Stream.of(cell.replace("-", "").split(" ", -1)))
            .anyMatch(word -> word.matches("20[12]\\d{5}") && date(word) != null);
    return words || any(table, ".*\\d\\d[./]\\d\\d[./]20\\d\\d.*|.* \\d{1,2} [A-Z]{3} 20\\d\\d");
  }

  private static boolean rareWord(LabelledTable table) {
    Map<String, Set<String>> patients = new HashMap<>();
    for (int row = 0; row < table.cells().size(); row++) {
      for (String word : table.cells().get(row).toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
        patients.computeIfAbsent(word, w -> new HashSet<>()).add(table.patients().get(row));
      }
    }
    return patients.values().stream().anyMatch(bearers -> bearers.size() < 5);
  }

  private static boolean keysFollowDates(LabelledTable table) {
    Map<String, String> first = new HashMap<>();
    for (int row = 0; row < table.patients().size(); row++) {
      first.merge(
          table.patients().get(row),
          table.studyDates().get(row),
          (a, b) -> a.compareTo(b) < 0 ? a : b);
    }
    List<String> dates = first.keySet().stream().sorted().map(first::get).toList();
    return dates.equals(dates.stream().sorted().toList());
  }

  private static boolean keyHoldsOtherCell(LabelledTable table) {
    return IntStream.range(0, table.patients().size())
            .filter(
                row ->
                    table.table().rows().get(row).entrySet().stream()
                        .filter(
                            cell ->
                                cell.getKey()
                                    .matches("PatientBirthDate|.*ccession.*|.*0008, ?0050.*"))
                        .anyMatch(
                            cell -> {
                              String turned =
                                  cell.getValue()
                                      .replaceAll("^(\\d{4})(\\d\\d)(\\d\\d)$", "$3$2$1");
                              String key = table.patients().get(row);
                              return key.contains(cell.getValue()) || key.contains(turned);
                            }))
            .count()
        > 50;
  }

  private static boolean keyIsHash(LabelledTable table) {
    Set<String> guesses = new HashSet<>(List.of());
    for (Map<String, String> row : table.table().rows()) {
      guesses.add(row.getOrDefault("ClinicalTrialSubjectID", ""));
    }
    IntStream.range(0, 10_000).forEach(number -> guesses.add(Integer.toString(number)));
    Set<String> hashes = new HashSet<>();
    int length = table.patients().get(0).length();
    for (String algorithm : List.of("MD5", "SHA-1", "SHA-256")) {
      for (String guess : guesses) {
        String hash = hash(algorithm, guess);
        hashes.add(hash.substring(0, StrictMath.min(length, hash.length())));
      }
    }
    return hashes.containsAll(table.patients());
  }

  private static String hash(String algorithm, String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean keysCollide(LabelledTable table) {
    Set<String> keys = new HashSet<>(table.patients());
    Set<String> folded = new HashSet<>();
    for (String key : keys) {
      folded.add(key.strip().toLowerCase(Locale.ROOT).replaceFirst("^0+", ""));
    }
    return folded.size() < keys.size();
  }

  private static Set<String> codes(LabelledTable table) {
    String cell = table.table().rows().get(0).get("DeidentificationMethodCodeSequence");
    return new HashSet<>(List.of(cell.replaceAll("[^0-9]+", " ").strip().split(" ", -1)));
  }

  private static boolean profileTellsSerial(LabelledTable table) {
    List<String> serials = table.table().column(table.columns().get(1));
    Map<String, String> told = new HashMap<>();
    for (int row = 0; row < serials.size(); row++) {
      String before = told.putIfAbsent(table.cells().get(row), serials.get(row));
      if (before != null && !before.equals(serials.get(row))) {
        return false;
      }
    }
    return true;
  }

  private static boolean nearlyTheSameDays(LabelledTable table) {
    List<String> dates = table.studyDates();
    long same =
        IntStream.range(0, dates.size())
            .filter(row -> table.cells().get(row).replace("-", "").equals(dates.get(row)))
            .count();
    return same > 0.9 * dates.size();
  }
}
