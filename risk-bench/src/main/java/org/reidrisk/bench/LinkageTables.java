package org.reidrisk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Writes a release, what an attacker holds, who is who, and the policy that links them: the same
 * bytes for the same seed and number of rows on every machine.
 *
 * <p>Two rows in five are a patient's worth. Three held rows in five are a released visit with a
 * date up to three days off, under another name; the others are visits of the same people that are
 * not in the release. The truth names four people in five. Common kinds of visits and sites are
 * commoner than rare ones.
 */
final class LinkageTables {
  static final String RELEASE = "release.csv";
  static final String HELD = "held.csv";
  static final String TRUTH = "truth.csv";
  static final String POLICY = "policy.yaml";

  static final List<String> RELEASE_COLUMNS =
      List.of("PatientID", "Sex", "Age", "Modality", "Site", "StudyDate", "Note");
  static final List<String> HELD_COLUMNS =
      List.of("Person", "Sex", "Age", "Modality", "Site", "ExamDate");

  /** How many days off a held date may be, and is looked for. */
  static final int TOLERANCE = 3;

  private static final List<String> MODALITIES = List.of("CT", "MR", "DX", "CR", "US", "MG", "PT");
  private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);
  private static final int DAYS = 3650;
  private static final int OLDEST = 90;
  private static final int SITES = 50;
  private static final int MOST_ROWS = 100_000_000;

  /** Keeps the draws for a patient apart from those for the row of the same number. */
  private static final long PATIENT_DRAWS = 1L << 62;

  private final long seed;
  private final int rows;
  private final int patients;
  private final SplitMix64 random = new SplitMix64();
  private final SplitMix64 ofPatient = new SplitMix64();

  LinkageTables(long seed, long rows) {
    if (rows < 5 || rows > MOST_ROWS) {
      throw new IllegalArgumentException("linked tables have 5 to " + MOST_ROWS + " rows");
    }
    this.seed = seed;
    this.rows = (int) rows;
    this.patients = (int) (rows / 5 * 2);
  }

  /** Writes what is not there, each file under another name until it is complete. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(POLICY), policy());
    whole(folder, RELEASE, this::release);
    whole(folder, HELD, this::held);
    whole(folder, TRUTH, this::truth);
  }

  private interface Content {
    void writeTo(Writer out) throws IOException;
  }

  private static void whole(Path folder, String name, Content content) throws IOException {
    if (!Files.exists(folder.resolve(name))) {
      Path part = folder.resolve(name + ".part");
      try (BufferedWriter out = Files.newBufferedWriter(part, UTF_8)) {
        content.writeTo(out);
      }
      Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  void release(Writer out) throws IOException {
    out.write(String.join(",", RELEASE_COLUMNS) + "\n");
    for (int row = 0; row < rows; row++) {
      Visit visit = visit(row);
      out.write(patientName(visit.patient()) + ',' + cells(visit) + ',');
      out.write(FIRST_DAY.plusDays(visit.day()).format(DateTimeFormatter.BASIC_ISO_DATE));
      out.write(",note " + row % 1000 + '\n');
    }
  }

  void held(Writer out) throws IOException {
    out.write(String.join(",", HELD_COLUMNS) + "\n");
    for (int row = 0; row < rows; row++) {
      Visit released = visit(row);
      int off = random.below(2 * TOLERANCE + 1) - TOLERANCE;
      boolean same = random.below(5) < 3;
      Visit seen = same ? released.later(off) : drawn();
      out.write(personName(seen.patient()) + ',' + cells(seen) + ',');
      out.write(FIRST_DAY.plusDays(seen.day()) + "\n");
    }
  }

  void truth(Writer out) throws IOException {
    out.write("Person,PatientID\n");
    for (int patient = 0; patient < patients; patient++) {
      if (patient % 5 != 0) {
        out.write(personName(patient) + ',' + patientName(patient) + '\n');
      }
    }
  }

  /** Somebody's visit. */
  private record Visit(int patient, int day, int modality) {
    Visit later(int days) {
      return new Visit(patient, day + days, modality);
    }
  }

  private Visit visit(int row) {
    random.restart(seed, row);
    return drawn();
  }

  private Visit drawn() {
    int patient = random.below(patients);
    int day = random.below(DAYS);
    return new Visit(patient, day, skewed(random, MODALITIES.size()));
  }

  /** The lesser of two draws. */
  private static int skewed(SplitMix64 from, int bound) {
    return Math.min(from.below(bound), from.below(bound));
  }

  /** Sex, age, modality and site. */
  private String cells(Visit visit) {
    ofPatient.restart(seed, visit.patient() + PATIENT_DRAWS);
    String sex = ofPatient.below(2) == 0 ? "F" : "M";
    int born = ofPatient.below(OLDEST);
    int site = skewed(ofPatient, SITES);
    int age = born + Math.max(0, visit.day()) / 365;
    return sex
        + ','
        + String.valueOf(1000 + age).substring(1)
        + "Y,"
        + MODALITIES.get(visit.modality())
        + ",SITE-"
        + site;
  }

  private static String patientName(int patient) {
    return "P" + (100_000_000 + patient);
  }

  private static String personName(int patient) {
    return "M" + (700_000_000 + patient);
  }

  static String policy() {
    return """
        reidrisk: 1
        release: {id: benchmark-linkage, tier: controlled}
        table: {patient: PatientID}
        columns:
          Sex: {role: quasi-identifier}
          Age: {role: quasi-identifier, format: age}
          Modality: {role: quasi-identifier}
          Site: {role: quasi-identifier}
          StudyDate: {role: quasi-identifier, format: date}
          Note: {role: other}
        scenarios:
          - id: benchmark
            attacker: Somebody who knows visits up to a few days
            holds: {file: held.csv, person: Person}
            membership: unknown
            join:
              - {release: Sex, rule: exact}
              - {release: Age, rule: exact}
              - {release: Modality, rule: exact}
              - {release: Site, rule: exact}
              - {release: StudyDate, held: ExamDate, rule: date, within: %d, unit: days}
            truth: {file: truth.csv, held: Person, release: PatientID}
        """
        .formatted(TOLERANCE);
  }
}
