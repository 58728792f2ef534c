package org.reidrisk.report.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.OneLine;
import org.reidrisk.Resources;
import org.reidrisk.Severity;
import org.reidrisk.assess.Attacks;
import org.reidrisk.group.Unit;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.policy.NearestName;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.policy.Scenario;
import org.reidrisk.record.AssessmentJson;
import org.reidrisk.record.LinkageMeasurements;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.report.linkage.Linkage;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormatException;
import org.reidrisk.table.TableReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Only the attacks of a policy: what they find, and whether they exceed their limits. */
@Command(
    name = "link",
    header = "Run the linkage scenarios of a policy against a release candidate.",
    description = {
      "Reads EXPORT and runs the attackers that POLICY names for the release's tier: how many of"
          + " the people they hold have one candidate among the patients, how many of those are"
          + " right, and what guessing would give.",
      "Attackers' tables and truths are found from the folder that POLICY lies in. Results hold"
          + " counts only. reidrisk assess runs the same scenarios and records them."
    },
    footerHeading =
        "%nExit codes: 0 no limit exceeded, 1 a scenario exceeds its limit, 2 usage or policy"
            + " error,%n3 a limit cannot be decided, 4 unreadable input, 70 internal error, 71 out"
            + " of memory%nor the results cannot be written.%n%nExample:%n",
    footer = {
      "  reidrisk link datasets/chest-imaging/release.csv \\",
      "    --policy datasets/chest-imaging/policy-public.yaml"
    })
final class LinkCommand implements Callable<Integer> {
  private static final int MOST_NAMED = 12;

  private final Console console;

  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private ResourceOptions machine = new ResourceOptions();

  @Parameters(paramLabel = "EXPORT", description = "The release candidate.")
  private Path export = Path.of("");

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      required = true,
      description = "The policy (YAML or JSON) with the scenarios.")
  private Path policyFile = Path.of("");

  @Option(
      names = "--scenario",
      paramLabel = "ID",
      description = "Run this scenario only, whatever its tiers; give it once for each scenario.")
  private List<String> ids = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the results as JSON, as they stand in a record.")
  private @Nullable Path out;

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      description =
          "Write who was found, by row numbers of both tables, for an internal annex. It identifies"
              + " people: keep it inside.")
  private @Nullable Path pairsFile;

  @Option(
      names = "--no-remedies",
      description =
          "Do not try what leaving out or coarsening a column would give, which takes longer than"
              + " the attack.")
  private boolean noRemedies;

  @Option(names = "--force", description = "Replace files that are there.")
  private boolean force;

  LinkCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Policy policy = PolicyFile.read(policyFile);
    List<Path> inputs = new ArrayList<>(List.of(export, policyFile));
    inputs.addAll(BesidePolicy.ofScenarios(policy, policyFile));
    if (out != null) {
      OutputFile.check("--out", out, force, inputs);
    }
    if (pairsFile != null) {
      OutputFile.check("--pairs", pairsFile, force, inputs);
      if (pairsFile.equals(out)) {
        throw Failure.usage("same-file", "--out and --pairs name one file; name two");
      }
    }
    List<Scenario> scenarios = scenarios(policy);
    try (ProgressLine progress = console.progress(common)) {
      return link(policy, scenarios, machine.resources(progress), progress);
    }
  }

  private List<Scenario> scenarios(Policy policy) {
    if (ids.isEmpty()) {
      if (policy.scenarios().isEmpty()) {
        throw Failure.usage(
            "no-scenarios",
            policyFile
                + (policy.allScenarios().isEmpty()
                    ? ": names no scenarios; see docs/attack-model.md for how to write one"
                    : ": names no scenario for tier "
                        + policy.release().tier().word()
                        + "; name one with --scenario"));
      }
      return policy.scenarios();
    }
    List<Scenario> chosen = new ArrayList<>();
    for (String id : ids) {
      chosen.add(
          policy.allScenarios().stream()
              .filter(s -> s.id().equals(id))
              .findFirst()
              .orElseThrow(() -> noSuchScenario(policy, id)));
    }
    return chosen;
  }

  private Failure noSuchScenario(Policy policy, String id) {
    List<String> there = policy.allScenarios().stream().map(Scenario::id).toList();
    List<String> several = Arrays.stream(id.split(",", -1)).map(String::strip).toList();
    String help;
    if (there.isEmpty()) {
      help = "there are none";
    } else if (several.size() > 1 && several.stream().anyMatch(there::contains)) {
      help = "give --scenario once for each: --scenario " + String.join(" --scenario ", several);
    } else {
      help =
          NearestName.of(id, there).map(near -> "the nearest is \"" + near + "\"; ").orElse("")
              + "there are "
              + String.join(", ", there.subList(0, Math.min(MOST_NAMED, there.size())))
              + (there.size() > MOST_NAMED ? " and " + (there.size() - MOST_NAMED) + " more" : "");
    }
    return Failure.usage(
        "no-such-scenario",
        policyFile + ": no scenario \"" + OneLine.of(id) + "\"; " + OneLine.of(help));
  }

  private int link(
      Policy policy, List<Scenario> scenarios, Resources resources, ProgressLine progress) {
    Linkage linkage = new Linkage(BesidePolicy.of(policyFile), resources);
    PairsFile pairs = pairsFile == null ? null : new PairsFile(policy);
    if (pairs != null) {
      linkage = linkage.withPairs(pairs);
    }
    if (noRemedies) {
      linkage = linkage.withoutRemedies();
    }
    Table release = read(policy, scenarios, resources);
    Unit unit = release.hasPatientKey() ? Unit.PATIENT : Unit.ROW;
    Attacks.Outcome outcome = attack(linkage, release, scenarios);
    progress.close();
    List<LinkageResult> results = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Scenario scenario : scenarios) {
      outcome.results().stream()
          .filter(r -> r.id().equals(scenario.id()))
          .findFirst()
          .map(r -> LinkageMeasurements.judged(r, scenario.limit(), unit))
          .ifPresent(
              r -> {
                results.add(r);
                text.append(LinkageText.of(r, scenario.limit()));
              });
    }
    text.append(LinkageText.findings(outcome.findings()));
    byte[] json = AssessmentJson.writeLinkage(results, unit);
    if (out != null) {
      OutputFile.write(out, json, force);
      text.append("written: ").append(out).append('\n');
    }
    if (pairs != null && pairsFile != null) {
      pairs.write(pairsFile, force);
      text.append("written: ").append(pairsFile).append(" (identifies people)\n");
    }
    console.result(common, text.toString(), json(results, outcome.findings()));
    return exitCode(results, outcome.findings());
  }

  private Attacks.Outcome attack(Linkage linkage, Table release, List<Scenario> scenarios) {
    try {
      return linkage.attack(release, scenarios);
    } catch (PolicyException e) {
      throw Failure.policy(policyFile, e);
    } catch (TableFormatException e) {
      throw Failure.unreadable(policyFile, e);
    }
  }

  private Table read(Policy policy, List<Scenario> scenarios, Resources resources) {
    try {
      return TableReader.of(policy.format())
          .with(resources)
          .withoutProfiles()
          .withColumns(Scenario.releaseColumns(scenarios))
          .read(export, policy::classify);
    } catch (TableFormatException e) {
      throw Failure.unreadable(export, e);
    } catch (PolicyException e) {
      throw Failure.policy(policyFile, e);
    } catch (IOException e) {
      throw Failure.unreadable(export, e);
    }
  }

  private static int exitCode(List<LinkageResult> results, List<Finding> findings) {
    if (results.stream().anyMatch(r -> r.verdict() == LimitResult.Verdict.VIOLATED)) {
      return ExitCode.REJECTED;
    }
    boolean open =
        results.stream().anyMatch(r -> r.verdict() == LimitResult.Verdict.UNDEFINED)
            || findings.stream().anyMatch(f -> f.severity() == Severity.BLOCKING);
    return open ? ExitCode.UNDETERMINED : ExitCode.DONE;
  }

  private static Map<String, Object> json(List<LinkageResult> results, List<Finding> findings) {
    List<Map<String, Object>> scenarios = new ArrayList<>();
    for (LinkageResult result : results) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("id", result.id());
      json.put("attack", result.attack());
      json.put("targets", result.targets());
      json.put("none", result.none());
      json.put("unique", result.unique());
      json.put("ambiguous", result.ambiguous());
      LinkageResult.Truth truth = result.truth();
      if (truth != null) {
        json.put("members", truth.members());
        json.put("correct", truth.correct());
        json.put("wrong", truth.wrong());
      }
      if (result.verdict() != null) {
        json.put("verdict", result.verdict().word());
      }
      scenarios.add(json);
    }
    List<Map<String, Object>> found = new ArrayList<>();
    for (Finding finding : findings) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("code", finding.code());
      json.put("severity", finding.severity().word());
      json.put("about", finding.about());
      found.add(json);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("scenarios", scenarios);
    json.put("findings", found);
    return json;
  }
}
