package org.reidrisk.datasets.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A table on its way to a file: RFC 4180 with line feeds, UTF-8, one header row. Rows are held in
 * memory until the file is written.
 */
public final class CsvFile {
  private final int width;
  private final StringBuilder text = new StringBuilder();

  public CsvFile(List<String> header) {
    width = header.size();
    add(header);
  }

  /** Adds a row; it must be as wide as the header. */
  public void add(List<String> cells) {
    if (cells.size() != width) {
      throw new IllegalArgumentException("row has " + cells.size() + " cells, header " + width);
    }
    for (int i = 0; i < width; i++) {
      if (i > 0) {
        text.append(',');
      }
      String cell = cells.get(i);
      if (needsQuotes(cell)) {
        text.append('"').append(cell.replace("\"", "\"\"")).append('"');
      } else {
        text.append(cell);
      }
    }
    text.append('\n');
  }

  private static boolean needsQuotes(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }

  /** Writes the file, replacing an older one; a name that ends in {@code .gz} is compressed. */
  public void writeTo(Path file) throws IOException {
    byte[] bytes = text.toString().getBytes(UTF_8);
    boolean compressed = String.valueOf(file.getFileName()).endsWith(".gz");
    Files.write(file, compressed ? gzip(bytes) : bytes);
  }

  /**
   * Compresses with a header of its own: no file name, modification time 0, operating system
   * unknown. {@code GZIPOutputStream} writes another operating system on older JDKs.
   */
  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4);
    out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, (byte) 0xff});
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] buffer = new byte[1 << 16];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    } finally {
      deflater.end();
    }
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    writeLittleEndian(out, checksum.getValue());
    writeLittleEndian(out, bytes.length);
    return out.toByteArray();
  }

  private static void writeLittleEndian(ByteArrayOutputStream out, long value) {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write((int) (value >>> shift) & 0xff);
    }
  }
}
