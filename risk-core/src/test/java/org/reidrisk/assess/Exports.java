package org.reidrisk.assess;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.ReferencedFiles;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyYaml;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.ToolVersion;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableReader;

/** Small exports and policies, assessed as a user would have them assessed. */
final class Exports {
  static final Assessor ASSESSOR =
      Assessor.of(new ToolVersion("reidrisk", "0.1.0", "abc"), LocalDate.of(2026, 11, 1));

  /** The demonstration: A five times, B, C, D alike, E in two classes. */
  static final String DEMO =
      """
      PatientID,Sex,Age,Modality,Diagnosis
      A,F,40-44,CT,flu
      A,F,40-44,CT,flu
      A,F,40-44,CT,flu
      A,F,40-44,CT,flu
      A,F,40-44,CT,flu
      B,M,40-44,MR,flu
      C,M,40-44,MR,cold
      D,M,40-44,MR,hip
      E,M,40-44,MR,flu
      E,M,40-44,CT,flu
      """;

  private Exports() {}

  /** A policy for the demonstration's columns, with further sections. */
  static String policy(String sections) {
    return """
        reidrisk: 1
        release: {id: demo, tier: enclave}
        table: {patient: PatientID}
        columns:
          Sex: {role: quasi-identifier, knowledge: static}
          Age: {role: quasi-identifier}
          Modality: {role: quasi-identifier}
          Diagnosis: {role: sensitive}
        %s
        """
        .formatted(sections);
  }

  static Policy read(String policy) {
    return PolicyYaml.read(policy.getBytes(StandardCharsets.UTF_8));
  }

  static Table table(Policy policy, String csv) {
    try {
      return TableReader.of(policy.format())
          .read(
              new ByteArrayInputStream(csv.getBytes(policy.format().encoding())),
              "export.csv",
              policy::classify);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Assessment assess(String policy, String csv) {
    return assess(policy, csv, Map.of());
  }

  /** The same with files that the policy refers to, from memory. */
  static Assessment assess(String policy, String csv, Map<String, String> files) {
    Policy read = read(policy);
    return ASSESSOR.withFiles(files(files)).assess(table(read, csv), read);
  }

  static ReferencedFiles files(Map<String, String> texts) {
    return path -> {
      String text = texts.get(path);
      if (text == null) {
        throw new NoSuchFileException(path);
      }
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    };
  }

  /** As many patients as asked for, alike in sex and age, with two diagnoses in turn. */
  static String alike(int patients) {
    StringBuilder csv = new StringBuilder("PatientID,Sex,Age,Modality,Diagnosis\n");
    for (int i = 0; i < patients; i++) {
      csv.append("P")
          .append(i)
          .append(",F,40,CT,")
          .append(i % 2 == 0 ? "flu" : "cold")
          .append('\n');
    }
    return csv.toString();
  }

  static List<Finding> findings(Assessment assessment, String code) {
    return assessment.findings().stream().filter(f -> f.code().equals(code)).toList();
  }

  /** What decides by default: an adversary of one event, no variant, the usual constant. */
  static Measurement measurement(
      Assessment assessment,
      Quantity quantity,
      Unit unit,
      @Nullable String set,
      @Nullable String of,
      @Nullable Integer size) {
    Params params = new Params(size, quantity.powered() ? Params.POWER_ONE : null, null, set);
    return measurement(
        assessment,
        quantity,
        unit,
        of,
        quantity == Quantity.L_RECURSIVE ? params.withC(BigDecimal.valueOf(2)) : params);
  }

  /** The measurement of these parameters, but for the distance, which the policy chooses. */
  static Measurement measurement(
      Assessment assessment, Quantity quantity, Unit unit, @Nullable String of, Params params) {
    List<Measurement> found =
        assessment.measurements().stream()
            .filter(
                m ->
                    m.quantity() == quantity
                        && m.unit() == unit
                        && Objects.equals(m.of(), of)
                        && m.params().withDistance(null).equals(params))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " measurements of " + quantity.word());
    }
    return found.get(0);
  }
}
