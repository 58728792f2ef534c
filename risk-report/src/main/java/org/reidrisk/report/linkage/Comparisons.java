package org.reidrisk.report.linkage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.reidrisk.ReferencedFiles;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.report.linkage.Positions.Coarse;
import org.reidrisk.table.Column;
import org.reidrisk.value.Hierarchy;

/** Makes comparisons of row-level rules from encoded columns. */
final class Comparisons {
  private final String scenario;
  private final ReferencedFiles files;

  /**
   * Ready to compare.
   *
   * @param scenario the scenario's name, for messages
   * @param files where hierarchies come from
   */
  Comparisons(String scenario, ReferencedFiles files) {
    this.scenario = scenario;
    this.files = files;
  }

  /**
   * Compares two columns.
   *
   * @throws PolicyException when a hierarchy cannot be read, or the texts of a column were too many
   *     and too long to be kept while a rule needs them
   */
  Comparison compare(JoinColumn join, Column held, Column release) {
    Hierarchy tree = hierarchy(join.hierarchy());
    try {
      return switch (join.rule()) {
        case EXACT -> Equality.exact(join, held, release);
        case NORMALISED -> Equality.normalised(join, held, release);
        case CONTAINS -> Containment.compare(join, held, release, tree);
        case NUMBER, DATE, COMMON_SHIFT -> Tolerance.compare(join, held, release, Coarse.NOT);
        case SEQUENCE, SET -> throw new IllegalArgumentException("a rule of whole people");
      };
    } catch (IllegalStateException textsNotKept) {
      throw error(
          "join-column-too-long",
          "the cells of column \""
              + join.release()
              + "\" or of \""
              + join.held()
              + "\" are too long and too many for rule "
              + join.rule().word()
              + "; compare them with rule exact and one format, or shorten them");
    }
  }

  /** The same comparison when the released values are told less exactly. */
  static Comparison coarser(JoinColumn join, Column held, Column release, Coarse coarse) {
    return switch (join.rule()) {
      case EXACT -> Equality.coarse(join, held, release, coarse);
      case NUMBER, DATE, COMMON_SHIFT -> Tolerance.compare(join, held, release, coarse);
      default -> throw new IllegalArgumentException("not told by numbers");
    };
  }

  private @Nullable Hierarchy hierarchy(@Nullable String file) {
    if (file == null) {
      return null;
    }
    try (InputStream in = files.open(file)) {
      byte[] bytes = in.readAllBytes();
      return Hierarchy.parse(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (NoSuchFileException e) {
      throw error(
          "hierarchy-not-found",
          "the hierarchy " + file + " does not exist; its path begins at the policy's folder");
    } catch (CharacterCodingException e) {
      throw error("hierarchy-broken", "the hierarchy " + file + " is not UTF-8 text");
    } catch (IllegalArgumentException e) {
      throw error("hierarchy-broken", "the hierarchy " + file + " " + e.getMessage());
    } catch (IOException e) {
      throw error("hierarchy-broken", "the hierarchy " + file + " cannot be read");
    }
  }

  private PolicyException error(String code, String message) {
    return new PolicyException(code, 0, 0, "scenario " + scenario + ": " + message);
  }
}
