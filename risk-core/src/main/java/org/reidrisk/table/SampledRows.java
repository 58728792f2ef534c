package org.reidrisk.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reidrisk.value.ValueFormat;

/** Sampled rows as they are written; they become a table when somebody asks for it. */
final class SampledRows {
  private final Schema schema;
  private final Header header;
  private final TableFormat format;
  private final char delimiter;
  private BottomSample.@Nullable Result rows;
  private @Nullable Table table;

  SampledRows(
      Schema schema, Header header, TableFormat format, char delimiter, BottomSample.Result rows) {
    this.schema = schema;
    this.header = header;
    this.format = format;
    this.delimiter = delimiter;
    this.rows = rows;
  }

  /** The rows as a table of texts, in the order of their digests. */
  synchronized Table table() {
    if (table == null) {
      table = parsed(Objects.requireNonNull(rows));
      rows = null;
    }
    return table;
  }

  private Table parsed(BottomSample.Result sampled) {
    byte[] text = written(sampled);
    List<ColumnSpec> specs = new ArrayList<>();
    List<CellRule> rules = new ArrayList<>();
    for (ColumnSpec spec : schema.columns()) {
      ColumnSpec asText =
          new ColumnSpec(
              spec.name(),
              spec.position(),
              spec.role(),
              spec.origin(),
              spec.knowledge(),
              ValueFormat.TEXT);
      specs.add(asText);
      rules.add(new CellRule(asText, format.trim(), format.missingValues()));
    }
    ColumnPart[] parts = rules.stream().map(ColumnPart::ofFew).toArray(ColumnPart[]::new);
    BlockParser parser = new BlockParser(delimiter, parts, null);
    List<BlockParser.Piece> pieces =
        parser.parse(text, 0, text.length - CellKey.SLACK, 0, false).pieces();
    int[] firstRow = new int[pieces.size()];
    int count = 0;
    for (int p = 0; p < firstRow.length; p++) {
      firstRow[p] = count;
      count += pieces.get(p).rows();
    }
    if (count != sampled.kept()) {
      throw new IllegalStateException("sampled rows cannot be read again");
    }
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < parts.length; c++) {
      int column = c;
      List<PieceColumn> own = new ArrayList<>();
      pieces.forEach(piece -> own.add(piece.column(column)));
      columns.add(
          new ColumnAssembly(rules.get(c), List.of(parts[c]), own, firstRow, count, null).few());
    }
    Schema asTexts = Schema.of(specs);
    Schema withEvents = schema.event().map(asTexts::withEvent).orElse(asTexts);
    return new Table(withEvents, header, columns, count, null, this);
  }

  /** One record behind the other; a line feed ends each. */
  private static byte[] written(BottomSample.Result sampled) {
    int length = 0;
    for (int i = 0; i < sampled.kept(); i++) {
      length = Math.addExact(length, sampled.bytes(i).length + 1);
    }
    byte[] text = new byte[length + CellKey.SLACK];
    int at = 0;
    for (int i = 0; i < sampled.kept(); i++) {
      byte[] row = sampled.bytes(i);
      System.arraycopy(row, 0, text, at, row.length);
      at += row.length;
      text[at++] = '\n';
    }
    return text;
  }
}
