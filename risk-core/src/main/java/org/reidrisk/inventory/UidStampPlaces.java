package org.reidrisk.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups the UIDs of a column by their build, and what could be a time by its place in them. */
final class UidStampPlaces {
  /** More than a UID has characters. */
  private static final int OFFSETS = 81;

  private UidStampPlaces() {}

  /** UIDs of one root with as many components, one of which is as long. */
  record Component(String root, int parts, int part, int length) {}

  /** Where in such UIDs a stamp may stand. */
  record Place(Component component, StampKind kind, int offset, Members all, Hits hits) {}

  /** The UIDs of a group, where their component begins, and the possible stamps by place. */
  static final class Members {
    private final Ints codes = new Ints();
    private final Ints from = new Ints();
    private final Map<StampKind, @Nullable Hits[]> hits = new EnumMap<>(StampKind.class);

    /** The UIDs. */
    Ints codes() {
      return codes;
    }

    /** Where the component begins in each of them. */
    Ints from() {
      return from;
    }
  }

  /** The UIDs with a possible stamp at a place, by their places in the group. */
  static final class Hits {
    private final Ints codes = new Ints();
    private final Ints members = new Ints();
    private long[] seconds = new long[4];

    void add(int code, int member, long second) {
      if (codes.size() == seconds.length) {
        seconds = Arrays.copyOf(seconds, 2 * seconds.length);
      }
      seconds[codes.size()] = second;
      codes.add(code);
      members.add(member);
    }

    /** The UIDs. */
    Ints codes() {
      return codes;
    }

    /** Where each of them stands in its group. */
    Ints members() {
      return members;
    }

    /** The stamp of the i-th of them. */
    long second(int i) {
      return seconds[i];
    }

    long[] seconds() {
      return Arrays.copyOf(seconds, codes.size());
    }
  }

  /**
   * Scans the UIDs of a column.
   *
   * @param uids the UIDs
   * @param asOf no stamp lies behind it
   * @return all places where a stamp may stand
   */
  static List<Place> in(UidColumn uids, LocalDate asOf) {
    UidStampScan scan = new UidStampScan(asOf);
    Collector collector = new Collector();
    for (int code = 1; code < uids.codes(); code++) {
      String uid = uids.uid(code);
      if (uid != null) {
        collector.begin(code, uid);
        scan.scan(uid, collector);
      }
    }
    return collector.places();
  }

  /** Sorts what the scan finds in one UID after the other into groups. */
  private static final class Collector implements UidStampScan.Listener {
    private final Map<Component, Members> groups = new HashMap<>();
    private final Map<String, String> roots = new HashMap<>();
    private int code;
    private int parts;
    private String root = "";
    private Members members = new Members();

    void begin(int newCode, String uid) {
      code = newCode;
      parts = 1;
      int rootDots = uid.startsWith("1.3.6.1.4.1.") ? 7 : uid.startsWith("2.25.") ? 2 : 4;
      int end = uid.length();
      for (int i = 0; i < uid.length(); i++) {
        if (uid.charAt(i) == '.') {
          end = parts == rootDots ? i : end;
          parts++;
        }
      }
      // Most UIDs share their root with the one before, and a string's hash is kept.
      if (end != root.length() || !uid.startsWith(root)) {
        root = roots.computeIfAbsent(uid.substring(0, end), r -> r);
      }
    }

    @Override
    public void component(int part, int from, int length) {
      // Numbers of UUIDs differ in length by chance.
      Component component = new Component(root, parts, part, root.equals("2.25") ? 0 : length);
      members = groups.computeIfAbsent(component, c -> new Members());
      members.codes.add(code);
      members.from.add(from);
    }

    @Override
    public void stamp(StampKind kind, int offset, long second) {
      @Nullable Hits[] hits = members.hits.computeIfAbsent(kind, k -> new @Nullable Hits[OFFSETS]);
      Hits at = hits[offset];
      if (at == null) {
        at = new Hits();
        hits[offset] = at;
      }
      at.add(code, members.codes.size() - 1, second);
    }

    List<Place> places() {
      List<Place> places = new ArrayList<>();
      groups.forEach(
          (component, group) ->
              group.hits.forEach(
                  (kind, hits) -> {
                    for (int offset = 0; offset < hits.length; offset++) {
                      Hits at = hits[offset];
                      if (at != null) {
                        places.add(new Place(component, kind, offset, group, at));
                      }
                    }
                  }));
      return places;
    }
  }
}
