package org.reidrisk.report.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.reidrisk.record.ToolVersion;

/** Version and commit of the running program, as the build wrote them down. */
final class BuildInfo {
  private static final String UNKNOWN = "unknown";

  private BuildInfo() {}

  static ToolVersion tool() {
    Properties build = new Properties();
    try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException unreadable) {
      build.clear();
    }
    return new ToolVersion("reidrisk", known(build, "version"), known(build, "commit"));
  }

  /** An unfiltered placeholder is as good as nothing. */
  private static String known(Properties build, String key) {
    String value = build.getProperty(key, UNKNOWN).strip();
    return value.isEmpty() || value.contains("${") ? UNKNOWN : value;
  }
}
