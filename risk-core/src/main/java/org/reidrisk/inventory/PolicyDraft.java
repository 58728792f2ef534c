package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.table.TableFormat;
import org.reidrisk.value.ValueFormat;

/**
 * The draft of a policy: what the inventory proposes, with reasons as comments. A person completes
 * it; until every undecided column has a role, an assessment by it stays undetermined.
 *
 * <p>It names the strictest tier and that tier's usual limits, so that nothing is met by accident.
 */
public final class PolicyDraft {
  private static final Pattern NOT_IN_IDS = Pattern.compile("[^A-Za-z0-9._-]+");

  private final Inventory inventory;
  private final String file;
  private final TableFormat format;
  private final @Nullable String catalogue;
  private final DraftText draft = new DraftText();
  private final Map<String, List<Finding>> findings;

  private PolicyDraft(
      Inventory inventory, String file, TableFormat format, @Nullable String catalogue) {
    this.inventory = Objects.requireNonNull(inventory);
    this.file = Objects.requireNonNull(file);
    this.format = Objects.requireNonNull(format);
    this.catalogue = catalogue;
    this.findings = inventory.findings().stream().collect(Collectors.groupingBy(Finding::about));
  }

  /**
   * Drafts a policy.
   *
   * @param inventory the inventory of an export
   * @param file base name of the export
   * @param format how it was read
   * @param catalogue the file that replaced the tool's catalogue, from the draft's folder, or null
   * @return the text of a YAML file that ends with a line feed
   */
  public static String of(
      Inventory inventory, String file, TableFormat format, @Nullable String catalogue) {
    return new PolicyDraft(inventory, file, format, catalogue).text();
  }

  private String text() {
    List<InventoriedColumn> columns = inventory.columns();
    head();
    release();
    table();
    if (catalogue != null) {
      draft.line("catalogue: " + DraftText.scalar(catalogue)).blank();
    }
    boolean none = columns.stream().allMatch(c -> c.proposal().role() == Role.PATIENT_KEY);
    draft.line(none ? "columns: {}" : "columns:");
    section(
        columns, Role.UNDECIDED, "TO DECIDE: give each of these a role; the tool cannot know it.");
    section(columns, Role.DIRECT_IDENTIFIER, "LEAVE OUT of the release, or empty:");
    section(columns, Role.QUASI_IDENTIFIER, "What somebody may know of a patient:");
    section(columns, Role.SENSITIVE, "What an attacker would learn:");
    section(columns, Role.OTHER, "Counted neither way:");
    draft
        .line("limits:")
        .comment(2, "See: reidrisk check, and docs/policy.md for the presets of each tier.")
        .line("  preset: public-medium");
    return draft.toString();
  }

  private void head() {
    long undecided =
        inventory.columns().stream().filter(c -> c.proposal().role() == Role.UNDECIDED).count();
    draft
        .comment(
            0,
            "Policy draft for "
                + file
                + ", by reidrisk init with the catalogue "
                + inventory.edition()
                + ".")
        .comment(
            0,
            undecided == 0
                ? "Every column has a proposed role. Read the reasons, change what is wrong, then"
                    + " run reidrisk assess."
                : "To do: give a role to "
                    + (undecided == 1 ? "1 column" : undecided + " columns")
                    + " below, read the reasons of the others, then run reidrisk assess."
                    + " Until then nothing is accepted by it.")
        .line("reidrisk: 1")
        .blank();
    boolean measured =
        inventory.columns().stream().anyMatch(c -> c.proposal().role() == Role.QUASI_IDENTIFIER);
    if (!measured) {
      draft.comment(
          0,
          "No column is known as a quasi-identifier: give that role to what somebody may know of a"
              + " patient. Without one there is nothing to measure, and assess refuses the policy.");
    }
  }

  private void release() {
    String stem = file.replaceFirst("(?i)(\\.(csv|tsv|txt))?(\\.gz)?$", "");
    String id =
        NOT_IN_IDS
            .matcher(stem)
            .replaceAll("-")
            .toLowerCase(Locale.ROOT)
            .replaceFirst("^[.-]+", "");
    draft
        .line("release:")
        .line("  id: " + DraftText.scalar(id.isBlank() || id.equals("-") ? "release" : id))
        .line("  title: \"\"")
        .comment(2, "How it reaches its recipients: public, registered, controlled or enclave.")
        .line("  tier: public")
        .line("  contains: [metadata]")
        .blank();
  }

  private void table() {
    draft.line("table:");
    String patient = inventory.patient();
    if (patient == null) {
      draft.comment(
          2,
          "No column seems to name the patient, so each row counts as one. If a patient can own"
              + " several rows, name the column: the figures are too low without it.");
      draft.line("  # patient: ");
    } else {
      draft.comment(
          2,
          inventory.studyStandsIn()
              ? "No column names the patient; rows of one study are of one patient at least. Name the"
                  + " patient's column if there is one."
              : "Rows with the same value belong to one patient. The values must be re-keyed for this"
                  + " release: a hospital's own numbers must not leave.");
      findings.getOrDefault(patient, List.of()).forEach(this::remark);
      draft.line("  patient: " + DraftText.scalar(patient));
      draft.line("  patient-released: true       # false only when this column is dropped first");
    }
    if (inventory.event() != null) {
      draft.line("  event: " + DraftText.scalar(inventory.event()) + "   # its values are visits");
    }
    draft.line("  missing: own-value");
    draft.line("  missing-values: " + DraftText.list(format.missingValues()));
    Character delimiter = format.delimiter();
    if (delimiter != null) {
      draft.line("  delimiter: " + (delimiter == '\t' ? "tab" : DraftText.quoted("" + delimiter)));
    }
    if (!format.encoding().name().equals("UTF-8")) {
      draft.line("  encoding: " + format.encoding().name());
    }
    draft.blank();
  }

  private void section(List<InventoriedColumn> columns, Role role, String heading) {
    List<InventoriedColumn> own =
        columns.stream().filter(c -> c.proposal().role() == role).toList();
    if (own.isEmpty()) {
      return;
    }
    draft.comment(2, "---- " + heading);
    for (InventoriedColumn column : own) {
      column(column);
    }
    draft.blank();
  }

  private void column(InventoriedColumn column) {
    RoleProposal proposal = column.proposal();
    if (!proposal.question().isEmpty()) {
      draft.comment(2, "Decide: " + proposal.question() + ".");
    }
    for (String line : column.advice()) {
      draft.comment(2, line);
    }
    for (Finding finding : findings.getOrDefault(column.spec().name(), List.of())) {
      remark(finding);
    }
    List<String> keys = new ArrayList<>();
    keys.add("role: " + proposal.role().word());
    if (proposal.role() == Role.QUASI_IDENTIFIER && proposal.knowledge() == Knowledge.STATIC) {
      keys.add("knowledge: static");
    }
    if (proposal.format() != ValueFormat.TEXT) {
      keys.add("format: " + proposal.format().word());
    }
    keys.add("why: " + DraftText.quoted(column.why()));
    draft.entry(column.spec().name(), "{" + String.join(", ", keys) + "}");
  }

  private void remark(Finding finding) {
    draft.comment(
        2,
        finding.severity().word()
            + " "
            + finding.code()
            + ": "
            + finding.text()
            + (finding.evidence().isEmpty() ? "" : " (" + finding.evidence() + ")"));
  }
}
