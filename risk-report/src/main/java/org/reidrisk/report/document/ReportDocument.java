package org.reidrisk.report.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.History;

/**
 * The internal edition of a report: what a privacy officer and a governance board read.
 *
 * <p>It shows exact small counts and says so. It holds no cell value.
 *
 * @param title its title, which names the release
 * @param kind what kind of document it is, in one line above its heading
 * @param heading what its first page is headed: the release's title, or its id when it has none
 * @param language the tag of the language it is written in
 * @param releaseId the release it is about
 * @param asOf the date it carries
 * @param recordSha256 SHA-256 of the record it was projected from
 * @param tool name and version of the program that measured
 * @param runningHead what stands on top of every page
 * @param runningFoot what stands at the bottom of every page
 * @param pageOf the page number, with {@code {0}} for the page and {@code {1}} for their number
 * @param codePointRemark what stands at the end when characters could not be drawn, with {@code
 *     {0}} for their code points and {@code {1}} for their number
 * @param sections the sections; the first is the decision
 */
public record ReportDocument(
    String title,
    String kind,
    String heading,
    String language,
    String releaseId,
    LocalDate asOf,
    String recordSha256,
    String tool,
    String runningHead,
    String runningFoot,
    String pageOf,
    String codePointRemark,
    List<Section> sections) {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int SHORT_HASH = 12;

  /** Takes a copy. */
  public ReportDocument {
    Objects.requireNonNull(title);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(heading);
    Objects.requireNonNull(language);
    Objects.requireNonNull(releaseId);
    Objects.requireNonNull(asOf);
    Objects.requireNonNull(tool);
    Objects.requireNonNull(runningHead);
    Objects.requireNonNull(runningFoot);
    Objects.requireNonNull(pageOf);
    Objects.requireNonNull(codePointRemark);
    requireSha256(recordSha256);
    sections = List.copyOf(sections);
  }

  /**
   * Projects a record.
   *
   * @param assessment the record
   * @param recordSha256 SHA-256 of the bytes of {@code assessment.json}, lower-case hexadecimal
   * @param messages the sentences
   * @return the report
   */
  public static ReportDocument of(Assessment assessment, String recordSha256, Messages messages) {
    requireSha256(recordSha256);
    boolean subgroups = !assessment.subgroups().isEmpty();
    boolean linkage = !assessment.linkage().isEmpty();
    boolean earlier = !assessment.joined().isEmpty();
    History history = assessment.history();
    Wording wording = new Wording(messages, numbered(subgroups, linkage, earlier, history != null));
    List<Section> sections = new ArrayList<>();
    sections.add(DecisionSection.of(assessment, recordSha256, wording));
    sections.add(contents(wording));
    sections.add(MeasurementSection.of(assessment, wording));
    sections.add(ChartSection.of(assessment, wording));
    if (subgroups) {
      sections.add(SubgroupSection.of(assessment, wording));
    }
    if (linkage) {
      sections.add(LinkageSection.of(assessment, wording));
    }
    if (earlier) {
      sections.add(EarlierSection.of(assessment, wording));
    }
    sections.add(SensitivitySection.of(assessment, wording));
    if (history != null) {
      sections.add(HistorySection.of(assessment, history, wording));
    }
    sections.add(ColumnSection.of(assessment, wording));
    sections.add(InventorySection.of(assessment, wording));
    sections.add(FindingSection.of(assessment, wording));
    sections.add(ScopeSection.of(assessment, wording));
    sections.add(ProvenanceSection.of(assessment, recordSha256, wording));
    String id = assessment.release().id();
    return new ReportDocument(
        messages.text("title", id),
        messages.text("kind"),
        assessment.release().title().isBlank() ? id : assessment.release().title(),
        messages.language(),
        id,
        assessment.asOf(),
        recordSha256,
        assessment.tool().name() + " " + assessment.tool().version(),
        messages.text("running-head", id, recordSha256.substring(0, SHORT_HASH)),
        messages.text("running-foot"),
        messages.text("page-of", "{0}", "{1}"),
        messages.text("code-point-remark", "{0}", "{1}"),
        sections);
  }

  /** Behind what a board decides by, before what it looks up. */
  private static Section contents(Wording wording) {
    return new Section(wording.title("contents"), false, List.of(new Block.Contents()));
  }

  /** The sections that have numbers, in their order. */
  private static List<String> numbered(
      boolean subgroups, boolean linkage, boolean earlier, boolean history) {
    List<String> keys =
        new ArrayList<>(
            List.of(
                "measured",
                "charts",
                "subgroups",
                "linkage",
                "earlier",
                "sensitivity",
                "history",
                "columns",
                "inventory",
                "findings",
                "scope",
                "provenance"));
    if (!subgroups) {
      keys.remove("subgroups");
    }
    if (!linkage) {
      keys.remove("linkage");
    }
    if (!earlier) {
      keys.remove("earlier");
    }
    if (!history) {
      keys.remove("history");
    }
    return keys;
  }

  private static void requireSha256(String hash) {
    if (!SHA256.matcher(hash).matches()) {
      throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits in lower case");
    }
  }
}
