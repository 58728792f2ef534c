package org.reidrisk.report.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reidrisk.OneLine;

/** What people and pipelines read: results on one stream, errors on the other. */
final class Console {
  private static final JsonMapper JSON = new JsonMapper();

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean terminal;

  Console(PrintWriter out, PrintWriter err) {
    this(out, err, false);
  }

  /** The streams, and whether the second one is a terminal. */
  Console(PrintWriter out, PrintWriter err, boolean terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** A line of progress on the error stream, if people look at it. */
  ProgressLine progress(CommonOptions options) {
    return new ProgressLine(err, terminal && !options.quiet(), System::nanoTime);
  }

  PrintWriter out() {
    return out;
  }

  PrintWriter err() {
    return err;
  }

  /** Prints a result in the form that was asked for. */
  void result(CommonOptions options, String text, Map<String, Object> json) {
    if (options.json()) {
      out.println(JSON.valueToTree(json).toString());
    } else if (!options.quiet()) {
      out.print(text);
    }
    out.flush();
  }

  /**
   * Prints what people may want to know beside the result, on the error stream; empty is nothing.
   */
  void remark(CommonOptions options, String text) {
    if (!text.isEmpty() && !options.json() && !options.quiet()) {
      err.println("reidrisk: " + OneLine.of(text));
      err.flush();
    }
  }

  /** Prints an error as one line, whatever its message holds. */
  void failure(Failure failure, boolean asJson, boolean stacktrace) {
    String line = OneLine.of(failure.line());
    if (asJson) {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("code", failure.code());
      error.put("message", line);
      error.put("exit", failure.exitCode());
      err.println(JSON.valueToTree(Map.of("error", error)).toString());
    } else {
      err.println("reidrisk: " + line);
    }
    if (stacktrace) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      err.print(trace);
    }
    err.flush();
  }
}
