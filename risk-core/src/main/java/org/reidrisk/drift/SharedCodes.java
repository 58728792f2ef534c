package org.reidrisk.drift;

import java.util.function.IntUnaryOperator;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * The cells of one column in both releases under common codes: equal codes are equal values. Zero
 * is a missing cell.
 */
final class SharedCodes {
  private final Column here;
  private final Column there;
  private final int[] codeOfThere;
  private final int size;

  SharedCodes(Column here, Column there) {
    this.here = here;
    this.there = there;
    codeOfThere = here.codesOf(there);
    int next = here.distinct() + 1;
    for (int code = 1; code < codeOfThere.length; code++) {
      if (codeOfThere[code] < 0) {
        codeOfThere[code] = next++;
      }
    }
    size = next;
  }

  static SharedCodes of(String column, Table here, Table there) {
    return new SharedCodes(here.column(column), there.column(column));
  }

  /** Codes are below this number. */
  int size() {
    return size;
  }

  int[] here(Side side) {
    return side.codes(here);
  }

  int[] there(Side side) {
    return shared(side.codes(there));
  }

  /** The codes of all rows, whether they have a patient or not. */
  int[] hereByRow(int rows) {
    return byRow(here, rows);
  }

  int[] thereByRow(int rows) {
    return shared(byRow(there, rows));
  }

  private static int[] byRow(Column column, int rows) {
    int[] codes = new int[rows];
    column.copyCodes(0, codes, codes.length);
    return codes;
  }

  private int[] shared(int[] codes) {
    for (int i = 0; i < codes.length; i++) {
      codes[i] = codeOfThere[codes[i]];
    }
    return codes;
  }

  /** Something of each value, by common code; zero for a missing cell. */
  int[] ofValues(IntUnaryOperator ofHere, IntUnaryOperator ofThere) {
    int[] found = new int[size];
    for (int code = 1; code < codeOfThere.length; code++) {
      if (codeOfThere[code] > here.distinct()) {
        found[codeOfThere[code]] = ofThere.applyAsInt(code);
      }
    }
    for (int code = 1; code <= here.distinct(); code++) {
      found[code] = ofHere.applyAsInt(code);
    }
    return found;
  }

  Column columnHere() {
    return here;
  }

  Column columnThere() {
    return there;
  }
}
