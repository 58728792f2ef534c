package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The 128 bits that stand for a cell's text.
 *
 * <p>Up to 15 bytes of UTF-8 are kept as they are, with their number in the top byte, so that equal
 * keys mean equal texts. Longer texts are two hashes of 64 and 63 bits, marked by the top bit: that
 * two of 100 million texts share a key has a probability below 10<sup>-22</sup>
 * (docs/decisions/0007).
 *
 * <p>{@code low} alone holds texts of up to 7 bytes; {@code high} is 0 for them and for no other.
 */
final class CellKey {
  /** Array of bytes as little-endian long; reading needs 8 bytes behind the place. */
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Bytes that may be read behind the end of a cell. */
  static final int SLACK = 32;

  /** Longest text whose bytes are the key. */
  static final int EXACT = 15;

  /** The high half of a missing cell; no text has it. */
  static final long MISSING_HIGH = 1L << 62;

  private static final long HASHED = 1L << 63;
  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;
  private static final long K1 = 0x9E3779B97F4A7C15L;
  private static final long K2 = 0xC2B2AE3D27D4EB4FL;
  private static final long K3 = 0xD6E8FEB86659FD93L;

  long low;
  long high;

  /** Sets this key to that of a text; SLACK bytes behind it can be read. */
  void set(byte[] bytes, int from, int length, boolean patient) {
    if (length <= 7) {
      low = ((long) LONGS.get(bytes, from) & mask(length)) | ((long) length << 56);
      high = 0;
    } else if (length <= EXACT) {
      low = (long) LONGS.get(bytes, from);
      high = ((long) LONGS.get(bytes, from + 8) & mask(length - 8)) | ((long) length << 56);
    } else {
      high = hash(bytes, from, length, K2, K3) | HASHED;
      low = patient ? foldedHash(bytes, from, length) : hash(bytes, from, length, K1, K2);
    }
  }

  /** Sets this key to that of a text. */
  void set(String text, boolean patient) {
    byte[] bytes = padded(text);
    set(bytes, 0, bytes.length - SLACK, patient);
  }

  static byte[] padded(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return Arrays.copyOf(bytes, bytes.length + SLACK);
  }

  /** Bits of the first so many bytes, at most 7. */
  static long mask(int bytes) {
    return (1L << (bytes << 3)) - 1;
  }

  static boolean isHashed(long high) {
    return high < 0;
  }

  /** The text of a key, or null when it is hashed. */
  static @Nullable String text(long low, long high) {
    if (isHashed(high)) {
      return null;
    }
    byte[] bytes = new byte[2 * Long.BYTES];
    LONGS.set(bytes, 0, low);
    LONGS.set(bytes, Long.BYTES, high);
    int length = high == 0 ? (int) (low >>> 56) : (int) (high >>> 56);
    return new String(bytes, 0, length, UTF_8);
  }

  /** The code points of the text of a key that is not hashed: bytes but for those that go on. */
  static int characters(long low, long high) {
    boolean few = high == 0;
    int length = few ? (int) (low >>> 56) : (int) (high >>> 56);
    return length - continuing(few ? low & mask(7) : low) - continuing(high & mask(7));
  }

  /** Bytes that begin with the bits 10. */
  private static int continuing(long word) {
    return Long.bitCount(word & TOPS & ~(word << 1));
  }

  /** Spreads a key over 64 bits; the upper ones choose a part, the lower ones a slot. */
  static long mix(long low, long high) {
    long mixed = (low ^ Long.rotateLeft(high * K2, 31)) * K1;
    mixed ^= mixed >>> 32;
    return mixed * K3;
  }

  private static long hash(byte[] bytes, int from, int length, long seed, long factor) {
    long hash = seed ^ (length * K1);
    int at = from;
    for (int left = length; left > 0; left -= Long.BYTES, at += Long.BYTES) {
      long word = (long) LONGS.get(bytes, at);
      if (left < Long.BYTES) {
        word &= mask(left);
      }
      hash = absorb(hash, word, factor);
    }
    return finish(hash);
  }

  /** One round: the word is spread before it is added, so that no single word can undo another. */
  private static long absorb(long hash, long word, long factor) {
    long spread = word * factor;
    spread ^= spread >>> 29;
    spread *= K1;
    return (Long.rotateLeft(hash ^ spread, 27) + K2) * factor;
  }

  private static long finish(long hash) {
    long mixed = hash;
    mixed ^= mixed >>> 33;
    mixed *= 0xFF51AFD7ED558CCDL;
    mixed ^= mixed >>> 33;
    mixed *= 0xC4CEB9FE1A85EC53L;
    return mixed ^ (mixed >>> 33);
  }

  // Patient keys that may be one person

  /** The text without surrounding blanks, capitals and leading zeros. */
  static String fold(String key) {
    return key.strip().toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
  }

  /** A hash that patient keys share when they fold to one text. */
  static long foldedHash(byte[] bytes, int from, int length) {
    if (foldsToItself(bytes, from, length)) {
      return hash(bytes, from, length, K1, K2);
    }
    byte[] folded = foldedAscii(bytes, from, length);
    if (folded == null) {
      folded = padded(fold(new String(bytes, from, length, UTF_8)));
    }
    return hash(folded, 0, folded.length - SLACK, K1, K2);
  }

  /** What {@link #fold} makes of printable ASCII, or null when there is anything else. */
  private static byte @Nullable [] foldedAscii(byte[] bytes, int from, int length) {
    int first = from;
    int end = from + length;
    while (first < end && bytes[first] == ' ') {
      first++;
    }
    while (end > first && bytes[end - 1] == ' ') {
      end--;
    }
    while (first < end - 1 && bytes[first] == '0') {
      first++;
    }
    byte[] folded = new byte[end - first + SLACK];
    for (int i = first; i < end; i++) {
      byte b = bytes[i];
      if (b < ' ') {
        return null;
      }
      folded[i - first] = b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
    }
    return folded;
  }

  /** The same of a key. */
  static long foldedHash(long low, long high) {
    String text = text(low, high);
    if (text == null) {
      return low;
    }
    byte[] bytes = padded(text);
    return foldedHash(bytes, 0, bytes.length - SLACK);
  }

  /** True only for printable ASCII without capitals, surrounding blanks and leading zeros. */
  private static boolean foldsToItself(byte[] bytes, int from, int length) {
    if (length == 0) {
      return true;
    }
    if (bytes[from] == '0' || bytes[from] <= ' ' || bytes[from + length - 1] <= ' ') {
      return false;
    }
    for (int at = from, left = length; left > 0; left -= Long.BYTES, at += Long.BYTES) {
      long word = (long) LONGS.get(bytes, at);
      if (left < Long.BYTES) {
        word &= mask(left);
      }
      // A byte from 'A' to 'Z': adding carries it over 'A' but not over 'Z'.
      long capital = (word + (0x80 - 'A') * ONES) & ~(word + (0x7F - 'Z') * ONES);
      if (((word | capital) & TOPS) != 0) {
        return false;
      }
    }
    return true;
  }
}
