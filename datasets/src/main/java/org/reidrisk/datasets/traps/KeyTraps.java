package org.reidrisk.datasets.traps;

import static org.reidrisk.datasets.traps.Trap.variant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/** Pseudonyms that say who is behind them. Rows are sorted by pseudonym. */
final class KeyTraps {
  private static final String KEY = "PatientID";
  private static final String CODE = "reader_code";
  private static final String LOCAL = "ClinicalTrialSubjectID";

  static final List<Trap> ALL =
      List.of(
          Trap.of(
              "code-column-names",
              List.of(
                  variant("capitals", (e, r) -> codes(e, r, n -> Words.capitals(name(r)))),
                  variant(
                      "two-of-a-dozen-codes",
                      (e, r) -> codes(e, r, n -> n < 2 ? name(r) : "RD-" + n))),
              List.of(
                  variant(
                      "protocol-parts",
                      (e, r) ->
                          codes(e, r, n -> r.word("THORAX^ROUTINE", "HEAD^BRAIN", "SPINE^L"))),
                  variant("letters-and-carets", (e, r) -> codes(e, r, n -> "A^B^" + n)))),
          Trap.of(
              "pseudonym-sequential",
              List.of(
                  variant("true-dates", (e, r) -> numbered(e, 0, Patient::rank)),
                  variant(
                      "one-shift-for-all",
                      (e, r) -> numbered(e, r.between(20, 900), Patient::rank)),
                  variant("with-gaps", (e, r) -> numbered(e, 0, p -> 3 * p.rank() + p.rank() % 2))),
              List.of(
                  variant("random-order", KeyTraps::randomOrder),
                  variant("random-numbers", KeyTraps::randomNumbers))),
          Trap.of(
              "pseudonym-derived",
              List.of(
                  variant("first-accession", (e, r) -> accession(e, r, true)),
                  variant("birth-date", (e, r) -> birth(e, r, p -> Digits.date(p.birth()))),
                  variant("birth-date-turned", (e, r) -> birth(e, r, p -> turned(p.birth())))),
              List.of(
                  variant("same-form-as-accession", (e, r) -> accession(e, r, false)),
                  variant("another-date", (e, r) -> birth(e, r, p -> Digits.date(otherDay(r)))),
                  variant("another-date-turned", (e, r) -> birth(e, r, p -> turned(otherDay(r)))))),
          Trap.of(
              "pseudonym-hash",
              List.of(
                  variant(
                      "md5-of-a-column",
                      (e, r) -> hashed(e, r, local -> Hash.plain("MD5", local, 32))),
                  variant(
                      "sha1-of-a-column",
                      (e, r) -> hashed(e, r, local -> Hash.plain("SHA-1", local, 40))),
                  variant(
                      "sha256-of-a-column-truncated",
                      (e, r) -> hashed(e, r, local -> Hash.plain("SHA-256", local, 16))),
                  variant("md5-of-small-numbers", (e, r) -> hashedNumbers(e, r, "MD5", 32)),
                  variant(
                      "sha256-of-small-numbers-truncated",
                      (e, r) -> hashedNumbers(e, r, "SHA-256", 12))),
              List.of(
                  variant("hmac-of-a-column", (e, r) -> keyed(e, r, 32)),
                  variant("hmac-of-a-column-truncated", (e, r) -> keyed(e, r, 16)),
                  variant("random-hex", (e, r) -> hashed(e, r, local -> Hash.hex(r, 32))),
                  variant("salted", KeyTraps::salted))),
          Trap.of(
              "key-collisions",
              List.of(
                  variant("case", (e, r) -> twins(e, r, key -> key.replace('T', 't'))),
                  variant("blank-behind", (e, r) -> twins(e, r, key -> key + " ")),
                  variant("leading-zeros-lost", KeyTraps::zerosLost)),
              List.of(
                  variant("mixed-case-all-apart", KeyTraps::mixedCase),
                  variant("hyphen-apart", KeyTraps::hyphens),
                  variant("widths-differ", KeyTraps::widthsDiffer))));

  private KeyTraps() {}

  private static String name(SeededRandom random) {
    return Words.surname(random) + "^" + Words.givenName(random);
  }

  private static List<String> codes(
      Export export, SeededRandom random, Function<Integer, String> code) {
    List<String> dozen = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      dozen.add(code.apply(i));
    }
    export.fillStudies(CODE, study -> dozen.get(random.below(12)));
    return List.of(CODE);
  }

  private static List<String> keys(Export export, Function<Patient, String> key) {
    export.fillPatients(KEY, key);
    export.sortBy(KEY);
    return List.of(KEY);
  }

  private static List<String> numbered(Export export, int shift, ToIntFunction<Patient> number) {
    export.fillStudies("StudyDate", study -> Digits.date(study.day().minusDays(shift)));
    return keys(export, patient -> "TRP-" + Digits.padded(number.applyAsInt(patient), 4));
  }

  private static List<String> randomOrder(Export export, SeededRandom random) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 1; i <= patients(export); i++) {
      numbers.add(i);
    }
    random.shuffle(numbers);
    return numbered(export, 0, patient -> numbers.get(patient.rank() - 1));
  }

  /** The clean table's pseudonyms beside true dates. */
  private static List<String> randomNumbers(Export export, SeededRandom random) {
    export.fillStudies("StudyDate", study -> Digits.date(study.day()));
    return keys(export, Patient::pseudonym);
  }

  private static int patients(Export export) {
    return (int) export.cohort().studies().stream().map(Study::patient).distinct().count();
  }

  private static List<String> accession(Export export, SeededRandom random, boolean derived) {
    Map<Patient, String> first = new HashMap<>();
    export.fillStudies(
        "AccessionNumber",
        study -> {
          String accession = Uids.digits(9, random);
          first.putIfAbsent(study.patient(), accession);
          return accession;
        });
    return keys(
        export,
        patient -> "TRP" + (derived ? first.getOrDefault(patient, "") : Uids.digits(9, random)));
  }

  private static List<String> birth(
      Export export, SeededRandom random, Function<Patient, String> day) {
    export.fillPatients("PatientBirthDate", patient -> Digits.date(patient.birth()));
    return keys(export, patient -> "P" + day.apply(patient) + Uids.digits(3, random));
  }

  private static LocalDate otherDay(SeededRandom random) {
    return LocalDate.of(1930, 1, 1).plusDays(random.below(25_000));
  }

  private static String turned(LocalDate day) {
    String date = Digits.date(day);
    return date.substring(6) + date.substring(4, 6) + date.substring(0, 4);
  }

  private static List<String> hashed(
      Export export, SeededRandom random, Function<String, String> hash) {
    int first = random.between(20_000, 60_000);
    Function<Patient, String> local = patient -> "H" + (first + 37 * patient.rank());
    export.fillPatients(LOCAL, local);
    return keys(export, patient -> hash.apply(local.apply(patient)));
  }

  private static List<String> hashedNumbers(
      Export export, SeededRandom random, String algorithm, int length) {
    int first = random.between(1, 5_000);
    return keys(
        export,
        patient -> Hash.plain(algorithm, Integer.toString(first + 7 * patient.rank()), length));
  }

  private static List<String> keyed(Export export, SeededRandom random, int length) {
    String secret = Hash.hex(random, 32);
    return hashed(export, random, local -> Hash.keyed(secret, local, length));
  }

  private static List<String> salted(Export export, SeededRandom random) {
    String salt = Hash.hex(random, 32);
    return hashed(export, random, local -> Hash.plain("SHA-256", salt + local, 64));
  }

  /** Gives every twentieth patient the key of another, written otherwise. */
  private static List<String> twins(
      Export export, SeededRandom random, Function<String, String> otherwise) {
    int turn = random.between(5, 9);
    Map<Integer, String> keys = new HashMap<>();
    for (Study study : export.cohort().studies()) {
      keys.put(study.patient().rank(), study.patient().pseudonym());
    }
    return keys(
        export,
        patient ->
            patient.rank() % 20 == turn
                ? otherwise.apply(keys.getOrDefault(patient.rank() - 4, ""))
                : patient.pseudonym());
  }

  private static List<String> zerosLost(Export export, SeededRandom random) {
    int turn = random.between(6, 9);
    return keys(
        export,
        patient ->
            patient.rank() % 20 == turn
                ? Integer.toString(patient.rank() - 5)
                : Digits.padded(patient.rank(), 4));
  }

  /** Even ranks in capitals, odd ranks in small letters; no two agree in their digits. */
  private static List<String> mixedCase(Export export, SeededRandom random) {
    return keys(
        export,
        patient ->
            patient.rank() % 2 == 0
                ? patient.pseudonym()
                : patient.pseudonym().replace("TRP", "trp"));
  }

  /** Pairs such as 1-23 and 12-3: apart as long as hyphens count. */
  private static List<String> hyphens(Export export, SeededRandom random) {
    return keys(
        export,
        patient -> {
          String digits = Integer.toString(100 + patient.rank() / 2);
          int cut = 1 + patient.rank() % 2;
          return digits.substring(0, cut) + "-" + digits.substring(cut);
        });
  }

  /** Numbers without leading zeros, none of them written twice. */
  private static List<String> widthsDiffer(Export export, SeededRandom random) {
    return keys(export, patient -> Integer.toString(patient.rank() * 13));
  }
}
