package org.reidrisk.measure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.reidrisk.group.PopulationBin;
import org.reidrisk.group.RegisterCounts;
import org.reidrisk.group.RegisterInRelease;
import org.reidrisk.group.ReleaseInRegister;
import org.reidrisk.group.Unit;

/** Figures of release and register from lists of texts, in the most plodding way. */
final class RegisterOracle {

  /** Mistakes that the comparison must find. */
  enum Mistake {
    NONE,
    ABSENT_CLASS_LEFT_OUT,
    FEWER_IN_REGISTER_TAKEN_AS_THEY_ARE,
    ROWS_FOR_PERSONS,
    MISSING_IS_NO_VALUE,
    SMALLEST_OF_THE_WHOLE_REGISTER,
    MEAN_OVER_CLASSES,
    ABSENT_FROM_RELEASE_IGNORED,
    ROWS_WITHOUT_KEY_ARE_ONE_PERSON,
    RELEASE_SIZE_FOR_REGISTER,
    WEIGHTS_IGNORED
  }

  /** Somebody who has a row with some cells. */
  private record Entry(String who, List<String> tuple) {}

  private RegisterOracle() {}

  private static List<Entry> entries(
      List<List<String>> rows, boolean key, boolean counts, Mistake mistake) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      List<String> tuple = row.subList(2, row.size());
      if (mistake == Mistake.MISSING_IS_NO_VALUE && tuple.contains("")) {
        continue;
      }
      if (key) {
        boolean merged = mistake == Mistake.ROWS_WITHOUT_KEY_ARE_ONE_PERSON;
        if (!row.get(0).isEmpty() || merged) {
          entries.add(new Entry(row.get(0), tuple));
        }
      } else {
        int copies =
            counts && mistake != Mistake.WEIGHTS_IGNORED ? Integer.parseInt(row.get(1)) : 1;
        for (int copy = 0; copy < copies; copy++) {
          entries.add(new Entry("row " + i + " copy " + copy, tuple));
        }
      }
    }
    return entries;
  }

  private static long persons(List<Entry> entries, List<String> tuple) {
    Set<String> who = new HashSet<>();
    for (Entry entry : entries) {
      if (entry.tuple().equals(tuple)) {
        who.add(entry.who());
      }
    }
    return who.size();
  }

  private static Set<List<String>> tuples(List<Entry> entries, String who) {
    Set<List<String>> tuples = new LinkedHashSet<>();
    for (Entry entry : entries) {
      if (who.isEmpty() || entry.who().equals(who)) {
        tuples.add(entry.tuple());
      }
    }
    return tuples;
  }

  private static Set<String> everybody(List<Entry> entries) {
    Set<String> who = new TreeSet<>();
    entries.forEach(e -> who.add(e.who()));
    return who;
  }

  static Map<String, String> figures(RegisterExample example, Unit unit, Mistake mistake) {
    boolean byRow = unit == Unit.ROW;
    boolean rows = byRow || mistake == Mistake.ROWS_FOR_PERSONS;
    List<Entry> release =
        entries(example.release(), example.patientKey() && !byRow, false, mistake);
    List<Entry> register =
        entries(example.register(), example.personKey() && !rows, example.counts(), mistake);
    Set<String> units = everybody(release);
    Set<String> persons = everybody(register);
    Map<String, String> figures = new TreeMap<>();
    figures.put("register-total", String.valueOf(persons.size()));
    Set<List<String>> classes = tuples(release, "");
    long absent = 0;
    long exceeded = 0;
    Map<Long, Long> bySize = new TreeMap<>();
    Ratio sumOfMeans = Ratio.ZERO;
    BigInteger sizes = BigInteger.ZERO;
    Ratio lowest = Ratio.ONE;
    Ratio highest = Ratio.ZERO;
    for (List<String> tuple : classes) {
      long f = persons(release, tuple);
      long raw = persons(register, tuple);
      absent += raw == 0 ? 1 : 0;
      exceeded += raw > 0 && raw < f ? 1 : 0;
      long size = used(f, raw, mistake);
      bySize.merge(size, 1L, Long::sum);
      sizes = sizes.add(BigInteger.valueOf(size));
      sumOfMeans = sumOfMeans.plus(Ratio.of(1, size));
      Ratio presence = Ratio.of(f, Math.max(f, raw));
      lowest = min(lowest, presence);
      highest = max(highest, presence);
    }
    for (List<String> tuple : tuples(register, "")) {
      if (!classes.contains(tuple) && mistake != Mistake.ABSENT_FROM_RELEASE_IGNORED) {
        lowest = Ratio.ZERO;
      }
    }
    Set<String> inAbsent = new HashSet<>();
    Set<String> inExceeded = new HashSet<>();
    Map<Long, Long> byUnit = new TreeMap<>();
    Ratio sum = Ratio.ZERO;
    for (String who : units) {
      long smallest = Long.MAX_VALUE;
      for (List<String> tuple : tuples(release, who)) {
        long f = persons(release, tuple);
        long raw = persons(register, tuple);
        if (raw == 0) {
          inAbsent.add(who);
        } else if (raw < f) {
          inExceeded.add(who);
        }
        smallest = Math.min(smallest, used(f, raw, mistake));
      }
      byUnit.merge(smallest, 1L, Long::sum);
      sum = sum.plus(Ratio.of(1, smallest));
    }
    figures.put("classes", bySize.toString());
    figures.put("units", byUnit.toString());
    figures.put("absent-classes", String.valueOf(absent));
    figures.put("absent-units", String.valueOf(inAbsent.size()));
    figures.put("exceeded-classes", String.valueOf(exceeded));
    figures.put("exceeded-units", String.valueOf(inExceeded.size()));
    Map<Long, Long> byPerson = new TreeMap<>();
    Ratio registerSum = Ratio.ZERO;
    long found = 0;
    for (String who : persons) {
      Ratio worst = Ratio.ZERO;
      for (List<String> tuple : tuples(register, who)) {
        if (classes.contains(tuple)) {
          worst = max(worst, Ratio.of(1, persons(register, tuple)));
        }
      }
      if (!worst.equals(Ratio.ZERO)) {
        found++;
        registerSum = registerSum.plus(worst);
        byPerson.merge(worst.under().longValueExact(), 1L, Long::sum);
      }
    }
    figures.put("register-units", byPerson.toString());
    String why = units.isEmpty() ? "no-units" : persons.isEmpty() ? "empty-register" : "";
    for (String name : ESTIMATES) {
      figures.put(name, why);
    }
    if (!why.isEmpty()) {
      return figures;
    }
    long k = Collections.min(bySize.keySet());
    if (mistake == Mistake.SMALLEST_OF_THE_WHOLE_REGISTER) {
      for (List<String> tuple : tuples(register, "")) {
        k = Math.min(k, persons(register, tuple));
      }
    }
    figures.put("k-map", String.valueOf(k));
    figures.put("highest", text(Ratio.of(1, k)));
    Ratio mean = sum.dividedBy(units.size());
    figures.put("mean", text(mean));
    if (mistake == Mistake.MEAN_OVER_CLASSES) {
      figures.put("mean", text(sumOfMeans.dividedBy(classes.size())));
    }
    figures.put("share-above-2", share(byUnit, 2, units.size()));
    figures.put("share-above-3", share(byUnit, 3, units.size()));
    figures.put("share-above-6", share(byUnit, 6, units.size()));
    figures.put(
        "mean-from-register", found == 0 ? "no-register-rows" : text(registerSum.dividedBy(found)));
    Ratio first = new Ratio(BigInteger.valueOf(classes.size()), sizes);
    figures.put("jrc", byRow ? text(max(first, mean)) : "rows-only");
    figures.put("jrc-from-register", byRow ? text(first) : "rows-only");
    figures.put("jrc-from-release", byRow ? text(mean) : "rows-only");
    figures.put("presence-lowest", text(lowest));
    figures.put("presence-highest", text(highest));
    return figures;
  }

  private static final List<String> ESTIMATES =
      List.of(
          "k-map",
          "highest",
          "mean",
          "mean-from-register",
          "share-above-2",
          "share-above-3",
          "share-above-6",
          "jrc",
          "jrc-from-register",
          "jrc-from-release",
          "presence-lowest",
          "presence-highest");

  private static long used(long f, long raw, Mistake mistake) {
    return switch (mistake) {
      case ABSENT_CLASS_LEFT_OUT -> raw == 0 ? 1_000_000 : Math.max(f, raw);
      case FEWER_IN_REGISTER_TAKEN_AS_THEY_ARE -> raw == 0 ? f : raw;
      case RELEASE_SIZE_FOR_REGISTER -> f;
      default -> Math.max(f, raw);
    };
  }

  private static Ratio min(Ratio a, Ratio b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Ratio max(Ratio a, Ratio b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static String share(Map<Long, Long> byUnit, long below, long of) {
    long count = 0;
    for (Map.Entry<Long, Long> bar : byUnit.entrySet()) {
      count += bar.getKey() < below ? bar.getValue() : 0;
    }
    return text(Ratio.of(count, of));
  }

  private static String text(Ratio ratio) {
    return ratio.over() + "/" + ratio.under();
  }

  // The same of the library

  static Map<String, String> ofLibrary(RegisterCounts counts, Unit unit) {
    ReleaseInRegister release = counts.release(unit);
    RegisterInRelease register = counts.register(unit);
    JournalistRisk risk = JournalistRisk.of(counts, unit);
    DeltaPresence presence = DeltaPresence.of(counts, unit);
    Map<String, String> figures = new TreeMap<>();
    figures.put("register-total", String.valueOf(register.total()));
    figures.put("classes", text(release.classes()));
    figures.put("units", text(release.units()));
    figures.put("absent-classes", String.valueOf(release.absentClasses()));
    figures.put("absent-units", String.valueOf(release.unitsInAbsentClasses()));
    figures.put("exceeded-classes", String.valueOf(release.exceededClasses()));
    figures.put("exceeded-units", String.valueOf(release.unitsInExceededClasses()));
    figures.put("register-units", text(register.units()));
    figures.put("k-map", text(risk.kMap()));
    figures.put("highest", text(risk.highest()));
    figures.put("mean", text(risk.mean()));
    figures.put("mean-from-register", text(risk.meanFromRegister()));
    figures.put("share-above-2", text(risk.shareAbove(2)));
    figures.put("share-above-3", text(risk.shareAbove(3)));
    figures.put("share-above-6", text(risk.shareAbove(6)));
    figures.put("jrc", text(risk.jRc()));
    figures.put("jrc-from-register", text(risk.jRcFromRegister()));
    figures.put("jrc-from-release", text(risk.jRcFromRelease()));
    figures.put("presence-lowest", text(presence.lowest()));
    figures.put("presence-highest", text(presence.highest()));
    return figures;
  }

  private static String text(Collection<PopulationBin> bins) {
    Map<Long, Long> map = new TreeMap<>();
    bins.forEach(b -> map.put(b.size(), b.count()));
    return map.toString();
  }

  static String text(Estimate estimate) {
    if (estimate instanceof Estimate.Undefined undefined) {
      return undefined.code();
    }
    if (estimate instanceof Estimate.Count count) {
      return String.valueOf(count.value());
    }
    var fraction = ((Estimate.Real) estimate).fraction();
    return fraction == null
        ? "no fraction"
        : fraction.getNumerator() + "/" + fraction.getDenominator();
  }

  static Set<String> differences(Map<String, String> a, Map<String, String> b) {
    Set<String> names = new TreeSet<>(a.keySet());
    names.addAll(b.keySet());
    names.removeIf(name -> String.valueOf(a.get(name)).equals(b.get(name)));
    return names;
  }
}
