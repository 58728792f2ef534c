package org.reidrisk.arx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page names every reason that a comparison can have, and no other. */
class ArxDocumentationTest {
  private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");

  @Test
  void everyReason_standsInThePage() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "cross-check.md"));
    Set<String> documented =
        FIRST_CELL
            .matcher(page)
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> codes =
        Stream.concat(
                Arrays.stream(Difference.values()).map(Difference::code),
                Stream.concat(
                    Arrays.stream(NotCompared.values()).map(NotCompared::code),
                    Stream.of("peer-failed")))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented).isEqualTo(codes);
  }

  @Test
  void everyReason_isOnePlainSentenceOrTwo() {
    Stream.concat(
            Arrays.stream(Difference.values()).map(d -> d.reason().text()),
            Arrays.stream(NotCompared.values()).map(n -> n.estimate().text()))
        .forEach(text -> assertThat(text).matches("[A-Z].*\\.").doesNotContain("  "));
  }
}
