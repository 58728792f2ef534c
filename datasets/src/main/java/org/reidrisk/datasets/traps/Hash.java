package org.reidrisk.datasets.traps;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.reidrisk.datasets.bytes.SeededRandom;

/** Hashes in hexadecimal, cut to a length. */
final class Hash {
  private Hash() {}

  /** Hashes without a key: whoever can guess the text can find it. */
  static String plain(String algorithm, String text, int length) {
    try {
      return cut(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)), length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  /** Hashes with a key (HMAC with SHA-256). */
  static String keyed(String key, String text, int length) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
      return cut(mac.doFinal(text.getBytes(UTF_8)), length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /** Draws hexadecimal digits. */
  static String hex(SeededRandom random, int length) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < length; i++) {
      hex.append(Character.forDigit(random.below(16), 16));
    }
    return hex.toString();
  }

  private static String cut(byte[] bytes, int length) {
    return HexFormat.of().formatHex(bytes).substring(0, length);
  }
}
