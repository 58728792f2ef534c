package org.reidrisk.drift;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.reidrisk.measure.Measurement;
import org.reidrisk.policy.BaselinePolicy;
import org.reidrisk.policy.Release;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.ColumnSummary;
import org.reidrisk.record.DataSummary;
import org.reidrisk.record.PolicySummary;
import org.reidrisk.record.ToolVersion;

/**
 * One of two assessments that are compared, before it is decided.
 *
 * @param tool the program
 * @param release the release
 * @param policy its policy
 * @param data the export
 * @param schema its columns
 * @param measurements its figures
 * @param settings the conventions of its run
 */
public record ComparedRelease(
    ToolVersion tool,
    Release release,
    PolicySummary policy,
    DataSummary data,
    List<ColumnSummary> schema,
    List<Measurement> measurements,
    Map<String, String> settings) {

  /** The setting that tells under which key fingerprints were made. */
  public static final String KEY = "fingerprint-key";

  /** The setting that tells how far distributions may move; absent for the default. */
  public static final String DISTRIBUTION = "baseline-distribution";

  /** The setting that tells how far shares of missing cells may move; absent for the default. */
  public static final String MISSING = "baseline-missing";

  /**
   * From which changes are remarked, as the settings say.
   *
   * @return the thresholds of the run; the defaults where it had none
   */
  public BaselinePolicy thresholds() {
    return new BaselinePolicy(
        null,
        null,
        null,
        share(DISTRIBUTION, BaselinePolicy.DEFAULT.distance()),
        share(MISSING, BaselinePolicy.DEFAULT.missing()));
  }

  private BigDecimal share(String setting, BigDecimal otherwise) {
    String said = settings.get(setting);
    return said == null ? otherwise : new BigDecimal(said);
  }

  /**
   * A whole assessment.
   *
   * @param assessment the record
   * @return what is compared of it
   */
  public static ComparedRelease of(Assessment assessment) {
    return new ComparedRelease(
        assessment.tool(),
        assessment.release(),
        assessment.policy(),
        assessment.data(),
        assessment.schema(),
        assessment.measurements(),
        assessment.provenance().settings());
  }
}
