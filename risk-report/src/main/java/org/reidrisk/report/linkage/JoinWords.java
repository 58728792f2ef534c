package org.reidrisk.report.linkage;

import java.math.BigDecimal;
import org.reidrisk.policy.ComparisonRule;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.policy.JoinColumn.Missing;
import org.reidrisk.policy.JoinColumn.Unit;
import org.reidrisk.record.LinkageResult.Join;

/** How two columns were compared, in the record's words. */
final class JoinWords {

  private JoinWords() {}

  static Join of(JoinColumn column) {
    return new Join(column.release(), column.held(), rule(column));
  }

  private static String rule(JoinColumn column) {
    StringBuilder words = new StringBuilder(column.rule().word());
    BigDecimal from = column.from();
    BigDecimal to = column.to();
    if (from != null && to != null) {
      words.append(", ");
      if (from.negate().compareTo(to) == 0) {
        words.append("within ").append(to.toPlainString());
        boolean one = to.compareTo(BigDecimal.ONE) == 0;
        return rest(words.append(one ? singular(unit(column)) : unit(column)), column);
      } else {
        words.append("from ").append(from.toPlainString());
        words.append(" to ").append(to.toPlainString());
      }
      words.append(unit(column));
    }
    return rest(words, column);
  }

  private static String rest(StringBuilder words, JoinColumn column) {
    if (column.repeats()) {
      words.append(", repeats counted");
    }
    if (column.hierarchy() != null) {
      words.append(", by hierarchy");
    }
    if (column.missing() == Missing.ANY) {
      words.append(", a missing cell matches anything");
    }
    return words.toString();
  }

  /** Units of time are plural words that end in s. */
  private static String singular(String unit) {
    return unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
  }

  private static String unit(JoinColumn column) {
    boolean days =
        column.rule() == ComparisonRule.COMMON_SHIFT || column.rule() == ComparisonRule.SEQUENCE;
    return days ? " days" : column.unit() == Unit.ONE ? "" : " " + column.unit().word();
  }
}
