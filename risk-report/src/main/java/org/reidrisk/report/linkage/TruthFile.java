package org.reidrisk.report.linkage;

import java.util.Arrays;
import java.util.BitSet;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.policy.TruthTable;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;

/** Reads who of the held people is which patient. */
final class TruthFile {
  /** Whom the truth calls two patients. */
  private static final int CONTRADICTED = -3;

  private TruthFile() {}

  /**
   * Reads the truth.
   *
   * @param truth the file and its columns
   * @param format how it is written
   * @param held the attacker's table, which has a person column
   * @param rows its rows
   * @param release the release, which has a patient key
   * @param reader reads files
   * @param scenario the scenario's name, for messages
   * @throws PolicyException when the truth gives a person two patients, or no patient of the
   *     release
   */
  static TruthTargets read(
      TruthTable truth,
      TableFormat format,
      Table held,
      HeldRows rows,
      Table release,
      AttackerFile reader,
      String scenario) {
    // Once for each column: long keys are only compared with those of another key.
    Table byPerson =
        reader.readKeys("truth table", truth.file(), format, truth.held(), truth.release());
    Table byPatient =
        reader.readKeys("truth table", truth.file(), format, truth.release(), truth.held());
    int[] personOf = key(held).codesOf(key(byPerson));
    int[] patientOf = key(release).codesOf(key(byPatient));
    int[] patientOfCode = new int[held.patients()];
    Arrays.fill(patientOfCode, TruthTargets.UNNAMED);
    BitSet unused = new BitSet();
    long contradicted = 0;
    long known = 0;
    long named = 0;
    for (int row = 0; row < byPerson.rows(); row++) {
      int person = byPerson.patient(row);
      int patient = byPatient.patient(row);
      if (person >= 0 && patient >= 0) {
        int there = patientOf[patient + 1] < 0 ? TruthTargets.ABSENT : patientOf[patient + 1] - 1;
        named++;
        known += there >= 0 ? 1 : 0;
        int code = personOf[person + 1] - 1;
        if (code < 0) {
          unused.set(person);
        } else if (patientOfCode[code] == TruthTargets.UNNAMED) {
          patientOfCode[code] = there;
        } else if (patientOfCode[code] != there && patientOfCode[code] != CONTRADICTED) {
          patientOfCode[code] = CONTRADICTED;
          contradicted++;
        }
      }
    }
    if (contradicted > 0) {
      throw error(
          "truth-contradicts",
          scenario,
          "gives " + contradicted + " people more than one patient; correct it");
    }
    if (named == 0 || known == 0) {
      throw error(
          "truth-fits-nothing",
          scenario,
          named == 0
              ? "names nobody; fill its columns"
              : "names no patient of the release; check that \""
                  + truth.release()
                  + "\" holds the keys of the release as it is");
    }
    return targets(rows, patientOfCode, release, unused.cardinality());
  }

  private static TruthTargets targets(
      HeldRows rows, int[] patientOfCode, Table release, long unused) {
    int[] patients = new int[rows.persons()];
    BitSet seen = new BitSet(release.patients());
    BitSet twice = new BitSet();
    for (int person = 0; person < patients.length; person++) {
      int patient = patientOfCode[rows.personCode(person)];
      patients[person] = patient;
      if (patient >= 0) {
        if (seen.get(patient)) {
          twice.set(patient);
        }
        seen.set(patient);
      }
    }
    return new TruthTargets(patients, twice.cardinality(), unused);
  }

  private static Column key(Table table) {
    return table.column(table.schema().patientKey().orElseThrow());
  }

  private static PolicyException error(String code, String scenario, String problem) {
    return new PolicyException(code, 0, 0, "scenario " + scenario + ": the truth table " + problem);
  }
}
