package org.reidrisk.drift;

import java.util.List;
import java.util.Map;
import org.reidrisk.measure.Measurement;
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
public record Side(
    ToolVersion tool,
    Release release,
    PolicySummary policy,
    DataSummary data,
    List<ColumnSummary> schema,
    List<Measurement> measurements,
    Map<String, String> settings) {

  /** The setting that tells under which key fingerprints were made. */
  public static final String KEY = "fingerprint-key";

  /**
   * A whole assessment.
   *
   * @param assessment the record
   * @return what is compared of it
   */
  public static Side of(Assessment assessment) {
    return new Side(
        assessment.tool(),
        assessment.release(),
        assessment.policy(),
        assessment.data(),
        assessment.schema(),
        assessment.measurements(),
        assessment.provenance().settings());
  }
}
