package org.reidrisk.inventory;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether values look like digests: all of one length, in hexadecimal digits or base 64, or UUIDs
 * made from a name (version 3 or 5).
 *
 * @param bytes the length of a value in bytes; a name-based UUID has 16
 * @param hexadecimal whether the values are written in hexadecimal digits
 * @param full whether the length is that of a whole digest; a shorter one may be a part
 */
record HashShape(int bytes, boolean hexadecimal, boolean full) {
  private static final int SHORTEST = 8;
  private static final int LONGEST = 128;
  private static final int FEWEST = 3;

  /** The shape that every value has; null when they differ, are few, or look like anything else. */
  static @Nullable HashShape of(List<String> values) {
    if (values.size() < FEWEST) {
      return null;
    }
    int length = bare(values.get(0)).length();
    boolean hexadecimal = true;
    boolean base64 = true;
    boolean letter = false;
    boolean digit = false;
    long mixed = 0;
    for (String value : values) {
      String bare = bare(value);
      if (bare.length() != length || length < SHORTEST || length > LONGEST) {
        return null;
      }
      boolean upper = false;
      boolean lower = false;
      boolean number = false;
      for (int i = 0; i < length; i++) {
        char c = bare.charAt(i);
        boolean hex = Character.digit(c, 16) >= 0 && c < 128;
        hexadecimal &= hex;
        base64 &= c < 128 && (Character.isLetterOrDigit(c) || "+/-_=".indexOf(c) >= 0);
        upper |= c >= 'A' && c <= 'Z';
        lower |= c >= 'a' && c <= 'z';
        number |= c >= '0' && c <= '9';
      }
      letter |= upper || lower;
      digit |= number;
      mixed += upper && lower && number ? 1 : 0;
      if (!hexadecimal && !base64) {
        return null;
      }
    }
    if (hexadecimal && length % 2 == 0 && letter && digit) {
      boolean full = length >= 32 && List.of(32, 40, 56, 64, 96, 128).contains(length);
      return new HashShape(length / 2, true, full);
    }
    // Without padding, whole digests of 16, 20, 28, 32, 48 and 64 bytes have these lengths.
    int characters = unpadded(bare(values.get(0))).length();
    boolean whole = List.of(22, 27, 38, 43, 64, 86).contains(characters);
    if (!hexadecimal && base64 && whole && mixed * 10 >= values.size() * 9L) {
      return new HashShape(characters * 3 / 4, false, true);
    }
    return null;
  }

  /** Whether all values are UUIDs made from a name. */
  static boolean nameBased(List<String> values) {
    return values.size() >= FEWEST
        && values.stream()
            .map(String::strip)
            .allMatch(v -> uuid(v) && (v.charAt(14) == '3' || v.charAt(14) == '5'));
  }

  private static boolean uuid(String value) {
    return value.length() == 36 && HexScan.uuid(value, 0);
  }

  private static String bare(String value) {
    return value.strip();
  }

  private static String unpadded(String value) {
    int end = value.length();
    while (end > 0 && value.charAt(end - 1) == '=') {
      end--;
    }
    return value.substring(0, end);
  }

  /** The bytes of a value of this shape; null when it has another. */
  byte @Nullable [] decode(String value) {
    String bare = bare(value);
    if (hexadecimal) {
      if (bare.length() != bytes * 2) {
        return null;
      }
      byte[] decoded = new byte[bytes];
      for (int i = 0; i < bytes; i++) {
        int high = Character.digit(bare.charAt(2 * i), 16);
        int low = Character.digit(bare.charAt(2 * i + 1), 16);
        if (high < 0 || low < 0) {
          return null;
        }
        decoded[i] = (byte) (high * 16 + low);
      }
      return decoded;
    }
    try {
      return Base64.getDecoder().decode(unpadded(bare).replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException odd) {
      return null;
    }
  }

  /** The digests that may have made values of this shape, by their names. */
  List<String> algorithms() {
    if (!full) {
      return List.of("MD5", "SHA-1", "SHA-256");
    }
    return switch (bytes) {
      case 16 -> List.of("MD5", "SHA-1", "SHA-256");
      case 20 -> List.of("SHA-1", "SHA-256");
      case 28 -> List.of("SHA-224", "SHA-256");
      case 32 -> List.of("SHA-256");
      case 48 -> List.of("SHA-384", "SHA-512");
      default -> List.of("SHA-512");
    };
  }

  /** In words. */
  String description() {
    return String.format(
        Locale.ROOT, "%d bits in %s", bytes * 8, hexadecimal ? "hexadecimal digits" : "base 64");
  }
}
