package org.reidrisk.arx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reidrisk.ReferencedFiles;
import org.reidrisk.assess.Assessor;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyYaml;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.AssessmentJson;
import org.reidrisk.record.CrossCheckResult;
import org.reidrisk.record.PeerComparison;
import org.reidrisk.record.PeerComparison.Reason;
import org.reidrisk.record.PeerComparison.Verdict;
import org.reidrisk.record.ToolVersion;
import org.reidrisk.table.TableReader;

/** One assessment with ARX beside it. */
record Measured(Assessment assessment, CrossCheckResult arx) {
  private static final Assessor ASSESSOR =
      Assessor.of(new ToolVersion("reidrisk", "0", "unknown"), LocalDate.of(2026, 11, 1));

  /** Opens an export. */
  interface Source {
    InputStream open() throws IOException;
  }

  static Measured of(String policy, Source export, String name, ReferencedFiles files) {
    Policy read = PolicyYaml.read(policy.getBytes(UTF_8));
    try (InputStream in = export.open()) {
      Assessment assessment =
          ASSESSOR
              .withFiles(files)
              .withCrossCheck(new ArxCrossCheck())
              .assess(TableReader.of(read.format()).read(in, name, read::classify), read);
      // What is recorded is believed by whoever reads it.
      AssessmentJson.read(AssessmentJson.write(assessment));
      return new Measured(assessment, assessment.crossChecks().get(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Measured of(String policy, String csv, Map<String, String> files) {
    return of(
        policy,
        () -> new ByteArrayInputStream(csv.getBytes(UTF_8)),
        "export.csv",
        file -> {
          if (!files.containsKey(file)) {
            throw new NoSuchFileException(file);
          }
          return new ByteArrayInputStream(files.get(file).getBytes(UTF_8));
        });
  }

  long count(Verdict verdict) {
    return arx.count(verdict);
  }

  /** Codes of the reasons of everything that differs. */
  List<String> reasons() {
    return arx.comparisons().stream()
        .flatMap(c -> c.reasons().stream())
        .map(Reason::code)
        .distinct()
        .sorted()
        .toList();
  }

  /** The sentence of a reason, which is one. */
  String sentence(String code) {
    return arx.comparisons().stream()
        .flatMap(c -> c.reasons().stream())
        .filter(r -> r.code().equals(code))
        .map(Reason::text)
        .distinct()
        .reduce(
            (a, b) -> {
              throw new IllegalStateException("one code, two sentences");
            })
        .orElseThrow();
  }

  /** What was done to the export. */
  List<String> prepared() {
    return arx.prepared().stream().map(CrossCheckResult.Preparation::text).toList();
  }

  PeerComparison figure(Quantity quantity) {
    return all(quantity).get(0);
  }

  PeerComparison share(int below) {
    return all(Quantity.PROSECUTOR_SHARE_ABOVE).stream()
        .filter(c -> Integer.valueOf(below).equals(c.params().threshold()))
        .findFirst()
        .orElseThrow();
  }

  List<PeerComparison> all(Quantity quantity) {
    List<PeerComparison> all = new ArrayList<>();
    arx.comparisons().stream().filter(c -> c.quantity() == quantity).forEach(all::add);
    return all;
  }

  PeerComparison atLimit(String bound) {
    String model = "limit-" + new BigDecimal(bound).toPlainString();
    return all(Quantity.PROSECUTOR_SHARE_ABOVE).stream()
        .filter(c -> model.equals(c.params().model()))
        .findFirst()
        .orElseThrow();
  }
}
