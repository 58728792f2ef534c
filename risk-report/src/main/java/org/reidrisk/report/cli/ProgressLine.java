package org.reidrisk.report.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.reidrisk.Progress;

/**
 * One line that says what is being done, written again and again and wiped at the end. It shows
 * only when people look at the stream, and only after a second.
 */
final class ProgressLine implements Progress, AutoCloseable {
  private static final long SECOND = 1_000_000_000L;
  private static final long BETWEEN = SECOND / 5;

  private final PrintWriter err;
  private final boolean shown;
  private final LongSupplier nanoTime;
  private final long began;
  private long written;
  private int width;

  ProgressLine(PrintWriter err, boolean shown, LongSupplier nanoTime) {
    this.err = err;
    this.shown = shown;
    this.nanoTime = nanoTime;
    this.began = nanoTime.getAsLong();
    this.written = began;
  }

  @Override
  public synchronized void at(Stage stage, long done, long total, long rows) {
    if (!shown) {
      return;
    }
    long now = nanoTime.getAsLong();
    if (now - began < SECOND || now - written < BETWEEN) {
      return;
    }
    written = now;
    write(text(stage, done, total, rows, (now - began) / (double) SECOND));
  }

  private static String text(Stage stage, long done, long total, long rows, double seconds) {
    StringBuilder text = new StringBuilder("reidrisk: ").append(stage.word());
    if (stage == Stage.READ) {
      if (total > 0) {
        text.append(String.format(Locale.ROOT, " %d %%", Math.min(100, 100 * done / total)));
      }
      text.append(String.format(Locale.ROOT, ", %,d rows", rows));
      text.append(String.format(Locale.ROOT, ", %.0f MB/s", done / 1e6 / seconds));
    } else {
      text.append(String.format(Locale.ROOT, " %,d rows", rows));
      if (total > 1) {
        text.append(stage == Stage.ENCODE ? ", column " : ", set ")
            .append(done + 1)
            .append(" of ")
            .append(total);
      }
    }
    return text.toString();
  }

  private void write(String text) {
    err.print('\r' + text + " ".repeat(Math.max(0, width - text.length())));
    err.flush();
    width = text.length();
  }

  /** Wipes the line. */
  @Override
  public synchronized void close() {
    if (width > 0) {
      err.print('\r' + " ".repeat(width) + '\r');
      err.flush();
      width = 0;
    }
  }
}
