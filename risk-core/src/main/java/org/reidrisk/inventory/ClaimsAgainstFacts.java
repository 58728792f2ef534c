package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.List;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.inventory.Claim.Verdict;
import org.reidrisk.table.Role;

/** Holds what an export says of its own de-identification against its columns. */
final class ClaimsAgainstFacts implements LeakDetector {
  private static final int MOST_NAMES = 8;

  /** The claims of an export, in the order of the method codes, then the flags. */
  static List<Claim> claims(ExportView export) {
    return new ClaimCheck(export).claims();
  }

  @Override
  public List<Finding> findings(ExportView export) {
    List<Finding> findings = new ArrayList<>();
    for (Claim claim : claims(export)) {
      if (claim.verdict() == Verdict.CONTRADICTED) {
        findings.add(contradicted(export, claim));
      }
    }
    ClaimRows rows = new ClaimRows(export);
    flag(
        export,
        rows,
        "PatientIdentityRemoved",
        "NO",
        "identity-not-removed",
        Severity.WARNING,
        "The export itself says that the identity of patients was not removed. Finish the"
            + " de-identification before the release.",
        findings);
    flag(
        export,
        rows,
        "LongitudinalTemporalInformationModified",
        "UNMODIFIED",
        "dates-declared-unmodified",
        Severity.INFO,
        "The export itself says that its dates are the true ones; anybody who knows of a visit can"
            + " join on them.",
        findings);
    flag(
        export,
        rows,
        "BurnedInAnnotation",
        "YES",
        "burned-in-annotation",
        Severity.WARNING,
        "Images are flagged as having text burned in. The pixels were not looked at; check or leave"
            + " out these images.",
        findings);
    flag(
        export,
        rows,
        "RecognizableVisualFeatures",
        "YES",
        "recognizable-features",
        Severity.WARNING,
        "Images are flagged as showing features by which a person can be recognized. The pixels were"
            + " not looked at; check or leave out these images.",
        findings);
    return List.copyOf(findings);
  }

  private static void flag(
      ExportView export,
      ClaimRows rows,
      String keyword,
      String word,
      String code,
      Severity severity,
      String text,
      List<Finding> findings) {
    for (InspectedColumn column : export.named(keyword)) {
      long flagged = rows.rows(column, rows.codes(column, ClaimRows.says(word)));
      if (flagged > 0) {
        findings.add(new Finding(code, severity, column.name(), text, count(flagged, export)));
      }
    }
  }

  static String count(long rows, ExportView export) {
    return rows + " of " + export.rows().rows() + " distinct rows looked at";
  }

  private static Finding contradicted(ExportView export, Claim claim) {
    List<InspectedColumn> flags = export.named(claim.code());
    List<InspectedColumn> methods = ClaimRows.methodColumns(export);
    String about = (flags.isEmpty() ? methods.get(0) : flags.get(0)).name();
    boolean identity = claim.code().equals("PatientIdentityRemoved");
    boolean stays =
        export.columns().stream()
            .anyMatch(
                c -> claim.columns().contains(c.name()) && c.role() != Role.DIRECT_IDENTIFIER);
    List<String> named = claim.columns().subList(0, Math.min(MOST_NAMES, claim.columns().size()));
    int more = claim.columns().size() - named.size();
    return new Finding(
        "deid-claim-contradicted",
        identity && stays ? Severity.BLOCKING : Severity.WARNING,
        about,
        "The export's own statement on its de-identification ("
            + claim.code()
            + ") does not fit its columns. Correct the columns or the statement: recipients rely on"
            + " it.",
        claim.evidence()
            + "; columns "
            + String.join(", ", named)
            + (more > 0 ? " and " + more + " more" : ""));
  }
}
