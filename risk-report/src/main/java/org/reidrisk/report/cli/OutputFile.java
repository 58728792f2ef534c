package org.reidrisk.report.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** One file that appears as a whole or not at all, readable by its owner only. */
final class OutputFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private OutputFile() {}

  /**
   * Checks that a file may be written, before any work is done for it.
   *
   * @throws Failure when it is there and not forced, is a folder, or is the input
   */
  static void check(String option, Path file, boolean force, List<Path> inputs) {
    if (file.toString().isBlank()) {
      throw Failure.usage("bad-output", option + " names no file");
    }
    if (Files.isDirectory(file)) {
      throw Failure.usage("bad-output", file + ": is a folder; name a file inside it");
    }
    boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    if (there && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw Failure.usage(
          "bad-output", file + ": is a link or a device, not a file; name a file of its own");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
      throw Failure.usage("bad-output", folder + ": is a file, not a folder; name another file");
    }
    for (Path input : inputs) {
      try {
        if (Files.exists(file) && Files.exists(input) && Files.isSameFile(input, file)) {
          throw Failure.usage(
              "same-file", input + ": would be overwritten; choose another " + option);
        }
      } catch (IOException e) {
        throw Failure.unreadable(input, e);
      }
    }
    if (Files.exists(file) && !force) {
      throw exists(file);
    }
  }

  private static Failure exists(Path file) {
    return Failure.usage(
        "file-exists", file + ": exists already; name another file, or replace it with --force");
  }

  /**
   * Writes the file by way of a hidden sibling.
   *
   * @throws Failure when it cannot be written; nothing is left behind then
   */
  static void write(Path file, byte[] bytes, boolean force) {
    Path target = file.toAbsolutePath();
    Path temporary =
        target.resolveSibling("." + target.getFileName() + ".tmp-" + ProcessHandle.current().pid());
    try {
      Path folder = target.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try {
        Files.deleteIfExists(temporary);
        create(temporary);
        Files.write(temporary, bytes, StandardOpenOption.TRUNCATE_EXISTING);
        if (force) {
          Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        } else {
          Files.move(temporary, target);
        }
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    } catch (IOException e) {
      throw Failure.unwritable(file, e);
    }
  }

  private static void create(Path file) throws IOException {
    FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    try {
      Files.createFile(file, mode);
    } catch (UnsupportedOperationException noSuchModes) { // a file system without them
      Files.createFile(file);
    }
  }
}
