package org.reidrisk.bench.rival;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.reidrisk.bench.Figures;

/** FastCSV reads the file, a hash map holds the classes of rows. */
public final class FastCsvGrouping {
  private FastCsvGrouping() {}

  /**
   * Counts and prints.
   *
   * @param args the file, the quasi-identifiers
   * @throws IOException when the file cannot be read
   */
  public static void main(String[] args) throws IOException {
    List<String> columns = Arrays.asList(args).subList(1, args.length);
    System.out.println(count(Path.of(args[0]), columns).json());
  }

  static Figures count(Path file, List<String> columns) throws IOException {
    HashMapClasses classes = new HashMapClasses();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
      Iterator<CsvRecord> rows = reader.iterator();
      List<String> header = rows.next().getFields();
      int[] places = columns.stream().mapToInt(header::indexOf).toArray();
      while (rows.hasNext()) {
        CsvRecord row = rows.next();
        String[] cells = new String[places.length];
        for (int i = 0; i < cells.length; i++) {
          cells[i] = row.getField(places[i]);
        }
        classes.add(Arrays.asList(cells));
      }
    }
    return Figures.none()
        .with("program", Library.of(CsvReader.class))
        .withClasses(Figures.ROWS, classes.histogram());
  }
}
