package org.reidrisk.imaging;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.reidrisk.imaging.HeaderMatch.Rule;
import org.reidrisk.imaging.NameLookup.Found;
import org.reidrisk.table.Header;
import org.reidrisk.table.Role;

/**
 * Recognises column names.
 *
 * <p>A name is looked up, in this order, as a tag, as a keyword or official name, without a prefix
 * such as {@code RETIRED_}, without a suffix such as {@code _DICOM} or a unit, without a trailing
 * number or axis, as the last part of a path, then in the same forms as a spelling that other tools
 * use, and last as the first letters, twenty or more, of exactly one keyword.
 *
 * <p>A bare word ({@code age}, {@code site}) is believed when two or more other columns are
 * recognised without being bare words, or when the recognised columns, bare words included, name
 * three or more different things about persons. An attribute whose role would be {@code other} is
 * believed only in the first case: without other imaging columns a harmless reading is a guess. A
 * name that is not believed is not recognised, so that a person decides; no bare word leads to
 * {@code other}.
 */
public final class HeaderMatcher {
  private static final int OTHERS = 2;
  private static final int PERSON_COLUMNS = 3;
  private static final int LONGEST_SPLIT = 8;
  private static final Set<AttributeKind> ABOUT_PERSONS =
      EnumSet.of(AttributeKind.DIRECT, AttributeKind.QUASI, AttributeKind.SENSITIVE);

  private HeaderMatcher() {}

  /**
   * Recognises the columns of a file.
   *
   * @param header the names; a column without a name is never recognised
   * @param catalogue the attributes and their spellings
   * @return one match per column, in file order
   */
  public static List<HeaderMatch> match(Header header, AttributeCatalogue catalogue) {
    List<String> names = writtenNames(header);
    joinSplitNames(names);
    NameLookup lookup = new NameLookup(catalogue);
    Map<String, Found> known = new HashMap<>();
    List<Found> found = new ArrayList<>(names.size());
    for (String name : names) {
      found.add(name.isEmpty() ? Found.NOTHING : known.computeIfAbsent(name, lookup::find));
    }
    long sure = found.stream().filter(f -> f.attribute() != null && !f.bare()).count();
    Set<String> aboutPersons = new HashSet<>();
    for (Found one : found) {
      Attribute attribute = one.attribute();
      if (attribute != null && ABOUT_PERSONS.contains(attribute.kind())) {
        aboutPersons.add(attribute.keyword());
      }
    }
    List<HeaderMatch> matches = new ArrayList<>(names.size());
    for (Found one : found) {
      matches.add(believed(one, sure, aboutPersons.size() >= PERSON_COLUMNS));
    }
    return withShared(matches);
  }

  private static HeaderMatch believed(Found found, long sure, boolean persons) {
    Attribute attribute = found.attribute();
    if (attribute == null) {
      return new HeaderMatch(null, found.rule(), found.about(), false);
    }
    long others = found.bare() ? sure : sure - 1;
    boolean harmless = attribute.kind().defaultRole() == Role.OTHER;
    boolean needsOthers = found.bare() || (harmless && found.rule() != Rule.TAG);
    boolean believed =
        !needsOthers || (!harmless && persons) || (others >= OTHERS && !(harmless && found.bare()));
    if (!believed) {
      return new HeaderMatch(
          null,
          Rule.NONE,
          "could be " + attribute.keyword() + ", but too few other columns are recognised",
          false);
    }
    Rule rule = found.bare() ? Rule.BARE_WORD : found.rule();
    return new HeaderMatch(attribute, rule, found.about(), false);
  }

  /** The names of the file; empty for columns without one. */
  private static List<String> writtenNames(Header header) {
    List<String> names = new ArrayList<>(header.names());
    for (int position : header.unnamed()) {
      names.set(position - 1, "");
    }
    for (int position : header.repeated()) {
      String name = names.get(position - 1);
      String added = "@" + position;
      while (name.endsWith(added)) {
        name = name.substring(0, name.length() - added.length());
      }
      names.set(position - 1, name);
    }
    return names;
  }

  /**
   * {@code Size[Width,Height]} that a delimiter has torn apart: every piece gets the whole name.
   */
  private static void joinSplitNames(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      int open = names.get(i).indexOf('[');
      if (open <= 0 || names.get(i).indexOf(']') >= 0) {
        continue;
      }
      int end = i + 1;
      while (end < names.size() && end < i + LONGEST_SPLIT && isMiddle(names.get(end))) {
        end++;
      }
      if (end >= names.size() || !isEnd(names.get(end))) {
        continue;
      }
      String base = names.get(i).substring(0, open);
      names.set(i, base + "_" + names.get(i).substring(open + 1));
      for (int j = i + 1; j <= end; j++) {
        names.set(j, base + "_" + names.get(j).replace("]", ""));
      }
      i = end;
    }
  }

  private static boolean isMiddle(String name) {
    return name.indexOf('[') < 0 && name.indexOf(']') < 0;
  }

  private static boolean isEnd(String name) {
    return name.indexOf('[') < 0 && name.endsWith("]");
  }

  private static List<HeaderMatch> withShared(List<HeaderMatch> matches) {
    Map<String, Integer> columns = new HashMap<>();
    for (HeaderMatch match : matches) {
      Attribute attribute = match.attribute();
      if (attribute != null) {
        columns.merge(attribute.keyword(), 1, Integer::sum);
      }
    }
    return matches.stream()
        .map(
            m -> {
              Attribute attribute = m.attribute();
              boolean shared =
                  attribute != null && Objects.requireNonNull(columns.get(attribute.keyword())) > 1;
              return new HeaderMatch(attribute, m.rule(), m.about(), shared);
            })
        .toList();
  }
}
