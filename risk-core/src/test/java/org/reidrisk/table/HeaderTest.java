package org.reidrisk.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderTest {

  @Test
  void namesLoseByteOrderMarkAndBlanks() {
    Header header = Header.of(List.of("\uFEFFID", "  Age\t", "Study Date"));
    assertThat(header.names()).containsExactly("ID", "Age", "Study Date");
    assertThat(header.unnamed()).isEmpty();
    assertThat(header.repeated()).isEmpty();
    assertThat(header.size()).isEqualTo(3);
  }

  @Test
  void unnamedColumnIsCalledAfterItsPosition() {
    Header header = Header.of(List.of("a", "", "b", "  "));
    assertThat(header.names()).containsExactly("a", "column-2", "b", "column-4");
    assertThat(header.unnamed()).containsExactly(2, 4);
    assertThat(header.repeated()).isEmpty();
  }

  @Test
  void aNameThatNobodySeesIsNone() {
    List<String> invisible =
        List.of(
            "\u00A0",
            " \u00A0\u2007\u202F ",
            "\u200B",
            "\u200C\u200D\u2060",
            "\uFEFF\uFEFF",
            "\u00AD",
            "\u180E\u061C\u202E",
            "\u3000",
            "\u3164\u2800",
            "\u0001\u0007",
            "\uDB40\uDC20");
    Header header = Header.of(invisible);
    assertThat(header.unnamed()).hasSize(invisible.size());
    assertThat(header.names())
        .startsWith("column-1", "column-2")
        .allMatch(n -> n.matches("column-\\d+"));
    // One character that can be seen is a name, and what stands around it is kept.
    Header seen = Header.of(List.of("\u200B_", "\u00A0Age", "\u0301", "\u0627", "."));
    assertThat(seen.unnamed()).isEmpty();
    assertThat(seen.names()).startsWith("\u200B_", "\u00A0Age");
  }

  @Test
  void firstOfRepeatedNamesKeepsIt() {
    Header header = Header.of(List.of("Age", "Sex", "Age", " Age"));
    assertThat(header.names()).containsExactly("Age", "Sex", "Age@3", "Age@4");
    assertThat(header.repeated()).containsExactly(3, 4);
  }

  @Test
  void namesThatDifferInCapitalsAreTwoNames() {
    Header header = Header.of(List.of("age", "Age"));
    assertThat(header.names()).containsExactly("age", "Age");
    assertThat(header.repeated()).isEmpty();
  }

  @Test
  void fileMayHoldANameThatWouldBeMade() {
    for (List<String> cells :
        List.of(
            List.of("Age@3", "Age", "Age"),
            List.of("Age", "x", "Age", "Age@3"),
            List.of("column-2", ""),
            List.of("", "column-1"),
            List.of("column-3", "column-3@3", ""),
            List.of("a", "a", "a@2", "a@2@3", "a@3"))) {
      Header header = Header.of(cells);
      assertThat(header.names()).as("%s", cells).hasSameSizeAs(cells).doesNotHaveDuplicates();
    }
  }

  @Test
  void anyHeaderHasUniqueNamesAndRightPositions() {
    List<String> pieces = List.of("", "a", "a@2", "a@3", "a@2@3", "column-1", "column-2", " a ");
    SplitMix64 random = new SplitMix64(11);
    for (int i = 0; i < 5000; i++) {
      List<String> cells = new ArrayList<>();
      for (int c = random.between(1, 8); c > 0; c--) {
        cells.add(random.oneOf(pieces));
      }
      Header header = Header.of(cells);
      assertThat(new HashSet<>(header.names())).as("%s", cells).hasSameSizeAs(cells);
      for (int position = 1; position <= cells.size(); position++) {
        assertThat(header.unnamed().contains(position))
            .as("%s", cells)
            .isEqualTo(cells.get(position - 1).isBlank());
      }
    }
  }

  @Test
  void headerHasACell() {
    assertThatIllegalArgumentException().isThrownBy(() -> Header.of(List.of()));
  }

  @Test
  void textSaysNoName() {
    // A file without header has data in its first line.
    assertThat(Header.of(List.of("secret-7")).toString()).doesNotContain("secret-7");
  }
}
