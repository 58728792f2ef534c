package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.table.Column;
import org.reidrisk.table.Role;

/**
 * Finds the serial number of the machine inside the UIDs of the same row: a component behind the
 * root that equals the digits (four at least) of the serial number or of the station's name, or
 * that contains five of them or more in a row.
 *
 * <p>{@code uid-holds-serial} is blocking when the UIDs are called a pseudonym, else a warning. It
 * needs three different UIDs and one in a hundred; more than chance allows, by the Chernoff bound
 * below 10<sup>-6</sup>, if all digits behind the root were random; and two machines, or one whose
 * digits are five and a whole component. Machines can share a constant with their UIDs by chance,
 * two hardly.
 */
final class UidSerials implements LeakDetector {
  private static final int ENOUGH_DIGITS = 5;
  private static final int LEAST_UIDS = 3;
  private static final double LEAST_SHARE = 0.01;
  private static final double LEAST_SURPRISE = Math.log(1e6);

  private static final double[] TENTHS = {1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9};

  @Override
  public List<Finding> findings(ExportView export) {
    List<InspectedColumn> machines = new ArrayList<>(export.named("DeviceSerialNumber"));
    machines.addAll(export.named(DeviceDigits.STATIONS));
    List<Finding> findings = new ArrayList<>();
    for (UidColumn uids : machines.isEmpty() ? List.<UidColumn>of() : export.uidColumns()) {
      List<String> names = new ArrayList<>();
      List<String> evidence = new ArrayList<>();
      for (InspectedColumn machine : machines) {
        Matches matches = new Matches();
        count(export, uids, machine, matches);
        if (matches.clear()) {
          names.add(machine.name());
          evidence.add(evidence(machine, matches));
        }
      }
      if (!names.isEmpty()) {
        findings.add(finding(uids, names, evidence));
      }
    }
    return findings;
  }

  private static void count(
      ExportView export, UidColumn uids, InspectedColumn machine, Matches matches) {
    Column cells = export.rows().columns().get(machine.index());
    String[] digits = DeviceDigits.ofCodes(cells);
    long[] pairs = new long[export.rows().rows()];
    int[] uidCodes = new int[pairs.length];
    int[] machineCodes = new int[pairs.length];
    uids.cells().copyCodes(0, uidCodes, pairs.length);
    cells.copyCodes(0, machineCodes, pairs.length);
    int known = 0;
    for (int row = 0; row < pairs.length; row++) {
      int uid = uidCodes[row];
      int machineCode = machineCodes[row];
      if (uids.uid(uid) != null && !digits[machineCode].isEmpty()) {
        pairs[known++] = (long) uid << 32 | machineCode;
      }
    }
    Arrays.sort(pairs, 0, known);
    for (int i = 0; i < known; i++) {
      String uid = uids.uid((int) (pairs[i] >>> 32));
      if (uid != null && (i == 0 || pairs[i] != pairs[i - 1])) {
        int machineCode = (int) pairs[i];
        matches.add(uid, machineCode, digits[machineCode]);
      }
    }
  }

  /** Counts over the different pairs of a UID and a machine. */
  private static final class Matches {
    private final BitSet machines = new BitSet();
    private long pairs;
    private long matching;
    private double expected;
    private boolean longAndWhole;

    void add(String uid, int machine, String digits) {
      int root = UidFamily.of(uid).rootLength();
      pairs++;
      expected += Math.min(1, (uid.length() - root) * TENTHS[Math.min(digits.length(), 9)]);
      int at = uid.indexOf(digits, root);
      boolean whole = at >= 0 && isComponent(uid, at, digits);
      boolean inside = at >= 0 && digits.length() >= ENOUGH_DIGITS;
      if (whole || inside) {
        matching++;
        machines.set(machine);
        longAndWhole |= whole && digits.length() >= ENOUGH_DIGITS;
      }
    }

    private static boolean isComponent(String uid, int first, String digits) {
      int at = first;
      while (at >= 0) {
        int end = at + digits.length();
        boolean begins = at > 0 && uid.charAt(at - 1) == '.';
        if (begins && (end == uid.length() || uid.charAt(end) == '.')) {
          return true;
        }
        at = uid.indexOf(digits, at + 1);
      }
      return false;
    }

    boolean clear() {
      return matching >= LEAST_UIDS
          && matching >= LEAST_SHARE * pairs
          && (machines.cardinality() >= 2 || longAndWhole)
          && Chance.surprise(matching, pairs, expected / pairs) > LEAST_SURPRISE;
    }
  }

  private static String evidence(InspectedColumn machine, Matches matches) {
    return matches.matching
        + " of "
        + matches.pairs
        + " sampled UIDs of rows with "
        + machine.name()
        + ", "
        + matches.machines.cardinality()
        + " machines";
  }

  private static Finding finding(UidColumn uids, List<String> names, List<String> evidence) {
    return new Finding(
        "uid-holds-serial",
        uids.column().role() == Role.PSEUDONYM ? Severity.BLOCKING : Severity.WARNING,
        uids.column().name(),
        "Its UIDs hold the number of the machine that "
            + String.join(" and ", names)
            + " tells, so removing that column is not enough; replace the UIDs.",
        String.join("; ", evidence));
  }
}
