package org.reidrisk.report.linkage;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * One compared pair of columns, as numbers. Values of the release that no held value tells apart
 * have one class, in an order in which what a held value goes with lies close together; held values
 * that go with the same classes are one class too, known by the intervals that it goes with.
 *
 * <p>Every comparison rule ends here, so that the join knows intervals and no rule. Class 0 is a
 * missing cell of the release that goes with everything, the last class a cell that goes with
 * missing held cells only; a released cell that goes with nothing has no class.
 */
final class Comparison implements Compatibility {
  /** What {@link #releaseClass} answers for a cell that goes with nothing. */
  static final int NOTHING = -1;

  /** The class of a missing cell, which goes with everything or with nothing. */
  static final int MISSING = 0;

  private final int[] releaseClass;
  private final int bound;
  private final int[] heldClass;
  private final int[] starts;
  private final int[] bounds;
  private final BitSet unreadReleased;
  private final BitSet unreadHeld;
  private final Map<Doubt, BitSet> doubts;

  private Comparison(Builder b) {
    this.releaseClass = b.releaseClass;
    this.bound = b.bound;
    this.heldClass = b.heldClass;
    this.starts = Arrays.copyOf(b.starts, b.heldClasses + 1);
    this.bounds = Arrays.copyOf(b.bounds, b.used);
    this.unreadReleased = b.unreadReleased;
    this.unreadHeld = b.unreadHeld;
    this.doubts = b.doubts;
  }

  /** The class of a code of the release, or {@link #NOTHING}. */
  int releaseClass(int code) {
    return releaseClass[code];
  }

  /** Classes of the release lie below this. */
  int bound() {
    return bound;
  }

  /** The class of a held code. */
  int heldClass(int code) {
    return heldClass[code];
  }

  int heldClasses() {
    return starts.length - 1;
  }

  /** Where the intervals of a held class begin in {@link #bounds}; those of the next end them. */
  int start(int held) {
    return starts[held];
  }

  /** First and last class of intervals, which ascend and do not touch. */
  int[] bounds() {
    return bounds;
  }

  boolean isEmpty(int held) {
    return starts[held] == starts[held + 1];
  }

  /** Whether a held class goes with every cell. */
  boolean isFull(int held) {
    int at = starts[held];
    return starts[held + 1] == at + 2 && bounds[at] == 0 && bounds[at + 1] == bound - 1;
  }

  /** How many classes of the release a held class goes with. */
  long width(int held) {
    long width = 0;
    for (int at = starts[held]; at < starts[held + 1]; at += 2) {
      width += bounds[at + 1] - bounds[at] + 1L;
    }
    return width;
  }

  /** Whether a held class goes with a class of the release. */
  boolean goesWith(int held, int released) {
    int low = starts[held] >> 1;
    int high = starts[held + 1] >> 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bounds[2 * middle + 1] < released) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < starts[held + 1] >> 1 && bounds[2 * low] <= released;
  }

  @Override
  public boolean compatible(int heldCode, int releaseCode) {
    int released = releaseClass[releaseCode];
    return released != NOTHING && goesWith(heldClass[heldCode], released);
  }

  /** Whether a code of the release could not be read as the rule needs it. */
  boolean unreadReleased(int code) {
    return unreadReleased.get(code);
  }

  /** Whether a held code could not be read as the rule needs it. */
  boolean unreadHeld(int code) {
    return unreadHeld.get(code);
  }

  /** What may make the comparison miss something, with the held codes that it is about. */
  Map<Doubt, BitSet> doubts() {
    return doubts;
  }

  /** Takes classes of the release first, then held values in any order. */
  static final class Builder {
    private final int[] releaseClass;
    private final int bound;
    private final int[] heldClass;
    private final boolean any;
    private final int[] single;
    private final Map<IntBuffer, Integer> known = new HashMap<>();
    private final BitSet unreadReleased = new BitSet();
    private final BitSet unreadHeld = new BitSet();
    private final Map<Doubt, BitSet> doubts = new EnumMap<>(Doubt.class);
    private int[] starts = new int[64];
    private int[] bounds = new int[64];
    private int heldClasses;
    private int used;

    /**
     * Begins.
     *
     * @param classOfCode for each code of the release from 1 its class from 1, {@link #MISSING}, or
     *     {@link #NOTHING} for one that cannot be read; becomes part of the result
     * @param classes the greatest class
     * @param any whether a missing cell goes with everything
     * @param heldDistinct the number of held codes
     */
    Builder(int[] classOfCode, int classes, boolean any, int heldDistinct) {
      this.releaseClass = classOfCode;
      this.bound = classes + 2;
      this.any = any;
      this.single = new int[bound];
      this.heldClass = new int[heldDistinct + 1];
      for (int code = 1; code < releaseClass.length; code++) {
        if (releaseClass[code] == NOTHING) {
          unreadReleased.set(code);
          releaseClass[code] = any ? bound - 1 : NOTHING;
        } else if (releaseClass[code] == MISSING) {
          releaseClass[code] = any ? MISSING : NOTHING;
        }
      }
      releaseClass[0] = any ? MISSING : NOTHING;
      heldClass[0] = any ? intern(new int[] {0, bound - 1}, 2) : intern(new int[0], 0);
    }

    /** A held value goes with one class. */
    void one(int code, int released) {
      if (single[released] == 0) {
        single[released] = 1 + append(withMissing(new int[] {released, released}, 2));
      }
      heldClass[code] = single[released] - 1;
    }

    /** A held value counts as missing. */
    void missing(int code) {
      heldClass[code] = heldClass[0];
    }

    /** A held value goes with no class. */
    void none(int code) {
      many(code, new int[0], 0);
    }

    /** A held value goes with what another one goes with, which was told before. */
    void like(int code, int before) {
      heldClass[code] = heldClass[before];
    }

    /** Something may be missed, whatever the held value. */
    void doubt(Doubt doubt) {
      doubts.computeIfAbsent(doubt, d -> new BitSet());
    }

    /** Something may be missed of a held value. */
    void doubt(Doubt doubt, int code) {
      doubts.computeIfAbsent(doubt, d -> new BitSet()).set(code);
    }

    /** A held value that cannot be read. */
    void unread(int code) {
      unreadHeld.set(code);
      none(code);
    }

    /** A held value goes with classes from one to another, both from 1; none when they cross. */
    void range(int code, int first, int last) {
      many(code, new int[] {first, last}, first > last ? 0 : 2);
    }

    /** A held value goes with the first so many numbers, pairs of ends that ascend. */
    void many(int code, int[] ends, int count) {
      if (count == 2 && ends[0] == ends[1]) {
        one(code, ends[0]);
      } else {
        heldClass[code] = intern(withMissing(ends, count));
      }
    }

    private int[] withMissing(int[] ends, int count) {
      if (!any) {
        return Arrays.copyOf(ends, count);
      }
      if (count > 0 && ends[0] == 1) {
        int[] joined = Arrays.copyOf(ends, count);
        joined[0] = 0;
        return joined;
      }
      int[] longer = new int[count + 2];
      System.arraycopy(ends, 0, longer, 2, count);
      return longer;
    }

    private int intern(int[] ends, int count) {
      return intern(Arrays.copyOf(ends, count));
    }

    private int intern(int[] ends) {
      Integer before = known.get(IntBuffer.wrap(ends));
      if (before != null) {
        return before;
      }
      int created = append(ends);
      known.put(IntBuffer.wrap(ends), created);
      return created;
    }

    private int append(int[] ends) {
      if (heldClasses + 2 > starts.length) {
        starts = Arrays.copyOf(starts, starts.length * 2);
      }
      while (used + ends.length > bounds.length) {
        bounds = Arrays.copyOf(bounds, bounds.length * 2);
      }
      System.arraycopy(ends, 0, bounds, used, ends.length);
      used += ends.length;
      heldClasses++;
      starts[heldClasses] = used;
      return heldClasses - 1;
    }

    Comparison build() {
      return new Comparison(this);
    }
  }
}
