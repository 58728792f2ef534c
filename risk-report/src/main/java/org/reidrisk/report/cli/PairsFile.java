package org.reidrisk.report.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import org.reidrisk.OneLine;
import org.reidrisk.policy.Policy;
import org.reidrisk.report.linkage.Linkage;

/**
 * Pairs that attacks found, for the internal annex: by the numbers of their rows, so that the file
 * says nothing to anybody who does not hold both tables.
 */
final class PairsFile implements Linkage.Pairs {
  private final StringBuilder text = new StringBuilder();

  PairsFile(Policy policy) {
    text.append("# INTERNAL, identifies people: pairs found in release ")
        .append(OneLine.of(policy.release().id()))
        .append("; do not pass on, destroy after use\n")
        .append("scenario,held_row,release_row\n");
  }

  @Override
  public void pair(String scenario, long heldRow, long releaseRow) {
    text.append('"')
        .append(scenario.replace("\"", "\"\""))
        .append("\",")
        .append(heldRow)
        .append(',')
        .append(releaseRow)
        .append('\n');
  }

  /** Writes the file, readable by its owner only. */
  void write(Path file, boolean force) {
    OutputFile.write(file, text.toString().getBytes(UTF_8), force);
  }
}
