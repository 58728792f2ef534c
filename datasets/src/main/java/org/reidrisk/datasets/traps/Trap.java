package org.reidrisk.datasets.traps;

import java.util.List;
import org.reidrisk.datasets.bytes.SeededRandom;

/**
 * One kind of leak, and what only looks like it.
 *
 * @param kind its name, also in the names of files
 * @param visits the cohort that it needs
 * @param planted ways to hide the leak in a table
 * @param nearMisses ways to come close without leaking
 */
record Trap(String kind, Cohort.Visits visits, List<Variant> planted, List<Variant> nearMisses) {

  /** Changes a clean table. */
  @FunctionalInterface
  interface Planting {
    /** Plants, and returns the columns in which the leak is, or would be. */
    List<String> into(Export export, SeededRandom random);
  }

  /** A way to plant, under a name. */
  record Variant(String name, Planting planting) {}

  /** Names a way to plant. */
  static Variant variant(String name, Planting planting) {
    return new Variant(name, planting);
  }

  static Trap of(String kind, List<Variant> planted, List<Variant> nearMisses) {
    return new Trap(kind, Cohort.Visits.FEW, planted, nearMisses);
  }

  /** Makes the table with the leak, or the near miss; ways take turns from seed to seed. */
  TrapTable table(long seed, boolean plant) {
    Cohort cohort = Cohort.invent(visits, SeededRandom.of(seed, kind + " cohort"));
    Export export = Export.of(cohort, visits, SeededRandom.of(seed, kind + " export"));
    List<Variant> variants = plant ? planted : nearMisses;
    Variant variant = variants.get((int) Math.floorMod(seed - 1, (long) variants.size()));
    List<String> columns =
        variant.planting().into(export, SeededRandom.of(seed, kind + " planting"));
    return new TrapTable(
        kind, variant.name(), plant, columns.stream().map(export::header).toList(), export.file());
  }
}
