package org.reidrisk.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Progress;
import org.reidrisk.Resources;

/**
 * Reads UTF-8 text straight into codes: blocks of the file go to several threads, each of which
 * parses and encodes at once; dictionaries are merged and patient keys numbered at the end.
 */
final class FusedReader {
  private static final int MOST_BLOCKS = 1 << 10;

  private final TableFormat format;
  private final Resources resources;
  private final Reading reading;
  private final int blockBytes;

  FusedReader(TableFormat format, Resources resources, Reading reading, int blockBytes) {
    this.format = format;
    this.resources = resources;
    this.reading = reading;
    this.blockBytes = blockBytes;
  }

  /** What was read: the table's columns and what belongs to them. */
  record Result(
      Schema schema,
      Header header,
      List<Column> columns,
      int rows,
      @Nullable SampledRows sample,
      char delimiter) {

    Table table(@Nullable Origin origin) {
      return new Table(schema, header, columns, rows, origin, sample);
    }
  }

  /**
   * Reads text to its end.
   *
   * @param text the bytes, unpacked
   * @param hash hashes the text on the way, or nothing
   * @param stored the bytes read so far as stored, for progress
   * @param total the bytes of the file as stored; 0 when unknown
   */
  Result read(
      InputStream text,
      BlockHash hash,
      LongSupplier stored,
      long total,
      Function<Header, Schema> classify)
      throws IOException {
    BlockSource source =
        new BlockSource(
            text,
            hash,
            Math.min(resources.threads(), MOST_BLOCKS) + 4,
            blockBytes,
            resources.memory());
    char delimiter = delimiter(source.peek());
    source.delimiter(delimiter);
    BlockSource.Block first = source.next();
    if (first == null) {
      throw Defects.empty();
    }
    BlockParser.FirstRecord names =
        BlockParser.first(first.bytes(), first.from(), first.to(), delimiter);
    if (names.defect() != null) {
      throw Defects.of(names.defect(), 1, 0, format.encoding());
    }
    Header header = Defects.header(names.cells());
    Schema schema = classify.apply(header);
    List<ColumnPlan> plans = ColumnPlan.of(schema, format, reading);
    RowSample sample = reading.samples() ? new RowSample(schema, header, format, delimiter) : null;
    Blocks blocks = new Blocks(source, first, names, delimiter, stored, total, plans, sample);
    Forecast forecast =
        Forecast.of(first, names.next(), delimiter, stored.getAsLong(), total, plans, reading);
    forecast.refuseWhatCannotFit(resources);
    try (KeySpill spill = forecast.needsSpill(resources) ? spill() : null) {
      blocks.parse(spill);
      blocks.requireAllGiven();
      blocks.checkDefects(header.size());
      int rows = blocks.rows();
      SampledRows sampled = sample == null ? null : sample.result();
      return new Result(schema, header, blocks.columns(rows), rows, sampled, delimiter);
    } catch (OutOfMemoryError e) {
      throw shortage(forecast.rows(), stored.getAsLong(), total, e);
    }
  }

  /** How much more would have done, judged by how far the memory lasted. */
  private RuntimeException shortage(long rows, long stored, long total, OutOfMemoryError e) {
    if (resources.memory() == Long.MAX_VALUE) {
      throw e;
    }
    double left = total > 0 && stored > 0 ? Math.max(1.0, total / (double) stored) : 1;
    long needed = (long) (resources.memory() * left * 1.5);
    return new MemoryShortage(
        rows > 0 ? "reading about " + rows + " rows" : "reading the file",
        needed,
        resources.memory());
  }

  /** What is wrong with the temporary folder must not be taken for a defect of the file. */
  private @Nullable KeySpill spill() {
    Path folder = resources.temporaryFolder().orElse(null);
    try {
      return folder == null ? null : KeySpill.in(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The given delimiter, or the one that the first line names up to the first malformed bytes. */
  private char delimiter(byte[] start) {
    if (start.length == 0) {
      throw Defects.empty();
    }
    Character given = format.delimiter();
    if (given != null) {
      return given;
    }
    byte[] padded = Arrays.copyOf(start, start.length + CellKey.SLACK);
    int malformed = Utf8.firstMalformed(padded, 0, start.length);
    return DelimiterFinder.find(
        i -> (char) (start[i] & 0xFF), malformed < 0 ? start.length : malformed);
  }

  /** The blocks of one file on their way to columns. */
  private final class Blocks {
    private final BlockSource source;
    private final BlockSource.Block first;
    private final BlockParser.FirstRecord names;
    private final char delimiter;
    private final LongSupplier stored;
    private final long total;
    private final List<ColumnPlan> plans;
    private final @Nullable RowSample rowSample;
    private final List<@Nullable BottomSample> valueSamples = new ArrayList<>();
    private final List<BlockParser.Parsed> parsed = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final AtomicLong rowsSoFar = new AtomicLong();
    private final List<ColumnPart[]> parts = new ArrayList<>();

    Blocks(
        BlockSource source,
        BlockSource.Block first,
        BlockParser.FirstRecord names,
        char delimiter,
        LongSupplier stored,
        long total,
        List<ColumnPlan> plans,
        @Nullable RowSample rowSample) {
      this.source = source;
      this.first = first;
      this.names = names;
      this.delimiter = delimiter;
      this.stored = stored;
      this.total = total;
      this.plans = plans;
      this.rowSample = rowSample;
      for (int i = 0; i < plans.size(); i++) {
        valueSamples.add(reading.samples() ? ValueSample.collector() : null);
      }
    }

    void parse(@Nullable KeySpill spill) {
      List<Callable<Integer>> workers = new ArrayList<>();
      for (int i = 0; i < resources.threads(); i++) {
        ColumnPart[] columns = new ColumnPart[plans.size()];
        Arrays.setAll(columns, c -> new ColumnPart(plans.get(c), valueSamples.get(c), spill));
        parts.add(columns);
        boolean begins = i == 0;
        workers.add(() -> parseBlocks(new BlockParser(delimiter, columns, rowSample), begins));
      }
      resources.inParallel(workers);
    }

    private int parseBlocks(BlockParser parser, boolean begins) {
      try {
        if (begins) {
          parse(parser, first, names.next());
        }
        BlockSource.Block block = next();
        while (block != null) {
          parse(parser, block, block.from());
          block = next();
        }
        return 0;
      } catch (RuntimeException | Error e) {
        source.stop();
        throw e;
      }
    }

    /** The next block; what stands in its way is told when all blocks before it were looked at. */
    private BlockSource.@Nullable Block next() {
      try {
        return source.next();
      } catch (IOException | TableFormatException e) {
        source.stop();
        failure.set(e);
        return null;
      }
    }

    private void parse(BlockParser parser, BlockSource.Block block, int from) {
      try {
        BlockParser.Parsed result =
            parser.parse(block.bytes(), from, block.to(), block.sequence(), block.last());
        parsed.add(result);
        long rows = rowsSoFar.addAndGet(result.rows());
        if (result.defect() != null || rows > Defects.MOST_ROWS) {
          source.stop();
        }
        resources.progress().at(Progress.Stage.READ, stored.getAsLong(), total, rows);
      } finally {
        source.release(block);
      }
    }

    /** The defect that stands first in the file wins, whichever thread found one first. */
    void checkDefects(int columns) throws IOException {
      parsed.sort(Comparator.comparingInt(BlockParser.Parsed::sequence));
      long lines = names.lines();
      for (BlockParser.Parsed block : parsed) {
        BlockParser.Defect defect = block.defect();
        if (defect != null) {
          throw Defects.of(defect, lines + 1, columns, format.encoding());
        }
        lines += block.lines();
      }
      if (rowsSoFar.get() > Defects.MOST_ROWS) {
        throw Defects.tooManyRows();
      }
      if (failure.get() instanceof IOException unread) {
        throw unread;
      }
      if (failure.get() instanceof TableFormatException defect) {
        throw defect.code().equals(Defects.ENDLESS_RECORD)
            ? Defects.endlessRecord(lines + 1, source.longest())
            : defect;
      }
    }

    /** Nothing else may end the threads but the end of the file, or what is told below. */
    void requireAllGiven() {
      boolean told =
          failure.get() != null
              || rowsSoFar.get() > Defects.MOST_ROWS
              || parsed.stream().anyMatch(block -> block.defect() != null);
      if (!told && !source.ended()) {
        throw new IllegalStateException("a file was not read to its end");
      }
    }

    int rows() {
      return Math.toIntExact(rowsSoFar.get());
    }

    List<Column> columns(int rows) {
      List<BlockParser.Piece> pieces = new ArrayList<>();
      parsed.forEach(block -> pieces.addAll(block.pieces()));
      parsed.clear();
      int[] firstRow = new int[pieces.size()];
      int row = 0;
      for (int p = 0; p < firstRow.length; p++) {
        firstRow[p] = row;
        row += pieces.get(p).rows();
      }
      @Nullable Column[] columns = new Column[plans.size()];
      List<Integer> withKeys = new ArrayList<>();
      List<Callable<Integer>> merges = new ArrayList<>();
      for (int c = 0; c < columns.length; c++) {
        int column = c;
        ColumnAssembly assembly = assembly(c, pieces, firstRow, rows);
        if (plans.get(c).is(ColumnPlan.Fate.SKIPPED)) {
          columns[c] = assembly.skipped();
        } else if (plans.get(c).is(ColumnPlan.Fate.SAMPLED)) {
          columns[c] = assembly.sampled();
        } else if (assembly.hasKeys()) {
          withKeys.add(c);
        } else {
          merges.add(
              () -> {
                columns[column] = assembly.merged();
                if (columns[column] != null) {
                  letGo(pieces, column);
                }
                return column;
              });
        }
      }
      resources.progress().at(Progress.Stage.ENCODE, 0, plans.size(), rows);
      resources.inParallel(merges);
      for (int c = 0; c < columns.length; c++) {
        if (columns[c] == null && !withKeys.contains(c)) {
          withKeys.add(c);
        }
      }
      // Keys are numbered by all threads together, one column after the other, to bound memory.
      for (int c : withKeys) {
        ColumnAssembly assembly = assembly(c, pieces, firstRow, rows);
        letGo(pieces, c);
        columns[c] = assembly.numbered(resources);
      }
      return Arrays.stream(columns).map(Objects::requireNonNull).toList();
    }

    private ColumnAssembly assembly(
        int column, List<BlockParser.Piece> pieces, int[] firstRow, int rows) {
      List<PieceColumn> own = new ArrayList<>();
      for (BlockParser.Piece piece : pieces) {
        PieceColumn part = piece.columns()[column];
        if (part != null) {
          own.add(part);
        }
      }
      return new ColumnAssembly(
          plans.get(column).rule(),
          parts.stream().map(p -> p[column]).toList(),
          own,
          firstRow,
          rows,
          valueSamples.get(column));
    }

    private static void letGo(List<BlockParser.Piece> pieces, int column) {
      pieces.forEach(piece -> piece.columns()[column] = null);
    }
  }
}
