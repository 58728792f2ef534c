package org.reidrisk.datasets.traps;

import java.util.ArrayList;
import java.util.List;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/**
 * An imaging machine that does not exist; makers and models are those of real products.
 *
 * @param number position in the fleet
 * @param maker one of the constants below
 * @param serial the serial number: digits, some with letters in front
 * @param room the station name, which says a room and nothing else
 * @param uidRoot the root under which the maker's machines make UIDs
 */
record Machine(
    int number,
    String modality,
    String maker,
    String model,
    String serial,
    String room,
    String site,
    String uidRoot) {

  static final String GE = "GE MEDICAL SYSTEMS";
  static final String SIEMENS = "SIEMENS";
  static final String PHILIPS = "Philips";
  static final String CANON = "CANON MEDICAL SYSTEMS";

  private static final List<String> MAKERS =
      List.of(GE, GE, SIEMENS, SIEMENS, PHILIPS, PHILIPS, CANON);

  /** Invents seven machines: two of one model for each of three makers, and a single one. */
  static List<Machine> fleet(SeededRandom random) {
    List<Machine> fleet = new ArrayList<>();
    for (int i = 0; i < MAKERS.size(); i++) {
      String maker = MAKERS.get(i);
      boolean twin = i % 2 == 1;
      String modality = twin ? fleet.get(i - 1).modality() : random.word("CT", "MR", "DX");
      String letters = random.chance(0.5) ? "" : random.word("SN", "A", "RV");
      fleet.add(
          new Machine(
              i,
              modality,
              maker,
              twin ? fleet.get(i - 1).model() : model(maker, modality, random),
              letters + random.between(21_000 + i * 10_000, 30_999 + i * 10_000),
              modality + "-R" + Digits.padded(i * 3 + 1 + random.below(3), 2),
              random.word("SITE-A", "SITE-B", "SITE-C"),
              root(maker)));
    }
    return fleet;
  }

  /** Returns the digits of the serial number. */
  String serialDigits() {
    int start = 0;
    while (!Character.isDigit(serial.charAt(start))) {
      start++;
    }
    return serial.substring(start);
  }

  private static String root(String maker) {
    return switch (maker) {
      case GE -> "1.2.840.113619";
      case SIEMENS -> "1.3.12.2.1107.5";
      case PHILIPS -> "1.3.46.670589";
      default -> "1.2.392.200036.9116";
    };
  }

  private static String model(String maker, String modality, SeededRandom random) {
    return switch (maker + " " + modality) {
      case GE + " CT" -> random.word("Revolution EVO", "LightSpeed VCT");
      case GE + " MR" -> random.word("SIGNA Artist", "DISCOVERY MR750");
      case GE + " DX" -> random.word("Definium 8000", "Discovery XR656");
      case SIEMENS + " CT" -> random.word("SOMATOM Force", "SOMATOM Edge Plus");
      case SIEMENS + " MR" -> random.word("MAGNETOM Vida", "Avanto");
      case SIEMENS + " DX" -> random.word("Ysio Max", "Multix Fusion");
      case PHILIPS + " CT" -> random.word("Brilliance 64", "IQon");
      case PHILIPS + " MR" -> random.word("Ingenia", "Achieva");
      case PHILIPS + " DX" -> random.word("DigitalDiagnost", "DuraDiagnost");
      case CANON + " CT" -> random.word("Aquilion ONE", "Aquilion PRIME");
      case CANON + " MR" -> random.word("Vantage Titan", "Vantage Galan");
      default -> "Radrex-i";
    };
  }
}
