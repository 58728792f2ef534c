package org.reidrisk.report.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.OneLine;
import org.reidrisk.Resources;
import org.reidrisk.Severity;
import org.reidrisk.assess.Assessor;
import org.reidrisk.assess.CrossCheck;
import org.reidrisk.imaging.AttributeCatalogue;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.policy.Scenario;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.AssessmentJson;
import org.reidrisk.record.History;
import org.reidrisk.report.linkage.Linkage;
import org.reidrisk.table.Role;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormatException;
import org.reidrisk.table.TableReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From an export and a policy to a decision, its record and its report. */
@Command(
    name = "assess",
    header = "Measure a release candidate, hold it against a policy, decide and report.",
    description = {
      "Reads EXPORT (CSV with a header line, plain or gzip), measures re-identification risk per"
          + " patient, and writes assessment.json and report.pdf into DIR.",
      "Runs the linkage scenarios of POLICY and holds the release against its earlier releases."
          + " Files that it names, a register, hierarchies, attackers' tables or earlier releases,"
          + " are found from the folder that POLICY lies in."
    },
    footerHeading =
        "%nExit codes: 0 accepted, 1 rejected, 2 usage or policy error, 3 undetermined,"
            + " 4 unreadable input, 70 internal error, 71 out of memory or the results cannot be written,"
            + " 130 or 143 interrupted (nothing written).%n%n"
            + "Memory: a quarter of the machine's, unless REIDRISK_JAVA_OPTS=-Xmx12g or the like%n"
            + "gives more.%n%nExample:%n",
    footer = {
      "  reidrisk assess datasets/chest-imaging/release.csv \\",
      "    --policy datasets/chest-imaging/policy-public.yaml --out out/chest-public"
    })
final class AssessCommand implements Callable<Integer> {
  private static final int MOST_FINDINGS = 10;

  /** Bytes beyond which an export surely has more rows than other assumptions are tried for. */
  private static final long LARGE = 1L << 28;

  /** How much smaller a packed export is, roughly. */
  private static final long PACKED = 8;

  private final Console console;
  private final Map<String, String> environment;
  private final Clock clock;

  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private ReportOptions report = new ReportOptions();

  @Mixin private ResourceOptions machine = new ResourceOptions();

  @Parameters(paramLabel = "EXPORT", description = "The release candidate.")
  private Path export = Path.of("");

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      required = true,
      description = "The policy (YAML or JSON): roles of the columns, and limits.")
  private Path policyFile = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder for the results; a former run's results in it are replaced.")
  private Path out = Path.of("");

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "The date that record and report carry (default: today in UTC).")
  private @Nullable String asOf;

  @Option(names = "--force", description = "Write into a folder that holds other files.")
  private boolean force;

  @Option(names = "--no-report", description = "Write assessment.json only.")
  private boolean noReport;

  @Option(
      names = "--no-inventory",
      description =
          "Do not recognise columns, and do not look for leaks inside values; the record then lacks"
              + " both, and the number of distinct values of columns that no figure needs.")
  private boolean noInventory;

  @Option(
      names = "--sensitivity",
      description =
          "Try the decision under other quasi-identifiers and powers even on more than a million"
              + " rows; below that it is always done.")
  private boolean sensitivity;

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      description =
          "Write whom the linkage scenarios found, by row numbers of both tables, for an internal"
              + " annex. It identifies people, and the record says that it was written.")
  private @Nullable Path pairsFile;

  @Option(
      names = "--baseline",
      paramLabel = "DIR0",
      description =
          "The folder of an earlier assessment of the series: says what changed since, and prints one"
              + " line when nothing did.")
  private @Nullable Path baselineFolder;

  @Option(
      names = "--cross-check",
      paramLabel = "NAME",
      description =
          "Have another program measure the same rows, and print its figures beside ours: arx, where"
              + " the tool was built with it.")
  private @Nullable String peer;

  /** The findings of the baseline. */
  private List<Finding> known = List.of();

  AssessCommand(Console console, Map<String, String> environment, Clock clock) {
    this.console = console;
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    report.check();
    try (ProgressLine progress = console.progress(common)) {
      return assess(machine.resources(progress), progress);
    }
  }

  private int assess(Resources resources, ProgressLine progress) {
    Assessor assessor =
        Assessor.of(BuildInfo.tool(), AsOf.of(asOf, environment, clock))
            .with(resources)
            .withFiles(BesidePolicy.of(policyFile));
    if (sensitivity) {
      assessor = assessor.withSensitivity();
    }
    if (!noInventory) {
      assessor = assessor.withInventory(AttributeCatalogue.builtIn());
    }
    if (peer != null) {
      assessor = assessor.withCrossCheck(peer(peer));
    }
    Policy policy = PolicyFile.read(policyFile);
    if (pairsFile != null) {
      List<Path> inputs = new ArrayList<>(List.of(export, policyFile));
      inputs.addAll(BesidePolicy.ofScenarios(policy, policyFile));
      inputs.addAll(BesidePolicy.ofEarlierReleases(policy, policyFile));
      inputs.addAll(BesidePolicy.ofBaseline(policy, policyFile));
      if (baselineFolder != null) {
        inputs.add(baselineFolder.resolve(OutputFolder.RECORD));
        inputs.add(baselineFolder.resolve(OutputFolder.REPORT));
      }
      refuseResult(pairsFile);
      OutputFile.check("--pairs", pairsFile, force, inputs);
    }
    refuseSameFile(export);
    refuseSameFile(policyFile);
    if (baselineFolder != null) {
      RecordFile baseline = baseline(baselineFolder, policy);
      known = baseline.assessment().findings();
      assessor = assessor.withBaseline(baseline.assessment(), baseline.sha256());
    }
    BesidePolicy.ofEarlierReleases(policy, policyFile).forEach(this::refuseSameFile);
    PairsFile pairs = pairsFile == null ? null : new PairsFile(policy);
    Linkage linkage = new Linkage(BesidePolicy.of(policyFile), resources);
    assessor = assessor.withAttacks(pairs == null ? linkage : linkage.withPairs(pairs));
    try (OutputFolder folder = OutputFolder.open(out, force)) {
      Assessment assessment = assess(assessor, read(policy, resources), policy);
      progress.close();
      byte[] record = AssessmentJson.write(assessment);
      RenderedReport rendered = RenderedReport.NONE;
      folder.write(OutputFolder.RECORD, record);
      if (!noReport) {
        rendered = report.render(assessment, record);
        folder.write(OutputFolder.REPORT, rendered.bytes());
      }
      if (pairs != null && pairsFile != null) {
        pairs.write(pairsFile, force);
      }
      folder.finish();
      Map<String, Object> json = json(assessment);
      rendered.addTo(json);
      console.result(common, text(assessment), json);
      console.remark(common, rendered.remark());
      return ExitCode.of(assessment.decision().outcome());
    }
  }

  private static CrossCheck peer(String name) {
    return CrossCheck.named(name)
        .orElseThrow(
            () ->
                name.equals("arx")
                    ? Failure.usage(
                        "cross-check-not-built-in",
                        "--cross-check arx: this build has no ARX in it; add its jar by mvn"
                            + " install:install-file, build with mvn -Parx -Dquick -pl risk-arx -am"
                            + " package (README, \"A second opinion\"), then start ./reidrisk or java"
                            + " -jar risk-arx/target/reidrisk-arx.jar")
                    : Failure.usage(
                        "cross-check-unknown",
                        "--cross-check " + name + ": there is no such program; known is arx"));
  }

  /** The baseline, when it is one of this series and will stay what it is. */
  private RecordFile baseline(Path folder, Policy policy) {
    try {
      if (Files.exists(folder) && Files.exists(out) && Files.isSameFile(folder, out)) {
        throw Failure.usage(
            "baseline-is-output",
            "--baseline "
                + folder
                + ": is the folder of --out, and would be replaced; choose another");
      }
    } catch (IOException e) {
      throw Failure.unreadable(folder, e);
    }
    RecordFile baseline = RecordFile.in(folder);
    String wanted = Objects.requireNonNullElse(policy.baseline().release(), policy.release().id());
    String id = baseline.assessment().release().id();
    if (!id.equals(wanted)) {
      throw Failure.usage(
          "baseline-of-another-release",
          baseline.file()
              + ": is of release \""
              + id
              + "\", not of \""
              + wanted
              + "\"; if it is an earlier release of the series, name it in the policy:"
              + " baseline: {release: \""
              + id
              + "\"}");
    }
    String pinned = policy.baseline().sha256();
    if (pinned != null && !pinned.equals(baseline.sha256())) {
      throw new Failure(
          ExitCode.UNREADABLE,
          "baseline-not-as-pinned",
          baseline.file()
              + ": has another SHA-256 than baseline.sha256 of the policy; it was changed, or another"
              + " record was meant",
          null);
    }
    return baseline;
  }

  private Assessment assess(Assessor assessor, Table table, Policy policy) {
    try {
      return assessor.assess(table, policy);
    } catch (PolicyException e) {
      throw Failure.policy(policyFile, e);
    } catch (TableFormatException e) { // a table that a scenario or an earlier release names
      throw Failure.unreadable(policyFile, e);
    }
  }

  private Table read(Policy policy, Resources resources) {
    try {
      List<String> compared = new ArrayList<>(Scenario.releaseColumns(policy.scenarios()));
      if (!policy.earlierReleases().isEmpty()) {
        compared.addAll(policy.named(Role.PSEUDONYM));
      }
      TableReader reader = TableReader.of(policy.format()).with(resources).withColumns(compared);
      // Derived columns, subgroups and other assumptions may need columns that no limit holds.
      boolean all = sensitivity || !policy.derived().isEmpty() || !policy.subgroups().isEmpty();
      // Fingerprints tell how cells are written.
      boolean spelled = policy.baseline().keyFile() != null;
      if (noInventory && !spelled) {
        reader = all ? reader.withoutSamples() : reader.withoutProfiles();
      } else if (!all && isLarge(export)) {
        reader = reader.withSamples();
      }
      return reader.read(export, policy::classify);
    } catch (TableFormatException e) {
      throw Failure.unreadable(export, e);
    } catch (PolicyException e) {
      throw Failure.policy(policyFile, e);
    } catch (IOException e) {
      throw Failure.unreadable(export, e);
    }
  }

  /** Of a large export, columns that no limit holds are sampled while reading, not encoded. */
  private static boolean isLarge(Path export) throws IOException {
    boolean packed = export.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    return Files.isRegularFile(export) && Files.size(export) > (packed ? LARGE / PACKED : LARGE);
  }

  /** Pairs identify people, and are no part of the results. */
  private void refuseResult(Path pairs) {
    if (pairs.toAbsolutePath().normalize().startsWith(out.toAbsolutePath().normalize())) {
      throw Failure.usage(
          "pairs-among-results",
          "--pairs "
              + pairs
              + ": lies in the folder of --out, whose files go to the board; choose another place");
    }
  }

  private void refuseSameFile(Path input) {
    for (String name : List.of(OutputFolder.RECORD, OutputFolder.REPORT)) {
      Path output = out.resolve(name);
      try {
        if (Files.exists(output) && Files.exists(input) && Files.isSameFile(input, output)) {
          throw Failure.usage(
              "same-file", input + ": would be overwritten by the results; choose another --out");
        }
      } catch (IOException e) {
        throw Failure.unreadable(input, e);
      }
    }
  }

  private String text(Assessment assessment) {
    StringBuilder text = new StringBuilder();
    History history = assessment.history();
    boolean quiet = history != null && HistoryText.isQuiet(history, assessment, known);
    text.append(assessment.decision().outcome().word())
        .append(": release ")
        .append(OneLine.of(assessment.release().id()))
        .append(", tier ")
        .append(assessment.release().tier().word())
        .append(", ")
        .append(count(assessment.data().patients(), "patient"))
        .append(", ")
        .append(count(assessment.data().rows(), "row"));
    if (quiet && history != null) {
      return text.append("; as before, ").append(HistoryText.summary(history)).toString();
    }
    text.append('\n');
    if (history != null) {
      text.append("  ").append(HistoryText.summary(history));
      text.append(HistoryText.details(history, false));
    }
    for (String line : assessment.decision().because()) {
      // Findings follow with what to do about them.
      if (!line.startsWith("blocking: ")) {
        text.append("  ").append(OneLine.of(line)).append('\n');
      }
    }
    int shown = 0;
    List<Finding> changes = history == null ? List.of() : history.changes();
    for (Finding finding : assessment.findings()) {
      boolean open =
          finding.severity() != Severity.INFO
              && finding.acknowledged() == null
              && !changes.contains(finding);
      if (open && shown++ < MOST_FINDINGS) {
        text.append("  ")
            .append(finding.severity().word())
            .append(' ')
            .append(finding.code())
            .append(" (")
            .append(OneLine.of(finding.about()))
            .append("): ")
            .append(finding.text())
            .append('\n');
      }
    }
    if (shown > MOST_FINDINGS) {
      text.append("  and ")
          .append(shown - MOST_FINDINGS)
          .append(" more findings, all of them in the report\n");
    }
    assessment.crossChecks().forEach(result -> text.append(CrossCheckText.table(result)));
    text.append("written: ").append(out.resolve(OutputFolder.RECORD));
    if (!noReport) {
      text.append(", ").append(out.resolve(OutputFolder.REPORT));
    }
    if (pairsFile != null) {
      text.append(", ").append(pairsFile).append(" (identifies people)");
    }
    return text.append('\n').toString();
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private Map<String, Object> json(Assessment assessment) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("outcome", assessment.decision().outcome().word());
    json.put("because", assessment.decision().because());
    json.put("findings", assessment.findings().stream().map(Finding::code).distinct().toList());
    if (assessment.history() != null) {
      json.put("history", HistoryText.json(assessment.history()));
    }
    if (!assessment.crossChecks().isEmpty()) {
      json.put("cross-checks", CrossCheckText.json(assessment.crossChecks()));
    }
    json.put("record", out.resolve(OutputFolder.RECORD).toString());
    return json;
  }
}
