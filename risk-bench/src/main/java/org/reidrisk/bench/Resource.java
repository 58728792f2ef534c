package org.reidrisk.bench;

/** What a process can be sparing with. */
enum Resource {
  WALL("wall"),
  CPU("CPU"),
  MEMORY("peak memory");

  private final String word;

  Resource(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  double of(Usage usage) {
    return switch (this) {
      case WALL -> usage.wallSeconds();
      case CPU -> usage.cpuSeconds();
      case MEMORY -> usage.peakMebibytes();
    };
  }
}
