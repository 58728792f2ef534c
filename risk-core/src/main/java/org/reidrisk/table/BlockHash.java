package org.reidrisk.table;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of the blocks of a file in their order, on a thread of its own beside the parsing ones
 * when there are several, so that it holds up nobody.
 */
final class BlockHash implements AutoCloseable {
  private final @Nullable MessageDigest sha256;
  private final @Nullable ExecutorService beside;

  private BlockHash(@Nullable MessageDigest sha256, @Nullable ExecutorService beside) {
    this.sha256 = sha256;
    this.beside = beside;
  }

  /** Hashes what it is given. */
  static BlockHash hashing(boolean beside) {
    return new BlockHash(
        newDigest(), beside ? Executors.newSingleThreadExecutor(r -> new Thread(r, "hash")) : null);
  }

  /** Hashes nothing, for blocks that are not the bytes as stored. */
  static BlockHash none() {
    return new BlockHash(null, null);
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
    if (beside == null) {
      update(bytes, from, to, done);
    } else {
      beside.execute(() -> update(bytes, from, to, done));
    }
  }

  private void update(byte[] bytes, int from, int to, Runnable done) {
    try {
      if (sha256 != null) {
        sha256.update(bytes, from, to - from);
      }
    } finally {
      done.run();
    }
  }

  /** The hash of all that was given. */
  byte[] digest() {
    if (beside != null) {
      beside.shutdown();
      try {
        while (!beside.awaitTermination(1, TimeUnit.MINUTES)) {
          // A block takes a millisecond; only a stopped process takes longer.
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("hashing was interrupted", e);
      }
    }
    return sha256 == null ? new byte[0] : sha256.digest();
  }

  @Override
  public void close() {
    if (beside != null) {
      beside.shutdownNow();
    }
  }
}
