package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.reidrisk.Resources;

/**
 * Reads a delimited file (RFC 4180, plain or gzip) in one pass: hashes it, checks it, encodes it.
 *
 * <p>Every row has as many cells as the header. The last empty line is ignored; another one is a
 * ragged row unless there is one column. A file that breaks a rule yields a {@link
 * TableFormatException} and no table; of several defects the first in the file is named.
 *
 * <p>UTF-8 is read by all threads of the resources at once, without a String per cell; other
 * encodings take one thread and several times as long, with the same result.
 */
public final class TableReader {
  private static final int START = 4;

  private final TableFormat format;
  private final Resources resources;
  private final Reading reading;

  private TableReader(TableFormat format, Resources resources, Reading reading) {
    this.format = Objects.requireNonNull(format);
    this.resources = Objects.requireNonNull(resources);
    this.reading = reading;
  }

  /**
   * A reader for files of one format. It encodes every column and samples rows; more can be left
   * out with {@link #withSamples}, {@link #withoutSamples} and, fastest of all, {@link
   * #withoutProfiles}; {@link #withColumns} names exceptions.
   *
   * @param format delimiter, encoding and what counts as missing
   * @return a reader that can read any number of files
   */
  public static TableReader of(TableFormat format) {
    return new TableReader(format, Resources.modest(), Reading.EVERYTHING);
  }

  /**
   * The same with other resources. The result is the same whatever they are.
   *
   * @param given threads, memory and who hears of progress
   * @return a changed copy
   */
  public TableReader with(Resources given) {
    return new TableReader(format, given, reading);
  }

  /**
   * The same without encoding columns that no figure needs: direct identifiers, undecided and other
   * columns, and pseudonyms where the patient is known by another column; all of them only as long
   * as their cells are compared as exact text. Their missing cells are counted; {@link
   * Column#encoded} tells them. Nothing is sampled.
   *
   * @return a changed copy
   */
  public TableReader withoutProfiles() {
    return new TableReader(format, resources, reading.with(false, false));
  }

  /**
   * The same with samples in the place of columns that no figure needs, the ones that {@link
   * #withoutProfiles} names, whatever their format: their missing and unparsed cells are counted
   * and {@link Column#sample} has some of their values. The memory that they take is bounded. Long
   * texts of other columns and {@linkplain Table#sampleRows rows} are sampled as well.
   *
   * @return a changed copy
   */
  public TableReader withSamples() {
    return new TableReader(format, resources, reading.with(false, true));
  }

  /**
   * The same with every column encoded and nothing sampled: {@link Table#sampleRows} fails, and
   * {@link Column#sample} where texts are not kept.
   *
   * @return a changed copy
   */
  public TableReader withoutSamples() {
    return new TableReader(format, resources, reading.with(true, false));
  }

  /**
   * The same with some columns encoded whatever their role, for those who compare them.
   *
   * @param names the columns by name; the list replaces an earlier one, and names of no column are
   *     passed over
   * @return a changed copy
   */
  public TableReader withColumns(Collection<String> names) {
    return new TableReader(format, resources, reading.withAlso(new HashSet<>(names)));
  }

  /**
   * The same without SHA-256 of an unpacked UTF-8 file, for tables that no record will name: such a
   * table has no {@linkplain Table#origin origin}.
   *
   * @return a changed copy
   */
  public TableReader withoutHash() {
    return new TableReader(format, resources, reading.withoutHash());
  }

  /**
   * Reads a file.
   *
   * @param file the file; gzip is unpacked while reading
   * @param classify decides what the columns are once their names are known; what it throws is
   *     passed on
   * @return the table, with its origin
   * @throws TableFormatException when the file is no table
   * @throws org.reidrisk.MemoryShortage when an estimate says that it will not fit
   * @throws IOException when the file cannot be opened or read
   */
  public Table read(Path file, Function<Header, Schema> classify) throws IOException {
    if (Files.isDirectory(file)) {
      throw new TableFormatException(
          "not-a-file", 0, "is a folder; name the exported file inside it");
    }
    Path name = file.getFileName();
    try (FileChannel channel = FileChannel.open(file);
        InputStream in = Channels.newInputStream(channel)) {
      return read(in, name == null ? "" : name.toString(), size(channel), classify);
    } catch (NoSuchFileException missing) {
      throw new TableFormatException(
          "no-such-file", 0, "does not exist; check the path of the export");
    }
  }

  /** A pipe has no size that is known beforehand. */
  private static long size(FileChannel channel) {
    try {
      return Math.max(0, channel.size());
    } catch (IOException unknown) {
      return 0;
    }
  }

  /**
   * Reads a stream.
   *
   * @param in the bytes as stored; read to its end, not closed
   * @param name base name of the file
   * @param classify decides what the columns are once their names are known
   * @return the table, with its origin
   * @throws TableFormatException when the stream is no table
   * @throws org.reidrisk.MemoryShortage when it does not fit
   * @throws IOException when the stream cannot be read
   */
  public Table read(InputStream in, String name, Function<Header, Schema> classify)
      throws IOException {
    return read(in, name, 0, classify);
  }

  private Table read(InputStream in, String name, long size, Function<Header, Schema> classify)
      throws IOException {
    HashingStream hashing = new HashingStream(in);
    PushbackInputStream stored = new PushbackInputStream(hashing, START);
    boolean packed = isPacked(stored, name);
    if (!packed) {
      return format.encoding().equals(UTF_8)
          ? fused(stored, hashing, name, size, classify)
          : decoding(stored, hashing, name, size, classify);
    }
    try (GzipStream text = new GzipStream(stored)) {
      return unpacking(text, hashing, name, size, classify);
    }
  }

  /** The bytes as stored are the text: they are hashed beside parsing. */
  private Table fused(
      InputStream stored,
      HashingStream hashing,
      String name,
      long size,
      Function<Header, Schema> classify)
      throws IOException {
    hashing.onlyCount();
    try (BlockHash hash =
        reading.hash() ? BlockHash.hashing(resources.threads() > 1) : BlockHash.none()) {
      FusedReader.Result result = fusedReader().read(stored, hash, hashing::count, size, classify);
      return result.table(
          reading.hash() ? origin(name, hash.digest(), hashing.count(), result.delimiter()) : null);
    }
  }

  private Table decoding(
      InputStream text,
      HashingStream hashing,
      String name,
      long size,
      Function<Header, Schema> classify)
      throws IOException {
    DecodingReader.Result result =
        new DecodingReader(format, resources, reading).read(text, hashing::count, size, classify);
    hashing.drain();
    return result.rows().build(origin(name, hashing.digest(), hashing.count(), result.delimiter()));
  }

  /**
   * Bytes as stored are hashed as they are unpacked. Only the end of the file tells whether they
   * are sound, and a damaged file is named as such rather than by what became of some row.
   */
  private Table unpacking(
      GzipStream text,
      HashingStream hashing,
      String name,
      long size,
      Function<Header, Schema> classify)
      throws IOException {
    try (BlockHash none = BlockHash.none()) {
      if (!format.encoding().equals(UTF_8)) {
        return decoding(keptOpen(text), hashing, name, size, classify);
      }
      FusedReader.Result result = fusedReader().read(text, none, hashing::count, size, classify);
      hashing.drain();
      return result.table(origin(name, hashing.digest(), hashing.count(), result.delimiter()));
    } catch (TableFormatException defect) {
      throw text.isWholeToItsEnd() ? defect : GzipStream.broken();
    }
  }

  /** The decoder closes what it reads, and the rest of the stream may yet have to be looked at. */
  private static InputStream keptOpen(InputStream text) {
    return new FilterInputStream(text) {
      @Override
      public void close() {}
    };
  }

  private FusedReader fusedReader() {
    return new FusedReader(format, resources, reading, BlockSource.BLOCK);
  }

  private Origin origin(String name, byte[] sha256, long bytes, char delimiter) {
    return new Origin(
        name, HexFormat.of().formatHex(sha256), bytes, delimiter, format.encoding().name());
  }

  /** Looks at the first bytes, which tell more about a file than its name. */
  private boolean isPacked(PushbackInputStream stored, String name) throws IOException {
    byte[] start = stored.readNBytes(START);
    stored.unread(start);
    if (begins(start, 0x1F, 0x8B)) {
      return true;
    }
    if (start.length > 0 && name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
      throw new TableFormatException(
          "broken-gzip", 0, "is named .gz and is no gzip file; rename it, or pack it");
    }
    if (begins(start, 'P', 'K', 3, 4)) {
      throw new TableFormatException(
          "not-text", 0, "is a spreadsheet or zip archive; export it as CSV");
    }
    boolean utf16 = begins(start, 0xFF, 0xFE) || begins(start, 0xFE, 0xFF);
    if (utf16 && format.encoding().equals(UTF_8)) {
      throw new TableFormatException(
          "undecodable-bytes",
          1,
          "line 1: is UTF-16 text; convert the file to UTF-8 or set the policy's table.encoding to"
              + " UTF-16");
    }
    return false;
  }

  private static boolean begins(byte[] start, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (start.length <= i || (start[i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
