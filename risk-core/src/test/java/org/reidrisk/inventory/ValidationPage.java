package org.reidrisk.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reidrisk.Resources;
import org.reidrisk.imaging.AttributeCatalogue;

/**
 * What {@code docs/validation.md} says: how often each kind of trap was told in folders that the
 * generator wrote, one for each seed. The same folders give the same page.
 */
final class ValidationPage {
  private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");

  static final Path FILE = ROOT.resolve("docs").resolve("validation.md");

  private static final String PLANTED = "planted";
  private static final String NEAR_MISS = "near miss";

  private final Map<String, TrapKind> kinds;
  private final Map<String, TrapTally> byKind = new LinkedHashMap<>();
  private final Map<String, Map<String, TrapTally>> byVariant = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();

  private ValidationPage(Map<String, TrapKind> kinds) {
    this.kinds = kinds;
  }

  /** What one table came to. */
  private record Told(LabelledTrap trap, boolean told) {}

  /**
   * The page.
   *
   * @param folder holds the folders {@code seed-N}
   */
  static String of(Path folder, Resources resources) throws IOException {
    List<Long> seeds = seeds(folder);
    Map<String, TrapKind> kinds = TrapKind.all();
    List<Callable<List<Told>>> tasks = new ArrayList<>();
    for (long seed : seeds) {
      tasks.add(() -> told(folder.resolve("seed-" + seed), kinds));
    }
    ValidationPage page = new ValidationPage(kinds);
    resources.inParallel(tasks).forEach(tables -> tables.forEach(page::count));
    page.write(seeds);
    return String.join("\n", page.lines) + "\n";
  }

  private static List<Long> seeds(Path folder) throws IOException {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .map(f -> f.getFileName().toString())
          .filter(name -> name.matches("seed-[0-9]{1,18}"))
          .map(name -> Long.valueOf(name.substring(5)))
          .sorted()
          .toList();
    }
  }

  private static List<Told> told(Path seed, Map<String, TrapKind> kinds) throws IOException {
    List<Told> told = new ArrayList<>();
    for (LabelledTrap trap : LabelledTrap.in(seed)) {
      told.add(new Told(trap, trap.found(kinds.get(trap.kind()))));
    }
    return told;
  }

  private void count(Told table) {
    LabelledTrap trap = table.trap();
    TrapTally one = TrapTally.NONE.with(trap.planted(), table.told());
    byKind.merge(trap.kind(), one, TrapTally::plus);
    byVariant
        .computeIfAbsent(trap.kind(), k -> new LinkedHashMap<>())
        .merge(
            (trap.planted() ? PLANTED : NEAR_MISS) + " | " + trap.variant(), one, TrapTally::plus);
  }

  private void write(List<Long> seeds) throws IOException {
    long imperfect = byKind.values().stream().filter(t -> !t.perfect()).count();
    head(seeds, imperfect);
    kinds();
    variants();
    signs();
  }

  private void head(List<Long> seeds, long imperfect) throws IOException {
    paragraph(
        "# How often the inventory is right",
        "",
        "Written by `scripts/validate-detectors`; do not edit it by hand. Tool version "
            + version()
            + ", catalogue "
            + AttributeCatalogue.builtIn().edition()
            + ", seeds "
            + seeds.get(0)
            + " to "
            + seeds.get(seeds.size() - 1)
            + ".",
        "",
        "Each of "
            + byKind.size()
            + " kinds of leak is planted into an invented export of about two hundred rows, once for"
            + " each seed; a second export of the same seed comes near without leaking. The generator"
            + " (`org.reidrisk.datasets.traps` in `datasets`) labels the columns. A leak counts as"
            + " found when `reidrisk init` gives a sign of that very leak, listed at the end, about a"
            + " labelled column; any such sign in a near miss is a false alarm. Kinds marked with *"
            + " depend on roles: `reidrisk assess` looks for them, by a policy with the roles that"
            + " `init` proposes, or with another one for a labelled column, listed there too. Typed"
            + " text is called other, since little is said of what is to be left out anyway.",
        "",
        "Recall is the share of planted leaks that were found; precision is the share of signs that"
            + " were right, here where a table leaks as often as not. In brackets are Wilson's"
            + " intervals at 95 %. They take the tables for independent draws, which they are not:"
            + " ways to plant take turns from seed to seed, so what is missed once is missed every"
            + " time that its turn comes. Read the second table with the first, and take none of it"
            + " for the rates in exports of yours: these traps were invented by people who knew the"
            + " tool's purpose, and nobody can plant what nobody has thought of.",
        "",
        "Of the "
            + byKind.size()
            + " kinds, "
            + (byKind.size() - imperfect)
            + " are told without a mistake.",
        "",
        "## Kinds",
        "");
  }

  private void kinds() {
    lines.add("| kind | planted: found | near misses: false alarms | recall | precision |");
    lines.add("|---|---:|---:|---:|---:|");
    byKind.forEach((kind, tally) -> row(name(kind), tally));
    // No interval for all kinds together: they are no sample of anything.
    TrapTally all = byKind.values().stream().reduce(TrapTally.NONE, TrapTally::plus);
    row("all", all, all.recall().percent(), all.precision().percent());
    lines.add("");
  }

  private String name(String kind) {
    return "`" + kind + "`" + (kinds.get(kind).needsPolicy() ? "*" : "");
  }

  private void row(String name, TrapTally tally) {
    row(name, tally, tally.recall().text(), tally.precision().text());
  }

  private void row(String name, TrapTally tally, String recall, String precision) {
    lines.add(
        "| "
            + String.join(
                " | ",
                name,
                tally.found() + " of " + tally.planted(),
                tally.raised() + " of " + tally.nearMisses(),
                recall,
                precision)
            + " |");
  }

  private void variants() {
    paragraph(
        "## Mistakes, by the way in which it was done",
        "",
        "All ways of each kind with a mistake.",
        "",
        "| kind | table | way | right |",
        "|---|---|---|---:|");
    byVariant.forEach(
        (kind, ways) -> {
          if (!byKind.getOrDefault(kind, TrapTally.NONE).perfect()) {
            ways.forEach((way, tally) -> lines.add(variant(kind, way, tally)));
          }
        });
    lines.add("");
  }

  private static String variant(String kind, String way, TrapTally tally) {
    long right = tally.found() + tally.nearMisses() - tally.raised();
    long all = tally.planted() + tally.nearMisses();
    String figure = right + " of " + all;
    return "| `"
        + kind
        + "` | "
        + way
        + " | "
        + (right < all ? "**" + figure + "**" : figure)
        + " |";
  }

  private void signs() {
    paragraph(
        "## What counts as found",
        "",
        "Codes of findings; `claim:` a contradicted claim; `safe-harbor:` a letter of the checklist"
            + " that is present.",
        "",
        "| kind | the leak | the policy calls the column | signs |",
        "|---|---|---|---|");
    for (String name : byKind.keySet()) {
      TrapKind kind = kinds.get(name);
      String signs =
          new TreeSet<>(kind.signs())
              .stream().map(s -> "`" + s + "`").collect(Collectors.joining(", "));
      lines.add(
          "| " + name(name) + " | " + kind.leak() + " | " + kind.word() + " | " + signs + " |");
    }
  }

  private void paragraph(String... more) {
    lines.addAll(List.of(more));
  }

  private static String version() throws IOException {
    Matcher version =
        Pattern.compile("<artifactId>reidrisk-parent</artifactId>\\s*<version>([^<]+)</version>")
            .matcher(Files.readString(ROOT.resolve("pom.xml")));
    if (!version.find()) {
      throw new IllegalStateException("the root pom.xml names no version");
    }
    return version.group(1);
  }
}
