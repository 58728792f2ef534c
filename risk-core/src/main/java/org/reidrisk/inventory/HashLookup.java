package org.reidrisk.inventory;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reidrisk.value.ValueFormat;

/**
 * Tries to undo digests the way anybody can: by computing the digests of likely originals. These
 * are the other texts of the same row, and whole numbers below 100,000 with and without leading
 * zeros. A hit proves that the digest has no secret key.
 */
final class HashLookup {
  private static final int MOST_KEYS = 1024;
  private static final int NUMBERS = 100_000;
  private static final int[] WIDTHS = {0, 3, 4, 5, 6, 7, 8, 10};
  private static final int MOST_DIGITS = 10;
  private static final int SURE_BYTES = 8;

  /** So many bits of a digest tell most of those apart that nobody looks for. */
  private static final int HEAD_BITS = 22;

  /**
   * Digests that were undone.
   *
   * @param column the column that holds the originals; empty for plain numbers
   * @param algorithm the digest
   * @param keys the keys undone
   * @param tried the keys tried
   */
  record Hit(Optional<InspectedColumn> column, String algorithm, long keys, long tried) {}

  private final HashShape shape;

  private HashLookup(HashShape shape) {
    this.shape = shape;
  }

  /** The sources and digests by which some keys of a column were undone. */
  static List<Hit> hits(ExportView export, InspectedColumn key, HashShape shape) {
    HashLookup lookup = new HashLookup(shape);
    List<Hit> hits = new ArrayList<>();
    int[] rows = KeyRows.readable(export, key) ? KeyRows.of(export, key, MOST_KEYS) : new int[0];
    for (String algorithm : shape.algorithms()) {
      MessageDigest digest = digest(algorithm);
      for (InspectedColumn column : export.columns()) {
        if (column.index() != key.index() && KeyRows.readable(export, column)) {
          lookup.sameRow(export, key, column, rows, digest).ifPresent(hits::add);
        }
      }
      lookup.numbers(key, digest).ifPresent(hits::add);
    }
    return hits;
  }

  private Optional<Hit> sameRow(
      ExportView export,
      InspectedColumn key,
      InspectedColumn column,
      int[] rows,
      MessageDigest digest) {
    long undone = 0;
    for (int row : rows) {
      String value = export.cell(key, row);
      String text = export.cell(column, row);
      byte[] wanted = value == null ? null : shape.decode(value);
      if (wanted != null && text != null && text.length() <= 256) {
        undone += spellings(text).stream().anyMatch(s -> starts(hash(digest, s), wanted)) ? 1 : 0;
      }
    }
    long least = shape.bytes() >= SURE_BYTES ? 1 : 3;
    return undone >= least
        ? Optional.of(new Hit(Optional.of(column), digest.getAlgorithm(), undone, rows.length))
        : Optional.empty();
  }

  private static Set<String> spellings(String text) {
    Set<String> spellings = new LinkedHashSet<>();
    String plain = text.strip();
    spellings.add(text);
    spellings.add(plain);
    spellings.add(plain.toLowerCase(Locale.ROOT));
    spellings.add(plain.toUpperCase(Locale.ROOT));
    spellings.add(KeyText.withoutZeros(plain));
    if (plain.length() >= 8 && plain.length() <= 12) {
      ValueFormat.DATE
          .canonical(plain)
          .ifPresent(
              day -> {
                spellings.add(day);
                spellings.add(
                    day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6));
              });
    }
    return spellings;
  }

  private Optional<Hit> numbers(InspectedColumn key, MessageDigest digest) {
    Map<Integer, List<byte[]>> byHead = new HashMap<>();
    BitSet heads = new BitSet(1 << HEAD_BITS);
    for (String value : key.values()) {
      byte[] bytes = shape.decode(value);
      if (bytes != null) {
        byHead.computeIfAbsent(head(bytes), h -> new ArrayList<>(1)).add(bytes);
        heads.set(head(bytes) >>> (Integer.SIZE - HEAD_BITS));
      }
    }
    Set<BigInteger> undone = new HashSet<>();
    long tried = 0;
    byte[] digits = new byte[MOST_DIGITS];
    for (int number = 0; number < NUMBERS; number++) {
      int length = write(number, digits);
      for (int width : WIDTHS) {
        if (width == 0 || width > length) {
          int used = Math.max(width, length);
          digest.update(digits, MOST_DIGITS - used, used);
          byte[] made = digest.digest();
          tried++;
          if (heads.get(head(made) >>> (Integer.SIZE - HEAD_BITS))) {
            for (byte[] wanted : byHead.getOrDefault(head(made), List.of())) {
              if (starts(made, wanted)) {
                undone.add(new BigInteger(1, wanted));
              }
            }
          }
        }
      }
    }
    // Few bytes agree by chance now and then.
    double chance = (double) tried * key.values().size() / Math.pow(256, shape.bytes());
    double least = shape.bytes() >= SURE_BYTES ? 1 : 3 + 10 * chance;
    return undone.size() >= least
        ? Optional.of(
            new Hit(Optional.empty(), digest.getAlgorithm(), undone.size(), key.values().size()))
        : Optional.empty();
  }

  /** Writes a number at the end of a field of zeros; tells how many digits it has. */
  private static int write(int number, byte[] digits) {
    Arrays.fill(digits, (byte) '0');
    int place = digits.length;
    int left = number;
    do {
      digits[--place] = (byte) ('0' + left % 10);
      left /= 10;
    } while (left > 0);
    return digits.length - place;
  }

  private static int head(byte[] bytes) {
    return (bytes[0] & 255) << 24
        | (bytes[1] & 255) << 16
        | (bytes[2] & 255) << 8
        | (bytes[3] & 255);
  }

  private static boolean starts(byte[] made, byte[] wanted) {
    return made.length >= wanted.length
        && Arrays.equals(made, 0, wanted.length, wanted, 0, wanted.length);
  }

  private static byte[] hash(MessageDigest digest, String text) {
    return digest.digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no " + algorithm, e);
    }
  }
}
