package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.reidrisk.imaging.Attribute;

/** The profile and the options that an export may say were applied: CID 7050 of DICOM PS3.16. */
enum MethodCode {
  BASIC(113100, "The Basic Profile was applied.", "basic application", ""),
  PIXELS(113101, "Text burned into the images was cleaned.", "clean pixel", ""),
  FEATURES(113102, "Recognizable features in the images were cleaned.", "clean recognizable", ""),
  GRAPHICS(113103, "Graphics and overlays were cleaned.", "clean graphics", "graph"),
  STRUCTURED(113104, "Structured content was cleaned.", "clean structured", "struct"),
  DESCRIPTORS(113105, "Descriptions were cleaned.", "clean descriptors", "desc"),
  FULL_DATES(113106, "Dates were kept as they are.", "full dates", "full"),
  MODIFIED_DATES(113107, "Dates were kept in a changed form.", "modified dates", "modif"),
  CHARACTERISTICS(113108, "Characteristics of patients were kept.", "retain patient char", "pat"),
  DEVICE(113109, "The identity of machines was kept.", "retain device", "dev"),
  UIDS(113110, "UIDs were kept.", "retain uids", "uid"),
  PRIVATE(113111, "Safe private attributes were kept.", "retain safe private", "private"),
  INSTITUTION(113112, "The identity of institutions was kept.", "retain institution", "inst");

  private final int code;
  private final String claim;
  private final String phrase;
  private final String option;

  MethodCode(int code, String claim, String phrase, String option) {
    this.code = code;
    this.claim = claim;
    this.phrase = phrase;
    this.option = option;
  }

  /** Six digits. */
  String code() {
    return Integer.toString(code);
  }

  /** What applying it means, one sentence. */
  String claim() {
    return claim;
  }

  /** The codes that a text names, by their six digits or by the beginning of their meaning. */
  static Set<MethodCode> in(String text) {
    Set<MethodCode> codes = EnumSet.noneOf(MethodCode.class);
    String lower = text.length() > 4096 ? text.substring(0, 4096) : text;
    lower = lower.toLowerCase(Locale.ROOT);
    for (MethodCode method : values()) {
      if (alone(lower, method.code()) || lower.contains(method.phrase)) {
        codes.add(method);
      }
    }
    return codes;
  }

  private static boolean alone(String text, String code) {
    for (int at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + 1)) {
      int end = at + code.length();
      boolean before = at > 0 && Character.isDigit(text.charAt(at - 1));
      boolean behind = end < text.length() && Character.isDigit(text.charAt(end));
      if (!before && !behind) {
        return true;
      }
    }
    return false;
  }

  /** The options under which an attribute may stay, by what their names have in common. */
  static List<MethodCode> allowing(Attribute attribute) {
    List<MethodCode> options = new ArrayList<>();
    for (String option : attribute.retainedBy()) {
      String name = option.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
      for (MethodCode code : values()) {
        if (!code.option.isEmpty() && name.contains(code.option)) {
          options.add(code);
          break;
        }
      }
    }
    return options;
  }
}
