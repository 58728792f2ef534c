package org.reidrisk;

/**
 * The memory that a run was given does not suffice; noticed before it ran out. The message says how
 * much is needed, in one line.
 */
public final class MemoryShortage extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final long MEBIBYTE = 1L << 20;

  private final long needed;

  /**
   * A shortage.
   *
   * @param what what does not fit, such as {@code reading 10,000,000 rows}
   * @param needed an estimate of the bytes that would do
   * @param given the bytes that the run may use
   */
  public MemoryShortage(String what, long needed, long given) {
    super(
        what
            + " needs about "
            + mebibytes(needed)
            + " MB of memory, "
            + mebibytes(given)
            + " MB are there");
    this.needed = needed;
  }

  private static long mebibytes(long bytes) {
    return (bytes + MEBIBYTE - 1) / MEBIBYTE;
  }

  /**
   * An estimate of what would do.
   *
   * @return bytes
   */
  public long needed() {
    return needed;
  }
}
