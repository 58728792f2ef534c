package org.reidrisk.bench.rival;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.reidrisk.bench.Figures;

/** Commons CSV reads the file, a hash map holds the classes of rows. */
public final class CommonsCsvGrouping {
  private CommonsCsvGrouping() {}

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
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (BufferedReader text = Files.newBufferedReader(file, UTF_8);
        CSVParser parser = CSVParser.builder().setReader(text).setFormat(format).get()) {
      int[] places = columns.stream().mapToInt(name -> parser.getHeaderMap().get(name)).toArray();
      for (CSVRecord row : parser) {
        String[] cells = new String[places.length];
        for (int i = 0; i < cells.length; i++) {
          cells[i] = row.get(places[i]);
        }
        classes.add(Arrays.asList(cells));
      }
    }
    return Figures.none()
        .with("program", Library.of(CSVParser.class))
        .withClasses(Figures.ROWS, classes.histogram());
  }
}
