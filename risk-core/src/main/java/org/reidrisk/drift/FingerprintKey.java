package org.reidrisk.drift;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The secret under which fingerprints are made. Whoever has it and a record can find out which of
 * the values that they can think of are in a column; without it nobody can. It never enters a
 * record, which names its {@link #check} instead.
 */
public final class FingerprintKey {
  /** Bytes that a key has at least. */
  public static final int LEAST_BYTES = 16;

  private static final int LEAST_DIFFERENT = 8;

  /** What programs print that draw secrets; words and tables are none. */
  private static final Pattern TOKEN = Pattern.compile("\\s*[A-Za-z0-9+/_=-]{32,}\\s*");

  private final SipHash root;

  private FingerprintKey(SipHash root) {
    this.root = root;
  }

  /**
   * The key in a file: at least 32 hexadecimal digits, with blanks and line ends around them, or at
   * least 16 bytes of any kind. All of them count.
   *
   * @param file the bytes of the file
   * @return the key
   * @throws IllegalArgumentException when they are too few or repeat too much to be a secret; the
   *     message is one line that does not show them
   */
  public static FingerprintKey of(byte[] file) {
    byte[] secret = secret(file);
    if (secret.length < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "is too short for a key; it takes 32 hexadecimal digits, or 16 bytes, drawn at random");
    }
    if (isPhrase(file) && secret == file && !TOKEN.matcher(new String(file, UTF_8)).matches()) {
      throw new IllegalArgumentException(
          "is text that can be guessed; a key takes 32 hexadecimal digits, or 16 bytes, drawn at"
              + " random");
    }
    boolean[] seen = new boolean[256];
    int different = 0;
    for (byte b : secret) {
      different += seen[b & 0xFF] ? 0 : 1;
      seen[b & 0xFF] = true;
    }
    if (different < LEAST_DIFFERENT || repeats(secret)) {
      throw new IllegalArgumentException("repeats itself too much for a key; draw one at random");
    }
    try {
      ByteBuffer digest =
          ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(secret))
              .order(ByteOrder.LITTLE_ENDIAN);
      return new FingerprintKey(new SipHash(digest.getLong(), digest.getLong()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Printable characters only: somebody typed them. */
  private static boolean isPhrase(byte[] file) {
    for (byte b : file) {
      if (b < ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  /** Whether one piece is written two times or more. */
  private static boolean repeats(byte[] secret) {
    for (int period = 1; period <= secret.length / 2; period++) {
      if (Arrays.equals(secret, 0, secret.length - period, secret, period, secret.length)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] secret(byte[] file) {
    String text = new String(file, UTF_8).strip();
    boolean digits = text.length() % 2 == 0 && text.matches("[0-9a-fA-F]+");
    return digits ? HexFormat.of().parseHex(text) : file;
  }

  /**
   * Tells whether two records were made under one key, and nothing else of it.
   *
   * @return 16 hexadecimal digits
   */
  public String check() {
    return HexFormat.of().toHexDigits(hash("check").of(0));
  }

  /** A hash for one purpose; hashes for two purposes have nothing to do with each other. */
  SipHash hash(String purpose) {
    return new SipHash(
        root.of((purpose + "/0").getBytes(UTF_8)), root.of((purpose + "/1").getBytes(UTF_8)));
  }

  /** The secret stays unsaid. */
  @Override
  public String toString() {
    return "FingerprintKey " + check();
  }
}
