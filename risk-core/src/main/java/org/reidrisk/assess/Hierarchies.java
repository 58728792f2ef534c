package org.reidrisk.assess;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reidrisk.ReferencedFiles;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.policy.SensitiveDistance;
import org.reidrisk.table.Role;
import org.reidrisk.value.Hierarchy;

/** Reads the hierarchies that a policy names. */
final class Hierarchies {
  private Hierarchies() {}

  /** Trees by sensitive column; their hashes go into the settings. */
  static Map<String, Hierarchy> read(
      Policy policy, ReferencedFiles files, Map<String, String> settings) {
    Map<String, Hierarchy> trees = new LinkedHashMap<>();
    for (String column : policy.named(Role.SENSITIVE)) {
      var said = policy.column(column).orElseThrow();
      if (said.distance().kind() == SensitiveDistance.Kind.HIERARCHICAL) {
        byte[] bytes = bytes(said.distance().file(), files);
        settings.put("hierarchy-sha256 of " + column, sha256(bytes));
        try {
          String text =
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
          trees.put(column, Hierarchy.parse(text).canonical(said.format()));
        } catch (CharacterCodingException e) {
          throw error("hierarchy-broken", said.distance().file(), "is not UTF-8 text");
        } catch (IllegalArgumentException e) {
          throw error("hierarchy-broken", said.distance().file(), String.valueOf(e.getMessage()));
        }
      }
    }
    return trees;
  }

  private static byte[] bytes(String file, ReferencedFiles files) {
    try (InputStream in = files.open(file)) {
      return in.readAllBytes();
    } catch (NoSuchFileException e) {
      throw error(
          "hierarchy-not-found", file, "does not exist; its path begins at the policy's folder");
    } catch (IOException e) {
      throw error("hierarchy-broken", file, "cannot be read");
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static PolicyException error(String code, String file, String problem) {
    return new PolicyException(code, 0, 0, "the hierarchy " + file + " " + problem);
  }
}
