package org.reidrisk.report.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Resources;
import org.reidrisk.imaging.AttributeCatalogue;
import org.reidrisk.imaging.CatalogueFormatException;
import org.reidrisk.inventory.Inventory;
import org.reidrisk.inventory.PolicyDraft;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;
import org.reidrisk.table.TableFormatException;
import org.reidrisk.table.TableReader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From an export that nobody has annotated to an inventory and the draft of a policy. */
@Command(
    name = "init",
    header = "Inventory an export and draft a policy for it.",
    description = {
      "Reads EXPORT (CSV with a header line, plain or gzip), recognises its columns, looks for leaks"
          + " inside their values, and prints what it found, worst first.",
      "Writes a policy draft with a role and a reason for every column. Roles that a tool cannot"
          + " know are \"undecided\": a person replaces them, then reidrisk assess can decide."
    },
    footerHeading =
        "%nExit codes: 0 draft written, 2 usage error (nothing written), 4 unreadable input,"
            + " 71 out of memory%nor the draft cannot be written.%n%nExample:%n",
    footer = "  reidrisk init datasets/chest-imaging/release.csv --out out/policy.yaml")
final class InitCommand implements Callable<Integer> {
  private final Console console;
  private final Map<String, String> environment;
  private final Clock clock;

  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private ResourceOptions machine = new ResourceOptions();

  @Parameters(paramLabel = "EXPORT", description = "The export.")
  private Path export = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "POLICY",
      description = "The file for the draft (default: ./policy.yaml).")
  private Path out = Path.of("policy.yaml");

  @Option(names = "--force", description = "Replace the draft if it is there.")
  private boolean force;

  @Option(
      names = "--delimiter",
      paramLabel = "D",
      converter = Delimiter.class,
      description = "Between cells: comma, semicolon, tab or | (default: found in the file).")
  private @Nullable Character delimiter;

  @Option(
      names = "--encoding",
      paramLabel = "E",
      converter = Encoding.class,
      description = "The character encoding (default: UTF-8).")
  private Charset encoding = UTF_8;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description =
          "A catalogue of attributes that replaces the tool's own; see docs/catalogue.md.")
  private @Nullable Path catalogueFile;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "No date in the export is taken to lie behind it (default: today in UTC).")
  private @Nullable String asOf;

  /** The four delimiters of a policy, by name or as they are. */
  private static final class Delimiter implements CommandLine.ITypeConverter<Character> {
    @Override
    public Character convert(String text) {
      return switch (text) {
        case ",", "comma" -> ',';
        case ";", "semicolon" -> ';';
        case "\t", "tab" -> '\t';
        case "|" -> '|';
        default ->
            throw new CommandLine.TypeConversionException("takes comma, semicolon, tab or |");
      };
    }
  }

  /** An encoding that this Java platform knows. */
  private static final class Encoding implements CommandLine.ITypeConverter<Charset> {
    @Override
    public Charset convert(String text) {
      try {
        return Charset.forName(text);
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        throw new CommandLine.TypeConversionException("takes a name such as ISO-8859-1");
      }
    }
  }

  InitCommand(Console console, Map<String, String> environment, Clock clock) {
    this.console = console;
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    OutputFile.check(
        "--out",
        out,
        force,
        catalogueFile == null ? List.of(export) : List.of(export, catalogueFile));
    try (ProgressLine progress = console.progress(common)) {
      return init(machine.resources(progress), progress);
    }
  }

  private int init(Resources resources, ProgressLine progress) {
    AttributeCatalogue catalogue = catalogue();
    LocalDate date = AsOf.of(asOf, environment, clock);
    TableFormat format = TableFormat.strict().withEncoding(encoding);
    if (delimiter != null) {
      format = format.withDelimiter(delimiter);
    }
    Table table = read(format, catalogue, resources);
    Set<String> placeholders = Inventory.placeholders(table, catalogue, resources);
    if (!placeholders.isEmpty()) {
      Set<String> missing = new LinkedHashSet<>(format.missingValues());
      missing.addAll(placeholders);
      format = format.withMissingValues(missing);
      table = read(format, catalogue, resources);
    }
    Inventory inventory = Inventory.of(table, catalogue, date, resources);
    progress.close();
    Path name = export.getFileName();
    String draft =
        PolicyDraft.of(inventory, name == null ? "" : name.toString(), format, besideDraft());
    OutputFile.write(out, draft.getBytes(UTF_8), force);
    InventoryTable shown = new InventoryTable(inventory, out);
    console.result(common, shown.text(), shown.json());
    return ExitCode.DONE;
  }

  private Table read(TableFormat format, AttributeCatalogue catalogue, Resources resources) {
    try {
      return TableReader.of(format)
          .with(resources)
          .withoutHash()
          .read(export, header -> Inventory.schema(header, catalogue));
    } catch (TableFormatException e) {
      // There is no policy yet that could name the encoding.
      String message =
          String.valueOf(e.getMessage())
              .replace("set the policy's table.encoding to", "give --encoding")
              .replace("name its encoding in the policy's table.encoding", "name it by --encoding");
      throw new Failure(ExitCode.UNREADABLE, e.code(), export + ": " + message, e);
    } catch (IOException e) {
      throw Failure.unreadable(export, e);
    }
  }

  private AttributeCatalogue catalogue() {
    if (catalogueFile == null) {
      return AttributeCatalogue.builtIn();
    }
    try (InputStream in = Files.newInputStream(catalogueFile)) {
      return AttributeCatalogue.read(in);
    } catch (CatalogueFormatException e) {
      throw Failure.usage(e.code(), catalogueFile + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      throw Failure.usage(
          "no-such-catalogue", catalogueFile + ": does not exist; check the path of the catalogue");
    } catch (IOException e) {
      throw Failure.unreadable(catalogueFile, e);
    }
  }

  /** The catalogue as the draft has to name it: from its own folder. */
  private @Nullable String besideDraft() {
    if (catalogueFile == null) {
      return null;
    }
    Path folder = out.toAbsolutePath().normalize().getParent();
    Path file = catalogueFile.toAbsolutePath().normalize();
    Path named =
        folder != null && Objects.equals(folder.getRoot(), file.getRoot())
            ? folder.relativize(file)
            : file;
    return named.toString().replace('\\', '/');
  }
}
