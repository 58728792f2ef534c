package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.table.Column;

/**
 * Finds times inside UIDs: dates written out, seconds since 1970 and the time of a UUID.
 *
 * <p>What {@link UidStamps} takes for stamps is compared with the dates of the same rows in the
 * sample, within a day:
 *
 * <ul>
 *   <li>{@code uid-tells-date}, blocking: at least half of the stamps, and three, are the row's
 *       date
 *   <li>{@code uid-undoes-shift}, blocking: stamp and date are as many days apart in 70 % of the
 *       UIDs, so the shift of the dates is known
 *   <li>{@code uid-undoes-patient-shifts}, blocking: the same within 70 % of the patients (three at
 *       least) who have visits more than a week apart
 *   <li>{@code uid-holds-times}, warning: plausible times that no date column explains
 *   <li>{@code uid-holds-batch-time}, info: 95 % of the stamps lie within a week
 *   <li>{@code uid-holds-machine-address}, warning: UUIDs with the address of a network card
 * </ul>
 *
 * <p>Of each of these but the last, a {@link UidTimeline} counts the years.
 *
 * <p>Seconds in roots that are not known to count seconds must agree with dates, or follow the
 * hours of day and night; else they may be any counter. How many days stamps and dates are apart is
 * the secret itself and never told.
 */
final class UidTimestamps implements LeakDetector {
  @Override
  public List<Finding> findings(ExportView export) {
    return leaks(export).findings();
  }

  @Override
  public Leaks leaks(ExportView export) {
    List<int[]> dates =
        DateColumns.visits(export).stream().map(d -> daysOfRows(export, d)).toList();
    Column key = export.patientKey().map(k -> export.rows().columns().get(k.index())).orElse(null);
    List<Finding> findings = new ArrayList<>();
    List<UidTimeline> timelines = new ArrayList<>();
    boolean shifted = false;
    for (UidColumn uids : export.uidColumns()) {
      int[] uidOfRow = codes(uids.cells(), export.rows().rows());
      List<int[]> days = dates.stream().map(d -> daysOfUids(uids, uidOfRow, d)).toList();
      int[] patients = patientsOfUids(uids, uidOfRow, key);
      List<UidStamps.Stamped> stamped = UidStamps.in(uids, export.asOf(), days);
      Map<StampVerdict.Kind, StampVerdict> verdicts = new EnumMap<>(StampVerdict.Kind.class);
      Map<StampVerdict.Kind, List<UidStamps.Stamped>> groups =
          new EnumMap<>(StampVerdict.Kind.class);
      for (UidStamps.Stamped group : stamped) {
        StampVerdict verdict = StampVerdict.of(group, days, patients);
        verdicts.merge(verdict.kind(), verdict, UidTimestamps::sum);
        groups.computeIfAbsent(verdict.kind(), k -> new ArrayList<>()).add(group);
      }
      verdicts.remove(StampVerdict.Kind.NOTHING);
      for (StampVerdict verdict : verdicts.values()) {
        Finding finding = finding(uids, verdict);
        findings.add(finding);
        timelines.add(
            UidTimeline.of(
                finding,
                uids.count(),
                groups.getOrDefault(verdict.kind(), List.of()),
                uid -> key == null ? uid : patients[uid]));
        shifted |= verdict.kind().isShift();
      }
      long addresses = machineAddresses(uids, stamped);
      if (addresses > 0) {
        findings.add(addressFinding(uids, addresses));
      }
    }
    return new Leaks(
        findings, shifted ? timelines.stream().map(UidTimeline::withoutYears).toList() : timelines);
  }

  private static StampVerdict sum(StampVerdict a, StampVerdict b) {
    return new StampVerdict(
        a.kind(),
        a.stamps() + b.stamps(),
        a.compared() + b.compared(),
        a.matching() + b.matching());
  }

  private static int[] codes(Column cells, int rows) {
    int[] codes = new int[rows];
    cells.copyCodes(0, codes, rows);
    return codes;
  }

  private static int[] daysOfRows(ExportView export, InspectedColumn date) {
    Column cells = export.rows().columns().get(date.index());
    int[] dayOfCode = DateColumns.dayOfCode(date, cells);
    int[] days = codes(cells, export.rows().rows());
    Arrays.setAll(days, row -> dayOfCode[days[row]]);
    return days;
  }

  /** The earliest day among the rows of each UID. */
  private static int[] daysOfUids(UidColumn uids, int[] uidOfRow, int[] dayOfRow) {
    int[] days = new int[uids.codes()];
    Arrays.fill(days, EpochDays.NONE);
    for (int row = 0; row < uidOfRow.length; row++) {
      int uid = uidOfRow[row];
      int day = dayOfRow[row];
      if (day != EpochDays.NONE && (days[uid] == EpochDays.NONE || day < days[uid])) {
        days[uid] = day;
      }
    }
    return days;
  }

  /** The patient of each UID, -1 when it is none or several. */
  private static int[] patientsOfUids(UidColumn uids, int[] uidOfRow, @Nullable Column key) {
    int[] patients = new int[uids.codes()];
    Arrays.fill(patients, -1);
    boolean[] several = new boolean[patients.length];
    for (int row = 0; key != null && row < uidOfRow.length; row++) {
      int uid = uidOfRow[row];
      int patient = key.code(row) - 1;
      several[uid] |= patients[uid] >= 0 && patient != patients[uid];
      patients[uid] = several[uid] ? -1 : Math.max(patients[uid], patient);
    }
    return patients;
  }

  private static long machineAddresses(UidColumn uids, List<UidStamps.Stamped> stamped) {
    long addresses = 0;
    for (UidStamps.Stamped group : stamped) {
      for (int code : group.kind() == StampKind.UUID ? group.codes() : new int[0]) {
        String uid = uids.uid(code);
        boolean holds = uid != null && UuidTime.ofDigits(uid, 5).holdsMachineAddress();
        addresses += holds ? 1 : 0;
      }
    }
    return addresses;
  }

  private static Finding finding(UidColumn uids, StampVerdict verdict) {
    String about = uids.column().name();
    String stamps = verdict.stamps() + " of " + uids.count() + " sampled UIDs hold a time";
    String compared = verdict.matching() + " of " + verdict.compared();
    return switch (verdict.kind()) {
      case ROW_DATE ->
          new Finding(
              "uid-tells-date",
              Severity.BLOCKING,
              about,
              "Its UIDs hold the date of the visit, which stays readable when date columns are"
                  + " removed or changed later; replace the UIDs.",
              stamps + "; " + compared + " are within a day of the row's date");
      case ONE_SHIFT ->
          new Finding(
              "uid-undoes-shift",
              Severity.BLOCKING,
              about,
              "Its UIDs hold times at a constant distance from the dates, which gives the shift of"
                  + " the dates away; replace the UIDs.",
              stamps + "; " + compared + " are at the same distance from the row's date");
      case PATIENT_SHIFT ->
          new Finding(
              "uid-undoes-patient-shifts",
              Severity.BLOCKING,
              about,
              "Its UIDs hold times at a distance from the dates that is constant for each patient,"
                  + " which gives the patients' shifts away; replace the UIDs.",
              stamps
                  + "; for "
                  + compared
                  + " patients with visits more than a week apart the distance is constant");
      case BATCH ->
          new Finding(
              "uid-holds-batch-time",
              Severity.INFO,
              about,
              "Its UIDs hold times within one week, probably those of an export or of the"
                  + " de-identification; make sure that imaging was not in that week.",
              stamps);
      default ->
          new Finding(
              "uid-holds-times",
              Severity.WARNING,
              about,
              "Its UIDs hold plausible times that no date column explains and that may be those of"
                  + " the visits; replace the UIDs or show that the times are harmless.",
              stamps);
    };
  }

  private static Finding addressFinding(UidColumn uids, long addresses) {
    return new Finding(
        "uid-holds-machine-address",
        Severity.WARNING,
        uids.column().name(),
        "Its UUIDs were made from the clock and the network address of a machine, which can be"
            + " read back; replace them by random ones.",
        addresses + " of " + uids.count() + " sampled UIDs hold a network address");
  }
}
