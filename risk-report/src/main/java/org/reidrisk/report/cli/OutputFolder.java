package org.reidrisk.report.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A folder of results that appears as a whole or not at all.
 *
 * <p>Files are written to a hidden sibling and moved into place together. A folder that a former
 * run made is replaced; any other one is refused unless forced, and then its other files are kept.
 * Whatever a killed run left behind is cleaned up by the next one.
 */
final class OutputFolder implements AutoCloseable {
  static final String RECORD = "assessment.json";
  static final String REPORT = "report.pdf";

  private static final Pattern OURS =
      Pattern.compile("assessment\\.json|report(-[a-z]+)?(\\.[a-z]{2,3})?\\.(pdf|html)");
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private final Path target;
  private final Path temporary;
  private final Thread cleaner = new Thread(this::discard, "discard-output");
  private boolean finished;
  private boolean discarded;

  private OutputFolder(Path target, Path temporary) {
    this.target = target;
    this.temporary = temporary;
  }

  /**
   * Checks that the folder may be written, and makes its hidden sibling.
   *
   * @throws Failure when it may not or cannot
   */
  static OutputFolder open(Path folder, boolean force) {
    if (folder.toString().isBlank()) {
      throw Failure.usage("bad-output", "--out names no folder");
    }
    Path target = resolved(folder);
    Path parent = target.getParent();
    Path name = target.getFileName();
    if (parent == null || name == null) {
      throw Failure.usage("bad-output", "--out " + folder + ": names no folder");
    }
    try {
      createParents(folder, parent);
      recover(target, parent, name.toString());
      refuseForeign(folder, target, force);
      Path temporary = parent.resolve("." + name + ".tmp-" + ProcessHandle.current().pid());
      deleteTree(temporary);
      createFolder(temporary);
      OutputFolder opened = new OutputFolder(target, temporary);
      Runtime.getRuntime().addShutdownHook(opened.cleaner);
      return opened;
    } catch (IOException e) {
      throw Failure.unwritable(folder, e);
    }
  }

  private static void createParents(Path shown, Path parent) throws IOException {
    try {
      Files.createDirectories(parent);
    } catch (FileAlreadyExistsException e) {
      throw Failure.usage(
          "output-is-a-file", "--out " + shown + ": lies below a file; name a folder");
    }
  }

  /** A folder that exists is taken for what its links lead to. */
  private static Path resolved(Path folder) {
    try {
      return Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
    } catch (IOException e) {
      throw Failure.unwritable(folder, e);
    }
  }

  private static void refuseForeign(Path shown, Path target, boolean force) throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(target)) {
      throw Failure.usage(
          "output-is-a-file", "--out " + shown + ": is a file; name a folder for the results");
    }
    if (!force && !isEmpty(target) && !isOurs(target)) {
      throw Failure.usage(
          "output-not-ours",
          "--out "
              + shown
              + ": holds files that no assessment made; choose another folder, or --force to write"
              + " beside them");
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      return !entries.iterator().hasNext();
    }
  }

  /** Whether a former run made the folder. */
  static boolean isOurs(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve(RECORD))) {
      return false;
    }
    try (var in = Files.newInputStream(folder.resolve(RECORD))) {
      String start = new String(in.readNBytes(200), StandardCharsets.UTF_8);
      return start.contains("\"format\"") && start.contains("\"reidrisk\"");
    }
  }

  private static List<Path> foreign(Path folder) throws IOException {
    List<Path> foreign = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!OURS.matcher(String.valueOf(entry.getFileName())).matches()) {
          foreign.add(entry);
        }
      }
    }
    return foreign;
  }

  /** Cleans up after runs that were killed, and undoes a swap that was cut in half. */
  private static void recover(Path target, Path parent, String name) throws IOException {
    for (Path left : siblings(parent, "." + name + ".old-")) {
      if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(left, target, StandardCopyOption.ATOMIC_MOVE);
      } else if (!ownerLives(left)) {
        deleteTree(left);
      }
    }
    for (Path left : siblings(parent, "." + name + ".tmp-")) {
      if (!ownerLives(left)) {
        deleteTree(left);
      }
    }
  }

  private static List<Path> siblings(Path parent, String prefix) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
      for (Path entry : entries) {
        if (String.valueOf(entry.getFileName()).startsWith(prefix)) {
          found.add(entry);
        }
      }
    }
    return found;
  }

  private static boolean ownerLives(Path left) {
    String name = String.valueOf(left.getFileName());
    String pid = name.substring(name.lastIndexOf('-') + 1);
    if (!pid.matches("\\d{1,18}")) {
      return false;
    }
    Optional<ProcessHandle> owner = ProcessHandle.of(Long.parseLong(pid));
    return owner.isPresent() && owner.get().pid() != ProcessHandle.current().pid();
  }

  /** Writes one file of the result, readable by its owner only. */
  void write(String name, byte[] bytes) {
    writeFile(temporary.resolve(name), bytes, target);
  }

  /** Replaces one file inside an existing folder, at once. */
  static void replace(Path folder, String name, byte[] bytes) {
    Path temporary = folder.resolve("." + name + ".tmp-" + ProcessHandle.current().pid());
    try {
      writeFile(temporary, bytes, folder);
      Files.move(
          temporary,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw Failure.unwritable(folder.resolve(name), e);
    } finally {
      deleteQuietly(temporary);
    }
  }

  private static void writeFile(Path file, byte[] bytes, Path shown) {
    try {
      Files.deleteIfExists(file);
      Files.createFile(file, attributes(file, OWNER_ONLY));
      Files.write(file, bytes, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    } catch (IOException e) {
      throw Failure.unwritable(shown, e);
    }
  }

  /** Moves everything into place. */
  void finish() {
    Path old = target.resolveSibling("." + target.getFileName() + ".old-" + pid());
    try {
      if (Files.exists(target)) {
        for (Path kept : foreign(target)) {
          copyTree(kept, temporary.resolve(target.relativize(kept)));
        }
      }
      moveIntoPlace(old);
      deleteTree(old);
    } catch (IOException e) {
      restore(old);
      throw Failure.unwritable(target, e);
    } finally {
      close();
    }
  }

  /** Not while the files are being discarded, or half of them would be moved. */
  private synchronized void moveIntoPlace(Path old) throws IOException {
    if (discarded) {
      throw new IOException("the run was interrupted");
    }
    if (Files.exists(target)) {
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    finished = true;
  }

  private synchronized void restore(Path old) {
    if (!finished && Files.exists(old) && !Files.exists(target)) {
      try {
        Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException leftForTheNextRun) {
        return;
      }
    }
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }

  /** Removes what was written, unless it was moved into place. */
  @Override
  public void close() {
    discard();
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException shuttingDown) {
      return;
    }
  }

  private synchronized void discard() {
    discarded = true;
    if (!finished) {
      deleteQuietly(temporary);
    }
  }

  private static void createFolder(Path folder) throws IOException {
    Files.createDirectory(folder, attributes(folder, OWNER_FOLDER));
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static void copyTree(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
      return;
    }
    Files.createDirectory(to);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(from)) {
      for (Path entry : entries) {
        copyTree(entry, to.resolve(from.relativize(entry)));
      }
    }
  }

  private static void deleteQuietly(Path tree) {
    try {
      deleteTree(tree);
    } catch (IOException leftForTheNextRun) {
      return;
    }
  }

  private static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
