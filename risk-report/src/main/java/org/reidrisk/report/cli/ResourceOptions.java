package org.reidrisk.report.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Progress;
import org.reidrisk.Resources;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Options of verbs that read an export: what they may use of the machine. */
final class ResourceOptions {
  @Option(
      names = "--temp-dir",
      paramLabel = "D",
      description =
          "A folder for patient keys that do not fit in memory while reading; without it they must"
              + " fit. Nothing is left there.")
  private @Nullable Path temporaryFolder;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = ThreadCount.class,
      description = "Threads to read and measure with (default: one per processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** A number of threads that a machine may have. */
  private static final class ThreadCount implements CommandLine.ITypeConverter<Integer> {
    private static final Pattern SENSIBLE = Pattern.compile("0*[1-9][0-9]{0,2}");

    @Override
    public Integer convert(String text) {
      if (!SENSIBLE.matcher(text).matches()) {
        throw new CommandLine.TypeConversionException("takes a number from 1 to 999");
      }
      return Integer.valueOf(text);
    }
  }

  /** What the options allow; a wrong folder is a usage error. */
  Resources resources(Progress progress) {
    Resources resources =
        Resources.modest()
            .withThreads(threads)
            .withMemory(Runtime.getRuntime().maxMemory())
            .withProgress(progress);
    if (temporaryFolder == null) {
      return resources;
    }
    String wrong =
        !Files.exists(temporaryFolder)
            ? "does not exist; make it, or name another folder"
            : !Files.isDirectory(temporaryFolder)
                ? "is a file; name a folder"
                : !Files.isWritable(temporaryFolder)
                    ? "cannot be written; change its permissions, or name another folder"
                    : "";
    if (!wrong.isEmpty()) {
      throw Failure.usage("bad-temp-dir", "--temp-dir " + temporaryFolder + ": " + wrong);
    }
    return resources.withTemporaryFolder(temporaryFolder);
  }
}
