package org.reidrisk.report.cli;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.reidrisk.ReferencedFiles;
import org.reidrisk.policy.EarlierRelease;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.Scenario;
import org.reidrisk.policy.TruthTable;

/** Files that a policy names, found from the folder that the policy lies in. */
final class BesidePolicy {
  private BesidePolicy() {}

  static ReferencedFiles of(Path policyFile) {
    return path -> {
      try {
        Path file = policyFile.resolveSibling(path);
        if (Files.isDirectory(file)) {
          throw new FileSystemException(path, null, "it is a folder");
        }
        return Files.newInputStream(file);
      } catch (InvalidPathException e) {
        throw new NoSuchFileException(path);
      }
    };
  }

  /** The earlier releases that a policy names, which no result may overwrite. */
  static List<Path> ofEarlierReleases(Policy policy, Path policyFile) {
    List<Path> files = new ArrayList<>();
    for (EarlierRelease earlier : policy.earlierReleases()) {
      try {
        files.add(policyFile.resolveSibling(earlier.file()));
      } catch (InvalidPathException e) {
        // No such file can be there; opening it says so.
      }
    }
    return files;
  }

  /** The files that a policy's scenarios name, which no result may overwrite. */
  static List<Path> ofScenarios(Policy policy, Path policyFile) {
    List<Path> files = new ArrayList<>();
    for (Scenario scenario : policy.allScenarios()) {
      TruthTable truth = scenario.truth();
      Stream.concat(
              Stream.of(scenario.holds().file(), truth == null ? null : truth.file()),
              scenario.join().stream().map(JoinColumn::hierarchy))
          .filter(Objects::nonNull)
          .forEach(
              file -> {
                try {
                  files.add(policyFile.resolveSibling(file));
                } catch (InvalidPathException e) {
                  // No such file can be there; opening it says so.
                }
              });
    }
    return files;
  }
}
