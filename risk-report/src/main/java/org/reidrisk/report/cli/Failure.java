package org.reidrisk.report.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reidrisk.MemoryShortage;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.record.RecordFormatException;
import org.reidrisk.table.TableFormatException;

/** An error that a person can mend: one line that says what, where and what to do. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final String code;
  private final String line;

  Failure(int exitCode, String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
    this.code = Objects.requireNonNull(code);
    this.line = message;
  }

  static Failure usage(String code, String message) {
    return new Failure(ExitCode.USAGE, code, message, null);
  }

  static Failure unreadable(Path file, TableFormatException e) {
    return new Failure(ExitCode.UNREADABLE, e.code(), file + ": " + e.getMessage(), e);
  }

  static Failure unreadable(Path file, RecordFormatException e) {
    return new Failure(ExitCode.UNREADABLE, e.code(), file + ": " + e.getMessage(), e);
  }

  static Failure unreadable(Path file, IOException e) {
    return new Failure(
        ExitCode.UNREADABLE,
        "cannot-read",
        file + ": cannot be read (" + reason(e) + "); check the path and its permissions",
        e);
  }

  static Failure policy(Path file, PolicyException e) {
    String place = e.line() == 0 ? "" : ":" + e.line() + (e.column() == 0 ? "" : ":" + e.column());
    return new Failure(ExitCode.USAGE, e.code(), file + place + ": " + e.getMessage(), e);
  }

  static Failure unreadablePolicy(Path file, IOException e) {
    return new Failure(
        ExitCode.USAGE,
        "cannot-read-policy",
        file + ": cannot be read (" + reason(e) + "); name the policy with --policy",
        e);
  }

  static Failure unwritable(Path target, IOException e) {
    return new Failure(
        ExitCode.EXHAUSTED,
        "cannot-write",
        target
            + ": cannot be written ("
            + reason(e)
            + "); choose another folder or make room, nothing was changed",
        e);
  }

  /** The reason without the path, which may be that of a temporary file. */
  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "access denied";
    }
    if (e instanceof FileSystemException fs && fs.getReason() != null) {
      return fs.getReason();
    }
    String message = e.getMessage();
    return message == null || message.contains("/") || message.contains("\\")
        ? e.getClass().getSimpleName()
        : message;
  }

  /** Any exception as a line for people. */
  static Failure of(Throwable thrown) {
    if (thrown instanceof Failure failure) {
      return failure;
    }
    if (thrown instanceof MemoryShortage shortage) {
      return new Failure(
          ExitCode.EXHAUSTED,
          "out-of-memory",
          shortage.getMessage()
              + "; give more with REIDRISK_JAVA_OPTS=-Xmx"
              + gigabytes(shortage.needed())
              + "g, or try --threads 1 and --temp-dir",
          shortage);
    }
    if (thrown instanceof OutOfMemoryError) {
      return new Failure(
          ExitCode.EXHAUSTED,
          "out-of-memory",
          "a heap of "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MB does not suffice; give more (REIDRISK_JAVA_OPTS=-Xmx8g gives 8 GB), or try"
              + " --threads 1",
          thrown);
    }
    if (thrown instanceof UncheckedIOException io && io.getCause() != null) {
      return new Failure(
          ExitCode.EXHAUSTED,
          "input-output",
          "reading or writing failed (" + reason(io.getCause()) + ")",
          thrown);
    }
    return new Failure(
        ExitCode.INTERNAL,
        "internal",
        "internal error ("
            + thrown.getClass().getSimpleName()
            + "); run again with --stacktrace and report it",
        thrown);
  }

  private static long gigabytes(long bytes) {
    return Math.max(1, (bytes + (1L << 30) - 1) >> 30);
  }

  int exitCode() {
    return exitCode;
  }

  /** What is wrong, where, and what to do. */
  String line() {
    return line;
  }

  String code() {
    return code;
  }
}
