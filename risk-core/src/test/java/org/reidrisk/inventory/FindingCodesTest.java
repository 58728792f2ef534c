package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/inventory.md explains every finding that the inventory can make, and no other. */
class FindingCodesTest {
  private static final Path BASE = Path.of(System.getProperty("basedir", "."));

  /** Words that look like codes and are none. */
  private static final Set<String> OTHER_WORDS = Set.of("de-identified", "no-header");

  private static Set<String> codes() throws IOException {
    Pattern literal = Pattern.compile("\"([a-z]+(?:-[a-z0-9]+)+)\"");
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> sources = Files.list(BASE.resolve("src/main/java/org/reidrisk/inventory"))) {
      sources.forEach(
          source -> {
            try {
              Matcher word = literal.matcher(Files.readString(source));
              while (word.find()) {
                codes.add(word.group(1));
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    codes.removeAll(OTHER_WORDS);
    Arrays.stream(TextKind.values()).map(kind -> "text-" + kind.word()).forEach(codes::add);
    return codes;
  }

  @Test
  void everyCode_isExplained() throws IOException {
    String page = Files.readString(BASE.resolve("../docs/inventory.md"));
    String table = page.substring(page.indexOf("| finding |"), page.indexOf("Severities depend"));
    Set<String> explained = new TreeSet<>();
    Matcher code = Pattern.compile("`([a-z0-9-]+)`").matcher(table);
    while (code.find()) {
      explained.add(code.group(1));
    }
    explained.remove("assess");
    assertThat(explained).hasSizeGreaterThan(60).isEqualTo(codes());
  }
}
