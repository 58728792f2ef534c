package org.reidrisk.datasets;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/** Makes the series of one study, with acquisition numbers that fit scanner and patient. */
final class SeriesMaker {
  private final Scanner scanner;
  private final BodyPart part;
  private final Person person;
  private final LocalDate day;
  private final int secondOfDay;
  private final boolean urgent;
  private final SeededRandom random;
  private final List<Series> series = new ArrayList<>();

  SeriesMaker(
      Scanner scanner,
      BodyPart part,
      Person person,
      LocalDate day,
      int secondOfDay,
      boolean urgent,
      SeededRandom random) {
    this.scanner = scanner;
    this.part = part;
    this.person = person;
    this.day = day;
    this.secondOfDay = secondOfDay;
    this.urgent = urgent;
    this.random = random;
  }

  /** Makes the series: one at least. */
  List<Series> make() {
    switch (scanner.modality()) {
      case CR -> bedsideFilm();
      case DX -> film();
      case CT -> tomography();
      case MG -> mammography();
      case MR -> resonance();
      case PT -> emission();
      case US -> ultrasound();
    }
    return List.copyOf(series);
  }

  private void bedsideFilm() {
    String view = random.chance(0.9) ? "AP" : "";
    int kvp = person.yearsOn(day) < 12 ? random.between(60, 68) : 5 * random.between(16, 19);
    boolean small = person.yearsOn(day) < 2;
    String pixel = scanner.manufacturer().startsWith("FUJI") ? "0.2" : "0.175";
    add("AP", "", kvp, "", "", pixel, small ? 1194 : 2022, small ? 1008 : 2446, view, "");
  }

  private void film() {
    boolean lateral = part == BodyPart.CHEST && random.chance(urgent ? 0.06 : 0.17);
    int kvp =
        part == BodyPart.RIB
            ? random.between(66, 77)
            : person.yearsOn(day) < 14 ? random.between(66, 90) : 5 * random.between(22, 26);
    String protocol =
        scanner.manufacturer().startsWith("Philips")
            ? "W033 Chest"
            : random.word("Chest", "Thorax");
    String pixel = detectorPixel();
    addFilm(part == BodyPart.RIB ? "Ribs" : "PA", protocol, kvp, pixel, "PA");
    if (lateral) {
      addFilm("LAT", protocol, kvp + 4, pixel, random.chance(0.85) ? "LL" : "RL");
    }
  }

  private String detectorPixel() {
    if (scanner.manufacturer().startsWith("GE")) {
      return "0.194";
    }
    if (scanner.manufacturer().startsWith("Philips")) {
      return "0.148";
    }
    return scanner.manufacturer().startsWith("SIEMENS") ? "0.139" : "0.14";
  }

  /** The operator crops the film, so its rows and columns hardly ever repeat. */
  private void addFilm(String text, String protocol, int kvp, String pixel, String view) {
    boolean cropped = random.chance(0.6);
    int rows = cropped ? random.between(1500, 2990) : 2992;
    int columns = cropped ? random.between(1400, 2990) : 2992;
    add(text, protocol, kvp, "", "", pixel, rows, columns, random.chance(0.95) ? view : "", "");
  }

  private void tomography() {
    double weight = person.bodyMassIndex();
    int kvp = person.yearsOn(day) < 12 ? 80 : weight > 29 ? 120 : random.chance(0.5) ? 100 : 120;
    // The field of view in millimetres over 512 pixels has at most nine decimals.
    int field = (int) (random.normal(300 + 2.6 * (weight - 20), 24, 180, 500) + 0.5);
    String pixel = Digits.withoutTrailingZeros(Digits.decimal(field * 1_953_125L, 9));
    String position = random.word("HFS", "HFS", "HFS", "HFS", "HFS", "HFS", "FFS", "HFS", "HFP");
    position = position.equals("HFP") && random.chance(0.8) ? "HFS" : position;
    String protocol = protocol();
    String kernel = softKernel();
    String thick = random.word("3", "5", "3", "2.5");
    int matrix = scanner.model().equals("NAEOTOM Alpha") ? 768 : 512;
    add("Axial " + thick, protocol, kvp, thick, kernel, pixel, matrix, matrix, "", position);
    if (random.chance(0.46)) {
      String thin = thinSlice();
      add("Lung " + thin, protocol, kvp, thin, sharpKernel(), pixel, matrix, matrix, "", position);
    }
    if (random.chance(0.12)) {
      add("Cor MPR", protocol, kvp, "3", kernel, "0.78125", 512, 512, "", position);
    }
  }

  private String protocol() {
    String maker = scanner.manufacturer();
    if (maker.startsWith("GE")) {
      return part == BodyPart.HEART
          ? "7.1 CARDIAC"
          : random.word("5.1 CHEST", "5.4 CHEST LOW DOSE");
    }
    if (maker.startsWith("SIEMENS") || maker.startsWith("Siemens")) {
      return part == BodyPart.HEART
          ? "CorCTA"
          : random.word("ThorRoutine", "Thorax_HR", "Thorax_LD");
    }
    return part == BodyPart.HEART ? "Coronary" : random.word("Chest", "Chest/Thorax", "CAP");
  }

  private String softKernel() {
    return kernel("STANDARD", "B30f", "B", "FC08");
  }

  private String sharpKernel() {
    return kernel("LUNG", "B70f", "YB", "FC51");
  }

  private String kernel(String ge, String siemens, String philips, String others) {
    String maker = scanner.manufacturer();
    if (maker.startsWith("GE")) {
      return ge;
    }
    if (maker.startsWith("Philips")) {
      return philips;
    }
    if (maker.startsWith("TOSHIBA")) {
      return others;
    }
    // Newer Siemens scanners name iterative kernels with a strength as second value.
    return scanner.model().startsWith("SOMATOM Definition")
        ? siemens
        : siemens.replace("B", "Br").replace("0f", "0d\\3");
  }

  private String thinSlice() {
    String maker = scanner.manufacturer();
    if (maker.startsWith("GE")) {
      return random.word("1.25", "0.625");
    }
    return maker.startsWith("TOSHIBA") ? "0.5" : random.word("1", "0.75", "1.5");
  }

  private void mammography() {
    int kvp = random.between(26, 33);
    boolean hologic = scanner.manufacturer().startsWith("HOLOGIC");
    String pixel = hologic ? "0.065" : scanner.manufacturer().startsWith("GE") ? "0.1" : "0.085";
    boolean large = random.chance(0.5);
    int rows = large ? 3328 : 2560;
    int columns = large ? 2560 : 1920;
    String first = random.chance(0.5) ? "CC" : "MLO";
    add("R " + first, "Routine", kvp, "", "", pixel, rows, columns, first, "");
    if (random.chance(0.18)) {
      add("L MLO", "Routine", kvp + 1, "", "", pixel, rows, columns, "MLO", "");
    }
  }

  private void resonance() {
    boolean heart = part == BodyPart.HEART;
    String thick = heart ? random.word("8", "6") : "1.6";
    String pixel = heart ? random.word("1.3671875", "1.40625", "1.5625") : "0.8984375";
    int matrix = heart ? 256 : 384;
    String protocol = heart ? "cine_tf2d" : "t1_fl3d_dyn";
    String position = heart ? "HFS" : "HFP";
    add(heart ? "cine sax" : "dyn", protocol, 0, thick, "", pixel, matrix, matrix, "", position);
    if (random.chance(0.6)) {
      add(heart ? "LGE" : "t2 stir", protocol, 0, thick, "", pixel, matrix, matrix, "", position);
    }
  }

  private void emission() {
    add("WB AC", "PETCT WB", 0, "2.79", "", "2.734375", 256, 256, "", "HFS");
    if (random.chance(0.6)) {
      add("WB NAC", "PETCT WB", 0, "2.79", "", "2.734375", 256, 256, "", "HFS");
    }
  }

  private void ultrasound() {
    boolean wide = scanner.model().startsWith("LOGIQ");
    add("", "", 0, "", "", "", wide ? 768 : 820, wide ? 1024 : 1260, "", "");
  }

  private void add(
      String text,
      String protocol,
      int kvp,
      String sliceThickness,
      String kernel,
      String pixel,
      int rows,
      int columns,
      String view,
      String position) {
    int second = secondOfDay + 40 + 95 * series.size() + random.below(60);
    series.add(
        new Series(
            UidMaker.make(scanner, day, StrictMath.min(second, 86_399), random),
            text,
            protocol,
            kvp == 0 ? "" : Integer.toString(kvp),
            sliceThickness,
            kernel,
            pixel.isEmpty() ? "" : pixel + "\\" + pixel,
            Integer.toString(rows),
            Integer.toString(columns),
            view,
            position));
  }
}
