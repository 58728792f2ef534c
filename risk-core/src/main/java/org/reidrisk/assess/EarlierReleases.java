package org.reidrisk.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.reidrisk.Finding;
import org.reidrisk.ReferencedFiles;
import org.reidrisk.Resources;
import org.reidrisk.Severity;
import org.reidrisk.drift.JoinedReleases;
import org.reidrisk.drift.TwoReleases;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.policy.EarlierRelease;
import org.reidrisk.policy.Policy;
import org.reidrisk.record.JoinedRelease;
import org.reidrisk.table.Origin;
import org.reidrisk.table.Role;
import org.reidrisk.table.Table;

/**
 * What became of a policy's earlier releases.
 *
 * @param results one for each, in the order of the policy
 * @param findings what was found on the way
 */
record EarlierReleases(List<JoinedRelease> results, List<Finding> findings) {
  private static final String NOT_RUN = "earlier-releases-not-run";

  private static final Estimate.Undefined NOT_RELEASED =
      new Estimate.Undefined(
          "patient-not-released",
          "The recipient does not see which rows belong to one patient (patient-released: false).");

  static EarlierReleases of(
      PreparedTable prepared,
      Policy policy,
      ReferencedFiles files,
      Resources resources,
      List<Measurement> measurements,
      Map<String, String> settings) {
    List<EarlierRelease> earlier = policy.earlierReleases();
    if (earlier.isEmpty()) {
      return new EarlierReleases(List.of(), List.of());
    }
    List<Finding> findings = new ArrayList<>();
    if (Objects.equals(files, ReferencedFiles.NONE)) {
      findings.add(
          new Finding(
              NOT_RUN,
              Severity.BLOCKING,
              "release",
              "The policy names earlier releases, and their files were not handed in. Hand them in,"
                  + " or give reasons in acknowledge.",
              earlier.size() + (earlier.size() == 1 ? " earlier release" : " earlier releases")));
      return new EarlierReleases(List.of(), findings);
    }
    requireEncoded(prepared.grouped(), policy);
    int classSize = ClassSizeAsked.of(policy.limits());
    settings.put("class-size-of-earlier-releases", String.valueOf(classSize));
    List<JoinedRelease> results = new ArrayList<>();
    // One file after the other: each is as large as this one.
    for (EarlierRelease one : earlier) {
      EarlierTable table = EarlierTable.read(one, policy, files, resources);
      TwoReleases both =
          new TwoReleases(prepared.grouped(), prepared.asRead(), table.grouped(), table.asRead());
      JoinedRelease result = joined(one, policy, table, both, classSize, resources);
      EarlierFindings found = new EarlierFindings(result, both);
      if (isThis(prepared.unfilled(), table, both)) {
        found.sameRelease();
      }
      found.of(policy, measurements);
      findings.addAll(found.findings());
      settings.put("earlier-release " + one.id(), "sha256 " + result.sha256());
      results.add(result);
    }
    return new EarlierReleases(results, findings);
  }

  private static JoinedRelease joined(
      EarlierRelease earlier,
      Policy policy,
      EarlierTable table,
      TwoReleases both,
      int classSize,
      Resources resources) {
    String sha256 = table.read().origin().map(Origin::sha256).orElseThrow();
    if (both.release().hasPatientKey() && !policy.patientReleased()) {
      return JoinedRelease.undefined(
          earlier.id(),
          sha256,
          table.read().rows(),
          table.read().patients(),
          classSize,
          NOT_RELEASED);
    }
    return JoinedReleases.of(earlier.id(), sha256, both, earlier.patients(), classSize, resources);
  }

  private static boolean isThis(Table release, EarlierTable earlier, TwoReleases both) {
    boolean sameFile =
        release.origin().isPresent()
            && release
                .origin()
                .map(Origin::sha256)
                .equals(earlier.read().origin().map(Origin::sha256));
    return sameFile || JoinedReleases.sameContent(both);
  }

  /** Pseudonyms are no part of any other figure, so that they may have been left unread. */
  private static void requireEncoded(Table release, Policy policy) {
    policy.named(Role.PSEUDONYM).stream()
        .filter(name -> !release.column(name).encoded())
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "the column \""
                      + name
                      + "\" was read without its values; earlier releases need them");
            });
  }
}
