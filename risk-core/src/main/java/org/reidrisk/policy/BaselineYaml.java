package org.reidrisk.policy;

import static org.reidrisk.policy.PolicyNodes.decimal;
import static org.reidrisk.policy.PolicyNodes.error;
import static org.reidrisk.policy.PolicyNodes.isEmpty;
import static org.reidrisk.policy.PolicyNodes.mapping;
import static org.reidrisk.policy.PolicyNodes.scalarAt;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.reidrisk.policy.YamlTree.Mapping;
import org.reidrisk.policy.YamlTree.Pair;
import org.reidrisk.policy.YamlTree.Scalar;

/** Reads the section {@code baseline} of a policy. */
final class BaselineYaml {
  private BaselineYaml() {}

  static void read(Mapping root, Policy.Builder policy) {
    Pair entry = root.entries().get("baseline");
    if (entry == null || isEmpty(entry.value())) {
      return;
    }
    Mapping baseline = mapping(entry.value(), PolicyShape.BASELINE, "baseline");
    Optional<String> sha256 = filled(baseline, "sha256").map(Scalar::text);
    if (sha256.isPresent() && !sha256.get().matches("[0-9a-fA-F]{64}")) {
      throw error(
          scalarAt(baseline, "sha256").orElseThrow(),
          "broken-hash",
          "a SHA-256 is 64 hexadecimal digits");
    }
    policy.baseline(
        new BaselinePolicy(
            filled(baseline, "key-file").map(Scalar::text).orElse(null),
            filled(baseline, "release").map(Scalar::text).orElse(null),
            sha256.map(s -> s.toLowerCase(Locale.ROOT)).orElse(null),
            share(baseline, "distribution", BaselinePolicy.DEFAULT.distance()),
            share(baseline, "missing", BaselinePolicy.DEFAULT.missing())));
  }

  private static Optional<Scalar> filled(Mapping baseline, String key) {
    Optional<Scalar> scalar = scalarAt(baseline, key);
    if (scalar.isPresent() && scalar.get().text().isBlank()) {
      throw error(scalar.get(), "empty-value", key + " is empty; fill it, or leave it out");
    }
    return scalar;
  }

  private static BigDecimal share(Mapping baseline, String key, BigDecimal otherwise) {
    Optional<Scalar> scalar = scalarAt(baseline, key);
    if (scalar.isEmpty()) {
      return otherwise;
    }
    BigDecimal number = decimal(scalar.get());
    if (!BaselinePolicy.isShare(number)) {
      throw error(
          scalar.get(), "out-of-range", key + " is a number above 0 and at most 1, such as 0.1");
    }
    return number;
  }
}
