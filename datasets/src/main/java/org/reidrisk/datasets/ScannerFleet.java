package org.reidrisk.datasets;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.reidrisk.datasets.bytes.SeededRandom;

/** All machines of all sites. Makers and models are real products; serial numbers are invented. */
final class ScannerFleet {
  private static final String GE = "GE MEDICAL SYSTEMS";
  private static final String SIEMENS = "SIEMENS";
  private static final String PHILIPS = "Philips Medical Systems";
  private static final String HOLOGIC = "HOLOGIC, Inc.";
  private static final String FUJI = "FUJIFILM Corporation";

  private final List<Scanner> scanners = new ArrayList<>();

  ScannerFleet() {
    university();
    north();
    south();
    coast();
    children();
    outpatient();
    breastCentre();
  }

  private void university() {
    Site site = Site.UNIVERSITY;
    add(site, Modality.CT, 5, GE, "Revolution CT", "AWP41882", "41882", "19MW28.10");
    add(site, Modality.CT, 4, SIEMENS, "SOMATOM Force", "CTAWP75021", "75021", "syngo CT VB10A");
    // The rare scanner: weeks in use, a trial's handful of studies.
    scanners.add(
        new Scanner(
            site,
            Modality.CT,
            0.8,
            "Siemens Healthineers",
            "NAEOTOM Alpha",
            "CTAWP95117",
            "95117",
            "syngo CT VA50A",
            "syngo CT VA50A",
            CarePlanner.LAST_DAY,
            LocalDate.of(2025, 11, 10),
            CarePlanner.LAST_DAY));
    add(site, Modality.DX, 5, PHILIPS, "DigitalDiagnost", "DDR20411", "20411", "4.2.1");
    add(
        site,
        Modality.DX,
        4,
        "GE Healthcare",
        "Discovery XR656",
        "XRAWP50388",
        "50388",
        "dm_FW3.1");
    add(site, Modality.CR, 3, FUJI, "FCR CAPSULA", "CR-ICU-1", "", "A12-03");
    add(
        site,
        Modality.CR,
        4,
        "CARESTREAM HEALTH",
        "DRX-Revolution",
        "DRX-ER-2",
        "RV300417",
        "5.7.412");
    add(site, Modality.MR, 1, SIEMENS, "MAGNETOM Aera", "MRC41270", "41270", "syngo MR E11");
    add(site, Modality.PT, 1, GE, "Discovery MI", "PETMI61093", "61093", "61.00");
    add(site, Modality.US, 1, PHILIPS, "EPIQ 7G", "EPIQ-CHEST", "51604", "EPIQ 7G_5.0.2");
  }

  private void north() {
    Site site = Site.NORTH;
    LocalDate replaced = LocalDate.of(2024, 3, 18);
    scanners.add(
        new Scanner(
            site,
            Modality.CT,
            1,
            "Philips",
            "Brilliance 64",
            "HOST-8834",
            "8834",
            "4.1.6.33111",
            "4.1.6.33111",
            replaced,
            CarePlanner.FIRST_DAY,
            replaced.minusDays(3)));
    scanners.add(
        new Scanner(
            site,
            Modality.CT,
            1,
            PHILIPS,
            "Spectral CT 7500",
            "HOST-760217",
            "760217",
            "5.0.1",
            "5.1.0",
            LocalDate.of(2025, 5, 12),
            replaced.minusDays(2),
            CarePlanner.LAST_DAY));
    add(site, Modality.DX, 4, PHILIPS, "DigitalDiagnost C90", "DDR30975", "30975", "1.1.4");
    add(site, Modality.DX, 2, SIEMENS, "Ysio Max", "YSIO-TRAUMA", "24418", "VE10W");
    add(site, Modality.CR, 1, "Agfa", "CR 85-X", "CR85-ER", "3317", "CR85_2104");
    add(site, Modality.MG, 1, HOLOGIC, "Selenia Dimensions", "MGSD8123", "8123", "AWS:1.11.1");
    add(site, Modality.MR, 1, PHILIPS, "Ingenia", "MRPH71354", "71354", "5.7.1");
    add(site, Modality.US, 1, GE, "LOGIQ E9", "LOGIQ-N1", "L90418", "LOGIQE9:R6");
  }

  private void south() {
    Site site = Site.SOUTH;
    add(site, Modality.CT, 2, "TOSHIBA", "Aquilion ONE", "AQONE-S", "2CA1542067", "V8.4");
    add(site, Modality.CT, 3, GE, "Optima CT660", "AWP38206", "38206", "12HW14.6");
    add(site, Modality.DX, 3, GE, "Definium 8000", "XRAWP29915", "29915", "dm_FW2.6");
    add(
        site,
        Modality.DX,
        2,
        "Canon Inc.",
        "CXDI Control Software NE",
        "CXDI-S2",
        "106204",
        "2.17");
    add(site, Modality.CR, 1, FUJI, "FCR XG5000", "CR-WARD-S", "", "A18-01");
    add(site, Modality.US, 1, "TOSHIBA", "Aplio 500", "APLIO-S1", "99C1632", "AB_V6.00");
  }

  private void coast() {
    Site site = Site.COAST;
    add(
        site,
        Modality.CT,
        1,
        SIEMENS,
        "SOMATOM Definition AS",
        "CTAWP66349",
        "66349",
        "syngo CT 2012B");
    add(site, Modality.DX, 1, SIEMENS, "Fluorospot Compact FD", "FLC-14620", "14620", "VE10G");
    add(site, Modality.CR, 1, "CARESTREAM HEALTH", "Classic CR", "CR-COAST", "KC20716", "5.6.1");
  }

  private void children() {
    Site site = Site.CHILDREN;
    add(site, Modality.DX, 1, PHILIPS, "DigitalDiagnost", "DDR22530", "22530", "4.2.1");
    add(site, Modality.CR, 1, "Agfa", "DX-D 100", "DXD-NICU", "6048", "NX3.0.8950");
    add(site, Modality.CT, 1, SIEMENS, "SOMATOM Drive", "CTAWP81164", "81164", "syngo CT VB20A");
    add(site, Modality.US, 1, GE, "LOGIQ E9", "LOGIQ-K1", "L91277", "LOGIQE9:R6");
  }

  private void outpatient() {
    Site site = Site.OUTPATIENT;
    add(site, Modality.DX, 1, "Samsung Electronics", "GC85A", "GC85-OP", "S19A0143", "V1.12.03");
    add(site, Modality.CT, 1, GE, "Revolution EVO", "AWP47751", "47751", "18HW37.11");
    add(site, Modality.MG, 1, "GE Healthcare", "Senographe Pristina", "MGP70226", "70226", "3.2.9");
  }

  private void breastCentre() {
    Site site = Site.BREAST_CENTRE;
    add(site, Modality.MG, 3, HOLOGIC, "3Dimensions", "MG3D9561", "9561", "AWS:2.1.1");
    add(site, Modality.MG, 2, SIEMENS, "MAMMOMAT Revelation", "MMREV4172", "4172", "VC20A");
    add(site, Modality.US, 1, "SuperSonic Imagine SA", "Aixplorer", "AIX-B1", "AX3190", "12.3.1");
  }

  /** Adds a machine that is in use all the time and gets an upgrade on a day of its own. */
  private void add(
      Site site,
      Modality modality,
      double share,
      String manufacturer,
      String model,
      String stationName,
      String serial,
      String software) {
    LocalDate upgrade = CarePlanner.FIRST_DAY.plusDays(330 + scanners.size() * 173L % 900);
    scanners.add(
        new Scanner(
            site,
            modality,
            share,
            manufacturer,
            model,
            stationName,
            serial,
            software,
            software + ".SP1",
            upgrade,
            CarePlanner.FIRST_DAY,
            CarePlanner.LAST_DAY));
  }

  /** Returns all machines. */
  List<Scanner> all() {
    return List.copyOf(scanners);
  }

  /** Chooses the machine for a visit: at the wanted site, or where patients are referred to. */
  Scanner choose(Site wanted, Modality modality, LocalDate day, SeededRandom random) {
    for (Site site : List.of(wanted, Site.UNIVERSITY, Site.BREAST_CENTRE)) {
      List<Scanner> usable = new ArrayList<>();
      for (Scanner scanner : scanners) {
        if (scanner.site() == site && scanner.modality() == modality && scanner.inUseOn(day)) {
          usable.add(scanner);
        }
      }
      if (!usable.isEmpty()) {
        return usable.get(random.weighted(usable.stream().mapToDouble(Scanner::share).toArray()));
      }
    }
    throw new IllegalStateException("no site has a " + modality + " scanner on " + day);
  }
}
