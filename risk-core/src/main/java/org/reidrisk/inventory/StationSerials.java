package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.table.Column;

/**
 * Finds names of stations that tell the serial number of the machine.
 *
 * <ul>
 *   <li>{@code station-holds-serial}, warning: the name contains the serial number, or its digits,
 *       for at least one in ten of the different pairs of station and serial number
 *   <li>{@code station-tells-serial}, info: at least 95 % of the stations (three at least, and two
 *       serial numbers) have one serial number each, over at least twice as many sampled rows
 * </ul>
 *
 * <p>In both cases removing one of the two columns is not enough.
 */
final class StationSerials implements LeakDetector {
  private static final double LEAST_HOLDING = 0.1;
  private static final double LEAST_TELLING = 0.95;
  private static final int LEAST_STATIONS = 3;

  @Override
  public List<Finding> findings(ExportView export) {
    List<InspectedColumn> serials = export.named("DeviceSerialNumber");
    List<Finding> findings = new ArrayList<>();
    for (InspectedColumn station : export.named(DeviceDigits.STATIONS)) {
      for (InspectedColumn serial : serials) {
        compare(export, station, serial, findings);
      }
    }
    return findings;
  }

  private static void compare(
      ExportView export, InspectedColumn station, InspectedColumn serial, List<Finding> findings) {
    Column stations = export.rows().columns().get(station.index());
    Column serials = export.rows().columns().get(serial.index());
    String[] digits = DeviceDigits.ofCodes(serials);
    long[] pairs = new long[export.rows().rows()];
    int known = 0;
    for (int row = 0; row < pairs.length; row++) {
      long stationCode = stations.code(row);
      int serialCode = serials.code(row);
      if (stationCode != Column.MISSING && serialCode != Column.MISSING) {
        pairs[known++] = stationCode << 32 | serialCode;
      }
    }
    Arrays.sort(pairs, 0, known);
    long different = 0;
    long rowsHolding = 0;
    long holding = 0;
    long stationCount = 0;
    long stationsWithOne = 0;
    boolean holds = false;
    for (int i = 0; i < known; i++) {
      if (i == 0 || pairs[i] != pairs[i - 1]) {
        int stationCode = (int) (pairs[i] >>> 32);
        int serialCode = (int) pairs[i];
        different++;
        holds = holds(stations.value(stationCode), serials.value(serialCode), digits[serialCode]);
        holding += holds ? 1 : 0;
        boolean first = i == 0 || pairs[i - 1] >>> 32 != stationCode;
        int next = next(pairs, i, known);
        boolean only = next == known || pairs[next] >>> 32 != stationCode;
        stationCount += first ? 1 : 0;
        stationsWithOne += first && only ? 1 : 0;
      }
      rowsHolding += holds ? 1 : 0;
    }
    if (holding > 0 && holding >= LEAST_HOLDING * different) {
      findings.add(
          new Finding(
              "station-holds-serial",
              Severity.WARNING,
              station.name(),
              "Its names contain the number that "
                  + serial.name()
                  + " holds, so removing or recoding that column alone is not enough.",
              holding
                  + " of "
                  + different
                  + " pairs of station and serial number, "
                  + rowsHolding
                  + " of "
                  + known
                  + " sampled rows"));
    }
    boolean enough =
        stationCount >= LEAST_STATIONS && serials.distinct() > 1 && known >= 2 * stationCount;
    if (enough && stationsWithOne >= LEAST_TELLING * stationCount) {
      findings.add(
          new Finding(
              "station-tells-serial",
              Severity.INFO,
              station.name(),
              "Each of its names stands for one value of "
                  + serial.name()
                  + ", so removing or recoding only one of the two columns is not enough.",
              stationsWithOne + " of " + stationCount + " stations have one serial number"));
    }
  }

  /** The place of the first pair that differs from the one at {@code i}. */
  private static int next(long[] pairs, int i, int known) {
    int end = i;
    while (end < known && pairs[end] == pairs[i]) {
      end++;
    }
    return end;
  }

  private static boolean holds(String station, String serialCell, String digits) {
    if (station.length() > 1000) {
      return false;
    }
    String name = station.toUpperCase(Locale.ROOT);
    String serial = DeviceDigits.serial(serialCell);
    return (serial.length() >= DeviceDigits.FEWEST && name.contains(serial))
        || (!digits.isEmpty() && name.contains(digits));
  }
}
