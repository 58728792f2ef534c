package org.reidrisk.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicLong;

/** Counts and hashes the bytes that pass; its source stays open when it is closed. */
final class HashingStream extends FilterInputStream {
  private final MessageDigest sha256;
  private boolean onlyCounts;
  private final AtomicLong count = new AtomicLong();

  HashingStream(InputStream in) {
    super(in);
    sha256 = BlockHash.newDigest();
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      hash(new byte[] {(byte) b}, 0, 1);
    }
    return b;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    if (read > 0) {
      hash(target, offset, read);
    }
    return read;
  }

  private void hash(byte[] bytes, int offset, int length) {
    if (!onlyCounts) {
      sha256.update(bytes, offset, length);
    }
    count.addAndGet(length);
  }

  /** From now on somebody else hashes all that was or will be read. */
  void onlyCount() {
    onlyCounts = true;
  }

  @Override
  public long skip(long bytes) throws IOException {
    return read(new byte[(int) Math.min(bytes, 1 << 13)]);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() {
    // The caller owns the source.
  }

  /** Reads what is left, so that the hash covers the whole file. */
  void drain() throws IOException {
    byte[] rest = new byte[1 << 13];
    while (read(rest, 0, rest.length) >= 0) {
      // Reading is the work.
    }
  }

  long count() {
    return count.get();
  }

  byte[] digest() {
    return sha256.digest();
  }
}
