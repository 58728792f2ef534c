package org.reidrisk.table;

/** The keys of the texts that count as missing. */
final class MissingKeys {
  private final long[] low;
  private final long[] high;

  MissingKeys(CellRule rule) {
    low = new long[rule.missingValues().size()];
    high = new long[low.length];
    CellKey key = new CellKey();
    int i = 0;
    for (String text : rule.missingValues()) {
      key.set(text, rule.isPatientKey());
      low[i] = key.low;
      high[i++] = key.high;
    }
  }

  boolean has(long keyLow, long keyHigh) {
    for (int i = 0; i < low.length; i++) {
      if (low[i] == keyLow && high[i] == keyHigh) {
        return true;
      }
    }
    return false;
  }
}
