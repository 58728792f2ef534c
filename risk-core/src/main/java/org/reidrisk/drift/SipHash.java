package org.reidrisk.drift;

/**
 * SipHash-2-4 with 64 bits of result: a keyed hash that nobody can compute, nor invert by trying
 * values, without its key of 128 bits. Source: Aumasson and Bernstein 2012, with their vectors as
 * tests.
 */
final class SipHash {
  private final long k0;
  private final long k1;

  /** A hash under a key, its two halves read with the lowest byte first. */
  SipHash(long k0, long k1) {
    this.k0 = k0;
    this.k1 = k1;
  }

  /** The hash of bytes. */
  long of(byte[] bytes) {
    State state = new State(k0, k1);
    int whole = bytes.length & ~7;
    for (int at = 0; at < whole; at += 8) {
      state.take(word(bytes, at, 8));
    }
    long length = (long) bytes.length << 56;
    state.take(length | word(bytes, whole, bytes.length - whole));
    return state.result();
  }

  /** The hash of the eight bytes of a number, the lowest first. */
  long of(long number) {
    State state = new State(k0, k1);
    state.take(number);
    state.take(8L << 56);
    return state.result();
  }

  private static long word(byte[] bytes, int from, int count) {
    long word = 0;
    for (int i = 0; i < count; i++) {
      word |= (bytes[from + i] & 0xFFL) << (8 * i);
    }
    return word;
  }

  @Override
  public String toString() {
    return "SipHash-2-4";
  }

  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long k0, long k1) {
      v0 = k0 ^ 0x736f6d6570736575L;
      v1 = k1 ^ 0x646f72616e646f6dL;
      v2 = k0 ^ 0x6c7967656e657261L;
      v3 = k1 ^ 0x7465646279746573L;
    }

    void take(long word) {
      v3 ^= word;
      round();
      round();
      v0 ^= word;
    }

    long result() {
      v2 ^= 0xff;
      round();
      round();
      round();
      round();
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
