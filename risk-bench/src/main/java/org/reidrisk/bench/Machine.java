package org.reidrisk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a comparison ran on.
 *
 * @param processors as the Java virtual machine sees them
 * @param model of the processor
 * @param gibibytes of memory
 * @param java the virtual machine of the other Java programs
 */
record Machine(int processors, String model, double gibibytes, String java) {

  static Machine here() throws IOException {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        field(Path.of("/proc/cpuinfo"), "model name"),
        kibibytes(field(Path.of("/proc/meminfo"), "MemTotal")) / (1 << 20),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
  }

  private static double kibibytes(String text) {
    String digits = text.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? Double.NaN : Double.parseDouble(digits);
  }

  private static String field(Path file, String name) throws IOException {
    if (!Files.exists(file)) {
      return "unknown";
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    }
  }

  List<String> lines() {
    return List.of(
        String.format(
            Locale.ROOT, "%d processors (%s), %.1f GiB of memory", processors, model, gibibytes),
        "Java: " + java);
  }
}
