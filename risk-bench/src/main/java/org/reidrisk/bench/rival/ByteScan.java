package org.reidrisk.bench.rival;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.reidrisk.bench.Figures;

/**
 * The floor: one thread reads the file and hashes it, another looks at every byte for delimiters,
 * eight at a time. Nothing is kept, so no program that does more can cost less.
 */
public final class ByteScan {
  private static final int BLOCK = 1 << 20;
  private static final int BLOCKS = 8;
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
  private static final long ONES = 0x0101010101010101L;

  private record Block(byte[] bytes, int length) {}

  private long commas;
  private long lineFeeds;
  private long quotes;

  private ByteScan() {}

  /**
   * Scans and prints.
   *
   * @param args the file
   * @throws IOException when the file cannot be read
   * @throws InterruptedException when somebody interrupts
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    System.out.println(count(Path.of(args[0])).json());
  }

  static Figures count(Path file) throws IOException, InterruptedException {
    BlockingQueue<Block> read = new LinkedBlockingQueue<>();
    BlockingQueue<Block> scanned = new LinkedBlockingQueue<>();
    for (int i = 0; i < BLOCKS; i++) {
      scanned.add(new Block(new byte[BLOCK], 0));
    }
    ByteScan scan = new ByteScan();
    Thread scanner = new Thread(() -> scan.follow(read, scanned), "scan");
    scanner.setDaemon(true);
    scanner.start();
    MessageDigest hash = Figures.sha256();
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      int length;
      do {
        byte[] bytes = scanned.take().bytes();
        length = Math.max(0, in.read(ByteBuffer.wrap(bytes)));
        // The scanner may have the block at once: both only read it.
        read.add(new Block(bytes, length));
        hash.update(bytes, 0, length);
      } while (length > 0);
    }
    scanner.join();
    return Figures.none()
        .with("program", "byte scan and SHA-256")
        .with("delimiters", Long.toString(scan.commas + scan.quotes))
        .with(Figures.FILE + ".rows", Long.toString(scan.lineFeeds - 1))
        .with(Figures.FILE + ".sha256", Figures.hex(hash.digest()));
  }

  private void follow(BlockingQueue<Block> read, BlockingQueue<Block> scanned) {
    try {
      Block block = read.take();
      while (block.length() > 0) {
        commas += count(block.bytes(), block.length(), ',');
        lineFeeds += count(block.bytes(), block.length(), '\n');
        quotes += count(block.bytes(), block.length(), '"');
        scanned.add(block);
        block = read.take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How often a byte occurs. */
  static long count(byte[] bytes, int length, char wanted) {
    long pattern = ONES * wanted;
    long found = 0;
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      long difference = (long) WORDS.get(bytes, i) ^ pattern;
      // The high bit of a byte stays clear only where the byte is the wanted one.
      long others = ((difference & LOW_BITS) + LOW_BITS) | difference | LOW_BITS;
      found += Long.bitCount(~others);
    }
    for (; i < length; i++) {
      if (bytes[i] == wanted) {
        found++;
      }
    }
    return found;
  }
}
