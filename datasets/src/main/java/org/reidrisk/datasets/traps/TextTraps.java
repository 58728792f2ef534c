package org.reidrisk.datasets.traps;

import static org.reidrisk.datasets.traps.Trap.variant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/**
 * What is typed into descriptions, protocol names and comments. Two to six cells of a table hold
 * the leak; in a near miss as many, or a quarter of all, hold words and numbers of the trade.
 */
final class TextTraps {
  static final List<Trap> ALL =
      List.of(
          trap(
              "text-names",
              List.of(
                  leak("doctor", r -> r.word("Dr. ", "Dr ", "Prof. ") + Words.surname(r)),
                  leak("doctor-in-capitals", r -> "DR " + Words.capitals(Words.surname(r))),
                  leak("form-of-address", r -> r.word("Mr ", "Mrs ", "Ms. ") + Words.surname(r)),
                  leak("carets", r -> Words.capitals(Words.surname(r) + "^" + Words.givenName(r)))),
              List.of(
                  harmless(
                      "modalities-like-titles",
                      "DR CHEST PA",
                      "DR ABDOMEN",
                      "MR KNEE LEFT",
                      "MR Spine",
                      "MS PROTOCOL",
                      "MS Follow Up"),
                  harmless(
                      "carets-between-protocol-parts",
                      "Thorax^Routine",
                      "HEAD^BRAIN",
                      "Abdomen^01_Native",
                      "KNEE^LIBRARY"),
                  harmless(
                      "eponyms", "DIXON W", "Judet views", "WATERS VIEW", "MRCP", "Swimmers"))),
          trap(
              "text-ages",
              List.of(
                  leak("number-and-sex", r -> r.between(19, 88) + r.word("F", "M")),
                  leak("years-old", r -> r.between(19, 88) + r.word(" yo", "yo", " y/o")),
                  leak("years", r -> r.between(19, 88) + r.word(" years", "Y", " yrs")),
                  leak("age-first", r -> r.word("age ", "AGE: ", "Aged ") + r.between(19, 88))),
              List.of(
                  harmless(
                      "tubes-and-filters",
                      "55F FILTER",
                      "12F DRAIN",
                      "24F TUBE",
                      "10F CATHETER",
                      "FILTER 8F"),
                  harmless("kernels", "B30F", "Br40f", "H60F", "FC51", "I31F\\3", "B70F LUNG"),
                  harmless("waits", "5Y FOLLOW UP", "6M FU", "12M CONTROL", "2Y POST OP"),
                  harmless("units", "120KV 55MAS", "T2 3MM", "60 SEC", "25M/S", "45 DEG"))),
          trap(
              "text-dates",
              List.of(
                  leak("eight-digits", r -> "PRIOR " + Digits.date(day(r))),
                  leak("iso", r -> "prior " + day(r)),
                  leak("dots", r -> "vs " + parts(day(r), ".")),
                  leak("slashes", r -> "COMP " + parts(day(r), "/")),
                  leak(
                      "month-name",
                      r ->
                          "SINCE "
                              + r.between(1, 28)
                              + " "
                              + month(r)
                              + " "
                              + r.between(2012, 2022))),
              List.of(
                  harmless("levels-and-ranges", "L4-L5", "C5/6", "T10-12", "1-3-5 MM", "10/20"),
                  harmless("versions", "V 4.1.6", "VB19.02.11", "R 12.3.2", "12.0.1.33111"),
                  harmless("lists", "512/512/120", "TR/TE 3200/12", "0-30-60", "20/40/60 DEG"),
                  harmless("eight-digits-no-date", "P 20194512", "P 10003099", "REF 48120077"))),
          trap(
              "text-phones",
              List.of(
                  leak("local", r -> "call 555-01" + r.between(10, 99)),
                  leak("area", r -> "tel (202) 555-01" + r.between(10, 99)),
                  leak("international", r -> "+44 1632 960" + r.between(100, 999)),
                  leak("extension", r -> "ext " + r.between(2_000, 7_999))),
              List.of(
                  harmless("matrices", "256-256-120", "512 x 512", "350 X 350", "320-224"),
                  harmless("b-values", "B 0 400 800", "b50 400 800 1000", "1000 2000 3000"),
                  harmless("doses", "120-80-40", "100 120 140 KV", "0.5 0.5 5.0"))),
          trap(
              "text-emails",
              List.of(
                  leak("plain", r -> Words.account(r) + "@example.org"),
                  leak("in-brackets", r -> "<" + Words.account(r) + "@mail.example.com>")),
              List.of(
                  harmless("at-signs", "b1000@3T", "120kV@80mAs", "@ 5 MIN", "T1 @1.5T"),
                  harmless("handles", "SPINE@L4", "KNEE @ 30 DEG", "FOV@320"))),
          trap(
              "text-identifiers",
              List.of(
                  leak("record-number", r -> "MRN " + Uids.digits(8, r)),
                  leak("bare-digits", r -> Uids.digits(r.between(9, 10), r)),
                  leak("accession", r -> r.word("A", "RIS", "ACC-") + Uids.digits(10, r))),
              List.of(
                  harmless("billing-codes", "71250", "CPT 71260", "72148", "73721"),
                  harmless("term-codes", "RPID16", "RID10312", "24627-2", "RPID145"),
                  harmless("sizes-and-coils", "1024X1024", "T2W_TSE_512", "HCC5-2", "B1000"),
                  harmless("software", "20.1.33111", "VE11C_SP03", "12.0.SP1.18"))),
          trap(
              "text-rare-tokens",
              List.of(
                  rare(
                      "accident",
                      TextTraps::four,
                      r -> r.word("fall from ", "hit by ", "stuck in ") + Words.rare(r)),
                  rare(
                      "occupation",
                      TextTraps::four,
                      r -> Words.rare(r) + r.word(" keeper", " driver", " player"))),
              List.of(
                  rare(
                      "common-words",
                      TextTraps::aQuarter,
                      r -> r.word("FOLLOW UP", "PRE OP", "TRAUMA", "STAGING")),
                  rare(
                      "numbers-all-different",
                      TextTraps::aQuarter,
                      r -> "SL " + Digits.decimal(r.below(90_000), 2)),
                  rare(
                      "sizes-all-different",
                      TextTraps::aQuarter,
                      r -> r.between(100, 900) + "X" + r.between(100, 900)))));

  private TextTraps() {}

  private static Trap trap(String kind, List<Trap.Variant> planted, List<Trap.Variant> misses) {
    return Trap.of(kind, planted, misses);
  }

  /** Types into some rows of a column whose usual words are all common. */
  private static Trap.Variant rare(
      String name, ToIntFunction<Export> rows, Function<SeededRandom, String> text) {
    return variant(
        name,
        (export, random) -> {
          String column = column(random);
          export.fillRows(
              column, study -> random.word("CHEST ROUTINE", "CHEST LOW DOSE", "SPINE ROUTINE"));
          return write(export, column, rows.applyAsInt(export), text, random);
        });
  }

  private static Trap.Variant leak(String name, Function<SeededRandom, String> text) {
    return variant(
        name,
        (export, random) -> {
          String column = column(random);
          return write(export, column, random.between(2, 6), text, random);
        });
  }

  private static Trap.Variant harmless(String name, String... texts) {
    return variant(
        name,
        (export, random) -> {
          String column = column(random);
          return write(export, column, aQuarter(export), r -> r.word(texts), random);
        });
  }

  private static int four(Export export) {
    return StrictMath.min(4, export.size());
  }

  private static int aQuarter(Export export) {
    return export.size() / 4;
  }

  private static String column(SeededRandom random) {
    return random.word("StudyDescription", "SeriesDescription", "ProtocolName", "ImageComments");
  }

  private static List<String> write(
      Export export,
      String column,
      int rows,
      Function<SeededRandom, String> text,
      SeededRandom random) {
    if (!export.has(column)) {
      boolean comments = column.equals("ImageComments");
      export.fillRows(
          column,
          study ->
              comments
                  ? random.chance(0.8) ? "" : random.word("supine", "motion", "repeat")
                  : study.machine().modality() + random.word(" ROUTINE", " LOW DOSE", " FAST"));
    }
    List<String> cells = export.cells(column);
    for (int row : export.someRows(rows, random)) {
      String before = cells.get(row);
      cells.set(row, before.isEmpty() ? text.apply(random) : before + " " + text.apply(random));
    }
    return new ArrayList<>(List.of(column));
  }

  private static LocalDate day(SeededRandom random) {
    return LocalDate.of(2012, 1, 1).plusDays(random.below(3_650));
  }

  private static String parts(LocalDate day, String separator) {
    return Digits.padded(day.getDayOfMonth(), 2)
        + separator
        + Digits.padded(day.getMonthValue(), 2)
        + separator
        + day.getYear();
  }

  private static String month(SeededRandom random) {
    return random.word("JAN", "MAR", "APR", "JUN", "AUG", "OCT", "DEC");
  }
}
