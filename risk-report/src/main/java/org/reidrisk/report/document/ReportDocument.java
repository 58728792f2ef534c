package org.reidrisk.report.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.reidrisk.record.Assessment;

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
    Contents contents = Contents.of(assessment);
    Wording wording = new Wording(messages, contents);
    List<Section> sections = new ArrayList<>();
    for (String key : Contents.SECTIONS) {
      sections.add(numbered(section(key, assessment, recordSha256, wording), key, wording));
      if (key.equals("decision")) {
        sections.add(contents(wording));
      }
    }
    for (String key : contents.annexes()) {
      sections.add(numbered(annex(key, assessment, wording), key, wording));
    }
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
    return new Section(wording.text("section.contents"), false, List.of(new Block.Contents()));
  }

  private static Section section(
      String key, Assessment assessment, String recordSha256, Wording wording) {
    return switch (key) {
      case "decision" -> DecisionSection.of(assessment, recordSha256, wording);
      case "scope" -> ScopeSection.of(assessment, wording);
      case "data" -> DataSection.of(assessment, wording);
      case "columns" -> ColumnSection.of(assessment, wording);
      case "context" -> ContextSection.of(assessment, wording);
      case "threshold" -> ThresholdSection.of(assessment, wording);
      case "measured" -> MeasurementSection.of(assessment, wording);
      case "linkage" -> LinkageSection.of(assessment, wording);
      case "disclosure" -> DisclosureSection.of(assessment, wording);
      case "utility" -> UtilitySection.of(assessment, wording);
      case "history" -> HistorySection.of(assessment, wording);
      case "residual" -> ResidualSection.of(assessment, wording);
      case "provenance" -> ProvenanceSection.of(assessment, recordSha256, wording);
      case "sign-off" -> SignOffSection.of(assessment, recordSha256, wording);
      default -> throw new IllegalArgumentException("no section " + key);
    };
  }

  private static Section annex(String key, Assessment assessment, Wording wording) {
    return switch (key) {
      case "expert" -> ExpertAnnex.of(assessment, wording);
      case "protection" -> ProtectionAnnex.of(assessment, wording);
      case "figures" -> FigureAnnex.of(assessment, wording);
      case "all-columns" -> ColumnSection.all(assessment, wording);
      case "inventory" -> InventorySection.of(assessment, wording);
      case "findings" -> FindingSection.of(assessment, wording);
      case "moved" -> MovedFigures.annex(assessment, wording);
      case "cross-check" -> CrossCheckSection.of(assessment, wording);
      default -> throw new IllegalArgumentException("no annex " + key);
    };
  }

  /** The same with its headings numbered below its own number. */
  private static Section numbered(Section section, String key, Wording wording) {
    List<Block> blocks = new ArrayList<>();
    int number = 0;
    for (Block block : section.blocks()) {
      if (block instanceof Block.Heading heading) {
        number++;
        blocks.add(
            new Block.Heading(wording.heading(key, number, heading.text()), heading.startsPage()));
      } else {
        blocks.add(block);
      }
    }
    return new Section(section.title(), section.startsPage(), blocks);
  }

  private static void requireSha256(String hash) {
    if (!SHA256.matcher(hash).matches()) {
      throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits in lower case");
    }
  }
}
