package org.reidrisk.bench.hot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.reidrisk.bench.ExportGenerator;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Header;
import org.reidrisk.table.Role;
import org.reidrisk.table.Schema;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;
import org.reidrisk.table.TableReader;

/** An export in memory, and its eight quasi-identifiers. */
final class ExportBytes {
  static final int ROWS = 200_000;
  private static final long SEED = 1;
  private static final Set<String> OTHERS = Set.of("AccessionNumber", "Diagnosis");

  private final byte[] csv;

  ExportBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new ExportGenerator(SEED).write(bytes, ROWS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    csv = bytes.toByteArray();
  }

  Table read() {
    try {
      return TableReader.of(TableFormat.strict())
          .read(new ByteArrayInputStream(csv), "export.csv", ExportBytes::schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema schema(Header header) {
    List<ColumnSpec> columns = new ArrayList<>();
    for (String name : ExportGenerator.COLUMNS) {
      Role role =
          name.equals("PatientID")
              ? Role.PATIENT_KEY
              : OTHERS.contains(name) ? Role.OTHER : Role.QUASI_IDENTIFIER;
      columns.add(new ColumnSpec(name, columns.size() + 1, role));
    }
    return Schema.of(columns);
  }
}
