package org.reidrisk.report.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.policy.PolicyYaml;

/** Opens the policy that a user names. */
final class PolicyFile {
  private PolicyFile() {}

  static Policy read(Path file) {
    if (Files.isDirectory(file)) {
      throw Failure.usage("policy-is-a-folder", file + ": is a folder; name the policy inside it");
    }
    try {
      return PolicyYaml.read(Files.readAllBytes(file));
    } catch (PolicyException e) {
      throw Failure.policy(file, e);
    } catch (NoSuchFileException e) {
      throw Failure.usage(
          "no-such-policy", file + ": does not exist; check the path of the policy");
    } catch (IOException e) {
      throw Failure.unreadablePolicy(file, e);
    }
  }
}
