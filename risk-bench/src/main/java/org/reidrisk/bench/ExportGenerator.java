package org.reidrisk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes the exports that are measured: invented imaging visits, the same bytes for the same seed
 * and number of rows on every machine.
 *
 * <p>Two rows in five are a patient's first; each other row belongs to a patient who has been there
 * before, any of them as likely as the next. A patient keeps sex and postal code and grows older.
 * Rows come in no order, as from a database that was not asked for one, so that neighbours share
 * nothing. Some cells are empty, some quoted, some not ASCII.
 */
public final class ExportGenerator {
  /** The names in the header. */
  public static final List<String> COLUMNS =
      List.of(
          "PatientID",
          "PatientSex",
          "PatientAge",
          "StudyDate",
          "Modality",
          "BodyPartExamined",
          "Manufacturer",
          "InstitutionName",
          "PostalCode3",
          "AccessionNumber",
          "Diagnosis");

  private static final int BUFFER = 1 << 20;
  private static final int LONGEST_ROW = 1 << 10;

  /** Consecutive numbers are scattered by a factor that shares no divisor with the modulus. */
  private static final long PATIENT_NUMBERS = 100_000_000L;

  private static final long PATIENT_SCATTER = 61_803_399L;
  private static final long ACCESSION_NUMBERS = 10_000_000_000L;
  private static final long ACCESSION_SCATTER = 6_180_339_887L;
  private static final long MOST_ROWS = PATIENT_NUMBERS / 2 * 5;

  private static final LocalDate FIRST_DAY = LocalDate.of(2016, 1, 1);
  private static final int DAYS = 1826;
  private static final int OLDEST = 96;

  /** Keeps the draws for a patient apart from those for the row of the same number. */
  private static final long PATIENT_DRAWS = 1L << 62;

  private static final byte[][] SEXES = cells("F", "M");
  private static final byte[][] MODALITIES = cells("CT", "MR", "CR", "DX", "US", "MG", "NM", "PT");
  private static final byte[] MODALITY = hundred(28, 22, 17, 14, 10, 5, 2, 2);
  private static final int MALE = 1;
  private static final int ULTRASOUND = 4;
  private static final int MAMMOGRAPHY = 5;

  private static final byte[][] BODY_PARTS =
      cells("CHEST", "ABDOMEN", "HEAD", "PELVIS", "KNEE", "LSPINE", "HAND", "NECK", "BREAST", "");
  private static final byte[][] BODY_PART = {
    hundred(35, 30, 21, 8, 0, 2, 0, 2, 0, 2),
    hundred(2, 10, 30, 8, 23, 25, 0, 0, 0, 2),
    hundred(56, 6, 0, 10, 10, 6, 10, 0, 0, 2),
    hundred(40, 8, 0, 16, 16, 8, 10, 0, 0, 2),
    hundred(0, 56, 0, 14, 0, 0, 0, 25, 3, 2),
    hundred(0, 0, 0, 0, 0, 0, 0, 0, 98, 2),
    hundred(30, 10, 10, 20, 0, 0, 0, 28, 0, 2),
    hundred(38, 30, 30, 0, 0, 0, 0, 0, 0, 2),
  };

  private static final byte[][] MANUFACTURERS =
      cells("SIEMENS", "GE", "Philips", "CANON", "FUJIFILM", "HOLOGIC");
  private static final byte[] MANUFACTURER = hundred(34, 24, 20, 12, 8, 2);

  private static final byte[][] DIAGNOSES =
      cells(
          "J18.9", "Z01.8", "R91.8", "C34.1", "S72.0", "M54.5", "I63.9", "K80.2", "N20.0", "J44.1");
  private static final byte[] DIAGNOSIS = hundred(16, 24, 11, 5, 7, 14, 6, 6, 5, 6);

  private static final String[] HOUSES = {"KH", "MVZ", "UK", "RZ"};
  private static final String[] PLACES = {
    "Altfeld",
    "Birkau",
    "Dornau",
    "Eschtal",
    "Falkau",
    "Grünau",
    "Hohenau",
    "Ilmtal",
    "Aue, Ost",
    "Kehl"
  };
  private static final int INSTITUTIONS = HOUSES.length * PLACES.length;
  private static final int POSTAL_CODES = 90;
  private static final int FIRST_POSTAL_CODE = 105;

  private final long seed;
  private final SplitMix64 random = new SplitMix64();
  private final byte[][] ageInYears = numbered(OLDEST + 16, 'Y');
  private final byte[][] ageInMonths = numbered(24, 'M');
  private final byte[][] dates;
  private final short[] weekdays;
  private final byte[][] institutions = institutions();
  private final byte[] row = new byte[LONGEST_ROW];
  private int end;

  /**
   * A generator, not safe for use by several threads.
   *
   * @param seed another seed gives another export of the same kind
   */
  public ExportGenerator(long seed) {
    this.seed = seed;
    this.dates =
        IntStream.range(0, DAYS)
            .mapToObj(d -> FIRST_DAY.plusDays(d).format(DateTimeFormatter.BASIC_ISO_DATE))
            .map(text -> cells(text)[0])
            .toArray(byte[][]::new);
    List<Integer> working =
        IntStream.range(0, DAYS)
            .filter(d -> FIRST_DAY.plusDays(d).getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
            .boxed()
            .toList();
    this.weekdays = new short[working.size()];
    for (int i = 0; i < weekdays.length; i++) {
      weekdays[i] = working.get(i).shortValue();
    }
  }

  /** How many patients the first rows of an export belong to: two in five. */
  static long patients(long rows) {
    long rest = rows % 5;
    return rows / 5 * 2 + (rest == 0 ? 0 : rest < 3 ? 1 : 2);
  }

  /** Writes a file, under another name until it is complete. */
  void write(Path file, long rows) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream out = Files.newOutputStream(part)) {
      write(out, rows);
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Writes the header and rows. A longer export begins with the rows of a shorter one.
   *
   * @param out where to; not closed
   * @param rows how many rows, up to 250 million
   * @throws IOException when it cannot be written to
   */
  public void write(OutputStream out, long rows) throws IOException {
    if (rows < 0 || rows > MOST_ROWS) {
      throw new IllegalArgumentException("an export has up to " + MOST_ROWS + " rows");
    }
    byte[] block = new byte[BUFFER];
    byte[] header = (String.join(",", COLUMNS) + "\n").getBytes(UTF_8);
    System.arraycopy(header, 0, block, 0, header.length);
    int filled = header.length;
    for (long i = 0; i < rows; i++) {
      makeRow(i);
      if (filled + end > BUFFER) {
        out.write(block, 0, filled);
        filled = 0;
      }
      System.arraycopy(row, 0, block, filled, end);
      filled += end;
    }
    out.write(block, 0, filled);
  }

  private void makeRow(long number) {
    end = 0;
    random.restart(seed, number);
    long before = patients(number);
    boolean first = patients(number + 1) > before;
    long patient = first ? before : random.below((int) before);
    // One visit in sixteen falls on any day of the week, the others on working days.
    int day = random.below(16) == 0 ? random.below(DAYS) : weekdays[random.below(weekdays.length)];
    int kind = pick(MODALITY);
    int ticket = random.below(100);
    int nearness = random.below(100);
    int anywhere = random.below(INSTITUTIONS);
    int replaced = random.below(100);
    int other = pick(MANUFACTURER);
    int finding = pick(DIAGNOSIS);

    random.restart(seed, patient + PATIENT_DRAWS);
    int sex = random.below(2);
    if (sex == MALE && kind == MAMMOGRAPHY) {
      kind = ULTRASOUND;
    }
    // The mean of two draws: few are very young or very old.
    int daysLived = (random.below(OLDEST * 365) + random.below(OLDEST * 365)) / 2 + day;
    int postal = (random.below(POSTAL_CODES) + random.below(POSTAL_CODES)) / 2;
    int institution = nearness < 95 ? nearest(postal, nearness) : anywhere;

    add('P', patient * PATIENT_SCATTER % PATIENT_NUMBERS, 8);
    add(SEXES[sex]);
    add(daysLived < 730 ? ageInMonths[daysLived * 12 / 365] : ageInYears[daysLived * 4 / 1461]);
    add(dates[day]);
    add(MODALITIES[kind]);
    add(BODY_PARTS[BODY_PART[kind][ticket]]);
    add(MANUFACTURERS[replaced < 80 ? machine(institution, kind) : other]);
    add(institutions[institution]);
    add((char) ('0' + (FIRST_POSTAL_CODE + postal) / 100), (FIRST_POSTAL_CODE + postal) % 100, 2);
    add('A', number * ACCESSION_SCATTER % ACCESSION_NUMBERS, 10);
    add(DIAGNOSES[finding]);
    row[end - 1] = '\n';
  }

  /** Most people go to the nearest house, some to the second or third nearest. */
  private static int nearest(int postal, int nearness) {
    int rank = nearness < 68 ? 0 : nearness < 87 ? 1 : 2;
    return (postal * INSTITUTIONS / POSTAL_CODES + rank * 17) % INSTITUTIONS;
  }

  /** Each house has one main machine of each kind. */
  private static int machine(int institution, int kind) {
    return MANUFACTURER[(institution * 37 + kind * 29) % 100];
  }

  private int pick(byte[] hundred) {
    return hundred[random.below(100)];
  }

  private void add(byte[] cell) {
    System.arraycopy(cell, 0, row, end, cell.length);
    end += cell.length;
  }

  private void add(char letter, long number, int digits) {
    row[end] = (byte) letter;
    long rest = number;
    for (int i = digits; i > 0; i--) {
      row[end + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    end += digits + 1;
    row[end++] = ',';
  }

  /** Cells as they stand in the file, each with the comma behind it. */
  private static byte[][] cells(String... texts) {
    byte[][] cells = new byte[texts.length][];
    for (int i = 0; i < texts.length; i++) {
      String quote = texts[i].indexOf(',') < 0 ? "" : "\"";
      cells[i] = (quote + texts[i] + quote + ",").getBytes(UTF_8);
    }
    return cells;
  }

  private static byte[][] numbered(int count, char unit) {
    String[] texts = new String[count];
    for (int i = 0; i < count; i++) {
      texts[i] = String.valueOf(1000 + i).substring(1) + unit;
    }
    return cells(texts);
  }

  private static byte[][] institutions() {
    List<String> names = new ArrayList<>();
    for (String house : HOUSES) {
      for (String place : PLACES) {
        names.add(house + " " + place);
      }
    }
    return cells(names.toArray(String[]::new));
  }

  /** A hundred tickets, each with the index of the weight that it belongs to. */
  private static byte[] hundred(int... weights) {
    byte[] tickets = new byte[100];
    int sold = 0;
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < weights[i]; j++) {
        tickets[sold++] = (byte) i;
      }
    }
    if (sold != 100) {
      throw new IllegalArgumentException("weights add up to 100");
    }
    return tickets;
  }
}
