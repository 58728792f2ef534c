package org.reidrisk.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip members one after the other (RFC 1952) and refuses whatever is not whole. The JDK's
 * own stream takes a damaged or slowly arriving further member for the end of the file.
 */
final class GzipStream extends InputStream {
  private static final int FLAG_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;
  private static final int FLAGS_RESERVED = 0xE0;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private boolean inMember;
  private boolean ended;
  private boolean damaged;

  GzipStream(InputStream in) throws IOException {
    this.in = in;
    if (!fill()) {
      throw new TableFormatException(
          "empty-file", 0, "is empty; export it again with a header line");
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      if (!inMember) {
        beginMember();
      }
      int count = inflate(target, offset, length);
      if (count > 0) {
        crc.update(target, offset, count);
        return count;
      }
      if (inflater.finished()) {
        endMember();
      } else {
        // Neither output nor end: the inflater wants bytes, or a dictionary, which gzip has not.
        if (inflater.needsDictionary() || !fill()) {
          throw damage();
        }
        inflater.setInput(buffer, position, limit - position);
        position = limit;
      }
    }
    return -1;
  }

  private int inflate(byte[] target, int offset, int length) {
    try {
      return inflater.inflate(target, offset, length);
    } catch (DataFormatException e) {
      throw damage();
    }
  }

  private void beginMember() throws IOException {
    CRC32 header = new CRC32();
    if (next(header) != 0x1F || next(header) != 0x8B || next(header) != 8) {
      throw damage();
    }
    int flags = next(header);
    for (int i = 0; i < 6; i++) {
      next(header);
    }
    if ((flags & FLAGS_RESERVED) != 0) {
      throw damage();
    }
    if ((flags & FLAG_EXTRA) != 0) {
      int length = next(header) | next(header) << 8;
      for (int i = 0; i < length; i++) {
        next(header);
      }
    }
    if ((flags & FLAG_NAME) != 0) {
      skipText(header);
    }
    if ((flags & FLAG_COMMENT) != 0) {
      skipText(header);
    }
    if ((flags & FLAG_CRC) != 0) {
      int expected = (int) header.getValue() & 0xFFFF;
      if ((next(header) | next(header) << 8) != expected) {
        throw damage();
      }
    }
    inflater.reset();
    inflater.setInput(buffer, position, limit - position);
    position = limit;
    crc.reset();
    inMember = true;
  }

  private void skipText(CRC32 header) throws IOException {
    int letter = next(header);
    while (letter != 0) {
      letter = next(header);
    }
  }

  private void endMember() throws IOException {
    position = limit - inflater.getRemaining();
    CRC32 trailer = new CRC32();
    if (littleEndian(trailer) != crc.getValue()
        || littleEndian(trailer) != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
      throw damage();
    }
    inMember = false;
    ended = position == limit && !fill();
  }

  private long littleEndian(CRC32 crcOfRead) throws IOException {
    long value = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      value |= (long) next(crcOfRead) << shift;
    }
    return value;
  }

  private int next(CRC32 crcOfRead) throws IOException {
    if (position == limit && !fill()) {
      throw damage();
    }
    int b = buffer[position++] & 0xFF;
    crcOfRead.update(b);
    return b;
  }

  /** Reads more of the stored bytes; false at their end. */
  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  /**
   * Unpacks what is left, as only the end of a member tells whether its bytes are sound.
   *
   * @return whether the file is whole
   */
  boolean isWholeToItsEnd() throws IOException {
    byte[] passedOver = new byte[1 << 16];
    try {
      while (!damaged && read(passedOver, 0, passedOver.length) >= 0) {}
    } catch (TableFormatException damage) {
      return false;
    }
    return !damaged;
  }

  private TableFormatException damage() {
    damaged = true;
    return broken();
  }

  static TableFormatException broken() {
    return new TableFormatException(
        "broken-gzip", 0, "is not a complete gzip file; copy or export it again");
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
