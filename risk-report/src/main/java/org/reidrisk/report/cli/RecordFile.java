package org.reidrisk.report.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.AssessmentJson;
import org.reidrisk.record.RecordFormatException;

/** The record in a folder that a former run wrote. */
final class RecordFile {
  private final Path file;
  private final byte[] bytes;
  private final Assessment assessment;

  private RecordFile(Path file, byte[] bytes, Assessment assessment) {
    this.file = file;
    this.bytes = bytes;
    this.assessment = assessment;
  }

  /**
   * Reads the record of a folder.
   *
   * @throws Failure when the folder holds none, or one that cannot be what a run wrote
   */
  static RecordFile in(Path folder) {
    if (Files.isRegularFile(folder)) {
      throw Failure.usage(
          "not-a-folder", folder + ": is a file; name the folder that assess wrote");
    }
    Path file = folder.resolve(OutputFolder.RECORD);
    byte[] bytes = read(file);
    try {
      return new RecordFile(file, bytes, AssessmentJson.read(bytes));
    } catch (RecordFormatException e) {
      throw Failure.unreadable(file, e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new Failure(
          ExitCode.UNREADABLE,
          "no-record",
          file + ": does not exist; name the folder that assess wrote",
          e);
    } catch (IOException e) {
      throw Failure.unreadable(file, e);
    }
  }

  Path file() {
    return file;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  Assessment assessment() {
    return assessment;
  }

  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
