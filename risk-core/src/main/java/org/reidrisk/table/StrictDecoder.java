package org.reidrisk.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes a stream and refuses bytes that are not text in its encoding, naming the line; the JDK's
 * own reader would either replace them silently or not say where they are.
 */
final class StrictDecoder extends Reader {
  private final InputStream in;
  private final Charset charset;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).limit(0);
  private final CharBuffer chars = CharBuffer.allocate(1 << 16).limit(0);
  private boolean ended;
  private boolean flushed;
  private boolean broken;
  private boolean first = true;
  private boolean afterReturn;
  private long line = 1;
  private String tail = "";

  StrictDecoder(InputStream in, Charset charset) {
    this.in = in;
    this.charset = charset;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!chars.hasRemaining()) {
      if (broken && afterReturn) {
        // The line before the bad bytes is whole; the parser would look at them to be sure of it.
        afterReturn = false;
        target[offset] = '\n';
        return 1;
      }
      if (broken) {
        throw Defects.undecodable(line, charset);
      }
      if (flushed) {
        return -1;
      }
      decodeMore();
    }
    int count = Math.min(length, chars.remaining());
    chars.get(target, offset, count);
    return count;
  }

  private void decodeMore() throws IOException {
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, ended);
    while (result.isUnderflow() && !ended && chars.position() == 0) {
      refill();
      result = decoder.decode(bytes, chars, ended);
    }
    if (result.isUnderflow() && ended) {
      result = decoder.flush(chars);
      flushed = result.isUnderflow();
    }
    chars.flip();
    countLines();
    keepTail();
    if (result.isError()) {
      // What stands before the bad bytes is handed out first: it may hold an earlier defect.
      broken = true;
    }
    dropByteOrderMark();
  }

  private void refill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read < 0) {
      ended = true;
    } else {
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
  }

  private void countLines() {
    for (int i = 0; i < chars.limit(); i++) {
      char c = chars.get(i);
      if (c == '\r' || (c == '\n' && !afterReturn)) {
        line++;
      }
      afterReturn = c == '\r';
    }
  }

  private void keepTail() {
    int from = Math.max(0, chars.limit() - 4);
    String end = new String(chars.array(), from, chars.limit() - from);
    tail = (tail + end).substring(Math.max(0, tail.length() + end.length() - 4));
  }

  /** Whether the text read so far ends with a line that holds nothing, not even quotes. */
  boolean endsWithEmptyLine() {
    String withoutLast = tail.replaceFirst("(?:\\r\\n|\\r|\\n)$", "");
    return !withoutLast.equals(tail) && (withoutLast.endsWith("\n") || withoutLast.endsWith("\r"));
  }

  private void dropByteOrderMark() {
    if (first && chars.hasRemaining()) {
      first = false;
      if (chars.get(chars.position()) == '\uFEFF') {
        chars.get();
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
