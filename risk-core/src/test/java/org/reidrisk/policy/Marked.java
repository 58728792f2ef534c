package org.reidrisk.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;

/**
 * A policy file in which « stands before the place that a reader should be sent to; without it the
 * mistake concerns the file as a whole.
 */
record Marked(String text, int line, int column) {

  static Marked of(String marked) {
    int at = marked.indexOf('«');
    if (at < 0) {
      return new Marked(marked, 0, 0);
    }
    String before = marked.substring(0, at);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = at - before.lastIndexOf('\n');
    return new Marked(before + marked.substring(at + 1), line, column);
  }

  /** A small policy with further limits. */
  static String withLimits(String explicit) {
    return """
        reidrisk: 1
        release: {id: r, tier: controlled}
        columns:
          Sex: {role: quasi-identifier}
          Age: {role: quasi-identifier}
          Diagnosis: {role: sensitive}
          Finding: {role: sensitive}
        quasi-identifier-sets: {colleague: [Sex]}
        limits:
          explicit:
            - {%s}
        """
        .formatted(explicit);
  }

  /** A small policy whose columns are given, indented by two. */
  static String withColumns(String columns) {
    return """
        reidrisk: 1
        release: {id: r, tier: controlled}
        columns:
        %s
        """
        .formatted(columns);
  }

  /** A small policy with further sections. */
  static String with(String sections) {
    return """
        reidrisk: 1
        release: {id: r, tier: controlled}
        columns: {Sex: {role: quasi-identifier}, Diagnosis: {role: sensitive}}
        %s
        """
        .formatted(sections);
  }

  static Policy read(String text) {
    return PolicyYaml.read(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads the file and expects it to be refused, with this code and at the marked place. */
  static PolicyException refused(String code, String marked) {
    Marked file = of(marked);
    PolicyException mistake = catchThrowableOfType(PolicyException.class, () -> read(file.text()));
    assertThat(mistake).as("the policy should be refused:%n%s", file.text()).isNotNull();
    assertThat(mistake.code()).as(mistake.getMessage()).isEqualTo(code);
    assertThat(mistake.line() + ":" + mistake.column())
        .as("place of \"%s\" in%n%s", mistake.getMessage(), file.text())
        .isEqualTo(file.line() + ":" + file.column());
    assertThat(mistake.getMessage()).as("one line").doesNotContain("\n");
    return mistake;
  }
}
