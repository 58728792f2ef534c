package org.reidrisk.inventory;

import java.util.EnumSet;
import java.util.Set;

/**
 * Says which kinds of identifying text a value holds. It looks at every character once or a bounded
 * number of times. One scanner serves one thread; what it answers depends on the value alone.
 */
final class TextScanner {
  private final Runs runs = new Runs();

  /** The kinds that a text holds. */
  static Set<TextKind> kinds(String text) {
    int mask = new TextScanner().mask(text);
    EnumSet<TextKind> kinds = EnumSet.noneOf(TextKind.class);
    for (TextKind kind : TextKind.values()) {
      if (kind.in(mask)) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  /** The kinds that a text holds, one bit each. */
  int mask(String text) {
    runs.cut(text);
    int mask = 0;
    if (runs.anyLetter()) {
      mask |= NameScan.in(runs);
      mask |= AddressScan.in(runs.text());
    }
    if (runs.anyDigit()) {
      mask |= HexScan.in(runs) ? TextKind.CODE.bit() : 0;
      mask |= NumberScan.chains(runs);
      mask |= DateScan.mask(runs);
      mask |= AgeScan.in(runs) ? TextKind.AGE.bit() : 0;
      mask |= PhoneScan.in(runs) ? TextKind.PHONE.bit() : 0;
      mask |= NumberScan.numbers(runs);
    }
    return mask;
  }

  /** The runs of the text that was scanned last. */
  Runs runs() {
    return runs;
  }
}
