package org.reidrisk.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Counts and hashes the bytes that pass; its source stays open when it is closed. */
final class HashingStream extends FilterInputStream {
  private final MessageDigest sha256;
  private long count;

  HashingStream(InputStream in) {
    super(in);
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      sha256.update((byte) b);
      count++;
    }
    return b;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    if (read > 0) {
      sha256.update(target, offset, read);
      count += read;
    }
    return read;
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
    return count;
  }

  byte[] digest() {
    return sha256.digest();
  }
}
