package org.reidrisk.report.cli;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.reidrisk.ReferencedFiles;

/** Files that a policy names, found from the folder that the policy lies in. */
final class BesidePolicy {
  private BesidePolicy() {}

  static ReferencedFiles of(Path policyFile) {
    return path -> {
      try {
        InputStream in = Files.newInputStream(policyFile.resolveSibling(path));
        return in;
      } catch (InvalidPathException e) {
        throw new NoSuchFileException(path);
      }
    };
  }
}
