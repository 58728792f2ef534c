package org.reidrisk.group;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;
import org.reidrisk.group.RegisterInRelease.Presence;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * The classes of a release beside a register, the population that an attacker could look persons up
 * in: f units of the release and F of the register look alike.
 *
 * <p>By patient, f counts distinct patients and F distinct persons; who has several rows counts
 * once in each class that holds one of them. By row, both count rows. A missing cell is a value of
 * its own on both sides (own-value). Rows of the release without patient and rows of the register
 * without person are left out of the counts by patient: a larger F would understate the risk.
 *
 * <p>Without a person key each row of the register is one person. With a count column it is that
 * many persons, or rows, all of them different from those of other rows; 0 is nobody.
 */
public final class RegisterCounts {
  private final EquivalenceClasses classes;
  private final long rowsWithoutPerson;
  private final Side patients;
  private final Side rows;

  /** Both sides in one unit. */
  private record Side(
      int[] released, long[] registered, ReleaseInRegister release, RegisterInRelease register) {}

  private RegisterCounts(
      EquivalenceClasses classes, long rowsWithoutPerson, Side patients, Side rows) {
    this.classes = classes;
    this.rowsWithoutPerson = rowsWithoutPerson;
    this.patients = patients;
    this.rows = rows;
  }

  /**
   * Looks the classes of a release up in a register. The result does not depend on the order of
   * rows or on the resources.
   *
   * @param classes the release; its static cells already filled
   * @param register a table whose columns have the names of the release's quasi-identifiers, and
   *     their formats, its static cells already filled; its patient key, if any, tells its persons
   * @param countColumn the name of a column that says for how many persons each row stands, whole
   *     numbers from 0 of at most 15 digits, or null when each row is one
   * @param resources threads and memory
   * @return the counts
   * @throws IllegalArgumentException when the register lacks a column, has a person key and a count
   *     column, counts by a quasi-identifier, or holds counts that are missing, no whole numbers,
   *     or together at least 2<sup>63</sup>
   * @throws IllegalStateException when a column that is needed was skipped while reading
   * @throws MemoryShortage when the memory does not hold the counts
   */
  public static RegisterCounts of(
      EquivalenceClasses classes,
      Table register,
      @Nullable String countColumn,
      Resources resources) {
    if (countColumn != null && register.hasPatientKey()) {
      throw new IllegalArgumentException("a register has a person key or a count column, not both");
    }
    if (countColumn != null && classes.quasiIdentifiers().contains(countColumn)) {
      throw new IllegalArgumentException("a quasi-identifier cannot be the count column");
    }
    Weights weights =
        countColumn == null
            ? Weights.ones(register)
            : Weights.of(register.column(countColumn), register.rows());
    requireMemory(classes, register, resources);
    int[] classOfRow = new ClassIndex(classes).classOfRow(register, resources);

    int[] rowsOfClass = new int[classes.classCount()];
    Arrays.setAll(rowsOfClass, c -> classes.start()[c + 1] - classes.start()[c]);
    long[] registerRowsOfClass = weights.sums(classOfRow, rowsOfClass.length);
    Side rows =
        new Side(
            rowsOfClass,
            registerRowsOfClass,
            ofSingles(Unit.ROW, rowsOfClass, registerRowsOfClass),
            ofSingles(Unit.ROW, rowsOfClass, registerRowsOfClass, weights.total()));
    Side patients = patients(classes, register, classOfRow, rows, resources);
    return new RegisterCounts(classes, register.rowsWithoutPatient(), patients, rows);
  }

  private static void requireMemory(
      EquivalenceClasses classes, Table register, Resources resources) {
    Table release = classes.table();
    long stays =
        release.bytes()
            + register.bytes()
            + Integer.BYTES * ((long) classes.order().length + classes.start().length);
    long ofRegister = register.rows() * (2L * Integer.BYTES);
    long ofRelease = release.rows() * (long) Integer.BYTES;
    long ofPersons = Long.BYTES * ((long) register.patients() + release.patients());
    long ofClasses = classes.classCount() * 64L + ClassIndex.bytes(classes);
    long needed = stays + ofRegister + ofRelease + ofPersons + ofClasses;
    if (resources.memory() < needed) {
      throw new MemoryShortage(
          "looking a release up in " + register.rows() + " rows of a register",
          needed + needed / 4,
          resources.memory());
    }
  }

  private static Side patients(
      EquivalenceClasses classes,
      Table register,
      int[] classOfRow,
      Side rows,
      Resources resources) {
    ClassMembers members =
        classes.table().hasPatientKey() ? ClassMembers.of(classes, resources) : null;
    int[] released = members == null ? rows.released() : members.counts();
    ClassMembers persons =
        register.hasPatientKey()
            ? ClassMembers.of(register, classOfRow, released.length, resources)
            : null;
    long[] registered =
        persons == null
            ? rows.registered()
            : Arrays.stream(persons.counts()).asLongStream().toArray();
    ReleaseInRegister release =
        members == null
            ? ofSingles(Unit.PATIENT, released, registered)
            : ofMembers(members, registered, classes.table().patients());
    RegisterInRelease inRelease =
        persons == null
            ? ofSingles(Unit.PATIENT, released, registered, rows.register().total())
            : ofPersons(persons, released, registered, register, classOfRow);
    return new Side(released, registered, release, inRelease);
  }

  // The release's side

  /** Units that lie in one class each. */
  private static ReleaseInRegister ofSingles(Unit unit, int[] released, long[] registered) {
    PopulationCounts units = new PopulationCounts();
    long absent = 0;
    long exceeded = 0;
    for (int c = 0; c < released.length; c++) {
      units.add(Math.max(registered[c], released[c]), released[c]);
      absent += registered[c] == 0 ? released[c] : 0;
      exceeded += isExceeded(released[c], registered[c]) ? released[c] : 0;
    }
    return release(unit, released, registered, units, absent, exceeded);
  }

  /** Patients, who can lie in several classes. */
  private static ReleaseInRegister ofMembers(
      ClassMembers members, long[] registered, int patients) {
    long[] smallest = new long[patients];
    BitSet absent = new BitSet();
    BitSet exceeded = new BitSet();
    for (int c = 0; c < members.classes(); c++) {
      int released = members.count(c);
      long size = Math.max(registered[c], released);
      for (int i = members.start(c); i < members.start(c) + released; i++) {
        int patient = members.person(i);
        if (smallest[patient] == 0 || smallest[patient] > size) {
          smallest[patient] = size;
        }
        if (registered[c] == 0) {
          absent.set(patient);
        } else if (registered[c] < released) {
          exceeded.set(patient);
        }
      }
    }
    PopulationCounts units = new PopulationCounts();
    for (long size : smallest) {
      units.add(size, 1);
    }
    return release(
        Unit.PATIENT,
        members.counts(),
        registered,
        units,
        absent.cardinality(),
        exceeded.cardinality());
  }

  private static ReleaseInRegister release(
      Unit unit,
      int[] released,
      long[] registered,
      PopulationCounts units,
      long unitsInAbsent,
      long unitsInExceeded) {
    PopulationCounts sizes = new PopulationCounts();
    long absent = 0;
    long exceeded = 0;
    for (int c = 0; c < released.length; c++) {
      if (released[c] > 0) {
        sizes.add(Math.max(registered[c], released[c]), 1);
        absent += registered[c] == 0 ? 1 : 0;
        exceeded += isExceeded(released[c], registered[c]) ? 1 : 0;
      }
    }
    return new ReleaseInRegister(
        unit, sizes.bins(), units.bins(), absent, unitsInAbsent, exceeded, unitsInExceeded);
  }

  private static boolean isExceeded(int released, long registered) {
    return registered > 0 && registered < released;
  }

  // The register's side

  /** Persons or rows that lie in one class each. */
  private static RegisterInRelease ofSingles(
      Unit unit, int[] released, long[] registered, long total) {
    PopulationCounts units = new PopulationCounts();
    long inRelease = 0;
    for (int c = 0; c < released.length; c++) {
      if (released[c] > 0) {
        units.add(registered[c], registered[c]);
        inRelease += registered[c];
      }
    }
    return register(unit, released, registered, total, units, inRelease < total);
  }

  /** Persons with a key, who can lie in several classes. */
  private static RegisterInRelease ofPersons(
      ClassMembers persons, int[] released, long[] registered, Table register, int[] classOfRow) {
    long[] smallest = new long[register.patients()];
    for (int c = 0; c < released.length; c++) {
      for (int i = persons.start(c); i < persons.start(c) + persons.count(c); i++) {
        int person = persons.person(i);
        if (released[c] > 0 && (smallest[person] == 0 || smallest[person] > registered[c])) {
          smallest[person] = registered[c];
        }
      }
    }
    PopulationCounts units = new PopulationCounts();
    for (long size : smallest) {
      units.add(size, 1);
    }
    boolean someAbsent = false;
    for (int row = 0; row < classOfRow.length && !someAbsent; row++) {
      int c = classOfRow[row];
      someAbsent =
          (c == ClassIndex.ABSENT || released[c] == 0) && register.patient(row) != Table.NO_PATIENT;
    }
    return register(Unit.PATIENT, released, registered, smallest.length, units, someAbsent);
  }

  private static RegisterInRelease register(
      Unit unit,
      int[] released,
      long[] registered,
      long total,
      PopulationCounts units,
      boolean someAbsent) {
    Presence lowest = null;
    Presence highest = null;
    for (int c = 0; c < released.length; c++) {
      if (released[c] > 0) {
        Presence presence = new Presence(released[c], Math.max(registered[c], released[c]));
        lowest = lowest == null || presence.isBelow(lowest) ? presence : lowest;
        highest = highest == null || highest.isBelow(presence) ? presence : highest;
      }
    }
    if (lowest == null || total == 0) {
      return new RegisterInRelease(unit, total, units.bins(), Optional.empty(), Optional.empty());
    }
    return new RegisterInRelease(
        unit,
        total,
        units.bins(),
        Optional.of(someAbsent ? new Presence(0, 1) : lowest),
        Optional.ofNullable(highest));
  }

  // What can be asked

  private Side side(Unit unit) {
    return unit == Unit.ROW ? rows : patients;
  }

  /**
   * The release as the register sees it: k-map, journalist and marketer risk.
   *
   * @param unit patients or rows
   * @return the counts; without bars when the release has no units
   */
  public ReleaseInRegister release(Unit unit) {
    return side(unit).release();
  }

  /**
   * The register as the release sees it: presence, and risk from the register's side.
   *
   * @param unit patients for persons of the register, or rows
   * @return the counts; a total of 0 for a register that holds nobody
   */
  public RegisterInRelease register(Unit unit) {
    return side(unit).register();
  }

  /**
   * Rows of the register whose person key is missing; left out of the counts by patient.
   *
   * @return a count of rows
   */
  public long rowsWithoutPerson() {
    return rowsWithoutPerson;
  }

  /**
   * The number of classes of rows of the release.
   *
   * @return 0 for an empty release
   */
  public int classCount() {
    return classes.classCount();
  }

  /**
   * f of a class.
   *
   * @param unit patients or rows
   * @param c the class, from 0
   * @return units of the release; 0 for patients when all rows of the class lack a patient
   */
  public int released(Unit unit, int c) {
    return side(unit).released()[c];
  }

  /**
   * F of a class as the register has it.
   *
   * @param unit patients for persons of the register, or rows
   * @param c the class, from 0
   * @return units of the register; 0 when it does not hold the class
   */
  public long registered(Unit unit, int c) {
    return side(unit).registered()[c];
  }

  /**
   * F of a class as measures use it: max(F, f).
   *
   * @param unit patients or rows
   * @param c the class, from 0
   * @return at least f
   */
  public long used(Unit unit, int c) {
    return Math.max(registered(unit, c), released(unit, c));
  }

  @Override
  public String toString() {
    return "RegisterCounts of " + classCount() + " classes of rows";
  }

  /** For how many rows or persons each row of a register stands. */
  private record Weights(@Nullable Column column, long[] ofCode, long total) {

    static Weights ones(Table register) {
      return new Weights(null, new long[0], register.rows());
    }

    static Weights of(Column column, int rows) {
      long[] ofCode = column.wholeNumbers();
      long wrong = 0;
      long total = 0;
      boolean overflows = false;
      for (int row = 0; row < rows; row++) {
        long weight = ofCode[column.code(row)];
        if (weight < 0) {
          wrong++;
        } else if (total > Long.MAX_VALUE - weight) {
          overflows = true;
        } else {
          total += weight;
        }
      }
      if (wrong > 0) {
        throw new IllegalArgumentException(
            "the count column of the register has no whole number of up to 15 digits in "
                + wrong
                + (wrong == 1 ? " row" : " rows"));
      }
      if (overflows) {
        throw new IllegalArgumentException("the counts of the register add up to too much");
      }
      return new Weights(column, ofCode, total);
    }

    long[] sums(int[] classOfRow, int classes) {
      long[] sums = new long[classes];
      for (int row = 0; row < classOfRow.length; row++) {
        int c = classOfRow[row];
        if (c != ClassIndex.ABSENT) {
          sums[c] += column == null ? 1 : ofCode[column.code(row)];
        }
      }
      return sums;
    }
  }
}
