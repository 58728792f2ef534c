package org.reidrisk.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.reidrisk.table.Role;

/**
 * A kind of labelled trap, and by what it counts as found: {@code inventory/trap-kinds.tsv}. A sign
 * belongs to a kind when a privacy officer who reads it learns of that leak, not merely of
 * something near it.
 *
 * @param name as in the labels
 * @param called a dash when the inventory of an export that nobody has annotated shall find it;
 *     else an assessment shall, by a policy with the proposed roles ({@code as-proposed}) or with
 *     another role for the first or last labelled column, such as {@code first:other}
 * @param signs codes of findings; {@code claim:} and a claim's code; {@code safe-harbor:} and a
 *     letter
 * @param leak what the trap hides, in a few words
 */
record TrapKind(String name, String called, Set<String> signs, String leak) {

  /** All kinds by name. */
  static Map<String, TrapKind> all() throws IOException {
    Map<String, TrapKind> kinds = new TreeMap<>();
    try (InputStream in = TrapKind.class.getResourceAsStream("/inventory/trap-kinds.tsv")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .forEach(c -> kinds.put(c[0], new TrapKind(c[0], c[1], Set.of(c[2].split(" ")), c[3])));
    }
    return kinds;
  }

  boolean needsPolicy() {
    return !called.equals("-");
  }

  /** The other role of a labelled column; a dash where it has the proposed one. */
  String word() {
    return called.contains(":") ? called.replace("first:", "").replace("last:", "") : "–";
  }

  /** What the policy calls a column that the inventory would call otherwise. */
  Role role(String column, List<String> labelled, Role proposed) {
    String[] parts = called.split(":", -1);
    int place = parts[0].equals("last") ? labelled.size() - 1 : 0;
    return parts.length > 1 && labelled.get(place).equals(column)
        ? Role.valueOf(parts[1].toUpperCase(Locale.ROOT).replace('-', '_'))
        : proposed;
  }

  /** Whether a sign of this kind was given about one of the labelled columns. */
  boolean foundIn(LabelledTrap.Remarks remarks, List<String> labelled) {
    return remarks.findings().stream()
            .anyMatch(f -> signs.contains(f.code()) && labelled.contains(f.about()))
        || remarks.claims().stream()
            .filter(c -> c.verdict() == Claim.Verdict.CONTRADICTED)
            .filter(c -> signs.contains("claim:" + c.code()))
            .anyMatch(c -> c.columns().stream().anyMatch(labelled::contains))
        || remarks.safeHarbor().stream()
            .filter(i -> i.verdict() == SafeHarborItem.Verdict.PRESENT)
            .filter(i -> signs.contains("safe-harbor:" + i.letter()))
            .anyMatch(i -> i.columns().stream().anyMatch(labelled::contains));
  }
}
