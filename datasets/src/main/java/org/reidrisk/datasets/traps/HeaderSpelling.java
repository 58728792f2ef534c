package org.reidrisk.datasets.traps;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reidrisk.datasets.bytes.SeededRandom;

/**
 * How one export heads its columns: mostly by DICOM keywords, some by the spelling of another tool.
 */
record HeaderSpelling(Style style, Set<String> respelt) {

  /** A way to write a header that is not the keyword. */
  enum Style {
    NAME,
    TAG,
    TAG_WITH_BLANK,
    SNAKE_CASE,
    SUFFIX
  }

  static final HeaderSpelling KEYWORDS = new HeaderSpelling(Style.NAME, Set.of());

  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry("PatientID", List.of("Patient ID", "0010,0020")),
          Map.entry("PatientSex", List.of("Patient's Sex", "0010,0040")),
          Map.entry("PatientAge", List.of("Patient's Age", "0010,1010")),
          Map.entry("StudyDate", List.of("Study Date", "0008,0020")),
          Map.entry("StudyTime", List.of("Study Time", "0008,0030")),
          Map.entry("Modality", List.of("Modality", "0008,0060")),
          Map.entry("StudyDescription", List.of("Study Description", "0008,1030")),
          Map.entry("SeriesDescription", List.of("Series Description", "0008,103E")),
          Map.entry("ProtocolName", List.of("Protocol Name", "0018,1030")),
          Map.entry("ImageComments", List.of("Image Comments", "0020,4000")),
          Map.entry("AccessionNumber", List.of("Accession Number", "0008,0050")),
          Map.entry("StudyInstanceUID", List.of("Study Instance UID", "0020,000D")),
          Map.entry("SeriesInstanceUID", List.of("Series Instance UID", "0020,000E")),
          Map.entry("ManufacturerModelName", List.of("Manufacturer's Model Name", "0008,1090")),
          Map.entry("StationName", List.of("Station Name", "0008,1010")),
          Map.entry("DeviceSerialNumber", List.of("Device Serial Number", "0018,1000")),
          Map.entry("InstitutionName", List.of("Institution Name", "0008,0080")),
          Map.entry("SliceThickness", List.of("Slice Thickness", "0018,0050")));

  /** Draws a spelling: three exports of five have one for about a quarter of their columns. */
  static HeaderSpelling draw(SeededRandom random) {
    Style style = Style.values()[random.below(Style.values().length)];
    boolean plain = random.chance(0.4);
    Set<String> respelt = new HashSet<>();
    for (String keyword : NAMES.keySet().stream().sorted().toList()) {
      if (random.chance(0.25) && !plain) {
        respelt.add(keyword);
      }
    }
    return new HeaderSpelling(style, respelt);
  }

  /** Returns how the column of a keyword is headed. */
  String of(String keyword) {
    List<String> nameAndTag = NAMES.get(keyword);
    if (nameAndTag == null || !respelt.contains(keyword)) {
      return keyword;
    }
    String name = nameAndTag.get(0);
    String tag = nameAndTag.get(1);
    return switch (style) {
      case NAME -> name;
      case TAG -> "(" + tag + ")";
      case TAG_WITH_BLANK -> "(" + tag.replace(",", ", ") + ")";
      case SNAKE_CASE -> snakeCase(name);
      case SUFFIX -> keyword + "_DICOM";
    };
  }

  private static String snakeCase(String name) {
    StringBuilder snake = new StringBuilder();
    for (char c : name.replace("'s", "").toCharArray()) {
      snake.append(c == ' ' ? '_' : c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
    }
    return snake.toString();
  }
}
