package org.reidrisk.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file for keys that memory does not hold until all rows have been read. Its owner alone can read
 * it; where the system allows, it has no name as soon as it is open, so that nothing is left of it
 * even when the process is killed.
 */
final class KeySpill implements AutoCloseable {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final int BUFFER = 1 << 16;

  private final FileChannel channel;
  private final Path file;
  private long size;

  private KeySpill(FileChannel channel, Path file) {
    this.channel = channel;
    this.file = file;
  }

  /** Opens a file in a folder. */
  static KeySpill in(Path folder) throws IOException {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    Path file = Files.createTempFile(folder, ".reidrisk-", ".keys", attributes);
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    if (posix) {
      // Some systems take the name away as soon as the file is open.
      Files.deleteIfExists(file);
    }
    return new KeySpill(channel, file);
  }

  /** Bytes written so far. */
  synchronized long size() {
    return size;
  }

  /** Writes numbers behind what was written before; returns where they begin. */
  synchronized long write(long[] numbers) {
    long begin = size;
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    for (int i = 0; i < numbers.length; ) {
      buffer.clear();
      int count = Math.min(numbers.length - i, BUFFER / Long.BYTES);
      buffer.asLongBuffer().put(numbers, i, count);
      buffer.limit(count * Long.BYTES);
      append(buffer);
      i += count;
    }
    return begin;
  }

  private void append(ByteBuffer buffer) {
    try {
      while (buffer.hasRemaining()) {
        size += channel.write(buffer, size);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads so many numbers from where they begin. */
  long[] read(long begin, int count) {
    long[] numbers = new long[count];
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long at = begin;
    try {
      for (int i = 0; i < count; ) {
        int now = Math.min(count - i, BUFFER / Long.BYTES);
        buffer.clear().limit(now * Long.BYTES);
        while (buffer.hasRemaining()) {
          int read = channel.read(buffer, at);
          if (read < 0) {
            throw new IOException("the temporary file ends too early");
          }
          at += read;
        }
        buffer.flip().asLongBuffer().get(numbers, i, now);
        i += now;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return numbers;
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(file);
    }
  }
}
