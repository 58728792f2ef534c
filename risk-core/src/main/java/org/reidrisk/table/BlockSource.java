package org.reidrisk.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of a file into blocks that begin and end between records. One thread at a time
 * takes a block; every block is given back once by whoever parsed it.
 */
final class BlockSource {
  /** Bytes read at a time, and looked at for the delimiter. */
  static final int BLOCK = 1 << 20;

  /** A record longer than this is a file without line ends, or a quote that is never closed. */
  private static final int LONGEST = 1 << 28;

  /**
   * Some whole records: {@code bytes} from {@code from} to {@code to}. The last block of a file
   * ends with a line end too, added when the file has none.
   */
  static final class Block {
    private final AtomicInteger users = new AtomicInteger();
    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private int sequence;
    private boolean last;

    byte[] bytes() {
      return bytes;
    }

    int from() {
      return from;
    }

    int to() {
      return to;
    }

    /** Place among the blocks of the file, from 0. */
    int sequence() {
      return sequence;
    }

    boolean last() {
      return last;
    }
  }

  private final int blockBytes;
  private final int longest;
  private final BlockHash hash;
  private final BlockingQueue<Block> free;
  private InputStream in;
  private byte[] carried = new byte[0];
  private int carriedLength;
  private boolean ended;
  private volatile boolean stopped;
  private int sequence;
  private RecordBounds bounds = new RecordBounds((byte) ',');
  private boolean marked;

  /** Blocks of about so many bytes from a stream; at most so many are out at a time. */
  BlockSource(InputStream in, BlockHash hash, int blocks, int blockBytes, long memory) {
    this.in = in;
    // The text of a row is there several times while it is read.
    this.longest = (int) Math.max(4L * blockBytes, Math.min(LONGEST, memory / 8));
    this.hash = hash;
    this.blockBytes = blockBytes;
    this.free = new ArrayBlockingQueue<>(blocks);
    for (int i = 0; i < blocks; i++) {
      free.add(new Block());
    }
  }

  /** The beginning of the file behind a byte-order mark, without taking it. */
  byte[] peek() throws IOException {
    byte[] start = in.readNBytes(BLOCK);
    in = new SequenceInputStream(new ByteArrayInputStream(start), in);
    marked =
        start.length >= 3
            && start[0] == (byte) 0xEF
            && start[1] == (byte) 0xBB
            && start[2] == (byte) 0xBF;
    return marked ? Arrays.copyOfRange(start, 3, start.length) : start;
  }

  void delimiter(char delimiter) {
    bounds = new RecordBounds((byte) delimiter);
  }

  /** The next block, or null at the end of the file. */
  synchronized @Nullable Block next() throws IOException {
    if (ended) {
      return null;
    }
    Block block = take();
    if (block == null) {
      return null;
    }
    boolean given = false;
    try {
      fill(block);
      given = true;
      return block;
    } finally {
      if (!given) {
        free.offer(block);
      }
    }
  }

  private void fill(Block block) throws IOException {
    ensure(block, carriedLength + blockBytes);
    System.arraycopy(carried, 0, block.bytes, 0, carriedLength);
    int freshFrom = carriedLength;
    block.from = sequence == 0 && marked ? 3 : 0;
    block.to = carriedLength;
    int end = block.from;
    while (end == block.from && !ended) {
      read(block);
      end = bounds.lastEnd(block.bytes, block.from, block.to);
    }
    int freshTo = block.to;
    if (ended) {
      close(block);
    } else {
      keepRest(block, end);
      block.to = end;
    }
    block.last = ended;
    block.sequence = sequence++;
    block.users.set(2);
    hash.add(block.bytes, freshFrom, freshTo, () -> release(block));
  }

  /** A free block, or null when the source was stopped. */
  private @Nullable Block take() {
    try {
      Block block = null;
      while (block == null && !stopped) {
        block = free.poll(1, TimeUnit.SECONDS);
        if (block == null) {
          hash.check();
        }
      }
      return stopped ? null : block;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("reading was interrupted", e);
    }
  }

  /** No block is given out any more, even to those who wait for one. */
  void stop() {
    stopped = true;
  }

  /** Fills the block, or doubles it when one record is longer than it. */
  private void read(Block block) throws IOException {
    int goal =
        block.to < blockBytes ? blockBytes : (int) Math.min(longest, (long) block.to + block.to);
    ensure(block, goal);
    int read = 1;
    while (block.to < goal && read > 0) {
      read = in.read(block.bytes, block.to, Math.min(BLOCK, goal - block.to));
      block.to += Math.max(0, read);
    }
    ended = read < 0;
    if (!ended && block.to >= longest) {
      throw Defects.endlessRecord(1, longest);
    }
  }

  private static void ensure(Block block, int bytes) {
    if (block.bytes.length < bytes + CellKey.SLACK) {
      block.bytes = Arrays.copyOf(block.bytes, bytes + CellKey.SLACK);
    }
  }

  /** The last block is made to end with a line end. */
  private static void close(Block block) {
    int to = block.to;
    if (to > block.from && block.bytes[to - 1] != '\n' && block.bytes[to - 1] != '\r') {
      block.bytes[block.to++] = '\n';
    }
  }

  private void keepRest(Block block, int end) {
    carriedLength = block.to - end;
    if (carried.length < carriedLength) {
      carried = new byte[carriedLength];
    }
    System.arraycopy(block.bytes, end, carried, 0, carriedLength);
  }

  /** The bytes of a row that is refused. */
  int longest() {
    return longest;
  }

  /** Whether the end of the file was reached. */
  synchronized boolean ended() {
    return ended;
  }

  /** Gives a block back. */
  void release(Block block) {
    if (block.users.decrementAndGet() == 0) {
      free.offer(block);
    }
  }
}
