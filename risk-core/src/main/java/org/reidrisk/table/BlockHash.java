package org.reidrisk.table;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of the blocks of a file in their order, on a thread of its own beside the parsing ones
 * when there are several, so that it holds up nobody. A hash that lacks a block is never told.
 */
final class BlockHash implements AutoCloseable {

  /** A part of a block, and what to do when it was hashed. */
  private record Part(byte[] bytes, int from, int to, boolean last, Runnable done) {}

  private static final Part END = new Part(new byte[0], 0, 0, true, () -> {});

  private final @Nullable MessageDigest sha256;
  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private final @Nullable Thread beside;
  private long given;
  private volatile long hashed;

  private BlockHash(@Nullable MessageDigest sha256, boolean beside) {
    this.sha256 = sha256;
    this.beside = beside ? new Thread(this::hashParts, "reidrisk-hash") : null;
    if (this.beside != null) {
      // Who waits for the hash notices that it is not whole; nothing is to be printed.
      this.beside.setUncaughtExceptionHandler((thread, outOfMemory) -> {});
      this.beside.start();
    }
  }

  /** Hashes what it is given. */
  static BlockHash hashing(boolean beside) {
    return new BlockHash(newDigest(), beside);
  }

  /** Hashes nothing, for blocks that are not the bytes as stored. */
  static BlockHash none() {
    return new BlockHash(null, false);
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Hashes a part of a block, now or later, and says when that is done. */
  void add(byte[] bytes, int from, int to, Runnable done) {
    Part part = new Part(bytes, from, to, false, done);
    given += to - from;
    if (beside == null) {
      update(part);
    } else {
      parts.add(part);
    }
  }

  private void hashParts() {
    try {
      for (Part part = parts.take(); !part.last(); part = parts.take()) {
        update(part);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void update(Part part) {
    try {
      if (sha256 != null) {
        sha256.update(part.bytes(), part.from(), part.to() - part.from());
        long before = hashed;
        hashed = before + part.to() - part.from();
      }
    } finally {
      part.done().run();
    }
  }

  /**
   * Makes sure that what was given will be hashed.
   *
   * @throws OutOfMemoryError when the thread has ended early, which nothing else makes it do
   */
  void check() {
    if (beside != null && !beside.isAlive()) {
      throw new OutOfMemoryError("hashing the file");
    }
  }

  /** The hash of all that was given. */
  byte[] digest() {
    if (beside != null) {
      parts.add(END);
      try {
        beside.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("hashing was interrupted", e);
      }
    }
    if (sha256 == null) {
      return new byte[0];
    }
    if (hashed != given) {
      throw new OutOfMemoryError("hashing the file");
    }
    return sha256.digest();
  }

  @Override
  public void close() {
    if (beside != null) {
      beside.interrupt();
    }
  }
}
