package org.reidrisk.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the cells of one column, row after row, into codes. */
final class ColumnEncoder {
  private final ColumnSpec spec;
  private final boolean trim;
  private final Set<String> missingValues;
  private final Map<String, Integer> codeByCell = new HashMap<>();
  private final Map<String, Integer> codeByValue = new HashMap<>();
  private final Set<Integer> unparsedCodes = new HashSet<>();
  private int[] codes = new int[1024];
  private int rows;
  private long missing;
  private long unparsed;

  ColumnEncoder(ColumnSpec spec, boolean trim, Set<String> missingValues) {
    this.spec = spec;
    this.trim = trim;
    this.missingValues = missingValues;
  }

  void add(String rawCell) {
    if (rows == codes.length) {
      codes = Arrays.copyOf(codes, Math.max(rows + 1, (int) Math.min(rows * 2L, 0x7FFFFFF0)));
    }
    String cell = trim ? rawCell.strip() : rawCell;
    Integer known = codeByCell.get(cell);
    int code = known != null ? known : encode(cell);
    if (code == Column.MISSING) {
      missing++;
    } else if (!unparsedCodes.isEmpty() && unparsedCodes.contains(code)) {
      unparsed++;
    }
    codes[rows++] = code;
  }

  private int encode(String cell) {
    int code;
    // Rows without a key are nobody's; a blank key would make them one person.
    boolean noKey = spec.role() == Role.PATIENT_KEY && cell.isBlank();
    if (noKey || missingValues.contains(cell)) {
      code = Column.MISSING;
    } else {
      Optional<String> canonical = spec.format().canonical(cell);
      String value = canonical.orElse(cell);
      if (missingValues.contains(value)) {
        code = Column.MISSING;
      } else {
        code = codeByValue.computeIfAbsent(value, v -> codeByValue.size() + 1);
        if (canonical.isEmpty()) {
          unparsedCodes.add(code);
        }
      }
    }
    codeByCell.put(cell, code);
    return code;
  }

  Column column() {
    String[] dictionary = new String[codeByValue.size()];
    codeByValue.forEach((value, code) -> dictionary[code - 1] = value);
    return new Column(
        spec, Codes.pack(codes, rows, dictionary.length), dictionary, missing, unparsed);
  }
}
