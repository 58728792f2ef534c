package org.reidrisk.table;

import org.reidrisk.table.ColumnPlan.Fate;

/** One column as it is filled cell by cell, on one thread. */
sealed interface CellColumn permits ColumnEncoder, ColumnSampler {

  /** What a spelling means, and its key, of which the digests of rows are made. */
  interface Spelling {
    long low();

    long high();
  }

  /** Adds the cell of the next row. */
  Spelling add(String rawCell);

  /** The column of the cells so far. */
  Column column();

  /** A column that keeps what it is meant to, or more. */
  static CellColumn of(ColumnPlan plan, Reading reading) {
    return plan.is(Fate.SAMPLED)
        ? new ColumnSampler(plan.rule())
        : new ColumnEncoder(plan.rule(), reading.samples());
  }
}
