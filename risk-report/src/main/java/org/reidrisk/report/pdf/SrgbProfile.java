package org.reidrisk.report.pdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sRGB color space as an ICC profile, written out from the numbers of IEC 61966-2-1.
 *
 * <p>Java's own profile differs between versions and would make the report's bytes differ. This one
 * is an ICC version 4.2 display profile: primaries adapted to D50, and the transfer curve as a
 * parametric curve instead of a table.
 */
final class SrgbProfile {

  private static final int HEADER = 128;
  private static final int ENTRY = 12;
  private static final int VERSION = 0x04200000;
  private static final double[] D50 = {0.9642, 1.0, 0.8249};

  /** Bradford adaptation from D65 to D50. */
  private static final double[] ADAPTATION = {
    1.04788208, 0.02291870, -0.05020142,
    0.02958679, 0.99047852, -0.01707458,
    -0.00924683, 0.01507568, 0.75167847
  };

  private static final double[] RED = {0.43606567, 0.22248840, 0.01391602};
  private static final double[] GREEN = {0.38514709, 0.71687317, 0.09707642};
  private static final double[] BLUE = {0.14306641, 0.06060791, 0.71409607};

  /** Exponent, slope and offset of the curve, slope of its straight start, and where that ends. */
  private static final double[] CURVE = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};

  private static final short POWER_WITH_STRAIGHT_START = 3;

  private SrgbProfile() {}

  static byte[] bytes() {
    Map<String, byte[]> tags = new LinkedHashMap<>();
    tags.put("desc", words("sRGB IEC61966-2.1"));
    tags.put("cprt", words("No rights reserved"));
    tags.put("wtpt", numbers("XYZ ", D50));
    tags.put("chad", numbers("sf32", ADAPTATION));
    tags.put("rXYZ", numbers("XYZ ", RED));
    tags.put("gXYZ", numbers("XYZ ", GREEN));
    tags.put("bXYZ", numbers("XYZ ", BLUE));
    tags.put("rTRC", curve());
    tags.put("gTRC", curve());
    tags.put("bTRC", curve());
    int directory = HEADER + Integer.BYTES + ENTRY * tags.size();
    int size = directory + tags.values().stream().mapToInt(tag -> tag.length).sum();
    ByteBuffer profile = ByteBuffer.allocate(size);
    header(profile, size);
    profile.position(HEADER).putInt(tags.size());
    int offset = directory;
    for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
      profile.put(ascii(tag.getKey())).putInt(offset).putInt(tag.getValue().length);
      offset += tag.getValue().length;
    }
    tags.values().forEach(profile::put);
    return profile.array();
  }

  private static void header(ByteBuffer profile, int size) {
    profile.putInt(size).putInt(0).putInt(VERSION);
    profile.put(ascii("mntrRGB XYZ "));
    for (int part : new int[] {2026, 1, 1, 0, 0, 0}) {
      profile.putShort((short) part);
    }
    profile.put(ascii("acsp"));
    profile.position(68);
    for (double part : D50) {
      profile.putInt(fixed(part));
    }
  }

  private static byte[] words(String text) {
    byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
    int start = 28;
    byte[] tag = padded(start + utf16.length);
    ByteBuffer.wrap(tag)
        .put(ascii("mluc"))
        .putInt(0)
        .putInt(1)
        .putInt(ENTRY)
        .put(ascii("enUS"))
        .putInt(utf16.length)
        .putInt(start)
        .put(utf16);
    return tag;
  }

  private static byte[] numbers(String type, double[] numbers) {
    byte[] tag = padded(8 + Integer.BYTES * numbers.length);
    ByteBuffer buffer = ByteBuffer.wrap(tag).put(ascii(type)).putInt(0);
    for (double number : numbers) {
      buffer.putInt(fixed(number));
    }
    return tag;
  }

  private static byte[] curve() {
    byte[] tag = padded(12 + Integer.BYTES * CURVE.length);
    ByteBuffer buffer = ByteBuffer.wrap(tag).put(ascii("para")).putInt(0);
    buffer.putShort(POWER_WITH_STRAIGHT_START).putShort((short) 0);
    for (double number : CURVE) {
      buffer.putInt(fixed(number));
    }
    return tag;
  }

  private static byte[] padded(int size) {
    return new byte[(size + 3) / 4 * 4];
  }

  private static int fixed(double number) {
    return (int) Math.round(number * 65536);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
